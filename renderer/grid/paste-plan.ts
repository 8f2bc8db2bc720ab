/**
 * What a paste, a fill, a cut or a clear writes where, worked out before anything is written: one gesture gives one list of edits.
 * Pure; positions are places in the visible rows and columns.
 */
import { cellText, isBlank } from './cell-text';
import type { CellEdit, GridColumn, GridRow, TableMoneyUnit } from './grid-types';
import { rangeCols, rangeRows } from './selection';
import type { CellPlace, CellRange, GridSize } from './selection';

export type PlacedText = CellPlace & { readonly text: string };

export type PastePlan = {
  readonly cells: readonly PlacedText[];
  /** What is selected afterwards. */
  readonly range: CellRange;
  /** Rows and columns of the block that found no place in the table; they are said, never dropped in silence. */
  readonly rowsLeftOver: number;
  readonly colsLeftOver: number;
};

/**
 * Where a block lands. As in Excel: a block whose height and width divide the selection's repeats over it (so one value fills the
 * range); any other block is put once at the top left corner and may reach beyond the selection, but not beyond the table.
 */
export function planPaste(block: readonly (readonly string[])[], into: CellRange, size: GridSize): PastePlan {
  const height = block.length;
  const width = block[0]?.length ?? 0;
  if (height === 0 || width === 0) return { cells: [], range: into, rowsLeftOver: 0, colsLeftOver: 0 };
  const repeats = rangeRows(into) % height === 0 && rangeCols(into) % width === 0;
  const rows = repeats ? rangeRows(into) : Math.min(height, size.rows - into.top);
  const cols = repeats ? rangeCols(into) : Math.min(width, size.cols - into.left);
  const cells: PlacedText[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let col = 0; col < cols; col += 1) {
      cells.push({ row: into.top + row, col: into.left + col, text: block[row % height]?.[col % width] ?? '' });
    }
  }
  return {
    cells,
    range: { top: into.top, left: into.left, bottom: into.top + rows - 1, right: into.left + cols - 1 },
    rowsLeftOver: repeats ? 0 : height - rows,
    colsLeftOver: repeats ? 0 : width - cols,
  };
}

/** The table as the clerk sees it: rows and columns in their shown order. */
export type VisibleTable = {
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  readonly moneyUnit: TableMoneyUnit;
};

/** The shown text of every cell of a range, for the clipboard. */
export function rangeTexts(table: VisibleTable, range: CellRange): readonly (readonly string[])[] {
  const columns = table.columns.slice(range.left, range.right + 1);
  return table.rows
    .slice(range.top, range.bottom + 1)
    .map((row) => columns.map((column) => cellText(row.cells[column.key], column.kind, table.moneyUnit)));
}

export type PlannedEdits = {
  readonly edits: readonly CellEdit[];
  /** Cells that lie in columns nobody may edit here. */
  readonly locked: number;
};

/** Edits for texts at places: cells that would not change are left out, so that nothing is written for nothing. */
export function editsForTexts(table: VisibleTable, cells: readonly PlacedText[]): PlannedEdits {
  const edits: CellEdit[] = [];
  let locked = 0;
  for (const { row: rowPlace, col, text } of cells) {
    const row = table.rows[rowPlace];
    const column = table.columns[col];
    if (row === undefined || column === undefined) continue;
    const now = cellText(row.cells[column.key], column.kind, table.moneyUnit);
    const wanted = text.trim() === '' ? null : text;
    if (wanted === null ? isBlank(row.cells[column.key]) : wanted === now) continue;
    if (column.editable !== true) {
      locked += 1;
      continue;
    }
    edits.push(editOf(table, row, column, wanted));
  }
  return { edits, locked };
}

function editOf(table: VisibleTable, row: GridRow, column: GridColumn, text: string | null): CellEdit {
  const edit = { rowId: row.id, key: column.key, text };
  return column.kind === 'money' && text !== null ? { ...edit, moneyUnit: table.moneyUnit } : edit;
}

/** Empties every cell of a range (Delete, and the second half of a cut). */
export function editsForClear(table: VisibleTable, range: CellRange): PlannedEdits {
  const cells: PlacedText[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let col = range.left; col <= range.right; col += 1) cells.push({ row, col, text: '' });
  }
  return editsForTexts(table, cells);
}

/**
 * Ctrl+D: the first row of the range goes into the rows below it; a range of one row takes the row above it, as in Excel.
 * Each edit names the cell it was taken from.
 */
export function editsForFillDown(table: VisibleTable, range: CellRange): PlannedEdits {
  const single = range.top === range.bottom;
  const sourcePlace = single ? range.top - 1 : range.top;
  const source = table.rows[sourcePlace];
  if (source === undefined) return { edits: [], locked: 0 };
  const texts = rangeTexts(table, { ...range, top: sourcePlace, bottom: sourcePlace })[0] ?? [];
  const cells: PlacedText[] = [];
  for (let row = sourcePlace + 1; row <= range.bottom; row += 1) {
    texts.forEach((text, offset) => cells.push({ row, col: range.left + offset, text }));
  }
  const { edits, locked } = editsForTexts(table, cells);
  return { edits: edits.map((edit) => ({ ...edit, from: { rowId: source.id, key: edit.key } })), locked };
}

/** What to tell the clerk about the parts of a gesture that were not done; null when all was done. */
export function gestureNotice(locked: number, rowsLeftOver = 0, colsLeftOver = 0): string | null {
  const parts: string[] = [];
  if (locked > 0) parts.push(`${locked}个单元格不能在此修改，已跳过`);
  if (rowsLeftOver > 0) parts.push(`多出${rowsLeftOver}行没有粘贴（表格到底了，请先新增行）`);
  if (colsLeftOver > 0) parts.push(`多出${colsLeftOver}列没有粘贴`);
  return parts.length === 0 ? null : `${parts.join('；')}。`;
}
