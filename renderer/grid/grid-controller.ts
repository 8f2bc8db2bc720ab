/**
 * What happens between a clerk's key, mouse or clipboard and the table: moves the selection, opens the editor, and turns every gesture
 * into one batch of edits. Holds only what may vanish on reload. Knows AG Grid only as a `SurfaceHandle`, and no rule of the ledger.
 */
import type { CellBox } from './cell-boxes';
import { boxOf, paintSelection, rowsPerPage } from './cell-boxes';
import { cellText, isBlank } from './cell-text';
import { formatBlock, formatHtmlBlock, parseBlock } from './clipboard-text';
import type { CellEdit, EditKind, GridColumn, GridRow, GridSelection } from './grid-types';
import type { GridAction } from './grid-keys';
import { ROW_HEIGHT, ROW_NUMBER } from './surface-contract';
import type { SurfaceHandle, SurfacePainter } from './surface-contract';
import { editsForClear, editsForFillDown, editsForTexts, gestureNotice, planPaste, rangeTexts } from './paste-plan';
import type { PlannedEdits, VisibleTable } from './paste-plan';
import { advance, clampSelection, extendTo, move, rangeHas, rangeOf, selectCell, selectRange } from './selection';
import type { CellPlace, Selection } from './selection';
import { createStore } from './store';
import type { Store } from './store';
import { rowPlace } from './view-rows';

/** The cell being edited. `caret`: arrows move inside the text (F2) instead of leaving the cell (typing). */
export type Editing = { readonly row: GridRow; readonly column: GridColumn; readonly text: string; readonly caret: boolean };

/** What the controller needs of the present moment; handed in after every render. */
export type GridPresent = {
  readonly table: VisibleTable;
  readonly onEdits: ((edits: readonly CellEdit[], kind: EditKind) => void | Promise<void>) | undefined;
  readonly onOpenRow: ((rowId: string) => void) | undefined;
  readonly onSelect: ((selection: GridSelection) => void) | undefined;
  readonly onFind: () => void;
  readonly onOpenFilter: (key: string) => void;
};

export type GridController = {
  readonly painter: SurfacePainter;
  readonly selection: Store<Selection | null>;
  readonly editing: Store<Editing | null>;
  readonly box: Store<CellBox | null>;
  readonly notice: Store<string | null>;
  readonly update: (present: GridPresent) => void;
  readonly attach: (root: HTMLElement | null, input: HTMLTextAreaElement | null) => void;
  readonly ready: (handle: SurfaceHandle) => void;
  readonly surface: () => SurfaceHandle | null;
  readonly place: () => void;
  readonly select: (selection: Selection | null, show?: boolean) => void;
  readonly selectAt: (place: CellPlace, extend: boolean) => void;
  readonly selectRowAt: (row: number, extend: boolean) => void;
  readonly placeOf: (rowIndex: number, key: string) => CellPlace | null;
  readonly act: (action: GridAction) => void;
  readonly startEditing: (caret: boolean, text?: string) => boolean;
  readonly setText: (text: string) => void;
  readonly commit: (text: string) => void;
  readonly cancel: () => void;
  readonly copy: (data: DataTransfer) => void;
  readonly cut: (data: DataTransfer) => void;
  readonly paste: (text: string) => void;
  readonly focus: () => void;
};

/** `row` is the row as it was when the text was sent. */
type Sent = {
  readonly text: string | null;
  readonly row: GridRow | undefined;
  readonly rowId: string;
  readonly key: string;
  answered: boolean;
};

/** How long after an answer the new row may still be on its way through React. */
const ARRIVAL_MS = 250;

const LOCKED = '此列不能在这里修改。';

export function createGridController(): GridController {
  let present: GridPresent | null = null;
  let root: HTMLElement | null = null;
  let input: HTMLTextAreaElement | null = null;
  let surface: SurfaceHandle | null = null;
  const colPlaces = new Map<string, number>();
  /** The selection as the caller was last told it. */
  let told: GridSelection | null = null;
  /** Texts sent off, by row and column, until the caller has answered and its new row is here. */
  const pending = new Map<string, Sent>();
  const selection = createStore<Selection | null>(null);
  const editing = createStore<Editing | null>(null);
  const box = createStore<CellBox | null>(null);
  const notice = createStore<string | null>(null);

  const pendingKey = (rowId: string, key: string) => `${rowId}\n${key}`;
  const size = () => ({ rows: present?.table.rows.length ?? 0, cols: present?.table.columns.length ?? 0 });

  const painter: SurfacePainter = {
    text: (row, column) => {
      const sent = pending.get(pendingKey(row.id, column.key));
      return sent === undefined ? cellText(row.cells[column.key], column.kind, present?.table.moneyUnit ?? '万元') : (sent.text ?? '');
    },
    isSelected: (rowIndex, key) => {
      const now = selection.get();
      const col = colPlaces.get(key);
      if (now === null) return false;
      const range = rangeOf(now);
      if (key === ROW_NUMBER) return rowIndex >= range.top && rowIndex <= range.bottom;
      return col !== undefined && rangeHas(range, rowIndex, col);
    },
    isActive: (rowIndex, key) => {
      const now = selection.get();
      return now !== null && now.active.row === rowIndex && now.active.col === colPlaces.get(key);
    },
    isPending: (rowId, key) => pending.has(pendingKey(rowId, key)),
  };

  function place(): void {
    const now = selection.get();
    const key = now === null ? undefined : present?.table.columns[now.active.col]?.key;
    box.set(root === null || now === null || key === undefined ? null : boxOf(root, { rowIndex: now.active.row, key }));
  }

  function selected(table: VisibleTable): GridSelection {
    const now = selection.get();
    if (now === null) return { rowIds: [], keys: [], active: null };
    const range = rangeOf(now);
    const { rows, columns } = table;
    const row = rows[now.active.row];
    const column = columns[now.active.col];
    return {
      rowIds: rows.slice(range.top, range.bottom + 1).map((item) => item.id),
      keys: columns.slice(range.left, range.right + 1).map((item) => item.key),
      active: row === undefined || column === undefined ? null : { rowId: row.id, key: column.key },
    };
  }

  function tellSelection(): void {
    if (present === null) return;
    told = selected(present.table);
    present.onSelect?.(told);
  }

  /** Other records have come under the cursor: commands must hit what is seen. */
  function tellOtherRows(table: VisibleTable): void {
    if (told === null) return;
    const { rowIds, active } = selected(table);
    const same = active?.rowId === told.active?.rowId && rowIds.length === told.rowIds.length;
    if (!same || rowIds.some((id, at) => id !== told?.rowIds[at])) tellSelection();
  }

  function select(next: Selection | null, show = true): void {
    selection.set(next);
    notice.set(null);
    if (next !== null && show) {
      const at = next.head.row === next.anchor.row && next.head.col === next.anchor.col ? next.active : next.head;
      const key = present?.table.columns[at.col]?.key;
      if (key !== undefined) surface?.show(at.row, key);
    }
    if (root !== null) paintSelection(root, painter);
    place();
    tellSelection();
  }

  /** Sends one gesture; shows the new texts, marked as unsaved, until the answer is there. */
  function send({ edits, locked }: PlannedEdits, kind: EditKind, rowsLeftOver = 0, colsLeftOver = 0): void {
    notice.set(gestureNotice(locked, rowsLeftOver, colsLeftOver));
    if (edits.length === 0 || present?.onEdits === undefined) return;
    const answer = present.onEdits(edits, kind);
    if (answer === undefined) return;
    const rows = new Map(present.table.rows.map((row) => [row.id, row]));
    const sent = edits.map((edit): Sent => ({ ...edit, row: rows.get(edit.rowId), answered: false }));
    for (const item of sent) pending.set(pendingKey(item.rowId, item.key), item);
    redraw(sent);
    const settle = () => {
      for (const item of sent) item.answered = true;
      dropArrived();
      // A refused text never arrives as a row; then the cell goes back to what is true.
      setTimeout(() => drop(sent), ARRIVAL_MS);
    };
    // A refusal is the caller's to tell (a Result).
    void answer.then(settle, settle);
  }

  function redraw(items: readonly Sent[]): void {
    if (items.length === 0) return;
    surface?.refreshCells([...new Set(items.map((item) => item.rowId))], [...new Set(items.map((item) => item.key))]);
  }

  function drop(items: readonly Sent[]): void {
    const gone = items.filter((item) => pending.get(pendingKey(item.rowId, item.key)) === item);
    for (const item of gone) pending.delete(pendingKey(item.rowId, item.key));
    redraw(gone);
  }

  /** Texts that were answered and whose changed row is on the screen need no stand-in any more. */
  function dropArrived(): void {
    const answered = [...pending.values()].filter((item) => item.answered);
    if (answered.length === 0) return;
    const rows = new Map(present?.table.rows.map((row) => [row.id, row]));
    drop(answered.filter((item) => rows.get(item.rowId) !== item.row));
  }

  function startEditing(caret: boolean, text?: string): boolean {
    const now = selection.get();
    if (present === null || now === null) return false;
    const row = present.table.rows[now.active.row];
    const column = present.table.columns[now.active.col];
    if (row === undefined || column === undefined) return false;
    if (column.editable !== true || present.onEdits === undefined) {
      notice.set(LOCKED);
      return false;
    }
    const key = column.key;
    surface?.show(now.active.row, key);
    place();
    editing.set({ row, column, caret, text: text ?? painter.text(row, column) });
    return true;
  }

  function commit(text: string): void {
    const now = editing.get();
    editing.set(null);
    if (now === null || present === null) return;
    const at = present.table.rows.findIndex((row) => rowPlace(row) === rowPlace(now.row));
    const col = present.table.columns.findIndex((column) => column.key === now.column.key);
    if (at >= 0 && col >= 0) send(editsForTexts(present.table, [{ row: at, col, text }]), 'edit');
  }

  function act(action: GridAction): void {
    const now = selection.get();
    if (present === null) return;
    const { table } = present;
    if (action.act === 'find') return present.onFind();
    if (now === null) return;
    const range = rangeOf(now);
    switch (action.act) {
      case 'move': {
        const isEmpty = (row: number, col: number) => isBlank(table.rows[row]?.cells[table.columns[col]?.key ?? '']);
        const page = root === null ? 10 : rowsPerPage(root, ROW_HEIGHT);
        return select(move(now, action.motion, action.extend, { ...size(), page, isEmpty }));
      }
      case 'advance':
        return select(advance(now, action.along, action.back, size()));
      case 'edit':
        startEditing(true);
        return;
      case 'clear':
        return send(editsForClear(table, range), 'clear');
      case 'fillDown':
        return send(editsForFillDown(table, range), 'fill');
      case 'selectAll':
        return select(selectRange({ top: 0, left: 0, bottom: size().rows - 1, right: size().cols - 1 }), false);
      case 'selectRows':
        return select(selectRange({ ...range, left: 0, right: size().cols - 1 }), false);
      case 'openRow': {
        const row = table.rows[now.active.row];
        return row === undefined ? undefined : present.onOpenRow?.(row.id);
      }
      case 'openFilter': {
        const column = table.columns[now.active.col];
        return column === undefined ? undefined : present.onOpenFilter(column.key);
      }
    }
  }

  function copy(data: DataTransfer): void {
    const now = selection.get();
    if (present === null || now === null) return;
    const block = rangeTexts(present.table, rangeOf(now));
    data.setData('text/plain', formatBlock(block));
    data.setData('text/html', formatHtmlBlock(block));
    notice.set(`已复制${block.length}行${block[0]?.length ?? 0}列。`);
  }

  return {
    painter,
    selection,
    editing,
    box,
    notice,
    surface: () => surface,
    place,
    select,
    act,
    startEditing,
    commit,
    copy,
    update: (next) => {
      const changed = present?.table !== next.table;
      present = next;
      if (!changed) return;
      colPlaces.clear();
      next.table.columns.forEach((column, at) => colPlaces.set(column.key, at));
      const now = selection.get();
      const fitted = clampSelection(now, size());
      if (fitted !== now && (fitted === null || JSON.stringify(fitted) !== JSON.stringify(now))) selection.set(fitted);
      tellOtherRows(next.table);
      dropArrived();
      if (root !== null) paintSelection(root, painter);
    },
    attach: (nextRoot, nextInput) => {
      root = nextRoot;
      input = nextInput;
    },
    ready: (handle) => {
      surface = handle;
    },
    selectAt: (to, extend) => {
      const now = selection.get();
      select(extend && now !== null ? extendTo(now, to) : selectCell(to));
    },
    selectRowAt: (row, extend) => {
      const now = selection.get();
      const top = extend && now !== null ? now.anchor.row : row;
      const right = size().cols - 1;
      select({ active: { row: top, col: 0 }, anchor: { row: top, col: 0 }, head: { row, col: right } }, false);
    },
    placeOf: (rowIndex, key) => {
      const col = colPlaces.get(key);
      return col === undefined ? null : { row: rowIndex, col };
    },
    setText: (text) => {
      const now = editing.get();
      if (now !== null) editing.set({ ...now, text });
    },
    cancel: () => editing.set(null),
    cut: (data) => {
      const now = selection.get();
      if (present === null || now === null) return;
      copy(data);
      send(editsForClear(present.table, rangeOf(now)), 'clear');
    },
    paste: (text) => {
      const now = selection.get();
      if (present === null || now === null) return;
      const plan = planPaste(parseBlock(text), rangeOf(now), size());
      if (plan.cells.length === 0) return;
      select(selectRange(plan.range), false);
      send(editsForTexts(present.table, plan.cells), 'paste', plan.rowsLeftOver, plan.colsLeftOver);
    },
    focus: () => input?.focus({ preventScroll: true }),
  };
}
