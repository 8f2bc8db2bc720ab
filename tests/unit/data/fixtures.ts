/** A main process for the window's data layer: the real journal and store in a temporary folder, behind the bridge's interface. */
import 'fake-indexeddb/auto';
import { wholeStateHash } from '../../../shared/ledger/state-hash';
import { ok } from '../../../shared/errors';
import { openLedgerSession } from '../../../renderer/data/session';
import type { LedgerSession, SessionPorts } from '../../../renderer/data/session';
import type { LedgerBridge } from '../../../renderer/data/ledger-bridge';
import { pieceReader } from '../../../electron/journal/pieces';
import { good, openLedger, tempFolder } from '../journal/fixtures';
import type { OpenLedger } from '../journal/fixtures';

export type Main = OpenLedger & {
  readonly bridge: LedgerBridge;
  /** Commits outside of the window (an import, a package) and tells it, as main does. */
  readonly commitElsewhere: OpenLedger['store']['commitDrafts'];
  /** Waiting time before an answer, to let edits overlap. */
  readonly slow: (ms: number) => void;
};

export async function startMain(folder = tempFolder()): Promise<Main> {
  const opened = good(await openLedger(folder));
  const { store, journal, ledger } = opened;
  const listeners = new Set<(from: number) => void>();
  let delay = 0;
  const tell = (n: number) => {
    for (const listener of listeners) listener(n);
  };
  const commitElsewhere: Main['commitElsewhere'] = async (drafts, person) => {
    const commit = await store.commitDrafts(drafts, person);
    if (commit.ok) tell(commit.value.n);
    return commit;
  };
  const pieces = pieceReader(
    (from, limit) => journal.read(from, limit),
    () => ({ total: journal.head().n, head: journal.head().hash }),
  );
  const bridge: LedgerBridge = {
    pages: async (start, limit) => structuredClone(await pieces(start, limit)),
    commit: async (drafts, person) => {
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      const commit = await commitElsewhere(structuredClone([...drafts]), person);
      return commit.ok ? ok(structuredClone(commit.value)) : commit;
    },
    hash: () => store.inTurn(async () => ok({ state: wholeStateHash(ledger), commits: journal.head().n })),
    onChanged: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  return { ...opened, bridge, commitElsewhere, slow: (ms) => (delay = ms) };
}

let databases = 0;

export function freshDatabaseName(): string {
  databases += 1;
  return `zeren-test-${databases}`;
}

export function sessionPorts(main: Main, ports: Partial<SessionPorts> = {}): SessionPorts {
  return {
    bridge: main.bridge,
    databaseName: null,
    copyOnceHeld: 0,
    readOnly: false,
    person: () => '王芳',
    progress: () => undefined,
    quiet: async () => undefined,
    prepare: async () => undefined,
    ...ports,
  };
}

export async function startWindow(main: Main, ports: Partial<SessionPorts> = {}): Promise<LedgerSession> {
  return good(await openLedgerSession(sessionPorts(main, ports)));
}

/** Window and main hold the same commits and the same state. */
export function sameAsMain(main: Main, session: LedgerSession): boolean {
  const { commits, state } = session.standing();
  return commits === main.journal.head().n && state === wholeStateHash(main.ledger);
}
