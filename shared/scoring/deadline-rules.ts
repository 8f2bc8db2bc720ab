/**
 * D 时限 of a scheme for one subject: finds its start, stop, extensions and pauses among the facts. The arithmetic is in shared/calendar.
 */
import { deadlineState } from '../calendar/deadlines';
import type { DeadlineState } from '../calendar/deadlines';
import type { IsoDay } from '../calendar/iso-date';
import type { Ctx } from './context';
import { lastDayOf, subjectKey, subjectsFor } from './context';
import { dateOf } from './evaluate-dates';
import { test } from './evaluate-trees';
import type { Subject } from './fact-index';
import type { DeadlineRule } from './scheme-schema';
import { once, report } from './memo';

export type DeadlineLine = {
  readonly rule: DeadlineRule;
  readonly subject: Subject | null;
  readonly from: IsoDay;
  readonly due: IsoDay;
  readonly remindOn: readonly IsoDay[];
  readonly state: DeadlineState;
  readonly daysLeft: number;
  /** What the document says of a limit that passed without answer (视为无异议); only where it did. */
  readonly consequence?: string | undefined;
};

/** The deadline for the subject of the context; null when it does not run or cannot be reckoned. */
export function deadlineFor(ctx: Ctx, id: string): DeadlineLine | null {
  const standing = deadlineStanding(ctx, id);
  return typeof standing === 'string' ? null : standing;
}

/** The same, telling apart a deadline that has not begun (`none`) from one nobody can reckon (`unknown`: a figure or the holiday year is missing). */
export function deadlineStanding(ctx: Ctx, id: string): DeadlineLine | 'none' | 'unknown' {
  const { env, subject } = ctx;
  const rule = env.scheme.deadlines.find((d) => d.id === id);
  if (rule === undefined) return 'unknown';
  return once<DeadlineLine | 'none' | 'unknown'>(env, `deadline ${id} ${subjectKey(subject)} ${env.asOf}`, 'unknown', () => {
    const applies = test(rule.when, ctx);
    if (applies !== true) return applies === false ? 'none' : 'unknown';
    const from = dateOf(rule.from, ctx);
    if (from === null) return 'none';
    const mine = <T extends { deadline: string; subject: string }>(rows: readonly T[]): T[] =>
      rows.filter((r) => r.deadline === id && r.subject === subject?.id);
    const granted =
      rule.extension === 'none'
        ? []
        : mine(env.index.facts.extensions)
            .filter((e) => e.date <= env.asOf)
            .sort((a, b) => (a.date < b.date ? -1 : 1));
    if (rule.extension !== 'none' && granted.length > rule.extension.times)
      report(
        env,
        'warning',
        'too-many-extensions',
        `${id} ${subjectKey(subject)}`,
        `“${rule.title}”延期${granted.length}次，办法只许${rule.extension.times}次`,
      );
    const allowed = rule.extension === 'none' ? [] : granted.slice(0, rule.extension.times);
    const pauses = mine(env.index.facts.pauses).filter((p) => rule.pause.includes(p.reason));
    const made = deadlineState(
      {
        from,
        stop: rule.stop === 'none' ? undefined : (dateOf(rule.stop, ctx) ?? undefined),
        extendedTo: lastDayOf(allowed.at(-1)?.to) ?? undefined,
        pauses,
        asOf: env.asOf,
      },
      rule,
      env.calendar,
    );
    if (!made.ok) {
      report(
        env,
        'error',
        'missing-holiday-year',
        String(made.missingYear),
        `缺${made.missingYear}年节假日表，“${rule.title}”无法计算；请先导入${made.missingYear}年的放假通知`,
      );
      return 'unknown';
    }
    const missed = rule.ifMissed !== undefined && (made.state === 'overdue' || made.state === 'doneLate');
    const consequence = missed ? { consequence: rule.ifMissed } : {};
    return { rule, subject, from, due: made.due, remindOn: made.remindOn, state: made.state, daysLeft: made.daysLeft, ...consequence };
  });
}

/** Every deadline of the scheme that runs for somebody. */
export function deadlineLines(ctx: Ctx): DeadlineLine[] {
  return ctx.env.scheme.deadlines.flatMap((rule) =>
    subjectsFor(ctx.env, rule.subject, 'all', ctx.period.to)
      .map((subject) => deadlineFor({ ...ctx, subject }, rule.id))
      .filter((d) => d !== null),
  );
}
