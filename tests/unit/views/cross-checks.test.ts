/** 勾稽关系 before a lock (issue 3, point 6): each finding names the row; what adds up is not accused. */
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { openCommit } from '../../../shared/ledger/commit';
import { createDraft, strikeDraft } from '../../../shared/ledger/drafts';
import { fold } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { LIUHE } from '../../../shared/sample/units';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { crossChecks } from '../../../shared/views/cross-checks';
import { freezePeriod, readFreezePeriod } from '../../../shared/views/freeze-period';
import { frozenDifferences } from '../../../shared/views/frozen-compare';
import { checkFrozen, freezeDraft, frozenFor } from '../../../shared/views/frozen-periods';
import { lockNotes, publishedMonth } from '../../../shared/views/published-month';
import { enter, wan } from './small-ledger';

const scheme = SchemeSchema.parse(
  JSON.parse(readFileSync(new URL('../../../assets/sample/scheme-qingshi-2026.json', import.meta.url), 'utf8')),
);
const sample = () => fold(sampleCommits({ calendars: [], scheme }).flatMap((commit): Operation[] => openCommit(commit) ?? []));
const P = recordId('p-cross');
const project = (values: object) => createDraft({ scope: LIUHE, entity: 'project', record: P }, { projectName: '电缆厂', ...values });
const money = (id: string, span: '当月' | '当年累计', month: string, amount: number) =>
  createDraft(
    { scope: LIUHE, entity: 'moneyEntry', record: recordId(id) },
    { project: P, kind: '到位资金', span, month, reported: wan(amount) },
  );
const stage = (id: string, name: '签约' | '开工', date: string) =>
  createDraft(
    { scope: LIUHE, entity: 'stageEvent', record: recordId(id) },
    { project: P, stage: name, on: { date, precision: 'day', raw: date, planned: false } },
  );

const untouched = new Set((crossChecks(sample(), '2026-10') ?? []).flatMap(({ findings }) => findings.map(({ text }) => text)));

/** What is found after these entries and was not before, by the check whose title begins so. */
function findingsOf(title: string, ...drafts: Parameters<typeof enter>[1]) {
  const checks = crossChecks(enter(sample(), drafts), '2026-10') ?? [];
  return checks
    .filter((check) => check.title.startsWith(title))
    .flatMap(({ findings }) => findings)
    .filter(({ text }) => !untouched.has(text));
}

describe('本月＋上月累计＝累计', () => {
  const september = money('m-1', '当月', '2026-09', 300);
  it('a month and a year to date that agree are not accused', () => {
    expect(
      findingsOf(
        '本月＋上月累计＝累计（申',
        project({}),
        september,
        money('m-2', '当月', '2026-10', 200),
        money('m-3', '当年累计', '2026-10', 500),
      ),
    ).toEqual([]);
  });
  it('one 万元 apart is named with both sums', () => {
    const found = findingsOf(
      '本月＋上月累计＝累计（申',
      project({}),
      september,
      money('m-2', '当月', '2026-10', 200),
      money('m-3', '当年累计', '2026-10', 501),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ project: P, text: expect.stringContaining('本月200＋上月累计300＝500万元，所报累计501万元') });
  });
  it('a year to date below that of the month before is named', () => {
    expect(findingsOf('本月＋上月累计＝累计（申', project({}), september, money('m-3', '当年累计', '2026-10', 299))[0]?.text).toContain(
      '比上月累计300万元少',
    );
  });
});

describe('到位≤合同', () => {
  const agreed = project({ agreedInvestment: wan(500) });
  it('money up to the contract is right, above it is named', () => {
    expect(findingsOf('到位≤合同', agreed, money('m-1', '当月', '2026-10', 500))).toEqual([]);
    expect(findingsOf('到位≤合同', agreed, money('m-1', '当月', '2026-10', 501))[0]?.text).toContain('到位501万元，协议引资额500万元');
  });
});

describe('开工≤签约', () => {
  it('a start without or before the signing is named; on the same day it is right', () => {
    expect(findingsOf('开工≤签约', project({}), stage('s-1', '开工', '2026-05-01'))[0]?.text).toContain('没有签约记录');
    expect(findingsOf('开工≤签约', project({}), stage('s-1', '签约', '2026-05-02'), stage('s-2', '开工', '2026-05-01'))[0]?.text).toContain(
      '早于签约',
    );
    expect(findingsOf('开工≤签约', project({}), stage('s-1', '签约', '2026-05-01'), stage('s-2', '开工', '2026-05-01'))).toEqual([]);
  });
});

describe('the sample county', () => {
  it('has sections that add up to the whole and words that say the table’s numbers', () => {
    const checks = crossChecks(sample(), '2026-10') ?? [];
    for (const title of ['板块之和＝合计', '综述文字＝表格', '本月＋上月累计＝累计（汇总表）'])
      expect(
        checks.find((check) => check.title === title),
        title,
      ).toMatchObject({ findings: [] });
  });
});

describe('a locked period', () => {
  const ledger = sample();
  const lock = freezeDraft(ledger, freezePeriod('季', '2026-08'), recordId('z-q3'), { decidedBy: '王县长', on: isoDay('2026-10-12') });
  const month = freezeDraft(ledger, freezePeriod('月', '2026-09'), recordId('z-m9'), { decidedBy: '王县长' });
  if (lock === null || month === null) throw new Error('no scheme');
  enter(ledger, [lock, month]);
  const frozen = frozenFor(ledger, '2026-09');
  if (frozen === null) throw new Error('not locked');
  const figure = () => publishedMonth(ledger, '2026-09')?.view.table.rows.find(({ unit, target }) => unit === LIUHE && target === 'fund');
  const before = figure();

  it('may be a quarter: 2026-Q3 ends with September and holds the figures of the quarter alone', () => {
    expect(readFreezePeriod('2026-Q3')).toMatchObject({ span: '季', month: '2026-09', title: '2026年第三季度' });
    expect(readFreezePeriod('2026-13')).toBeNull();
    const record = listRecords(ledger, 'freeze').find(({ id }) => id === 'z-q3');
    expect(record).toMatchObject({ period: '2026-09', span: '季', decidedBy: '王县长' });
    expect(record === undefined ? null : checkFrozen(ledger, record)).toMatchObject({ period: '2026-Q3', same: true, wouldDiffer: false });
  });

  it('keeps its printed figures when a late entry comes, and says both figures (S-94)', () => {
    enter(ledger, [
      project({ agreedInvestment: wan(9_000) }),
      money('m-late', '当月', '2026-09', 700),
      createDraft({ scope: LIUHE, entity: 'recognition', record: recordId('k-late') }, { entry: recordId('m-late'), recognised: wan(700) }),
    ]);
    expect(figure()?.cumulative).toEqual(before?.cumulative);
    const differing = frozenDifferences(ledger, frozen).filter(({ unit, item }) => unit === LIUHE && item === 'fund');
    const money9 = differing.find(({ figure: name }) => name === '累计');
    expect(Number(money9?.after) - Number(money9?.before)).toBe(700);
    expect(money9?.decision).toBeNull();
  });

  it('a decision stands for the two figures it was made about, and is printed as a note', () => {
    const one = frozenDifferences(ledger, frozen).find(
      ({ unit, item, figure: name }) => unit === LIUHE && item === 'fund' && name === '累计',
    );
    if (one === undefined) throw new Error('nothing differs');
    const values = { freeze: frozen.id, unit: one.unit, item: one.title, figure: one.figure, before: one.before, after: one.after };
    enter(ledger, [
      createDraft(
        { scope: 'county', entity: 'adjustment', record: recordId('ja-1') },
        { ...values, outcome: '予以调整', ground: '9月凭证补报', decidedBy: '领导小组' },
      ),
    ]);
    const again = () =>
      frozenDifferences(ledger, frozen).find(({ unit, item, figure: name }) => unit === LIUHE && item === 'fund' && name === '累计');
    expect(again()?.decision).toMatchObject({ outcome: '予以调整' });
    expect(lockNotes(ledger, frozen).join('')).toContain(
      `累计核定${one.before}万元，调整+700万元，现行${one.after}万元（领导小组，9月凭证补报）`,
    );
    enter(ledger, [strikeDraft({ scope: LIUHE, entity: 'recognition', record: recordId('k-late'), reason: '凭证有误' })]);
    expect(again()?.decision ?? null).toBeNull();
  });
});

describe('申报数都已核定 (S-113)', () => {
  it('says in which months the unrecognised rows stand, so that a clerk finds them in 资金核定', () => {
    const waiting = findingsOf('申报数都已核定', project({}), money('m-1', '当月', '2026-08', 300), money('m-2', '当月', '2026-10', 200));
    expect(waiting).toHaveLength(1);
    expect(waiting[0]?.text).toMatch(/^柳河镇：\d+ 条申报数待核定（.*8月\d+条.*10月\d+条），按核定数计算时不计入$/);
  });
});
