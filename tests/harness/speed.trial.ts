/** Times of the table with 10,000 rows, printed for people to read and never asserted (issue 2, Must hold). */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';

const cell = (page: Page, row: number, key: string) => page.locator(`[row-index="${row}"] .ag-cell[col-id="${key}"]`);

/** Longest main-thread tasks and frames while something is done. */
async function measure(page: Page, name: string, work: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    const seen: number[] = [];
    const frames: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push(Math.round(entry.duration));
    });
    observer.observe({ entryTypes: ['longtask'] });
    let last = performance.now();
    const tick = (now: number) => {
      frames.push(now - last);
      last = now;
      if (document.body.dataset['measuring'] === 'yes') requestAnimationFrame(tick);
    };
    document.body.dataset['measuring'] = 'yes';
    requestAnimationFrame(tick);
    Object.assign(window, { measured: { seen, frames } });
  });
  await work();
  await page.waitForTimeout(200);
  const { seen, frames } = await page.evaluate(() => {
    document.body.dataset['measuring'] = 'no';
    return (window as unknown as { measured: { seen: number[]; frames: number[] } }).measured;
  });
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  console.log(`${name}: frames p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms; tasks over 50 ms: ${seen.join(' ') || 'none'}`);
}

test('times at 10,000 rows', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('navigation')).toBeVisible();
  await measure(page, 'open the table', async () => {
    await page.keyboard.press('Alt+2');
    await expect(cell(page, 0, 'name')).toBeVisible();
  });
  await page.mouse.move(600, 400);
  await measure(page, 'wheel through 600 rows', async () => {
    for (let step = 0; step < 60; step += 1) {
      await page.mouse.wheel(0, 320);
      await page.waitForTimeout(16);
    }
  });
  await cell(page, 610, 'origin').click();
  await measure(page, 'hold arrow down, 60 rows', async () => {
    for (let step = 0; step < 60; step += 1) await page.keyboard.press('ArrowDown');
  });
  await measure(page, 'edit one cell', async () => {
    await page.keyboard.type('上海');
    await page.keyboard.press('Enter');
  });
  await measure(page, 'select all', () => page.keyboard.press('Control+A'));
  await measure(page, 'sort by name (pinyin)', () => page.locator('.lg-header-text', { hasText: '项目名称' }).click());
  await measure(page, 'edit one cell while sorted', async () => {
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('经');
    await page.keyboard.press('Enter');
  });
  await measure(page, 'open the tick list of names', () => page.locator('[data-filter-key="name"]').click());
  await measure(page, 'filter by search', async () => {
    await page.getByLabel('查找本列的值').fill('铸造');
    await page.getByLabel('查找本列的值').press('Enter');
    await expect(page.locator('.lg-status')).toContainText('筛选出');
  });
  await measure(page, 'switch to 亿元', () => page.getByText('亿元', { exact: true }).click());
});
