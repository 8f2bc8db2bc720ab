/** Step 1, 开始: the ways to a ledger; the data folder is shown before anything is written. */
import { expect } from '@playwright/test';
import type { Desk } from './desk';
import { picture } from './desk';
import { BACKUP_PHRASE } from './exchange';

async function begin({ page }: Desk, person: string): Promise<void> {
  await page.fill('input#person', person);
  await page.click('button[type=submit]');
  await expect(page.getByTestId('home')).toBeVisible({ timeout: 60_000 });
}

/** 打开示例县: own folder, ribbon 演练数据. */
export async function openSample(desk: Desk, person: string): Promise<string> {
  const { page } = desk;
  await page.getByTestId('start-sample').click();
  const shown = page.getByTestId('start-folder');
  await expect(shown).toContainText('责任台账（演练）');
  const folder = (await shown.textContent())?.split('，')[0] ?? '';
  await picture(desk, '01-开始');
  await begin(desk, person);
  await expect(page.locator('.fr-practice')).toHaveText('演练数据');
  return folder;
}

/** 用开通文件开通: a township at work from what the county put on the stick. */
export async function enrolFromKit(desk: Desk, kit: string, person: string): Promise<void> {
  const { page, native } = desk;
  await page.getByTestId('start-enrol').click();
  await native.answerOpen([kit]);
  await page.locator('.ant-form-item', { hasText: '开通文件' }).getByRole('button', { name: '选择文件' }).click();
  await begin(desk, person);
}

/** 从备份恢复 on a machine that has nothing. */
export async function restoreFromBackup(desk: Desk, backup: string, person: string): Promise<void> {
  const { page, native } = desk;
  await page.getByTestId('start-restore').click();
  await native.answerOpen([backup]);
  await page.locator('.ant-form-item', { hasText: '备份文件' }).getByRole('button', { name: '选择文件' }).click();
  await page.getByTestId('restore-phrase').fill(BACKUP_PHRASE);
  await begin(desk, person);
}
