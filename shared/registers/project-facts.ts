/** What registers ask about a project or a unit: its stage, whether it stands still, its head, dates late. Pure. */
import { workdaysBetween } from '../calendar/workdays';
import type { IsoDay } from '../model/dates';
import { daysBetween } from '../calendar/iso-date';
import type { RecordOf } from '../model/entities';
import type { LimitName } from '../model/entities-service';
import type { RecordId } from '../model/ids';
import { stageOrder } from '../model/stages';
import type { Stage } from '../model/stages';
import { holdsOn } from '../views/duty-view';
import { stageShown } from '../views/stage-view';
import type { RegisterContext } from './context';

export type Project = RecordOf<'project'>;

/** The stage a project has reached by a day. */
export function stageOf(context: RegisterContext, project: Project, day: IsoDay = context.today): Stage | null {
  return stageShown(project, context.index().stages.get(project.id) ?? [], day).stage;
}

export function hasReached(context: RegisterContext, project: Project, stage: Stage): boolean {
  const own = stageOf(context, project);
  return own !== null && stageOrder(own) >= stageOrder(stage);
}

/** Signed and further, neither stopped nor given up, not yet in production: those whose progress is watched. */
export function isUnderWay(context: RegisterContext, project: Project): boolean {
  const running = project.state !== '暂停' && project.state !== '退出';
  return running && hasReached(context, project, '签约') && !hasReached(context, project, '投产');
}

/** Names of those who head a unit today (主要负责人), by the register of posts (S-122). */
export function headsOf(context: RegisterContext, unit: RecordId | undefined): string {
  if (unit === undefined) return '';
  return context
    .under('post', 'unit', unit)
    .filter((post) => post.head === true && holdsOn(post, context.today))
    .map(({ person }) => context.name('person', person))
    .join('、');
}

/** Natural days from a day to today; 0 when it lies ahead. */
export function daysSince(context: RegisterContext, day: IsoDay): number {
  return Math.max(0, daysBetween(day, context.today));
}

/** Working days after `from` up to `to`, or null when a year's holiday table is missing. */
export function workdays(context: RegisterContext, from: IsoDay, to: IsoDay): number | null {
  const counted = workdaysBetween(from, to, context.calendar());
  return counted.ok ? counted.days : null;
}

/** The county's own limit, the latest that holds today; null until it has entered one. */
export function limitOf(context: RegisterContext, name: LimitName): number | null {
  const own = context
    .all('countyLimit')
    .filter((limit) => limit.name === name && (limit.from === undefined || limit.from <= context.today));
  return own.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)).at(-1)?.value ?? null;
}
