/**
 * 按值筛选, the tick-list filter a clerk knows from Excel: the values a column holds with their counts, what is ticked, and which rows
 * pass. Dates are ticked by month. Pure; knows nothing of popups.
 */
import { formatDate } from '../../shared/model/dates';
import { cellNumber, cellText, headerText, isBlank, isDate, isNumeric, isPeople } from './cell-text';
import type { CellValue, ColumnFilter, GridColumn, GridRow, GridView, TableMoneyUnit } from './grid-types';
import { sortKeys } from './sort-rows';
import { decimalFromMinor } from '../../shared/model/money';

/** How a blank cell is called in lists and chips. */
export const BLANK_LABEL = '（空白）';

type FilterPart = { readonly key: string; readonly value: CellValue };

/** The values a cell can be ticked by: one, or one per person; a day counts as its month. */
function filterParts(value: CellValue | undefined, column: GridColumn): readonly FilterPart[] {
  if (value === undefined || isBlank(value)) return [{ key: '', value: null }];
  if (isPeople(value)) return value.map((person) => ({ key: person.name, value: person.name }));
  if (isDate(value) && value.precision === 'day') {
    const month = { date: value.date.slice(0, 7), precision: 'month' } as const;
    return [{ key: formatDate(month), value: month }];
  }
  if (isDate(value)) {
    const plain = { date: value.date, precision: value.precision };
    return [{ key: formatDate(plain), value: plain }];
  }
  // 元 is exact for every amount, so the key does not depend on the unit the table shows.
  return [{ key: cellText(value, column.kind, '元'), value }];
}

/** Keys under which a cell is found in the tick list; '' for a blank. */
export function filterKeys(value: CellValue | undefined, column: GridColumn): readonly string[] {
  return filterParts(value, column).map((part) => part.key);
}

/** A filter made ready for many rows. */
function cellTest(filter: ColumnFilter, column: GridColumn): (value: CellValue | undefined) => boolean {
  const ticked = filter.ticked === undefined ? null : new Set(filter.ticked);
  const { min, max } = filter;
  return (value) => {
    if (ticked !== null && !filterKeys(value, column).some((key) => ticked.has(key))) return false;
    if (min === undefined && max === undefined) return true;
    const number = cellNumber(value);
    if (number === null) return false;
    return (min === undefined || number >= min) && (max === undefined || number <= max);
  };
}

/**
 * Rows that pass every column's filter.
 * @param except a column whose own filter is left out, to offer its values as Excel does
 */
export function filterRows(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  filters: GridView['filters'],
  except?: string,
): readonly GridRow[] {
  const tests = columns.flatMap((column) => {
    const filter = filters[column.key];
    if (filter === undefined || column.key === except) return [];
    return [{ key: column.key, test: cellTest(filter, column) }];
  });
  if (tests.length === 0) return rows;
  return rows.filter((row) => tests.every(({ key, test }) => test(row.cells[key])));
}

export type FilterOption = { readonly key: string; readonly label: string; readonly count: number };

/** The tick list of a column: distinct values in the column's own order with the number of rows, blanks last. */
export function filterOptions(rows: readonly GridRow[], column: GridColumn, unit: TableMoneyUnit): readonly FilterOption[] {
  const found = new Map<string, { value: CellValue; count: number }>();
  for (const row of rows) {
    for (const { key, value } of filterParts(row.cells[column.key], column)) {
      const entry = found.get(key);
      if (entry === undefined) found.set(key, { value, count: 1 });
      else entry.count += 1;
    }
  }
  const entries = [...found].map(([key, entry]) => ({ key, ...entry }));
  const { classes, numbers } = sortKeys(
    entries.map((entry) => entry.value),
    column,
  );
  const places = entries.map((_, place) => place);
  places.sort((a, b) => (classes[a] ?? 0) - (classes[b] ?? 0) || (numbers[a] ?? 0) - (numbers[b] ?? 0) || a - b);
  return places.flatMap((place) => {
    const entry = entries[place];
    if (entry === undefined) return [];
    const label = entry.key === '' ? BLANK_LABEL : cellText(entry.value, column.kind, unit);
    return [{ key: entry.key, label, count: entry.count }];
  });
}

/** Options whose label holds the typed words, whatever their letter case. */
export function searchOptions(options: readonly FilterOption[], search: string): readonly FilterOption[] {
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? options : options.filter((option) => option.label.toLowerCase().includes(wanted));
}

/**
 * The filter after 确定: everything ticked and no span means no filter at all.
 * @returns null when the column is no longer filtered
 */
export function settledFilter(
  options: readonly FilterOption[],
  ticked: ReadonlySet<string>,
  span: { readonly min?: number; readonly max?: number },
): ColumnFilter | null {
  const all = options.every((option) => ticked.has(option.key));
  if (all && span.min === undefined && span.max === undefined) return null;
  return all ? { ...span } : { ...span, ticked: options.filter((option) => ticked.has(option.key)).map((o) => o.key) };
}

/** The view with one column's filter set, or taken away by null. */
export function withFilter(view: GridView, key: string, filter: ColumnFilter | null): GridView {
  const { [key]: _old, ...others } = view.filters;
  return { ...view, filters: filter === null ? others : { ...others, [key]: filter } };
}

function spanText(bound: number, column: GridColumn, unit: TableMoneyUnit): string {
  if (column.kind === 'money') return `${decimalFromMinor(bound, unit)}${unit}`;
  return column.kind === 'percent' ? `${bound}%` : `${bound}${column.unit ?? ''}`;
}

/** The chip of a filtered column in words: 所属乡镇：柳河镇、青山镇 等5项. */
export function filterWords(filter: ColumnFilter, column: GridColumn, unit: TableMoneyUnit): string {
  const parts: string[] = [];
  if (filter.ticked !== undefined) {
    const labels = filter.ticked.map((key) => tickedLabel(key, column, unit));
    const shown = labels.slice(0, 2).join('、');
    parts.push(labels.length === 0 ? '（未选任何值）' : labels.length > 2 ? `${shown} 等${labels.length}项` : shown);
  }
  if (filter.min !== undefined) parts.push(`不低于${spanText(filter.min, column, unit)}`);
  if (filter.max !== undefined) parts.push(`不高于${spanText(filter.max, column, unit)}`);
  return `${column.label}：${parts.join('，')}`;
}

/** Money keys are written in 元; a chip says them in the table's unit. */
function tickedLabel(key: string, column: GridColumn, unit: TableMoneyUnit): string {
  if (key === '') return BLANK_LABEL;
  if (column.kind !== 'money' || !isNumeric(column.kind)) return key;
  const match = /^([约≥≤]?)(-?\d+)(?:\.(\d{1,2}))?$/.exec(key);
  if (match === null) return key;
  const [, sign = '', whole = '', part = ''] = match;
  return `${sign}${decimalFromMinor(Number(whole + part.padEnd(2, '0')), unit)}${unit}`;
}

/** For the tooltip of a heading. */
export function filterTitle(column: GridColumn, unit: TableMoneyUnit): string {
  return `筛选“${headerText(column, unit)}”`;
}
