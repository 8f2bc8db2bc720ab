/** The first pages, menus, drawers and the search box, looked at like the tabs in screens.spec.ts: Chinese only, nothing cut off at 1366 × 768. */
import { test } from './fixtures';
import { look } from './look';
import { deskOver, goTo } from './story/desk';
import { openSample } from './story/start';

test('no English, nothing cut off and no barrier on the first pages, in the menus, drawers and the search box', async ({
  program,
  page,
  userData,
}) => {
  const desk = await deskOver(program.current, userData, userData);
  await look(desk, '开始');
  for (const way of ['enrol', 'create', 'restore', 'open']) {
    await page.getByTestId(`start-${way}`).click();
    await look(desk, `开始：${way}`);
    await page.getByRole('button', { name: '返回' }).click();
  }
  await openSample(desk, '秦晓雁');
  await page.locator('.home-ranking, .home-lower').first().waitFor();
  await look(desk, '首页');

  await goTo(desk, '项目台账');
  await page.locator('.ag-row').first().waitFor();
  await look(desk, '项目台账');
  await page.locator('.ag-row[row-index="1"] .ag-cell[col-id="investor"]').click({ button: 'right' });
  await look(desk, '项目台账：右键菜单');
  await page.keyboard.press('Escape');
  await page.locator('.ag-row[row-index="1"] .ag-cell[col-id="investor"]').click();
  await page.keyboard.press('Alt+ArrowDown');
  await look(desk, '项目台账：筛选');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '显示列' }).click();
  await look(desk, '项目台账：显示列');
  await page.keyboard.press('Escape');
  for (const id of ['ledger.open', 'ledger.imports', 'ledger.add', 'ledger.import']) {
    await page.locator('.ag-row[row-index="1"] .ag-cell[col-id="investor"]').click({ force: true });
    await page.getByTestId(id).click();
    await look(desk, `项目台账：${id}`);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: '返回台账' }).click();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('柳河');
  await look(desk, '查找');
  await page.keyboard.press('Escape');
});
