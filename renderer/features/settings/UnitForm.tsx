/** The form of one unit: names, aliases by which ledgers call it, kind, section, and from when to when it exists (撤并). */
import { Alert, Button, DatePicker, Form, Input, Select, Space } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import { takenName, unitsInOrder } from '../../../shared/county/unit-list';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { ENTITIES } from '../../../shared/model/entities';
import type { RecordOf } from '../../../shared/model/entities';
import { SECTIONS, UNIT_KIND_WORDS, UNIT_KINDS } from '../../../shared/model/entities-county';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE } from '../../../shared/model/ids';
import { commit } from '../../data/commit';
import { freshId } from '../../data/edits';
import { useLedger } from '../../data/use-ledger';

type Values = {
  name: string;
  fullName?: string;
  kind?: string;
  section?: string;
  aliases?: string[];
  from?: Dayjs | null;
  to?: Dayjs | null;
};

const dayOf = (value: Dayjs | null | undefined) => (value === null || value === undefined ? null : isoDay(value.format('YYYY-MM-DD')));
const shown = (day: string | undefined) => (day === undefined ? null : dayjs(day));

/** @param unit null for a new one */
export function UnitForm({ unit, onDone }: { readonly unit: RecordOf<'unit'> | null; readonly onDone: () => void }) {
  const ledger = useLedger((current) => current);
  const [problem, setProblem] = useState<string | null>(null);
  const { fields } = ENTITIES.unit;

  async function save(values: Values): Promise<void> {
    const aliases = values.aliases ?? [];
    const taken = takenName(ledger, unit?.id ?? null, [values.name, values.fullName ?? '', ...aliases]);
    if (taken !== null) return setProblem(`“${taken}”已经是另一个单位的名称或别名，没有保存。请换一个叫法。`);
    const writes = {
      name: values.name.trim(),
      fullName: values.fullName?.trim() ?? null,
      kind: values.kind ?? null,
      section: values.section ?? null,
      aliases,
      from: dayOf(values.from),
      to: dayOf(values.to),
    };
    const place = { scope: COUNTY_SCOPE, entity: 'unit', record: unit?.id ?? freshId('unit') } as const;
    const order = (unitsInOrder(ledger).at(-1)?.order ?? 0) + 1;
    const answer = await commit([unit === null ? createDraft(place, { ...writes, order }) : setDraft(ledger, place, writes)]);
    if (answer.ok) onDone();
    else setProblem(errorMessage(answer.code, answer.detail));
  }

  const initial = unit === null ? {} : { ...unit, from: shown(unit.from), to: shown(unit.to) };
  return (
    <Form<Values> layout="vertical" initialValues={initial} onFinish={(values) => void save(values)} requiredMark={false}>
      <Form.Item name="name" label={fields.name.label} rules={[{ required: true, message: '请填写单位名称，例如 柳河镇' }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="fullName" label={`${fields.fullName.label}（文书主送用）`}>
        <Input maxLength={60} placeholder="例如 柳河镇人民政府" />
      </Form.Item>
      <Space size="middle" align="start" style={{ display: 'flex' }}>
        <Form.Item name="kind" label={fields.kind.label}>
          <Select style={{ width: 140 }} options={UNIT_KINDS.map((value) => ({ value, label: UNIT_KIND_WORDS[value] }))} />
        </Form.Item>
        <Form.Item name="section" label={fields.section.label}>
          <Select style={{ width: 140 }} options={SECTIONS.map((value) => ({ value, label: value }))} />
        </Form.Item>
      </Space>
      <Form.Item name="aliases" label={`${fields.aliases.label}（各地台账里的叫法，导入时按此认出单位）`}>
        <Select mode="tags" open={false} placeholder="输入后按回车" />
      </Form.Item>
      <Space size="middle" align="start" style={{ display: 'flex' }}>
        <Form.Item name="from" label="设立日期（一直有的不填）">
          <DatePicker />
        </Form.Item>
        <Form.Item name="to" label="撤并日期（最后一天）">
          <DatePicker />
        </Form.Item>
      </Space>
      {problem !== null && <Alert type="error" showIcon title={problem} style={{ marginBottom: 12 }} />}
      <Button type="primary" htmlType="submit">
        保存
      </Button>
    </Form>
  );
}
