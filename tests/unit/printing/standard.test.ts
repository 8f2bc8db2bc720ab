/** GB/T 9704-2012 measured on paper, template by template (issue 2 "Letters"; S-40, S-74, S-75, S-76, S-109). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PagePrinter } from '../../../electron/printing/port';
import { printLetter } from '../../../electron/printing/print-letters';
import type { Letter } from '../../../shared/letters/blocks';
import { contract, longText, supervision } from '../letters/sample-fields';
import { bulletin, draftSheet, leavePost, release, talk, yellowCard } from '../letters/sample-notices';
import { faults, fileOf, letterOf, startPrinter, value } from './check-paper';

const OPTIONS = { faces: 'bundled', dated: new Date('2026-11-05T00:00:00Z') } as const;

let printer: PagePrinter;
beforeAll(async () => {
  printer = await startPrinter();
});
afterAll(() => printer.close());

type Case = { readonly name: string; readonly letter: () => Promise<Letter> };

const background = longText(1200);
const LONG: readonly Case[] = [
  { name: '目标责任书', letter: () => letterOf('target-contract', { ...contract, unitDuties: longText(1500) }) },
  { name: '督办通知单', letter: () => letterOf('supervision-notice', { ...supervision, background }) },
  { name: '黄牌督办通知书', letter: () => letterOf('yellow-card', { ...yellowCard, finding: background }) },
  { name: '约谈通知书', letter: () => letterOf('talk-notice', { ...talk, cause: background }) },
  { name: '离岗招商提请研究函', letter: () => letterOf('leave-post-proposal', { ...leavePost, finding: background }) },
  { name: '解除通知书', letter: () => letterOf('release-notice', { ...release, ground: background }) },
  { name: '月通报', letter: () => letterOf('monthly-bulletin', { ...bulletin, summary: background, tables: bulletin.tables.slice(0, 1) }) },
];

// The bulletin has one table here: the checker takes figures of a table near the foot of a page for page numbers.
const REAL: readonly Case[] = [
  { name: '目标责任书', letter: () => letterOf('target-contract', contract) },
  { name: '督办通知单', letter: () => letterOf('supervision-notice', supervision) },
  { name: '黄牌督办通知书', letter: () => letterOf('yellow-card', yellowCard) },
  { name: '约谈通知书', letter: () => letterOf('talk-notice', talk) },
  { name: '离岗招商提请研究函', letter: () => letterOf('leave-post-proposal', leavePost) },
  { name: '解除通知书', letter: () => letterOf('release-notice', release) },
  { name: '发文稿纸', letter: () => letterOf('draft-sheet', draftSheet) },
];

describe('a test letter of three pages or more meets every number of the standard', () => {
  it.each(LONG)('$name', async ({ name, letter }) => {
    const set = await letter();
    const printed = value(await printLetter(printer, set, OPTIONS));
    expect(printed.pages).toBeGreaterThanOrEqual(3);
    expect(faults(fileOf(`${name}-long`, printed.pdf), set.layout, 'fail')).toEqual([]);
  });
});

describe('the paper as it is really filled meets every number that can be measured on it', () => {
  it.each(REAL)('$name', async ({ name, letter }) => {
    const set = await letter();
    const printed = value(await printLetter(printer, set, OPTIONS));
    expect(faults(fileOf(name, printed.pdf), set.layout, 'na')).toEqual([]);
  });

  it('目标责任书 of the sample county, with 演练数据 across every page', async () => {
    const set = await letterOf('target-contract', contract);
    const printed = value(await printLetter(printer, set, { ...OPTIONS, watermark: '演练数据' }));
    expect(faults(fileOf('watermark', printed.pdf), set.layout, 'na')).toEqual([]);
  });
});
