/**
 * Days a scheme speaks of: literal, from fields, stages, shifted by days, working days or months; and the time between two.
 * An unknown day is null; a missing holiday year is reported by name.
 */
import { addDays, addMonths, daysBetween, daysInMonth, isoDay, wholeMonthsBetween, yearOf } from '../calendar/iso-date';
import type { IsoDay } from '../calendar/iso-date';
import { shiftBy } from '../calendar/deadlines';
import { workdaysBetween } from '../calendar/workdays';
import type { Ctx } from './context';
import { lastDayOf, readField, rowOf } from './context';
import { whole } from './exact';
import type { Exact } from './exact';
import { spanOf } from './fact-index';
import { yearHolding } from './periods';
import type { DateNode, NumberNode } from './scheme-trees';
import { report } from './memo';

type Maybe<T> = T | null;

function missingYear(ctx: Ctx, year: number): null {
  report(ctx.env, 'error', 'missing-holiday-year', String(year), `缺${year}年节假日表，工作日无法计算；请先导入${year}年的放假通知`);
  return null;
}

/** The day a date node means here; null when the date is not known. */
export function dateOf(node: DateNode, ctx: Ctx): Maybe<IsoDay> {
  if (typeof node === 'string') return node;
  const { env, period } = ctx;
  switch (node.op) {
    case 'asOf':
      return env.asOf;
    case 'periodStart':
      return period.from;
    case 'periodEnd':
      return period.to;
    case 'yearStart':
      return yearHolding(period.to, env.scheme.period.yearStart).from;
    case 'yearEnd':
      return yearHolding(period.to, env.scheme.period.yearStart).to;
    case 'field':
      return lastDayOf(readField(ctx, node.path));
    case 'stage':
      return stageDay(ctx, node.stage, node.which);
    case 'monthDay': {
      const year = yearOf(period.to);
      return isoDay(year, node.month, Math.min(node.day, daysInMonth(year, node.month)));
    }
    case 'deadline': {
      const standing = env.resolve.deadline(ctx, node.id);
      return typeof standing === 'string' ? null : standing.due;
    }
    case 'passed':
      return env.resolve.passed(ctx, node.measure, node.bound);
    case 'shift':
      return shiftDate(node, ctx);
    case 'earliest':
    case 'latest': {
      const days = node.of
        .map((d) => dateOf(d, ctx))
        .filter((d): d is IsoDay => d !== null)
        .sort();
      return (node.op === 'earliest' ? days[0] : days.at(-1)) ?? null;
    }
  }
}

function shiftDate(node: Extract<DateNode, { op: 'shift' }>, ctx: Ctx): Maybe<IsoDay> {
  const day = dateOf(node.date, ctx);
  if (day === null) return null;
  if (node.unit === 'week') return addDays(day, 7 * node.n);
  if (node.unit !== 'workday')
    return node.unit === 'day' ? addDays(day, node.n) : addMonths(day, node.unit === 'year' ? 12 * node.n : node.n);
  const shifted = shiftBy(day, { n: Math.abs(node.n), unit: 'workday' }, node.n < 0 ? -1 : 1, ctx.env.calendar);
  return shifted.ok ? shifted.day : missingYear(ctx, shifted.missingYear);
}

/** The first day the project of this context reached the stage, no later than asOf for actual and accepted dates. */
export function stageDay(ctx: Ctx, stage: string, which: 'planned' | 'agreed' | 'actual' | 'accepted'): Maybe<IsoDay> {
  const project = rowOf(ctx, 'project.id').row;
  if (project === undefined) return null;
  const facts = which === 'actual' || which === 'accepted';
  const days = (ctx.env.index.stagesOf.get(project.id) ?? [])
    .filter((e) => e.stage === stage)
    .map((e) => spanOf(e[which]))
    .filter((s) => s !== null)
    .filter((s) => !facts || s.from <= ctx.env.asOf)
    .map((s) => s.to)
    .sort();
  return days[0] ?? null;
}

/** Time from one day to another in whole units, negative when the second is earlier; null when a day is unknown. */
export function elapsed(node: Extract<NumberNode, { op: 'elapsed' }>, ctx: Ctx): Maybe<Exact> {
  const from = dateOf(node.from, ctx);
  const to = dateOf(node.to, ctx);
  if (from === null || to === null) return null;
  switch (node.unit) {
    case 'day':
      return whole(daysBetween(from, to));
    case 'week':
      return whole(Math.trunc(daysBetween(from, to) / 7));
    case 'month':
      return whole(wholeMonthsBetween(from, to));
    case 'year':
      return whole(Math.trunc(wholeMonthsBetween(from, to) / 12));
    case 'workday': {
      const answer = from <= to ? workdaysBetween(from, to, ctx.env.calendar) : workdaysBetween(to, from, ctx.env.calendar);
      return answer.ok ? whole(from <= to ? answer.days : -answer.days) : missingYear(ctx, answer.missingYear);
    }
  }
}
