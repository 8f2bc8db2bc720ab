/** A clerk enters the day's work in the registers: one line and Enter, cells from Excel, a step on one record, undo; a switched-off register is not shown (S-64, S-08, S-83). */
import { expect, test } from './fixtures';
import { deskOver, goTo, saved } from './story/desk';
import { openSample } from './story/start';

test('fast entry, paste, a lead made a project and undone, a problem escalated, a register switched off', async ({
  program,
  page,
  userData,
}) => {
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');

  await goTo(desk, '项目台账');
  await page.getByRole('tab', { name: '动态记录' }).click();
  const trips = page.getByTestId('open-trips');
  const before = Number((await trips.locator('small').textContent()) ?? '');
  await page.getByTestId('quick-@unit').click();
  await page.keyboard.type('lhz');
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('quick-@unit')).toHaveValue('柳河镇');
  await page.getByTestId('quick-leader').fill('张三');
  await page.getByTestId('quick-place').fill('苏州');
  await page.keyboard.press('Enter');
  await expect(trips.locator('small')).toHaveText(String(before + 1));
  await expect(page.locator('.ag-row[row-index="0"] .ag-cell[col-id="leader"]')).toHaveText('张三');
  // One line, Enter, next (S-65): what is typed now is the next line, not the record just made.
  await expect(page.locator('.rg-quick input:focus')).toHaveCount(1);

  await page.getByRole('tab', { name: '客商线索' }).click();
  await page.getByTestId('register.paste').click();
  const cells = page.getByRole('textbox', { name: '粘贴到这里' });
  await cells.fill('线索名称\t填报单位\t拟投资额\n铜箔意向\t柳河镇\t很多');
  await expect(page.getByTestId('paste-enter')).toBeDisabled();
  await cells.fill('线索名称\t填报单位\t拟投资额\n铜箔意向\t柳河镇\t3亿元\n冷链意向\t东岭镇\t2000万元');
  await page.getByTestId('paste-enter').click();
  await saved(desk);
  await page.locator('.ag-row[row-index="0"] .ag-cell[col-id="name"]').click();
  await page.getByTestId('action-to-project').click();
  await expect(page.locator('.rg-summary')).toContainText('已转为项目 1 个');
  // The keys are back in the table when the step is told as done.
  await expect(page.locator('.fr-message')).toContainText('已转为项目');
  await expect(page.locator('.lg-editor')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.rg-summary')).toContainText('已转为项目 0 个');

  await goTo(desk, '督办预警');
  await page.getByRole('tab', { name: '难点会议' }).click();
  await page.locator('.ag-row[row-index="0"] .ag-cell[col-id="kind"]').click();
  await page.getByTestId('action-escalate').click();
  await expect(page.locator('.ag-row[row-index="0"] .ag-cell[col-id="escalatedOn"]')).toHaveText('2026年10月31日');

  await goTo(desk, '设置');
  await page.getByText('登记簿启用').click();
  await page.getByTestId('use-fairs').uncheck();
  await saved(desk);
  await goTo(desk, '项目台账');
  await page.getByRole('tab', { name: '动态记录' }).click();
  await expect(page.getByTestId('open-fairs')).toHaveCount(0);
});
