/**
 * The rows of one table from its header to its end: each classified, which sums are totals, where the next table begins (M-05, M-07).
 * Reads no record.
 */
import type { ColumnPlan } from './columns';
import type { HeaderBlock } from './find-table';
import { findHeader } from './find-table';
import type { Grid } from './grid';
import { ownTexts, rowText } from './grid';
import { stageOf } from './read-plain';
import type { BodyRow } from './rows';
import { classifyRow } from './rows';
import { compact } from './text';

/** Rows below a header and where the next table begins. */
export type TableBody = { readonly rows: readonly BodyRow[]; readonly end: number };

/** Column of 序号; -1 when there is none. */
export function indexColumnOf(columns: readonly ColumnPlan[]): number {
  return columns.find(({ role }) => role === 'index')?.index ?? -1;
}

type BodyFrame = { readonly header: HeaderBlock; readonly isUnitName: (text: string) => boolean };

/** Classifies all rows of the body, up to the next table. */
export function bodyRows(grid: Grid, frame: BodyFrame, columns: readonly ColumnPlan[]): TableBody {
  const rows: BodyRow[] = [];
  let afterData = false;
  for (let row = frame.header.bottom + 1; row < grid.rowCount; row += 1) {
    const found = classifyRow(grid, row, {
      header: frame.header,
      indexColumn: indexColumnOf(columns),
      isGroupName: (text) => stageOf(text) !== null || frame.isUnitName(text),
      afterData,
    });
    const other = found.kind === 'other-header' ? otherTable(grid, row) : null;
    if (found.kind === 'new-header' || other?.end === row) return { rows: withoutNextTitle(rows), end: nextTableStart(rows, row) };
    if (other !== null) {
      const title = nextTableStart(rows, row);
      return { rows: [...promoteTotals(rows.filter((one) => one.row < title)), ...asNotes(grid, title, other.end)], end: other.end };
    }
    afterData ||= found.kind === 'data';
    rows.push(found);
  }
  return { rows: promoteTotals(rows), end: grid.rowCount };
}

/** Where a table ends that begins at a row: there at once when it has projects too, else before the next table that has. */
function otherTable(grid: Grid, from: number): { readonly end: number } {
  const next = findHeader(grid, from);
  let end = next?.top ?? grid.rowCount;
  while (end > from && next !== null && next.top > from && ownTexts(grid, end - 1).length <= 1) end -= 1;
  return { end };
}

/** Rows of a table without projects: a small summary below the ledger. */
function asNotes(grid: Grid, from: number, to: number): readonly BodyRow[] {
  return Array.from({ length: to - from }, (_, index) => {
    const text = rowText(grid, from + index);
    return { kind: text === '' ? ('blank' as const) : ('footnote' as const), row: from + index, text };
  });
}

/** Lone text rows directly above the next header are its title, not footnotes of this table. */
function nextTableStart(rows: readonly BodyRow[], header: number): number {
  let start = header;
  for (const row of rows.toReversed()) {
    if (row.row !== start - 1 || (row.kind !== 'section' && row.kind !== 'footnote' && row.kind !== 'blank')) break;
    start = row.row;
  }
  return start;
}

function withoutNextTitle(rows: readonly BodyRow[]): readonly BodyRow[] {
  const start = nextTableStart(rows, (rows.at(-1)?.row ?? 0) + 1);
  return promoteTotals(rows.filter(({ row }) => row < start));
}

type SumRow = Extract<BodyRow, { readonly kind: 'total' | 'subtotal' }>;

/** 合计 and nothing before it: the sum of everything, unless it closes a section. */
const PLAIN_TOTAL = /^(全[县市区镇乡部]|总)?(合计|总计|共计)/;

/**
 * Several 合计 rows: those that close a section are subtotals of it; the last, when sums came before it, stays the total.
 * One above all projects is the total; beside a plain 合计 one of a name (中心村片区合计) is the subtotal of that part.
 */
function promoteTotals(given: readonly BodyRow[]): readonly BodyRow[] {
  const isTotal = (row: BodyRow): row is SumRow => row.kind === 'total';
  if (given.filter(isTotal).length < 2) return given;
  const isPlain = ({ text }: SumRow): boolean => PLAIN_TOTAL.test(compact(text));
  const leading = given.find(({ kind }) => kind === 'total' || kind === 'data' || kind === 'section');
  const plain = given.some((row) => isTotal(row) && isPlain(row));
  const rows = given.map((row) => (isTotal(row) && plain && !isPlain(row) ? { ...row, kind: 'subtotal' as const } : row));
  if (leading?.kind === 'total') return rows;
  const totals = rows.filter(isTotal);
  if (totals.length < 2) return rows;
  const sections = rows.filter(({ kind }) => kind === 'section').length;
  const last = totals.at(-1);
  const grand = /总计|总合计|共计/;
  return rows.map((row) => {
    if (row.kind !== 'total' || grand.test(compact(row.text))) return row;
    const closes = sections >= totals.length || row !== last;
    return closes && sections > 0 ? { ...row, kind: 'subtotal' as const } : row;
  });
}
