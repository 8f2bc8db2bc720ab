/**
 * The only place that reads AG Grid's page structure: which cell an element belongs to, where a cell stands, and the painting of the
 * selection on cells already drawn (cells drawn later ask the painter themselves).
 */
import type { SurfacePainter } from './surface-contract';

export type CellRef = { readonly rowIndex: number; readonly key: string };
/** Pixels inside the table's own box. */
export type CellBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** From the cell's lower edge to the end of the table. */
  readonly roomBelow: number;
};

function refOf(cell: Element): CellRef | null {
  const rowIndex = Number(cell.closest('[row-index]')?.getAttribute('row-index') ?? Number.NaN);
  const key = cell.getAttribute('col-id');
  return Number.isInteger(rowIndex) && key !== null ? { rowIndex, key } : null;
}

/** The cell of a record an event came from; null for headings, the totals row and empty space. */
export function cellAt(target: EventTarget | null): CellRef | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest('.ag-cell');
  return cell === null ? null : refOf(cell);
}

/** The drawn cell's element with its reference, the totals row included as row -1. */
export function cellElementAt(target: EventTarget | null): { element: HTMLElement; ref: CellRef } | null {
  if (!(target instanceof Element)) return null;
  const element = target.closest<HTMLElement>('.ag-cell');
  if (element === null) return null;
  const key = element.getAttribute('col-id');
  if (key === null) return null;
  return { element, ref: refOf(element) ?? { rowIndex: -1, key } };
}

function findCell(root: HTMLElement, ref: CellRef): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[row-index="${ref.rowIndex}"] .ag-cell[col-id="${CSS.escape(ref.key)}"]`);
}

/** Where a cell stands inside the root, or null when it is not drawn (scrolled away). */
export function boxOf(root: HTMLElement, ref: CellRef): CellBox | null {
  const cell = findCell(root, ref);
  if (cell === null) return null;
  const outer = root.getBoundingClientRect();
  const inner = cell.getBoundingClientRect();
  return {
    left: inner.left - outer.left + root.scrollLeft,
    top: inner.top - outer.top + root.scrollTop,
    width: inner.width,
    height: inner.height,
    roomBelow: outer.bottom - inner.bottom,
  };
}

/** Puts the selection's look on every drawn cell. */
export function paintSelection(root: HTMLElement, painter: SurfacePainter): void {
  for (const cell of root.querySelectorAll('.ag-cell')) {
    const ref = refOf(cell);
    if (ref === null) continue;
    cell.classList.toggle('lg-selected', painter.isSelected(ref.rowIndex, ref.key));
    cell.classList.toggle('lg-active', painter.isActive(ref.rowIndex, ref.key));
  }
}

/** Rows one page shows, at least one. */
export function rowsPerPage(root: HTMLElement, rowHeight: number): number {
  const height = root.querySelector('.ag-body-viewport, .ag-grid-scrolling-container')?.clientHeight ?? root.clientHeight;
  return Math.max(1, Math.floor(height / rowHeight) - 1);
}
