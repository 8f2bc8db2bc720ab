/** What the checker does not measure: 署名 and date (GB/T 9704-2012, 7.3.5), 附件说明 (7.3.4), 版记 (7.4), room for the seal, blocks kept whole. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printLetter } from '../../../electron/printing/print-letters';
import type { PagePrinter } from '../../../electron/printing/port';
import type { Block, Layout, Letter } from '../../../shared/letters/blocks';
import { letterSchema } from '../../../shared/letters/blocks';
import { GRID, PAGE, POINTS_PER_MM } from '../../../shared/letters/standard';
import { longText } from '../letters/sample-fields';
import { fileOf, startPrinter, value } from './check-paper';

type Word = {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
};

let printer: PagePrinter;
beforeAll(async () => {
  printer = await startPrinter();
});
afterAll(() => printer.close());

const letter = (layout: Layout, ...blocks: readonly unknown[]): Letter => letterSchema.parse({ layout, title: '测试', blocks });
const para = (text: string): unknown => ({ kind: 'para', text });
const fill = (characters: number): readonly unknown[] => longText(characters).map(para);

/** Words of the printed letter with their boxes in millimetres from the top left of the page. */
async function words(name: string, set: Letter): Promise<readonly Word[]> {
  const printed = value(await printLetter(printer, set, { faces: 'bundled', dated: new Date(0) }));
  const boxes = execFileSync('pdftotext', ['-bbox', fileOf(`place-${name}`, printed.pdf), '-'], { encoding: 'utf8' });
  return boxes
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</gu)].map((match) => {
        const [left, top, right, foot] = [1, 2, 3, 4].map((group) => Number(match[group]) / POINTS_PER_MM);
        return { page: index + 1, text: match[5] ?? '', left: left ?? 0, top: top ?? 0, right: right ?? 0, foot: foot ?? 0 };
      }),
    );
}

function find(all: readonly Word[], text: string): Word {
  const found = all.find((word) => word.text.includes(text));
  if (found === undefined) throw new Error(`${text} is not on paper`);
  return found;
}

const RIGHT = PAGE.left + PAGE.areaWidth;
const middle = (word: Word): number => (word.left + word.right) / 2;
const sign = (agency: string): readonly unknown[] => [
  { kind: 'sign', agencies: [agency] },
  { kind: 'date', text: '2026年11月5日' },
];
const SEAL = { kind: 'seal', diameter: 45 };
/** Half a millimetre: the browser rounds to its pixels. */
const NEAR = 0;

describe('署名 and date', () => {
  it('sealed: date four characters in from the right, the name centred over it, two blank lines for the seal', async () => {
    const all = await words(
      'sealed',
      letter('plain', { kind: 'title', text: '测试' }, para('正文最后一行。'), ...sign('青石县人民政府'), SEAL),
    );
    const [name, date, last] = [find(all, '青石县'), find(all, '2026年'), find(all, '正文')];
    expect(RIGHT - date.right).toBeCloseTo(4 * GRID.em, NEAR);
    expect(middle(name)).toBeCloseTo(middle(date), NEAR);
    expect((name.top - last.top) / GRID.line).toBeCloseTo(3, 1);
    expect((date.top - name.top) / GRID.line).toBeCloseTo(1, 1);
  });

  it('sealed: a name wider than the page allows keeps inside the type area', async () => {
    const all = await words('wide', letter('plain', para('正文。'), ...sign('青石县招商引资工作领导小组办公室推进专班'), SEAL));
    expect(find(all, '青石县').right).toBeLessThanOrEqual(RIGHT + 0.5);
  });

  it('unsealed: one blank line, the name two characters in, the date two characters right of its start', async () => {
    const all = await words('unsealed', letter('plain', para('正文最后一行。'), ...sign('青石县招商引资工作领导小组')));
    const [name, date, last] = [find(all, '青石县'), find(all, '2026年'), find(all, '正文')];
    expect(RIGHT - name.right).toBeCloseTo(2 * GRID.em, NEAR);
    expect(date.left - name.left).toBeCloseTo(2 * GRID.em, NEAR);
    expect((name.top - last.top) / GRID.line).toBeCloseTo(2, 1);
  });

  it('unsealed: a date longer than the name stands two characters in and moves the name left', async () => {
    const all = await words('short', letter('plain', para('正文。'), ...sign('县委办')));
    const [name, date] = [find(all, '县委办'), find(all, '2026年')];
    expect(RIGHT - date.right).toBeCloseTo(2 * GRID.em, NEAR);
    expect(date.left - name.left).toBeCloseTo(2 * GRID.em, NEAR);
  });

  it.each([2, 3, 4, 5, 6, 7])('never stands alone on a page (a text of %i paragraphs)', async (paragraphs) => {
    const blocks = [{ kind: 'title', text: '测试' }, ...fill(paragraphs * 272).slice(0, paragraphs)];
    const all = await words(`alone-${paragraphs}`, letter('plain', ...blocks, ...sign('青石县人民政府'), SEAL));
    const name = find(all, '青石县人民政府');
    expect(all.some((word) => word.page === name.page && word.top < name.top - 1)).toBe(true);
    expect(find(all, '2026年').page).toBe(name.page);
  });
});

it('附件说明: one blank line below the text, two characters in, names under each other', async () => {
  const all = await words('attach', letter('plain', para('正文最后一行。'), { kind: 'attach', names: ['任务分解表', '名单'] }));
  const [first, second, last] = [find(all, '附件：1.任务分解表'), find(all, '2.名单'), find(all, '正文')];
  expect(first.left - PAGE.left).toBeCloseTo(2 * GRID.em, NEAR);
  // Numbers stand under each other, three characters (附件：) further in.
  expect(second.left - first.left).toBeCloseTo(3 * GRID.em, NEAR);
  expect((first.top - last.top) / GRID.line).toBeCloseTo(2, 1);
});

describe('版记', () => {
  const cc = { kind: 'cc', copies: ['县委办公室'], issuer: '县招商办', issued: '2026年11月6日' };
  it.each([1, 3, 4, 6])('stands at the foot of the last page, one character in, and covers no text (%i paragraphs)', async (paragraphs) => {
    const head: readonly unknown[] = [
      { kind: 'head', agencies: ['青石县人民政府文件'] },
      { kind: 'number', text: '青政发〔2026〕1号' },
      { kind: 'title', text: '测试' },
    ];
    const all = await words(
      `cc-${paragraphs}`,
      letter('document', ...head, ...fill(paragraphs * 272).slice(0, paragraphs), ...sign('青石县人民政府'), SEAL, cc),
    );
    const [copies, issuer, issued] = [find(all, '抄送'), find(all, '县招商办'), find(all, '印发')];
    const lastPage = Math.max(...all.map((word) => word.page));
    expect([copies.page, issuer.page, issued.page]).toEqual([lastPage, lastPage, lastPage]);
    expect(copies.left - PAGE.left).toBeCloseTo(GRID.em, NEAR);
    expect(RIGHT - issued.right).toBeCloseTo(GRID.em, NEAR);
    expect(issuer.foot).toBeGreaterThan(PAGE.top + PAGE.areaHeight - 5);
    expect(issuer.foot).toBeLessThanOrEqual(PAGE.top + PAGE.areaHeight);
    const text = all.filter(
      (word) => word.page === lastPage && word.top < PAGE.top + PAGE.areaHeight && !/抄|县委办公室|县招商办|印发/u.test(word.text),
    );
    expect(Math.max(0, ...text.map((word) => word.foot))).toBeLessThan(copies.top);
  });
});

it('the signing block of an agreement stays on one page with text above it', async () => {
  const parties: Block = {
    kind: 'parties',
    parties: ['下达', '责任'].map((role) => ({ role: `${role}单位`, name: `${role}方`, signatory: '代表' })),
  };
  for (const paragraphs of [3, 4, 5]) {
    const all = await words(
      `parties-${paragraphs}`,
      letter('plain', { kind: 'title', text: '测试' }, ...fill(paragraphs * 272).slice(0, paragraphs), parties),
    );
    const block = all.filter((word) => /盖章|签字|[下责][达任]方/u.test(word.text));
    expect(new Set(block.map((word) => word.page)).size).toBe(1);
    const top = Math.min(...block.map((word) => word.top));
    expect(all.some((word) => word.page === block[0]?.page && word.top < top - 1)).toBe(true);
  }
});

it('no field can make the engine shrink the page: 28 characters a line whatever stands in the others', async () => {
  const wide = 'W'.repeat(400);
  const long = '长'.repeat(300);
  const blocks: readonly unknown[] = [
    { kind: 'head', agencies: [long] },
    { kind: 'number', text: wide },
    { kind: 'title', text: wide, under: wide },
    { kind: 'to', text: wide },
    para('乙'.repeat(28 * 3)),
    {
      kind: 'table',
      caption: wide,
      unit: wide,
      columns: [
        { title: wide, width: 1 },
        { title: wide, width: 9 },
      ],
      rows: [{ cells: [wide, long] }],
    },
    {
      kind: 'form',
      rows: [
        [
          { label: wide, value: wide },
          { label: long, value: long },
        ],
      ],
    },
    { kind: 'attach', names: [wide, long] },
    { kind: 'notes', lines: [wide] },
    { kind: 'sign', agencies: [long] },
    { kind: 'date', text: wide },
    SEAL,
    { kind: 'slip', title: wide, intro: wide, rows: [[{ label: wide, value: wide }]], closing: [wide] },
    { kind: 'cc', copies: [wide], issuer: wide, issued: wide },
  ];
  for (const layout of ['document', 'letter', 'plain'] as const) {
    const all = await words(`wide-${layout}`, letter(layout, ...blocks));
    const full = all.find((word) => /^乙{28}$/u.test(word.text));
    expect((full?.right ?? 0) - (full?.left ?? 0), layout).toBeCloseTo(PAGE.areaWidth, NEAR);
  }
});
