/** Laws of the engine on generated input: exact, monotone where the rule says so, capped, and blind to the order of entries. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionTable } from '../../../shared/scoring/completion-table';
import { startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import { test as holds, num } from '../../../shared/scoring/evaluate-trees';
import { ZERO, exactFrom, roundTo, wholeSteps } from '../../../shared/scoring/exact';
import type { Exact } from '../../../shared/scoring/exact';
import { emptyFacts } from '../../../shared/scoring/facts';
import { ruleResult } from '../../../shared/scoring/items';
import { monthPeriod } from '../../../shared/scoring/periods';
import { PredicateSchema, NumberSchema } from '../../../shared/scoring/scheme-trees';
import type { PredicateNode } from '../../../shared/scoring/scheme-trees';
import { RuleSchema } from '../../../shared/scoring/scheme-rules';
import type { Rule } from '../../../shared/scoring/scheme-rules';
import { calendar, county, monthly, qingshi } from './county';

const ctx = startEvaluation(qingshi, emptyFacts(), { asOf: '2026-06-30', period: monthPeriod(2026, 6), calendar });
const points = (rule: Rule): Exact => {
  const value = ruleResult(RuleSchema.parse(rule), 'x', ctx).points;
  if (value === null) throw new Error('no points');
  return value;
};
/** Amounts with two decimals, as texts: exact by nature. */
const amount = fc.integer({ min: 0, max: 2_000_000 }).map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`);
const inOrder = fc.tuple(amount, amount).map((pair) => [...pair].sort((a, b) => Number(a) - Number(b)) as [string, string]);

const ratio = (actual: string): Rule => ({
  kind: 'R',
  weight: 40,
  actual,
  target: 5000,
  cap: '120%',
  floor: 'none',
  over: 'none',
  zeroTarget: 'zero',
});
const steps = (value: string, kind: 'whole' | 'proportional'): Rule => ({
  kind: 'U',
  value,
  reference: 5000,
  base: 60,
  cap: 70,
  floor: 0,
  above: { step: 500, points: '0.5', steps: kind, cap: 10 },
  below: { step: 500, points: -1, steps: kind, cap: 'none' },
});
const slices = (value: string, mode: 'slice' | 'whole' = 'slice'): Rule => ({
  kind: 'P',
  value,
  start: 0,
  slices: [
    { upTo: 1000, rate: '3/1000' },
    { upTo: 10000, rate: '4/1000' },
    { upTo: 'none', rate: '5/1000' },
  ],
  upperIncluded: true,
  mode,
  mirror: false,
  multiplier: 1,
  cap: 100,
});

describe('laws of the rules', () => {
  it.each([
    ['R', ratio],
    ['U whole', (v: string) => steps(v, 'whole')],
    ['U proportional', (v: string) => steps(v, 'proportional')],
    ['P', slices],
  ] as const)('%s: more done never gives fewer points', (_, rule) => {
    fc.assert(fc.property(inOrder, ([less, more]) => points(rule(less)).compare(points(rule(more))) <= 0));
  });

  it('caps and floors hold: R within 120 % of its weight, U within 0 and 70, P at most 100', () => {
    fc.assert(
      fc.property(
        amount,
        (v) =>
          points(ratio(v)).compare(48) <= 0 &&
          points(steps(v, 'whole')).compare(70) <= 0 &&
          points(steps(v, 'proportional')).compare(0) >= 0 &&
          points(slices(v)).compare(100) <= 0,
      ),
    );
  });

  it('whole steps never give more than proportional ones above the reference', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5000, max: 90_000 }),
        (v) => points(steps(String(v), 'whole')).compare(points(steps(String(v), 'proportional'))) <= 0,
      ),
    );
  });

  it('slices join without a jump at a bound: just above 1000 is worth just above 3', () => {
    expect(points(slices('1000')).toString()).toBe('3');
    expect(points(slices('1000.01')).toString()).toBe('3.00004');
    expect(points(slices('1000.01', 'whole')).toString()).toBe('4.00004');
  });

  it('bounds are exact: at, just below, just above, for each of the four kinds of ends', () => {
    const inside = (value: string, ends: '[]' | '[)' | '(]' | '()'): boolean | null => {
      const node: PredicateNode = { op: 'between', value, from: '10.1', to: '30.3', ends };
      return holds(PredicateSchema.parse(node), ctx);
    };
    expect((['[]', '[)', '(]', '()'] as const).map((e) => [inside('10.1', e), inside('30.3', e)])).toEqual([
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ]);
    expect([inside('10.0999999999', '[]'), inside('10.1000000001', '()'), inside('30.3000000001', '[]')]).toEqual([false, true, false]);
  });

  it('0.1 + 0.2 is 0.3: numbers are read by their digits', () => {
    expect(num(NumberSchema.parse({ op: '+', of: [0.1, 0.2] }), ctx)?.equals('0.3')).toBe(true);
    fc.assert(fc.property(amount, amount, (a, b) => num({ op: '-', of: [{ op: '+', of: [a, b] }, b] }, ctx)?.equals(a) === true));
  });

  it('rounding moves a value by at most half a unit; whole steps go towards zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 1, max: 997 }), (n, d) => {
        const value = exactFrom(n)?.div(d) ?? ZERO;
        const moved = roundTo(value, { places: 2, mode: 'half-up' }).sub(value).abs();
        return moved.compare(exactFrom('0.005') ?? ZERO) <= 0 && wholeSteps(value).abs().compare(value.abs()) <= 0;
      }),
    );
  });
});

describe('laws of the month table', () => {
  const figures = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 6, maxLength: 6 });

  it('the order in which entries arrive does not matter', () => {
    fc.assert(
      fc.property(figures, figures, fc.integer(), (a, b, seed) => {
        const facts = county([...monthly('liuhe', a), ...monthly('qingshan', b)]);
        const order = <T>(rows: readonly T[]): T[] =>
          rows
            .map((row, i) => ({ row, key: Math.imul(i + 1, seed | 1) >>> 0 }))
            .sort((x, y) => x.key - y.key)
            .map((x) => x.row);
        const shuffled = {
          ...facts,
          money: order(facts.money),
          stages: order(facts.stages),
          targets: order(facts.targets),
          activities: order(facts.activities),
        };
        expect(completionTable(qingshi, shuffled, { year: 2026, month: 6, calendar })).toEqual(
          completionTable(qingshi, facts, { year: 2026, month: 6, calendar }),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('本月 + 上月累计 = 累计, for every unit and indicator', () => {
    fc.assert(
      fc.property(figures, fc.integer({ min: 2, max: 6 }), (a, month) => {
        const facts = county(monthly('liuhe', a));
        const now = completionTable(qingshi, facts, { year: 2026, month, calendar }).rows;
        const before = completionTable(qingshi, facts, { year: 2026, month: month - 1, calendar }).rows;
        return now.every(
          (row, i) =>
            exactFrom(row.month?.exact ?? '0')
              ?.add(before[i]?.cumulative?.exact ?? '0')
              .equals(row.cumulative?.exact ?? '0') === true,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('an evaluation as of a day ignores everything after it', () => {
    fc.assert(
      fc.property(figures, (a) => {
        const early = completionTable(qingshi, county(monthly('liuhe', a.slice(0, 3))), { year: 2026, month: 3, calendar });
        const late = completionTable(qingshi, county(monthly('liuhe', a)), { year: 2026, month: 3, calendar });
        expect(late.rows).toEqual(early.rows);
      }),
      { numRuns: 20 },
    );
  });

  it('split shares keep the total: what two units get is what came in', () => {
    const scheme = {
      ...qingshi,
      splits: [
        {
          id: 's',
          title: '分成',
          roles: [{ role: '单位', percent: 'as-stated' as const }],
          basis: 'agreement' as const,
          sum: 'exactly-100' as const,
          unstated: 'all-to-owner' as const,
          discounts: [],
        },
      ],
      measures: qingshi.measures.map((m) => (m.is === 'rows' && m.id === 'fund' ? { ...m, split: 's' } : m)),
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99_999 }), (percent, value) => {
        const contributions = [
          ['liuhe', percent],
          ['qingshan', 100 - percent],
        ].map(([owner, p]) => ({ id: `c-${owner}`, project: 'p-liuhe', owner: String(owner), role: '单位', percent: Number(p) }));
        const rows = completionTable(scheme, county(monthly('liuhe', [value]), { contributions }), {
          year: 2026,
          month: 1,
          calendar,
        }).rows.filter((r) => r.target === 'fund');
        return rows.reduce((sum, r) => sum.add(r.month?.exact ?? '0'), ZERO).equals(value);
      }),
      { numRuns: 20 },
    );
  });
});
