/**
 * What passes between the drawn table (`GridSurface`, AG Grid) and the rest of this folder, so that the rest never sees AG Grid.
 */
import type { GridColumn, GridRow } from './grid-types';

/** Column of row numbers (序号), always first; a click on it selects the row. */
export const ROW_NUMBER = '#';
export const ROW_HEIGHT = 32;

/** What the surface may ask about a cell while it paints. Stable object; its answers change. */
export type SurfacePainter = {
  readonly text: (row: GridRow, column: GridColumn) => string;
  readonly isSelected: (rowIndex: number, key: string) => boolean;
  readonly isActive: (rowIndex: number, key: string) => boolean;
  readonly isPending: (rowId: string, key: string) => boolean;
};

/** What the surface can be told. */
export type SurfaceHandle = {
  readonly show: (rowIndex: number, key: string) => void;
  readonly refreshCells: (rowIds: readonly string[], keys: readonly string[]) => void;
  readonly refreshAll: () => void;
  readonly fitColumn: (key: string) => void;
};
