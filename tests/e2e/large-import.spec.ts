/**
 * A workbook of 10,000 rows (ZEREN_IMPORT_ROWS takes another number) goes whole from the file into the table. How long the page was busy in one piece is
 * printed; the limit of 50 ms is issue 2's.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import * as XLSX from 'xlsx';
import { expect, test } from './fixtures';
import { deskOver, goTo, saved } from './story/desk';
import { openSample } from './story/start';

const ROWS = Number(process.env['ZEREN_IMPORT_ROWS'] ?? 10_000);
/** A slow machine and a large file; nothing here is asserted on time. */
const LONGEST_MS = 280_000;

function largeWorkbook(file: string): void {
  const header = ['序号', '项目名称', '投资方', '总投资（万元）', '签约时间', '形象进度', '责任人'];
  const rows = Array.from({ length: ROWS }, (_, at) => [
    at + 1,
    `年产${at + 1}套试验设备项目`,
    `试验企业${at + 1}有限公司`,
    1000 + at,
    '2026-03-15',
    '正在办理前期手续',
    '韩文峰',
  ]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['柳河镇招商引资项目台账'], ['填报单位：柳河镇'], header, ...rows]), '台账');
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

/**
 * Waits inside the page. Playwright's own text assertions make a picture of the whole page for every look, a task of 100 ms and more, which would be counted
 * as the program's.
 */
async function shows(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    ([at, wanted]) => document.querySelector(at)?.textContent.includes(wanted) === true,
    [selector, text] as const,
    {
      timeout: LONGEST_MS,
      polling: 100,
    },
  );
}

test('10,000 rows are read, confirmed and stand in the table, and how free the page stays meanwhile', async ({
  program,
  page,
  userData,
  native,
}) => {
  test.setTimeout(900_000);
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  const file = path.join(userData, 'large.xlsx');
  largeWorkbook(file);
  await goTo(desk, '项目台账');
  const standing = page.locator('.lg-status');
  await expect(standing).toHaveText(/共\d+项/);
  const before = Number(/共(\d+)项/.exec(await standing.innerText())?.[1]);
  await page.getByTestId('ledger.import').click();
  await native.answerOpen([file]);
  await page.waitForTimeout(1_000); // the first mount of the table is not counted
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: false,
    });
  });
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        setTimeout(() => {
          const end = performance.now() + 120;
          while (performance.now() < end);
          resolve();
        }, 50);
      }),
  );
  const noted = (): Promise<number[]> => page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));
  await expect.poll(async () => (await noted()).length, { message: 'the page notes its own long tasks' }).toBeGreaterThan(0);
  const started = Date.now();
  await page.getByTestId('choose-workbook').click();
  await shows(page, '[data-testid="import-counts"]', `读出 ${ROWS} 个项目`);
  const seconds = (Date.now() - started) / 1_000;
  // A page comes in pieces, and comes whole.
  await expect(page.locator('.import-cells tbody tr')).toHaveCount(100);
  await expect(page.locator('.import-record')).toHaveCount(20);
  await page.waitForTimeout(500);
  const say = async (what: string, from: number): Promise<void> => {
    const tasks = await noted();
    const longest = Math.max(0, ...tasks).toFixed(0);
    console.log(`${what}: ${((Date.now() - from) / 1_000).toFixed(1)} s; tasks over 50 ms: ${tasks.length}, longest ${longest} ms`);
  };
  await say(`import of ${ROWS} rows: preview after ${seconds.toFixed(1)} s, looked at`, started);
  const confirmed = Date.now();
  await page.getByTestId('confirm-import').click();
  await shows(page, '.fr-message', `已导入：新增 ${ROWS} 个`);
  await say('confirmed', confirmed);
  await shows(page, '.lg-status', `共${before + ROWS}项`);
  await saved(desk);
  await say('in the table', confirmed);
});
