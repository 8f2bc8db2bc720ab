/** Small workbooks in memory for tests: rows as arrays, dates as serials with a format, merges as A1 ranges. */
import type { Merge, PlainCell, PlainRow, PlainSheet, PlainWorkbook } from '../../../shared/sheet/cells';
import { columnIndex } from '../../../shared/sheet/cells';
import type { ImportDocument, UnitTable } from '../../../shared/sheet/document';
import { documentSchema } from '../../../shared/sheet/document';
import { readDocument } from '../../../shared/sheet/read-document';

export type Value = string | number | null | PlainCell;

export type SheetOptions = {
  readonly name?: string;
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly string[];
  readonly filtered?: boolean;
  readonly tints?: Readonly<Record<number, 'red' | 'yellow' | 'green'>>;
  readonly notes?: readonly { readonly row: number; readonly column: string; readonly text: string }[];
};

/** A day shown as a date. */
export function serial(value: number, show: 'day' | 'month' = 'day'): PlainCell {
  return { kind: 'number', value, show };
}

function cellOf(value: Value): PlainCell | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'string') return value.startsWith('#') ? { kind: 'error', text: value } : { kind: 'text', text: value };
  return typeof value === 'number' ? { kind: 'number', value, show: 'plain' } : value;
}

function position(reference: string): readonly [number, number] {
  const match = /^([A-Z]+)(\d+)$/.exec(reference);
  return [Number(match?.[2] ?? 1) - 1, columnIndex(match?.[1] ?? 'A')];
}

function mergeOf(range: string): Merge {
  const [from = 'A1', to = from] = range.split(':');
  const [top, left] = position(from);
  const [bottom, right] = position(to);
  return { top, left, bottom, right };
}

export function sheetOf(rows: readonly (readonly Value[])[], options: SheetOptions = {}): PlainSheet {
  const width = Math.max(...rows.map((row) => row.length));
  return {
    name: options.name ?? 'Sheet1',
    hidden: options.hidden ?? false,
    rows: rows.map((row, index): PlainRow => {
      const tint = options.tints?.[index + 1];
      return {
        cells: row.map(cellOf),
        tints: tint === undefined ? [] : Array.from({ length: width }, () => tint),
        hidden: options.hiddenRows?.includes(index + 1) ?? false,
      };
    }),
    merges: (options.merges ?? []).map(mergeOf),
    hiddenColumns: (options.hiddenColumns ?? []).map(columnIndex),
    filtered: options.filtered ?? false,
    images: 0,
    notes: (options.notes ?? []).map(({ row, column, text }) => ({ row: row - 1, column: columnIndex(column), text })),
  };
}

export function workbookOf(sheets: readonly PlainSheet[], more: Partial<PlainWorkbook> = {}): PlainWorkbook {
  return { format: 'xlsx', dateSystem: 1900, sheets, untyped: false, cleaned: 0, ...more };
}

export const UNITS: UnitTable = {
  county: '青石县',
  units: [
    { name: '柳河镇', kind: 'town', aliases: ['柳河镇', '柳河镇人民政府', '柳河'] },
    { name: '县工信局', kind: 'dept', aliases: ['县工信局', '县工业和信息化局', '工信局'] },
  ],
};

/** Reads rows as one sheet; every document made in a test also fits the schema of the contract. */
export function readRows(
  rows: readonly (readonly Value[])[],
  options: SheetOptions = {},
  more: Partial<PlainWorkbook> = {},
): ImportDocument {
  return readSheets([sheetOf(rows, options)], more);
}

export function readSheets(sheets: readonly PlainSheet[], more: Partial<PlainWorkbook> = {}): ImportDocument {
  return documentSchema.parse(readDocument(workbookOf(sheets, more), 'test.xlsx', UNITS));
}

/** One project under a header: the record and what was asked about it. */
export function readOne(header: readonly string[], cells: readonly Value[], above: readonly (readonly Value[])[] = []): ImportDocument {
  return readRows([...above, ['序号', '项目名称', ...header], [1, '年产2万吨菌菇酱项目', ...cells]]);
}

export function codes(document: ImportDocument): readonly string[] {
  return document.questions.map(({ code, field }) => `${code}:${field ?? ''}`);
}

export function skippedReasons(document: ImportDocument): Readonly<Record<string, string>> {
  return Object.fromEntries(document.skipped.map(({ row, reason }) => [String(row), reason]));
}
