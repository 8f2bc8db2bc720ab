/** A clerk builds a 办法 by forms alone (issue 3): from an example, a line added, tried on a unit, adopted, and the ranking follows; the earlier version stays. */
import { expect, test } from './fixtures';
import { deskOver, goTo } from './story/desk';
import { openSample } from './story/start';

test('from an example to the ranking without touching a file', async ({ program, page, userData }) => {
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  await goTo(desk, '设置');
  await page.getByText('考核办法', { exact: true }).click();
  await page.getByTestId('scheme-new').click();
  await page.getByText('从示例开始：比例百分制（示例）').click();
  const outline = page.locator('.scheme-outline');
  await outline.getByText('考核项').click();
  await page.getByRole('button', { name: '添加' }).click();
  await page.getByText('加一项（每增每减加扣分）').click();
  await page.getByLabel('考核项名称').fill('外出招商加分');
  await page.getByLabel('看哪个数').click();
  await page.keyboard.type('外出招商批次');
  await page.keyboard.press('Enter');
  await page.getByLabel('高于每档分').fill('0.5');
  await expect(page.getByTestId('scheme-today')).toContainText('20×0.5=10');
  // The total took the new line in, and the checker has nothing that must be mended.
  await expect(page.locator('.scheme-part').filter({ hasText: '综合得分' })).toContainText('外出招商加分');
  await page.getByTestId('scheme-save').click();
  await page.getByTestId('scheme-adopt').click();
  await page.getByLabel('发文号').fill('青招组发〔2026〕9号');
  await page.getByLabel('施行日期').fill('2026-10-01');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: '已采用 青招组发〔2026〕9号' })).toBeVisible();
  await expect(page.getByRole('cell', { name: '已采用 青招组发〔2026〕1号' })).toBeVisible();
  await page.getByTestId('scheme-compare-open').click();
  await expect(page.getByTestId('scheme-compare').getByText('柳河镇')).toBeVisible();
  await goTo(desk, '目标考核');
  await page.getByText('综合排名', { exact: true }).click();
  await expect(page.locator('tr').filter({ hasText: '柳河镇' })).toContainText('98.83');
});
