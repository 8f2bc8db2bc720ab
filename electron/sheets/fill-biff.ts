/**
 * Puts values into the cells of a given old form (.xls or .et, BIFF8) by changing its own records: every cell keeps its format, and borders, merges,
 * widths, print set-up and signature lines stay as they are. More projects than blank rows: the last blank row is repeated and what stands below moves.
 */
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { FormPlan, FormulaCell, FormValue } from '../../shared/views/form-plan';
import { copiedParts, movedParts, movedRange } from './biff-formulas';
import type { PartsPlace, RowsAdded } from './biff-formulas';
import { biffStream, withStream } from './biff-reader';
import { RECORD, partsOf, recordsOf, sheetName, streamOf, textCount, withTexts } from './biff-records';
import type { BiffRecord } from './biff-records';
import { blankCell, cellInRow, formatAt, numberCell, putCell, sheetOf, sheetRecords, textCell } from './biff-sheet';
import type { BiffCell, BiffRows, BiffSheet } from './biff-sheet';

/** What an old workbook can hold. */
const MOST_ROWS = 65_536;
const MOST_COLUMNS = 256;
const BIFF8 = 0x0600;

/** What hangs on rows and would stay behind when they move: such a form is not grown. */
const HANGS_ON_ROWS = new Set<number>([RECORD.note, RECORD.object, RECORD.conditional, RECORD.link, RECORD.validation, RECORD.pageBreaks]);

const [FORMULA_FLAGS, PARTS_LENGTH, PARTS] = [14, 20, 22];

/** A formula with its parts changed; null when it has a part that is not known. */
function withParts({ type, data }: BiffRecord, change: (parts: Buffer) => Buffer | null): BiffRecord | null {
  if (data.length < PARTS) return null;
  const end = PARTS + data.readUInt16LE(PARTS_LENGTH);
  const parts = end > data.length ? null : change(data.subarray(PARTS, end));
  return parts === null ? null : { type, data: Buffer.concat([data.subarray(0, PARTS), parts, data.subarray(end)]) };
}

/** A cell whose formula is changed; null when that cannot be. */
function withFormula(cell: BiffCell, change: (parts: Buffer) => Buffer | null): BiffCell | null {
  const records: BiffRecord[] = [];
  for (const record of cell.records) {
    const changed = record.type === RECORD.formula ? withParts(record, change) : record;
    if (changed === null || changed.type === RECORD.sharedFormula || changed.type === RECORD.array || changed.type === RECORD.table)
      return null;
    records.push(changed);
  }
  return { ...cell, records };
}

/** Numbers by which references with a sheet name this one ([MS-XLS] 2.4.106 and 2.4.271). */
function numbersOf(workbook: readonly BiffRecord[], sheet: number): ReadonlySet<number> {
  const OWN_BOOK = 0x04_01;
  const books = workbook.filter(({ type }) => type === RECORD.book);
  const named = new Set<number>();
  for (const { type, data } of workbook) {
    if (type !== RECORD.sheetNumbers || data.length < 2) continue;
    const count = Math.min(data.readUInt16LE(0), Math.floor((data.length - 2) / 6));
    for (let number = 0; number < count; number += 1) {
      const at = 2 + 6 * number;
      const book = books[data.readUInt16LE(at)]?.data;
      const isOwn = book?.length === 4 && book.readUInt16LE(2) === OWN_BOOK;
      if (isOwn && data.readInt16LE(at + 2) === sheet && data.readInt16LE(at + 4) === sheet) named.add(number);
    }
  }
  return named;
}

const MEMBER = 0x01;

/** Another sheet of the workbook whose formulas speak of the same cells as before; null when one of them cannot be changed. */
function follows(part: readonly BiffRecord[], added: RowsAdded, sheets: ReadonlySet<number>): BiffRecord[] | null {
  const place = { onSheet: false, sheets, grows: true };
  const records: BiffRecord[] = [];
  for (const record of part) {
    // A formula written once for many cells names no sheet; its members only say where it stands.
    const changed =
      record.type === RECORD.formula
        ? withParts(record, (parts) => (parts[0] === MEMBER ? parts : movedParts(parts, added, place)))
        : record;
    if (changed === null || changed.type === RECORD.array) return null;
    records.push(changed);
  }
  return records;
}

const RANGE_BYTES = 8;
const MOST_RANGES = 1_000;

type Range = readonly [top: number, bottom: number, left: number, right: number];

function rangesOf({ data }: BiffRecord): Range[] {
  const count = data.length < 2 ? 0 : Math.min(data.readUInt16LE(0), Math.floor((data.length - 2) / RANGE_BYTES));
  return Array.from({ length: count }, (_, place): Range => {
    const at = 2 + place * RANGE_BYTES;
    return [data.readUInt16LE(at), data.readUInt16LE(at + 2), data.readUInt16LE(at + 4), data.readUInt16LE(at + 6)];
  });
}

function mergeRecords(ranges: readonly Range[]): BiffRecord[] {
  const records: BiffRecord[] = [];
  for (let from = 0; from < ranges.length; from += MOST_RANGES) {
    const some = ranges.slice(from, from + MOST_RANGES);
    const data = Buffer.alloc(2 + RANGE_BYTES * some.length);
    data.writeUInt16LE(some.length, 0);
    for (const [place, range] of some.entries())
      for (const [word, value] of range.entries()) data.writeUInt16LE(value, 2 + place * RANGE_BYTES + 2 * word);
    records.push({ type: RECORD.merges, data });
  }
  return records;
}

/** Merges below move; those inside the repeated row are repeated with it. */
function grownMerges(after: readonly BiffRecord[], added: RowsAdded): BiffRecord[] {
  const { last, by } = added;
  const ranges = after.filter(({ type }) => type === RECORD.merges).flatMap(rangesOf);
  if (ranges.length === 0) return [...after];
  const moved = ranges.map(([top, bottom, left, right]): Range => [...movedRange(top, bottom, { last, by }), left, right]);
  const repeated = ranges
    .filter(([top, bottom]) => top === last && bottom === last)
    .flatMap(([, , left, right]) => Array.from({ length: by }, (_, at): Range => [last + 1 + at, last + 1 + at, left, right]));
  const first = after.findIndex(({ type }) => type === RECORD.merges);
  const others = after.filter(({ type }, at) => type !== RECORD.merges || at === first);
  return others.flatMap((record) => (record.type === RECORD.merges ? mergeRecords([...moved, ...repeated]) : [record]));
}

/** The sheet with copies of its last blank row put in; null when something in it cannot move. */
function grown(sheet: BiffSheet, added: RowsAdded & { readonly first: number }, sheets: ReadonlySet<number>): BiffSheet | null {
  const { last, by } = added;
  if (by === 0) return sheet;
  if ([...sheet.before, ...sheet.after].some(({ type }) => HANGS_ON_ROWS.has(type))) return null;
  const cells: BiffRows = new Map();
  for (const [row, line] of sheet.cells)
    for (const [column, cell] of line) {
      // A blank row's own formula means its own row; a sum over the blank rows reaches over the new ones.
      const place: PartsPlace = { onSheet: true, sheets, grows: row < added.first || row > last };
      const moved = withFormula(cell, (parts) => movedParts(parts, added, place));
      if (moved === null) return null;
      const to = row > last ? row + by : row;
      putCell(cells, to, column, cellInRow(moved, to));
    }
  const rows = new Map([...sheet.rows].map(([row, data]) => [row > last ? row + by : row, data]));
  const height = sheet.rows.get(last);
  for (let row = last + 1; row <= last + by; row += 1) {
    if (height !== undefined) rows.set(row, height);
    for (const [column, cell] of cells.get(last) ?? []) {
      const own = cell.records.some(({ type }) => type === RECORD.formula);
      const copy = own ? withFormula(cell, (parts) => copiedParts(parts, row - last)) : blankCell(row, column, cell.format);
      if (copy === null) return null;
      putCell(cells, row, column, cellInRow(copy, row));
    }
  }
  return { ...sheet, cells, rows, after: grownMerges(sheet.after, added) };
}

/** A name (打印区域 too) that means the same cells as before after rows were put in. One with a part that is not known is left as it is. */
function movedName(record: BiffRecord, added: RowsAdded, sheets: ReadonlySet<number>): BiffRecord {
  const { type, data } = record;
  const [LENGTH, PARTS_SIZE, NAME] = [3, 4, 14];
  if (type !== RECORD.definedName || data.length <= NAME) return record;
  const at = NAME + 1 + (data[LENGTH] ?? 0) * (((data[NAME] ?? 0) & 1) === 1 ? 2 : 1);
  const end = at + data.readUInt16LE(PARTS_SIZE);
  const moved = end > data.length ? null : movedParts(data.subarray(at, end), added, { onSheet: false, sheets, grows: true });
  return moved === null ? record : { type, data: Buffer.concat([data.subarray(0, at), moved, data.subarray(end)]) };
}

/** Sums are computed anew when the form is opened: by the flag of each formula, and by a workbook that no known program computed last. */
function computedAnew(records: readonly BiffRecord[]): BiffRecord[] {
  const ALWAYS = 0x0001;
  return records.map((record) => {
    const { type, data } = record;
    if (type === RECORD.formula && data.length >= PARTS) {
      const marked = Buffer.from(data);
      marked.writeUInt16LE(data.readUInt16LE(FORMULA_FLAGS) | ALWAYS, FORMULA_FLAGS);
      return { type, data: marked };
    }
    if (type !== RECORD.recalculation || data.length < 8) return record;
    const marked = Buffer.from(data);
    marked.writeUInt32LE(0, 4);
    return { type, data: marked };
  });
}

/** Values put into cells that keep their formats; a cell with a formula of the form keeps it. Texts go to `texts`, which begins at place `from`. */
function putValues(sheet: BiffSheet, values: readonly (readonly [number, number, FormValue])[], texts: string[], from: number): void {
  const places = new Map<string, number>();
  for (const [row, column, value] of values) {
    const own = sheet.cells.get(row)?.get(column);
    if (own?.records.some(({ type }) => type === RECORD.formula) === true) continue;
    const format = own?.format ?? formatAt(sheet, row, column);
    if (value.kind === 'number') {
      putCell(sheet.cells, row, column, numberCell(row, column, format, Number(value.decimal)));
      continue;
    }
    let place = places.get(value.text);
    if (place === undefined) {
      place = from + texts.length;
      places.set(value.text, place);
      texts.push(value.text);
    }
    putCell(sheet.cells, row, column, textCell(row, column, format, place));
  }
}

/** Where each part began in the stream, the workbook's first. */
function startsOf(records: readonly BiffRecord[]): number[] {
  const starts: number[] = [];
  let [at, depth] = [0, 0];
  for (const { type, data } of records) {
    if (type === RECORD.begin) {
      if (depth === 0) starts.push(at);
      depth += 1;
    }
    if (type === RECORD.end) depth -= 1;
    at += 4 + data.length;
  }
  return starts;
}

/** The stream of a form with values in its cells. */
function filledStream(book: Buffer, plan: FormPlan, values: readonly ReadonlyMap<number, FormValue>[]): Result<Buffer> {
  const records = recordsOf(book);
  const parts = records === null ? null : partsOf(records);
  const [workbook, ...sheets] = parts ?? [];
  if (records === null || workbook === undefined) return fail('E_UNREADABLE');
  if ((workbook[0]?.data.readUInt16LE(0) ?? 0) !== BIFF8) return fail('E_FORM_FORMAT');
  const bound = workbook.filter(({ type }) => type === RECORD.sheet);
  const starts = startsOf(records);
  const places = bound.map(({ data }) => starts.indexOf(data.readUInt32LE(0)));
  const own = bound.findIndex((record) => sheetName(record) === plan.sheet);
  const part = sheets[(places[own] ?? 0) - 1];
  const given = part === undefined ? null : sheetOf(part);
  if (given === null || places.some((place) => place < 1)) return fail('E_UNREADABLE', plan.sheet);
  const capacity = Math.max(plan.capacity, 1);
  const added = { first: plan.firstRow - 1, last: plan.firstRow - 2 + capacity, by: Math.max(0, values.length - capacity) };
  const numbers = numbersOf(workbook, own);
  const end = Math.max(...given.cells.keys(), plan.firstRow) + added.by;
  if (end >= MOST_ROWS || values.some((line) => [...line.keys()].some((column) => column >= MOST_COLUMNS))) return fail('E_ROWS');
  const sheet = grown(given, added, numbers);
  const others = sheets.map((one) => (one === part || added.by === 0 ? one : follows(one, added, numbers)));
  if (sheet === null || others.includes(null))
    return fail('E_FORM_OLD_ROWS', `表样有 ${plan.capacity} 行空行，要填 ${values.length} 个项目`);
  const texts: string[] = [];
  const wanted = [
    ...plan.above.map(({ row, column, text }) => [row - 1, column, { kind: 'text', text }] as const),
    ...values.flatMap((line, at) => [...line].map(([column, value]) => [plan.firstRow - 1 + at, column, value] as const)),
  ];
  putValues(sheet, wanted, texts, textCount(workbook));
  const named = added.by === 0 ? workbook : workbook.map((record) => movedName(record, added, numbers));
  const written = others.map((one) => (one === part ? sheetRecords(sheet) : (one ?? [])));
  return ok(streamOf([withTexts(named, texts), ...written].map(computedAnew), places));
}

/**
 * Cells of a sheet with formulas of the form's own, which no value replaces.
 * @returns E_UNREADABLE when the form is damaged, and the codes of opening an old workbook
 */
export function biffFormulas(bytes: Buffer, name: string): Result<readonly FormulaCell[]> {
  const stream = biffStream(bytes);
  if (!stream.ok) return stream;
  const [workbook = [], ...sheets] = partsOf(recordsOf(stream.value) ?? []) ?? [];
  const place = workbook.filter(({ type }) => type === RECORD.sheet).findIndex((record) => sheetName(record) === name);
  const sheet = sheetOf(sheets[place] ?? []);
  if (sheet === null) return fail('E_UNREADABLE', name);
  return ok(
    [...sheet.cells].flatMap(([row, line]) =>
      [...line].flatMap(([column, { records }]) => (records.some(({ type }) => type === RECORD.formula) ? [{ row, column }] : [])),
    ),
  );
}

/**
 * Fills an old form.
 * @param bytes the form as given, .xls or .et
 * @param values cells of each project by column index, in order
 * @returns the filled workbook in the same format; E_FORM_FORMAT for a workbook of 1995 or before, E_FORM_OLD_ROWS when it has too few blank rows and
 *   something in it cannot move, E_ROWS beyond what such a file holds, E_PASSWORD, E_NOT_WORKBOOK, E_UNREADABLE
 */
export function fillBiff(bytes: Buffer, plan: FormPlan, values: readonly ReadonlyMap<number, FormValue>[]): Result<Buffer> {
  const stream = biffStream(bytes);
  if (!stream.ok) return stream;
  try {
    const filled = filledStream(stream.value, plan, values);
    return filled.ok ? withStream(bytes, filled.value) : filled;
  } catch (error) {
    // Records of a damaged form are shorter than they say.
    if (error instanceof RangeError) return fail('E_UNREADABLE', plan.sheet);
    throw error;
  }
}
