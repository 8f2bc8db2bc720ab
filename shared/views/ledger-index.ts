/**
 * The dated facts of the ledger gathered by project in one pass, so that views of ten thousand projects do not search. Derived, never kept.
 */
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';

export type FundEntry = {
  readonly record: RecordOf<'moneyEntry'>;
  /** What the county recognised, or null while it has not (待核定). */
  readonly recognition: RecordOf<'recognition'> | null;
  /** Order of entry: of two statements for one month the later one holds. */
  readonly lamport: number;
};

export type LedgerIndex = {
  readonly ledger: Ledger;
  readonly stages: ReadonlyMap<RecordId, readonly RecordOf<'stageEvent'>[]>;
  readonly funds: ReadonlyMap<RecordId, readonly FundEntry[]>;
  readonly assignments: ReadonlyMap<RecordId, readonly RecordOf<'assignment'>[]>;
  readonly units: ReadonlyMap<RecordId, RecordOf<'unit'>>;
  readonly persons: ReadonlyMap<RecordId, RecordOf<'person'>>;
  readonly posts: ReadonlyMap<RecordId, readonly RecordOf<'post'>[]>;
};

/** Records under the value of one of their references; those without it are left out. */
function groupBy<T>(records: readonly T[], key: (record: T) => RecordId | undefined): Map<RecordId, T[]> {
  const groups = new Map<RecordId, T[]>();
  for (const record of records) {
    const id = key(record);
    if (id === undefined) continue;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [record]);
    else group.push(record);
  }
  return groups;
}

function byId<T extends { readonly id: RecordId }>(records: readonly T[]): Map<RecordId, T> {
  return new Map(records.map((record) => [record.id, record]));
}

/** Place of a record in the order of entry. */
function lamportOf(ledger: Ledger, entity: 'moneyEntry' | 'recognition', id: RecordId): number {
  const madeBy = ledger.records.get(entity)?.get(id)?.madeBy;
  return madeBy === undefined ? 0 : (ledger.operations.get(madeBy)?.lamport ?? 0);
}

/** Latest recognition of each money entry. */
function latestOf(ledger: Ledger, records: readonly RecordOf<'recognition'>[]): Map<RecordId, RecordOf<'recognition'>> {
  const latest = new Map<RecordId, { readonly record: RecordOf<'recognition'>; readonly lamport: number }>();
  for (const record of records) {
    if (record.entry === undefined) continue;
    const lamport = lamportOf(ledger, 'recognition', record.id);
    const known = latest.get(record.entry);
    if (known === undefined || known.lamport < lamport || (known.lamport === lamport && known.record.id < record.id)) {
      latest.set(record.entry, { record, lamport });
    }
  }
  return new Map([...latest].map(([entry, { record }]) => [entry, record]));
}

/** Money entries with what of these recognitions holds for them. */
export function fundEntries(
  ledger: Ledger,
  records: readonly RecordOf<'moneyEntry'>[],
  recognitions: readonly RecordOf<'recognition'>[],
): FundEntry[] {
  const recognised = latestOf(ledger, recognitions);
  return records.map((record) => ({
    record,
    recognition: recognised.get(record.id) ?? null,
    lamport: lamportOf(ledger, 'moneyEntry', record.id),
  }));
}

/** Gathers what views need. */
export function indexLedger(ledger: Ledger): LedgerIndex {
  const entries = fundEntries(ledger, listRecords(ledger, 'moneyEntry'), listRecords(ledger, 'recognition'));
  return {
    ledger,
    stages: groupBy(listRecords(ledger, 'stageEvent'), ({ project }) => project),
    funds: groupBy(entries, ({ record }) => record.project),
    assignments: groupBy(listRecords(ledger, 'assignment'), ({ project }) => project),
    units: byId(listRecords(ledger, 'unit')),
    persons: byId(listRecords(ledger, 'person')),
    posts: groupBy(listRecords(ledger, 'post'), ({ person }) => person),
  };
}
