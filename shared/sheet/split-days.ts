/**
 * Days written over three columns (签约时间 over 年, 月, 日), put together in the first of them. Moves texts only; what the day means is the reader's business.
 */
import type { PlainCell, PlainRow, PlainSheet } from './cells';
import { compact } from './text';

/** Headers stand among the first rows of a sheet. */
const FIRST_ROWS = 12;

type Parts = { readonly header: number; readonly year: number; readonly day: boolean };

function words(cell: PlainCell | undefined): string {
  return cell === undefined ? '' : compact(cell.kind === 'number' ? String(cell.value) : cell.text);
}

/** Where 年 | 月 | 日 or 年 | 月 stand beside each other in a header. */
function partsOf(sheet: PlainSheet): readonly Parts[] {
  return sheet.rows.slice(0, FIRST_ROWS).flatMap((row, header) =>
    (row?.cells ?? []).flatMap((cell, year) => {
      const [month, day] = [words(row?.cells[year + 1]), words(row?.cells[year + 2])];
      return words(cell) === '年' && month === '月' ? [{ header, year, day: day === '日' }] : [];
    }),
  );
}

/** 2025 | 3 | 18 as 2025年3月18日; null when the three are no parts of a day. */
function joined(year: string, month: string, day: string): string | null {
  if (!/^(\d{2}|\d{4})年?$/.test(year) || !/^(\d{1,2}月?)?$/.test(month) || !/^(\d{1,2}日?)?$/.test(day)) return null;
  if (month === '' && day !== '') return null;
  const part = (text: string, unit: string): string => (text === '' ? '' : `${text.replace(unit, '')}${unit}`);
  return part(year, '年') + part(month, '月') + part(day, '日');
}

function joinedRow(row: PlainRow, parts: readonly Parts[]): PlainRow {
  const cells = [...row.cells];
  for (const { year, day } of parts) {
    const text = joined(words(cells[year]), words(cells[year + 1]), day ? words(cells[year + 2]) : '');
    if (text === null) continue;
    cells[year] = { kind: 'text', text };
    cells[year + 1] = undefined;
    if (day) cells[year + 2] = undefined;
  }
  return { ...row, cells };
}

/** The sheet with such days in one cell each; the same sheet when it has none. */
export function joinedDays(sheet: PlainSheet): PlainSheet {
  const parts = partsOf(sheet);
  const [first] = parts;
  if (first === undefined) return sheet;
  return {
    ...sheet,
    rows: sheet.rows.map((row, index) =>
      row === undefined
        ? row
        : joinedRow(
            row,
            parts.filter(({ header }) => header < index),
          ),
    ),
    relaid: '年、月、日分列填写的日期，已合成一格后读取',
  };
}
