/**
 * Order of rows. Comparisons run on keys made once per column and row set: text becomes its place in the pinyin order (Chinese sorts
 * by pinyin, as in Excel), so sorting 10,000 rows compares numbers only. Blanks stay last in both directions, as in Excel. Pure.
 */
import { firstDay, PRECISIONS } from '../../shared/model/dates';
import { cellText, isBlank, isDate, isMoney } from './cell-text';
import type { CellValue, GridColumn, GridRow, SortItem } from './grid-types';

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true });

/** Pinyin order with numbers by value: 第2批 before 第10批. */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}

// Values of a class are compared among themselves; classes keep their order whichever way the clerk sorts.
const READ = 0;
const FOREIGN = 1;
const UNREAD = 2;
const BLANK = 3;

type SortKeys = { readonly classes: Uint8Array; readonly numbers: Float64Array };

/** Ranks made before, by column: sorting the other way round or opening the tick list compares no text again. */
const knownRanks = new WeakMap<GridColumn, ReadonlyMap<string, number>>();

/** Place of each distinct text, from 0: the expensive comparison is made once per distinct text. */
function textRanks(texts: readonly string[], column: GridColumn): ReadonlyMap<string, number> {
  const known = knownRanks.get(column);
  if (known !== undefined && texts.every((text) => known.has(text))) return known;
  const listed = new Set(column.choices);
  const others = [...new Set(texts)].filter((text) => !listed.has(text)).sort(compareText);
  const ranks = new Map([...listed, ...others].map((text, place) => [text, place]));
  knownRanks.set(column, ranks);
  return ranks;
}

function numberOf(value: CellValue): { group: number; number: number } | null {
  if (typeof value === 'number') return { group: READ, number: value };
  if (isMoney(value)) return { group: value.currency === 'CNY' ? READ : FOREIGN, number: value.minor };
  if (isDate(value)) {
    const day = Number(firstDay(value).replaceAll('-', ''));
    // Of two dates that begin together the exact one comes first: 3月1日, 3月, 一季度.
    return { group: READ, number: day * 10 + PRECISIONS.indexOf(value.precision) };
  }
  return null;
}

/** Keys of a column for a list of values, in the same places. */
export function sortKeys(values: readonly (CellValue | undefined)[], column: GridColumn): SortKeys {
  const classes = new Uint8Array(values.length);
  const numbers = new Float64Array(values.length);
  const isText = column.kind !== 'number' && column.kind !== 'money' && column.kind !== 'date' && column.kind !== 'percent';
  const pending: { place: number; text: string }[] = [];
  values.forEach((value, place) => {
    if (value === undefined || isBlank(value)) {
      classes[place] = BLANK;
      return;
    }
    const read =
      numberOf(value) ??
      (!isText && typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value) ? { group: READ, number: Number(value) } : null);
    if (read !== null) {
      classes[place] = read.group;
      numbers[place] = read.number;
      return;
    }
    classes[place] = isText ? READ : UNREAD;
    pending.push({ place, text: cellText(value, column.kind, '元') });
  });
  const ranks = textRanks(
    pending.map((item) => item.text),
    column,
  );
  for (const { place, text } of pending) numbers[place] = ranks.get(text) ?? 0;
  return { classes, numbers };
}

/**
 * The rows in the wanted order; rows that tie keep their places (a stable sort), so a second sort refines the first.
 * @param sort first item decides first; items whose column is unknown are passed over
 */
export function sortRows(rows: readonly GridRow[], columns: readonly GridColumn[], sort: readonly SortItem[]): readonly GridRow[] {
  const levels = sort.flatMap((item) => {
    const column = columns.find((candidate) => candidate.key === item.key);
    if (column === undefined) return [];
    const keys = sortKeys(
      rows.map((row) => row.cells[item.key]),
      column,
    );
    return [{ ...keys, sign: item.direction === 'asc' ? 1 : -1 }];
  });
  if (levels.length === 0) return rows;
  const places = rows.map((_, place) => place);
  places.sort((a, b) => {
    for (const { classes, numbers, sign } of levels) {
      const byClass = (classes[a] ?? 0) - (classes[b] ?? 0);
      if (byClass !== 0) return byClass;
      const byNumber = (numbers[a] ?? 0) - (numbers[b] ?? 0);
      if (byNumber !== 0) return byNumber * sign;
    }
    return a - b;
  });
  return places.flatMap((place) => rows[place] ?? []);
}

/** The next state of a column's sort when its heading is clicked: up, down, none; `add` keeps the other columns (Shift). */
export function nextSort(sort: readonly SortItem[], key: string, add: boolean): readonly SortItem[] {
  const now = sort.find((item) => item.key === key);
  const others = add ? sort.filter((item) => item.key !== key) : [];
  if (now === undefined) return [...others, { key, direction: 'asc' }];
  return now.direction === 'asc' ? [...others, { key, direction: 'desc' }] : others;
}
