/** `logs/exports.jsonl` of a workspace: what left this machine as paper, file or package, when, by whom. A torn last line is passed over. */
import { join } from 'node:path';
import { ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { exportEntrySchema } from '../../shared/contract/people';
import type { ExportEntry } from '../../shared/contract/people';
import { parseJson } from '../../shared/exchange/body';
import { ioFailure, isMissing } from '../journal/files';
import type { Files } from '../journal/files';
import { readWhole, writeAll } from '../journal/safe-write';

const SHOWN = 500;
const path = (folder: string): string => join(folder, 'logs', 'exports.jsonl');

export async function appendExport(files: Files, folder: string, entry: ExportEntry): Promise<Result<null>> {
  try {
    await files.makeFolder(join(folder, 'logs'));
    const file = await files.open(path(folder), 'a');
    try {
      await writeAll(file, Buffer.from(`\n${JSON.stringify(entry)}`, 'utf8'));
      await file.sync('data');
    } finally {
      await file.close();
    }
    return ok(null);
  } catch (error) {
    return ioFailure(error, 'exports.jsonl');
  }
}

/** The newest entries, newest first. */
export async function readExports(files: Files, folder: string): Promise<Result<ExportEntry[]>> {
  try {
    const lines = Buffer.from(await readWhole(files, path(folder)))
      .toString('utf8')
      .split('\n');
    const entries = lines.flatMap((line) => {
      const parsed = exportEntrySchema.safeParse(parseJson(line));
      return parsed.success ? [parsed.data] : [];
    });
    return ok(entries.slice(-SHOWN).toReversed());
  } catch (error) {
    return isMissing(error) ? ok([]) : ioFailure(error, 'exports.jsonl');
  }
}
