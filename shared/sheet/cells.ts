/**
 * A workbook as plain cells: what every file format is turned into before anything is understood.
 * Knows nothing of file formats, of ledgers or of fields.
 */

/** How a number cell is shown, as far as it changes its meaning: a day, a month without day, a percentage. */
export type NumberShow = 'plain' | 'day' | 'month' | 'percent';

/** What a cell carries besides its value: a formula that points to another file, a font struck through (删除线). */
type CellMarks = { readonly external?: true; readonly struck?: true };

/** One cell with content. Cells without content are absent. */
export type PlainCell = CellMarks &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'number'; readonly value: number; readonly show: NumberShow }
    | { readonly kind: 'error'; readonly text: string }
  );

/** Colour family of a filled cell; pale or grey fills are no tint. */
export type Tint = 'red' | 'yellow' | 'green' | 'other';

/** One row. `cells` and `tints` are indexed by column from 0 and may have holes. */
export type PlainRow = {
  readonly cells: readonly (PlainCell | undefined)[];
  readonly tints: readonly (Tint | undefined)[];
  readonly hidden: boolean;
};

/** A merged rectangle, rows and columns from 0, ends included. */
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

export type CellNote = { readonly row: number; readonly column: number; readonly text: string };

export type PlainSheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows from 0 up to the last one with content; holes are blank rows. */
  readonly rows: readonly (PlainRow | undefined)[];
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly number[];
  readonly filtered: boolean;
  readonly images: number;
  readonly notes: readonly CellNote[];
  /** How the sheet was laid out anew, when it was no plain table. */
  readonly relaid?: string;
};

export const WORKBOOK_FORMATS = [
  'xlsx',
  'xlsm',
  'xls-biff8',
  'xls-biff5',
  'et-ole',
  'et-zip',
  'html',
  'xml-2003',
  'csv-utf8',
  'csv-utf8-bom',
  'csv-utf16',
  'csv-gbk',
  'csv-mojibake',
  'encrypted',
  'unknown',
] as const;
/** What the bytes are; the extension is no evidence. */
export type WorkbookFormat = (typeof WORKBOOK_FORMATS)[number];

export type PlainWorkbook = {
  readonly format: WorkbookFormat;
  readonly dateSystem: 1900 | 1904;
  readonly sheets: readonly PlainSheet[];
  /** In CSV and HTML a bare 2024.1 may have been 2024.10 (M-11). */
  readonly untyped: boolean;
  /** Text had been decoded wrongly before; `damaged` is the first line as it stood, `repaired` as it was read (M-26). */
  readonly mojibake?: { readonly damaged: string; readonly repaired: string };
  /** Every sheet is a plain table, or was made one. */
  readonly laidOut?: true;
  /** Control, zero-width and direction characters taken out of cells. */
  readonly cleaned: number;
};

/** Column letters of a column index from 0: 0 is A, 27 is AB. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Column index from 0 of column letters; -1 when the text is no column. */
export function columnIndex(letters: string): number {
  if (letters.length === 0 || letters.length > 3) return -1;
  let index = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const code = letters.charCodeAt(at);
    if (code < 65 || code > 90) return -1;
    index = index * 26 + code - 64;
  }
  return index - 1;
}

/** Days already written out: a ledger repeats a few thousand. Emptied when full. */
const days = new Map<number, string>();
const DAYS_MOST = 20_000;

/** A day of a date system as ISO text; null outside what a sheet can show. Serial 60 of 1900 (29 February 1900) never was. */
export function isoOfSerial(serial: number, dateSystem: 1900 | 1904): string | null {
  const own = Math.floor(serial);
  const day = dateSystem === 1904 ? own + 1462 : own;
  if (!(day >= 61 && day <= 2958465)) return null;
  const known = days.get(day);
  if (known !== undefined) return known;
  if (days.size >= DAYS_MOST) days.clear();
  const iso = new Date(Date.UTC(1899, 11, 30) + day * 86_400_000).toISOString().slice(0, 10);
  days.set(day, iso);
  return iso;
}

/** A number in plain digits without exponent, as a sheet would keep it: at most 15 significant digits. */
export function decimalText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const shortest = String(value);
  // Fifteen digits and a point at most: rounding to fifteen digits gives the same.
  if (shortest.length <= 16 && !shortest.includes('e')) return shortest;
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', first = '', part = '', power = '0'] = match;
  const shift = Number(power);
  const digits = first + part;
  if (shift >= 0) {
    const whole = digits.padEnd(shift + 1, '0');
    const rest = whole.slice(shift + 1);
    return sign + whole.slice(0, shift + 1) + (rest === '' ? '' : `.${rest}`);
  }
  return `${sign}0.${'0'.repeat(-shift - 1)}${digits}`;
}

/** The cell as text for reading and for people: dates in ISO form, percentages with their sign. */
export function cellText(cell: PlainCell | undefined, dateSystem: 1900 | 1904): string {
  if (cell === undefined) return '';
  if (cell.kind !== 'number') return cell.text;
  if (cell.show === 'day' || cell.show === 'month') {
    const iso = isoOfSerial(cell.value, dateSystem);
    if (iso !== null) return cell.show === 'month' ? iso.slice(0, 7) : iso;
  }
  if (cell.show === 'percent') return `${decimalText(cell.value * 100)}%`;
  return decimalText(cell.value);
}

/**
 * What a number format code means for reading.
 * @param code a format code such as `yyyy"年"m"月"` or `0.0%`
 */
export function showOfFormat(code: string): NumberShow {
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_.|\*./g, '')
    .replace(/\[(?!h|m|s)[^\]]*\]/gi, '');
  const first = bare.split(';')[0] ?? '';
  if (first.includes('%')) return 'percent';
  if (/general|@/i.test(first)) return 'plain';
  const hasYear = /[yeb]/i.test(first.replace(/[0#?.]e[+-]/gi, ''));
  const hasDay = /d/i.test(first);
  if (hasDay && (hasYear || /m/i.test(first))) return 'day';
  if (hasYear) return 'month';
  return 'plain';
}
