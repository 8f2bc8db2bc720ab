/**
 * Issue 4: the sixteen sample ledgers and two refusals against the truth beside them, measured by the scorer of the contract.
 * Formats of M-12, M-23 … M-28 are proved here on real files.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../../../electron/sheets/import-file';
import { refusedDocument } from '../../../scripts/zeren/import';
import { compareDocuments } from '../../../shared/sheet/compare';
import type { ImportDocument } from '../../../shared/sheet/document';
import { documentSchema, unitsSchema } from '../../../shared/sheet/document';

const DATA = path.resolve(import.meta.dirname, '../../data');
const LEDGERS = path.join(DATA, 'ledgers');
const SCORER = path.join(DATA, 'score-import.mjs');
const units = unitsSchema.parse(JSON.parse(readFileSync(path.join(LEDGERS, 'units.json'), 'utf8')));
const files = readdirSync(LEDGERS).filter((name) => /^[de]\d\d-/.test(name));

function read(file: string): ImportDocument {
  const result = importFile(path.join(LEDGERS, file), units, () => undefined);
  return result.ok ? result.value.document : refusedDocument(file, result.code);
}

type Score = {
  readonly total: {
    readonly score: number;
    readonly lost: number;
    readonly invented: number;
    readonly guessed: number;
    readonly needless: number;
    readonly facts: { readonly bad: readonly unknown[] };
    readonly skipped: { readonly bad: readonly unknown[] };
  };
  readonly files: readonly {
    readonly file: string;
    readonly cells: number;
    readonly correct: number;
    readonly asked: number;
    readonly bad: readonly unknown[];
  }[];
};

function scored(folder: string): Score {
  const run = spawnSync(process.execPath, [SCORER, '--out', folder, '--truth', path.join(LEDGERS, 'truth'), '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(run.stdout) as Score;
}

describe('sample ledgers', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zeren-samples-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeAll(() => {
    for (const file of files) writeFileSync(path.join(folder, `${file}.json`), JSON.stringify(read(file)));
  });

  it('are understood: at least 99 %, nothing lost, invented or guessed, no needless question', () => {
    const { total, files: each } = scored(folder);
    expect(each).toHaveLength(18);
    expect(total).toMatchObject({ lost: 0, invented: 0, guessed: 0, needless: 0 });
    expect(total.score).toBeGreaterThanOrEqual(99);
    for (const { file, cells, correct, asked, bad } of each)
      if (cells > 0) expect([file, (100 * (correct + asked)) / cells >= 99, bad]).toEqual([file, true, bad]);
    expect([total.facts.bad, total.skipped.bad]).toEqual([[], []]);
  });

  it('give documents of the contract', () => {
    for (const file of files) expect(documentSchema.safeParse(read(file)).success, file).toBe(true);
  });

  it('are recognised by their bytes, not their names', () => {
    const formats = Object.fromEntries(files.map((file) => [file, read(file).format]));
    expect(formats).toMatchObject({
      'd01-liuhe.xlsx': 'xlsx',
      'd02-county-toucu.xls': 'xls-biff8',
      'd03-dongling-old.xls': 'xls-biff5',
      'd04-shiqiao-gbk.csv': 'csv-gbk',
      'd05-shuanghuai-utf8.csv': 'csv-utf8',
      'd06-fenglin-export.xlsx': 'csv-utf8-bom',
      'd07-portal-export.xls': 'html',
      'e01-password.xlsx': 'encrypted',
      'e02-mojibake.csv': 'csv-mojibake',
    });
  });

  it('compare as the truth says: next month of one sender, and two offices', () => {
    const pairs = JSON.parse(readFileSync(path.join(LEDGERS, 'truth/compare.json'), 'utf8')) as readonly {
      readonly old?: string;
      readonly new?: string;
      readonly a?: string;
      readonly b?: string;
    }[];
    expect(pairs).toHaveLength(2);
    for (const pair of pairs) {
      const [a, b] = [pair.old ?? pair.a ?? '', pair.new ?? pair.b ?? ''];
      const out = path.join(folder, 'compare-out.txt');
      writeFileSync(out, JSON.stringify(compareDocuments(read(a), read(b))));
      const run = spawnSync(
        process.execPath,
        [SCORER, '--compare', out, '--truth', path.join(LEDGERS, 'truth/compare.json'), '--pair', `${a},${b}`],
        { encoding: 'utf8' },
      );
      expect([a, run.status, run.stdout]).toEqual([a, 0, run.stdout]);
    }
  });
});
