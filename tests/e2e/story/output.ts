/** Step 4, 导出: the table as it stands, as a workbook and as an A3 print, read back with other programs. */
import { expect } from '@playwright/test';
import { fileFrom, goTo, type Desk } from './desk';
import { projectCount } from './import';
import { pageSize, readPdf, readXlsx } from './papers-read';

export async function exportLedger(desk: Desk): Promise<{ readonly xlsx: string; readonly pdf: string }> {
  const { page } = desk;
  await goTo(desk, '项目台账');
  const count = await projectCount(desk);
  const xlsx = await fileFrom(desk, '项目台账.xlsx', page.getByTestId('ledger.export'));
  const book = readXlsx(xlsx);
  expect(book.rows[0]?.[0]).toContain('项目台账');
  expect(book.merges, 'merged title').toBeGreaterThan(0);
  expect(
    book.rows.filter(([first]) => /^\d+$/.test(first ?? '')),
    'one row a project',
  ).toHaveLength(count);
  expect(book.rows.flat().join(''), 'signature line').toMatch(/填报单位（盖章）.*单位负责人.*审核人.*填表人/);
  expect(book.rows.flat()).toContain('青石县演练投资有限公司');

  const pdf = await fileFrom(desk, '项目台账.pdf', page.getByTestId('ledger.pdf'));
  expect(pageSize(pdf)).toEqual([420, 297]);
  const pages = readPdf(pdf);
  expect(pages.length).toBeGreaterThan(3);
  for (const [place, text] of pages.entries()) {
    expect(text, `header on page ${place + 1}`).toContain('项目名称');
    expect(text.replaceAll(/\s/g, ''), 'page x/y').toMatch(new RegExp(`${place + 1}(页)?[/，共]*(共)?${pages.length}`));
  }
  expect(pages.at(-1)).toMatch(/填报单位（盖章）[^]*单位负责人[^]*审核人[^]*填表人/);
  return { xlsx, pdf };
}
