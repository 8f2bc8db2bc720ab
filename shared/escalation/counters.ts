/**
 * Counters of a ladder: consecutive, cumulative, in a window of n periods. Derived from facts period by period; never stored.
 */
import type { Ctx } from '../scoring/context';
import { test } from '../scoring/evaluate-trees';
import type { Period } from '../scoring/periods';
import { yearHolding } from '../scoring/periods';
import type { Ladder } from '../scoring/scheme-schema';

/** One period's answer for one counter; null = the condition could not be told (a missing figure): it neither counts nor resets. */
export type Step = {
  readonly period: string;
  readonly hit: boolean | null;
  /** The subject was exempted on the last day of the period (S-43); what that means the counter says. */
  readonly exempt?: true;
};
export type CounterState = { readonly id: string; readonly title: string; readonly value: number; readonly steps: readonly Step[] };

type Counter = Ladder['counters'][number];

/** The step of an exempted period: passed over, a miss, or counted like any other, as the document says; older files, which say nothing, count it. */
function exemptStep({ exempt }: Counter, period: string, hit: () => boolean | null): Step {
  const said = exempt === 'skip' ? null : exempt === 'break' ? false : hit();
  return { period, hit: said, exempt: true };
}

/**
 * Runs every counter of the ladder over the periods (oldest first).
 * @param contexts one period each, of the subject
 * @param exempted whether the subject was exempted on the last day of a period
 */
export function runCounters(
  ladder: Ladder,
  contexts: readonly Ctx[],
  exempted: (period: Period) => boolean,
): { readonly values: ReadonlyMap<string, number>; readonly states: readonly CounterState[] } {
  const values = new Map<string, number>(ladder.counters.map((c) => [c.id, 0]));
  const steps = new Map<string, Step[]>(ladder.counters.map((c) => [c.id, []]));
  let year = '';
  for (const ctx of contexts) {
    const thisYear = yearHolding(ctx.period.to, ctx.env.scheme.period.yearStart).key;
    const before = new Map(values);
    for (const counter of ladder.counters) {
      const own = steps.get(counter.id) ?? [];
      const inner: Ctx = { ...ctx, counters: before };
      if (counter.resetYearly && year !== '' && year !== thisYear) own.length = 0;
      if (counter.resetWhen !== undefined && test(counter.resetWhen, inner) === true) own.length = 0;
      const hit = (): boolean | null => test(counter.when, inner);
      own.push(exempted(ctx.period) ? exemptStep(counter, ctx.period.key, hit) : { period: ctx.period.key, hit: hit() });
      values.set(counter.id, countOf(counter, own));
    }
    year = thisYear;
  }
  const states = ladder.counters.map((c) => ({ id: c.id, title: c.title, value: values.get(c.id) ?? 0, steps: steps.get(c.id) ?? [] }));
  return { values, states };
}

function countOf({ count: kind, exempt }: Counter, all: readonly Step[]): number {
  const steps = exempt === 'skip' ? all.filter((step) => step.exempt !== true) : all;
  const hits = (list: readonly Step[]): number => list.filter((s) => s.hit === true).length;
  if (kind.is === 'cumulative') return hits(steps);
  if (kind.is === 'window') return hits(steps.slice(-kind.periods));
  const last = steps.findLastIndex((s) => s.hit === false);
  return hits(steps.slice(last + 1));
}
