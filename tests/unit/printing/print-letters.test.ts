/** What comes out of the printer: one file per letter, numbered by itself, names right, nothing run and nothing fetched (fault 52; issue 5). */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PagePrinter } from '../../../electron/printing/port';
import { printLetter, printLetters } from '../../../electron/printing/print-letters';
import type { Letter } from '../../../shared/letters/blocks';
import { printDocument } from '../../../shared/letters/print-document';
import { contract, longText, supervision } from '../letters/sample-fields';
import { bulletin, draftSheet, talk } from '../letters/sample-notices';
import { fileOf, letterOf, startPrinter, textOf, value } from './check-paper';

const OPTIONS = { faces: 'bundled', dated: new Date('2026-11-05T00:00:00Z') } as const;
const squeeze = (text: string): string => text.replace(/\s/gu, '');

let printer: PagePrinter;
beforeAll(async () => {
  printer = await startPrinter();
});
afterAll(() => printer.close());

const print = async (name: string, letter: Letter, more: { readonly watermark?: string } = {}): Promise<string> =>
  fileOf(name, value(await printLetter(printer, letter, { ...OPTIONS, ...more })).pdf);

it('rare characters of names are right on paper and in the text layer', async () => {
  const path = await print(
    '生僻字',
    await letterOf('supervision-notice', { ...supervision, person: '王䶮、李㛃、赵㼆、钱𬱖、朱镕、陶喆' }),
  );
  expect(squeeze(textOf(path))).toContain('王䶮、李㛃、赵㼆、钱𬱖、朱镕、陶喆');
  // Named TrueType faces: nothing fell back to a machine font, nothing became an anonymous Type 3 font.
  const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
  expect(fonts.length).toBeGreaterThan(2);
  for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Zeren\w+\s+CID TrueType/u);
});

it('markup, template text and control characters of a field stand on the paper as text', async () => {
  const matter = '<script>alert(1)</script><img src="https://example.org/x.png">{受文单位}\u0007\u202e&lt;';
  const plain = squeeze(textOf(await print('标记', await letterOf('supervision-notice', { ...supervision, matter }))));
  expect(plain).toContain('<script>alert(1)</script><imgsrc="https://example.org/x.png">{受文单位}□□&lt;');
});

it('a page may load its fonts and nothing else', () => {
  const { html } = printDocument([], { fontBase: '/fonts/', faces: 'bundled', pages: 1 });
  expect(html).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; font-src &#39;self&#39;"`);
  expect(html).not.toMatch(/<script|<img|<link|https?:/u);
});

describe('a batch of letters of different lengths', () => {
  it('gives each letter a file of its own with its own page numbers', async () => {
    const letters = [
      await letterOf('target-contract', { ...contract, unit: '柳河镇人民政府' }),
      await letterOf('talk-notice', { ...talk, unit: '杨河镇人民政府', cause: longText(1200) }),
      await letterOf('monthly-bulletin', bulletin),
      await letterOf('target-contract', { ...contract, unit: '松河镇人民政府', unitDuties: longText(3500) }),
    ];
    const printed = value(await printLetters(printer, letters, OPTIONS));
    expect(printed.map((letter) => letter.title)).toEqual(letters.map((letter) => letter.title));
    for (const [index, made] of printed.entries()) {
      const pages = textOf(fileOf(`batch-${index}`, made.pdf))
        .split('\f')
        .slice(0, -1)
        .map(squeeze);
      expect(pages).toHaveLength(made.pages);
      for (const [page, text] of pages.entries()) {
        // Page 1 of a letter in 信函格式 carries no number (clause 10.1).
        if (index === 1 && page === 0) expect(text).not.toMatch(/—\d+—/u);
        else expect(text).toContain(`—${page + 1}—`);
      }
    }
    // Longer than the numbers first prepared: the job is printed again with enough of them.
    expect(printed[3]?.pages).toBeGreaterThan(6);
    // 版记 only on the last page of the document it belongs to.
    const bulletinPages = textOf(fileOf('batch-2', printed[2]?.pdf ?? new Uint8Array()))
      .split('\f')
      .slice(0, -1)
      .map(squeeze);
    expect(bulletinPages.map((text) => text.includes('抄送：县委办公室'))).toEqual(
      bulletinPages.map((_, page) => page === bulletinPages.length - 1),
    );
  });

  it('stops when asked and keeps what is done', async () => {
    const letter = await letterOf('draft-sheet', draftSheet);
    const seen: number[] = [];
    const printed = value(
      await printLetters(
        printer,
        Array.from({ length: 60 }, () => letter),
        { ...OPTIONS, progress: (done) => seen.push(done) === 0 },
      ),
    );
    expect([printed.length, seen]).toEqual([50, [50]]);
  });
});

it('the same letter gives the same bytes', async () => {
  const letter = await letterOf('draft-sheet', draftSheet);
  const [first, second] = [value(await printLetter(printer, letter, OPTIONS)), value(await printLetter(printer, letter, OPTIONS))];
  expect(Buffer.from(first.pdf).equals(Buffer.from(second.pdf))).toBe(true);
});

it('every page of the sample county carries 演练数据, and a real letter does not', async () => {
  const letter = await letterOf('target-contract', contract);
  const marked = textOf(await print('演练', letter, { watermark: '演练数据' }))
    .split('\f')
    .slice(0, -1);
  for (const page of marked) expect(squeeze(page)).toContain('演练数据');
  expect(squeeze(textOf(await print('正式', letter)))).not.toContain('演练');
});

it('notes of a lock that do not fit under the table take its last lines with them to the next page', async () => {
  const remarks = Array.from(
    { length: 30 },
    (_, n) => `核定后调整：单位${n + 1}当年到位资金累计核定100.00万元，调整+10.00万元，现行110.00万元。`,
  );
  const path = await print('月通报附注', await letterOf('monthly-bulletin', { ...bulletin, remarks }, 'page'));
  const pages = textOf(path).split('\f').slice(0, -1).map(squeeze);
  const noted = pages.filter((text) => text.includes('核定后调整'));
  expect([pages.length, noted.length]).toEqual([3, 1]);
  expect(noted.every((text) => text.includes('合计'))).toBe(true);
});

it('the month: a page for each indicator, 37 lines of units with sections, subtotals and 暂未有上报', async () => {
  const path = await print('月通报一页', await letterOf('monthly-bulletin', bulletin, 'page'));
  const text = squeeze(textOf(path));
  expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Pages:\s+2\n/u);
  for (const part of [
    '一、经开区',
    '二、园区',
    '暂未有上报',
    '三、镇（街道）',
    '小计',
    '四、县直',
    '合计',
    '注：招商口径，以统计部门数据为准。',
  ])
    expect(text).toContain(part);
});
