/** Schemes that pass the gate but mean harm or are mistaken: they end, and say so. */
import { describe, expect, it } from 'vitest';
import { evaluateIn, evaluateScheme, startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import { emptyFacts } from '../../../shared/scoring/facts';
import { monthPeriod } from '../../../shared/scoring/periods';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { calendar, county, monthly, qingshi } from './county';

const facts = county(monthly('liuhe', [100]));
const run = (change: Record<string, unknown>) =>
  evaluateScheme(SchemeSchema.parse({ ...structuredClone(qingshi), ranks: [], ladders: [], total: undefined, ...change }), facts, {
    asOf: '2026-01-31',
    period: monthPeriod(2026, 1),
    calendar,
  });
const codes = (change: Record<string, unknown>): string[] => [
  ...new Set(
    run(change)
      .findings.filter((f) => f.level === 'error')
      .map((f) => f.code),
  ),
];
const head = { unit: '个', direction: 'up', decimals: 0 };
const item = (value: unknown) => ({
  id: 'x',
  title: '项',
  subject: 'unit',
  appliesTo: 'all',
  rounding: 'none',
  rule: { kind: 'C', operator: 'sum', children: [{ value }], take: 'all', cap: 'none', floor: 'none', rounding: 'none' },
});

describe('a scheme that would not end', () => {
  it('measures that refer to each other are a circle, with an unknown result', () => {
    const measures = [
      { ...head, id: 'a', name: '甲', is: 'formula', formula: { op: 'measure', id: 'b' } },
      { ...head, id: 'b', name: '乙', is: 'ratio', numerator: 'a', denominator: 'b', zero: 'unknown' },
    ];
    const result = run({ measures, targets: [], items: [item({ op: 'measure', id: 'a' })] });
    expect(result.findings.map((f) => f.code)).toContain('cycle');
    expect(result.lines.map((l) => l.points)).toEqual([null, null, null]);
  });

  /** Months of all units of months of all units … */
  const nested = (levels: number, innermost: unknown): unknown =>
    Array.from({ length: levels }).reduce(
      (value) => ({
        op: 'over',
        each: 'months',
        aggregate: 'sum',
        none: 0,
        value: { op: 'over', each: 'allSubjects', aggregate: 'sum', none: 0, value },
      }),
      innermost,
    );
  const steps = (change: Record<string, unknown>): number => {
    const scheme = SchemeSchema.parse({ ...structuredClone(qingshi), ranks: [], ladders: [], targets: [], total: undefined, ...change });
    const ctx = startEvaluation(scheme, facts, { asOf: '2026-12-31', period: monthPeriod(2026, 12), calendar });
    const before = ctx.env.work.left;
    evaluateIn(ctx);
    return before - ctx.env.work.left;
  };

  it('loops in loops in loops, each asking about the one around it, are stopped', () => {
    const value = nested(20, { op: 'outer', of: 1 });
    expect(codes({ measures: [], targets: [], items: [item(value)] })).toEqual(['too-much-work']);
  });

  it('loops that ask nothing of the one around them are worked out once for each subject and period, however deep', () => {
    const result = run({ measures: [], targets: [], items: [item(nested(9, 1))] });
    // One month so far, three units.
    expect(result.lines.map((line) => line.points?.exact)).toEqual(Array.from({ length: 3 }).fill(String(3 ** 9)));
    expect(steps({ measures: [], items: [item(nested(9, 1))] })).toBeLessThan(10_000);
  });

  it('the mean of all, taken for each of many, is one loop and not one for each: the refusal meets no honest document', () => {
    const towns = Array.from({ length: 400 }, (_, i) => ({ id: `u${i}`, name: `u${i}`, kind: 'town' }));
    const mean = { op: 'over', each: 'allSubjects', aggregate: 'mean', none: 0, value: { op: 'measure', id: 'signed' } };
    const scheme = SchemeSchema.parse({ ...structuredClone(qingshi), ranks: [], ladders: [], total: undefined, items: [item(mean)] });
    const ctx = startEvaluation(
      { ...scheme, groups: [] },
      { ...emptyFacts(), units: towns },
      { asOf: '2026-01-31', period: monthPeriod(2026, 1), calendar },
    );
    const before = ctx.env.work.left;
    expect(evaluateIn(ctx).lines).toHaveLength(400);
    expect(before - ctx.env.work.left).toBe(401);
  });

  it('an item that asks for itself in the period before, for ever, is a circle and not a crash', () => {
    let value: unknown = { op: 'item', id: 'x', stage: 'final', period: 'previousPeriod' };
    for (let i = 0; i < 20; i += 1) value = { op: '+', of: [1, value] };
    const result = run({ measures: [], targets: [], items: [item(value)] });
    expect(result.findings.map((f) => f.code)).toContain('cycle');
    expect(result.lines.map((line) => line.points)).toEqual([null, null, null]);
  });

  it('carrying a figure from month to month through a year is no circle', () => {
    const before = { op: 'item', id: 'x', stage: 'final', period: 'previousPeriod' };
    const start = { op: 'datePart', part: 'month', of: { op: 'periodEnd' } };
    const value = { op: 'if', when: { op: '=', left: start, right: 1 }, then: 1, else: { op: '+', of: [1, before] } };
    const scheme = SchemeSchema.parse({
      ...structuredClone(qingshi),
      ranks: [],
      ladders: [],
      measures: [],
      targets: [],
      total: undefined,
      items: [item(value)],
    });
    const made = evaluateScheme(scheme, facts, { asOf: '2026-12-31', period: monthPeriod(2026, 12), calendar });
    expect(made.lines.map((line) => line.points?.text)).toEqual(['12', '12', '12']);
  });

  it('numbers squared again and again are stopped', () => {
    const square = (id: string, of: unknown) => ({ ...head, id, name: id, is: 'formula', formula: { op: '*', of: [of, of] } });
    const measures = Array.from({ length: 40 }, (_, i) => square(`m${i}`, i === 0 ? 99 : { op: 'measure', id: `m${i - 1}` }));
    expect(codes({ measures, targets: [], items: [item({ op: 'measure', id: 'm39' })] })).toEqual(['too-large']);
  });

  it('an override may ask about the points before overrides; asking about its own result is a circle', () => {
    const override = (stage: string) => ({
      id: 'v',
      title: '超百分封顶',
      subject: 'unit',
      appliesTo: 'all',
      when: { op: '>', left: { op: 'item', id: 'x', stage }, right: 100 },
      phase: 'score',
      effect: { is: 'score-cap', item: 'x', cap: 100 },
      spreadTo: [],
      precedence: 1,
    });
    const points = (stage: string) => run({ measures: [], targets: [], items: [item(120)], overrides: [override(stage)] });
    expect(points('raw').lines[0]).toMatchObject({ points: { text: '100' }, formula: '120=120；超百分封顶（项120>100）→不超过100' });
    expect(points('final').findings.map((f) => f.code)).toContain('cycle');
  });
});
