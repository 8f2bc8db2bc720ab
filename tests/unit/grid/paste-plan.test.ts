/** One gesture gives one list of edits, and what finds no place is said (design/ui.md, Excel habits; law 8: nothing silently). */
import { describe, expect, it } from 'vitest';
import { editsForClear, editsForFillDown, editsForTexts, gestureNotice, planPaste, rangeTexts } from '../../../renderer/grid/paste-plan';
import type { VisibleTable } from '../../../renderer/grid/paste-plan';
import { COLUMNS, row, wan } from './tables';

const table: VisibleTable = {
  columns: COLUMNS,
  rows: [
    row('a', { name: '铸造项目', town: '柳河镇', total: wan(500), land: '12.5', rate: 40 }),
    row('b', { name: '线束项目', town: null, total: null, land: null, rate: 10 }),
    row('c', { name: '阀门项目', town: '青山镇', total: '面议', land: 3, rate: null }),
  ],
  moneyUnit: '万元',
};
const range = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

describe('where a pasted block lands', () => {
  const size = { rows: 3, cols: 7 };
  it('one value fills the whole selected range', () => {
    const plan = planPaste([['在谈']], range(0, 1, 2, 2), size);
    expect(plan.cells).toHaveLength(6);
    expect(new Set(plan.cells.map((cell) => cell.text))).toEqual(new Set(['在谈']));
  });
  it('a block that divides the range repeats over it', () => {
    const plan = planPaste([['甲'], ['乙']], range(0, 0, 3, 0), { rows: 4, cols: 1 });
    expect(plan.cells.map((cell) => cell.text)).toEqual(['甲', '乙', '甲', '乙']);
  });
  it('a block larger than the selection reaches beyond it', () => {
    expect(
      planPaste(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        range(1, 1, 1, 1),
        size,
      ).range,
    ).toEqual(range(1, 1, 2, 2));
  });
  it('what does not fit the table is counted, not dropped in silence', () => {
    const plan = planPaste(
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
      range(2, 6, 2, 6),
      size,
    );
    expect(plan.cells).toEqual([{ row: 2, col: 6, text: '1' }]);
    expect([plan.rowsLeftOver, plan.colsLeftOver]).toEqual([2, 1]);
    expect(gestureNotice(0, plan.rowsLeftOver, plan.colsLeftOver)).toBe('多出2行没有粘贴（表格到底了，请先新增行）；多出1列没有粘贴。');
  });
});

describe('edits', () => {
  it('say the unit a bare amount is meant in', () => {
    expect(editsForTexts(table, [{ row: 1, col: 2, text: '800' }]).edits).toEqual([
      { rowId: 'b', key: 'total', text: '800', moneyUnit: '万元' },
    ]);
  });
  it('leave out cells that would not change, so nothing is written for nothing', () => {
    expect(
      editsForTexts(table, [
        { row: 0, col: 0, text: '铸造项目' },
        { row: 1, col: 1, text: ' ' },
      ]).edits,
    ).toEqual([]);
  });
  it('skip locked columns and count them', () => {
    const planned = editsForTexts(table, [
      { row: 0, col: 4, text: '99' },
      { row: 0, col: 3, text: '9' },
    ]);
    expect(planned).toEqual({ edits: [{ rowId: 'a', key: 'land', text: '9' }], locked: 1 });
    expect(gestureNotice(planned.locked)).toBe('1个单元格不能在此修改，已跳过。');
  });
  it('clearing empties filled cells only', () => {
    expect(editsForClear(table, range(0, 1, 1, 3)).edits).toEqual([
      { rowId: 'a', key: 'town', text: null },
      { rowId: 'a', key: 'total', text: null },
      { rowId: 'a', key: 'land', text: null },
    ]);
  });
  it('Ctrl+D fills from the first row of the range and names the source cell', () => {
    expect(editsForFillDown(table, range(0, 1, 2, 1)).edits).toEqual([
      { rowId: 'b', key: 'town', text: '柳河镇', from: { rowId: 'a', key: 'town' } },
      { rowId: 'c', key: 'town', text: '柳河镇', from: { rowId: 'a', key: 'town' } },
    ]);
  });
  it('Ctrl+D on one row takes the row above; on the first row it does nothing', () => {
    expect(editsForFillDown(table, range(1, 3, 1, 3)).edits).toMatchObject([{ rowId: 'b', text: '12.5', from: { rowId: 'a' } }]);
    expect(editsForFillDown(table, range(0, 3, 0, 3)).edits).toEqual([]);
  });
  it('the clipboard gets what is seen', () => {
    expect(rangeTexts({ ...table, moneyUnit: '亿元' }, range(0, 2, 2, 4))).toEqual([
      ['0.05', '12.5', '40%'],
      ['', '', '10%'],
      ['面议', '3', ''],
    ]);
  });
});
