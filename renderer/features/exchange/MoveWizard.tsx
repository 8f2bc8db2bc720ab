/**
 * 换电脑: first what happened, then the steps of that way in plain words, each with the button that does it. The old machine is 停用 on the way, and the
 * 校验码 is read by telephone where the machine gets a new identity.
 */
import { Alert, Button, Modal, Radio, Select, Steps, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import type { Drive } from '../../../shared/contract/exchange';
import { errorMessage, fail } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { officeRows, withdrawDraft } from '../../../shared/exchange/offices';
import { listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import { call } from '../../bridge';
import { commit } from '../../data/commit';
import { takeStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { AskText } from '../../ui/AskText';
import { BackupDialog } from './BackupDialog';
import { LongWork } from './LongWork';
import { MachineTable } from './MachineTable';
import { COUNTY_SITUATIONS, OWN_SITUATIONS, UNIT_SITUATIONS } from './move-steps';
import type { MoveAct, MoveStep, Situation } from './move-steps';
import { NewCodeDialog } from './NewCodeDialog';
import { PassphraseDialog } from './PassphraseDialog';
import { writtenWords } from './words';

const OWN = '-';

type Props = { readonly status: WorkspaceStatus; readonly drive: Drive | null; readonly onClose: () => void };
type Said = { readonly act: MoveAct; readonly text: string; readonly bad: boolean };
type Renewal = Omit<Parameters<typeof call<'exchange:renew'>>[1], 'person'>;
type Asked = 'backup' | 'withdraw' | { readonly wish: Renewal; readonly failure: Failure };

/** A new county key: its 校验码 is heard by telephone first. */
const NEEDS_CODE: ReadonlySet<string> = new Set(['E_COUNTY_KEY_NEW', 'E_CODE_DIFFERS']);
const NEEDS_PASSPHRASE: ReadonlySet<string> = new Set(['E_NEEDS_PASSPHRASE', 'E_PASSPHRASE']);

const BUTTONS: Readonly<Record<MoveAct, string>> = {
  上报: '上报到U盘',
  备份: '备份到U盘',
  续办: '选择开通文件续办',
  停用旧电脑: '',
  停用原开通: '停用原来的开通',
  制作开通文件: '制作开通文件到U盘',
  念校验码: '',
  下发: '下发到U盘',
};
const NEEDS_DRIVE: ReadonlySet<MoveAct> = new Set(['上报', '备份', '制作开通文件', '下发']);

function CodeLine() {
  const [code, setCode] = useState('');
  useEffect(() => {
    void call('exchange:code', {}).then((answer) => setCode(answer.ok ? answer.value.code : ''));
  }, []);
  return (
    <Typography.Text data-testid="move-code">
      本县校验码：<strong>{code}</strong>
    </Typography.Text>
  );
}

export function MoveWizard({ status, drive, onClose }: Props) {
  const county = status.unit === null;
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));
  const offices = useLedger((ledger) => officeRows(ledger, status.today));
  const [place, setPlace] = useState<string | null>(status.unit);
  const ways = !county ? UNIT_SITUATIONS : place === OWN ? OWN_SITUATIONS : COUNTY_SITUATIONS;
  const [chosen, setChosen] = useState<Situation['id'] | null>(null);
  const [busy, setBusy] = useState<MoveAct | null>(null);
  const [said, setSaid] = useState<readonly Said[]>([]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const unit = place === null || place === OWN ? null : recordId(place);
  const way = ways.find(({ id }) => id === chosen) ?? null;
  const cards = offices.filter(
    ({ office, own, state }) => !own && office.unit === unit && office.publicKey !== undefined && state === '在用',
  );

  function tell(act: MoveAct, answer: Failure | string): void {
    const line = typeof answer === 'string' ? { text: answer, bad: false } : { text: errorMessage(answer.code, answer.detail), bad: true };
    setSaid((lines) => [...lines.filter((one) => one.act !== act), { act, ...line }]);
  }

  async function pack(act: MoveAct, kind: '上报' | '备份' | '开通' | '下发', keyPassphrase: string | null = null): Promise<void> {
    if (drive === null) return;
    setBusy(act);
    const period = status.today.slice(0, 7);
    const phrase = keyPassphrase === null ? {} : { keyPassphrase };
    const answer = await call('exchange:pack', { kind, to: unit, period, drive: drive.token, person: status.person, ...phrase });
    setBusy(null);
    setAsked(null);
    tell(act, answer.ok ? writtenWords(answer.value) : answer);
  }

  async function renew(wish: Renewal): Promise<void> {
    setBusy('续办');
    const answer = await call('exchange:renew', { ...wish, person: status.person });
    setBusy(null);
    if (!answer.ok && (NEEDS_CODE.has(answer.code) || NEEDS_PASSPHRASE.has(answer.code))) return setAsked({ wish, failure: answer });
    setAsked(null);
    if (!answer.ok) return tell('续办', answer);
    // The ledger is opened anew under its new name; the window begins at its first page.
    onClose();
    takeStatus(answer.value);
  }

  async function chooseKit(): Promise<void> {
    const answer = await call('files:choose', { purpose: 'kit' });
    if (!answer.ok) tell('续办', answer);
    else if (answer.value !== null) await renew({ kit: answer.value.token });
  }

  async function withdrawCards(reason: string): Promise<void> {
    setAsked(null);
    const answer = await commit((ledger) =>
      cards.flatMap(({ office }) => {
        const draft = withdrawDraft(ledger, office.id, reason);
        return draft.ok ? [draft.value] : [];
      }),
    );
    tell('停用原开通', answer.ok ? '已停用。原来的电脑发来的数据包不再接收。' : answer);
  }

  function run(act: MoveAct): void {
    if (act === '上报' || act === '下发') void pack(act, act);
    else if (act === '制作开通文件') void pack(act, '开通');
    else if (act === '备份') setAsked('backup');
    else if (act === '续办') void chooseKit();
    else if (cards.length === 0) tell(act, fail('E_SETTLED', '没有在用的开通'));
    else setAsked('withdraw');
  }

  function body({ text, act }: MoveStep) {
    const line = said.find((one) => one.act === act);
    const off = act !== undefined && NEEDS_DRIVE.has(act) && (drive === null || drive.readOnly);
    return (
      <div className="exchange-step">
        <span>{text}</span>
        {act === '念校验码' && <CodeLine />}
        {act === '停用旧电脑' && <MachineTable unit={unit} status={status} mayWithdraw={!status.readOnly} />}
        {act !== undefined && BUTTONS[act] !== '' && (
          <span>
            <Button
              size="small"
              data-testid={`move-${act}`}
              disabled={off || status.readOnly || busy !== null}
              loading={busy === act}
              onClick={() => run(act)}
            >
              {BUTTONS[act]}
            </Button>
            {off && <Typography.Text type="secondary">　先插上U盘，在“U盘”页选定</Typography.Text>}
          </span>
        )}
        {busy === act && busy !== null && busy !== '续办' && <LongWork label="正在准备数据包" />}
        {line !== undefined && <Alert type={line.bad ? 'error' : 'success'} showIcon title={line.text} />}
      </div>
    );
  }

  return (
    <Modal open title="换电脑" width={920} style={{ top: 24 }} footer={null} onCancel={onClose}>
      <div className="exchange-move" data-testid="move-wizard">
        {county && (
          <Select
            aria-label="换电脑的单位"
            placeholder="哪个单位换电脑"
            style={{ width: 300 }}
            showSearch={{ optionFilterProp: 'label' }}
            value={place}
            onChange={(value: string) => {
              setPlace(value);
              setChosen(null);
              setSaid([]);
            }}
            options={[{ value: OWN, label: '县招商办（本单位）' }, ...units.map(({ id, name }) => ({ value: id, label: name ?? id }))]}
          />
        )}
        {(place !== null || !county) && (
          <Radio.Group
            vertical
            value={chosen}
            onChange={(event) => {
              setChosen(ways.find(({ id }) => id === event.target.value)?.id ?? null);
              setSaid([]);
            }}
            options={ways.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
        {way === null ? (
          <Typography.Text type="secondary">
            先选是哪一种情况，下面列出要办的几步。台账不会因为换电脑而丢失已经上报或备份的内容。
          </Typography.Text>
        ) : (
          <Steps
            orientation="vertical"
            size="small"
            current={-1}
            items={way.steps.map((step) => ({ title: step.title, content: body(step), status: 'process' as const }))}
          />
        )}
        {!county && way?.id === 'clone' && <MachineTable unit={unit} status={status} mayWithdraw={false} />}
      </div>
      {asked === 'backup' && (
        <BackupDialog county={county} onCancel={() => setAsked(null)} onBackUp={(phrase) => void pack('备份', '备份', phrase)} />
      )}
      {asked === 'withdraw' && (
        <AskText
          title="停用原来的开通"
          hint={`停用 ${cards.length} 份开通。以后电脑找回，可在“往来和停用”中恢复使用。`}
          okText="停用"
          onOk={(reason) => void withdrawCards(reason)}
          onCancel={() => setAsked(null)}
        />
      )}
      {asked !== null && typeof asked === 'object' && NEEDS_PASSPHRASE.has(asked.failure.code) && (
        <PassphraseDialog
          failure={asked.failure}
          busy={busy === '续办'}
          onTry={(passphrase) => void renew({ ...asked.wish, passphrase })}
          onCancel={() => setAsked(null)}
        />
      )}
      {asked !== null && typeof asked === 'object' && NEEDS_CODE.has(asked.failure.code) && (
        <NewCodeDialog
          failure={asked.failure}
          busy={busy === '续办'}
          onHeard={(code) => void renew({ ...asked.wish, code })}
          onCancel={() => setAsked(null)}
        />
      )}
    </Modal>
  );
}
