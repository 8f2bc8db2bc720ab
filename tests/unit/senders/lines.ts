/** Sheets and truth in lines: a row of a sheet, or a record with the names of the fields once above, on one line each. Blank values say nothing. */
import type { PlainCell } from '../../../shared/sheet/cells';
import { serial } from '../sheet/plain-workbook';
import type { Value } from '../sheet/plain-workbook';
import type { Truth } from './truth';

/**
 * @param fields names separated by spaces
 * @param rows the row of the sheet, then the values in the order of the names
 */
export function linesOf(fields: string, rows: readonly (readonly [number, ...string[]])[], sheet?: string): readonly Truth[] {
  const names = fields.split(' ');
  return rows.map(([row, ...values]) => ({
    ...(sheet === undefined ? {} : { sheet }),
    row,
    ...Object.fromEntries(names.flatMap((name, index) => ((values[index] ?? '') === '' ? [] : [[name, values[index] ?? '']]))),
  }));
}

/** Lines of a text that is indented as the code around it; lines without anything are left out. */
function ownLines(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

/** Records in lines: names of the fields, then `row|value|value`; ⏎ is a line break within a cell. */
export function truthOf(text: string, sheet?: string): readonly Truth[] {
  const [fields = '', ...rows] = ownLines(text);
  return linesOf(
    fields.split(/[|\s]+/).join(' '),
    rows.map((line) => {
      const [row = '', ...values] = line.split('|').map(broken);
      return [Number(row), ...values];
    }),
    sheet,
  );
}

function broken(text: string): string {
  return text.trim().replaceAll('⏎', '\n').replaceAll('␣', ' ');
}

const DAY = 86_400_000;

function cellIn(text: string): Value {
  const own = broken(text);
  if (/^=-?[\d.]+$/.test(own)) return Number(own.slice(1));
  if (/^=[\d.]+%$/.test(own)) return { kind: 'number', value: Number(own.slice(1, -1)) / 100, show: 'percent' } satisfies PlainCell;
  if (/^@\d{4}-\d\d-\d\d$/.test(own)) return serial((Date.parse(own.slice(1)) - Date.UTC(1899, 11, 30)) / DAY);
  if (/^@\d{4}-\d\d$/.test(own)) return serial((Date.parse(`${own.slice(1)}-01`) - Date.UTC(1899, 11, 30)) / DAY, 'month');
  return own;
}

/** A sheet in lines, cells between bars: text, `=12.5` and `=35%` numbers, `@2026-03-05` a day, `@2026-03` a day shown as its month, ⏎ a line break, ␣ a space at an edge; `-` alone is a blank row. */
export function cellsOf(text: string): readonly (readonly Value[])[] {
  return ownLines(text).map((line) => (line === '-' ? [] : line.split('|').map(cellIn)));
}
