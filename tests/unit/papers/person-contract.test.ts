/** 个人目标责任书 (S-39, S-40): the unit's tasks broken down, one paper for each person to sign; the head signs his own with the county. */
import { expect, test } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { emptyLedger } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { fieldsOf, personSigningRows } from '../../../shared/papers/letter-records';
import { allPersonContracts, newPersonContract, stepDraft } from '../../../renderer/features/papers/letter-drafts';
import { enter } from '../views/small-ledger';

const TODAY = isoDay('2026-10-31');
const UNIT = recordId('u-liuhe');
const [HEAD, DEPUTY, IDLE, GONE] = [recordId('p-head'), recordId('p-deputy'), recordId('p-idle'), recordId('p-gone')];
const at = <E extends 'county' | 'unit' | 'target' | 'person' | 'post' | 'personTarget'>(entity: E, id: string) =>
  ({ scope: COUNTY_SCOPE, entity, record: recordId(id) }) as const;

function start(): Ledger {
  const given = (id: string, person: typeof HEAD, base: string) =>
    createDraft(at('personTarget', id), { unit: UNIT, year: 2026, person, indicator: '到位资金', base });
  return enter(emptyLedger(), [
    createDraft(at('county', 'c-1'), { name: '青石县', issuer: '青石县招商办' }),
    createDraft(at('unit', UNIT), { name: '柳河镇', fullName: '柳河镇人民政府' }),
    createDraft(at('target', 't-1'), { unit: UNIT, indicator: '到位资金', year: 2026, base: '50000', document: '青招组发〔2026〕1号' }),
    ...[HEAD, DEPUTY, IDLE, GONE].map((person, place) =>
      createDraft(at('person', person), { name: ['赵一', '钱二', '孙三', '李四'][place] ?? '' }),
    ),
    createDraft(at('post', 'o-1'), { unit: UNIT, person: HEAD, title: '党委书记', head: true }),
    createDraft(at('post', 'o-2'), { unit: UNIT, person: DEPUTY, title: '副镇长', rank: '分管负责人' }),
    createDraft(at('post', 'o-3'), { unit: UNIT, person: IDLE, title: '干事', rank: '工作人员' }),
    createDraft(at('post', 'o-4'), { unit: UNIT, person: GONE, title: '镇长助理', to: isoDay('2026-06-30') }),
    given('g-1', HEAD, '30000'),
    given('g-2', DEPUTY, '20000'),
    given('g-3', GONE, '5000'),
  ]);
}

function drafted(ledger: Ledger): Ledger {
  const made = allPersonContracts({ ledger, view: null, today: TODAY }, UNIT, 2026, '王秀兰');
  if (!made.ok) throw new Error(made.code);
  return enter(ledger, made.value.drafts);
}

test('everyone who has a task and still serves gets one, the others none, nobody two (S-40)', () => {
  const ledger = drafted(start());
  const titles = (now: Ledger) => listRecords(now, 'letter').map(({ title }) => title);
  expect(titles(ledger)).toEqual(['赵一个人目标责任书（2026年度，柳河镇）', '钱二个人目标责任书（2026年度，柳河镇）']);
  expect(titles(drafted(ledger))).toHaveLength(2);
});

test('it states his own figure beside the unit’s; he signs with his unit, the head with the county (S-39, S-40)', () => {
  const [head, deputy] = listRecords(drafted(start()), 'letter').map(fieldsOf);
  expect(deputy).toMatchObject({
    issuer: '柳河镇人民政府',
    person: '钱二',
    post: '副镇长',
    rank: '分管负责人',
    basis: '青招组发〔2026〕1号',
    targets: [{ cells: { 序号: '1', 指标: '到位资金', 个人目标: '20000', 单位任务: '50000' } }],
  });
  expect(head).toMatchObject({ issuer: '青石县招商办', person: '赵一', rank: '主要负责人' });
});

test('without a task of his own there is no paper to draft', () => {
  expect(newPersonContract({ ledger: start(), view: null, today: TODAY }, UNIT, IDLE, 2026)).toMatchObject({
    ok: false,
    code: 'E_PAPER_DATA',
  });
});

test('签订情况 follows each person from 未拟稿 to 已签订', () => {
  const before = drafted(start());
  const letter = listRecords(before, 'letter').find(({ person }) => person === DEPUTY);
  if (letter === undefined) throw new Error('no letter');
  const signed = enter(before, [stepDraft(letter, '签订', { on: TODAY, by: '钱二' })]);
  const rows = personSigningRows(signed, 2026, TODAY);
  expect(rows.map(({ name, open, signed: own }) => [name, open !== null, own?.by ?? null])).toEqual([
    ['柳河镇 赵一', true, null],
    ['柳河镇 钱二', true, '钱二'],
  ]);
  expect(personSigningRows(start(), 2026, TODAY).every(({ open }) => open === null)).toBe(true);
});
