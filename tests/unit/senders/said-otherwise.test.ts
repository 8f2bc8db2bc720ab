/**
 * Issue 4: the order of columns and the word for a column say nothing about the projects (M-04, M-06). Every sender's plain tables are read
 * again with their columns turned round and with every heading said otherwise: the same projects, and the same values, unless they are asked about.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlainCell, PlainRow, PlainSheet, PlainWorkbook } from '../../../shared/sheet/cells';
import { columnIndex } from '../../../shared/sheet/cells';
import type { ImportDocument, ImportRecord } from '../../../shared/sheet/document';
import { laidOut } from '../../../shared/sheet/layouts';
import { readDocument } from '../../../shared/sheet/read-document';
import { UNITS, workbookOf } from '../sheet/plain-workbook';
import { SENDERS, readSender } from './all-senders';

const HEADINGS = new Map(
  readFileSync(path.resolve(import.meta.dirname, '../../data/headings.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [, field = '', list = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
      // A heading that names a unit or a time would say more than the one it stands for.
      return [
        field,
        list.split('|').filter((one) => one.length <= 10 && !/元|亩|[%％]|亿|年|月|周|外资|一期|计划开工|在谈/.test(one)),
      ] as const;
    }),
);

/** Headings that say more than their field: two things at once, a plan, a journey, money from abroad. They keep their words. */
const SAYS_MORE = /[及和与、/]|计划|预计|约定|拟|带队|拜访|走访|外资/;
/** Columns that belong to the person left of them. */
const BESIDE = /电话|职务|联系方式|手机/;

type Change = (sheet: PlainSheet, header: number, document: ImportDocument) => PlainSheet;

/** The columns right of 序号 in the opposite order, from the header down. */
const turnedRound: Change = (sheet, header, document) => {
  const width = Math.max(...sheet.rows.map((row) => row?.cells.length ?? 0));
  const lead = sheet.rows[header]?.cells[0];
  const first = lead?.kind === 'text' && lead.text.startsWith('序') ? 1 : 0;
  const to = (column: number): number => (column < first ? column : first + (width - 1 - column));
  const turn = <T>(values: readonly (T | undefined)[]): readonly (T | undefined)[] =>
    values.length === 0 ? values : Array.from({ length: width }, (_, column) => values[to(column)]);
  const skipped = new Set(document.skipped.flatMap((one) => (one.sheet === sheet.name ? [one.row] : [])));
  // A heading or a note over the table stands where it stood.
  const isLone = (row: PlainRow, index: number): boolean =>
    skipped.has(index + 1) && row.cells.filter((cell) => cell !== undefined).length <= 1;
  return {
    ...sheet,
    rows: sheet.rows.map((row, index) =>
      index < header || row === undefined || isLone(row, index) ? row : { ...row, cells: turn(row.cells), tints: turn(row.tints) },
    ),
    merges: sheet.merges.map((merge) =>
      merge.top < header || merge.left !== merge.right ? merge : { ...merge, left: to(merge.left), right: to(merge.right) },
    ),
    notes: sheet.notes.map((note) => (note.row < header ? note : { ...note, column: to(note.column) })),
    hiddenColumns: sheet.hiddenColumns.map(to),
  };
};

/** Every heading of a field by another word for it; a unit in brackets stays. */
const saidOtherwise: Change = (sheet, header, document) => {
  const used = new Set(document.columns.map((column) => column.header));
  const otherwise = new Map(
    document.columns
      .filter((column) => column.sheet === sheet.name)
      .flatMap(({ column, field, header: said }, place) => {
        const words = (HEADINGS.get(field ?? '') ?? []).filter((word) => !used.has(word));
        const word = words[(place * 7 + said.length) % Math.max(words.length, 1)];
        const unit = /[(（][^()（）]*[元亩%][^()（）]*[)）]/.exec(said)?.[0] ?? '';
        return word === undefined || SAYS_MORE.test(said) ? [] : [[columnIndex(column), word + unit] as const];
      }),
  );
  const renamed = (cell: PlainCell | undefined, column: number): PlainCell | undefined => {
    const word = otherwise.get(column);
    return word === undefined || cell === undefined ? cell : { kind: 'text', text: word };
  };
  return { ...sheet, rows: sheet.rows.map((row, index) => (index === header && row ? { ...row, cells: row.cells.map(renamed) } : row)) };
};

/** The sheets that are one table below one row of headings, changed. */
function changed(
  workbook: PlainWorkbook,
  document: ImportDocument,
  change: Change,
): { readonly workbook: PlainWorkbook; readonly sheets: number } {
  let count = 0;
  const sheets = workbook.sheets.map((sheet) => {
    const headers = document.skipped.filter((one) => one.sheet === sheet.name && one.reason === 'header');
    const header = (headers[0]?.row ?? 0) - 1;
    const own = document.columns.filter((column) => column.sheet === sheet.name);
    const repeated = document.skipped.some((one) => one.sheet === sheet.name && one.reason === 'header-repeat');
    const wide = sheet.merges.some(({ top, left, right }) => top >= header && left !== right);
    if (headers.length !== 1 || repeated || wide || own.some((column) => BESIDE.test(column.header))) return sheet;
    count += 1;
    return change(sheet, header, document);
  });
  return { workbook: { ...workbook, sheets }, sheets: count };
}

const FIELDS_LEFT_OUT = new Set(['source', 'other', 'notes', 'rowColour', 'origin']);

/** Values the second reading has that the first one has not, and that it does not ask about. */
function strange(first: ImportDocument, second: ImportDocument): readonly unknown[] {
  const key = ({ source }: ImportRecord): string => `${source.sheet}!${source.row}`;
  const known = new Map(first.records.map((record) => [key(record), record]));
  return second.records.flatMap((record) => {
    const before: Readonly<Record<string, unknown>> = known.get(key(record)) ?? {};
    return Object.entries(record).flatMap(([field, value]) => {
      if (FIELDS_LEFT_OUT.has(field) || value === null || value === undefined) return [];
      const asked = second.questions.some((question) => question.field === field);
      return asked || JSON.stringify(before[field]) === JSON.stringify(value) ? [] : [[key(record), field, before[field], value]];
    });
  });
}

describe.each([
  ['columns turned round', turnedRound],
  ['headings said otherwise', saidOtherwise],
] as const)('%s', (_, change) => {
  const cases = SENDERS.flatMap((sender) => {
    const workbook = laidOut(sender.workbook ?? workbookOf(sender.sheets));
    const document = readSender(sender);
    const other = changed(workbook, document, change);
    return other.sheets === 0
      ? []
      : [{ file: sender.file, document, again: readDocument(other.workbook, sender.file, sender.units ?? UNITS) }];
  });

  it('is tried on most ledgers', () => {
    expect(cases.length).toBeGreaterThan(SENDERS.length * 0.3);
  });

  it.each(cases)('$file: the same projects and values', ({ document, again }) => {
    const rows = (one: ImportDocument) => one.records.map(({ source }) => `${source.sheet}!${source.row}`);
    expect(rows(again)).toEqual(rows(document));
    expect(strange(document, again)).toEqual([]);
    expect(strange(again, document)).toEqual([]);
  });
});
