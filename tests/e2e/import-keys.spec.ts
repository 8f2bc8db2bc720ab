/**
 * An import with nothing but the keyboard: from the chosen file through its questions, one by one and for a whole column, to 确认导入; its printed
 * 处理说明; next month's file of the same sender; then the withdrawal of both, after which the ledger says what it said before and the history is kept
 * (issue 4 item 7; design/import.md M-11, M-13, M-34).
 */
import type { Page } from '@playwright/test';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { expect, test } from './fixtures';
import { dataFolder, deskOver, picture, saved, type Desk } from './story/desk';
import { journalText } from './story/journal';
import { readPdf, readXlsx, type Book } from './story/papers-read';
import { openSample } from './story/start';

const HEADER = ['序号', '项目名称', '投资方', '总投资（亿元）', '签约时间', '开工时间', '形象进度', '责任人', '招商顾问意见'];

function workbook(file: string, asOf: string, rows: readonly (readonly (string | number)[])[]): void {
  const head = [['柳河镇招商引资项目台账'], ['填报单位：柳河镇', '', '', '', `截至${asOf}`], HEADER];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([...head, ...rows.map((row) => [...row])]), '台账');
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

const OCTOBER = [
  [1, '年产8万套汽车线束试验项目', '苏州恒线试验有限公司', 3, '26.3', '26.5', '主体施工', '韩文峰', '尽快入统'],
  [2, '粮食烘干试验中心', '本地种粮试验合作社', 1.5, '26.4', '26.6', '办理手续', '李晓', ''],
  [3, '绿色食品加工试验项目', '上海福寿试验有限公司', '约2亿', '26.5', '26.8', '设备安装', '王芳、赵六', ''],
  [4, '建材家居试验城', '浙江筑家试验集团', '1.2亿（其中固投8000万）', '26.6', '待定', '正在洽谈', '张三（副镇长）', '观望'],
];

/** The total investment of the first project grows by half: that wants a reason (M-34). */
const NOVEMBER = OCTOBER.map((row, at) => (at === 0 ? row.map((value, column) => (column === 3 ? 4.5 : value)) : row));

/** Where the keyboard is: the words of the button or field that has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    return at === null || !at.matches('button, input, textarea')
      ? ''
      : `${at.getAttribute('aria-label') ?? ''} ${(at.textContent ?? '').trim()}`.trim();
  });
}

/** Tab until the focus stands on something with these words; fails when it cannot be reached. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    if ((await focused(page)).includes(words)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`“${words}” is not reached by Tab`);
}

/** The command by the search of the top bar. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await expect(page.locator('[role="option"]', { hasText: words }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

const countOf = async (page: Page, word: string): Promise<number> =>
  Number(new RegExp(`${word} (\\d+)`).exec((await page.getByTestId('import-counts').textContent()) ?? '')?.[1] ?? -1);

/** Alt+2, Ctrl+I, Enter on 选择文件. */
async function startImport({ page, native }: Desk, file: string): Promise<void> {
  await native.answerOpen([file]);
  await page.keyboard.press('Alt+2');
  await expect(page.getByTestId('ledger')).toBeVisible();
  await page.keyboard.press('Control+i');
  await expect(page.getByTestId('choose-workbook')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('import-counts')).toBeVisible({ timeout: 60_000 });
}

/** Enter on 确认导入, where the last answer has led. */
async function confirm(desk: Desk): Promise<void> {
  const { page } = desk;
  await expect(page.getByTestId('confirm-import')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.fr-message')).toContainText('已导入', { timeout: 30_000 });
  await saved(desk);
}

/** The whole table as it would be handed in, by Ctrl+E. */
async function table({ page, native, profile }: Desk, name: string): Promise<Book['rows']> {
  const file = path.join(profile, `${name}.xlsx`);
  await native.answerSave(file);
  await page.keyboard.press('Control+e');
  await expect(page.locator('.fr-message')).toContainText(`${name}.xlsx`, { timeout: 30_000 });
  expect(existsSync(file)).toBe(true);
  return readXlsx(file).rows;
}

/** The 处理说明 of an import as the paper that the printer would get. */
async function decisionsOf({ page, native, output }: Desk, name: string): Promise<string> {
  await native.answerSave(path.join(output, `${name}.pdf`));
  await tabTo(page, '处理说明（PDF）');
  await page.keyboard.press('Enter');
  await expect(page.locator('.fr-message')).toContainText(`${name}.pdf`, { timeout: 60_000 });
  return readPdf(path.join(output, `${name}.pdf`)).join('\n');
}

/** Withdraws the newest import that still stands. */
async function withdraw(desk: Desk, reason: string): Promise<void> {
  const { page } = desk;
  await tabTo(page, '撤销本次导入');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('withdraw-reason')).toBeFocused();
  await page.keyboard.type(reason);
  await tabTo(page, '确定撤销');
  await picture(desk, `import-withdraw-${reason}`);
  await page.keyboard.press('Enter');
  await expect(page.locator('.fr-message')).toContainText('已撤销导入');
  await saved(desk);
}

test('an import, its answers, its paper and its withdrawal by keyboard alone', async ({ program, page, userData }) => {
  const desk = await deskOver(program.current, userData, process.env['ZEREN_OUTPUT'] ?? userData);
  await openSample(desk, '秦晓雁');
  const [october, november] = [path.join(userData, '柳河镇10月.xlsx'), path.join(userData, '柳河镇11月.xlsx')];
  workbook(october, '2026年10月25日', OCTOBER);
  workbook(november, '2026年10月31日', NOVEMBER);
  await page.keyboard.press('Alt+2');
  await expect(page.getByTestId('ledger')).toBeVisible();
  const before = await table(desk, 'before');
  const entries = journalText(await dataFolder(desk)).length;

  // Each question has its first answer under the fingers, and its cell stands in sight.
  await startImport(desk, october);
  const asked = await countOf(page, '待回答');
  expect(asked).toBeGreaterThan(4);
  await expect(page.getByTestId('answer-choice').first()).toBeFocused();
  await expect(page.locator('td.import-asked')).toBeInViewport();
  await picture(desk, 'import-question');
  await page.keyboard.press('Enter');
  await expect.poll(() => countOf(page, '待回答')).toBe(asked - 1);
  // The same answer for every question of the column.
  await tabTo(page, '同类');
  const alike = Number(/同类 (\d+) 处/.exec(await focused(page))?.[1]);
  expect(alike).toBeGreaterThan(1);
  await page.keyboard.press('Enter');
  await expect.poll(() => countOf(page, '待回答')).toBe(asked - 1 - alike);
  for (let left = asked - 1 - alike; left > 0; left = await countOf(page, '待回答')) {
    await expect(page.getByTestId('answer-choice').first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => countOf(page, '待回答')).toBeLessThan(left);
  }
  await picture(desk, 'import-answered');
  await confirm(desk);
  const between = await table(desk, 'between');
  expect(between.filter((row) => row.some((text) => text.includes('试验')))).toHaveLength(4);

  // Next month: what was answered is not asked again; what changed much wants its reason.
  await startImport(desk, november);
  await expect(page.getByTestId('recalled-open-notice')).toBeVisible();
  expect(await countOf(page, '待回答')).toBe(0);
  expect(await countOf(page, '需核对')).toBeGreaterThan(0);
  await picture(desk, 'import-next-month');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.import-record')).toHaveCount(await countOf(page, '需核对'));
  await tabTo(page, '变动原因');
  await page.keyboard.type('二期设备并入，补充协议已签');
  await page.keyboard.press('Enter');
  await expect.poll(() => countOf(page, '需核对')).toBe(0);
  await confirm(desk);

  // Later: the paper of its decisions, then both imports are taken back, the newest first.
  await command(page, '导入记录');
  await expect(page.getByTestId('import-history')).toBeVisible();
  await picture(desk, 'import-history');
  const told = (await decisionsOf(desk, '导入处理说明')).replaceAll(/\s/g, '');
  expect(told).toContain('导入处理说明');
  expect(told).toContain('二期设备并入');
  expect(told).toContain('签约时间：“26.5”是2026-05吗？答：2026-05');
  expect(told).toContain('开工时间：“26.5”是2026-05吗？答：2026-05');
  await withdraw(desk, '导错月份');
  await withdraw(desk, '发件单位要求重报');
  await expect(page.getByTestId('import-line').filter({ hasText: '已撤销' })).toHaveCount(2);
  await picture(desk, 'import-withdrawn');
  await page.keyboard.press('Escape');
  expect(await table(desk, 'after')).toEqual(before);
  const journal = journalText(await dataFolder(desk));
  expect(journal.length, 'nothing is taken out of the journal').toBeGreaterThan(entries);
  expect(journal).toContain('发件单位要求重报');
  expect(journal).toContain('汽车线束试验项目');
});
