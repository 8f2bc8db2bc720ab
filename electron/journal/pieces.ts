/**
 * The journal handed to a window in pieces of bounded size: a commit of an import may hold 100,000 operations, and one message of them would hold
 * up both processes (design/performance.md goal 3). Knows commits, not what they mean.
 */
import { ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Commit, CommitPiece } from '../../shared/ledger/commit';

/** Whole commits from number `from` on, until at least `operations` operations are reached. */
export type ReadCommits = (from: number, operations: number) => Promise<Result<readonly Commit[]>>;

/** Where the next page begins: commit number, and how many of its operations are there already. */
export type PieceStart = { readonly from: number; readonly skip: number };

export type PiecePage = { readonly pieces: readonly CommitPiece[]; readonly next: PieceStart | null } & Head;

/** Number and hash of the last commit. */
type Head = { readonly total: number; readonly head: string | null };

function piece(commit: Commit, skip: number, room: number): CommitPiece {
  const ops = commit.ops.slice(skip, skip + room);
  const values = Object.fromEntries(ops.flatMap(({ id }) => (commit.values[id] === undefined ? [] : [[id, commit.values[id]]])));
  return { n: commit.n, prev: commit.prev, hash: commit.hash, ops, values, done: skip + ops.length >= commit.ops.length };
}

/** Pages of at most `limit` operations. The commit that is being handed over stays in memory, so that it is read and parsed once. */
export function pieceReader(read: ReadCommits, head: () => Head): (start: PieceStart, limit: number) => Promise<Result<PiecePage>> {
  let held: Commit | null = null;

  async function commitsFrom(from: number, limit: number): Promise<Result<readonly Commit[]>> {
    if (held?.n === from) return ok([held]);
    held = null;
    return read(from, limit);
  }

  return async ({ from, skip }, limit) => {
    const found = await commitsFrom(from, limit);
    if (!found.ok) return found;
    const pieces: CommitPiece[] = [];
    let room = limit;
    let next: PieceStart | null = null;
    for (const commit of found.value) {
      const begun = commit.n === from ? skip : 0;
      const one = piece(commit, begun, room);
      pieces.push(one);
      room -= one.ops.length;
      held = one.done ? null : commit;
      next = one.done ? { from: commit.n + 1, skip: 0 } : { from: commit.n, skip: begun + one.ops.length };
      if (room <= 0) break;
    }
    const end = head();
    return ok({ pieces, next: next === null || next.from > end.total ? null : next, ...end });
  };
}
