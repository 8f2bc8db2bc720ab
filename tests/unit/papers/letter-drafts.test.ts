/** What the register writes: 责任书 for all units at once, numbers that fix the content, the leader's answer carried to the 处置记录 (law 7). */
import { describe, expect, test } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { letterState, stepsByLetter } from '../../../shared/papers/register';
import type { RegisteredLetter } from '../../../shared/papers/register';
import {
  allContractDrafts,
  approvalDrafts,
  newLetterDrafts,
  numberDrafts,
  numberUsedDrafts,
  stepDraft,
} from '../../../renderer/features/papers/letter-drafts';
import { contentHashOf, contractsOf } from '../../../shared/papers/letter-records';
import { enter } from '../views/small-ledger';

const TODAY = isoDay('2026-10-31');
const [UNIT, OTHER, IDLE] = [recordId('u-liuhe'), recordId('u-bailu'), recordId('u-sifa')];
const SERIES = '青招办责';
const GIVER = { by: '王秀兰', on: TODAY, device: 'd-test', fromPaperRegister: false, words: null } as const;
const first = { series: SERIES, year: 2026, serial: 1 };

const county = <E extends 'county' | 'unit' | 'target' | 'supervision' | 'measureDecision'>(entity: E, id: string) =>
  ({ scope: COUNTY_SCOPE, entity, record: recordId(id) }) as const;

function start(): Ledger {
  return enter(emptyLedger(), [
    createDraft(county('county', 'c-1'), { name: '青石县', issuer: '青石县招商办', issuerCode: '青招办督' }),
    createDraft(county('unit', OTHER), { name: '白鹭镇', order: 2 }),
    createDraft(county('unit', UNIT), { name: '柳河镇', fullName: '柳河镇人民政府', order: 1 }),
    createDraft(county('unit', IDLE), { name: '县司法局', order: 3 }),
    ...[UNIT, OTHER].map((unit) => createDraft(county('target', `t-${unit}`), { unit, indicator: '到位资金', year: 2026, base: '50000' })),
    createDraft(county('supervision', 'd-1'), { matter: '落实林地使用手续', unit: UNIT, due: isoDay('2026-11-03') }),
  ]);
}

function contracts(ledger: Ledger): Ledger {
  const made = allContractDrafts({ ledger, view: null, today: TODAY }, 2026, '王秀兰');
  if (!made.ok) throw new Error(made.code);
  return enter(ledger, made.value.drafts);
}

const letters = (ledger: Ledger): RegisteredLetter[] => listRecords(ledger, 'letter');
const titles = (ledger: Ledger): (string | undefined)[] => letters(ledger).map(({ title }) => title);

describe('目标责任书', () => {
  test('one for each unit with targets, in the county’s order, each with 拟稿; nobody gets two (S-40)', () => {
    const ledger = contracts(start());
    expect(titles(ledger)).toEqual(['柳河镇招商引资目标责任书（2026年度）', '白鹭镇招商引资目标责任书（2026年度）']);
    expect(listRecords(ledger, 'letterStep').map(({ step, by }) => `${step}${by}`)).toEqual(['拟稿王秀兰', '拟稿王秀兰']);
    expect(titles(contracts(ledger))).toHaveLength(2);
  });

  test('a voided one is drafted anew', () => {
    const before = contracts(start());
    const [letter] = letters(before);
    if (letter === undefined) throw new Error('no letter');
    const voided = enter(before, [stepDraft(letter, '作废', { on: TODAY, by: '王秀兰', note: '单位名称有误' })]);
    expect(contractsOf(voided, 2026).has(UNIT)).toBe(false);
    expect(contractsOf(contracts(voided), 2026).has(UNIT)).toBe(true);
  });
});

describe('编号', () => {
  test('numbers follow the order of the letters and fix their content', () => {
    const before = contracts(start());
    const given = numberDrafts(before, letters(before), first, GIVER);
    if (!given.ok) throw new Error(given.code);
    const numbered = letters(enter(before, given.value));
    expect(numbered.map(({ number }) => number)).toEqual(['青招办责〔2026〕1号', '青招办责〔2026〕2号']);
    for (const letter of numbered) {
      expect(letter.contentHash).toBe(contentHashOf(letter));
      expect(contentHashOf({ ...letter, fields: { year: '2027' } })).not.toBe(letter.contentHash);
    }
  });

  test('a number that another file used is refused to a letter, and a letter’s number to another file', () => {
    const before = contracts(start());
    const used = numberUsedDrafts(before, { ...first, serial: 2 }, '本号由其他文件使用', '党政办');
    if (!used.ok) throw new Error(used.code);
    const ledger = enter(before, used.value);
    expect(numberDrafts(ledger, letters(ledger), first, GIVER)).toEqual({
      ok: false,
      code: 'E_NUMBER_USED',
      detail: '青招办责〔2026〕2号',
    });
    expect(numberUsedDrafts(ledger, { ...first, serial: 2 }, '作废', '')).toMatchObject({ ok: false, code: 'E_NUMBER_USED' });
  });
});

describe('督办通知单', () => {
  const notice = {
    kind: 'supervision-notice',
    title: '督办通知单',
    unit: UNIT,
    fields: { due: isoDay('2026-11-03') },
    supervision: recordId('d-1'),
  } as const;

  test('carries its answer’s day into the register and its record into the 督办事项', () => {
    const ledger = start();
    const { record, drafts } = newLetterDrafts(ledger, notice, '王秀兰', TODAY);
    const after = enter(ledger, drafts);
    expect(getRecord(after, 'letter', record)?.replyDue).toBe('2026-11-03');
    expect(getRecord(after, 'supervision', recordId('d-1'))?.letter).toBe(record);
  });

  test('the day of the signature is the 成文日期, and the answer stands in the 处置记录 it came from, once', () => {
    const ledger = start();
    const { record, drafts } = newLetterDrafts(ledger, notice, '王秀兰', TODAY);
    const sent = enter(ledger, [
      ...drafts,
      createDraft(county('measureDecision', 'r-1'), {
        proposal: 'p',
        unit: UNIT,
        level: '黄牌督办',
        outcome: '送签',
        on: TODAY,
        letter: record,
      }),
    ]);
    const letter = getRecord(sent, 'letter', record);
    if (letter === null) throw new Error('no letter');
    const answer = { on: isoDay('2026-11-02'), by: '组长' };
    const back = enter(sent, approvalDrafts(sent, letter, '退回修改', { ...answer, note: '数据再核' }));
    expect(letterState(letter, stepsByLetter(back).get(record) ?? [])).toBe('退回修改');
    expect(listRecords(back, 'measureDecision')).toHaveLength(1);
    // Withheld twice is two decisions; the same answer entered again is one.
    const later = { ...answer, note: '再观察' };
    const held = enter(back, approvalDrafts(back, letter, '暂缓签发', later));
    const decided = (day: string) => approvalDrafts(held, letter, '暂缓签发', { ...later, on: isoDay(day) });
    expect(decided('2026-11-02').some(({ entity }) => entity === 'measureDecision')).toBe(false);
    expect(decided('2026-11-09').some(({ entity }) => entity === 'measureDecision')).toBe(true);
    const signed = enter(back, approvalDrafts(back, letter, '同意签发', answer));
    expect(getRecord(signed, 'letter', record)?.dated).toBe('2026-11-02');
    expect(listRecords(signed, 'measureDecision').at(-1)).toMatchObject({
      proposal: 'p',
      level: '黄牌督办',
      outcome: '已签发',
      decidedBy: '组长',
      letter: record,
    });
    expect(approvalDrafts(signed, letter, '同意签发', answer).some(({ entity }) => entity === 'measureDecision')).toBe(false);
  });

  test('of a 解除通知书 it is recorded as 解除 and issues no measure a second time', () => {
    const ledger = start();
    const record = recordId('l-release');
    const sent = enter(ledger, [
      createDraft({ scope: COUNTY_SCOPE, entity: 'letter', record }, { template: 'release-notice', title: '解除', unit: UNIT }),
      createDraft(county('measureDecision', 'r-2'), {
        proposal: `monthly/duban/${UNIT}/2026-10/release`,
        unit: UNIT,
        level: 'duban',
        outcome: '送签',
        on: TODAY,
        letter: record,
      }),
    ]);
    const letter = getRecord(sent, 'letter', record);
    if (letter === null) throw new Error('no letter');
    const signed = enter(sent, approvalDrafts(sent, letter, '同意签发', { on: isoDay('2026-11-02'), by: '组长' }));
    expect(listRecords(signed, 'measureDecision').map(({ outcome }) => outcome)).toEqual(['送签', '解除']);
  });
});
