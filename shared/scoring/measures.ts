/**
 * M 指标口径, second half: sums, counts and ratios of the counted rows, per subject and window. Must not know scoring rules.
 */
import Fraction from 'fraction.js';
import type { IsoDay } from '../calendar/iso-date';
import type { Ctx, Env } from './context';
import { groupsOf, once, report, subjectKey, subjectsFor } from './context';
import { aggregate, num } from './evaluate-trees';
import { ONE, ZERO, whole } from './exact';
import type { Exact } from './exact';
import type { Subject } from './fact-index';
import { compiledRows } from './measure-rows';
import type { MeasuredRow } from './measure-rows';
import type { Period, PeriodRef } from './periods';
import { rangePeriod, resolvePeriod } from './periods';
import type { RowMeasure } from './scheme-schema';

export type Measured = { readonly value: Exact | null; readonly rows: readonly string[] };

/** Rows belong to units, projects, persons, matters; a post (职务) is answered for by its person. */
function ownerKey(subject: Subject, env: Env): string {
  const post = subject.kind === 'post' ? env.index.facts.posts.find((p) => p.id === subject.id) : undefined;
  return post === undefined ? subjectKey(subject) : `person:${post.person}`;
}

function rowsFor(measure: RowMeasure, ctx: Ctx, scope: 'group' | 'all' | undefined): readonly MeasuredRow[] {
  const { env, subject, period } = ctx;
  const made = compiledRows(ctx, measure);
  if (subject === null || scope === 'all') return made.all;
  const of = (key: string): readonly MeasuredRow[] => made.byOwner.get(key) ?? [];
  if (scope === 'group')
    return subjectsFor(env, subject.kind, groupsOf(env, subject.id, period.to), period.to).flatMap((s) => of(ownerKey(s, env)));
  const own = of(ownerKey(subject, env));
  return measure.withChildUnits ? [...own, ...(env.index.children.get(subject.id) ?? []).flatMap((id) => of(`unit:${id}`))] : own;
}

/** Rows that lie in the window, and an example of one too coarse to be placed in it. */
function inWindow(rows: readonly MeasuredRow[], window: Period, asOf: IsoDay): { inside: MeasuredRow[]; coarse: string | null } {
  const inside: MeasuredRow[] = [];
  let coarse: string | null = null;
  for (const row of rows) {
    const { from, to } = row.span;
    if (from > asOf || from > window.to || to < window.from) continue;
    if (from >= window.from && to <= window.to) inside.push(row);
    else coarse ??= row.id;
  }
  const seen = new Set<string>();
  return {
    coarse,
    inside: inside.filter((r) => {
      if (r.once === null) return true;
      const known = seen.has(r.once);
      seen.add(r.once);
      return !known;
    }),
  };
}

type Windowed = Measured & { readonly coarse: string | null; readonly key: string };

/** Kept with the very list of rows: an edit makes new lists for the owners it touches, and the others need no second look. */
const seenWindows = new WeakMap<readonly MeasuredRow[], Map<string, Windowed>>();

function windowed(measure: RowMeasure, rows: readonly MeasuredRow[], window: Period, asOf: IsoDay): Windowed {
  let known = seenWindows.get(rows);
  if (known === undefined) seenWindows.set(rows, (known = new Map()));
  const key = `${measure.aggregate} ${window.from} ${window.to} ${asOf < window.to ? asOf : ''}`;
  const held = known.get(key);
  if (held !== undefined) return held;
  const { inside, coarse } = inWindow(rows, window, asOf);
  const made = { value: total(measure, inside), rows: inside.map((r) => r.id), coarse, key: window.key };
  known.set(key, made);
  return made;
}

/** Sum by denominators: money in fen shares a few, so that long sums stay additions of integers. */
function sumExact(values: readonly Exact[]): Exact {
  const byDenominator = new Map<bigint, bigint>();
  for (const v of values) byDenominator.set(v.d, (byDenominator.get(v.d) ?? 0n) + v.s * v.n);
  return [...byDenominator].reduce((sum, [d, n]) => sum.add(new Fraction(n, d)), ZERO);
}

function total(measure: RowMeasure, rows: readonly MeasuredRow[]): Exact | null {
  switch (measure.aggregate) {
    case 'sum':
      return sumExact(rows.map((r) => (r.share === ONE ? r.value : r.value.mul(r.share))));
    case 'count':
      return rows.every((r) => r.share === ONE) ? whole(rows.length) : sumExact(rows.map((r) => r.share));
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
    const made = windowed(measure, rowsFor(measure, ctx, scope), rangePeriod(window.from, window.to), env.asOf);
    if (made.coarse !== null)
      report(env, 'note', 'coarse-date', measure.id, `指标“${measure.name}”有日期过粗的记录（例：${made.coarse}），不能归入${made.key}`);
    return made;
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
