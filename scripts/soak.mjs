/**
 * `npm run soak`: the long runs of the judges and crash drivers. The judges lie beside the project (`../shared/tools/faults`); where they
 * are not there, the run says so and goes on with what the project has itself.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildAll } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const judges = path.resolve(root, '../shared/tools/faults');
const made = mkdtempSync(path.join(os.tmpdir(), 'zeren-soak-'));
/** @param {...string} parts */
const judge = (...parts) => path.join(judges, ...parts);

/** @typedef {{ name: string, command: string[], needs?: string }} Run */
/** @type {Run[]} */
const runs = [
  { name: 'journal writer killed 1,000 times', command: ['scripts/faults/kill9.mjs', '1000'] },
  { name: 'power cut 200 times on ext4 (says NOT RUN without root)', command: ['scripts/faults/power-cut.mjs', '200'] },
  {
    name: 'stick pulled 200 times on exFAT (says NOT RUN without root, loop devices and exfat-fuse)',
    command: ['scripts/faults/pull-stick.mjs', '200'],
  },
  {
    name: '100,000 operations rebuilt; one changed, one removed, two swapped',
    command: ['scripts/run-zeren.mjs', 'bench', 'rebuild'],
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((seed) => ({
    name: `three offices, thirty days of sticks, seed ${seed}`,
    command: ['scripts/run-zeren.mjs', 'bench', 'sticks', '--seed', String(seed)],
  })),
  {
    name: 'window and main killed 50 times',
    command: ['scripts/faults/kill9-app.mjs', '--trials', '50'],
    needs: path.join(root, 'scripts/faults/kill9-app.mjs'),
  },
  {
    name: 'package of 50 KB, every cut and every bit',
    command: ['scripts/faults/judge.mjs', 'package', judge('package/mutate.mjs'), '--size', '50000', '--bits', 'all'],
    needs: judge('package/mutate.mjs'),
  },
  {
    name: '10,000 histories of merging',
    command: ['scripts/faults/judge.mjs', 'merge', judge('merge/property.mjs'), '--runs', '10000'],
    needs: judge('merge/property.mjs'),
  },
  { name: 'hostile workbooks made', command: [judge('xlsx/make.mjs'), made, '--big'], needs: judge('xlsx/make.mjs') },
  {
    name: 'hostile workbooks',
    command: [judge('xlsx/judge.mjs'), 'scripts/faults/xlsx-adapter.mjs', made],
    needs: judge('xlsx/judge.mjs'),
  },
  {
    name: '20,000 fuzzed workbooks',
    command: [judge('xlsx/judge.mjs'), 'scripts/faults/xlsx-adapter.mjs', '--fuzz', '20000', '--modules', '.'],
    needs: judge('xlsx/judge.mjs'),
  },
];

await buildAll();
let failed = 0;
let left = 0;
for (const { name, command, needs } of runs) {
  if (needs !== undefined && !existsSync(needs)) {
    left += 1;
    console.log(`left out: ${name} (${needs} is not there)`);
    continue;
  }
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
rmSync(made, { recursive: true, force: true });
console.log(`\nsoak: ${runs.length - failed - left} passed, ${failed} failed, ${left} left out`);
process.exitCode = failed === 0 ? 0 : 1;
