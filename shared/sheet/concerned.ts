/**
 * Which records a question is about, looked up by sheet and row: ten thousand rows must not be searched for each of five thousand questions.
 */
import type { ImportRecord, Question } from './document';

/** Places of records in their list, by sheet and row. Holds as long as no record is added, dropped or moved. */
export type RowIndex = ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;

export function indexRows(records: readonly ImportRecord[]): RowIndex {
  const sheets = new Map<string, Map<number, number[]>>();
  for (const [place, { source }] of records.entries()) {
    let rows = sheets.get(source.sheet);
    if (rows === undefined) sheets.set(source.sheet, (rows = new Map()));
    for (const row of new Set([source.row, ...(source.rows ?? [])])) {
      const here = rows.get(row);
      if (here === undefined) rows.set(row, [place]);
      else here.push(place);
    }
  }
  return sheets;
}

/** Rows a question names, or null when it is about its whole sheet. */
export function rowsAsked({ row, rows }: Question): readonly number[] | null {
  return rows ?? (row === undefined ? null : [row]);
}

/** Places of the records of some rows of a sheet, or of the whole sheet, in order. */
export function placesOf(index: RowIndex, sheet: string, rows: readonly number[] | null): readonly number[] {
  const here = index.get(sheet);
  if (here === undefined) return [];
  const lists = rows === null ? [...here.values()] : rows.map((row) => here.get(row) ?? []);
  const [only] = lists;
  if (lists.length === 1 && only !== undefined) return only;
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}
