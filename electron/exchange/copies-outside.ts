/**
 * Which packages that left this machine hold certain operations: after a destruction (彻底销毁) people must find those sticks themselves.
 */
import type { LogEntry } from '../../shared/exchange/log-entry';
import type { Operation } from '../../shared/ledger/operation';

/** One package on a stick, in words for the list of what is still to be found. */
export type CopyOutside = { readonly at: string; readonly kind: string; readonly office: string; readonly file: string };

/** Packages sent that hold one of the operations, newest first. A 备份 names its own office as the receiver. */
export function copiesOutside(log: readonly LogEntry[], operations: readonly Operation[]): CopyOutside[] {
  return log
    .filter(({ direction, holds }) => direction === '发出' && operations.some(({ scope, device, n }) => (holds[scope]?.[device] ?? 0) >= n))
    .map(({ at, kind, officeName, file }) => ({ at: at.slice(0, 10), kind, office: officeName, file }))
    .toReversed();
}
