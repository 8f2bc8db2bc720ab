/** 流转 and 退回修改 as the two offices do them: asked by the county, answered by the unit, decided by the county; a package behind a 通行口令. */
import { expect } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { choose, goTo, picture, type Desk } from './desk';
import { putStickIn } from './exchange';

type Tab = 'U盘' | '退回和更正' | '流转和贡献';

export async function openTab(desk: Desk, name: Tab): Promise<void> {
  await goTo(desk, '数据交换');
  await desk.page.getByTestId('exchange').locator('.ant-segmented-item', { hasText: name }).first().click();
}

/** The last button of the open dialog: the one that does it. */
async function confirm({ page }: Desk): Promise<void> {
  await page.locator('.ant-modal-footer button').last().click();
  await expect(page.locator('.ant-modal')).toBeHidden();
}

/** 提出流转 of some project to a unit, and 征询承接. Gives the project's name. */
export async function offerAndAsk(desk: Desk, unit: string): Promise<string> {
  const { page } = desk;
  await openTab(desk, '流转和贡献');
  await page.getByTestId('add-transfer').click();
  const dialog = page.locator('.ant-modal');
  await dialog.locator('.ant-select').first().click();
  await page.keyboard.press('Enter');
  const name = (await dialog.locator('.ant-select').first().textContent()) ?? '';
  await choose(page, dialog.locator('.ant-select').nth(1), unit);
  await dialog.locator('textarea').fill('园区无适合地块，宜就近落户');
  await picture(desk, '流转-提出');
  await confirm(desk);
  await page.getByTestId('transfer-ask').first().click();
  await expect(page.locator('section[aria-label="项目流转"]')).toContainText('征询承接单位，随下发包送达');
  await picture(desk, '流转-已征询');
  return name;
}

/** The asked unit says no, with who and why. */
export async function declineAsk(desk: Desk, project: string): Promise<void> {
  const { page } = desk;
  await openTab(desk, '流转和贡献');
  const row = page.locator('tr', { hasText: project }).filter({ hasText: '待本单位答复' });
  await expect(row).toBeVisible();
  await picture(desk, '流转-镇里看到征询');
  await row.getByTestId('ask-不同意承接').click();
  const dialog = page.locator('.ant-modal');
  await expect(dialog).toContainText('本单位由谁答复');
  await dialog.getByLabel('决定人').fill('镇长 赵立新');
  await dialog.getByLabel('说明').fill('本镇园区已满，无可用地块');
  await picture(desk, '流转-镇里答复');
  await confirm(desk);
  await expect(page.locator('tr', { hasText: '待县里决定' })).toBeVisible();
  await picture(desk, '流转-镇里已答复');
}

/** 新增退回 to a unit with one project to correct, without writing it: it goes with the next 下发. */
export async function sendBack(desk: Desk, unit: string, reason: string): Promise<void> {
  const { page } = desk;
  await openTab(desk, '退回和更正');
  await page.getByTestId('add-send-back').click();
  const dialog = page.locator('.ant-modal');
  await choose(page, dialog.locator('.ant-select').first(), unit);
  await dialog.locator('textarea').first().fill(reason);
  await page.getByTestId('add-point').click();
  await dialog.locator('.exchange-point .ant-select').click();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('要更正什么').fill('补银行回单，核对9月到位资金');
  await picture(desk, '退回-填写');
  await confirm(desk);
  await expect(page.getByTestId('send-back')).toContainText(reason);
  await picture(desk, '退回-已登记');
}

/** The unit reads why, and says what it corrected. */
export async function answerSendBack(desk: Desk, reason: string): Promise<void> {
  const { page } = desk;
  await openTab(desk, '退回和更正');
  await expect(page.getByTestId('send-back')).toContainText(reason);
  await picture(desk, '退回-镇里看到');
  await page.getByTestId('answer-send-back').click();
  await page.getByTestId('ask-text').fill('已补银行回单');
  await picture(desk, '退回-镇里答复');
  await confirm(desk);
  await expect(page.getByTestId('send-back')).toContainText('已回复');
}

/** 下发 behind a 通行口令. Gives the file. */
export async function sendLocked(desk: Desk, stick: string, unit: string, phrase: string): Promise<string> {
  const { page } = desk;
  await putStickIn(desk, stick);
  await choose(page, page.locator('.ant-select:has(input[aria-label="接收单位"])').first(), unit);
  await page.getByTestId('lock-package').check();
  await page.getByLabel('通行口令', { exact: true }).fill(phrase);
  await page.getByTestId('pack-down').click();
  const notice = page.getByTestId('exchange-notice');
  await expect(notice).toContainText('下发', { timeout: 60_000 });
  return path.join(stick, /：(.+?)。/.exec((await notice.textContent()) ?? '')?.[1] ?? '');
}

/** A copy with one changed byte near its end stands on the stick as damaged; the package itself opens with its own 通行口令 only. */
export async function takeLocked(desk: Desk, stick: string, file: string, phrase: string): Promise<void> {
  const { page } = desk;
  const bytes = readFileSync(file);
  bytes[bytes.length - 500] = (bytes[bytes.length - 500] ?? 0) ^ 8;
  writeFileSync(path.join(stick, '损坏的一份.zeren'), bytes);
  await putStickIn(desk, stick);
  const damaged = page.locator('tr', { hasText: '损坏的一份' });
  await expect(damaged).toContainText('E_SIGNATURE');
  await expect(damaged.getByTestId('open-package')).toBeDisabled();
  await page
    .locator('tr', { hasText: path.basename(file) })
    .getByTestId('open-package')
    .click();
  await page.getByTestId('passphrase').fill('不对的口令');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ant-modal')).toContainText('口令不对；数据包本身完好', { timeout: 30_000 });
  await picture(desk, '口令不对');
  await page.getByTestId('passphrase').fill(phrase);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('merge-plan')).toBeVisible({ timeout: 60_000 });
  await picture(desk, '加口令的下发');
  await page.getByTestId('accept-package').click();
  await expect(page.getByTestId('exchange-notice')).toContainText('已接收', { timeout: 60_000 });
}

/** The county reads the answers: an unwilling unit leaves only one decision, and the 退回 is closed. */
export async function decideAndClose(desk: Desk, project: string): Promise<void> {
  const { page } = desk;
  await openTab(desk, '流转和贡献');
  const row = page.locator('section[aria-label="项目流转"] tr', { hasText: project });
  await expect(row).toContainText('不同意承接：本镇园区已满，无可用地块');
  await expect(row.getByTestId('transfer-同意流转')).toHaveCount(0);
  await row.getByTestId('transfer-不同意流转').click();
  await page.locator('.ant-modal').getByLabel('决定人').fill('副县长 李明');
  await picture(desk, '流转-县里决定');
  await confirm(desk);
  await expect(row).toContainText('■ 未流转');
  await openTab(desk, '退回和更正');
  await expect(page.getByTestId('send-back')).toContainText('更正情况：已补银行回单');
  await page.getByTestId('close-send-back').click();
  await expect(page.getByTestId('send-back')).toContainText('已销号');
  await picture(desk, '退回-已销号');
}
