/**
 * `workspace.json`: whose ledger this folder holds and which version of the data. Read before anything else is touched, so that an older
 * program never opens newer data (fault 31 of design/reliability.md).
 */
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { deviceIdSchema, recordIdSchema } from '../../shared/model/ids';
import { ioFailure, isMissing } from '../journal/files';
import type { Files } from '../journal/files';
import { readWhole, safeWrite } from '../journal/safe-write';

/** Version of the data folder's form that this program writes. */
export const DATA_VERSION = 1;

export const workspaceFileSchema = z.strictObject({
  dataVersion: z.int().positive(),
  /** Name of the county, for example 青石县. */
  county: z.string().min(1),
  /** Name of this office: the county's investment office (招商办) or a unit. */
  office: z.string().min(1),
  /** Record id of the unit, null in the county office. */
  unit: recordIdSchema.nullable(),
  /** This computer's id in every chain; a restored copy gets a new one (fault 39). */
  device: deviceIdSchema,
  created: z.string(),
  /** Changes with every restore; the window's database is named after it. */
  generation: z.string().regex(/^[0-9a-z]{8,32}$/),
  /** 演练数据: practice data, never mixed with a real ledger. */
  practice: z.boolean(),
});
export type WorkspaceFile = z.infer<typeof workspaceFileSchema>;

const versionOnly = z.object({ dataVersion: z.int().positive() });

export function workspaceFilePath(folder: string): string {
  return join(folder, 'workspace.json');
}

/** Reads `workspace.json`; E_NEWER_DATA before anything else of it is looked at. */
export async function readWorkspaceFile(files: Files, folder: string): Promise<Result<WorkspaceFile>> {
  let text: string;
  try {
    text = Buffer.from(await readWhole(files, workspaceFilePath(folder))).toString('utf8');
  } catch (error) {
    return isMissing(error) ? fail('E_NOT_A_WORKSPACE', folder) : ioFailure(error, 'workspace.json');
  }
  const json = parsed(text);
  const version = versionOnly.safeParse(json);
  if (version.success && version.data.dataVersion > DATA_VERSION) return fail('E_NEWER_DATA', folder);
  const file = workspaceFileSchema.safeParse(json);
  return file.success ? ok(file.data) : fail('E_WORKSPACE_FILE', folder);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export async function writeWorkspaceFile(files: Files, folder: string, file: WorkspaceFile): Promise<Result<null>> {
  const written = await safeWrite(files, workspaceFilePath(folder), `${JSON.stringify(file, null, 2)}\n`);
  return written.ok ? ok(null) : written;
}
