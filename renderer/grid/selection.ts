/**
 * Arithmetic of the selection: a rectangle between two corners and one active cell in it, moved as Excel moves it. Positions are places
 * in the visible rows and columns. Pure; knows nothing of the mouse, of keys or of AG Grid.
 */
export type CellPlace = { readonly row: number; readonly col: number };
/** `active` receives typing; `anchor` and `head` are opposite corners, and Shift moves the head. */
export type Selection = { readonly active: CellPlace; readonly anchor: CellPlace; readonly head: CellPlace };
/** Inclusive on all sides. */
export type CellRange = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
export type GridSize = { readonly rows: number; readonly cols: number };

export function selectCell(place: CellPlace): Selection {
  return { active: place, anchor: place, head: place };
}

export function rangeOf({ anchor, head }: Selection): CellRange {
  return {
    top: Math.min(anchor.row, head.row),
    left: Math.min(anchor.col, head.col),
    bottom: Math.max(anchor.row, head.row),
    right: Math.max(anchor.col, head.col),
  };
}

export function rangeHas(range: CellRange, row: number, col: number): boolean {
  return row >= range.top && row <= range.bottom && col >= range.left && col <= range.right;
}

export function rangeRows(range: CellRange): number {
  return range.bottom - range.top + 1;
}

export function rangeCols(range: CellRange): number {
  return range.right - range.left + 1;
}

export function selectRange(range: CellRange): Selection {
  return extendTo(selectCell({ row: range.top, col: range.left }), { row: range.bottom, col: range.right });
}

/** Shift+click or dragging: the rectangle now reaches from the anchor to this cell. */
export function extendTo(selection: Selection, head: CellPlace): Selection {
  return { ...selection, active: selection.anchor, head };
}

/** The selection after rows or columns went away; null when nothing is left to select. */
export function clampSelection(selection: Selection | null, size: GridSize): Selection | null {
  if (selection === null || size.rows === 0 || size.cols === 0) return null;
  const fit = ({ row, col }: CellPlace): CellPlace => ({
    row: Math.min(row, size.rows - 1),
    col: Math.min(col, size.cols - 1),
  });
  return { active: fit(selection.active), anchor: fit(selection.anchor), head: fit(selection.head) };
}

export type Motion =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'jumpLeft'
  | 'jumpRight'
  | 'jumpUp'
  | 'jumpDown'
  | 'rowStart'
  | 'rowEnd'
  | 'tableStart'
  | 'tableEnd'
  | 'pageUp'
  | 'pageDown';

export type Surroundings = GridSize & {
  /** Rows that one page shows. */
  readonly page: number;
  readonly isEmpty: (row: number, col: number) => boolean;
};

const STEPS = {
  left: [0, -1],
  right: [0, 1],
  up: [-1, 0],
  down: [1, 0],
  jumpLeft: [0, -1],
  jumpRight: [0, 1],
  jumpUp: [-1, 0],
  jumpDown: [1, 0],
} as const;

function clamp(place: CellPlace, { rows, cols }: GridSize): CellPlace {
  return {
    row: Math.max(0, Math.min(rows - 1, place.row)),
    col: Math.max(0, Math.min(cols - 1, place.col)),
  };
}

/** Ctrl+arrow: to the end of the filled block, or across the gap to the next filled cell, or to the edge. */
function jump(from: CellPlace, [down, across]: readonly [number, number], around: Surroundings): CellPlace {
  const inside = ({ row, col }: CellPlace) => row >= 0 && col >= 0 && row < around.rows && col < around.cols;
  const step = ({ row, col }: CellPlace): CellPlace => ({ row: row + down, col: col + across });
  const empty = ({ row, col }: CellPlace) => around.isEmpty(row, col);
  let at = from;
  let next = step(at);
  if (!inside(next)) return at;
  const stopBeforeGap = !empty(at) && !empty(next);
  while (inside(next)) {
    if (stopBeforeGap && empty(next)) return at;
    at = next;
    if (!stopBeforeGap && !empty(at)) return at;
    next = step(at);
  }
  return at;
}

function target(from: CellPlace, motion: Motion, around: Surroundings): CellPlace {
  switch (motion) {
    case 'left':
    case 'right':
    case 'up':
    case 'down': {
      const [down, across] = STEPS[motion];
      return clamp({ row: from.row + down, col: from.col + across }, around);
    }
    case 'jumpLeft':
    case 'jumpRight':
    case 'jumpUp':
    case 'jumpDown':
      return jump(from, STEPS[motion], around);
    case 'rowStart':
      return { row: from.row, col: 0 };
    case 'rowEnd':
      return { row: from.row, col: around.cols - 1 };
    case 'tableStart':
      return { row: 0, col: 0 };
    case 'tableEnd':
      return { row: around.rows - 1, col: around.cols - 1 };
    case 'pageUp':
      return clamp({ row: from.row - around.page, col: from.col }, around);
    case 'pageDown':
      return clamp({ row: from.row + around.page, col: from.col }, around);
  }
}

/**
 * The selection after a key.
 * @param extend Shift: the head moves and the anchor stays
 */
export function move(selection: Selection, motion: Motion, extend: boolean, around: Surroundings): Selection {
  if (extend) return extendTo(selection, target(selection.head, motion, around));
  return selectCell(target(selection.active, motion, around));
}

/**
 * Enter and Tab: inside a selected rectangle the active cell walks through it and turns at its edges; a single cell just moves.
 * @param along 'down' for Enter, 'right' for Tab
 */
export function advance(selection: Selection, along: 'down' | 'right', back: boolean, size: GridSize): Selection {
  const range = rangeOf(selection);
  const { row, col } = selection.active;
  const sign = back ? -1 : 1;
  if (range.top === range.bottom && range.left === range.right) {
    const next = along === 'down' ? { row: row + sign, col } : { row, col: col + sign };
    return selectCell(clamp(next, size));
  }
  const rows = rangeRows(range);
  const cols = rangeCols(range);
  const count = rows * cols;
  const place = along === 'down' ? (col - range.left) * rows + (row - range.top) : (row - range.top) * cols + (col - range.left);
  const next = (place + sign + count) % count;
  const active =
    along === 'down'
      ? { row: range.top + (next % rows), col: range.left + Math.floor(next / rows) }
      : { row: range.top + Math.floor(next / cols), col: range.left + (next % cols) };
  return { ...selection, active };
}
