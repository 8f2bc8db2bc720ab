/** 流转: offers of projects from one unit to another, the other unit's answer, the county's decision. The history stays in the list. */
import { Alert, Button, Form, Input, InputNumber, Modal, Select, Space, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { answerTransfer, askDraft, offerDraft, transferDrafts, transferRows } from '../../../shared/exchange/transfers';
import type { TransferRow, TransferState } from '../../../shared/exchange/transfers';
import { listRecords } from '../../../shared/ledger/read';
import { formatDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame } from '../../ui/frame-context';
import { PlainTable } from '../../ui/PlainTable';
import { AskList } from './AskList';
import { AnswerFields } from './AnswerFields';

const MARKS: Readonly<Record<TransferState, string>> = { 待答复: '▲ 待答复', 待决定: '◆ 待决定', 已流转: '● 已流转', 未流转: '■ 未流转' };

type OfferValues = { project: string; toUnit: string; reason: string; share: number };

function OfferDialog({ status, onClose }: { readonly status: WorkspaceStatus; readonly onClose: () => void }) {
  const frame = useFrame();
  const ledger = useLedger((current) => current);
  const [form] = Form.useForm<OfferValues>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const project = Form.useWatch('project', form);
  const units = useMemo(() => listRecords(ledger, 'unit'), [ledger]);
  const projects = useMemo(() => listRecords(ledger, 'project'), [ledger]);
  const holder = projects.find(({ id }) => id === project)?.scope;

  async function save(values: OfferValues): Promise<void> {
    const offer = {
      project: recordId(values.project),
      toUnit: recordId(values.toUnit),
      reason: values.reason,
      share: String(values.share),
    };
    const draft = offerDraft(currentLedger(), freshId('transfer'), offer, { person: status.person, today: status.today });
    const answer = draft.ok ? await commit([draft.value]) : draft;
    if (!answer.ok) return setFailure(answer);
    frame.tell('已提出流转');
    onClose();
  }

  return (
    <Modal open width={600} title="提出流转" okText="提出" cancelText="取消" onOk={() => form.submit()} onCancel={onClose}>
      <Form<OfferValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ share: 10 }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="project" label="项目" rules={[{ required: true, message: '请选择项目' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={projects.map(({ id, projectName }) => ({ value: id, label: projectName ?? id }))}
            onChange={(id) => {
              if (projects.find((one) => one.id === id)?.scope === form.getFieldValue('toUnit')) form.resetFields(['toUnit']);
            }}
          />
        </Form.Item>
        <div className="exchange-pair">
          <Form.Item name="toUnit" label="承接单位" rules={[{ required: true, message: '请选择承接单位' }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={units.filter(({ id }) => id !== holder).map(({ id, name }) => ({ value: id, label: name ?? id }))}
            />
          </Form.Item>
          <Form.Item name="share" label="移交单位今后分成" rules={[{ required: true, message: '请填写分成' }]}>
            <InputNumber min={0} max={100} suffix="%" style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="reason" label="流转理由" rules={[{ required: true, whitespace: true, message: '请写明为什么流转' }]}>
          <Input.TextArea rows={2} maxLength={500} placeholder="例如 本镇无化工园区用地，项目宜落经开区" />
        </Form.Item>
        {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
      </Form>
    </Modal>
  );
}

type Step = { readonly row: TransferRow; readonly what: '同意承接' | '不同意承接' | '同意流转' | '不同意流转' };

function StepDialog({ step, status, onClose }: { readonly step: Step; readonly status: WorkspaceStatus; readonly onClose: () => void }) {
  const { row, what } = step;
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const answering = what === '同意承接' || what === '不同意承接';

  async function save(): Promise<void> {
    const now = currentLedger();
    const act = { person: status.person, today: status.today };
    let answer;
    if (answering) {
      const draft = answerTransfer(now, row, { answer: what, by, note }, act);
      answer = draft.ok ? await commit([draft.value]) : draft;
    } else {
      const drafts = transferDrafts(now, row, { outcome: what, by, note }, act, freshId);
      answer = drafts.ok ? await commit([...drafts.value]) : drafts;
    }
    if (answer.ok) onClose();
    else setFailure(answer);
  }

  return (
    <Modal
      open
      title={`${what} · ${row.projectName}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: by.trim() === '' }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p>
        {row.fromName} → {row.toName}，移交单位今后分成 {row.item.share ?? '0'}%
      </p>
      <AnswerFields
        by={by}
        note={note}
        who={answering ? '承接单位由谁答复' : '由谁决定'}
        why={what === '不同意承接' ? '不同意的理由' : '说明（可不填）'}
        onBy={setBy}
        onNote={setNote}
      />
      {what === '同意流转' && (
        <p>{`项目连同阶段、资金、责任记录转到${row.toName}，编号不变；${row.fromName}的原记录作废备查，不再计数。分成按考核办法的分成规则计分；办法没有分成规则的，全部计入${row.toName}。`}</p>
      )}
      {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
    </Modal>
  );
}

function history({ item, ask, said }: TransferRow): string[] {
  const lines = [`${item.raisedBy ?? ''} ${item.raisedOn === undefined ? '' : formatDay(item.raisedOn)}提出：${item.reason ?? ''}`];
  if (ask !== null) lines.push(`${ask.askedBy ?? ''} ${ask.askedOn === undefined ? '' : formatDay(ask.askedOn)}征询承接单位，随下发包送达`);
  if (said.answer !== undefined) {
    const note = said.answerNote === undefined || said.answerNote === '' ? '' : `：${said.answerNote}`;
    lines.push(`${said.answeredBy ?? ''} ${said.answeredOn === undefined ? '' : formatDay(said.answeredOn)}${said.answer}${note}`);
  }
  if (item.outcome !== undefined) {
    const note = item.decisionNote === undefined || item.decisionNote === '' ? '' : `：${item.decisionNote}`;
    lines.push(`${item.decidedBy ?? ''} ${item.decidedOn === undefined ? '' : formatDay(item.decidedOn)}${item.outcome}${note}`);
  }
  return lines;
}

export function TransferList({ status }: { readonly status: WorkspaceStatus }) {
  const ledger = useLedger((current) => current);
  const rows = useMemo(() => transferRows(ledger), [ledger]);
  const [offering, setOffering] = useState(false);
  const [step, setStep] = useState<Step | null>(null);
  const frame = useFrame();
  const acts = status.unit === null && !status.readOnly;

  async function put(row: TransferRow): Promise<void> {
    const draft = askDraft(currentLedger(), row, freshId('transferAsk'), { person: status.person, today: status.today });
    const answer = draft.ok ? await commit([draft.value]) : draft;
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell(`已登记征询，下次给${row.toName}的下发包会带去`);
  }

  function actions(row: TransferRow) {
    const ask = (what: Step['what']) => (
      <Button key={what} size="small" data-testid={`transfer-${what}`} onClick={() => setStep({ row, what })}>
        {what}
      </Button>
    );
    if (!acts) return null;
    if (row.state === '待答复') {
      return (
        <Space size={4} wrap>
          {row.ask === null && (
            <Button size="small" data-testid="transfer-ask" onClick={() => void put(row)}>
              征询承接
            </Button>
          )}
          {ask('同意承接')}
          {ask('不同意承接')}
        </Space>
      );
    }
    if (row.state !== '待决定') return null;
    return <Space size={4}>{row.said.answer === '同意承接' ? [ask('同意流转'), ask('不同意流转')] : [ask('不同意流转')]}</Space>;
  }

  return (
    <section className="exchange-list" aria-label="项目流转">
      <Space>
        <h3>项目流转</h3>
        {!status.readOnly && (
          <Button size="small" data-testid="add-transfer" onClick={() => setOffering(true)}>
            提出流转
          </Button>
        )}
        <Typography.Text type="secondary">
          提出 → 征询承接单位、由它答复（书面答复的由县里登记）→ 县里决定。编号跟着项目走，一个项目只计一次。
        </Typography.Text>
      </Space>
      <PlainTable
        rowKey={({ item }) => item.id}
        dataSource={rows}
        pagination={{ pageSize: 6 }}
        empty="没有流转的项目。"
        columns={[
          { title: '状态', width: 90, render: (_, { state }) => MARKS[state] },
          { title: '编号', dataIndex: 'number', width: 110 },
          { title: '项目', dataIndex: 'projectName', width: 220 },
          { title: '移交 → 承接', width: 190, render: (_, { fromName, toName }) => `${fromName} → ${toName}` },
          { title: '移交单位分成', width: 100, align: 'right', render: (_, { item }) => `${item.share ?? '0'}%` },
          {
            title: '经过',
            render: (_, row) => history(row).map((line) => <div key={line}>{line}</div>),
          },
          { title: '', width: 190, render: (_, row) => actions(row) },
        ]}
      />
      {status.unit !== null && <AskList status={status} unit={recordId(status.unit)} />}
      {offering && <OfferDialog status={status} onClose={() => setOffering(false)} />}
      {step !== null && <StepDialog step={step} status={status} onClose={() => setStep(null)} />}
    </section>
  );
}
