/**
 * `bench score`: the engine on a made-up county of 10,000 projects × 42 units × 12 months × 12 indicators. Three contestants in one run, so that their
 * ratios hold on any machine: everything from scratch, what one changed entry touches, and a typed-array floor that only adds.
 */
import { workCalendar } from '../../shared/calendar/holiday-table';
import { completionTable, monthContext } from '../../shared/scoring/completion-table';
import type { CompletionTable } from '../../shared/scoring/completion-table';
import { factFindings } from '../../shared/scoring/evaluate-scheme';
import { indexFacts } from '../../shared/scoring/fact-index';
import { emptyFacts } from '../../shared/scoring/facts';
import type { Facts } from '../../shared/scoring/facts';
import { blankMeasure } from '../../shared/scoring/form-measures';
import { EXAMPLES } from '../../shared/scoring/scheme-edits';
import { SchemeSchema } from '../../shared/scoring/scheme-schema';
import type { Scheme } from '../../shared/scoring/scheme-schema';
import { changeFacts } from '../../shared/scoring/standing';
import { checked } from './verb';
import type { Answer } from './verb';

const YEAR = 2026;
const SIZE = { projects: 10_000, units: 42, months: 12, indicators: 12 } as const;
const ROUNDS = 3;
const EDITS = 200;

const twoDigits = (n: number): string => String(n).padStart(2, '0');
const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
/** Amounts in 分, always the same for a place. */
const amountOf = (project: number, month: number): number => ((project * 7919 + month * 104_729) % 900_000) * 100 + 100;
const unitOf = (project: number): number => project % SIZE.units;
const indicatorOf = (project: number): number => Math.floor(project / SIZE.units) % SIZE.indicators;

/** Twelve money indicators, each with a task and a line of the score sheet, a total and a rank. */
function schemeOf(): Scheme {
  const [example] = EXAMPLES;
  const ids = numbers(SIZE.indicators).map((i) => `k${i}`);
  const items = ids.map((id) => ({
    id,
    title: id,
    subject: 'unit',
    appliesTo: 'all',
    rounding: { places: 2, mode: 'half-up' },
    rule: {
      kind: 'R',
      weight: '25/3',
      actual: { op: 'measure', id },
      target: { op: 'target', id, level: 'base', at: 'schedule' },
      cap: '100%',
      floor: 'none',
      over: 'none',
      zeroTarget: 'unknown',
    },
  }));
  const total = {
    ...items[0],
    id: 'total',
    rule: {
      kind: 'C',
      operator: 'sum',
      children: ids.map((item) => ({ item })),
      take: 'all',
      cap: 'none',
      floor: 'none',
      rounding: 'none',
    },
  };
  return SchemeSchema.parse({
    ...example,
    groups: [0, 1, 2, 3].map((g) => ({
      id: `g${g}`,
      title: `g${g}`,
      members: numbers(SIZE.units).flatMap((u) => (u % 4 === g ? [`u${u}`] : [])),
    })),
    measures: ids.map((id) => ({ ...blankMeasure('money', id, id), where: { op: 'text', path: 'kind', in: [id] } })),
    targets: ids.map((id) => ({
      id,
      title: id,
      measure: id,
      subject: 'unit',
      appliesTo: 'all',
      values: [{ base: 10_000_000 }],
      schedule: { is: 'linear', by: 'month' },
      cumulative: true,
    })),
    items: [...items, total],
    total: 'total',
  });
}

type Entry = Facts['money'][number];

const entryOf = (project: number, month: number, minor: number): Entry => ({
  id: `m-${project}-${month}`,
  project: `p${project}`,
  kind: `k${indicatorOf(project)}`,
  date: `${YEAR}-${twoDigits(month)}`,
  recognised: { minor, currency: 'CNY' },
});

function factsOf(): Facts {
  const projects = numbers(SIZE.projects);
  const months = numbers(SIZE.months).map((m) => m + 1);
  return {
    ...emptyFacts(),
    units: numbers(SIZE.units).map((u) => ({ id: `u${u}`, name: `u${u}`, kind: 'town' })),
    projects: projects.map((p) => ({ id: `p${p}`, name: `p${p}`, unit: `u${unitOf(p)}` })),
    money: projects.flatMap((p) => months.map((month) => entryOf(p, month, amountOf(p, month)))),
  };
}

/** No rule here counts working days. */
const calendar = workCalendar([]);

/** CPU time of this process, so that a busy machine does not count; the collector's own threads are in it. */
function timed<T>(work: () => T): { readonly ms: number; readonly made: T } {
  const from = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(from);
  return { ms: (user + system) / 1000, made };
}

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

function columnsOf(): Columns {
  const { months, projects } = SIZE;
  const count = projects * months;
  const [unit, indicator, month, amount] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count), new Float64Array(count)];
  for (let p = 0, at = 0; p < projects; p += 1)
    for (let m = 0; m < months; m += 1, at += 1) {
      unit[at] = unitOf(p);
      indicator[at] = indicatorOf(p);
      month[at] = m;
      amount[at] = amountOf(p, m + 1);
    }
  return { unit, indicator, month, amount };
}

type Columns = {
  readonly unit: Uint8Array;
  readonly indicator: Uint8Array;
  readonly month: Uint8Array;
  readonly amount: Float64Array;
};

/** What a machine can do at best: add every amount once into unit × indicator × month, then run the months up. */
function floorPass({ unit, indicator, month, amount }: Columns): Float64Array {
  const { units, indicators, months } = SIZE;
  const cells = new Float64Array(units * indicators * months);
  for (let at = 0; at < amount.length; at += 1) {
    const cell = ((unit[at] ?? 0) * indicators + (indicator[at] ?? 0)) * months + (month[at] ?? 0);
    cells[cell] = (cells[cell] ?? 0) + (amount[at] ?? 0);
  }
  for (let cell = 0; cell < cells.length; cell += 1) if (cell % months > 0) cells[cell] = (cells[cell] ?? 0) + (cells[cell - 1] ?? 0);
  return cells;
}

const sameTable = (a: CompletionTable, b: CompletionTable): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Runs the three contestants; not passed when the edited table differs from one worked out anew. */
export function benchScore(): Answer {
  const scheme = schemeOf();
  const facts = factsOf();
  // Nothing that was learnt of the rows in one round is known in the next.
  const anew = (): Facts => ({ ...facts, money: [...facts.money], projects: [...facts.projects] });
  const tables = (own: Facts, index = indexFacts(own)): CompletionTable[] =>
    numbers(SIZE.months).map((m) => completionTable(scheme, own, { year: YEAR, month: m + 1, calendar, index }));
  const fulls = numbers(ROUNDS).map(() => timed(() => tables(anew())));
  // Two parts of it by themselves: every entry read once through its rule, and the rows written out.
  const reads = numbers(ROUNDS).map(() => timed(() => factFindings(monthContext(scheme, anew(), { year: YEAR, month: 1, calendar }))).ms);
  const writes = fulls.map(({ made }) => timed(() => JSON.stringify(made)).ms);

  // The window's own case: the ledger is open, its figures known; one entry changes and the month on the screen is shown again.
  const index = indexFacts(facts);
  tables(facts, index);
  const lastMonth = (): CompletionTable => completionTable(scheme, index.facts, { year: YEAR, month: SIZE.months, calendar, index });
  const edits = numbers(EDITS).map((i) => {
    const row = entryOf((i * 487) % SIZE.projects, (i % SIZE.months) + 1, 123_456 + i);
    return timed(() => (changeFacts(index, [{ table: 'money', id: row.id, row }]) ? lastMonth() : null));
  });
  const last = edits.at(-1)?.made ?? null;
  const fresh = completionTable(scheme, index.facts, { year: YEAR, month: SIZE.months, calendar });
  const equal = last !== null && sameTable(last, fresh);

  const columns = columnsOf();
  const floors = numbers(ROUNDS * 5).map(() => timed(() => floorPass(columns)).ms);
  const [full, incremental, floor] = [median(fulls.map((own) => own.ms)), median(edits.map((e) => e.ms)), median(floors)];
  const round = (n: number): number => Math.round(n * 100) / 100;
  return checked(
    {
      ...SIZE,
      entries: facts.money.length,
      fullMs: round(full),
      ofItReadingMs: round(median(reads)),
      writingItOutMs: round(median(writes)),
      oneEditMs: round(incremental),
      typedArrayFloorMs: round(floor),
      fullToFloor: round(full / floor),
      fullToOneEdit: round(full / incremental),
      /** the last edit's table equals one from scratch, to the last digit */
      equal,
    },
    equal,
  );
}
