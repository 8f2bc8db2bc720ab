/** Data folders for tests of the workspace services. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { nodeFiles } from '../../../electron/journal/files';
import type { Files } from '../../../electron/journal/files';
import { createWorkspace } from '../../../electron/workspace/create';

import type { Workspace, WorkspacePorts } from '../../../electron/workspace/workspace';
import { instantText } from '../../../shared/clock/clock';
import type { Result } from '../../../shared/errors';
import { tempFolder } from '../journal/fixtures';

export const NOON = Date.parse('2026-03-16T12:00:00+08:00');
export const FOUNDING = { county: '青石县', office: '青石县招商服务中心', unit: null, practice: false } as const;

export function portsWith(changes: Partial<WorkspacePorts> = {}): WorkspacePorts {
  return {
    files: nodeFiles,
    systemMs: () => NOON,
    randomBytes: (count) => randomBytes(count),
    self: { user: '王芳', host: 'PC-01' },
    builtMs: Date.parse('2026-01-01T00:00:00+08:00'),
    ...changes,
  };
}

export function foundingPorts(files: Files = nodeFiles) {
  return { files, now: () => instantText(NOON), randomBytes: (count: number) => randomBytes(count) };
}

/** A new data folder, not yet opened. */
export async function newWorkspaceFolder(practice = false): Promise<string> {
  const folder = join(tempFolder(), '台账数据');
  const made = await createWorkspace(folder, { ...FOUNDING, practice }, [], foundingPorts());
  if (!made.ok) throw new Error(made.code);
  return folder;
}

/** Runs a task on an open workspace and closes it, whatever happens. */
export async function withWorkspace<T>(opened: Result<Workspace>, task: (workspace: Workspace) => Promise<T>): Promise<T> {
  if (!opened.ok) throw new Error(`${opened.code} ${opened.detail ?? ''}`);
  try {
    return await task(opened.value);
  } finally {
    await opened.value.close();
  }
}
