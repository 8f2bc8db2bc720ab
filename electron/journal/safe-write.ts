/**
 * Safe file writing (design/reliability.md 3b): a file is there as before or whole as wanted, never between, whatever call fails and
 * whenever the power goes. Own function, because the npm packages for it neither read back nor sync the folder.
 */
import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { ioFailure, isHeld, isMissing } from './files';
import type { Files, OpenFile } from './files';

const READ_PIECE = 1 << 20;
/** Waits between tries to rename while something else holds the file; together some three seconds (fault 34). */
const RENAME_WAITS_MS = [50, 100, 200, 400, 800, 1_600];

export type Written = { readonly bytes: number; readonly sha256: string };

/** Writes all bytes, however little the system takes at a time. A write of nothing is a full disk. */
export async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  let rest = bytes;
  while (rest.length > 0) {
    const written = await file.write(rest);
    if (written === 0) throw Object.assign(new Error('nothing written'), { code: 'ENOSPC' });
    rest = rest.subarray(written);
  }
}

/** Reads a whole file. Throws system errors. */
export async function readWhole(files: Files, path: string): Promise<Uint8Array> {
  const file = await files.open(path, 'r');
  try {
    const pieces: Uint8Array[] = [];
    for (let at = 0; ;) {
      const piece = await file.read(at, READ_PIECE);
      if (piece.length === 0) return Buffer.concat(pieces);
      pieces.push(piece);
      at += piece.length;
    }
  } finally {
    await file.close();
  }
}

/** Size and SHA-256 of a file, read through a fresh handle piece by piece. Throws system errors. */
export async function fingerprint(files: Files, path: string): Promise<Written> {
  const hash = createHash('sha256');
  const file = await files.open(path, 'r');
  try {
    for (let at = 0; ;) {
      const piece = await file.read(at, READ_PIECE);
      if (piece.length === 0) return { bytes: at, sha256: hash.digest('hex') };
      hash.update(piece);
      at += piece.length;
    }
  } finally {
    await file.close();
  }
}

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
/** Told how many bytes lie on the medium: each piece is flushed first, or a slow stick would seem done while the system still holds everything. */
type OnMedium = (bytes: number) => void;

async function writePart(files: Files, part: string, pieces: Pieces, onMedium?: OnMedium): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await files.open(part, 'w');
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      await writeAll(file, piece);
      if (onMedium === undefined) continue;
      await file.sync('data');
      onMedium(bytes);
    }
    await file.sync('all');
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function renameOver(files: Files, from: string, to: string): Promise<void> {
  for (const wait of RENAME_WAITS_MS) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      if (!isHeld(error)) throw error;
      await files.pause(wait);
    }
  }
  await files.rename(from, to);
}

/**
 * Writes a file safely: `<name>.part` in the same folder → write → fsync → close → reopen and compare hash → rename over → fsync folder.
 * Calls for one path must not overlap.
 * @param pieces the content; a source that throws leaves the file as it was
 * @returns size and hash; on failure the file is as it was before, or (when only the last sync failed) whole as wanted
 */
export async function safeWritePieces(files: Files, path: string, pieces: Pieces, onMedium?: OnMedium): Promise<Result<Written>> {
  const part = `${path}.part`;
  try {
    const written = await writePart(files, part, pieces, onMedium);
    const found = await fingerprint(files, part);
    if (found.sha256 !== written.sha256) {
      await discard(files, part);
      return fail('E_READ_BACK', basename(path));
    }
    await renameOver(files, part, path);
    await files.syncFolder(dirname(path));
    return ok(written);
  } catch (error) {
    await discard(files, part);
    return ioFailure(error, basename(path));
  }
}

/** `safeWritePieces` for content held in memory; text is written as UTF-8. */
export function safeWrite(files: Files, path: string, content: Uint8Array | string): Promise<Result<Written>> {
  return safeWritePieces(files, path, [typeof content === 'string' ? Buffer.from(content, 'utf8') : content]);
}

/** Takes away an unfinished file. A failure here is not reported: the unfinished file has its own name and is overwritten next time. */
async function discard(files: Files, part: string): Promise<void> {
  try {
    await files.remove(part);
  } catch (error) {
    if (!isMissing(error)) ioFailure(error, basename(part));
  }
}
