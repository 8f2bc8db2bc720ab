/**
 * The laws of part 10 of issue 3 for the kinds that `properties.test.ts` and `bounds.test.ts` do not try: monotone where the rule says so, caps respected,
 * shares that keep the total. The bounds of days, marks and tiers are in `bounds-of-days.test.ts`.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import type { Evaluation } from '../../../shared/scoring/evaluate-scheme';
import { exactFrom, ZERO } from '../../../shared/scoring/exact';
import type { Exact } from '../../../shared/scoring/exact';
import { emptyFacts } from '../../../shared/scoring/facts';
import { ruleResult } from '../../../shared/scoring/items';
import { RuleSchema } from '../../../shared/scoring/scheme-rules';
import { county, monthly, qingshi } from './county';
import { fund, item, june, only, pointsOf, schemeWith, scored } from './small-scheme';

const nobody = startEvaluation(qingshi, emptyFacts(), june);
const points = (rule: unknown): Exact => {
  const made = ruleResult(RuleSchema.parse(rule), 'x', nobody).points;
  if (made === null) throw new Error('no points');
  return made;
};
const amount = fc.integer({ min: 0, max: 20_000 });
const inOrder = fc.tuple(amount, amount).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

describe('monotone: more done never gives fewer points', () => {
  const RULES: readonly (readonly [string, (value: number) => unknown])[] = [
    [
      'R with a floor and a bonus for more',
      (actual) => ({
        kind: 'R',
        weight: 40,
        actual,
        target: 5000,
        cap: 'none',
        floor: { ratio: '60%', included: true },
        over: { rate: 10, cap: 5 },
        zeroTarget: 'zero',
      }),
    ],
    [
      'U below a threshold nothing',
      (value) => ({
        kind: 'U',
        value,
        reference: 5000,
        base: 60,
        zeroWhen: { op: '<', left: value, right: 1000 },
        above: { step: 500, points: '0.5', steps: 'whole', cap: 10 },
        below: { step: 500, points: -1, steps: 'proportional', cap: 'none' },
        cap: 'none',
        floor: 0,
      }),
    ],
    [
      'P whole amounts at rising rates, mirrored',
      (value) => ({
        kind: 'P',
        value: value - 10_000,
        start: 0,
        slices: [
          { upTo: 3000, rate: '1%' },
          { upTo: 'none', rate: '2%' },
        ],
        upperIncluded: false,
        mode: 'whole',
        mirror: true,
        multiplier: 2,
        cap: 'none',
      }),
    ],
    [
      'B rising bands',
      (value) => ({
        kind: 'B',
        rows: [9000, 4000, 1000].map((from, i) => ({ when: { op: '>=', left: value, right: from }, points: 30 - i * 10 })),
        pick: 'first',
        otherwise: 0,
      }),
    ],
    [
      'C weighted mean of parts, the best two counted',
      (value) => ({
        kind: 'C',
        operator: 'weighted',
        children: [
          { value, weight: '1/3' },
          { value: 700, weight: '1/2' },
          { value: 900, weight: '1/6' },
        ],
        take: { best: 2 },
        cap: 5000,
        floor: 'none',
        rounding: { places: 1, mode: 'half-up' },
      }),
    ],
  ];
  it.each(RULES)('%s', (_, rule) => {
    fc.assert(fc.property(inOrder, ([less, more]) => points(rule(less)).compare(points(rule(more))) <= 0));
  });

  const METHODS = [
    [{ is: 'coefficient', unacceptable: 100, satisfactory: 900, low: 60, high: 100, clamp: true }, 'high-is-better'],
    [{ is: 'share-of-mean', full: 10, cap: 15 }, 'high-is-better'],
    [{ is: 'minmax', low: 60, high: 100 }, 'low-is-better'],
    [{ is: 'places', points: [10, 8], beyond: 6, ties: 'mean' }, 'low-is-better'],
    [{ is: 'share-of-best', full: 10 }, 'low-is-better'],
  ] as const;
  it.each(METHODS)('N %o, %s: the better value never gets fewer points, and caps hold', (method, order) => {
    const money = fc.integer({ min: 1, max: 9_999 });
    const scheme = schemeWith({ items: [item({ kind: 'N', value: fund, population: 'group', order, method, whenAllEqual: 10 })] });
    fc.assert(
      fc.property(money, money, (a, b) => {
        const made = scored(scheme, county([...monthly('liuhe', [a]), ...monthly('qingshan', [b])]));
        const [left, right] = [pointsOf(made, 'liuhe'), pointsOf(made, 'qingshan')];
        if (left === null || right === null) throw new Error('no points');
        const better = Math.sign(order === 'high-is-better' ? a - b : b - a);
        expect(left.compare(right) * better).toBeGreaterThanOrEqual(0);
        const [low, high] = method.is === 'coefficient' ? [60, 100] : method.is === 'share-of-mean' ? [0, 15] : [0, 100];
        for (const own of [left, right]) expect(own.compare(low) >= 0 && own.compare(high) <= 0).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it.each(['mean', 'trimmedMean', 'sum'] as const)(
    'J %s: a higher mark never gives fewer points, and the total stays within the scale',
    (combine) => {
      const rule = {
        kind: 'J',
        raters: [{ class: '评委', weight: 1 }],
        combine,
        ...(combine === 'trimmedMean' ? { trim: { highest: 1, lowest: 1 } } : {}),
        scale: { min: 0, max: 100 },
        scaleTo: combine === 'sum' ? 'as-is' : 20,
        missing: 0,
        reasonRequired: false,
      };
      const scheme = schemeWith({ items: [item(rule)] });
      const marked = (marks: readonly number[]): Exact => {
        const ratings = marks.map((score, i) => ({
          id: `r${i}`,
          item: 'x',
          subject: 'liuhe',
          raterClass: '评委',
          score,
          date: '2026-06-10',
        }));
        const own = pointsOf(scored(scheme, county([], { ratings })), 'liuhe');
        if (own === null) throw new Error('no points');
        return own;
      };
      fc.assert(
        fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 6 }), fc.nat({ max: 100 }), (marks, more) => {
          const [first = 0, ...rest] = marks;
          const before = marked(marks);
          expect(marked([Math.min(first + more, 100), ...rest]).compare(before)).toBeGreaterThanOrEqual(0);
          if (combine !== 'sum') expect(before.compare(20)).toBeLessThanOrEqual(0);
        }),
        { numRuns: 25 },
      );
    },
  );

  it('G: more money never gives a worse place; T: a higher task never a higher completion', () => {
    const rank = {
      id: 'g',
      title: '名次',
      subject: 'unit',
      within: 'each-group',
      by: fund,
      order: 'high-first',
      tieBreaks: [],
      ties: 'same-place-then-gap',
      tiers: [],
      otherwiseTier: 'none',
    };
    const scheme = schemeWith({
      ranks: [rank],
      items: [item(only({ op: 'gap', target: 'fund', level: 'base', as: 'percentOfSchedule' }))],
    });
    const made = (own: number, other: number, task: number) => {
      const facts = county([...monthly('liuhe', [own]), ...monthly('qingshan', [other])]);
      const targets = facts.targets.map((t) => (t.id === 't-liuhe-fund' ? { ...t, base: task } : t));
      return scored(scheme, { ...facts, targets });
    };
    const place = (one: Evaluation): number =>
      one.ranks.flatMap(({ rows }) => rows).find(({ subject }) => subject.id === 'liuhe')?.place ?? Number.NaN;
    fc.assert(
      fc.property(inOrder, amount, fc.integer({ min: 1, max: 9000 }), fc.nat({ max: 9000 }), ([less, more], other, task, extra) => {
        expect(place(made(more, other, task))).toBeLessThanOrEqual(place(made(less, other, task)));
        const [easy, hard] = [pointsOf(made(more, other, task), 'liuhe'), pointsOf(made(more, other, task + extra), 'liuhe')];
        expect(easy !== null && hard !== null && hard.compare(easy) <= 0).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('caps', () => {
  it('V: a capped score never passes the cap; the override holds exactly from its bound on', () => {
    const override = { id: 'v', title: '封顶', subject: 'unit', appliesTo: 'all', phase: 'score', spreadTo: [], precedence: 1 };
    const scheme = schemeWith({
      items: [item(only(fund))],
      overrides: [{ ...override, when: { op: '>=', left: fund, right: 1000 }, effect: { is: 'score-cap', item: 'x', cap: 800 } }],
    });
    const got = (money: number): number | undefined => pointsOf(scored(scheme, county(monthly('liuhe', [money]))), 'liuhe')?.valueOf();
    expect([999.99, 1000, 1000.01].map(got)).toEqual([999.99, 800, 800]);
  });

  it('W: no payout above its cap, all of them within the budget, each cut alike', () => {
    const payout = {
      id: 'w',
      title: '奖金',
      payee: 'unit',
      appliesTo: 'all',
      when: { op: 'always' },
      amount: only(fund),
      unit: '元',
      cap: 5000,
      rounding: 'none',
      budget: { amount: 6000, short: 'all-reduced-alike' },
      stages: [],
      shares: [],
      deposit: 'none',
      oneTime: false,
    };
    const scheme = schemeWith({ payouts: [payout] });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (a, b) => {
        const { payouts } = scored(scheme, county([...monthly('liuhe', [a]), ...monthly('qingshan', [b])]));
        const paid = payouts.map((own) => exactFrom(own.amount?.exact ?? '0')).filter((own) => own !== null);
        const sum = paid.reduce((all, own) => all.add(own), ZERO);
        expect(paid.every((own) => own.compare(5000) <= 0) && sum.compare(6000) <= 0).toBe(true);
        const full = Math.min(a, 5000) + Math.min(b, 5000);
        expect(sum.equals(Math.min(full, 6000))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('S: shares keep the total', () => {
  it('also where three units hold one role and none of their parts has an end in decimals', () => {
    const split = {
      id: 's',
      title: '分成',
      roles: [
        { role: '引荐', percent: 40 },
        { role: '落地', percent: 60 },
      ],
      basis: 'fixed',
      sum: 'exactly-100',
      unstated: 'all-to-owner',
      discounts: [],
    };
    const scheme = schemeWith({
      splits: [split],
      measures: qingshi.measures.map((m) => (m.is === 'rows' && m.id === 'fund' ? { ...m, split: 's' } : m)),
      items: [item(only(fund))],
    });
    const holders = fc.uniqueArray(fc.constantFrom('liuhe', 'qingshan', 'caizheng'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(holders, holders, fc.integer({ min: 1, max: 99_999 }), (givers, landers, value) => {
        const rows = (role: string, units: readonly string[]) =>
          units.map((owner) => ({ id: `c-${role}-${owner}`, project: 'p-liuhe', owner, role }));
        const contributions = [...rows('引荐', givers), ...rows('落地', landers)];
        const made = scored(scheme, county(monthly('liuhe', [value]), { contributions }));
        const parts = ['liuhe', 'qingshan', 'caizheng'].map((unit) => pointsOf(made, unit) ?? ZERO);
        expect(parts.reduce((sum, own) => sum.add(own)).equals(value)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
