/** Reads the source tree as text: files, their imports, their lines. No compiler: TypeScript 7 has no JavaScript interface. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const FOLDERS = ['electron', 'renderer', 'shared', 'scripts', 'tests'] as const;

export type Import = { readonly specifier: string; readonly typeOnly: boolean; readonly line: number };
export type SourceFile = { readonly path: string; readonly text: string; readonly lines: number; readonly imports: readonly Import[] };

const SOURCE = /\.(ts|tsx|mjs|cjs|js|mts|cts)$/;
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\sfrom\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** Every import, re-export and dynamic import of a text. Comments are taken out first so that examples in them do not count. */
export function importsOf(text: string): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' ')).replaceAll(/(^|\s)\/\/[^\n]*/g, '$1');
  return [...code.matchAll(IMPORT)].map((match) => ({
    specifier: match[2] ?? match[3] ?? '',
    typeOnly: match[1] !== undefined,
    line: code.slice(0, match.index + match[0].search(/\S/)).split('\n').length,
  }));
}

function read(relative: string): SourceFile {
  const text = readFileSync(path.join(ROOT, relative), 'utf8');
  return { path: relative, text, lines: text.replace(/\n$/, '').split('\n').length, imports: importsOf(text) };
}

/** All source files of the five folders, paths relative to the root with forward slashes, without test data. */
export function sourceFiles(): SourceFile[] {
  return FOLDERS.filter((folder) => existsSync(path.join(ROOT, folder))).flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
      .filter((name) => SOURCE.test(name) && !name.startsWith('tests/data/'))
      .toSorted()
      .map(read),
  );
}

/** Where a relative import leads, as a path from the root without extension; null for packages. */
export function targetOf(file: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return path.posix.join(path.posix.dirname(file), specifier);
}
