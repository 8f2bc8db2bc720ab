/**
 * 试算: what the scheme under the clerk's hands gives today, for one unit or all. Worked out from the open ledger as of today, kept while neither
 * changes; nothing is stored and nothing is decided.
 */
import { useDeferredValue, useMemo } from 'react';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import type { Finding } from '../../../shared/scoring/context';
import type { Ctx } from '../../../shared/scoring/context';
import { factFindings, startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import type { EvaluationInput } from '../../../shared/scoring/evaluate-scheme';
import { indexFacts } from '../../../shared/scoring/fact-index';
import { monthPeriod } from '../../../shared/scoring/periods';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { workCalendarOf } from '../../../shared/views/calendar';
import { factsOf } from '../../../shared/views/facts';
import { useLedger } from '../../data/use-ledger';

export type Trial = {
  readonly scheme: Scheme;
  /** A fresh context of the month, to ask single questions in. */
  readonly ctx: Ctx;
  readonly findings: readonly Finding[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
};

/** The scheme tried on the month of a day; findings of the checker and of the trial together, errors first. */
export function useTrial(edited: Scheme, today: string): Trial {
  const scheme = useDeferredValue(edited);
  const ledger = useLedger((current) => current);
  const { targets, ladders, measures } = scheme;
  // A form changes one part; facts are read anew only when a part they are named after changed.
  const ground = useMemo(() => {
    const facts = factsOf(ledger, { targets, ladders, measures });
    return { facts, index: indexFacts(facts), calendar: workCalendarOf(ledger) };
  }, [ledger, targets, ladders, measures]);
  return useMemo(() => {
    const [year = 0, month = 0] = today.split('-').map(Number);
    const { facts, index, calendar } = ground;
    const input: EvaluationInput = { asOf: today, period: monthPeriod(year, month), calendar, index };
    const ctx = startEvaluation(scheme, facts, input);
    const order = { error: 0, warning: 1, note: 2 };
    const findings = [...checkScheme(scheme, { calendar, years: [year] }), ...factFindings(ctx)];
    return {
      scheme,
      ctx,
      findings: findings.toSorted((a, b) => order[a.level] - order[b.level]),
      units: facts.units.map(({ id, name }) => ({ id, name })),
    };
  }, [ground, scheme, today]);
}
