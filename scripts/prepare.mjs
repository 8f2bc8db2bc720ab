/**
 * Finds out what a bare clone still needs and gets it: npm packages, and on Debian as root Chromium, Chinese fonts and PDF tools.
 * Runs before anything is installed, so it uses Node's own modules only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chooseRuntime } from './runtime-choice.mjs';

/** What the stand-in and the tests need of the system, and how to see that it is there. */
const SYSTEM = [
  {
    name: 'chromium',
    there: () => ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'].some(existsSync),
  },
  { name: 'fonts-noto-cjk', there: () => answers('fc-list', [':lang=zh-cn']) },
  { name: 'poppler-utils', there: () => answers('which', ['pdftotext']) },
];

/**
 * @param {string} command
 * @param {string[]} args
 */
function answers(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

/**
 * Names of the packages that package.json pins and node_modules lacks or holds in another version.
 * @param {string} root
 */
export function missingPackages(root) {
  /** @type {{ devDependencies: Record<string, string> }} */
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return Object.entries(devDependencies)
    .filter(([name, wanted]) => {
      const file = path.join(root, 'node_modules', name, 'package.json');
      return !existsSync(file) || JSON.parse(readFileSync(file, 'utf8')).version !== wanted.split('@').at(-1);
    })
    .map(([name]) => name);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  console.log(`> ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args[0] ?? ''} ended with ${status}`);
}

/**
 * Installs what is missing; throws with the one command to type where it may not.
 * @param {string} root
 */
export function prepare(root) {
  const packages = missingPackages(root);
  if (packages.length > 0) {
    console.log(`安装 npm 包 / installing npm packages (${packages.length} missing or outdated)`);
    try {
      run('npm', ['ci', '--no-audit', '--no-fund'], root);
    } catch {
      // A mirror that lacks packages of other platforms makes `npm ci` refuse the lock file; the pinned versions still install.
      console.log('npm ci 不成，改用 npm install / npm ci failed, trying npm install');
      run('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--no-package-lock'], root);
    }
  }
  if (chooseRuntime(root).kind === 'electron' || process.platform === 'win32') return;
  const lacking = SYSTEM.filter((tool) => !tool.there()).map((tool) => tool.name);
  if (lacking.length === 0) return;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log(`没有 Electron 程序文件，改用 Chromium 替身运行；现在安装 ${lacking.join('、')}`);
    console.log(`No Electron binary: the stand-in needs ${lacking.join(', ')}; installing with apt-get as root`);
    run('apt-get', ['update', '-qq'], root);
    run('apt-get', ['install', '-y', '--no-install-recommends', ...lacking], root);
    return;
  }
  const command = existsSync('/etc/debian_version')
    ? `sudo apt-get install -y ${lacking.join(' ')}`
    : 'node node_modules/electron/install.js';
  throw new Error(`缺少运行所需的软件，请先执行 / missing software, please run first:\n  ${command}`);
}
