/**
 * `exchange/` of a workspace: the log of packages and the operations kept apart, as lines of JSON appended and flushed.
 * A torn last line (power cut) is left behind and passed over: both files only help, the ledger does not rest on them.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import { parseJson } from '../../shared/exchange/body';
import { logEntrySchema } from '../../shared/exchange/log-entry';
import type { LogEntry } from '../../shared/exchange/log-entry';
import { operationValuesSchema, sealedOperationSchema } from '../../shared/ledger/operation';
import { scopeSchema } from '../../shared/model/ids';
import { ioFailure, isMissing } from '../journal/files';
import type { Files } from '../journal/files';
import { readWhole, writeAll } from '../journal/safe-write';

const LOG_FILE = 'log.jsonl';
const APART_FILE = 'apart.jsonl';

/** An operation outside its sender's right, with the reason; held and shown, not applied. */
const apartSchema = z.strictObject({
  op: sealedOperationSchema,
  values: operationValuesSchema,
  why: z.string(),
  from: scopeSchema,
  number: z.int(),
  at: z.string(),
});
export type Apart = z.infer<typeof apartSchema>;

async function readLines<T>(files: Files, folder: string, name: string, schema: z.ZodType<T>): Promise<Result<T[]>> {
  try {
    const text = Buffer.from(await readWhole(files, join(folder, 'exchange', name))).toString('utf8');
    const entries = text.split('\n').flatMap((line) => {
      const parsed = schema.safeParse(parseJson(line));
      return parsed.success ? [parsed.data] : [];
    });
    return ok(entries);
  } catch (error) {
    return isMissing(error) ? ok([]) : ioFailure(error, name);
  }
}

async function appendLines(files: Files, folder: string, name: string, lines: readonly unknown[]): Promise<Result<null>> {
  if (lines.length === 0) return ok(null);
  try {
    await files.makeFolder(join(folder, 'exchange'));
    const file = await files.open(join(folder, 'exchange', name), 'a');
    try {
      // The line break stands in front as well: a torn line of an earlier run must not swallow this one.
      await writeAll(file, Buffer.from(`\n${lines.map((line) => JSON.stringify(line)).join('\n')}\n`, 'utf8'));
      await file.sync('all');
    } finally {
      await file.close();
    }
    return ok(null);
  } catch (error) {
    return ioFailure(error, name);
  }
}

export const readLog = (files: Files, folder: string): Promise<Result<LogEntry[]>> => readLines(files, folder, LOG_FILE, logEntrySchema);

export const appendLog = (files: Files, folder: string, entries: readonly LogEntry[]): Promise<Result<null>> =>
  appendLines(files, folder, LOG_FILE, entries);

export const readApart = (files: Files, folder: string): Promise<Result<Apart[]>> => readLines(files, folder, APART_FILE, apartSchema);

export const appendApart = (files: Files, folder: string, entries: readonly Apart[]): Promise<Result<null>> =>
  appendLines(files, folder, APART_FILE, entries);
