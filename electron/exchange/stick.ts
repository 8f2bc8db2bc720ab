/**
 * Putting packages on a stick and finding them there. Never overwrites: a new name, fsync, read back, rename, then the older generations move
 * (design/reliability.md 3b; faults 15–19, 22, 24). Only our own extension is looked at; nothing on a stick is ever run.
 */
import { join } from 'node:path';
import { fail, ok } from '../../shared/errors';
import type { Failure, Result } from '../../shared/errors';
import { fileSeries, numberInName, PACKAGE_EXTENSION } from '../../shared/exchange/file-name';
import { ioFailure } from '../journal/files';
import type { Files } from '../journal/files';
import { fingerprint, readWhole, safeWritePieces } from '../journal/safe-write';
import type { DeviceId } from '../../shared/model/ids';
import { headerOf, MAX_HEAD_BYTES } from './container';
import { recordSent } from './pack';
import type { Packed } from './pack';
import type { Office } from './office';
import type { Waiting } from './read-package';

/** The two generations before the newest lie here. */
export const HISTORY_FOLDER = '历史';
const KEPT_IN_HISTORY = 2;
/** Space for directory entries and rounding to clusters, beside the file itself. */
const SPARE_BYTES = 256 * 1024;
/** FAT32 holds no file of 4 GB (fault 20). */
const MAX_FILE_BYTES = 4 * 1024 * 1024 * 1024 - 1;

/** Written at a time: small enough that 停止 and the bar follow a slow stick. */
const PIECE_BYTES = 4 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/** Failures of the disk in the words of a stick. */
function stickFailure({ code, detail }: Failure): Failure {
  if (code === 'E_DISK_FULL') return fail('E_NOSPACE', detail);
  if (code === 'E_READ_ONLY' || code === 'E_WRITE_DENIED') return fail('E_READONLY', detail);
  if (code === 'E_FILE_MISSING' || code === 'E_IO') return fail('E_STICK_GONE', detail);
  return fail(code, detail);
}

export type StickFile = { readonly name: string; readonly path: string; readonly size: number; readonly old: boolean };

async function packagesIn(files: Files, folder: string, old: boolean): Promise<StickFile[]> {
  const found: StickFile[] = [];
  for (const name of await files.list(folder)) {
    if (!name.endsWith(PACKAGE_EXTENSION) || name.startsWith('.')) continue;
    const path = join(folder, name);
    const size = await files.size(path);
    if (size !== null) found.push({ name, path, size, old });
  }
  return found;
}

/** Packages on a stick: those at its root, then the older generations. Everything else on it is not ours and not shown. */
export async function listPackages(files: Files, root: string): Promise<Result<readonly StickFile[]>> {
  try {
    return ok([...(await packagesIn(files, root, false)), ...(await packagesIn(files, join(root, HISTORY_FOLDER), true))]);
  } catch (error) {
    return stickFailure(ioFailure(error, root));
  }
}

/** The bytes of a package file; a file too large to be one is not read. */
export async function readPackageFile(files: Files, path: string): Promise<Result<Uint8Array>> {
  try {
    const size = await files.size(path);
    if (size !== null && size > MAX_FILE_BYTES) return fail('E_FILE_TOO_BIG', path);
    return ok(await readWhole(files, path));
  } catch (error) {
    return stickFailure(ioFailure(error, path));
  }
}

export type OnStick = {
  readonly path: string;
  readonly file: string;
  /** Everything was flushed as far as this system lets a program: 可以安全拔出. Windows has no call for folders, so people are still told to eject. */
  readonly safeToRemove: boolean;
};

/** A name that no file has yet; the same content under the wanted name is taken as already written. */
async function freeName(files: Files, root: string, packed: Packed): Promise<{ name: string; there: boolean }> {
  const size = await files.size(join(root, packed.fileName));
  if (size === null) return { name: packed.fileName, there: false };
  const { sha256 } = await fingerprint(files, join(root, packed.fileName));
  if (sha256 === packed.sha256) return { name: packed.fileName, there: true };
  const base = packed.fileName.slice(0, -PACKAGE_EXTENSION.length);
  return { name: `${base}-${packed.sha256.slice(0, 8)}${PACKAGE_EXTENSION}`, there: false };
}

const byNumber = (a: string, b: string): number => (numberInName(a) ?? 0) - (numberInName(b) ?? 0) || (a < b ? -1 : 1);

/** The device on whose card the package in a file was made (a restored machine goes on under it), by its head alone; null when it cannot be read. */
async function madeBy(files: Files, path: string): Promise<DeviceId | null> {
  const file = await files.open(path, 'r');
  try {
    return headerOf(await file.read(0, MAX_HEAD_BYTES))?.card.device ?? null;
  } finally {
    await file.close();
  }
}

/** Moves a file into 历史. Another machine's file of the same name may lie there: the same content is one file, other content keeps a name of its own. */
async function moveAside(files: Files, from: string, history: string, name: string): Promise<void> {
  const there = (await files.size(join(history, name))) === null ? null : await fingerprint(files, join(history, name));
  const here = there === null ? null : await fingerprint(files, from);
  if (there === null || here === null) return files.rename(from, join(history, name));
  if (there.sha256 === here.sha256) return files.remove(from);
  const base = name.slice(0, -PACKAGE_EXTENSION.length).replace(/-[0-9a-f]{8}$/u, '');
  return files.rename(from, join(history, `${base}-${here.sha256.slice(0, 8)}${PACKAGE_EXTENSION}`));
}

/**
 * Moves what the new file replaces at the root into 历史 and keeps the newest two there; files of another machine of the same unit stay where they are.
 * Comes after the new file is safe.
 */
async function rotate(files: Files, root: string, { header }: Packed, newest: string): Promise<void> {
  const series = fileSeries(header);
  const history = join(root, HISTORY_FOLDER);
  const ours = async (folder: string): Promise<string[]> => {
    const found: string[] = [];
    for (const name of await files.list(folder)) {
      if (!name.startsWith(series) || numberInName(name) === null || name === newest) continue;
      if ((await madeBy(files, join(folder, name))) === header.card.device) found.push(name);
    }
    return found.sort(byNumber);
  };
  // What an earlier pull left unfinished; the file just written was renamed from its own.
  for (const name of await files.list(root))
    if (name.startsWith(series) && name.endsWith(`${PACKAGE_EXTENSION}.part`)) await files.remove(join(root, name));
  const before = await ours(root);
  if (before.length > 0) await files.makeFolder(history);
  for (const name of before) await moveAside(files, join(root, name), history, name);
  const old = await ours(history);
  for (const name of old.slice(0, Math.max(0, old.length - KEPT_IN_HISTORY))) await files.remove(join(history, name));
  if (before.length > 0) await files.syncFolder(history);
  await files.syncFolder(root);
}

/** The bytes of a package piece by piece; who asked to stop ends it as the system would. */
function* piecesOf(bytes: Uint8Array, going: Waiting['going']): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    if (going?.() === false) throw Object.assign(new Error('stopped'), { code: 'ECANCELED' });
    yield bytes.subarray(at, at + PIECE_BYTES);
  }
}

/** Tells how much of a package lies on the stick, then that it is read back. */
function watched(total: number, told: NonNullable<Waiting['told']>): (bytes: number) => void {
  return (bytes) =>
    bytes < total
      ? told('正在写入U盘，请不要拔出（MB）', Math.floor(bytes / MEGABYTE), Math.ceil(total / MEGABYTE))
      : told('正在从U盘读回核对，请不要拔出', 0, 0);
}

/**
 * Writes a package to a stick (or any folder). The newest lies at the root, the two before it in 历史.
 * @returns E_NOSPACE (before anything is written, when the stick says so), E_READONLY, E_STICK_GONE, E_READ_BACK,
 *   E_CANCELLED when nobody waits any more; the older files are then as they were
 */
export async function writeToStick(files: Files, root: string, packed: Packed, { going, told }: Waiting = {}): Promise<Result<OnStick>> {
  const need = packed.bytes.length + SPARE_BYTES;
  let name: string;
  try {
    if (packed.bytes.length > MAX_FILE_BYTES || (await files.freeBytes(root)) < need)
      return fail('E_NOSPACE', `需要 ${Math.ceil(need / 1024 / 1024)} MB`);
    const free = await freeName(files, root, packed);
    name = free.name;
    if (!free.there) {
      const onMedium = told === undefined ? undefined : watched(packed.bytes.length, told);
      const written = await safeWritePieces(files, join(root, name), piecesOf(packed.bytes, going), onMedium);
      if (!written.ok) return stickFailure(written);
    }
  } catch (error) {
    return stickFailure(ioFailure(error, packed.fileName));
  }
  const path = join(root, name);
  try {
    await rotate(files, root, packed, name);
    return ok({ path, file: name, safeToRemove: true });
  } catch (error) {
    // The new file is whole and read back; only tidying up failed. It counts as written, but not as safe to pull.
    ioFailure(error, name);
    return ok({ path, file: name, safeToRemove: false });
  }
}

/** Writes a package of this office to a stick and enters it in the log; a failed stick uses up no number. */
export async function sendToStick(
  office: Office,
  packed: Packed,
  root: string,
  person: string,
  waiting: Waiting = {},
): Promise<Result<OnStick>> {
  const written = await writeToStick(office.files, root, packed, waiting);
  if (!written.ok) return written;
  const entered = await recordSent(office, packed, written.value.file, person);
  return entered.ok ? written : entered;
}
