/**
 * Opening a data folder from the command line: the same lock, the same checks and the same services as the window.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openOffice } from '../../electron/exchange/office';
import type { Office } from '../../electron/exchange/office';
import { nodeFiles } from '../../electron/journal/files';
import { openWorkspace } from '../../electron/workspace/workspace';
import type { Workspace, WorkspacePorts } from '../../electron/workspace/workspace';
import type { FoundingPorts } from '../../electron/workspace/create';
import { readPackageFile } from '../../electron/exchange/stick';
import { fail } from '../../shared/errors';
import type { Result } from '../../shared/errors';

declare const __BUILT_MS__: number | undefined;

/** Assets as built beside this program (dist/cli/zeren.js and dist/assets), or the repository's own when run from source. */
export const ASSETS =
  ['../assets', '../../assets'].map((place) => path.join(import.meta.dirname, place)).find((place) => existsSync(place)) ?? '';
/** What filling a paper needs of the program: where its templates lie. */
export const PLACES = { places: { assets: ASSETS, data: '', logs: '' } } as const;

/** Who enters what a command writes, unless --person says otherwise. */
export const COMMAND_PERSON = '命令行';

const PORTS: WorkspacePorts = {
  files: nodeFiles,
  systemMs: () => Date.now(),
  randomBytes: (count) => randomBytes(count),
  self: { user: os.userInfo().username, host: os.hostname() },
  builtMs: typeof __BUILT_MS__ === 'number' ? __BUILT_MS__ : 0,
};

export const FOUNDING: FoundingPorts = { files: nodeFiles, randomBytes: PORTS.randomBytes, now: () => new Date().toISOString() };

/** Does work on an open data folder and closes it, whatever comes of it. */
export async function withWorkspace<T>(folder: string, work: (workspace: Workspace) => Promise<Result<T>>): Promise<Result<T>> {
  const opened = await openWorkspace(path.resolve(folder), PORTS);
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** The same with the office ready for exchange. */
export function withOffice<T>(folder: string, person: string, work: (office: Office) => Promise<Result<T>>): Promise<Result<T>> {
  return withWorkspace(folder, async (workspace) => {
    const office = await openOffice(workspace, nodeFiles, person);
    return office.ok ? work(office.value) : office;
  });
}

/** Reads a file named on the command line; a missing one is the caller's slip, not a stick pulled out. */
export async function readInput(file: string): Promise<Result<Uint8Array>> {
  return existsSync(file) ? readPackageFile(nodeFiles, file) : fail('E_UNREADABLE', file);
}
