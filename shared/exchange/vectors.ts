/**
 * Version vectors: what a copy of the ledger holds without a gap, and so what another copy still needs.
 * A number with two different operations (a cloned machine) counts as a gap: everything from there on is sent again and again, so that
 * neither branch is lost. Pure; knows no packages.
 */
import type { Ledger } from '../ledger/fold';
import type { Operation } from '../ledger/operation';
import type { DeviceId, OpId, Scope } from '../model/ids';
import type { Vectors } from './header';

/** What a vector needs to know of an operation. */
export type Place = Pick<Operation, 'id' | 'scope' | 'device' | 'n'>;

/** Two operations that claim the same number of one device in one scope: the machine was copied (fault 9). */
export type Fork = { readonly scope: Scope; readonly device: DeviceId; readonly n: number };

type Chains = Map<Scope, Map<DeviceId, Map<number, Set<OpId>>>>;

function chains(places: Iterable<Place>): Chains {
  const result: Chains = new Map();
  for (const { id, scope, device, n } of places) {
    let devices = result.get(scope);
    if (devices === undefined) result.set(scope, (devices = new Map()));
    let numbers = devices.get(device);
    if (numbers === undefined) devices.set(device, (numbers = new Map()));
    const ids = numbers.get(n);
    if (ids === undefined) numbers.set(n, new Set([id]));
    else ids.add(id);
  }
  return result;
}

function reach(numbers: ReadonlyMap<number, ReadonlySet<OpId>>): number {
  let n = 0;
  while (numbers.get(n + 1)?.size === 1) n += 1;
  return n;
}

/**
 * Vectors of everything held.
 * @param apart operations kept apart: held, though not applied
 * @param scopes only these; all when absent
 */
export function heldVectors(ledger: Ledger, apart: Iterable<Place> = [], scopes?: ReadonlySet<Scope>): Vectors {
  const result: Record<string, Record<string, number>> = {};
  for (const [scope, devices] of chains([...ledger.operations.values(), ...apart])) {
    if (scopes !== undefined && !scopes.has(scope)) continue;
    const own: Record<string, number> = {};
    for (const [device, numbers] of devices) {
      const n = reach(numbers);
      if (n > 0) own[device] = n;
    }
    result[scope] = own;
  }
  return result;
}

/** Whether a copy with these vectors lacks an operation. */
export function lacks(held: Vectors, op: Place): boolean {
  return op.n > (held[op.scope]?.[op.device] ?? 0);
}

/** All forks among the given operations, each once. */
export function findForks(places: Iterable<Place>): Fork[] {
  const forks: Fork[] = [];
  for (const [scope, devices] of chains(places)) {
    for (const [device, numbers] of devices) {
      for (const [n, ids] of numbers) if (ids.size > 1) forks.push({ scope, device, n });
    }
  }
  return forks.sort((a, b) => (a.device < b.device ? -1 : a.device > b.device ? 1 : a.n - b.n));
}

/**
 * What a sender may leave out: numbers the receiver holds, but for a device that forked on this side nothing from the fork on,
 * because the receiver's number may mean the other branch.
 */
export function trimmedByForks(held: Vectors, forks: readonly Fork[]): Vectors {
  const result: Record<string, Record<string, number>> = {};
  for (const [scope, devices] of Object.entries(held)) result[scope] = { ...devices };
  for (const { scope, device, n } of forks) {
    const devices = result[scope];
    const known = devices?.[device];
    if (devices !== undefined && known !== undefined && known >= n) devices[device] = n - 1;
  }
  return result;
}
