/** The `electron` module that the app's main process imports when it runs on the stand-in. */
import { StandInWindow } from './browser-window';
import { strict } from './strict';

export { app } from './app';
export { dialog, nativeTheme, powerMonitor, safeStorage, screen, shell } from './desktop';
export { ipcMain } from './ipc';
export { Menu, MenuItem } from './menu';
export { protocol, session } from './session';
export { utilityProcess } from './utility-process';
export { webContents } from './web-contents';
export { configure, start } from './start';
export const BrowserWindow = strict('BrowserWindow', StandInWindow);
