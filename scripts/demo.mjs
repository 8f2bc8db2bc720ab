/**
 * `npm run demo`: the ten steps of the main path on the sample county, through the real window. Pictures, PDFs, docx, xlsx and packages go to
 * demo-output/. It is the end-to-end story with its files kept, so what is shown is what is tested; exit code 0 only when every step succeeded.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './prepare.mjs';

const root = path.resolve(import.meta.dirname, '..');
const output = path.join(root, 'demo-output');

/** @param {string[]} args */
function runNode(args, env = {}) {
  return (
    spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env, npm_config_loglevel: 'error' } })
      .status ?? 1
  );
}

try {
  prepare(root);
  if (runNode([path.join(root, 'scripts/build.mjs')]) !== 0) throw new Error('构建失败 / the build failed');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output);
  const reporter = path.join(root, 'scripts/demo/reporter.cjs');
  const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
  process.exitCode = runNode([playwright, 'test', 'story.spec.ts', `--reporter=${reporter}`], { ZEREN_OUTPUT: output });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
