/**
 * The dated facts of the ledger gathered by project, so that views of ten thousand projects do not search, and kept level with it from edit to edit.
 * Derived, never stored.
 */
import type { EntityName, RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { followedInSteps } from '../ledger/changes';
import type { Changed } from '../ledger/changes';
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';

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

/** A group without one of its records, or with it in its place. A new record stands at the end, as in the ledger. */
function withRecord<T extends { readonly id: RecordId }>(group: readonly T[], id: RecordId, record: T | null): readonly T[] {
  if (record === null) return group.filter((own) => own.id !== id);
  return group.some((own) => own.id === id) ? group.map((own) => (own.id === id ? record : own)) : [...group, record];
}

/**
 * Brings a grouping level with one changed record.
 * @returns false where the order of the ledger is not known without looking at all of it: a record that came back, or moved to another group
 */
function regroup<T>(
  groups: Map<RecordId, readonly T[]>,
  keys: Keys,
  id: RecordId,
  now: RecordId | undefined,
  change: (group: readonly T[]) => readonly T[],
): boolean {
  const was = keys.get(id);
  if (keys.has(id) && now !== undefined && was !== now) return false;
  keys.set(id, now);
  const group = now ?? was;
  if (group !== undefined) groups.set(group, change(groups.get(group) ?? []));
  return true;
}

/** Group of each record ever gathered; undefined for one that was struck out or belongs to none. */
type Keys = Map<RecordId, RecordId | undefined>;

type Kept = LedgerIndex & {
  readonly stages: Map<RecordId, readonly RecordOf<'stageEvent'>[]>;
  readonly funds: Map<RecordId, readonly FundEntry[]>;
  readonly assignments: Map<RecordId, readonly RecordOf<'assignment'>[]>;
  readonly keys: Keys;
  readonly recognitions: Map<RecordId, readonly RecordOf<'recognition'>[]>;
};

type Around = Pick<LedgerIndex, 'units' | 'persons' | 'posts'>;

function aroundOf(ledger: Ledger): Around {
  return {
    units: byId(listRecords(ledger, 'unit')),
    persons: byId(listRecords(ledger, 'person')),
    posts: groupBy(listRecords(ledger, 'post'), ({ person }) => person),
  };
}

function* gather(ledger: Ledger): Generator<void, Kept> {
  const recognitions = listRecords(ledger, 'recognition');
  yield;
  const entries = fundEntries(ledger, listRecords(ledger, 'moneyEntry'), recognitions);
  yield;
  const keys: Keys = new Map();
  for (const [entity, field] of Object.entries(GROUPED))
    for (const { id, struck, fields } of ledger.records.get(entity)?.values() ?? [])
      keys.set(id, struck === undefined ? ((fields[field]?.value ?? undefined) as RecordId | undefined) : undefined);
  yield;
  const stages = groupBy(listRecords(ledger, 'stageEvent'), ({ project }) => project);
  yield;
  const assignments = groupBy(listRecords(ledger, 'assignment'), ({ project }) => project);
  yield;
  return {
    ledger,
    stages,
    funds: groupBy(entries, ({ record }) => record.project),
    assignments,
    ...aroundOf(ledger),
    keys,
    recognitions: groupBy(recognitions, ({ entry }) => entry),
  };
}

/** Whose the grouped records are. */
const GROUPED = { stageEvent: 'project', assignment: 'project', moneyEntry: 'project', recognition: 'entry' } as const;

/** The record as it stands, null when it was struck out or withdrawn. */
function standing<E extends EntityName>(ledger: Ledger, entity: E, id: RecordId): RecordOf<E> | null {
  const record = getRecord(ledger, entity, id);
  return record === null || record.struck !== undefined ? null : record;
}

/** The entry of money anew, with what is recognised of it now. */
function refund(held: Kept, ledger: Ledger, id: RecordId): boolean {
  const record = standing(ledger, 'moneyEntry', id);
  const entry = record === null ? null : (fundEntries(ledger, [record], [...(held.recognitions.get(id) ?? [])])[0] ?? null);
  return regroup(held.funds, held.keys, id, record?.project, (group) => {
    if (entry === null) return group.filter((own) => own.record.id !== id);
    return group.some((own) => own.record.id === id) ? group.map((own) => (own.record.id === id ? entry : own)) : [...group, entry];
  });
}

function followOne(held: Kept, ledger: Ledger, { id, entity }: Changed): boolean {
  switch (entity) {
    case 'stageEvent': {
      const record = standing(ledger, entity, id);
      return regroup(held.stages, held.keys, id, record?.project, (group) => withRecord(group, id, record));
    }
    case 'assignment': {
      const record = standing(ledger, entity, id);
      return regroup(held.assignments, held.keys, id, record?.project, (group) => withRecord(group, id, record));
    }
    case 'moneyEntry':
      return refund(held, ledger, id);
    case 'recognition': {
      const record = standing(ledger, entity, id);
      const entry = record?.entry ?? held.keys.get(id);
      if (!regroup(held.recognitions, held.keys, id, record?.entry, (group) => withRecord(group, id, record))) return false;
      return entry === undefined || refund(held, ledger, entry);
    }
    default:
      return true;
  }
}

const AROUND: ReadonlySet<EntityName> = new Set<EntityName>(['unit', 'person', 'post']);

const followed = followedInSteps<Kept>(gather, (held, ledger, changed) => {
  const around = changed.some(({ entity }) => AROUND.has(entity)) ? aroundOf(ledger) : {};
  return changed.every((one) => followOne(held, ledger, one)) ? { ...held, ...around, ledger } : null;
});

/**
 * Gathers what views need. Gathered once for a ledger; after an edit only what it touched is gathered again. The same state gives the same index, another
 * one another.
 */
export const indexLedger: (ledger: Ledger) => LedgerIndex = followed.at;

/** Gathers it beforehand, part by part, where nobody must wait for all of it. */
export const indexSteps: (ledger: Ledger) => Generator<void, void> = followed.steps;
