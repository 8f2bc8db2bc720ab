/** Passwords on a shared PC through the window (issue 7, People): switched on, locked, wrong and right password, still locked after a restart. */
import { expect, test } from './fixtures';

const PASSWORD = '柳河大桥六号';

test('口令登录: on, locked, signed in, and locked again after a restart', async ({ page, restart }, info) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 1366, height: 677 });
  await page.getByTestId('start-sample').click();
  await page.fill('input#person', '王芳');
  await page.click('button[type=submit]');
  await expect(page.getByTestId('home')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Alt+8');
  await page.locator('[data-testid="settings"] .ant-segmented-item', { hasText: '关于' }).click();
  await page.getByTestId('open-people').click();
  await page.screenshot({ path: info.outputPath('1-off.png') });
  await page.getByTestId('admin-password').fill(PASSWORD);
  await page.getByTestId('switch-on').click();
  await expect(page.getByTestId('recovery')).toHaveText(/^([A-Z2-9]{4}-){5}[A-Z2-9]{4}/u, { timeout: 20_000 });
  await page.screenshot({ path: info.outputPath('2-sheet.png') });
  await page.getByTestId('sheet-done').click();
  await page.getByTestId('account-name').fill('李明');
  await page.getByTestId('account-password').fill(PASSWORD);
  await page.getByTestId('account-save').click();
  await expect(page.locator('.ant-modal tbody')).toContainText('李明', { timeout: 20_000 });
  await page.screenshot({ path: info.outputPath('3-accounts.png') });
  await page.keyboard.press('Escape');

  await page.evaluate(() => window.bridge.call('people:lock', {}));
  await expect(page.getByTestId('lock')).toBeVisible();
  await page.screenshot({ path: info.outputPath('4-lock.png') });
  await page.getByTestId('password').fill('不对的口令');
  await page.getByTestId('sign-in').click();
  await expect(page.getByTestId('lock')).toContainText('姓名、口令或恢复码不对', { timeout: 20_000 });
  await page.getByTestId('password').fill(PASSWORD);
  await page.getByTestId('sign-in').click();
  await expect(page.getByTestId('home')).toBeVisible({ timeout: 60_000 });

  const again = await restart();
  await expect(again.getByTestId('lock')).toBeVisible();
  await expect(again.getByTestId('home')).toHaveCount(0);
});
