/**
 * Records and values in words, as merge summaries and clash lists show them: derived from the entity registry, so that no field has a
 * second name here. Full numbers and full dates; nothing is shortened, because people decide by these texts.
 */
import type { Ledger } from '../ledger/fold';
import type { RecordState } from '../ledger/fold-record';
import { formatDate, formatDay, isoDaySchema, ledgerDateSchema } from '../model/dates';
import { ENTITY_NAMES, entitySpec, fieldSpec } from '../model/entities';
import { FIELD_KINDS } from '../model/field-kinds';
import type { Json } from '../model/field-kinds';
import { COUNTY_SCOPE, recordId, recordIdSchema } from '../model/ids';
import type { RecordId, Scope } from '../model/ids';
import { decimalFromMinor, formatMoney, moneySchema } from '../model/money';
import { isLifeOf } from './card';

const NOTHING = '（空）';

/** What these texts need of a ledger: a record's state by entity and id. */
export type RecordSource = {
  readonly records: { readonly get: (entity: string) => { readonly get: (id: RecordId) => RecordState | undefined } | undefined };
};

/**
 * The state of a record whatever its entity, or null.
 * @param likely the entity it is known to have been made as, looked at first
 */
export function findState(ledger: RecordSource, id: RecordId, likely?: string): RecordState | null {
  const expected = likely === undefined || entitySpec(likely) === null ? undefined : ledger.records.get(likely)?.get(id);
  if (expected !== undefined) return expected;
  for (const entity of ENTITY_NAMES) {
    const state = ledger.records.get(entity)?.get(id);
    if (state !== undefined) return state;
  }
  return null;
}

function textField(state: RecordState | null | undefined, field: string | undefined): string {
  const value = field === undefined ? undefined : state?.fields[field]?.value;
  return typeof value === 'string' ? value : '';
}

function refText(ledger: RecordSource, value: Json | undefined): string {
  const id = recordIdSchema.safeParse(value);
  if (!id.success) return '';
  const state = findState(ledger, id.data);
  return state === null ? '' : titleOf(ledger, state);
}

/** What names a record to a person: its title field, else what it belongs to; never an id. */
export function titleOf(ledger: RecordSource, state: RecordState): string {
  const spec = entitySpec(state.entity);
  const own = textField(state, spec?.title);
  if (own !== '') return own;
  for (const field of ['project', 'letter', 'entry', 'person', 'unit']) {
    const other = refText(ledger, state.fields[field]?.value);
    if (other !== '') return other;
  }
  for (const field of ['company', 'name', 'place', 'indicator', 'content']) {
    const text = textField(state, field);
    if (text !== '') return text;
  }
  return spec?.label ?? '新版本程序的内容';
}

/** Name of the office that a scope belongs to. */
export function officeName(ledger: RecordSource, scope: Scope): string {
  if (scope === COUNTY_SCOPE) return '县招商办';
  return textField(ledger.records.get('unit')?.get(recordId(scope)), 'name') || '未登记单位';
}

/** The office a device belongs to by the register of 办公点, or null when the register does not know it. */
export function officeOfDevice(ledger: Ledger, device: string): Scope | null {
  for (const state of ledger.records.get('office')?.values() ?? []) {
    const own = textField(state, 'device');
    if (own === '' || !isLifeOf(own, device)) continue;
    const unit = recordIdSchema.safeParse(state.fields['unit']?.value);
    return unit.success ? unit.data : COUNTY_SCOPE;
  }
  return null;
}

/** A field's value in words. Money in its own unit with 元 behind it, so that two close amounts do not look alike. */
export function valueText(ledger: RecordSource, entity: string, field: string, value: Json | undefined): string {
  if (value === null || value === undefined) return NOTHING;
  const kind = fieldSpec(entity, field)?.kind;
  const money = kind === 'money' ? moneySchema.safeParse(value) : null;
  if (money?.success === true) {
    const { currency, minor, upper, shown } = money.data;
    if (currency !== 'CNY') return formatMoney(money.data, '万元');
    const yuan = upper === undefined ? `（${decimalFromMinor(minor, '元')}元）` : '';
    return `${formatMoney(money.data, shown ?? '万元')}${shown ?? '万元'}${shown === '元' ? '' : yuan}`;
  }
  const date = kind === 'date' ? ledgerDateSchema.safeParse(value) : null;
  if (date?.success === true) return formatDate(date.data);
  const day = kind === 'day' ? isoDaySchema.safeParse(value) : null;
  if (day?.success === true) return formatDay(day.data);
  if (kind === 'month' && typeof value === 'string') {
    const [year = '', month = ''] = value.split('-');
    return `${year}年${Number(month)}月`;
  }
  if (kind === 'ref') return refText(ledger, value) || '未登记的记录';
  if (kind === 'people') {
    const people = FIELD_KINDS.people.safeParse(value);
    if (people.success) return people.data.map(({ name, post }) => (post === undefined ? name : `${name}（${post}）`)).join('、');
  }
  if (kind === 'flag') return value === true ? '是' : '否';
  if (kind === 'refs') return Array.isArray(value) ? value.map((id) => refText(ledger, id) || '未登记的记录').join('、') : NOTHING;
  if (kind === 'texts' || kind === 'days')
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string').join('、') : NOTHING;
  if (kind === 'textMap' && typeof value === 'object' && !Array.isArray(value)) {
    return (
      Object.entries(value)
        .map(([key, text]) => `${key}：${typeof text === 'string' ? text : ''}`)
        .join('；') || NOTHING
    );
  }
  if (typeof value === 'string' || typeof value === 'number') return String(value) || NOTHING;
  return '（内容较长，请打开记录查看）';
}
