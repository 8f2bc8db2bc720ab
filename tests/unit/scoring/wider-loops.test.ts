/**
 * Three things eight unseen documents asked for (issue 3 "Must hold"): a unit's part in projects that stand with others (飞地 税收分享：转出地), and the cumulative figure
 * at the end of another period (次季度完成累计目标的，前期扣分清零),
 * and the day a running total passes a bound (覆盖完投入之日起20年).
 */
import { describe, expect, it } from 'vitest';
import { resolvePeriod, monthPeriod } from '../../../shared/scoring/periods';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { calendar, county, monthly } from './county';
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

describe('the day a running total reaches a bound', () => {
  // 100 in January, 300 by February, 600 by March, 1000 by April …
  const day = (bound: unknown) => ({ op: 'passed', measure: 'fund', bound });
  const monthOf = (bound: unknown, own = facts): string | undefined =>
    points({ op: 'datePart', part: 'month', of: day(bound) }, 'liuhe', own);

  it('is the last day of the month whose row reaches it, exactly or by more; just above is the next', () => {
    expect([monthOf(300), monthOf(299), monthOf(301), monthOf(1)]).toEqual(['2', '2', '3', '1']);
    const date = { op: 'if', when: { op: 'date', left: day(300), is: '=', right: '2026-02-28' }, then: 1, else: 0 };
    expect(points(date)).toBe('1');
  });

  it('is unknown while it is not reached, and where the bound or a row cannot be told', () => {
    const unread = { ...facts, money: facts.money.map((row, i) => (i === 3 ? { ...row, recognised: '5万美元' } : row)) };
    expect([monthOf(2101), monthOf({ op: 'field', path: 'nobodyKnows' }), monthOf(2100, unread)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('stays the first day when a later row takes something back', () => {
    const back = county([...monthly('liuhe', [100, 200, -250])]);
    expect(monthOf(300, back)).toBe('2');
  });

  it('of a measure that is not added up row by row is refused', () => {
    const ratio = {
      id: 'rt',
      name: '比率',
      unit: '%',
      direction: 'up',
      decimals: 2,
      is: 'ratio',
      numerator: 'fund',
      denominator: 'fund',
      zero: 0,
    };
    const scheme = schemeWith({
      items: [item(only({ op: 'datePart', part: 'month', of: { op: 'passed', measure: 'rt', bound: 1 } }))],
      measures: [...schemeWith({}).measures, ratio],
    });
    expect(
      checkScheme(scheme, { calendar })
        .filter(({ code }) => code === 'passed')
        .map(({ at }) => at),
    ).toEqual(['measures.rt']);
  });
});
