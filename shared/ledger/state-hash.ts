/**
 * Hashes by which two copies of a ledger are compared, per scope (design/interfaces.md, Hashes).
 */
import type { Scope } from '../model/ids';
import { hashText, hashValue } from './canonical';
import type { Ledger } from './fold';
import type { RecordState } from './fold-record';

/** SHA-256 of the sorted ids of a scope's operations: do two copies hold the same facts? */
export function setHash(ledger: Ledger, scope: Scope): string {
  const ids = [...ledger.operations.values()].filter((op) => op.scope === scope).map((op) => op.id);
  return hashText(ids.sort().join('\n'));
}

/** Rows a slice hashes before it gives way; a few milliseconds of work. */
const SLICE = 200;

/** Record states never change once folded, so a row is hashed once; after an edit only the changed rows cost anything. */
const rowHashes = new WeakMap<RecordState, string>();

function rowHash(record: RecordState): string {
  const known = rowHashes.get(record);
  if (known !== undefined) return known;
  const hash = hashValue(record);
  rowHashes.set(record, hash);
  return hash;
}

/** SHA-256 of the fold of a scope: do two copies show the same things? */
export function stateHash(ledger: Ledger, scope: Scope): string {
  const rows: string[] = [];
  for (const table of ledger.records.values()) {
    for (const record of table.values()) if (record.scope === scope) rows.push(rowHash(record));
  }
  return hashValue(rows.sort());
}

/** One hash over all scopes held, for comparing main process and window. */
export function wholeStateHash(ledger: Ledger): string {
  const rows = new Map<Scope, string[]>([...ledger.versions.keys()].map((scope) => [scope, []]));
  for (const table of ledger.records.values()) {
    for (const record of table.values()) rows.get(record.scope)?.push(rowHash(record));
  }
  return hashValue([...rows.keys()].sort().map((scope) => [scope, hashValue(rows.get(scope)?.sort() ?? [])]));
}

/**
 * Does the costly part of `wholeStateHash` in slices, for callers that must not hold up a window: run it to its end, giving way at each
 * step, then ask for the hash.
 */
export function* hashRowsInSlices(ledger: Ledger): Generator<void, void> {
  let count = 0;
  for (const table of ledger.records.values()) {
    for (const record of table.values()) {
      rowHash(record);
      count += 1;
      if (count % SLICE === 0) yield;
    }
  }
}
