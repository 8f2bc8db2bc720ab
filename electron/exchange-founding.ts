/**
 * Beginning or going on from a file of the stick, for the running program: 开通, 续办, 恢复. The folder that was made is opened by the caller.
 */
import type { FileToken } from '../shared/contract/files';
import { fail, ok } from '../shared/errors';
import type { Result } from '../shared/errors';
import { restoreBackup } from './exchange/backup';
import type { RestoreKeys } from './exchange/backup';
import { enrol, renew } from './exchange/kit';
import { readPackageFile } from './exchange/stick';
import type { Program } from './program';
import type { FoundingPorts } from './workspace/create';
import type { WorkspaceFile } from './workspace/workspace-file';

/** Ports of a folder that is being founded; the wall clock only, no ledger is open yet. */
export function foundingPorts(program: Program): FoundingPorts {
  const { files, randomBytes, systemMs } = program.workspacePorts;
  return { files, randomBytes, now: () => new Date(systemMs()).toISOString() };
}

/** Sets up this machine from the county's 开通文件. */
export async function enrolFromKit(
  program: Program,
  folder: string,
  file: string,
  person: string,
  passphrase: string,
): Promise<Result<WorkspaceFile>> {
  const bytes = await readPackageFile(program.workspacePorts.files, file);
  return bytes.ok ? enrol(bytes.value, folder, person, foundingPorts(program), passphrase) : bytes;
}

/** What a person gives for a 续办: the file, its 通行口令, and the 校验码 of a new county key as heard. */
export type RenewWish = {
  readonly kit: FileToken;
  readonly person: string;
  readonly passphrase?: string | undefined;
  readonly code?: string | undefined;
};

/** 续办 of the open ledger from a new 开通文件. @returns the folder, to be opened anew */
export async function renewFromKit(program: Program, { kit, ...wish }: RenewWish): Promise<Result<string>> {
  const workspace = program.workspace();
  if (workspace === null) return fail('E_NO_WORKSPACE');
  const file = program.tokens.path(kit);
  if (file === null) return fail('E_TOKEN');
  const bytes = await readPackageFile(program.workspacePorts.files, file);
  if (!bytes.ok) return bytes;
  const { files, randomBytes } = program.workspacePorts;
  const made = await renew(bytes.value, workspace, { files, randomBytes, password: program.access.current()?.secret, ...wish });
  return made.ok ? ok(workspace.folder) : made;
}

/** Restores a backup from a stick into an empty folder. */
export async function restoreFromBackup(program: Program, folder: string, file: string, keys: RestoreKeys): Promise<Result<WorkspaceFile>> {
  const bytes = await readPackageFile(program.workspacePorts.files, file);
  return bytes.ok ? restoreBackup(bytes.value, folder, foundingPorts(program), keys) : bytes;
}
