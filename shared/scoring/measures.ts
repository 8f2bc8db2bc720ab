/**
 * M 指标口径: sums, counts and ratios over fact rows, per subject and window. Rows are read once per measure and kept by
 * owner, so that 42 units × 12 months cost one pass. Must not know scoring rules.
 */
import type { DaySpan } from '../calendar/iso-date';
import type { Ctx, Env } from './context';
import { groupsOf, once, readField, report, subjectKey, subjectsFor } from './context';
import { sharesOf, verdictOf } from './eligibility';
import { dateOf } from './evaluate-dates';
import { aggregate, num, test } from './evaluate-trees';
import { ONE, whole } from './exact';
import type { Exact } from './exact';
import { spanOf } from './fact-index';
import type { FactRow } from './facts';
import type { Period, PeriodRef } from './periods';
import { rangePeriod, resolvePeriod, yearHolding } from './periods';
import type { Measure, RowMeasure } from './scheme-schema';

/** One row as a measure sees it. `excluded` rows are kept for the explanation, never counted. */
export type MeasuredRow = {
  readonly id: string;
  readonly span: DaySpan;
  readonly value: Exact;
  readonly share: Exact;
  readonly distinct: string;
  readonly once: string | null;
};
export type Exclusion = { readonly id: string; readonly reason: string };
type Compiled = {
  readonly byOwner: ReadonlyMap<string, readonly MeasuredRow[]>;
  readonly all: readonly MeasuredRow[];
  readonly excluded: readonly Exclusion[];
};
export type Measured = { readonly value: Exact | null; readonly rows: readonly string[] };

const NOTHING: Compiled = { byOwner: new Map(), all: [], excluded: [] };

function spanOfRow(measure: RowMeasure, ctx: Ctx): DaySpan | null {
  if (typeof measure.date === 'string') return spanOf(readField(ctx, measure.date));
  const day = dateOf({ op: 'stage', stage: measure.date.stage, which: measure.date.which }, ctx);
  return day === null ? null : { from: day, to: day };
}

/** True when a measure of recognised figures meets a row nobody has recognised yet (未核定). Matters need no recognition. */
function pending(row: FactRow, { counts, source }: RowMeasure): boolean {
  if (counts === 'reported' || source === 'matters') return false;
  const state = 'recognised' in row ? row.recognised : undefined;
  return source === 'money' || source === 'figures' ? state === undefined : state !== true;
}

function rowValue(measure: RowMeasure, ctx: Ctx): Exact | null {
  const base = measure.value === undefined ? ONE : num(measure.value, ctx);
  if (base === null) return null;
  let value = base;
  for (const { when, factor } of measure.factors) {
    if (test(when, ctx) !== true) continue;
    const f = num(factor, ctx);
    if (f === null) return null;
    value = value.mul(f);
  }
  return value;
}

function ownersOf(measure: RowMeasure, ctx: Ctx, row: FactRow): string[] {
  const owners = new Set<string>();
  const unit =
    measure.source === 'figures' && 'owner' in row && typeof row.owner === 'object'
      ? `${row.owner.kind}:${row.owner.id}`
      : readField(ctx, measure.ownedBy);
  if (typeof unit === 'string') owners.add(unit.includes(':') ? unit : `unit:${unit}`);
  const project = readField(ctx, 'project.id');
  if (typeof project === 'string') owners.add(`project:${project}`);
  const person = readField(ctx, measure.ownedByPerson ?? 'person');
  if (typeof person === 'string') owners.add(`person:${person}`);
  if (measure.source === 'matters') owners.add(`matter:${row.id}`);
  return [...owners];
}

function compile(measure: RowMeasure, base: Ctx): Compiled {
  const { env } = base;
  const byOwner = new Map<string, MeasuredRow[]>();
  const all: MeasuredRow[] = [];
  const excluded: Exclusion[] = [];
  const rules = env.scheme.eligibility.filter((e) => measure.eligibility.includes(e.id));
  const split = env.scheme.splits.find((s) => s.id === measure.split);
  let undated = 0;
  let unread = 0;
  for (const row of env.index.facts[measure.source] as readonly FactRow[]) {
    const bare: Ctx = { ...base, row, subject: null, counts: measure.counts };
    const unit = readField(bare, 'unit.id');
    const ctx: Ctx = typeof unit === 'string' ? { ...bare, subject: { kind: 'unit', id: unit } } : bare;
    if (measure.source === 'figures' && 'indicator' in row && row.indicator !== measure.id) continue;
    if (test(measure.where, ctx) !== true) continue;
    const span = spanOfRow(measure, ctx);
    if (span === null) {
      undated += 1;
      continue;
    }
    if (span.from > env.asOf) continue;
    if (pending(row, measure)) {
      excluded.push({ id: row.id, reason: '未经核定' });
      continue;
    }
    const verdicts = rules.map((rule) => verdictOf(rule, ctx, span.to));
    const refused = verdicts.find((v) => !v.counts);
    if (refused !== undefined && !refused.counts) {
      excluded.push({ id: row.id, reason: refused.reason });
      continue;
    }
    const value = rowValue(measure, ctx);
    if (value === null) {
      unread += 1;
      excluded.push({ id: row.id, reason: '数值缺失或不能折算' });
      continue;
    }
    const distinctValue = measure.distinctBy === undefined ? row.id : readField(ctx, measure.distinctBy);
    const projectId = readField(ctx, 'project.id');
    const yearly = rules.some((r) => r.countOnce === 'once-a-year')
      ? `${String(projectId ?? row.id)} ${yearHolding(span.to, env.scheme.period.yearStart).key}`
      : null;
    const made: MeasuredRow = { id: row.id, span, value, share: ONE, distinct: String(distinctValue ?? row.id), once: yearly };
    all.push(made);
    const owners = ownersOf(measure, ctx, row);
    const put = (owner: string, share: Exact): void => {
      const list = byOwner.get(owner) ?? [];
      list.push({ ...made, share });
      byOwner.set(owner, list);
    };
    if (split === undefined) owners.forEach((o) => put(o, ONE));
    else {
      owners.filter((o) => !o.startsWith('unit:')).forEach((o) => put(o, ONE));
      const own = owners.find((o) => o.startsWith('unit:'))?.slice(5);
      sharesOf(split, ctx, row, own, span.to).forEach((share, owner) => put(`unit:${owner}`, share));
    }
  }
  if (undated > 0) report(env, 'warning', 'undated-rows', measure.id, `指标“${measure.name}”有${undated}条记录没有可用的日期，未计入`);
  if (unread > 0) report(env, 'warning', 'unread-rows', measure.id, `指标“${measure.name}”有${unread}条记录数值缺失或不能折算，未计入`);
  return { byOwner, all, excluded };
}

function compiled(env: Env, measure: RowMeasure, ctx: Ctx): Compiled {
  return once(env, `rows ${measure.id}`, NOTHING, () => compile(measure, { env, subject: null, period: ctx.period }));
}

/** Rows of a measure that were looked at and not counted, with the reason: 剔除清单. */
export function exclusionsOf(ctx: Ctx, measureId: string): readonly Exclusion[] {
  const measure = ctx.env.scheme.measures.find((m) => m.id === measureId);
  return measure?.is === 'rows' ? compiled(ctx.env, measure, ctx).excluded : [];
}

function rowsFor(measure: RowMeasure, ctx: Ctx, scope: 'group' | 'all' | undefined): readonly MeasuredRow[] {
  const { env, subject, period } = ctx;
  const made = compiled(env, measure, ctx);
  if (subject === null || scope === 'all') return made.all;
  const of = (key: string): readonly MeasuredRow[] => made.byOwner.get(key) ?? [];
  if (scope === 'group')
    return subjectsFor(env, subject.kind, groupsOf(env, subject.id, period.to), period.to).flatMap((s) => of(subjectKey(s)));
  const own = of(subjectKey(subject));
  return measure.withChildUnits ? [...own, ...(env.index.children.get(subject.id) ?? []).flatMap((id) => of(`unit:${id}`))] : own;
}

function inWindow(rows: readonly MeasuredRow[], window: Period, measure: Measure, env: Env): MeasuredRow[] {
  const inside = rows.filter((r) => r.span.from >= window.from && r.span.to <= window.to);
  const coarse = rows.filter(
    (r) => r.span.from <= window.to && r.span.to >= window.from && (r.span.from < window.from || r.span.to > window.to),
  );
  if (coarse.length > 0)
    report(
      env,
      'note',
      'coarse-date',
      measure.id,
      `指标“${measure.name}”有日期过粗的记录（例：${coarse[0]?.id ?? ''}），不能归入${window.key}`,
    );
  const seen = new Set<string>();
  return inside.filter((r) => {
    if (r.once === null) return true;
    const known = seen.has(r.once);
    seen.add(r.once);
    return !known;
  });
}

function total(measure: RowMeasure, rows: readonly MeasuredRow[]): Exact | null {
  switch (measure.aggregate) {
    case 'sum':
      return (
        aggregate(
          'sum',
          rows.map((r) => r.value.mul(r.share)),
        ) ?? whole(0)
      );
    case 'count':
      return (
        aggregate(
          'sum',
          rows.map((r) => r.share),
        ) ?? whole(0)
      );
    case 'distinct':
      return whole(new Set(rows.map((r) => r.distinct)).size);
    case 'last':
      return [...rows].sort((a, b) => (a.span.to < b.span.to ? 1 : a.span.to > b.span.to ? -1 : a.id < b.id ? 1 : -1))[0]?.value ?? null;
    case 'max':
    case 'min':
    case 'mean':
      return aggregate(
        measure.aggregate,
        rows.map((r) => r.value),
      );
  }
}

/** The value of a measure for the subject of the context (none = everyone), with the ids of the rows behind it. */
export function measureOf(ctx: Ctx, id: string, period: PeriodRef | undefined, scope: 'group' | 'all' | undefined): Measured {
  const { env } = ctx;
  const measure = env.scheme.measures.find((m) => m.id === id);
  if (measure === undefined) {
    report(env, 'error', 'no-measure', id, `没有编号为“${id}”的指标`);
    return { value: null, rows: [] };
  }
  const key = `measure ${id} ${subjectKey(ctx.subject)} ${ctx.period.from} ${ctx.period.to} ${JSON.stringify(period ?? null)} ${scope ?? ''}`;
  return once(env, key, { value: null, rows: [] }, () => {
    if (measure.is === 'formula')
      return { value: num(measure.formula, { ...ctx, window: period ?? ctx.window }), rows: rowsInside(ctx, measure.formula, period) };
    if (measure.is === 'ratio') {
      const a = measureOf(ctx, measure.numerator, period, scope);
      const b = measureOf(ctx, measure.denominator, period, scope);
      const rows = [...new Set([...a.rows, ...b.rows])];
      if (a.value === null || b.value === null) return { value: null, rows };
      if (b.value.n !== 0n) return { value: a.value.div(b.value), rows };
      return { value: measure.zero === 'unknown' ? null : num(measure.zero, ctx), rows };
    }
    const window = resolvePeriod(period ?? measure.window, ctx.period, env.scheme.period.yearStart);
    const rows = inWindow(rowsFor(measure, ctx, scope), rangePeriod(window.from, window.to), measure, env);
    return { value: total(measure, rows), rows: rows.map((r) => r.id) };
  });
}

/** Row ids of the measures a formula is made of. */
function rowsInside(ctx: Ctx, tree: unknown, period: PeriodRef | undefined): string[] {
  if (Array.isArray(tree)) return [...new Set(tree.flatMap((t) => rowsInside(ctx, t, period)))];
  if (typeof tree !== 'object' || tree === null) return [];
  const node = tree as { op?: unknown; id?: unknown; period?: PeriodRef; scope?: 'group' | 'all' };
  const own = node.op === 'measure' && typeof node.id === 'string' ? measureOf(ctx, node.id, node.period ?? period, node.scope).rows : [];
  return [...new Set([...own, ...Object.values(node).flatMap((v) => rowsInside(ctx, v, period))])];
}
