/** 彻底销毁 through the window (issue 7, People): found by its text, two persons, gone from folder and browser profile, tombstone left. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { COUNTY_SCOPE, recordId } from '../../shared/model/ids';
import { expect, test } from './fixtures';

const SECRET = '340123199001011234';

/** Bytes of the window's working copy; the browser packs what it stores, so its text cannot be searched for. */
function copyBytes(userData: string): number {
  return readdirSync(userData, { recursive: true, encoding: 'utf8' })
    .filter((name) => /IndexedDB.*bundle/.test(name))
    .map((name) => path.join(userData, name))
    .reduce((sum, file) => sum + (existsSync(file) && statSync(file).isFile() ? statSync(file).size : 0), 0);
}

/** The bytes of a file, or none when it has just been replaced. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Files below a folder that hold the text as UTF-8 or as the browser keeps Chinese text (UTF-16). */
function filesWith(folder: string): string[] {
  const forms = [Buffer.from(SECRET, 'utf8'), Buffer.from(SECRET, 'utf16le')];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => {
      const bytes = bytesOf(file);
      return forms.some((form) => bytes.includes(form));
    });
}

test('what two persons destroy is nowhere on the disk, and the ledger goes on', async ({ page, userData, restart }) => {
  test.setTimeout(180_000);
  await page.getByTestId('start-sample').click();
  await page.fill('input#person', '王芳');
  await page.click('button[type=submit]');
  await expect(page.getByTestId('home')).toBeVisible({ timeout: 60_000 });
  const fields = { projectName: '误录演示项目', progress: `联系人身份证号${SECRET}` };
  const draft = { scope: COUNTY_SCOPE, entity: 'project', record: recordId('p-secret'), kind: 'create', fields, over: {} };
  // As text: the contract's types are deeper than Playwright's own can follow.
  const request = JSON.stringify({ drafts: [draft], person: '王芳' });
  const entered: unknown = await page.evaluate((text) => window.bridge.call('ledger:commit', JSON.parse(text)), request);
  expect(entered).toMatchObject({ ok: true });
  expect(filesWith(userData).length).toBeGreaterThan(0);
  await expect.poll(() => copyBytes(userData), { timeout: 20_000 }).toBeGreaterThan(500_000);

  await page.keyboard.press('Alt+8');
  await page.locator('[data-testid="settings"] .ant-segmented-item', { hasText: '关于' }).click();
  await page.getByTestId('open-destroy').click();
  await page.getByTestId('destroy-words').fill(SECRET);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('destroy').locator('tbody')).toContainText('误录演示项目');
  await page.getByTestId('destroy').locator('thead input[type=checkbox]').check();
  await page.getByTestId('destroy-second').fill('王芳');
  await page.getByTestId('destroy-reason').fill('误录身份证号');
  await page.getByTestId('destroy-go').click();
  await expect(page.getByText('不能是同一人')).toBeVisible();
  await page.getByTestId('destroy-second').fill('李明');
  await page.getByTestId('destroy-go').click();
  await expect(page.getByTestId('destroy-done')).toContainText('已销毁 1 处', { timeout: 60_000 });
  await expect.poll(() => filesWith(userData), { timeout: 20_000 }).toEqual([]);
  await expect.poll(() => copyBytes(userData), { timeout: 20_000 }).toBeLessThan(10_000);

  await page.getByRole('button', { name: '知道了' }).click();
  await page.waitForSelector('html[data-ready="true"]');
  await expect(page.getByTestId('home')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('已从日志恢复')).toHaveCount(0);
  const again = await restart();
  await expect(again.getByTestId('home')).toBeVisible({ timeout: 60_000 });
  expect(filesWith(userData)).toEqual([]);
});
