/**
 * Assessment periods (考核期) and references from one period to another: year to date, previous, same period last year.
 * Must not know facts or rules. A scheme's year may start on any day (some counties count from December).
 */
import {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  isIsoDay,
  isoDay,
  monthOf,
  spanOfDate,
  weekdayOf,
  yearOf,
} from '../calendar/iso-date';
import type { DaySpan, IsoDay } from '../calendar/iso-date';

export type PeriodKind = 'month' | 'quarter' | 'half' | 'year' | 'range';
export type Period = DaySpan & { readonly kind: PeriodKind; readonly key: string };

/** Reads '2026-10', '2026-Q3', '2026-H1', '2026' or '2026-01-01/2026-09-30'; null when it is none of them. */
export function parsePeriod(text: string): Period | null {
  const [from, to, more] = text.split('/');
  if (from !== undefined && to !== undefined && more === undefined) {
    return isIsoDay(from) && isIsoDay(to) && from <= to ? { kind: 'range', key: text, from, to } : null;
  }
  const span = spanOfDate(text);
  if (span === null || isIsoDay(text)) return null;
  const kind: PeriodKind = text.includes('Q') ? 'quarter' : text.includes('H') ? 'half' : text.length === 4 ? 'year' : 'month';
  return { kind, key: text, ...span };
}

export function monthPeriod(year: number, month: number): Period {
  const key = isoDay(year, month, 1).slice(0, 7);
  return { kind: 'month', key, from: `${key}-01`, to: isoDay(year, month, daysInMonth(year, month)) };
}

export function rangePeriod(from: IsoDay, to: IsoDay): Period {
  return { kind: 'range', key: `${from}/${to}`, from, to };
}

const MONTHS: Record<Exclude<PeriodKind, 'range'>, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The period n steps of its own length later (negative = earlier). A free range moves by its number of days. */
export function shiftPeriod(period: Period, n: number): Period {
  if (period.kind === 'range') {
    const length = daysBetween(period.from, period.to) + 1;
    return rangePeriod(addDays(period.from, n * length), addDays(period.to, n * length));
  }
  return shiftMonths(period, n * MONTHS[period.kind]);
}

/** The period moved by months; month ends stay month ends. */
export function shiftMonths(period: Period, months: number): Period {
  const from = addMonths(period.from, months);
  const to = addDays(addMonths(addDays(period.to, 1), months), -1);
  const y = yearOf(from);
  const m = monthOf(from);
  const keys: Record<PeriodKind, string> = {
    month: from.slice(0, 7),
    quarter: `${y}-Q${Math.ceil(m / 3)}`,
    half: `${y}-H${m > 6 ? 2 : 1}`,
    year: from.slice(5) === '01-01' ? String(y) : `${from}/${to}`,
    range: `${from}/${to}`,
  };
  return { kind: period.kind, key: keys[period.kind], from, to };
}

/** The assessment year (考核年度) holding a day, for a year starting on 'MM-DD'. */
export function yearHolding(day: IsoDay, yearStart: string): Period {
  const year = day.slice(5) >= yearStart ? yearOf(day) : yearOf(day) - 1;
  const from = `${year}-${yearStart}`;
  const to = addDays(`${year + 1}-${yearStart}`, -1);
  return { kind: 'year', key: yearStart === '01-01' ? String(year) : `${from}/${to}`, from, to };
}

/** A reference to a period, seen from the period under assessment. */
export type PeriodRef =
  | 'period'
  | 'yearToDate'
  | 'year'
  | 'month'
  | 'quarter'
  | 'half'
  | 'week'
  | 'previousPeriod'
  | 'samePeriodLastYear'
  | 'yearToDateLastYear'
  | 'lastYear'
  | 'allTime'
  | { readonly lastMonths: number }
  | { readonly from: string; readonly to: string }
  | {
      readonly shift: number;
      readonly of: 'period' | 'week' | 'month' | 'quarter' | 'half' | 'year';
      /** its year up to its end instead of the period alone */
      readonly fromYearStart?: true | undefined;
    };

/** The week a day lies in, Monday to Sunday. It belongs to the year its Sunday lies in. */
export function weekHolding(day: IsoDay): Period {
  const sunday = addDays(day, (7 - weekdayOf(day)) % 7);
  return rangePeriod(addDays(sunday, -6), sunday);
}

function enclosing(period: Period, kind: 'week' | 'month' | 'quarter' | 'half'): Period {
  if (kind === 'week') return weekHolding(period.to);
  const month = monthOf(period.to);
  const size = MONTHS[kind];
  const first = Math.floor((month - 1) / size) * size + 1;
  const year = yearOf(period.to);
  const key =
    kind === 'month' ? period.to.slice(0, 7) : kind === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : `${year}-H${month > 6 ? 2 : 1}`;
  const last = first + size - 1;
  return { kind, key, from: isoDay(year, first, 1), to: isoDay(year, last, daysInMonth(year, last)) };
}

const resolved = new WeakMap<Period, Map<string, Period>>();

/** The days a reference means. `allTime` starts at year 0001. The same question about the same period is answered once. */
export function resolvePeriod(ref: PeriodRef, period: Period, yearStart: string): Period {
  if (typeof ref === 'object') return resolve(ref, period, yearStart);
  let known = resolved.get(period);
  if (known === undefined) resolved.set(period, (known = new Map()));
  const key = `${ref} ${yearStart}`;
  const held = known.get(key);
  if (held !== undefined) return held;
  const made = resolve(ref, period, yearStart);
  known.set(key, made);
  return made;
}

function resolve(ref: PeriodRef, period: Period, yearStart: string): Period {
  if (typeof ref === 'object') {
    if ('lastMonths' in ref) return rangePeriod(addMonths(addDays(period.to, 1), -ref.lastMonths), period.to);
    if ('from' in ref) return rangePeriod(ref.from, ref.to);
    const base = ref.of === 'period' ? period : ref.of === 'year' ? yearHolding(period.to, yearStart) : enclosing(period, ref.of);
    const moved = shiftPeriod(base, ref.shift);
    return ref.fromYearStart === true ? rangePeriod(yearHolding(moved.to, yearStart).from, moved.to) : moved;
  }
  const year = yearHolding(period.to, yearStart);
  switch (ref) {
    case 'period':
      return period;
    case 'yearToDate':
      return rangePeriod(year.from, period.to);
    case 'year':
      return year;
    case 'month':
    case 'quarter':
    case 'half':
    case 'week':
      return enclosing(period, ref);
    case 'previousPeriod':
      return shiftPeriod(period, -1);
    case 'samePeriodLastYear':
      return shiftMonths(period, -12);
    case 'yearToDateLastYear':
      return shiftMonths(rangePeriod(year.from, period.to), -12);
    case 'lastYear':
      return shiftMonths(year, -12);
    case 'allTime':
      return rangePeriod('0001-01-01', period.to);
  }
}
