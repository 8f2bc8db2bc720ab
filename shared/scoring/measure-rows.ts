/**
 * M 指标口径, first half: whether one fact row counts for a measure, for whom, with what value, or why not. Knows nothing of lists, windows and totals.
 */
import type { DaySpan } from '../calendar/iso-date';
import { MONEY_UNITS } from './amounts';
import type { Ctx } from './context';
import { readField } from './context';
import { sharesOf, verdictOf } from './eligibility';
import { dateOf } from './evaluate-dates';
import { num, test } from './evaluate-trees';
import { ONE } from './exact';
import type { Exact } from './exact';
import type { FactIndex, Subject } from './fact-index';
import { spanOf } from './fact-index';
import type { FactRow } from './facts';
import { yearHolding } from './periods';
import { describePath } from './path-words';
import type { SubjectKind } from './scheme-actions';
import type { RowMeasure, Scheme } from './scheme-schema';
import type { NumberNode } from './scheme-trees';
import type { Worth } from './tally';
import { exactOf } from './tally';

/** A field's value as a key; lists and amounts by their JSON, so that two of them never look alike. */
function keyText(value: unknown, otherwise: string): string {
  if (value === null || value === undefined) return otherwise;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Kinds of owners that figures may name; everything else belongs to a unit, a project and a person at once. */
export type OwnerKind = SubjectKind | 'group';

type Parts = { readonly unit: ReadonlyMap<string, Exact> | null; readonly person: ReadonlyMap<string, Exact> | null };

/**
 * One row as a measure counts it. Rows of the same days share one span object. `unread`: whether it counts, or how much it is worth, cannot be told, so that
 * the sum of whoever owns it cannot be told either.
 */
export type MeasuredRow = {
  readonly is: 'counted' | 'unread';
  /** Why it is unread; empty for a row that counts. */
  readonly reason: string;
  readonly id: string;
  readonly span: DaySpan;
  readonly worth: Worth;
  readonly share: Exact;
  readonly distinct: string;
  /** Rows with the same text are put together (合并计算); null where the measure does not ask, or for a row that stands for itself. */
  readonly together: string | null;
  readonly once: string | null;
  readonly unit: string | null;
  readonly project: string | null;
  readonly person: string | null;
  /** A figure's own owner, a matter itself. */
  readonly named: { readonly kind: OwnerKind; readonly id: string } | null;
  /** Where the row is split: the part of each unit or person; a kind that is null keeps its own whole. */
  readonly parts: Parts | null;
};

/** What one fact row is to a measure: counted for its owners, or left out with a reason or for want of a date. */
export type Read =
  | MeasuredRow
  | {
      readonly is: 'excluded';
      readonly id: string;
      readonly reason: string;
      /** For want of a rate, which is said. */
      readonly unread: boolean;
    }
  | { readonly is: 'undated'; readonly id: string };

export const isRow = (read: Read): read is MeasuredRow => read.is === 'counted' || read.is === 'unread';

/** How the rows of a measure are read: the rules that apply, and what is the same for every row. */
export type Reader = {
  readonly measure: RowMeasure;
  readonly eligibility: Scheme['eligibility'];
  readonly split: Scheme['splits'][number] | undefined;
  /** Some rule counts a project once a year only. */
  readonly yearly: boolean;
  /** Where the value is an amount of money in a stated unit and nothing else: the field and its currency. */
  readonly amount: { readonly path: string; readonly currency: string } | null;
  /** How many whole parts (分) make one, where rows are worth whole parts. */
  readonly per: number;
  readonly spans: Map<string, DaySpan>;
  readonly units: Map<string, Subject>;
};

/** A bare amount is read as whole 分; anything worked out is read as a fraction. */
function bareAmount({ value, factors }: RowMeasure): Pick<Reader, 'amount' | 'per'> {
  if (typeof value !== 'object' || value.op !== 'field' || value.in === undefined || factors.length > 0) return { amount: null, per: 1 };
  const { currency, size } = MONEY_UNITS[value.in];
  return { amount: { path: value.path, currency }, per: size * 100 };
}

export function readerOf(measure: RowMeasure, scheme: Scheme): Reader {
  const eligibility = scheme.eligibility.filter((rule) => measure.eligibility.includes(rule.id));
  return {
    measure,
    eligibility,
    split: scheme.splits.find((split) => split.id === measure.split),
    yearly: eligibility.some((rule) => rule.countOnce === 'once-a-year'),
    ...bareAmount(measure),
    spans: new Map(),
    units: new Map(),
  };
}

function spanOfRow({ measure, spans }: Reader, ctx: Ctx): DaySpan | null {
  const { date } = measure;
  const text = typeof date === 'string' ? readField(ctx, date) : dateOf({ op: 'stage', stage: date.stage, which: date.which }, ctx);
  if (typeof text !== 'string') return null;
  const known = spans.get(text);
  if (known !== undefined) return known;
  const span = spanOf(text);
  if (span !== null) spans.set(text, span);
  return span;
}

/** True when a measure of recognised figures meets a row nobody has recognised yet (未核定). Matters need no recognition. */
function pending(row: FactRow, { counts, source }: RowMeasure): boolean {
  if (counts === 'reported' || source === 'matters') return false;
  const state = 'recognised' in row ? row.recognised : undefined;
  return source === 'money' || source === 'figures' ? state === undefined : state !== true;
}

function rowWorth({ measure, amount }: Reader, ctx: Ctx): Worth | null {
  if (measure.value === undefined && measure.factors.length === 0) return 1;
  if (amount !== null) {
    const money = readField(ctx, amount.path);
    if (typeof money === 'object' && money !== null && 'minor' in money && money.currency === amount.currency) return money.minor;
  }
  const base = measure.value === undefined ? ONE : num(measure.value, ctx);
  if (base === null) return null;
  let value = base;
  for (const { when, factor } of measure.factors) {
    // A weight is for what is known to deserve it (S-89): a row whose 亩均投资 nobody can tell counts as it is.
    if (test(when, ctx) !== true) continue;
    const f = num(factor, ctx);
    if (f === null) return null;
    value = value.mul(f);
  }
  return value;
}

/** Why a tree gave no answer for a row: fields nobody filled, fields that cannot be read as the number asked for, a place where the document breaks off. */
type Missing = { readonly empty: readonly string[]; readonly unreadable: readonly string[]; readonly gap: boolean };

function missingIn(tree: unknown, ctx: Ctx): Missing {
  const [empty, unreadable] = [new Set<string>(), new Set<string>()];
  let gap = false;
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const { op, path } = node as { op?: unknown; path?: unknown };
    gap ||= op === 'gap-in-source';
    if (op === 'field' && typeof path === 'string') {
      const value = readField(ctx, path);
      if (value === undefined || value === null || value === '') empty.add(describePath(path));
      else if (num(node as NumberNode, ctx) === null) unreadable.add(describePath(path));
    }
    Object.values(node).forEach(walk);
  };
  walk(tree);
  return { empty: [...empty], unreadable: [...unreadable], gap };
}

function missingText({ empty, unreadable, gap }: Missing): string {
  const parts = [
    ...(empty.length === 0 ? [] : [`没有填写${empty.join('、')}`]),
    ...(unreadable.length === 0 ? [] : [`${unreadable.join('、')}不能折算`]),
    ...(gap ? ['原文这里缺'] : []),
  ];
  return parts.length === 0 ? '数值缺失' : parts.join('，');
}

/** The field as a name, or null. */
function nameIn(ctx: Ctx, path: string): string | null {
  const value = readField(ctx, path);
  return typeof value === 'string' ? value : null;
}

/** What rows are put together by: the field's text without the blanks around it; null when there is none. */
function groupName(ctx: Ctx, path: string): string | null {
  const text = keyText(readField(ctx, path), '').trim();
  return text === '' ? null : text;
}

function namedOwner({ source }: RowMeasure, row: FactRow): MeasuredRow['named'] {
  if (source === 'matters') return { kind: 'matter', id: row.id };
  return source === 'figures' && 'owner' in row && typeof row.owner === 'object' ? row.owner : null;
}

/** The unit owning the row stands for the subject of whatever is asked of the row. */
function unitSubject({ units }: Reader, id: string): Subject {
  const known = units.get(id);
  if (known !== undefined) return known;
  const made: Subject = { kind: 'unit', id };
  units.set(id, made);
  return made;
}

/** What the row is to the measure; null when it is none of its business. `base` says day, period and scheme. */
export function readRow(reader: Reader, { env, period }: Ctx, row: FactRow): Read | null {
  const { measure } = reader;
  const { id } = row;
  const { counts } = measure;
  if (measure.source === 'figures' && 'indicator' in row && row.indicator !== measure.id) return null;
  const bare: Ctx = { env, period, subject: null, row, counts };
  const unit = nameIn(bare, 'unit.id');
  const ctx: Ctx = unit === null ? bare : { env, period, subject: unitSubject(reader, unit), row, counts };
  const belongs = test(measure.where, { ...ctx, quiet: true });
  if (belongs === false) return null;
  const span = spanOfRow(reader, ctx);
  if (span === null) return { is: 'undated', id };
  if (pending(row, measure)) return { is: 'excluded', id, reason: '未经核定', unread: false };
  for (const rule of reader.eligibility) {
    const verdict = verdictOf(rule, ctx, span.to);
    if (!verdict.counts) return { is: 'excluded', id, reason: verdict.reason, unread: false };
  }
  const asked: Ctx = env.scheme.rates.length === 0 ? ctx : { ...ctx, countedOn: span.to };
  const worth = belongs === null ? null : rowWorth(reader, asked);
  const missing = worth !== null ? null : missingIn(belongs === null ? measure.where : [measure.value, measure.factors], asked);
  if (missing !== null && missing.empty.length === 0 && !missing.gap) {
    // A day that is not there yet is no missing figure; money without a rate is left out, and said.
    if (belongs === null && missing.unreadable.length === 0) return { is: 'excluded', id, reason: '条件所问的日期还没有', unread: false };
    if (missing.unreadable.length > 0) return { is: 'excluded', id, reason: missingText(missing), unread: true };
  }
  const together = measure.together === undefined ? '' : groupName(ctx, measure.together.by);
  if (together === null && measure.together?.blank === 'left-out')
    return { is: 'excluded', id, reason: `没有填写${describePath(measure.together.by)}，不能合并计算`, unread: false };
  const project = nameIn(ctx, 'project.id');
  const named = namedOwner(measure, row);
  const own = measure.ownedBy === 'unit.id' ? unit : measure.source === 'figures' ? null : nameIn(ctx, measure.ownedBy);
  const shares = reader.split === undefined ? null : sharesOf(reader.split, ctx, row, own ?? unitNamed(named), span.to);
  const unsure = missing === null ? (shares?.unknown === true ? '分成比例算不出' : '') : missingText(missing);
  const reason = belongs === null ? `不知是否计入：${unsure}` : unsure;
  return {
    is: reason === '' ? 'counted' : 'unread',
    reason,
    id,
    span,
    worth: worth ?? 0,
    share: ONE,
    distinct: measure.distinctBy === undefined ? id : keyText(readField(ctx, measure.distinctBy), id),
    together: measure.together === undefined ? null : together,
    once: reader.yearly ? `${project ?? id} ${yearHolding(span.to, env.scheme.period.yearStart).key}` : null,
    unit: own,
    project,
    person: nameIn(ctx, measure.ownedByPerson ?? 'person'),
    named,
    parts: shares === null ? null : partsOf(ctx, shares.of),
  };
}

const unitNamed = (named: MeasuredRow['named']): string | undefined => (named?.kind === 'unit' ? named.id : undefined);

const NOBODY: ReadonlyMap<string, Exact> = new Map();

/** Shares apart by units and persons. Whom a split names takes the place of the row's own; where it leaves nobody anything, nobody has any. */
function partsOf({ env }: Ctx, shares: ReadonlyMap<string, Exact>): Parts {
  const { unit, person } = env.index.byKind;
  const isPerson = (id: string): boolean => person.has(id) && !unit.has(id);
  const persons = [...shares].filter(([id]) => isPerson(id));
  const units = [...shares].filter(([id]) => !isPerson(id));
  const of = (named: readonly (readonly [string, Exact])[]): ReadonlyMap<string, Exact> | null =>
    shares.size === 0 ? NOBODY : named.length === 0 ? null : new Map(named);
  return { unit: of(units), person: of(persons) };
}

const WHOLE = (id: string | null): readonly (readonly [string, Exact])[] => (id === null ? [] : [[id, ONE]]);

/** The owners of one kind a row counts for, each with its share. */
export function ownersOf(row: MeasuredRow, kind: OwnerKind): Iterable<readonly [string, Exact]> {
  const parts = kind === 'unit' || kind === 'person' ? row.parts?.[kind] : null;
  if (parts !== null && parts !== undefined) return parts;
  if (row.named !== null && row.named.kind === kind) return WHOLE(row.named.id);
  return kind === 'unit' || kind === 'project' || kind === 'person' ? WHOLE(row[kind]) : [];
}

/** The row as it counts for an owner with this share. */
export function sharedRow(row: MeasuredRow, share: Exact): MeasuredRow {
  return share === ONE ? row : { ...row, share };
}

/** What the row adds to a sum: its value, or the owner's part of it. */
export function partOf({ worth, share }: MeasuredRow, per: number): Worth {
  return share === ONE ? worth : exactOf(worth, per).mul(share);
}

/** Oldest first, then by id: results never depend on the order in which entries arrived. */
export function byDate(a: MeasuredRow, b: MeasuredRow): number {
  return a.span.from < b.span.from ? -1 : a.span.from > b.span.from ? 1 : a.id < b.id ? -1 : 1;
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
export function candidates(measure: RowMeasure, index: FactIndex): readonly FactRow[] {
  const { source, where } = measure;
  const rows: readonly FactRow[] = index.facts[source];
  if (source === 'projects' || source === 'matters' || index.places.has(source)) return rows;
  const column = KIND_OF[source];
  if (source === 'figures') return byKind(rows, column).get(measure.id) ?? [];
  const named = (where.op === 'all' ? where.of : [where]).find((part) => part.op === 'text' && part.path === column);
  if (named === undefined || named.op !== 'text') return rows;
  return [...new Set(named.in)].flatMap((kind) => byKind(rows, column).get(kind) ?? []);
}

/** Questions whose answer depends on nothing but the row itself: their rows may be kept for every day and period. */
const ROW_OPS =
  'field text contains has yes >= > <= < = != between all any not atLeast always never + - * / min max abs if lookup known round wholeSteps floor countTrue date together'.split(
    ' ',
  );
/** Questions that also look at the day, the period, the row's project with its stages, and tables that do not change entry by entry. */
const NEAR_OPS =
  'asOf periodStart periodEnd yearStart yearEnd monthDay stage shift earliest latest elapsed datePart reached evidence group subject eligible'.split(
    ' ',
  );

function uses(tree: unknown, ops: ReadonlySet<string>): boolean {
  if (Array.isArray(tree)) return tree.every((part) => uses(part, ops));
  if (typeof tree !== 'object' || tree === null) return true;
  const { op } = tree as { op?: unknown };
  return (typeof op !== 'string' || ops.has(op)) && Object.values(tree).every((part) => uses(part, ops));
}

const ROW_ONLY: ReadonlySet<string> = new Set(ROW_OPS);
const NEAR: ReadonlySet<string> = new Set([...ROW_OPS, ...NEAR_OPS]);

const lasting = new WeakMap<RowMeasure, boolean>();

/** True when what a row is to the measure holds for every day and period. */
export function isLasting(measure: RowMeasure): boolean {
  const known = lasting.get(measure);
  if (known !== undefined) return known;
  const { date, split, eligibility, where, value, factors, together } = measure;
  const made =
    typeof date === 'string' && split === undefined && eligibility.length === 0 && uses([where, value, factors, together], ROW_ONLY);
  lasting.set(measure, made);
  return made;
}

/** True when what a row is to the measure depends on no other entry than the row, its project and that project's stages. */
export function isNear(measure: RowMeasure, { eligibility, splits }: Scheme): boolean {
  return uses([measure.where, measure.value, measure.factors, eligibility, splits], NEAR);
}
