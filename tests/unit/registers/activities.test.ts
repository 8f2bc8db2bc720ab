/** Visits, trips, receptions and fairs (S-64, S-65, S-67, S-68, S-69, S-72, S-73), and leads (S-07, S-08). */
import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { registerContext } from '../../../shared/registers/context';
import { factsOf } from '../../../shared/views/facts';
import { UNIT } from '../views/small-ledger';
import { desk, named } from './desk';

describe('activities', () => {
  it('count trips of the year by batch and by head (S-65)', () => {
    const own = desk();
    own.line('trips', { '@unit': '柳河镇', leader: '张三', place: '苏州', headcount: '4', days: '2' });
    own.line('trips', { '@unit': '柳河镇', leader: '张三', place: '宁波', headcount: '3', on: '2025年12月1日' });
    expect(named('trips').summary(own.context())).toBe('今年外出 1 批次、4 人次、2 天');
  });

  it('ask whether a trip settled what it went for (S-67)', () => {
    const own = desk(
      createDraft(
        { scope: UNIT, entity: 'activity', record: recordId('v-1') },
        { kind: '外出招商', on: isoDay('2026-10-08'), leader: '张三', place: '苏州', objective: '敲定用地面积' },
      ),
    );
    expect(own.row('trips', 'v-1').marks['settled']).toContain('没有写敲定情况');
    expect(named('trips').summary(own.context())).toContain('带事项外出 1 批次，已敲定 0 批次');
  });

  it('keep receptions, site visits and fairs apart, each with its own counts (S-69, S-72, S-73)', () => {
    const own = desk();
    own.line('receptions', { '@unit': '柳河镇', company: '甲公司', origin: '上海', headcount: '3' });
    own.line('receptions', { '@unit': '柳河镇', company: '乙公司', origin: '上海', headcount: '2' });
    own.line('site-visits', { leader: '李四', project: '年产5万吨铝箔项目', outcome: '协调了临时用电' });
    own.line('fairs', { '@unit': '柳河镇', title: '苏州推介会', place: '苏州', firms: '12家', booklets: '200份', talks: '3' });
    expect(own.rows('trips')).toHaveLength(0);
    expect(own.rows('reception-origins').map(({ cells }) => cells)).toEqual([
      { origin: '上海', batches: 2, heads: 5, firms: 2, projects: 0 },
    ]);
    expect(named('fairs').summary(own.context())).toContain('走访企业 12 家');
    expect(own.rows('site-visits')).toHaveLength(1);
  });

  it('give the share of working days a leader was away, only with the holiday table of the year (S-68)', () => {
    const own = desk();
    own.line('trips', { '@unit': '柳河镇', leader: '张三、李四', place: '苏州', days: '5', on: '1月5日' });
    expect(own.rows('leader-days').map(({ cells }) => [cells['name'], cells['days'], cells['share']])).toEqual([
      ['张三', 5, null],
      ['李四', 5, null],
    ]);
    own.store([createDraft({ scope: 'county', entity: 'calendar', record: recordId('y-1') }, { year: 2026, holidays: [], workdays: [] })]);
    const january = registerContext(own.ledger, isoDay('2026-01-14'));
    // 1–14 January 2026 without holidays: 10 working days.
    expect(named('leader-days').rows(january)[0]?.cells['share']).toBe('50');
  });

  it('feed indicators by query: kind, company, project, outcome are data columns of a scheme (S-62)', () => {
    const own = desk();
    own.line('trips', { '@unit': '柳河镇', leader: '张三', place: '苏州', company: '丙公司', headcount: '4' });
    const [activity] = factsOf(own.ledger, null).activities;
    expect(activity).toMatchObject({ unit: UNIT, kind: '外出招商', date: '2026-10-31', count: 4 });
    expect(activity?.fields).toMatchObject({ leader: '张三', company: '丙公司', place: '苏州' });
  });
});

describe('leads', () => {
  it('are chased for a first contact while they are open; one thrown out or made a project is left in peace (S-07)', () => {
    const limit = createDraft(
      { scope: 'county', entity: 'countyLimit', record: recordId('lm-1') },
      { name: '线索首次对接时限（工作日）', value: 3, from: isoDay('2026-01-01') },
    );
    const year = createDraft({ scope: 'county', entity: 'calendar', record: recordId('y-1') }, { year: 2026, holidays: [], workdays: [] });
    const lead = (id: string, verdict: '待研判' | '无效') =>
      createDraft(
        { scope: UNIT, entity: 'lead', record: recordId(id) },
        { name: id, receivedOn: isoDay('2026-09-01'), verdict, ...(verdict === '无效' ? { reason: '仅为咨询' } : {}) },
      );
    const own = desk(limit, year, lead('ld-open', '待研判'), lead('ld-out', '无效'));
    expect(own.row('leads', 'ld-open').marks['firstContactOn']).toContain('还没有对接');
    expect(own.row('leads', 'ld-out').marks).toEqual({});
  });

  it('count as 有效 only with investor, contact, intention and first contact; the ground of 无效 is asked for (S-07)', () => {
    const own = desk();
    const id = own.line('leads', { '@unit': '柳河镇', name: '电池线索', source: '领导带回' });
    own.store([
      createDraft(
        { scope: UNIT, entity: 'lead', record: recordId('ld-2') },
        {
          name: '铝箔线索',
          receivedOn: isoDay('2026-09-01'),
          investor: '甲公司',
          contact: '王 130',
          content: '建厂',
          firstContactOn: isoDay('2026-09-03'),
          verdict: '有效',
        },
      ),
      createDraft(
        { scope: UNIT, entity: 'lead', record: recordId('ld-3') },
        { name: '空壳', receivedOn: isoDay('2026-09-01'), verdict: '无效' },
      ),
      createDraft(
        { scope: UNIT, entity: 'lead', record: recordId('ld-4') },
        { name: '只有名字', receivedOn: isoDay('2026-09-01'), verdict: '有效' },
      ),
    ]);
    expect(named('leads').summary(own.context())).toBe('共 4 条：有效 1、无效 1、其余 2；已转为项目 0 个');
    expect(own.row('leads', 'ld-3').marks['reason']).toContain('原因');
    expect(own.row('leads', 'ld-4').marks['verdict']).toContain('投资方、联系人、投资意向、首次对接日期');
    expect(own.row('leads', id).cells['verdict']).toBe('待研判');
    const leads = factsOf(own.ledger, null).activities.filter(({ kind }) => kind === '招商线索');
    expect(leads.filter(({ recognised }) => recognised === true).map((lead) => lead.id)).toEqual(['ld-2']);
  });

  it('become a project of the same unit, once, at the stage 线索, and stay in the register (S-08)', () => {
    const own = desk();
    const id = own.line('leads', { '@unit': '柳河镇', name: '电池线索', investor: '丁公司', receivedOn: '10月8日' });
    own.act('leads', 'to-project', id);
    const lead = own.context().get('lead', id);
    const project = own.context().get('project', lead?.project);
    expect(project).toMatchObject({ scope: UNIT, projectName: '电池线索', investor: '丁公司', foundingUnit: UNIT });
    expect(own.context().all('stageEvent')).toMatchObject([{ project: project?.id, stage: '线索', on: { date: '2026-10-08' } }]);
    expect(() => own.act('leads', 'to-project', id)).toThrow('is not possible');
  });
});
