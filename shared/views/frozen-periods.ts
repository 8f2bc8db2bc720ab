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
import type { RecordOf } from '../model/entities';
import { FIELD_KINDS } from '../model/field-kinds';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';
import { adoptedScheme, monthView } from '../month/month-view';
import type { MonthView } from '../month/month-view';

/** How far each device's chain was known, by scope, and the set of operations that means. */
const knownSchema = z.strictObject({
  vectors: z.record(z.string(), z.record(z.string(), z.int())),
  sets: z.record(z.string(), z.string()),
  asOf: z.string(),
});
export type Known = z.infer<typeof knownSchema>;

/** The figures of a month as plain data: what is frozen and compared. */
export function monthResult(view: MonthView): unknown {
  const rows = view.table.rows.map(({ target, unit, yearTarget, cumulative, completion, gapPoints, rank, tied }) => ({
    target,
    unit,
    yearTarget: yearTarget?.exact ?? null,
    cumulative: cumulative?.exact ?? null,
    completion: completion?.exact ?? null,
    gapPoints: gapPoints?.exact ?? null,
    rank,
    tied,
  }));
  const totals = view.table.totals.map(({ unit, total, rank, tied }) => ({ unit, total: total?.exact ?? null, rank, tied }));
  return { scheme: view.adopted.scheme.id, document: view.adopted.document, rows, totals };
}

/** The ledger as it stood: only the operations that were known then. */
export function ledgerAt(ledger: Ledger, known: Known): Ledger {
  return fold([...ledger.operations.values()].filter(({ scope, device, n }) => n <= (known.vectors[scope]?.[device] ?? 0)));
}

/** The entry that freezes a month, or null while no 办法 is adopted for its year. */
export function freezeDraft(ledger: Ledger, period: string, record: RecordId): Draft | null {
  const view = monthView(ledger, period);
  if (view === null) return null;
  const scopes = [...ledger.versions.keys()];
  const known: Known = {
    vectors: versionVectors(ledger),
    sets: Object.fromEntries(scopes.map((scope) => [scope, setHash(ledger, scope)])),
    asOf: view.table.asOf,
  };
  const result = FIELD_KINDS.json.parse(monthResult(view));
  return createDraft(
    { scope: COUNTY_SCOPE, entity: 'freeze', record },
    { period, scheme: view.adopted.record, known: FIELD_KINDS.json.parse(known), result, hash: hashValue(result) },
  );
}

export type FrozenCheck = {
  readonly record: RecordId;
  readonly period: string;
  /** The frozen figures come out of the operations known then, bit for bit. */
  readonly same: boolean;
  /** Late or back-dated entries would change the figures today. */
  readonly wouldDiffer: boolean;
};

/** Rebuilds one frozen month; null when the record was made by a newer program. */
export function checkFrozen(ledger: Ledger, frozen: RecordOf<'freeze'>): FrozenCheck | null {
  const known = knownSchema.safeParse(frozen.known);
  const { period, hash } = frozen;
  if (!known.success || period === undefined || hash === undefined) return null;
  const hashOf = (own: Ledger): string | null => {
    const view = monthView(own, period);
    return view === null ? null : hashValue(FIELD_KINDS.json.parse(monthResult(view)));
  };
  const then = ledgerAt(ledger, known.data);
  const complete = Object.entries(known.data.sets).every(
    ([scope, set]) => setHash(then, scope === COUNTY_SCOPE ? COUNTY_SCOPE : (scope as RecordId)) === set,
  );
  return { record: frozen.id, period, same: complete && hashOf(then) === hash, wouldDiffer: hashOf(ledger) !== hash };
}

/** A frozen period by its record id or its month; of several for one month the last. */
export function frozenNamed(ledger: Ledger, name: string): { readonly record: RecordOf<'freeze'>; readonly known: Known } | null {
  const found = listRecords(ledger, 'freeze')
    .filter(({ id, period }) => id === name || period === name)
    .at(-1);
  const known = knownSchema.safeParse(found?.known);
  return found === undefined || !known.success ? null : { record: found, known: known.data };
}

/** The adopted scheme a command means: by its own id, its record, or the year; null when none of them is adopted. */
export function schemeNamed(ledger: Ledger, name: string, year: number): ReturnType<typeof adoptedScheme> {
  const adopted = adoptedScheme(ledger, year);
  return adopted !== null && (adopted.scheme.id === name || adopted.record === name || String(year) === name) ? adopted : null;
}
