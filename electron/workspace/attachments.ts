/**
 * Attachments (scans, evidence) by content: the name of a file is the SHA-256 of its bytes, so nothing is stored twice and damage shows.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { ioFailure, isMissing } from '../journal/files';
import type { Files } from '../journal/files';
import { readWhole, safeWrite } from '../journal/safe-write';

export type Attachments = {
  /** Stores bytes; returns their SHA-256, by which an entry refers to them. */
  readonly add: (bytes: Uint8Array) => Promise<Result<string>>;
  /** Reads and proves the bytes; E_ATTACHMENT when they are missing or were changed. */
  readonly read: (sha256: string) => Promise<Result<Uint8Array>>;
  /** Removes one for good (彻底销毁); nothing happens when it is not there. */
  readonly remove: (sha256: string) => Promise<Result<null>>;
  /** Names (SHA-256) of all that are stored. */
  readonly list: () => Promise<Result<readonly string[]>>;
};

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function attachmentsIn(files: Files, workspace: string): Attachments {
  const folder = join(workspace, 'attachments');
  return {
    add: async (bytes) => {
      const name = sha256Hex(bytes);
      try {
        await files.makeFolder(folder);
        if ((await files.size(join(folder, name))) === bytes.length) return ok(name);
      } catch (error) {
        return ioFailure(error, name);
      }
      const written = await safeWrite(files, join(folder, name), bytes);
      return written.ok ? ok(name) : written;
    },
    read: async (sha256) => {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return fail('E_ATTACHMENT');
      try {
        const bytes = await readWhole(files, join(folder, sha256));
        return sha256Hex(bytes) === sha256 ? ok(bytes) : fail('E_ATTACHMENT', sha256.slice(0, 8));
      } catch (error) {
        return isMissing(error) ? fail('E_ATTACHMENT', sha256.slice(0, 8)) : ioFailure(error, sha256);
      }
    },
    remove: async (sha256) => {
      try {
        await files.remove(join(folder, sha256));
        return ok(null);
      } catch (error) {
        return isMissing(error) ? ok(null) : ioFailure(error, sha256);
      }
    },
    list: async () => {
      try {
        return ok((await files.list(folder)).filter((name) => /^[0-9a-f]{64}$/.test(name)));
      } catch (error) {
        return ioFailure(error, 'attachments');
      }
    },
  };
}
