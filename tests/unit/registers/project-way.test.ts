/** A project's way in registers: nodes and back-scheduling (S-04, S-05, S-86), weekly entries (S-84), stops (S-27), ceremonies (S-24, S-25, S-26), blanks (S-02). */
import { describe, expect, it } from 'vitest';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { PROJECT, record, UNIT, wan } from '../views/small-ledger';
import { desk, named } from './desk';

const NAME = '年产5万吨铝箔项目';
const county = (entity: 'nodeStep' | 'calendar' | 'ceremony', id: string) => ({ scope: 'county', entity, record: recordId(id) }) as const;
const event = (stage: '签约' | '开工' | '投产', on: string) =>
  record('stageEvent', { project: PROJECT, stage, on: { date: on, precision: 'day' } });

describe('node lists', () => {
  it('say how many days a node slipped: done late, overdue, or nothing while it is not due (S-04, S-86)', () => {
    const own = desk();
    const late = own.line('nodes', { project: NAME, name: '完成环评', planned: '10月21日' });
    const ahead = own.line('nodes', { project: NAME, name: '完成能评', planned: '12月1日' });
    expect([own.row('nodes', late).cells['slip'], own.row('nodes', late).cells['state']]).toEqual([10, '逾期']);
    expect([own.row('nodes', ahead).cells['slip'], own.row('nodes', ahead).cells['state']]).toEqual([null, '未到期']);
    expect(own.rows('node-slippage')[0]?.cells).toMatchObject({ unit: '柳河镇', nodes: 2, done: 0, late: 1, worst: 10 });
  });

  it('are generated backwards from a target over the working calendar; without the holiday table nothing is generated (S-05)', () => {
    const own = desk(
      createDraft(county('nodeStep', 'nt-1'), { template: '工业项目', order: 1, name: '办理施工许可', before: 5, owner: '柳河镇' }),
      createDraft(county('nodeStep', 'nt-2'), { template: '工业项目', order: 2, name: '开工', before: 0 }),
    );
    const goal = own.line('node-goals', { project: NAME, goal: '开工', target: '2026年10月12日', template: '工业项目' });
    expect(() => own.act('node-goals', 'back-schedule', goal)).toThrow('2026');
    // 国慶 holidays 1–7 October, make-up day Saturday the 10th.
    const holidays = Array.from({ length: 7 }, (_, at) => isoDay(`2026-10-0${at + 1}`));
    own.store([createDraft(county('calendar', 'y-1'), { year: 2026, holidays, workdays: [isoDay('2026-10-10')] })]);
    own.act('node-goals', 'back-schedule', goal);
    const nodes = own.context().all('node');
    expect(nodes.map(({ name, planned, unit }) => [name, planned, unit])).toEqual([
      ['办理施工许可', '2026-09-29', UNIT],
      ['开工', '2026-10-12', undefined],
    ]);
    expect(own.row('node-goals', goal).cells).toMatchObject({ nodes: 2, late: 2 });
  });
});

describe('weekly entries (S-84)', () => {
  it('roll an unsolved problem over to this week with the day it began, and can be written to the ledger', () => {
    const own = desk(event('签约', '2026-03-01'));
    const first = own.line('weekly', { project: NAME, on: '10月16日', progress: '完成勘察', problem: '缺临时用电', next: '催供电' });
    expect(own.row('weekly', first).marks['problem']).toContain('没有转到本周');
    expect(own.rows('weekly-missing')).toHaveLength(1);
    own.act('weekly', 'roll', first);
    const second = own
      .context()
      .all('progressEntry')
      .find(({ id }) => id !== first);
    expect(second).toMatchObject({ on: '2026-10-31', problem: '缺临时用电', since: '2026-10-16', next: '催供电' });
    expect(second?.progress).toBeUndefined();
    expect(own.rows('weekly-missing')).toHaveLength(0);
    expect(() => own.act('weekly', 'roll', first)).toThrow('not possible');
    const third = own.line('weekly', { project: NAME, on: '11月1日', progress: '完成接电', next: '进场' });
    own.act('weekly', 'to-ledger', third);
    expect(own.context().get('project', PROJECT)).toMatchObject({ progress: '完成接电', nextStep: '进场' });
  });
});

describe('stops (S-27)', () => {
  it('carry a coded reason, stop the project in the ledger and resume it', () => {
    const own = desk();
    const stop = own.line('suspensions', { project: NAME, reason: '资金链断裂', note: '等二轮融资' });
    expect(own.row('suspensions', stop).marks['on']).toContain('还没有改为“暂停”');
    own.act('suspensions', 'stop', stop);
    expect(own.context().get('project', PROJECT)).toMatchObject({ state: '暂停', stateReason: '资金链断裂：等二轮融资' });
    expect(named('suspensions').summary(own.context())).toBe('正在暂停 1 个：资金链断裂 1；已退出 0 个');
    own.act('suspensions', 'resume', stop);
    expect(own.context().get('project', PROJECT)?.state).toBe('正常');
    expect(own.context().get('suspension', stop)?.resumedOn).toBe('2026-10-31');
  });

  it('say why a project left, by the same codes; a stop may become a withdrawal, and a withdrawn project may be taken up again (S-27)', () => {
    const own = desk();
    const stop = own.line('suspensions', { project: NAME, reason: '资金链断裂', note: '等二轮融资' });
    own.act('suspensions', 'stop', stop);
    own.act('suspensions', 'give-up', stop);
    expect(own.context().get('project', PROJECT)).toMatchObject({ state: '退出', stateReason: '资金链断裂：等二轮融资' });
    const left = own.rows('suspensions').find(({ cells }) => cells['type'] === '退出');
    expect(left?.cells).toMatchObject({ reason: '资金链断裂', resumedOn: null });
    expect(named('suspensions').summary(own.context())).toBe('正在暂停 0 个；已退出 1 个：资金链断裂 1');
    own.act('suspensions', 'resume', recordId(left?.id ?? ''));
    expect(own.context().get('project', PROJECT)?.state).toBe('正常');
    const direct = own.line('suspensions', { project: NAME, type: '退出', reason: '市场变化' });
    own.act('suspensions', 'leave', direct);
    expect(own.context().get('project', PROJECT)).toMatchObject({ state: '退出', stateReason: '市场变化' });
  });

  it('count the projects the ledger shows as stopped without a coded reason (S-27)', () => {
    const own = desk();
    own.store([setDraft(own.context().ledger, { scope: UNIT, entity: 'project', record: PROJECT }, { state: '退出' })]);
    expect(named('suspensions').summary(own.context())).toContain('没有登记原因的 1 个');
  });
});

describe('ceremonies (S-24, S-25, S-26), increases (S-29), upward reporting (S-20)', () => {
  const other = recordId('p-other');

  it('give the share of their projects that started and produce, and totals by industry', () => {
    const own = desk(
      event('签约', '2026-03-01'),
      event('开工', '2026-06-01'),
      record('project', { projectName: '另一个项目', industry: '新材料', totalInvestment: wan(3000) }, other),
    );
    own.store([
      createDraft(county('ceremony', 'cm-1'), {
        name: '一季度集中签约',
        kind: '集中签约',
        on: isoDay('2026-03-01'),
        projects: [PROJECT, other],
      }),
    ]);
    expect(own.row('ceremonies', 'cm-1').cells).toMatchObject({ count: 2, started: 1, landing: '50', producing: '0' });
    expect(named('ceremonies').summary(own.context())).toContain('1 场、2 个项目，已开工 1 个');
    expect(own.rows('ceremony-industries').map(({ cells }) => [cells['quarter'], cells['industry'], cells['count']])).toEqual([
      ['2026年第1季度', '未写产业', 1],
      ['2026年第1季度', '新材料', 1],
    ]);
  });

  it('count an increase by its amount and no new project, and follow a report until it passes or comes back', () => {
    const own = desk();
    own.line('increases', { project: NAME, amount: '2000万元' });
    expect(own.context().all('project')).toHaveLength(1);
    expect(own.rows('increases')[0]?.cells['amount']).toMatchObject({ minor: 2_000_000_000 });
    const report = own.line('upper-reports', { project: NAME, level: '省级', library: '省重点项目库', status: '退回' });
    expect(own.row('upper-reports', report).marks['reason']).toContain('退回');
    expect(named('upper-reports').summary(own.context())).toBe('拟上报 0、待审核 0、通过 0、退回 1');
  });
});

describe('signed projects with blanks (S-02)', () => {
  it('name what is not filled in, only from 签约 on', () => {
    expect(desk().rows('signed-blanks')).toHaveLength(0);
    const [row] = desk(event('签约', '2026-03-01')).rows('signed-blanks');
    expect(row?.cells['blanks']).toBe('总投资、建设内容、形象进度、下步打算、包保领导、责任人');
  });
});
