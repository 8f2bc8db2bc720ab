/**
 * Proving a list of commits from outside the journal (a backup, a package of all commits) before anything is made of it.
 */
import { setImmediate as giveWay } from 'node:timers/promises';
import { openCommit } from '../../shared/ledger/commit';
import type { Commit } from '../../shared/ledger/commit';
import { checkDestructions } from '../../shared/ledger/destroyed';
import type { Operation } from '../../shared/ledger/operation';

/** Operations after which the event loop gets its turn. */
const SLICE = 500;

/**
 * Proves chain, hashes and values of commits 1, 2, 3 …
 * @param visit called for every good commit in order
 * @returns the number of the first bad commit, or null when all hold
 */
export async function firstBadCommit(
  commits: readonly Commit[],
  visit: (commit: Commit, operations: readonly Operation[]) => void,
): Promise<number | null> {
  let prev: string | null = null;
  let since = 0;
  const destructions = checkDestructions();
  for (const [index, commit] of commits.entries()) {
    const operations = commit.n === index + 1 && commit.prev === prev ? openCommit(commit) : null;
    if (operations === null) return index + 1;
    destructions.see(operations, commit.n);
    visit(commit, operations);
    prev = commit.hash;
    since += operations.length;
    if (since >= SLICE) {
      since = 0;
      await giveWay();
    }
  }
  return destructions.unexplained();
}
