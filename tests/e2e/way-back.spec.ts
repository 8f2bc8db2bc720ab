/** 返回 leads to where the clerk was: the same tab, the same register or report, the same line (S-110: one opens a project's page from everywhere). */
import { expect, test } from './fixtures';
import { deskOver, goTo } from './story/desk';
import { openSample } from './story/start';

test('from a project’s page back to the register, the stage and the report one came from', async ({ program, page, userData }) => {
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  const back = page.getByRole('button', { name: '← 返回' });

  await goTo(desk, '项目台账');
  await page.getByRole('tab', { name: '评审要素' }).click();
  await page.getByTestId('open-admission-totals').click();
  const line = page.locator('main .ag-row[row-index="0"] .ag-cell[col-id="project"]');
  const name = await line.innerText();
  await line.click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await back.click();
  await expect(page.getByRole('tab', { name: '评审要素' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByTestId('open-admission-totals')).toHaveAttribute('aria-current', 'true');
  await expect(line).toHaveText(name);

  await page.getByRole('tab', { name: '项目', exact: true }).click();
  await page.getByRole('tab', { name: /^投产/ }).click();
  await page.locator('main .ag-row[row-index="1"] .ag-cell[col-id="projectName"]').click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '打开项目全页' }).click();
  await back.click();
  await expect(page.getByRole('tab', { name: /^投产/ })).toHaveAttribute('aria-selected', 'true');

  await goTo(desk, '文书报表');
  await page.getByRole('tab', { name: '报表' }).click();
  await page.getByTestId('report-kind-month').click();
  await page.locator('main .rp-figure').first().click();
  await page.locator('.ui-record-link').first().click();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByTestId('report-kind-month')).toHaveAttribute('aria-current', 'true');
});
