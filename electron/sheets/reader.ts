/**
 * Reads a workbook in a process of its own with a time and a memory limit; the answer is whole or it is a refusal.
 * Knows nothing of Electron: how the process is started is handed in.
 */
import { stat } from 'node:fs/promises';
import type { ErrorCode, Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { ImportDocument, UnitTable } from '../../shared/sheet/document';
import type { ColumnMapping } from '../../shared/sheet/mappings';
import type { PreviewRow, PreviewSheet } from '../../shared/sheet/preview';
import { LIMITS } from './limits';
import type { FromReader, ToReader } from './messages';
import { fromReaderSchema } from './messages';

/** A started reading process. */
export type ReaderProcess = {
  readonly send: (message: ToReader) => void;
  readonly onMessage: (handle: (message: unknown) => void) => void;
  /** `code` is null when a signal ended it. */
  readonly onExit: (handle: (code: number | null, signal: string | null) => void) => void;
  readonly kill: () => void;
};
/** Starts a reading process. */
export type SpawnReader = () => ReaderProcess;

export type ReadProgress = { readonly phase: string; readonly done: number; readonly total: number };
export type ReadOptions = {
  readonly spawn: SpawnReader;
  readonly units: UnitTable | null;
  /** What a person said columns mean. */
  readonly mappings?: readonly ColumnMapping[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
};
export type ReadWorkbook = { readonly document: ImportDocument; readonly sheets: readonly PreviewSheet[] };

/** Exit codes and signals by which V8 and the system end a process that ran out of memory. */
const MEMORY_EXITS = new Set<number | string>([134, 137, 6, 5, -536870904, 3762504530, 'SIGABRT', 'SIGKILL', 'SIGTRAP']);

/**
 * Time a file may take from one sign of the reading process to the next: 5 s and 1 s for every megabyte. Each stage and each piece is a sign, so that an
 * old PC that is slow but at work is not taken for one that hangs.
 */
export function timeLimit(bytes: number): number {
  return LIMITS.baseMilliseconds + Math.ceil(bytes / 1_000_000) * LIMITS.millisecondsPerMegabyte;
}

/** Signs without end are no work either: after so many times the limit the file is refused. */
const MOST_LIMITS = 6;

type Gathering = {
  head: Extract<FromReader, { kind: 'head' }> | null;
  readonly document: Pick<ImportDocument, 'records' | 'decisions' | 'questions' | 'skipped' | 'errors'>;
  readonly sheets: (PreviewSheet & { rows: PreviewRow[] })[];
};

function take(gathering: Gathering, message: FromReader): void {
  const { document, sheets } = gathering;
  if (message.kind === 'head') gathering.head = message;
  else if (message.kind === 'records') document.records.push(...message.items);
  else if (message.kind === 'decisions') document.decisions.push(...message.items);
  else if (message.kind === 'questions') document.questions.push(...message.items);
  else if (message.kind === 'skipped') document.skipped.push(...message.items);
  else if (message.kind === 'errors') document.errors.push(...message.items);
  else if (message.kind === 'sheet') sheets.push({ ...message.sheet, rows: [] });
  else if (message.kind === 'rows') sheets.at(-1)?.rows.push(...message.items);
}

function whole({ head, document, sheets }: Gathering, records: number): Result<ReadWorkbook> {
  if (head === null || document.records.length !== records) return fail('E_UNREADABLE');
  const { file, format, facts, columns } = head;
  return ok({ document: { contract: 1, file, format, facts, columns, ...document }, sheets });
}

async function sizeOf(path: string): Promise<Result<number>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return fail('E_NOT_WORKBOOK');
    return found.size >= LIMITS.fileBytes ? fail('E_FILE_TOO_BIG', `${Math.round(found.size / 1_000_000)}MB`) : ok(found.size);
  } catch {
    // Missing or locked: the file system says so only by throwing.
    return fail('E_UNREADABLE');
  }
}

/**
 * Reads a workbook, all or nothing.
 * @returns the codes of the formats (E_NOT_WORKBOOK, E_PASSWORD, E_EMPTY_SHEET, E_NO_HEADER, E_FILE_TOO_BIG, E_UNREADABLE, E_ZIP, E_BOMB,
 *   E_XML, E_ROWS), E_READER_TIMEOUT or E_READER_MEMORY when the process was ended, E_CANCELLED when `signal` was
 */
export async function readWorkbook(
  path: string,
  { spawn, units, mappings = [], signal, onProgress }: ReadOptions,
): Promise<Result<ReadWorkbook>> {
  const size = await sizeOf(path);
  if (!size.ok) return size;
  if (signal?.aborted === true) return fail('E_CANCELLED');
  const reader = spawn();
  const gathering: Gathering = { head: null, document: { records: [], decisions: [], questions: [], skipped: [], errors: [] }, sheets: [] };
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    let last: NodeJS.Timeout | undefined;
    let settled = false;
    const finish = (result: Result<ReadWorkbook>): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(last);
      signal?.removeEventListener('abort', cancel);
      reader.kill();
      resolve(result);
    };
    const cancel = (): void => finish(fail('E_CANCELLED'));
    const limit = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => finish(fail('E_READER_TIMEOUT')), milliseconds);
    };
    signal?.addEventListener('abort', cancel);
    limit(LIMITS.startMilliseconds);
    reader.onExit((code, ended) => {
      const memory = MEMORY_EXITS.has(code ?? ended ?? '');
      const refusal: ErrorCode = memory ? 'E_READER_MEMORY' : 'E_UNREADABLE';
      finish(fail(refusal));
    });
    reader.onMessage((raw) => {
      if (settled) return;
      const parsed = fromReaderSchema.safeParse(raw);
      if (!parsed.success) {
        finish(fail('E_UNREADABLE'));
        return;
      }
      const message = parsed.data;
      limit(timeLimit(size.value));
      if (message.kind === 'ready') {
        last = setTimeout(() => finish(fail('E_READER_TIMEOUT')), timeLimit(size.value) * MOST_LIMITS);
        reader.send({ kind: 'read', path, units, mappings: [...mappings] });
      } else if (message.kind === 'progress') onProgress?.({ phase: message.phase, done: message.done, total: message.total });
      else if (message.kind === 'failed') finish(fail(message.code, message.detail));
      else if (message.kind === 'done') finish(whole(gathering, message.records));
      else take(gathering, message);
    });
  });
}
