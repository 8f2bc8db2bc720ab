/** Step 2, 导入: what was understood and asked, the answers, 确认导入, the source of every row, 撤销本次导入. */
import { expect } from '@playwright/test';
import path from 'node:path';
import { fileFrom, goTo, picture, saved, type Desk } from './desk';
import { readXlsx, type Book } from './papers-read';

const WORKBOOKS = path.resolve(import.meta.dirname, '../../../assets/sample/workbooks');

/** Reads one of the sample county's workbooks up to its preview. Gives the counts as they stand on the screen. */
export async function readWorkbook(desk: Desk, name: string): Promise<string> {
  const { page, native } = desk;
  await goTo(desk, '项目台账');
  await page.getByTestId('ledger.import').click();
  await native.answerOpen([path.join(WORKBOOKS, name)]);
  await page.getByTestId('choose-workbook').click();
  const counts = page.getByTestId('import-counts');
  await expect(counts).toBeVisible({ timeout: 60_000 });
  return (await counts.textContent()) ?? '';
}

/** Answers every question with the reader's first proposal and accepts the rows a person had to look at. Gives how many questions there were. */
export async function answerAll(desk: Desk): Promise<number> {
  const { page } = desk;
  const counts = page.getByTestId('import-counts');
  const open = async (): Promise<number> => Number(/待回答 (\d+)/.exec((await counts.textContent()) ?? '')?.[1] ?? 0);
  const asked = await open();
  for (let left = asked; left > 0; left = await open()) {
    const choice = page.getByTestId('answer-choice').first();
    if (!(await choice.isVisible())) break;
    await choice.click();
    await expect.poll(open).toBeLessThan(left);
  }
  if ((await open()) > 0) await page.getByTestId('leave-unknown').click();
  const accept = page.getByTestId('accept-all');
  const reason = page.getByTestId('grave-reason');
  const toCheck = async (): Promise<number> => Number(/需核对 (\d+)/.exec((await counts.textContent()) ?? '')?.[1] ?? 0);
  if ((await toCheck()) > 0) {
    await page.locator('.import-records .ant-segmented-item').filter({ hasText: '需核对' }).click();
    await expect(accept.or(reason).first()).toBeVisible();
  }
  for (let left = await toCheck(); left > 0 && (await reason.first().isVisible()); left = await toCheck()) {
    await reason.first().fill('补充协议已签');
    await reason.first().press('Enter');
    await expect.poll(toCheck).toBeLessThan(left);
  }
  if (await accept.isVisible()) await accept.click();
  return asked;
}

/** Confirms the import: one commit, on disk. Gives what the program says it took. */
export async function confirmImport(desk: Desk): Promise<string> {
  const { page } = desk;
  await page.getByTestId('confirm-import').click();
  await expect(page.locator('.fr-message')).toContainText('已导入', { timeout: 30_000 });
  await expect(page.getByTestId('ledger')).toBeVisible();
  await saved(desk);
  return (await page.locator('.fr-message').textContent()) ?? '';
}

/** Number of projects the table holds. */
export async function projectCount({ page }: Desk): Promise<number> {
  return Number(/共(\d+)项/.exec((await page.locator('.lg-status').textContent()) ?? '')?.[1]);
}

/** The table as a workbook in the profile, which goes with it: what the ledger says, row by row. */
async function tableNow(desk: Desk, name: string): Promise<Book['rows']> {
  const file = await fileFrom({ ...desk, output: desk.profile }, name, desk.page.getByTestId('ledger.export'));
  return readXlsx(file).rows;
}

/** Imports a workbook and withdraws it again; the table then says what it said before. */
export async function importAndWithdraw(desk: Desk, name: string): Promise<void> {
  const { page } = desk;
  const before = await tableNow(desk, 'before.xlsx');
  await readWorkbook(desk, name);
  await answerAll(desk);
  await confirmImport(desk);
  expect(await tableNow(desk, 'between.xlsx')).not.toEqual(before);
  await page.getByTestId('ledger.imports').click();
  const line = page.getByTestId('import-line').filter({ hasText: name });
  await line.getByTestId('withdraw-import').click();
  await page.getByTestId('withdraw-reason').fill('试导后撤销');
  await picture(desk, '02-撤销本次导入');
  await page.getByTestId('withdraw-confirm').click();
  await expect(line).toContainText('已撤销');
  await saved(desk);
  await page.keyboard.press('Escape');
  expect(await tableNow(desk, 'after.xlsx')).toEqual(before);
}
