/** `npm run check`: the fast half of the tests for use while working: types, lint, format, unused code. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const folders = ['shared', 'electron', 'renderer', 'scripts', 'tests'];
const commands = [...folders.map((folder) => ['tsc', '-p', folder]), ['oxlint', '--type-aware', '--quiet'], ['oxfmt', '--check'], ['knip']];

let failed = 0;
for (const [tool = '', ...args] of commands) {
  const { status } = spawnSync(path.join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, npm_config_loglevel: 'error' },
  });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${tool} ${args.join(' ')}`);
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
