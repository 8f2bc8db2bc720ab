/**
 * Reading the journal's files as a chain of commits: which lines are good, where the first bad one is, and whether a bad end is a torn tail
 * (design/interfaces.md, Journal and workspace; faults 29, 30 and 64 of design/reliability.md). Writes nothing.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { commitHash, openCommitSteps, readCommitSteps } from '../../shared/ledger/commit';
import type { Commit } from '../../shared/ledger/commit';
import { checkDestructions } from '../../shared/ledger/destroyed';
import type { Operation } from '../../shared/ledger/operation';
import { toEnd } from '../../shared/steps';
import type { Steps } from '../../shared/steps';
import { inSlices } from '../slices';
import type { Files } from './files';
import { isMissing } from './files';
import { readWhole } from './safe-write';

const NEWLINE = 10;

export const durableSchema = z.strictObject({
  segment: z.string(),
  /** Bytes of that segment known to be on the medium. */
  length: z.int().nonnegative(),
  n: z.int().nonnegative(),
  hash: z.string().nullable(),
});
/** What was known to be durable when the mark was last written; it may lag behind the truth, never run ahead. */
export type Durable = z.infer<typeof durableSchema>;

/** Place of one commit: `index[n - 1]` of a journal. */
export type Place = { readonly segment: number; readonly offset: number; readonly length: number };

export type Break = {
  readonly segment: string;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Number the commit there should have. */
  readonly n: number;
};

export type Scan = {
  readonly segments: readonly string[];
  readonly places: readonly Place[];
  /** Hash of the last good commit, null in an empty journal. */
  readonly head: string | null;
  /** Good bytes of the last segment. */
  readonly length: number;
  /** Bytes behind the last good commit of the last segment that nothing acknowledged vouches for. */
  readonly torn: Uint8Array | null;
  /** First bad record, when the journal is broken. */
  readonly broken: Break | null;
};

export function segmentName(number: number): string {
  return `${String(number).padStart(5, '0')}.jsonl`;
}

/** The durable mark, or null when it is missing or unreadable. */
export async function readDurable(files: Files, folder: string): Promise<Durable | null> {
  try {
    const parsed = durableSchema.safeParse(parseLine(await readWhole(files, join(folder, 'durable'))));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function parseLine(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
  } catch {
    return null;
  }
}

/** One line as a commit whose own hash holds, wherever in the chain it stands. */
export function readCommitLine(line: Uint8Array): Commit | null {
  return toEnd(readCommitSteps(parseLine(line)));
}

/** One line without its end was never acknowledged, even when only the end is missing. */
function anyCommitIn(bytes: Uint8Array): boolean {
  if (!bytes.includes(NEWLINE)) return false;
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(NEWLINE, at);
    const end = found < 0 ? bytes.length : found;
    const commit = readCommitLine(bytes.subarray(at, end));
    if (commit !== null && commitHash(commit) === commit.hash) return true;
    at = end + 1;
  }
  return false;
}

/** Called for every good commit in order; what it does with a long one it does in steps, or gives null. */
export type Visit = (commit: Commit, operations: readonly Operation[]) => Steps<unknown> | null;

/** Nothing to be done with them. */
export const passBy: Visit = () => null;

/** Told how many bytes of the journal are proved, of all. */
export type Proved = (done: number, total: number) => void;

type Chain = { n: number; hash: string | null };

/** Reads the good lines of one segment from its start, one or a part of a long one at a step; stops at the first bad one and gives its place. */
function* scanSteps(bytes: Uint8Array, segment: number, chain: Chain, places: Place[], visit: Visit): Generator<void, number> {
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(NEWLINE, at);
    if (end < 0) return at;
    const commit = yield* readCommitSteps(parseLine(bytes.subarray(at, end)));
    if (commit === null || commit.n !== chain.n + 1 || commit.prev !== chain.hash) return at;
    const operations = yield* openCommitSteps(commit);
    if (operations === null) return at;
    places.push({ segment, offset: at, length: end - at });
    chain.n = commit.n;
    chain.hash = commit.hash;
    yield* visit(commit, operations) ?? [];
    at = end + 1;
    yield;
  }
  return at;
}

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < offset; at = bytes.indexOf(NEWLINE, at + 1)) line += 1;
  return line;
}

/**
 * Reads and proves the whole journal. A bad end is a torn tail only behind the durable length and when no good commit follows it;
 * anything else is a break, which is named and not guessed about. Gives way to the event loop in between, so that a window can show how far it is.
 */
export async function scanJournal(files: Files, folder: string, visit: Visit, proved?: Proved): Promise<Scan> {
  const durable = await readDurable(files, folder);
  const segments = (await files.list(folder)).filter((name) => /^\d{5}\.jsonl$/.test(name));
  const places: Place[] = [];
  const chain: Chain = { n: 0, hash: null };
  const hashAt = new Map<number, string>();
  const destructions = checkDestructions();
  const remember: Visit = function* (commit, operations) {
    destructions.see(operations, commit.n);
    if (commit.n === durable?.n) hashAt.set(commit.n, commit.hash);
    yield* visit(commit, operations) ?? [];
  };
  const result = (length: number, torn: Uint8Array | null, broken: Break | null): Scan => ({
    segments,
    places,
    head: chain.hash,
    length,
    torn,
    broken: broken ?? cutOut(destructions.unexplained(), segments, places),
  });
  let length = 0;
  let done = 0;
  const total = proved === undefined ? 0 : await bytesOf(files, folder, segments);
  for (const [number, name] of segments.entries()) {
    const here = (line: number): Break => ({ segment: name, line, n: chain.n + 1 });
    if (name !== segmentName(number + 1)) return result(length, null, here(1));
    const bytes = await readWhole(files, join(folder, name));
    length = await inSlices(scanSteps(bytes, number, chain, places, remember));
    done += length;
    proved?.(done, total);
    if (length === bytes.length) continue;
    const last = number === segments.length - 1;
    const vouched = durable !== null && durable.segment === name && length < durable.length;
    if (!last || vouched || anyCommitIn(bytes.subarray(length))) return result(length, null, here(lineOf(bytes, length)));
    return missingEnd(result(length, bytes.slice(length), null), durable, hashAt);
  }
  return missingEnd(result(length, null, null), durable, hashAt);
}

async function bytesOf(files: Files, folder: string, segments: readonly string[]): Promise<number> {
  let total = 0;
  for (const name of segments) total += (await files.size(join(folder, name))) ?? 0;
  return total;
}

/** A commit whose value was cut out although nobody destroyed it by the rules. */
function cutOut(n: number | null, segments: readonly string[], places: readonly Place[]): Break | null {
  const place = n === null ? undefined : places[n - 1];
  if (n === null || place === undefined) return null;
  const line = places.slice(0, n).filter((other) => other.segment === place.segment).length;
  return { segment: segments[place.segment] ?? segmentName(1), line, n };
}

/** A journal shorter than the durable mark, or with another commit in its place, lost or changed acknowledged entries. */
function missingEnd(scan: Scan, durable: Durable | null, hashAt: ReadonlyMap<number, string>): Scan {
  if (scan.broken !== null || durable === null || durable.n === 0 || hashAt.get(durable.n) === durable.hash) return scan;
  const n = Math.min(durable.n, scan.places.length + 1);
  return { ...scan, torn: null, broken: { segment: durable.segment, line: scan.places.length + 1, n } };
}
