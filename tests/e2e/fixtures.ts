/**
 * What every end-to-end test gets: the program with a fresh profile, its page once ready, native dialogs that answer, the menu,
 * and a teardown that fails on any error nobody looked at. The same specs run on Electron and on the stand-in.
 */
import { expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { close, launch, type Watched } from './launch';

const ROOT = path.resolve(import.meta.dirname, '../..');

export type Native = {
  /** The next open dialogs answer these paths; no path means cancelled. */
  answerOpen(paths: readonly string[]): Promise<void>;
  /** The next save dialogs answer this path; null means cancelled. */
  answerSave(file: string | null): Promise<void>;
  /** The next message boxes answer the button with this index. */
  answerMessage(button: number): Promise<void>;
  /** Files and folders the program asked the desktop to show since the start. */
  opened(): Promise<string[]>;
};

type Fixtures = {
  /** Extra command-line arguments of the program; set with `test.use`. */
  launchArgs: readonly string[];
  /** Extra environment of the program; set with `test.use`. */
  launchEnv: Readonly<Record<string, string>>;
  userData: string;
  /** The running program; `current` changes with every restart. */
  program: { current: Watched; problems: string[] };
  app: ElectronApplication;
  page: Page;
  /** Ends the program, starts it again on the same profile and gives the new page. */
  restart: () => Promise<Page>;
  /** Clicks the item of the application menu with this id. */
  menu: (id: string) => Promise<void>;
  native: Native;
};

/** The first window once the page says it is there. */
async function readyPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForSelector('html[data-ready="true"]');
  return page;
}

/** Notes what the program shows to the desktop instead of showing it. */
async function quietDesktop(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedByProgram: opened });
    shell.openPath = (place) => {
      opened.push(place);
      return Promise.resolve('');
    };
    shell.showItemInFolder = (place) => {
      opened.push(place);
    };
  });
}

function nativeOf(running: () => ElectronApplication): Native {
  return {
    answerOpen: (paths) =>
      running().evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
      }, paths),
    answerSave: (file) =>
      running().evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
      }, file),
    answerMessage: (button) =>
      running().evaluate(({ dialog }, response) => {
        dialog.showMessageBox = () => Promise.resolve({ response, checkboxChecked: false });
      }, button),
    opened: () => running().evaluate(() => (globalThis as unknown as { openedByProgram: string[] }).openedByProgram),
  };
}

export const test = base.extend<Fixtures>({
  launchArgs: [[], { option: true }],
  launchEnv: [{}, { option: true }],

  userData: async ({}, use, info) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'zeren-e2e-'));
    await use(folder);
    if (info.status === info.expectedStatus) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    else console.log(`profile kept: ${folder}`);
  },

  program: async ({ userData, launchArgs, launchEnv }, use) => {
    const first = await launch(ROOT, userData, launchArgs, launchEnv);
    await quietDesktop(first.app);
    const program = { current: first, problems: [] as string[] };
    await use(program);
    await close(program.current);
    expect([...program.problems, ...program.current.problems], 'errors nobody looked at').toEqual([]);
  },

  app: async ({ program }, use) => use(program.current.app),
  page: async ({ program }, use) => use(await readyPage(program.current.app)),

  restart: async ({ program, userData, launchArgs, launchEnv }, use) => {
    await use(async () => {
      await close(program.current);
      program.problems.push(...program.current.problems);
      program.current = await launch(ROOT, userData, launchArgs, launchEnv);
      await quietDesktop(program.current.app);
      return readyPage(program.current.app);
    });
  },

  menu: async ({ program }, use) => {
    await use((id) =>
      program.current.app.evaluate(({ Menu }, name) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(name);
        if (!item) throw new Error(`no menu item ${name}`);
        item.click();
      }, id),
    );
  },

  native: async ({ program }, use) => use(nativeOf(() => program.current.app)),
});

export { expect } from '@playwright/test';
