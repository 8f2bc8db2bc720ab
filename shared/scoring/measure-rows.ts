/**
 * M 指标口径, first half: which fact rows a measure counts, for whom, with what value, and which it leaves out and why.
 * Knows nothing of windows and totals. One pass over the rows serves all units, months and days.
 */
import type { DaySpan } from '../calendar/iso-date';
import type { Ctx, Finding } from './context';
import { once, readField, report } from './context';
import { sharesOf, verdictOf } from './eligibility';
import { dateOf } from './evaluate-dates';
import { num, test } from './evaluate-trees';
import { ONE } from './exact';
import type { Exact } from './exact';
import type { FactIndex } from './fact-index';
import { spanOf } from './fact-index';
import type { FactRow } from './facts';
import { yearHolding } from './periods';
import type { RowMeasure } from './scheme-schema';

/** A field's value as a key; lists and amounts by their JSON, so that two of them never look alike. */
function keyText(value: unknown, otherwise: string): string {
  if (value === null || value === undefined) return otherwise;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

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
  readonly findings: readonly Finding[];
};

const NOTHING: Compiled = { byOwner: new Map(), all: [], excluded: [], findings: [] };

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

/** Oldest first, then by id: results never depend on the order in which entries arrived. */
function byDate(a: MeasuredRow, b: MeasuredRow): number {
  return a.span.from < b.span.from ? -1 : a.span.from > b.span.from ? 1 : a.id < b.id ? -1 : 1;
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
      ? `${keyText(projectId, row.id)} ${yearHolding(span.to, env.scheme.period.yearStart).key}`
      : null;
    const made: MeasuredRow = { id: row.id, span, value, share: ONE, distinct: keyText(distinctValue, row.id), once: yearly };
    all.push(made);
    const owners = ownersOf(measure, ctx, row);
    const put = (owner: string, share: Exact): void => {
      const list = byOwner.get(owner) ?? [];
      list.push(share === ONE ? made : { ...made, share });
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
  for (const rows of byOwner.values()) rows.sort(byDate);
  return { byOwner, all: all.sort(byDate), excluded, findings: [...env.findings.values()] };
}

/** Questions whose answer depends on nothing but the row itself: their rows may be kept for every day and period. */
const ROW_OPS = new Set(
  'field text contains has yes >= > <= < = != between all any not atLeast always never + - * / min max abs if lookup known round wholeSteps floor countTrue date'.split(
    ' ',
  ),
);

function dependsOnRowOnly(tree: unknown): boolean {
  if (Array.isArray(tree)) return tree.every(dependsOnRowOnly);
  if (typeof tree !== 'object' || tree === null) return true;
  const { op } = tree as { op?: unknown };
  return (typeof op !== 'string' || ROW_OPS.has(op)) && Object.values(tree).every(dependsOnRowOnly);
}

const kept = new WeakMap<FactIndex, WeakMap<RowMeasure, Compiled>>();

/** Rows of a measure. Where only the row itself decides, they are worked out once per fact index and shared by all days. */
export function compiledRows(ctx: Ctx, measure: RowMeasure): Compiled {
  const { env, period } = ctx;
  const lasting =
    typeof measure.date === 'string' &&
    measure.split === undefined &&
    measure.eligibility.length === 0 &&
    dependsOnRowOnly([measure.where, measure.value, measure.factors]);
  const made = once(env, `rows ${measure.id} ${lasting ? '' : period.to}`, NOTHING, () => {
    const known = lasting ? kept.get(env.index)?.get(measure) : undefined;
    if (known !== undefined) return known;
    const fresh = compile(measure, { env: { ...env, findings: new Map() }, subject: null, period });
    if (lasting) kept.set(env.index, (kept.get(env.index) ?? new WeakMap<RowMeasure, Compiled>()).set(measure, fresh));
    return fresh;
  });
  for (const f of made.findings) report(env, f.level, f.code, f.at, f.text);
  return made;
}

/** Rows of a measure that were looked at and not counted, with the reason: 剔除清单. */
export function exclusionsOf(ctx: Ctx, measureId: string): readonly Exclusion[] {
  const measure = ctx.env.scheme.measures.find((m) => m.id === measureId);
  return measure?.is === 'rows' ? compiledRows(ctx, measure).excluded : [];
}
