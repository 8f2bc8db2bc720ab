/**
 * 重复申报 (S-13): projects that two units claim, side by side with what each rests on, the dispute with reasons and evidence of both, and the ruling.
 * Kept by the county office.
 */
import { Alert, Button, Form, Input, Modal, Select, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { claimFacts, rulingDrafts, twins } from '../../../shared/exchange/credits';
import type { Twin } from '../../../shared/exchange/credits';
import type { Ledger } from '../../../shared/ledger/fold';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { formatDate, formatDay } from '../../../shared/model/dates';
import type { RecordOf } from '../../../shared/model/entities';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { formatMoney } from '../../../shared/model/money';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { PlainTable } from '../../ui/PlainTable';
import { RecordLink } from '../../ui/RecordLink';
import { DisputeDialog } from './DisputeDialog';
import { asShares, ShareRows } from './ShareRows';
import type { ShareValues } from './ShareRows';
import { clockWords } from './words';

type RulingValues = { kept: RecordId; ruling: string; by: string; document?: string; shares?: ShareValues };

function RulingDialog({ dispute, status, onClose }: { dispute: RecordOf<'dispute'>; status: WorkspaceStatus; onClose: () => void }) {
  const ledger = useLedger((current) => current);
  const [form] = Form.useForm<RulingValues>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const sides = [dispute.project, dispute.other].flatMap((id) => (id === undefined ? [] : (getRecord(ledger, 'project', id) ?? [])));
  const name = (scope: string): string => (scope === 'county' ? '' : (getRecord(ledger, 'unit', recordId(scope))?.name ?? ''));

  async function save(values: RulingValues): Promise<void> {
    const wish = {
      kept: values.kept,
      ruling: values.ruling,
      by: values.by,
      document: values.document ?? '',
      shares: asShares(values.shares),
    };
    const drafts = rulingDrafts(currentLedger(), dispute, wish, { person: status.person, today: status.today }, freshId);
    const answer = drafts.ok ? await commit([...drafts.value]) : drafts;
    if (answer.ok) onClose();
    else setFailure(answer);
  }

  return (
    <Modal open width={700} title="登记裁定" okText="登记裁定" cancelText="取消" onOk={() => form.submit()} onCancel={onClose}>
      <Form<RulingValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          // Who led is what is in dispute: the roles are for the one who rules to say.
          shares: sides.flatMap(({ scope }) => (scope === 'county' ? [] : [{ owner: `unit ${scope}` }])),
        }}
        onFinish={(values) => void save(values)}
      >
        {(dispute.evidence ?? '') !== '' && <p>各方理由和佐证：{dispute.evidence}</p>}
        <Form.Item name="kept" label="认定由谁计列（另一条作废备查）" rules={[{ required: true, message: '请选择认定的项目' }]}>
          <Select options={sides.map(({ id, scope, projectName }) => ({ value: id, label: `${name(scope)}：${projectName ?? ''}` }))} />
        </Form.Item>
        <ShareRows ledger={ledger} today={status.today} />
        <Form.Item
          name="ruling"
          label="裁定"
          className="exchange-ground"
          rules={[{ required: true, whitespace: true, message: '请写明裁定' }]}
        >
          <Input.TextArea rows={2} maxLength={500} placeholder="例如 双方首谈时间以来访登记为准，由先接洽单位计列" />
        </Form.Item>
        <div className="exchange-pair">
          <Form.Item name="by" label="裁定人" rules={[{ required: true, whitespace: true, message: '请填写裁定人' }]}>
            <Input maxLength={30} />
          </Form.Item>
          <Form.Item name="document" label="依据文件（可不填）">
            <Input maxLength={100} />
          </Form.Item>
        </div>
        {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
      </Form>
    </Modal>
  );
}

const unitName = (ledger: Ledger, scope: string): string =>
  scope === 'county' ? '' : (getRecord(ledger, 'unit', recordId(scope))?.name ?? '');

/** One of two projects that may be the same: whose, what, since when, so that who came first can be proved. */
function Side({ ledger, project }: { readonly ledger: Ledger; readonly project: RecordOf<'project'> }) {
  const { stage, entered } = claimFacts(ledger, project.id);
  const { projectName, investor, totalInvestment, number, temporaryNumber } = project;
  const what = [
    number ?? temporaryNumber,
    investor,
    totalInvestment === undefined ? undefined : `总投资${formatMoney(totalInvestment, '万元')}万元`,
  ];
  return (
    <>
      <div>
        {unitName(ledger, project.scope)}：
        <RecordLink kind="project" record={project.id}>
          {projectName ?? ''}
        </RecordLink>
      </div>
      <div>{what.filter((words) => words !== undefined && words !== '').join('，')}</div>
      <Typography.Text type="secondary">
        {stage === null ? '没有阶段日期' : `${stage.stage} ${formatDate(stage.on)}`}
        {entered === null ? '' : `；${clockWords(entered.at)} ${entered.person}录入`}
      </Typography.Text>
    </>
  );
}

export function DisputeList({ status }: { readonly status: WorkspaceStatus }) {
  const ledger = useLedger((current) => current);
  const pairs = useMemo(() => twins(ledger), [ledger]);
  const disputes = useMemo(() => listRecords(ledger, 'dispute'), [ledger]);
  const [claiming, setClaiming] = useState<Twin | null>(null);
  const [ruling, setRuling] = useState<RecordOf<'dispute'> | null>(null);
  const open = new Set(disputes.map(({ project, other }) => `${project ?? ''} ${other ?? ''}`));
  const claimed = pairs.filter(({ one, other }) => !open.has(`${one.id} ${other.id}`));

  const claim = ({ scope, projectName }: RecordOf<'project'>): string => `${unitName(ledger, scope)}：${projectName ?? ''}`;
  /** Both units of a dispute, also when one of its projects is struck out by the ruling. */
  const claimants = ({ project, other }: RecordOf<'dispute'>): string =>
    [project, other]
      .flatMap((id) => (id === undefined ? [] : (getRecord(ledger, 'project', id)?.scope ?? [])))
      .map((scope) => unitName(ledger, scope))
      .join('、');

  return (
    <>
      <h3>重复申报和争议</h3>
      {claimed.length > 0 && (
        <Typography.Text type="secondary">
          裁定以前两条都在各自单位的数里，全县合计重复计了一次；先登记争议，裁定后只留一条，另一条作废备查。
        </Typography.Text>
      )}
      <PlainTable
        rowKey={({ one, other }) => `${one.id}/${other.id}`}
        dataSource={claimed}
        pagination={{ pageSize: 5 }}
        empty="没有发现两个单位申报同一项目。"
        columns={[
          { title: '疑点', dataIndex: 'why', width: 150 },
          { title: '一方', render: (_, { one }) => <Side ledger={ledger} project={one} /> },
          { title: '另一方', render: (_, { other }) => <Side ledger={ledger} project={other} /> },
          {
            title: '',
            width: 110,
            render: (_, twin) =>
              !status.readOnly && (
                <Button size="small" data-testid="add-dispute" onClick={() => setClaiming(twin)}>
                  登记争议
                </Button>
              ),
          },
        ]}
      />
      {disputes.length > 0 && (
        <PlainTable
          caption="争议和裁定"
          rowKey="id"
          dataSource={disputes}
          pagination={{ pageSize: 5 }}
          columns={[
            { title: '状态', width: 90, render: (_, { ruledOn }) => (ruledOn === undefined ? '▲ 待裁定' : '● 已裁定') },
            { title: '争议', dataIndex: 'matter', width: 250 },
            { title: '双方', width: 150, render: (_, dispute) => claimants(dispute) },
            { title: '各方理由和佐证', dataIndex: 'evidence', width: 240 },
            {
              title: '裁定',
              render: (_, { ruling: words, ruledBy, ruledOn, document }) =>
                ruledOn === undefined
                  ? ''
                  : `${words ?? ''}（${ruledBy ?? ''} ${formatDay(ruledOn)}${document === undefined || document === '' ? '' : ` ${document}`}）`,
            },
            {
              title: '',
              width: 110,
              render: (_, dispute) =>
                !status.readOnly &&
                dispute.ruledOn === undefined && (
                  <Button size="small" data-testid="rule-dispute" onClick={() => setRuling(dispute)}>
                    登记裁定
                  </Button>
                ),
            },
          ]}
        />
      )}
      {claiming !== null && (
        <DisputeDialog
          twin={claiming}
          sides={[claim(claiming.one), claim(claiming.other)]}
          status={status}
          onClose={() => setClaiming(null)}
        />
      )}
      {ruling !== null && <RulingDialog dispute={ruling} status={status} onClose={() => setRuling(null)} />}
    </>
  );
}
