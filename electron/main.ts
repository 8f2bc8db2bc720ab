/** Start-up order and nothing else. */
import { app, BrowserWindow, ipcMain } from 'electron';
import path from 'node:path';
import { desktopOf } from './desktop';
import { handlersOf } from './handlers/all';
import { registerHandlers } from './ipc';
import { openLog } from './log';
import { setMenu } from './menu';
import { createProgram } from './program';
import { APP_ORIGIN, registerScheme, servePage } from './protocol';
import type { PrintPages } from './protocol';
import { openSettings } from './settings';
import { forkReader } from './sheets/fork-electron';
import { lockSession, makeMainWindow, showMainPage } from './window';
import { openWindowPrinter } from './window-printer';

declare const __BUILT_MS__: number;

async function start(): Promise<void> {
  const dist = path.join(import.meta.dirname, '..');
  const assets = path.join(dist, 'assets');
  const log = openLog(path.join(app.getPath('userData'), 'logs'));
  await app.whenReady();
  lockSession();
  const prints: PrintPages = new Map();
  servePage({ page: path.join(dist, 'renderer'), fonts: path.join(assets, 'fonts'), prints });
  const window = makeMainWindow(import.meta.dirname);
  const printer = openWindowPrinter(prints, log);
  const program = createProgram({
    desktop: desktopOf(window),
    settings: openSettings(),
    places: { assets, data: app.getPath('documents') },
    printer,
    spawnReader: forkReader(path.join(import.meta.dirname, 'reader-process.js')),
    builtMs: __BUILT_MS__,
    log,
  });
  registerHandlers(ipcMain, handlersOf(program, app.getVersion()), APP_ORIGIN, log);
  setMenu(program.desktop);
  await program.openLast();
  await showMainPage(window);

  let closing = false;
  app.on('before-quit', (event) => {
    if (closing) return;
    event.preventDefault();
    closing = true;
    void program.close().finally(() => app.quit());
  });
  window.on('closed', () => {
    void printer.close();
  });
}

registerScheme();
app.setName('责任台账');
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  void start();
} else app.exit(0);
