/**
 * Crash driver for the whole program (fault 25): main process and browser killed together while the window commits.
 * `node scripts/faults/kill9-app.mjs [--trials N]` (50 unless said); the same spec runs ten trials in `npm test`.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const named = process.argv.indexOf('--trials');
const trials = named === -1 ? '50' : (process.argv[named + 1] ?? '');
if (!/^[1-9]\d*$/.test(trials)) {
  console.error('usage: node scripts/faults/kill9-app.mjs [--trials N]');
  process.exit(2);
}
const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
const { status } = spawnSync(process.execPath, [playwright, 'test', 'kill9.spec.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ZEREN_TRIALS: trials },
});
process.exitCode = status ?? 1;
