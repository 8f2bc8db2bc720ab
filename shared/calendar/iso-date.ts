/**
 * Calendar days as ISO text (2026-03-31) and arithmetic on them, without time zones or clocks.
 * Must not know holidays, schemes or the ledger.
 */

/** A day, 'YYYY-MM-DD'. */
export type IsoDay = string;

/** A span of days, both ends included. */
export type DaySpan = { readonly from: IsoDay; readonly to: IsoDay };

const DAY_MS = 86_400_000;

function toMillis(day: IsoDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}
function fromMillis(ms: number): IsoDay {
  return new Date(ms).toISOString().slice(0, 10);
}
const two = (n: number): string => String(n).padStart(2, '0');

/** True for a day that exists, in the form 2026-03-15. */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return false;
  return dayOf(text) <= daysInMonth(yearOf(text), monthOf(text));
}

export const yearOf = (day: IsoDay): number => Number(day.slice(0, 4));
export const monthOf = (day: IsoDay): number => Number(day.slice(5, 7));
export const dayOf = (day: IsoDay): number => Number(day.slice(8, 10));

export function isoDay(year: number, month: number, day: number): IsoDay {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Days in a month of the Gregorian calendar; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

export function addDays(day: IsoDay, n: number): IsoDay {
  return fromMillis(toMillis(day) + n * DAY_MS);
}

/** Same day n months on; when that month is shorter, its last day (31 Jan + 1 month = 28/29 Feb). */
export function addMonths(day: IsoDay, n: number): IsoDay {
  const index = yearOf(day) * 12 + (monthOf(day) - 1) + n;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return isoDay(year, month, Math.min(dayOf(day), daysInMonth(year, month)));
}

/** Days from a to b; 0 for the same day, negative when b is earlier. */
export function daysBetween(a: IsoDay, b: IsoDay): number {
  return Math.round((toMillis(b) - toMillis(a)) / DAY_MS);
}

/** Whole months passed from a to b (1 Sep → 1 Mar = 6; 1 Sep → 28 Feb = 5). Negative when b is earlier. */
export function wholeMonthsBetween(a: IsoDay, b: IsoDay): number {
  if (b < a) return -wholeMonthsBetween(b, a);
  const raw = (yearOf(b) - yearOf(a)) * 12 + monthOf(b) - monthOf(a);
  return addMonths(a, raw) > b ? raw - 1 : raw;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: IsoDay): number {
  return new Date(toMillis(day)).getUTCDay();
}

/** The days a date of any precision may mean: '2026-03' = 1–31 March, '2026-Q1', '2026-H1', '2026'. Null when unreadable. */
export function spanOfDate(text: string): DaySpan | null {
  if (isIsoDay(text)) return { from: text, to: text };
  const match = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const [, , month, quarter, half] = match;
  let first = 1;
  let last = 12;
  if (month !== undefined) first = last = Number(month);
  else if (quarter !== undefined) [first, last] = [Number(quarter) * 3 - 2, Number(quarter) * 3];
  else if (half !== undefined) [first, last] = [Number(half) * 6 - 5, Number(half) * 6];
  if (first < 1 || last > 12) return null;
  return { from: isoDay(year, first, 1), to: isoDay(year, last, daysInMonth(year, last)) };
}
