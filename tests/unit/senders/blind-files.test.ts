/**
 * Issue 4: ledgers of other offices as files, written with their truth before the reader was tried (tests/data/blind). Read from their bytes by the
 * program's own reader and measured by the scorer of the contract (M-01 … M-34).
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentSchema } from '../../../shared/sheet/document';
import type { UnitTable } from '../../../shared/sheet/document';
import { readDocument } from '../../../shared/sheet/read-document';
import { readBytes } from './bytes';

const DATA = path.resolve(import.meta.dirname, '../../data/blind');
const SCORER = path.resolve(import.meta.dirname, '../../data/score-import.mjs');
const FILES = readdirSync(DATA).filter((name) => /\.(xlsx|xls|et|csv)$/.test(name));
const UNITS = JSON.parse(readFileSync(path.join(DATA, 'units.json'), 'utf8')) as UnitTable;
const folder = mkdtempSync(path.join(tmpdir(), 'zeren-blind-'));

type Score = Readonly<Record<'lost' | 'invented' | 'guessed' | 'wrong' | 'missing' | 'needless', number>> & {
  readonly file: string;
  readonly bad: readonly unknown[];
  readonly facts: { readonly bad: readonly unknown[] };
  readonly skipped: { readonly bad: readonly unknown[] };
};

function scores(): readonly Score[] {
  const out = path.join(folder, 'out');
  mkdirSync(out);
  for (const file of FILES) {
    const document = documentSchema.parse(readDocument(readBytes(readFileSync(path.join(DATA, file))), file, UNITS));
    writeFileSync(path.join(out, `${file}.json`), JSON.stringify(document));
  }
  // Into a file: a pipe may lose the end of so long a text when the scorer leaves.
  const scored = path.join(folder, 'scores.json');
  const file = openSync(scored, 'w');
  spawnSync(process.execPath, [SCORER, '--out', out, '--truth', path.join(DATA, 'truth'), '--json'], {
    stdio: ['ignore', file, 'inherit'],
  });
  closeSync(file);
  return (JSON.parse(readFileSync(scored, 'utf8')) as { readonly files: readonly Score[] }).files;
}

describe('ledgers written blind, read from their bytes', () => {
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const byFile = new Map(scores().map((score) => [score.file, score]));

  it.each(FILES)('%s is read whole: nothing lost, invented or guessed', (file) => {
    const score = byFile.get(file);
    expect(score?.bad).toEqual([]);
    expect(score).toMatchObject({ lost: 0, invented: 0, guessed: 0, wrong: 0, missing: 0, needless: 0 });
    expect([score?.facts.bad, score?.skipped.bad]).toEqual([[], []]);
  });
});
