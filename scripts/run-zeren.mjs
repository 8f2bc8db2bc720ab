/** `npm run zeren -- VERB`: the command line from source. Builds it when it is stale and says nothing else on stdout. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildAll } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
await buildAll({ only: ['reader', 'cli', 'assets'] });
const { status } = spawnSync(process.execPath, [path.join(root, 'dist/cli/zeren.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 2);
