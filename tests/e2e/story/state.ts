/** Does the window hold what main holds? Asked in every teardown, through the page a clerk can open: 设置 → 关于 → 数据校验值. */
import { expect, type ElectronApplication } from '@playwright/test';

/**
 * The state hash that window and main agree on; fails when they do not.
 * @returns null when no ledger is open (first-start page) or the window is gone
 */
export async function expectSameState(app: ElectronApplication): Promise<string | null> {
  const [page] = app.windows();
  if (page === undefined || page.isClosed()) return null;
  if ((await page.locator('nav[aria-label="主导航"]').count()) === 0) return null;
  await page.keyboard.press('Escape');
  await page.locator('nav[aria-label="主导航"] button', { hasText: '设置' }).dispatchEvent('click');
  await page.locator('[data-testid="settings"] .ant-segmented-item', { hasText: '关于' }).dispatchEvent('click');
  const print = page.getByTestId('fingerprint');
  await expect(print).toHaveAttribute('data-window', /^[0-9a-f]{64}$/);
  const [inWindow, inMain] = await Promise.all([print.getAttribute('data-window'), print.getAttribute('data-main')]);
  expect(inWindow, 'state hash of the window').toBe(inMain);
  return inWindow;
}
