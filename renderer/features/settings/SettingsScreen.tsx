/**
 * 设置: where the data lies, the county's own names for papers, units and people, holiday tables, the adopted 办法. County facts are operations
 * like everything else; a township sees them but does not change them.
 */
import { Alert, Button, Descriptions, Form, Input, Segmented, Space, Typography } from 'antd';
import { useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { ENTITIES } from '../../../shared/model/entities';
import { COUNTY_SCOPE, newRecordId } from '../../../shared/model/ids';
import { call } from '../../bridge';
import { commit } from '../../data/commit';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import type { ScreenProps } from '../../ui/navigation';
import { Panel } from '../../ui/Panel';
import { useTab } from '../../ui/use-tab';
import { useWish } from '../../ui/use-wish';
import { RegisterSwitches } from '../../registers/RegisterSwitches';
import { RegisterTab } from '../../registers/RegisterTab';
import { CalendarList } from './CalendarList';
import { AccountsDialog } from './AccountsDialog';
import { ExportsDialog } from './ExportsDialog';
import { DestroyDialog } from './DestroyDialog';
import { Fingerprint } from './Fingerprint';
import { UnitsAndPeople } from './UnitsAndPeople';
import { ProgramVersion } from './ProgramVersion';
import './settings.css';

const TABS = ['基本信息', '单位和人员', '节假日表', '考核办法', '关于'] as const;
type Tab = (typeof TABS)[number];

const COUNTY_FIELDS = ['name', 'office', 'issuer', 'issuerCode', 'contact', 'phone'] as const;
type CountyValues = { readonly [F in (typeof COUNTY_FIELDS)[number]]?: string };

function CountyForm({ readOnly }: { readOnly: boolean }) {
  const ledger = useLedger((current) => current);
  const county = useLedger((current) => listRecords(current, 'county')[0]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saved, setSaved] = useState(false);

  async function save(values: CountyValues): Promise<void> {
    const changed = Object.fromEntries(
      COUNTY_FIELDS.filter((field) => (values[field] ?? '') !== (county?.[field] ?? '')).map((field) => [
        field,
        values[field]?.trim() ?? '',
      ]),
    );
    if (Object.keys(changed).length === 0) return setSaved(true);
    const record = county?.id ?? newRecordId(ENTITIES.county.idPrefix, crypto.getRandomValues(new Uint8Array(10)));
    const place = { scope: COUNTY_SCOPE, entity: 'county', record } as const;
    const answer = await commit([county === undefined ? createDraft(place, changed) : setDraft(ledger, place, changed)]);
    setFailure(answer.ok ? null : answer);
    setSaved(answer.ok);
  }

  return (
    <Form<CountyValues>
      key={county?.id ?? 'new'}
      className="settings-form"
      layout="vertical"
      disabled={readOnly}
      initialValues={county ?? {}}
      onFinish={(values) => void save(values)}
      onValuesChange={() => setSaved(false)}
    >
      {COUNTY_FIELDS.map((field) => (
        <Form.Item key={field} name={field} label={ENTITIES.county.fields[field].label}>
          <Input maxLength={60} />
        </Form.Item>
      ))}
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
      <Space>
        <Button type="primary" htmlType="submit">
          保存
        </Button>
        {saved && <span>已保存</span>}
        {readOnly && <Typography.Text type="secondary">这些内容由县招商办统一设定，随下发包更新。</Typography.Text>}
      </Space>
    </Form>
  );
}

function About({ status, onClose }: { status: WorkspaceStatus; onClose: () => void }) {
  const [destroying, setDestroying] = useState(false);
  const [dialog, setDialog] = useState<'people' | 'exports' | null>(null);
  const [told, setTold] = useState<{ readonly type: 'success' | 'error'; readonly text: string } | null>(null);

  async function diagnose(): Promise<void> {
    const answer = await call('app:diagnose', {});
    if (!answer.ok) setTold({ type: 'error', text: errorMessage(answer.code, answer.detail) });
    else if (answer.value.file !== null) {
      setTold({ type: 'success', text: '诊断包已存好。里面没有台账内容，可以交给技术人员。' });
      void call('files:show', { token: answer.value.file });
    }
  }

  return (
    <Space orientation="vertical" size="middle">
      <Alert type="warning" showIcon title="本系统不得存储、处理国家秘密。" />
      <Descriptions
        column={1}
        size="small"
        bordered
        items={[
          { key: 'folder', label: '数据文件夹', children: status.folder },
          { key: 'office', label: '办公室', children: `${status.county} ${status.office}` },
          { key: 'device', label: '本机编号', children: status.device },
          { key: 'backup', label: '最近一次备份', children: status.lastBackup ?? '还没有' },
          { key: 'stick', label: '最近一次备份到U盘', children: status.lastStickBackup ?? '还没有' },
          { key: 'print', label: '数据校验值', children: <Fingerprint /> },
          { key: 'version', label: '程序版本', children: <ProgramVersion /> },
        ]}
      />
      <Space wrap>
        {!status.readOnly && (
          <Button onClick={() => setDestroying(true)} data-testid="open-destroy">
            彻底销毁误录内容
          </Button>
        )}
        {!status.readOnly && (
          <Button onClick={() => setDialog('people')} data-testid="open-people">
            口令和角色
          </Button>
        )}
        <Button onClick={() => setDialog('exports')} data-testid="open-exports">
          导出记录
        </Button>
        <Button onClick={() => void diagnose()} data-testid="diagnose">
          生成诊断包
        </Button>
        <Button onClick={onClose} data-testid="close-workspace">
          关闭这份台账，回到开始页
        </Button>
      </Space>
      {told !== null && <Alert type={told.type} showIcon title={told.text} />}
      {dialog === 'people' && <AccountsDialog status={status} onClose={() => setDialog(null)} />}
      {dialog === 'exports' && <ExportsDialog onClose={() => setDialog(null)} />}
      {destroying && <DestroyDialog status={status} onClose={() => setDestroying(false)} />}
    </Space>
  );
}

const PARTS = ['县和办公室', '登记簿启用', '县定标准'] as const;

/** 基本信息: the county's names, the registers this office uses, the county's own limits. */
function BasicParts({ readOnly }: { readonly readOnly: boolean }) {
  const [part, setPart] = useState<(typeof PARTS)[number]>('县和办公室');
  return (
    <>
      <Segmented className="settings-parts" size="small" value={part} onChange={setPart} options={[...PARTS]} />
      {part === '县和办公室' && <CountyForm readOnly={readOnly} />}
      {part === '登记簿启用' && <RegisterSwitches />}
      {part === '县定标准' && (
        <div className="settings-grid">
          <RegisterTab screen="settings" tab="登记簿" target={null} />
        </div>
      )}
    </>
  );
}

/** The screen of 设置. A new target is a new wish: 新年度开账 sends from one tab to another. */
export function SettingsScreen({ target }: ScreenProps) {
  return <Settings key={useWish(target)} target={target} />;
}

function Settings({ target }: ScreenProps) {
  const status = useStatus();
  const [tab, setTab] = useTab<Tab>(target, TABS.find((name) => name === target?.tab) ?? '基本信息');
  const readOnly = status.unit !== null || status.readOnly;
  return (
    <div className="settings" data-testid="settings">
      <Segmented value={tab} onChange={setTab} options={[...TABS]} />
      {tab === '基本信息' && <BasicParts readOnly={readOnly} />}
      {tab === '单位和人员' && <UnitsAndPeople readOnly={readOnly} target={target} />}
      {tab === '节假日表' && <CalendarList readOnly={readOnly} today={status.today} />}
      {tab === '考核办法' && <Panel id="scheme" readOnly={readOnly} />}
      {tab === '关于' && <About status={status} onClose={() => void call('workspace:close', {})} />}
    </div>
  );
}
