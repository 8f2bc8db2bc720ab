/**
 * The ladders of the county on a day: those of the 办法 in force and, at the turn of the year, what last year's 办法 still looks at (the last period of
 * the old year is checked under the rules that held in it). Derived; a person decides (law 7).
 */
import { looksAtOldYear } from '../escalation/check-periods';
import { proposeEscalations } from '../escalation/propose';
import type { Escalation } from '../escalation/propose';
import type { Ledger } from '../ledger/fold';
import type { IsoDay } from '../model/dates';
import { isoDay } from '../model/dates';
import type { AdoptedScheme } from '../month/adopted-scheme';
import { schemeInForce } from '../month/adopted-scheme';
import type { Ladder } from '../scoring/scheme-schema';
import { workCalendarOf } from './calendar';
import { factsOf } from './facts';

function laddersOf(ledger: Ledger, { scheme }: AdoptedScheme, asOf: IsoDay, asked: (ladder: Ladder) => boolean): Escalation {
  const own = { ...scheme, ladders: scheme.ladders.filter(asked) };
  return proposeEscalations(own, factsOf(ledger, scheme), { asOf, calendar: workCalendarOf(ledger) });
}

/** States and proposals as of a day; null while no 办法 is adopted for it. */
export function escalationOf(ledger: Ledger, asOf: IsoDay): Escalation | null {
  const now = schemeInForce(ledger, asOf);
  const last = schemeInForce(ledger, isoDay(`${Number(asOf.slice(0, 4)) - 1}-12-31`));
  const old = (ladder: Ladder, { scheme }: AdoptedScheme): boolean => looksAtOldYear(ladder, scheme.period.yearStart, asOf);
  const before = last !== null && last.record !== now?.record && last.scheme.ladders.some((own) => old(own, last)) ? last : null;
  const made = [
    ...(before === null ? [] : [laddersOf(ledger, before, asOf, (own) => old(own, before))]),
    ...(now === null ? [] : [laddersOf(ledger, now, asOf, (own) => before === null || !old(own, now))]),
  ];
  const latest = made.at(-1);
  if (latest === undefined) return null;
  return {
    ...latest,
    enabled: made.some(({ enabled }) => enabled),
    states: made.flatMap(({ states }) => states),
    proposals: made.flatMap(({ proposals }) => proposals),
    findings: made.flatMap(({ findings }) => findings),
  };
}
