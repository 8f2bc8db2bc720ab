/**
 * Builds everything that runs: main process, preload, sheet reader, command line, renderer, the Electron stand-in, assets.
 * Each part is rebuilt only when the content of its inputs changed. `node scripts/build.mjs [--force] [part ...]`
 */
import react from '@vitejs/plugin-react';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { digest, withLock } from './build-state.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
// `zeren bench window` asks for Playwright only when it is run; it is never bundled.
const external = ['electron', '@playwright/test', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/**
 * One bundle for Node with everything inside except Electron and Node's own modules.
 * @param {string} entry source file, relative to the root
 * @param {string} output file under dist
 * @param {'es' | 'cjs'} format
 */
async function bundle(entry, output, format) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    define: { __BUILT_MS__: String(Date.now()) }, // no clock of the PC can rightly be before the day the program was built
    build: {
      ssr: true,
      target: 'node20',
      outDir: path.join(dist, path.dirname(output)),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: path.join(root, entry),
        external,
        output: { format, entryFileNames: path.basename(output), codeSplitting: false },
      },
    },
  });
}

/** The script that the stand-in runs first in every page. */
async function bundlePageScript() {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      target: 'chrome140',
      outDir: path.join(dist, 'electron-standin'),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: path.join(root, 'scripts/electron-standin/page.ts'),
        output: { format: 'iife', entryFileNames: 'page.js' },
      },
    },
  });
}

async function buildStandIn() {
  const folder = path.join(dist, 'electron-standin');
  await bundle('scripts/electron-standin/module.ts', 'electron-standin/electron.cjs', 'cjs');
  await bundle('scripts/electron-standin/utility-child.ts', 'electron-standin/utility-child.cjs', 'cjs');
  await bundle('scripts/electron-standin/run.ts', 'electron-standin/run.mjs', 'es');
  await bundlePageScript();
  const { version } = JSON.parse(await readFile(path.join(root, 'node_modules/electron/package.json'), 'utf8'));
  await writeFile(path.join(folder, 'version'), `${version}\n`);
  await writeFile(path.join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  await writeFile(path.join(folder, 'electron'), "#!/usr/bin/env -S node --no-warnings\nimport('./run.mjs');\n");
  await chmod(path.join(folder, 'electron'), 0o755);
}

/**
 * Puts our own measure of scroll bars in the place of Ant Design's, which breaks the page's policy (see renderer/ui/scrollbar-size.ts).
 * @returns {import('vite').Plugin}
 */
function ownScrollBarSize() {
  const own = path.join(root, 'renderer/ui/scrollbar-size.ts');
  const stand = '\0scrollbar-size';
  return {
    name: 'own-scrollbar-size',
    enforce: 'pre',
    resolveId: (source, importer) => (source === './getScrollBarSize' && importer?.includes('@rc-component/util/') === true ? stand : null),
    load: (id) =>
      id === stand
        ? `export { getScrollBarSize as default, getTargetScrollBarSize } from ${JSON.stringify(own.replaceAll(path.sep, '/'))};`
        : null,
  };
}

async function buildRenderer() {
  await build({
    root: path.join(root, 'renderer'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), ownScrollBarSize()],
    html: { cspNonce: '__CSP_NONCE__' },
    build: { target: 'chrome140', outDir: path.join(dist, 'renderer'), emptyOutDir: true, chunkSizeWarningLimit: 8000 },
  });
}

/** What the program reads at run time; build tools of the assets stay behind. */
async function copyAssets() {
  await rm(path.join(dist, 'assets'), { recursive: true, force: true });
  await mkdir(path.join(dist, 'assets'), { recursive: true });
  const leftBehind = /(^|\/)(sources?|src)(\/|$)|^sample\/workbooks(\/|$)|\.py$/;
  await cp(path.join(root, 'assets'), path.join(dist, 'assets'), {
    recursive: true,
    filter: (source) => !leftBehind.test(path.relative(path.join(root, 'assets'), source).replaceAll(path.sep, '/')),
  });
}

/** Words as data that are bundled into the code, not read at run time. */
const WORD_DATA = ['assets/import', 'assets/letters/phrases.json'];

/** @typedef {{ inputs: string[], output: string, entry?: string, run: () => Promise<void> }} Part */
/** @type {Record<string, Part>} */
const PARTS = {
  standin: { inputs: ['scripts/electron-standin'], output: 'electron-standin/electron', run: buildStandIn },
  main: {
    inputs: ['electron', 'shared', ...WORD_DATA],
    entry: 'electron/main.ts',
    output: 'electron/main.js',
    run: () => bundle('electron/main.ts', 'electron/main.js', 'es'),
  },
  preload: {
    inputs: ['electron/preload.ts', 'shared/contract'],
    entry: 'electron/preload.ts',
    output: 'electron/preload.cjs',
    run: () => bundle('electron/preload.ts', 'electron/preload.cjs', 'cjs'),
  },
  reader: {
    inputs: ['electron/sheets', 'shared', ...WORD_DATA],
    entry: 'electron/sheets/reader-process.ts',
    output: 'electron/reader-process.js',
    run: () => bundle('electron/sheets/reader-process.ts', 'electron/reader-process.js', 'es'),
  },
  cli: {
    inputs: ['scripts/zeren.ts', 'scripts/zeren', 'electron', 'shared', ...WORD_DATA],
    entry: 'scripts/zeren.ts',
    output: 'cli/zeren.js',
    run: () => bundle('scripts/zeren.ts', 'cli/zeren.js', 'es'),
  },
  renderer: {
    inputs: ['renderer', 'shared', ...WORD_DATA],
    entry: 'renderer/index.html',
    output: 'renderer/index.html',
    run: buildRenderer,
  },
  assets: { inputs: ['assets'], entry: 'assets', output: 'assets', run: copyAssets },
};

const TOOLS = ['scripts/build.mjs', 'scripts/build-state.mjs', 'package.json', 'package-lock.json'];

/**
 * Builds the named parts, or all. Parts whose source does not exist yet are left out.
 * @param {{ only?: string[], force?: boolean }} options
 * @returns {Promise<string[]>} names of the parts that were built anew
 */
export async function buildAll({ only = Object.keys(PARTS), force = false } = {}) {
  await mkdir(dist, { recursive: true });
  return withLock(path.join(dist, '.lock'), async () => {
    const built = [];
    for (const name of only) {
      const part = PARTS[name];
      if (part === undefined) throw new Error(`unknown part ${name}; known: ${Object.keys(PARTS).join(' ')}`);
      if (part.entry !== undefined && !existsSync(path.join(root, part.entry))) continue;
      const stamp = path.join(dist, `.stamp-${name}`);
      const now = await digest(root, [...part.inputs, ...TOOLS]);
      const before = existsSync(stamp) ? await readFile(stamp, 'utf8') : '';
      if (!force && now === before && existsSync(path.join(dist, part.output))) continue;
      await rm(stamp, { force: true });
      await part.run();
      await writeFile(stamp, now);
      built.push(name);
    }
    return built;
  });
}

/** @param {unknown} error @returns {never} */
function tell(error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

if (process.argv[1] === import.meta.filename) {
  const args = process.argv.slice(2);
  const named = args.filter((arg) => !arg.startsWith('--'));
  const started = performance.now();
  const built = await buildAll({ force: args.includes('--force'), ...(named.length > 0 && { only: named }) }).catch(tell);
  console.log(
    built.length === 0
      ? 'build: everything is up to date'
      : `build: ${built.join(', ')} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
}
