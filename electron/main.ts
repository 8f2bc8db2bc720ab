/** Start-up order and nothing else. */
import { app, ipcMain } from 'electron';
import path from 'node:path';
import { commandWords, runCommandLine } from './command-line';
import { desktopOf } from './desktop';
import { takeDropped } from './dropped-files';
import { watchExchange } from './exchange-watch';
import { handlersOf } from './handlers/all';
import { isOwnMainFrame, registerHandlers } from './ipc';
import { hashNatively } from './journal/native-hash';
import { givenFiles } from './given-files';
import { openLog } from './log';
import { setMenu } from './menu';
import { createProgram } from './program';
import { APP_ORIGIN, registerScheme, servePage } from './protocol';
import type { PrintPages } from './protocol';
import { openSettings } from './settings';
import { giveReader } from './sheets/given-reader';
import { forkReader } from './sheets/fork-electron';
import { DROP_CHANNEL } from '../shared/contract/groups';
import { bringForward, lockSession, makeMainWindow, quitAfter, showMainPage } from './window';
import { openWindowPrinter } from './window-printer';

declare const __BUILT_MS__: number;

const given = givenFiles();

async function start(): Promise<void> {
  const dist = path.join(import.meta.dirname, '..');
  const assets = path.join(dist, 'assets');
  const logs = path.join(app.getPath('userData'), 'logs');
  const log = openLog(logs);
  await app.whenReady();
  lockSession();
  const prints: PrintPages = new Map();
  servePage({ page: path.join(dist, 'renderer'), fonts: path.join(assets, 'fonts'), prints });
  const window = makeMainWindow(import.meta.dirname);
  const printer = openWindowPrinter(prints, log);
  const program = createProgram({
    desktop: desktopOf(window),
    settings: openSettings(),
    places: { assets, data: app.getPath('documents'), logs },
    printer,
    spawnReader: forkReader(path.join(import.meta.dirname, 'reader-process.js')),
    builtMs: __BUILT_MS__,
    given,
    log,
  });
  registerHandlers(ipcMain, handlersOf(program, app.getVersion()), APP_ORIGIN, log);
  ipcMain.on(DROP_CHANNEL, (event, paths: unknown) => {
    if (!isOwnMainFrame(event, APP_ORIGIN)) return;
    takeDropped(paths, program).catch((error: unknown) => log(`dropped file: ${String(error)}`));
  });
  setMenu(program.desktop);
  window.on('closed', () => void printer.close());
  const opening = program.openLast();
  quitAfter(async () => {
    await opening.catch(() => undefined);
    await program.close();
  });
  await showMainPage(window);
  watchExchange(program);
  await opening;
}

/** `--zeren VERB`: no window; the reading process is Electron's, because the installed program cannot be started as plain Node. */
async function runWords(verb: readonly string[]): Promise<void> {
  await app.whenReady();
  giveReader(forkReader(path.join(import.meta.dirname, 'reader-process.js')));
  app.exit(await runCommandLine(verb, import.meta.dirname));
}

hashNatively();
registerScheme();
app.setName('责任台账');
const words = commandWords(process.argv);
if (words !== null) void runWords(words);
else if (app.requestSingleInstanceLock()) {
  given.hand(process.argv.slice(1), process.cwd());
  app.on('second-instance', (_event, argv, folder) => {
    bringForward();
    given.hand(argv.slice(1), folder);
  });
  app.on('window-all-closed', () => app.quit());
  void start();
} else app.exit(0);
