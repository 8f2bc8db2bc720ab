/** A letter's Word file opened and laid out by LibreOffice: it opens, its text is whole, its pages are A4 (issue 5). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { letterDocx } from '../../electron/printing/docx';
import { contract, supervision } from '../unit/letters/sample-fields';
import { bulletin, draftSheet, leavePost, release, talk, yellowCard } from '../unit/letters/sample-notices';
import { letterOf, textOf } from '../unit/printing/check-paper';

const folder = mkdtempSync(join(tmpdir(), 'zeren-docx-'));

const LETTERS = [
  { name: '目标责任书', letter: () => letterOf('target-contract', contract), pages: 3 },
  { name: '督办通知单', letter: () => letterOf('supervision-notice', supervision), pages: 2 },
  { name: '黄牌督办通知书', letter: () => letterOf('yellow-card', yellowCard), pages: 3 },
  { name: '约谈通知书', letter: () => letterOf('talk-notice', talk), pages: 2 },
  { name: '离岗招商提请研究函', letter: () => letterOf('leave-post-proposal', leavePost), pages: 3 },
  { name: '解除通知书', letter: () => letterOf('release-notice', release), pages: 2 },
  { name: '月通报', letter: () => letterOf('monthly-bulletin', bulletin), pages: 5 },
  { name: '发文稿纸', letter: () => letterOf('draft-sheet', draftSheet), pages: 1 },
] as const;

it.each(LETTERS)('$name', async ({ name, letter, pages }) => {
  const set = await letter();
  const file = join(folder, `${name}.docx`);
  writeFileSync(file, await letterDocx(set));
  execFileSync('soffice', [
    '--headless',
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    file,
  ]);
  const pdf = join(folder, `${name}.pdf`);
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
  expect(info).toMatch(/Page size:\s+59[45](?:\.\d+)? x 84[12]/u);
  // The machine that runs this has not the office's own faces, so lines may break elsewhere: a page more is no fault.
  const made = Number(/Pages:\s+(\d+)/u.exec(info)?.[1]);
  expect(made).toBeGreaterThanOrEqual(pages - 1);
  expect(made).toBeLessThanOrEqual(pages + 1);
  const text = textOf(pdf).replace(/\s/gu, '');
  for (const block of set.blocks) {
    if (block.kind === 'para') expect(text).toContain(block.text.replace(/\s/gu, '').slice(0, 20));
    if (block.kind === 'table')
      for (const row of block.rows) for (const cell of row.cells) expect(text).toContain(cell.replace(/\s/gu, ''));
  }
});
