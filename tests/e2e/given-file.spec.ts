/**
 * A .zeren that was double-clicked (file association): the running program or a first start shows its cover page and offers what fits; nothing is
 * taken in by itself. With it the restore drill (goal 18): an empty profile and a backup give the same state hash.
 */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launch } from './launch';
import { closeDesk, deskOver, openDesk } from './story/desk';
import type { Desk } from './story/desk';
import { BACKUP_PHRASE, backUp, checkCode, makeKit, putStickIn, report, typeCheckCode } from './story/exchange';
import { openSample } from './story/start';

const ROOT = path.resolve(import.meta.dirname, '../..');
const UNIT = '柳河镇';

/** What a desktop does at a double click while the program runs: it starts it once more with the file's name. */
function doubleClick({ profile }: Desk, file: string): void {
  const electron = path.join(ROOT, 'node_modules/electron/cli.js');
  const { status } = spawnSync(process.execPath, [electron, ROOT, `--user-data-dir=${profile}`, file], {
    cwd: os.tmpdir(),
    timeout: 30_000,
  });
  expect(status, 'the second start gives way to the first').toBe(0);
}

/** The same while it does not run: the first start is given the file. */
async function startWith(file: string, output: string): Promise<Desk> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'zeren-given-'));
  return deskOver(await launch(ROOT, profile, [file]), profile, output);
}

async function begin({ page }: Desk): Promise<void> {
  await page.fill('input#person', '秦晓雁');
  await page.click('button[type=submit]');
  await expect(page.getByTestId('home')).toBeVisible({ timeout: 60_000 });
}

test('a double-clicked package shows its cover page; backup and 开通文件 begin a ledger on an empty machine, others only there where one is', async ({}, info) => {
  test.setTimeout(300_000);
  const stick = await mkdtemp(path.join(os.tmpdir(), 'zeren-given-stick-'));
  const county = await openDesk(info.outputDir);
  await openSample(county, '秦晓雁');
  const given = county.page.getByTestId('given-file');
  const close = county.page.getByTestId('given-close');
  const act = county.page.getByTestId('given-act');

  await putStickIn(county, stick);
  const kit = await makeKit(county, stick, UNIT);
  const code = await checkCode(county);
  const backup = await backUp(county, stick);

  for (const [file, words] of [
    [backup, '恢复时另做一份台账，现在这份不动'],
    [kit, '只在还没有台账的电脑上用'],
  ] as const) {
    doubleClick(county, file);
    await expect(given).toContainText(words);
    await expect(given).toContainText(path.basename(file));
    await expect(act).toHaveCount(0);
    await close.click();
    await expect(given).toBeHidden();
  }

  const torn = path.join(stick, '拔早了.zeren');
  await writeFile(torn, (await readFile(backup)).subarray(0, 5_000));
  doubleClick(county, torn);
  await expect(given).toContainText('E_SHORT');
  await expect(act).toHaveCount(0);
  await close.click();
  doubleClick(county, path.join(stick, '没有.zeren'));
  await expect(given).toContainText('E_FILE_MISSING');
  await close.click();

  const unit = await startWith(kit, info.outputDir);
  await expect(unit.page.getByTestId('given-file')).toContainText('用它在本机开通台账');
  await unit.page.screenshot({ path: path.join(info.outputDir, 'given-kit.png') });
  await unit.page.getByTestId('given-act').click();
  await expect(unit.page.locator('.start-form')).toContainText(path.basename(kit));
  await begin(unit);
  await putStickIn(unit, stick);
  await typeCheckCode(unit, code);
  const sent = await report(unit, stick);
  await closeDesk(unit);

  doubleClick(county, sent);
  await expect(given).toContainText(`上报`);
  await expect(given).toContainText(UNIT);
  await county.page.screenshot({ path: path.join(info.outputDir, 'given-report.png') });
  await act.click();
  await expect(county.page.getByTestId('merge-plan')).toBeVisible({ timeout: 30_000 });
  await county.page.screenshot({ path: path.join(info.outputDir, 'given-plan.png') });
  await county.page.keyboard.press('Escape');
  await expect(county.page.getByTestId('merge-plan')).toBeHidden();
  const before = await closeDesk(county);

  const stranger = await startWith(sent, info.outputDir);
  await expect(stranger.page.getByTestId('given-file')).toContainText('还没有打开台账');
  await expect(stranger.page.getByTestId('given-act')).toHaveCount(0);
  await stranger.page.getByTestId('given-close').click();
  await closeDesk(stranger);

  const fresh = await startWith(backup, info.outputDir);
  await expect(fresh.page.getByTestId('given-file')).toContainText('可以恢复成一份新的台账');
  await fresh.page.screenshot({ path: path.join(info.outputDir, 'given-backup.png') });
  await fresh.page.getByTestId('given-act').click();
  await expect(fresh.page.locator('.start-form')).toContainText(path.basename(backup));
  await fresh.page.getByTestId('restore-phrase').fill(BACKUP_PHRASE);
  await begin(fresh);
  const after = await closeDesk(fresh);
  expect(after).toMatch(/^[0-9a-f]{64}$/);
  expect(after, 'the package looked at changed nothing, and the backup is whole').toBe(before);
  await rm(stick, { recursive: true, force: true });
});
