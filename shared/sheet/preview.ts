/**
 * The workbook as it looks, for the left side of the preview: texts page by page, each cell marked with what was decided or asked about it.
 */
import type { PlainSheet } from './cells';
import { columnLetters } from './cells';
import type { ImportDocument } from './document';
import { eachIn, toEnd } from '../steps';
import type { Steps } from '../steps';
import { createGrid } from './grid';
import { z } from 'zod';

export const previewRowSchema = z.strictObject({ row: z.int(), hidden: z.boolean(), texts: z.array(z.string()) });
/** A row with content; `texts` by column from A, empty where nothing stands. */
export type PreviewRow = z.infer<typeof previewRowSchema>;

export const previewSheetSchema = z.strictObject({ name: z.string(), hidden: z.boolean(), columns: z.int() });
export type PreviewSheet = z.infer<typeof previewSheetSchema> & { readonly rows: readonly PreviewRow[] };

/** A sheet's rows as text, blank rows left out. */
export function previewRows(
  sheet: PlainSheet,
  dateSystem: 1900 | 1904,
): { readonly columns: number; readonly rows: readonly PreviewRow[] } {
  const grid = createGrid(sheet, dateSystem);
  const rows: PreviewRow[] = [];
  for (let row = 0; row < grid.rowCount; row += 1) {
    const plain = grid.row(row);
    if (plain === undefined || !plain.cells.some((cell) => cell !== undefined)) continue;
    rows.push({ row: row + 1, hidden: plain.hidden, texts: Array.from(plain.cells, (_, column) => grid.ownText(row, column)) });
  }
  return { columns: grid.columnCount, rows };
}

export type CellMark = '' | 'question' | 'decision' | 'skipped' | 'error';
export type MarkedCell = { readonly column: string; readonly text: string; readonly mark: CellMark; readonly note: string };
export type MarkedRow = { readonly row: number; readonly hidden: boolean; readonly mark: string; readonly cells: readonly MarkedCell[] };

/** Marks of a document by sheet, row and column, built once per document. */
export type PreviewMarks = {
  readonly rows: ReadonlyMap<string, string>;
  readonly cells: ReadonlyMap<string, { readonly mark: CellMark; readonly note: string }>;
};

const RANK: Readonly<Record<CellMark, number>> = { '': 0, decision: 1, skipped: 1, question: 2, error: 3 };

const MARKS_PER_STEP = 500;

/**
 * Collects the marks in steps: an error outranks a question, a question a decision. An answered question is a decision, a person's.
 * @param isOpen whether a question is still to be answered, by its id
 */
export function* markSteps(document: ImportDocument, isOpen: (id: string) => boolean = () => true): Steps<PreviewMarks> {
  const cells = new Map<string, { mark: CellMark; note: string }>();
  const put = (sheet: string, row: number, column: string, mark: CellMark, note: string): void => {
    const key = `${sheet}!${column}${row}`;
    const old = cells.get(key);
    if (old === undefined || RANK[mark] > RANK[old.mark]) cells.set(key, { mark, note });
  };
  const columnsOf = new Map(document.columns.map(({ sheet, field, column }) => [`${sheet}!${field ?? ''}`, column]));
  yield* eachIn(document.decisions, MARKS_PER_STEP, ({ sheet, row, column, text }) => {
    if (column !== undefined) put(sheet, row, column, 'decision', text);
  });
  yield* eachIn(document.questions, MARKS_PER_STEP, (question) => {
    const column = question.column ?? columnsOf.get(`${question.sheet}!${question.field ?? ''}`);
    if (column === undefined) return;
    const [mark, note] = isOpen(question.id)
      ? (['question', question.text] as const)
      : (['decision', `${question.text}（已回答）`] as const);
    for (const row of question.rows ?? (question.row === undefined ? [] : [question.row])) put(question.sheet, row, column, mark, note);
  });
  yield* eachIn(document.errors, MARKS_PER_STEP, ({ sheet, row, column, text }) => {
    if (sheet !== null && row !== null && column !== null) put(sheet, row, column, 'error', text);
  });
  const rows = new Map<string, string>();
  for (const { sheet, row, reason } of document.skipped) if (row !== null) rows.set(`${sheet}!${row}`, reason);
  return { rows, cells };
}

/** The same in one go. */
export function previewMarks(document: ImportDocument): PreviewMarks {
  return toEnd(markSteps(document));
}

/**
 * One page of a sheet.
 * @param from index among the rows with content, from 0
 */
export function previewPage(sheet: PreviewSheet, marks: PreviewMarks, from: number, limit: number): readonly MarkedRow[] {
  return sheet.rows.slice(from, from + limit).map(({ row, hidden, texts }) => {
    const skipped = marks.rows.get(`${sheet.name}!${row}`) ?? '';
    return {
      row,
      hidden,
      mark: skipped,
      cells: Array.from({ length: sheet.columns }, (_, index): MarkedCell => {
        const column = columnLetters(index);
        const marked = marks.cells.get(`${sheet.name}!${column}${row}`);
        const mark = marked?.mark ?? (skipped === '' ? '' : 'skipped');
        return { column, text: texts[index] ?? '', mark, note: marked?.note ?? '' };
      }),
    };
  });
}
