/** Sums are exact and say what they leave out (law 5 of design/domain.md; S-15 two currencies side by side). */
import { describe, expect, it } from 'vitest';
import { columnTotal, summarize, totalsRow } from '../../../renderer/grid/totals';
import { COLUMNS, column, row, wan } from './tables';

describe('the totals row', () => {
  it('adds 分, so many small amounts lose nothing', () => {
    const rows = Array.from({ length: 1000 }, (_, n) => row(String(n), { total: { minor: 1, currency: 'CNY' } }));
    expect(columnTotal(rows, column('total')).value).toEqual({ minor: 1000, currency: 'CNY' });
  });
  it('adds decimals by their digits', () => {
    expect(columnTotal([row('a', { land: '0.1' }), row('b', { land: 0.2 })], column('land')).value).toBe('0.3');
    expect(columnTotal([row('a', { land: '-1.25' }), row('b', { land: '1' })], column('land')).value).toBe('-0.25');
  });
  it('stays exact beyond what a floating-point number can hold', () => {
    const rows = [row('a', { land: '9007199254740993' }), row('b', { land: '9007199254740993' }), row('c', { land: '0.5' })];
    expect(columnTotal(rows, column('land')).value).toBe('18014398509481986.5');
  });
  it('is 约 when a part is 约', () => {
    expect(columnTotal([row('a', { total: wan(1, { approx: true }) }), row('b', { total: wan(2) })], column('total')).value).toEqual({
      ...wan(3),
      approx: true,
    });
  });
  it('leaves foreign money and unread text out and says so', () => {
    const totals = totalsRow(
      [row('a', { total: wan(5) }), row('b', { total: wan(9, { currency: 'USD' }) }), row('c', { total: '面议' })],
      COLUMNS,
    );
    expect(totals.cells['total']).toEqual(wan(5));
    expect(totals.marks?.['total']?.reason).toBe('另有外币1笔，另有1格不是数字，未计入合计。');
    expect(totals.cells['name']).toBe('合计（3项）');
  });
  it('adds no percents and nothing where the column forbids it', () => {
    expect(totalsRow([row('a', { rate: 40 })], COLUMNS).cells['rate']).toBeUndefined();
    expect(totalsRow([row('a', { land: 40 })], [{ ...column('land'), total: false }]).cells['land']).toBe('合计（1项）');
  });
});

describe('the status line', () => {
  const rows = [
    row('a', { town: '柳河镇', total: wan(5000), land: 2, rate: 40 }),
    row('b', { town: null, total: wan(10_000), land: '3.5', rate: 61 }),
  ];
  const over = (left: number, right: number) => summarize(rows, COLUMNS, { top: 0, bottom: 1, left, right }, '亿元');
  it('counts filled cells and adds money in the unit of the table', () => {
    expect(over(1, 2)).toEqual({ count: 3, sum: '1.5亿元', mean: '0.75亿元' });
  });
  it('rounds the mean half up to two places', () => {
    expect(over(3, 3)).toEqual({ count: 2, sum: '5.5', mean: '2.75' });
  });
  it('gives percents a mean and no sum; money beside numbers neither', () => {
    expect(over(4, 4)).toEqual({ count: 2, sum: null, mean: '50.5%' });
    expect(over(2, 3)).toEqual({ count: 4, sum: null, mean: null });
  });
});
