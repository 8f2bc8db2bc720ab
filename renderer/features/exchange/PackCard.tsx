/** Making packages: 下发, 单位开通文件, 上报, backup. A 通行口令 locks the content for whoever finds the stick. */
import { Button, Card, Checkbox, Input, Select, Space, Typography } from 'antd';
import { useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import type { Drive, PackageKind } from '../../../shared/contract/exchange';
import type { Failure } from '../../../shared/errors';
import { listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import { call } from '../../bridge';
import { MonthField } from '../../ui/DayField';
import { useLedger } from '../../data/use-ledger';
import { BackupDialog } from './BackupDialog';
import { LongWork } from './LongWork';
import { NumberDialog } from './NumberDialog';
import { writtenWords } from './words';

type Props = {
  readonly status: WorkspaceStatus;
  readonly drive: Drive | null;
  /** Something is being written: what was told of the last package is over. */
  readonly onBegin: () => void;
  readonly onFailure: (failure: Failure) => void;
  readonly onDone: (words: string) => void;
};

const SHORTEST_PASSPHRASE = 6;
/** The county office itself: a 开通文件 for another computer of it. */
const OWN = 'county';

function LockField({ value, onChange }: { readonly value: string | null; readonly onChange: (value: string | null) => void }) {
  return (
    <Space>
      <Checkbox checked={value !== null} data-testid="lock-package" onChange={(event) => onChange(event.target.checked ? '' : null)}>
        设通行口令
      </Checkbox>
      {value !== null && (
        <>
          <Input
            size="small"
            style={{ width: 220 }}
            value={value}
            maxLength={200}
            placeholder="至少6个字，电话告知对方"
            aria-label="通行口令"
            onChange={(event) => onChange(event.target.value)}
          />
          <Typography.Text type="secondary">口令不写在U盘上；忘了口令，这份包谁也打不开。</Typography.Text>
        </>
      )}
    </Space>
  );
}

export function PackCard({ status, drive, onBegin, onFailure, onDone }: Props) {
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));
  const county = status.unit === null;
  const [period, setPeriod] = useState(status.today.slice(0, 7));
  const [unit, setUnit] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [numbering, setNumbering] = useState(false);
  const [busy, setBusy] = useState<PackageKind | null>(null);
  const [backingUp, setBackingUp] = useState(false);

  async function pack(kind: PackageKind, keyPassphrase: string | null = null): Promise<void> {
    if (drive === null) return;
    onBegin();
    setBusy(kind);
    const answer = await call('exchange:pack', {
      kind,
      to: unit === null ? null : recordId(unit),
      period,
      drive: drive.token,
      person: status.person,
      ...(passphrase === null ? {} : { passphrase }),
      ...(keyPassphrase === null ? {} : { keyPassphrase }),
    });
    setBusy(null);
    setBackingUp(false);
    if (!answer.ok) return onFailure(answer);
    onDone(writtenWords(answer.value));
  }

  const tooShort = passphrase !== null && passphrase.length < SHORTEST_PASSPHRASE;
  const ready = drive !== null && !drive.readOnly && busy === null && !tooShort;
  return (
    <Card size="small" title={county ? '下发和备份' : '上报和备份'}>
      {backingUp && <BackupDialog county={county} onCancel={() => setBackingUp(false)} onBackUp={(phrase) => void pack('备份', phrase)} />}
      <Space wrap>
        <MonthField label="期间" month={period} onChange={setPeriod} />
        {county && (
          <Select
            aria-label="接收单位"
            placeholder="接收单位"
            style={{ width: 200 }}
            showSearch={{ optionFilterProp: 'label' }}
            value={unit}
            onChange={setUnit}
            options={[
              ...units.map(({ id, name }): { value: string; label: string } => ({ value: id, label: name ?? id })),
              { value: OWN, label: `${status.office}（另一台电脑）` },
            ]}
          />
        )}
        {county ? (
          <>
            <Button
              type="primary"
              data-testid="pack-down"
              disabled={!ready || unit === null || unit === OWN}
              loading={busy === '下发'}
              onClick={() => void pack('下发')}
            >
              下发
            </Button>
            <Button data-testid="pack-kit" disabled={!ready || unit === null} loading={busy === '开通'} onClick={() => void pack('开通')}>
              制作单位开通文件
            </Button>
            <Button data-testid="number-projects" disabled={status.readOnly} onClick={() => setNumbering(true)}>
              项目编号
            </Button>
          </>
        ) : (
          <Button type="primary" data-testid="pack-up" disabled={!ready} loading={busy === '上报'} onClick={() => void pack('上报')}>
            上报
          </Button>
        )}
        <Button
          data-testid="pack-backup"
          disabled={!ready}
          loading={busy === '备份'}
          onClick={() => (passphrase === null ? setBackingUp(true) : void pack('备份'))}
        >
          一键备份到U盘
        </Button>
      </Space>
      {busy !== null && <LongWork label="正在准备数据包" />}
      {drive?.readOnly === true && (
        <Typography.Paragraph type="warning" className="exchange-note" data-testid="drive-read-only">
          ▲ 这个U盘是只读的（写保护），只能接收，不能写入。拨开U盘侧面的写保护开关，重新插上；没有开关的，换一个U盘。
        </Typography.Paragraph>
      )}
      <div className="exchange-lock">
        <LockField value={passphrase} onChange={setPassphrase} />
      </div>
      <Typography.Paragraph type="secondary" className="exchange-note">
        上次备份到U盘：{status.lastStickBackup ?? '还没有'}。本系统不得存储、处理国家秘密；U盘上的文件只有台账数据，交接时请当面清点。
      </Typography.Paragraph>
      {numbering && (
        <NumberDialog
          status={status}
          onClose={() => setNumbering(false)}
          onDone={(words) => {
            setNumbering(false);
            onDone(words);
          }}
        />
      )}
    </Card>
  );
}
