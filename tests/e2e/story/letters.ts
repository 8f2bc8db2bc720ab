/** Step 9, 文书: 责任书 for every unit and a 督办通知单 — drafted, numbered, on paper — and the register of what people did with them. */
import { expect, type Locator } from '@playwright/test';
import { fileFrom, goTo, picture, saved, type Desk } from './desk';
import { readPdf } from './papers-read';

/** Clicks an action of the screen, in sight or under 更多. */
async function act({ page }: Desk, id: string, label: string): Promise<void> {
  const button = page.getByTestId(id);
  if (await button.isVisible()) return button.click();
  await page.getByTestId('papers.more').click();
  await page.locator('.ant-dropdown-menu-item', { hasText: label }).filter({ visible: true }).click();
}

function dialog({ page }: Desk): Locator {
  return page.locator('.ant-modal:visible').last();
}

/** Presses the dialog's confirming button and waits until what it stores is on disk. */
async function confirm(desk: Desk): Promise<void> {
  const box = dialog(desk);
  await box.locator('.ant-modal-footer .ant-btn-primary').click();
  await expect(desk.page.locator('.ant-modal:visible')).toHaveCount(0);
  await saved(desk);
}

/** Printers are the desktop's: in the story every sheet that is sent to one has been printed. Asked once the printing window is there. */
async function printerAnswers({ watched }: Desk): Promise<void> {
  await watched.app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.print = (_options, done) => done?.(true, '');
  });
}

/** 目标责任书 of all units: drafted in one commit, numbered in a row, on paper as one PDF. Gives how many. */
export async function contractsForAll(desk: Desk): Promise<number> {
  const { page } = desk;
  await goTo(desk, '文书报表');
  await page.getByTestId('papers.new').click();
  await dialog(desk).locator('.ant-modal-footer .ant-btn-primary').click();
  await expect(page.locator('.fr-message')).toContainText('目标责任书', { timeout: 30_000 });
  const many = Number(/\d+/.exec((await page.locator('.fr-message').textContent()) ?? '')?.[0]);
  expect(many).toBeGreaterThan(20);
  await act(desk, 'papers.number', '编号');
  await page.getByTestId('letter-number').fill('青招责〔2026〕1号');
  await confirm(desk);
  await picture(desk, '09-责任书');
  const pdf = await fileFrom(desk, '目标责任书（全部单位）.pdf', page.getByTestId('papers.pdf'));
  const pages = readPdf(pdf);
  expect(pages.length).toBeGreaterThanOrEqual(many);
  expect(pages.join('').replaceAll(/\s/g, '')).toContain(`〔2026〕${many}号`);
  return many;
}

/** 签订: who signed for whom, when, how many copies, and the scan. */
export async function signContract(desk: Desk, scan: string, leader: string): Promise<void> {
  const { page, native } = desk;
  await page.getByTestId('papers').getByText('签订情况', { exact: true }).first().click();
  await page.getByTestId('sign-row').first().click();
  const box = dialog(desk);
  await box.getByLabel('下达单位签字人').fill(leader);
  const other = box.getByLabel('责任单位签字人');
  if ((await other.inputValue()) === '') await other.fill('吴立新');
  await box.getByLabel('份数').fill('2');
  await native.answerOpen([scan]);
  await box.getByRole('button', { name: '选择扫描件' }).click();
  await expect(box).toContainText('已存入');
  await box.getByLabel('原件存放处').fill('2026年责任书卷第1盒');
  await confirm(desk);
  const table = page.getByTestId('signing');
  await expect(table).toContainText('已签订1家');
  await expect(table).toContainText('扫描件已存1家');
  await picture(desk, '09-签订情况');
}

async function step(desk: Desk, id: string, label: string, fill: (box: Locator) => Promise<void> = async () => {}): Promise<void> {
  await act(desk, id, label);
  await fill(dialog(desk));
  await confirm(desk);
}

/** 督办通知单 of the first late matter, from draft to receipt; every step stands in the register. */
export async function supervisionNotice(desk: Desk, leader: string): Promise<void> {
  const { page } = desk;
  await goTo(desk, '督办预警');
  await page.getByTestId('matter-letter').first().click();
  await expect(page.getByTestId('letter-editor')).toBeVisible();
  await page.getByTestId('save-letter').click();
  await saved(desk);
  await step(desk, 'papers.send', '送签');
  await step(desk, 'papers.approve', '登记签批结果', (box) => box.getByLabel('签批领导').fill(leader));
  await step(desk, 'papers.number', '编号');
  const pdf = await fileFrom(desk, '督办通知单.pdf', page.getByTestId('papers.pdf'));
  expect(readPdf(pdf).join('').replaceAll(/\s/g, '')).toContain('回执');
  await printerAnswers(desk);
  await act(desk, 'papers.print', '打印');
  const steps = page.getByTestId('letter-steps');
  await expect(steps).toContainText('打印', { timeout: 30_000 });
  await step(desk, 'papers.serve', '登记送达');
  await step(desk, 'papers.receipt', '登记回执');
  for (const word of ['拟稿', '送签', '签批', '编号', '打印', '送达', '回执']) await expect(steps).toContainText(word);
  await picture(desk, '09-督办通知单');
  // Another letter by keyboard alone.
  const other = page.getByTestId('register').locator('tbody tr[tabindex="0"]:not(.papers-chosen)').first();
  await other.evaluate((row) => (row as HTMLElement).setAttribute('data-asked', ''));
  const asked = page.locator('[data-asked]');
  await asked.focus();
  await page.keyboard.press('Enter');
  await expect(asked).toHaveClass(/papers-chosen/);
}
