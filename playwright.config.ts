/** End-to-end tests. Chooses the runtime once: real Electron when its binary is there, else the stand-in. */
import { defineConfig } from '@playwright/test';
import os from 'node:os';
import { chooseRuntime } from './scripts/runtime-choice.mjs';

const runtime = chooseRuntime(import.meta.dirname);
if (runtime.kind === 'stand-in') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.folder;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Each test has a profile and a program of its own. On 2 cores 50 tests take 9.8 min two at a time; 44 of them took 11.6 min one after the other.
  workers: Math.min(2, os.availableParallelism()),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: process.env['ZEREN_REPORT'] === undefined ? 'list' : [['list'], ['json', { outputFile: process.env['ZEREN_REPORT'] }]],
  projects: [{ name: runtime.kind }],
});
