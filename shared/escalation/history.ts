/**
 * What people did on a ladder: issued, answered, withheld, withdrawn, released, exempted. Reads facts; decides nothing.
 */
import { dueDay } from '../calendar/deadlines';
import type { IsoDay } from '../calendar/iso-date';
import { daysBetween, spanOfDate } from '../calendar/iso-date';
import type { WorkCalendar } from '../calendar/holiday-table';
import type { Facts } from '../scoring/facts';
import type { Ladder } from '../scoring/scheme-schema';

export type Card = Facts['cards'][number];

/** The level in force for a subject, or none. `overdue`: its answer limit has passed without an answer. */
export type CurrentLevel = {
  readonly code: string;
  readonly index: number;
  readonly since: IsoDay;
  readonly days: number;
  readonly answered: boolean;
  readonly answerBy: IsoDay | null;
  readonly overdue: boolean;
  readonly card: string;
};

const dayOfCard = (card: Card): IsoDay => spanOfDate(card.date)?.to ?? card.date;

/** Cards of one subject on one ladder up to a day, oldest first. */
export function cardsOf(facts: Facts, ladder: string, subject: string, asOf: IsoDay): Card[] {
  return facts.cards
    .filter((c) => c.ladder === ladder && c.subject === subject && dayOfCard(c) <= asOf)
    .sort((a, b) => (dayOfCard(a) < dayOfCard(b) ? -1 : dayOfCard(a) > dayOfCard(b) ? 1 : a.id < b.id ? -1 : 1));
}

/** The last issued card that was neither withdrawn nor released. */
export function currentLevel(ladder: Ladder, cards: readonly Card[], asOf: IsoDay, calendar: WorkCalendar): CurrentLevel | null {
  let open: Card | null = null;
  let answered = false;
  for (const card of cards) {
    if (card.action === 'issued') [open, answered] = [card, false];
    else if (card.action === 'answered' && open?.level === card.level) answered = true;
    else if (card.action === 'withdrawn' && open?.level === card.level) open = null;
    else if (card.action === 'released') open = null;
  }
  if (open === null) return null;
  const { level } = open;
  const since = dayOfCard(open);
  const rule = ladder.levels.find((l) => l.code === level);
  const limit =
    rule?.answerWithin === undefined
      ? null
      : dueDay(since, { length: rule.answerWithin, countFrom: 'next-day', roll: 'none', remind: [] }, calendar);
  const answerBy = limit?.ok === true ? limit.day : null;
  return {
    code: level,
    index: ladder.levels.findIndex((l) => l.code === level),
    since,
    days: daysBetween(since, asOf),
    answered,
    answerBy,
    overdue: !answered && answerBy !== null && asOf > answerBy,
    card: open.id,
  };
}

/** The exemption in force on a day (S-43: 中途到位 and the like), if any. */
export function exemption(cards: readonly Card[], asOf: IsoDay): Card | null {
  return cards.findLast((c) => c.action === 'exempted' && (c.until === undefined || asOf <= (spanOfDate(c.until)?.to ?? c.until))) ?? null;
}
