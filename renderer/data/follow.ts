/**
 * Following the journal: the window's ledger and its working copy are brought level with the main process, page by page, and proved by the
 * state hash. A copy that is missing, shorter, damaged, newer or of another journal is rebuilt at the start; one whose content is not the journal's
 * is found by the proof, which follows the first page, and rebuilt then (design/reliability.md fault 28).
 */
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Commit, CommitPiece } from '../../shared/ledger/commit';
import type { Ledger } from '../../shared/ledger/fold';
import type { Operation } from '../../shared/ledger/operation';
import { withValues } from '../../shared/ledger/seal';
import { wholeStateHashSteps } from '../../shared/ledger/state-hash';
import type { WorkingCopy } from './database';
import type { LedgerBridge, PieceStart } from './ledger-bridge';
import type { LiveLedger } from './live-ledger';
import { inSlices } from './slices';

/** Operations asked for at a time: unpacking so many takes less than a frame or two. */
const PAGE_OPERATIONS = 500;
/** Other commits may come in while hashes are compared; then it is done once more. */
const COMPARISONS = 5;

export type Follower = {
  /** Number of the last commit the window holds. */
  readonly tip: () => number;
  /** Loads the copy and catches up along the chain of commits; tells how many operations had to come from the journal because the copy had lost them. */
  readonly start: () => Promise<Result<{ readonly restored: number }>>;
  /**
   * Compares the state hash with main's. Where they differ the ledger is rebuilt from the journal, shown at once when it is whole and proved, and the
   * number of its operations told; E_DEFECT when even that differs. Nothing else may change the ledger meanwhile.
   */
  readonly prove: () => Promise<Result<{ readonly restored: number }>>;
  /** Takes in what the journal has more. */
  readonly catchUp: () => Promise<Result<null>>;
  /** Takes in one commit that was just answered. */
  readonly takeCommit: (commit: Commit) => Promise<Result<null>>;
};

export type FollowerParts = {
  readonly bridge: LedgerBridge;
  readonly live: LiveLedger;
  /** null: the ledger runs without a working copy. */
  readonly copy: WorkingCopy | null;
  /** Greatest commit the copy is known to have held, kept outside of the browser; 0 when unknown. */
  readonly copyOnceHeld: number;
  readonly progress: (done: number, total: number) => void;
  /** The window has let go of this ledger: main may have another one open already, by which it must not be judged. */
  readonly ended: () => boolean;
};

/** Puts the values back into operations that the main process has proved, a hundred at a step. */
function* openSteps(commits: readonly CommitPiece[], into: Operation[]): Generator<void, void> {
  for (const { ops, values } of commits) {
    for (const op of ops) {
      into.push(withValues(op, values[op.id] ?? {}));
      if (into.length % 100 === 0) yield;
    }
  }
}

/** True when operations destroy a value that the window still holds, or that comes with them. */
function destroysHeld(operations: readonly Operation[], held: Ledger): boolean {
  const erasing = operations.filter(({ kind }) => kind === 'erase');
  // Hardly ever any: an import of 50,000 rows is not put into a map for nothing.
  if (erasing.length === 0) return false;
  const brought = new Map(operations.map((op) => [op.id, op]));
  return erasing.some(({ over }) =>
    Object.entries(over).some(([field, ids]) =>
      ids.some((id) => Object.hasOwn((held.operations.get(id) ?? brought.get(id))?.fields ?? {}, field)),
    ),
  );
}

export function makeFollower({ bridge, live, copy, copyOnceHeld, progress, ended }: FollowerParts): Follower {
  let tip = 0;
  let head: string | null = null;
  /** Copy writes follow behind, in order; a failing one ends the copy, not the work. */
  let copying: Promise<void> = Promise.resolve();
  let copyFailed = copy === null;

  function follow(operations: readonly Operation[], n: number, hash: string): void {
    if (copy === null || copyFailed) return;
    copying = copying
      .then(() => (copyFailed ? undefined : copy.append(operations, n, hash)))
      .catch(() => {
        copyFailed = true;
      });
  }

  /** Operations of a commit whose last piece has not come yet; nothing of it is shown before. */
  let begun: { readonly n: number; readonly operations: Operation[] } | null = null;

  async function takeIn(pieces: readonly CommitPiece[]): Promise<Result<null>> {
    const ready: Operation[] = [];
    let { n, hash } = { n: tip, hash: head };
    for (const piece of pieces) {
      if (piece.n <= n) continue;
      if (piece.n !== n + 1 || piece.prev !== hash) return fail('E_DEFECT');
      const operations: Operation[] = begun?.n === piece.n ? begun.operations : [];
      await inSlices(openSteps([piece], operations));
      begun = piece.done ? null : { n: piece.n, operations };
      if (!piece.done) continue;
      for (const operation of operations) ready.push(operation);
      n = piece.n;
      hash = piece.hash;
    }
    if (hash === null || n === tip) return ok(null);
    // 彻底销毁: the open chunk of the copy still holds what is destroyed now. The copy ends here; main removes it, the next start fills it anew.
    if (destroysHeld(ready, live.folded())) copyFailed = true;
    await live.take(ready);
    [tip, head] = [n, hash];
    follow(ready, n, hash);
    return ok(null);
  }

  async function catchUp(): Promise<Result<null>> {
    begun = null;
    for (let next: PieceStart | null = { from: tip + 1, skip: 0 }; next !== null;) {
      const page: Awaited<ReturnType<LedgerBridge['pages']>> = await bridge.pages(next, PAGE_OPERATIONS);
      if (!page.ok) return page;
      const taken = await takeIn(page.value.pieces);
      if (!taken.ok) return taken;
      const { total, head: last } = page.value;
      progress(tip, total);
      // As many commits, or more, but not these: the copy is of another journal, or of this one before it was put back to an earlier state.
      if (tip > total || (tip === total && head !== last)) return fail('E_DEFECT');
      next = page.value.pieces.length === 0 ? null : page.value.next;
    }
    return ok(null);
  }

  async function forget(): Promise<void> {
    await copying;
    live.reset();
    [tip, head] = [0, null];
    if (copy === null) return;
    try {
      await copy.clear();
      copyFailed = false;
    } catch {
      copyFailed = true;
    }
  }

  /** True when the copy holds what it says it holds. */
  async function loadCopy(): Promise<boolean> {
    if (copy === null) return true;
    try {
      if (!(await copy.load((operations) => live.take(operations)))) return false;
    } catch {
      return false;
    }
    ({ n: tip, hash: head } = copy.tip());
    return true;
  }

  async function sameState(): Promise<Result<boolean>> {
    for (let time = 0; time < COMPARISONS; time += 1) {
      const theirs = await bridge.hash();
      if (ended()) return fail('E_CANCELLED');
      if (!theirs.ok) return theirs;
      if (theirs.value.commits > tip) {
        const caught = await catchUp();
        if (!caught.ok) return caught;
        continue;
      }
      if (theirs.value.commits < tip) return ok(false);
      const own = await inSlices(wholeStateHashSteps(live.folded()));
      return ended() ? fail('E_CANCELLED') : ok(own === theirs.value.state);
    }
    return fail('E_DEFECT');
  }

  /** Everything anew from the journal; not shown yet. */
  async function refill(): Promise<Result<{ readonly restored: number }>> {
    await forget();
    const caught = await catchUp();
    return caught.ok ? ok({ restored: live.folded().operations.size }) : caught;
  }

  /** The rebuild of a ledger that stands on the screen: nothing of it is seen before it is proved. */
  async function again(): Promise<Result<{ readonly restored: number }>> {
    const filled = await refill();
    if (!filled.ok) return filled;
    const same = await sameState();
    if (!same.ok) return same;
    if (!same.value) return fail('E_DEFECT');
    live.show();
    return filled;
  }

  return {
    tip: () => tip,
    start: async () => {
      const loaded = await loadCopy();
      const held = live.folded().operations.size;
      const lost = copy !== null && tip < copyOnceHeld;
      const caught: Result<null> = loaded ? await catchUp() : fail('E_DEFECT');
      if (caught.ok) return ok({ restored: lost ? live.folded().operations.size - held : 0 });
      // A chain that does not fit the copy's end means another journal: only then is a failure a reason to begin anew.
      if (caught.code !== 'E_DEFECT') return caught;
      const filled = await refill();
      if (filled.ok) live.show();
      return filled;
    },
    prove: async () => {
      const same = await sameState();
      if (!same.ok) return same.code === 'E_DEFECT' ? again() : same;
      return same.value ? ok({ restored: 0 }) : again();
    },
    catchUp,
    takeCommit: async (commit) => (commit.n > tip + 1 ? catchUp() : takeIn([{ ...commit, done: true }])),
  };
}
