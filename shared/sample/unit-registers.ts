/**
 * What sample units keep in their registers (登记簿), entered with the last month: leads, nodes, weekly entries, problems, promises, carriers, packages, plans.
 * Every matter hangs on a real project of the unit or stands for itself; nothing here changes what the other sample entries say.
 */
import { createDraft } from '../ledger/drafts';
import type { Draft } from '../ledger/operation';
import { addDays, isoDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { LEAD_SOURCES } from '../model/entities-activity';
import type { STOP_REASONS } from '../model/entities-progress';
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
import type { PAUSE_REASONS, QUIT_REASONS } from './vocabulary';

const WAN = 1_000_000;

/** Stage reached by the end of the sample, by name of the last event. */
function reached(plan: ProjectPlan, stage: string): boolean {
  return plan.timeline.events.some((event) => event.stage === stage);
}

const running = (plan: ProjectPlan): boolean => plan.timeline.stop === null && reached(plan, '签约') && !reached(plan, '投产');

/** A lead that somebody follows, or one that was met once and whose appointed day has passed. */
function followed(kept: boolean, met: IsoDay, days: number): { nextOn: IsoDay; lastContactOn: IsoDay; follow: string } {
  return kept
    ? { lastContactOn: addDays(LAST_ENTRY, -2), nextOn: addDays(LAST_ENTRY, days), follow: '已回访一次，约定实地考察' }
    : { lastContactOn: met, nextOn: addDays(LAST_ENTRY, -days), follow: '对方要求等董事会研究' };
}

function leadDrafts(unit: SampleUnit, people: readonly SamplePerson[]): Draft[] {
  const random = randomFrom(`registers/leads/${unit.key}`);
  const [head, deputy, staff] = peopleOf(people, unit);
  return Array.from({ length: random.int(1, 4) }, (_, at) => {
    const industry = random.pick(INDUSTRIES);
    const firm = `${random.pick(BRAND_FIRST)}${random.pick(BRAND_SECOND)}${industry.trade}`;
    const receivedOn = addDays(LAST_ENTRY, -random.int(5, 240));
    const verdict = random.weighted<'有效' | '无效' | '待研判'>([
      ['有效', 5],
      ['无效', 2],
      ['待研判', 3],
    ]);
    // One in six is left lying, as in a real office; the others are met within two days and followed up.
    const kept = !random.chance(17);
    const met =
      verdict === '有效' || kept
        ? { firstContactOn: addDays(receivedOn, 1), contact: `${firm}办公室 0000-60${random.int(10000, 99999)}` }
        : {};
    const judged = verdict === '待研判' ? {} : { judgedOn: addDays(receivedOn, 3) };
    const why = verdict === '无效' ? { reason: random.pick(['投资方已投他县', '产业政策不允许', '仅为咨询，没有投资意向']) } : {};
    const next = verdict === '有效' ? followed(kept, addDays(receivedOn, 1), random.int(2, 4)) : {};
    return createDraft(
      { scope: unit.id, entity: 'lead', record: idFor('ld', `${unit.key}/${at}`) },
      {
        name: `${firm}投资意向`,
        receivedOn,
        source: random.pick(LEAD_SOURCES),
        giver: (random.chance(50) ? head : deputy)?.name ?? unit.name,
        investor: firm,
        origin: random.pick(TRIP_PLACES),
        industry: industry.name,
        content: '拟建生产基地，正在比选用地',
        investment: yuan(random.int(2, 40) * 500 * WAN),
        owner: staff?.name ?? unit.name,
        verdict,
        ...met,
        ...judged,
        ...why,
        ...next,
      },
    );
  });
}

const STEPS = [
  ['完成规划条件和红线', 90],
  ['完成环评批复', 60],
  ['取得用地', 45],
  ['取得施工许可', 10],
  ['开工', 0],
] as const;

/** Nodes of a signed project towards its start: planned backwards from a target day, the early ones done. */
function nodeDrafts(plan: ProjectPlan, people: readonly SamplePerson[]): Draft[] {
  const random = randomFrom(`registers/nodes/${plan.id}`);
  const target = addDays(LAST_ENTRY, random.int(5, 70));
  const owner = peopleOf(people, plan.unit)[2]?.name ?? plan.unit.name;
  const goal = createDraft(
    { scope: plan.unit.id, entity: 'nodeGoal', record: idFor('ng', plan.id) },
    { project: plan.id, goal: '开工', target, template: '工业项目开工', ground: '项目例会' },
  );
  const nodes = STEPS.map(([name, before], at) => {
    const planned = addDays(target, -before);
    const done = planned <= LAST_ENTRY && !random.chance(25);
    return createDraft(
      { scope: plan.unit.id, entity: 'node', record: idFor('nd', `${plan.id}/${at}`) },
      {
        project: plan.id,
        order: at + 1,
        name,
        planned,
        owner,
        ...(done ? { actual: addDays(planned, random.int(-5, 0)) } : {}),
      },
    );
  });
  return [goal, ...nodes];
}

function weeklyDraft(plan: ProjectPlan): Draft {
  const random = randomFrom(`registers/weekly/${plan.id}`);
  const on: IsoDay = addDays(LAST_ENTRY, random.chance(70) ? -1 : -9);
  return createDraft(
    { scope: plan.unit.id, entity: 'progressEntry', record: idFor('wk', plan.id) },
    {
      project: plan.id,
      on,
      progress: plan.progress,
      ...(plan.problems === null ? {} : { problem: plan.problems, since: addDays(on, -14) }),
      next: plan.nextStep,
    },
  );
}

const PROBLEM_WORDS = [
  [/融资|资金/u, '资金'],
  [/征迁/u, '征迁'],
  [/环评/u, '环评'],
  [/林地/u, '林地'],
  [/用地|土地/u, '土地'],
  [/用工/u, '用工'],
  [/道路|变压器|供水|供电|燃气/u, '配套'],
] as const;

const kindOfProblem = (text: string) => PROBLEM_WORDS.find(([words]) => words.test(text))?.[1] ?? '其他';

function problemDraft(plan: ProjectPlan): Draft[] {
  if (plan.problems === null) return [];
  const random = randomFrom(`registers/problem/${plan.id}`);
  const raisedOn = addDays(LAST_ENTRY, -random.int(10, 60));
  const solved = random.chance(30);
  return [
    createDraft(
      { scope: plan.unit.id, entity: 'problem', record: idFor('pb', plan.id) },
      {
        text: plan.problems,
        project: plan.id,
        kind: kindOfProblem(plan.problems),
        raisedOn,
        level: random.pick(['责任单位', '包保领导', '县级领导'] as const),
        measure: '专人对接，每周报进度',
        ...(solved ? { solvedOn: addDays(raisedOn, 9), result: '已协调解决' } : {}),
      },
    ),
  ];
}

/** 5亿元 in 分: from here the county asks for a service department (S-35). */
const LARGE = 50_000_000_000;

/** Most large projects have the department that serves them; some still lack it. */
function serviceDraft(plan: ProjectPlan): Draft[] {
  const random = randomFrom(`registers/department/${plan.id}`);
  if (plan.total.currency !== 'CNY' || plan.total.minor < LARGE || !random.chance(70)) return [];
  const department = random.pick(['u-fagai', 'u-ziran', 'u-zhujian', 'u-gongxin']);
  const place = { scope: plan.unit.id, entity: 'assignment', record: idFor('a', `${plan.id}/service`) } as const;
  return [createDraft(place, { project: plan.id, role: '服务部门', unit: recordId(department), from: isoDay('2026-03-01') })];
}

/** The coded reason of each sentence the ledger gives for a stop, so that register and ledger say the same (S-27). */
const STOP_CODES: Readonly<Record<(typeof PAUSE_REASONS)[number] | (typeof QUIT_REASONS)[number], (typeof STOP_REASONS)[number]>> = {
  '企业资金链紧张，暂缓建设': '资金链断裂',
  '规划调整，等待新址': '规划调整',
  '载体供应不及时，企业暂缓投资': '载体供应',
  '企业战略调整，终止投资': '市场变化',
  '环评未通过，项目退出': '环评能评未过',
  经协商解除投资协议: '其他',
};

function suspensionDraft(plan: ProjectPlan): Draft[] {
  const { stop } = plan.timeline;
  const words = plan.stopReason;
  if (stop === null || words === null) return [];
  const place = { scope: plan.unit.id, entity: 'suspension', record: idFor('sp', plan.id) } as const;
  return [createDraft(place, { project: plan.id, type: stop.state, on: stop.day, reason: STOP_CODES[words], note: words })];
}

function promiseDrafts(unit: SampleUnit, plan: ProjectPlan | undefined, people: readonly SamplePerson[]): Draft[] {
  const [head] = peopleOf(people, unit);
  if (plan === undefined || head === undefined) return [];
  const random = randomFrom(`registers/promises/${unit.key}`);
  const on = addDays(LAST_ENTRY, -random.int(60, 300));
  const kept = random.chance(60);
  const due = addDays(on, random.int(60, 200));
  return [
    createDraft(
      { scope: unit.id, entity: 'commitment', record: idFor('cn', unit.key) },
      {
        text: random.pick(['水电路讯接到项目红线', '协助招工100人以上', '提供标准厂房过渡使用6个月']),
        kind: '服务承诺',
        promiser: head.name,
        to: plan.investor,
        project: plan.id,
        on,
        due: { date: due, precision: 'day' },
        review: '不需审查',
        ...(kept ? { kept: '已兑现', keptOn: addDays(due, -3) } : {}),
      },
    ),
  ];
}

function carrierDrafts(unit: SampleUnit): Draft[] {
  const random = randomFrom(`registers/carriers/${unit.key}`);
  const short = unit.name.slice(0, 2);
  const land = createDraft(
    { scope: unit.id, entity: 'carrier', record: idFor('cr', `${unit.key}/1`) },
    {
      name: `${short}工业集中区${random.int(1, 9)}号地`,
      kind: '存量土地',
      place: `${unit.name}工业集中区`,
      landMu: String(random.int(20, 160)),
      status: '可用',
      checkedOn: addDays(LAST_ENTRY, -random.int(3, 100)),
      conditions: '道路、供水已通，供电待增容',
    },
  );
  const plant = createDraft(
    { scope: unit.id, entity: 'carrier', record: idFor('cr', `${unit.key}/2`) },
    {
      name: `${short}标准厂房${random.int(1, 6)}号楼`,
      kind: '标准厂房',
      place: `${unit.name}工业集中区`,
      floor: String(random.int(4, 30) * 500),
      price: `${random.int(6, 12)}元/平方米·月`,
      status: random.pick(['可用', '洽谈中'] as const),
      checkedOn: addDays(LAST_ENTRY, -random.int(3, 100)),
    },
  );
  return [land, plant];
}

function planDrafts(unit: SampleUnit, people: readonly SamplePerson[]): Draft[] {
  const random = randomFrom(`registers/plans/${unit.key}`);
  const [head] = peopleOf(people, unit);
  if (head === undefined) return [];
  const quarters = ['2026-Q3', '2026-Q4'] as const;
  const trips = quarters.map((date) =>
    createDraft(
      { scope: unit.id, entity: 'tripPlan', record: idFor('tp', `${unit.key}/${date}`) },
      {
        leader: head.name,
        period: { date, precision: 'quarter' },
        place: random.pick(TRIP_PLACES),
        purpose: '拜访目标企业',
        batches: random.int(1, 3),
      },
    ),
  );
  const own = createDraft(
    { scope: unit.id, entity: 'projectPackage', record: idFor('pk', unit.key) },
    {
      name: `${unit.name}${random.pick(['冷链物流园', '乡村旅游综合体', '农产品精深加工', '装备配套产业园'])}项目`,
      phase: random.pick(['谋划', '包装', '推介'] as const),
      industry: random.pick(INDUSTRIES).name,
      investment: yuan(random.int(2, 20) * 1000 * WAN),
      landMu: String(random.int(30, 120)),
      place: unit.name,
      mode: '独资、合资均可',
      on: isoDay('2026-03-20'),
    },
  );
  return [...trips, own];
}

/** Registers of one unit. Departments keep leads, weekly entries and problems; townships and zones also land and plans. */
export function unitRegisterDrafts(unit: SampleUnit, plans: readonly ProjectPlan[], people: readonly SamplePerson[]): Draft[] {
  if (unit.from !== undefined || plans.length === 0) return [];
  const own = plans.filter((plan) => plan.unit.id === unit.id);
  const active = own.filter(running);
  const waiting = active.filter((plan) => !reached(plan, '开工')).slice(0, 2);
  const here = unit.kind === 'town' || unit.kind === 'zone';
  return [
    ...leadDrafts(unit, people),
    ...waiting.flatMap((plan) => nodeDrafts(plan, people)),
    ...active.slice(0, 5).map(weeklyDraft),
    ...active.flatMap(problemDraft).slice(0, 2),
    ...own.flatMap(suspensionDraft),
    ...own.filter((plan) => plan.timeline.stop === null && reached(plan, '签约')).flatMap(serviceDraft),
    ...(here ? [...promiseDrafts(unit, active[0], people), ...carrierDrafts(unit), ...planDrafts(unit, people)] : []),
  ];
}
