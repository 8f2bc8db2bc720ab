/**
 * The rows of a measure in lists: by owner, and inside a list by their days, so that a window adds a few sums instead of many rows. Made in one pass;
 * after an entry changed only its own place in the lists is made anew. Knows no scoring rules.
 */
import type { DaySpan, IsoDay } from '../calendar/iso-date';
import type { Ctx } from './context';
import { aggregate } from './evaluate-trees';
import { ONE, whole } from './exact';
import type { Exact } from './exact';
import type { FactIndex } from './fact-index';
import type { FactRow } from './facts';
import type { MeasuredRow, OwnerKind, Read, Reader } from './measure-rows';
import { byDate, candidates, isLasting, isRow, ownersOf, partOf, readRow, readerOf, sharedRow } from './measure-rows';
import type { Finding } from './memo';
import { emptyMemo, noteRead, report } from './memo';
import type { Period } from './periods';
import type { RowMeasure } from './scheme-schema';
import type { Tally, Worth } from './tally';
import { NOTHING, exactOf, exactTotal, joined, tallyOf } from './tally';

/** Rows of the same days; a new one after each change, so that who holds one keeps what he saw. The sum is made when first asked for. */
type Bucket = {
  readonly rows: readonly MeasuredRow[];
  sum: Tally | null;
  /** Some row is unread. */
  unread: boolean;
};

/** Rows of one owner by their days. */
export type OwnerRows = Map<DaySpan, Bucket>;

export type Exclusion = { readonly id: string; readonly reason: string };

/** Grown only by `changeRow`. */
export type RowLists = {
  readonly name: string;
  readonly reader: Reader;
  readonly base: Ctx;
  readonly reads: Read[];
  /** What reading a row reported, by the row. */
  readonly reported: Map<string, readonly Finding[]>;
  /** Derived, each made when first asked for: rows by owner of a kind, rows of everybody, the place of each row in `reads`. */
  readonly owners: Map<OwnerKind, Map<string, OwnerRows>>;
  all: OwnerRows | null;
  places: Map<string, number> | null;
  findings: readonly Finding[] | null;
};

const EMPTY: OwnerRows = new Map();

/** Names under which readers of these lists are noted. */
const ownerRead = (lists: RowLists, kind: OwnerKind, id: string): string => `rows ${lists.name} of ${kind}:${id}`;
const allRead = (lists: RowLists): string => `rows ${lists.name}`;

/** Reads one row by itself: what was answered for other rows is not carried over. */
function readAlone(lists: Pick<RowLists, 'reader' | 'base' | 'reported'>, row: FactRow): Read | null {
  const { env } = lists.base;
  const found = new Map<string, Finding>();
  const read = readRow(lists.reader, { ...lists.base, env: { ...env, memo: emptyMemo(), findings: found } }, row);
  if (found.size > 0) lists.reported.set(row.id, [...found.values()]);
  return read;
}

const bucketOf = (rows: readonly MeasuredRow[]): Bucket => ({ rows, sum: null, unread: rows.some(({ is }) => is === 'unread') });

/** Adds a row to lists nobody holds yet. */
function gather(list: OwnerRows, row: MeasuredRow): void {
  const bucket = list.get(row.span);
  if (bucket === undefined) list.set(row.span, bucketOf([row]));
  else {
    (bucket.rows as MeasuredRow[]).push(row);
    bucket.unread ||= row.is === 'unread';
  }
}

function compile(ctx: Ctx, measure: RowMeasure, name: string): RowLists {
  const { env, period } = ctx;
  const found = new Map<string, Finding>();
  const base: Ctx = { env, subject: null, period };
  const reading: Ctx = { ...base, env: { ...env, memo: emptyMemo(), findings: found } };
  const reader = readerOf(measure, env.scheme);
  const reads: Read[] = [];
  const reported = new Map<string, readonly Finding[]>();
  for (const row of candidates(measure, env.index)) {
    const read = readRow(reader, reading, row);
    if (found.size > 0) {
      reported.set(row.id, [...found.values()]);
      found.clear();
    }
    if (read !== null) reads.push(read);
  }
  return { name, reader, base, reads, reported, owners: new Map(), all: null, places: null, findings: null };
}

const lasting = new WeakMap<FactIndex, Map<RowMeasure, RowLists>>();

/** Lists that hold for every day and period, as far as they were made. */
export function lastingLists(index: FactIndex): Map<RowMeasure, RowLists> {
  const known = lasting.get(index);
  if (known !== undefined) return known;
  const made = new Map<RowMeasure, RowLists>();
  lasting.set(index, made);
  return made;
}

/** The lists of a measure. Where only the row itself decides, they are made once for all days; else for the day and period asked for. */
export function rowListsOf(ctx: Ctx, measure: RowMeasure): RowLists {
  const { env, period } = ctx;
  const always = isLasting(measure);
  const name = always ? measure.id : `${measure.id} ${env.asOf} ${period.from} ${period.to}`;
  const held = always ? lastingLists(env.index).get(measure) : env.rows.get(name);
  const lists = held ?? compile(ctx, measure, name);
  if (held === undefined && always) lastingLists(env.index).set(measure, lists);
  if (held === undefined && !always) env.rows.set(name, lists);
  noteRead(env, `${allRead(lists)} findings`);
  for (const f of findingsOf(lists)) report(env, f.level, f.code, f.at, f.text);
  return lists;
}

function findingsOf(lists: RowLists): readonly Finding[] {
  if (lists.findings !== null) return lists.findings;
  const { id, name } = lists.reader.measure;
  let undated = 0;
  const unread: MeasuredRow[] = [];
  const leftOut: Exclusion[] = [];
  for (const read of lists.reads) {
    if (read.is === 'undated') undated += 1;
    if (read.is === 'unread') unread.push(read);
    if (read.is === 'excluded' && read.unread) leftOut.push(read);
  }
  const example = (rows: readonly Exclusion[]): string => {
    const first = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
    return first === undefined ? '' : `（例：${first.id}，${first.reason}）`;
  };
  const count = (n: number, code: string, text: string): Finding[] => (n === 0 ? [] : [{ level: 'warning', code, at: id, text }]);
  lists.findings = [
    ...[...lists.reported.values()].flat().sort((a, b) => (a.at + a.text < b.at + b.text ? -1 : 1)),
    ...count(undated, 'undated-rows', `指标“${name}”有${undated}条记录没有可用的日期，未计入`),
    ...count(leftOut.length, 'unread-rows', `指标“${name}”有${leftOut.length}条记录的金额不能折算${example(leftOut)}，未计入`),
    ...count(unread.length, 'unknown-rows', `指标“${name}”有${unread.length}条记录缺数${example(unread)}，所属单位这个数算不出`),
  ];
  return lists.findings;
}

function ownersOfKind(lists: RowLists, kind: OwnerKind): Map<string, OwnerRows> {
  const known = lists.owners.get(kind);
  if (known !== undefined) return known;
  const made = new Map<string, OwnerRows>();
  for (const read of lists.reads) {
    if (!isRow(read)) continue;
    for (const [owner, share] of ownersOf(read, kind)) {
      let list = made.get(owner);
      if (list === undefined) made.set(owner, (list = new Map()));
      gather(list, sharedRow(read, share));
    }
  }
  lists.owners.set(kind, made);
  return made;
}

/** Rows of an owner; who asks is told when they change, also when there are none yet. */
export function rowsOfOwner(ctx: Ctx, lists: RowLists, kind: OwnerKind, id: string): OwnerRows {
  noteRead(ctx.env, ownerRead(lists, kind, id));
  return ownersOfKind(lists, kind).get(id) ?? EMPTY;
}

/** Rows of everybody, each once and whole. */
export function rowsOfAll(ctx: Ctx, lists: RowLists): OwnerRows {
  noteRead(ctx.env, allRead(lists));
  if (lists.all !== null) return lists.all;
  lists.all = new Map();
  for (const read of lists.reads) if (isRow(read)) gather(lists.all, read);
  return lists.all;
}

/** True when some row counts for the measure. */
export function isFed(ctx: Ctx, measure: RowMeasure): boolean {
  const lists = rowListsOf(ctx, measure);
  noteRead(ctx.env, allRead(lists));
  return lists.reads.some(isRow);
}

/** Rows looked at and not counted, with the reason: 剔除清单. */
export function excludedRows(ctx: Ctx, lists: RowLists): Exclusion[] {
  noteRead(ctx.env, allRead(lists));
  return lists.reads.flatMap((read) => (read.is === 'excluded' || read.is === 'unread' ? [{ id: read.id, reason: read.reason }] : []));
}

export type Windowed = {
  readonly value: Exact | null;
  readonly rows: () => readonly MeasuredRow[];
  readonly nothing: boolean;
  /** A row in the window is unread: the value is null. */
  readonly unread: boolean;
  readonly coarse: string | null;
};

/** What a row adds to a sum, or to a count. */
function worthFor(aggregated: 'sum' | 'count', per: number): (row: MeasuredRow) => Worth {
  return aggregated === 'sum' ? (row) => partOf(row, per) : ({ share }) => (share === ONE ? 1 : share);
}

/** Every row that counts once a year only the first time. */
function firstTimes(rows: readonly MeasuredRow[]): MeasuredRow[] {
  const seen = new Set<string>();
  return rows.filter(({ once }) => {
    if (once === null) return true;
    const known = seen.has(once);
    seen.add(once);
    return !known;
  });
}

function totalOf({ measure, per }: Reader, rows: readonly MeasuredRow[]): Exact | null {
  switch (measure.aggregate) {
    case 'sum':
      return exactTotal(tallyOf(rows, per, worthFor('sum', per)), per);
    case 'count':
      return exactTotal(tallyOf(rows, 1, worthFor('count', 1)), 1);
    case 'distinct':
      return whole(new Set(rows.map((row) => row.distinct)).size);
    case 'last': {
      const last = rows.toSorted((a, b) => (a.span.to < b.span.to ? 1 : a.span.to > b.span.to ? -1 : a.id < b.id ? 1 : -1))[0];
      return last === undefined ? null : exactOf(last.worth, per);
    }
    case 'max':
    case 'min':
    case 'mean':
      return aggregate(
        measure.aggregate,
        rows.map((row) => exactOf(row.worth, per)),
      );
  }
}

/** Sums of whole buckets: each is added up once and kept with it. */
function totalOfBuckets(buckets: readonly Bucket[], aggregated: 'sum' | 'count', per: number): Exact {
  const worthOf = worthFor(aggregated, per);
  let total = NOTHING;
  for (const bucket of buckets) {
    bucket.sum ??= tallyOf(bucket.rows, per, worthOf);
    total = joined(total, bucket.sum, per);
  }
  return exactTotal(total, per);
}

/** The total of the rows that lie in the window as of a day, those rows (gathered when asked for), and an example of one too coarse to be placed in it. */
export function inWindow(lists: RowLists, owners: readonly OwnerRows[], window: Period, asOf: IsoDay): Windowed {
  const { reader } = lists;
  const { aggregate: kind } = reader.measure;
  const inside: Bucket[] = [];
  const coarse: MeasuredRow[] = [];
  for (const list of owners)
    for (const [{ from, to }, bucket] of list) {
      if (from > asOf || from > window.to || to < window.from) continue;
      if (from >= window.from && to <= window.to) inside.push(bucket);
      else coarse.push(...bucket.rows);
    }
  const counted = (): MeasuredRow[] => {
    const rows = inside.flatMap((bucket) => bucket.rows).sort(byDate);
    return reader.yearly ? firstTimes(rows) : rows;
  };
  const unread = inside.some((bucket) => bucket.unread);
  const value = unread
    ? null
    : !reader.yearly && (kind === 'sum' || kind === 'count')
      ? totalOfBuckets(inside, kind, kind === 'sum' ? reader.per : 1)
      : totalOf(reader, counted());
  return {
    value,
    rows: counted,
    nothing: inside.length === 0,
    unread,
    coarse: coarse.sort(byDate)[0]?.id ?? null,
  };
}

/** Replaces the rows of a list's days; without rows there is no bucket. */
function replaceRows(list: OwnerRows, span: DaySpan, rows: readonly MeasuredRow[]): void {
  if (rows.length === 0) list.delete(span);
  else list.set(span, bucketOf(rows));
}

/** Puts a row into the lists that were made already, or takes it out. @returns the owners it concerns, by the names readers are noted under */
function moveRow(lists: RowLists, row: MeasuredRow, way: 'in' | 'out'): string[] {
  const touched: string[] = [];
  for (const [kind, known] of lists.owners)
    for (const [owner, share] of ownersOf(row, kind)) {
      const list: OwnerRows = known.get(owner) ?? new Map();
      known.set(owner, list);
      const others = (list.get(row.span)?.rows ?? []).filter(({ id }) => id !== row.id);
      replaceRows(list, row.span, way === 'in' ? [...others, sharedRow(row, share)] : others);
      touched.push(ownerRead(lists, kind, owner));
    }
  return touched;
}

/** Puts what a row is now into `reads`, or takes it out. @returns what it was before */
function putRead(lists: RowLists, id: string, read: Read | null): Read | undefined {
  const { reads } = lists;
  lists.places ??= new Map(reads.map((own, place) => [own.id, place]));
  const place = lists.places.get(id);
  const before = place === undefined ? undefined : reads[place];
  if (read !== null) {
    reads[place ?? reads.length] = read;
    lists.places.set(id, place ?? reads.length - 1);
  } else if (place !== undefined) {
    const last = reads.pop();
    lists.places.delete(id);
    if (last !== undefined && last.id !== id) {
      reads[place] = last;
      lists.places.set(last.id, place);
    }
  }
  return before;
}

/** Reads a row again (undefined: it is gone) and puts it in its place. @returns what was read by others and is different now */
export function changeRow(lists: RowLists, id: string, row: FactRow | undefined): string[] {
  const hadFindings = lists.reported.delete(id);
  const read = row === undefined ? null : readAlone(lists, row);
  const before = putRead(lists, id, read) ?? null;
  if (before === null && read === null && !hadFindings && !lists.reported.has(id)) return [];
  const touched = new Set([
    allRead(lists),
    ...(before !== null && isRow(before) ? moveRow(lists, before, 'out') : []),
    ...(read !== null && isRow(read) ? moveRow(lists, read, 'in') : []),
  ]);
  lists.all = null;
  const said = (own: Read | null): boolean => own !== null && own.is !== 'counted';
  if (hadFindings || lists.reported.has(id) || said(before) || said(read)) {
    lists.findings = null;
    touched.add(`${allRead(lists)} findings`);
  }
  return [...touched];
}
