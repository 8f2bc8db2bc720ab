/** 文号登记簿 on the sample county: found by number or check code (核验), printed as it is shown, late receipts called for (S-40, S-74). */
import { describe, expect, test } from 'vitest';
import { createDraft, strikeDraft } from '../../../shared/ledger/drafts';
import { fold } from '../../../shared/ledger/fold';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { addDays, isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { newLetterDrafts } from '../../../renderer/features/papers/letter-drafts';
import { contentHashOf, signingByUnit } from '../../../shared/papers/letter-records';
import { checkCode, editionText } from '../../../shared/papers/register';
import { filterLines, NO_FILTER, registerLines } from '../../../shared/papers/register-lines';
import { registerBook, signingTable } from '../../../shared/papers/register-tables';
import { workCalendarOf } from '../../../shared/views/calendar';
import { dueMatters } from '../../../shared/views/deadlines';
import { ledger, today } from '../printing/sample-ledger';
import { enter } from '../views/small-ledger';

const lines = registerLines(ledger, today);
const found = (text: string): string[] => filterLines(lines, { ...NO_FILTER, text }).map(({ number }) => number);
const request = { title: '文号登记簿', columns: null, moneyUnit: '万元', asOf: today, today, reportingUnit: null } as const;

describe('核验', () => {
  test('a number is found however its brackets were typed', () => {
    expect(found('青招办督(2026)1号')).toEqual(['青招办督〔2026〕1号']);
    expect(found('青招办督【2026】 1 号')).toEqual(['青招办督〔2026〕1号']);
    expect(found('没有这样的文号')).toEqual([]);
  });

  test('a check code stands for the content: another word gives another code', () => {
    const letter = listRecords(ledger, 'letter').find(({ contentHash }) => contentHash !== undefined);
    const content = { template: 'talk-notice', number: '青招办函〔2026〕1号', dated: today, fields: { person: '王䶮' } };
    const code = checkCode(contentHashOf(content));
    expect(code).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/u);
    expect(checkCode(contentHashOf({ ...content, fields: { person: '王龑' } }))).not.toBe(code);
    if (letter?.contentHash !== undefined) expect(found(checkCode(letter.contentHash))).toContain(letter.number);
  });
});

test('the printed register has the lines that are shown, in their order', () => {
  const keys = filterLines(lines, { ...NO_FILTER, text: '清溪' }).map(({ key }) => recordId(key));
  const book = registerBook(ledger, { ...request, rows: keys });
  expect(book.rows).toHaveLength(keys.length);
  expect(registerBook(ledger, { ...request, rows: null }).rows).toHaveLength(lines.length);
});

test('签订情况表 has a line for every unit with tasks, signed or not, and each person under his own unit (S-39, S-40)', () => {
  const units = new Set(listRecords(ledger, 'target').flatMap(({ unit, year }) => (year === Number(today.slice(0, 4)) ? [unit] : [])));
  const lines = signingByUnit(ledger, Number(today.slice(0, 4)), today);
  expect(lines.filter(({ within }) => within === null)).toHaveLength(units.size);
  expect(lines.some(({ within }) => within !== null)).toBe(true);
  const under = lines.map(({ id, within }, at) => within === null || within === (lines[at - 1]?.within ?? lines[at - 1]?.id) || id === '');
  expect(under.every(Boolean)).toBe(true);
  expect(signingTable(ledger, { ...request, rows: null }).rows).toHaveLength(lines.length);
});

test('the letter drafted in place of a voided one is the second edition and names the first', () => {
  const letter = listRecords(ledger, 'letter')[0];
  if (letter === undefined) throw new Error('the sample county has letters');
  const own = fold([...ledger.operations.values()]);
  const made = newLetterDrafts(
    own,
    { kind: 'supervision-notice', title: '督办通知单', unit: null, fields: {}, supervision: null, replaces: letter },
    '秦晓雁',
    today,
  );
  enter(own, made.drafts);
  const next = getRecord<'letter'>(own, 'letter', made.record);
  expect(next).toMatchObject({ replaces: letter.id, edition: 2 });
  expect(next === null ? '' : editionText(next)).toBe('（第2版）');
  expect(editionText(letter)).toBe('');
});

test('a served letter without its receipt is due with the matters, until the receipt is recorded', () => {
  const own = fold([...ledger.operations.values()]);
  const place = (entity: 'letter' | 'letterStep', id: string) => ({ scope: COUNTY_SCOPE, entity, record: recordId(id) }) as const;
  const due = addDays(today, -3);
  enter(own, [
    createDraft({ ...place('letter', 'l-late'), entity: 'letter' }, { title: '督办函', number: '青招办函〔2026〕9号', replyDue: due }),
    createDraft({ ...place('letterStep', 'e-1'), entity: 'letterStep' }, { letter: recordId('l-late'), step: '送达', on: isoDay(due) }),
  ]);
  const waiting = () => dueMatters(own, today, workCalendarOf(own)).filter(({ id }) => id === 'l-late');
  expect(waiting()).toMatchObject([{ kind: 'letter', state: '已超期', title: '待回执：青招办函〔2026〕9号 督办函' }]);
  enter(own, [
    createDraft({ ...place('letterStep', 'e-2'), entity: 'letterStep' }, { letter: recordId('l-late'), step: '回执', on: today }),
  ]);
  expect(waiting()).toEqual([]);
  enter(own, [strikeDraft({ ...place('letterStep', 'e-2'), reason: '登记错了' })]);
  expect(waiting()).toHaveLength(1);
});
