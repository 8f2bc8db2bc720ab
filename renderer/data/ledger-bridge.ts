/**
 * What the window needs of the main process to hold a ledger: pages of the journal, one commit, the state hash, news of commits.
 * Injected, so that tests need no Electron.
 */
import type { EventData, EventName, Channel, Input, Output } from '../../shared/contract/contract';
import type { Result } from '../../shared/errors';
import type { Commit } from '../../shared/ledger/commit';
import type { Draft } from '../../shared/ledger/operation';

export type JournalPage = { readonly commits: readonly Commit[]; readonly next: number | null; readonly total: number };

export type LedgerBridge = {
  /** Commits from number `from` on, whole, until about `limit` operations are reached. */
  readonly pages: (from: number, limit: number) => Promise<Result<JournalPage>>;
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
    pages: (from, limit) => call('ledger:pages', { from, limit }),
    commit: async (drafts, person) => {
      const answer = await call('ledger:commit', { drafts: [...drafts], person });
      return answer.ok ? { ok: true, value: answer.value.commit } : answer;
    },
    hash: () => call('ledger:hash', {}),
    onChanged: (listener) => listen('ledger:changed', ({ from }) => listener(from)),
  };
}
