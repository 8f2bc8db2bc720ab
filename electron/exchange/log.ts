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
import { readWhole, safeWrite, writeAll } from '../journal/safe-write';

const LOG_FILE = 'log.jsonl';
const APART_FILE = 'apart.jsonl';
const REFUSED_FILE = 'refused.jsonl';
/** Whole packages that were refused but may be taken later: a device 停用 today may be reinstated tomorrow. */
const KEPT_FOLDER = 'kept';

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

/** A package that was refused, with the code; every refusal is logged. What the header says is set down only when its signature holds. */
const refusedSchema = z.strictObject({
  at: z.string(),
  person: z.string(),
  file: z.string(),
  sha256: z.string(),
  code: z.string(),
  why: z.string(),
  from: z.strictObject({ unit: scopeSchema, name: z.string(), kind: z.string(), period: z.string(), number: z.int() }).nullable(),
  /** The file lies in `exchange/kept`. */
  kept: z.boolean(),
});
export type Refused = z.infer<typeof refusedSchema>;

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

export const readRefused = (files: Files, folder: string): Promise<Result<Refused[]>> =>
  readLines(files, folder, REFUSED_FILE, refusedSchema);

/** Path of a package that was kept apart. */
export const keptPath = (folder: string, sha256: string): string => join(folder, 'exchange', KEPT_FOLDER, `${sha256}.zeren`);

/** Logs a refusal, and keeps the package itself when its refusal can be taken back. */
export async function enterRefused(files: Files, folder: string, entry: Refused, bytes: Uint8Array): Promise<Result<null>> {
  if (entry.kept) {
    try {
      await files.makeFolder(join(folder, 'exchange', KEPT_FOLDER));
      if ((await files.size(keptPath(folder, entry.sha256))) === null) {
        const written = await safeWrite(files, keptPath(folder, entry.sha256), bytes);
        if (!written.ok) return written;
      }
    } catch (error) {
      return ioFailure(error, KEPT_FOLDER);
    }
  }
  return appendLines(files, folder, REFUSED_FILE, [entry]);
}
