/**
 * Registers of visits, trips, receptions, site visits and fairs (S-64, S-65, S-67, S-69, S-72) and what is computed from them: a leader's days away (S-68),
 * receptions by origin (S-73). All records are of one entity, so that indicators count them by query (S-62).
 */
import { workdaysBetween } from '../calendar/workdays';
import { addDays, isoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { ActivityKind } from '../model/entities-activity';
import type { RegisterContext } from './context';
import { derivedList, register } from './register';
import type { Register } from './register';

type Activity = RecordOf<'activity'>;

const PLACE = { screen: 'ledger', tab: '动态记录' } as const;
const BY_DAY = { key: 'on', direction: 'desc' } as const;

const sum = (records: readonly Activity[], field: 'headcount' | 'days' | 'firms'): number =>
  records.reduce((total, record) => total + (record[field] ?? 0), 0);

/** Activities of a kind in the year of today, the future not counted. */
export function ofThisYear(context: RegisterContext, kind: ActivityKind): readonly Activity[] {
  const year = context.today.slice(0, 4);
  return context
    .all('activity')
    .filter((own) => own.kind === kind && own.on !== undefined && own.on.startsWith(year) && own.on <= context.today);
}

/** 批次 counts records, 人次 adds the heads that were stated. */
function yearLine(kind: ActivityKind, word: string, more: (own: readonly Activity[]) => string = () => '') {
  return (_: readonly Activity[], context: RegisterContext): string => {
    const own = ofThisYear(context, kind);
    return `今年${word} ${own.length} 批次、${sum(own, 'headcount')} 人次${more(own)}`;
  };
}

function tripMarks({ on, objective, settled, followUp }: Activity, { today }: RegisterContext): Record<string, string> {
  if (on === undefined || on > today) return {};
  if (objective !== undefined && settled === undefined) return { settled: '写了拟敲定事项，没有写敲定情况' };
  return settled === '未敲定' && followUp === undefined ? { followUp: '没有敲定，应写明后续怎么跟进' } : {};
}

export const TRIPS = register({
  id: 'trips',
  title: '外出招商登记簿',
  short: '外出招商',
  place: PLACE,
  serves: ['S-64', 'S-65', 'S-67'],
  entity: 'activity',
  fixed: { kind: '外出招商' },
  columns: [
    'on',
    { field: 'leader', width: 100 },
    { field: 'members', width: 150 },
    { field: 'place', width: 120 },
    { field: 'days', unit: '天', width: 92 },
    { field: 'headcount', unit: '人', width: 92 },
    { field: 'company', label: '拜访企业', width: 170 },
    { field: 'objective', width: 200 },
    'settled',
    { field: 'outcome', width: 200 },
    { field: 'followUp', width: 180 },
    'project',
    { field: 'lead', hidden: true },
    { field: 'content', hidden: true },
  ],
  quick: ['on', 'leader', 'place', 'days', 'headcount', 'company', 'outcome'],
  required: ['on', 'leader', 'place'],
  defaults: ({ today }) => ({ on: today }),
  sort: BY_DAY,
  empty: '外出招商一批次登记一条：谁带队、去哪里、几天、几人、见了哪些企业、要敲定什么、敲定了没有。',
  marks: tripMarks,
  summary: yearLine('外出招商', '外出', (own) => {
    const aims = own.filter(({ objective }) => objective !== undefined);
    const done = aims.filter(({ settled }) => settled === '已敲定').length;
    return `、${sum(own, 'days')} 天${aims.length === 0 ? '' : `；带事项外出 ${aims.length} 批次，已敲定 ${done} 批次`}`;
  }),
});

export const RECEPTIONS = register({
  id: 'receptions',
  title: '来访接待登记簿',
  short: '来访接待',
  place: PLACE,
  serves: ['S-64', 'S-65', 'S-73'],
  entity: 'activity',
  fixed: { kind: '来访接待' },
  columns: [
    'on',
    { field: 'company', label: '来访客商', width: 180 },
    { field: 'origin', width: 110 },
    { field: 'headcount', unit: '人', width: 92 },
    { field: 'leader', label: '接待领导', width: 110 },
    { field: 'content', label: '洽谈内容' },
    { field: 'outcome', width: 200 },
    { field: 'followUp', width: 180 },
    'project',
    'lead',
    { field: 'place', hidden: true },
  ],
  quick: ['on', 'company', 'origin', 'headcount', 'leader', 'content', 'outcome'],
  required: ['on', 'company'],
  defaults: ({ today }) => ({ on: today }),
  sort: BY_DAY,
  empty: '客商来访一批次登记一条：谁来、从哪里来、几人、谁接待、谈了什么、结果怎样。',
  summary: yearLine('来访接待', '接待'),
});

export const SITE_VISITS = register({
  id: 'site-visits',
  title: '现场走访登记簿',
  short: '现场走访',
  place: PLACE,
  serves: ['S-64', 'S-72'],
  entity: 'activity',
  fixed: { kind: '现场走访' },
  columns: [
    'on',
    'project',
    { field: 'company', width: 170 },
    { field: 'leader', label: '走访领导', width: 110 },
    { field: 'place', label: '走访地点', width: 130 },
    { field: 'content', label: '现场情况' },
    { field: 'outcome', label: '解决的问题', width: 200 },
    { field: 'followUp', width: 180 },
    { field: 'headcount', unit: '人', hidden: true },
  ],
  quick: ['on', 'project', 'company', 'leader', 'content', 'outcome'],
  required: ['on', 'leader'],
  defaults: ({ today }) => ({ on: today }),
  sort: BY_DAY,
  empty: '领导到项目现场、到企业走访一次登记一条；选了关联项目的，会出现在项目的时间线上。',
  summary: yearLine('现场走访', '走访'),
});

export const FAIRS = register({
  id: 'fairs',
  title: '推介展会登记簿',
  short: '推介展会',
  place: PLACE,
  serves: ['S-64', 'S-69'],
  entity: 'activity',
  fixed: { kind: '推介活动' },
  columns: [
    'on',
    { field: 'title', width: 200 },
    { field: 'place', width: 130 },
    { field: 'leader', width: 110 },
    { field: 'firms', unit: '家', width: 104 },
    { field: 'booklets', unit: '份', width: 104 },
    { field: 'talks', unit: '家', width: 104 },
    { field: 'chats', unit: '个', width: 92 },
    { field: 'outcome', width: 220 },
    { field: 'followUp', width: 180 },
    { field: 'days', unit: '天', hidden: true },
    { field: 'headcount', unit: '人', hidden: true },
  ],
  quick: ['on', 'title', 'place', 'firms', 'booklets', 'talks', 'outcome'],
  required: ['on', 'place'],
  defaults: ({ today }) => ({ on: today }),
  sort: BY_DAY,
  empty: '推介会、展会一场登记一条：走访企业、发放手册、重点洽谈、建群各多少，后续跟进什么。',
  summary: yearLine('推介活动', '推介', (own) => `，走访企业 ${sum(own, 'firms')} 家`),
});

type Away = { name: string; trips: number; days: number; visits: number; receptions: number };

/** Several leaders may be named in one text: 张三、李四. */
const leadersIn = (text: string): string[] => text.split(/[、,，\s]+/u).filter((name) => name !== '');

function awayByLeader(context: RegisterContext): Away[] {
  const found = new Map<string, Away>();
  const of = (name: string): Away => {
    const held = found.get(name) ?? { name, trips: 0, days: 0, visits: 0, receptions: 0 };
    found.set(name, held);
    return held;
  };
  for (const kind of ['外出招商', '现场走访', '来访接待'] as const) {
    for (const own of ofThisYear(context, kind)) {
      for (const name of leadersIn(own.leader ?? '')) {
        const line = of(name);
        if (kind === '外出招商') {
          line.trips += 1;
          line.days += own.days ?? 1;
        } else if (kind === '现场走访') line.visits += 1;
        else line.receptions += 1;
      }
    }
  }
  return [...found.values()].sort((a, b) => b.days - a.days);
}

/** Working days of the year up to today; null when the year's holiday table is missing. */
function workdaysSoFar({ today, calendar }: RegisterContext): number | null {
  const before = addDays(isoDay(`${today.slice(0, 4)}-01-01`), -1);
  const counted = workdaysBetween(before, today, calendar());
  return counted.ok ? counted.days : null;
}

export const LEADER_DAYS = derivedList({
  id: 'leader-days',
  title: '领导招商时间统计表',
  short: '领导招商时间',
  place: PLACE,
  serves: ['S-68'],
  columns: [
    { key: 'name', label: '领导', kind: 'text' },
    { key: 'trips', label: '外出', kind: 'number', unit: '批次' },
    { key: 'days', label: '外出', kind: 'number', unit: '天' },
    { key: 'share', label: '占工作日', kind: 'percent', width: 110 },
    { key: 'receptions', label: '接待', kind: 'number', unit: '批次' },
    { key: 'visits', label: '现场走访', kind: 'number', unit: '次', width: 120 },
  ],
  sort: { key: 'days', direction: 'desc' },
  empty: '今年还没有写明带队领导的活动。登记外出招商、接待、走访之后，这里按领导统计。',
  rows: (context) => {
    const workdays = workdaysSoFar(context);
    return awayByLeader(context).map(({ name, trips, days, visits, receptions }, place) => ({
      id: `leader-${place + 1}`,
      cells: {
        name,
        trips,
        days,
        visits,
        receptions,
        share: workdays === null || workdays === 0 ? null : String(Math.round((days * 1000) / workdays) / 10),
      },
    }));
  },
  summary: (context) => {
    const workdays = workdaysSoFar(context);
    return workdays === null
      ? `缺 ${context.today.slice(0, 4)} 年节假日表，没有计算占比`
      : `今年到今天 ${workdays} 个工作日；外出天数按登记的天数，没有写天数的按 1 天`;
  },
});

export const ORIGINS = derivedList({
  id: 'reception-origins',
  title: '客商接待来源地统计表',
  short: '接待来源地',
  place: PLACE,
  serves: ['S-73'],
  columns: [
    { key: 'origin', label: '来源地', kind: 'text', width: 160 },
    { key: 'batches', label: '批次', kind: 'number' },
    { key: 'heads', label: '人次', kind: 'number' },
    { key: 'firms', label: '涉及客商', kind: 'number', width: 110 },
    { key: 'projects', label: '关联项目', kind: 'number', width: 110 },
  ],
  sort: { key: 'batches', direction: 'desc' },
  empty: '今年还没有来访接待。登记之后，这里按来源地统计批次和人次。',
  rows: (context) => {
    const groups = new Map<string, Activity[]>();
    for (const own of ofThisYear(context, '来访接待')) {
      const origin = own.origin ?? '未写来源地';
      const held = groups.get(origin);
      if (held === undefined) groups.set(origin, [own]);
      else held.push(own);
    }
    return [...groups].map(([origin, own], place) => ({
      id: `origin-${place + 1}`,
      cells: {
        origin,
        batches: own.length,
        heads: sum(own, 'headcount'),
        firms: new Set(own.flatMap(({ company }) => company ?? [])).size,
        projects: new Set(own.flatMap(({ project }) => project ?? [])).size,
      },
    }));
  },
  summary: () => '今年的来访接待，按登记的来源地统计',
});

export const ACTIVITY_REGISTERS: readonly Register[] = [TRIPS, RECEPTIONS, SITE_VISITS, FAIRS, LEADER_DAYS, ORIGINS];
