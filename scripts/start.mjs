/**
 * `npm start`: from a bare clone to the open window. Installs what is missing, builds, starts real Electron when its binary is
 * there, else the stand-in, and says which. Without a display it runs the demonstration. Node's own modules only.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './prepare.mjs';
import { chooseRuntime } from './runtime-choice.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** Tries to fetch the Electron binary when asked to: on most offices' networks the download fails, so it is not the default. */
function fetchElectron() {
  if (process.env['ZEREN_DOWNLOAD_ELECTRON'] !== '1' || chooseRuntime(root).kind === 'electron') return;
  console.log('下载 Electron 程序文件 / downloading the Electron binary (ZEREN_DOWNLOAD_ELECTRON=1)');
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules/electron/install.js')], {
    stdio: 'inherit',
    timeout: 300_000,
  });
  if (status !== 0) console.log('下载不成，改用替身 / download failed, using the stand-in');
}

/** @param {string[]} args */
function runNode(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

function openWindow() {
  const runtime = chooseRuntime(root);
  if (runtime.kind === 'electron') console.log('用 Electron 打开窗口 / opening the window with Electron');
  else {
    console.log('没有 Electron 程序文件，用开发替身（系统的 Chromium）打开窗口；打印、托盘等系统功能以正式程序为准。');
    console.log('No Electron binary: opening the window with the development stand-in (Chromium of this system).');
  }
  const child = spawn(runtime.executable, [root, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}

try {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 20))
    throw new Error(`需要 Node 20.20 或更新 / Node 20.20 or newer is needed; this is ${process.version}`);
  prepare(root);
  fetchElectron();
  runNode([path.join(root, 'scripts/build.mjs')]);
  if (hasDisplay()) openWindow();
  else {
    console.log('没有显示器，不能打开窗口，改为运行演示 / no display: running the demonstration instead of opening the window');
    const demo = path.join(root, 'scripts/demo.mjs');
    if (!existsSync(demo)) throw new Error('scripts/demo.mjs is not there');
    runNode([demo]);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
