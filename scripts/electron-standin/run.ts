/**
 * The stand-in's executable: reads the command line as Electron does, puts the stand-in in the place of the `electron`
 * module, runs the app's own main file unchanged.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import Module, { createRequire, register } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as StandIn from './module';
import type { AppPackage } from './runtime';

const home = import.meta.dirname;
const standIn = path.join(home, 'electron.cjs');
const require = createRequire(import.meta.url);
const NAMES = ['electron', 'electron/main'];

type Resolver = { _resolveFilename(request: string, ...rest: unknown[]): string };
const resolver = Module as unknown as Resolver;
const resolve = resolver._resolveFilename.bind(resolver);
resolver._resolveFilename = (request, ...rest) => (NAMES.includes(request) ? standIn : resolve(request, ...rest));
const hook = `const names = ${JSON.stringify(NAMES)}; const url = ${JSON.stringify(pathToFileURL(standIn).href)};
export const resolve = (name, context, next) => names.includes(name) ? { url, format: 'commonjs', shortCircuit: true } : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

type CommandLine = { readonly preloads: string[]; readonly target: string; readonly inspect: number | null };

function readCommandLine(args: readonly string[]): CommandLine {
  const preloads: string[] = [];
  let target: string | null = null;
  let inspect: number | null = null;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '-r' || arg === '--require') preloads.push(path.resolve(args[++at] ?? ''));
    else if (arg.startsWith('--inspect')) inspect = Number(arg.split('=')[1] ?? 9229);
    else if (!arg.startsWith('-') && target === null) target = arg;
  }
  return { preloads, target: path.resolve(target ?? '.'), inspect };
}

function packageFolder(target: string): string {
  let folder = statSync(target).isDirectory() ? target : path.dirname(target);
  while (!existsSync(path.join(folder, 'package.json')) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  return folder;
}

const args = process.argv.slice(2);
const { preloads, target, inspect } = readCommandLine(args);
if (inspect !== null) inspector.open(inspect);
const appPath = packageFolder(target);
const pkg = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8')) as AppPackage & { main?: string };
const mainFile = target === appPath ? path.join(appPath, pkg.main ?? 'index.js') : target;

process.argv = [path.join(home, 'electron'), ...args];
Object.defineProperties(process, {
  type: { value: 'browser', enumerable: true },
  defaultApp: { value: true, enumerable: true },
  resourcesPath: { value: path.join(home, 'resources'), enumerable: true },
});
Object.defineProperty(process.versions, 'electron', { value: readFileSync(path.join(home, 'version'), 'utf8').trim(), enumerable: true });

// As in Electron: a defect in the main process is told and the program goes on. The texts are those Electron prints.
process.on('unhandledRejection', (reason) => console.error('UnhandledPromiseRejectionWarning:', reason));
process.on('uncaughtException', (error) => console.error('Uncaught Exception:', error));

const { configure, start } = require(standIn) as typeof StandIn;
configure({ home, appPath, pkg, args });
for (const file of preloads) require(file);
await import(pathToFileURL(mainFile).href);
await start();
