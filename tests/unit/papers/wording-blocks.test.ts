/** A county arranges the blocks of a paper itself (issue 5 "wording editable per county: templates as data, blocks with fields, no code"), within the standard's order. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LETTER_FIELDS } from '../../../shared/letters/fields';
import { fillTemplate, neededLabels, templateSchema } from '../../../shared/letters/template';
import type { Template, TemplateBlock } from '../../../shared/letters/template';
import { isoDay } from '../../../shared/model/dates';
import {
  formRows,
  isTextBlock,
  mayBeRemoved,
  moveTarget,
  withAdded,
  withCondition,
  withFormRow,
  withMoved,
  withoutBlock,
  withoutFormRow,
  wordingFaults,
} from '../../../shared/papers/wording-blocks';
import { exampleFields } from '../../../shared/papers/wordings';
import { TEMPLATES } from '../printing/check-paper';

const read = (kind: string): Template => templateSchema.parse(JSON.parse(readFileSync(join(TEMPLATES, `${kind}.json`), 'utf8')));
const kinds = readdirSync(TEMPLATES)
  .map((name) => name.replace(/\.json$/u, ''))
  .filter((name) => name in LETTER_FIELDS);
const yellow = read('yellow-card');
const find = ({ blocks }: Template, test: (block: TemplateBlock) => boolean): number => {
  const at = blocks.findIndex(test);
  if (at < 0) throw new Error('no such block');
  return at;
};
const says = (text: string) => (block: TemplateBlock) => typeof block['text'] === 'string' && block['text'].includes(text);
const headings = ({ blocks }: Template) => blocks.flatMap((block) => (block['level'] === 1 ? [block['text']] : []));

describe.each(kinds)('%s', (kind) => {
  const template = read(kind);
  it('keeps what the standard demands, whatever a person tries to leave out', () => {
    const bare = template.blocks.reduceRight((made, _, at) => withoutBlock(made, at), template);
    const stay = template.blocks.filter((block) => !mayBeRemoved(block)).map((block) => block.kind);
    expect(bare.blocks.map((block) => block.kind)).toEqual(stay);
    expect(stay).toContain('title');
    if (template.layout === 'document' || template.layout === 'letter')
      expect(stay).toEqual(expect.arrayContaining(['head', 'number', 'title', 'sign', 'date']));
  });

  it('no block of text leaves its place between the title and 署名', () => {
    const texts = template.blocks.flatMap((block, at) => (isTextBlock(block) ? [at] : []));
    const [first = 0, last = 0] = [texts[0], texts.at(-1)];
    expect(moveTarget(template, first, -1)).toBeNull();
    expect(moveTarget(template, last, 1)).toBeNull();
    const down = texts.reduce((made, at) => withMoved(made, at, 1), template);
    expect(wordingFaults(down)).toEqual([]);
    expect(fillTemplate(down, exampleFields(template.kind, isoDay('2026-10-31'))).ok).toBe(true);
  });
});

it('a heading left out takes its paragraph’s number along: 一、二、三 stay in order', () => {
  const at = find(yellow, says('二、逾期后果'));
  expect(headings(withoutBlock(yellow, at))).toEqual(['一、整改要求', '二、陈述申辩']);
  const added = withAdded(yellow, find(yellow, says('依据{依据文件}')), { add: '一级标题' });
  expect(headings(added)).toEqual(['一、标题', '二、整改要求', '三、逾期后果', '四、陈述申辩']);
});

it('added blocks hold words, the lines of a field or its table, and print', () => {
  const below = find(yellow, says('经核定'));
  const facts = exampleFields('yellow-card', isoDay('2026-10-31'));
  const more = [
    { add: '正文' },
    { add: '逐条', field: '整改要求' },
    { add: '整段', field: '认定事实' },
    { add: '表格', field: '完成情况' },
    { add: '说明' },
  ] as const;
  const made = more.reduce((template, addition) => withAdded(template, below, addition), yellow);
  expect(wordingFaults(made)).toEqual([]);
  const letter = fillTemplate(made, facts);
  if (!letter.ok) throw new Error(letter.detail);
  const extra = letter.value.blocks.length - yellow.blocks.length;
  expect(extra).toBeGreaterThanOrEqual(more.length);
  expect(letter.value.blocks.filter(({ kind }) => kind === 'table')).toHaveLength(2);
});

it('nothing is added before the title or behind 署名', () => {
  expect(withAdded(yellow, 0, { add: '正文' })).toBe(yellow);
  expect(
    withAdded(
      yellow,
      find(yellow, ({ kind }) => kind === 'date'),
      { add: '正文' },
    ),
  ).toBe(yellow);
});

it('a fact that the wording leaves out is not asked for any more; organ, basis, date and addressee always are', () => {
  const without = withoutBlock(withoutBlock(yellow, find(yellow, says('{申辩途径}'))), find(yellow, says('三、陈述申辩')));
  expect(neededLabels(without).has('申辩途径')).toBe(false);
  const { statement: _, ...facts } = exampleFields('yellow-card', isoDay('2026-10-31'));
  expect(fillTemplate(yellow, facts)).toMatchObject({ code: 'E_LETTER_FIELD', detail: '申辩途径' });
  expect(fillTemplate(without, facts).ok).toBe(true);
  const noBasis = withoutBlock(yellow, find(yellow, says('{依据文件}')));
  expect(wordingFaults(noBasis)).toEqual(['必填字段“依据文件”不见了，请在合适的地方写上{依据文件}']);
  expect(fillTemplate(noBasis, { ...facts, basis: undefined })).toMatchObject({ code: 'E_LETTER_FIELD', detail: '依据文件' });
});

it('a wording without a part the standard demands, or with parts out of order, is told so', () => {
  const without = (kind: string): Template => ({ ...yellow, blocks: yellow.blocks.filter((block) => block.kind !== kind) });
  expect(wordingFaults(without('head'))).toContain('少了“发文机关标志”，这是公文格式要求的');
  expect(wordingFaults(without('date'))).toContain('少了“日期”，这是公文格式要求的');
  expect(wordingFaults({ ...yellow, blocks: yellow.blocks.toReversed() })).toContain('各部分的先后次序不合公文格式');
});

it('a block printed on a condition is left out while the field is empty', () => {
  const at = find(yellow, says('请于{整改时限}'));
  const made = withCondition(yellow, at, '联系人');
  const facts = exampleFields('yellow-card', isoDay('2026-10-31'));
  const count = (fields: typeof facts): number => {
    const letter = fillTemplate(made, fields);
    return letter.ok ? letter.value.blocks.filter(({ kind }) => kind === 'para').length : -1;
  };
  expect(count(facts) - count({ ...facts, contact: '' })).toBe(1);
  expect(withCondition(made, at, null)).toEqual(yellow);
});

it('rows of a form are added and left out, down to one', () => {
  const notice = read('supervision-notice');
  const at = find(notice, ({ kind }) => kind === 'form');
  expect(formRows(withFormRow(notice, at, 0), at)).toBe(formRows(notice, at) + 1);
  let made = notice;
  for (let turn = 0; turn < 20; turn += 1) made = withoutFormRow(made, at, 0);
  expect(formRows(made, at)).toBe(1);
});
