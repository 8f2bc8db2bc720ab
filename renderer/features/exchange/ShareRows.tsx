/** Rows of unit or person, role and share inside a form, units and persons adding up to 100 % each (S-09). */
import { AutoComplete, Button, Form, InputNumber, Select, Space, Typography } from 'antd';
import { useMemo } from 'react';
import { rolesOffered } from '../../../shared/exchange/credits';
import type { Share } from '../../../shared/exchange/credits';
import type { Ledger } from '../../../shared/ledger/fold';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import type { IsoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { schemeInForce } from '../../../shared/month/adopted-scheme';

/** `owner`: “unit ID” or “person ID”. */
export type ShareValues = { owner?: string; role?: string; percent?: number }[];

export const asShares = (values: ShareValues | undefined): Share[] =>
  (values ?? []).flatMap(({ owner, role, percent }) => {
    const [kind, id] = owner?.split(' ') ?? [];
    if (id === undefined || role === undefined) return [];
    const part = { role, percent: String(percent ?? 0) };
    return [kind === 'person' ? { ...part, person: recordId(id) } : { ...part, unit: recordId(id) }];
  });

/** Units and persons to choose from; a person with the unit of the post held today, so that two of one name are told apart. */
function ownerOptions(ledger: Ledger, today: IsoDay) {
  const unitOf = (person: RecordId): string =>
    listRecords(ledger, 'post')
      .filter((post) => post.person === person && (post.from ?? '') <= today && (post.to ?? '9999') >= today)
      .flatMap(({ unit }) => (unit === undefined ? [] : (getRecord(ledger, 'unit', unit)?.name ?? [])))
      .slice(0, 1)
      .map((name) => `（${name}）`)
      .join('');
  return [
    { label: '单位', options: listRecords(ledger, 'unit').map(({ id, name }) => ({ value: `unit ${id}`, label: name ?? id })) },
    {
      label: '个人',
      options: listRecords(ledger, 'person').map(({ id, name }) => ({ value: `person ${id}`, label: `${name ?? id}${unitOf(id)}` })),
    },
  ];
}

const sumOf = (shares: ShareValues): number => shares.reduce((total, share) => total + (share?.percent ?? 0), 0);

/** 单位合计 100%，个人合计 100%: each kind that is named by itself. */
function Sums({ shares }: { readonly shares: ShareValues }) {
  const persons = shares.filter((share) => share?.owner?.startsWith('person ') === true);
  const units = shares.filter((share) => share?.owner?.startsWith('unit ') === true);
  const lines = [
    ...(units.length > 0 || persons.length === 0 ? [{ called: '单位合计', sum: sumOf(units) }] : []),
    ...(persons.length > 0 ? [{ called: '个人合计', sum: sumOf(persons) }] : []),
  ];
  return lines.map(({ called, sum }) => (
    <Typography.Text key={called} type={sum === 100 ? 'secondary' : 'danger'}>
      {called} {sum}%
    </Typography.Text>
  ));
}

/** Rows of unit or person, role and share inside a form, and what they add up to. */
export function ShareRows({ ledger, today }: { readonly ledger: Ledger; readonly today: IsoDay }) {
  const form = Form.useFormInstance<{ shares?: ShareValues }>();
  const shares = Form.useWatch('shares', form);
  const owners = useMemo(() => ownerOptions(ledger, today), [ledger, today]);
  const roles = useMemo(() => rolesOffered(schemeInForce(ledger, today)?.scheme ?? null).map((value) => ({ value })), [ledger, today]);
  return (
    <Form.List name="shares">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div className="exchange-share" key={key}>
              <Form.Item name={[name, 'owner']} rules={[{ required: true, message: '请选择单位或个人' }]}>
                <Select placeholder="单位或个人" aria-label="单位或个人" showSearch={{ optionFilterProp: 'label' }} options={owners} />
              </Form.Item>
              <Form.Item name={[name, 'role']} rules={[{ required: true, whitespace: true, message: '请填写角色' }]}>
                <AutoComplete placeholder="角色" aria-label="角色" options={roles} maxLength={20} />
              </Form.Item>
              <Form.Item name={[name, 'percent']} rules={[{ required: true, message: '请填写分成' }]}>
                <InputNumber min={0} max={100} suffix="%" aria-label="分成" style={{ width: '100%' }} />
              </Form.Item>
              <Button onClick={() => remove(name)}>去掉</Button>
            </div>
          ))}
          <Space>
            <Button data-testid="add-share" onClick={() => add({})}>
              增加一行
            </Button>
            <Space size="middle">
              <Sums shares={shares ?? []} />
            </Space>
          </Space>
        </>
      )}
    </Form.List>
  );
}
