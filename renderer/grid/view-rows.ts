/**
 * From columns, rows and the clerk's view to what is seen: the visible columns in order, the rows that pass, in order. The same function
 * serves the screen and 导出所见. Pure.
 */
import { cellText } from './cell-text';
import { filterRows } from './filter-rows';
import type { GridColumn, GridRow, GridView } from './grid-types';
import { sortRows } from './sort-rows';

/** Visible columns: frozen ones first, then in the clerk's order, unnamed ones keeping their own. */
export function visibleColumns(columns: readonly GridColumn[], view: Pick<GridView, 'hidden' | 'order'>): readonly GridColumn[] {
  const hidden = new Set(view.hidden);
  const place = new Map(view.order.map((key, at) => [key, at]));
  const shown = columns.map((column, at) => ({ column, at })).filter(({ column }) => !hidden.has(column.key));
  shown.sort((a, b) => {
    const byFrozen = Number(b.column.frozen === true) - Number(a.column.frozen === true);
    if (byFrozen !== 0) return byFrozen;
    return (place.get(a.column.key) ?? view.order.length + a.at) - (place.get(b.column.key) ?? view.order.length + b.at);
  });
  return shown.map(({ column }) => column);
}

/** Rows that pass the filters, sorted: exactly what is seen when the view has just been set. */
export function viewRows(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  view: Pick<GridView, 'filters' | 'sort'>,
): readonly GridRow[] {
  return sortRows(filterRows(rows, columns, view.filters), columns, view.sort);
}

/** What stays the same of a row while its values change. */
export function rowPlace(row: GridRow): string {
  return row.place ?? row.id;
}

/**
 * The rows to show after data changed: as long as the same rows exist, each keeps its place, as in Excel, where an edit moves nothing
 * until the clerk sorts or filters again. New or vanished rows make the order anew.
 * @param shown what is on the screen now
 * @param before the rows `shown` was made from
 */
export function keepPlaces(shown: readonly GridRow[], before: readonly GridRow[], rows: readonly GridRow[]): readonly GridRow[] | null {
  if (before === rows) return shown;
  if (before.length !== rows.length) return null;
  const byPlace = new Map(rows.map((row) => [rowPlace(row), row]));
  if (byPlace.size !== rows.length || before.some((row) => !byPlace.has(rowPlace(row)))) return null;
  return shown.flatMap((row) => byPlace.get(rowPlace(row)) ?? []);
}

/**
 * The next cell whose text holds the words (Ctrl+F), row by row from the given place, round the end of the table.
 * @returns null when no cell holds them
 */
export function findCell(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  unit: GridView['moneyUnit'],
  words: string,
  after: { readonly row: number; readonly col: number },
  back = false,
): { readonly row: number; readonly col: number } | null {
  const wanted = words.trim().toLowerCase();
  const count = rows.length * columns.length;
  if (wanted === '' || count === 0) return null;
  const start = after.row * columns.length + after.col;
  for (let step = 1; step <= count; step += 1) {
    const place = (start + (back ? -step : step) + count) % count;
    const row = Math.floor(place / columns.length);
    const col = place % columns.length;
    const column = columns[col];
    if (column === undefined) continue;
    if (cellText(rows[row]?.cells[column.key], column.kind, unit).toLowerCase().includes(wanted)) return { row, col };
  }
  return null;
}
