/** Start-up order and nothing else. */
import { app, BrowserWindow } from 'electron';
import path from 'node:path';
import { registerScheme, servePage } from './protocol';
import { lockSession, openMainWindow } from './window';

async function start(): Promise<void> {
  await app.whenReady();
  lockSession();
  servePage(path.join(import.meta.dirname, '..', 'renderer'));
  await openMainWindow(import.meta.dirname);
}

registerScheme();
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  void start();
} else app.exit(0);
