/**
 * One worksheet part of an .xlsx as plain rows, merges and marks. Knows nothing of ledgers; text comes cleaned.
 */
import type { ErrorCode, Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { Merge, PlainCell, PlainRow, Tint } from '../../shared/sheet/cells';
import { columnIndex } from '../../shared/sheet/cells';
import { cleanText } from '../../shared/sheet/text';
import { LIMITS } from './limits';
import type { CellStyle } from './ooxml-styles';
import type { RunsSay } from './rich-runs';
import { watchRuns } from './rich-runs';
import { attribute, isOn, scanXml } from './xml-scan';

export type SheetContent = {
  readonly rows: readonly (PlainRow | undefined)[];
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly number[];
  readonly filtered: boolean;
  readonly cleaned: number;
  /** Relationship ids of tables, which may hold the filter. */
  readonly tables: number;
};

const REFERENCE = /^([A-Z]{1,3})([1-9]\d{0,6})$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

/** `_x000D_` and the like, the escape Excel writes for characters XML cannot hold. */
export function unescapeExcel(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

type Range = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** A range such as B2:D9, from 0; null when it is none. */
export function parseRange(text: string): Range | null {
  const [from = '', to = from] = text.split(':');
  const a = REFERENCE.exec(from);
  const b = REFERENCE.exec(to);
  if (!a || !b) return null;
  const range = {
    top: Number(a[2]) - 1,
    left: columnIndex(a[1] ?? ''),
    bottom: Number(b[2]) - 1,
    right: columnIndex(b[1] ?? ''),
  };
  return range.top <= range.bottom && range.left <= range.right && range.bottom < 1_048_576 && range.right < 16_384 ? range : null;
}

type RowDraft = { cells: (PlainCell | undefined)[]; tints: (Tint | undefined)[]; hidden: boolean };

/** The shared strings of a workbook as cells, null where one is blank; `runs` holds those whose runs say something about 删除线, by their place. */
export type SharedStrings = { readonly strings: readonly (PlainCell | null)[]; readonly runs: ReadonlyMap<number, RunsSay> };

export const NO_STRINGS: SharedStrings = { strings: [], runs: new Map() };

/**
 * Reads a worksheet part.
 * @param shared the shared strings
 * @returns E_ROWS over the limits, E_UNREADABLE for references or numbers that are none, E_XML for a DOCTYPE
 */
export function readSheetPart(xml: string, { strings, runs }: SharedStrings, styles: readonly CellStyle[]): Result<SheetContent> {
  const rows: (RowDraft | undefined)[] = [];
  const merges: Merge[] = [];
  const hiddenColumns: number[] = [];
  let filtered = false;
  let tables = 0;
  let cleaned = 0;
  let problem: ErrorCode | null = null;
  let row = -1;
  /** The number of the row as references to its cells end. */
  let rowText = '';
  let column = -1;
  let hidden = false;
  let type = 'n';
  let style: CellStyle | undefined;
  let external = false;
  let value = '';
  let inlineText = '';
  let into: 'value' | 'inline' | 'formula' | null = null;
  let formula = '';
  let inRich = 0;
  const inline = watchRuns();

  const stop = (code: ErrorCode): false => {
    problem = code;
    return false;
  };
  const draft = (): RowDraft => {
    const found = rows[row];
    if (found) {
      if (hidden) found.hidden = true;
      return found;
    }
    const made: RowDraft = { cells: [], tints: [], hidden };
    rows[row] = made;
    return made;
  };
  const isStruck = (): boolean => {
    const say = type === 's' && runs.size > 0 ? runs.get(Number(value)) : type === 'inlineStr' ? inline.say() : undefined;
    return say === undefined || say === 'cell-font' ? style?.struck === true : say === 'struck';
  };
  const put = (cell: PlainCell): boolean => {
    if (row >= LIMITS.rows || column >= LIMITS.columns) return stop('E_ROWS');
    const linked: PlainCell = external ? { ...cell, external: true } : cell;
    draft().cells[column] = isStruck() ? { ...linked, struck: true } : linked;
    return true;
  };
  const putText = (raw: string): boolean => {
    const { text, removed } = cleanText(unescapeExcel(raw).slice(0, LIMITS.cellCharacters));
    cleaned += removed;
    return text.trim() === '' ? true : put({ kind: 'text', text });
  };
  const finishCell = (): boolean => {
    if (style?.tint !== undefined && row < LIMITS.rows && column < LIMITS.columns) draft().tints[column] = style.tint;
    if (type === 'inlineStr') return putText(inlineText);
    if (value === '') return true;
    if (type === 's') {
      const cell = strings[Number(value)];
      if (cell === undefined) return stop('E_UNREADABLE');
      return cell === null ? true : put(cell);
    }
    if (type === 'str') return putText(value);
    if (type === 'e') return put({ kind: 'error', text: value.slice(0, 40) });
    if (type === 'b') return put({ kind: 'text', text: value === '1' ? '是' : '否' });
    if (type === 'd') return putText(value);
    const number = NUMBER.test(value.trim()) ? Number(value) : Number.NaN;
    if (!Number.isFinite(number)) return stop('E_UNREADABLE');
    return put({ kind: 'number', value: number, show: style?.show ?? 'plain' });
  };

  const scanned = scanXml(xml, {
    open(name, attributes) {
      switch (name) {
        case 'row': {
          const given = attribute(attributes, 'r');
          const number = given === undefined ? row + 2 : Number(given);
          if (!Number.isInteger(number) || number < 1 || number > 1_048_576) return stop('E_UNREADABLE');
          row = number - 1;
          rowText = String(number);
          column = -1;
          hidden = isOn(attribute(attributes, 'hidden'));
          return true;
        }
        case 'c': {
          const given = attribute(attributes, 'r');
          if (given === undefined) column += 1;
          else {
            const index = given.endsWith(rowText) ? columnIndex(given.slice(0, -rowText.length)) : -1;
            if (index < 0 || index >= 16_384) return stop('E_UNREADABLE');
            column = index;
          }
          type = attribute(attributes, 't') ?? 'n';
          style = styles[Number(attribute(attributes, 's') ?? 0)];
          value = inlineText = formula = '';
          external = false;
          if (type === 'inlineStr') inline.begin();
          return true;
        }
        case 'r':
          inline.run();
          return true;
        case 'rPr':
          inline.properties();
          return true;
        case 'strike':
          inline.strike(attributes);
          return true;
        case 'v':
          into = 'value';
          return true;
        case 'f':
          into = 'formula';
          return true;
        case 'rPh':
          inRich += 1;
          return true;
        case 't':
          into = inRich === 0 ? 'inline' : null;
          return true;
        case 'col':
          if (isOn(attribute(attributes, 'hidden'))) {
            const from = Number(attribute(attributes, 'min')) - 1;
            const to = Math.min(Number(attribute(attributes, 'max')) - 1, LIMITS.columns - 1);
            for (let index = Math.max(0, from); index <= to; index += 1) hiddenColumns.push(index);
          }
          return true;
        case 'autoFilter':
          filtered = true;
          return true;
        case 'tablePart':
          tables += 1;
          return true;
        case 'mergeCell': {
          const range = parseRange(attribute(attributes, 'ref') ?? '');
          if (merges.length >= LIMITS.merges) return stop('E_ROWS');
          if (range) merges.push(range);
          return true;
        }
        default:
          return true;
      }
    },
    close(name) {
      if (name === 'c') return finishCell();
      if (name === 'rPh') inRich -= 1;
      if (name === 'f') external = /\[[^\]]+\]/.test(formula) && /!|\.xl/i.test(formula);
      if (name === 'row' && hidden && row < LIMITS.rows && rows[row]) draft().hidden = true;
      if (name === 'v' || name === 't' || name === 'f') into = null;
      return true;
    },
    text(text) {
      if (into === 'value') value += text;
      else if (into === 'inline') {
        inlineText += text;
        inline.text(text);
      } else if (into === 'formula') formula += text;
    },
  });
  if (!scanned.ok) return problem === null ? scanned : fail(problem);
  return ok({ rows: trimRows(rows), merges, hiddenColumns, filtered, cleaned, tables });
}

/** Cuts rows after the last one with content. */
export function trimRows<Row extends { readonly cells: readonly unknown[] }>(
  rows: readonly (Row | undefined)[],
): readonly (Row | undefined)[] {
  let last = rows.length - 1;
  while (last >= 0 && !rows[last]?.cells.some((cell) => cell !== undefined)) last -= 1;
  return rows.slice(0, last + 1);
}

/** Reads xl/sharedStrings.xml into cleaned texts; rich text is joined, phonetic guides are left out. */
export function readSharedStrings(xml: string): Result<SharedStrings & { readonly cleaned: number }> {
  const strings: (PlainCell | null)[] = [];
  const runs = new Map<number, RunsSay>();
  const watch = watchRuns();
  let cleaned = 0;
  let text = '';
  let phonetic = 0;
  let reading = false;
  const scanned = scanXml(xml, {
    open(name, attributes) {
      if (name === 'si') {
        text = '';
        watch.begin();
      } else if (name === 'r') watch.run();
      else if (name === 'rPr') watch.properties();
      else if (name === 'strike') watch.strike(attributes);
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') reading = phonetic === 0;
    },
    close(name) {
      if (name === 't') reading = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        const clean = cleanText(unescapeExcel(text).slice(0, LIMITS.cellCharacters));
        cleaned += clean.removed;
        const say = watch.say();
        if (say !== 'cell-font') runs.set(strings.length, say);
        strings.push(clean.text.trim() === '' ? null : { kind: 'text', text: clean.text });
      }
    },
    text(part) {
      if (!reading) return;
      text += part;
      watch.text(part);
    },
  });
  return scanned.ok ? ok({ strings, runs, cleaned }) : scanned;
}
