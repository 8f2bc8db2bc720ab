/**
 * The ledger session this window has open, if any. The only mutable reference to it; screens use `useLedger` and `commit`.
 */
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { openLedgerSession } from './session';
import type { LedgerSession, SessionPorts } from './session';

let session: LedgerSession | null = null;
/** Counts wishes, so that an opening that was overtaken by another wish is let go. */
let wish = 0;
/** Openings wait for each other: two must never write one working copy. */
let opening: Promise<unknown> = Promise.resolve();
const listeners = new Set<() => void>();

function exchange(next: LedgerSession | null): void {
  session?.close();
  session = next;
  for (const listener of listeners) listener();
}

export function currentSession(): LedgerSession | null {
  return session;
}

/** Called when another session was opened or the session was closed; returns the way to stop. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/**
 * Opens the ledger of the workspace that main has open, in place of the one before.
 * @returns E_CANCELLED when another session was asked for, or this one ended, before it was open
 */
export function startSession(ports: SessionPorts): Promise<Result<LedgerSession>> {
  wish += 1;
  const own = wish;
  const turn = opening.then(async () => {
    if (own !== wish) return fail('E_CANCELLED');
    exchange(null);
    const opened = await openLedgerSession(ports);
    if (!opened.ok) return opened;
    if (own !== wish) {
      opened.value.close();
      return fail('E_CANCELLED');
    }
    exchange(opened.value);
    return ok(opened.value);
  });
  opening = turn.catch(() => undefined);
  return turn;
}

/** Lets go of the ledger; screens show an empty one until the next is opened. */
export function endSession(): void {
  wish += 1;
  exchange(null);
}
