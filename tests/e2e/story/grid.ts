/** Step 3, 修改: the table worked as in Excel — type, paste a range, fill down, undo, redo — and 已保存 only when the bytes are in the journal. */
import { expect, type Locator, type Page } from '@playwright/test';
import { goTo, picture, saved, type Desk } from './desk';
import { journalText } from './journal';

/** The drawn cell of a row and column of the table in sight. */
export function cell(page: Page, row: number, key: string): Locator {
  return page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${key}"]`);
}

/** Types into a cell and leaves it with Enter; the journal has the words as soon as the window says 已保存. */
export async function typeInto(desk: Desk, folder: string, row: number, key: string, words: string): Promise<void> {
  const { page } = desk;
  await cell(page, row, key).click();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(cell(page, row, key)).toHaveText(words);
  await saved(desk);
  expect(journalText(folder), 'the journal on disk').toContain(words);
}

/** Pastes rows × columns as Excel puts them on the clipboard, the left upper corner at a cell. */
export async function pasteRange(desk: Desk, row: number, key: string, lines: readonly (readonly string[])[]): Promise<void> {
  const { page } = desk;
  await cell(page, row, key).click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), lines.map((line) => line.join('\t')).join('\r\n'));
  await page.keyboard.press('Control+v');
  await expect(cell(page, row + lines.length - 1, key)).toHaveText(lines.at(-1)?.[0] ?? '');
  await saved(desk);
}

/** The whole of step 3 on the columns 投资方, 来源地 and 行业类别 of rows 2 to 5; what is on the screen at the end stays in the ledger. */
export async function editLikeExcel(desk: Desk, folder: string): Promise<void> {
  const { page } = desk;
  await goTo(desk, '项目台账');
  await typeInto(desk, folder, 1, 'investor', '青石县演练投资有限公司');
  await pasteRange(desk, 2, 'investor', [
    ['粘贴甲公司', '湖北宜昌', '装备制造'],
    ['粘贴乙公司', '浙江温州', '食品加工'],
  ]);
  await expect(cell(page, 3, 'industry')).toHaveText('食品加工');

  await cell(page, 3, 'origin').click();
  await cell(page, 5, 'origin').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+d');
  await expect(cell(page, 5, 'origin')).toHaveText('浙江温州');
  await saved(desk);
  await picture(desk, '03-像Excel一样修改');

  const before = '浙江温州';
  await page.keyboard.press('Control+z');
  await expect(cell(page, 5, 'origin')).not.toHaveText(before);
  await page.keyboard.press('Control+y');
  await expect(cell(page, 5, 'origin')).toHaveText(before);
  await saved(desk);
  expect(journalText(folder)).toContain('粘贴乙公司');
}

/** Finds the row that bears a name, with Ctrl+F from the first cell of a column. Gives its number. */
export async function rowNamed(desk: Desk, key: string, name: string): Promise<number> {
  const { page } = desk;
  await cell(page, 0, key).click();
  await page.keyboard.press('Control+f');
  await page.getByLabel('在表中查找').fill(name);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  return Number(await page.locator('.ag-row', { hasText: name }).first().getAttribute('row-index'));
}

/** Types into the row of a project, found by its name. */
export async function typeIntoProject(desk: Desk, folder: string, name: string, key: string, words: string): Promise<void> {
  await goTo(desk, '项目台账');
  await typeInto(desk, folder, await rowNamed(desk, 'projectName', name), key, words);
}
