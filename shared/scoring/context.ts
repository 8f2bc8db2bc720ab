/**
 * What an evaluation carries along: scheme, facts, day, calendar, findings, and the resolvers the trees call for measures,
 * targets, items and places. Splitting the resolvers off keeps the trees free of cycles between files.
 */
import type { WorkCalendar } from '../calendar/holiday-table';
import type { IsoDay } from '../calendar/iso-date';
import { spanOfDate } from '../calendar/iso-date';
import type { DeadlineState } from '../calendar/deadlines';
import { exactFrom, exactFromText } from './exact';
import type { Exact } from './exact';
import type { FactIndex, Subject } from './fact-index';
import { inForce, subjectRow, subjectsOfKind } from './fact-index';
import type { FactRow, FieldValue } from './facts';
import type { Period, PeriodRef } from './periods';
import { noteRead, once, report } from './memo';
import type { Finding, Memo } from './memo';
import type { RowLists } from './row-lists';
import type { SubjectKind } from './scheme-actions';
import type { Scheme } from './scheme-schema';
import { inUnit, readMoney } from './amounts';
import type { MoneyUnit, NumberNode } from './scheme-trees';

export type { Finding } from './memo';

export type Resolvers = {
  readonly measure: (
    ctx: Ctx,
    id: string,
    period: PeriodRef | undefined,
    scope: 'group' | 'all' | undefined,
  ) => { readonly value: Exact | null };
  /** the day a running total reaches a bound */
  readonly passed: (ctx: Ctx, measure: string, bound: NumberNode) => IsoDay | null;
  readonly target: (
    ctx: Ctx,
    id: string,
    level: 'base' | 'stretch',
    at: 'year' | 'schedule' | 'period',
  ) => { value: Exact | null; rows: readonly string[] };
  readonly gap: (ctx: Ctx, id: string, level: 'base' | 'stretch', as: 'points' | 'percentOfSchedule') => Exact | null;
  readonly item: (ctx: Ctx, id: string, stage: 'raw' | 'final') => Exact | null;
  readonly place: (ctx: Ctx, rank: string, from: 'top' | 'bottom') => Exact | null;
  /** where a place can still move: least and most, so that a bound beyond both is certain */
  readonly placeRange: (ctx: Ctx, rank: string, from: 'top' | 'bottom') => { readonly least: Exact; readonly most: Exact } | null;
  readonly groupSize: (ctx: Ctx, rank: string) => Exact | null;
  readonly tier: (ctx: Ctx, rank: string) => { readonly tier: string | null; readonly known: boolean };
  readonly payout: (ctx: Ctx, id: string) => Exact | null;
  readonly eligible: (ctx: Ctx, id: string) => boolean | null;
  readonly triggered: (ctx: Ctx, override: string) => boolean | null;
  readonly deadline: (ctx: Ctx, id: string) => { due: IsoDay; state: DeadlineState } | 'none' | 'unknown';
};

export type Env = {
  readonly scheme: Scheme;
  readonly index: FactIndex;
  readonly asOf: IsoDay;
  readonly calendar: WorkCalendar;
  readonly memo: Memo;
  /** Rows of measures that hold for one day and period only; the others are kept with the facts. */
  readonly rows: Map<string, RowLists>;
  /** Groups of a subject by day and id: no single entry changes them. */
  readonly groups: Map<IsoDay, Map<string, readonly string[]>>;
  readonly findings: Map<string, Finding>;
  /** steps of loops left; a scheme that needs more is stopped, loudly (hostile or mistaken nesting) */
  readonly work: { left: number };
  readonly resolve: Resolvers;
};

/** What the rows of the group at hand make (合并计算): their sum or their number, of the subject alone or of everyone. */
export type TogetherTake = (node: { readonly take: 'sum' | 'rows'; readonly of: 'own' | 'everyone' }) => Exact;

/** Where a tree is evaluated: for a subject in a period; `row` when it is asked of single rows; `counters` inside a ladder. */
export type Ctx = {
  readonly env: Env;
  readonly subject: Subject | null;
  readonly period: Period;
  /** inside a loop: the context the loop was asked in */
  readonly outer?: Ctx | undefined;
  readonly row?: FactRow | undefined;
  readonly counts?: 'reported' | 'recognised' | undefined;
  readonly window?: PeriodRef | undefined;
  /** A formula asked of a whole group or of everyone: its measures are asked of them too. */
  readonly scope?: 'group' | 'all' | undefined;
  /** Day on which the row at hand is counted: the rate of that day converts it. */ readonly countedOn?: IsoDay | undefined;
  /** decimal places a formula shows its results with, when the item says a rounding */
  readonly places?: number | undefined;
  readonly counters?: ReadonlyMap<string, number> | undefined;
  /** A missing rate is not told: the scheme says what to take instead, or whoever asks tells it. */
  readonly quiet?: boolean | undefined;
  readonly together?: TogetherTake | undefined;
  readonly levels?: ReadonlyMap<string, { readonly code: string; readonly answered: boolean; readonly overdue: boolean }> | undefined;
};

export function subjectKey(subject: Subject | null): string {
  return subject === null ? '*' : `${subject.kind}:${subject.id}`;
}

/** Groups of the scheme a subject belongs to on a day: the scheme's own list, else the dated membership records. */
export function groupsOf({ groups, scheme, index }: Env, id: string, day: IsoDay): readonly string[] {
  let onDay = groups.get(day);
  if (onDay === undefined) groups.set(day, (onDay = new Map()));
  const known = onDay.get(id);
  if (known !== undefined) return known;
  const { memberships } = index.facts;
  const made = scheme.groups
    .filter((g) => g.members?.includes(id) ?? memberships.some((m) => m.group === g.id && m.subject === id && inForce(m, day)))
    .map((g) => g.id);
  onDay.set(id, made);
  return made;
}

/** The subjects a rule applies to on the last day of the period. Units outside every group take no part when there are groups. */
export function subjectsFor(env: Env, kind: SubjectKind, appliesTo: 'all' | readonly string[], day: IsoDay): Subject[] {
  const key = `subjects ${kind} ${appliesTo === 'all' ? '*' : appliesTo.join(',')} ${day}`;
  return once(env, key, [], () => {
    if (kind === 'project') noteRead(env, ALL_PROJECTS);
    const all = subjectsOfKind(env.index, kind);
    const grouped = all.map((s) => ({ s, groups: groupsOf(env, s.id, day) }));
    if (appliesTo !== 'all') return grouped.filter((g) => g.groups.some((id) => appliesTo.includes(id))).map((g) => g.s);
    const someGrouped = grouped.some((g) => g.groups.length > 0);
    return someGrouped ? grouped.filter((g) => g.groups.length > 0).map((g) => g.s) : all;
  });
}

/** The row of a subject. Projects change while an evaluation stands, so whoever reads one is noted. */
export function rowNamed(env: Env, subject: Subject): FactRow | undefined {
  if (subject.kind === 'project' && env.memo.asking.length > 0) noteRead(env, projectRead(subject.id));
  return subjectRow(env.index, subject);
}

/** Name under which readers of a project and of its stages are noted. */
export const projectRead = (id: string): string => `project ${id}`;
/** The same for readers of which projects there are, and whose. */
export const ALL_PROJECTS = 'projects';

function entity(ctx: Ctx, kind: SubjectKind): FactRow | undefined {
  const { row, subject, env } = ctx;
  const linked = row !== undefined && Object.hasOwn(row, kind) ? (row as Record<string, unknown>)[kind] : undefined;
  if (typeof linked === 'string') return rowNamed(env, { kind, id: linked });
  if (row !== undefined && kind === 'unit') {
    const project = entity(ctx, 'project');
    if (project !== undefined && 'unit' in project && typeof project.unit === 'string') return rowNamed(env, { kind, id: project.unit });
  }
  if (row !== undefined && kind === 'project' && env.index.byKind.project.get(row.id) === row) return row;
  if (subject === null) return undefined;
  const own = rowNamed(env, subject);
  if (subject.kind === kind) return own;
  const viaOwn: unknown = own !== undefined && Object.hasOwn(own, kind) ? (own as Record<string, unknown>)[kind] : undefined;
  return typeof viaOwn === 'string' ? rowNamed(env, { kind, id: viaOwn }) : undefined;
}

function ownField(row: FactRow, name: string, counts: Ctx['counts']): FieldValue | undefined {
  const own = row as unknown as Record<string, FieldValue | undefined>;
  if ((name === 'amount' || name === 'value') && (Object.hasOwn(row, 'reported') || Object.hasOwn(row, 'recognised')))
    return own[counts ?? 'recognised'];
  if (name === 'count' && Object.hasOwn(row, 'kind') && own['count'] === undefined) return 1;
  if (name !== 'fields' && Object.hasOwn(row, name)) return own[name];
  return row.fields !== undefined && Object.hasOwn(row.fields, name) ? row.fields[name] : undefined;
}

const knownPaths = new Map<string, { readonly prefix: string; readonly name: string }>();

/** Paths stand in schemes, so there are few; each is taken apart once. */
function partsOf(path: string): { readonly prefix: string; readonly name: string } {
  const known = knownPaths.get(path);
  if (known !== undefined) return known;
  const dot = path.indexOf('.');
  const parts = { prefix: dot < 0 ? 'row' : path.slice(0, dot), name: path.slice(dot + 1) };
  if (knownPaths.size < 10_000) knownPaths.set(path, parts);
  return parts;
}

/** The row a path starts from: the row at hand, or the subject; with a prefix the row's project, unit or person. */
export function rowOf(ctx: Ctx, path: string): { row: FactRow | undefined; name: string } {
  const { prefix, name } = partsOf(path);
  const subject = (): FactRow | undefined => (ctx.subject === null ? undefined : rowNamed(ctx.env, ctx.subject));
  if (prefix === 'row') return { row: ctx.row ?? subject(), name };
  if (prefix === 'subject') return { row: subject(), name };
  if (prefix === 'project' || prefix === 'unit' || prefix === 'person') return { row: entity(ctx, prefix), name };
  return { row: undefined, name };
}

/** The value at a field path; undefined when there is none. */
export function readField(ctx: Ctx, path: string): FieldValue | undefined {
  const { row, name } = rowOf(ctx, path);
  return row === undefined ? undefined : ownField(row, name, ctx.counts);
}

/** A field as an exact number; money needs `unit`. Null when it is missing, is not a number, or no rate is stated. */
export function fieldNumber(ctx: Ctx, path: string, unit: MoneyUnit | undefined): Exact | null {
  const value = readField(ctx, path);
  if (value === undefined || value === null || Array.isArray(value)) return null;
  if (typeof value === 'boolean') return exactFromText(value ? '1' : '0');
  const money = readMoney(value);
  if (money === null) return typeof value === 'object' ? null : exactFrom(value);
  if (unit === undefined) {
    report(ctx.env, 'error', 'money-without-unit', path, `金额字段“${path}”要写明按什么单位取数（in）`);
    return null;
  }
  const date = ctx.countedOn ?? readField(ctx, 'date');
  const day = typeof date === 'string' ? date : ctx.env.asOf;
  const converted = inUnit(money, unit, ctx.env.scheme, day);
  if (converted === null && ctx.quiet !== true) {
    const id = ctx.row?.id ?? ctx.subject?.id;
    const at = id === undefined ? path : `${path} ${id}`;
    report(
      ctx.env,
      'warning',
      'no-rate',
      at,
      `${id === undefined ? '' : `${id}：`}没有${money.currency}折算为“${unit}”的汇率（${day}），这个金额算不出`,
    );
  }
  return converted;
}

/** Last day a date text may mean, which is what a deadline or comparison uses ("3月底" is 31 March). */
export function lastDayOf(text: unknown): IsoDay | null {
  return typeof text === 'string' ? (spanOfDate(text)?.to ?? null) : null;
}
