/**
 * Two things eight unseen documents asked for (issue 3 "Must hold"): a unit's part in projects that stand with others (飞地 税收分享：转出地), and the cumulative figure
 * at the end of another period (次季度完成累计目标的，前期扣分清零).
 */
import { describe, expect, it } from 'vitest';
import { resolvePeriod, monthPeriod } from '../../../shared/scoring/periods';
import { county, monthly } from './county';
import { item, only, pointsOf, schemeWith, scored } from './small-scheme';

const facts = county([...monthly('liuhe', [100, 200, 300, 400, 500, 600])]);
const points = (value: unknown, unit = 'liuhe', own = facts): string | undefined =>
  pointsOf(scored(schemeWith({ items: [item(only(value))] }), own), unit)?.toString();

describe('allProjects', () => {
  const given = (out: string) => county([], { projects: [{ id: 'f', name: '飞地', unit: 'liuhe', fields: { out, tax: 60 } }] });
  const sum = {
    op: 'over',
    each: 'allProjects',
    aggregate: 'sum',
    value: { op: 'field', path: 'tax' },
    where: { op: 'same', path: 'out', outer: 'name' },
    none: 0,
  };

  it('are seen from every unit, so that it finds those it gave away', () => {
    expect([points(sum, 'qingshan', given('青山镇')), points(sum, 'liuhe', given('青山镇'))]).toEqual(['60', '0']);
  });

  it('count the same for everybody where nothing of the asker is asked', () => {
    const count = { ...sum, aggregate: 'count', where: { op: 'always' } };
    expect([points(count, 'liuhe'), points(count, 'caizheng')]).toEqual(['3', '3']);
  });
});

describe('the cumulative figure of another period', () => {
  const at = (shift: number, more: object = {}) => ({ op: 'measure', id: 'fund', period: { shift, of: 'quarter', ...more } });

  it('runs from the first day of its year to its end; without it the period stands alone', () => {
    // June: the quarter before is Q1, 100+200+300; the quarter itself alone 400+500+600, cumulated 2100
    expect([points(at(-1)), points(at(0)), points(at(-1, { fromYearStart: true })), points(at(0, { fromYearStart: true }))]).toEqual([
      '600',
      '1500',
      '600',
      '2100',
    ]);
  });

  it('keeps to the assessment year of that period', () => {
    const { from, to } = resolvePeriod({ shift: -1, of: 'quarter', fromYearStart: true }, monthPeriod(2026, 2), '01-01');
    const december = resolvePeriod({ shift: 0, of: 'month', fromYearStart: true }, monthPeriod(2026, 2), '12-01');
    expect([from, to, december.from]).toEqual(['2025-01-01', '2025-12-31', '2025-12-01']);
  });
});
