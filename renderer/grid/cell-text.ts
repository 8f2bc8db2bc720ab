/**
 * What one cell says: on the screen, in the editor and on the clipboard, and the number it counts as.
 * Pure; knows nothing of the table around it.
 */
import { formatDate } from '../../shared/model/dates';
import type { LedgerDate } from '../../shared/model/dates';
import type { PersonMention } from '../../shared/model/field-kinds';
import { formatMoney } from '../../shared/model/money';
import type { Money, MoneyUnit } from '../../shared/model/money';
import type { CellValue, ColumnKind, GridColumn } from './grid-types';

export function isMoney(value: CellValue): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value;
}

export function isDate(value: CellValue): value is LedgerDate {
  return typeof value === 'object' && value !== null && 'precision' in value;
}

export function isPeople(value: CellValue): value is readonly PersonMention[] {
  return Array.isArray(value);
}

/** True for a cell with nothing in it. */
export function isBlank(value: CellValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (isPeople(value) && value.length === 0);
}

const DECIMAL = /^[+-]?\d+(\.\d+)?$/;

/**
 * The text of a cell. The same text goes to the clipboard, so that what is copied is what is seen.
 * @param unit unit for money in 人民币; foreign money says its own unit
 */
export function cellText(value: CellValue | undefined, kind: ColumnKind, unit: MoneyUnit): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return kind === 'percent' ? `${String(value)}%` : String(value);
  if (typeof value === 'string') return kind === 'percent' && DECIMAL.test(value) ? `${value}%` : value;
  if (isPeople(value)) return value.map((person) => person.name).join('、');
  if (isMoney(value)) return formatMoney(value, unit);
  return formatDate(value);
}

/** What stands behind the shown text, said on hover: the source's own words, posts and telephone numbers of people. */
export function cellOrigin(value: CellValue | undefined): string | null {
  if (value === undefined || value === null || typeof value !== 'object') return null;
  if (isPeople(value)) {
    const lines = value.flatMap((person) => {
      const more = [person.post, person.phone].filter((part) => part !== undefined && part !== '');
      return more.length === 0 ? [] : [`${person.name}　${more.join('　')}`];
    });
    return lines.length === 0 ? null : lines.join('\n');
  }
  return value.raw === undefined || value.raw === '' ? null : `原文：${value.raw}`;
}

/**
 * The number a cell counts as: minor units (分) for money in 人民币, the value itself for numbers and percents.
 * @returns null for blanks, unreadable text and foreign money, which must not be added to 人民币 in silence
 */
export function cellNumber(value: CellValue | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return DECIMAL.test(value) ? Number(value) : null;
  if (value === undefined || value === null || isPeople(value) || !isMoney(value)) return null;
  return value.currency === 'CNY' ? value.minor : null;
}

/** True for kinds that are right-aligned and can be summed. */
export function isNumeric(kind: ColumnKind): boolean {
  return kind === 'number' || kind === 'money' || kind === 'percent';
}

/** Column heading with its unit: 计划总投资（亿元）. */
export function headerText(column: GridColumn, unit: MoneyUnit): string {
  const said = column.kind === 'money' ? unit : column.unit;
  return said === undefined ? column.label : `${column.label}（${said}）`;
}
