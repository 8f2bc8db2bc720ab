/** A new 更正单: which figure of which project, the new value, the ground. The old value is taken from the ledger, never typed. */
import { Alert, Form, Input, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import { errorMessage, fail } from '../../../shared/errors';
import type { Failure, Result } from '../../../shared/errors';
import { correctables, correctionDraft } from '../../../shared/exchange/corrections';
import type { Correctable } from '../../../shared/exchange/corrections';
import { listRecords } from '../../../shared/ledger/read';
import { fieldSpec } from '../../../shared/model/entities';
import { recordId } from '../../../shared/model/ids';
import { parseCell } from '../../../shared/views/parse-cell';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { currentLedger, useLedger } from '../../data/use-ledger';

type Props = { readonly status: WorkspaceStatus; readonly onDone: (words: string) => void; readonly onClose: () => void };
type Values = { project: string; key: string; value: string; ground: string };

/** How a field is typed: amounts in 万元, dates as the ledger reads them, everything else as its kind. */
function typed(what: Correctable, text: string, today: string): Result<unknown> {
  const spec = fieldSpec(what.entity, what.field);
  const kind = spec?.kind === 'money' || spec?.kind === 'date' || spec?.kind === 'choice' ? spec.kind : 'number';
  const choices = spec?.choices === undefined ? {} : { choices: spec.choices };
  const parsed = parseCell({ kind, ...choices }, text, { moneyUnit: '万元', year: Number((what.month ?? today).slice(0, 4)) });
  return parsed.ok && parsed.value === null ? fail('E_ANSWER', '新数不能为空') : parsed;
}

function hint(what: Correctable | undefined): string {
  const kind = what === undefined ? undefined : fieldSpec(what.entity, what.field)?.kind;
  if (kind === 'money') return '金额，单位万元';
  return kind === 'date' ? '日期，例如 2026年9月15日' : '';
}

export function CorrectionDialog({ status, onDone, onClose }: Props) {
  const ledger = useLedger((current) => current);
  const [form] = Form.useForm<Values>();
  const project = Form.useWatch('project', form);
  const key = Form.useWatch('key', form);
  const projects = useMemo(() => listRecords(ledger, 'project'), [ledger]);
  const figures = useMemo(() => (project === undefined ? [] : correctables(ledger, recordId(project))), [ledger, project]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const chosen = figures.find((one) => one.key === key);

  async function save(values: Values): Promise<void> {
    if (chosen === undefined) return;
    const value = typed(chosen, values.value, status.today);
    if (!value.ok) return setFailure(value);
    const wish = { project: recordId(values.project), key: values.key, value: value.value, ground: values.ground };
    const draft = correctionDraft(currentLedger(), freshId('correction'), wish, { person: status.person, today: status.today });
    const answer = draft.ok ? await commit([draft.value]) : draft;
    if (!answer.ok) return setFailure(answer);
    const next = status.unit === null ? '再在本页审定' : '随下一次上报送县里审定';
    onDone(`已填更正单。请打印，由分管领导签字后登记签字，${next}。`);
  }

  return (
    <Modal open width={640} title="填更正单" okText="填好" cancelText="取消" onOk={() => form.submit()} onCancel={onClose}>
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void save(values)}>
        <Form.Item name="project" label="项目" rules={[{ required: true, message: '请选择项目' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={projects.map(({ id, projectName }) => ({ value: id, label: projectName ?? id }))}
            onChange={() => form.resetFields(['key', 'value'])}
          />
        </Form.Item>
        <Form.Item name="key" label="要更正的数" rules={[{ required: true, message: '请选择要更正的数' }]}>
          <Select
            disabled={project === undefined}
            showSearch={{ optionFilterProp: 'label' }}
            options={figures.map((one) => ({ value: one.key, label: `${one.label}：${one.text}` }))}
          />
        </Form.Item>
        <div className="exchange-pair">
          <Form.Item label="原报">
            <Input disabled value={chosen?.text ?? ''} />
          </Form.Item>
          <Form.Item name="value" label="更正为" rules={[{ required: true, whitespace: true, message: '请填写新数' }]}>
            <Input placeholder={hint(chosen)} maxLength={60} />
          </Form.Item>
        </div>
        <Form.Item name="ground" label="更正依据" rules={[{ required: true, whitespace: true, message: '请写明依据，例如 银行回单' }]}>
          <Input.TextArea rows={2} maxLength={500} placeholder="例如 9月银行回单重复计入一笔 200 万元" />
        </Form.Item>
        {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
      </Form>
    </Modal>
  );
}
