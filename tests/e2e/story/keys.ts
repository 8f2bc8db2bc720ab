/** 县钥匙 and the paper that brings it back: what goes to the printer, typing it in again, a restored office without its keys. */
import { expect, type Locator } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { goTo, picture, type Desk } from './desk';
import { readPdf } from './papers-read';

type Kept = { paper?: string };

/** From now on the program's last printed page is kept as it goes to the printer. */
export async function watchPaper({ watched }: Desk): Promise<void> {
  await watched.app.evaluate(({ app }) => {
    app.on('web-contents-created', (_event, contents) => {
      const real = contents.printToPDF.bind(contents);
      contents.printToPDF = async (options) => {
        const pdf = await real(options);
        (globalThis as Kept).paper = pdf.toString('base64');
        return pdf;
      };
    });
  });
}

/** The groups in the text of the paper, found by their numbers one behind the other; pdftotext puts spaces between spaced letters. */
function groupsOf(text: string): readonly string[] {
  const found: string[] = [];
  let rest = text;
  for (;;) {
    const hit = new RegExp(`(?:^|\\s)${found.length + 1}\\s+([A-HJ-NP-Z2-9](?: ?[A-HJ-NP-Z2-9]){4})(?=\\s)`, 'u').exec(rest);
    if (hit === null) return found;
    found.push((hit[1] ?? '').replaceAll(' ', ''));
    rest = rest.slice(hit.index + hit[0].length);
  }
}

/** 打印县钥匙恢复单 under a passphrase. Gives the groups as they stand on the paper. */
export async function printKeySheet(desk: Desk, phrase: string): Promise<readonly string[]> {
  const { page, watched, output } = desk;
  await goTo(desk, '数据交换');
  await expect(page.getByTestId('sheet-state')).toContainText('还没有打印');
  await page.getByTestId('open-key-sheet').click();
  await page.getByTestId('sheet-phrase').fill(phrase);
  await page.getByTestId('sheet-phrase-again').fill(phrase);
  await page.getByTestId('sheet-print').click();
  await expect(page.getByTestId('sheet-said')).toContainText('已送打印机', { timeout: 90_000 });
  const file = path.join(output, '县钥匙恢复单.pdf');
  const pdf = await watched.app.evaluate(() => (globalThis as Kept).paper ?? '');
  await writeFile(file, Buffer.from(pdf, 'base64'));
  const pages = readPdf(file);
  expect(pages).toHaveLength(1);
  const [text = ''] = pages;
  for (const words of ['县钥匙恢复单', '本县校验码', '共 28 组', '找不回台账', '保管人']) expect(text).toContain(words);
  expect(text).not.toContain(phrase);
  return groupsOf(text);
}

/** Types the groups of the paper, each in its box, the third one wrong at first. */
export async function typeKeySheet(desk: Desk, groups: readonly string[], phrase: string): Promise<void> {
  const { page } = desk;
  const boxes = page.getByTestId('sheet-group');
  await boxes.first().focus();
  for (const [at, group] of groups.entries())
    await page.keyboard.type((at === 2 ? `${group.slice(0, 4)}${group[4] === 'A' ? 'B' : 'A'}` : group).toLowerCase());
  await expect(page.getByTestId('sheet-faults')).toContainText('第 3 组与单上不符');
  await picture(desk, '恢复单-录错一组');
  // The box that was wrong keeps the hand until it is right, so the later groups were not typed; each is put in now.
  for (const [at, group] of groups.entries()) await boxes.nth(at).fill(group);
  await expect(page.getByTestId('sheet-faults')).toHaveText('');
  await page.getByTestId('sheet-open-phrase').fill(phrase);
  await page.getByTestId('sheet-take').click();
}

/** 从备份恢复 with the passphrase forgotten: the ledger is whole, the keys are not there. */
export async function restoreWithoutKeys(desk: Desk, backup: string, person: string): Promise<void> {
  const { page, native } = desk;
  await page.getByTestId('start-restore').click();
  await native.answerOpen([backup]);
  await page.locator('.ant-form-item', { hasText: '备份文件' }).getByRole('button', { name: '选择文件' }).click();
  await page.getByRole('checkbox', { name: /忘了口令/u }).check();
  await page.fill('input#person', person);
  await page.click('button[type=submit]');
  await expect(page.getByTestId('home')).toBeVisible({ timeout: 60_000 });
}

/** 换电脑 → 县钥匙丢了 → 续办 with a 开通文件 of a new county key. Gives the dialog that asks for the new 校验码. */
async function renewFrom({ page, native }: Desk, kit: string): Promise<Locator> {
  await page.getByTestId('move-machine').click();
  await page.getByRole('radio', { name: /县钥匙丢了/u }).check();
  await native.answerOpen([kit]);
  await page.getByTestId('move-续办').click();
  const dialog = page.locator('.ant-modal', { hasText: '电话核对新的校验码' });
  await expect(dialog).toContainText('新的县钥匙', { timeout: 60_000 });
  return dialog;
}

/** 续办 in the window of a unit with a 开通文件 of a new county key: nothing is believed before the new 校验码 was heard. */
export async function renewAsks(desk: Desk, kit: string, wrongCode: string): Promise<void> {
  const { page } = desk;
  await goTo(desk, '数据交换');
  const dialog = await renewFrom(desk, kit);
  await picture(desk, '续办-新校验码');
  await dialog.getByTestId('check-code-input').fill(wrongCode);
  await dialog.getByRole('button', { name: '核对并续办' }).click();
  await expect(dialog).toContainText('校验码不一致', { timeout: 60_000 });
  await picture(desk, '续办-校验码不一致');
  await dialog.getByRole('button', { name: /取\s?消/u }).click();
  await page.keyboard.press('Escape');
}

/** The same file with the 校验码 that was heard: the unit goes on under the new key, its entries whole, and may report without being asked again. */
export async function renewHeard(desk: Desk, kit: string, code: string): Promise<void> {
  const { page } = desk;
  await goTo(desk, '数据交换');
  const dialog = await renewFrom(desk, kit);
  await dialog.getByTestId('check-code-input').fill(code);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('home')).toBeVisible({ timeout: 60_000 });
  await picture(desk, '续办-已续办');
  await goTo(desk, '数据交换');
  await expect(page.getByTestId('check-code')).toContainText(code);
  await expect(page.getByTestId('check-code')).toContainText('电话核对');
  await picture(desk, '续办-新校验码已核对');
}
