/**
 * Reading records as plain typed values. Everything that computes or shows something starts here, not at raw field states.
 */
import type { EntityName, FieldName, RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import type { Ledger } from './fold';
import type { RecordState } from './fold-record';

const cache = new WeakMap<RecordState, unknown>();

/** A record state as plain values. The same state gives the same object, so that views can compare by identity. */
export function toRecord<E extends EntityName>(state: RecordState): RecordOf<E> {
  const known = cache.get(state);
  if (known !== undefined) return known as RecordOf<E>;
  const record: Record<string, unknown> = { id: state.id, scope: state.scope };
  const clashes: string[] = [];
  for (const [field, { value, clash }] of Object.entries(state.fields)) {
    if (value !== null) record[field] = value;
    if (clash !== undefined) clashes.push(field);
  }
  if (state.struck !== undefined) record['struck'] = state.struck;
  if (clashes.length > 0) record['clashes'] = clashes;
  cache.set(state, record);
  return record as RecordOf<E>;
}

/** The records of an entity that were not struck out, one after the other, in the order they were first folded. */
export function* eachRecord<E extends EntityName>(ledger: Ledger, entity: E): Generator<RecordOf<E>, void> {
  for (const state of ledger.records.get(entity)?.values() ?? []) {
    if (state.struck === undefined) yield toRecord<E>(state);
  }
}

/** All of them. */
export function listRecords<E extends EntityName>(ledger: Ledger, entity: E): RecordOf<E>[] {
  return [...eachRecord(ledger, entity)];
}

/** One record, struck out or not, or null. */
export function getRecord<E extends EntityName>(ledger: Ledger, entity: E, id: RecordId): RecordOf<E> | null {
  const state = ledger.records.get(entity)?.get(id);
  return state === undefined ? null : toRecord<E>(state);
}

/** The operations an edit of these fields supersedes: what `over` of the draft must name. */
export function seenHeads<E extends EntityName>(
  ledger: Ledger,
  entity: E,
  id: RecordId,
  fields: readonly FieldName<E>[],
): Record<string, string[]> {
  const state = ledger.records.get(entity)?.get(id);
  const over: Record<string, string[]> = {};
  for (const field of fields) {
    const heads = state?.fields[field]?.heads ?? [];
    if (heads.length > 0) over[field] = [...heads];
  }
  return over;
}
