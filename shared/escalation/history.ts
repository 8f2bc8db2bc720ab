/**
 * What people did on a ladder: issued, answered, extended, withheld, withdrawn, released, exempted. Reads facts; decides nothing.
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

/** Cards of one subject on one ladder up to a day, oldest first; of one day in the order of entry where it is known, so that 签发 and 撤销 of one day end as they were done. */
export function cardsOf(facts: Facts, ladder: string, subject: string, asOf: IsoDay): Card[] {
  return facts.cards
    .filter((c) => c.ladder === ladder && c.subject === subject && dayOfCard(c) <= asOf)
    .sort((a, b) => {
      if (dayOfCard(a) !== dayOfCard(b)) return dayOfCard(a) < dayOfCard(b) ? -1 : 1;
      const entered = (a.order ?? 0) - (b.order ?? 0);
      return entered !== 0 ? entered : a.id < b.id ? -1 : 1;
    });
}

/** A day that may be written with less precision, as its last day. */
const lastDayOf = (day: string | undefined): IsoDay | null => (day === undefined ? null : (spanOfDate(day)?.to ?? day));
const later = (a: IsoDay | null, b: IsoDay | null): IsoDay | null => (a === null || (b !== null && b > a) ? b : a);

type OpenCard = { readonly card: Card; answered: boolean; extendedTo: IsoDay | null };

/** Cards that were issued and not withdrawn since. A release ends them all; a withdrawn one is as if never issued, so the one before it holds again. */
function openCards(cards: readonly Card[]): OpenCard[] {
  const open: OpenCard[] = [];
  for (const card of cards) {
    const place = open.findLastIndex((own) => own.card.level === card.level);
    const own = open[place];
    if (card.action === 'issued') open.push({ card, answered: false, extendedTo: null });
    else if (card.action === 'answered' && own !== undefined) own.answered = true;
    else if (card.action === 'extended' && own !== undefined) own.extendedTo = later(own.extendedTo, lastDayOf(card.until));
    else if (card.action === 'withdrawn' && own !== undefined) open.splice(place, 1);
    else if (card.action === 'released') open.length = 0;
  }
  return open;
}

/** A measure that a release would end: its card, its level and the day it was issued. */
export type OpenMeasure = { readonly card: string; readonly title: string; readonly since: IsoDay };

/** The measures in force for a subject, oldest first: one release ends them all. */
export function openMeasures(ladder: Ladder, cards: readonly Card[]): OpenMeasure[] {
  return openCards(cards).map(({ card }) => ({
    card: card.id,
    title: ladder.levels.find(({ code }) => code === card.level)?.title ?? card.level,
    since: dayOfCard(card),
  }));
}

/** The last issued card that was neither withdrawn nor released. */
export function currentLevel(ladder: Ladder, cards: readonly Card[], asOf: IsoDay, calendar: WorkCalendar): CurrentLevel | null {
  const last = openCards(cards).at(-1);
  if (last === undefined) return null;
  const { answered } = last;
  const { level, id } = last.card;
  const since = dayOfCard(last.card);
  const rule = ladder.levels.find((l) => l.code === level);
  const limit =
    rule?.answerWithin === undefined
      ? null
      : dueDay(since, { length: rule.answerWithin, countFrom: 'next-day', roll: 'none', remind: [] }, calendar);
  // The limit a letter states goes before the one of its level (“明确办理要求、完成时限”).
  const stated = lastDayOf(last.card.until) ?? (limit?.ok === true ? limit.day : null);
  // An extension moves a limit, it makes none.
  const answerBy = stated === null ? null : later(stated, last.extendedTo);
  return {
    code: level,
    index: ladder.levels.findIndex((l) => l.code === level),
    since,
    days: daysBetween(since, asOf),
    answered,
    answerBy,
    overdue: !answered && answerBy !== null && asOf > answerBy,
    card: id,
  };
}

/** The exemption in force on a day (S-43: 中途到位 and the like), if any. One that nobody is named to have approved is none. */
export function exemption(cards: readonly Card[], asOf: IsoDay): Card | null {
  const holds = ({ action, approver, until }: Card): boolean =>
    action === 'exempted' && (approver ?? '').trim() !== '' && (until === undefined || asOf <= (lastDayOf(until) ?? until));
  return cards.findLast(holds) ?? null;
}
