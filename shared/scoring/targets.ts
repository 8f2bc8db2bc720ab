/**
 * T 目标与序时: yearly targets (确保 / 争取), what is due by a day, and the gap to it in percentage points (S-53 to S-56).
 * Must not know scoring rules. A dated row of the ledger goes before the values in the scheme.
 */
import { addDays, daysBetween, spanOfDate, wholeMonthsBetween, yearOf } from '../calendar/iso-date';
import type { IsoDay } from '../calendar/iso-date';
import type { Ctx } from './context';
import { groupsOf, subjectKey } from './context';
import { num, test } from './evaluate-trees';
import { HUNDRED, ONE, ZERO, exactFrom, whole } from './exact';
import type { Exact } from './exact';
import { targetKey } from './fact-index';
import type { Facts } from './facts';
import { measureOf } from './measures';
import type { Period } from './periods';
import { resolvePeriod } from './periods';
import type { Schedule, TargetRule } from './scheme-schema';
import { once, report } from './memo';

export type TargetValue = { readonly value: Exact | null; readonly rows: readonly string[] };
/** The target of a year, and its part due by the end of a period. */
type YearTarget = {
  readonly year: Exact | null;
  readonly due: Exact | null;
  readonly schedule: Schedule;
  readonly rows: readonly string[];
};
type Level = 'base' | 'stretch';

/** Position of a month-day inside an assessment year that may start in any month: earlier in the year sorts first. */
function orderKey(monthDay: string, yearStart: string): string {
  return `${monthDay >= yearStart ? '0' : '1'}${monthDay}`;
}

/** Share of the year's target due at the end of a day: linear by month or day, by table, or milestones ÷ target. */
export function dueShare(schedule: Schedule, day: IsoDay, year: Period, yearStart: string, target: Exact): Exact | null {
  if (day < year.from) return ZERO;
  if (day >= year.to) return ONE;
  switch (schedule.is) {
    case 'linear': {
      if (schedule.by === 'day') return whole(daysBetween(year.from, day) + 1).div(whole(daysBetween(year.from, year.to) + 1));
      // The month under way counts whole: a table for October compares with 10/12.
      return whole(Math.min(wholeMonthsBetween(year.from, day) + 1, 12)).div(whole(12));
    }
    case 'table': {
      const row = schedule.shares
        .filter((s) => orderKey(s.until, yearStart) <= orderKey(day.slice(5), yearStart))
        .sort((a, b) => (orderKey(a.until, yearStart) < orderKey(b.until, yearStart) ? 1 : -1))[0];
      return row === undefined ? ZERO : exactFrom(row.share);
    }
    case 'milestones': {
      const row = schedule.values
        .filter((s) => orderKey(s.until, yearStart) <= orderKey(day.slice(5), yearStart))
        .sort((a, b) => (orderKey(a.until, yearStart) < orderKey(b.until, yearStart) ? 1 : -1))[0];
      const value = row === undefined ? ZERO : exactFrom(row.value);
      if (value === null || target.n === 0n) return value === null ? null : ZERO;
      return value.div(target);
    }
  }
}

function ledgerTarget(ctx: Ctx, id: string): Facts['targets'][number] | undefined {
  const { env, subject, period } = ctx;
  if (subject === null) return undefined;
  const year = yearOf(resolvePeriod('year', period, env.scheme.period.yearStart).from);
  const groups = groupsOf(env, subject.id, period.to);
  const rowsOf = (owner: string): Facts['targets'] => env.index.targetsOf.get(targetKey(id, year, owner)) ?? [];
  const mine = [...rowsOf(subject.id), ...groups.flatMap((group) => rowsOf(group).filter((t) => t.owner.kind === 'group'))].filter(
    (t) => t.from === undefined || (spanOfDate(t.from)?.from ?? '9999') <= env.asOf,
  );
  const rank = (t: Facts['targets'][number]): string => `${t.owner.kind === 'group' ? '0' : '1'} ${t.from ?? ''} ${t.id}`;
  return mine.sort((a, b) => (rank(a) < rank(b) ? 1 : -1))[0];
}

function schemeValue(rule: TargetRule, ctx: Ctx, level: Level): Exact | null {
  const { env, subject, period } = ctx;
  const groups = subject === null ? [] : groupsOf(env, subject.id, period.to);
  const row = rule.values.find(
    (v) =>
      (v.subjects === undefined || (subject !== null && v.subjects.includes(subject.id))) &&
      (v.groups === undefined || v.groups.some((g) => groups.includes(g))) &&
      (v.when === undefined || test(v.when, ctx) === true),
  );
  const node = level === 'base' ? row?.base : row?.stretch;
  return node === undefined ? null : num(node, ctx);
}

function find(ctx: Ctx, id: string): TargetRule | undefined {
  const rule = ctx.env.scheme.targets.find((t) => t.id === id);
  if (rule === undefined) report(ctx.env, 'error', 'no-target', id, `没有编号为“${id}”的目标`);
  return rule;
}

/** The schedule in force is the ledger row's own, else the scheme's. */
function yearTarget(ctx: Ctx, id: string, level: Level): YearTarget {
  const none: YearTarget = { year: null, due: null, schedule: { is: 'linear', by: 'month' }, rows: [] };
  return once(ctx.env, `target ${id} ${level} ${subjectKey(ctx.subject)} ${ctx.period.key}`, none, () => {
    const rule = find(ctx, id);
    if (rule === undefined) return none;
    const row = ledgerTarget(ctx, id);
    const text = level === 'base' ? row?.base : row?.stretch;
    const year = text === undefined ? schemeValue(rule, ctx, level) : exactFrom(text);
    const schedule = row?.schedule ?? rule.schedule;
    const due = year === null ? null : dueBy(ctx, schedule, ctx.period.to, year);
    return { year, due, schedule, rows: row === undefined ? [] : [row.id] };
  });
}

function dueBy(ctx: Ctx, schedule: Schedule, day: IsoDay, target: Exact): Exact | null {
  const { yearStart } = ctx.env.scheme.period;
  const year = resolvePeriod('year', ctx.period, yearStart);
  return dueShare(schedule, day, year, yearStart, target)?.mul(target) ?? null;
}

/** The target of the year, the part due by the period's end, or the part due in the period alone. Null: no target set. */
export function targetOf(ctx: Ctx, id: string, level: Level, at: 'year' | 'schedule' | 'period'): TargetValue {
  const { year, due, schedule, rows } = yearTarget(ctx, id, level);
  if (at === 'year' || year === null || due === null) return { value: at === 'year' ? year : null, rows };
  if (at === 'schedule') return { value: due, rows };
  const starts = resolvePeriod('year', ctx.period, ctx.env.scheme.period.yearStart).from;
  const before = ctx.period.from <= starts ? ZERO : dueBy(ctx, schedule, addDays(ctx.period.from, -1), year);
  return { value: before === null ? null : due.sub(before), rows };
}

export type Progress = {
  readonly target: Exact;
  readonly done: Exact;
  readonly due: Exact;
  /** done ÷ year target; due ÷ year target; their difference in percentage points (S-55: + ahead, − behind). */
  readonly completion: Exact;
  readonly schedule: Exact;
  readonly gapPoints: Exact;
};

/** Progress against a target; null without a target above 0 or without a figure. A target marked as met by an override is at 100 % at least. */
export function progressOf(ctx: Ctx, id: string, level: Level): Progress | null {
  const rule = find(ctx, id);
  if (rule === undefined) return null;
  const target = targetOf(ctx, id, level, 'year');
  const due = targetOf(ctx, id, level, rule.cumulative ? 'schedule' : 'period').value;
  const done = measureOf(ctx, rule.measure, rule.cumulative ? 'yearToDate' : 'period', undefined);
  if (target.value === null || target.value.n === 0n || due === null || done.value === null) return null;
  const met = markedAsMet(ctx, id);
  const completed = met && done.value.compare(target.value) < 0 ? target.value : done.value;
  const completion = completed.div(target.value);
  const schedule = due.div(target.value);
  return {
    target: target.value,
    done: done.value,
    due,
    completion,
    schedule,
    gapPoints: completion.sub(schedule).mul(HUNDRED),
  };
}

/** Whether an override (V, mark-as-met) applies to this target here. */
export function markedAsMet(ctx: Ctx, target: string): boolean {
  return ctx.env.scheme.overrides.some(
    (o) => o.effect.is === 'mark-as-met' && o.effect.target === target && ctx.env.resolve.triggered(ctx, o.id) === true,
  );
}

/** The gap as a number: percentage points of the year (完成率−序时), or done ÷ due in percent. */
export function gapOf(ctx: Ctx, id: string, level: Level, as: 'points' | 'percentOfSchedule'): Exact | null {
  const progress = progressOf(ctx, id, level);
  if (progress === null) return null;
  if (as === 'points') return progress.gapPoints;
  return progress.due.n === 0n ? null : progress.completion.mul(progress.target).div(progress.due).mul(HUNDRED);
}
