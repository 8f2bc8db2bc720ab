/** Every bound of every kind, at it, just below and just above (issue 3, part 10); and monotone rules that look at others (N, C; the other kinds in `laws-of-kinds.test.ts`). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import { exactFrom, losslessText } from '../../../shared/scoring/exact';
import type { Exact } from '../../../shared/scoring/exact';
import { emptyFacts } from '../../../shared/scoring/facts';
import { ruleResult } from '../../../shared/scoring/items';
import { monthPeriod } from '../../../shared/scoring/periods';
import { RuleSchema } from '../../../shared/scoring/scheme-rules';
import type { Rule } from '../../../shared/scoring/scheme-rules';
import { calendar, county, monthly, qingshi } from './county';

const input = { asOf: '2026-06-30', period: monthPeriod(2026, 6), calendar };
const ctx = startEvaluation(qingshi, emptyFacts(), input);
function exact(text: string): Exact {
  const value = exactFrom(text);
  if (value === null) throw new Error(text);
  return value;
}
const points = (rule: Rule): Exact => {
  const made = ruleResult(RuleSchema.parse(rule), 'x', ctx).points;
  if (made === null) throw new Error('no points');
  return made;
};
/** A bound and a distance so small that no real figure has it. */
const bound = fc.integer({ min: 1, max: 1_000_000 }).map((n) => exact(`${n}/100`));
const TINY = exact('1/1000000000');

describe('at, just below, just above', () => {
  it('B: ≥ and > part exactly at the bound', () => {
    const band = (op: '>=' | '>', at: Exact, value: Exact): Exact =>
      points({
        kind: 'B',
        rows: [{ when: { op, left: losslessText(value), right: losslessText(at) }, points: 1 }],
        pick: 'first',
        otherwise: 0,
      });
    fc.assert(
      fc.property(bound, (at) => {
        const [below, above] = [at.sub(TINY), at.add(TINY)];
        const got = (op: '>=' | '>') => [below, at, above].map((value) => band(op, at, value).valueOf());
        expect(got('>=')).toEqual([0, 1, 1]);
        expect(got('>')).toEqual([0, 0, 1]);
      }),
    );
  });

  it('U: a whole step is won exactly at its size, never a hair before', () => {
    const stepped = (value: Exact, step: Exact): number =>
      points({
        kind: 'U',
        value: losslessText(value),
        reference: 100,
        base: 0,
        above: { step: losslessText(step), points: 1, steps: 'whole', cap: 'none' },
        below: { step: losslessText(step), points: -1, steps: 'whole', cap: 'none' },
        cap: 'none',
        floor: 'none',
      }).valueOf();
    fc.assert(
      fc.property(bound, fc.integer({ min: 1, max: 20 }), (step, n) => {
        const up = exact('100').add(step.mul(n));
        const down = exact('100').sub(step.mul(n));
        expect([up.sub(TINY), up, up.add(TINY)].map((v) => stepped(v, step))).toEqual([n - 1, n, n]);
        expect([down.add(TINY), down, down.sub(TINY)].map((v) => stepped(v, step))).toEqual([n === 1 ? 0 : 1 - n, -n, -n]);
      }),
    );
  });

  it('R: the floor ratio scores only where the document includes it; the cap holds from its ratio on', () => {
    const ratio = (actual: Exact, included: boolean): number =>
      points({
        kind: 'R',
        weight: 100,
        actual: losslessText(actual),
        target: 100,
        cap: '120%',
        floor: { ratio: '60%', included },
        over: 'none',
        zeroTarget: 'zero',
      }).valueOf();
    expect([exact('60').sub(TINY), exact('60')].map((v) => ratio(v, true) > 0)).toEqual([false, true]);
    expect([exact('60'), exact('60').add(TINY)].map((v) => ratio(v, false) > 0)).toEqual([false, true]);
    expect([exact('120'), exact('120').add(TINY)].map((v) => ratio(v, true))).toEqual([120, 120]);
    expect(ratio(exact('120').sub(TINY), true)).toBeLessThan(120);
  });

  it('P: whole-amount mode jumps exactly at the bound, on the side the document says', () => {
    const whole = (value: Exact, at: Exact, upperIncluded: boolean): Exact =>
      points({
        kind: 'P',
        value: losslessText(value),
        start: 0,
        slices: [
          { upTo: losslessText(at), rate: 1 },
          { upTo: 'none', rate: 2 },
        ],
        upperIncluded,
        mode: 'whole',
        mirror: false,
        multiplier: 1,
        cap: 'none',
      });
    fc.assert(
      fc.property(bound, (at) => {
        expect(whole(at, at, true).equals(at)).toBe(true);
        expect(whole(at, at, false).equals(at.mul(2))).toBe(true);
        const [below, above] = [at.sub(TINY), at.add(TINY)];
        for (const included of [true, false]) {
          expect(whole(below, at, included).equals(below)).toBe(true);
          expect(whole(above, at, included).equals(above.mul(2))).toBe(true);
        }
      }),
    );
  });
});

describe('rules that look at others', () => {
  const methods = [
    { is: 'minmax', low: 60, high: 100 },
    { is: 'places', points: [10, 8], beyond: 6, ties: 'share-best' },
    { is: 'share-of-best', full: 10 },
  ] as const;
  it.each(methods.map((method) => [method.is, method] as const))(
    'N %s: who did more never gets fewer points; the best gets the most',
    (_, method) => {
      const money = fc.integer({ min: 1, max: 9_999 });
      fc.assert(
        fc.property(money, money, (a, b) => {
          const facts = county([...monthly('liuhe', [a]), ...monthly('qingshan', [b])]);
          const own = startEvaluation(qingshi, facts, input);
          const rule = RuleSchema.parse({
            kind: 'N',
            value: { op: 'measure', id: 'fund' },
            population: 'group',
            order: 'high-is-better',
            method,
            whenAllEqual: 10,
          });
          const [left, right] = (['liuhe', 'qingshan'] as const).map(
            (id) => ruleResult(rule, 'x', { ...own, subject: { kind: 'unit', id } }).points,
          );
          if (left == null || right == null) throw new Error('no points');
          return Math.sign(left.compare(right)) === Math.sign(a - b);
        }),
        { numRuns: 40 },
      );
    },
  );

  it('C: a sum within its cap and floor, and never lower for a better part', () => {
    const sum = (parts: readonly number[]): Exact =>
      points({
        kind: 'C',
        operator: 'sum',
        children: parts.map((value) => ({ value })),
        take: 'all',
        cap: 100,
        floor: 0,
        rounding: { places: 2, mode: 'half-up' },
      });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 8 }), fc.nat({ max: 50 }), (parts, more) => {
        const [first = 0, ...rest] = parts;
        const made = sum(parts);
        return made.compare(0) >= 0 && made.compare(100) <= 0 && sum([first + more, ...rest]).compare(made) >= 0;
      }),
    );
  });
});
