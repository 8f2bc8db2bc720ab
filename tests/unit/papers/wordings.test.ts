/** A county's own words for its papers (issue 5 "Wording editable per county"): data, checked, and never changed under an issued letter. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newLetterDrafts } from '../../../renderer/features/papers/letter-drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import { getRecord } from '../../../shared/ledger/read';
import { LETTER_FIELDS } from '../../../shared/letters/fields';
import type { LetterKind } from '../../../shared/letters/fields';
import { fillTemplate, templateSchema } from '../../../shared/letters/template';
import type { Template } from '../../../shared/letters/template';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { contentHashOf } from '../../../shared/papers/letter-records';
import { currentWording, exampleFields, templateTexts, withText, wordingDraft, wordingOf } from '../../../shared/papers/wordings';
import { wordingFaults } from '../../../shared/papers/wording-blocks';
import { TEMPLATES } from '../printing/check-paper';
import { enter } from '../views/small-ledger';

const read = (kind: string): Template => templateSchema.parse(JSON.parse(readFileSync(join(TEMPLATES, `${kind}.json`), 'utf8')));
const kinds = readdirSync(TEMPLATES)
  .map((name) => name.replace(/\.json$/u, ''))
  .filter((name) => name in LETTER_FIELDS);
const TODAY = isoDay('2026-10-31');
const talk = read('talk-notice');
const sentence = templateTexts(talk).find(({ text }) => text.startsWith('请被约谈人'));
if (sentence === undefined) throw new Error('the template has lost its sentence');
const own = withText(talk, sentence.path, '请准时到场。');

describe.each(kinds)('%s', (kind) => {
  it('is without fault, has words to change, and shows on a page with its fields as names', () => {
    const template = read(kind);
    expect(wordingFaults(template)).toEqual([]);
    expect(templateTexts(template).length).toBeGreaterThan(0);
    expect(fillTemplate(template, exampleFields(kind as LetterKind, TODAY)).ok).toBe(true);
  });
});

it('one text is replaced and nothing else', () => {
  const now = templateTexts(own).map(({ text }) => text);
  expect(templateTexts(talk).map(({ text }) => (text === sentence.text ? '请准时到场。' : text))).toEqual(now);
});

it('a field that does not exist and a required one that is gone are both said', () => {
  const basis = templateTexts(talk).find(({ text }) => text.includes('{依据文件}'));
  if (basis === undefined) throw new Error('no basis');
  const broken = withText(talk, basis.path, '现约谈{职务}{被约谈人}，{不存在}。');
  expect(wordingFaults(broken)).toEqual(['没有“不存在”这个字段', '必填字段“依据文件”不见了，请在合适的地方写上{依据文件}']);
});

it('new letters get the last wording, drafted ones keep theirs, and going back is a wording of its own', () => {
  const [first, second, back] = [recordId('lw-1'), recordId('lw-2'), recordId('lw-3')];
  const made = { kind: 'talk-notice', title: '约谈', unit: null, fields: {}, supervision: null } as const;
  const ledger = enter(emptyLedger(), [wordingDraft('talk-notice', own, first)]);
  const letter = newLetterDrafts(ledger, made, '王秀兰', TODAY);
  enter(ledger, letter.drafts);
  enter(ledger, [wordingDraft('talk-notice', talk, second)]);
  expect(currentWording(ledger, 'talk-notice')).toBe(second);
  expect(getRecord<'letter'>(ledger, 'letter', letter.record)?.wording).toBe(first);
  expect(wordingOf(ledger, first, 'talk-notice')).toEqual(own);
  enter(ledger, [wordingDraft('talk-notice', null, back)]);
  expect(currentWording(ledger, 'talk-notice')).toBeNull();
  expect(currentWording(ledger, 'yellow-card')).toBeNull();
});

it('what is not a template of that kind is not printed with', () => {
  const ledger = enter(emptyLedger(), [wordingDraft('yellow-card', talk, recordId('lw-1'))]);
  expect(currentWording(ledger, 'yellow-card')).toBeNull();
});

it('the content hash of a letter covers its wording', () => {
  const letter = { template: 'talk-notice', number: '青招办函〔2026〕1号', dated: TODAY, fields: {} };
  expect(contentHashOf({ ...letter, wording: recordId('lw-1') })).not.toBe(contentHashOf(letter));
});
