/** A new supervision item (S-74): matter, source, who answers, and the limit, which may be counted in working days. */
import { Alert, Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { dueDay } from '../../../shared/calendar/deadlines';
import { addressedScope } from '../../../shared/exchange/addressed';
import { createDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import type { IsoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { workCalendarOf } from '../../../shared/views/calendar';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useStatus } from '../../data/status';
import { currentLedger, useLedger } from '../../data/use-ledger';
import { useFrame, useHeldDrawer } from '../../ui/frame-context';
import { FIRST_FIELD } from '../../ui/kept-keys';

type Values = {
  matter: string;
  source: string;
  unit: string;
  person?: string;
  count: '工作日' | '自然日' | '定日期';
  days?: number;
  due?: Dayjs;
};

type Limit = { readonly due: IsoDay; readonly rule: string } | { readonly problem: string };

function limitOf(values: Values, today: IsoDay): Limit {
  if (values.count === '定日期')
    return values.due === undefined ? { problem: '请选择办结时限。' } : { due: isoDay(values.due.format('YYYY-MM-DD')), rule: '指定日期' };
  const n = values.days ?? 0;
  if (n < 1) return { problem: '请填写天数。' };
  const unit = values.count === '工作日' ? 'workday' : 'day';
  const found = dueDay(
    today,
    { length: { n, unit }, countFrom: 'next-day', roll: unit === 'day' ? 'next-workday' : 'none', remind: [] },
    workCalendarOf(currentLedger()),
  );
  if (!found.ok) return { problem: `缺少 ${found.missingYear} 年节假日表，算不出时限。请先导入，或直接定日期。` };
  return { due: isoDay(found.day), rule: `交办次日起${n}个${values.count}` };
}

export function MatterForm({ onDone }: { readonly onDone: () => void }) {
  const status = useStatus();
  const frame = useFrame();
  const units = useLedger((ledger) => listRecords(ledger, 'unit'));
  const [problem, setProblem] = useState<string | null>(null);
  const [typed, setTyped] = useState(false);
  useHeldDrawer(typed);

  async function save(values: Values): Promise<void> {
    const limit = limitOf(values, status.today);
    if ('problem' in limit) return setProblem(limit.problem);
    const record = freshId('supervision');
    const answer = await commit([
      createDraft(
        { scope: addressedScope(currentLedger(), recordId(values.unit)), entity: 'supervision', record },
        {
          matter: values.matter.trim(),
          source: values.source.trim(),
          unit: recordId(values.unit),
          person: values.person?.trim() ?? null,
          raisedOn: status.today,
          due: limit.due,
          dueRule: limit.rule,
        },
      ),
    ]);
    if (!answer.ok) return frame.showFailure(answer);
    frame.tell('已登记督办事项');
    onDone();
  }

  return (
    <Form<Values>
      {...{ [FIRST_FIELD]: true }}
      layout="vertical"
      initialValues={{ count: '工作日', days: 10 }}
      onValuesChange={() => setTyped(true)}
      onFinish={(values) => void save(values)}
      requiredMark={false}
    >
      <Form.Item name="matter" label="督办事项" rules={[{ required: true, message: '请填写督办事项' }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item name="source" label="来源（会议、批示、责任书条款）" rules={[{ required: true, message: '请填写来源' }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="unit" label="责任单位" rules={[{ required: true, message: '请选择责任单位' }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={units.map(({ id, name }) => ({ value: id, label: name ?? id }))} />
      </Form.Item>
      <Form.Item name="person" label="责任人">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item label="办结时限">
        <Form.Item name="count" noStyle>
          <Select style={{ width: 110 }} options={['工作日', '自然日', '定日期'].map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(before: Values, now: Values) => before.count !== now.count}>
          {({ getFieldValue }) =>
            getFieldValue('count') === '定日期' ? (
              <Form.Item name="due" noStyle>
                <DatePicker />
              </Form.Item>
            ) : (
              <Form.Item name="days" noStyle>
                <InputNumber min={1} max={400} suffix="天" />
              </Form.Item>
            )
          }
        </Form.Item>
      </Form.Item>
      {problem !== null && <Alert type="error" showIcon title={problem} />}
      <Button type="primary" htmlType="submit" data-testid="save-matter">
        登记
      </Button>
    </Form>
  );
}
