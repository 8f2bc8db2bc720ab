/** The frame and the table under the hands of a clerk: keys, clipboard, filter, marks (design/ui.md, Frame and Tables). */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';

const SHOTS = '/tmp/zeren-harness-shots';
const cell = (page: Page, row: number, key: string) => page.locator(`[row-index="${row}"] .ag-cell[col-id="${key}"]`);
const shot = (page: Page, name: string) => page.screenshot({ path: `${SHOTS}/${name}.png` });

let problems: string[] = [];

test.beforeEach(async ({ page }) => {
  problems = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto('/');
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(cell(page, 0, 'name')).toBeVisible();
});

test.afterEach(() => expect(problems).toEqual([]));

type Sent = { kind: string; edits: { rowId: string; key: string; text: string | null; moneyUnit?: string; from?: object }[] };
const sent = async (page: Page): Promise<Sent> => JSON.parse((await page.locator('body').getAttribute('data-last-edits')) ?? '{}');

/** Puts text on the clipboard and pastes it. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press('Control+V');
}

for (const [width, height, least] of [
  [1366, 677, 14],
  [1093, 541, 10],
] as const) {
  test(`at ${width}×${height} with ribbon, tabs and grouped headings at least ${least} whole rows are seen`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(200);
    await shot(page, `frame-${width}`);
    const totals = await page.locator('.lg-totals').first().boundingBox();
    const rows = await page
      .locator('.ag-row[row-index] .ag-cell[col-id="town"]')
      .evaluateAll((cells, limit) => cells.filter((item) => item.getBoundingClientRect().bottom <= limit + 1).length, totals?.y ?? 0);
    expect(rows).toBeGreaterThanOrEqual(least);
  });
}

test('lists and menus near the lower edge open inside the window', async ({ page }) => {
  await cell(page, 12, 'town').click();
  await page.keyboard.press('F2');
  await shot(page, 'choices-above');
  const list = await page.getByRole('listbox').boundingBox();
  expect((list?.y ?? 0) + (list?.height ?? 999)).toBeLessThan(677);
  await page.keyboard.press('Escape');
  await cell(page, 13, 'trade').click({ button: 'right' });
  const menu = await page.getByRole('menu').boundingBox();
  expect((menu?.y ?? 0) + (menu?.height ?? 999)).toBeLessThan(677);
});

test('typing replaces, F2 continues, Enter and Tab move on, Esc gives up', async ({ page }) => {
  await cell(page, 0, 'origin').click();
  await page.keyboard.type('上海');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 'origin')).toHaveText('上海');
  expect(await sent(page)).toEqual({ kind: 'edit', edits: [{ rowId: 'p-0', key: 'origin', text: '上海' }] });
  await expect(cell(page, 1, 'origin')).toHaveClass(/lg-active/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('F2');
  await page.keyboard.type('市');
  await shot(page, 'editing');
  await page.keyboard.press('Tab');
  await expect(cell(page, 0, 'origin')).toHaveText('上海市');
  await expect(cell(page, 0, 'stage')).toHaveClass(/lg-active/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('不要');
  await page.keyboard.press('Escape');
  await expect(cell(page, 0, 'origin')).toHaveText('上海市');
});

test('an input method begins a word on the selected cell', async ({ page }) => {
  await cell(page, 0, 'origin').click();
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'hu', selectionStart: 2, selectionEnd: 2 });
  await expect(page.locator('.lg-editor.lg-open')).toBeVisible();
  await client.send('Input.insertText', { text: '湖南' });
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 'origin')).toHaveText('湖南');
});

test('a range goes to Excel and comes back, with quotes and line breaks', async ({ page }) => {
  await cell(page, 1, 'town').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+C');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split(/\r?\n/)).toHaveLength(2);
  expect(copied.split(/\r?\n/)[0]?.split('\t')).toHaveLength(2);
  await cell(page, 3, 'origin').click();
  await paste(page, '"第一行\n第二行"\t在谈\r\n"他说""好"""\t签约\r\n');
  const { kind, edits } = await sent(page);
  expect(kind).toBe('paste');
  expect(edits.map((edit) => edit.text)).toEqual(['第一行\n第二行', '他说"好"']);
  await expect(page.locator('.lg-notice')).toHaveText('2个单元格不能在此修改，已跳过。');
});

test('one value fills the selected range, Ctrl+D fills down, Delete clears, each as one batch', async ({ page }) => {
  await cell(page, 0, 'land').click();
  await cell(page, 3, 'land').click({ modifiers: ['Shift'] });
  await paste(page, '12.5');
  expect((await sent(page)).edits).toHaveLength(4);
  await expect(cell(page, 3, 'land')).toHaveText('12.5');
  await cell(page, 0, 'total').click();
  await page.keyboard.type('500');
  await page.keyboard.press('Enter');
  expect((await sent(page)).edits[0]).toMatchObject({ text: '500', moneyUnit: '万元' });
  await cell(page, 0, 'total').click();
  await cell(page, 2, 'total').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+D');
  expect(await sent(page)).toMatchObject({
    kind: 'fill',
    edits: [{ rowId: 'p-1', from: { rowId: 'p-0', key: 'total' } }, { rowId: 'p-2' }],
  });
  await page.keyboard.press('Delete');
  expect(await sent(page)).toMatchObject({ kind: 'clear', edits: [{ text: null }, { text: null }, { text: null }] });
});

test('dragging selects, the status line adds up, Ctrl+End jumps', async ({ page }) => {
  await cell(page, 1, 'land').hover();
  await page.mouse.down();
  await cell(page, 4, 'land').hover();
  await page.mouse.up();
  await shot(page, 'range');
  await expect(page.locator('.lg-status')).toContainText('合计：');
  await page.keyboard.press('Control+End');
  await expect(cell(page, 9999, 'note')).toHaveClass(/lg-active/);
  await page.keyboard.press('Control+Home');
  await expect(cell(page, 0, 'name')).toHaveClass(/lg-active/);
});

test('按值筛选: search, tick, chip, totals follow, chip removes it; sorting by pinyin', async ({ page }) => {
  await page.locator('[data-filter-key="town"]').click();
  await page.getByRole('dialog', { name: '筛选“所属乡镇”' }).waitFor();
  await shot(page, 'filter');
  await page.getByLabel('查找本列的值').fill('镇');
  await page.getByLabel('查找本列的值').press('Enter');
  await expect(page.locator('.lg-status')).toContainText('筛选出');
  await expect(page.locator('.lg-chips')).toContainText('所属乡镇：');
  await shot(page, 'filtered');
  await page.getByText('项目名称').click();
  await expect(cell(page, 0, 'name')).toContainText('北京');
  await page.locator('.lg-chips .ant-tag-close-icon').click();
  await expect(page.locator('.lg-status')).toContainText('共10000项');
});

test('亿元, a mark with its reason, columns, menu, find', async ({ page }) => {
  await page.getByText('亿元', { exact: true }).click();
  await expect(page.locator('.ag-header')).toContainText('计划总投资（亿元）');
  await cell(page, 2, 'total').hover();
  await expect(page.getByRole('tooltip')).toContainText('待答：单位没有写明');
  await shot(page, 'mark');
  await page.getByRole('button', { name: '显示列' }).click();
  await page.getByRole('checkbox', { name: '来源地' }).click();
  await shot(page, 'chooser');
  await page.keyboard.press('Escape');
  await expect(page.locator('.ag-header')).not.toContainText('来源地');
  await cell(page, 4, 'trade').click({ button: 'right' });
  await shot(page, 'menu');
  await page.getByRole('menuitem', { name: '复制' }).click();
  await expect(page.locator('.lg-notice')).toHaveText('已复制1行1列。');
  await page.keyboard.press('Control+F');
  await page.getByLabel('在表中查找').fill('第9000期');
  await page.getByLabel('在表中查找').press('Enter');
  await expect(cell(page, 8999, 'name')).toHaveClass(/lg-active/);
});

test('a choice is picked from its list with the keyboard', async ({ page }) => {
  await cell(page, 1, 'town').click();
  await page.keyboard.press('F2');
  await shot(page, 'choices');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(cell(page, 1, 'town')).toHaveText('柳河镇');
  await page.keyboard.type('经');
  await page.keyboard.press('Enter');
  await expect(cell(page, 2, 'town')).toHaveText('经开区');
});

test('a column is dragged wider, fitted by a double click, and keeps its width when sorted', async ({ page }) => {
  const head = page.locator('.ag-header-cell[col-id="origin"]');
  const width = async () => Math.round((await head.boundingBox())?.width ?? 0);
  const grip = head.locator('.ag-header-cell-resize');
  const box = await grip.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 3, (box?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 63, (box?.y ?? 0) + 10, { steps: 5 });
  await page.mouse.up();
  expect(await width()).toBeGreaterThan(140);
  await page.locator('.lg-header-text', { hasText: '所属乡镇' }).click();
  expect(await width()).toBeGreaterThan(140);
  await grip.dblclick();
  await expect.poll(width).toBeLessThan(120);
  await expect.poll(width).toBeGreaterThan(60);
});

test('no English is shown in the table, its menus and popups', async ({ page }) => {
  await page.locator('[data-filter-key="total"]').click();
  await shot(page, 'filter-money');
  await page.getByRole('button', { name: '显示列' }).click();
  const texts = await page.locator('body').evaluate((body) => {
    const spoken = [...body.querySelectorAll('[aria-label],[title],[placeholder],[aria-description]')].flatMap((item) =>
      ['aria-label', 'title', 'placeholder', 'aria-description'].map((name) => item.getAttribute(name) ?? ''),
    );
    return [body.textContent ?? '', ...spoken].join('\n');
  });
  expect(texts.match(/[A-Za-z]{3,}/g)?.filter((word) => !['Ctrl', 'Alt', 'Shift', 'Enter', 'Delete', 'Esc'].includes(word)) ?? []).toEqual(
    [],
  );
});

test('a printed PDF with Chinese type is shown page by page under the page’s policy', async ({ page, context }) => {
  const paper = await context.newPage();
  await paper.setContent('<h1>关于督办事项的通知</h1><p>柳河镇人民政府：</p><p style="break-before: page">第二页</p>');
  await paper.pdf({ path: '/tmp/zeren-harness/trial.pdf', format: 'A4' });
  await paper.close();
  await page.keyboard.press('Alt+6');
  await expect(page.getByText('共2页')).toBeVisible();
  await page.waitForTimeout(500);
  await shot(page, 'pdf');
  const dark = await page
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return data.filter((value, place) => place % 4 === 0 && value < 100).length;
    });
  expect(dark).toBeGreaterThan(500);
  await page.getByRole('button', { name: '放大' }).click();
  await expect(page.locator('.ui-pdf-bar')).toContainText('125%');
});

test('drawer, search box and screens by keys', async ({ page }) => {
  await cell(page, 1, 'name').click();
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.fr-drawer')).toBeVisible();
  await shot(page, 'drawer');
  await page.keyboard.press('Escape');
  await expect(page.locator('.fr-drawer')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(cell(page, 2, 'name')).toHaveClass(/lg-active/);
  await page.keyboard.press('Control+K');
  await page.getByLabel('查找项目、人员、单位、文书和操作').fill('打开');
  await shot(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+1');
  await page.waitForTimeout(300);
  await shot(page, 'home');
  await page.keyboard.press('Alt+3');
  await shot(page, 'empty');
});
