/**
 * XML 电子表格 2003 (SpreadsheetML), which older web systems write with the name .xls: sheets, rows, cells, merges, notes, fills. Formulas count with their
 * values. A DOCTYPE is refused by the scanner. Knows nothing of ledgers.
 */
import type { ErrorCode, Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { CellNote, Merge, NumberShow, PlainCell, PlainRow, PlainSheet, Tint } from '../../shared/sheet/cells';
import { showOfFormat } from '../../shared/sheet/cells';
import { cleanText } from '../../shared/sheet/text';
import { LIMITS } from './limits';
import { trimRows } from './ooxml-sheet';
import { tintOfRgb } from './tints';
import { attribute, isOn, scanXml } from './xml-scan';

const SPREADSHEET = /^\uFEFF?\s*<[?!]?[\s\S]{0,2000}?<(?:\w+:)?Workbook\b[^>]{0,2000}urn:schemas-microsoft-com:office:spreadsheet/;

/** True for a text that is such a workbook. */
export function isXmlSpreadsheet(text: string): boolean {
  return SPREADSHEET.test(text.slice(0, 8192));
}

type Style = { show?: NumberShow; tint?: Tint; struck?: true };
type RowDraft = { cells: (PlainCell | undefined)[]; tints: (Tint | undefined)[]; hidden: boolean };
type SheetDraft = {
  readonly name: string;
  readonly rows: (RowDraft | undefined)[];
  readonly merges: Merge[];
  readonly hiddenColumns: number[];
  readonly notes: CellNote[];
  hidden: boolean;
  filtered: boolean;
};

const DAY_MS = 86_400_000;
/** 30 December 1899, day 0 of a sheet. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

/** A whole number of an attribute counted from 1; the fallback when it is absent, null when it is none or over a limit. */
function place(value: string | undefined, fallback: number, most: number): number | null {
  if (value === undefined) return fallback;
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 && number <= most ? number : null;
}

/** What the style of a cell says, by its id; a style takes from its parent what it does not say itself. */
function styleKeeper() {
  const styles = new Map<string, Style>();
  let current: Style | null = null;
  return {
    of: (id: string | undefined): Style => styles.get(id ?? 'Default') ?? {},
    /** Returns true when the element belonged to a style. */
    open(name: string, attributes: string): boolean {
      if (name === 'Style') {
        current = { ...styles.get(attribute(attributes, 'Parent') ?? '') };
        styles.set(attribute(attributes, 'ID') ?? '', current);
      } else if (current === null) return false;
      else if (name === 'NumberFormat') {
        const format = attribute(attributes, 'Format') ?? '';
        current.show = /^(Percent|\w+ Date|General Date)$/.test(format) ? (format === 'Percent' ? 'percent' : 'day') : showOfFormat(format);
      } else if (name === 'Interior') {
        const tint =
          attribute(attributes, 'Pattern') === undefined ? undefined : tintOfRgb((attribute(attributes, 'Color') ?? '').replace('#', ''));
        if (tint !== undefined) current.tint = tint;
      } else if (name === 'Font' && isOn(attribute(attributes, 'StrikeThrough'))) current.struck = true;
      return true;
    },
    close(name: string): void {
      if (name === 'Style') current = null;
    },
  };
}

/** The value of a cell; null for none, an error code when it says it is a number and is none. */
function cellOf(type: string, raw: string, style: Style): PlainCell | null | ErrorCode {
  const mark = style.struck === true ? { struck: true as const } : {};
  if (type === 'Number') {
    if (raw.trim() === '') return null;
    return NUMBER.test(raw.trim()) ? { kind: 'number', value: Number(raw), show: style.show ?? 'plain', ...mark } : 'E_UNREADABLE';
  }
  if (type === 'DateTime') {
    const at = Date.parse(`${raw.trim().replace(/Z$/, '')}Z`);
    if (Number.isNaN(at)) return 'E_UNREADABLE';
    return { kind: 'number', value: (at - DAY_ZERO) / DAY_MS, show: style.show === 'month' ? 'month' : 'day', ...mark };
  }
  if (type === 'Error') return { kind: 'error', text: raw.slice(0, 40) };
  if (type === 'Boolean') return { kind: 'text', text: raw.trim() === '1' ? '是' : '否' };
  return raw.trim() === '' ? null : { kind: 'text', text: raw, ...mark };
}

/**
 * Reads such a workbook.
 * @returns E_EMPTY_SHEET without sheets, E_ROWS over the limits, E_UNREADABLE when it is not well-formed, E_XML for a DOCTYPE
 */
export function readXmlSpreadsheet(xml: string): Result<{ readonly sheets: readonly PlainSheet[]; readonly cleaned: number }> {
  const sheets: SheetDraft[] = [];
  const styles = styleKeeper();
  let problem: ErrorCode | null = null;
  let cleaned = 0;
  let merges = 0;
  let [row, column, nextColumn] = [-1, -1, 0];
  let style: Style = {};
  let across = 0;
  let comment = false;
  let data: { readonly type: string; text: string } | null = null;
  let visible = false;

  const stop = (code: ErrorCode): false => {
    problem = code;
    return false;
  };
  const draft = (sheet: SheetDraft): RowDraft => (sheet.rows[row] ??= { cells: [], tints: [], hidden: false });
  const openCell = (sheet: SheetDraft, attributes: string): false | void => {
    const at = place(attribute(attributes, 'Index'), column + 2 + across, LIMITS.columns);
    across = place(attribute(attributes, 'MergeAcross'), 0, LIMITS.columns) ?? -1;
    const down = place(attribute(attributes, 'MergeDown'), 0, LIMITS.rows) ?? -1;
    if (at === null || at < 1 || across < 0 || down < 0 || at + across > LIMITS.columns || row + down >= LIMITS.rows) return stop('E_ROWS');
    column = at - 1;
    style = styles.of(attribute(attributes, 'StyleID'));
    if (style.tint !== undefined) draft(sheet).tints[column] = style.tint;
    if (across === 0 && down === 0) return;
    if ((merges += 1) > LIMITS.merges) return stop('E_ROWS');
    sheet.merges.push({ top: row, left: column, bottom: row + down, right: column + across });
  };
  const closeData = (sheet: SheetDraft): false | void => {
    if (data === null) return;
    const { type, text } = data;
    data = null;
    const clean = cleanText(text.slice(0, LIMITS.cellCharacters));
    cleaned += clean.removed;
    if (comment) {
      if (clean.text.trim() !== '') sheet.notes.push({ row, column, text: clean.text });
      return;
    }
    const cell = cellOf(type, clean.text, style);
    if (typeof cell === 'string') return stop(cell);
    if (cell !== null) draft(sheet).cells[column] = cell;
  };

  const scanned = scanXml(xml, {
    open(name, attributes) {
      if (styles.open(name, attributes)) return;
      if (name === 'Worksheet') {
        if (sheets.length >= LIMITS.sheets) return stop('E_ROWS');
        const title = attribute(attributes, 'Name') ?? `Sheet${sheets.length + 1}`;
        sheets.push({ name: title, rows: [], merges: [], hiddenColumns: [], notes: [], hidden: false, filtered: false });
        [row, nextColumn] = [-1, 0];
        return;
      }
      const sheet = sheets.at(-1);
      if (sheet === undefined) return;
      if (name === 'Column') {
        const at = place(attribute(attributes, 'Index'), nextColumn + 1, 16_384);
        const span = place(attribute(attributes, 'Span'), 0, 16_384);
        if (at === null || at < 1 || span === null) return stop('E_UNREADABLE');
        if (isOn(attribute(attributes, 'Hidden')))
          for (let one = at - 1; one < Math.min(at + span, LIMITS.columns); one += 1) sheet.hiddenColumns.push(one);
        nextColumn = at + span;
      } else if (name === 'Row') {
        const at = place(attribute(attributes, 'Index'), row + 2, LIMITS.rows);
        if (at === null || at < row + 2) return stop('E_ROWS');
        [row, column, across] = [at - 1, -1, 0];
        if (isOn(attribute(attributes, 'Hidden'))) draft(sheet).hidden = true;
      } else if (name === 'Cell') return openCell(sheet, attributes);
      else if (name === 'Comment') comment = true;
      else if (name === 'Data') data = { type: attribute(attributes, 'Type') ?? 'String', text: '' };
      else if (name === 'AutoFilter') sheet.filtered = true;
      else if (name === 'Visible') visible = true;
    },
    close(name) {
      styles.close(name);
      const sheet = sheets.at(-1);
      if (sheet === undefined) return;
      if (name === 'Data') return closeData(sheet);
      if (name === 'Comment') comment = false;
      if (name === 'Visible') visible = false;
    },
    text(text) {
      if (data !== null) data.text += text;
      const sheet = sheets.at(-1);
      if (visible && sheet !== undefined && text.includes('Hidden')) sheet.hidden = true;
    },
  });
  if (!scanned.ok) return problem === null ? scanned : fail(problem);
  if (sheets.length === 0) return fail('E_EMPTY_SHEET');
  const made = sheets.map((sheet): PlainSheet => ({ ...sheet, rows: trimRows<PlainRow>(sheet.rows), images: 0 }));
  return ok({ sheets: made, cleaned });
}
