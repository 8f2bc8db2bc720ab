/**
 * `npm test`: types, lint, format, unused code, unit and architecture tests, build, end-to-end tests, package check. Installs what is missing
 * first. The last line is `N passed, N failed`: each test counts, and each other step counts as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { prepare } from './prepare.mjs';
import { countE2e, countUnit } from './test-counts.mjs';

const root = path.resolve(import.meta.dirname, '..');
const tools = path.join(root, 'node_modules/.bin');
const reports = mkdtempSync(path.join(os.tmpdir(), 'zeren-test-'));

/** @typedef {import('./test-counts.mjs').Count} Count */
/** @typedef {{ name: string, command: string[], env?: Record<string, string>, count?: () => Count }} Step */

/**
 * @param {string} file
 * @returns {unknown} the parsed report, or null when the tool did not get as far as writing it
 */
function report(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

const unitReport = path.join(reports, 'unit.json');
const e2eReport = path.join(reports, 'e2e.json');
/** @param {string} name */
const tool = (name) => path.join(tools, name);

/** @type {Step[]} */
const steps = [
  ...['shared', 'electron', 'renderer', 'scripts', 'tests'].map((folder) => ({
    name: `types of ${folder}`,
    command: [tool('tsc'), '-p', folder],
  })),
  { name: 'lint', command: [tool('oxlint'), '--type-aware', '--quiet'] },
  { name: 'format', command: [tool('oxfmt'), '--check'] },
  { name: 'unused code', command: [tool('knip')] },
  {
    name: 'unit and architecture tests',
    command: [tool('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    count: () => countUnit(report(unitReport)),
  },
  { name: 'build', command: [process.execPath, 'scripts/build.mjs'] },
  {
    name: 'end-to-end tests',
    command: [tool('playwright'), 'test'],
    env: { ZEREN_REPORT: e2eReport },
    count: () => countE2e(report(e2eReport)),
  },
  { name: 'package check', command: [process.execPath, 'scripts/check-package.mjs'] },
];

/**
 * @param {Step} step
 * @returns {Count & { name: string, seconds: number }}
 */
function runStep({ name, command, env = {}, count }) {
  const [program = '', ...args] = command;
  console.log(`\n== ${name}`);
  const started = performance.now();
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env, npm_config_loglevel: 'error' },
  });
  const seconds = (performance.now() - started) / 1000;
  const counted = count?.() ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  // A tool that fails without a failed test (a crash, a file that does not load) is a failure of its own.
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  return { name, seconds, ...counted };
}

try {
  prepare(root);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const results = steps.map(runStep);
rmSync(reports, { recursive: true, force: true });
console.log('\n== summary');
for (const { name, passed, failed, seconds } of results) {
  console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`);
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
