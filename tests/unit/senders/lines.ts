/** Truth in lines: the names of the fields once, then a line for each record. Blank values say nothing. */
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
