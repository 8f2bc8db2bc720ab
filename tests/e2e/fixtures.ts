/**
 * What every end-to-end test gets: the program with a fresh profile, its page once ready, native dialogs that answer, the menu,
 * and a teardown that fails on any error nobody looked at. The same specs run on Electron and on the stand-in.
 */
import { expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { close, launch, type Watched } from './launch';
import { nativeOf, quietDesktop, readyPage, type Native } from './native';
import { expectSameState } from './story/state';

const ROOT = path.resolve(import.meta.dirname, '../..');

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
    await expectSameState(program.current.app);
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
