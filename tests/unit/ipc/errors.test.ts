/** The closed list of error codes (goal 16 of design/reliability.md): none answered that is not listed, none listed in vain, each in three parts of Chinese. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERRORS, errorMessage } from '../../../shared/errors';
import type { ErrorCode } from '../../../shared/errors';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const LISTS = /^shared\/errors[^/]*\.ts$/u;
const CODES = Object.keys(ERRORS) as ErrorCode[];
/** Names of programs, endings of files and formats in capitals (PDF, JPG), which officials write in Latin letters themselves. */
const NAMES = /Excel|WPS|Windows|Word|U盘|\.(?:xlsx|docx|xls|et|zeren|zip|json)|(?<![A-Za-z])[A-Z]{2,5}(?![A-Za-z])/gu;

async function sources(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const folder of ['electron', 'shared', 'renderer', 'scripts'])
    for (const name of await readdir(path.join(ROOT, folder), { recursive: true })) {
      const file = path.posix.join(folder, name.replaceAll(path.sep, '/'));
      if (/\.(?:tsx?|mjs)$/u.test(file)) texts.set(file, await readFile(path.join(ROOT, file), 'utf8'));
    }
  return texts;
}

const texts = await sources();

/** Codes written as a text anywhere in a file, with the files. */
function written(where: (file: string) => boolean): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [file, text] of texts)
    if (where(file)) for (const [, code] of text.matchAll(/['"`](E_[A-Z0-9_]+)['"`]/gu)) if (code !== undefined) found.set(code, file);
  return found;
}

describe('error codes', () => {
  it('every code written in the sources is listed', () => {
    const listed: ReadonlySet<string> = new Set(CODES);
    expect(texts.size).toBeGreaterThan(400);
    expect([...written(() => true)].filter(([code]) => !listed.has(code))).toEqual([]);
  });

  it('every listed code is answered somewhere, not only promised by a channel', () => {
    const used = written((file) => !LISTS.test(file) && !file.startsWith('shared/contract/'));
    expect(CODES.filter((code) => !used.has(code))).toEqual([]);
  });

  it.each(CODES)('%s says what happened, what was not changed and what to do, in Chinese', (code) => {
    const { happened, unchanged, next } = ERRORS[code];
    for (const part of [happened, unchanged, next]) {
      expect(part).toMatch(/^(?:[“《]|[\u4e00-\u9fff]|U盘|\.).{3,}。$/u);
      expect(part.replace(NAMES, ''), 'a word that is not Chinese').not.toMatch(/[A-Za-z]{2,}/u);
    }
    expect(errorMessage(code)).toBe(`${happened}${unchanged}${next}〔${code}〕`);
  });

  it('a detail written with a code in the program is Chinese too; the command line names its words', () => {
    for (const [file, text] of [...texts].filter(([own]) => !own.startsWith('scripts/')))
      for (const [, detail = ''] of text.matchAll(/\bfail\(\s*'E_[A-Z0-9_]+',\s*'([^']+)'/gu))
        expect(detail.replace(NAMES, ''), `${file}: ${detail}`).not.toMatch(/[A-Za-z]{3,}/u);
  });
});
