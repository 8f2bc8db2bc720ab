/** The table under the hands of a clerk: keys, clipboard, filter, marks (design/ui.md, Tables). */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';

const SHOTS = '/tmp/zeren-harness-shots';
const cell = (page: Page, row: number, key: string) => page.locator(`[row-index="${row}"] .ag-cell[col-id="${key}"]`);

async function open(page: Page, query = ''): Promise<string[]> {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`/${query}`);
  await expect(cell(page, 0, 'name')).toBeVisible();
  return problems;
}

test('the table opens with 14 rows, without a word from the console', async ({ page }) => {
  const problems = await open(page);
  await page.screenshot({ path: `${SHOTS}/grid.png` });
  const table = await page.locator('.lg-body').boundingBox();
  const rows = await page
    .locator('.ag-row[row-index] .ag-cell[col-id="town"]')
    .evaluateAll(
      (cells, bottom) => cells.filter((item) => item.getBoundingClientRect().bottom <= bottom).length,
      (table?.y ?? 0) + (table?.height ?? 0) - 32,
    );
  expect(rows).toBeGreaterThanOrEqual(14);
  expect(problems).toEqual([]);
});
