/**
 * Reviews (S-21, S-22, S-23), carriers and factors (S-103, S-104), review after landing (S-101, S-102), promises and service (S-98, S-120, S-41, S-99, S-100,
 * S-105, S-106, S-107).
 */
import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { PROJECT, record, UNIT } from '../views/small-ledger';
import { desk, named } from './desk';

const NAME = '年产5万吨铝箔项目';
const DEPT = recordId('u-dept');
const department = createDraft({ scope: 'county', entity: 'unit', record: DEPT }, { name: '县自然资源局', order: 2 });
const workYear = createDraft({ scope: 'county', entity: 'calendar', record: recordId('y-1') }, { year: 2026, holidays: [], workdays: [] });
const signed = record('stageEvent', { project: PROJECT, stage: '签约', on: { date: '2026-03-01', precision: 'day' } });

describe('pre-screening (S-21)', () => {
  it('gathers one opinion per department, names those that are silent, and counts the outcomes', () => {
    const own = desk(department);
    own.line('review-meetings', { name: '第三次预审会', kind: '预审会', departments: '县自然资源局、柳河镇' });
    const item = own.line('review-items', { project: NAME, meeting: '第三次预审会', outcome: '通过' });
    own.line('review-opinions', { project: NAME, meeting: '第三次预审会', department: '县自然资源局', opinion: '有条件同意' });
    const row = own.row('review-items', item);
    expect([row.cells['opinions'], row.cells['silent']]).toEqual(['有条件同意 1', '柳河镇']);
    expect(row.marks['outcome']).toContain('1 个部门没有出意见');
    expect(own.context().get('reviewItem', item)?.scope).toBe(UNIT);
    expect(named('review-meetings').summary(own.context())).toBe('上报 1 个，通过 1 个，需进一步研判 0 个，不通过 0 个');
  });
});

describe('admission and veto (S-22, S-23)', () => {
  it('adds up the criteria of a project and names the one it fails', () => {
    const own = desk(department);
    own.line('admissions', {
      project: NAME,
      criterion: '亩均投资',
      standard: '300万元',
      actual: '320万元',
      met: '是',
      full: '30',
      score: '28.5',
    });
    own.line('admissions', { project: NAME, criterion: '单位能耗', standard: '0.3', actual: '0.5', met: '否', full: '20', score: '8' });
    expect(own.rows('admission-totals')[0]?.cells).toMatchObject({ score: '36.5', full: '50', failed: '单位能耗' });
  });

  it('marks a check that failed, all the more when the project is signed already', () => {
    const own = desk(department, signed);
    const check = own.line('veto-checks', { project: NAME, kind: '生态环境', result: '不通过', department: '县自然资源局' });
    expect(own.row('veto-checks', check).marks['result']).toBe('核查不通过，项目已签约');
  });
});

describe('carriers and factors (S-103, S-104)', () => {
  it('offers a signed project without land the free carriers of its unit that are large enough', () => {
    const own = desk(
      signed,
      createDraft(
        { scope: UNIT, entity: 'carrier', record: recordId('cr-1') },
        { name: '北区地块', kind: '存量土地', landMu: '40', status: '可用' },
      ),
    );
    own.store([record('project', { projectName: '大项目', landMu: '60' }, 'p-large')]);
    own.store([record('stageEvent', { project: recordId('p-large'), stage: '签约', on: { date: '2026-05-01', precision: 'day' } })]);
    own.store([record('project', { projectName: '小项目', landMu: '30' }, 'p-small')]);
    own.store([record('stageEvent', { project: recordId('p-small'), stage: '签约', on: { date: '2026-05-01', precision: 'day' } })]);
    expect(own.row('carrier-matches', 'p-small').cells['which']).toBe('北区地块（40亩）');
    expect(own.row('carrier-matches', 'p-large').marks['count']).toContain('没有够大');
    expect(named('carriers').summary(own.context())).toBe('可用 1 处：土地 40 亩、建筑 0 平方米');
  });

  it('says how much of a factor is still lacking', () => {
    const own = desk();
    const gap = own.line('factor-gaps', { project: NAME, kind: '土地', need: '50.5', met: '20', measureUnit: '亩' });
    expect(own.row('factor-gaps', gap).cells['gap']).toBe('30.5');
    expect(named('factor-gaps').summary(own.context())).toBe('未解决 1 项：土地 1');
  });
});

describe('review after landing (S-101, S-102)', () => {
  it('compares agreed with actual per mu, and asks for a verdict and a countermeasure that fit', () => {
    const own = desk();
    const look = own.line('lookbacks', { project: NAME, landMu: '50', agreedInvestment: '300', investment: '12000', verdict: '履约' });
    expect(own.row('lookbacks', look).cells['investmentPerMu']).toBe('240');
    expect(own.row('lookbacks', look).marks['verdict']).toContain('亩均投资约定 300、实际 240');
    expect(named('lookbacks').summary(own.context())).toBe('今年核查 1 个：履约 1，履约率 100%（履约÷已有结论）');
  });
});

describe('promises (S-98, S-120, S-41)', () => {
  it('ask for a basis in law and a fair-competition review, and say when the day has passed', () => {
    const own = desk();
    const bare = own.line('commitments', {
      '@unit': '柳河镇',
      text: '按投资额奖补',
      kind: '政策承诺',
      promiser: '张三',
      due: '2026年上半年',
    });
    expect(own.row('commitments', bare).marks['basis']).toContain('土政策');
    expect(own.row('commitments', bare).marks['review']).toContain('公平竞争审查');
    expect(own.row('commitments', bare).marks['due']).toBe('已过兑现时限 123 天');
    const pledge = own.line('commitments', { '@unit': '柳河镇', text: '全年引资3亿元', kind: '表态发言', promiser: '李四' });
    expect(own.row('commitments', pledge).marks).toEqual({});
    expect(named('commitments').summary(own.context())).toBe('共 2 项：已兑现 0、逾期未兑现 1、政策承诺无依据 1');
  });

  it('stand in the register of the unit, not of the person who made them: they survive a change of leaders (S-98)', () => {
    const own = desk();
    const id = own.line('commitments', { text: '6月通水', kind: '要素承诺', promiser: '前任', project: NAME });
    expect(own.context().get('commitment', id)).toMatchObject({ scope: UNIT, promiser: '前任' });
  });
});

describe('service (S-99, S-100, S-105, S-106, S-107)', () => {
  it('counts working days per procedure and per department, and what is over the promised limit (S-100, S-82)', () => {
    const own = desk(department, workYear);
    const slow = own.line('procedures', {
      project: NAME,
      name: '用地预审',
      department: '县自然资源局',
      from: '10月5日',
      promised: '5',
      to: '10月16日',
    });
    expect([own.row('procedures', slow).cells['used'], own.row('procedures', slow).cells['over']]).toEqual([9, 4]);
    expect(own.rows('department-days')[0]?.cells).toMatchObject({ department: '县自然资源局', count: 1, done: 1, late: 1, mean: '9' });
  });

  it('keeps agents and requests, complaints with their limit, inspections with their permission, upward funding', () => {
    const own = desk(department);
    own.line('services', { project: NAME, kind: '全程代办', agent: '王五', card: 'LK-01', request: '协调用水' });
    expect(named('services').summary(own.context())).toBe('代办项目 1 个，服务卡 1 张；诉求 1 件，办结 0 件');
    const complaint = own.line('complaints', { '@unit': '柳河镇', text: '乱收费', firm: '甲公司', due: '10月20日' });
    expect(own.row('complaints', complaint).marks['due']).toContain('11 天');
    const inspection = own.line('inspections', { unit: '县自然资源局', firm: '甲公司', matter: '用地核查' });
    expect(own.row('inspections', inspection).marks['approvedOn']).toBe('没有批准记录');
    const funding = own.line('fundings', { '@unit': '柳河镇', name: '园区基础设施', level: '省级', asked: '5000万元' });
    expect(own.row('fundings', funding).cells['status']).toBe('拟申报');
  });
});

describe('days', () => {
  it('reads a day typed short in a column of days', () => {
    const own = desk();
    const id = own.line('trips', { '@unit': '柳河镇', leader: '甲', place: '乙', on: '10.9' });
    expect(own.context().get('activity', id)?.on).toBe(isoDay('2026-10-09'));
  });
});
