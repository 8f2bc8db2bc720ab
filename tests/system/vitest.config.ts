/** Tests that need a program of the system beyond the browser; run with `vitest run --config tests/system/vitest.config.ts`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { dir: 'tests/system', include: ['**/*.test.ts'], environment: 'node', testTimeout: 180_000, passWithNoTests: false },
});
