/** Cells as the spreadsheet library takes them: text stays text whatever it begins with, a decimal is a number when a number can hold it. */
import type { CellObject, Row } from 'write-excel-file/node';

/** The format of text (文本), so that a cell is no formula now nor after somebody edits it. */
export const TEXT_FORMAT = '@';
/** Digits that a double holds exactly. */
const EXACT_DIGITS = 15;

/**
 * Text for a cell. `_x0041_` in a text would be read as an escape by Excel, so its underscore is escaped; line ends become LF as in Excel itself.
 */
export function cellText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A text cell: typed as string and formatted as text. */
export function textCell(text: string, more: CellObject = {}): CellObject {
  return text === '' ? { ...more } : { value: cellText(text), type: String, format: TEXT_FORMAT, ...more };
}

/** Whether a double holds all digits of a decimal. */
export function isExact(decimal: string): boolean {
  return decimal.length <= EXACT_DIGITS || decimal.replace(/^-?0*\.?0*|\./g, '').length <= EXACT_DIGITS;
}

/** Thousands and as many decimal places as the decimal has. */
export function numberFormat(decimal: string): string {
  const point = decimal.indexOf('.');
  return point < 0 ? '#,##0' : `#,##0.${'0'.repeat(decimal.length - point - 1)}`;
}

/** A decimal as a number cell when a double holds all its digits, else as text. */
export function numberCell(decimal: string, more: CellObject): CellObject {
  return isExact(decimal) ? { value: Number(decimal), type: Number, format: numberFormat(decimal), ...more } : textCell(decimal, more);
}

/** A cell over the whole width; the cells it covers must stand in the row as null. */
export function across(cell: CellObject, width: number): Row {
  return [{ ...cell, columnSpan: width }, ...Array.from({ length: width - 1 }, () => null)];
}
