/**
 * One turn of `bench import`: one way of reading one file, from its bytes to plain objects. Each runs in a process of its own, as the program reads every
 * file in a new one.
 */
import { readFileSync } from 'node:fs';
import * as XLSX from 'xlsx';
import { readCells } from '../../electron/sheets/read-cells';
import { openZip } from '../../electron/sheets/zip-container';
import { readDocument } from '../../shared/sheet/read-document';
import { HEADERS, TOTAL_COLUMN } from './ledger-files';
import type { LedgerFormat } from './ledger-files';
import { measured } from './turns';
import type { Cost } from './turns';

/** Records read and the sum of their amounts in hundredths of 万元; `total` is null where amounts are not understood. */
type Seen = { readonly rows: number; readonly total: number | null };
export type Turn = Seen & Cost;

const LINE_FEED = 10;
const TAG = 60;

function sum(values: readonly unknown[]): number {
  return values.reduce<number>((total, value) => total + Math.round(Number(value) * 100), 0);
}

/** The product: all readings, decisions and questions. */
function ours(bytes: Buffer): Seen {
  const read = readCells(bytes);
  if (!read.ok) return { rows: 0, total: null };
  const { records } = readDocument(read.value, 'bench', null);
  const amounts = records.map(({ totalInvestment }) =>
    totalInvestment && 'amount' in totalInvestment ? Number(totalInvestment.amount) : 0,
  );
  return { rows: records.length, total: sum(amounts.map((yuan) => yuan / 10_000)) };
}

/** The product up to the cells, before anything is understood. */
function cells(bytes: Buffer): Seen {
  const read = readCells(bytes);
  return { rows: read.ok ? (read.value.sheets[0]?.rows.length ?? 1) - 1 : 0, total: null };
}

function sheetjs(bytes: Buffer): Seen {
  const book = XLSX.read(bytes, { dense: true, cellFormula: false, cellHTML: false, cellText: false });
  const [sheet] = Object.values(book.Sheets);
  if (sheet === undefined) return { rows: 0, total: null };
  const objects = XLSX.utils.sheet_to_json<Record<string, unknown>>(sheet, { header: [...HEADERS], range: 1, defval: null });
  return { rows: objects.length, total: sum(objects.map((object) => object[HEADERS[TOTAL_COLUMN] ?? ''])) };
}

function countByte(bytes: Uint8Array, wanted: number): number {
  let found = 0;
  for (const byte of bytes) if (byte === wanted) found += 1;
  return found;
}

/** The least a reader of .xlsx does: inflate every part and touch every byte. */
function inflate(bytes: Buffer): Seen {
  const zip = openZip(bytes);
  if (!zip.ok) return { rows: 0, total: null };
  const tags = zip.value.names.reduce((found, name) => {
    const part = zip.value.read(name);
    return found + (part.ok && part.value !== null ? countByte(part.value, TAG) : 0);
  }, 0);
  return { rows: tags, total: null };
}

/** Text by the decoder and fields by `split`: no quotes, no readings. */
function split(bytes: Buffer): Seen {
  const [, ...lines] = new TextDecoder('gbk').decode(bytes).trimEnd().split('\r\n');
  const objects = lines.map((line) => {
    const object: Record<string, string> = {};
    for (const [column, field] of line.split(',').entries()) object[HEADERS[column] ?? ''] = field;
    return object;
  });
  return { rows: objects.length, total: sum(objects.map((object) => object[HEADERS[TOTAL_COLUMN] ?? ''])) };
}

function lines(bytes: Buffer): Seen {
  new TextDecoder('gbk').decode(bytes);
  return { rows: countByte(bytes, LINE_FEED) - 1, total: null };
}

/** Who takes part, by format; the first is the measure the others are divided by. */
export const CONTESTANTS: Readonly<Record<LedgerFormat, Readonly<Record<string, (bytes: Buffer) => Seen>>>> = {
  xlsx: { sheetjs, ours, cells, inflate },
  xls: { sheetjs, ours, cells },
  csv: { split, ours, cells, lines },
};

/** Runs one contestant once; null when there is none of that name. */
export async function runTurn(format: LedgerFormat, name: string, file: string): Promise<Turn | null> {
  const read = CONTESTANTS[format][name];
  if (read === undefined) return null;
  const bytes = readFileSync(file);
  return measured(() => read(bytes));
}
