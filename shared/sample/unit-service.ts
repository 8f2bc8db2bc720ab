/**
 * More of what sample units keep, entered with the last month: investors, target companies, introducers, key firms with their figures, plans of events, increases,
 * upward reports, admission marks, factor gaps, look-backs, procedures, services, complaints, talent. Every matter hangs on a real project of the unit.
 */
import { createDraft } from '../ledger/drafts';
import type { Draft } from '../ledger/operation';
import { addDays, isoDay } from '../model/dates';
import { INVESTOR_CLASSES } from '../model/entities-investor';
import { recordId } from '../model/ids';
import { yuan } from '../model/money';
import { idFor } from './county-entries';
import { peopleOf } from './people';
import type { SamplePerson } from './people';
import type { ProjectPlan } from './projects';
import { randomFrom } from './random';
import { LAST_ENTRY } from './timeline';
import type { SampleUnit } from './units';
import { BRAND_FIRST, BRAND_SECOND, INDUSTRIES, TRIP_PLACES } from './vocabulary';

const WAN = 1_000_000;
const back = (days: number) => addDays(LAST_ENTRY, -days);
const reached = (plan: ProjectPlan, stage: string): boolean => plan.timeline.events.some((event) => event.stage === stage);

/** Chains of the county by the industries they hold; ids as `county-registers.ts` makes them. */
const CHAIN_OF: Readonly<Record<string, string>> = {
  新材料: '新材料产业链',
  装备制造: '装备制造产业链',
  食品加工: '食品加工产业链',
  现代农业: '食品加工产业链',
};

function people(unit: SampleUnit, all: readonly SamplePerson[]): readonly [string, string, string] {
  const [head, deputy, staff] = peopleOf(all, unit);
  return [head?.name ?? unit.name, deputy?.name ?? unit.name, staff?.name ?? unit.name];
}

/** Investors of the projects, companies the unit would like to win, who introduces them. */
function investorDrafts(unit: SampleUnit, plans: readonly ProjectPlan[], all: readonly SamplePerson[]): Draft[] {
  const random = randomFrom(`registers/investors/${unit.key}`);
  const [, deputy, staff] = people(unit, all);
  const place = <E extends string>(entity: E, prefix: string, key: string) =>
    ({ scope: unit.id, entity, record: idFor(prefix, `${unit.key}/${key}`) }) as const;
  const firms = [...new Set(plans.map(({ investor }) => investor))].slice(0, 2);
  const investors = firms.map((name, at) => {
    const rank = random.pick(INVESTOR_CLASSES);
    return createDraft(place('investor', 'kh', `${at}`), {
      name,
      rank,
      ...(rank.includes('500强') || rank === '行业百强' ? { listYear: 2025 } : {}),
      origin: random.pick(TRIP_PLACES),
      industry: plans.find((plan) => plan.investor === name)?.industry ?? '其他',
      contact: `投资部 0000-61${random.int(10000, 99999)}`,
      interest: '已投项目投产后考虑二期，希望配套产业集中布局',
      owner: staff,
    });
  });
  const targets = Array.from({ length: 2 }, (_, at) => {
    const industry = random.pick(INDUSTRIES.filter(({ name }) => CHAIN_OF[name] !== undefined));
    const chain = CHAIN_OF[industry.name];
    const status = random.pick(['未接触', '已接触', '已回访', '在谈'] as const);
    return createDraft(place('targetCompany', 'tc', `${at}`), {
      name: `${random.pick(BRAND_FIRST)}${random.pick(BRAND_SECOND)}${industry.trade}`,
      ...(chain === undefined ? {} : { chain: idFor('ch', chain) }),
      origin: random.pick(TRIP_PLACES),
      reason: '补上本县产业链缺环',
      status,
      owner: deputy,
      ...(status === '未接触' ? {} : { lastContactOn: back(random.int(5, 120)) }),
      next: '上门拜访，送达招商手册和地块资料',
    });
  });
  const introducer = createDraft(place('introducer', 'jr', '1'), {
    name: `${random.pick(['苏州', '宁波', '东莞', '成都', '厦门'])}${unit.name.slice(0, 2)}商会`,
    kind: '商会协会',
    contact: `秘书处 0000-62${random.int(10000, 99999)}`,
    official: false,
    agreement: '委托招商协议书',
    from: isoDay('2026-01-01'),
    to: isoDay('2026-12-31'),
  });
  return [...investors, ...targets, introducer];
}

/** Key firms with the figures of three quarters. */
function firmDrafts(unit: SampleUnit, plans: readonly ProjectPlan[], all: readonly SamplePerson[]): Draft[] {
  const random = randomFrom(`registers/firms/${unit.key}`);
  const [head] = people(unit, all);
  const plan = plans.find((own) => reached(own, '投产'));
  if (plan === undefined) return [];
  const firm = idFor('kf', unit.key);
  const own = createDraft(
    { scope: unit.id, entity: 'keyFirm', record: firm },
    { name: plan.investor, year: 2026, industry: plan.industry, leader: head, contact: `厂长 0000-63${random.int(10000, 99999)}` },
  );
  const figures = (['2026-Q1', '2026-Q2', '2026-Q3'] as const).map((date) =>
    createDraft(
      { scope: unit.id, entity: 'firmFigure', record: idFor('fq', `${unit.key}/${date}`) },
      {
        firm,
        quarter: { date, precision: 'quarter' },
        output: yuan(random.int(800, 9000) * WAN),
        tax: yuan(random.int(20, 400) * WAN),
        workers: random.int(40, 320),
        ...(date === '2026-Q3' ? { demand: random.pick(['旺季用工缺口约60人', '希望协调流动资金贷款', '厂区道路夜间照明不足']) } : {}),
      },
    ),
  );
  const visits = [45, 130, 215]
    .filter(() => random.chance(70))
    .map((days) =>
      createDraft(
        { scope: unit.id, entity: 'activity', record: idFor('v', `key-firm/${unit.key}/${days}`) },
        {
          kind: '现场走访',
          on: back(days + random.int(0, 30)),
          leader: head,
          company: plan.investor,
          place: unit.name,
          headcount: 3,
          outcome: '了解生产和用工',
        },
      ),
    );
  return [own, ...figures, ...visits];
}

function eventDraft(unit: SampleUnit, all: readonly SamplePerson[]): Draft {
  const random = randomFrom(`registers/events/${unit.key}`);
  const [, deputy] = people(unit, all);
  const month = random.pick(['2026-05', '2026-09', '2026-11', '2026-12'] as const);
  const held = month < '2026-10';
  const place = random.pick(TRIP_PLACES);
  return createDraft(
    { scope: unit.id, entity: 'eventPlan', record: idFor('ep', unit.key) },
    {
      name: `${place}产业合作对接会`,
      kind: random.pick(['推介会', '客商联谊', '小分队'] as const),
      region: '境内',
      period: { date: month, precision: 'month' },
      place,
      owner: deputy,
      status: held ? '已举办' : '计划',
      ...(held ? { result: `到会企业${random.int(8, 30)}家，收集意向${random.int(2, 8)}条` } : {}),
    },
  );
}

/** Single facts about projects: an increase, an upward report, a factor gap, a look-back, procedures, an agent, a complaint, talent. */
function projectDrafts(unit: SampleUnit, plans: readonly ProjectPlan[], all: readonly SamplePerson[]): Draft[] {
  const random = randomFrom(`registers/service/${unit.key}`);
  const [, deputy, staff] = people(unit, all);
  const signed = plans.filter((plan) => plan.timeline.stop === null && reached(plan, '签约') && !reached(plan, '投产'));
  const done = plans.filter((plan) => plan.timeline.stop === null && reached(plan, '投产'));
  const [building, second] = signed;
  const [mature] = done;
  const on = <E extends string>(entity: E, prefix: string, key: string) =>
    ({ scope: unit.id, entity, record: idFor(prefix, `${unit.key}/${key}`) }) as const;
  const ofMature = (plan: ProjectPlan): Draft[] => {
    const mu = random.int(20, 90);
    return [
      createDraft(on('increase', 'in', '1'), {
        project: plan.id,
        on: back(random.int(10, 200)),
        amount: yuan(random.int(5, 60) * 100 * WAN),
        content: '扩建二期生产线',
        evidence: '增资协议',
      }),
      createDraft(on('lookback', 'lb', '1'), {
        project: plan.id,
        year: 2026,
        landMu: String(mu),
        agreedInvestment: '250',
        agreedOutput: '400',
        agreedTax: '15',
        investment: yuan(mu * random.int(180, 320) * WAN),
        output: yuan(mu * random.int(250, 480) * WAN),
        tax: yuan(mu * random.int(8, 20) * WAN),
        on: back(random.int(5, 40)),
      }),
      createDraft(on('talent', 'tl', '1'), {
        name: `${random.pick(['材料', '机电', '食品', '信息'])}工程团队`,
        rank: random.pick(['市级领军人才', '硕士研究生', '高级工程师']),
        field: plan.industry,
        from: random.pick(TRIP_PLACES),
        project: plan.id,
        on: back(random.int(60, 250)),
        arrivedOn: back(random.int(10, 50)),
      }),
    ];
  };
  const ofBuilding = (plan: ProjectPlan): Draft[] => [
    createDraft(on('upperReport', 'ur', '1'), {
      project: plan.id,
      level: '省级',
      library: '省级重点项目库',
      batch: '2026年第三批',
      ...random.pick([
        { status: '已上报待审核', on: back(25) } as const,
        { status: '通过', on: back(70), decidedOn: back(20) } as const,
        { status: '退回', on: back(60), decidedOn: back(30), reason: '能评手续不全' } as const,
      ]),
    }),
    createDraft(on('factorGap', 'fg', '1'), {
      project: plan.id,
      ...random.pick([
        { kind: '土地', need: '60', met: '35', measureUnit: '亩', department: recordId('u-ziran') } as const,
        { kind: '用工', need: '180', met: '90', measureUnit: '人', department: recordId('u-renshe') } as const,
        { kind: '水电气', need: '2000', met: '800', measureUnit: '千伏安', department: recordId('u-gongxin') } as const,
      ]),
      due: { date: '2026-12', precision: 'month' },
      note: '已列入项目例会',
    }),
    ...(
      [
        ['项目备案', 'u-fagai', 3, 90, 87],
        ['用地规划许可', 'u-ziran', 10, 70, random.int(52, 62)],
        ['施工许可', 'u-zhujian', 7, random.int(3, 20), null],
      ] as const
    ).map(([name, department, promised, from, to]) =>
      createDraft(on('procedure', 'pr', name), {
        project: plan.id,
        name,
        department: recordId(department),
        from: back(from),
        promised,
        ...(to === null ? {} : { to: back(to) }),
      }),
    ),
    createDraft(on('service', 'sv', '1'), {
      project: plan.id,
      kind: '全程代办',
      agent: staff,
      phone: `0000-64${random.int(10000, 99999)}`,
      on: back(random.int(40, 120)),
      request: '代办环评、用地、施工手续',
    }),
  ];
  const ofSecond = (plan: ProjectPlan): Draft[] => {
    const closed = random.chance(60);
    const came = random.int(8, 50);
    return [
      createDraft(on('complaint', 'cp', '1'), {
        text: random.pick(['施工便道被堵，车辆进不了场', '临时用电接入时间一拖再拖', '周边群众阻工，材料运不进去']),
        firm: plan.investor,
        project: plan.id,
        on: back(came),
        department: unit.id,
        due: back(came - 7),
        ...(closed ? { closedOn: back(came - 5), result: '已协调解决，企业恢复施工', satisfied: '满意' as const } : {}),
      }),
    ];
  };
  const funding = createDraft(on('funding', 'fd', '1'), {
    name: random.pick(['工业园区基础设施专项债', '中小企业技术改造补助', '农产品仓储保鲜设施补助']),
    level: '省级',
    source: random.pick(['省发展改革委', '省工业和信息化厅', '省农业农村厅']),
    on: back(random.int(60, 200)),
    asked: yuan(random.int(3, 30) * 100 * WAN),
    status: '已申报',
  });
  const event = unit.kind === 'dept' ? [] : [eventDraft(unit, all)];
  return [
    ...(mature === undefined ? [] : ofMature(mature)),
    ...(building === undefined ? [] : ofBuilding(building)),
    ...(second === undefined ? [] : ofSecond(second)),
    ...(unit.kind === 'dept' && deputy !== unit.name ? [] : [funding]),
    ...event,
  ];
}

/** Admission marks of one project under negotiation, given by the county before land is supplied (S-22). */
function admissionDrafts(unit: SampleUnit, plans: readonly ProjectPlan[]): Draft[] {
  const plan = plans.find((own) => own.timeline.stop === null && own.timeline.signed === null && reached(own, '在谈'));
  if (plan === undefined) return [];
  const random = randomFrom(`registers/admission/${unit.key}`);
  const [density, tax] = [random.int(200, 360), random.int(10, 24)];
  const criteria = [
    ['亩均投资强度', '不低于250万元', `${density}万元`, 30, density >= 250],
    ['亩均税收', '不低于15万元', `${tax}万元`, 30, tax >= 15],
    ['产业契合度', '属于主导产业', plan.industry, 20, CHAIN_OF[plan.industry] !== undefined],
    ['安全环保', '符合三线一单', '符合', 20, true],
  ] as const;
  return criteria.map(([criterion, standard, actual, full, met]) => {
    return createDraft(
      { scope: unit.id, entity: 'admission', record: idFor('am', `${unit.key}/${criterion}`) },
      {
        project: plan.id,
        criterion,
        standard,
        actual,
        met,
        full: String(full),
        score: String(met ? full - random.int(0, 4) : Math.round(full / 2)),
        on: isoDay('2026-10-16'),
        by: '县自然资源局',
      },
    );
  });
}

/** The service registers of one unit; only units with land of their own, so that the sample stays small. */
export function unitServiceDrafts(unit: SampleUnit, plans: readonly ProjectPlan[], all: readonly SamplePerson[]): Draft[] {
  if (unit.from !== undefined || plans.length === 0 || (unit.kind !== 'town' && unit.kind !== 'zone' && unit.key !== 'toucu')) return [];
  return [...investorDrafts(unit, plans, all), ...firmDrafts(unit, plans, all), ...projectDrafts(unit, plans, all)];
}

/** What the county enters into the unit's scope. */
export function unitAdmissionDrafts(unit: SampleUnit, plans: readonly ProjectPlan[]): Draft[] {
  return unit.kind === 'zone' || unit.key === 'liuhe' || unit.key === 'bailu' ? admissionDrafts(unit, plans) : [];
}
