/**
 * `责任台账.exe --zeren VERB …`: the command line of the installed program, the same code as `npm run zeren`, without a window.
 * The verbs lie in their own bundle beside this one; nothing of it is loaded when the window is wanted.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const SWITCH = '--zeren';

/** The words behind `--zeren`, or null when the window is wanted. */
export function commandWords(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf(SWITCH);
  return at < 0 ? null : argv.slice(at + 1);
}

/**
 * Runs one command. @param folder where the built main process lies
 * @returns the exit code: 0 done, 1 refused, 2 wrong usage
 */
export async function runCommandLine(words: readonly string[], folder: string): Promise<number> {
  process.argv = [process.execPath, SWITCH, ...words];
  await import(/* @vite-ignore */ pathToFileURL(path.join(folder, '../cli/zeren.js')).href);
  return typeof process.exitCode === 'number' ? process.exitCode : 0;
}
