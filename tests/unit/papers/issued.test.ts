/** What a numbered letter keeps (issue 5 points 3 and 5): the words it was numbered with, and the 定稿 edited outside that stands for it. */
import { describe, expect, test } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import { getRecord } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { issuedFormat } from '../../../shared/papers/issued-format';
import { contentHashOf } from '../../../shared/papers/letter-records';
import { issuedVersion, letterState, stepsByLetter } from '../../../shared/papers/register';
import { registerLines } from '../../../shared/papers/register-lines';
import { lettersWords } from '../../../shared/papers/wordings';
import { numberDrafts, stepDraft } from '../../../renderer/features/papers/letter-drafts';
import { mustAsk } from '../../../renderer/features/papers/paper-commands';
import template from '../../../assets/letters/supervision-notice.json';
import { enter } from '../views/small-ledger';

const TODAY = isoDay('2026-10-31');
const LETTER = recordId('l-1');
const first = { series: '青招办督', year: 2026, serial: 7 };

function numbered() {
  const ledger = enter(emptyLedger(), [
    createDraft(
      { scope: COUNTY_SCOPE, entity: 'letter', record: LETTER },
      { template: 'supervision-notice', title: '督办通知单', fields: {} },
    ),
  ]);
  const draft = getRecord<'letter'>(ledger, 'letter', LETTER);
  if (draft === null) throw new Error('no letter');
  const giver = { by: '王秀兰', on: TODAY, device: 'd-test', fromPaperRegister: false, words: template };
  const given = numberDrafts(ledger, [draft], first, giver);
  if (!given.ok) throw new Error(given.code);
  const after = enter(ledger, given.value);
  const letter = getRecord<'letter'>(after, 'letter', LETTER);
  if (letter === null) throw new Error('no letter');
  return { ledger: after, letter };
}

describe('words of a numbered letter', () => {
  test('the program’s template is kept at 编号 and printed from then on, whatever a later program says', () => {
    const { ledger, letter } = numbered();
    const words = lettersWords(ledger, letter, 'supervision-notice');
    if (!words.ok) throw new Error(words.code);
    expect(words.value?.blocks).toEqual(template.blocks);
    expect(lettersWords(ledger, { title: '草稿' }, 'supervision-notice')).toEqual({ ok: true, value: null });
  });

  test('the hash covers the words: another wording is not the letter that was numbered', () => {
    const { letter } = numbered();
    expect(letter.contentHash).toBe(contentHashOf(letter));
    expect(contentHashOf({ ...letter, words: { ...template, name: '另一种' } })).not.toBe(letter.contentHash);
  });

  test('kept words that cannot be read are refused, never replaced by others', () => {
    const { ledger, letter } = numbered();
    const damaged = lettersWords(ledger, { ...letter, words: { format: 1 } }, 'supervision-notice');
    expect(damaged).toMatchObject({ ok: false, code: 'E_LETTER_TEMPLATE' });
  });
});

describe('定稿 edited outside', () => {
  const hash = '3f2a91c4'.repeat(8);

  test('stands for the letter in the register by its hash, printing asks first, and striking it takes it back', () => {
    const { ledger, letter } = numbered();
    expect(mustAsk([{ letter, steps: stepsByLetter(ledger).get(LETTER) ?? [] }])).toBe(false);
    const after = enter(ledger, [stepDraft(letter, '定稿', { on: TODAY, by: '王秀兰', scan: hash, note: '改了抬头' })]);
    const steps = stepsByLetter(after).get(LETTER) ?? [];
    expect(issuedVersion(steps)?.scan).toBe(hash);
    expect(letterState(letter, steps)).toBe('已定稿');
    expect(mustAsk([{ letter, steps }])).toBe(true);
    expect(registerLines(after, TODAY)[0]?.title).toBe('督办通知单（以附件为准）');
  });

  test('is a PDF or a .docx by its bytes; a workbook and a picture are refused', () => {
    const zip = (part: string) => Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0x77, ...new TextEncoder().encode(part)]);
    expect(issuedFormat(new TextEncoder().encode('%PDF-1.7 …'))).toBe('pdf');
    expect(issuedFormat(zip('word/document.xml'))).toBe('docx');
    expect(issuedFormat(zip('xl/workbook.xml'))).toBeNull();
    expect(issuedFormat(Uint8Array.from([0xff, 0xd8, 0xff]))).toBeNull();
  });
});
