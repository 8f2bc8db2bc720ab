/**
 * The exchange log of one machine: which packages went out and came in. It lies beside the ledger and not in it, because it is a fact about this
 * machine, and two copies of a ledger must be able to become equal. Numbers, gaps and what the other side holds are read from it. Pure.
 */
import { z } from 'zod';
import { PACKAGE_KINDS } from '../contract/exchange';
import { deviceIdSchema, scopeSchema } from '../model/ids';
import type { Scope } from '../model/ids';
import { receiptSchema } from './body';
import { vectorsSchema } from './header';
import type { PackageHeader, Vectors } from './header';

export const logEntrySchema = z.strictObject({
  direction: z.enum(['发出', '收到']),
  kind: z.enum(PACKAGE_KINDS),
  /** The other office. */
  office: scopeSchema,
  officeName: z.string(),
  /** The device that made the package. */
  device: deviceIdSchema,
  period: z.string(),
  number: z.int().positive(),
  /** SHA-256 of the whole file. */
  sha256: z.string(),
  file: z.string(),
  at: z.string(),
  person: z.string(),
  /** What the sender held when it made the package. */
  holds: vectorsSchema,
  operations: z.int().nonnegative(),
  receipt: receiptSchema.optional(),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

function received(log: readonly LogEntry[], office: Scope): LogEntry[] {
  return log.filter((entry) => entry.direction === '收到' && entry.office === office);
}

/** 同步 among the computers of one office counts by itself: it goes to the own office, as 备份 does. */
const sameSeries = (a: LogEntry['kind'], b: LogEntry['kind']): boolean => (a === '同步') === (b === '同步');

/** Number and previous hash of the next package of a kind to an office. */
export function nextNumber(
  log: readonly LogEntry[],
  to: Scope,
  kind: LogEntry['kind'],
): { readonly number: number; readonly previous: string | null } {
  const sent = log.filter((entry) => entry.direction === '发出' && entry.office === to && sameSeries(entry.kind, kind));
  const last = sent.reduce<LogEntry | null>((best, entry) => (best === null || entry.number >= best.number ? entry : best), null);
  return last === null ? { number: 1, previous: null } : { number: last.number + 1, previous: last.sha256 };
}

/**
 * The newest package of an office: what it holds is known by that alone; nothing is concluded from what was sent, since a stick can be lost.
 * An older package that comes late does not count, so that this never speaks of more than the office has now.
 */
function newestOf(log: readonly LogEntry[], office: Scope): LogEntry | null {
  let best: LogEntry | null = null;
  for (const entry of received(log, office)) {
    if (best === null || entry.number > best.number || entry.device !== best.device) best = entry;
  }
  return best;
}

/**
 * What an office is known to hold.
 * @param copied whether a machine was copied (fault 9): its two copies speak under one name, so neither is known to hold anything
 */
export function knownHeld(log: readonly LogEntry[], office: Scope, copied: (device: LogEntry['device']) => boolean): Vectors {
  const best = newestOf(log, office);
  return best === null || copied(best.device) ? {} : best.holds;
}

/** What the log says about a package that has just been opened. */
export type Arrival = {
  /** The same file was taken in before. */
  readonly again: boolean;
  /** A later package of this device was taken in before. */
  readonly late: boolean;
  /** Numbers of earlier packages that never came. */
  readonly missing: readonly number[];
  /** Another file bore the same device and number (fault 9). */
  readonly forked: boolean;
};

const MAX_MISSING = 50;

/** Compares a package with those received before. */
export function judgeArrival(log: readonly LogEntry[], header: Pick<PackageHeader, 'from' | 'number' | 'kind'>, sha256: string): Arrival {
  const before = received(log, header.from.unit).filter(({ kind }) => sameSeries(kind, header.kind));
  const same = before.filter((entry) => entry.device === header.from.device);
  const numbers = new Set(before.map((entry) => entry.number));
  const missing: number[] = [];
  // Each 同步 holds everything that the others were not known to hold: an earlier one that was never seen is no gap.
  const first = header.kind === '同步' ? header.number : 1;
  for (let n = header.number - 1; n >= first && missing.length < MAX_MISSING; n -= 1) if (!numbers.has(n)) missing.unshift(n);
  return {
    again: before.some((entry) => entry.sha256 === sha256),
    late: same.some((entry) => entry.number > header.number),
    missing,
    forked: same.some((entry) => entry.number === header.number && entry.sha256 !== sha256),
  };
}
