/**
 * Counters of a ladder: consecutive, cumulative, in a window of n periods. Derived from facts period by period; never stored.
 */
import type { Ctx } from '../scoring/context';
import { test } from '../scoring/evaluate-trees';
import { yearHolding } from '../scoring/periods';
import type { Ladder } from '../scoring/scheme-schema';

/** One period's answer for one counter; null = the condition could not be told (a missing figure): it neither counts nor resets. */
export type Step = { readonly period: string; readonly hit: boolean | null };
export type CounterState = { readonly id: string; readonly title: string; readonly value: number; readonly steps: readonly Step[] };

/** Runs every counter of the ladder over the periods (oldest first). `at` gives the context of one period for the subject. */
export function runCounters(
  ladder: Ladder,
  contexts: readonly Ctx[],
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
      own.push({ period: ctx.period.key, hit: test(counter.when, inner) });
      values.set(counter.id, countOf(counter.count, own));
    }
    year = thisYear;
  }
  const states = ladder.counters.map((c) => ({ id: c.id, title: c.title, value: values.get(c.id) ?? 0, steps: steps.get(c.id) ?? [] }));
  return { values, states };
}

function countOf(kind: Ladder['counters'][number]['count'], steps: readonly Step[]): number {
  const hits = (list: readonly Step[]): number => list.filter((s) => s.hit === true).length;
  if (kind.is === 'cumulative') return hits(steps);
  if (kind.is === 'window') return hits(steps.slice(-kind.periods));
  const last = steps.findLastIndex((s) => s.hit === false);
  return hits(steps.slice(last + 1));
}
