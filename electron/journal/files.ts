/**
 * The few calls to the file system that durable storing needs, as a port: tests fail the n-th call of a run (goal 7 of design/reliability.md),
 * the product uses `nodeFiles`. Must not know journals, packages or workspaces.
 */
import type { FileHandle } from 'node:fs/promises';
import * as fs from 'node:fs/promises';
import { fail } from '../../shared/errors';
import type { ErrorCode, Failure } from '../../shared/errors';

/** How a file is opened: read an existing one, write a new or emptied one, append, write a new one that must not exist, or change an existing one. */
export type OpenMode = 'r' | 'w' | 'a' | 'wx' | 'r+';

export type OpenFile = {
  /** Writes from the current end; may write less than asked, as the system may. */
  readonly write: (bytes: Uint8Array) => Promise<number>;
  /** Reads up to `length` bytes at `position`; empty at the end of the file. */
  readonly read: (position: number, length: number) => Promise<Uint8Array>;
  readonly truncate: (length: number) => Promise<void>;
  /** Everything down to the medium (fdatasync on a journal, fsync on a new file). */
  readonly sync: (what: 'data' | 'all') => Promise<void>;
  readonly close: () => Promise<void>;
};

export type Files = {
  readonly open: (path: string, mode: OpenMode) => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Removes an empty folder; nothing happens when it is not there. */
  readonly removeFolder: (path: string) => Promise<void>;
  readonly makeFolder: (path: string) => Promise<void>;
  /** Names in a folder, sorted; a missing folder is empty. */
  readonly list: (path: string) => Promise<readonly string[]>;
  /** Size in bytes, or null when there is no such file or folder. */
  readonly size: (path: string) => Promise<number | null>;
  readonly freeBytes: (folder: string) => Promise<number>;
  /** Makes a rename or a new name durable where the system has such a call (not on Windows). */
  readonly syncFolder: (path: string) => Promise<void>;
  /** Waits between tries while an antivirus program holds a file (fault 34). */
  readonly pause: (ms: number) => Promise<void>;
};

function errno(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** True when a call failed because nothing is there. */
export function isMissing(error: unknown): boolean {
  return errno(error) === 'ENOENT';
}

/** True for errors that a scanner holding the file causes and that may pass. */
export function isHeld(error: unknown): boolean {
  return ['EBUSY', 'EPERM', 'EACCES'].includes(errno(error));
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  ECANCELED: 'E_CANCELLED',
  ENOSPC: 'E_DISK_FULL',
  EDQUOT: 'E_DISK_FULL',
  EROFS: 'E_WRITE_DENIED',
  EACCES: 'E_WRITE_DENIED',
  EPERM: 'E_WRITE_DENIED',
  EBUSY: 'E_FILE_BUSY',
  ENOENT: 'E_FILE_MISSING',
  ENOTDIR: 'E_FILE_MISSING',
};

/**
 * A failed system call as an expected failure with the file's name; rethrows what is no system error, because that is a defect.
 * @param about file or folder name for the message
 */
export function ioFailure(error: unknown, about: string): Failure {
  const code = errno(error);
  if (code === '') throw error;
  return fail(CODES[code] ?? 'E_IO', about);
}

function openHandle(handle: FileHandle): OpenFile {
  return {
    write: async (bytes) => (await handle.write(bytes)).bytesWritten,
    read: async (position, length) => {
      const buffer = new Uint8Array(length);
      const { bytesRead } = await handle.read(buffer, 0, length, position);
      return buffer.subarray(0, bytesRead);
    },
    truncate: (length) => handle.truncate(length),
    sync: (what) => (what === 'data' ? handle.datasync() : handle.sync()),
    close: () => handle.close(),
  };
}

/** The real file system. */
export const nodeFiles: Files = {
  open: async (path, mode) => openHandle(await fs.open(path, mode)),
  rename: (from, to) => fs.rename(from, to),
  remove: (path) => fs.rm(path, { force: true }),
  removeFolder: async (path) => {
    try {
      await fs.rmdir(path);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  },
  makeFolder: async (path) => {
    await fs.mkdir(path, { recursive: true });
  },
  list: async (path) => {
    try {
      return (await fs.readdir(path)).sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  },
  size: async (path) => {
    try {
      return (await fs.stat(path)).size;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
  freeBytes: async (folder) => {
    const { bavail, bsize } = await fs.statfs(folder);
    return bavail * bsize;
  },
  syncFolder: async (path) => {
    if (process.platform === 'win32') return;
    const handle = await fs.open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
