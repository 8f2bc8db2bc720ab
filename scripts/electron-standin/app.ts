/** `app` of the stand-in: life cycle, paths, command line, the single-instance lock. */
import type * as Electron from 'electron';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { hasSwitch, runtime, switchValue } from './runtime';
import { announce, preventable, strict, strictEmitter } from './strict';

type ProvidedApp = Pick<
  Electron.App,
  | 'whenReady'
  | 'isReady'
  | 'getPath'
  | 'setPath'
  | 'getVersion'
  | 'getName'
  | 'setName'
  | 'getAppPath'
  | 'getLocale'
  | 'getSystemLocale'
  | 'setAppUserModelId'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'focus'
  | 'isPackaged'
  | 'name'
> & { commandLine: Pick<Electron.CommandLine, 'appendSwitch' | 'appendArgument' | 'hasSwitch' | 'getSwitchValue'> };

/** Sent over the lock's socket by the second process. */
const HAND_OVER = `const [path, text] = process.argv.slice(1);
const socket = require('node:net').connect(path, () => socket.end(text));
socket.on('close', (failed) => process.exit(failed ? 1 : 0)).on('error', () => process.exit(1));`;

class App extends strictEmitter('app') implements ProvidedApp {
  name = '';
  readonly isPackaged = false;
  readonly commandLine = strict('app.commandLine', {
    appendSwitch(name: string, value?: string) {
      if (!hasSwitch(name)) runtime.args = [...runtime.args, value === undefined || value === '' ? `--${name}` : `--${name}=${value}`];
    },
    appendArgument(value: string) {
      runtime.args = [...runtime.args, value];
    },
    hasSwitch,
    getSwitchValue: switchValue,
  });

  #paths = new Map<string, string>();
  #lock: Server | null = null;
  #announceReady = (): void => {};
  #whenReady = new Promise<void>((resolve) => (this.#announceReady = resolve));

  markReady(): void {
    runtime.ready = true;
    this.emit('ready', {}, {});
    this.#announceReady();
  }
  whenReady(): Promise<void> {
    return this.#whenReady;
  }
  isReady(): boolean {
    return runtime.ready;
  }
  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getVersion(): string {
    return runtime.pkg.version;
  }
  getAppPath(): string {
    return runtime.appPath;
  }
  getLocale(): string {
    return switchValue('lang') || 'zh-CN';
  }
  getSystemLocale(): string {
    return 'zh-CN';
  }
  setAppUserModelId(_id: string): void {} // Windows only; without effect elsewhere in Electron too
  focus(): void {}
  relaunch(): void {
    announce('app.relaunch', '');
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    const set = this.#paths.get(name);
    if (set !== undefined) return set;
    const home = os.homedir();
    const config = process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
    const userData = this.#paths.get('userData') ?? path.join(config, this.name);
    const places: Readonly<Record<string, string>> = {
      home,
      appData: config,
      userData,
      sessionData: userData,
      temp: os.tmpdir(),
      exe: process.argv[0] ?? '',
      logs: path.join(userData, 'logs'),
      desktop: path.join(home, 'Desktop'),
      documents: path.join(home, 'Documents'),
      downloads: path.join(home, 'Downloads'),
    };
    const place = places[name];
    if (place === undefined) throw new Error(`Failed to get '${name}' path`);
    return place;
  }
  setPath(name: string, place: string): void {
    if (!path.isAbsolute(place)) throw new Error('Path must be absolute');
    this.#paths.set(name, place);
  }

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    mkdirSync(this.getPath('userData'), { recursive: true });
    const folder = createHash('sha256').update(this.getPath('userData')).digest('hex').slice(0, 24);
    const socket = path.join(os.tmpdir(), `electron-standin-${folder}.sock`); // short: a socket path has 107 bytes at most
    const message = JSON.stringify({ argv: process.argv, cwd: process.cwd(), data });
    if (spawnSync(process.execPath, ['-e', HAND_OVER, socket, message]).status === 0) return false;
    rmSync(socket, { force: true });
    this.#lock = createServer((connection) => {
      let text = '';
      connection.on('data', (chunk) => (text += chunk.toString('utf8')));
      connection.on('error', () => {});
      connection.on('end', () => {
        if (text === '') return;
        const other = JSON.parse(text) as { argv: string[]; cwd: string; data: unknown };
        this.emit('second-instance', preventable(), other.argv, other.cwd, other.data);
      });
    }).listen(socket);
    this.#lock.unref();
    return true;
  }
  releaseSingleInstanceLock(): void {
    this.#lock?.close();
    this.#lock = null;
  }

  quit(): void {
    void this.#quit();
  }
  async #quit(): Promise<void> {
    if (runtime.quitting) return;
    const before = preventable();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    runtime.quitting = true;
    for (const window of runtime.windows.slice()) {
      if (await window.closeAsked()) continue;
      runtime.quitting = false;
      return;
    }
    const will = preventable();
    this.emit('will-quit', will);
    if (will.defaultPrevented) runtime.quitting = false;
    else this.exit(0);
  }
  exit(code = 0): void {
    runtime.quitting = true;
    this.emit('quit', {}, code);
    this.releaseSingleInstanceLock();
    const end = (): never => process.exit(code);
    const browser = runtime.chromium;
    if (browser === null || browser.closed()) return end();
    browser.events.on('exit', end);
    browser.send('Browser.close').catch(() => {});
    setTimeout(() => {
      browser.child.kill('SIGKILL');
      end();
    }, 5000).unref();
  }
  /** After the last window is gone: Electron quits unless the app listens for it. */
  lastWindowClosed(): void {
    if (runtime.quitting) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }
}

export const app = new App();
