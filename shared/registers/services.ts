/**
 * Registers of promises and service: commitments with legal basis and fair-competition review (S-98, S-120, S-41), procedures with days per department
 * (S-100), 代办 and service cards (S-99), complaints (S-105), inspections (S-106), upward funding (S-107).
 */
import { lastDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { derivedList, register } from './register';
import type { RegisterContext } from './context';
import { daysSince, workdays } from './project-facts';
import type { Register } from './register';

const PLACE = { screen: 'supervision', tab: '承诺服务' } as const;

type Commitment = RecordOf<'commitment'>;

/** Promises of policy need a basis in law and a review (公平竞争审查条例, in force 2024-08-01). */
const needsReview = ({ kind }: Commitment): boolean => kind === '政策承诺' || kind === '要素承诺';

function commitmentMarks(own: Commitment, context: RegisterContext): Record<string, string> {
  const late = own.due !== undefined && lastDay(own.due) < context.today && own.kept !== '已兑现';
  return {
    ...(needsReview(own) && own.basis === undefined ? { basis: '没有写法律或上级政策依据，疑似“土政策”' } : {}),
    ...(needsReview(own) && (own.review === undefined || own.review === '未审查') ? { review: '没有经过公平竞争审查' } : {}),
    ...(late && own.due !== undefined ? { due: `已过兑现时限 ${daysSince(context, lastDay(own.due))} 天` } : {}),
    ...(own.kept === '已兑现' && own.keptOn === undefined ? { keptOn: '已兑现的应写兑现日期' } : {}),
  };
}

export const COMMITMENTS = register({
  id: 'commitments',
  title: '承诺兑现台账',
  short: '承诺兑现',
  place: PLACE,
  serves: ['S-98', 'S-120', 'S-41'],
  entity: 'commitment',
  columns: [
    { field: 'text', width: 260 },
    { field: 'kind', width: 104 },
    { field: 'promiser', width: 110 },
    { field: 'to', width: 170 },
    { field: 'project', width: 200 },
    'on',
    'due',
    { field: 'basis', width: 190 },
    { field: 'review', width: 124 },
    { field: 'reviewedBy', width: 120 },
    'kept',
    'keptOn',
    { field: 'document', hidden: true },
    { field: 'note', width: 200 },
  ],
  quick: ['text', 'kind', 'promiser', 'to', 'project', 'due', 'basis'],
  required: ['text', 'kind', 'promiser'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'on', direction: 'desc' },
  empty: '向客商承诺的事一项一条：谁承诺、承诺什么、哪天兑现、依据哪份文件、谁审查过。换了领导，承诺还在这里。',
  marks: commitmentMarks,
  summary: (own, context) => {
    const kept = own.filter((one) => one.kept === '已兑现').length;
    const late = own.filter((one) => 'due' in commitmentMarks(one, context)).length;
    const bare = own.filter((one) => 'basis' in commitmentMarks(one, context)).length;
    return `共 ${own.length} 项：已兑现 ${kept}、逾期未兑现 ${late}、政策承诺无依据 ${bare}`;
  },
});

/** Working days a procedure took, or has taken up to today. */
function used({ from, to }: RecordOf<'procedure'>, context: RegisterContext): number | null {
  return from === undefined ? null : workdays(context, from, to ?? context.today);
}

function over(own: RecordOf<'procedure'>, context: RegisterContext): number | null {
  const days = used(own, context);
  return days === null || own.promised === undefined ? null : Math.max(0, days - own.promised);
}

export const PROCEDURES = register({
  id: 'procedures',
  title: '项目审批要件清单',
  short: '审批要件',
  place: PLACE,
  serves: ['S-100', 'S-82'],
  entity: 'procedure',
  columns: [
    { field: 'project', width: 220 },
    { field: 'name', width: 180 },
    { field: 'department', width: 140 },
    'from',
    { field: 'promised', unit: '工作日', width: 150, total: false },
    'to',
    { key: 'used', label: '用时', kind: 'number', unit: '工作日', width: 120, total: false, value: used },
    { key: 'over', label: '超时', kind: 'number', unit: '工作日', width: 120, total: false, value: over },
    { field: 'note', width: 220 },
  ],
  quick: ['project', 'name', 'department', 'from', 'promised', 'to'],
  required: ['project', 'name', 'department'],
  defaults: ({ today }) => ({ from: today }),
  sort: { key: 'from', direction: 'desc' },
  empty: '项目要办的审批一件一条：哪个部门办、哪天受理、承诺几个工作日、哪天办结。用时按工作日算。',
  marks: (own, context) => {
    const late = over(own, context);
    return late !== null && late > 0 ? { over: `超过承诺时限 ${late} 个工作日${own.to === undefined ? '，还没有办结' : ''}` } : {};
  },
});

export const DEPARTMENT_DAYS = derivedList({
  id: 'department-days',
  title: '部门审批用时统计表',
  short: '部门用时',
  place: PLACE,
  serves: ['S-100'],
  columns: [
    { key: 'department', label: '部门', kind: 'text', width: 160 },
    { key: 'count', label: '受理', kind: 'number', unit: '件' },
    { key: 'done', label: '办结', kind: 'number', unit: '件' },
    { key: 'late', label: '超时', kind: 'number', unit: '件' },
    { key: 'mean', label: '平均用时', kind: 'number', unit: '工作日', total: false, width: 150 },
    { key: 'longest', label: '最长用时', kind: 'number', unit: '工作日', total: false, width: 150 },
  ],
  sort: { key: 'late', direction: 'desc' },
  empty: '还没有登记审批要件。登记之后，这里按部门统计件数和用时。',
  rows: (context) => {
    const departments = [...new Set(context.all('procedure').flatMap(({ department }) => department ?? []))];
    return departments.map((department) => {
      const all = context.under('procedure', 'department', department);
      const done = all.filter(({ to }) => to !== undefined);
      const days = done.flatMap((own) => used(own, context) ?? []);
      const late = all.filter((own) => (over(own, context) ?? 0) > 0).length;
      return {
        id: department,
        cells: {
          department: context.name('unit', department),
          count: all.length,
          done: done.length,
          late,
          mean: days.length === 0 ? null : String(Math.round((days.reduce((sum, n) => sum + n, 0) * 10) / days.length) / 10),
          longest: days.length === 0 ? null : Math.max(...days),
        },
        marks: late === 0 ? {} : { late: `${late} 件超过承诺时限` },
      };
    });
  },
  summary: () => '平均和最长用时只算已办结的，按工作日',
});

export const SERVICES = register({
  id: 'services',
  title: '项目代办服务登记簿',
  short: '代办服务',
  place: PLACE,
  serves: ['S-99'],
  entity: 'service',
  columns: [
    { field: 'project', width: 220 },
    'kind',
    { field: 'agent', width: 100 },
    { field: 'phone', width: 130 },
    { field: 'card', width: 120 },
    'on',
    { field: 'request', width: 240 },
    { field: 'result', width: 220 },
    'doneOn',
  ],
  quick: ['project', 'kind', 'agent', 'phone', 'card', 'request'],
  required: ['project', 'kind', 'agent'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'on', direction: 'desc' },
  empty: '给项目定了代办员、发了服务卡、收到企业诉求，各登记一条，办完写结果。',
  summary: (own) => {
    const asked = own.filter(({ request }) => request !== undefined);
    const cards = own.filter(({ card }) => card !== undefined).length;
    return `代办项目 ${new Set(own.flatMap(({ project }) => project ?? [])).size} 个，服务卡 ${cards} 张；诉求 ${asked.length} 件，办结 ${asked.filter(({ doneOn }) => doneOn !== undefined).length} 件`;
  },
});

export const COMPLAINTS = register({
  id: 'complaints',
  title: '企业投诉登记簿',
  short: '企业投诉',
  place: PLACE,
  serves: ['S-105'],
  entity: 'complaint',
  columns: [
    { field: 'text', width: 260 },
    { field: 'firm', width: 170 },
    'on',
    { field: 'department', width: 140 },
    'due',
    'closedOn',
    { field: 'result', width: 240 },
    'satisfied',
    { field: 'project', hidden: true },
  ],
  quick: ['text', 'firm', 'department', 'due'],
  required: ['text', 'firm'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'on', direction: 'desc' },
  empty: '企业投诉一件一条：反映什么、谁来办、哪天前办结、结果怎样、企业满意不满意。',
  marks: ({ due, closedOn, satisfied, result }, context) => ({
    ...(closedOn === undefined && due !== undefined && due < context.today ? { due: `已过办结时限 ${daysSince(context, due)} 天` } : {}),
    ...(closedOn !== undefined && result === undefined ? { result: '办结的应写处理结果' } : {}),
    ...(satisfied === '不满意' ? { satisfied: '企业不满意，应再办' } : {}),
  }),
  summary: (own) => `共 ${own.length} 件，办结 ${own.filter(({ closedOn }) => closedOn !== undefined).length} 件`,
});

export const INSPECTIONS = register({
  id: 'inspections',
  title: '入企检查审批登记簿',
  short: '入企检查',
  place: PLACE,
  serves: ['S-106'],
  entity: 'inspection',
  columns: [
    { field: 'unit', width: 140 },
    { field: 'firm', width: 200 },
    { field: 'matter', width: 200 },
    { field: 'basis', width: 180 },
    'from',
    'to',
    { field: 'approvedBy', width: 110 },
    'approvedOn',
    { field: 'result', width: 200 },
  ],
  quick: ['unit', 'firm', 'matter', 'basis', 'from', 'approvedBy', 'approvedOn'],
  required: ['unit', 'firm', 'matter'],
  sort: { key: 'from', direction: 'desc' },
  empty: '到企业检查、执法、收费先登记：哪个单位、查什么、依据什么、谁批准的。',
  marks: ({ approvedOn, from }) =>
    approvedOn === undefined
      ? { approvedOn: '没有批准记录' }
      : from !== undefined && approvedOn > from
        ? { approvedOn: '先检查后批准' }
        : {},
});

export const FUNDINGS = register({
  id: 'fundings',
  title: '向上争取资金登记簿',
  short: '向上争资',
  place: PLACE,
  serves: ['S-107'],
  entity: 'funding',
  columns: [
    { field: 'name', width: 250 },
    'level',
    { field: 'source', width: 140 },
    'on',
    'asked',
    'granted',
    'status',
    { field: 'document', width: 170 },
  ],
  quick: ['name', 'level', 'source', 'on', 'asked', 'status'],
  required: ['name', 'level'],
  defaults: () => ({ status: '拟申报' }),
  sort: { key: 'on', direction: 'desc' },
  empty: '向市、省、国家申报的资金一项一条：报多少、批多少、到位没有。',
});

export const SERVICE_REGISTERS: readonly Register[] = [
  COMMITMENTS,
  PROCEDURES,
  DEPARTMENT_DAYS,
  SERVICES,
  COMPLAINTS,
  INSPECTIONS,
  FUNDINGS,
];
