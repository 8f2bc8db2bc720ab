/** Step 10, U盘: 开通, 下发, 上报, 核对, 回执, 备份. A folder stands for the stick. */
import { expect } from '@playwright/test';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { choose, goTo, picture, type Desk } from './desk';

/** What the county types when it backs up, and again when it restores. */
export const BACKUP_PHRASE = '柳河大桥六号';

/** Takes a folder for the stick. */
export async function putStickIn(desk: Desk, stick: string): Promise<void> {
  const { page, native } = desk;
  await goTo(desk, '数据交换');
  await page.getByTestId('exchange').getByText('U盘', { exact: true }).first().click();
  await native.answerOpen([stick]);
  await page.getByTestId('choose-folder').click();
  await expect(page.getByTestId('pack-backup')).toBeEnabled();
}

/** The newest file of the stick that a name fits. */
export function newest(stick: string, name: RegExp): string {
  const found = readdirSync(stick)
    .filter((entry) => name.test(entry))
    .map((entry) => path.join(stick, entry))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const [file] = found;
  if (file === undefined) throw new Error(`nothing on the stick fits ${String(name)}: ${readdirSync(stick).join(' ')}`);
  return file;
}

/** Closes what an earlier step told, so that the next telling is this step's. */
async function closeNotice({ page }: Desk): Promise<void> {
  const notice = page.getByTestId('exchange-notice');
  if (await notice.isVisible()) await notice.locator('.ant-alert-close-icon').click();
  await expect(notice).toBeHidden();
}

async function packed(desk: Desk, button: string): Promise<string> {
  const { page } = desk;
  const notice = page.getByTestId('exchange-notice');
  await closeNotice(desk);
  await page.getByTestId(button).click();
  await expect(notice).toContainText('已写入并核对', { timeout: 60_000 });
  return /：(.+?)。/.exec((await notice.textContent()) ?? '')?.[1] ?? '';
}

async function receiver({ page }: Desk, unit: string): Promise<void> {
  await choose(page, page.locator('.ant-select[aria-label="接收单位"], .ant-select:has(input[aria-label="接收单位"])').first(), unit);
}

/** 制作单位开通文件 for one unit. Gives the file. */
export async function makeKit(desk: Desk, stick: string, unit: string): Promise<string> {
  await receiver(desk, unit);
  const name = await packed(desk, 'pack-kit');
  await picture(desk, '10-单位开通文件');
  return path.join(stick, name);
}

/** 下发 to one unit. Gives the file. */
export async function sendDown(desk: Desk, stick: string, unit: string): Promise<string> {
  await putStickIn(desk, stick);
  await receiver(desk, unit);
  return path.join(stick, await packed(desk, 'pack-down'));
}

/** The county's 校验码, as it is read out over the telephone. */
export async function checkCode({ page }: Desk): Promise<string> {
  return ((await page.getByTestId('check-code').locator('strong').textContent()) ?? '').trim();
}

export async function typeCheckCode({ page }: Desk, code: string): Promise<void> {
  await page.getByTestId('check-code-input').fill(code);
  await page.getByTestId('check-code-confirm').click();
  await expect(page.getByTestId('check-code')).toContainText('电话核对');
}

export async function report(desk: Desk, stick: string): Promise<string> {
  return path.join(stick, await packed(desk, 'pack-up'));
}

/** 一键备份到U盘. Gives the file. */
export async function backUp(desk: Desk, stick: string): Promise<string> {
  await putStickIn(desk, stick);
  const { page } = desk;
  const notice = page.getByTestId('exchange-notice');
  if (await notice.isVisible()) await notice.locator('.ant-alert-close-icon').click();
  await page.getByTestId('pack-backup').click();
  for (const field of ['backup-phrase', 'backup-phrase-again']) await page.getByTestId(field).fill(BACKUP_PHRASE);
  await page.getByTestId('backup-go').click();
  await expect(notice).toContainText('已写入并核对', { timeout: 60_000 });
  return path.join(stick, /：(.+?)。/.exec((await notice.textContent()) ?? '')?.[1] ?? '');
}

/** Opens a package of the stick, looks at what it would change, takes it in. Gives what the plan counted, as it stands on the screen. */
export async function takeIn(desk: Desk, stick: string, file: string, name: string): Promise<string> {
  const { page } = desk;
  await putStickIn(desk, stick);
  await closeNotice(desk);
  await page
    .locator('tr', { hasText: path.basename(file) })
    .getByTestId('open-package')
    .click();
  const plan = page.getByTestId('merge-plan');
  await expect(plan).toBeVisible({ timeout: 30_000 });
  const counts = (await plan.locator('.ant-segmented').textContent()) ?? '';
  await picture(desk, name);
  await page.getByTestId('accept-package').click();
  await expect(page.getByTestId('exchange-notice')).toContainText(/已接收|已包含/, { timeout: 30_000 });
  return counts;
}

/** Settles the one clash by taking the side that says `text`, with the reason. */
export async function settleClash(desk: Desk, text: string, reason: string): Promise<void> {
  const { page } = desk;
  await goTo(desk, '数据交换');
  await page.getByTestId('exchange').locator('.ant-segmented-item', { hasText: '待核对' }).click();
  const side = page.locator('tr', { hasText: text });
  await expect(side).toBeVisible();
  await page.getByTestId('clash-reason').fill(reason);
  await picture(desk, '10-待核对并排');
  await side.getByTestId('clash-choose').click();
  await expect(page.getByTestId('exchange')).toContainText('没有待核对项');
}
