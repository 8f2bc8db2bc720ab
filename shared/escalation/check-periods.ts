/**
 * When a ladder is looked at: the finished days, weeks, months … of the year up to a day, or stated check dates (S-76).
 */
import type { IsoDay } from '../calendar/iso-date';
import { addDays, weekdayOf, yearOf } from '../calendar/iso-date';
import type { Period } from '../scoring/periods';
import { rangePeriod, resolvePeriod, shiftPeriod, yearHolding } from '../scoring/periods';
import type { Ladder } from '../scoring/scheme-schema';

/** Periods looked back over when a counter runs on across years (S-78: two years' memory; 24 months). */
const LOOK_BACK = { month: 24, quarter: 8, half: 4, year: 3 } as const;

/**
 * Whether the ladder still looks at the old year when the new one has begun. Files that do not say it mean: only where some counter runs on.
 */
function looksBack({ acrossYears, counters }: Ladder): boolean {
  return acrossYears ?? counters.some(({ resetYearly }) => !resetYearly);
}

/**
 * Finished periods, oldest first; the last one is the one under check. Empty before the first is over, unless the ladder looks across years.
 * A scheme that says from which day it holds (`period.from`) is not asked about earlier periods, unless its ladder says that it looks across years.
 */
export function checkPeriods(ladder: Ladder, yearStart: string, asOf: IsoDay, from?: IsoDay): Period[] {
  const periods = finishedPeriods(ladder, yearStart, asOf);
  return from === undefined || ladder.acrossYears === true ? periods : periods.filter((period) => period.to >= from);
}

function finishedPeriods(ladder: Ladder, yearStart: string, asOf: IsoDay): Period[] {
  const { cadence, counters } = ladder;
  const year = yearHolding(asOf, yearStart);
  const before = shiftPeriod(year, -1);
  const across = looksBack(ladder);
  if (typeof cadence === 'object') {
    const datesOf = ({ from }: Period): Period[] =>
      cadence.checkOn
        .map((md) => (md >= yearStart ? `${yearOf(from)}-${md}` : `${yearOf(from) + 1}-${md}`))
        .filter((d) => d <= asOf)
        .sort()
        .map((d) => rangePeriod(from, d));
    return ladder.acrossYears === true ? [...datesOf(before), ...datesOf(year)] : datesOf(year);
  }
  if (cadence === 'day') return [rangePeriod(asOf, asOf)];
  // Counters that begin anew with the year need no more than the year of the period under check.
  const runsOn = counters.some(({ resetYearly }) => !resetYearly);
  const first = (last: IsoDay): IsoDay => (!across ? year.from : runsOn ? '0000' : yearHolding(last, yearStart).from);
  if (cadence === 'week') {
    const sunday = addDays(asOf, -(weekdayOf(asOf) % 7));
    return Array.from({ length: 26 }, (_, i) => addDays(sunday, -7 * (25 - i)))
      .filter((to) => to >= first(sunday))
      .map((to) => rangePeriod(addDays(to, -6), to));
  }
  const today = rangePeriod(asOf, asOf);
  const holding = cadence === 'year' ? year : resolvePeriod(cadence, today, yearStart);
  let period = holding.to <= asOf ? holding : shiftPeriod(holding, -1);
  const out: Period[] = [];
  const from = first(period.to);
  for (let i = 0; i < LOOK_BACK[cadence] && period.to >= from; i += 1) {
    out.unshift(period);
    period = shiftPeriod(period, -1);
  }
  return out;
}

/** Whether what the ladder checks on a day is still a period of the old year (December, looked at in January). */
export function looksAtOldYear(ladder: Ladder, yearStart: string, asOf: IsoDay): boolean {
  const last = checkPeriods(ladder, yearStart, asOf).at(-1);
  return last !== undefined && last.to < yearHolding(asOf, yearStart).from;
}
