/**
 * Freezing a period (核定并锁定, law 2): what was known, what came out, and whether it would come out differently today. The record keeps version
 * vectors, so the ledger as it stood can be taken out of today's operations and everything computed anew, bit for bit.
 */
import { z } from 'zod';
import { hashValue } from '../ledger/canonical';
import { createDraft } from '../ledger/drafts';
import { fold, versionVectors } from '../ledger/fold';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { listRecords } from '../ledger/read';
import { setHash } from '../ledger/state-hash';
import { lastDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { FIELD_KINDS } from '../model/field-kinds';
import type { Json } from '../model/field-kinds';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';
import { adoptedVersions, schemeInForce, schemeOfRecord } from '../month/adopted-scheme';
import type { AdoptedScheme } from '../month/adopted-scheme';
import { monthContextOf, monthView } from '../month/month-view';
import type { MonthView } from '../month/month-view';
import { subjectsFor } from '../scoring/context';
import { losslessText } from '../scoring/exact';
import type { Exact } from '../scoring/exact';
import type { Subject } from '../scoring/fact-index';
import { itemResult } from '../scoring/items';
import { measureOf } from '../scoring/measures';
import { parsePeriod } from '../scoring/periods';
import { placeOf, tierOf } from '../scoring/ranks';
import type { SubjectKind } from '../scoring/scheme-actions';
import { standingContext } from '../scoring/standing';
import { workCalendarOf } from './calendar';
import { lockedMonthFigures, lockedScores, lockedTable } from './frozen-facts';
import type { PeriodScores } from './frozen-facts';
import { recordedPeriod } from './freeze-period';
import type { FreezePeriod } from './freeze-period';
import { scoredOf } from './scored';

/** How far each device's chain was known, by scope, the set of operations that means, and what the figures were counted with. */
const knownSchema = z.strictObject({
  vectors: z.record(z.string(), z.record(z.string(), z.int())),
  sets: z.record(z.string(), z.string()),
  asOf: z.string(),
  /** Hashes of the 办法 (with its rates) and of the holiday tables. */
  scheme: z.string().optional(),
  calendar: z.string().optional(),
});
export type Known = z.infer<typeof knownSchema>;

/**
 * The figures of a month as plain data: what is frozen and compared.
 * @param withMonth false: without 当月, as older locks hold it
 */
export function monthResult(view: MonthView, withMonth = true): Readonly<Record<string, unknown>> {
  const rows = view.table.rows.map(({ target, unit, yearTarget, month, cumulative, completion, gapPoints, rank, tied }) => ({
    target,
    unit,
    yearTarget: yearTarget?.exact ?? null,
    ...(withMonth ? { month: month?.exact ?? null } : {}),
    cumulative: cumulative?.exact ?? null,
    completion: completion?.exact ?? null,
    gapPoints: gapPoints?.exact ?? null,
    rank,
    tied,
  }));
  const totals = view.table.totals.map(({ unit, total, rank, tied }) => ({ unit, total: total?.exact ?? null, rank, tied }));
  return { scheme: view.adopted.scheme.id, document: view.adopted.document, rows, totals };
}

/** What the units did in the quarter alone, beside the year to date that every result holds. */
function quarterFigures(ledger: Ledger, view: MonthView): { target: string; unit: string; quarter: string | null }[] {
  const { scheme } = view.adopted;
  const context = monthContextOf(ledger, scheme, view.period);
  return view.table.rows.map(({ target, indicator, unit }) => {
    const { value } = measureOf({ ...context, subject: { kind: 'unit', id: unit } }, indicator, 'quarter', undefined);
    return { target, unit, quarter: value === null ? null : losslessText(value) };
  });
}

const SCORED: ReadonlySet<SubjectKind> = new Set<SubjectKind>(['unit', 'person', 'post']);

/** Points, measures, places and tiers of the stretch itself, for units, persons and posts: what a later 办法 may read of it. */
function periodScores(ledger: Ledger, { key, month }: FreezePeriod, { scheme }: AdoptedScheme): PeriodScores {
  const asOf = lastDay({ date: month, precision: 'month' });
  const { index, calendar } = scoredOf(ledger, scheme);
  const period = parsePeriod(key);
  if (period === null) return { values: [], tiers: [] };
  const ctx = standingContext(scheme, index, { asOf, period, calendar });
  const subjects = (kind: SubjectKind, groups: 'all' | readonly string[]): Subject[] =>
    SCORED.has(kind) ? subjectsFor(ctx.env, kind, groups, asOf) : [];
  const known = (item: string, subject: Subject, value: Exact | null): PeriodScores['values'] =>
    value === null ? [] : [{ item, subject: subject.id, value: losslessText(value) }];
  return {
    values: [
      ...scheme.items.flatMap(({ id, subject, appliesTo }) =>
        subjects(subject, appliesTo).flatMap((own) => known(id, own, itemResult({ ...ctx, subject: own }, id)?.final ?? null)),
      ),
      ...scheme.measures.flatMap(({ id }) =>
        subjects('unit', 'all').flatMap((own) => known(id, own, measureOf({ ...ctx, subject: own }, id, undefined, undefined).value)),
      ),
      ...scheme.ranks.flatMap(({ id, subject }) =>
        subjects(subject, 'all').flatMap((own) => known(id, own, placeOf({ ...ctx, subject: own }, id, 'top'))),
      ),
    ],
    tiers: scheme.ranks.flatMap(({ id, subject }) =>
      subjects(subject, 'all').flatMap((own) => {
        const { tier } = tierOf({ ...ctx, subject: own }, id);
        return tier === null ? [] : [{ rank: id, subject: own.id, tier }];
      }),
    ),
  };
}

/** The figures of a stretch as the table of its last month has them, with those of the quarter alone where a quarter is locked. */
function tableResult(
  ledger: Ledger,
  { month, span }: FreezePeriod,
  by: AdoptedScheme | null,
  withMonth: boolean,
): Readonly<Record<string, unknown>> | null {
  const view = monthView(ledger, month, by);
  if (view === null) return null;
  const result = monthResult(view, withMonth);
  return span === '季' ? { month: result, quarter: quarterFigures(ledger, view) } : result;
}

/** What a lock holds; an older one is compared with as much as it holds. */
type Held = { readonly scores: boolean; readonly month: boolean };
const ALL_HELD: Held = { scores: true, month: true };

function periodResult(ledger: Ledger, period: FreezePeriod, by: AdoptedScheme | null, held: Held): Json | null {
  const table = tableResult(ledger, period, by, held.month);
  if (table === null || by === null) return null;
  return FIELD_KINDS.json.parse(held.scores ? { ...table, scores: periodScores(ledger, period, by) } : table);
}

/** The ledger as it stood: only the operations that were known then. */
export function ledgerAt(ledger: Ledger, known: Known): Ledger {
  return fold([...ledger.operations.values()].filter(({ scope, device, n }) => n <= (known.vectors[scope]?.[device] ?? 0)));
}

/** The last day of a stretch: the version of the 办法 in force on it counts. */
const endOf = ({ month }: FreezePeriod): IsoDay => lastDay({ date: month, precision: 'month' });

function countedWith(ledger: Ledger, period: FreezePeriod): { scheme: string; calendar: string } {
  const { years, off, makeup } = workCalendarOf(ledger);
  const calendar = [years, off, makeup].map((set) => [...set].map(String).sort());
  const scheme = schemeInForce(ledger, endOf(period))?.scheme ?? null;
  return { scheme: hashValue(FIELD_KINDS.json.parse(JSON.parse(JSON.stringify(scheme)))), calendar: hashValue(calendar) };
}

/** What a person says when he locks a period: who decided, on what day, why in spite of open findings. */
export type FreezeWords = {
  readonly decidedBy?: string;
  readonly on?: IsoDay;
  readonly ground?: string;
  readonly findings?: readonly string[];
};

/** The entry that freezes a period, or null while no 办法 is adopted for its year. */
export function freezeDraft(ledger: Ledger, period: FreezePeriod, record: RecordId, words: FreezeWords = {}): Draft | null {
  const adopted = schemeInForce(ledger, endOf(period));
  const view = monthView(ledger, period.month, adopted);
  const result = periodResult(ledger, period, adopted, ALL_HELD);
  if (adopted === null || view === null || result === null) return null;
  const known: Known = {
    vectors: versionVectors(ledger),
    sets: Object.fromEntries([...ledger.versions.keys()].map((scope) => [scope, setHash(ledger, scope)])),
    asOf: view.table.asOf,
    ...countedWith(ledger, period),
  };
  const { decidedBy, on, ground, findings } = words;
  return createDraft(
    { scope: COUNTY_SCOPE, entity: 'freeze', record },
    {
      period: period.month,
      span: period.span,
      scheme: adopted.record,
      known: FIELD_KINDS.json.parse(known),
      result,
      hash: hashValue(result),
      ...(decidedBy === undefined ? {} : { decidedBy }),
      ...(on === undefined ? {} : { on }),
      ...(ground === undefined || ground.trim() === '' ? {} : { ground: ground.trim() }),
      ...(findings === undefined || findings.length === 0 ? {} : { findings: [...findings] }),
    },
  );
}

/** Entries that speak of locks and change no figure. */
const LOCKING: ReadonlySet<string> = new Set(['freeze', 'adjustment']);

export type FrozenCheck = {
  readonly record: RecordId;
  /** 2026-10, 2026-Q3, 2026-H1, 2026 */
  readonly period: string;
  /** The frozen figures come out of the operations known then, bit for bit. */
  readonly same: boolean;
  /** Late or back-dated entries would change the figures today. */
  readonly wouldDiffer: boolean;
  /** Entries made since, beside the locks themselves and what was decided about differences. */
  readonly later: number;
  readonly schemeChanged: boolean;
  readonly calendarChanged: boolean;
};

/** What a record of a locked period knew; null when it was made by a newer program. */
export function knownOf(frozen: RecordOf<'freeze'>): Known | null {
  const known = knownSchema.safeParse(frozen.known);
  return known.success ? known.data : null;
}

/** True when all operations that were known then are held here: a township's partial copy cannot rebuild the county's figures. */
export function isComplete(then: Ledger, known: Known): boolean {
  return Object.entries(known.sets).every(
    ([scope, set]) => setHash(then, scope === COUNTY_SCOPE ? COUNTY_SCOPE : (scope as RecordId)) === set,
  );
}

/** Rebuilds one frozen period; null when the record was made by a newer program. */
export function checkFrozen(ledger: Ledger, frozen: RecordOf<'freeze'>): FrozenCheck | null {
  const known = knownOf(frozen);
  const period = recordedPeriod(frozen);
  const { hash } = frozen;
  if (known === null || period === null || hash === undefined) return null;
  const month = lockedMonthFigures(frozen);
  const hashOf = (own: Ledger, scores: boolean): string | null => {
    const result = periodResult(own, period, schemeOfRecord(own, frozen.scheme), { scores, month });
    return result === null ? null : hashValue(result);
  };
  const then = ledgerAt(ledger, known);
  const now = countedWith(ledger, period);
  return {
    record: frozen.id,
    period: period.key,
    same: isComplete(then, known) && hashOf(then, lockedScores(frozen) !== null) === hash,
    wouldDiffer: hashOf(ledger, false) !== hashValue(lockedTable(frozen)),
    later: [...ledger.operations.values()].filter(({ id, entity }) => !then.operations.has(id) && !LOCKING.has(entity)).length,
    schemeChanged: known.scheme !== undefined && known.scheme !== now.scheme,
    calendarChanged: known.calendar !== undefined && known.calendar !== now.calendar,
  };
}

/** The lock of a period; of several the last. */
export function frozenFor(ledger: Ledger, key: string): RecordOf<'freeze'> | null {
  return (
    listRecords(ledger, 'freeze')
      .filter((record) => recordedPeriod(record)?.key === key)
      .at(-1) ?? null
  );
}

/** A frozen period by its record id or its key (2026-10, 2026-Q3, 2026). */
export function frozenNamed(ledger: Ledger, name: string): { readonly record: RecordOf<'freeze'>; readonly known: Known } | null {
  const record = listRecords(ledger, 'freeze').find(({ id }) => id === name) ?? frozenFor(ledger, name);
  const known = record === null ? null : knownOf(record);
  return record === null || known === null ? null : { record, known };
}

/** The adopted scheme a command means: by its own id or its record, or by the year the one in force on the day; null when none of them is adopted. */
export function schemeNamed(ledger: Ledger, name: string, day: IsoDay): AdoptedScheme | null {
  const current = schemeInForce(ledger, day);
  const means = ({ scheme, record }: AdoptedScheme): boolean => scheme.id === name || record === name;
  if (current !== null && (name === day.slice(0, 4) || means(current))) return current;
  return adoptedVersions(ledger, Number(day.slice(0, 4))).find(means) ?? null;
}
