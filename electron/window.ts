/** The window's security settings: sandbox, no navigation, no popups, no permissions beyond writing the clipboard. */
import { app, BrowserWindow, session } from 'electron';
import type { BrowserWindowConstructorOptions } from 'electron';
import path from 'node:path';
import { APP_ORIGIN } from './protocol';

/** Copying cells needs the clipboard; everything else is refused. */
const PERMITTED = new Set(['clipboard-sanitized-write', 'clipboard-read']);

/** Refuses permissions and downloads for every page; call once, when the app is ready. */
export function lockSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, done) => done(PERMITTED.has(permission)));
  defaultSession.setPermissionCheckHandler((_contents, permission) => PERMITTED.has(permission));
  defaultSession.on('will-download', (event) => event.preventDefault());
}

/** Removes the page's database and cache from the profile, bytes and all. */
export async function forgetWindowCopy(): Promise<void> {
  await session.defaultSession.clearStorageData({ origin: APP_ORIGIN, storages: ['indexdb', 'cachestorage'] });
}

/** Opens a window that cannot leave our own page. `preload` is given to the main window only; printing windows have none. */
export function openLockedWindow(options: BrowserWindowConstructorOptions, preload: string | null): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    webPreferences: {
      ...(preload !== null && { preload }),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // Said although it is the default: a dropped file is read or refused, never shown in the place of the program.
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => {
    if (!event.url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
  });
  return window;
}

/** The main window, not yet loaded. `folder` is where the built main process lies. */
export function makeMainWindow(folder: string): BrowserWindow {
  return openLockedWindow(
    { title: '责任台账', width: 1440, height: 900, minWidth: 1024, minHeight: 680, backgroundColor: '#ffffff' },
    path.join(folder, 'preload.cjs'),
  );
}

/** The window comes to the front: somebody started the program once more. */
export function bringForward(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

/** Quits once `close` has come to its end, however it ends: nothing of the ledger is cut off by closing the window. */
export function quitAfter(close: () => Promise<void>): void {
  let closing = false;
  app.on('before-quit', (event) => {
    if (closing) return;
    event.preventDefault();
    closing = true;
    void close().finally(() => app.quit());
  });
}

/** Loads the page of the program. */
export async function showMainPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${APP_ORIGIN}/index.html`);
}
