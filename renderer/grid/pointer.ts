/**
 * The mouse on the table: click, drag and Shift+click select cells, the number column selects rows, a double click edits. Dragging past
 * an edge scrolls on. Knows AG Grid's page only through `cell-boxes`.
 */
import { cellAt } from './cell-boxes';
import type { GridController } from './grid-controller';
import { rangeHas, rangeOf } from './selection';
import { ROW_NUMBER } from './surface-contract';

const SCROLL_EVERY_MS = 50;

function selectUnder(controller: GridController, target: EventTarget | null, extend: boolean): boolean {
  const cell = cellAt(target);
  if (cell === null) return false;
  if (cell.key === ROW_NUMBER) controller.selectRowAt(cell.rowIndex, extend);
  else {
    const place = controller.placeOf(cell.rowIndex, cell.key);
    if (place === null) return false;
    controller.selectAt(place, extend);
  }
  return true;
}

/** Begins a selection by mouse and follows it until the button is let go. */
export function startSelecting(controller: GridController, event: MouseEvent, body: HTMLElement): void {
  if (event.button !== 0 || cellAt(event.target) === null) return;
  // The focus stays in the editor, which must hold it for the input method.
  event.preventDefault();
  if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
  selectUnder(controller, event.target, event.shiftKey);
  controller.focus();

  let at = { x: event.clientX, y: event.clientY };
  const follow = (move: MouseEvent) => {
    at = { x: move.clientX, y: move.clientY };
    selectUnder(controller, move.target, true);
  };
  const scrollOn = () => {
    const now = controller.selection.get();
    if (now === null) return;
    const edge = body.getBoundingClientRect();
    const motion = at.y > edge.bottom ? 'down' : at.y < edge.top ? 'up' : at.x > edge.right ? 'right' : at.x < edge.left ? 'left' : null;
    if (motion !== null) controller.act({ act: 'move', motion, extend: true });
  };
  const timer = window.setInterval(scrollOn, SCROLL_EVERY_MS);
  const stop = () => {
    window.clearInterval(timer);
    window.removeEventListener('mousemove', follow);
    window.removeEventListener('mouseup', stop);
  };
  window.addEventListener('mousemove', follow);
  window.addEventListener('mouseup', stop);
}

/** A right click outside the selection selects the cell under it first, as in Excel. @returns false when no cell is there */
export function aimMenu(controller: GridController, target: EventTarget | null): boolean {
  const cell = cellAt(target);
  if (cell === null) return false;
  const now = controller.selection.get();
  const place = controller.placeOf(cell.rowIndex, cell.key);
  const inside =
    now !== null &&
    (place === null
      ? cell.rowIndex >= rangeOf(now).top && cell.rowIndex <= rangeOf(now).bottom
      : rangeHas(rangeOf(now), place.row, place.col));
  if (!inside) selectUnder(controller, target, false);
  controller.focus();
  return true;
}
