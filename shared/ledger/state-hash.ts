/**
 * Hashes by which two copies of a ledger are compared, per scope (design/interfaces.md, Hashes).
 * The costly ones come as steps too, for callers that must not hold up a window; nobody may change the ledger between the steps.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Scope } from '../model/ids';
import { toEnd } from '../steps';
import { hashText, hashValue } from './canonical';
import type { Ledger } from './fold';
import type { RecordState } from './fold-record';

/** Rows hashed in one step; a few milliseconds of work. */
const ROWS_PER_STEP = 100;

/** SHA-256 of the sorted ids of a scope's operations: do two copies hold the same facts? */
export function setHash(ledger: Ledger, scope: Scope): string {
  const ids = [...ledger.operations.values()].filter((op) => op.scope === scope).map((op) => op.id);
  return hashText(ids.sort().join('\n'));
}

/** Record states never change once folded, so a row is hashed once; after an edit only the changed rows cost anything. */
const rowHashes = new WeakMap<RecordState, string>();

function rowHash(record: RecordState): string {
  const known = rowHashes.get(record);
  if (known !== undefined) return known;
  const hash = hashValue(record);
  rowHashes.set(record, hash);
  return hash;
}

/** SHA-256 of hashes in order, one to a line. They are sorted by their first two digits, then within, which is the same order in small steps. */
function* sortedHash(rows: readonly string[]): Generator<void, string> {
  const parts: string[][] = Array.from({ length: 256 }, () => []);
  for (const row of rows) parts[Number.parseInt(row.slice(0, 2), 16)]?.push(row);
  const hash = sha256.create();
  for (const part of parts) {
    for (const row of part.sort()) hash.update(utf8ToBytes(`${row}\n`));
    yield;
  }
  return bytesToHex(hash.digest());
}

function* rowsByScope(ledger: Ledger): Generator<void, Map<Scope, string[]>> {
  const rows = new Map<Scope, string[]>([...ledger.versions.keys()].map((scope) => [scope, []]));
  let count = 0;
  for (const table of ledger.records.values()) {
    for (const record of table.values()) {
      rows.get(record.scope)?.push(rowHash(record));
      count += 1;
      if (count % ROWS_PER_STEP === 0) yield;
    }
  }
  return rows;
}

/** One hash over all scopes held, for comparing main process and window, in steps. */
export function* wholeStateHashSteps(ledger: Ledger): Generator<void, string> {
  const rows = yield* rowsByScope(ledger);
  const hashes: [Scope, string][] = [];
  for (const scope of [...rows.keys()].sort()) hashes.push([scope, yield* sortedHash(rows.get(scope) ?? [])]);
  return hashValue(hashes);
}

/** One hash over all scopes held. */
export function wholeStateHash(ledger: Ledger): string {
  return toEnd(wholeStateHashSteps(ledger));
}

/** SHA-256 of the fold of a scope: do two copies show the same things? */
export function stateHash(ledger: Ledger, scope: Scope): string {
  return toEnd(sortedHash(toEnd(rowsByScope(ledger)).get(scope) ?? []));
}
