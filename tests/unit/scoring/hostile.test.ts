/** Schemes that pass the gate but mean harm or are mistaken: they end, and say so. */
import { describe, expect, it } from 'vitest';
import { evaluateScheme } from '../../../shared/scoring/evaluate-scheme';
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

  it('loops in loops in loops are stopped', () => {
    let value: unknown = 1;
    for (let i = 0; i < 20; i += 1)
      value = {
        op: 'over',
        each: 'months',
        aggregate: 'sum',
        none: 0,
        value: { op: 'over', each: 'allSubjects', aggregate: 'sum', none: 0, value },
      };
    expect(codes({ measures: [], targets: [], items: [item(value)] })).toEqual(['too-much-work']);
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
