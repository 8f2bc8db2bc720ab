/**
 * The twenty items of Electron's security list (goal 9 of design/reliability.md) on our own window, session, pages and package, one test each. What the
 * stand-in or plain Node can execute is executed; what only the real binary enforces is read from the configuration it will be given.
 */
import type { BrowserWindowConstructorOptions } from 'electron';
import { FuseV1Options } from '@electron/fuses';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { FUSES } from '../../../scripts/fuses.mjs';
import { DROP_CHANNEL, isChannelName } from '../../../shared/contract/groups';
import packageJson from '../../../package.json';

type Handler = (...given: unknown[]) => unknown;

/** What our code asked of Electron. */
const asked = vi.hoisted(() => ({
  windows: [] as { options: unknown; url: string; openHandler: unknown; on: Map<string, unknown> }[],
  session: new Map<string, unknown>(),
  schemes: [] as unknown[],
  exposed: new Map<string, unknown>(),
  sent: [] as unknown[],
}));

vi.mock('electron', () => ({
  app: { on: () => undefined, quit: () => undefined },
  BrowserWindow: class {
    readonly #own = { options: {} as unknown, url: '', openHandler: null as unknown, on: new Map<string, unknown>() };
    readonly webContents = {
      setWindowOpenHandler: (handler: unknown) => (this.#own.openHandler = handler),
      on: (event: string, handler: unknown) => this.#own.on.set(event, handler),
    };
    constructor(options: unknown) {
      this.#own.options = options;
      asked.windows.push(this.#own);
    }
    loadURL(url: string): Promise<void> {
      this.#own.url = url;
      return Promise.resolve();
    }
  },
  session: {
    defaultSession: {
      setPermissionRequestHandler: (handler: unknown) => asked.session.set('request', handler),
      setPermissionCheckHandler: (handler: unknown) => asked.session.set('check', handler),
      on: (event: string, handler: unknown) => asked.session.set(event, handler),
    },
  },
  protocol: { registerSchemesAsPrivileged: (schemes: unknown[]) => asked.schemes.push(...schemes), handle: () => undefined },
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => asked.exposed.set(name, api) },
  ipcRenderer: {
    invoke: () => Promise.resolve(null),
    on: () => undefined,
    off: () => undefined,
    send: (name: string, paths: unknown) => asked.sent.push([name, paths]),
  },
  webUtils: { getPathForFile: ({ path: place }: { path?: string }) => place ?? '' },
}));

const { lockSession, makeMainWindow, openLockedWindow, showMainPage } = await import('../../../electron/window');
const { APP_ORIGIN, contentSecurityPolicy, fileFor, registerScheme } = await import('../../../electron/protocol');
const { isOwnMainFrame } = await import('../../../electron/ipc');

const root = path.resolve(import.meta.dirname, '../../..');
const sources = ['electron', 'renderer']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(root, folder, name)),
  )
  .filter((file) => /\.(ts|tsx|html)$/.test(file))
  .map((file) => ({ file: path.relative(root, file), text: readFileSync(file, 'utf8') }));
const sourcesWith = (pattern: RegExp): string[] => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

beforeEach(async () => {
  asked.windows.length = 0;
  await showMainPage(makeMainWindow('/app'));
  openLockedWindow({ show: false }, null);
});

const preferences = () =>
  asked.windows.map(({ options }) => (options as BrowserWindowConstructorOptions).webPreferences as Record<string, unknown>);
const handler = (from: Map<string, unknown>, name: string): Handler => from.get(name) as Handler;

it('1 only our own pages are loaded, and no source names another host', () => {
  expect(asked.windows[0]?.url).toBe('app://bundle/index.html');
  expect(sourcesWith(/loadURL\((?!`\$\{APP_ORIGIN\})/).filter((file) => !/print|devtools/.test(file))).toEqual([]);
  expect(sourcesWith(/(src|href)=["'{`]*https?:/)).toEqual([]);
});

it('2 no Node in any page', () => {
  for (const given of preferences()) {
    expect(given['nodeIntegration']).toBe(false);
    for (const more of ['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames']) expect(given[more]).toBeUndefined();
  }
});

it('3 context isolation is on', () => {
  expect(preferences().map((given) => given['contextIsolation'])).toEqual([true, true]);
});

it('4 every window is sandboxed; only the main window has the preload', () => {
  expect(preferences().map((given) => given['sandbox'])).toEqual([true, true]);
  expect(preferences().map((given) => given['preload'])).toEqual([path.join('/app', 'preload.cjs'), undefined]);
});

it('5 permissions are refused but for the clipboard; downloads are stopped', () => {
  lockSession();
  const answers = (permission: string): unknown[] => {
    const said: unknown[] = [];
    handler(asked.session, 'request')(null, permission, (answer: unknown) => said.push(answer));
    return [...said, handler(asked.session, 'check')(null, permission)];
  };
  for (const one of ['media', 'geolocation', 'notifications', 'fullscreen', 'openExternal', 'fileSystem', 'usb', 'hid', 'serial'])
    expect(answers(one), one).toEqual([false, false]);
  expect(answers('clipboard-sanitized-write')).toEqual([true, true]);
  const prevented = vi.fn();
  handler(asked.session, 'will-download')({ preventDefault: prevented });
  expect(prevented).toHaveBeenCalledOnce();
});

it('6 web security stays on', () => {
  expect(preferences().map((given) => given['webSecurity'])).toEqual([true, true]);
});

it('7 the content-security policy: nothing by default, no inline or evaluated script, a nonce for each load', () => {
  const policy = Object.fromEntries(
    contentSecurityPolicy('n1')
      .split('; ')
      .map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1)]),
  );
  expect(policy['default-src']).toEqual(["'none'"]);
  expect(policy['script-src']).toEqual(["'self'", "'nonce-n1'"]);
  for (const closed of ['base-uri', 'form-action', 'frame-ancestors']) expect(policy[closed]).toEqual(["'none'"]);
  expect(
    Object.values(policy)
      .flat()
      .filter((word) => /unsafe|https?:|\*/.test(word)),
  ).toEqual([]);
});

it.each([
  ['8 insecure content is not allowed', 'allowRunningInsecureContent'],
  ['9 no experimental features', 'experimentalFeatures'],
  ['10 no Blink features are switched on', 'enableBlinkFeatures'],
  ['11 no webview, so none may open windows', 'webviewTag'],
])('%s', (_, key) => {
  expect(preferences().map((given) => given[key])).toEqual([undefined, undefined]);
  expect(sourcesWith(new RegExp(key))).toEqual([]);
});

it('12 no page makes a webview whose options would have to be checked', () => {
  expect(sourcesWith(/<webview|createElement\(['"]webview/)).toEqual([]);
});

it('13 navigation stays on our own pages', () => {
  for (const { on } of asked.windows) {
    const stopped = (url: string): number => {
      const preventDefault = vi.fn();
      handler(on, 'will-navigate')({ url, preventDefault });
      return preventDefault.mock.calls.length;
    };
    for (const foreign of ['https://example.com/', 'file:///etc/passwd', 'app://bundle.evil/', 'javascript:alert(1)', 'data:text/html,x'])
      expect(stopped(foreign), foreign).toBe(1);
    expect(stopped(`${APP_ORIGIN}/index.html`)).toBe(0);
  }
});

it('14 no page opens a window', () => {
  for (const { openHandler } of asked.windows)
    expect((openHandler as Handler)({ url: `${APP_ORIGIN}/index.html` })).toEqual({ action: 'deny' });
});

it('15 nothing is handed to the system’s browser', () => {
  expect(sourcesWith(/openExternal\(/)).toEqual([]);
});

it('16 one pinned version of Electron, which 关于 shows', () => {
  expect(packageJson.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  const about = sources
    .filter(({ file }) => /(SettingsScreen|ProgramVersion)\.tsx$/.test(file))
    .map(({ text }) => text)
    .join('');
  expect(about).toMatch(/<ProgramVersion \/>/);
  expect(about).toMatch(/built.*runtime/);
});

it('17 only the main frame of our own page is answered', () => {
  const frame = (url: string, parent: unknown) => ({ senderFrame: { url, parent } }) as Parameters<typeof isOwnMainFrame>[0];
  expect(isOwnMainFrame(frame(`${APP_ORIGIN}/index.html`, null), APP_ORIGIN)).toBe(true);
  expect(isOwnMainFrame(frame(`${APP_ORIGIN}/index.html`, {}), APP_ORIGIN)).toBe(false);
  for (const url of ['app://bundle.evil/', 'https://bundle/', 'about:blank', ''])
    expect(isOwnMainFrame(frame(url, null), APP_ORIGIN), url).toBe(false);
  expect(isOwnMainFrame({ senderFrame: null }, APP_ORIGIN)).toBe(false);
});

it('18 pages come by our own scheme, and none leads out of its folder; file: is not used', () => {
  registerScheme();
  expect(asked.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
  for (const out of [
    'app://bundle/../x',
    'app://bundle/%2e%2e/x',
    'app://bundle/..%2fx',
    'app://bundle/a\\..\\..\\x',
    'app://other/x',
    'file:///x',
  ])
    expect(fileFor('/page', out)?.startsWith('/page/') ?? true, out).toBe(true);
  expect(sourcesWith(/loadFile\(|['"`]file:\/\//)).toEqual([]);
});

it('19 the fuses: nothing that turns the program into plain Node or a debugger, only the unchanged archive', () => {
  const on = (fuse: FuseV1Options): boolean | undefined => Reflect.get(FUSES, fuse);
  for (const off of [
    'RunAsNode',
    'EnableNodeOptionsEnvironmentVariable',
    'EnableNodeCliInspectArguments',
    'GrantFileProtocolExtraPrivileges',
  ] as const)
    expect(on(FuseV1Options[off]), off).toBe(false);
  for (const set of ['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar'] as const)
    expect(on(FuseV1Options[set]), set).toBe(true);
});

it('20 the page gets two functions and nothing of Electron; the path of a dropped file goes to main by a name it cannot call', async () => {
  const dropping = new Map<string, Handler>();
  vi.stubGlobal('window', { addEventListener: (name: string, listener: Handler) => dropping.set(name, listener) });
  await import('../../../electron/preload');
  expect([...asked.exposed.keys()]).toEqual(['bridge']);
  const bridge = asked.exposed.get('bridge') as Record<string, Handler>;
  expect(Object.keys(bridge)).toEqual(['call', 'on']);
  for (const name of ['call', 'on']) expect(() => bridge[name]?.('shell:openExternal', () => undefined)).toThrow('unknown channel');

  const drop = (types: readonly string[], files: readonly { path?: string }[]): string[] => {
    const stopped: string[] = [];
    for (const name of ['dragover', 'drop'])
      dropping.get(name)?.({ dataTransfer: { types, files }, preventDefault: () => stopped.push(name) });
    return stopped;
  };
  expect(drop(['Files'], [{ path: '/home/王芳/台账.xlsx' }, {}]), 'no file leads the window away').toEqual(['dragover', 'drop']);
  expect(asked.sent).toEqual([[DROP_CHANNEL, ['/home/王芳/台账.xlsx', '']]]);
  expect(drop(['text/plain'], []), 'what is dragged inside the page is the page’s own').toEqual([]);
  expect(isChannelName(DROP_CHANNEL)).toBe(false);
  expect(() => bridge['call']?.(DROP_CHANNEL, ['/etc/passwd'])).toThrow('unknown channel');
  vi.unstubAllGlobals();
});
