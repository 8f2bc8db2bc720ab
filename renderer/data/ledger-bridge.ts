/**
 * What the window needs of the main process to hold a ledger: pages of the journal, one commit, the state hash, news of commits.
 * Injected, so that tests need no Electron.
 */
import type { EventData, EventName, Channel, Input, Output } from '../../shared/contract/contract';
import type { Result } from '../../shared/errors';
import type { Commit, CommitPiece } from '../../shared/ledger/commit';
import type { Draft } from '../../shared/ledger/operation';

/** Where a page begins: commit number, and how many of its operations are there already. */
export type PieceStart = { readonly from: number; readonly skip: number };
export type JournalPage = {
  readonly pieces: readonly CommitPiece[];
  readonly next: PieceStart | null;
  /** Number and hash of the last commit in the journal. */
  readonly total: number;
  readonly head: string | null;
};

export type LedgerBridge = {
  /** Commits from a place on, in pieces of at most `limit` operations together. */
  readonly pages: (start: PieceStart, limit: number) => Promise<Result<JournalPage>>;
  /** Resolves when the commit is on disk. */
  readonly commit: (drafts: readonly Draft[], person: string) => Promise<Result<Commit>>;
  readonly hash: () => Promise<Result<{ readonly state: string; readonly commits: number }>>;
  /** Tells the number of a commit that was stored, by whomever; returns the way to stop. */
  readonly onChanged: (listener: (from: number) => void) => () => void;
};

/** The typed client of the preload (`renderer/bridge.ts`). */
export type BridgeClient = {
  readonly call: <C extends Channel>(channel: C, input: Input<C>) => Promise<Result<Output<C>>>;
  readonly listen: <E extends EventName>(event: E, listener: (data: EventData<E>) => void) => () => void;
};

/** The ledger's part of the bridge. */
export function ledgerBridgeOver({ call, listen }: BridgeClient): LedgerBridge {
  return {
    pages: (start, limit) => call('ledger:pages', { ...start, limit }),
    commit: async (drafts, person) => {
      const answer = await call('ledger:commit', { drafts: [...drafts], person });
      return answer.ok ? { ok: true, value: answer.value.commit } : answer;
    },
    hash: () => call('ledger:hash', {}),
    onChanged: (listener) => listen('ledger:changed', ({ from }) => listener(from)),
  };
}
