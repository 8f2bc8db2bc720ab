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

it('附件说明: one attachment carries no number, and turned lines stand under the first character of the name', async () => {
  const long = '青石县二〇二六年度招商引资目标任务分解表和各责任单位包保领导名单';
  const one = await words('attach-one', letter('plain', para('正文最后一行。'), { kind: 'attach', names: [long] }));
  const label = find(one, '附件：');
  expect(one.some((word) => /1\./u.test(word.text))).toBe(false);
  const lines = one.filter((word) => word.top > label.top - 1 && word.top < PAGE.top + PAGE.areaHeight);
  const turned = lines.find((word) => word.top > label.top + 5);
  expect((turned?.left ?? 0) - label.left).toBeCloseTo(3 * GRID.em, NEAR);
  expect(one.every((word) => !/单[。；，]$/u.test(word.text))).toBe(true);
});

describe('several agencies', () => {
  const three = ['青石县发展和改革委员会', '青石县工业和信息化局', '青石县自然资源和规划局'];
  const many = (agencies: readonly string[], ...more: readonly unknown[]): Letter =>
    letter('plain', para('正文最后一行。'), { kind: 'sign', agencies }, { kind: 'date', text: '2026年11月5日' }, ...more);

  it('sealed: three in a row in their order, the date under the last, seals of 45 mm side by side inside the type area', async () => {
    const all = await words('three', many(three, SEAL));
    const names = ['青石县发展', '青石县工业', '青石县自然'].map((start) => find(all, start));
    expect(new Set(names.map(({ top }) => Math.round(top))).size).toBe(1);
    const centres = names.map(middle);
    expect(centres).toEqual(centres.toSorted((a, b) => a - b));
    expect(middle(find(all, '2026年'))).toBeCloseTo(centres[2] ?? 0, NEAR);
    for (const [at, centre] of centres.entries()) {
      expect(centre - 22.5).toBeGreaterThanOrEqual(PAGE.left - 0.5);
      expect(centre + 22.5).toBeLessThanOrEqual(RIGHT + 0.5);
      if (at > 0) expect(centre - (centres[at - 1] ?? 0)).toBeGreaterThan(45);
    }
  });

  it('sealed: a fourth stands in a row of its own, far enough down for its seal', async () => {
    const all = await words('four', many([...three, '青石县生态环境局'], SEAL));
    const [first, fourth] = [find(all, '青石县发展'), find(all, '青石县生态')];
    expect(fourth.top - first.top).toBeGreaterThan(45);
    expect(middle(find(all, '2026年'))).toBeCloseTo(middle(fourth), NEAR);
  });

  it('unsealed: the organ in charge first, the others below, the date two characters in', async () => {
    const all = await words('unsealed-many', many(three));
    const names = ['青石县发展', '青石县工业', '青石县自然'].map((start) => find(all, start));
    const lefts = names.map(({ left }) => left);
    for (const left of lefts) expect(left).toBeCloseTo(lefts[0] ?? 0, NEAR);
    const tops = names.map(({ top }) => top);
    expect(((tops[2] ?? 0) - (tops[0] ?? 0)) / GRID.line).toBeCloseTo(2, 1);
    expect(find(all, '2026年').left - (lefts[0] ?? 0)).toBeCloseTo(2 * GRID.em, NEAR);
    expect(RIGHT - Math.max(...names.map(({ right }) => right))).toBeCloseTo(2 * GRID.em, NEAR);
  });
});

it.each([45, 42])(
  'a seal of %i mm has its place: at most a line below the text, over name and date, their middle below its centre',
  async (diameter) => {
    const all = await words(
      `seal-${diameter}`,
      letter(
        'plain',
        para('正文最后一行。'),
        ...sign('青石县人民政府'),
        { kind: 'seal', diameter },
        {
          kind: 'notes',
          style: 'bracket',
          lines: ['联系人：王䶮'],
        },
      ),
    );
    const [last, name, date] = [find(all, '正文'), find(all, '青石县'), find(all, '2026年')];
    const centre = last.foot + GRID.line + diameter / 2;
    const half = (date.right - date.left) / 2;
    // The corners of the date lie inside the circle, and so does the name above it.
    expect(Math.hypot(half, date.foot - 1 - centre)).toBeLessThan(diameter / 2);
    expect(Math.hypot((name.right - name.left) / 2, name.top - centre)).toBeLessThan(diameter / 2);
    expect((name.top + date.foot) / 2).toBeGreaterThan(centre);
  },
);

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
