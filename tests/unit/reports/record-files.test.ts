/** 项目档案 (S-112), 单位 and 领导 pages: everything dated on one line, every value with who gave it, every figure with its rows (law 3, law 4). */
import { describe, expect, it } from 'vitest';
import { setDraft, createDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { makeReport } from '../../../shared/reports/catalogue';
import { changesOf, provenanceOf } from '../../../shared/reports/changes';
import { moneyCurve, projectFile } from '../../../shared/reports/project-file';
import { reportLetter } from '../../../shared/reports/report-letter';
import { rowsBehind } from '../../../shared/reports/report';
import { projectTimeline } from '../../../shared/reports/timeline';
import { fundSums } from '../../../shared/views/fund-sums';
import { indexLedger } from '../../../shared/views/ledger-index';
import { letterSchema } from '../../../shared/letters/blocks';
import { enter, ledgerWith, PROJECT, record, UNIT, wan } from '../views/small-ledger';
import { sampleLedger, today, wordsOf } from './sample-ledger';

const day = isoDay('2026-05-31');

function project() {
  const ledger = ledgerWith(
    { projectName: '甲项目', investor: '某某公司', totalInvestment: wan(1200) },
    record('stageEvent', { project: PROJECT, stage: '签约', on: { date: '2026-03', precision: 'month' } }),
    record('moneyEntry', { project: PROJECT, kind: '到位资金', span: '当月', month: '2026-04', reported: wan(300) }),
    record('assignment', { project: PROJECT, role: '包保领导', name: '前任', from: isoDay('2026-01-01'), to: isoDay('2026-04-30') }),
    record('assignment', { project: PROJECT, role: '包保领导', name: '现任', from: isoDay('2026-05-01') }),
    record('activity', { kind: '来访接待', on: isoDay('2026-02-10'), company: '某某公司', outcome: '有意向' }),
    createDraft(
      { scope: 'county', entity: 'supervision', record: recordId('d-1') },
      { matter: '尽快开工', project: PROJECT, unit: UNIT, raisedOn: isoDay('2026-05-10'), due: isoDay('2026-05-20'), person: '现任' },
    ),
  );
  const place = { scope: UNIT, entity: 'project', record: PROJECT } as const;
  return enter(ledger, [setDraft(ledger, place, { investor: '某某集团' })]);
}

describe('one project', () => {
  it('S-112: stage, money, people, supervision stand on one line of time, the latest first', () => {
    const lines = projectTimeline(project(), PROJECT);
    expect(lines.map(({ day: own, kind }) => `${own} ${kind}`)).toEqual([
      '2026-05-10 督办',
      '2026-05-01 责任',
      '2026-04-30 责任',
      '2026-04-28 资金',
      '2026-03-01 阶段',
      '2026-01-01 责任',
    ]);
    expect(lines.find(({ kind }) => kind === '资金')?.says).toContain('申报300万元　待核定');
  });

  it('a visit of the investor shows as found by the company’s name, not as a fact of the project', () => {
    const ledger = ledgerWith(
      { projectName: '甲', investor: '某某公司' },
      record('activity', { kind: '来访接待', on: isoDay('2026-02-10'), company: '某某公司' }),
    );
    expect(projectTimeline(ledger, PROJECT).map(({ says }) => says)[0]).toContain('企业名称与投资方相同');
  });

  it('law 1: both values of a changed field stay in the list of changes; the standing one names its author', () => {
    const ledger = project();
    expect(
      changesOf(ledger, PROJECT)
        .filter(({ field }) => field === 'investor')
        .map(({ value }) => value),
    ).toEqual(['某某公司', '某某集团']);
    expect(provenanceOf(ledger, 'project', PROJECT, 'investor')?.person).toBe('测试员');
  });

  it('law 4: who held the project on a day is answered for the past too', () => {
    const april = projectFile(project(), PROJECT, isoDay('2026-04-15'));
    const words = april === null ? '' : wordsOf(april);
    expect(words).toMatch(/包保领导\|前任\|[^\n]*\|在任/);
    expect(words).not.toMatch(/包保领导\|现任\|[^\n]*\|在任/);
  });

  it('the curve of money is that of the 项目台账', () => {
    const ledger = project();
    const [only] = moneyCurve(ledger, PROJECT, day);
    const sums = fundSums(indexLedger(ledger).funds.get(PROJECT) ?? [], '到位资金', 'reported', '2026-04');
    expect([only?.reported, only?.totalReported]).toEqual([sums.month, sums.total]);
  });

  it('a project the ledger does not hold has no file', () => {
    expect(makeReport(project(), { kind: 'project', day, record: recordId('p-none') })).toBeNull();
  });
});

describe('pages of the sample county', () => {
  const ledger = sampleLedger();

  it('every project, unit and leader has a file that can be set as a letter', () => {
    const asked = [
      ...listRecords(ledger, 'project')
        .slice(0, 40)
        .map(({ id }) => ({ kind: 'project', record: id }) as const),
      ...listRecords(ledger, 'unit')
        .slice(0, 6)
        .map(({ id }) => ({ kind: 'unit', record: id }) as const),
      ...listRecords(ledger, 'person')
        .slice(0, 12)
        .map(({ id }) => ({ kind: 'person', record: id }) as const),
    ];
    for (const one of asked) {
      const report = makeReport(ledger, { ...one, day: today });
      if (report === null) throw new Error(one.record);
      expect(letterSchema.safeParse(reportLetter(report)).error?.issues, one.record).toBeUndefined();
      expect(report.notes[0]).toContain('招商口径');
    }
  });

  it('a unit’s page lists exactly its running projects, each leading to its row', () => {
    const unit = listRecords(ledger, 'unit').find(({ name }) => name === '柳河镇');
    if (unit === undefined) throw new Error('柳河镇');
    const report = makeReport(ledger, { kind: 'unit', day: today, record: unit.id });
    const own = listRecords(ledger, 'project').filter(({ scope, state }) => scope === unit.id && state !== '退出');
    const behind = report === null ? new Set() : rowsBehind(report);
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter(({ id }) => !behind.has(id))).toEqual([]);
  });
});
