/**
 * References inside the formulas of an .xlsx (A1 notation) when rows are put in or a formula is copied to another cell. What stands in quotation marks,
 * names of functions and references to other workbooks are left alone, and so is a reference over several sheets (甲:丙!A1). Knows no file.
 */
import { columnIndex, columnLetters } from '../../shared/sheet/cells';

/** Rows put in below row `last` (from 1) of a sheet: `by` of them. */
export type RowsPutIn = { readonly sheet: string; readonly last: number; readonly by: number };

/** `onSheet`: the formula stands on the sheet itself, a plain A5 means it. `grows`: ranges that end at the last row reach over the new ones. */
export type FormulaPlace = { readonly onSheet: boolean; readonly grows: boolean };

const NAME = String.raw`[\p{L}_\\][\p{L}\p{N}_.\\]*`;
const SHEET = String.raw`(?:'(?:[^']|'')+'|(?:\[[^\]]+\])?${NAME}(?::${NAME})?)!`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}`;
const ROW = String.raw`\$?\d{1,7}`;
const REFERENCE = new RegExp(
  String.raw`"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$\]!'])(${SHEET})?(?:(${CELL})(?::(${CELL}))?|(${ROW}):(${ROW}))(?![\p{L}\p{N}_.(!])`,
  'gu',
);

/** The sheet a qualifier names, without its quotation marks. */
function sheetNamed(qualifier: string): string {
  const name = qualifier.slice(0, -1);
  return (name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name).toLowerCase();
}

type Change = (start: string, end: string | undefined, sheet: string | null) => string;

function changed(formula: string, change: Change): string {
  return formula.replace(
    REFERENCE,
    (whole, qualifier: string | undefined, cell: string | undefined, corner: string | undefined, top: string | undefined, bottom) => {
      const start = cell ?? top;
      if (start === undefined) return whole;
      const end = cell === undefined ? (bottom as string | undefined) : corner;
      return (qualifier ?? '') + change(start, end, qualifier === undefined ? null : sheetNamed(qualifier));
    },
  );
}

/** A cell or a row as letters, sign and number. */
function taken(reference: string): { readonly letters: string; readonly sign: string; readonly row: number } {
  const [, letters = '', sign = '', row = ''] = /^(\$?[A-Z]*)(\$?)(\d+)$/.exec(reference) ?? [];
  // Of a row alone the first pattern took the sign.
  return { letters, sign, row: Number(row) };
}

/** A formula, or a list of ranges, after rows were put in. */
export function movedReferences(formula: string, { sheet, last, by }: RowsPutIn, { onSheet, grows }: FormulaPlace): string {
  const wanted = sheet.toLowerCase();
  return changed(formula, (start, end, named) => {
    const concerned = named === null ? onSheet : named === wanted;
    if (!concerned) return end === undefined ? start : `${start}:${end}`;
    const put = (reference: string, isEnd: boolean): string => {
      const { letters, sign, row } = taken(reference);
      return `${letters}${sign}${row > last || (isEnd && grows && row === last) ? row + by : row}`;
    };
    return end === undefined ? put(start, false) : `${put(start, false)}:${put(end, true)}`;
  });
}

const GONE = '#REF!';

/** A formula copied to a cell so many rows and columns further, as a spreadsheet copies it: what has no $ goes along. */
export function copiedReferences(formula: string, rows: number, columns: number): string {
  return changed(formula, (start, end) => {
    const put = (reference: string): string => {
      const { letters, sign, row } = taken(reference);
      const fixed = letters === '' || letters.startsWith('$');
      const column = fixed ? letters : columnLetters(columnIndex(letters) + columns);
      const isFixedRow = sign === '$' || letters === '$';
      const next = isFixedRow ? row : row + rows;
      return next < 1 || (!fixed && columnIndex(letters) + columns < 0) ? GONE : `${column}${sign}${next}`;
    };
    return end === undefined ? put(start) : `${put(start)}:${put(end)}`;
  });
}
