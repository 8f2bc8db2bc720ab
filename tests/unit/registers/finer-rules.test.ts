/**
 * 逐级提醒 (S-85), classes of units with their own indicators (S-48, S-52), ratio indicators (S-61), 末位 running (S-80), introducers' rewards (S-95),
 * 招商地图 (S-31), quota and result of a person (S-97).
 */
import { describe, expect, it } from 'vitest';
import { personResults } from '../../../shared/month/person-results';
import { lastPlaces } from '../../../shared/registers/appraisal';
import { isoDay } from '../../../shared/model/dates';
import { FIELD_KINDS } from '../../../shared/model/field-kinds';
import { recordId } from '../../../shared/model/ids';
import { createDraft } from '../../../shared/ledger/drafts';
import { yuan } from '../../../shared/model/money';
import { qingshi } from '../scoring/county';
import { PROJECT, record, UNIT } from '../views/small-ledger';
import { desk, named } from './desk';

const NAME = '年产5万吨铝箔项目';
const LIUHE = '柳河镇';

describe('逐级提醒 (S-85)', () => {
  const calendar = createDraft(
    { scope: 'county', entity: 'calendar', record: recordId('y-1') },
    { year: 2026, holidays: [], workdays: [] },
  );
  const head = [
    createDraft({ scope: 'county', entity: 'person', record: recordId('h-1') }, { name: '刘镇长' }),
    createDraft(
      { scope: 'county', entity: 'post', record: recordId('o-1') },
      { person: recordId('h-1'), unit: UNIT, head: true, from: isoDay('2024-01-01') },
    ),
    record('assignment', { project: PROJECT, role: '包保领导', name: '张县长', from: isoDay('2026-01-01') }),
  ];

  it('goes first to the person, then to the head of the unit, and once late to the leader, by the county’s own days', () => {
    const own = desk(calendar, ...head);
    own.line('nodes', { project: NAME, name: '取得用地', planned: '11月5日', owner: '李会计' });
    own.store([record('stageEvent', { project: PROJECT, stage: '签约', on: { date: '2026-03-01', precision: 'day' } })]);
    expect(own.rows('reminders')).toEqual([]);
    expect(named('reminders').summary(own.context())).toContain('一级也不提醒');
    own.line('county-limits', { name: '到期前提醒责任人（工作日）', value: '5' });
    own.line('county-limits', { name: '到期前提醒单位主要负责人（工作日）', value: '2' });
    own.line('county-limits', { name: '超期后提醒包保领导（工作日）', value: '1' });
    expect(own.rows('reminders').map(({ cells }) => [cells['to'], cells['level'], cells['left']])).toEqual([
      ['李会计', '责任人', '还剩 4 个工作日'],
    ]);
    own.line('nodes', { project: NAME, name: '环评批复', planned: '10月29日', owner: '李会计' });
    const late = own.rows('reminders').filter(({ cells }) => cells['title'] === `${NAME}：环评批复`);
    expect(late.map(({ cells }) => [cells['to'], cells['level'], cells['left']])).toEqual([
      ['李会计', '责任人', '▲ 超期 1 个工作日'],
      ['刘镇长', '单位主要负责人', '▲ 超期 1 个工作日'],
      ['张县长', '包保领导', '▲ 超期 1 个工作日'],
    ]);
  });
});

describe('classes of units (S-48, S-52)', () => {
  it('have their own indicators; one action hands the tasks to those of the class that lack them, and a list shows what differs', () => {
    const own = desk(
      createDraft(
        { scope: 'county', entity: 'unit', record: recordId('u-tax') },
        { name: '县税务局', kind: 'line', from: isoDay('2020-01-01') },
      ),
      createDraft(
        { scope: 'county', entity: 'unit', record: recordId('u-grid') },
        { name: '县供电公司', kind: 'line', from: isoDay('2020-01-01') },
      ),
      createDraft(
        { scope: 'county', entity: 'target', record: recordId('t-1') },
        { unit: recordId('u-tax'), indicator: '当年到位资金', year: 2026, base: '400' },
      ),
    );
    const set = own.line('indicator-sets', { class: '条管单位', indicator: '有效线索', base: '2', document: '青招组〔2026〕2号' });
    expect(own.row('indicator-sets', set).cells).toMatchObject({ units: 2, open: 2 });
    expect(own.row('class-check', 'u-tax').cells).toMatchObject({ set: 1, given: 1, lack: '有效线索', extra: '当年到位资金' });
    own.act('indicator-sets', 'hand-out', set);
    expect(
      own
        .context()
        .all('target')
        .filter(({ indicator }) => indicator === '有效线索'),
    ).toMatchObject([
      { unit: 'u-tax', base: '2', year: 2026, document: '青招组〔2026〕2号' },
      { unit: 'u-grid', base: '2' },
    ]);
    expect(own.row('indicator-sets', set).cells['open']).toBe(0);
    expect(own.row('class-check', 'u-grid').cells).toMatchObject({ lack: null, extra: null });
    expect(own.rows('class-check').some(({ cells }) => cells['unit'] === LIUHE)).toBe(false);
  });
});

describe('ratio indicators (S-61)', () => {
  const signed = (id: string, industry: string, fen: number) => [
    record('project', { projectName: id, industry, totalInvestment: yuan(fen) }, id),
    record('stageEvent', { project: recordId(id), stage: '签约', on: { date: '2026-05-01', precision: 'day' } }, `s-${id}`),
  ];

  it('show the share of the leading industries by count and by investment, for the county and each unit, against the lower bound', () => {
    const own = desk(
      ...signed('p-a', '新材料', 300_000_000),
      ...signed('p-b', '装备制造', 100_000_000),
      ...signed('p-c', '食品加工', 600_000_000),
    );
    const byCount = own.line('ratio-rules', {
      name: '主导产业占比',
      whole: '当年签约项目',
      by: '个数',
      industries: '新材料、装备制造',
      atLeast: '50',
    });
    const byMoney = own.line('ratio-rules', {
      name: '主导产业投资占比',
      whole: '当年签约项目',
      by: '总投资',
      industries: '新材料、装备制造',
      atLeast: '50',
    });
    expect(own.row('ratio-rules', byCount).cells).toMatchObject({ percent: '66.7', state: '● 达到' });
    expect(own.row('ratio-rules', byMoney).cells).toMatchObject({ percent: '40', state: '▲ 低于' });
    expect(own.row('ratio-rules', byMoney).marks['state']).toBe('全县 40%，低于 50%');
    expect(own.rows('ratio-by-unit').map(({ cells }) => [cells['unit'], cells['part'], cells['whole'], cells['percent']])).toEqual([
      [LIUHE, '2', '3', '66.7'],
      [LIUHE, '400', '1000', '40'],
    ]);
  });
});

describe('末位 (S-80)', () => {
  const [a, b, c] = [recordId('u-a'), recordId('u-b'), recordId('u-c')];
  const round = (on: string, scores: readonly [typeof a, number][]) => ({
    name: on,
    on,
    entries: scores.map(([unit, score]) => ({ unit, group: '', score, shown: `${score}` })),
  });

  it('takes the last of each round with ties, and counts rounds running; where all are equal nobody is last', () => {
    const found = lastPlaces(
      [
        round('2024', [
          [a, 60],
          [b, 70],
          [c, 80],
        ]),
        round('2025', [
          [a, 65],
          [b, 65],
          [c, 80],
        ]),
        round('2026', [
          [a, 90],
          [b, 50],
          [c, 80],
        ]),
        round('2027', [
          [a, 90],
          [b, 90],
          [c, 90],
        ]),
      ],
      1,
    );
    expect(found.map(({ on, unit, fromEnd, running }) => [on, unit, fromEnd, running])).toEqual([
      ['2024', a, 1, 1],
      ['2025', a, 1, 2],
      ['2025', b, 1, 1],
      ['2026', b, 1, 2],
    ]);
  });

  it('is listed only after the county has entered how many count, from 民主评议 alone', () => {
    const own = desk(createDraft({ scope: 'county', entity: 'unit', record: recordId('u-2') }, { name: '石桥镇' }));
    for (const [year, good] of [
      ['2025', '50'],
      ['2026', '40'],
    ] as const) {
      own.line('surveys', { name: `${year}年民主评议`, on: `${year}-10-20`, kind: '民主评议', unit: LIUHE, good, fair: '0', poor: '60' });
      own.line('surveys', {
        name: `${year}年民主评议`,
        on: `${year}-10-20`,
        kind: '民主评议',
        unit: '石桥镇',
        good: '90',
        fair: '5',
        poor: '5',
      });
    }
    expect(own.rows('last-places')).toEqual([]);
    own.line('county-limits', { name: '民主评议末位名数', value: '1' });
    expect(own.rows('last-places').map(({ cells }) => [cells['round'], cells['unit'], cells['running']])).toEqual([
      ['2025年民主评议', LIUHE, 1],
      ['2026年民主评议', LIUHE, 2],
    ]);
    expect(own.rows('last-places')[1]?.marks['running']).toContain('有权机关研究');
  });
});

describe('引荐人奖励 (S-95)', () => {
  it('is pointed out when the introducer is an official or a near relative, the project has not started, or signatures are missing', () => {
    const own = desk();
    own.line('introducers', { '@unit': LIUHE, name: '赵某', kind: '其他', official: '是' });
    own.line('introducers', { '@unit': LIUHE, name: '苏州商会', kind: '商会协会', official: '否' });
    const wrong = own.line('introducer-rewards', {
      introducer: '赵某',
      project: NAME,
      relative: '否',
      amount: '5',
      document: '青政〔2026〕3号',
    });
    expect(own.row('introducer-rewards', wrong).marks['outcome']).toBe('引荐人是公职人员，不得领取；项目还没有开工；没有引荐佐证');
    const kin = own.line('introducer-rewards', {
      introducer: '苏州商会',
      project: NAME,
      relative: '是',
      proof: '引荐函',
      document: '青政〔2026〕3号',
    });
    expect(own.row('introducer-rewards', kin).marks['outcome']).toContain('近亲属，不得领取');
    own.store([record('stageEvent', { project: PROJECT, stage: '开工', on: { date: '2026-06-01', precision: 'day' } })]);
    const right = own.line('introducer-rewards', {
      introducer: '苏州商会',
      project: NAME,
      relative: '否',
      proof: '引荐函',
      amount: '5',
      document: '青政〔2026〕3号',
    });
    expect(own.row('introducer-rewards', right).marks).toEqual({});
    expect(own.row('introducer-rewards', right).cells['state']).toBe('▲ 待认定');
    expect(named('introducer-rewards').summary(own.context())).toBe('今年申请 3 笔，符合 0，不符合 0，已兑付 0');
  });
});

describe('招商地图 (S-31)', () => {
  it('spreads a chain’s target companies over regions with contact, the outpost that covers the region and projects from there', () => {
    const own = desk(record('project', { projectName: '甲', industry: '新材料', origin: '江苏苏州' }, 'p-a'));
    own.line('chains', { name: '新材料产业链', leaders: '张三', unit: LIUHE, industries: '新材料' });
    own.line('target-companies', { '@unit': LIUHE, name: '丙公司', chain: '新材料产业链', origin: '江苏苏州', status: '已接触' });
    own.line('target-companies', { '@unit': LIUHE, name: '丁公司', chain: '新材料产业链', origin: '广东东莞', status: '未接触' });
    own.line('teams', { name: '驻苏州招商处', kind: '驻外招商处', leader: '周六', region: '苏州', from: '2026-01-01' });
    const rows = own.rows('investment-map').map(({ cells }) => cells);
    expect(rows).toMatchObject([
      { region: '江苏苏州', count: 1, touched: 1, companies: '丙公司（已接触）', teams: '驻苏州招商处', projects: 1 },
      { region: '广东东莞', count: 1, touched: 0, teams: null, projects: 0 },
    ]);
  });
});

describe('quota and result of a person (S-97)', () => {
  it('reckons by the adopted 办法 from the projects the person answers for; another’s project in the same unit does not count', () => {
    const [li, wang] = [recordId('h-li'), recordId('h-wang')];
    const fund = (project: string, fen: number) => [
      record(
        'moneyEntry',
        { project: recordId(project), kind: '到位资金', span: '当月', month: '2026-05', reported: yuan(fen) },
        `m-${project}`,
      ),
      record('recognition', { entry: recordId(`m-${project}`), recognised: yuan(fen) }, `k-${project}`),
    ];
    const own = desk(
      createDraft(
        { scope: 'county', entity: 'scheme', record: recordId('f-1') },
        { title: qingshi.title, year: 2026, documentNumber: '青招组发〔2026〕1号', body: FIELD_KINDS.json.parse(qingshi) },
      ),
      createDraft(
        { scope: 'county', entity: 'target', record: recordId('t-1') },
        { unit: UNIT, indicator: '当年到位资金', year: 2026, base: '12000' },
      ),
      createDraft({ scope: 'county', entity: 'person', record: li }, { name: '李会计' }),
      createDraft({ scope: 'county', entity: 'person', record: wang }, { name: '王芳' }),
      record('project', { projectName: '甲' }, 'p-a'),
      record('project', { projectName: '乙' }, 'p-b'),
      record('assignment', { project: recordId('p-a'), role: '责任人', person: li, from: isoDay('2026-01-01') }),
      ...fund('p-a', 300_000_000),
      ...fund('p-b', 900_000_000),
      ...[li, wang].map((person) =>
        createDraft(
          { scope: 'county', entity: 'personTarget', record: recordId(`jt-${person}`) },
          { unit: UNIT, person, indicator: '当年到位资金', year: 2026, base: '600', done: '100' },
        ),
      ),
    );
    expect(
      personResults(own.ledger, UNIT, '2026-10').map(({ person, reckoned, stated, completion }) => [person, reckoned, stated, completion]),
    ).toEqual([
      [li, '300', '100', '50.0'],
      [wang, null, '100', '16.7'],
    ]);
    const rows = own.rows('person-results');
    expect(rows.map(({ cells }) => [cells['person'], cells['state']])).toEqual([
      ['李会计', '▲ 落后于时间进度'],
      ['王芳', '▲ 落后于时间进度'],
    ]);
  });
});
