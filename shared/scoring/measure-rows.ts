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

type Rules = {
  readonly eligibility: Ctx['env']['scheme']['eligibility'];
  readonly split: Ctx['env']['scheme']['splits'][number] | undefined;
};
/** What one fact row is to a measure: counted for its owners, left out with a reason, or not its business. */
type Read =
  | { readonly is: 'counted'; readonly row: MeasuredRow; readonly owners: readonly (readonly [string, Exact])[] }
  | { readonly is: 'excluded'; readonly reason: string; readonly why: 'rule' | 'unread' }
  | { readonly is: 'undated' }
  | { readonly is: 'other' };

const OTHER: Read = { is: 'other' };

function readRow(measure: RowMeasure, base: Ctx, rules: Rules, row: FactRow): Read {
  const { env } = base;
  const bare: Ctx = { ...base, row, subject: null, counts: measure.counts };
  const unit = readField(bare, 'unit.id');
  const ctx: Ctx = typeof unit === 'string' ? { ...bare, subject: { kind: 'unit', id: unit } } : bare;
  if (measure.source === 'figures' && 'indicator' in row && row.indicator !== measure.id) return OTHER;
  if (test(measure.where, ctx) !== true) return OTHER;
  const span = spanOfRow(measure, ctx);
  if (span === null) return { is: 'undated' };
  if (pending(row, measure)) return { is: 'excluded', reason: '未经核定', why: 'rule' };
  const verdicts = rules.eligibility.map((rule) => verdictOf(rule, ctx, span.to));
  const refused = verdicts.find((v) => !v.counts);
  if (refused !== undefined && !refused.counts) return { is: 'excluded', reason: refused.reason, why: 'rule' };
  const value = rowValue(measure, ctx);
  if (value === null) return { is: 'excluded', reason: '数值缺失或不能折算', why: 'unread' };
  const distinctValue = measure.distinctBy === undefined ? row.id : readField(ctx, measure.distinctBy);
  const projectId = readField(ctx, 'project.id');
  const yearly = rules.eligibility.some((r) => r.countOnce === 'once-a-year')
    ? `${keyText(projectId, row.id)} ${yearHolding(span.to, env.scheme.period.yearStart).key}`
    : null;
  const made: MeasuredRow = { id: row.id, span, value, share: ONE, distinct: keyText(distinctValue, row.id), once: yearly };
  const owners = ownersOf(measure, ctx, row);
  if (rules.split === undefined) return { is: 'counted', row: made, owners: owners.map((o) => [o, ONE] as const) };
  const own = owners.find((o) => o.startsWith('unit:'))?.slice(5);
  const shares = [...sharesOf(rules.split, ctx, row, own, span.to)].map(([owner, share]) => [`unit:${owner}`, share] as const);
  return { is: 'counted', row: made, owners: [...owners.filter((o) => !o.startsWith('unit:')).map((o) => [o, ONE] as const), ...shares] };
}

const shared = (row: MeasuredRow, share: Exact): MeasuredRow => (share === ONE ? row : { ...row, share });

function rulesOf(measure: RowMeasure, { env }: Ctx): Rules {
  return {
    eligibility: env.scheme.eligibility.filter((e) => measure.eligibility.includes(e.id)),
    split: env.scheme.splits.find((s) => s.id === measure.split),
  };
}

/** The column by which rows of a table are told apart first, and which every row has. */
const KIND_OF = { money: 'kind', activities: 'kind', stages: 'stage', figures: 'indicator' } as const;

const sorted = new WeakMap<readonly FactRow[], ReadonlyMap<string, readonly FactRow[]>>();

function byKind(rows: readonly FactRow[], column: string): ReadonlyMap<string, readonly FactRow[]> {
  const known = sorted.get(rows);
  if (known !== undefined) return known;
  const made = new Map<string, FactRow[]>();
  for (const row of rows) {
    const kind = String((row as unknown as Record<string, unknown>)[column]);
    const list = made.get(kind);
    if (list === undefined) made.set(kind, [row]);
    else list.push(row);
  }
  sorted.set(rows, made);
  return made;
}

/** Rows the measure can count at all: where it asks for kinds of money or activity, or a stage, only those. */
function candidates(measure: RowMeasure, index: FactIndex): readonly FactRow[] {
  const rows: readonly FactRow[] = index.facts[measure.source];
  if (measure.source === 'projects' || measure.source === 'matters') return rows;
  const column = KIND_OF[measure.source];
  if (measure.source === 'figures') return byKind(rows, column).get(measure.id) ?? [];
  const { where } = measure;
  const named = (where.op === 'all' ? where.of : [where]).find((part) => part.op === 'text' && part.path === column);
  if (named === undefined || named.op !== 'text') return rows;
  return [...new Set(named.in)].flatMap((kind) => byKind(rows, column).get(kind) ?? []);
}

function compile(measure: RowMeasure, base: Ctx): Compiled {
  const { env } = base;
  const byOwner = new Map<string, MeasuredRow[]>();
  const all: MeasuredRow[] = [];
  const excluded: Exclusion[] = [];
  const rules = rulesOf(measure, base);
  let undated = 0;
  let unread = 0;
  for (const row of candidates(measure, env.index)) {
    const read = readRow(measure, base, rules, row);
    if (read.is === 'undated') undated += 1;
    if (read.is === 'excluded') {
      excluded.push({ id: row.id, reason: read.reason });
      if (read.why === 'unread') unread += 1;
    }
    if (read.is !== 'counted') continue;
    all.push(read.row);
    for (const [owner, share] of read.owners) {
      const list = byOwner.get(owner);
      if (list === undefined) byOwner.set(owner, [shared(read.row, share)]);
      else list.push(shared(read.row, share));
    }
  }
  if (undated > 0) report(env, 'warning', 'undated-rows', measure.id, `指标“${measure.name}”有${undated}条记录没有可用的日期，未计入`);
  if (unread > 0) report(env, 'warning', 'unread-rows', measure.id, `指标“${measure.name}”有${unread}条记录数值缺失或不能折算，未计入`);
  for (const rows of byOwner.values()) rows.sort(byDate);
  return { byOwner, all: all.sort(byDate), excluded, findings: [...env.findings.values()] };
}

/** The same rows with one fact changed: only the lists of its old and new owners are made anew. Null: only a full pass says it right. */
function patched(known: Compiled, measure: RowMeasure, base: Ctx, row: FactRow): Compiled | null {
  const read = readRow(measure, base, rulesOf(measure, base), row);
  const before = known.all.some((own) => own.id === row.id);
  if (known.findings.length > 0) return null;
  // Rows left out are counted in the findings; those that come or go that way take the full pass.
  if (read.is === 'undated' || read.is === 'excluded' || known.excluded.some((own) => own.id === row.id)) return null;
  if (read.is === 'other' && !before) return known;
  const drop = (rows: readonly MeasuredRow[]): MeasuredRow[] => rows.filter((own) => own.id !== row.id);
  const byOwner = new Map(known.byOwner);
  if (before) for (const [owner, rows] of known.byOwner) if (rows.some((own) => own.id === row.id)) byOwner.set(owner, drop(rows));
  if (read.is === 'counted')
    for (const [owner, share] of read.owners) byOwner.set(owner, [...(byOwner.get(owner) ?? []), shared(read.row, share)].sort(byDate));
  const rest = before ? drop(known.all) : [...known.all];
  return { ...known, byOwner, all: read.is === 'counted' ? [...rest, read.row].sort(byDate) : rest };
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

/** True when the rows of a measure may be kept for every day and period. */
function isLasting(measure: RowMeasure): boolean {
  return (
    typeof measure.date === 'string' &&
    measure.split === undefined &&
    measure.eligibility.length === 0 &&
    dependsOnRowOnly([measure.where, measure.value, measure.factors])
  );
}

/** Tables no other row is read through: a change in one of them touches the measures over it and nothing else. */
export type LeafTable = 'money' | 'activities' | 'figures';

/**
 * The facts after one entry was added or changed, with what was worked out before carried over: rows of other tables and the lists of owners
 * the entry does not touch stay the very same. What cannot be carried over is worked out when it is asked for, as always.
 */
export function indexAfter(base: Ctx, table: LeafTable, row: FactRow): FactIndex {
  const { index, scheme } = base.env;
  const rows = index.facts[table] as readonly FactRow[];
  const at = rows.findIndex((own) => own.id === row.id);
  const next: FactIndex = { ...index, facts: { ...index.facts, [table]: at < 0 ? [...rows, row] : rows.with(at, row) } };
  const carried = new WeakMap<RowMeasure, Compiled>();
  const ctx: Ctx = { ...base, subject: null, env: { ...base.env, index: next, memo: new Map(), findings: new Map() } };
  for (const measure of scheme.measures) {
    const known = measure.is === 'rows' && isLasting(measure) ? kept.get(index)?.get(measure) : undefined;
    if (measure.is !== 'rows' || known === undefined) continue;
    const after = measure.source === table ? patched(known, measure, ctx, row) : known;
    if (after !== null) carried.set(measure, after);
  }
  kept.set(next, carried);
  return next;
}

/** Rows of a measure. Where only the row itself decides, they are worked out once per fact index and shared by all days. */
export function compiledRows(ctx: Ctx, measure: RowMeasure): Compiled {
  const { env, period } = ctx;
  const lasting = isLasting(measure);
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
