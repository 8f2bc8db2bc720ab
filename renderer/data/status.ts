/**
 * What main says about the open workspace: office, folder, clock, people, backups. Pushed by main, read by every screen.
 */
import { useSyncExternalStore } from 'react';
import type { WorkspaceStatus } from '../../shared/contract/app';
import type { Failure } from '../../shared/errors';
import { call, listen } from '../bridge';

/** MB of the journal that main has proved, of all; all 0 before it says so. */
type Proved = { readonly done: number; readonly total: number };

export type Standing =
  | { readonly kind: 'starting'; readonly proved: Proved }
  | { readonly kind: 'none'; readonly failure: Failure | null }
  | { readonly kind: 'open'; readonly status: WorkspaceStatus };

let standing: Standing = { kind: 'starting', proved: { done: 0, total: 0 } };
const listeners = new Set<() => void>();

function set(next: Standing): void {
  standing = next;
  for (const listener of listeners) listener();
}

/** Takes over a status that a call answered with. */
export function takeStatus(status: WorkspaceStatus | null): void {
  set(status === null ? { kind: 'none', failure: null } : { kind: 'open', status });
}

/** Asks main once and follows its news; returns the way to stop. */
export function followStatus(): () => void {
  const stopStatus = listen('app:status', takeStatus);
  const stopOpening = listen('app:opening', (proved) => {
    if (standing.kind === 'starting') set({ kind: 'starting', proved });
  });
  void call('app:status', {}).then((answer) => {
    if (answer.ok) takeStatus(answer.value);
    else set({ kind: 'none', failure: answer });
  });
  return () => {
    stopStatus();
    stopOpening();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useStanding(): Standing {
  return useSyncExternalStore(subscribe, () => standing);
}

/** The status of the open workspace; using it on the first-start page is a defect. */
export function useStatus(): WorkspaceStatus {
  const current = useStanding();
  if (current.kind !== 'open') throw new Error('no workspace is open');
  return current.status;
}

/** For handlers outside React; null while no workspace is open. */
export function currentStatus(): WorkspaceStatus | null {
  return standing.kind === 'open' ? standing.status : null;
}
