/**
 * What main says about the open workspace: office, folder, clock, people, backups. Pushed by main, read by every screen.
 */
import { useSyncExternalStore } from 'react';
import type { WorkspaceStatus } from '../../shared/contract/app';
import type { Failure } from '../../shared/errors';
import { call, listen } from '../bridge';

export type Standing =
  | { readonly kind: 'starting' }
  | { readonly kind: 'none'; readonly failure: Failure | null }
  | { readonly kind: 'open'; readonly status: WorkspaceStatus };

let standing: Standing = { kind: 'starting' };
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
  const stop = listen('app:status', takeStatus);
  void call('app:status', {}).then((answer) => {
    if (answer.ok) takeStatus(answer.value);
    else set({ kind: 'none', failure: answer });
  });
  return stop;
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
