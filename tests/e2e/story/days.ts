/** Steps of the three days: reports on screen and as files, the rows behind a figure, a handover, a project found by search. */
import { expect } from '@playwright/test';
import path from 'node:path';
import { choose, fileFrom, goTo, saved, type Desk } from './desk';
import { readDocx, readPdf, readXlsx } from './papers-read';

/** Opens a report of the list; gives when it is on screen. */
export async function openReport(desk: Desk, kind: string): Promise<void> {
  const { page } = desk;
  await goTo(desk, '文书报表');
  await page.getByRole('tab', { name: '报表', exact: true }).click();
  await page.getByTestId(`report-kind-${kind}`).click();
  await expect(page.getByTestId('report')).toBeVisible({ timeout: 60_000 });
}

/** One line of fast entry in the register of leads: today's lead with its investor. */
export async function enterLead(desk: Desk, name: string, investor: string): Promise<void> {
  const { page } = desk;
  await goTo(desk, '项目台账');
  await page.getByRole('tab', { name: '客商线索' }).click();
  await page.getByTestId('quick-name').fill(name);
  await page.getByTestId('quick-investor').fill(investor);
  await page.keyboard.press('Enter');
  await saved(desk);
}

export async function reportText({ page }: Desk): Promise<string> {
  return (await page.getByTestId('report').textContent()) ?? '';
}

const BUTTONS = { docx: 'report-docx', pdf: 'report-pdf', xlsx: 'report-xlsx', home: 'home.pdf', handover: 'handover-list' } as const;

/** Writes what is on screen into a file and reads it back as text without blanks. */
export async function exportAndRead(desk: Desk, kind: keyof typeof BUTTONS, name: string): Promise<string> {
  const file = await fileFrom(desk, name, desk.page.getByTestId(BUTTONS[kind]).last());
  const text = name.endsWith('.docx')
    ? readDocx(file)
    : name.endsWith('.xlsx')
      ? readXlsx(file).rows.flat().join('')
      : readPdf(file).join('');
  return text.replaceAll(/\s/g, '');
}

/** Clicks the 累计 of an indicator; gives the figure and how many records stand behind it. */
export async function figureRows({ page }: Desk, indicator: string): Promise<{ readonly figure: number; readonly rows: number }> {
  const button = page.getByTestId('report').locator('tr', { hasText: indicator }).first().locator('.rp-figure').nth(1);
  const figure = Number(await button.textContent());
  await button.click();
  const list = page.getByTestId('report-rows');
  await expect(list).toBeVisible();
  const rows = Number(/共 (\d+) 条/.exec((await list.textContent()) ?? '')?.[1]);
  await page.keyboard.press('Escape');
  return { figure, rows };
}

/** One leader hands over to another; gives the first project and how many there were. */
export async function handOver(
  desk: Desk,
  from: string,
  to: string,
  ground: string,
): Promise<{ readonly project: string; readonly count: number }> {
  const { page } = desk;
  await goTo(desk, '责任分工');
  await page.getByRole('tab', { name: '交接', exact: true }).click();
  const pane = page.getByTestId('handover');
  await choose(page, pane.locator('.ant-select', { has: page.getByLabel('移交人', { exact: true }) }), from);
  await choose(page, pane.locator('.ant-select', { has: page.getByLabel('接收人', { exact: true }) }), to);
  await page.getByLabel('依据', { exact: true }).fill(ground);
  const project = (await pane.locator('.ui-record-link').first().textContent()) ?? '';
  const count = Number(/负责 (\d+) 项/.exec((await pane.textContent()) ?? '')?.[1]);
  await page.getByTestId('hand-over').click();
  await expect(page.locator('.fr-message')).toContainText('已交接');
  await saved(desk);
  return { project, count };
}

/** Finds a project through Ctrl+K and opens its page. */
export async function openProjectByInitials({ page }: Desk, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.locator('.ui-palette-list li', { hasText: name }).first().click();
  await expect(page.getByTestId('project-page')).toBeVisible();
}

/** Attaches a picture of the window to the project on screen, opens it large and closes it again. */
export async function attachEvidence(desk: Desk, name: string, note: string): Promise<void> {
  const { page } = desk;
  const file = path.join(desk.output, name);
  await page.screenshot({ path: file });
  await page.getByTestId('project-page').locator('.ant-segmented-item', { hasText: '佐证材料' }).click();
  await desk.native.answerOpen([file]);
  await page.getByTestId('add-evidence').click();
  const dialog = page.getByRole('dialog', { name: '添加佐证材料' });
  await dialog.getByLabel('说明').fill(note);
  await dialog.getByRole('button', { name: /^添\s?加$/ }).click();
  await saved(desk);
  await page.getByRole('button', { name: `打开${name}` }).click();
  const large = page.getByRole('dialog', { name }).getByAltText(name);
  await expect(large).toBeVisible();
  expect(await large.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(1366);
  await page.keyboard.press('Escape');
  await expect(large).toBeHidden();
}
