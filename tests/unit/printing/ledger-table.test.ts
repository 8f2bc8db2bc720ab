/** The ledger as an A3 landscape print (issue 2, step 4): header and page count on every page, nothing cut off, the signing line last. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PagePrinter } from '../../../electron/printing/port';
import type { LedgerTable } from '../../../shared/letters/ledger-table';
import { ledgerDocument } from '../../../shared/letters/ledger-table';
import { fileOf, startPrinter, textOf, value } from './check-paper';

let printer: PagePrinter;
beforeAll(async () => {
  printer = await startPrinter();
});
afterAll(() => printer.close());

const LONG = '该项目因用地指标未落实、施工许可未办结，进展缓慢；'.repeat(40);

const table: LedgerTable = {
  title: '青石县2026年招商引资重点项目台账',
  left: '填报单位：柳河镇人民政府',
  right: '单位：万元',
  signing: ['填报单位（盖章）：', '单位负责人：', '审核人：', '填表人：'],
  bands: [
    { title: '', span: 2 },
    { title: '投资情况', span: 2 },
    { title: '', span: 2 },
  ],
  columns: [
    { title: '序号', width: 3, align: 'center' },
    { title: '项目名称', width: 16, align: 'left' },
    { title: '总投资', width: 7, align: 'right' },
    { title: '到位资金', width: 7, align: 'right' },
    { title: '包保领导', width: 6, align: 'center' },
    { title: '项目进展', width: 40, align: 'left' },
  ],
  rows: [
    { role: 'group', cells: ['柳河镇'] },
    ...Array.from({ length: 80 }, (_, index) => ({
      role: 'plain' as const,
      cells: [String(index + 1), `第${index + 1}号项目`, '10000', '5200', '王䶮', index === 40 ? LONG : '已开工'],
    })),
    { role: 'total', cells: ['', '合计', '800000', '416000', '', ''] },
  ],
  notes: ['注：招商口径，以统计部门数据为准。'],
};

it('prints A3 landscape with the header, the page count and every row, and ends with the signing line', async () => {
  const path = fileOf(
    '台账',
    value(await printer.print(ledgerDocument(table, { fontBase: printer.fontBase, faces: 'bundled', watermark: '演练数据' }))),
  );
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  expect(info).toMatch(/Page size:\s+119[01]\.\d+ x 84[12]/u);
  const pages = textOf(path).split('\f').slice(0, -1);
  expect(pages.length).toBeGreaterThanOrEqual(3);
  for (const [index, page] of pages.entries()) {
    const plain = page.replace(/\s/gu, '');
    expect(plain).toContain(`第${index + 1}页/共${pages.length}页`);
    expect(plain).toContain('投资情况');
    expect(plain).toContain('项目进展');
    expect(plain).toContain('演练数据');
  }
  const all = pages.join('').replace(/\s/gu, '');
  for (let row = 1; row <= 80; row += 1) expect(all).toContain(`第${row}号项目`);
  expect(all.match(/施工许可未办结/gu)).toHaveLength(40);
  const last = pages.at(-1)?.replace(/\s/gu, '') ?? '';
  for (const signer of ['填报单位（盖章）：', '单位负责人：', '审核人：', '填表人：']) expect(last).toContain(signer);
});
