/** The periods reports speak of: the week, month, quarter, half-year or year that a day lies in, and what is handed in by when (S-108). Pure. */
import { daysInMonth } from '../calendar/iso-date';
import { addDays, formatDay, isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { CadenceKind } from '../model/entities-report';

export const SPAN_KINDS = ['week', 'month', 'quarter', 'half', 'year'] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** A period with its first and last day; `asOf` is the last day whose facts are known: the end, or the day asked for when it comes before. */
export type Span = { readonly kind: SpanKind; readonly from: IsoDay; readonly to: IsoDay; readonly asOf: IsoDay; readonly words: string };

/** Day of the week, 1 for Monday to 7 for Sunday. */
export function weekday(day: IsoDay): number {
  const own = new Date(`${day}T00:00:00Z`).getUTCDay();
  return own === 0 ? 7 : own;
}

function monthDay(year: number, month: number, day: number): IsoDay {
  return isoDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

function months(day: IsoDay, length: number): { readonly from: IsoDay; readonly to: IsoDay; readonly place: number } {
  const year = Number(day.slice(0, 4));
  const place = Math.floor((Number(day.slice(5, 7)) - 1) / length);
  const last = place * length + length;
  return { from: monthDay(year, place * length + 1, 1), to: monthDay(year, last, daysInMonth(year, last)), place };
}

const QUARTERS = ['一', '二', '三', '四'];

/** The period of a kind that a day lies in. */
export function spanOf(kind: SpanKind, day: IsoDay): Span {
  const year = `${day.slice(0, 4)}年`;
  const made = (from: IsoDay, to: IsoDay, words: string): Span => ({ kind, from, to, asOf: day < to ? day : to, words });
  switch (kind) {
    case 'week': {
      const from = addDays(day, 1 - weekday(day));
      const to = addDays(from, 6);
      return made(from, to, `${formatDay(from)}至${formatDay(to)}`);
    }
    case 'month': {
      const { from, to } = months(day, 1);
      return made(from, to, `${year}${Number(day.slice(5, 7))}月`);
    }
    case 'quarter': {
      const { from, to, place } = months(day, 3);
      return made(from, to, `${year}${QUARTERS[place] ?? ''}季度`);
    }
    case 'half': {
      const { from, to, place } = months(day, 6);
      return made(from, to, `${year}${place === 0 ? '上半年' : '下半年'}`);
    }
    case 'year': {
      const { from, to } = months(day, 12);
      return made(from, to, year);
    }
  }
}

/** The period before. */
export function spanBefore(span: Span): Span {
  const day = addDays(span.from, -1);
  return spanOf(span.kind, day);
}

export function within(day: IsoDay | undefined, { from, asOf }: Pick<Span, 'from' | 'asOf'>): boolean {
  return day !== undefined && day >= from && day <= asOf;
}

/** Period of what a cadence asks for, by the day it is asked about. */
export function cadenceSpan(kind: CadenceKind, day: IsoDay): Span {
  return spanOf(kind === '周报' ? 'week' : kind === '月报' ? 'month' : 'quarter', day);
}

/** Last day on which a paper of this period is on time: a weekday of the week itself, or a day of the month after. */
export function dueDay(kind: CadenceKind, span: Span, due: number): IsoDay {
  if (kind === '周报') return addDays(span.from, Math.min(7, Math.max(1, due)) - 1);
  const next = addDays(span.to, 1);
  const [year, month] = [Number(next.slice(0, 4)), Number(next.slice(5, 7))];
  return monthDay(year, month, Math.min(daysInMonth(year, month), Math.max(1, due)));
}
