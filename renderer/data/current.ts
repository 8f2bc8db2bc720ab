/**
 * The ledger session this window has open, if any. The only mutable reference to it; screens use `useLedger` and `commit`.
 */
import { ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { openLedgerSession } from './session';
import type { LedgerSession, SessionPorts } from './session';

let session: LedgerSession | null = null;
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

/** Opens the ledger of the workspace that main has open, in place of the one before. */
export async function startSession(ports: SessionPorts): Promise<Result<LedgerSession>> {
  exchange(null);
  const opened = await openLedgerSession(ports);
  if (!opened.ok) return opened;
  exchange(opened.value);
  return ok(opened.value);
}

/** Lets go of the ledger; screens show an empty one until the next is opened. */
export function endSession(): void {
  exchange(null);
}
