/** Values of the ledger in the words of reports: one way to write money, dates, names of units and people. Rounds nothing. */
import { valueText } from '../exchange/record-text';
import type { Ledger } from '../ledger/fold';
import { getRecord } from '../ledger/read';
import { isIsoDay } from '../calendar/iso-date';
import { formatDay, isoDay } from '../model/dates';
import { fieldSpec } from '../model/entities';
import type { Json } from '../model/field-kinds';
import { recordIdSchema } from '../model/ids';
import type { RecordId, Scope } from '../model/ids';
import { decimalFromMinor, formatMoney, moneySchema } from '../model/money';
import type { Money } from '../model/money';
import { EARLIER_YEARS } from '../views/project-facts';

/** An amount with its unit: 12000万元, 约500万美元. */
export function moneyText(money: Money | null | undefined): string {
  if (money === null || money === undefined) return '';
  return money.currency === 'CNY' ? `${formatMoney(money, '万元')}万元` : formatMoney(money, '万元');
}

/** 分 of 人民币 as 万元, exact; nothing for what was never stated. */
export function wanText(minor: number | null): string {
  return minor === null ? '' : decimalFromMinor(minor, '万元');
}

/** A field's value as reports write it: money once, in 万元; everything else as other pages do. */
export function fieldText(ledger: Ledger, entity: string, field: string, value: Json | undefined): string {
  const money = fieldSpec(entity, field)?.kind === 'money' ? moneySchema.safeParse(value) : null;
  return money?.success === true ? moneyText(money.data) : valueText(ledger, entity, field, value);
}

/** The day of an instant or of a day in words; what is neither is given back. */
export function dayText(at: string): string {
  const day = at.slice(0, 10);
  return isIsoDay(day) ? formatDay(isoDay(day)) : at;
}

/** Name of the unit a record belongs to. */
export function unitName(ledger: Ledger, unit: RecordId | Scope | null | undefined): string {
  if (unit === null || unit === undefined) return '';
  if (unit === 'county') return '县招商办';
  return getRecord(ledger, 'unit', unit)?.name ?? '';
}

/** The records behind a figure of an evaluation: facts are named by record, with a mark for earlier years. */
export function factRecords(facts: readonly string[]): RecordId[] {
  return facts.flatMap((fact) => {
    const id = recordIdSchema.safeParse(fact.replace(EARLIER_YEARS, ''));
    return id.success ? [id.data] : [];
  });
}

/** A share as a percentage with one decimal, rounded half up; 无 when there is nothing to divide by. */
export function percentOf(part: number, whole: number): string {
  if (whole === 0) return '—';
  const tenths = Math.round((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}${tenths % 10 === 0 ? '' : `.${tenths % 10}`}%`;
}
