/**
 * Version vectors: what a copy of the ledger holds without a gap, and so what another copy still needs.
 * A number with two different operations (a cloned machine) counts as a gap: everything from there on is sent again and again, so that
 * neither branch is lost. Pure; knows no packages.
 */
import type { Operation } from '../ledger/operation';
import type { DeviceId, Scope } from '../model/ids';
import { eachIn, toEnd } from '../steps';
import type { Steps } from '../steps';
import type { Vectors } from './header';

/** What a vector needs to know of an operation. */
export type Place = Pick<Operation, 'id' | 'scope' | 'device' | 'n' | 'prev'>;

/**
 * A number of one device in one scope that stands for two operations (fault 9): both are here, or one is here and another one's successor is.
 * The machine was copied.
 */
export type Fork = { readonly scope: Scope; readonly device: DeviceId; readonly n: number };

/** Operations of one chain by number; more than one under a number is a fork. */
type Chain = Map<number, Place[]>;

type Chains = Map<Scope, Map<DeviceId, Chain>>;

const PLACES_PER_STEP = 500;

function* chainSteps(places: Iterable<Place>): Steps<Chains> {
  const result: Chains = new Map();
  yield* eachIn(places, PLACES_PER_STEP, (place) => {
    const { id, scope, device, n } = place;
    let devices = result.get(scope);
    if (devices === undefined) result.set(scope, (devices = new Map()));
    let chain = devices.get(device);
    if (chain === undefined) devices.set(device, (chain = new Map()));
    const same = chain.get(n);
    if (same === undefined) chain.set(n, [place]);
    else if (!same.some((other) => other.id === id)) same.push(place);
  });
  return result;
}

function isForked(chain: Chain, n: number): boolean {
  const here = chain.get(n);
  if (here === undefined) return false;
  if (here.length > 1) return true;
  return chain.get(n + 1)?.some(({ prev }) => here.every(({ id }) => id !== prev)) === true;
}

function reach(chain: Chain): number {
  let n = 0;
  while (chain.has(n + 1) && !isForked(chain, n + 1)) n += 1;
  return n;
}

/**
 * Vectors of everything held, in steps.
 * @param places operations of the ledger and those kept apart: both are held
 * @param scopes only these; all when absent
 */
export function* vectorSteps(places: Iterable<Place>, scopes?: ReadonlySet<Scope>): Steps<Vectors> {
  const result: Record<string, Record<string, number>> = {};
  for (const [scope, devices] of yield* chainSteps(places)) {
    if (scopes !== undefined && !scopes.has(scope)) continue;
    const own: Record<string, number> = {};
    for (const [device, chain] of devices) {
      const n = reach(chain);
      if (n > 0) own[device] = n;
      yield;
    }
    result[scope] = own;
  }
  return result;
}

/** Whether a copy with these vectors lacks an operation. */
export function lacks(held: Vectors, op: Pick<Place, 'scope' | 'device' | 'n'>): boolean {
  return op.n > (held[op.scope]?.[op.device] ?? 0);
}

/** All forks among the given operations, each once, in steps. */
export function* forkSteps(places: Iterable<Place>): Steps<Fork[]> {
  const forks: Fork[] = [];
  for (const [scope, devices] of yield* chainSteps(places)) {
    for (const [device, chain] of devices) {
      yield* eachIn(chain.keys(), PLACES_PER_STEP, (n) => {
        if (isForked(chain, n)) forks.push({ scope, device, n });
      });
    }
  }
  return forks.sort((a, b) => a.scope.localeCompare(b.scope, 'en') || a.device.localeCompare(b.device, 'en') || a.n - b.n);
}

/** The same in one go. */
export function findForks(places: Iterable<Place>): Fork[] {
  return toEnd(forkSteps(places));
}

/** Forks that show only with what is brought, in steps. Only chains that something is brought to are looked at. */
export function* newForkSteps(held: Iterable<Place>, brought: readonly Place[]): Steps<Fork[]> {
  const chainOf = ({ scope, device }: Pick<Place, 'scope' | 'device'>): string => `${scope} ${device}`;
  const chains = new Set(brought.map(chainOf));
  const own: Place[] = [];
  yield* eachIn(held, PLACES_PER_STEP, (place) => {
    if (chains.has(chainOf(place))) own.push(place);
  });
  const after = yield* forkSteps([...own, ...brought]);
  if (after.length === 0) return [];
  const known = new Set((yield* forkSteps(own)).map((fork) => `${chainOf(fork)} ${fork.n}`));
  return after.filter((fork) => !known.has(`${chainOf(fork)} ${fork.n}`));
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

const STEPS_PER_YIELD = 500;

/**
 * Whether the chains that end at the given places are here to their first entries, in steps. Each is followed by `prev`, so of a copied machine it is the
 * branch of that place that is looked at, and the other branch fills no gap in it.
 * @param find what is held or brought, by id
 */
export function* unbrokenSteps(find: (id: Place['id']) => Place | undefined, ends: Iterable<Place>): Steps<boolean> {
  let walked = 0;
  for (const end of ends) {
    for (let at: Place | undefined = end; at.prev !== null;) {
      at = find(at.prev);
      if (at === undefined) return false;
      walked += 1;
      if (walked % STEPS_PER_YIELD === 0) yield;
    }
  }
  return true;
}
