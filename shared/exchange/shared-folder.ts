/**
 * 交换文件夹: several computers of one office give each other what they entered, through a folder that they all see (LAN, or any file-sync product).
 * What lies there is only ever proposed; a person takes it in. Rules of names and of what the others hold; no files here. Pure.
 */
import type { Ledger } from '../ledger/fold';
import type { Scope } from '../model/ids';
import { PACKAGE_EXTENSION } from './file-name';
import { toEnd } from '../steps';
import type { Vectors } from './header';
import type { LogEntry } from './log-entry';
import { vectorSteps } from './vectors';

/** A file that is still being copied or written: names that sync products and browsers give it, and names that hide. */
const UNFINISHED = /^[.~]|\.(?:part|tmp|crdownload|download|filepart|!sync|syncing|bts)$/iu;

/** Whether a name in the folder may be a package. Copies that a sync product made of a conflict are packages too: their content decides, never their name. */
export function mayBePackage(name: string): boolean {
  return name.endsWith(PACKAGE_EXTENSION) && !UNFINISHED.test(name);
}

/**
 * What every other computer of this office is known to hold: of each the newest package, and of those the least. A computer that never wrote is known to
 * hold nothing beside its 开通文件, so it writes once when the folder is set.
 * @returns null when no other computer has written yet: then everything goes
 */
export function heldByAll(log: readonly LogEntry[], office: Scope, own: string): Vectors | null {
  const newest = new Map<string, LogEntry>();
  for (const entry of log) {
    if (entry.direction !== '收到' || entry.office !== office || entry.kind !== '同步' || entry.device === own) continue;
    const known = newest.get(entry.device);
    if (known === undefined || entry.number > known.number) newest.set(entry.device, entry);
  }
  const all = [...newest.values()].map(({ holds }) => holds);
  const [first, ...others] = all;
  if (first === undefined) return null;
  const least: Record<string, Record<string, number>> = {};
  for (const [scope, devices] of Object.entries(first)) {
    const row: Record<string, number> = {};
    for (const [device, n] of Object.entries(devices)) {
      row[device] = Math.min(n, ...others.map((holds) => holds[scope]?.[device] ?? 0));
    }
    least[scope] = row;
  }
  return least;
}

/**
 * Whether this computer holds entries that no 同步 has carried yet, its own or another computer's: then the others wait for it to write. Of a machine that was
 * copied (fault 9) only what stands before the fork counts: what comes after it goes with every 同步, and is never known to be held.
 */
export function hasUnwritten(ledger: Pick<Ledger, 'versions' | 'operations'>, log: readonly LogEntry[], office: Scope): boolean {
  const written = log.filter((entry) => entry.kind === '同步' && entry.office === office);
  const lacking = (scope: string, device: string, n: number): boolean =>
    n > 0 && written.every(({ holds }) => (holds[scope]?.[device] ?? 0) < n);
  const seems = [...ledger.versions].some(([scope, devices]) => [...devices].some(([device, { n }]) => lacking(scope, device, n)));
  if (!seems) return false;
  const sure = toEnd(vectorSteps(ledger.operations.values()));
  return Object.entries(sure).some(([scope, devices]) => Object.entries(devices).some(([device, n]) => lacking(scope, device, n)));
}
