/**
 * Proving a list of commits from outside the journal (a backup, a package of all commits) before anything is made of it.
 */
import { openCommitSteps } from '../../shared/ledger/commit';
import type { Commit } from '../../shared/ledger/commit';
import { checkDestructions } from '../../shared/ledger/destroyed';
import type { Steps } from '../../shared/steps';
import { inSlices } from '../slices';
import type { Visit } from './segments';

function* proveSteps(commits: readonly Commit[], visit: Visit): Steps<number | null> {
  let prev: string | null = null;
  const destructions = checkDestructions();
  for (const [index, commit] of commits.entries()) {
    const operations = commit.n === index + 1 && commit.prev === prev ? yield* openCommitSteps(commit) : null;
    if (operations === null) return index + 1;
    destructions.see(operations, commit.n);
    yield* visit(commit, operations) ?? [];
    prev = commit.hash;
    yield;
  }
  return destructions.unexplained();
}

/**
 * Proves chain, hashes and values of commits 1, 2, 3 …
 * @param visit called for every good commit in order
 * @returns the number of the first bad commit, or null when all hold
 */
export function firstBadCommit(commits: readonly Commit[], visit: Visit): Promise<number | null> {
  return inSlices(proveSteps(commits, visit));
}
