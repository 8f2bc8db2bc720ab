/**
 * Packs the program for Linux and Windows as electron-builder would, with a fake Electron beside it, and checks what would be shipped:
 * the archive's file list, its package.json, its pages, its size, the fuses. Leaves nothing behind. Needs `npm run build` before.
 * `--built FOLDER` packs nothing and checks what electron-builder has laid out there with the real binary (docs/release.md).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { archiveFinding, fileFindings, manifestFindings, pageFindings } from './package-rules.mjs';
import { readArchive } from './asar.mjs';
import { writeFakeElectron } from './fake-electron.mjs';
import { fuseFindings } from './fuses.mjs';

const root = path.resolve(import.meta.dirname, '..');
const ICON_SIZES = [16, 32, 48, 64, 128, 256, 512];

/** @typedef {{ name: string, flags: string[], folder: string, executable: string }} Target */
/** @type {Target[]} */
const TARGETS = [
  { name: 'Linux', flags: ['--linux', 'dir', '--x64'], folder: 'linux-unpacked', executable: 'zeren-taizhang' },
  { name: 'Windows', flags: ['--win', 'dir', '--x64'], folder: 'win-unpacked', executable: '责任台账.exe' },
];

/**
 * @param {Target} target
 * @param {string} fake
 * @param {string} output
 * @param {string} version
 */
function pack({ name, flags }, fake, output, version) {
  const settings = [`-c.electronDist=${fake}`, `-c.electronVersion=${version}`, `-c.directories.output=${output}`];
  const { status, stdout, stderr } = spawnSync(
    path.join(root, 'node_modules/.bin/electron-builder'),
    [...flags, '--publish', 'never', ...settings],
    {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      timeout: 300_000,
    },
  );
  return status === 0 ? [] : [`${name}: electron-builder ended with ${status}\n${stdout}\n${stderr}`];
}

/**
 * @param {Target} target
 * @param {string} output
 * @returns {Promise<string[]>}
 */
async function findings(target, output) {
  const folder = path.join(output, target.folder);
  const archiveFile = path.join(folder, 'resources/app.asar');
  const executable = path.join(folder, target.executable);
  const missing = [archiveFile, executable].filter((file) => !existsSync(file));
  if (missing.length > 0) return missing.map((file) => `missing: ${path.relative(output, file)}`);
  const archive = await readArchive(archiveFile);
  const manifest = JSON.parse((await archive.read('package.json')).toString('utf8'));
  const expected = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const pages = archive.files.filter(({ name }) => name.endsWith('.html'));
  const pageTexts = await Promise.all(pages.map(async ({ name }) => ({ name, text: (await archive.read(name)).toString('utf8') })));
  console.log(`${target.name}: ${archive.files.length} files, ${(archive.size / 1e6).toFixed(1)} MB`);
  return [
    ...fileFindings(archive.files.map(({ name }) => name)),
    ...archiveFinding(archive.size),
    ...manifestFindings(manifest, expected),
    ...pageTexts.flatMap(pageFindings),
    ...(await fuseFindings(executable)),
  ];
}

/** @returns {Promise<string[]>} what is wrong with this source tree as it would be packed */
async function checkPacked() {
  const work = await mkdtemp(path.join(os.tmpdir(), 'zeren-package-'));
  /** @type {string[]} */
  const wrong = ICON_SIZES.map((size) => `assets/icons/${size}x${size}.png`)
    .concat('assets/icons/icon.ico')
    .filter((file) => !existsSync(path.join(root, file)))
    .map((file) => `missing: ${file}`);
  try {
    const { version } = JSON.parse(await readFile(path.join(root, 'node_modules/electron/package.json'), 'utf8'));
    const fake = path.join(work, 'electron');
    await writeFakeElectron(fake, version);
    for (const target of TARGETS) {
      const output = path.join(work, target.name);
      const packed = pack(target, fake, output, version);
      const found = packed.length > 0 ? packed : await findings(target, output);
      wrong.push(...found.map((finding) => `${target.name}: ${finding}`));
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return wrong;
}

/**
 * @param {string} folder electron-builder's output
 * @returns {Promise<string[]>} what is wrong with the programs laid out there; none at all is wrong too
 */
async function checkBuilt(folder) {
  const laidOut = TARGETS.filter((target) => existsSync(path.join(folder, target.folder)));
  if (laidOut.length === 0) return [`no program in ${folder}`];
  const found = await Promise.all(
    laidOut.map(async (target) => (await findings(target, folder)).map((finding) => `${target.name}: ${finding}`)),
  );
  return found.flat();
}

const { values } = parseArgs({ options: { built: { type: 'string' } } });
const wrong = values.built === undefined ? await checkPacked() : await checkBuilt(path.resolve(values.built));
for (const finding of wrong) console.error(finding);
console.log(wrong.length === 0 ? 'package check: nothing wrong' : `package check: ${wrong.length} findings`);
process.exitCode = wrong.length === 0 ? 0 : 1;
