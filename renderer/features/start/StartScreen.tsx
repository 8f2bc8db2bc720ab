/**
 * First start: four ways to a ledger, the data folder shown and chosen, the name of who is at the keyboard.
 * Knows the bridge only; when a way succeeds, the status of the open workspace is handed up.
 */
import { Alert, Button, Card, Checkbox, Flex, Form, Input, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import type { StickFile } from '../../../shared/contract/exchange';
import type { ChosenFile, ChosenFolder } from '../../../shared/contract/files';
import { errorMessage } from '../../../shared/errors';
import type { Failure, Result } from '../../../shared/errors';
import { call } from '../../bridge';
import { GivenFile } from './GivenFile';
import './start.css';

const WAYS = [
  { id: 'enrol', title: '用开通文件开通', text: '县里发来U盘，里面有本单位的开通文件。单位、人员、任务、编号和去年台账一起到位。' },
  { id: 'create', title: '新建台账', text: '县招商办第一次使用，从空台账开始。' },
  { id: 'sample', title: '打开示例县（青石县）', text: '演练数据，存放在单独的文件夹，打印带水印，不含真实数字。' },
  { id: 'restore', title: '从备份恢复', text: '换电脑或重装后，从U盘备份恢复成一份新的台账。' },
  { id: 'open', title: '打开已有台账', text: '本机上已有台账文件夹。' },
] as const;
type Way = (typeof WAYS)[number]['id'];

type Names = {
  county: string;
  office: string;
  issuer: string;
  issuerCode: string;
  person: string;
  passphrase?: string;
  keyPassphrase?: string;
  withoutKeys?: boolean;
};

const KIT_WAYS: Partial<Record<Way, 'kit' | 'backup'>> = { enrol: 'kit', restore: 'backup' };

function formatFree(bytes: number | null): string {
  return bytes === null ? '' : `，剩余 ${Math.floor(bytes / 1024 ** 3)} GB`;
}

function keysOf({ keyPassphrase, withoutKeys }: Names): { keyPassphrase?: string; withoutKeys?: boolean } {
  return withoutKeys === true ? { withoutKeys } : { keyPassphrase: keyPassphrase ?? '' };
}

async function begin(way: Way, folder: ChosenFolder, file: ChosenFile | null, names: Names): Promise<Result<WorkspaceStatus> | null> {
  const place = { folder: folder.token, person: names.person.trim() };
  switch (way) {
    case 'create': {
      const { county, office, issuer, issuerCode } = names;
      return call('workspace:create', { ...place, county, office, issuer, issuerCode });
    }
    case 'sample':
      return call('workspace:sample', place);
    case 'enrol':
      return file === null ? null : call('workspace:enrol', { ...place, kit: file.token, passphrase: names.passphrase ?? '' });
    case 'restore':
      return file === null
        ? null
        : call('workspace:restore', { ...place, backup: file.token, passphrase: names.passphrase ?? '', ...keysOf(names) });
    case 'open':
      return call('workspace:open', place);
  }
}

function FolderLine({ way, folder, onChoose }: { way: Way; folder: ChosenFolder | null; onChoose: () => void }) {
  return (
    <Form.Item label={way === 'open' ? '台账文件夹' : '存放文件夹'} required>
      <Flex gap={8} align="center">
        <span className="start-folder" data-testid="start-folder">
          {folder === null ? '尚未选定' : `${folder.path}${formatFree(folder.freeBytes)}`}
        </span>
        <Button onClick={onChoose}>选择文件夹</Button>
      </Flex>
      {folder?.warnings.map((warning) => (
        <Alert key={warning} type="warning" title={warning} showIcon />
      ))}
    </Form.Item>
  );
}

type WayFormProps = {
  way: Way;
  /** The file a person double-clicked; he may choose another. */
  given: ChosenFile | null;
  onDone: (status: WorkspaceStatus) => void;
  onBack: () => void;
};

function WayForm({ way, given, onDone, onBack }: WayFormProps) {
  const [folder, setFolder] = useState<ChosenFolder | null>(null);
  const [file, setFile] = useState<ChosenFile | null>(given);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  /** The file said that it opens only with its 通行口令. */
  const [locked, setLocked] = useState(false);
  const purpose = KIT_WAYS[way];

  useEffect(() => {
    if (way === 'open') return;
    void call('files:proposeFolder', { practice: way === 'sample' }).then((answer) => {
      if (answer.ok) setFolder(answer.value);
    });
  }, [way]);

  async function chooseFolder(): Promise<void> {
    const answer = await call('files:chooseFolder', {});
    if (answer.ok && answer.value !== null) setFolder(answer.value);
  }

  async function chooseFile(): Promise<void> {
    if (purpose === undefined) return;
    const answer = await call('files:choose', { purpose });
    if (answer.ok && answer.value !== null) setFile(answer.value);
  }

  async function submit(names: Names): Promise<void> {
    if (folder === null) return;
    setBusy(true);
    const answer = await begin(way, folder, file, names);
    setBusy(false);
    if (answer === null) return;
    if (answer.ok) return onDone(answer.value);
    setFailure(answer);
    if (answer.code === 'E_NEEDS_PASSPHRASE') setLocked(true);
  }

  const ready = folder !== null && (purpose === undefined || file !== null);
  return (
    <Form<Names> layout="vertical" className="start-form" onFinish={(names) => void submit(names)} requiredMark={false}>
      <Typography.Title level={4}>{WAYS.find(({ id }) => id === way)?.title}</Typography.Title>
      {purpose !== undefined && (
        <Form.Item label={purpose === 'kit' ? '开通文件' : '备份文件'} required>
          <Flex gap={8} align="center">
            <span className="start-folder">{file?.name ?? '尚未选定'}</span>
            <Button onClick={() => void chooseFile()}>选择文件</Button>
          </Flex>
        </Form.Item>
      )}
      {purpose !== undefined && locked && (
        <Form.Item name="passphrase" label="通行口令" rules={[{ required: true, message: '请填写发出单位电话告知的口令' }]}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      {way === 'restore' && !locked && (
        <>
          <Form.Item name="keyPassphrase" label="备份口令">
            <Input.Password maxLength={100} data-testid="restore-phrase" placeholder="备份时设的口令；没有设的，不用填" />
          </Form.Item>
          <Form.Item name="withoutKeys" valuePropName="checked" className="start-after">
            <Checkbox>忘了口令，只恢复台账（一条不少，但要重新开通才能交换数据）</Checkbox>
          </Form.Item>
        </>
      )}
      {way === 'create' && (
        <div className="start-pairs">
          <Form.Item name="county" label="县（市、区）名称" rules={[{ required: true, min: 2, message: '请填写，例如 青石县' }]}>
            <Input placeholder="例如 青石县" maxLength={60} />
          </Form.Item>
          <Form.Item name="office" label="办公室名称" rules={[{ required: true, min: 2, message: '请填写，例如 青石县招商办' }]}>
            <Input placeholder="例如 青石县招商办" maxLength={60} />
          </Form.Item>
          <Form.Item name="issuer" label="发文机关" rules={[{ required: true, min: 2, message: '请填写文书落款的机关名称' }]}>
            <Input placeholder="例如 青石县招商引资工作领导小组" maxLength={60} />
          </Form.Item>
          <Form.Item name="issuerCode" label="机关代字" initialValue="">
            <Input placeholder="例如 青招组（没有可不填）" maxLength={20} />
          </Form.Item>
        </div>
      )}
      <FolderLine way={way} folder={folder} onChoose={() => void chooseFolder()} />
      <Form.Item name="person" label="经办人姓名" rules={[{ required: true, message: '请填写姓名，以后每条记录都会记下是谁录入的' }]}>
        <Input placeholder="本人姓名" maxLength={30} />
      </Form.Item>
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
          {way === 'open' ? '打开' : '开始使用'}
        </Button>
        <Button onClick={onBack}>返回</Button>
      </Flex>
    </Form>
  );
}

/** The journal is broken in the middle: what is good of it becomes a new ledger beside the old one. */
function SalvageButton({ onOpen }: { onOpen: (status: WorkspaceStatus) => void }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function salvage(): Promise<void> {
    const folder = await call('files:chooseFolder', {});
    if (!folder.ok || folder.value === null) return;
    setBusy(true);
    const answer = await call('workspace:salvage', { folder: folder.value.token });
    setBusy(false);
    if (answer.ok) onOpen(answer.value);
    else setFailure(answer);
  }

  return (
    <Flex vertical gap={8} className="start-salvage">
      <Flex gap={8} align="center">
        <Button type="primary" loading={busy} data-testid="salvage" onClick={() => void salvage()}>
          恢复到新文件夹
        </Button>
        <span>选一个空文件夹；损坏的那份原样保留，交技术人员查看。</span>
      </Flex>
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
    </Flex>
  );
}

type StartScreenProps = {
  readonly onOpen: (status: WorkspaceStatus) => void;
  readonly failure: Failure | null;
  /** A package that was double-clicked, shown until somebody has looked at it. */
  readonly given: StickFile | null;
  readonly onGivenSeen: () => void;
};

/** The first page of the program while no ledger is open. */
export function StartScreen({ onOpen, failure, given, onGivenSeen }: StartScreenProps) {
  const [way, setWay] = useState<Way | null>(null);
  const [file, setFile] = useState<StickFile | null>(null);

  function choose(next: Way | null, chosen: StickFile | null = null): void {
    setWay(next);
    setFile(chosen);
  }

  return (
    <main className="start" data-testid="start">
      <header>
        <Typography.Title level={2}>责任台账</Typography.Title>
        <Typography.Paragraph>招商引资项目和责任的台账。数据只存放在本机，不联网。</Typography.Paragraph>
        <Alert type="warning" showIcon title="本系统不得存储、处理国家秘密。" />
        {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
        {failure?.code === 'E_JOURNAL_BROKEN' && <SalvageButton onOpen={onOpen} />}
      </header>
      {way === null ? (
        <div className="start-ways">
          {WAYS.map(({ id, title, text }) => (
            <Card key={id} hoverable size="small" onClick={() => choose(id)}>
              <Button type="link" className="start-way" data-testid={`start-${id}`} onClick={() => choose(id)}>
                {title}
              </Button>
              <div>{text}</div>
            </Card>
          ))}
        </div>
      ) : (
        <WayForm
          key={`${way}/${file?.token ?? ''}`}
          way={way}
          given={file === null ? null : { token: file.token, name: file.name, size: file.size }}
          onDone={onOpen}
          onBack={() => choose(null)}
        />
      )}
      {given !== null && (
        <GivenFile
          file={given}
          open={false}
          onAct={(action, chosen) => action !== 'plan' && choose(action, chosen)}
          onClose={onGivenSeen}
        />
      )}
    </main>
  );
}
