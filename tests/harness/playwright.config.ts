/** Drives the try-out page in a real browser: `npx playwright test -c tests/harness/playwright.config.ts`. */
import { defineConfig } from '@playwright/test';

const PORT = 4188;

export default defineConfig({
  testDir: '.',
  testMatch: '*.trial.ts',
  workers: 1,
  timeout: 60_000,
  outputDir: '/tmp/zeren-harness-results',
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1366, height: 677 },
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'], ignoreDefaultArgs: ['--hide-scrollbars'] },
  },
  webServer: {
    command: `npx vite build --config tests/harness/vite.config.ts && npx vite preview --config tests/harness/vite.config.ts --host 127.0.0.1 --port ${PORT} --strictPort`,
    cwd: '../..',
    port: PORT,
    reuseExistingServer: true,
    timeout: 120_000,
  },
});
