/** One gesture is one batch, and a text sent off is shown as 未保存 until the answer is there (design/ui.md: 已保存 only when on disk). */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createGridController } from '../../../renderer/grid/grid-controller';
import type { GridController, GridPresent } from '../../../renderer/grid/grid-controller';
import type { CellEdit, EditKind, GridSelection } from '../../../renderer/grid/grid-types';
import { selectCell, selectRange } from '../../../renderer/grid/selection';
import { COLUMNS, column, row, wan } from './tables';

const rows = [
  row('a', { name: '铸造项目', land: 1, total: wan(500) }),
  row('b', { name: '线束项目', land: 2 }),
  row('c', { name: '阀门项目', land: 3 }),
];

let controller: GridController;
let batches: { edits: readonly CellEdit[]; kind: EditKind }[];
let answer: () => void;
let selected: GridSelection | null;

function present(more: Partial<GridPresent> = {}): GridPresent {
  return {
    table: { rows, columns: COLUMNS, moneyUnit: '万元' },
    onEdits: (edits, kind) => {
      batches.push({ edits, kind });
      return new Promise<void>((done) => {
        answer = done;
      });
    },
    onOpenRow: undefined,
    onSelect: (selection) => {
      selected = selection;
    },
    onFind: () => {},
    onOpenFilter: () => {},
    ...more,
  };
}

beforeEach(() => {
  batches = [];
  selected = null;
  controller = createGridController();
  controller.update(present());
});

describe('a gesture', () => {
  it('that pastes many cells is one batch', () => {
    controller.select(selectCell({ row: 0, col: 3 }));
    controller.paste('7\r\n8\r\n9\r\n');
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({
      kind: 'paste',
      edits: [
        { rowId: 'a', text: '7' },
        { rowId: 'b', text: '8' },
        { rowId: 'c', text: '9' },
      ],
    });
  });
  it('that changes nothing sends nothing', () => {
    controller.select(selectCell({ row: 0, col: 0 }));
    controller.startEditing(true);
    controller.commit('铸造项目');
    expect(batches).toEqual([]);
  });
  it('on a locked column is refused in words', () => {
    controller.select(selectCell({ row: 0, col: 4 }));
    expect(controller.startEditing(false, '9')).toBe(false);
    expect(controller.notice.get()).toBe('此列不能在这里修改。');
  });
});

describe('a text sent off', () => {
  const type = (text: string) => {
    controller.select(selectCell({ row: 1, col: 3 }));
    controller.startEditing(false, text);
    controller.commit(text);
  };
  const before = row('b', { name: '线束项目', land: 2 });

  it('is shown and marked until it is answered and its row is here', async () => {
    type('25');
    answer();
    await Promise.resolve();
    expect(controller.painter.text(before, column('land'))).toBe('25');
    expect(controller.painter.isPending('b', 'land')).toBe(true);
    const saved = row('b', { name: '线束项目', land: 25 });
    controller.update(
      present({ table: { rows: rows.map((item) => (item.id === 'b' ? saved : item)), columns: COLUMNS, moneyUnit: '万元' } }),
    );
    expect(controller.painter.isPending('b', 'land')).toBe(false);
  });
  it('stays while another cell’s answer changes other rows', () => {
    type('25');
    const other = row('a', { name: '铸造项目', land: 9 });
    controller.update(
      present({ table: { rows: rows.map((item) => (item.id === 'a' ? other : item)), columns: COLUMNS, moneyUnit: '万元' } }),
    );
    expect(controller.painter.text(before, column('land'))).toBe('25');
  });
  it('that is refused gives way to what is true', async () => {
    vi.useFakeTimers();
    type('二十五');
    answer();
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect(controller.painter.text(before, column('land'))).toBe('2');
  });
  it('goes to its row even when the table was sorted meanwhile', () => {
    controller.select(selectCell({ row: 0, col: 3 }));
    controller.startEditing(false, '25');
    controller.update(present({ table: { rows: rows.toReversed(), columns: COLUMNS, moneyUnit: '万元' } }));
    controller.commit('25');
    expect(batches[0]?.edits).toEqual([{ rowId: 'a', key: 'land', text: '25' }]);
  });
  it('goes to the record that took the place of its own meanwhile', () => {
    controller.select(selectCell({ row: 0, col: 3 }));
    controller.startEditing(false, '25');
    const corrected = { ...row('a2', { name: '铸造项目', land: 1 }), place: 'a' };
    controller.update(present({ table: { rows: [corrected, ...rows.slice(1)], columns: COLUMNS, moneyUnit: '万元' } }));
    controller.commit('25');
    expect(batches[0]?.edits).toEqual([{ rowId: 'a2', key: 'land', text: '25' }]);
  });
});

describe('the selection', () => {
  it('is told with row ids and column keys', () => {
    controller.select(selectRange({ top: 0, left: 1, bottom: 1, right: 2 }));
    expect(selected).toEqual({ rowIds: ['a', 'b'], keys: ['town', 'total'], active: { rowId: 'a', key: 'town' } });
  });
  it('is told again when other records come under the cursor, so that a command hits what is seen', () => {
    controller.select(selectCell({ row: 0, col: 3 }));
    controller.update(present({ table: { rows: rows.toReversed(), columns: COLUMNS, moneyUnit: '万元' } }));
    expect(selected).toEqual({ rowIds: ['c'], keys: ['land'], active: { rowId: 'c', key: 'land' } });
  });
  it('shrinks with the table', () => {
    controller.select(selectCell({ row: 2, col: 0 }));
    controller.update(present({ table: { rows: rows.slice(0, 1), columns: COLUMNS, moneyUnit: '万元' } }));
    expect(controller.selection.get()?.active).toEqual({ row: 0, col: 0 });
  });
});
