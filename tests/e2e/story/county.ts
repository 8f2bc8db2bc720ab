/** What the county decides and a township must learn by 下发: a target and a supervision item, entered here, seen there. */
import { expect } from '@playwright/test';
import { choose, goTo, picture, saved, type Desk } from './desk';
import { cell, rowNamed } from './grid';

async function tasks(desk: Desk, unit: string): Promise<number> {
  await goTo(desk, '目标考核');
  await desk.page.getByTestId('targets').getByText('任务下达', { exact: true }).click();
  return rowNamed(desk, 'unit', unit);
}

/** Sets the year's target of a unit. */
export async function setTarget(desk: Desk, unit: string, value: string): Promise<void> {
  const row = await tasks(desk, unit);
  await cell(desk.page, row, 'base').click();
  await desk.page.keyboard.type(value);
  await desk.page.keyboard.press('Enter');
  await expect(cell(desk.page, row, 'base')).toHaveText(value);
  await saved(desk);
}

/** The target as another office's window shows it. */
export async function seesTarget(desk: Desk, unit: string, value: string): Promise<void> {
  const row = await tasks(desk, unit);
  await expect(cell(desk.page, row, 'base')).toHaveText(value);
  await picture(desk, '10-乡镇看到的任务');
}

/** 新增督办事项 for a unit, due in some working days. */
export async function raiseMatter(desk: Desk, unit: string, matter: string): Promise<void> {
  const { page } = desk;
  await goTo(desk, '督办预警');
  await page.getByTestId('add-matter').click();
  const form = page.locator('.fr-drawer form');
  await form.getByLabel('督办事项').fill(matter);
  await form.getByLabel(/来源/).fill('县政府第十次常务会议');
  await choose(page, form.locator('.ant-form-item', { hasText: '责任单位' }).locator('.ant-select'), unit);
  await form.locator('input[role="spinbutton"]').fill('3');
  await page.getByTestId('save-matter').click();
  await saved(desk);
  await expect(page.locator('.supervision-card', { hasText: matter })).toContainText(unit);
}

/** The matter as another office's window shows it. */
export async function seesMatter(desk: Desk, matter: string): Promise<void> {
  await goTo(desk, '督办预警');
  await expect(desk.page.locator('.supervision-card', { hasText: matter })).toBeVisible();
  await picture(desk, '10-乡镇看到的督办');
}
