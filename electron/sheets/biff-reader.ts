/**
 * Old workbooks (.xls BIFF8 and BIFF5, WPS .et in an OLE2 file) as plain cells, through the library `xlsx`: the only file that
 * imports it. Our own check of the OLE2 file comes first; the library is told to build cells and nothing else.
 */
import * as XLSX from 'xlsx';
import * as codepages from 'xlsx/dist/cpexcel.full.mjs';
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { CellNote, PlainCell, PlainRow, PlainSheet, PlainWorkbook, Tint, WorkbookFormat } from '../../shared/sheet/cells';
import { showOfFormat } from '../../shared/sheet/cells';
import { cleanText } from '../../shared/sheet/text';
import { biffMarks } from './biff-marks';
import { LIMITS } from './limits';
import { trimRows } from './ooxml-sheet';
import { rgbOfIndex, tintOfRgb } from './tints';

XLSX.set_cptable(codepages);

/** Error values by the number BIFF stores. */
const ERROR_TEXTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** What the library's reader of OLE2 files gives; its own types say nothing. */
type CompoundFile = {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly CompoundEntry[];
};
type CompoundEntry = { content?: Uint8Array; size?: number };
type Rectangle = { readonly s: { readonly r: number; readonly c: number }; readonly e: { readonly r: number; readonly c: number } };

type Stream = { readonly format: WorkbookFormat; readonly book: Buffer; readonly file: CompoundFile; readonly entry: CompoundEntry };

/** Finds the workbook stream of an OLE2 file and checks it. E_PASSWORD for encrypted ones, E_NOT_WORKBOOK for documents. */
function workbookStream(bytes: Buffer): Result<Stream> {
  const sectorShift = bytes.length < 512 ? 0 : bytes.readUInt16LE(30);
  if (sectorShift !== 9 && sectorShift !== 12) return fail('E_UNREADABLE');
  let file: CompoundFile;
  try {
    file = XLSX.CFB.read(bytes, { type: 'buffer' });
  } catch {
    // The library throws on a damaged directory.
    return fail('E_UNREADABLE');
  }
  const names = file.FullPaths.map((path) => path.replace(/^.*\/(?=.)/, ''));
  if (names.includes('EncryptedPackage')) return fail('E_PASSWORD');
  const find = (name: string) => file.FileIndex[names.indexOf(name)];
  const entry = ['Workbook', 'Book', 'WORKBOOK', 'BOOK'].map(find).find((one) => one?.content !== undefined);
  if (entry?.content === undefined) return fail('E_NOT_WORKBOOK');
  const book = Buffer.from(entry.content);
  return isEncrypted(book) ? fail('E_PASSWORD') : ok({ format: formatOf(book, names), book, file, entry });
}

/** The workbook stream of an OLE2 file; E_PASSWORD, E_NOT_WORKBOOK, E_UNREADABLE. */
export function biffStream(bytes: Buffer): Result<Buffer> {
  const stream = workbookStream(bytes);
  return stream.ok ? ok(stream.value.book) : stream;
}

/** The same OLE2 file with another workbook stream; its other streams stay. Codes as of `biffStream`. */
export function withStream(bytes: Buffer, book: Buffer): Result<Buffer> {
  const stream = workbookStream(bytes);
  if (!stream.ok) return stream;
  const { file, entry } = stream.value;
  entry.content = book;
  entry.size = book.length;
  return ok(Buffer.from(XLSX.CFB.write(file as never, { type: 'buffer' }) as Buffer));
}

function formatOf(book: Buffer, names: readonly string[]): WorkbookFormat {
  const version = book.length >= 6 ? book.readUInt16LE(4) : 0;
  if (names.some((name) => /^(ET|WPS|Et)/.test(name))) return 'et-ole';
  return version === 0x0600 ? 'xls-biff8' : 'xls-biff5';
}

/** Looks for the FILEPASS record among the global records. */
function isEncrypted(book: Buffer): boolean {
  let at = 0;
  for (let count = 0; count < 500 && at + 4 <= book.length; count += 1) {
    const type = book.readUInt16LE(at);
    if (type === 0x2f) return true;
    if (type === 0x0a) return false;
    at += 4 + book.readUInt16LE(at + 2);
  }
  return false;
}

function plainCell(cell: XLSX.CellObject, count: (removed: number) => void): PlainCell | undefined {
  const external = typeof cell.F === 'string' || typeof cell.f === 'string' ? /\[[^\]]+\]/.test(cell.f ?? '') : false;
  const mark = external ? ({ external: true } as const) : {};
  if (cell.t === 'e') return { kind: 'error', text: ERROR_TEXTS[Number(cell.v)] ?? '#N/A', ...mark };
  if (cell.t === 'b') return { kind: 'text', text: cell.v === true ? '是' : '否', ...mark };
  if (typeof cell.v === 'number')
    return { kind: 'number', value: cell.v, show: typeof cell.z === 'string' ? showOfFormat(cell.z) : 'plain', ...mark };
  if (typeof cell.v !== 'string') return undefined;
  const clean = cleanText(cell.v.slice(0, LIMITS.cellCharacters));
  count(clean.removed);
  return clean.text.trim() === '' ? undefined : { kind: 'text', text: clean.text, ...mark };
}

/** The library keeps the fill of an old cell as an index, or as RGB when a palette gave one. */
function tintOf(cell: XLSX.CellObject): Tint | undefined {
  const style: unknown = cell.s;
  if (typeof style !== 'object' || style === null) return undefined;
  const { patternType, fgColor, icvFore } = style as {
    patternType?: unknown;
    fgColor?: { rgb?: unknown; index?: unknown };
    icvFore?: unknown;
  };
  if (patternType !== undefined && patternType !== 'solid' && patternType !== 1) return undefined;
  const rgb = fgColor?.rgb;
  if (typeof rgb === 'string') return tintOfRgb(rgb);
  const index = fgColor?.index ?? icvFore;
  const known = typeof index === 'number' ? rgbOfIndex(index) : undefined;
  return known === undefined ? undefined : tintOfRgb(known);
}

function plainSheet(
  name: string,
  hidden: boolean,
  sheet: XLSX.DenseWorkSheet,
): Result<{ readonly sheet: PlainSheet; readonly cleaned: number }> {
  let cleaned = 0;
  const notes: CellNote[] = [];
  const rows: (PlainRow | undefined)[] = [];
  for (const [index, line] of (sheet['!data'] ?? []).entries()) {
    if (line === undefined) continue;
    const cells: PlainCell[] = [];
    const tints: Tint[] = [];
    for (const [column, cell] of line.entries()) {
      if (cell === undefined || cell === null) continue;
      const plain = plainCell(cell, (removed) => {
        cleaned += removed;
      });
      if (plain) {
        if (index >= LIMITS.rows || column >= LIMITS.columns) return fail('E_ROWS');
        cells[column] = plain;
      }
      const tint = tintOf(cell);
      if (tint && column < LIMITS.columns) tints[column] = tint;
      const text = (cell.c ?? [])
        .map((note) => note.t ?? '')
        .join('\n')
        .trim();
      if (text !== '') notes.push({ row: index, column, text: cleanText(text).text });
    }
    if (index < LIMITS.rows) rows[index] = { cells, tints, hidden: sheet['!rows']?.[index]?.hidden === true };
  }
  const given: readonly Rectangle[] = sheet['!merges'] ?? [];
  const merges = given.map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  if (merges.length > LIMITS.merges) return fail('E_ROWS');
  const widths: readonly (XLSX.ColInfo | undefined)[] = sheet['!cols'] ?? [];
  const hiddenColumns = widths.flatMap((column, index) => (column?.hidden === true && index < LIMITS.columns ? [index] : []));
  return ok({
    sheet: { name, hidden, rows: trimRows(rows), merges, hiddenColumns, filtered: sheet['!autofilter'] !== undefined, images: 0, notes },
    cleaned,
  });
}

/**
 * Reads an OLE2 file as a workbook.
 * @returns E_PASSWORD, E_NOT_WORKBOOK, E_UNREADABLE, E_ROWS
 */
export function readBiff(bytes: Buffer): Result<PlainWorkbook> {
  const stream = workbookStream(bytes);
  if (!stream.ok) return stream;
  let book: XLSX.WorkBook;
  try {
    book = XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      codepage: 936,
      cellStyles: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: true,
      sheetRows: LIMITS.rows + 1,
    });
  } catch (error) {
    // The library reports damage and protection only by throwing.
    return fail(error instanceof Error && /password/i.test(error.message) ? 'E_PASSWORD' : 'E_UNREADABLE');
  }
  const sheets: PlainSheet[] = [];
  let cleaned = 0;
  const marks = biffMarks(stream.value.book, stream.value.format);
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (sheet === undefined || sheet['!type'] === 'chart') continue;
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const read = plainSheet(cleanText(name).text, hidden, sheet as XLSX.DenseWorkSheet);
    if (!read.ok) return read;
    const mark = marks[index];
    sheets.push(mark === undefined ? read.value.sheet : { ...read.value.sheet, ...mark });
    cleaned += read.value.cleaned;
  }
  if (sheets.length === 0) return fail('E_UNREADABLE');
  const dateSystem = book.Workbook?.WBProps?.date1904 === true ? 1904 : 1900;
  return ok({ format: stream.value.format, dateSystem, sheets, untyped: false, cleaned });
}
