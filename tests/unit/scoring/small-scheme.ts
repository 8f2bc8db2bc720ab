/** Schemes of one part over the small made-up county, for tests of the laws of the rule kinds. */
import { evaluateScheme } from '../../../shared/scoring/evaluate-scheme';
import type { Evaluation } from '../../../shared/scoring/evaluate-scheme';
import { exactFrom } from '../../../shared/scoring/exact';
import type { Exact } from '../../../shared/scoring/exact';
import type { Facts } from '../../../shared/scoring/facts';
import { monthPeriod } from '../../../shared/scoring/periods';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { calendar, qingshi } from './county';

export const june = { asOf: '2026-06-30', period: monthPeriod(2026, 6), calendar };

/** A scheme of these parts over the sample county. */
export const schemeWith = (parts: Record<string, unknown>): Scheme =>
  SchemeSchema.parse({
    ...structuredClone(qingshi),
    ranks: [],
    ladders: [],
    overrides: [],
    payouts: [],
    total: undefined,
    items: [],
    ...parts,
  });
export const item = (rule: unknown, id = 'x'): Record<string, unknown> => ({
  id,
  title: id,
  subject: 'unit',
  appliesTo: 'all',
  rounding: 'none',
  rule,
});
export const only = (value: unknown) => ({
  kind: 'C',
  operator: 'sum',
  children: [{ value }],
  take: 'all',
  cap: 'none',
  floor: 'none',
  rounding: 'none',
});
export const fund = { op: 'measure', id: 'fund' };
export const scored = (scheme: Scheme, facts: Facts): Evaluation => evaluateScheme(scheme, facts, june);
export const pointsOf = (made: Evaluation, unit: string): Exact | null => {
  const text = made.lines.find(({ subject }) => subject.id === unit)?.points?.exact;
  return text === undefined ? null : exactFrom(text);
};
