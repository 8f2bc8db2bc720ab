/**
 * Making a data folder: new, from the county's 开通文件, or restored from a backup. Always in an empty folder, so that nothing old is ever
 * overwritten; `workspace.json` is written last, so a folder is a ledger whole or not at all.
 */
import { join } from 'node:path';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { makeCommit } from '../../shared/ledger/commit';
import type { Commit } from '../../shared/ledger/commit';
import type { Sealed } from '../../shared/ledger/seal';
import { deviceIdSchema } from '../../shared/model/ids';
import type { DeviceId } from '../../shared/model/ids';
import { ioFailure } from '../journal/files';
import type { Files } from '../journal/files';
import { firstBadCommit } from '../journal/prove';
import { safeWritePieces } from '../journal/safe-write';
import { passBy, segmentName } from '../journal/segments';
import { SPACE_FLOOR_BYTES, freeBytes, probeWritable } from './folder-check';
import { DATA_VERSION, workspaceFilePath, writeWorkspaceFile } from './workspace-file';
import type { WorkspaceFile } from './workspace-file';

/** Whose ledger it is to be. */
export type Founding = Pick<WorkspaceFile, 'county' | 'office' | 'unit' | 'practice'> & {
  /** Given when the id was made before (a card request); else a fresh one. */
  readonly device?: DeviceId;
};

export type FoundingPorts = {
  readonly files: Files;
  /** Wall clock with zone. */
  readonly now: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
};

function randomHex(ports: FoundingPorts, bytes: number): string {
  return Buffer.from(ports.randomBytes(bytes)).toString('hex');
}

/** A fresh device id from 80 random bits. */
export function newDeviceId(ports: FoundingPorts): DeviceId {
  return deviceIdSchema.parse(`d-${randomHex(ports, 10)}`);
}

async function isEmpty(files: Files, folder: string): Promise<boolean> {
  return (await files.list(folder)).every((name) => name === '.zeren-write-test');
}

async function found(folder: string, founding: Founding, commits: readonly Commit[], ports: FoundingPorts): Promise<Result<WorkspaceFile>> {
  const { files } = ports;
  const journal = join(folder, 'journal');
  const segment = join(journal, segmentName(1));
  const file: WorkspaceFile = {
    dataVersion: DATA_VERSION,
    county: founding.county,
    office: founding.office,
    unit: founding.unit,
    device: founding.device ?? newDeviceId(ports),
    created: ports.now(),
    generation: randomHex(ports, 8),
    practice: founding.practice,
  };
  try {
    await files.makeFolder(folder);
    if (!(await isEmpty(files, folder))) return fail('E_FOLDER_IN_USE', folder);
    const writable = await probeWritable(files, folder);
    if (!writable.ok) return writable;
    const free = await freeBytes(files, folder);
    if (free !== null && free < SPACE_FLOOR_BYTES) return fail('E_DISK_FULL', folder);
    if (commits.length > 0) {
      await files.makeFolder(journal);
      const lines = commits.map((commit) => Buffer.from(`${JSON.stringify(commit)}\n`, 'utf8'));
      const written = await safeWritePieces(files, segment, lines);
      if (!written.ok) return await undo(written);
      await files.syncFolder(folder);
    }
    const marked = await writeWorkspaceFile(files, folder, file);
    return marked.ok ? ok(file) : await undo(marked);
  } catch (error) {
    return undo(ioFailure(error, folder));
  }

  /** Leaves the folder empty again, as far as the disk lets us, so that the same folder can be chosen once more. */
  async function undo<F extends Result<never>>(failure: F): Promise<F> {
    try {
      await files.remove(workspaceFilePath(folder));
      await files.remove(segment);
      await files.removeFolder(journal);
    } catch (error) {
      ioFailure(error, folder);
    }
    return failure;
  }
}

/**
 * Makes a new ledger in an empty folder.
 * @param initial operations it starts with (those of a 开通文件), as one commit; may be empty
 */
export function createWorkspace(
  folder: string,
  founding: Founding,
  initial: readonly Sealed[],
  ports: FoundingPorts,
): Promise<Result<WorkspaceFile>> {
  return found(folder, founding, initial.length === 0 ? [] : [makeCommit(1, null, initial)], ports);
}

/**
 * Restores all commits of a ledger into a new, empty folder. The computer gets a new device id, because two machines with one id would make
 * forks (faults 9 and 39); the generation changes too, so no old working copy is taken for it. The old folder is not touched.
 */
export async function restoreFromCommits(
  folder: string,
  founding: Founding,
  commits: readonly Commit[],
  ports: FoundingPorts,
): Promise<Result<WorkspaceFile>> {
  const bad = await firstBadCommit(commits, passBy);
  if (bad !== null) return fail('E_BACKUP_BROKEN', `第 ${bad} 次提交`);
  const { device: _, ...rest } = founding;
  return found(folder, rest, commits, ports);
}
