/** 调整任务: a revision of one unit's task with document number, day and reason, and how the task came to be what it is (S-54). */
import { Button, DatePicker, Form, Input, Space } from 'antd';
import type { FormRule } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { taskVersions, unitsOfIndicators } from '../../../shared/county/tasks';
import type { Task } from '../../../shared/county/tasks';
import { getRecord } from '../../../shared/ledger/read';
import { formatDay, isoDay } from '../../../shared/model/dates';
import type { RecordId } from '../../../shared/model/ids';
import { exactFromText, plainText } from '../../../shared/scoring/exact';
import { commit } from '../../data/commit';
import { revisionDraft } from '../../data/edits';
import { useStatus } from '../../data/status';
import { useLedger } from '../../data/use-ledger';
import { useFrame, useHeldDrawer } from '../../ui/frame-context';
import { FIRST_FIELD } from '../../ui/kept-keys';
import { PlainTable } from '../../ui/PlainTable';

type Values = { base: string; stretch?: string; document: string; from: Dayjs; ground: string };
const typedNumber = (typed: unknown) => (typeof typed === 'string' ? exactFromText(typed.trim()) : null);
/** 争取 below 确保 is a slip of the pen. */
const notBelow: FormRule = ({ getFieldValue }) => ({
  validator: (_, stretch: unknown) => {
    const [low, high] = [typedNumber(getFieldValue('base')), typedNumber(stretch)];
    return low === null || high === null || high.compare(low) >= 0
      ? Promise.resolve()
      : Promise.reject(new Error('争取目标不能低于确保目标'));
  },
});
const NUMBER = { pattern: /^\d+(\.\d+)?$/, message: '请填数字' };

/** Phases keep their share of the year's task, so that a revised task keeps its rhythm; a person may change them in the table. */
function phasesFor(task: Task, base: string): NonNullable<Task['phases']> {
  const [before, now] = [exactFromText(task.base ?? ''), exactFromText(base)];
  if (before === null || now === null || before.n === 0n) return task.phases ?? [];
  return (task.phases ?? []).flatMap(({ through, value }) => {
    const own = exactFromText(value);
    return own === null ? [] : [{ through, value: plainText(own.mul(now).div(before), 2) }];
  });
}

type Props = { readonly unit: RecordId; readonly indicator: string; readonly year: number; readonly readOnly: boolean };

export function TaskRevision({ unit, indicator, year, readOnly }: Props) {
  const frame = useFrame();
  const status = useStatus();
  const ledger = useLedger((current) => current);
  const versions = taskVersions(ledger, unit, indicator, year);
  const task = versions.at(-1);
  const [form] = Form.useForm<Values>();
  const [typed, setTyped] = useState(false);
  useHeldDrawer(typed);
  const name = getRecord(ledger, 'unit', unit)?.name ?? '';
  const counted = unitsOfIndicators(ledger, year).get(indicator);
  const inUnit = counted === undefined ? '' : `（${counted}）`;
  if (task === undefined) return <p>{name}还没有这项任务，先在表里填写。</p>;

  async function save(own: Task, { base, stretch, document, from, ground }: Values): Promise<void> {
    const more = stretch === undefined || stretch.trim() === '' ? {} : { stretch: stretch.trim() };
    const values = {
      base: base.trim(),
      document: document.trim(),
      ground: ground.trim(),
      from: isoDay(from.format('YYYY-MM-DD')),
      ...more,
    };
    const phases = phasesFor(own, values.base);
    const answer = await commit([revisionDraft(own, { ...values, ...(phases.length === 0 ? {} : { phases }) })]);
    if (!answer.ok) return frame.showFailure(answer);
    form.resetFields();
    setTyped(false);
    frame.tell(`已调整${name}${indicator}任务`);
  }

  return (
    <Space orientation="vertical" style={{ width: '100%' }} data-testid="task-revision">
      <PlainTable
        rowKey="id"
        dataSource={versions}
        columns={[
          { title: '自', width: 136, render: (_, { from }) => (from === undefined ? `${year}年初下达` : formatDay(from)) },
          { title: `确保${inUnit}`, dataIndex: 'base', width: 100, align: 'right' },
          { title: `争取${inUnit}`, dataIndex: 'stretch', width: 100, align: 'right' },
          { title: '文号', dataIndex: 'document' },
          { title: '理由', dataIndex: 'ground' },
        ]}
      />
      {!readOnly && (
        <Form<Values>
          {...{ [FIRST_FIELD]: true }}
          form={form}
          layout="vertical"
          requiredMark={false}
          // What is not changed stays: a revision that names no 争取 would take it away.
          initialValues={{ from: dayjs(status.today), base: task.base, stretch: task.stretch }}
          key={task.id}
          onValuesChange={() => setTyped(true)}
          onFinish={(values) => void save(task, values)}
        >
          <p>
            <strong>调整任务</strong>　原任务保留，从指定日期起按新任务考核；分阶段按比例带过来，可在表里再改。
          </p>
          <Space>
            <Form.Item name="base" label={`新目标（确保）${inUnit}`} rules={[{ required: true, message: '请填写' }, NUMBER]}>
              <Input />
            </Form.Item>
            <Form.Item name="stretch" label={`新目标（争取）${inUnit}`} dependencies={['base']} rules={[NUMBER, notBelow]}>
              <Input />
            </Form.Item>
          </Space>
          <Form.Item name="from" label="自哪天起" rules={[{ required: true, message: '请选择' }]}>
            <DatePicker />
          </Form.Item>
          <Form.Item name="document" label="调整文号" rules={[{ required: true, whitespace: true, message: '请填写调整任务的文号' }]}>
            <Input maxLength={60} placeholder="例如 青招组发〔2026〕9号" />
          </Form.Item>
          <Form.Item name="ground" label="理由" rules={[{ required: true, whitespace: true, message: '请填写理由' }]}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
          <Button type="primary" htmlType="submit">
            登记调整
          </Button>
        </Form>
      )}
    </Space>
  );
}
