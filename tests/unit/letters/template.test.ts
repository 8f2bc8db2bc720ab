/** Templates are data: fields go in as text, nothing in them is run or read again (fault 52; S-40, S-74). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LETTER_FIELDS, LETTER_LABELS } from '../../../shared/letters/fields';
import { setLetter } from '../../../shared/letters/render-html';
import type { Template } from '../../../shared/letters/template';
import { fillTemplate, templateSchema, unknownLabels } from '../../../shared/letters/template';
import { TEMPLATES } from '../printing/check-paper';
import { contract, supervision } from './sample-fields';

const files = readdirSync(TEMPLATES).filter((name) => (name.split('.')[0] ?? '') in LETTER_FIELDS);
const read = (name: string): Template => templateSchema.parse(JSON.parse(readFileSync(join(TEMPLATES, name), 'utf8')));

it('every kind of paper has a template and a Chinese name', () => {
  expect(Object.keys(LETTER_FIELDS).filter((kind) => !files.includes(`${kind}.json`))).toEqual([]);
  expect(Object.keys(LETTER_LABELS)).toEqual(Object.keys(LETTER_FIELDS));
});

describe.each(files)('%s', (name) => {
  it('names only fields of its kind', () => {
    expect(unknownLabels(read(name))).toEqual([]);
  });

  it('uses every required field of its kind somewhere', () => {
    const text = JSON.stringify(read(name));
    const unused = Object.values(LETTER_FIELDS[read(name).kind]).filter(
      (spec) => spec.required && !text.includes(`{${spec.label}}`) && !text.includes(`"from":"${spec.label}"`),
    );
    expect(unused.map((spec) => spec.label)).toEqual([]);
  });
});

const notice = read('supervision-notice.json');

function flow(fields: Parameters<typeof fillTemplate>[1], template = notice): string {
  const letter = fillTemplate(template, fields);
  if (!letter.ok) throw new Error(letter.code);
  return setLetter(letter.value).flow;
}

it('a missing required field is refused by its Chinese name', () => {
  expect(fillTemplate(notice, { ...supervision, matter: undefined })).toEqual({ ok: false, code: 'E_LETTER_FIELD', detail: '督办事项' });
});

it('markup in a field prints as text', () => {
  const made = flow({ ...supervision, matter: '<img src=x onerror="alert(1)"><b>甲</b>&amp;' });
  expect(made).not.toMatch(/<img|<b>/u);
  expect(made).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62;&#60;b&#62;甲&#60;/b&#62;&#38;amp;');
});

it('template text in a field is not filled in again', () => {
  expect(flow({ ...supervision, matter: '{受文单位}{联系人}' })).toContain('{受文单位}{联系人}');
});

it('control and direction characters in a field are shown as boxes, never hidden', () => {
  const made = flow({ ...supervision, person: '李\u202e四\u0007\u200b' });
  expect(made).toContain('李□四□□');
});

it('a block with `when` is left out when its field is empty, and there is no default 抄送', () => {
  expect(flow(supervision)).not.toContain('抄送');
  expect(flow({ ...supervision, copies: ['县委办公室', '县政府办公室'] })).toContain('抄送：县委办公室，县政府办公室。');
});

it('a day is printed without leading zeros', () => {
  expect(flow(supervision)).toContain('2026年11月5日');
});

it('a list field gives one numbered item a line', () => {
  const made = flow({ ...contract, issuerDuties: ['甲。\n乙。', '丙。'] }, read('target-contract.json'));
  expect(made).toContain('1.甲。');
  expect(made).toContain('2.乙。');
  expect(made).toContain('3.丙。');
});

it('a template with an unknown block is refused', () => {
  const broken = { ...notice, blocks: [{ kind: 'script', text: 'alert(1)' }] };
  expect(fillTemplate(broken, supervision)).toMatchObject({ ok: false, code: 'E_LETTER_TEMPLATE' });
});
