/** Issue 4: marks of footnotes (①, ¹, *) at amounts, days and areas are no digits (M-13, M-15). */
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../shared/sheet/read-dates';
import { readMoney } from '../../../shared/sheet/read-money';
import { readLand } from '../../../shared/sheet/read-plain';
import type { CellView } from '../../../shared/sheet/readings';
import { readUnit } from '../../../shared/sheet/unit-words';
import { codes, readOne } from './plain-workbook';

const text = (raw: string): CellView => ({ raw, number: null, show: 'plain', untyped: false });

describe('footnote marks', () => {
  it.each(['3200①', '3200*', '3200¹', '3200万元②', '3200※'])('%s is 3,200 万元', (raw) => {
    expect(readMoney(text(raw), readUnit('万元')).value).toMatchObject({ amount: '32000000', approx: false });
  });

  it('a day with a mark is that day', () => {
    const context = { dateSystem: 1900, year: 2026, withDue: false, plannedColumn: false } as const;
    expect(readDate(text('2026.3①'), context).value).toMatchObject({ date: '2026-03', precision: 'month' });
    expect(readDate(text('2026年3月15日*'), context).value).toMatchObject({ date: '2026-03-15', precision: 'day' });
  });

  it('the ² of m² is no mark', () => {
    expect(readLand(text('20000m²'), null).value).toMatchObject({ value: '30' });
  });

  it('several numbered amounts are still asked about', () => {
    expect(codes(readOne(['总投资（万元）'], ['①8000\n②3500']))).toContain('several-projects:totalInvestment');
  });
});
