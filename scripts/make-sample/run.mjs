/** `node scripts/make-sample/run.mjs`: writes the sample workbooks anew. Vite's runner reads the TypeScript directly. */
import path from 'node:path';
import { runnerImport } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const { module } = await runnerImport(path.join(import.meta.dirname, 'make-workbooks.ts'), { root, configFile: false, logLevel: 'error' });
module.writeWorkbooks(path.join(root, 'assets/sample/workbooks'));
