/** Step 8, 督办: what is late, and a proposal of the ladder — its draft seen, sent for signature, the leader's decision recorded. */
import { expect } from '@playwright/test';
import { goTo, picture, saved, type Desk } from './desk';

export async function decideProposal(desk: Desk, leader: string): Promise<void> {
  const { page } = desk;
  await goTo(desk, '督办预警');
  const proposals = page.getByTestId('proposal');
  const ready = proposals.filter({ has: page.getByTestId('send-for-signature') }).first();
  await expect(ready).toBeVisible({ timeout: 30_000 });
  const title = (await ready.locator('header strong').textContent()) ?? '';
  const card = proposals.filter({ hasText: title }).first();
  await expect(card).toContainText('依据：');
  await card.getByTestId('preview-draft').click();
  await expect(page.locator('.fr-drawer canvas').first()).toBeVisible({ timeout: 30_000 });
  await picture(desk, '08-处置建议和草稿');
  await page.keyboard.press('Escape');
  await card.getByTestId('send-for-signature').click();
  await saved(desk);
  await expect(card.locator('header')).toContainText('送签');
  await card.getByTestId('record-decision').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/决定人/).fill(leader);
  await dialog.getByRole('button', { name: '登记' }).click();
  await expect(dialog).toBeHidden();
  await saved(desk);
  await expect(proposals.filter({ hasText: title }).filter({ hasText: '送签' })).toHaveCount(0);
}
