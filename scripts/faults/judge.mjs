/**
 * Runs a product-neutral judge on the product's own code: bundles one of the adapters beside this file and hands it to the judge.
 * `node scripts/faults/judge.mjs package|merge JUDGE.mjs [judge's options]`, for example with package/mutate.mjs or merge/property.mjs.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const [kind, judge, ...options] = process.argv.slice(2);
if ((kind !== 'package' && kind !== 'merge') || judge === undefined) {
  console.error('usage: node scripts/faults/judge.mjs package|merge JUDGE.mjs [options]');
  process.exit(2);
}
const root = path.resolve(import.meta.dirname, '../..');
const outDir = mkdtempSync(path.join(tmpdir(), 'zeren-judge-'));
try {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: path.join(root, `scripts/faults/${kind}-adapter.ts`),
        external: builtinModules.flatMap((name) => [name, `node:${name}`]),
        output: { format: 'es', entryFileNames: 'adapter.mjs', codeSplitting: false },
      },
    },
  });
  const { status } = spawnSync(process.execPath, [path.resolve(judge), path.join(outDir, 'adapter.mjs'), ...options], { stdio: 'inherit' });
  process.exitCode = status ?? 2;
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
