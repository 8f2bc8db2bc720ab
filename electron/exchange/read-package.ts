/**
 * From the bytes of a package to its content, proved: signature, sizes, hashes, form, and every operation's id and values.
 * Does not judge whether the content may be taken; gives the event loop its turn while it works.
 */
import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { kitSchema, noteSchema, parseJson, readOperationLine, receiptSchema, restoreSchema } from '../../shared/exchange/body';
import type { Kit, Note, Receipt, Restore } from '../../shared/exchange/body';
import type { PackageHeader } from '../../shared/exchange/header';
import { commitSchema } from '../../shared/ledger/commit';
import type { Commit } from '../../shared/ledger/commit';
import { proveSealed } from '../../shared/ledger/seal';
import type { ProvedOperation } from '../../shared/ledger/seal';
import { whileWanted } from '../../shared/steps';
import type { Steps } from '../../shared/steps';
import { inSlices } from '../slices';
import { openBody } from './container';
import type { Part, SignedPackage } from './container';

/** Commits of a backup read before windows are answered. */
const SLICE = 100;
/** Operations between two words about how far it has come. */
const TOLD_EVERY = 100;
const LINE_BREAK = 0x0a;

export type Content = {
  readonly header: PackageHeader;
  readonly operations: readonly ProvedOperation[];
  readonly commits: readonly Commit[];
  readonly attachments: readonly Uint8Array[];
  readonly kit: Kit | null;
  readonly receipt: Receipt | null;
  readonly note: Note | null;
  readonly restore: Restore | null;
};

function* linesOf(bytes: Uint8Array): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < buffer.length;) {
    const found = buffer.indexOf(LINE_BREAK, at);
    const end = found < 0 ? buffer.length : found;
    if (end > at) yield buffer.toString('utf8', at, end);
    at = end + 1;
  }
}

/** Whoever waits for long work on a package: whether it is still wanted, and how far it has come (`total` 0 when nobody knows). */
export type Waiting = { readonly going?: () => boolean; readonly told?: (phase: string, done: number, total: number) => void };

/** Reads and proves one operation after the other. */
function* operationSteps(part: Part, into: ProvedOperation[], told: Waiting['told']): Steps<Result<null>> {
  for (const line of linesOf(part.bytes)) {
    const sealed = readOperationLine(line);
    if (sealed === null) return fail('E_CONTENT');
    const one = proveSealed(sealed);
    if (one === null) return fail('E_HASH', sealed.op.id.slice(0, 8));
    into.push(one);
    if (into.length % TOLD_EVERY === 0) told?.('核验每条记录', into.length, 0);
    yield;
  }
  return ok(null);
}

async function readOperations(part: Part, into: ProvedOperation[], { going, told }: Waiting): Promise<Result<null>> {
  const read = await inSlices(whileWanted(operationSteps(part, into, told), () => going?.() !== false));
  return read ?? fail('E_CANCELLED');
}

async function readCommits(part: Part, into: Commit[]): Promise<Result<null>> {
  for (const line of linesOf(part.bytes)) {
    const commit = commitSchema.safeParse(parseJson(line));
    if (!commit.success) return fail('E_CONTENT');
    into.push(commit.data);
    if (into.length % SLICE === 0) await setImmediate();
  }
  return ok(null);
}

function readOne<T>(parts: readonly Part[], role: Part['role'], schema: z.ZodType<T>): Result<T | null> {
  const part = parts.find((one) => one.role === role);
  if (part === undefined) return ok(null);
  const parsed = schema.safeParse(parseJson(Buffer.from(part.bytes).toString('utf8')));
  return parsed.success ? ok(parsed.data) : fail('E_CONTENT');
}

/**
 * Opens the body of a package whose signature holds.
 * @returns E_CANCELLED when nobody waits any more, E_HASH when anything does not fit its hash, E_CONTENT when a part has a form this program does not know, or a passphrase failure
 */
export async function readContent(signed: SignedPackage, passphrase?: string, waiting: Waiting = {}): Promise<Result<Content>> {
  const parts = await openBody(signed, passphrase);
  if (!parts.ok) return parts;
  const operations: ProvedOperation[] = [];
  const commits: Commit[] = [];
  for (const part of parts.value) {
    const read =
      part.role === 'operations'
        ? await readOperations(part, operations, waiting)
        : part.role === 'commits'
          ? await readCommits(part, commits)
          : ok(null);
    if (!read.ok) return read;
  }
  const kit = readOne(parts.value, 'kit', kitSchema);
  if (!kit.ok) return kit;
  const receipt = readOne(parts.value, 'receipt', receiptSchema);
  if (!receipt.ok) return receipt;
  const note = readOne(parts.value, 'note', noteSchema);
  if (!note.ok) return note;
  const restore = readOne(parts.value, 'restore', restoreSchema);
  if (!restore.ok) return restore;
  return ok({
    header: signed.header,
    operations,
    commits,
    attachments: parts.value.filter((part) => part.role === 'attachment').map((part) => part.bytes),
    kit: kit.value,
    receipt: receipt.value,
    note: note.value,
    restore: restore.value,
  });
}
