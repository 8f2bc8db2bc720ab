/** The selection moves as in Excel (design/ui.md, Excel habits). */
import { describe, expect, it } from 'vitest';
import { advance, clampSelection, extendTo, move, rangeOf, selectCell, selectRange } from '../../../renderer/grid/selection';
import type { Motion, Selection } from '../../../renderer/grid/selection';

// Column 0 is filled in rows 0–2 and 5; everything else is empty.
const around = { rows: 8, cols: 4, page: 3, isEmpty: (row: number, col: number) => col !== 0 || ![0, 1, 2, 5].includes(row) };
const go = (row: number, col: number, motion: Motion, extend = false) => move(selectCell({ row, col }), motion, extend, around);

describe('moving', () => {
  it('stops at the edges', () => {
    expect(go(0, 0, 'up').active).toEqual({ row: 0, col: 0 });
    expect(go(7, 3, 'right').active).toEqual({ row: 7, col: 3 });
  });
  it('Ctrl+Down runs to the end of the filled block, then over the gap, then to the edge', () => {
    expect(go(0, 0, 'jumpDown').active.row).toBe(2);
    expect(go(2, 0, 'jumpDown').active.row).toBe(5);
    expect(go(5, 0, 'jumpDown').active.row).toBe(7);
  });
  it('Ctrl+Up comes back the same way', () => {
    expect(go(7, 0, 'jumpUp').active.row).toBe(5);
    expect(go(5, 0, 'jumpUp').active.row).toBe(2);
    expect(go(2, 0, 'jumpUp').active.row).toBe(0);
  });
  it('Home, End, Ctrl+Home, Ctrl+End and pages', () => {
    expect(go(4, 2, 'rowStart').active).toEqual({ row: 4, col: 0 });
    expect(go(4, 2, 'rowEnd').active).toEqual({ row: 4, col: 3 });
    expect(go(4, 2, 'tableStart').active).toEqual({ row: 0, col: 0 });
    expect(go(4, 2, 'tableEnd').active).toEqual({ row: 7, col: 3 });
    expect(go(4, 2, 'pageUp').active.row).toBe(1);
    expect(go(6, 2, 'pageDown').active.row).toBe(7);
  });
  it('Shift moves the far corner and leaves the active cell', () => {
    const once = go(2, 1, 'down', true);
    const twice = move(once, 'right', true, around);
    expect(twice.active).toEqual({ row: 2, col: 1 });
    expect(rangeOf(twice)).toEqual({ top: 2, left: 1, bottom: 3, right: 2 });
    expect(rangeOf(move(selectCell({ row: 2, col: 1 }), 'up', true, around))).toEqual({ top: 1, left: 1, bottom: 2, right: 1 });
  });
});

describe('Enter and Tab', () => {
  const walk = (start: Selection, along: 'down' | 'right', steps: number, back = false) => {
    let at = start;
    for (let step = 0; step < steps; step += 1) at = advance(at, along, back, around);
    return at;
  };
  it('move a single cell and stop at the edge', () => {
    expect(advance(selectCell({ row: 7, col: 0 }), 'down', false, around).active.row).toBe(7);
    expect(advance(selectCell({ row: 3, col: 1 }), 'right', true, around).active.col).toBe(0);
  });
  it('walk through a selected rectangle, turn at its edge, and keep the rectangle', () => {
    const block = selectRange({ top: 1, left: 1, bottom: 3, right: 2 });
    expect(walk(block, 'right', 2).active).toEqual({ row: 2, col: 1 });
    expect(walk(block, 'down', 3).active).toEqual({ row: 1, col: 2 });
    expect(walk(block, 'down', 6).active).toEqual({ row: 1, col: 1 });
    expect(walk(block, 'right', 1, true).active).toEqual({ row: 3, col: 2 });
    expect(rangeOf(walk(block, 'right', 4))).toEqual({ top: 1, left: 1, bottom: 3, right: 2 });
  });
});

describe('when the table changes', () => {
  it('a selection beyond the end moves to the last row; an empty table has none', () => {
    const far = extendTo(selectCell({ row: 2, col: 1 }), { row: 7, col: 3 });
    expect(rangeOf(clampSelection(far, { rows: 4, cols: 4 }) ?? far)).toEqual({ top: 2, left: 1, bottom: 3, right: 3 });
    expect(clampSelection(far, { rows: 0, cols: 4 })).toBeNull();
  });
});
