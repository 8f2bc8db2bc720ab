/**
 * What the sample county office keeps in its registers: node template, meetings and their decisions, reviews with opinions, checks, ceremonies, chains, teams,
 * its own limits. Matters that became supervision items point to the items of `paper.ts`.
 */
import { createDraft } from '../ledger/drafts';
import type { Draft } from '../ledger/operation';
import { isoDay } from '../model/dates';
import { recordId } from '../model/ids';
import type { RecordId } from '../model/ids';
import { idFor } from './county-entries';
import type { SamplePerson } from './people';
import type { ProjectPlan } from './projects';

const county = <E extends string>(entity: E, record: RecordId) => ({ scope: 'county', entity, record }) as const;

const STEPS = [
  ['完成规划条件和红线', 60, '县自然资源局'],
  ['完成环评批复', 40, '县发改委'],
  ['取得用地', 30, '县自然资源局'],
  ['取得施工许可', 7, '县住建局'],
  ['开工', 0, ''],
] as const;

function templateDrafts(): Draft[] {
  return STEPS.map(([name, before, owner], at) =>
    createDraft(county('nodeStep', idFor('nt', `${at}`)), {
      template: '工业项目开工',
      order: at + 1,
      name,
      before,
      ...(owner === '' ? {} : { owner }),
    }),
  );
}

const MEETINGS = [
  [
    '2026年三季度招商引资调度会',
    '季调度会',
    '2026-10-13',
    [
      ['空白单位报送招商工作计划', 'sifa', '2026-10-27', 'd-sample-09'],
      ['梳理未足额到位资金的签约项目', 'toucu', '2026-10-30', 'd-sample-08'],
    ],
  ],
  [
    '10月份项目例会',
    '专题会',
    '2026-10-20',
    [
      ['协调自然资源部门供地', 'ziran', '2026-11-10', 'd-sample-11'],
      ['研究柳河镇标准厂房供气', 'zhujian', '2026-11-20', null],
    ],
  ],
] as const;

function meetingDrafts(host: string): Draft[] {
  return MEETINGS.flatMap(([name, kind, on, decisions], at) => {
    const meeting = idFor('mt', `${at}`);
    return [
      createDraft(county('meeting', meeting), { name, kind, on: isoDay(on), host, place: '县委三楼会议室' }),
      ...decisions.map(([text, unit, due, item], place) =>
        createDraft(county('decision', idFor('dc', `${at}/${place}`)), {
          text,
          meeting,
          unit: recordId(`u-${unit}`),
          due: isoDay(due),
          ...(item === null ? {} : { supervision: recordId(item) }),
        }),
      ),
    ];
  });
}

const DEPARTMENTS = ['fagai', 'ziran', 'gongxin', 'zhujian'] as const;

/** One pre-screening of the last projects under negotiation: all departments answered on some, not on all. */
function reviewDrafts(plans: readonly ProjectPlan[], host: string): Draft[] {
  const meeting = idFor('rm', '2026-5');
  const talked = plans
    .filter(({ timeline }) => timeline.signed === null && timeline.events.some(({ stage }) => stage === '在谈'))
    .slice(0, 6);
  const head = createDraft(county('reviewMeeting', meeting), {
    name: '2026年第五次招商项目预审会',
    kind: '预审会',
    on: isoDay('2026-10-16'),
    host,
    departments: DEPARTMENTS.map((key) => recordId(`u-${key}`)),
    place: '县政府二楼会议室',
  });
  const items = talked.flatMap((plan, at) => {
    const outcome = at < 4 ? '通过' : '需进一步研判';
    const opinions = DEPARTMENTS.slice(0, at === 5 ? 3 : 4).map((key, place) =>
      createDraft(
        { scope: plan.unit.id, entity: 'reviewOpinion', record: idFor('ro', `${plan.id}/${key}`) },
        {
          meeting,
          project: plan.id,
          department: recordId(`u-${key}`),
          opinion: at >= 4 && place === 1 ? '需进一步研判' : '同意',
          ...(at >= 4 && place === 1 ? { text: '用地指标待核，建议补充选址方案' } : {}),
          on: isoDay('2026-10-16'),
        },
      ),
    );
    const item = createDraft(
      { scope: plan.unit.id, entity: 'reviewItem', record: idFor('ri', plan.id) },
      { meeting, project: plan.id, outcome, ...(at >= 4 ? { conditions: '补充选址方案后再议' } : {}) },
    );
    const check = createDraft(
      { scope: plan.unit.id, entity: 'vetoCheck', record: idFor('vc', plan.id) },
      { project: plan.id, kind: '产业政策', result: '通过', department: recordId('u-fagai'), on: isoDay('2026-10-15') },
    );
    return [item, ...opinions, check];
  });
  return [head, ...items];
}

const CEREMONIES = [
  ['2026年一季度重大项目集中签约', '集中签约', '2026-03-28', '2026-01-01', '2026-03-31'],
  ['2026年二季度重大项目集中签约', '集中签约', '2026-06-26', '2026-04-01', '2026-06-30'],
] as const;

/** The projects signed in the quarter before the ceremony. */
function ceremonyDrafts(plans: readonly ProjectPlan[]): Draft[] {
  return CEREMONIES.map(([name, kind, on, from, to]) => {
    const signed = plans.filter(({ timeline }) => timeline.signed !== null && timeline.signed >= from && timeline.signed <= to);
    return createDraft(county('ceremony', idFor('cm', on)), {
      name,
      kind,
      on: isoDay(on),
      place: '青石国际会议中心',
      projects: signed.slice(0, 12).map(({ id }) => id),
    });
  });
}

const CHAINS = [
  ['新材料产业链', ['新材料'], 'jingkai'],
  ['装备制造产业链', ['装备制造'], 'gongxin'],
  ['食品加工产业链', ['食品加工', '现代农业'], 'nongye'],
] as const;

function organisationDrafts(leaders: readonly SamplePerson[], people: readonly SamplePerson[]): Draft[] {
  const named = (at: number): string => leaders[at]?.name ?? '';
  const chains = CHAINS.map(([name, industries, unit], at) =>
    createDraft(county('chain', idFor('ch', name)), {
      name,
      leaders: named(at + 4),
      unit: recordId(`u-${unit}`),
      industries: [...industries],
      focus: '补上下游缺环，引进龙头配套',
      from: isoDay('2026-02-01'),
    }),
  );
  const teams = (
    [
      ['驻长三角招商处', '驻外招商处', '长三角', '新材料'],
      ['驻粤港澳招商处', '驻外招商处', '粤港澳', '电子信息'],
      ['新材料招商专班', '招商专班', '', '新材料'],
      ['新材料产业园项目指挥部', '项目指挥部', '', '新材料'],
      ['以商招商小分队', '招商小分队', '长三角', '装备制造'],
    ] as const
  ).map(([name, kind, region, industry], at) =>
    createDraft(county('team', idFor('tm', name)), {
      name,
      kind,
      leader: named(at + 7),
      unit: recordId('u-toucu'),
      members: people.filter(({ unit: own }) => own === recordId('u-toucu')).map((person) => person.name),
      ...(region === '' ? {} : { region }),
      industry,
      from: isoDay('2026-01-01'),
      to: isoDay('2026-12-31'),
      document: '青招组〔2026〕5号',
    }),
  );
  return [...chains, ...teams];
}

function limitDrafts(): Draft[] {
  const limits = [
    ['重大项目标准（万元）', 50_000],
    ['线索跟进间隔（天）', 14],
    ['载体核实间隔（天）', 90],
  ] as const;
  return limits.map(([name, value]) =>
    createDraft(county('countyLimit', idFor('lm', name)), { name, value, basis: '青招组〔2026〕6号', from: isoDay('2026-02-01') }),
  );
}

/** Registers of the county office, entered with the last month. */
export function countyRegisterDrafts(plans: readonly ProjectPlan[], people: readonly SamplePerson[]): Draft[] {
  const leaders = people.filter(({ unit }) => unit === null);
  const host = leaders[1]?.name ?? '';
  return [
    ...limitDrafts(),
    ...templateDrafts(),
    ...organisationDrafts(leaders, people),
    ...meetingDrafts(host),
    ...ceremonyDrafts(plans),
    ...reviewDrafts(plans, host),
  ];
}
