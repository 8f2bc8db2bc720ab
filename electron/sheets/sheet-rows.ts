/**
 * The records of a table view as the rows of a sheet, straight to XML: the cells of one kind share one style, the same text is kept once. What makes the
 * workbook around them (title, heading, styles, print set-up) is the library's; it needs two seconds for what these take in a fraction (`bench export`).
 */
import { formatDate } from '../../shared/model/dates';
import { decimalFromMinor, formatMoney } from '../../shared/model/money';
import type { MoneyUnit } from '../../shared/model/money';
import { columnLetters } from '../../shared/sheet/cells';
import type { ViewValue } from '../../shared/views/project-columns';
import type { Steps } from '../../shared/steps';
import type { TableColumn, TableRow, TableView } from '../../shared/views/table-view';
import { cellText, isExact, numberFormat, TEXT_FORMAT } from './sheet-cells';
import { xmlText } from './xml-text';

/** How a cell of a record looks; the first style of a workbook is its default one. */
export type RowStyle = { readonly align?: 'center' | 'right'; readonly format?: string; readonly bold: boolean };

export type SheetRows = {
  /** `<row>` elements in pieces, as bytes. */
  readonly xml: readonly Buffer[];
  /** Styles used, in the order of their numbers; the first has number `FIRST_STYLE`. */
  readonly styles: readonly RowStyle[];
  /** `<si>` elements in the order of their numbers. */
  readonly strings: readonly string[];
  /** Ranges of rows that go over the whole width. */
  readonly merges: readonly string[];
};

export const FIRST_STYLE = 1;
/** A few milliseconds of work. */
const ROWS_A_PIECE = 100;
/** Height of one line of body text, in points; a row is 409 at most. */
export const LINE_POINTS = 12.5;
const MOST_POINTS = 409;
const DAY_MS = 86_400_000;
/** 1 January 1970 as a day of the sheet. */
const EPOCH_DAY = 25_569;
const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Width of a text in Chinese characters; letters and digits take about half of one. */
function textChars(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // The second half of a pair belongs to the character before it.
    if (code < 0xdc00 || code > 0xdfff) width += code < 0x2e80 ? 0.55 : 1;
  }
  return width;
}

type Kept = { readonly number: number; readonly widths: readonly number[] };

/** Texts by their number, each once, with the width of its lines. */
function textKeeper() {
  const known = new Map<string, Kept>();
  const strings: string[] = [];
  return {
    strings,
    keep(text: string): Kept {
      const found = known.get(text);
      if (found !== undefined) return found;
      const written = cellText(text);
      const kept = { number: strings.length, widths: written.split('\n').map(textChars) };
      strings.push(`<si><t xml:space="preserve">${xmlText(written)}</t></si>`);
      known.set(text, kept);
      return kept;
    },
  };
}

/** Styles by their number, each once. */
function styleKeeper() {
  const known = new Map<string, number>();
  const styles: RowStyle[] = [];
  return {
    styles,
    keep(format: string, align: 'center' | 'right' | '', bold: boolean): number {
      const key = `${bold ? 'b' : ''}${align}/${format}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const number = FIRST_STYLE + styles.length;
      styles.push({ bold, ...(align === '' ? {} : { align }), ...(format === '' ? {} : { format }) });
      known.set(key, number);
      return number;
    },
  };
}

function personsText(value: Extract<ViewValue, readonly unknown[]>, column: TableColumn): string {
  const withPhone = column.key === 'responsiblePerson';
  return value.map(({ name, phone }) => (withPhone && phone !== undefined ? `${name} ${phone}` : name)).join('、');
}

/**
 * Makes the rows, in steps.
 * @param from number of the first row on the sheet
 */
export function* sheetRowSteps({ columns, moneyUnit, rows }: TableView, from: number): Steps<SheetRows> {
  const letters = columns.map((_, at) => columnLetters(at));
  const last = letters.at(-1) ?? 'A';
  const texts = textKeeper();
  const styles = styleKeeper();
  const merges: string[] = [];
  let lines = 1;

  function text(place: string, value: string, align: 'center' | 'right' | '', bold: boolean, chars: number): string {
    if (value === '') return `<c r="${place}" s="${styles.keep('', align, bold)}"/>`;
    const { number, widths } = texts.keep(value);
    let own = 0;
    for (const width of widths) own += Math.max(1, Math.ceil(width / chars));
    if (own > lines) lines = own;
    return `<c r="${place}" s="${styles.keep(TEXT_FORMAT, align, bold)}" t="s"><v>${number}</v></c>`;
  }

  function decimal(place: string, value: string, align: 'center' | 'right', bold: boolean, chars: number): string {
    if (!isExact(value)) return text(place, value, align, bold, chars);
    return `<c r="${place}" s="${styles.keep(numberFormat(value), align, bold)}"><v>${Number(value)}</v></c>`;
  }

  function cell(place: string, value: ViewValue, column: TableColumn, unit: MoneyUnit, bold: boolean): string {
    const { chars } = column;
    if (value === null) return `<c r="${place}" s="${styles.keep('', '', bold)}"/>`;
    if (typeof value === 'number') return decimal(place, String(value), 'center', bold, chars);
    if (typeof value === 'string') {
      const counts = (column.kind === 'number' || column.kind === 'percent') && DECIMAL.test(value);
      return counts ? decimal(place, value, 'right', bold, chars) : text(place, value, '', bold, chars);
    }
    if ('minor' in value) {
      // Money is a number only when it is plain 人民币; 约, a range, a bound or dollars are said in words and stay out of sums.
      const plain = value.currency === 'CNY' && value.upper === undefined && value.bound === undefined && value.approx !== true;
      return plain
        ? decimal(place, decimalFromMinor(value.minor, unit), 'right', bold, chars)
        : text(place, formatMoney(value, unit), 'right', bold, chars);
    }
    if ('precision' in value) {
      if (value.precision !== 'day' || value.planned === true) return text(place, formatDate(value), 'center', bold, chars);
      const day = Date.parse(`${value.date}T00:00:00Z`) / DAY_MS + EPOCH_DAY;
      return `<c r="${place}" s="${styles.keep('yyyy-mm-dd', 'center', bold)}"><v>${day}</v></c>`;
    }
    return text(place, personsText(value, column), '', bold, chars);
  }

  function line(row: TableRow, at: number): string {
    if (row.role === 'section') {
      if (columns.length > 1) merges.push(`A${at}:${last}${at}`);
      const first = text(`A${at}`, row.text, '', true, Number.POSITIVE_INFINITY);
      // The cells it covers bear its border.
      const rest = letters.slice(1).map((letter) => `<c r="${letter}${at}" s="${styles.keep('', '', true)}"/>`);
      return `<row r="${at}">${first}${rest.join('')}</row>`;
    }
    lines = 1;
    let cells = '';
    for (const [place, column] of columns.entries())
      cells += cell(`${letters[place]}${at}`, row.cells[place] ?? null, column, moneyUnit, row.role !== 'row');
    const height = Math.min(MOST_POINTS, lines * LINE_POINTS + 4);
    return `<row r="${at}" ht="${height}" customHeight="1">${cells}</row>`;
  }

  const xml: Buffer[] = [];
  for (let start = 0; start < rows.length; start += ROWS_A_PIECE) {
    const piece = rows.slice(start, start + ROWS_A_PIECE).map((row, at) => line(row, from + start + at));
    xml.push(Buffer.from(piece.join(''), 'utf8'));
    yield;
  }
  return { xml, styles: styles.styles, strings: texts.strings, merges };
}
