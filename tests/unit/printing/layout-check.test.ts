/** 版面检查 in the window reads the printed page and finds what the standard's checker would: nothing on our papers, the fault where there is one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PagePrinter } from '../../../electron/printing/port';
import { printLetters } from '../../../electron/printing/print-letters';
import type { LetterKind } from '../../../shared/letters/fields';
import { LETTER_FIELDS } from '../../../shared/letters/fields';
import { layoutFindings } from '../../../shared/letters/layout-check';
import type { PlacedPage, PlacedText } from '../../../shared/letters/layout-check';
import { fillTemplate, templateSchema } from '../../../shared/letters/template';
import { isoDay } from '../../../shared/model/dates';
import { exampleFields } from '../../../shared/papers/wordings';
import { letterOf, startPrinter, TEMPLATES, value } from './check-paper';
import { yellowCard } from '../letters/sample-notices';
import { longText } from '../letters/sample-fields';
import { placedPagesOf } from './placed-pages';

const OPTIONS = { faces: 'bundled', dated: new Date(0) } as const;
const kinds = readdirSync(TEMPLATES)
  .map((name) => name.replace(/\.json$/u, ''))
  .filter((name): name is LetterKind => name in LETTER_FIELDS);

let printer: PagePrinter;
let pages: readonly PlacedPage[];
beforeAll(async () => {
  printer = await startPrinter();
  const letter = await letterOf('yellow-card', { ...yellowCard, finding: longText(1200) });
  const [printed] = value(await printLetters(printer, [letter], { ...OPTIONS, watermark: '演练数据' }));
  if (printed === undefined) throw new Error('nothing printed');
  pages = await placedPagesOf(printed.pdf);
});
afterAll(() => printer.close());

it('every template with its fields as names is without finding', { timeout: 120_000 }, async () => {
  const letters = kinds.map((kind) => {
    const template = templateSchema.parse(JSON.parse(readFileSync(join(TEMPLATES, `${kind}.json`), 'utf8')));
    return value(fillTemplate(template, exampleFields(kind, isoDay('2026-10-31'))));
  });
  const printed = value(await printLetters(printer, letters, OPTIONS));
  const found: string[] = [];
  for (const [at, { pdf }] of printed.entries()) {
    const layout = letters[at]?.layout ?? 'plain';
    for (const finding of layoutFindings(await placedPagesOf(pdf), layout)) found.push(`${kinds[at] ?? ''}: ${finding}`);
  }
  expect(found).toEqual([]);
});

describe('a letter of several pages', () => {
  const moved = (change: (text: PlacedText) => Partial<PlacedText>): readonly PlacedPage[] =>
    pages.map((page) => ({ ...page, texts: page.texts.map((text) => ({ ...text, ...change(text) })) }));
  const found = (changed: readonly PlacedPage[]): string => layoutFindings(changed, 'letter').join('；');

  it('is without finding as it is printed, watermark and all', () => {
    expect(pages.length).toBeGreaterThanOrEqual(3);
    expect(layoutFindings(pages, 'letter')).toEqual([]);
  });

  it.each<readonly [string, (text: PlacedText) => Partial<PlacedText>, string]>([
    ['5 mm to the right', ({ left, right }) => ({ left: left + 5, right: right + 5 }), '超出版心左右边界'],
    ['15 mm down', ({ base }) => ({ base: base + 15 }), '落在版心下边以外'],
    ['10 mm up', ({ base }) => ({ base: base - 10 }), '高出版心上边'],
    ['without page numbers', ({ text }) => ({ text: /^— ?\d/u.test(text) ? '' : text }), '没有页码'],
  ])('%s', (_, change, finding) => {
    expect(found(moved(change))).toContain(finding);
  });

  it('spread over the width, so that it is read with blanks between its characters, is not taken for a crowded line', () => {
    expect(found(moved(({ text }) => ({ text: [...text].join(' ') })))).not.toContain('个字');
    expect(found(moved(({ text }) => ({ text: `${text}${text}` })))).toContain('个字');
  });

  it('on another paper, with 署名 alone on its page, and without text on page 1', () => {
    expect(found(pages.map((page) => ({ ...page, height: 279 })))).toBe('第1页不是A4纸');
    const date = { text: '2026年11月5日', left: 130, right: 160, base: 80, size: 16, turned: false };
    const alone = { width: 210, height: 297, texts: [{ ...date, text: '青石县人民政府', base: 69 }, date] };
    expect(found([...pages, alone])).toContain(`第${pages.length + 1}页只有署名和成文日期`);
    const title = pages[0]?.texts.filter(({ size }) => size > 20) ?? [];
    expect(found([{ width: 210, height: 297, texts: title }])).toContain('首页没有正文');
  });
});
