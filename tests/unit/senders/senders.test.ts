/**
 * Issue 4: ledgers of other senders, made here with their truth, measured by the scorer of the contract (M-01 … M-22 in other habits).
 * ZEREN_SENDERS names a folder to leave documents and truths in, for a look with the scorer by hand.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cellText } from '../../../shared/sheet/cells';
import type { PlainSheet } from '../../../shared/sheet/cells';
import { laidOut } from '../../../shared/sheet/layouts';
import { workbookOf } from '../sheet/plain-workbook';
import { SENDERS, readSender } from './all-senders';
import { contractTruth } from './truth';

const SCORER = path.resolve(import.meta.dirname, '../../data/score-import.mjs');
const kept = process.env['ZEREN_SENDERS'];
const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'zeren-senders-'));

type Score = Readonly<Record<'lost' | 'invented' | 'guessed' | 'wrong' | 'missing' | 'needless', number>> & {
  readonly file: string;
  readonly bad: readonly unknown[];
  readonly facts: { readonly bad: readonly unknown[] };
  readonly skipped: { readonly bad: readonly unknown[] };
};

function scores(): readonly Score[] {
  const [out, truth] = [path.join(folder, 'out'), path.join(folder, 'truth')];
  for (const made of [out, truth]) mkdirSync(made, { recursive: true });
  for (const sender of SENDERS) {
    writeFileSync(path.join(out, `${sender.file}.json`), JSON.stringify(readSender(sender)));
    writeFileSync(path.join(truth, `${sender.file}.json`), JSON.stringify(contractTruth(sender)));
  }
  // Into a file: a pipe may lose the end of so long a text when the scorer leaves.
  const scored = path.join(folder, 'scores.json');
  const file = openSync(scored, 'w');
  spawnSync(process.execPath, [SCORER, '--out', out, '--truth', truth, '--json'], { stdio: ['ignore', file, 'inherit'] });
  closeSync(file);
  return (JSON.parse(readFileSync(scored, 'utf8')) as { readonly files: readonly Score[] }).files;
}

describe('ledgers of other senders', () => {
  afterAll(() => {
    if (kept === undefined) rmSync(folder, { recursive: true });
  });
  const byFile = new Map(scores().map((score) => [score.file, score]));

  it.each(SENDERS.map(({ file, says }) => [file, says] as const))('%s（%s）is read whole: nothing lost, invented or guessed', (file) => {
    const score = byFile.get(file);
    expect(score?.bad).toEqual([]);
    expect(score).toMatchObject({ lost: 0, invented: 0, guessed: 0, wrong: 0, missing: 0, needless: 0 });
    expect([score?.facts.bad, score?.skipped.bad]).toEqual([[], []]);
  });

  it('a sheet laid out anew has every text of the sheet as it came, and says so', () => {
    const texts = (sheets: readonly PlainSheet[]) =>
      sheets.flatMap(({ rows }) =>
        rows.flatMap((row) =>
          (row?.cells ?? []).flatMap((cell) => (cell === undefined ? [] : [cellText(cell, 1900).replace(/[:：]/g, '')])),
        ),
      );
    const anew = SENDERS.filter((sender) => laidOut(workbookOf(sender.sheets)).sheets.some(({ relaid }) => relaid !== undefined));
    expect(anew.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['u06-turned.xlsx', 'u07-cards.xlsx', 'u08-forms.xlsx', 'u09-beside.xlsx']),
    );
    for (const sender of anew) {
      const laid = texts(laidOut(workbookOf(sender.sheets)).sheets).join('\n');
      for (const text of texts(sender.sheets)) expect([sender.file, text, laid.includes(text)]).toEqual([sender.file, text, true]);
      expect(readSender(sender).decisions.some(({ rule }) => rule === 'relaid')).toBe(true);
    }
  });

  it('every row with text is a project, skipped with its reason, or part of a project', () => {
    for (const sender of SENDERS) {
      const document = readSender(sender);
      for (const sheet of laidOut(sender.workbook ?? workbookOf(sender.sheets)).sheets) {
        const told = new Set([
          ...document.records.flatMap(({ source }) => (source.sheet === sheet.name ? (source.rows ?? [source.row]) : [])),
          ...document.skipped.flatMap(({ sheet: name, row }) => (name === sheet.name ? [row] : [])),
        ]);
        if (told.has(null)) continue;
        for (const [index, row] of sheet.rows.entries())
          if (row?.cells.some((cell) => cell !== undefined && (cell.kind !== 'text' || cell.text.trim() !== '')))
            expect([sender.file, sheet.name, index + 1, told.has(index + 1)]).toEqual([sender.file, sheet.name, index + 1, true]);
      }
    }
  });
});
