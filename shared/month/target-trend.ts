/**
 * One indicator of the whole county through the months of a year: 累计, the year before and what was due (序时). Made from the same measures and targets
 * as the month's table in one evaluation, so that a month of the curve equals the 合计 line of that month's table. Pure.
 */
import type { Ledger } from '../ledger/fold';
import { subjectsFor } from '../scoring/context';
import type { Ctx } from '../scoring/context';
import { exactFromText, fixedText, losslessText, ZERO } from '../scoring/exact';
import type { Exact } from '../scoring/exact';
import type { Figure } from '../scoring/evaluate-scheme';
import { measureOf } from '../scoring/measures';
import { monthPeriod } from '../scoring/periods';
import { targetOf } from '../scoring/targets';
import { lockedLastYear } from '../views/published-month';
import { monthContextOf } from './month-view';
import type { MonthView } from './month-view';

export type TrendMonth = {
  /** 1 … 12 */
  readonly month: number;
  /** 累计 of the year; null for months after the one looked at. */
  readonly cumulative: Figure | null;
  readonly lastYear: Figure;
  /** What was due by the month's end for all units together. */
  readonly schedule: Figure;
};

export type TargetTrend = {
  readonly title: string;
  readonly unitOfMeasure: string;
  readonly counts: string;
  readonly months: readonly TrendMonth[];
};

/** The twelve months of a target; null when the scheme does not have it. */
export function targetTrend(ledger: Ledger, view: MonthView, target: string): TargetTrend | null {
  const { scheme } = view.adopted;
  const rule = scheme.targets.find(({ id }) => id === target);
  const measure = scheme.measures.find(({ id }) => id === rule?.measure);
  const table = view.tables.find((own) => own.target === target);
  if (rule === undefined || measure === undefined || table === undefined) return null;
  const [year = 0, now = 0] = view.period.split('-').map(Number);
  const context = monthContextOf(ledger, scheme, view.period);
  const figure = (value: Exact): Figure => ({ exact: losslessText(value), text: fixedText(value, measure.decimals) });

  function sum(ctx: Ctx, of: (own: Ctx) => Exact | null): Figure {
    const units = subjectsFor(ctx.env, 'unit', rule?.appliesTo ?? 'all', ctx.period.to);
    return figure(units.reduce((total, subject) => total.add(of({ ...ctx, subject }) ?? ZERO), ZERO));
  }

  /** As it was locked last year, where it was (S-58). */
  const lastYearOf = (locked: ReturnType<typeof lockedLastYear>) => (own: Ctx) => {
    const stored = locked === null || own.subject === null ? null : locked(own.subject.id, rule.title);
    return stored === null ? measureOf(own, measure.id, 'yearToDateLastYear', undefined).value : exactFromText(stored);
  };

  const months = Array.from({ length: 12 }, (_, place): TrendMonth => {
    const month = place + 1;
    const ctx: Ctx = { ...context, period: monthPeriod(year, month) };
    return {
      month,
      cumulative: month > now ? null : sum(ctx, (own) => measureOf(own, measure.id, 'yearToDate', undefined).value),
      lastYear: sum(ctx, lastYearOf(lockedLastYear(ledger, view.adopted, `${year}-${String(month).padStart(2, '0')}`))),
      schedule: sum(ctx, (own) => targetOf(own, rule.id, 'base', 'schedule').value),
    };
  });
  return { title: rule.title, unitOfMeasure: table.unitOfMeasure, counts: table.counts, months };
}
