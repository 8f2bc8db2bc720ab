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
import type { MeasuredRow, Read, Reader } from './measure-rows';
import { byDate, candidates, isLasting, partOf, readRow, readerOf, sharedRow } from './measure-rows';
import type { Finding } from './memo';
import { emptyMemo, noteRead, report } from './memo';
import type { Period } from './periods';
import type { RowMeasure } from './scheme-schema';
import type { Tally } from './tally';
import { NOTHING, exactOf, exactTotal, joined, tallyOf } from './tally';

/** Rows of the same days; a new list after each change, so that who holds one keeps what he saw. */
type Bucket = { rows: readonly MeasuredRow[]; sum: Tally | null };

/** Rows of one owner. `loose` ones find their bucket when the first window is asked for. */
export type OwnerRows = { loose: MeasuredRow[]; readonly buckets: Map<DaySpan, Bucket> };

export type Exclusion = { readonly id: string; readonly reason: string };

/** Grown only by `changeRow`. */
export type RowLists = {
  readonly name: string;
  readonly reader: Reader;
  readonly base: Ctx;
  readonly reads: Map<string, Read>;
  readonly owners: Map<string, OwnerRows>;
  /** What reading a row reported, by the row. */
  readonly reported: Map<string, readonly Finding[]>;
  /** Derived; made when asked for. */
  all: OwnerRows | null;
  findings: readonly Finding[] | null;
};

const EMPTY: OwnerRows = { loose: [], buckets: new Map() };

/** Names under which readers of these lists are noted. */
const ownerRead = (lists: RowLists, owner: string): string => `rows ${lists.name} of ${owner}`;
const allRead = (lists: RowLists): string => `rows ${lists.name}`;

/** Reads one row by itself: what was answered for other rows is not carried over. */
function readAlone(lists: Pick<RowLists, 'reader' | 'base' | 'reported'>, row: FactRow): Read | null {
  const { env } = lists.base;
  const found = new Map<string, Finding>();
  const read = readRow(lists.reader, { ...lists.base, env: { ...env, memo: emptyMemo(), findings: found } }, row);
  if (found.size > 0) lists.reported.set(row.id, [...found.values()]);
  return read;
}

function addTo(owners: Map<string, OwnerRows>, owner: string, row: MeasuredRow): void {
  const list = owners.get(owner);
  if (list === undefined) owners.set(owner, { loose: [row], buckets: new Map() });
  else list.loose.push(row);
}

function compile(ctx: Ctx, measure: RowMeasure, name: string): RowLists {
  const { env, period } = ctx;
  const found = new Map<string, Finding>();
  const base: Ctx = { env, subject: null, period };
  const reading: Ctx = { ...base, env: { ...env, memo: emptyMemo(), findings: found } };
  const lists: RowLists = {
    name,
    reader: readerOf(measure, env.scheme),
    base,
    reads: new Map(),
    owners: new Map(),
    reported: new Map(),
    all: null,
    findings: null,
  };
  for (const row of candidates(measure, env.index)) {
    const read = readRow(lists.reader, reading, row);
    if (found.size > 0) {
      lists.reported.set(row.id, [...found.values()]);
      found.clear();
    }
    if (read === null) continue;
    // A plain file may use an id twice; both rows count.
    lists.reads.set(lists.reads.has(row.id) ? `${row.id} ${lists.reads.size}` : row.id, read);
    if (read.is === 'counted') for (const [owner, share] of read.owners) addTo(lists.owners, owner, sharedRow(read.row, share));
  }
  return lists;
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
  let [undated, unread] = [0, 0];
  for (const read of lists.reads.values()) {
    if (read.is === 'undated') undated += 1;
    if (read.is === 'excluded' && read.why === 'unread') unread += 1;
  }
  const count = (n: number, code: string, text: string): Finding[] => (n === 0 ? [] : [{ level: 'warning', code, at: id, text }]);
  lists.findings = [
    ...[...lists.reported.values()].flat().sort((a, b) => (a.at + a.text < b.at + b.text ? -1 : 1)),
    ...count(undated, 'undated-rows', `指标“${name}”有${undated}条记录没有可用的日期，未计入`),
    ...count(unread, 'unread-rows', `指标“${name}”有${unread}条记录数值缺失或不能折算，未计入`),
  ];
  return lists.findings;
}

/** Rows of an owner; who asks is told when they change, also when there are none yet. */
export function rowsOfOwner(ctx: Ctx, lists: RowLists, owner: string): OwnerRows {
  noteRead(ctx.env, ownerRead(lists, owner));
  return lists.owners.get(owner) ?? EMPTY;
}

/** Rows of everybody, each once and whole. */
export function rowsOfAll(ctx: Ctx, lists: RowLists): OwnerRows {
  noteRead(ctx.env, allRead(lists));
  lists.all ??= { loose: [...lists.reads.values()].flatMap((read) => (read.is === 'counted' ? [read.row] : [])), buckets: new Map() };
  return lists.all;
}

/** True when some row counts for the measure. */
export function isFed(ctx: Ctx, measure: RowMeasure): boolean {
  const lists = rowListsOf(ctx, measure);
  noteRead(ctx.env, allRead(lists));
  for (const read of lists.reads.values()) if (read.is === 'counted') return true;
  return false;
}

/** Rows looked at and not counted, with the reason: 剔除清单. */
export function excludedRows(ctx: Ctx, lists: RowLists): Exclusion[] {
  noteRead(ctx.env, allRead(lists));
  return [...lists.reads].flatMap(([id, read]) => (read.is === 'excluded' ? [{ id, reason: read.reason }] : []));
}

function bucketsOf(list: OwnerRows): ReadonlyMap<DaySpan, Bucket> {
  const fresh = new Map<DaySpan, MeasuredRow[]>();
  for (const row of list.loose) {
    const rows = fresh.get(row.span);
    if (rows === undefined) fresh.set(row.span, [row]);
    else rows.push(row);
  }
  list.loose = [];
  for (const [span, rows] of fresh) list.buckets.set(span, { rows: [...(list.buckets.get(span)?.rows ?? []), ...rows], sum: null });
  return list.buckets;
}

export type Windowed = {
  readonly value: Exact | null;
  readonly rowIds: () => readonly string[];
  readonly nothing: () => boolean;
  readonly coarse: string | null;
};

function sumOf(bucket: Bucket, aggregated: 'sum' | 'count'): Tally {
  bucket.sum ??= tallyOf(bucket.rows.map((row) => (aggregated === 'sum' ? partOf(row) : row.share === ONE ? ONE_ROW : row.share)));
  return bucket.sum;
}
const ONE_ROW = { whole: 1, per: 1 };

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

function totalOf(measure: RowMeasure, rows: readonly MeasuredRow[]): Exact | null {
  switch (measure.aggregate) {
    case 'sum':
      return exactTotal(tallyOf(rows.map(partOf)));
    case 'count':
      return exactTotal(tallyOf(rows.map((row) => (row.share === ONE ? ONE_ROW : row.share))));
    case 'distinct':
      return whole(new Set(rows.map((row) => row.distinct)).size);
    case 'last': {
      const last = rows.toSorted((a, b) => (a.span.to < b.span.to ? 1 : a.span.to > b.span.to ? -1 : a.id < b.id ? 1 : -1))[0];
      return last === undefined ? null : exactOf(last.worth);
    }
    case 'max':
    case 'min':
    case 'mean':
      return aggregate(
        measure.aggregate,
        rows.map((row) => exactOf(row.worth)),
      );
  }
}

/** The total of the rows that lie in the window as of a day, their ids (made when read), and an example of one too coarse to be placed in it. */
export function inWindow(lists: RowLists, owners: readonly OwnerRows[], window: Period, asOf: IsoDay): Windowed {
  const { measure, eligibility } = lists.reader;
  const inside: Bucket[] = [];
  const coarse: MeasuredRow[] = [];
  for (const list of owners)
    for (const [{ from, to }, bucket] of list.loose.length > 0 ? bucketsOf(list) : list.buckets) {
      if (from > asOf || from > window.to || to < window.from) continue;
      if (from >= window.from && to <= window.to) inside.push(bucket);
      else coarse.push(...bucket.rows);
    }
  const kept = inside.map(({ rows }) => rows);
  const yearly = eligibility.some((rule) => rule.countOnce === 'once-a-year');
  const counted = (): MeasuredRow[] => {
    const rows = kept.flat().sort(byDate);
    return yearly ? firstTimes(rows) : rows;
  };
  const { aggregate: kind } = measure;
  const value =
    !yearly && (kind === 'sum' || kind === 'count')
      ? exactTotal(inside.reduce((sum, bucket) => joined(sum, sumOf(bucket, kind)), NOTHING))
      : totalOf(measure, counted());
  return {
    value,
    rowIds: () => counted().map(({ id }) => id),
    nothing: () => kept.length === 0,
    coarse: coarse.sort(byDate)[0]?.id ?? null,
  };
}

function takeOut(list: OwnerRows, row: MeasuredRow): void {
  const bucket = bucketsOf(list).get(row.span);
  if (bucket === undefined) return;
  const rows = bucket.rows.filter(({ id }) => id !== row.id);
  if (rows.length === 0) list.buckets.delete(row.span);
  else list.buckets.set(row.span, { rows, sum: null });
}

/** Reads a row again (undefined: it is gone) and puts it in its place. @returns what was read by others and is different now */
export function changeRow(lists: RowLists, id: string, row: FactRow | undefined): string[] {
  const before = lists.reads.get(id);
  const hadFindings = lists.reported.delete(id);
  const read = row === undefined ? null : readAlone(lists, row);
  if (read === null) lists.reads.delete(id);
  else lists.reads.set(id, read);
  if (before === undefined && read === null && !hadFindings && !lists.reported.has(id)) return [];
  const touched = new Set<string>();
  if (before?.is === 'counted')
    for (const [owner] of before.owners) {
      const list = lists.owners.get(owner);
      if (list !== undefined) takeOut(list, before.row);
      touched.add(ownerRead(lists, owner));
    }
  if (read?.is === 'counted')
    for (const [owner, share] of read.owners) {
      addTo(lists.owners, owner, sharedRow(read.row, share));
      touched.add(ownerRead(lists, owner));
    }
  touched.add(allRead(lists));
  lists.all = null;
  const said = (own: Read | null | undefined): boolean => own !== null && own !== undefined && own.is !== 'counted';
  if (hadFindings || lists.reported.has(id) || said(before) || said(read)) {
    lists.findings = null;
    touched.add(`${allRead(lists)} findings`);
  }
  return [...touched];
}
