/**
 * Working days (工作日) from holiday tables. Every answer carries the years it needed and did not have; a caller must show them.
 * Must not know deadlines or rules.
 */
import type { WorkCalendar } from './holiday-table';
import type { IsoDay } from './iso-date';
import { addDays, weekdayOf, yearOf } from './iso-date';

/** A day found, or the year whose holiday table is missing. */
export type DayOrMissingYear = { readonly ok: true; readonly day: IsoDay } | { readonly ok: false; readonly missingYear: number };
type Answer = { readonly ok: true; readonly working: boolean } | { readonly ok: false; readonly missingYear: number };

const SEARCH_LIMIT = 6000;

/** Whether people work on this day. Without the year's table there is no answer, not even for an ordinary Wednesday. */
export function isWorkday(day: IsoDay, calendar: WorkCalendar): Answer {
  const year = yearOf(day);
  if (!calendar.years.has(year)) return { ok: false, missingYear: year };
  if (calendar.makeup.has(day)) return { ok: true, working: true };
  const weekday = weekdayOf(day);
  return { ok: true, working: weekday !== 0 && weekday !== 6 && !calendar.off.has(day) };
}

/** The n-th working day after (n > 0) or before (n < 0) a day; n = 0 gives the day itself. */
export function shiftWorkdays(day: IsoDay, n: number, calendar: WorkCalendar): DayOrMissingYear {
  const step = n < 0 ? -1 : 1;
  let left = Math.abs(n);
  let current = day;
  for (let guard = 0; left > 0 && guard < SEARCH_LIMIT; guard += 1) {
    current = addDays(current, step);
    const answer = isWorkday(current, calendar);
    if (!answer.ok) return answer;
    if (answer.working) left -= 1;
  }
  return { ok: true, day: current };
}

/** The day itself when it is a working day, otherwise the nearest one forwards or backwards (顺延 / 提前). */
export function rollToWorkday(day: IsoDay, direction: 'next' | 'previous', calendar: WorkCalendar): DayOrMissingYear {
  const answer = isWorkday(day, calendar);
  if (!answer.ok) return answer;
  return answer.working ? { ok: true, day } : shiftWorkdays(day, direction === 'next' ? 1 : -1, calendar);
}

/** Working days after `from` up to and including `to` (0 when to ≤ from). */
export function workdaysBetween(
  from: IsoDay,
  to: IsoDay,
  calendar: WorkCalendar,
): { readonly ok: true; readonly days: number } | { readonly ok: false; readonly missingYear: number } {
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const answer = isWorkday(day, calendar);
    if (!answer.ok) return answer;
    if (answer.working) days += 1;
  }
  return { ok: true, days };
}
