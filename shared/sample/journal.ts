/**
 * From batches of drafts to a genuine journal: every operation is completed, sealed and chained exactly as an office's own entries are.
 * Knows nothing of what the batches say.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { makeCommit } from '../ledger/commit';
import type { Commit } from '../ledger/commit';
import { completeDrafts } from '../ledger/complete';
import { applyOperations, emptyLedger } from '../ledger/fold';
import type { Ledger } from '../ledger/fold';
import type { Draft, Operation } from '../ledger/operation';
import type { DeviceId } from '../model/ids';
import { randomFrom } from './random';

/** What one person enters at one device in one go. */
export type Batch = {
  /** Wall clock of the entry, with the county's time zone. */
  readonly at: string;
  readonly device: DeviceId;
  readonly person: string;
  /** Drafts, given the ledger as it stood: an edit must name what it supersedes. */
  readonly drafts: (ledger: Ledger) => Draft[];
};

/** Writes batches in the given order, one commit each; empty ones leave no trace. */
export function writeJournal(batches: readonly Batch[]): Commit[] {
  const salts = randomFrom('salts');
  const ledger = emptyLedger();
  const commits: Commit[] = [];
  for (const batch of batches) {
    const drafts = batch.drafts(ledger);
    if (drafts.length === 0) continue;
    const sealed = completeDrafts(drafts, {
      device: batch.device,
      person: batch.person,
      at: batch.at,
      lamport: ledger.lamport,
      head: (scope) => ledger.versions.get(scope)?.get(batch.device) ?? null,
      salt: () => bytesToHex(salts.bytes(8)),
    });
    const last = commits.at(-1);
    commits.push(makeCommit(commits.length + 1, last?.hash ?? null, sealed));
    applyOperations(
      ledger,
      sealed.map(({ op }, index): Operation => ({ ...op, fields: drafts[index]?.fields ?? {} })),
    );
  }
  return commits;
}
