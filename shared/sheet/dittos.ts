/**
 * 同上 and 〃: a cell that says "as above" is read as the cell above it in the same column. Works on the grid, knows no fields.
 */
import type { Grid } from './grid';
import { compact } from './text';

const DITTO = /^(同上|同前|同上行|上同|〃|〞|″|′′|"|”|々)$/u;

/** A first character that no such mark begins with, however it is narrowed. */
const NO_DITTO = /^(?![同上])[\dA-Za-z\u4e00-\u9fff]/;

/** True for a cell that only points to the one above. */
export function isDitto(text: string): boolean {
  return text.length <= 4 && !NO_DITTO.test(text) && DITTO.test(compact(text));
}

/** Cells that repeat the one above, by `row:column`, with the row that says it. */
export type Dittos = ReadonlyMap<string, number>;

export function dittoKey(row: number, column: number): string {
  return `${row}:${column}`;
}

/** The grid with such cells read as what stands above them in the rows given; where nothing stands above, the cell stays as it is. */
export function withDittos(grid: Grid, rows: readonly number[]): { readonly grid: Grid; readonly dittos: Dittos } {
  const dittos = new Map<string, number>();
  const last = new Map<number, number>();
  for (const row of rows)
    for (let column = 0; column < grid.columnCount; column += 1) {
      const text = grid.text(row, column);
      if (text === '') continue;
      const above = last.get(column);
      if (!isDitto(text)) last.set(column, row);
      else if (above !== undefined) dittos.set(dittoKey(row, column), above);
    }
  if (dittos.size === 0) return { grid, dittos };
  const at = (row: number, column: number): number => dittos.get(dittoKey(row, column)) ?? row;
  return {
    dittos,
    grid: {
      ...grid,
      cell: (row, column) => grid.cell(at(row, column), column),
      text: (row, column) => grid.text(at(row, column), column),
    },
  };
}
