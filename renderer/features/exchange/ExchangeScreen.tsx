/**
 * 数据交换: what is on the stick in plain words, packing 上报 and 下发, taking packages in, and the clashes that wait for a person.
 */
import { Alert, Button, Card, DatePicker, Empty, Flex, Modal, Segmented, Select, Space, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { useCallback, useEffect, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import type { Drive, MergePlan, PackageKind } from '../../../shared/contract/exchange';
import type { FileToken } from '../../../shared/contract/files';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import { call, listen } from '../../bridge';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import type { ScreenProps } from '../../ui/navigation';
import { ClashList } from './ClashList';
import { CodeCard } from './CodeCard';
import { PlanView } from './PlanView';
import './exchange.css';
import { PlainTable } from '../../ui/PlainTable';

type Notice = { readonly type: 'success' | 'error'; readonly text: string };

function failureNotice(failure: Failure): Notice {
  return { type: 'error', text: errorMessage(failure.code, failure.detail) };
}

function gigabytes(bytes: number | null): string {
  if (bytes === null) return '';
  return bytes >= 1024 ** 3 ? `剩余 ${(bytes / 1024 ** 3).toFixed(1)} GB` : `剩余 ${Math.floor(bytes / 1024 ** 2)} MB`;
}

function PackCard({
  status,
  drive,
  onNotice,
  onDone,
}: {
  status: WorkspaceStatus;
  drive: Drive | null;
  onNotice: (notice: Notice) => void;
  onDone: () => void;
}) {
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));
  const county = status.unit === null;
  const [period, setPeriod] = useState(status.today.slice(0, 7));
  const [unit, setUnit] = useState<string | null>(null);
  const [busy, setBusy] = useState<PackageKind | null>(null);

  async function pack(kind: PackageKind): Promise<void> {
    if (drive === null) return;
    setBusy(kind);
    const to = unit === null ? null : recordId(unit);
    const answer = await call('exchange:pack', { kind, to, period, drive: drive.token, person: status.person });
    setBusy(null);
    if (!answer.ok) return onNotice(failureNotice(answer));
    onNotice({ type: 'success', text: `已写入并核对：${answer.value.cover.file}。可以安全拔出U盘。` });
    onDone();
  }

  const ready = drive !== null && !drive.readOnly && busy === null;
  return (
    <Card size="small" title={county ? '下发和备份' : '上报和备份'}>
      <Space wrap>
        <DatePicker
          picker="month"
          allowClear={false}
          value={dayjs(`${period}-01`)}
          onChange={(value) => value && setPeriod(value.format('YYYY-MM'))}
          aria-label="期间"
        />
        {county && (
          <Select
            aria-label="接收单位"
            placeholder="接收单位"
            style={{ width: 200 }}
            showSearch={{ optionFilterProp: 'label' }}
            value={unit}
            onChange={setUnit}
            options={units.map(({ id, name }) => ({ value: id, label: name ?? id }))}
          />
        )}
        {county ? (
          <>
            <Button
              type="primary"
              data-testid="pack-down"
              disabled={!ready || unit === null}
              loading={busy === '下发'}
              onClick={() => void pack('下发')}
            >
              下发
            </Button>
            <Button data-testid="pack-kit" disabled={!ready || unit === null} loading={busy === '开通'} onClick={() => void pack('开通')}>
              制作单位开通文件
            </Button>
          </>
        ) : (
          <Button type="primary" data-testid="pack-up" disabled={!ready} loading={busy === '上报'} onClick={() => void pack('上报')}>
            上报
          </Button>
        )}
        <Button data-testid="pack-backup" disabled={!ready} loading={busy === '备份'} onClick={() => void pack('备份')}>
          一键备份到U盘
        </Button>
      </Space>
      <Typography.Paragraph type="secondary" className="exchange-note">
        上次备份到U盘：{status.lastStickBackup ?? '还没有'}。本系统不得存储、处理国家秘密；U盘上的文件只有台账数据，交接时请当面清点。
      </Typography.Paragraph>
    </Card>
  );
}

function DriveCard({ drive, onOpen }: { drive: Drive; onOpen: (file: FileToken) => void }) {
  return (
    <PlainTable
      rowKey="token"
      pagination={false}
      dataSource={drive.files}
      empty="U盘里没有责任台账的数据包。"
      columns={[
        { title: '文件', dataIndex: 'name', ellipsis: true },
        { title: '类别', width: 72, render: (_, file) => file.cover?.kind ?? '' },
        { title: '来自', width: 140, render: (_, file) => file.cover?.from ?? '' },
        { title: '期间', width: 100, render: (_, file) => file.cover?.period ?? '' },
        {
          title: '内容',
          render: (_, file) =>
            file.problem !== '' ? (
              <Tag>{file.problem}</Tag>
            ) : (
              (file.cover?.counts ?? []).map(({ label, count }) => `${label} ${count}`).join('，')
            ),
        },
        {
          title: '',
          width: 96,
          render: (_, file) => (
            <Button size="small" disabled={file.cover === null} data-testid="open-package" onClick={() => onOpen(file.token)}>
              打开核对
            </Button>
          ),
        },
      ]}
    />
  );
}

/** The screen of 数据交换. */
export function ExchangeScreen({ target }: ScreenProps) {
  const status = useStatus();
  const [tab, setTab] = useState<'stick' | 'clash'>(target?.tab === 'clash' ? 'clash' : 'stick');
  const [drives, setDrives] = useState<readonly Drive[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [plan, setPlan] = useState<MergePlan | null>(null);

  const refresh = useCallback(async (): Promise<void> => {
    const answer = await call('exchange:drives', {});
    if (answer.ok) setDrives(answer.value.drives);
  }, []);

  useEffect(() => {
    const first = window.setTimeout(() => void refresh(), 0);
    const stop = listen('exchange:drives', () => void refresh());
    return () => {
      window.clearTimeout(first);
      stop();
    };
  }, [refresh]);

  async function chooseFolder(): Promise<void> {
    const answer = await call('exchange:folder', {});
    if (!answer.ok) return setNotice(failureNotice(answer));
    const folder = answer.value;
    if (folder === null) return;
    setDrives((known) => [...known.filter(({ token }) => token !== folder.token), folder]);
    setChosen(folder.token);
  }

  async function openPackage(file: FileToken): Promise<void> {
    const answer = await call('exchange:plan', { file });
    if (answer.ok) setPlan(answer.value);
    else setNotice(failureNotice(answer));
  }

  const drive = drives.find(({ token }) => token === chosen) ?? drives[0] ?? null;
  return (
    <div className="exchange" data-testid="exchange">
      <Segmented
        value={tab}
        onChange={setTab}
        options={[
          { value: 'stick', label: 'U盘' },
          { value: 'clash', label: '待核对' },
        ]}
      />
      {notice !== null && (
        <Alert
          type={notice.type}
          showIcon
          closable={{ onClose: () => setNotice(null) }}
          title={notice.text}
          data-testid="exchange-notice"
        />
      )}
      {tab === 'clash' ? (
        <ClashList />
      ) : (
        <>
          <Flex gap={8} align="center">
            <Select
              aria-label="U盘"
              style={{ minWidth: 320 }}
              placeholder="没有发现U盘"
              value={drive?.token ?? null}
              onChange={setChosen}
              options={drives.map(({ token, name, freeBytes, readOnly }) => ({
                value: token,
                label: `${name} ${readOnly ? '（只读）' : gigabytes(freeBytes)}`,
              }))}
            />
            <Button onClick={() => void refresh()}>重新查找</Button>
            <Button data-testid="choose-folder" onClick={() => void chooseFolder()}>
              选择文件夹代替U盘
            </Button>
          </Flex>
          <CodeCard status={status} />
          <PackCard status={status} drive={drive} onNotice={setNotice} onDone={() => void refresh()} />
          {drive === null ? (
            <Empty description="插上U盘后，这里列出其中的数据包。" />
          ) : (
            <DriveCard drive={drive} onOpen={(file) => void openPackage(file)} />
          )}
        </>
      )}
      <Modal open={plan !== null} title="核对数据包" width={1080} footer={null} onCancel={() => setPlan(null)} destroyOnHidden>
        {plan !== null && (
          <PlanView
            plan={plan}
            status={status}
            drive={drive}
            onDone={(text) => {
              setPlan(null);
              setNotice({ type: 'success', text });
              void refresh();
            }}
            onFailure={(failure) => setNotice(failureNotice(failure))}
          />
        )}
      </Modal>
    </div>
  );
}
