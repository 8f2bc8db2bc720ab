/**
 * Files dropped on the window (issue 4): a workbook leads to the preview, a package to its cover page, anything else is refused by name; and whatever is dropped,
 * the window stays the program's own page.
 */
import type { Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures';
import { deskOver } from './story/desk';
import { openSample } from './story/start';

const LEDGER = path.resolve(import.meta.dirname, '../data/ledgers/d05-shuanghuai-utf8.csv');

/** What a hand does that drags files from the desktop into the middle of the window and lets go. */
async function drop(page: Page, ...files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 640, y: 360, data });
  await session.detach();
}

test('a dropped workbook is previewed, a package shown, anything else refused, and the window stays where it is', async ({
  program,
  page,
  userData,
}) => {
  const [picture, fake] = [path.join(userData, '现场照片.jpg'), path.join(userData, '县级下发.zeren')];
  await writeFile(picture, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]));
  await writeFile(fake, 'MZ 不是数据包');
  const address = page.url();
  const dropped = page.getByTestId('dropped-file');

  await drop(page, LEDGER);
  await expect(dropped).toContainText('E_NO_WORKSPACE');
  await page.getByTestId('dropped-close').click();

  await openSample(await deskOver(program.current, userData, userData), '秦晓雁');
  await drop(page, LEDGER, picture);
  await expect(dropped).toContainText('E_DROP');
  await page.getByTestId('dropped-close').click();

  await drop(page, fake);
  await expect(page.getByTestId('given-file')).toContainText('E_MAGIC');
  await page.getByTestId('given-close').click();

  await drop(page, picture);
  await page.getByTestId('dropped-act').click();
  await expect(page.getByTestId('import')).toContainText('E_NOT_WORKBOOK');

  await drop(page, LEDGER);
  await page.getByTestId('dropped-act').click();
  await expect(page.getByTestId('import')).toContainText(/读出 \d+ 个项目/, { timeout: 30_000 });
  await drop(page, LEDGER);
  await page.getByTestId('dropped-act').click();
  await expect(page.getByTestId('import')).toContainText('E_IMPORT_STANDS');
  await expect(page.getByTestId('import')).toContainText(/读出 \d+ 个项目/);
  expect(page.url()).toBe(address);
});
