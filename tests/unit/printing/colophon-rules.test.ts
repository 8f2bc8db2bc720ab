/** Rules of the 版记 on paper (GB/T 9704-2012, 7.4.1): thickness, width and place, measured on the raster at 300 dpi; the checker does not look at them. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PagePrinter } from '../../../electron/printing/port';
import { printLetter } from '../../../electron/printing/print-letters';
import { letterSchema } from '../../../shared/letters/blocks';
import { COLOPHON, PAGE } from '../../../shared/letters/standard';
import { longText } from '../letters/sample-fields';
import { fileOf, startPrinter, value } from './check-paper';

const DPI = 300;
const MM = 25.4 / DPI;

let printer: PagePrinter;
beforeAll(async () => {
  printer = await startPrinter();
});
afterAll(() => printer.close());

type Rule = { readonly top: number; readonly thick: number; readonly left: number; readonly right: number };

/** Black horizontal rules of a page, in millimetres, from the top. */
function rulesOf(path: string, page: number): readonly Rule[] {
  const args = ['-r', String(DPI), '-f', String(page), '-l', String(page), '-gray', path];
  const image = execFileSync('pdftoppm', args, { maxBuffer: 100_000_000 });
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(image.subarray(0, 40).toString('latin1'));
  const [width, height] = [Number(head?.[1]), Number(head?.[2])];
  const pixels = image.subarray(head?.[0].length ?? 0);
  const rows = Array.from({ length: height }, (_, y) => {
    const row = pixels.subarray(y * width, (y + 1) * width);
    let [left, right, dark] = [width, 0, 0];
    for (let x = 0; x < width; x += 1) {
      // Half covered rows at the edges of a thin rule are grey.
      if ((row[x] ?? 255) > 150) continue;
      [left, right, dark] = [Math.min(left, x), x, dark + 1];
    }
    return { y, left, right, rule: dark > 100 / MM && dark > (right - left) * 0.97 };
  }).filter(({ rule }) => rule);
  const found: Rule[] = [];
  for (const { y, left, right } of rows) {
    const last = found.at(-1);
    if (last !== undefined && Math.abs(last.top + last.thick - y * MM) < MM / 2)
      found[found.length - 1] = { ...last, thick: last.thick + MM };
    else found.push({ top: y * MM, thick: MM, left: left * MM, right: (right + 1) * MM });
  }
  return found;
}

it.each([1, 5])(
  'first and last 0.35 mm, the middle one 0.25 mm, 156 mm wide, the last at the foot of the type area (%i paragraphs)',
  async (count) => {
    const blocks = [
      { kind: 'head', agencies: ['青石县人民政府文件'] },
      { kind: 'number', text: '青政发〔2026〕1号' },
      { kind: 'title', text: '测试' },
      { kind: 'to', text: '各乡镇：' },
      ...longText(count * 272)
        .slice(0, count)
        .map((text) => ({ kind: 'para', text })),
      { kind: 'sign', agencies: ['青石县人民政府'] },
      { kind: 'date', text: '2026年11月5日' },
      { kind: 'seal', diameter: 45 },
      { kind: 'cc', copies: ['县委办公室，县人大常委会办公室，县政协办公室'], issuer: '青石县人民政府办公室', issued: '2026年11月6日' },
    ];
    const letter = letterSchema.parse({ layout: 'document', title: '测试', blocks });
    const printed = value(await printLetter(printer, letter, { faces: 'bundled', dated: new Date(0) }));
    const rules = rulesOf(fileOf(`colophon-${count}`, printed.pdf), printed.pages).filter(
      ({ top }) => top > PAGE.top + PAGE.areaHeight / 2,
    );
    expect(rules).toHaveLength(3);
    const [first, middle, last] = rules;
    const pixel = MM * 1.01;
    expect(Math.abs((first?.thick ?? 0) - COLOPHON.outerRule)).toBeLessThan(pixel);
    expect(Math.abs((middle?.thick ?? 0) - COLOPHON.innerRule)).toBeLessThan(pixel);
    expect(Math.abs((last?.thick ?? 0) - COLOPHON.outerRule)).toBeLessThan(pixel);
    for (const { left, right } of rules) {
      expect(left).toBeCloseTo(PAGE.left, 0);
      expect(right - left).toBeCloseTo(PAGE.areaWidth, 0);
    }
    expect((last?.top ?? 0) + (last?.thick ?? 0)).toBeCloseTo(PAGE.top + PAGE.areaHeight, 0);
  },
);
