/**
 * 周报 and 季调度材料 are fed from the registers (S-108, S-110, S-83, S-98): leads, weekly entries, problems, plans, decisions, promises, each leading to its
 * record; and what came after a lock changes no report of the locked period (law 2).
 */
import { describe, expect, it } from 'vitest';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { makeReport } from '../../../shared/reports/catalogue';
import { rowsBehind } from '../../../shared/reports/report';
import { freezePeriod } from '../../../shared/views/freeze-period';
import { freezeDraft } from '../../../shared/views/frozen-periods';
import type { Ledger } from '../../../shared/ledger/fold';
import { qingshi } from '../scoring/county';
import { FIELD_KINDS } from '../../../shared/model/field-kinds';
import { enter, ledgerWith, PROJECT, record, UNIT } from '../views/small-ledger';
import { wordsOf } from './sample-ledger';

const FRIDAY = isoDay('2026-10-30');
const DEPT = recordId('u-dept');
const [LAST, NOW] = [recordId('mt-last'), recordId('mt-now')];

function county(): Ledger {
  return ledgerWith(
    { projectName: '铝箔项目', progress: '台账里的进度', problems: '台账里的问题', nextStep: '台账里的打算' },
    createDraft({ scope: 'county', entity: 'unit', record: DEPT }, { name: '县自然资源局', order: 2 }),
    createDraft({ scope: 'county', entity: 'person', record: recordId('h-1') }, { name: '赵局长' }),
    createDraft(
      { scope: 'county', entity: 'post', record: recordId('o-1') },
      { person: recordId('h-1'), unit: DEPT, head: true, from: isoDay('2024-01-01') },
    ),
    record('stageEvent', { project: PROJECT, stage: '在谈', on: { date: '2026-03-01', precision: 'day' } }),
    record('lead', { name: '光伏玻璃线索', receivedOn: isoDay('2026-10-27'), investor: '乙公司', verdict: '有效' }, 'ld-1'),
    record('lead', { name: '上周的线索', receivedOn: isoDay('2026-10-20'), nextOn: isoDay('2026-11-04') }, 'ld-2'),
    record('progressEntry', { project: PROJECT, on: isoDay('2026-10-29'), progress: '签了框架协议', next: '选址' }, 'wk-1'),
    record(
      'problem',
      {
        text: '用地指标不足',
        project: PROJECT,
        level: '县级领导',
        raisedOn: isoDay('2026-10-10'),
        department: DEPT,
        limit: isoDay('2026-10-20'),
      },
      'pb-1',
    ),
    record('problem', { text: '早已解决', raisedOn: isoDay('2026-09-01'), solvedOn: isoDay('2026-09-20') }, 'pb-2'),
    record('tripPlan', { leader: '张三', place: '苏州', period: { date: '2026-11-03', precision: 'day' } }, 'tp-1'),
    record('node', { project: PROJECT, name: '取得用地', planned: isoDay('2026-11-05'), owner: '李会计' }, 'nd-1'),
    record(
      'commitment',
      { text: '通水通电', promiser: '刘镇长', to: '乙公司', on: isoDay('2026-05-01'), due: { date: '2026-10-15', precision: 'day' } },
      'cn-1',
    ),
    createDraft({ scope: 'county', entity: 'meeting', record: LAST }, { name: '三季度调度会', kind: '季调度会', on: isoDay('2026-08-20') }),
    createDraft(
      { scope: 'county', entity: 'meeting', record: NOW },
      { name: '四季度调度会', kind: '季调度会', on: isoDay('2026-10-28'), host: '县长', speakers: [DEPT, UNIT] },
    ),
    createDraft(
      { scope: 'county', entity: 'decision', record: recordId('dc-1') },
      { text: '补齐用地手续', meeting: LAST, unit: UNIT, due: isoDay('2026-09-30'), supervision: recordId('d-1') },
    ),
    createDraft(
      { scope: 'county', entity: 'supervision', record: recordId('d-1') },
      { matter: '补齐用地手续', unit: UNIT, raisedOn: isoDay('2026-08-21'), due: isoDay('2026-09-30'), closedOn: isoDay('2026-09-28') },
    ),
    createDraft(
      { scope: 'county', entity: 'decision', record: recordId('dc-2') },
      { text: '十一月底前开工', meeting: NOW, unit: UNIT, person: '刘镇长', due: isoDay('2026-11-30') },
    ),
  );
}

function made(ledger: Ledger, kind: 'weekly' | 'quarter' | 'meeting', record_: typeof UNIT | null, day = FRIDAY) {
  const report = makeReport(ledger, { kind, day, record: record_ });
  if (report === null) throw new Error(kind);
  return report;
}

describe('周报 of a unit (S-108)', () => {
  const report = made(county(), 'weekly', UNIT);
  const words = wordsOf(report);

  it('lists the week’s leads, takes the week’s own entry before the ledger’s general words, and problems with level and head', () => {
    expect(words).toContain('光伏玻璃线索');
    expect(words).not.toContain('\n上周的线索|');
    expect(words).toContain('铝箔项目|柳河镇|签了框架协议|选址|');
    expect(words).not.toContain('台账里的进度');
    expect(words).toContain('用地指标不足|铝箔项目|县级领导|县自然资源局|赵局长|▲已超 2026年10月20日');
    expect(words).not.toContain('早已解决');
    expect(words).toContain('新增线索1条');
  });

  it('a problem no department was named for is its own unit’s, never the county leaders’, whose posts lie with no unit (S-83, S-122)', () => {
    const own = enter(county(), [
      createDraft({ scope: 'county', entity: 'person', record: recordId('h-9') }, { name: '谢书记', county: true }),
      createDraft({ scope: 'county', entity: 'post', record: recordId('o-9') }, { person: recordId('h-9'), title: '县委书记', head: true }),
      record('problem', { text: '进场道路未打通', project: PROJECT, raisedOn: isoDay('2026-10-26') }, 'pb-9'),
    ]);
    const said = wordsOf(made(own, 'weekly', UNIT));
    expect(said).toContain('进场道路未打通|铝箔项目|责任人|柳河镇||未定时限');
    expect(said).not.toContain('谢书记');
  });

  it('plans next week from trips, nodes and follow-ups', () => {
    expect(words).toContain('外出招商：苏州|张三|2026年11月3日');
    expect(words).toContain('铝箔项目|取得用地（李会计）|2026年11月5日');
    expect(words).toContain('线索：上周的线索|跟进|2026年11月4日');
  });

  it('each of them leads to its record (law 3)', () => {
    const rows = rowsBehind(report);
    for (const id of ['ld-1', 'wk-1', 'pb-1', 'tp-1', 'nd-1', 'ld-2']) expect(rows.has(recordId(id))).toBe(true);
  });
});

describe('the county’s 周报 and 调度材料 (S-110)', () => {
  const ledger = county();

  it('sum up leads by unit and list open problems', () => {
    const words = wordsOf(made(ledger, 'weekly', null));
    expect(words).toContain('光伏玻璃线索');
    expect(words).toContain('用地指标不足');
  });

  it('speak in the order the meeting has, look back on decisions and promises, and print what was decided', () => {
    const report = made(ledger, 'quarter', null);
    const words = wordsOf(report);
    expect(words).toMatch(/1\|县自然资源局[^\n]*\n2\|柳河镇/);
    expect(words).toContain('补齐用地手续|2026年9月30日|已兑现（2026年9月28日）');
    expect(words.match(/补齐用地手续/g)).toHaveLength(1);
    expect(words).toContain('通水通电|刘镇长|乙公司|2026年10月15日|▲未兑现，已超期');
    expect(words).toContain('十一月底前开工|柳河镇|刘镇长|2026年11月30日');
    for (const id of ['pb-1', 'dc-1', 'dc-2', 'cn-1']) expect(rowsBehind(report).has(recordId(id))).toBe(true);
  });

  it('are made for one meeting too, under its own name', () => {
    const report = made(ledger, 'meeting', LAST);
    expect([report.title, report.under]).toEqual(['三季度调度会材料', '2026年8月20日召开　截至2026年10月30日']);
    expect(wordsOf(report)).toContain('补齐用地手续|柳河镇');
    expect(makeReport(ledger, { kind: 'meeting', day: FRIDAY, record: recordId('mt-none') })).toBeNull();
  });
});

describe('a locked period (law 2)', () => {
  const scheme = createDraft(
    { scope: 'county', entity: 'scheme', record: recordId('f-1') },
    { title: qingshi.title, year: 2026, documentNumber: '青招组发〔2026〕1号', body: FIELD_KINDS.json.parse(qingshi) },
  );

  function locked(span: '月' | '季', month: string): Ledger {
    const ledger = enter(county(), [scheme]);
    const lock = freezeDraft(ledger, freezePeriod(span, month), recordId('z-1'));
    if (lock === null) throw new Error('lock');
    return enter(ledger, [lock]);
  }

  it('a week of a locked month stays as it was known: a late lead and a problem solved later change nothing', () => {
    const ledger = locked('月', '2026-10');
    enter(ledger, [
      record('lead', { name: '补录的线索', receivedOn: isoDay('2026-10-28') }),
      setDraft(ledger, { scope: UNIT, entity: 'problem', record: recordId('pb-1') }, { solvedOn: isoDay('2026-10-29') }),
    ]);
    const words = wordsOf(made(ledger, 'weekly', UNIT));
    expect(words).not.toContain('补录的线索');
    expect(words).toContain('用地指标不足');
    // The next week is not locked.
    expect(wordsOf(made(ledger, 'weekly', UNIT, isoDay('2026-11-06')))).not.toContain('用地指标不足');
  });

  it('the pack of a locked quarter stays as it was known', () => {
    const ledger = locked('季', '2026-09');
    enter(ledger, [record('problem', { text: '补录的问题', raisedOn: isoDay('2026-09-10') })]);
    expect(wordsOf(made(ledger, 'quarter', null, isoDay('2026-09-30')))).not.toContain('补录的问题');
    expect(wordsOf(made(ledger, 'quarter', null, FRIDAY))).toContain('补录的问题');
  });
});
