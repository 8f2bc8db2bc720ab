/** Order of rows: pinyin, numbers by value, dates by their beginning, blanks last (design/ui.md, Tables). */
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../renderer/grid/grid-types';
import { nextSort, sortRows } from '../../../renderer/grid/sort-rows';
import { COLUMNS, ids, row, wan } from './tables';

function sorted(key: string, values: readonly CellValue[], direction: 'asc' | 'desc' = 'asc'): string {
  return ids(
    sortRows(
      values.map((value, place) => row(String(place), { [key]: value })),
      COLUMNS,
      [{ key, direction }],
    ),
  );
}

describe('one column', () => {
  it('Chinese by pinyin, numbers inside text by value', () => {
    expect(sorted('name', ['重庆', '安徽', '北京第10期', '北京第2期'])).toBe('1 3 2 0');
  });
  it('choices in the order of their list', () => {
    expect(sorted('town', ['经开区', '青山镇', '柳河镇'])).toBe('2 1 0');
  });
  it('blanks last in both directions', () => {
    expect(sorted('land', [null, 5, 2])).toBe('2 1 0');
    expect(sorted('land', [null, 5, 2], 'desc')).toBe('1 2 0');
  });
  it('money by amount; foreign money and unreadable text after it, never mixed in', () => {
    expect(sorted('total', ['面议', wan(9, { currency: 'USD' }), wan(80), null, wan(20)])).toBe('4 2 1 0 3');
    expect(sorted('total', ['面议', wan(9, { currency: 'USD' }), wan(80), null, wan(20)], 'desc')).toBe('2 4 1 0 3');
  });
  it('numbers given in digits stand among numbers', () => {
    expect(sorted('land', ['100.5', 20, '3'])).toBe('2 1 0');
  });
  it('of dates that begin together the exact one comes first', () => {
    const half = { date: '2026-H1', precision: 'half' } as const;
    const month = { date: '2026-01', precision: 'month' } as const;
    const day = { date: '2026-01-01', precision: 'day' } as const;
    expect(sorted('signed', [half, month, day, { date: '2025-12-31', precision: 'day' }])).toBe('3 2 1 0');
  });
});

describe('several columns', () => {
  const rows = [row('a', { town: '青山镇', land: 1 }), row('b', { town: '柳河镇', land: 2 }), row('c', { town: '青山镇', land: 3 })];
  it('the second decides ties of the first', () => {
    expect(
      ids(
        sortRows(rows, COLUMNS, [
          { key: 'town', direction: 'asc' },
          { key: 'land', direction: 'desc' },
        ]),
      ),
    ).toBe('b c a');
  });
  it('ties keep their places', () => {
    expect(ids(sortRows(rows, COLUMNS, [{ key: 'town', direction: 'desc' }]))).toBe('a c b');
  });
  it('a click goes up, down, off; Shift keeps the others', () => {
    const up = nextSort([], 'town', false);
    expect(up).toEqual([{ key: 'town', direction: 'asc' }]);
    const down = nextSort(up, 'town', false);
    expect(down).toEqual([{ key: 'town', direction: 'desc' }]);
    expect(nextSort(down, 'town', false)).toEqual([]);
    expect(nextSort(down, 'land', true)).toEqual([...down, { key: 'land', direction: 'asc' }]);
    expect(nextSort(down, 'land', false)).toEqual([{ key: 'land', direction: 'asc' }]);
  });
});
