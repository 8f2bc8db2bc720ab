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
  await page.getByLabel('看哪个数', { exact: true }).click();
  await page.keyboard.type('外出招商批次');
  await page.keyboard.press('Enter');
  await page.getByLabel('高于每档分', { exact: true }).fill('0.5');
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

test('a small 办法 begun blank: indicator, task, score, veto, rank, ladder and prize by forms, saved and opened again', async ({
  program,
  page,
  userData,
}) => {
  const desk = await deskOver(program.current, userData, userData);
  await openSample(desk, '秦晓雁');
  await goTo(desk, '设置');
  await page.getByText('考核办法', { exact: true }).click();
  await page.getByTestId('scheme-new').click();
  await page.getByText('从空白开始').click();
  const outline = page.locator('.scheme-outline');
  const section = (name: string) => outline.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  const add = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const pick = async (label: string, option: string) => {
    await page.getByLabel(label, { exact: true }).click();
    await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
  };
  await section('指标');
  await add('添加 ▾');
  await page.getByText('加一个资金指标').click();
  await page.getByLabel('指标名称').fill('到位资金');
  await section('任务和序时');
  await add('加一项任务');
  await add('＋加一行任务数');
  await page.getByLabel('任务任务数1确保数值').fill('100000');
  await section('考核项');
  await add('添加 ▾');
  await page.getByText('加一项（汇总').click();
  await add('添加 ▾');
  await page.getByText('加一项（按比例').click();
  await expect(page.getByTestId('scheme-today')).toContainText('75254.5万÷83333.3333万×10=9.03');
  await section('否决和调整');
  await add('加一条否决或调整');
  await page.getByLabel('否决名称').fill('到位资金不足一亿元的计0分');
  await add('＋条件');
  await pick('否决什么条件1比较', '＜（不含）');
  await page.getByLabel('否决什么条件1右边数值').fill('10000');
  await pick('否决结果', '某项计0分');
  await section('排名和等次');
  await add('加一个排名');
  await section('督办阶梯');
  await add('加一个督办阶梯');
  await page.getByLabel('级别这一级叫').fill('约谈');
  await page.getByLabel('级别什么条件其他条件').click();
  await page.locator('.ant-select-dropdown:visible').getByText('某条否决成立', { exact: true }).click();
  await section('奖惩兑现');
  await add('加一项奖惩');
  await page.getByLabel('奖惩名称').fill('年终奖');
  await page.getByTestId('scheme-save').click();
  await expect(page.getByText('已保存').last()).toBeVisible();
  await add('← 全部办法');
  await page.getByRole('row').filter({ hasText: '草稿' }).getByRole('button', { name: '修改' }).click();
  await section('督办阶梯');
  await expect(page.locator('.scheme-part')).toContainText('约谈');
  await section('否决和调整');
  await expect(page.locator('.scheme-part')).toContainText('到位资金＜10000的，“总分”计0分');

  // What the checker finds follows the 办法 into the list: 采用 asks it there too, and gives the keys back.
  await section('考核项');
  await page.getByRole('button', { name: '添加 ▾' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '加一项（分档计分）' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('考核项名称')).toBeFocused();
  await expect(page.getByLabel('考核项名称')).toHaveValue('到位资金（2）');
  await page.getByTestId('scheme-save').click();
  await add('← 全部办法');
  const draft = page.getByRole('row').filter({ hasText: '草稿' });
  await expect(draft.getByRole('button').first()).toBeFocused();
  await draft.getByRole('button', { name: /采\s?用/ }).click();
  await expect(page.getByTestId('adopt-findings')).toContainText('考核项“到位资金（2）”：有情形没有规定得分');
  await expect(page.getByTestId('adopt-confirm')).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(draft.getByRole('button', { name: /采\s?用/ })).toBeFocused();
});
