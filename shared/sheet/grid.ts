/**
 * A sheet as a grid that answers for every position: its own cell, the merge over it, the text it shows. Pure lookup.
 */
import type { Merge, PlainCell, PlainRow, PlainSheet } from './cells';
import { cellText } from './cells';
import { trimmed } from './text';

export type Grid = {
  readonly sheet: PlainSheet;
  readonly dateSystem: 1900 | 1904;
  readonly rowCount: number;
  readonly columnCount: number;
  row(row: number): PlainRow | undefined;
  /** The cell that stands here itself. */
  own(row: number, column: number): PlainCell | undefined;
  /** The merge over this position, if any. */
  mergeAt(row: number, column: number): Merge | undefined;
  /** The cell shown here: its own, or the first of the merge over it. */
  cell(row: number, column: number): PlainCell | undefined;
  /** Trimmed text of `cell`. */
  text(row: number, column: number): string;
  ownText(row: number, column: number): string;
};

function lastColumn(rows: PlainSheet['rows']): number {
  let last = -1;
  for (const row of rows) {
    if (row === undefined) continue;
    for (let column = row.cells.length - 1; column > last; column -= 1) if (row.cells[column] !== undefined) last = column;
  }
  return last;
}

/** Merges clipped to the used range; one with content below its first cell is a mistake of the file and does not count. */
function usableMerges(sheet: PlainSheet, columnCount: number): readonly Merge[] {
  const usable: Merge[] = [];
  for (const merge of sheet.merges) {
    if (merge.top >= sheet.rows.length || merge.left >= columnCount) continue;
    const bottom = Math.min(merge.bottom, sheet.rows.length - 1);
    const right = Math.min(merge.right, columnCount - 1);
    if (bottom === merge.top && right === merge.left) continue;
    let crowded = false;
    for (let row = merge.top; row <= bottom && !crowded; row += 1)
      for (let column = merge.left; column <= right && !crowded; column += 1)
        crowded = (row !== merge.top || column !== merge.left) && sheet.rows[row]?.cells[column] !== undefined;
    if (!crowded) usable.push({ top: merge.top, left: merge.left, bottom, right });
  }
  return usable;
}

/** The texts of a row, each made once: a row that is read at all is read in every column. */
function lineOf(row: PlainRow | undefined, dateSystem: 1900 | 1904): readonly string[] {
  const line: string[] = [];
  const cells = row?.cells ?? [];
  for (let column = 0; column < cells.length; column += 1) line.push(trimmed(cellText(cells[column], dateSystem)));
  return line;
}

/** Builds the grid of a sheet. */
export function createGrid(sheet: PlainSheet, dateSystem: 1900 | 1904): Grid {
  const columnCount = lastColumn(sheet.rows) + 1;
  const byRow = new Map<number, Merge[]>();
  for (const merge of usableMerges(sheet, columnCount))
    for (let row = merge.top; row <= merge.bottom; row += 1) {
      const list = byRow.get(row);
      if (list) list.push(merge);
      else byRow.set(row, [merge]);
    }
  const own = (row: number, column: number) => sheet.rows[row]?.cells[column];
  const merged = byRow.size > 0;
  const mergeAt = (row: number, column: number) =>
    merged ? byRow.get(row)?.find(({ left, right }) => left <= column && column <= right) : undefined;
  const cell = (row: number, column: number) => {
    const found = own(row, column);
    if (found !== undefined) return found;
    const merge = mergeAt(row, column);
    return merge === undefined ? undefined : own(merge.top, merge.left);
  };
  const lines: (readonly string[])[] = [];
  const ownText = (row: number, column: number): string => {
    const line = (lines[row] ??= lineOf(sheet.rows[row], dateSystem));
    return line[column] ?? '';
  };
  return {
    sheet,
    dateSystem,
    rowCount: sheet.rows.length,
    columnCount,
    row: (row) => sheet.rows[row],
    own,
    mergeAt,
    cell,
    text(row, column) {
      const merge = own(row, column) === undefined ? mergeAt(row, column) : undefined;
      return merge === undefined ? ownText(row, column) : ownText(merge.top, merge.left);
    },
    ownText,
  };
}

export type OwnText = { readonly column: number; readonly text: string };

/** Texts standing in a row themselves, left to right, with their columns. */
export function ownTexts(grid: Grid, row: number): readonly OwnText[] {
  const found: OwnText[] = [];
  const cells = grid.row(row)?.cells ?? [];
  for (let column = 0; column < cells.length; column += 1) {
    const text = grid.ownText(row, column);
    if (text !== '') found.push({ column, text });
  }
  return found;
}

/** All texts of a row joined, as shown in lists of skipped rows. */
export function rowText(grid: Grid, row: number): string {
  return ownTexts(grid, row)
    .map(({ text }) => text)
    .join(' ');
}
