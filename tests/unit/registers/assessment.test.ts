/**
 * Registers of 目标考核: neighbours' figures (S-60), 直报指标 (S-115), 班子检查 (S-119), 免责 (S-43), appeals and 离岗招商 (S-76, S-77), the two-year memory
 * (S-78), measures by type (S-79).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { proposeEscalations } from '../../../shared/escalation/propose';
import { openCommit } from '../../../shared/ledger/commit';
import { createDraft } from '../../../shared/ledger/drafts';
import { fold } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { daysAway, yearsFailed } from '../../../shared/registers/handling';
import { REGISTERS } from '../../../shared/registers/all-registers';
import { ownCompletion } from '../../../shared/registers/task-figures';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { workCalendarOf } from '../../../shared/views/calendar';
import { factsOf } from '../../../shared/views/facts';
import { enter } from '../views/small-ledger';
import { desk, named, TODAY } from './desk';

describe('a neighbour’s figure (S-60)', () => {
  it('is compared by its own year’s task, and says nothing without one', () => {
    expect(ownCompletion('800000', '600000')).toBe('75.0');
    expect(ownCompletion(undefined, '600000')).toBeNull();
    expect(ownCompletion('0', '600000')).toBeNull();
    const own = desk();
    const id = own.line('neighbours', {
      month: '2026-10',
      region: '临江县',
      indicator: '当年到位资金',
      target: '800000',
      value: '600000',
      source: '市局10月通报',
    });
    expect(own.row('neighbours', id).cells['completion']).toBe('75.0');
  });
});

describe('figures without a project (S-115)', () => {
  it('are not added up: 万元 of one indicator and 个 of another stand in one column', () => {
    const value = REGISTERS.find(({ id }) => id === 'direct-figures')?.columns.find(({ key }) => key === 'value');
    expect(value?.total).toBe(false);
  });

  it('need unit, month, value and who supplied them', () => {
    expect(named('direct-figures').records?.required).toEqual(['month', 'indicator', 'unit', 'value', 'supplier']);
    const own = desk();
    own.line('direct-figures', { month: '2026-10', indicator: '外贸进出口', unit: '柳河镇', value: '320.5', supplier: '县商务局' });
    expect(factsOf(own.ledger, null).figures).toMatchObject([{ indicator: '外贸进出口', date: '2026-10', recognised: '320.5' }]);
  });
});

describe('班子检查 (S-119)', () => {
  it('is no fact of any score; a finding without a day to mend it needs a look', () => {
    const own = desk();
    const before = JSON.stringify(factsOf(own.ledger, null));
    const id = own.line('team-checks', { on: '2026-06-30', team: '人大', by: '督查室', content: '外出招商情况', found: '上半年没有外出' });
    expect(JSON.stringify(factsOf(own.ledger, null))).toBe(before);
    expect(own.row('team-checks', id).marks['rectifyBy']).toContain('没有定整改时限');
  });

  it('is entered whole in one line: whose team it was and by when the finding is to be mended', () => {
    const own = desk();
    const check = {
      on: '2026-06-30',
      unit: '柳河镇',
      team: '人大',
      by: '督查室',
      content: '外出招商',
      found: '没有外出',
      rectifyBy: '2026-07-31',
    };
    const { cells, marks } = own.row('team-checks', own.line('team-checks', check));
    expect([cells['unit'], cells['rectifyBy'], marks['rectifyBy']]).toEqual([
      '柳河镇',
      { date: '2026-07-31', precision: 'day' },
      undefined,
    ]);
  });
});

describe('an exemption with its approver (S-43)', () => {
  const scheme = SchemeSchema.parse(
    JSON.parse(readFileSync(new URL('../../../assets/sample/scheme-qingshi-2026.json', import.meta.url), 'utf8')),
  );
  const ledger = fold(sampleCommits({ calendars: [], scheme }).flatMap((commit): Operation[] => openCommit(commit) ?? []));
  const proposals = () =>
    proposeEscalations(scheme, factsOf(ledger, scheme), { asOf: isoDay('2026-10-31'), calendar: workCalendarOf(ledger) }).proposals;
  const named = () =>
    new Set(
      proposals()
        .filter(({ kind }) => kind !== 'release')
        .map(({ subject }) => subject.id),
    );
  const [unit] = named();
  if (unit === undefined) throw new Error('nothing proposed');
  const exempt = (id: string, values: object) =>
    enter(ledger, [
      createDraft(
        { scope: 'county', entity: 'exemption', record: recordId(id) },
        { unit: recordId(unit), kind: '中途到位', from: isoDay('2026-08-01'), ...values },
      ),
    ]);

  it('without an approver changes nothing', () => {
    exempt('je-1', { ground: '8月到任' });
    expect(named().has(unit)).toBe(true);
  });
  it('that has ended changes nothing', () => {
    exempt('je-2', { approver: '县委组织部', to: isoDay('2026-10-30') });
    expect(named().has(unit)).toBe(true);
  });
  it('in force takes the unit out of the proposals and leaves the others', () => {
    const before = named().size;
    exempt('je-3', { approver: '县委组织部', to: isoDay('2026-10-31') });
    expect(named().has(unit)).toBe(false);
    expect(named().size).toBe(before - 1);
  });
});

describe('离岗招商 (S-76, S-77)', () => {
  it('counts the day of leaving and not the day of return', () => {
    expect(daysAway({ from: isoDay('2026-10-01'), to: isoDay('2026-10-02') }, TODAY)).toBe(1);
    expect(daysAway({ from: isoDay('2026-10-31') }, TODAY)).toBe(1);
    expect(daysAway({ from: isoDay('2026-10-01') }, TODAY)).toBe(31);
    // A day of return fixed beforehand has not come: only the days until today are counted, and none before he leaves.
    expect(daysAway({ from: isoDay('2026-10-01'), to: isoDay('2026-12-01') }, TODAY)).toBe(31);
    expect(daysAway({ from: isoDay('2026-11-05') }, TODAY)).toBe(0);
  });
  it('an appeal past its limit without an answer needs a look; an answer must say who decided', () => {
    const own = desk();
    const late = own.line('appeals', {
      filedOn: '2026-10-20',
      unit: '柳河镇',
      kind: '申诉',
      against: '10月黄牌',
      ground: '数据漏报',
      due: '2026-10-30',
    });
    expect(own.row('appeals', late).marks['due']).toContain('还没有结果');
  });
});

describe('the two-year memory (S-78)', () => {
  it('counts years in a row only', () => {
    const own = desk();
    for (const [year, outcome] of [
      ['2023', '未完成'],
      ['2025', '未完成'],
      ['2026', '未完成'],
    ] as const)
      own.line('year-outcomes', { year, unit: '柳河镇', outcome });
    const context = own.context();
    expect(yearsFailed(context.all('yearOutcome'), recordId('u-test'), 2026)).toBe(2);
    const row = own.rows('year-outcomes').find(({ cells }) => cells['year'] === 2026);
    expect(row?.marks['consequence']).toContain('连续2年未完成');
    expect(own.rows('year-outcomes').find(({ cells }) => cells['year'] === 2023)?.marks['consequence']).toContain('当年未完成');
  });
});

describe('measures by type (S-79)', () => {
  it('stand in one register only, each with who decided and the number of the paper', () => {
    expect(REGISTERS.filter(({ serves }) => serves.includes('S-79')).map(({ id }) => id)).toEqual(['handlings']);
    expect(named('handlings').records?.required).toEqual(['on', 'kind', 'decidedBy', 'document', 'ground']);
  });

  it('are counted for the year of today', () => {
    const own = desk();
    for (const on of ['2026-03-01', '2026-09-01'])
      own.line('handlings', { on, kind: '通报', unit: '柳河镇', decidedBy: '县纪委', document: '1号', ground: '虚报' });
    own.line('handlings', { on: '2025-03-01', kind: '诫勉', unit: '柳河镇', decidedBy: '县纪委', document: '2号', ground: '虚报' });
    expect(named('handlings').summary(own.context())).toBe('今年通报 2');
  });
});

describe('marks, nominations and points (S-88, S-93, S-96)', () => {
  it('a mark names judge and reason and is a fact of its unit and month', () => {
    expect(named('manual-scores').records?.required).toEqual(['month', 'item', 'unit', 'raterClass', 'rater', 'score', 'ground']);
    const own = desk();
    const line = {
      month: '2026-10',
      item: '队伍建设',
      unit: '柳河镇',
      raterClass: '领导小组',
      rater: '王县长',
      score: '8.5',
      ground: '专班到位',
    };
    const id = own.line('manual-scores', line);
    expect(factsOf(own.ledger, null).ratings).toMatchObject([
      { item: '队伍建设', raterClass: '领导小组', score: '8.5', reason: '专班到位' },
    ]);
    expect(own.row('manual-scores', id).marks['item']).toContain('只登记、不计分');
  });
  it('a unit that failed its year is doubted when it is nominated', () => {
    const own = desk();
    const award = () =>
      own.line('awards', { year: '2026', title: '先进单位', unit: '柳河镇', ground: '成绩突出', nominatedBy: '县招商办' });
    const first = award();
    expect(own.row('awards', first).marks['unit']).toBeUndefined();
    own.line('year-outcomes', { year: '2026', unit: '柳河镇', outcome: '未完成' });
    expect(own.row('awards', first).marks['unit']).toContain('不得评优评先');
  });
  it('points add up by person, this year’s and all', () => {
    const own = desk(createDraft({ scope: 'county', entity: 'person', record: recordId('h-zhang') }, { name: '张三' }));
    own.line('person-points', { on: '2025-05-01', person: '张三', event: '引进项目', points: '10' });
    own.line('person-points', { on: '2026-05-01', person: '张三', event: '解决难题', points: '2.5' });
    own.line('person-points', { on: '2026-06-01', person: '张三', event: '漏报', points: '-1' });
    expect(own.rows('person-file')[0]?.cells).toMatchObject({ person: '张三', year: '1.5', all: '11.5', count: 3 });
  });
});
