/** 按值筛选 as in Excel (design/ui.md, Tables). */
import { describe, expect, it } from 'vitest';
import { filterOptions, filterRows, filterWords, searchOptions, settledFilter, withFilter } from '../../../renderer/grid/filter-rows';
import { plainView } from '../../../renderer/grid/grid-types';
import { COLUMNS, column, ids, row, wan } from './tables';

const rows = [
  row('a', {
    town: '柳河镇',
    total: wan(5000),
    signed: { date: '2026-03-15', precision: 'day' },
    leader: [{ name: '王建国' }, { name: '李晓燕' }],
  }),
  row('b', {
    town: '青山镇',
    total: wan(20_000, { approx: true }),
    signed: { date: '2026-03-02', precision: 'day' },
    leader: [{ name: '李晓燕' }],
  }),
  row('c', { town: null, total: '面议', signed: { date: '2026-Q2', precision: 'quarter' }, leader: [] }),
  row('d', { town: '柳河镇', total: null, signed: null }),
];

describe('the tick list', () => {
  it('offers each value once with its count, in the column’s order, blanks last', () => {
    expect(filterOptions(rows, column('town'), '万元').map((o) => `${o.label}${o.count}`)).toEqual(['柳河镇2', '青山镇1', '（空白）1']);
  });
  it('says amounts in the unit of the table, under keys that do not depend on it', () => {
    const inWan = filterOptions(rows, column('total'), '万元');
    const inYi = filterOptions(rows, column('total'), '亿元');
    expect(inWan.map((o) => o.label)).toEqual(['5000', '约20000', '面议', '（空白）']);
    expect(inYi.map((o) => o.label)).toEqual(['0.5', '约2', '面议', '（空白）']);
    expect(inYi.map((o) => o.key)).toEqual(inWan.map((o) => o.key));
  });
  it('puts days together by month and each person by name', () => {
    expect(filterOptions(rows, column('signed'), '万元').map((o) => `${o.label} ${o.count}`)).toEqual([
      '2026年3月 2',
      '2026年二季度 1',
      '（空白） 1',
    ]);
    expect(filterOptions(rows, column('leader'), '万元').map((o) => `${o.label}${o.count}`)).toEqual(['李晓燕2', '王建国1', '（空白）2']);
  });
  it('offers for one column what the other columns’ filters let through', () => {
    const passed = filterRows(rows, COLUMNS, { town: { ticked: ['柳河镇'] }, leader: { ticked: ['王建国'] } }, 'leader');
    expect(ids(passed)).toBe('a d');
  });
  it('is searched by any part of the words', () => {
    expect(searchOptions(filterOptions(rows, column('town'), '万元'), '河').map((o) => o.label)).toEqual(['柳河镇']);
  });
});

describe('rows that pass', () => {
  it('have one of the ticked values; a person is enough', () => {
    expect(ids(filterRows(rows, COLUMNS, { town: { ticked: ['青山镇', ''] } }))).toBe('b c');
    expect(ids(filterRows(rows, COLUMNS, { leader: { ticked: ['李晓燕'] } }))).toBe('a b');
  });
  it('lie in the span, both ends included; text and blanks never do', () => {
    expect(ids(filterRows(rows, COLUMNS, { total: { min: wan(5000).minor, max: wan(10_000).minor } }))).toBe('a');
    expect(ids(filterRows(rows, COLUMNS, { total: { min: 0 } }))).toBe('a b');
  });
});

describe('确定', () => {
  const options = filterOptions(rows, column('town'), '万元');
  it('with everything ticked means no filter', () => {
    expect(settledFilter(options, new Set(options.map((o) => o.key)), {})).toBeNull();
  });
  it('keeps the ticked keys', () => {
    expect(settledFilter(options, new Set(['柳河镇']), {})).toEqual({ ticked: ['柳河镇'] });
  });
  it('sets and takes away one column’s filter', () => {
    const set = withFilter(plainView('万元'), 'town', { ticked: [''] });
    expect(set.filters).toEqual({ town: { ticked: [''] } });
    expect(withFilter(set, 'town', null).filters).toEqual({});
  });
});

describe('the chip', () => {
  it('names two values and counts the rest', () => {
    expect(filterWords({ ticked: ['柳河镇', '青山镇', ''] }, column('town'), '万元')).toBe('所属乡镇：柳河镇、青山镇 等3项');
    expect(filterWords({ ticked: [''] }, column('town'), '万元')).toBe('所属乡镇：（空白）');
  });
  it('says amounts with their unit', () => {
    expect(filterWords({ min: wan(10_000).minor }, column('total'), '亿元')).toBe('计划总投资：不低于1亿元');
    const [first] = filterOptions(rows, column('total'), '万元');
    expect(filterWords({ ticked: [first?.key ?? ''] }, column('total'), '亿元')).toBe('计划总投资：0.5亿元');
  });
});
