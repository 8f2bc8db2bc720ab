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

/** Finished periods, oldest first; the last one is the one under check. Empty before the first is over. */
export function checkPeriods(ladder: Ladder, yearStart: string, asOf: IsoDay): Period[] {
  const { cadence } = ladder;
  const year = yearHolding(asOf, yearStart);
  const acrossYears = ladder.counters.some((c) => !c.resetYearly);
  if (typeof cadence === 'object') {
    const dates = cadence.checkOn.map((md) => (md >= yearStart ? `${yearOf(year.from)}-${md}` : `${yearOf(year.from) + 1}-${md}`));
    return dates
      .filter((d) => d <= asOf)
      .sort()
      .map((d) => rangePeriod(year.from, d));
  }
  if (cadence === 'day') return [rangePeriod(asOf, asOf)];
  if (cadence === 'week') {
    const sunday = addDays(asOf, -(weekdayOf(asOf) % 7));
    return Array.from({ length: 26 }, (_, i) => addDays(sunday, -7 * (25 - i)))
      .filter((to) => acrossYears || to >= year.from)
      .map((to) => rangePeriod(addDays(to, -6), to));
  }
  const today = rangePeriod(asOf, asOf);
  const holding = cadence === 'year' ? year : resolvePeriod(cadence, today, yearStart);
  let period = holding.to <= asOf ? holding : shiftPeriod(holding, -1);
  const out: Period[] = [];
  const first = acrossYears ? '0000' : year.from;
  for (let i = 0; i < LOOK_BACK[cadence] && period.to >= first; i += 1) {
    out.unshift(period);
    period = shiftPeriod(period, -1);
  }
  return out;
}
