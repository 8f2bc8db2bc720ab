/**
 * `bench merge`: what 20 townships with 5,000 projects each entered since last time, merged into the county's 100,000, per field and three-way, beside a
 * naive merge of the same rows in Maps (goal 15). One run, so that the ratios hold on any machine; not passed when the clashes are not exactly those of
 * the naive merge. Proving signatures and hashes is not counted here, as the naive merge has none.
 */
import { fail } from '../../shared/errors';
import { summarise } from '../../shared/exchange/merge-summary';
import { applyOperations, emptyLedger } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import type { Operation } from '../../shared/ledger/operation';
import { deviceIdSchema, opIdSchema, recordId } from '../../shared/model/ids';
import type { Arguments } from './arguments';
import { checked } from './verb';
import type { Answer } from './verb';

const UNITS = 20;
const FIELDS = 30;
const ROUNDS = 5;
const MOST_ROWS = 200_000;
/** Rows of a hundred that townships changed since the last exchange: an ordinary month, and every row. */
const SHARES = { month: 2, everything: 100 } as const;

type Row = Record<string, string>;
/** One value entered by a township (1) or by the county (2) without having seen the other's. */
type Edit = { readonly at: number; readonly field: string; readonly value: string; readonly office: 1 | 2 };

const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const nameOf = (at: number): string => `p-${String(at).padStart(8, '0')}`;
const fieldOf = (at: number): string => `f${1 + (at % (FIELDS - 1))}`;

function rowOf(at: number): Row {
  return Object.fromEntries(
    numbers(FIELDS).map((n) => [n === 0 ? 'projectName' : `f${n}`, n === 0 ? `年产${at}套设备项目` : `${at % 997} ${n}`]),
  );
}

/** Every fiftieth row of the townships' was changed by the county too: half of them to the same value, half to another. */
function editsOf(rows: number, percent: number): readonly Edit[] {
  const towns = numbers(rows).filter((at) => at % 100 < percent);
  return [
    ...towns.map((at): Edit => ({ at, field: fieldOf(at), value: `镇报${at}`, office: 1 })),
    ...towns
      .filter((_, n) => n % 50 === 0)
      .map((at, n): Edit => ({ at, field: fieldOf(at), value: n % 2 === 0 ? `县改${at}` : `镇报${at}`, office: 2 })),
  ];
}

const DEVICES = ['0', '1', '2'].map((office) => deviceIdSchema.parse(`d-${office.repeat(16)}`));

function operation(office: 0 | 1 | 2, at: number, fields: Operation['fields']): Operation {
  const made = opIdSchema.parse(`0${String(at).padStart(63, '0')}`);
  const [device = deviceIdSchema.parse('d-0000000000000000')] = DEVICES.slice(office);
  return {
    v: 1,
    id: opIdSchema.parse(`${office}${String(at).padStart(63, '0')}`),
    device,
    scope: recordId(`u-${String(at % UNITS).padStart(8, '0')}`),
    n: at + 1,
    prev: null,
    lamport: office === 0 ? at + 1 : MOST_ROWS + at,
    person: '王芳',
    at: '2026-11-22T08:00:00+08:00',
    entity: 'project',
    record: recordId(nameOf(at)),
    kind: office === 0 ? 'create' : 'set',
    fields,
    over: office === 0 ? {} : Object.fromEntries(Object.keys(fields).map((field) => [field, [made]])),
  };
}

function entered({ at, field, value, office }: Edit): Operation {
  return operation(office, at, { [field]: value });
}

/** The county's ledger with its own entries, the townships' not yet in it. */
function countyLedger(rows: number, edits: readonly Edit[]): Ledger {
  const ledger = emptyLedger();
  applyOperations(
    ledger,
    numbers(rows).map((at) => operation(0, at, rowOf(at))),
  );
  applyOperations(ledger, edits.filter(({ office }) => office === 2).map(entered));
  return ledger;
}

/** The naive contestant: rows keyed by number, every field of every row that came compared with what it was and with ours. */
function naiveMerge(base: readonly Row[], ours: readonly Row[], theirs: readonly (readonly [string, Row])[]): Set<string> {
  const was = new Map(base.map((row, at) => [nameOf(at), row]));
  const now = new Map(ours.map((row, at) => [nameOf(at), { ...row }]));
  const clashes = new Set<string>();
  for (const [name, row] of theirs) {
    const [before, own] = [was.get(name), now.get(name)];
    if (before === undefined || own === undefined) continue;
    for (const [field, value] of Object.entries(row)) {
      if (value === before[field]) continue;
      if (own[field] === before[field]) own[field] = value;
      else if (own[field] !== value) clashes.add(`${name} ${field}`);
    }
  }
  return clashes;
}

function withEdits(rows: readonly Row[], edits: readonly Edit[], office: 1 | 2): Row[] {
  const changed = rows.map((row) => ({ ...row }));
  for (const { at, field, value, office: by } of edits) {
    const row = changed[at];
    if (by === office && row !== undefined) row[field] = value;
  }
  return changed;
}

function clashesOf(ledger: Ledger): Set<string> {
  const found = new Set<string>();
  for (const state of ledger.records.get('project')?.values() ?? [])
    for (const [field, { clash }] of Object.entries(state.fields)) if (clash !== undefined) found.add(`${state.id} ${field}`);
  return found;
}

function timed<T>(times: number[], work: () => T): T {
  const from = performance.now();
  const made = work();
  times.push(performance.now() - from);
  return made;
}

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const rounded = (n: number): number => Number(n.toFixed(2));
const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((one) => b.has(one));

function trial(rows: number, percent: number): { readonly result: Record<string, unknown>; readonly equal: boolean } {
  const edits = editsOf(rows, percent);
  const incoming = edits.filter(({ office }) => office === 1).map(entered);
  const base = numbers(rows).map(rowOf);
  const ours = withEdits(base, edits, 2);
  const theirs = withEdits(base, edits, 1).map((row, at) => [nameOf(at), row] as const);
  const times = { naive: [] as number[], look: [] as number[], union: [] as number[] };
  let equal = true;
  let clashes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const ledger = countyLedger(rows, edits);
    const expected = timed(times.naive, () => naiveMerge(base, ours, theirs));
    const seen = timed(times.look, () => summarise(ledger, incoming));
    timed(times.union, () => applyOperations(ledger, incoming));
    const found = clashesOf(ledger);
    clashes = found.size;
    equal = equal && sameSet(found, expected) && seen.counts['需核对'] === expected.size && expected.size > 0;
  }
  const [naive, look, union] = [median(times.naive), median(times.look), median(times.union)];
  return {
    equal,
    result: {
      entries: incoming.length,
      clashes,
      equal,
      ms: { naive: rounded(naive), look: rounded(look), union: rounded(union) },
      ratios: { union_naive: rounded(union / naive), lookAndUnion_naive: rounded((look + union) / naive) },
    },
  };
}

/** `look`: the page 新增/更新/需核对 a person sees before; `union`: taking the entries in. */
export function benchMerge(args: Arguments): Answer {
  const rows = Number(args.options.get('rows') ?? '100000');
  if (!Number.isInteger(rows) || rows < 5_000 || rows > MOST_ROWS) return fail('E_USAGE', `--rows 5000 至 ${MOST_ROWS}`);
  const month = trial(rows, SHARES.month);
  const everything = trial(rows, SHARES.everything);
  const { rss } = process.memoryUsage();
  return checked(
    { rows, units: UNITS, fields: FIELDS, month: month.result, everything: everything.result, megabytes: Math.round(rss / 1e6), goal: 1 },
    month.equal && everything.equal,
  );
}
