/** Step 5, 分配: leaders for several projects at once; the list of gaps shrinks by as many. */
import { expect } from '@playwright/test';
import { choose, goTo, picture, saved, type Desk } from './desk';

async function gapCount({ page }: Desk): Promise<number> {
  const tab = page.getByTestId('duty').locator('[role="tab"]', { hasText: '缺口' }).first();
  return Number(/\d+/.exec((await tab.textContent()) ?? '')?.[0]);
}

/** Gives the first `many` projects without a leader to one leader of the county, in one commit. */
export async function assignLeader(desk: Desk, leader: string, many: number): Promise<void> {
  const { page } = desk;
  await goTo(desk, '责任分工');
  await page.getByTestId('duty').getByText('缺口', { exact: false }).first().click();
  const list = page.getByTestId('duty-gaps');
  await list.getByText('无包保领导', { exact: false }).first().click();
  const before = await gapCount(desk);
  expect(before).toBeGreaterThanOrEqual(many);
  const ticks = list.locator('tbody input[type=checkbox]');
  for (let row = 0; row < many; row += 1) await ticks.nth(row).check();
  await page.getByTestId('gap-assign').click();
  const form = page.getByTestId('assign-form');
  await choose(page, form.locator('.ant-form-item', { hasText: '人员' }).locator('.ant-select').last(), leader);
  await picture(desk, '05-分配包保领导');
  await page.getByTestId('assign-save').click();
  await saved(desk);
  await expect.poll(() => gapCount(desk)).toBe(before - many);
}
