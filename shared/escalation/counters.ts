/**
 * Counters of a ladder: consecutive, cumulative, in a window of n periods. Derived from facts period by period; never stored.
 */
import type { Ctx } from '../scoring/context';
import { test } from '../scoring/evaluate-trees';
import type { Period } from '../scoring/periods';
import { yearHolding } from '../scoring/periods';
import type { Ladder } from '../scoring/scheme-schema';

/** One period's answer for one counter; null = the condition could not be told (a missing figure). */
export type Step = {
  readonly period: string;
  readonly hit: boolean | null;
  /** The subject was exempted on the last day of the period (S-43); what that means the counter says. */
  readonly exempt?: true;
};
/** `value` takes every period that could not be told as not hit, so that a run is broken by it; `most` as hit. They differ only where that matters. */
export type CounterState = {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly most: number;
  readonly steps: readonly Step[];
};

type Counter = Ladder['counters'][number];
type Counters = ReadonlyMap<string, number>;
type Exempted = (period: Period) => boolean;
/** A step and whether it is taken as a hit; `passed`: it is passed over, so that what is before and after stand beside each other. */
type Taken = { readonly step: Step; readonly counts: boolean; readonly passed: boolean };
type Reading = { readonly values: Counters; readonly steps: ReadonlyMap<string, readonly Taken[]>; readonly sure: boolean };

/** The step of an exempted period: passed over, a miss, or counted like any other, as the document says; older files, which say nothing, count it. */
function exemptStep({ exempt }: Counter, period: string, hit: () => boolean | null): Step {
  const said = exempt === 'skip' ? null : exempt === 'break' ? false : hit();
  return { period, hit: said, exempt: true };
}

/**
 * Runs every counter over the periods, taking what cannot be told as `unknownAs`. Periods before the first that can be told lie before the record and never
 * count. `sure`: everything after that could be told.
 */
function reading(ladder: Ladder, contexts: readonly Ctx[], exempted: Exempted, unknownAs: boolean): Reading {
  const values = new Map<string, number>(ladder.counters.map((c) => [c.id, 0]));
  const steps = new Map<string, Taken[]>(ladder.counters.map((c) => [c.id, []]));
  const told = new Set<string>();
  let [year, sure] = ['', true];
  for (const ctx of contexts) {
    const thisYear = yearHolding(ctx.period.to, ctx.env.scheme.period.yearStart).key;
    const earlier = new Map(values);
    for (const counter of ladder.counters) {
      const own = steps.get(counter.id) ?? [];
      const inner: Ctx = { ...ctx, counters: earlier };
      if (counter.resetYearly && year !== '' && year !== thisYear) own.length = 0;
      const reset = counter.resetWhen === undefined ? false : test(counter.resetWhen, inner);
      if (reset ?? !unknownAs) own.length = 0;
      const { key } = ctx.period;
      const hit = (): boolean | null => test(counter.when, inner);
      const step: Step = exempted(ctx.period) ? exemptStep(counter, key, hit) : { period: key, hit: hit() };
      const passed = step.exempt === true && counter.exempt === 'skip';
      const recorded = told.has(counter.id);
      sure &&= !recorded || (reset !== null && (passed || step.hit !== null));
      if (step.hit !== null) told.add(counter.id);
      own.push({ step, counts: step.hit ?? (unknownAs && recorded), passed });
      values.set(counter.id, countOf(counter, own));
    }
    year = thisYear;
  }
  return { values, steps, sure };
}

/**
 * Runs every counter of the ladder over the periods (oldest first). A period that cannot be told is never passed over: `values` counts it as not hit, `most` as
 * hit, and whoever compares must get the same answer from both.
 * @param contexts one period each, of the subject
 * @param exempted whether the subject was exempted on the last day of a period
 */
export function runCounters(
  ladder: Ladder,
  contexts: readonly Ctx[],
  exempted: Exempted,
): { readonly values: Counters; readonly most: Counters; readonly states: readonly CounterState[] } {
  const { values, steps, sure } = reading(ladder, contexts, exempted, false);
  const most = sure ? values : reading(ladder, contexts, exempted, true).values;
  const states = ladder.counters.map(({ id, title }) => {
    const value = values.get(id) ?? 0;
    return { id, title, value, most: most.get(id) ?? value, steps: (steps.get(id) ?? []).map(({ step }) => step) };
  });
  return { values, most, states };
}

function countOf({ count: kind }: Counter, all: readonly Taken[]): number {
  const steps = all.filter(({ passed }) => !passed);
  const counted = (list: readonly Taken[]): number => list.filter(({ counts }) => counts).length;
  if (kind.is === 'cumulative') return counted(steps);
  if (kind.is === 'window') return counted(steps.slice(-kind.periods));
  return steps.length - 1 - steps.findLastIndex(({ counts }) => !counts);
}
