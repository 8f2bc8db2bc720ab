/**
 * One office at work: a running program on a profile of its own, the folder its files go to, and the small moves that every step uses.
 * The same steps serve the end-to-end story and the demonstration, which only says where the pictures go.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { close, launch, type Watched } from '../launch';
import { nativeOf, quietDesktop, readyPage, type Native } from '../native';
import { expectSameState } from './state';

const ROOT = path.resolve(import.meta.dirname, '../../..');

export type Desk = {
  readonly watched: Watched;
  readonly page: Page;
  readonly native: Native;
  readonly profile: string;
  /** Where the files and pictures of the story go. */
  readonly output: string;
};

/** The size of the smallest screen that offices still use. */
const SCREEN = { width: 1366, height: 768 };

/** Folder for what the story makes: the demonstration's, or one that vanishes with the test's own output. */
export async function outputFolder(fallback: string): Promise<string> {
  const folder = process.env['ZEREN_OUTPUT'] ?? fallback;
  await mkdir(folder, { recursive: true });
  return folder;
}

/** A desk over a program that runs already. */
export async function deskOver(watched: Watched, profile: string, output: string): Promise<Desk> {
  await quietDesktop(watched.app);
  const page = await readyPage(watched.app);
  await page.setViewportSize(SCREEN);
  return { watched, page, native: nativeOf(() => watched.app), profile, output };
}

/** Starts the program for an office that has nothing yet. */
export async function openDesk(output: string): Promise<Desk> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'zeren-story-'));
  return deskOver(await launch(ROOT, profile), profile, output);
}

/** Ends the program after comparing window and main; fails on any error nobody looked at. Gives the state hash both hold. */
export async function closeDesk({ watched, profile }: Desk): Promise<string | null> {
  const state = await expectSameState(watched.app);
  await close(watched);
  expect(watched.problems, 'errors nobody looked at').toEqual([]);
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  return state;
}

/** Opens a screen by its key, Alt+1 … Alt+8. */
export async function goTo(
  { page }: Desk,
  screen: '首页' | '项目台账' | '责任分工' | '目标考核' | '督办预警' | '文书报表' | '数据交换' | '设置',
): Promise<void> {
  const entries = page.locator('nav[aria-label="主导航"] button');
  const place = (await entries.allTextContents()).indexOf(screen);
  await page.keyboard.press(`Alt+${place + 1}`);
  await expect(entries.nth(place)).toHaveAttribute('aria-current', 'page');
}

/** Waits until everything entered so far is on disk. */
export async function saved({ page }: Desk): Promise<void> {
  await expect(page.getByTestId('data-state')).toHaveText('✓ 已保存');
}

/** Takes a picture of the window for the demonstration. */
export async function picture({ page, output }: Desk, name: string): Promise<void> {
  await page.screenshot({ path: path.join(output, `${name}.png`) });
}

/** Clicks what writes a file and waits for the file. Gives its path. */
export async function fileFrom({ page, native, output }: Desk, name: string, button: Locator): Promise<string> {
  const file = path.join(output, name);
  await rm(file, { force: true });
  await native.answerSave(file);
  await button.click();
  await expect.poll(() => existsSync(file) && statSync(file).size, { timeout: 60_000, message: `${name} is written` }).toBeGreaterThan(500);
  await expect(page.locator('.fr-message')).toContainText(name);
  return file;
}

/** Chooses an entry of a select box by its visible words. */
export async function choose(page: Page, select: Locator, words: string): Promise<void> {
  await select.click();
  await page.keyboard.type(words);
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: words }).first().click();
}

/** The data folder of the open ledger, as 设置 shows it. */
export async function dataFolder(desk: Desk): Promise<string> {
  const status = await desk.page.evaluate(() => window.bridge.call('app:status', {}));
  const parsed = z.object({ ok: z.literal(true), value: z.object({ folder: z.string() }) }).parse(status);
  return parsed.value.folder;
}
