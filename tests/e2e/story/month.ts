/** Steps 6 and 7, 任务 and 月度表: a target set, the month's table with 怎么算的 down to the entries, the bulletin whose sentence says the table's numbers. */
import { expect } from '@playwright/test';
import { fileFrom, goTo, picture, saved, type Desk } from './desk';
import { cell } from './grid';
import { readDocx, readPdf, readXlsx } from './papers-read';

/** Raises the year's target of the first unit by one; the table shows it. */
export async function raiseTarget(desk: Desk): Promise<void> {
  const { page } = desk;
  await goTo(desk, '目标考核');
  await page.getByTestId('targets').getByText('任务下达', { exact: true }).click();
  const value = String(Number(await cell(page, 0, 'base').textContent()) + 1);
  await cell(page, 0, 'base').click();
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 'base')).toHaveText(value);
  await saved(desk);
  await picture(desk, '06-任务下达');
}

export type MonthRow = readonly string[];

/** The month's table as it stands on the screen, row by row. */
export async function monthTable(desk: Desk): Promise<readonly MonthRow[]> {
  const { page } = desk;
  await goTo(desk, '目标考核');
  await page.getByTestId('targets').getByText('完成情况', { exact: true }).click();
  await expect(page.locator('.targets-table tbody tr.targets-unit').first()).toBeVisible({ timeout: 30_000 });
  return page
    .locator('.targets-table tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((entry) => (entry.textContent ?? '').trim())));
}

/** 怎么算的: formula and entries of the first unit, each with who entered it. */
export async function explainFigure(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.locator('.targets-table tbody tr.targets-unit').first().click();
  const drawer = page.getByTestId('figure-drawer');
  await expect(drawer).toContainText('完成率 = 累计');
  await expect(drawer.locator('tbody tr').first()).toBeVisible();
  await picture(desk, '07-怎么算的');
  await page.keyboard.press('Escape');
}

export type MonthPapers = { readonly pdf: string; readonly docx: string; readonly xlsx: string };

export async function bulletin(desk: Desk): Promise<MonthPapers> {
  const { page } = desk;
  await picture(desk, '07-月度表');
  return {
    pdf: await fileFrom(desk, '月通报.pdf', page.getByTestId('bulletin-pdf')),
    docx: await fileFrom(desk, '月通报.docx', page.getByTestId('bulletin-docx')),
    xlsx: await fileFrom(desk, '月度完成情况.xlsx', page.getByTestId('month-xlsx')),
  };
}

const squeezed = (text: string): string => text.replaceAll(/[\s,，]/g, '');

/** Every figure of every unit's row on the screen stands in the letter, in the docx and in the workbook; 综述 says the total's (S-116, S-109). */
export function papersSayTheTable(rows: readonly MonthRow[], { pdf, docx, xlsx }: MonthPapers): void {
  const pages = readPdf(pdf);
  expect(pages, '月通报 is one page').toHaveLength(1);
  const letter = squeezed(pages.join(''));
  const word = squeezed(readDocx(docx));
  const book = readXlsx(xlsx).rows.map((row) => row.map(squeezed));
  const named = rows.filter((row) => row.length > 8 && /%/.test(row[5] ?? ''));
  expect(named.length).toBeGreaterThan(20);
  for (const [unit = '', , target = '', , done = '', rate = ''] of named) {
    for (const figure of [target, done, rate]) {
      expect(letter, `${unit} in the letter`).toContain(squeezed(figure));
      expect(word, `${unit} in the docx`).toContain(squeezed(figure));
    }
    if (unit === '小计') continue;
    const own = book.filter((row) => row.includes(unit));
    expect(
      own.some((row) => [target, done].every((figure) => row.includes(squeezed(figure)))),
      `${unit} in the workbook`,
    ).toBe(true);
  }
  const total = named.find(([unit]) => unit === '合计');
  const summary = word.slice(0, word.indexOf('单位：'));
  for (const figure of [total?.[4] ?? '', total?.[5] ?? '']) expect(summary, '综述 says the total').toContain(squeezed(figure));
}
