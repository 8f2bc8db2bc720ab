/**
 * What the sample county office keeps beside the tasks and scores, entered with the last month: its limits and bands, 直报指标, neighbours, classes of units,
 * ratio indicators, tasks of single persons, 民主评议, marks of judges, awards, points, exemptions, measures, inspections, rewards; departments and limits of problems.
 */
import { createDraft, setDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { Draft } from '../ledger/operation';
import { addDays, isoDay } from '../model/dates';
import { recordId } from '../model/ids';
import type { RecordId } from '../model/ids';
import { yuan } from '../model/money';
import { idFor } from './county-entries';
import { peopleOf } from './people';
import type { SamplePerson } from './people';
import { randomFrom } from './random';
import { LAST_ENTRY } from './timeline';
import { SAMPLE_UNITS } from './units';
import type { SampleUnit } from './units';

const county = <E extends string>(entity: E, record: RecordId) => ({ scope: 'county', entity, record }) as const;
const unit = (key: string): RecordId => recordId(`u-${key}`);
const back = (days: number) => addDays(LAST_ENTRY, -days);
const YI = 10_000_000_000;
const WAN = 1_000_000;
const TOWNS = SAMPLE_UNITS.filter(({ kind, from }) => kind === 'town' && from === undefined);

function limitDrafts(): Draft[] {
  const limits = [
    ['线索首次对接时限（工作日）', 3],
    ['目标企业联系间隔（天）', 60],
    ['到期前提醒责任人（工作日）', 5],
    ['到期前提醒单位主要负责人（工作日）', 2],
    ['超期后提醒包保领导（工作日）', 3],
    ['民主评议末位名数', 3],
  ] as const;
  const bands = [
    ['亿元以上', 1],
    ['5亿元以上', 5],
    ['10亿元以上', 10],
  ] as const;
  return [
    ...limits.map(([name, value]) =>
      createDraft(county('countyLimit', idFor('lm', name)), { name, value, basis: '青招组〔2026〕6号', from: isoDay('2026-02-01') }),
    ),
    ...bands.map(([name, atLeast]) =>
      createDraft(county('amountBand', idFor('ab', name)), { name, year: 2026, atLeast: yuan(atLeast * YI), basis: '青招组发〔2026〕1号' }),
    ),
  ];
}

function figureDrafts(): Draft[] {
  const random = randomFrom('registers/figures');
  const direct = (['2026-08', '2026-09', '2026-10'] as const).flatMap((month) =>
    (['jingkai', 'liuhe', 'shangwu'] as const).map((key) =>
      createDraft(county('directFigure', idFor('fg', `direct/${month}/${key}`)), {
        unit: unit(key),
        month,
        indicator: '外贸进出口总额（万元）',
        value: String(random.int(200, 1800)),
        supplier: '县商务局',
        document: '全县外贸运行情况月报',
      }),
    ),
  );
  const regions = ['青云县', '临江市', '南山县', '开阳区'];
  const near = regions.map((region) => {
    const target = random.int(90, 160) * 1000;
    return createDraft(county('externalFigure', idFor('jx', region)), {
      region,
      indicator: '当年到位资金',
      month: '2026-09',
      target: String(target),
      value: String(Math.round((target * random.int(58, 92)) / 100)),
      source: '市招商局通报〔2026〕9期',
    });
  });
  const checks = (
    [
      ['人大', 'liuhe', '联系包保项目和外出招商情况', '包保项目走访记录不全', 20],
      ['政协', 'bailu', '委员企业以商招商情况', null, null],
    ] as const
  ).map(([team, key, content, found, days]) =>
    createDraft(county('teamCheck', idFor('jc', `${team}/${key}`)), {
      unit: unit(key),
      team,
      on: isoDay('2026-09-16'),
      by: '县委督查室',
      content,
      ...(found === null || days === null ? {} : { found, rectifyBy: back(days) }),
    }),
  );
  return [...direct, ...near, ...checks];
}

const CLASSES = [
  ['镇（乡）', ['签约项目数', '新开工项目数', '当年到位资金', '亿元以上项目数', '外出招商批次'], null],
  ['县直部门', ['签约项目数', '新开工项目数', '当年到位资金', '亿元以上项目数', '外出招商批次'], null],
  ['开发区', ['签约项目数', '新开工项目数', '当年到位资金', '亿元以上项目数', '外出招商批次', '外贸进出口总额'], null],
  ['条管单位', ['有效线索'], '2'],
] as const;

function classDrafts(): Draft[] {
  const sets = CLASSES.flatMap(([kind, indicators, base]) =>
    indicators.map((indicator) =>
      createDraft(county('indicatorSet', idFor('ic', `${kind}/${indicator}`)), {
        year: 2026,
        class: kind,
        indicator,
        ...(base === null ? {} : { base, note: '垂直管理，只要求提供线索，不计位次' }),
        document: '青招组〔2026〕2号',
      }),
    ),
  );
  const ratios = (
    [
      ['主导产业签约占比', '当年签约项目', '个数', '50'],
      ['主导产业开工投资占比', '当年开工项目', '总投资', '60'],
    ] as const
  ).map(([name, whole, by, atLeast]) =>
    createDraft(county('ratioRule', idFor('rt', name)), {
      name,
      year: 2026,
      whole,
      by,
      industries: ['新材料', '装备制造', '食品加工'],
      atLeast,
      document: '青招组〔2026〕2号',
    }),
  );
  return [...sets, ...ratios];
}

/** Tasks broken down to the people of two units, with points; the office head answers for projects, so his results are reckoned. */
function personDrafts(all: readonly SamplePerson[]): Draft[] {
  // 万元; the office head and the clerk answer for projects, the leaders for the whole.
  const shares = [18_000, 14_000, 24_000, 30_000];
  const tasks = (['dongling', 'bailu'] as const).flatMap((key) => {
    const own = SAMPLE_UNITS.find((one) => one.key === key);
    return (own === undefined ? [] : peopleOf(all, own)).flatMap((person, at) =>
      createDraft(county('personTarget', idFor('jt', person.id)), {
        unit: unit(key),
        person: person.id,
        indicator: '当年到位资金',
        year: 2026,
        base: String(shares[at] ?? 10_000),
      }),
    );
  });
  const points = TOWNS.slice(0, 5).flatMap((own, at) => {
    const [, deputy, staff] = peopleOf(all, own);
    return [deputy, staff].flatMap((person, place) =>
      person === undefined
        ? []
        : [
            createDraft(county('personPoint', idFor('ji', person.id)), {
              person: person.id,
              on: back(20 + at * 9 + place),
              event: place === 0 ? '引进亿元以上项目' : '外出招商带回有效线索',
              points: place === 0 ? '10' : '2',
              ground: '青招组〔2026〕5号',
            }),
          ],
    );
  });
  return [...tasks, ...points];
}

/** Two rounds of 民主评议, marks of judges, awards. */
function appraisalDrafts(all: readonly SamplePerson[]): Draft[] {
  const surveys = ([2025, 2026] as const).flatMap((year) => {
    const random = randomFrom(`registers/surveys/${year}`);
    return TOWNS.map((own) => {
      const poor = random.int(1, 14);
      const fair = random.int(8, 26);
      return createDraft(county('survey', idFor('su', `${year}/${own.key}`)), {
        name: `${year}年招商服务民主评议`,
        on: isoDay(`${year}-09-28`),
        kind: '民主评议',
        unit: own.id,
        sent: 100,
        good: 96 - poor - fair,
        fair,
        poor,
      });
    });
  });
  const marks = TOWNS.slice(0, 4).flatMap((own, at) =>
    (['县招商办', '企业代表'] as const).map((raterClass, place) =>
      createDraft(county('manualScore', idFor('jm', `${own.key}/${raterClass}`)), {
        unit: own.id,
        item: '营商环境',
        month: '2026-09',
        raterClass,
        rater: place === 0 ? '秦晓雁' : '企业代表甲',
        score: String(8 + ((at + place) % 3)),
        ground: '依据走访记录和企业评价',
        on: isoDay('2026-09-29'),
      }),
    ),
  );
  const [best] = TOWNS;
  const [, deputy] = best === undefined ? [] : peopleOf(all, best);
  const awards = [
    ...(best === undefined ? [] : [{ title: '招商引资先进单位', unit: best.id, ground: '到位资金、新开工项目均居前列' }]),
    ...(deputy === undefined ? [] : [{ title: '招商引资先进个人', person: deputy.id, ground: '引进亿元以上项目2个' }]),
  ].map((own, at) => createDraft(county('award', idFor('jw', `${at}`)), { year: 2026, ...own, nominatedBy: '县招商办', outcome: '推荐' }));
  const conversion = createDraft(county('conversion', idFor('jv', '2026')), {
    year: 2026,
    name: '县直单位和乡镇综合绩效考评',
    from: '100',
    to: '8',
    document: '青考办〔2026〕4号',
  });
  return [...surveys, ...marks, ...awards, conversion];
}

/** What organs with the right to do so decided; all of it ended before the last month, so no proposal changes. */
function handlingDrafts(all: readonly SamplePerson[]): Draft[] {
  const of = (key: string): SamplePerson | undefined => {
    const own = SAMPLE_UNITS.find((one) => one.key === key);
    return own === undefined ? undefined : peopleOf(all, own)[0];
  };
  const [late, left] = [of('meiling'), of('gongxiao')];
  return [
    createDraft(county('exemption', idFor('je', '1')), {
      unit: unit('meiling'),
      ...(late === undefined ? {} : { person: late.id }),
      kind: '中途到位',
      from: isoDay('2026-01-15'),
      to: isoDay('2026-04-15'),
      ground: '1月中旬到任，到任三个月内不作为考核处理对象',
      approver: '县招商引资工作领导小组',
      approvedOn: isoDay('2026-01-20'),
      document: '青招组〔2026〕3号',
    }),
    createDraft(county('appeal', idFor('jp', '1')), {
      unit: unit('shiqiao'),
      kind: '延期',
      against: '督办事项：梳理未足额到位资金的签约项目',
      filedOn: isoDay('2026-08-12'),
      due: isoDay('2026-08-19'),
      ground: '投资方股东变更，资金推迟一个月到位',
      until: isoDay('2026-09-30'),
      outcome: '同意延期',
      decidedBy: '县招商办',
      decidedOn: isoDay('2026-08-15'),
    }),
    ...(left === undefined
      ? []
      : [
          createDraft(county('leavePost', idFor('jl', '1')), {
            unit: unit('gongxiao'),
            person: left.id,
            from: isoDay('2025-09-10'),
            document: '青组〔2025〕31号',
            decidedBy: '县委',
            to: isoDay('2025-11-28'),
            returnDocument: '青组〔2025〕47号',
            returnGround: '年度任务已完成',
          }),
        ]),
    ...(['gongxiao', 'shuanghuai', 'yuntai'] as const).map((key, at) =>
      createDraft(county('yearOutcome', idFor('jy', key)), {
        unit: unit(key),
        year: 2025,
        outcome: at === 1 ? '完成' : '未完成',
        ...(at === 0 ? { consequence: '不得评优评先，向县委、县政府作出检查' } : {}),
        decidedBy: '县招商引资工作领导小组',
        on: isoDay('2026-01-22'),
      }),
    ),
    createDraft(county('handling', idFor('jh', '1')), {
      kind: '约谈',
      unit: unit('yuntai'),
      on: isoDay('2026-07-18'),
      decidedBy: '县招商引资工作领导小组',
      document: '青招组〔2026〕11号',
      ground: '上半年到位资金完成率低于序时进度30个百分点',
    }),
    createDraft(county('handling', idFor('jh', '2')), {
      kind: '通报',
      unit: unit('gongxiao'),
      on: isoDay('2026-07-20'),
      decidedBy: '县委办公室、县政府办公室',
      document: '青办通报〔2026〕6号',
      ground: '一季度未报送招商活动',
    }),
  ];
}

const INSPECTIONS = [
  ['shichang', '安全生产执法检查', '2026-09-08', '2026-09-09', '未发现重大隐患'],
  ['weijian', '职业健康检查', '2026-11-05', '2026-11-06', null],
] as const;

function inspectionDrafts(): Draft[] {
  return INSPECTIONS.map(([key, matter, from, to, result]) =>
    createDraft(county('inspection', idFor('ns', key)), {
      unit: unit(key),
      firm: '经开区规模以上企业',
      matter,
      basis: '2026年度涉企检查计划',
      from: isoDay(from),
      to: isoDay(to),
      approvedBy: '县营商办',
      approvedOn: addDays(isoDay(from), -7),
      ...(result === null ? {} : { result }),
    }),
  );
}

/** The county takes up the problems of the higher levels: which department leads, and by when. */
export function problemTakenUp(ledger: Ledger): Draft[] {
  const departments = ['ziran', 'fagai', 'zhujian', 'gongxin', 'renshe'];
  return listRecords(ledger, 'problem')
    .filter(({ level, solvedOn }) => level === '县级领导' && solvedOn === undefined)
    .map(({ id, scope, raisedOn }, at) =>
      setDraft(
        ledger,
        { scope, entity: 'problem', record: id },
        {
          department: unit(departments[at % departments.length] ?? 'ziran'),
          limit: addDays(raisedOn ?? LAST_ENTRY, 45),
        },
      ),
    );
}

/** Assessment registers of the county office, entered with the last month. */
export function assessmentDrafts(all: readonly SamplePerson[]): Draft[] {
  return [
    ...limitDrafts(),
    ...figureDrafts(),
    ...classDrafts(),
    ...personDrafts(all),
    ...appraisalDrafts(all),
    ...handlingDrafts(all),
    ...inspectionDrafts(),
  ];
}

/** An old agreement on shares, the prize money and an introducer's reward of one unit: the first only as history, the others with their papers. */
export function rewardDrafts(own: SampleUnit, project: RecordId | undefined, all: readonly SamplePerson[]): Draft[] {
  if (own.key !== 'liuhe' || project === undefined) return [];
  const people = peopleOf(all, own);
  const pool = idFor('jb', '2025');
  return [
    createDraft(
      { scope: own.id, entity: 'revenueSplit', record: idFor('rv', own.key) },
      {
        project,
        terms: '2019年签订的飞地分成约定，仍在执行期，只作历史记录',
        percent: '30',
        from: isoDay('2019-06-01'),
        until: isoDay('2029-05-31'),
        basis: '青政〔2019〕12号',
      },
    ),
    createDraft(county('payoutPool', pool), {
      name: '2025年度招商引资先进单位奖金',
      unit: own.id,
      year: 2025,
      amount: yuan(10 * WAN),
      document: '青政〔2026〕3号',
      finance: '财政局会签',
      discipline: '纪委监委会签',
    }),
    ...people.slice(0, 4).map((person, at) =>
      createDraft(county('payoutShare', idFor('js', person.id)), {
        pool,
        person: person.id,
        post: person.title,
        basis: at === 0 ? '主要负责人' : at === 1 ? '分管负责人' : '具体承办',
        percent: String([30, 25, 25, 20][at] ?? 0),
      }),
    ),
    createDraft(county('introducerReward', idFor('iw', own.key)), {
      introducer: idFor('jr', `${own.key}/1`),
      project,
      year: 2026,
      relative: false,
      firstContactOn: isoDay('2025-03-12'),
      proof: '引荐函、首次对接纪要',
      recognisedInvestment: yuan(3000 * WAN),
      rule: '按认定投资额分档',
      amount: yuan(3 * WAN),
      document: '青政〔2026〕3号',
      outcome: '申请',
    }),
  ];
}
