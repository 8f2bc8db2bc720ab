/** Unit and architecture tests. End-to-end tests run in Playwright. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/architecture.test.ts', 'tests/coverage-of-capabilities.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
