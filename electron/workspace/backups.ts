/**
 * Copies of the journal on this machine: made after changes, read back and replayed before they are trusted, thinned out by plan
 * (design/reliability.md 3b). A backup that was not read back is not a backup.
 */
import { join } from 'node:path';
import { Readable, pipeline } from 'node:stream';
import { setImmediate as giveWay } from 'node:timers/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Commit } from '../../shared/ledger/commit';
import { applySteps, emptyLedger } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import { wholeStateHashSteps } from '../../shared/ledger/state-hash';
import { ioFailure } from '../journal/files';
import type { Files } from '../journal/files';
import type { Journal } from '../journal/journal';
import { firstBadCommit } from '../journal/prove';
import { readWhole, safeWritePieces } from '../journal/safe-write';
import { readCommitLine } from '../journal/segments';
import { backupFileName, backupsToDrop, newestFirst, readBackupName } from './backup-plan';
import type { BackupName } from './backup-plan';
import { workspaceFileSchema } from './workspace-file';

/** Steps of hashing before other work of the process gets its turn. */
const STEPS_PER_TURN = 10;
/** No ledger of a county comes near this; a file that unpacks to more was not made by this program. */
const MAX_UNPACKED_BYTES = 2 * 1024 * 1024 * 1024;

const headerSchema = z.strictObject({
  format: z.literal(1),
  workspace: workspaceFileSchema,
  commits: z.int().nonnegative(),
  head: z.string().nullable(),
  state: z.string(),
});

/** What a backup says about itself: whose ledger, how many commits, the state they fold to. */
export type BackupHeader = z.infer<typeof headerSchema>;
export type Backup = { readonly header: BackupHeader; readonly commits: readonly Commit[] };

export function backupFolder(workspace: string): string {
  return join(workspace, 'backups');
}

export async function listBackups(files: Files, folder: string): Promise<BackupName[]> {
  const names = (await files.list(folder)).map(readBackupName);
  return newestFirst(names.filter((name) => name !== null));
}

/** Hash of a ledger's state without holding up the process. */
export async function stateHashGently(ledger: Ledger): Promise<string> {
  const steps = wholeStateHashSteps(ledger);
  for (let count = 1; ; count += 1) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (count % STEPS_PER_TURN === 0) await giveWay();
  }
}

/**
 * Writes one backup of commits 1 … `header.commits` and thins out the old ones.
 * @param now text with zone, for the name
 */
export async function writeBackup(
  files: Files,
  folder: string,
  now: string,
  header: BackupHeader,
  lines: Journal['lines'],
): Promise<Result<BackupName>> {
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${JSON.stringify(header)}\n`, 'utf8');
    yield* lines(1, header.commits);
  }
  try {
    await files.makeFolder(folder);
    const packed = createGzip({ level: 1 });
    pipeline(Readable.from(whole(), { objectMode: false }), packed, () => undefined);
    const file = backupFileName(now, header.commits);
    const written = await safeWritePieces(files, join(folder, file), packed);
    if (!written.ok) return written;
    for (const old of backupsToDrop(await listBackups(files, folder))) await files.remove(join(folder, old.file));
    const made = readBackupName(file);
    return made === null ? fail('E_BACKUP_BROKEN', file) : ok(made);
  } catch (error) {
    return ioFailure(error, 'backups');
  }
}

async function unpack(bytes: Uint8Array): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    const gunzip = createGunzip();
    pipeline(Readable.from([bytes]), gunzip, () => undefined);
    for await (const piece of gunzip) {
      if (!(piece instanceof Uint8Array)) return null;
      size += piece.length;
      if (size > MAX_UNPACKED_BYTES) return null;
      pieces.push(piece);
    }
  } catch {
    return null;
  }
  return Buffer.concat(pieces);
}

function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(10, at);
    const end = found < 0 ? bytes.length : found;
    lines.push(bytes.subarray(at, end));
    at = end + 1;
  }
  return lines;
}

function parseHeader(line: Uint8Array | undefined): BackupHeader | null {
  if (line === undefined) return null;
  try {
    const header = headerSchema.safeParse(JSON.parse(Buffer.from(line).toString('utf8')));
    return header.success ? header.data : null;
  } catch {
    return null;
  }
}

/** Reads a backup back and replays it: chain, hashes, values and the state they fold to. E_BACKUP_BROKEN when anything does not fit. */
export async function readBackup(files: Files, path: string): Promise<Result<Backup>> {
  let packed: Uint8Array;
  try {
    packed = await readWhole(files, path);
  } catch (error) {
    return ioFailure(error, path);
  }
  const bytes = await unpack(packed);
  const [first, ...rest] = bytes === null ? [] : splitLines(bytes);
  const header = parseHeader(first);
  if (header === null || rest.length !== header.commits) return fail('E_BACKUP_BROKEN', path);
  const commits: Commit[] = [];
  for (const line of rest) {
    const commit = readCommitLine(line);
    if (commit === null) return fail('E_BACKUP_BROKEN', `${path}：第 ${commits.length + 1} 次提交`);
    commits.push(commit);
  }
  const ledger = emptyLedger();
  const bad = await firstBadCommit(commits, (_, operations) => applySteps(ledger, operations));
  if (bad !== null) return fail('E_BACKUP_BROKEN', `${path}：第 ${bad} 次提交`);
  if ((await stateHashGently(ledger)) !== header.state) return fail('E_BACKUP_BROKEN', path);
  return ok({ header, commits });
}

/** The newest backup that holds, the files that do not, newest first. E_NO_BACKUP when none holds. */
export async function newestGoodBackup(
  files: Files,
  folder: string,
): Promise<Result<{ readonly name: BackupName; readonly backup: Backup; readonly bad: readonly string[] }>> {
  const bad: string[] = [];
  try {
    for (const name of await listBackups(files, folder)) {
      const backup = await readBackup(files, join(folder, name.file));
      if (backup.ok) return ok({ name, backup: backup.value, bad });
      bad.push(name.file);
    }
  } catch (error) {
    return ioFailure(error, 'backups');
  }
  return fail('E_NO_BACKUP', bad.join('、'));
}
