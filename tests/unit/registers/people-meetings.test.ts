/**
 * Problems and meetings (S-83, S-122, S-110), investors and plans (S-118, S-32, S-46, S-06, S-71, S-123, S-66, S-70), chains and teams (S-31, S-37, S-44,
 * S-45), large projects (S-35), single registers (S-121, S-117, S-12), switches.
 */
import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { switchedOff } from '../../../shared/registers/all-registers';
import { PROJECT, record, UNIT } from '../views/small-ledger';
import { desk, named } from './desk';

const NAME = '年产5万吨铝箔项目';
const DEPT = recordId('u-dept');
const department = [
  createDraft({ scope: 'county', entity: 'unit', record: DEPT }, { name: '县自然资源局', order: 2 }),
  createDraft({ scope: 'county', entity: 'person', record: recordId('h-1') }, { name: '赵局长' }),
  createDraft(
    { scope: 'county', entity: 'post', record: recordId('o-1') },
    { person: recordId('h-1'), unit: DEPT, head: true, from: isoDay('2024-01-01') },
  ),
];

describe('problems', () => {
  it('climb level by level, go to another unit’s head with a limit, and become supervision items (S-83, S-122)', () => {
    const own = desk(...department);
    const id = own.line('problems', { text: '用地指标不足', project: NAME, kind: '土地', department: '县自然资源局', limit: '10月21日' });
    expect(own.row('problems', id).cells).toMatchObject({ level: '责任人', head: '赵局长' });
    expect(own.row('problems', id).marks['limit']).toContain('应上报一级');
    own.act('problems', 'escalate', id);
    expect(own.context().get('problem', id)).toMatchObject({ level: '责任单位', escalatedOn: '2026-10-31' });
    own.act('problems', 'supervise', id);
    expect(own.context().all('supervision')).toMatchObject([{ matter: '用地指标不足', unit: DEPT, project: PROJECT, due: '2026-10-21' }]);
    expect(own.row('problems', id).cells['watched']).toBe('超期未办结');
    expect(own.rows('problems-by-department')[0]?.cells).toMatchObject({ department: '县自然资源局', head: '赵局长', open: 1, late: 1 });
    own.act('problems', 'solve', id);
    expect(named('problems').summary(own.context())).toBe('未解决 0 个，超时限 0 个；已解决 1 个');
  });
});

describe('meetings (S-110)', () => {
  it('turn all their decisions into supervision items at once, or none while one lacks unit or limit', () => {
    const own = desk(...department);
    const meeting = own.line('meetings', { name: '三季度调度会', kind: '季调度会' });
    const first = own.line('decisions', { text: '落实用地', meeting: '三季度调度会', unit: '县自然资源局', due: '11月20日' });
    const second = own.line('decisions', { text: '催缴资金', meeting: '三季度调度会', unit: '柳河镇' });
    expect(() => own.act('meetings', 'all-to-supervision', meeting)).toThrow('催缴资金');
    expect(own.context().all('supervision')).toHaveLength(0);
    own.act('decisions', 'to-supervision', first);
    expect(own.row('decisions', first).cells['state']).toBe('办理中');
    expect(own.row('decisions', second).cells['state']).toBe('未转督办');
    expect(own.row('meetings', meeting).cells).toMatchObject({ decisions: 2, waiting: 1 });
    expect(own.context().all('supervision')[0]).toMatchObject({ source: '三季度调度会', due: '2026-11-20' });
  });
});

describe('investors and plans', () => {
  it('count projects and visits of an investor, and ask for the year of a list (S-118)', () => {
    const own = desk();
    const id = own.line('investors', { '@unit': '柳河镇', name: '甲公司', rank: '世界500强' });
    own.line('receptions', { '@unit': '柳河镇', company: '甲公司', origin: '上海' });
    expect(own.row('investors', id).cells).toMatchObject({ projects: 1, visits: 1 });
    expect(own.row('investors', id).marks['listYear']).toContain('哪一年');
  });

  it('keep target companies by chain with their last contact, introducers with their leads, own packages apart from projects (S-32, S-46, S-06)', () => {
    const own = desk();
    const chain = own.line('chains', { name: '新材料', leaders: '张三、李四', unit: '柳河镇', industries: '新材料、铝加工' });
    own.line('target-companies', { '@unit': '柳河镇', name: '丙公司', chain: '新材料', status: '已接触' });
    expect(own.rows('target-companies')[0]?.marks['lastContactOn']).toContain('没有最近联系');
    expect(own.row('chains', chain).cells['targets']).toBe(1);
    const introducer = own.line('introducers', { '@unit': '柳河镇', name: '苏州商会', kind: '商会协会', official: '否' });
    own.line('leads', { '@unit': '柳河镇', name: '线索', giver: '苏州商会' });
    expect(own.row('introducers', introducer).cells).toMatchObject({ leads: 1, success: 0 });
    const own1 = own.line('packages', { '@unit': '柳河镇', name: '冷链物流园', phase: '包装', investment: '2亿元' });
    own.act('packages', 'to-project', own1);
    expect(own.context().get('projectPackage', own1)?.phase).toBe('已转化');
    expect(
      own
        .context()
        .all('project')
        .map(({ projectName }) => projectName),
    ).toContain('冷链物流园');
  });

  it('show for each key firm which quarters had a visit, and its figures of a quarter (S-71, S-123)', () => {
    const own = desk();
    const firm = own.line('key-firms', { '@unit': '柳河镇', name: '丁公司', leader: '张三' });
    own.line('site-visits', { '@unit': '柳河镇', leader: '张三', company: '丁公司', on: '5月6日' });
    const { cells, marks } = own.row('visit-coverage', firm);
    expect(cells).toMatchObject({ Q1: 0, Q2: 1, Q3: 0, Q4: 0, gap: '一季度、三季度、四季度（本季）' });
    expect(Object.keys(marks)).toEqual(['Q1', 'Q3']);
    const figure = own.line('firm-figures', { firm: '丁公司', quarter: '2026年三季度', output: '8000', tax: '300', workers: '120' });
    expect(own.context().get('firmFigure', figure)).toMatchObject({ scope: UNIT, quarter: { date: '2026-Q3' }, workers: 120 });
  });

  it('compare planned trips with those made in the period, and events with their day (S-66, S-70)', () => {
    const own = desk();
    const plan = own.line('trip-plans', { '@unit': '柳河镇', leader: '张三', period: '2026年三季度', batches: '2' });
    own.line('trips', { '@unit': '柳河镇', leader: '张三', place: '苏州', on: '8月1日' });
    expect(own.row('trip-plans', plan).cells).toMatchObject({ done: 1, state: '未完成' });
    expect(own.row('trip-plans', plan).marks['done']).toBe('计划 2 批次，外出 1 批次');
    const fair = own.line('event-plans', { '@unit': '柳河镇', name: '长三角推介会', period: '2026年9月' });
    expect(own.row('event-plans', fair).marks['status']).toContain('计划时间已过');
  });
});

describe('organisation', () => {
  it('keeps command groups, teams and outposts with members, region and term, and counts their trips (S-31, S-37, S-44, S-45)', () => {
    const own = desk();
    const team = own.line('teams', { name: '驻苏州招商处', kind: '驻外招商处', leader: '周六', members: '吴七、郑八', region: '长三角' });
    own.line('trips', { '@unit': '柳河镇', leader: '吴七', place: '无锡' });
    expect(own.row('teams', team).cells).toMatchObject({ trips: 1, members: '吴七、郑八' });
    const chain = own.line('chains', { name: '新材料', leaders: '甲、乙、丙' });
    expect(own.row('chains', chain).marks['leaders']).toBe('链长超过两名');
  });

  it('lists large projects without leader or service department once the county has set the limit (S-35)', () => {
    const own = desk(record('stageEvent', { project: PROJECT, stage: '签约', on: { date: '2026-03-01', precision: 'day' } }));
    own.store([record('project', { projectName: '大项目', totalInvestment: { minor: 2_000_000_000_000, currency: 'CNY' } }, 'p-large')]);
    own.store([record('stageEvent', { project: recordId('p-large'), stage: '签约', on: { date: '2026-03-01', precision: 'day' } })]);
    expect(own.rows('large-projects')).toEqual([]);
    own.line('county-limits', { name: '重大项目标准（万元）', value: '10000', basis: '青招组〔2026〕1号' });
    expect(own.rows('large-projects').map(({ id, cells }) => [id, cells['gap']])).toEqual([['p-large', '缺包保领导、服务部门']]);
  });

  it('measures a lead by the county’s own limits only (S-85)', () => {
    const own = desk(
      createDraft({ scope: 'county', entity: 'calendar', record: recordId('y-1') }, { year: 2026, holidays: [], workdays: [] }),
    );
    const id = own.line('leads', { '@unit': '柳河镇', name: '线索', receivedOn: '10月12日' });
    expect(own.row('leads', id).marks).toEqual({});
    own.line('county-limits', { name: '线索首次对接时限（工作日）', value: '1' });
    expect(own.row('leads', id).marks['firstContactOn']).toBe('登记后 14 个工作日还没有对接，县定 1 个');
  });
});

describe('single registers', () => {
  it('count votes (S-121), talent (S-117), old splits only as history (S-12)', () => {
    const own = desk();
    const survey = own.line('surveys', { name: '年底测评', unit: '柳河镇', sent: '100', good: '60', fair: '20', poor: '20' });
    expect(own.row('surveys', survey).cells).toMatchObject({ returned: 100, rate: '80', score: '84' });
    own.line('talents', { '@unit': '柳河镇', name: '某博士团队', project: NAME });
    const split = own.line('revenue-splits', { project: NAME, terms: '税收三七', from: '2025年1月1日', basis: '旧协议' });
    expect(own.row('revenue-splits', split).marks['from']).toContain('公平竞争审查条例');
  });

  it('can be switched off by the county for all, by a unit for itself', () => {
    const own = desk(
      createDraft({ scope: 'county', entity: 'registerSwitch', record: recordId('sw-1') }, { register: 'talents', off: true }),
      createDraft({ scope: UNIT, entity: 'registerSwitch', record: recordId('sw-2') }, { register: 'fairs', off: true }),
    );
    expect([...switchedOff(own.context(), UNIT)]).toEqual(['talents', 'fairs']);
    expect([...switchedOff(own.context(), 'county')]).toEqual(['talents']);
  });
});
