/** What is seen: columns in the clerk's order, rows that keep their places while values change, Ctrl+F (design/ui.md, Tables). */
import { describe, expect, it } from 'vitest';
import { plainView } from '../../../renderer/grid/grid-types';
import { findCell, keepPlaces, viewRows, visibleColumns } from '../../../renderer/grid/view-rows';
import { COLUMNS, ids, row, wan } from './tables';

const keys = (columns: readonly { readonly key: string }[]) => columns.map((column) => column.key).join(' ');

describe('columns', () => {
  it('hidden ones go, the wanted order holds, frozen ones stay first', () => {
    expect(keys(visibleColumns(COLUMNS, { hidden: ['rate', 'leader'], order: ['land', 'name', 'town'] }))).toBe(
      'name land town total signed',
    );
  });
  it('columns new in this version follow the order saved by an older one', () => {
    expect(keys(visibleColumns(COLUMNS, { hidden: [], order: ['signed', 'total'] }))).toBe('name signed total town land rate leader');
  });
});

describe('rows', () => {
  const rows = [row('a', { land: 3 }), row('b', { land: 1 }), row('c', { land: 2 })];
  const view = { ...plainView('万元'), sort: [{ key: 'land', direction: 'asc' as const }], filters: { land: { max: 2 } } };
  const shown = viewRows(rows, COLUMNS, view);
  it('are filtered, then sorted', () => {
    expect(ids(shown)).toBe('b c');
  });
  it('keep their places when a value changes, even one that is sorted or filtered by', () => {
    const edited = rows.map((item) => (item.id === 'b' ? row('b', { land: 99 }) : item));
    const kept = keepPlaces(shown, rows, edited);
    expect(kept === null ? null : ids(kept)).toBe('b c');
    expect(kept?.[0]?.cells['land']).toBe(99);
  });
  it('keep their places when an edit gives one another id, for it is the same row to the clerk', () => {
    const corrected = { ...row('b2', { land: 99 }), place: 'b' };
    const once = rows.map((item) => (item.id === 'b' ? corrected : item));
    expect(ids(keepPlaces(shown, rows, once) ?? [])).toBe('b2 c');
    expect(ids(keepPlaces([corrected, row('c', { land: 2 })], once, rows) ?? [])).toBe('b c');
    expect(keepPlaces(shown, rows, [...rows.slice(1), corrected])).toBeNull();
  });
  it('are ordered anew when a row comes or goes', () => {
    expect(keepPlaces(shown, rows, [...rows, row('d', {})])).toBeNull();
    expect(keepPlaces(shown, rows, [row('x', {}), ...rows.slice(1)])).toBeNull();
  });
});

describe('Ctrl+F', () => {
  const rows = [row('a', { name: '铸造', total: wan(500) }), row('b', { name: '线束', total: wan(15) })];
  it('finds the next cell by what it shows, and goes round', () => {
    expect(findCell(rows, COLUMNS, '万元', '15', { row: 0, col: 0 })).toEqual({ row: 1, col: 2 });
    expect(findCell(rows, COLUMNS, '万元', '铸', { row: 1, col: 2 })).toEqual({ row: 0, col: 0 });
    expect(findCell(rows, COLUMNS, '万元', '5', { row: 1, col: 2 }, true)).toEqual({ row: 0, col: 2 });
  });
  it('finds nothing rather than something like it', () => {
    expect(findCell(rows, COLUMNS, '亿元', '500', { row: 0, col: 0 })).toBeNull();
    expect(findCell(rows, COLUMNS, '万元', ' ', { row: 0, col: 0 })).toBeNull();
  });
});
