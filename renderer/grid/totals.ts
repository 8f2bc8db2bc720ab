/**
 * Sums: the totals row that follows the filter, and 计数/合计/平均 of the selection. Exact: money in whole 分, numbers by their digits,
 * never in floating point. Foreign money is counted beside, not added. Pure.
 */
import { decimalFromMinor, yuan } from '../../shared/model/money';
import { isBlank, isMoney } from './cell-text';
import type { CellMark, CellValue, GridColumn, GridRow, TableMoneyUnit } from './grid-types';
import type { CellRange } from './selection';

/** An exact decimal: `digits` × 10^-`places`. */
type Decimal = { readonly digits: bigint; readonly places: number };

const PLAIN = /^[+-]?\d+(\.\d+)?$/;

function decimalOf(value: CellValue | undefined): Decimal | null {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return null;
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', part = ''] = match;
  const digits = BigInt(whole + part);
  return { digits: sign === '-' ? -digits : digits, places: part.length };
}

function addDecimals(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  const at = (value: Decimal) => value.digits * 10n ** BigInt(places - value.places);
  return { digits: at(a) + at(b), places };
}

/** Adds many decimals: digits with the same number of places are summed as safe integers and put together once. */
function decimalSum(): { readonly add: (value: CellValue | undefined) => boolean; readonly total: () => Decimal } {
  const byPlaces: number[] = [];
  let large: Decimal = { digits: 0n, places: 0 };
  const add = (value: CellValue | undefined): boolean => {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || !PLAIN.test(text)) return false;
    const point = text.indexOf('.');
    const places = point < 0 ? 0 : text.length - point - 1;
    const sum = (byPlaces[places] ?? 0) + Number(point < 0 ? text : text.slice(0, point) + text.slice(point + 1));
    if (Number.isSafeInteger(sum)) byPlaces[places] = sum;
    else large = addDecimals(large, decimalOf(text) ?? { digits: 0n, places: 0 });
    return true;
  };
  const total = () => byPlaces.reduce<Decimal>((sum, digits, places) => addDecimals(sum, { digits: BigInt(digits), places }), large);
  return { add, total };
}

function decimalText({ digits, places }: Decimal): string {
  const negative = digits < 0n;
  const text = String(negative ? -digits : digits).padStart(places + 1, '0');
  const whole = places === 0 ? text : text.slice(0, -places);
  const part = places === 0 ? '' : text.slice(-places).replace(/0+$/, '');
  return (negative ? '-' : '') + (part === '' ? whole : `${whole}.${part}`);
}

/** Divides and rounds half away from zero (四舍五入) to two places. */
function decimalMean(sum: Decimal, count: number): Decimal {
  const divisor = BigInt(count) * 10n ** BigInt(sum.places);
  const scaled = sum.digits * 100n;
  const half = divisor / 2n;
  return { digits: (scaled < 0n ? scaled - half : scaled + half) / divisor, places: 2 };
}

export type ColumnTotal = {
  /** Money in 人民币, or the digits of the sum. */
  readonly value: CellValue;
  /** Cells that went into the sum. */
  readonly counted: number;
  /** Amounts in foreign money, not in the sum. */
  readonly foreign: number;
  /** Cells with text that is no number, not in the sum. */
  readonly unread: number;
};

/** The sum of one money or number column. */
export function columnTotal(rows: readonly GridRow[], column: GridColumn): ColumnTotal {
  const sum = decimalSum();
  let minor = 0;
  let approx = false;
  let counted = 0;
  let foreign = 0;
  let unread = 0;
  for (const row of rows) {
    const value = row.cells[column.key];
    if (value === undefined || value === null || isBlank(value)) continue;
    if (isMoney(value)) {
      if (value.currency !== 'CNY') foreign += 1;
      else {
        minor += value.minor;
        approx ||= value.approx === true || value.upper !== undefined || value.bound !== undefined;
        counted += 1;
      }
      continue;
    }
    if (column.kind !== 'money' && sum.add(value)) counted += 1;
    else unread += 1;
  }
  const value: CellValue =
    counted === 0 ? null : column.kind === 'money' ? { ...yuan(minor), ...(approx && { approx }) } : decimalText(sum.total());
  return { value, counted, foreign, unread };
}

/** Whether a column is added up in the totals row. */
export function isTotalled(column: GridColumn): boolean {
  return (column.kind === 'money' || column.kind === 'number') && column.total !== false;
}

/** Id of the totals row, never the id of a record. */
export const TOTALS_ROW = '∑';

/**
 * The totals row of the shown rows: 合计（n项） in the first column, sums below money and numbers, and a mark with a reason where
 * something could not be added.
 */
export function totalsRow(rows: readonly GridRow[], columns: readonly GridColumn[]): GridRow {
  const cells: Record<string, CellValue> = {};
  const marks: Record<string, CellMark> = {};
  const first = columns.find((column) => !isTotalled(column));
  if (first !== undefined) cells[first.key] = `合计（${rows.length}项）`;
  for (const column of columns.filter(isTotalled)) {
    const total = columnTotal(rows, column);
    cells[column.key] = total.value;
    const left = [
      ...(total.foreign > 0 ? [`另有外币${total.foreign}笔`] : []),
      ...(total.unread > 0 ? [`另有${total.unread}格不是数字`] : []),
    ];
    if (left.length > 0) marks[column.key] = { kind: 'doubt', reason: `${left.join('，')}，未计入合计。` };
  }
  return { id: TOTALS_ROW, cells, marks };
}

/** The status line: 计数 of filled cells; 合计 and 平均 when the selected numbers are all of one kind. */
export type SelectionSummary = { readonly count: number; readonly sum: string | null; readonly mean: string | null };

/**
 * Sums a range of visible cells.
 * @returns sum and mean are null when the range holds no numbers, or money beside other numbers, which have no common sum
 */
export function summarize(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  range: CellRange,
  unit: TableMoneyUnit,
): SelectionSummary {
  const picked = rows.slice(range.top, range.bottom + 1);
  const chosen = columns.slice(range.left, range.right + 1);
  let count = 0;
  for (const row of picked) for (const column of chosen) if (!isBlank(row.cells[column.key])) count += 1;
  const numeric = chosen
    .filter((column) => column.kind === 'money' || column.kind === 'number' || column.kind === 'percent')
    .map((column) => ({ kind: column.kind, total: columnTotal(picked, column) }))
    .filter(({ total }) => total.counted > 0);
  const kind = numeric[0]?.kind;
  if (kind === undefined || numeric.some((item) => item.kind !== kind)) return { count, sum: null, mean: null };
  const counted = numeric.reduce((sum, { total }) => sum + total.counted, 0);
  if (kind === 'money') {
    const minor = numeric.reduce((sum, { total }) => sum + (isMoney(total.value) ? total.value.minor : 0), 0);
    return {
      count,
      sum: `${decimalFromMinor(minor, unit)}${unit}`,
      mean: `${decimalFromMinor(Math.round(minor / counted), unit)}${unit}`,
    };
  }
  const zero: Decimal = { digits: 0n, places: 0 };
  const sum = numeric.reduce((total, item) => addDecimals(total, decimalOf(item.total.value) ?? zero), zero);
  const mean = decimalText(decimalMean(sum, counted));
  // Percents of different wholes have no sum that means anything.
  return kind === 'percent' ? { count, sum: null, mean: `${mean}%` } : { count, sum: decimalText(sum), mean };
}
