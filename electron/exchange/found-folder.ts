/**
 * Making the data folder of an enrolled or restored machine under the device id that its card covers. The folder is a ledger whole or not at all;
 * opening it is left to the caller.
 */
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Commit } from '../../shared/ledger/commit';
import type { Sealed } from '../../shared/ledger/seal';
import { ioFailure } from '../journal/files';
import type { Files } from '../journal/files';
import { createWorkspace, restoreFromCommits } from '../workspace/create';
import type { Founding, FoundingPorts } from '../workspace/create';
import { workspaceFilePath, writeWorkspaceFile } from '../workspace/workspace-file';
import type { WorkspaceFile } from '../workspace/workspace-file';

export type Founded = Omit<Founding, 'device'> & Required<Pick<Founding, 'device'>>;

/** With operations as one commit: a 开通文件. */
export function foundWithOperations(
  folder: string,
  founding: Founded,
  initial: readonly Sealed[],
  ports: FoundingPorts,
): Promise<Result<WorkspaceFile>> {
  return createWorkspace(folder, founding, initial, ports);
}

/** With a whole journal as it was: a 备份. The fresh device id of a restored folder gives way to a later life of the card's. */
export async function foundWithCommits(
  folder: string,
  founding: Founded,
  commits: readonly Commit[],
  ports: FoundingPorts,
): Promise<Result<WorkspaceFile>> {
  const made = await restoreFromCommits(folder, founding, commits, ports);
  if (!made.ok) return made;
  const file = { ...made.value, device: founding.device };
  const written = await writeWorkspaceFile(ports.files, folder, file);
  return written.ok ? ok(file) : fail(written.code, written.detail);
}

/** Takes back the mark of a folder whose identity could not be written: it is then no ledger, and nobody works in a half of one. */
export async function unmark(folder: string, files: Files): Promise<void> {
  try {
    await files.remove(workspaceFilePath(folder));
  } catch (error) {
    ioFailure(error, folder);
  }
}
