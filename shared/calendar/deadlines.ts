/**
 * One deadline (时限): start, length in natural days, working days or months, counting from the same or the next day,
 * roll, reminder, pause, extension. Must not know schemes or the ledger.
 */
import type { WorkCalendar } from './holiday-table';
import type { IsoDay } from './iso-date';
import { addDays, addMonths, daysBetween } from './iso-date';
import type { DayOrMissingYear } from './workdays';
import { rollToWorkday, shiftWorkdays, workdaysBetween } from './workdays';

export type Length = { readonly n: number; readonly unit: 'day' | 'workday' | 'month' | 'year' };
export type DeadlineSpec = {
  readonly length: Length;
  readonly countFrom: 'same-day' | 'next-day';
  readonly roll: 'none' | 'next-workday' | 'previous-workday';
  readonly remind: readonly Length[];
};
/** Days the clock stood still: from the first to the last day, both included; no end = still standing. */
export type Pause = { readonly from: IsoDay; readonly to?: IsoDay | undefined };
export type DeadlineState = 'running' | 'remind' | 'overdue' | 'doneInTime' | 'doneLate';
export type DeadlineResult =
  | {
      readonly ok: true;
      readonly due: IsoDay;
      readonly remindOn: readonly IsoDay[];
      readonly state: DeadlineState;
      readonly daysLeft: number;
    }
  | { readonly ok: false; readonly missingYear: number };

/** A day moved by a length; working days need the calendar, months end at the month's last day at most. */
export function shiftBy(day: IsoDay, length: Length, sign: 1 | -1, calendar: WorkCalendar): DayOrMissingYear {
  switch (length.unit) {
    case 'workday':
      return shiftWorkdays(day, sign * length.n, calendar);
    case 'month':
      return { ok: true, day: addMonths(day, sign * length.n) };
    case 'year':
      return { ok: true, day: addMonths(day, sign * 12 * length.n) };
    case 'day':
      return { ok: true, day: addDays(day, sign * length.n) };
  }
}

/** The last day in time. Counting from the next day: 15 June + 30 days = 15 July (D26); months: 1 Sep + 6 = 1 Mar. From the same day: one day earlier. */
export function dueDay(from: IsoDay, spec: DeadlineSpec, calendar: WorkCalendar): DayOrMissingYear {
  const sameDay = spec.countFrom === 'same-day' && spec.length.n > 0;
  const start = sameDay ? addDays(from, -1) : from;
  const raw = shiftBy(start, spec.length, 1, calendar);
  return raw.ok ? rolledBy(raw.day, spec, calendar) : raw;
}

function rolledBy(day: IsoDay, spec: DeadlineSpec, calendar: WorkCalendar): DayOrMissingYear {
  if (spec.roll === 'none') return { ok: true, day };
  return rollToWorkday(day, spec.roll === 'next-workday' ? 'next' : 'previous', calendar);
}

/** The limit after one pause: a limit in working days gets back the working days the clock stood still, any other its natural days. */
function afterPause(due: IsoDay, first: IsoDay, last: IsoDay, spec: DeadlineSpec, calendar: WorkCalendar): DayOrMissingYear {
  if (spec.length.unit !== 'workday') return { ok: true, day: addDays(due, daysBetween(first, last) + 1) };
  const lost = workdaysBetween(addDays(first, -1), last, calendar);
  return lost.ok ? shiftWorkdays(due, lost.days, calendar) : lost;
}

/** The limit moved by the pauses that began before it had passed, in their order, and rolled again where one moved it. */
function movedByPauses(
  base: IsoDay,
  { from, pauses = [], asOf }: { readonly from: IsoDay; readonly pauses?: readonly Pause[] | undefined; readonly asOf: IsoDay },
  spec: DeadlineSpec,
  calendar: WorkCalendar,
): DayOrMissingYear {
  let due = base;
  for (const pause of pauses.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const first = pause.from < from ? from : pause.from;
    const last = pause.to === undefined || pause.to > asOf ? asOf : pause.to;
    if (last < first || first > due) continue;
    const moved = afterPause(due, first, last, spec, calendar);
    if (!moved.ok) return moved;
    due = moved.day;
  }
  return due === base ? { ok: true, day: base } : rolledBy(due, spec, calendar);
}

/**
 * State of one deadline on a day. `stop` = day it was done; an extension sets a new last day; pauses give back their days, working days to a limit in such.
 * The reminder is due from the first reminder day on. Missing holiday year: no answer but the year.
 */
export function deadlineState(
  input: {
    readonly from: IsoDay;
    readonly stop?: IsoDay | undefined;
    readonly extendedTo?: IsoDay | undefined;
    readonly pauses?: readonly Pause[] | undefined;
    readonly asOf: IsoDay;
  },
  spec: DeadlineSpec,
  calendar: WorkCalendar,
): DeadlineResult {
  const first = dueDay(input.from, spec, calendar);
  if (!first.ok) return first;
  const base = input.extendedTo ?? first.day;
  const rolled = movedByPauses(base, input, spec, calendar);
  if (!rolled.ok) return rolled;
  const due = rolled.day;
  const remindOn: IsoDay[] = [];
  for (const lead of spec.remind) {
    const day = shiftBy(due, lead, -1, calendar);
    if (!day.ok) return day;
    remindOn.push(day.day);
  }
  const stopped = input.stop !== undefined && input.stop <= input.asOf ? input.stop : undefined;
  const running: DeadlineState = input.asOf > due ? 'overdue' : remindOn.some((d) => d <= input.asOf) ? 'remind' : 'running';
  const state = stopped === undefined ? running : stopped <= due ? 'doneInTime' : 'doneLate';
  return { ok: true, due, remindOn, state, daysLeft: daysBetween(input.asOf, due) };
}
