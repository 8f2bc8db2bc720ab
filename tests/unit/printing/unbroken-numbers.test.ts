/** On a wide ledger page a number stands in one line: 8450700 was printed as 845070 over 0 (S-15). */
import { expect, test } from 'vitest';
import { ledgerDocument } from '../../../shared/letters/ledger-table';
import { printTable } from '../../../shared/views/print-table';
import type { TableColumn, TableView } from '../../../shared/views/table-view';

/** Characters of 小五 between the margins of A3. */
const ROOM = ((390 / 25.4) * 72) / 9;

test('a total of seven digits gets its room from the columns of words, and all columns fill the page', () => {
  const words = Array.from({ length: 30 }, (_, at): TableColumn => ({ key: `w${at}`, label: '说明', kind: 'longText', chars: 8 }));
  const view: TableView = {
    title: '台账',
    reportingUnit: '青石县招商办',
    asOf: '2026年10月31日',
    moneyUnit: '万元',
    columns: [{ key: 'money', label: '总投资', kind: 'money', chars: 3 }, ...words],
    rows: [{ role: 'total', cells: [{ minor: 8_450_700_000_000, currency: 'CNY' }, ...words.map(() => null)] }],
    notes: [],
    practice: false,
  };
  const page = ledgerDocument(printTable(view), { fontBase: '', faces: 'bundled' });
  const widths = [...page.matchAll(/<col style="width:([\d.]+)%">/gu)].map(([, width]) => Number(width));
  const digits = /<td class="right">([\d.]+)<\/td>/u.exec(page)?.[1] ?? '';
  expect(digits).toBe('8450700');
  expect(((widths[0] ?? 0) / 100) * ROOM).toBeGreaterThanOrEqual(digits.length / 2 + 0.8 - 0.01);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 1);
});
