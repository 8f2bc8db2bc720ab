/**
 * The commit: one line of the journal, on disk whole or not at all. Commits chain by hash within one journal;
 * operations chain by device and scope wherever they travel.
 */
import { z } from 'zod';
import { hashValue } from './canonical';
import { operationValuesSchema, sealedOperationSchema } from './operation';
import type { Operation } from './operation';
import { openOperation } from './seal';
import type { Sealed } from './seal';
import { eachIn, toEnd } from '../steps';
import type { Steps } from '../steps';

const OP_ID = /^[0-9a-f]{64}$/;
const hashSchema = z.string().regex(OP_ID);

export const commitSchema = z.strictObject({
  n: z.int().positive(),
  prev: hashSchema.nullable(),
  ops: z.array(sealedOperationSchema).min(1),
  /** Values by operation id; outside the hash, tied to it by the digests inside the operations. */
  values: z.record(z.string(), operationValuesSchema),
  hash: hashSchema,
});
export type Commit = z.infer<typeof commitSchema>;

/** What surrounds the operations and their values. */
const frameSchema = z.strictObject({ ...commitSchema.shape, ops: z.array(z.unknown()).min(1), values: z.custom<object>(isPlainObject) });

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const READ_PER_STEP = 100;

/** `commitSchema` in steps, for a line that may hold an import of many thousand rows. @returns null when it is no commit */
export function* readCommitSteps(raw: unknown): Steps<Commit | null> {
  const frame = frameSchema.safeParse(raw);
  if (!frame.success) return null;
  const { n, prev, hash } = frame.data;
  const ops: Commit['ops'] = [];
  for (const given of frame.data.ops) {
    const op = sealedOperationSchema.safeParse(given);
    if (!op.success) return null;
    ops.push(op.data);
    if (ops.length % READ_PER_STEP === 0) yield;
  }
  const values: Commit['values'] = {};
  let read = 0;
  for (const [id, given] of Object.entries(frame.data.values)) {
    const own = operationValuesSchema.safeParse(given);
    if (!own.success || !OP_ID.test(id)) return null;
    values[id] = own.data;
    read += 1;
    if (read % READ_PER_STEP === 0) yield;
  }
  return { n, prev, ops, values, hash };
}

/** A commit, or a part of it, on its way to the window; `done` with its last operation. Whoever takes pieces shows nothing of a commit before. */
export const commitPieceSchema = z.strictObject({ ...commitSchema.shape, done: z.boolean() });
export type CommitPiece = z.infer<typeof commitPieceSchema>;

/** Hash of a commit: number, previous hash and sealed operations. */
export function commitHash(commit: Pick<Commit, 'n' | 'prev' | 'ops'>): string {
  return hashValue({ n: commit.n, prev: commit.prev, ops: commit.ops.map((op) => op.id) });
}

const OPERATIONS_PER_STEP = 200;

/** Makes the next commit of a journal from sealed operations, in steps. */
export function* commitSteps(n: number, prev: string | null, sealed: readonly Sealed[]): Steps<Commit> {
  const ops: Commit['ops'] = [];
  const values: Commit['values'] = {};
  yield* eachIn(sealed, OPERATIONS_PER_STEP, ({ op, values: own }) => {
    ops.push(op);
    values[op.id] = own;
  });
  return { n, prev, ops, values, hash: commitHash({ n, prev, ops }) };
}

/** The same in one go. */
export function makeCommit(n: number, prev: string | null, sealed: readonly Sealed[]): Commit {
  return toEnd(commitSteps(n, prev, sealed));
}

/** Characters of a commit's line handed over at a time. */
const PIECE_CHARACTERS = 1 << 16;

/** The JSON of a commit in pieces, together exactly what `JSON.stringify` gives: an import of 50,000 rows is a line of over 100 MB. */
export function* commitText({ n, prev, ops, values, hash }: Commit): Generator<string, void> {
  let piece = `{"n":${n},"prev":${JSON.stringify(prev)},"ops":[`;
  for (const [place, op] of ops.entries()) {
    piece += `${place === 0 ? '' : ','}${JSON.stringify(op)}`;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  piece += '],"values":{';
  let first = true;
  for (const id in values) {
    piece += `${first ? '' : ','}${JSON.stringify(id)}:${JSON.stringify(values[id])}`;
    first = false;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}},"hash":${JSON.stringify(hash)}}`;
}

/** Opening hashes every operation and every value; a step after so many. */
const OPENED_PER_STEP = 100;

/**
 * Opens a commit in steps: the hash fits, every operation's id and values fit. A value may be missing; `checkDestructions` says whether it may.
 * @returns the operations, or null when the commit was changed
 */
export function* openCommitSteps(commit: Commit): Steps<Operation[] | null> {
  if (commitHash(commit) !== commit.hash) return null;
  const ids = new Set<string>(commit.ops.map((op) => op.id));
  if (!Object.keys(commit.values).every((id) => ids.has(id))) return null;
  const opened: Operation[] = [];
  for (const [at, op] of commit.ops.entries()) {
    const operation = openOperation(op, commit.values[op.id] ?? {});
    if (operation === null) return null;
    opened.push(operation);
    if ((at + 1) % OPENED_PER_STEP === 0) yield;
  }
  return opened;
}

/** The same in one go. */
export function openCommit(commit: Commit): Operation[] | null {
  return toEnd(openCommitSteps(commit));
}
