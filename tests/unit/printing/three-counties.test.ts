/** Three counties write the same papers in fewer or more words, with shorter or longer names: every number of the standard still holds (issue 5 "Must hold"). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PagePrinter } from '../../../electron/printing/port';
import { printLetters } from '../../../electron/printing/print-letters';
import type { FieldValue, LetterKind } from '../../../shared/letters/fields';
import { LETTER_FIELDS } from '../../../shared/letters/fields';
import type { FieldSpec } from '../../../shared/letters/field-spec';
import { fillTemplate, templateSchema } from '../../../shared/letters/template';
import type { Template } from '../../../shared/letters/template';
import { mayAddBelow, withAdded, wordingFaults } from '../../../shared/papers/wording-blocks';
import { templateTexts, withText } from '../../../shared/papers/wordings';
import { longText } from '../letters/sample-fields';
import { faults, fileOf, startPrinter, TEMPLATES, value } from './check-paper';

const COUNTIES = [
  {
    name: '云县',
    agency: '云县招商办',
    unit: '甲镇',
    /** Few words: what stands behind the first semicolon goes, unless a fact stands in it. */
    words: (text: string) => {
      const [first = text, ...rest] = text.replace('招商引资', '招商').split('；');
      return rest.length === 0 || rest.join('').includes('{') ? text : `${first}。`;
    },
    more: [],
  },
  { name: '青石县', agency: '青石县招商引资工作领导小组', unit: '柳河镇人民政府', words: (text: string) => text, more: [] },
  {
    name: '额尔古纳河右岸县',
    agency: '额尔古纳河右岸县招商引资和优化营商环境工作委员会办公室',
    unit: '额尔古纳河右岸县人力资源和社会保障局',
    words: (text: string) =>
      text.endsWith('。')
        ? `${text}以上事项由县招商引资和优化营商环境工作委员会办公室负责解释，自印发之日起执行，请认真抓好贯彻落实。`
        : text,
    /** Paragraphs of its own before the first text of the paper. */
    more: ['（一）总的要求', '坚持目标导向、问题导向、结果导向，把各项任务落到实处，确保全年目标任务如期完成。'],
  },
] as const;
type County = (typeof COUNTIES)[number];

/** Tables alone carry no text of three pages; 发文稿纸 is one page by its nature. */
const KINDS = readdirSync(TEMPLATES)
  .map((name) => name.replace(/\.json$/u, ''))
  .filter((name): name is LetterKind => name in LETTER_FIELDS && name !== 'draft-sheet');

const NUMBER = '青招组发〔2026〕3号';
const OWN: Readonly<Record<string, string>> = {
  发文字号: NUMBER,
  编号: NUMBER,
  年度: '2026',
  标题: '关于招商引资工作情况的通报',
  份数说明: '本件一式三份。',
};

/** Every required field filled; the first of several lines takes text of three pages. */
function fields(kind: LetterKind, { agency, unit }: County): Readonly<Record<string, FieldValue>> {
  const specs: readonly (readonly [string, FieldSpec])[] = Object.entries(LETTER_FIELDS[kind]);
  const long =
    specs.find(([, spec]) => spec.kind === 'lines' && spec.required)?.[0] ??
    specs.find(([name]) => name === 'reinstatement' || name === 'background')?.[0];
  return Object.fromEntries(
    specs.flatMap(([name, { kind: of, label, required, columns = [] }]): (readonly [string, FieldValue])[] => {
      if (name === long) return [[name, of === 'lines' ? longText(1400) : longText(1400).join('\n')]];
      if (!required && !(label in OWN) && label !== '主送机关') return [];
      const cells = Object.fromEntries(columns.map((column, place) => [column, String(place + 1)]));
      switch (of) {
        case 'text':
          return [[name, OWN[label] ?? (/机关|下达单位$|制表单位|确认单位/u.test(label) ? agency : unit)]];
        case 'lines':
          return [[name, [`${unit}按照分工抓好落实。`]]];
        case 'day':
          return [[name, '2026-11-05']];
        case 'table':
          return [[name, [{ cells }]]];
        case 'tables':
          return [[name, [{ caption: '实际到位资金', unit: '单位：万元', rows: [{ cells }] }]]];
      }
    }),
  );
}

function wording(kind: LetterKind, { words, more }: County): Template {
  const template = templateSchema.parse(JSON.parse(readFileSync(join(TEMPLATES, `${kind}.json`), 'utf8')));
  const worded = templateTexts(template)
    .filter(({ where }) => where === '正文')
    .reduce((own, { path, text }) => withText(own, path, words(text)), template);
  const first = worded.blocks.findIndex((_, at) => mayAddBelow(worded, at));
  const grown = more.reduceRight((own, text) => {
    const added = withAdded(own, first, { add: text.startsWith('（') ? '二级标题' : '正文' });
    return withText(added, [first + 1, 'text'], text);
  }, worded);
  expect(wordingFaults(grown)).toEqual([]);
  return grown;
}

let printer: PagePrinter;
beforeAll(async () => {
  printer = await startPrinter();
});
afterAll(() => printer.close());

describe.each(COUNTIES)('$name', (county) => {
  it('every paper, over three pages or more', { timeout: 180_000 }, async () => {
    const letters = KINDS.map((kind) => value(fillTemplate(wording(kind, county), fields(kind, county))));
    const printed = value(await printLetters(printer, letters, { faces: 'bundled', dated: new Date(0) }));
    const found = printed.flatMap(({ pdf, pages }, place) => {
      const kind = KINDS[place] ?? '';
      const wrong = faults(fileOf(`${county.name}-${kind}`, pdf), letters[place]?.layout ?? 'plain', 'fail');
      return [...wrong.map((fault) => `${kind}: ${fault}`), ...(pages < 3 ? [`${kind}: ${pages} pages`] : [])];
    });
    expect(found).toEqual([]);
  });
});
