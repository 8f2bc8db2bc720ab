/** Small promises of issue 7 on the running program: 诊断包 without business data, and the installed program's command line. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures';

test('诊断包 holds versions, counts and codes, and not one name of the ledger', async ({ page, userData, native }) => {
  await page.getByTestId('start-sample').click();
  await page.fill('input#person', '王芳');
  await page.click('button[type=submit]');
  await expect(page.getByTestId('home')).toBeVisible({ timeout: 60_000 });
  const file = path.join(userData, '诊断包.txt');
  await native.answerSave(file);
  await page.keyboard.press('Alt+8');
  await page.locator('[data-testid="settings"] .ant-segmented-item', { hasText: '关于' }).click();
  await page.getByTestId('diagnose').click();
  await expect(page.getByText('诊断包已存好')).toBeVisible();
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/保存 702 次|保存 \d+ 次，操作 \d+ 条/);
  for (const name of ['王芳', '柳河', '青石', '秦晓雁', '有限公司', '项目名称']) expect(text, name).not.toContain(name);
});

test('--zeren runs a verb without a window: JSON on stdout, code on stderr, exit 0, 1, 2', ({ userData }) => {
  const electron = path.resolve('node_modules/electron/cli.js');
  const zeren = (...words: readonly string[]) =>
    spawnSync(process.execPath, [electron, '.', `--user-data-dir=${userData}`, '--zeren', ...words], { encoding: 'utf8', timeout: 60_000 });
  const folder = path.join(userData, '台账');
  const made = zeren('init', '--workspace', folder, '--county', '青石县');
  expect([made.status, JSON.parse(made.stdout)]).toMatchObject([0, { county: '青石县', office: '青石县招商办' }]);
  const refused = zeren('hash', '--workspace', path.join(userData, '没有'));
  expect([refused.status, JSON.parse(refused.stderr)]).toMatchObject([1, { code: 'E_NOT_A_WORKSPACE' }]);
  expect(zeren('hash').status).toBe(2);
});
