/**
 * The question behind an issued card asked once more: the figures its level reads, for the same period and as of the same day, by what is known now. What a later
 * correction changed shows beside what was frozen at issue (law 2); nothing is decided here.
 */
import type { IsoDay } from '../calendar/iso-date';
import type { Input } from '../scoring/evaluate-scheme';
import { inputsOf } from '../scoring/evaluate-scheme';
import { test } from '../scoring/evaluate-trees';
import type { FactIndex, Subject } from '../scoring/fact-index';
import { indexFacts } from '../scoring/fact-index';
import type { Facts } from '../scoring/facts';
import type { Scheme } from '../scoring/scheme-schema';
import { checkPeriods } from './check-periods';
import type { CounterState } from './counters';
import { cardsOf } from './history';
import { contextsFor, readLadder } from './propose';
import type { EscalationInput } from './propose';

export type AskedAgain = {
  readonly figures: readonly Input[];
  readonly counters: readonly CounterState[];
  /** Whether the level would be reached by what is known now; null where a figure is missing. */
  readonly holds: boolean | null;
};

export type Asker = (card: {
  readonly ladder: string;
  readonly level: string;
  readonly subject: Subject;
  readonly asOf: IsoDay;
  /** Cards that came of this very proposal: none of them had been issued when it was made. */
  readonly without: ReadonlySet<string>;
}) => AskedAgain | null;

/**
 * Asks for many cards of one scheme; what periods share is reckoned once for each ladder and day.
 * @returns an asker that answers null for a ladder or level the scheme does not have, and before a period of it was over
 */
export function askerFor(scheme: Scheme, facts: Facts, calendar: EscalationInput['calendar']): Asker {
  const index: FactIndex = indexFacts(facts);
  const known = new Map<string, ReturnType<typeof contextsFor>>();
  return ({ ladder: id, level: code, subject, asOf, without }) => {
    const ladder = scheme.ladders.find((own) => own.id === id);
    const level = ladder?.levels.find((own) => own.code === code);
    if (ladder === undefined || level === undefined) return null;
    const input: EscalationInput = { asOf, calendar, index };
    const key = `${id} ${asOf}`;
    const periods = checkPeriods(ladder, scheme.period.yearStart, asOf, scheme.period.from);
    const contexts = known.get(key) ?? contextsFor(scheme, facts, index, periods, input);
    known.set(key, contexts);
    const cards = cardsOf(facts, id, subject.id, asOf).filter((card) => !without.has(card.id));
    const reading = readLadder(ladder, contexts, subject, cards, input);
    if (reading === null) return null;
    const { ctx, states } = reading;
    return { figures: inputsOf(ctx, [level.when, ladder.counters]), counters: states, holds: test(level.when, ctx) };
  };
}
