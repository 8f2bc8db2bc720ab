/** A table view in words for the printed page: every value as text in the table's unit, headings in one or two lines. */
import type { LedgerRow, LedgerTable } from '../letters/ledger-table';
import { formatDate } from '../model/dates';
import { formatMoney } from '../model/money';
import type { MoneyUnit } from '../model/money';
import type { ViewValue } from './project-columns';
import { hasMoney, heading, signingOf } from './table-view';
import type { TableColumn, TableView } from './table-view';

/** One value as it stands on paper; nothing is rounded. Telephones stand only where somebody is to be called (责任人). */
export function printedValue(value: ViewValue, moneyUnit: MoneyUnit, phones: boolean): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if ('minor' in value) return formatMoney(value, moneyUnit);
  if ('precision' in value) return formatDate(value);
  return value
    .map(({ name, post, phone }) => [name, post === undefined ? '' : `（${post}）`, phones ? (phone ?? '') : ''].join(''))
    .join('\n');
}

/** A value that is text by its column, such as a name; anything else is empty. */
export function textOf(value: ViewValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function alignment(column: TableColumn): 'left' | 'center' | 'right' {
  if (column.kind === 'money' || column.kind === 'percent') return 'right';
  return column.kind === 'text' || column.kind === 'longText' ? 'left' : 'center';
}

function bandsOf(columns: readonly TableColumn[]): { title: string; span: number }[] {
  const bands: { title: string; span: number }[] = [];
  for (const { group = '' } of columns) {
    const last = bands.at(-1);
    if (last !== undefined && last.title === group) last.span += 1;
    else bands.push({ title: group, span: 1 });
  }
  return bands;
}

/** Characters the longest number in these texts takes beside the cell's own margins; digits are half a character wide, and 万美元 may stand below. */
function leastFor(texts: readonly string[]): number {
  const long = (text: string): number => (text.match(/[\d.,%-]+/gu) ?? []).reduce((most, digits) => Math.max(most, digits.length / 2), 0);
  return texts.reduce((most, text) => Math.max(most, long(text)), 0) + CELL_MARGINS;
}
const CELL_MARGINS = 0.8;
const NUMBERS: ReadonlySet<TableColumn['kind']> = new Set(['number', 'money', 'percent']);

/** The view as the printed page takes it. */
export function printTable(view: TableView): LedgerTable {
  const { columns, moneyUnit } = view;
  const rows = view.rows.map((row): LedgerRow => {
    if (row.role === 'section') return { role: 'group', cells: [row.text] };
    return {
      role: row.role === 'row' ? 'plain' : 'total',
      cells: row.cells.map((value, place) => printedValue(value, moneyUnit, columns[place]?.key === 'responsiblePerson')),
    };
  });
  const bands = bandsOf(columns);
  return {
    title: view.title,
    left: `填报单位：${view.reportingUnit}`,
    right: `截至${view.asOf}${hasMoney(view) ? `　单位：${moneyUnit}` : ''}`,
    columns: columns.map((column, place) => ({
      title: heading(column, moneyUnit),
      width: column.chars,
      align: alignment(column),
      ...(NUMBERS.has(column.kind)
        ? { least: leastFor(rows.filter(({ role }) => role !== 'group').map(({ cells }) => cells[place] ?? '')) }
        : {}),
    })),
    rows,
    notes: [...view.notes],
    signing: signingOf(view),
    ...(bands.some(({ title }) => title !== '') ? { bands } : {}),
  };
}
