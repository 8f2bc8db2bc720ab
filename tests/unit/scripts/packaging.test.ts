/** What is shipped and how: the rules of the package check, and the agreed settings of electron-builder.yml (issue 2, "Build"). */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { afterAll, describe, expect, test } from 'vitest';
import { smallestProgram } from '../../../scripts/fake-electron.mjs';
import { afterPack, fuseFindings } from '../../../scripts/fuses.mjs';
import { ico, png } from '../../../scripts/make-icons.mjs';
import { archiveFinding, fileFindings, manifestFindings, MAX_ARCHIVE, pageFindings } from '../../../scripts/package-rules.mjs';
import { ROOT } from '../../architecture/source-tree';

const GOOD = [
  'package.json',
  'dist/electron/main.js',
  'dist/electron/preload.cjs',
  'dist/renderer/index.html',
  'dist/renderer/assets/index-DqNN7D7n.js',
  'dist/assets/fonts/songti.woff2',
];

describe('what the archive may hold', () => {
  test('the built program passes', () => {
    expect(fileFindings(GOOD)).toEqual([]);
  });

  test.each([
    'dist/electron/main.js.map',
    'dist/electron-standin/electron',
    'electron/main.ts',
    'node_modules/xlsx/xlsx.js',
    'tests/e2e/runtime.spec.ts',
    'dist/assets/icons/../../x.sh',
    'scripts/start.mjs',
  ])('%s is refused', (name) => {
    expect(fileFindings([...GOOD, name])).toEqual([`not on the allow-list: ${name}`]);
  });

  test('a missing preload is found', () => {
    expect(fileFindings(GOOD.filter((name) => !name.includes('preload')))).toEqual(['missing: dist/electron/preload.cjs']);
  });

  test('size, package.json and pages are checked', () => {
    expect(archiveFinding(MAX_ARCHIVE)).toEqual([]);
    expect(archiveFinding(MAX_ARCHIVE + 1)).toHaveLength(1);
    const expected = { name: 'a', productName: '责任台账', version: '1.0.0', main: 'm.js', type: 'module' };
    expect(manifestFindings(expected, expected)).toEqual([]);
    expect(manifestFindings({ ...expected, version: '0', scripts: { start: 'x' } }, expected)).toEqual([
      'package.json: version differs',
      'package.json: scripts should not be shipped',
    ]);
    expect(pageFindings({ name: 'p', text: '<script nonce="x" src="./a.js"></script>' })).toEqual([]);
    expect(pageFindings({ name: 'p', text: '<script src="https://cdn.example/a.js"></script>' })).toHaveLength(2);
  });
});

describe('electron-builder.yml', () => {
  const settings = readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8');

  test.each([
    ['installs for one person, without administrator rights', /perMachine: false\n\s+allowElevation: false/],
    ['keeps the data when the program is removed', /deleteAppDataOnUninstall: false/],
    [
      'makes an installer and a portable program for Windows x64',
      /target: nsis\n\s+arch: \[x64\]\n\s+- target: portable\n\s+arch: \[x64\]/,
    ],
    ['makes deb packages for x64 and arm64', /target: deb\n\s+arch: \[x64, arm64\]/],
    ['opens .zeren packages', /ext: zeren/],
    ['flips the fuses', /afterPack: scripts\/fuses\.mjs/],
  ])('%s', (_says, pattern) => {
    expect(settings).toMatch(pattern);
  });

  test('never names a folder with a fake Electron', () => {
    expect(settings).not.toMatch(/electronDist|electron-standin/);
  });
});

describe('icons', () => {
  test('the committed pictures are those the script draws', () => {
    for (const size of [16, 48]) expect(readFileSync(path.join(ROOT, `assets/icons/${size}x${size}.png`)).equals(png(size))).toBe(true);
  });

  test('an .ico names each picture with its size and place', () => {
    const file = ico([
      { size: 16, data: Buffer.from('a') },
      { size: 256, data: Buffer.from('bc') },
    ]);
    expect([file.readUInt16LE(4), file[6], file[22], file.readUInt32LE(34), file.subarray(file.readUInt32LE(34)).toString()]).toEqual([
      2,
      16,
      0,
      39,
      'bc',
    ]);
  });
});

test('the fake program for the check is a Windows program that carries a fuse wire', () => {
  const program = smallestProgram();
  expect(program.subarray(0, 2).toString()).toBe('MZ');
  expect(program.subarray(program.readUInt32LE(0x3c)).subarray(0, 4).toString('latin1')).toBe('PE\0\0');
  expect(program.includes('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')).toBe(true);
});

describe('the fuses of a laid-out program', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zeren-fuses-'));
  const executable = path.join(folder, '责任台账.exe');
  const context = { appOutDir: folder, electronPlatformName: 'win32', packager: { appInfo: { productFilename: '责任台账' } } };
  afterAll(() => rmSync(folder, { recursive: true }));

  test('as it comes from the maker, each fuse that must be on is named; after packing nothing is', async () => {
    writeFileSync(executable, smallestProgram());
    expect(await fuseFindings(executable)).toEqual([
      'fuse EnableCookieEncryption is not on',
      'fuse EnableEmbeddedAsarIntegrityValidation is not on',
      'fuse OnlyLoadAppFromAsar is not on',
    ]);
    await afterPack(context);
    expect(await fuseFindings(executable)).toEqual([]);
  });

  test('a program that may run as plain Node again is found', async () => {
    writeFileSync(executable, smallestProgram());
    await afterPack(context);
    await flipFuses(executable, { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: true });
    expect(await fuseFindings(executable)).toEqual(['fuse RunAsNode is not off']);
  });
});
