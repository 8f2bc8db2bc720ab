/** 退回修改: the reason, and what to correct in which project. It is entered in the ledger and, with a stick in, written as a package at once. */
import { Alert, Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useMemo, useState } from 'react';
import type { WorkspaceStatus } from '../../../shared/contract/app';
import type { Drive } from '../../../shared/contract/exchange';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { sendBackDraft } from '../../../shared/exchange/send-back';
import { listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import { call } from '../../bridge';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { writtenWords } from './words';

/** What is known already when the dialog opens. */
export type SendBackStart = { readonly unit: string | null; readonly period: string; readonly packageNumber: number | null };

type Props = {
  readonly start: SendBackStart;
  readonly status: WorkspaceStatus;
  readonly drive: Drive | null;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
};

type Values = { unit: string; period: Dayjs; reason: string; points?: { project?: string; text?: string }[] };

export function SendBackDialog({ start, status, drive, onDone, onClose }: Props) {
  const ledger = useLedger((current) => current);
  const units = useMemo(() => listRecords(ledger, 'unit'), [ledger]);
  const [form] = Form.useForm<Values>();
  const unit = Form.useWatch('unit', form) ?? start.unit;
  const projects = useMemo(() => listRecords(ledger, 'project').filter(({ scope }) => scope === unit), [ledger, unit]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const writes = drive !== null && !drive.readOnly;

  async function save(values: Values): Promise<void> {
    const to = recordId(values.unit);
    const period = values.period.format('YYYY-MM');
    const points = (values.points ?? []).flatMap(({ project, text }) =>
      project === undefined ? [] : [{ project: recordId(project), text: text ?? '' }],
    );
    const wish = { unit: to, period, packageNumber: start.packageNumber, reason: values.reason, points };
    const draft = sendBackDraft(currentLedger(), freshId('sendBack'), wish, { person: status.person, today: status.today });
    setBusy(true);
    const entered = draft.ok ? await commit([draft.value]) : draft;
    if (!entered.ok) {
      setBusy(false);
      return setFailure(entered);
    }
    if (!writes) return onDone('已登记退回修改。没有插U盘，将随下一次下发送达。');
    const reason = values.reason.trim();
    const sent = await call('exchange:pack', { kind: '退回', to, period, drive: drive.token, person: status.person, reason });
    setBusy(false);
    onDone(
      sent.ok
        ? `已登记退回修改。${writtenWords(sent.value)}`
        : `已登记退回修改，U盘没有写成，将随下一次下发送达。${errorMessage(sent.code, sent.detail)}`,
    );
  }

  return (
    <Modal
      open
      width={760}
      title="退回修改"
      okText={writes ? '退回并写入U盘' : '登记退回'}
      cancelText="取消"
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ unit: start.unit ?? undefined, period: dayjs(`${start.period}-01`), points: [] }}
        onFinish={(values) => void save(values)}
      >
        <div className="exchange-pair">
          <Form.Item name="unit" label="退回单位" rules={[{ required: true, message: '请选择单位' }]}>
            <Select
              disabled={start.unit !== null}
              showSearch={{ optionFilterProp: 'label' }}
              options={units.map(({ id, name }) => ({ value: id, label: name ?? id }))}
            />
          </Form.Item>
          <Form.Item name="period" label="期间" rules={[{ required: true, message: '请选择期间' }]}>
            <DatePicker picker="month" format="YYYY年M月" allowClear={false} />
          </Form.Item>
        </div>
        <Form.Item name="reason" label="退回理由" rules={[{ required: true, whitespace: true, message: '请写明为什么退回' }]}>
          <Input.TextArea rows={2} maxLength={1_000} placeholder="例如 到位资金缺银行回单，请核实后重新上报" />
        </Form.Item>
        <Form.List name="points">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <div className="exchange-point" key={key}>
                  <Form.Item name={[name, 'project']} rules={[{ required: true, message: '请选择项目' }]}>
                    <Select
                      placeholder="项目"
                      aria-label="项目"
                      showSearch={{ optionFilterProp: 'label' }}
                      options={projects.map(({ id, projectName }) => ({ value: id, label: projectName ?? id }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'text']} rules={[{ required: true, whitespace: true, message: '请写明要更正什么' }]}>
                    <Input maxLength={500} placeholder="要更正什么" aria-label="要更正什么" />
                  </Form.Item>
                  <Button onClick={() => remove(name)}>去掉</Button>
                </div>
              ))}
              <Button data-testid="add-point" disabled={unit === null} onClick={() => add()}>
                增加一个要更正的项目
              </Button>
            </>
          )}
        </Form.List>
        {failure !== null && <Alert type="error" showIcon title={errorMessage(failure.code, failure.detail)} />}
      </Form>
    </Modal>
  );
}
