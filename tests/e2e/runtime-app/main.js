/** A small app that touches every Electron behaviour the product relies on; runtime.spec.ts runs it on either runtime. */
import { app, BrowserWindow, ipcMain, Menu, protocol, session, utilityProcess } from 'electron';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const here = import.meta.dirname;
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; connect-src 'self'; worker-src 'self'";
const TYPES = { '.html': 'text/html', '.js': 'text/javascript' };
const events = [];
globalThis.seen = events;

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);

async function serve(request) {
  const { pathname } = new URL(request.url);
  const name = pathname === '/' ? '/page.html' : pathname;
  const bytes = await readFile(path.join(here, 'page', name)).catch(() => null);
  if (bytes === null) return new Response('', { status: 404 });
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': TYPES[path.extname(name)], 'content-security-policy': POLICY } });
}

function open() {
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    webPreferences: { preload: path.join(here, 'preload.cjs'), sandbox: true, contextIsolation: true },
  });
  window.webContents.setWindowOpenHandler(({ url }) => {
    events.push(`popup ${url}`);
    return { action: 'deny' };
  });
  window.webContents.on('will-navigate', (event) => {
    events.push(`navigate ${event.url}`);
    event.preventDefault();
  });
  window.webContents.on('will-prevent-unload', () => events.push('page stays'));
  return window;
}

async function start() {
  protocol.handle('app', serve);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, done) => done(permission.startsWith('clipboard')));
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission.startsWith('clipboard'));
  const window = open();
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('sender', (event) => ({ url: event.senderFrame.url, main: event.senderFrame.parent === null }));
  ipcMain.handle('fail', () => {
    throw new TypeError('broken on purpose');
  });
  ipcMain.on('note', (event, text) => event.sender.send('noted', `${text}!`));
  ipcMain.handle('fork', (_event, { message, execArgv }) => {
    const child = utilityProcess.fork(path.join(here, 'child.js'), ['one'], { execArgv });
    return new Promise((resolve) => {
      const said = [];
      child.on('message', (data) => said.push(data));
      child.on('exit', (code) => resolve({ said, code }));
      child.postMessage(message);
      if (message === 'wait') child.on('message', () => child.kill());
    });
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'File',
        submenu: [{ id: 'save', label: 'Save', accelerator: 'CmdOrCtrl+S', click: () => window.webContents.send('noted', 'saved') }],
      },
    ]),
  );
  await window.loadURL('app://bundle/page.html');
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argv) => events.push(`second ${argv.includes('--again')}`));
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start);
} else app.exit(7);
