/**
 * What the program relies on from its runtime, one behaviour a test (design: electron.md 2.1, 2.4). Runs unchanged on real
 * Electron and on the stand-in; the small app of its own lies in runtime-app/.
 */
import { expect, test as base, type Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { close, launch, type Watched } from './launch';

const APP = path.join(import.meta.dirname, 'runtime-app');
/** Done on purpose: the page breaks its policy, a handler throws, a link leads away and is stopped. */
const EXPECTED = /Content Security Policy|broken on purpose|example\.com\/away/;

type PageBridge = {
  call(channel: string, input?: unknown): Promise<unknown>;
  tell(channel: string, input?: unknown): void;
  on(channel: string, listener: (data: unknown) => void): () => void;
};
declare global {
  interface Window {
    readonly trial: PageBridge;
  }
}

type Fixtures = { userData: string; watched: Watched; page: Page; seen: () => Promise<string[]> };

const test = base.extend<Fixtures>({
  userData: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'runtime-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  watched: async ({ userData }, use) => {
    const watched = await launch(APP, userData);
    await use(watched);
    await close(watched);
    expect(watched.problems.filter((problem) => !EXPECTED.test(problem))).toEqual([]);
  },
  page: async ({ watched }, use) => {
    const page = await watched.app.firstWindow();
    await page.waitForSelector('h1');
    await use(page);
  },
  seen: async ({ watched }, use) => use(() => watched.app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)),
});

test('the page is a secure context, sees no Node, no preload global, and a frozen bridge', async ({ page }) => {
  const facts = await page.evaluate(() => ({
    secure: isSecureContext,
    require: 'require' in window,
    process: 'process' in window,
    leaked: 'leaked' in window,
    frozen: Object.isFrozen(window.trial),
  }));
  expect(facts).toEqual({ secure: true, require: false, process: false, leaked: false, frozen: true });
});

test('IPC clones dates, maps, sets, bigints, bytes, errors and cycles', async ({ page }) => {
  const kept = await page.evaluate(async () => {
    type Sample = {
      date: Date;
      map: Map<string, Set<unknown>>;
      bytes: Uint8Array;
      floats: Float64Array;
      missing: undefined;
      nan: number;
      error: Error;
      self?: Sample;
    };
    const sample: Sample = {
      date: new Date(5),
      map: new Map([['a', new Set<unknown>([1, 2n])]]),
      bytes: new Uint8Array([1, 2, 3]),
      floats: new Float64Array([1.5]),
      missing: undefined,
      nan: NaN,
      error: new RangeError('x'),
    };
    sample.self = sample;
    const back = (await window.trial.call('echo', sample)) as Sample;
    return [
      back.date.getTime(),
      back.map.get('a')?.has(2n),
      [...back.bytes],
      back.floats[0],
      'missing' in back,
      Number.isNaN(back.nan),
      back.error.name,
      back.self === back,
    ];
  });
  expect(kept).toEqual([5, true, [1, 2, 3], 1.5, true, true, 'RangeError', true]);
});

test('IPC carries megabytes of bytes both ways', async ({ page }) => {
  const same = await page.evaluate(async () => {
    const sent = Uint8Array.from({ length: 5_000_000 }, (_, at) => at % 251);
    const back = (await window.trial.call('echo', { sent })) as { sent: Uint8Array };
    return back.sent.length === sent.length && back.sent.every((byte, at) => byte === sent[at]);
  });
  expect(same).toBe(true);
});

test('IPC failures have Electron’s texts', async ({ page }) => {
  const texts = await page.evaluate(async () => {
    const text = (input: Promise<unknown>): Promise<string> => input.then(String, (error: Error) => error.message);
    return [
      await text(window.trial.call('fail')),
      await text(window.trial.call('nobody')),
      await text(window.trial.call('echo', () => 1).catch((error: Error) => Promise.reject(error))),
    ];
  });
  expect(texts[0]).toBe("Error invoking remote method 'fail': TypeError: broken on purpose");
  expect(texts[1]).toBe("Error invoking remote method 'nobody': Error: No handler registered for 'nobody'");
  expect(texts[2]).toContain('could not be cloned');
});

test('events go both ways and the sender frame is the main frame of our page', async ({ page }) => {
  await page.evaluate(() => window.trial.tell('note', 'hello'));
  await expect(page.locator('#noted')).toHaveText('hello!');
  const sender = await page.evaluate(() => window.trial.call('sender'));
  expect(sender).toEqual({ url: 'app://bundle/page.html', main: true });
});

test('the content-security policy holds: styles and scripts without nonce do nothing, workers of our own run', async ({ page }) => {
  await expect(page.locator('#nonce')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(page.locator('#plain')).not.toHaveCSS('color', 'rgb(1, 2, 3)');
  expect(await page.title()).toBe('Runtime page');
  const doubled = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const worker = new Worker('/worker.js');
        worker.onmessage = (event) => resolve(event.data);
        worker.postMessage(21);
      }),
  );
  expect(doubled).toBe(42);
});

test('popups are refused and navigation is stopped', async ({ page, watched, seen }) => {
  await page.click('#popup');
  await expect.poll(seen).toContain('popup https://example.com/popup');
  await page.click('#away');
  await expect.poll(seen).toContain('navigate https://example.com/away');
  await expect(page.locator('h1')).toHaveText('Runtime');
  await expect.poll(() => watched.app.windows().length).toBe(1);
});

test('permissions follow the handlers', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const state = async (name: string): Promise<string> => (await navigator.permissions.query({ name: name as PermissionName })).state;
    return [await state('geolocation'), await state('clipboard-write')];
  });
  expect(states).toEqual(['denied', 'granted']);
  await page.click('#field');
  const pasted = await page.evaluate(async () => {
    await navigator.clipboard.writeText('单元格\t2');
    return navigator.clipboard.readText();
  });
  expect(pasted).toBe('单元格\t2');
});

test('menu accelerators reach the app unless the page takes the key', async ({ page, watched }) => {
  await page.click('#field');
  await page.keyboard.press('Control+s');
  await expect(page.locator('#noted')).toHaveText('saved');
  await watched.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('save')?.click());
  await expect(page.locator('#noted')).toHaveText('saved');
});

test('a page that is not saved keeps its window, and closing works once it is', async ({ page, watched, seen }) => {
  await page.click('#field');
  await page.evaluate(() => addEventListener('beforeunload', (event) => document.title === 'saved' || event.preventDefault()));
  const closing = (): Promise<number> =>
    watched.app.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      windows[0]?.close();
      return windows.length;
    });
  expect(await closing()).toBe(1);
  await expect.poll(seen).toContain('page stays');
  expect(await watched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await page.evaluate(() => (document.title = 'saved'));
});

test('hidden windows print to PDF side by side, in the asked paper size', async ({ page, watched }) => {
  await expect(page.locator('h1')).toHaveText('Runtime');
  const sheets = await watched.app.evaluate(async ({ BrowserWindow }) => {
    const print = async (pageSize: 'A3' | 'A4', landscape: boolean): Promise<string> => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      await window.loadURL('app://bundle/print.html');
      const bytes = await window.webContents.printToPDF({ pageSize, landscape, printBackground: true });
      window.destroy();
      return /\/MediaBox\s*\[([^\]]*)\]/.exec(bytes.toString('latin1'))?.[1] ?? '';
    };
    return Promise.all([print('A3', true), print('A4', false)]);
  });
  const sizes = sheets.map((box) =>
    box
      .trim()
      .split(/\s+/)
      .slice(2)
      .map((length) => Math.round(Number(length) / 10)),
  );
  expect(sizes).toEqual([
    [119, 84],
    [60, 84],
  ]);
  await expect.poll(() => watched.app.windows().length).toBe(1);
});

test('capturePage gives a PNG, executeJavaScript a value', async ({ page, watched }) => {
  await expect(page.locator('h1')).toHaveText('Runtime');
  const facts = await watched.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const picture = await window?.webContents.capturePage();
    return [
      picture?.toPNG().subarray(1, 4).toString(),
      (picture?.getSize().width ?? 0) > 100,
      await window?.webContents.executeJavaScript('Promise.resolve(6 * 7)'),
    ];
  });
  expect(facts).toEqual(['PNG', true, 42]);
});

test('a utility process answers, ends with its code, can be killed, and dies alone when memory runs out', async ({ page }) => {
  const fork = (message: string, execArgv: string[] = []): Promise<unknown> =>
    page.evaluate((input) => window.trial.call('fork', input), { message, execArgv });
  expect(await fork('hello')).toEqual({ said: [{ got: 'hello', argument: 'one', type: 'utility', at: new Date(5) }], code: 3 });
  expect(await fork('wait')).toMatchObject({ said: [{ got: 'wait' }] });
  const starved = (await fork('eat memory', ['--max-old-space-size=64'])) as { said: unknown[]; code: number };
  expect(starved.said).toEqual([]);
  expect(starved.code).not.toBe(0);
  await expect(page.locator('h1')).toHaveText('Runtime');
});

test('a second start hands its arguments over and ends', async ({ page, userData, seen }) => {
  await expect(page.locator('h1')).toHaveText('Runtime');
  const executable = createRequire(import.meta.url)('electron') as unknown as string;
  const second = promisify(execFile)(executable, ['--no-sandbox', APP, `--user-data-dir=${userData}`, '--again']);
  await expect(second).rejects.toMatchObject({ code: 7 });
  await expect.poll(seen).toContain('second true');
});

test('IndexedDB survives a restart on the same profile', async ({ page, watched, userData }) => {
  const store = (value: string | null): string => `new Promise((resolve, reject) => {
    const request = indexedDB.open('kept', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('rows');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const rows = request.result.transaction('rows', 'readwrite', { durability: 'strict' }).objectStore('rows');
      const done = ${value === null ? "rows.get('a')" : `rows.put(${JSON.stringify(value)}, 'a')`};
      done.transaction.oncomplete = () => resolve(done.result);
    };
  })`;
  await page.evaluate(store('青石县'));
  await close(watched);
  const again = await launch(APP, userData);
  const next = await again.app.firstWindow();
  await next.waitForSelector('h1');
  expect(await next.evaluate(store(null))).toBe('青石县');
  await close(again);
});

test('an Electron member that the runtime lacks is never silently undefined', async ({ page, watched }) => {
  await expect(page.locator('h1')).toHaveText('Runtime');
  const touched = await watched.app.evaluate(({ app }) => {
    try {
      return typeof (app as unknown as Record<string, unknown>)['notAMemberOfElectron'];
    } catch (error) {
      return String(error);
    }
  });
  expect(touched).toMatch(/undefined|not provided by the stand-in/); // Electron itself says undefined
});
