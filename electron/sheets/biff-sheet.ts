/**
 * The cells of one sheet of an old workbook (BIFF8) by row and column, each with its format and its own records, and the sheet's records made of them
 * again. Formats, merges, widths and everything that is no cell stay as they were.
 */
import { RECORD } from './biff-records';
import type { BiffRecord } from './biff-records';

export type BiffCell = {
  /** Place of the format in the workbook's list. */
  readonly format: number;
  /** The cell's record, a formula's with what belongs to it. */
  readonly records: readonly BiffRecord[];
};
export type BiffRows = Map<number, Map<number, BiffCell>>;

export type BiffSheet = {
  readonly cells: BiffRows;
  /** Records of rows by row: heights, formats of whole rows. */
  readonly rows: Map<number, Buffer>;
  /** What stands before and after the cells, merges included. */
  readonly before: readonly BiffRecord[];
  readonly after: readonly BiffRecord[];
};

const SINGLE = new Set<number>([
  RECORD.blank,
  RECORD.number,
  RECORD.oldText,
  RECORD.flag,
  RECORD.packedNumber,
  RECORD.textCell,
  RECORD.richText,
  RECORD.formula,
]);
const OF_FORMULA = new Set<number>([RECORD.formulaText, RECORD.array, RECORD.table, RECORD.sharedFormula]);
const ROWS_PER_BLOCK = 32;
const ROW_HEIGHT = 0x00ff;
/** The format of cells that have none of their own. */
const PLAIN_FORMAT = 0x0f;

function words(...values: readonly number[]): Buffer {
  const data = Buffer.alloc(2 * values.length);
  for (const [place, value] of values.entries()) data.writeUInt16LE(value, 2 * place);
  return data;
}

export function blankCell(row: number, column: number, format: number): BiffCell {
  return { format, records: [{ type: RECORD.blank, data: words(row, column, format) }] };
}

export function numberCell(row: number, column: number, format: number, value: number): BiffCell {
  const data = Buffer.alloc(14);
  words(row, column, format).copy(data);
  data.writeDoubleLE(value, 6);
  return { format, records: [{ type: RECORD.number, data }] };
}

/** A cell with the text at a place of the workbook's list of texts. */
export function textCell(row: number, column: number, format: number, text: number): BiffCell {
  const data = Buffer.alloc(10);
  words(row, column, format).copy(data);
  data.writeUInt32LE(text, 6);
  return { format, records: [{ type: RECORD.textCell, data }] };
}

export function putCell(cells: BiffRows, row: number, column: number, cell: BiffCell): void {
  const line = cells.get(row) ?? new Map<number, BiffCell>();
  cells.set(row, line.set(column, cell));
}

/** Cells written several in one record, each by itself. */
function putSeveral(cells: BiffRows, { type, data }: BiffRecord): void {
  const [row, first, last] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(data.length - 2)];
  const width = type === RECORD.blanks ? 2 : 6;
  for (let column = first; column <= last; column += 1) {
    const at = 4 + (column - first) * width;
    const format = data.readUInt16LE(at);
    if (type === RECORD.blanks) putCell(cells, row, column, blankCell(row, column, format));
    else {
      const packed = Buffer.concat([words(row, column), data.subarray(at, at + width)]);
      putCell(cells, row, column, { format, records: [{ type: RECORD.packedNumber, data: packed }] });
    }
  }
}

/** Takes the records of a sheet's part apart; null when a cell's record is damaged. */
export function sheetOf(records: readonly BiffRecord[]): BiffSheet | null {
  const cells: BiffRows = new Map();
  const rows = new Map<number, Buffer>();
  const before: BiffRecord[] = [];
  const after: BiffRecord[] = [];
  let depth = 0;
  let formula: { readonly row: number; readonly column: number } | null = null;
  for (const record of records) {
    const { type, data } = record;
    if (type === RECORD.begin) depth += 1;
    const own = depth === 1;
    if (type === RECORD.end) depth -= 1;
    if (own && (type === RECORD.rowBlock || type === RECORD.rowIndex)) continue;
    if (own && type === RECORD.row && data.length >= 16) rows.set(data.readUInt16LE(0), Buffer.from(data));
    else if (own && SINGLE.has(type)) {
      if (data.length < 6) return null;
      const [row, column] = [data.readUInt16LE(0), data.readUInt16LE(2)];
      putCell(cells, row, column, { format: data.readUInt16LE(4), records: [record] });
      formula = type === RECORD.formula ? { row, column } : null;
    } else if (own && (type === RECORD.blanks || type === RECORD.numbers)) {
      if (data.length < 8) return null;
      putSeveral(cells, record);
    } else if (own && OF_FORMULA.has(type) && formula !== null) {
      const cell = cells.get(formula.row)?.get(formula.column);
      if (cell !== undefined) putCell(cells, formula.row, formula.column, { ...cell, records: [...cell.records, record] });
    } else (rows.size === 0 && cells.size === 0 ? before : after).push(record);
  }
  return { cells, rows, before, after };
}

/** Format of a place without a cell: its row's, else its column's, else the plain one. */
export function formatAt({ rows, before }: BiffSheet, row: number, column: number): number {
  const line = rows.get(row);
  const ROW_HAS_FORMAT = 0x80;
  if (line !== undefined && (line.readUInt16LE(12) & ROW_HAS_FORMAT) !== 0) return line.readUInt16LE(14) & 0x0fff;
  const columns = before.find(
    ({ type, data }) => type === RECORD.columns && data.length >= 8 && data.readUInt16LE(0) <= column && column <= data.readUInt16LE(2),
  );
  return columns === undefined ? PLAIN_FORMAT : columns.data.readUInt16LE(6);
}

/** A cell's records in another row. */
export function cellInRow({ format, records }: BiffCell, row: number): BiffCell {
  const moved = records.map((record): BiffRecord => {
    if (OF_FORMULA.has(record.type)) return record;
    const data = Buffer.from(record.data);
    data.writeUInt16LE(row, 0);
    return { ...record, data };
  });
  return { format, records: moved };
}

/** A row's record with its number and the columns it reaches over. */
function rowRecord(given: Buffer | undefined, row: number, columns: readonly number[]): BiffRecord {
  const data = given === undefined ? words(row, 0, 0, ROW_HEIGHT, 0, 0, 0x0100, PLAIN_FORMAT) : Buffer.from(given);
  data.writeUInt16LE(row, 0);
  const [first, last] = [columns[0], columns.at(-1)];
  if (first !== undefined && last !== undefined) {
    const empty = data.readUInt16LE(4) === 0;
    data.writeUInt16LE(empty ? first : Math.min(first, data.readUInt16LE(2)), 2);
    data.writeUInt16LE(Math.max(last + 1, data.readUInt16LE(4)), 4);
  }
  return { type: RECORD.row, data };
}

/** The sheet's records: rows in blocks of 32, each block's rows before its cells ([MS-XLS] 2.1.7.20.6, CELLTABLE). */
export function sheetRecords({ cells, rows, before, after }: BiffSheet): BiffRecord[] {
  const numbers = [...new Set([...rows.keys(), ...cells.keys()])].sort((a, b) => a - b);
  const blocks = new Map<number, number[]>();
  for (const row of numbers) {
    const block = Math.floor(row / ROWS_PER_BLOCK);
    blocks.set(block, [...(blocks.get(block) ?? []), row]);
  }
  const table: BiffRecord[] = [];
  let columnEnd = 0;
  for (const block of blocks.values()) {
    const sorted = block.map((row) => [row, [...(cells.get(row) ?? [])].sort(([a], [b]) => a - b)] as const);
    for (const [row, line] of sorted) {
      const columns = line.map(([column]) => column);
      columnEnd = Math.max(columnEnd, (columns.at(-1) ?? -1) + 1);
      table.push(rowRecord(rows.get(row), row, columns));
    }
    for (const [, line] of sorted) for (const [, cell] of line) table.push(...cell.records);
  }
  const rowEnd = (numbers.at(-1) ?? -1) + 1;
  const reaching = (record: BiffRecord): BiffRecord => {
    if (record.type !== RECORD.dimensions || record.data.length < 14) return record;
    const data = Buffer.from(record.data);
    data.writeUInt32LE(Math.max(rowEnd, data.readUInt32LE(4)), 4);
    data.writeUInt16LE(Math.max(columnEnd, data.readUInt16LE(10)), 10);
    return { ...record, data };
  };
  return [...before.map(reaching), ...table, ...after];
}
