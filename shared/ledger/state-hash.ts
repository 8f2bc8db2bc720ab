/**
 * Hashes by which two copies of a ledger are compared, per scope (design/interfaces.md, Hashes).
 */
import type { Scope } from '../model/ids';
import { hashText, hashValue } from './canonical';
import type { Ledger } from './fold';

/** SHA-256 of the sorted ids of a scope's operations: do two copies hold the same facts? */
export function setHash(ledger: Ledger, scope: Scope): string {
  const ids = [...ledger.operations.values()].filter((op) => op.scope === scope).map((op) => op.id);
  return hashText(ids.sort().join('\n'));
}

/** SHA-256 of the fold of a scope: do two copies show the same things? */
export function stateHash(ledger: Ledger, scope: Scope): string {
  const rows: unknown[] = [];
  for (const table of ledger.records.values()) {
    for (const record of table.values()) if (record.scope === scope) rows.push(record);
  }
  return hashValue(
    rows.map((row) => hashValue(row)).sort(),
  );
}

/** One hash over all scopes held, for comparing main process and window. */
export function wholeStateHash(ledger: Ledger): string {
  return hashValue([...ledger.versions.keys()].sort().map((scope) => [scope, stateHash(ledger, scope)]));
}
