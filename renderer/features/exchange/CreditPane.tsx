/** 引进贡献 of a project: shares of units and of persons, 100 % each (S-09); below it the projects that two units claim. Kept by the county office. */
import { Alert, Button, Form, Input, Modal, Select, Space, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { creditDrafts, creditsOn } from '../../../shared/exchange/credits';
import type { Ledger } from '../../../shared/ledger/fold';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';
import { DisputeList } from './DisputeList';
import { asShares, ShareRows } from './ShareRows';
import type { ShareValues } from './ShareRows';

type CreditValues = { project: string; ground: string; shares?: ShareValues };

function CreditDialog({ status, onClose }: { readonly status: WorkspaceStatus; readonly onClose: () => void }) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [form] = Form.useForm<CreditValues>();
  const [failure, setFailure] = useState<Failure | null>(null);

  function choose(project: string): void {
    const held = creditsOn(ledger, recordId(project), status.today);
    const unit = getRecord(ledger, 'project', recordId(project))?.scope;
    const own = unit === undefined || unit === 'county' ? [] : [{ owner: `unit ${unit}`, role: '主导', percent: 100 }];
    const known = held.map(({ unit: of, person, role, percent }) => ({
      ...(of === undefined ? {} : { owner: `unit ${of}` }),
      ...(person === undefined ? {} : { owner: `person ${person}` }),
      ...(role === undefined ? {} : { role }),
      percent: Number(percent ?? 0),
    }));
    form.setFieldsValue({ shares: known.length > 0 ? known : own });
  }

  async function save(values: CreditValues): Promise<void> {
    const wish = { project: recordId(values.project), shares: asShares(values.shares), from: status.today, ground: values.ground };
    const drafts = creditDrafts(currentLedger(), wish, { person: status.person, today: status.today }, freshId);
    const answer = drafts.ok ? await commit([...drafts.value]) : drafts;
    if (!answer.ok) return setFailure(answer);
    frame.tell('已登记引进贡献');
    onClose();
  }

  return (
    <Modal open width={700} title="登记引进贡献" okText="登记" cancelText="取消" onOk={() => form.submit()} onCancel={onClose}>
      <Form<CreditValues> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void save(values)}>
        <Form.Item name="project" label="项目" rules={[{ required: true, message: '请选择项目' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            onChange={choose}
            options={listRecords(ledger, 'project').map(({ id, projectName }) => ({ value: id, label: projectName ?? id }))}
          />
        </Form.Item>
        <ShareRows ledger={ledger} today={status.today} />
        <Form.Item
          name="ground"
          label="依据"
          className="exchange-ground"
          rules={[{ required: true, whitespace: true, message: '请写明依据' }]}
        >
          <Input maxLength={200} placeholder="例如 双方协议；县招商领导小组会议纪要" />
        </Form.Item>
        {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
      </Form>
    </Modal>
  );
}
function creditLines(ledger: Ledger, project: RecordId, today: Parameters<typeof creditsOn>[2]): string {
  return creditsOn(ledger, project, today)
    .map(
      ({ unit, person, role, percent }) =>
        `${unit === undefined ? '' : (getRecord(ledger, 'unit', unit)?.name ?? '')}${person === undefined ? '' : (getRecord(ledger, 'person', person)?.name ?? '')}（${role ?? ''}）${percent ?? ''}%`,
    )
    .join('，');
}
export function CreditPane({ status }: { readonly status: WorkspaceStatus }) {
  const ledger = useLedger((current) => current);
  const shared = useMemo(() => {
    const ids = new Set(listRecords(ledger, 'credit').flatMap(({ project }) => project ?? []));
    return [...ids].flatMap((id) => getRecord(ledger, 'project', id) ?? []);
  }, [ledger]);
  const [crediting, setCrediting] = useState(false);
  const unitName = (scope: string): string => (scope === 'county' ? '' : (getRecord(ledger, 'unit', recordId(scope))?.name ?? ''));

  return (
    <section className="exchange-list" aria-label="引进贡献和争议">
      <Space>
        <h3>引进贡献</h3>
        {!status.readOnly && (
          <Button size="small" data-testid="add-credit" onClick={() => setCrediting(true)}>
            登记引进贡献
          </Button>
        )}
        <Typography.Text type="secondary">没有登记的，全部算填报单位；计分按考核办法的分成规则。</Typography.Text>
      </Space>
      <PlainTable
        rowKey="id"
        dataSource={shared}
        pagination={{ pageSize: 5 }}
        empty="没有登记分成的项目。"
        columns={[
          { title: '项目', dataIndex: 'projectName', width: 260 },
          { title: '填报单位', width: 130, render: (_, { scope }) => unitName(scope) },
          { title: '现在的分成', render: (_, { id }) => creditLines(ledger, id, status.today) },
        ]}
      />
      <DisputeList status={status} />
      {crediting && <CreditDialog status={status} onClose={() => setCrediting(false)} />}
    </section>
  );
}
