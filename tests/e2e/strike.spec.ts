/** 作废 of two projects by keyboard, undone, done again, one brought back: the table and the count follow. */
import { expect, test } from './fixtures';
import { deskOver, goTo } from './story/desk';
import { projectCount } from './story/import';
import { openSample } from './story/start';

test('projects entered by mistake are struck out with a reason and brought back', async ({ program, page, userData }) => {
  test.setTimeout(180_000);
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  await goTo(desk, '项目台账');
  const cell = page.locator('.ag-row[row-index="2"] .ag-cell[col-id="projectName"]');
  const name = (await cell.textContent()) ?? '';
  const all = await projectCount(desk);

  await cell.click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+Delete');
  await expect(page.getByTestId('strike-projects')).toContainText(name);
  await page.getByTestId('strike-projects-reason').fill('重复录入');
  await page.keyboard.press('Enter');
  await expect.poll(() => projectCount(desk)).toBe(all - 2);

  await cell.click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => projectCount(desk)).toBe(all);
  await page.keyboard.press('Control+y');
  await expect.poll(() => projectCount(desk)).toBe(all - 2);

  await page.getByTestId('ledger.more').click();
  await page.getByRole('menuitem', { name: '已作废项目' }).click();
  await page.getByRole('button', { name: `恢复${name}` }).click();
  await expect.poll(() => projectCount(desk)).toBe(all - 1);
});
