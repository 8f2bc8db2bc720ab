/**
 * Registers of investors (S-118), target companies (S-32), introducers (S-46), own packages (S-06), key firms with visit coverage (S-71) and figures by
 * quarter (S-123), plans of trips and events against what was done (S-66, S-70).
 */
import { fail, ok } from '../errors';
import { createDraft, setDraft } from '../ledger/drafts';
import { firstDay, lastDay } from '../model/dates';
import type { LedgerDate } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RegisterContext } from './context';
import { daysSince, limitOf } from './project-facts';
import { derivedList, register } from './register';
import type { Register } from './register';

const PLACE = { screen: 'ledger', tab: '客商线索' } as const;
const PLANS = { screen: 'ledger', tab: '动态记录' } as const;

/** Activities in which a firm or a leader is named; names are compared as written. */
const namesFirm = (activity: RecordOf<'activity'>, firm: string | undefined): boolean =>
  firm !== undefined && activity.company !== undefined && activity.company.includes(firm);

function lastMet(context: RegisterContext, firm: string | undefined): LedgerDate | null {
  const days = context.all('activity').flatMap((own) => (namesFirm(own, firm) && own.on !== undefined ? [own.on] : []));
  const last = days.toSorted().at(-1);
  return last === undefined ? null : { date: last, precision: 'day' };
}

export const INVESTORS = register({
  id: 'investors',
  title: '客商库',
  short: '客商库',
  place: PLACE,
  serves: ['S-118'],
  entity: 'investor',
  columns: [
    { field: 'name', width: 210 },
    { field: 'rank', width: 110 },
    { field: 'listYear', width: 104, total: false },
    { field: 'origin', width: 110 },
    { field: 'industry', width: 110 },
    { field: 'contact', width: 150 },
    {
      key: 'projects',
      label: '项目',
      kind: 'number',
      unit: '个',
      width: 92,
      value: ({ name }, context) => context.all('project').filter(({ investor }) => investor !== undefined && investor === name).length,
    },
    {
      key: 'visits',
      label: '往来',
      kind: 'number',
      unit: '次',
      width: 92,
      value: ({ name }, context) => context.all('activity').filter((own) => namesFirm(own, name)).length,
    },
    { key: 'last', label: '最近往来', kind: 'date', value: ({ name }, context) => lastMet(context, name) },
    { field: 'interest', width: 220 },
    { field: 'owner', width: 100 },
    { field: 'remarks', hidden: true },
  ],
  quick: ['name', 'rank', 'origin', 'industry', 'contact', 'interest'],
  required: ['name'],
  sort: { key: 'name', direction: 'asc' },
  empty: '有往来的客商一家一条。项目数按项目台账的投资方、往来次数按活动记录的企业名称统计，名称要写一致。',
  marks: ({ rank, listYear }) =>
    rank !== undefined && /500强|百强/u.test(rank) && listYear === undefined ? { listYear: '榜单每年变，应写明是哪一年的榜' } : {},
  summary: (own) => {
    const top = own.filter(({ rank }) => rank !== undefined && /500强|央企|百强/u.test(rank)).length;
    return `共 ${own.length} 家，其中 500 强、央企、行业百强 ${top} 家`;
  },
});

export const TARGET_COMPANIES = register({
  id: 'target-companies',
  title: '目标企业清单',
  short: '目标企业',
  place: PLACE,
  serves: ['S-32', 'S-31'],
  entity: 'targetCompany',
  columns: [
    { field: 'name', width: 210 },
    { field: 'chain', width: 130 },
    { field: 'origin', width: 110 },
    { field: 'reason', width: 220 },
    'status',
    { field: 'owner', width: 100 },
    'lastContactOn',
    { key: 'met', label: '活动中最近', kind: 'date', value: ({ name }, context) => lastMet(context, name) },
    { field: 'next', width: 220 },
  ],
  quick: ['name', 'chain', 'origin', 'status', 'owner', 'reason'],
  required: ['name'],
  defaults: () => ({ status: '未接触' }),
  sort: { key: 'status', direction: 'asc' },
  empty: '每条产业链想引进的企业一家一条：为什么引、谁去对接、到了哪一步、最近一次联系是哪天。',
  marks: ({ status, lastContactOn }, context) => {
    if (status === '暂缓' || status === '已签约' || status === '未接触') return {};
    if (lastContactOn === undefined) return { lastContactOn: '写了已接触，没有最近联系日期' };
    const limit = limitOf(context, '目标企业联系间隔（天）');
    const days = daysSince(context, lastContactOn);
    return limit !== null && days > limit ? { lastContactOn: `${days} 天没有联系，县定间隔 ${limit} 天` } : {};
  },
  summary: (own) => {
    const words = ['未接触', '已接触', '已回访', '在谈', '已签约', '暂缓'] as const;
    return words.map((word) => `${word} ${own.filter(({ status }) => status === word).length}`).join('、');
  },
});

const leadsOf = (introducer: RecordOf<'introducer'>, context: RegisterContext): readonly RecordOf<'lead'>[] =>
  context.all('lead').filter(({ giver }) => giver !== undefined && giver === introducer.name);

export const INTRODUCERS = register({
  id: 'introducers',
  title: '招商引荐人登记簿',
  short: '引荐人',
  place: PLACE,
  serves: ['S-46'],
  entity: 'introducer',
  columns: [
    { field: 'name', width: 190 },
    { field: 'kind', width: 130 },
    { field: 'contact', width: 150 },
    { field: 'official', width: 124 },
    { field: 'agreement', width: 180 },
    'from',
    'to',
    { key: 'leads', label: '提供线索', kind: 'number', unit: '条', width: 122, value: (own, context) => leadsOf(own, context).length },
    {
      key: 'success',
      label: '转为项目',
      kind: 'number',
      unit: '个',
      width: 122,
      value: (own, context) => leadsOf(own, context).filter(({ project }) => project !== undefined).length,
    },
    { field: 'remarks', hidden: true },
  ],
  quick: ['name', 'kind', 'contact', 'official', 'agreement'],
  required: ['name', 'kind'],
  sort: { key: 'name', direction: 'asc' },
  empty: '招商顾问、商会、委托机构一家一条。提供的线索按线索登记簿的“提供人”统计。公职人员不得领取引荐奖励，要写明是不是公职人员。',
  marks: ({ official, to }, { today }) => ({
    ...(official === undefined ? { official: '应写明是不是公职人员' } : {}),
    ...(to !== undefined && to < today ? { to: '协议或聘期已到' } : {}),
  }),
});

export const PACKAGES = register({
  id: 'packages',
  title: '招商项目库',
  short: '招商项目库',
  place: PLACE,
  serves: ['S-06'],
  entity: 'projectPackage',
  columns: [
    { field: 'name', width: 230 },
    { field: 'phase', width: 92 },
    { field: 'industry', width: 110 },
    'investment',
    { field: 'landMu', unit: '亩', width: 104 },
    { field: 'place', width: 140 },
    { field: 'mode', width: 120 },
    { field: 'content', width: 240 },
    { field: 'owner', width: 100 },
    'on',
    'project',
  ],
  quick: ['name', 'phase', 'industry', 'investment', 'landMu', 'place', 'content'],
  required: ['name', 'phase'],
  defaults: ({ today }) => ({ phase: '谋划', on: today }),
  sort: { key: 'phase', direction: 'asc' },
  empty: '本地自己谋划、包装、准备推出去的项目。它们还没有投资方，和项目台账分开；有人投了，点“转为招商项目”。',
  summary: (own) => {
    const words = ['谋划', '包装', '推介', '对接', '已转化'] as const;
    return words.map((word) => `${word} ${own.filter(({ phase }) => phase === word).length}`).join('、');
  },
  actions: [
    {
      id: 'to-project',
      label: '转为招商项目',
      done: '已转到项目台账，请补写投资方',
      when: ({ project, phase }) => project === undefined && phase !== '撤下',
      drafts: (own, { ledger, today }, newId) => {
        if (own.name === undefined) return fail('E_REGISTER_ACTION', '没有项目名称');
        const project = newId('project');
        const { scope } = own;
        const picked = {
          ...(own.industry === undefined ? {} : { industry: own.industry }),
          ...(own.content === undefined ? {} : { content: own.content }),
          ...(own.investment === undefined ? {} : { totalInvestment: own.investment }),
          ...(own.place === undefined ? {} : { place: own.place }),
          ...(own.landMu === undefined ? {} : { landMu: own.landMu }),
        };
        return ok([
          createDraft({ scope, entity: 'project', record: project }, { projectName: own.name, state: '正常', ...picked }),
          createDraft(
            { scope, entity: 'stageEvent', record: newId('stageEvent') },
            { project, stage: '线索', on: { date: today, precision: 'day' }, evidence: '由招商项目库转入' },
          ),
          setDraft(ledger, { scope, entity: 'projectPackage', record: own.id }, { project, phase: '已转化' }),
        ]);
      },
    },
  ],
});

export const KEY_FIRMS = register({
  id: 'key-firms',
  title: '重点企业名单',
  short: '重点企业',
  place: PLACE,
  serves: ['S-71'],
  entity: 'keyFirm',
  columns: [
    { field: 'name', width: 220 },
    { field: 'year', total: false },
    'industry',
    { field: 'leader', width: 110 },
    { field: 'contact', width: 160 },
  ],
  quick: ['name', 'year', 'industry', 'leader', 'contact'],
  required: ['name', 'year'],
  defaults: ({ today }) => ({ year: Number(today.slice(0, 4)) }),
  sort: { key: 'name', direction: 'asc' },
  empty: '每年定一次要走访全覆盖的重点企业（如30强），一家一条，写明联系领导。走访从活动记录里按企业名称统计。',
});

export const FIRM_FIGURES = register({
  id: 'firm-figures',
  title: '重点企业季度数据',
  short: '企业季度数据',
  place: PLACE,
  serves: ['S-123'],
  entity: 'firmFigure',
  columns: [
    { field: 'firm', width: 220 },
    'quarter',
    'output',
    'tax',
    'invested',
    { field: 'workers', unit: '人', width: 104 },
    { field: 'demand', width: 240 },
  ],
  quick: ['firm', 'quarter', 'output', 'tax', 'workers', 'demand'],
  required: ['firm', 'quarter'],
  sort: { key: 'quarter', direction: 'desc' },
  empty: '重点企业每季度一条：产值、税收、用工、诉求。企业先登记在“重点企业”。',
  marks: ({ quarter }) => (quarter !== undefined && quarter.precision !== 'quarter' ? { quarter: '应写到季度，例如 2026年三季度' } : {}),
});

const QUARTERS = ['Q1', 'Q2', 'Q3', 'Q4'] as const;

function visitsIn(context: RegisterContext, firm: string | undefined, from: string, to: string): number {
  return context.all('activity').filter((own) => namesFirm(own, firm) && own.on !== undefined && own.on >= from && own.on <= to).length;
}

export const VISIT_COVERAGE = derivedList({
  id: 'visit-coverage',
  title: '重点企业走访覆盖表',
  short: '走访覆盖',
  place: PLANS,
  serves: ['S-71'],
  columns: [
    { key: 'firm', label: '企业', kind: 'text', width: 220 },
    { key: 'leader', label: '联系领导', kind: 'text', width: 110 },
    ...QUARTERS.map((key, at) => ({ key, label: `${'一二三四'.charAt(at)}季度`, kind: 'number' as const, unit: '次', width: 112 })),
    { key: 'gap', label: '没有走访的季度', kind: 'text', width: 200 },
  ],
  sort: { key: 'gap', direction: 'desc' },
  empty: '先在“客商线索—重点企业”登记本年度名单；之后按活动记录中的企业名称统计每季度走访次数。',
  rows: (context) => {
    const year = Number(context.today.slice(0, 4));
    return context
      .all('keyFirm')
      .filter((firm) => firm.year === year)
      .map((firm) => {
        const spans = QUARTERS.map((key) => ({ key, span: { date: `${year}-${key}`, precision: 'quarter' as const } }));
        const visits = spans.map(({ key, span }) => ({
          key,
          began: firstDay(span) <= context.today,
          over: lastDay(span) < context.today,
          count: visitsIn(context, firm.name, firstDay(span), lastDay(span)),
        }));
        const missed = visits.filter(({ began, count }) => began && count === 0);
        return {
          id: firm.id,
          cells: {
            firm: firm.name ?? '',
            leader: firm.leader ?? null,
            ...Object.fromEntries(visits.map(({ key, began, count }) => [key, began ? count : null])),
            gap:
              missed.map(({ key, over }) => `${'一二三四'.charAt(Number(key.slice(1)) - 1)}季度${over ? '' : '（本季）'}`).join('、') ||
              null,
          },
          marks: Object.fromEntries(missed.filter(({ over }) => over).map(({ key }) => [key, '这个季度没有走访'])),
        };
      });
  },
  summary: ({ today }) => `${today.slice(0, 4)} 年重点企业；走访、接待中写到企业名称的都算`,
});

/** Trips of a leader inside the period of a plan. */
export function tripsDone(plan: RecordOf<'tripPlan'>, context: RegisterContext): number {
  const { leader, period } = plan;
  if (leader === undefined || period === undefined) return 0;
  const [from, to] = [firstDay(period), lastDay(period)];
  return context
    .all('activity')
    .filter(
      ({ kind, on, leader: own }) => kind === '外出招商' && on !== undefined && on >= from && on <= to && own?.includes(leader) === true,
    ).length;
}

export const TRIP_PLANS = register({
  id: 'trip-plans',
  title: '领导外出招商计划表',
  short: '外出计划',
  place: PLANS,
  serves: ['S-66'],
  entity: 'tripPlan',
  columns: [
    { field: 'leader', width: 110 },
    'period',
    { field: 'place', width: 140 },
    { field: 'purpose', width: 260 },
    { field: 'batches', unit: '批次', width: 136 },
    { key: 'done', label: '已外出', kind: 'number', unit: '批次', width: 120, value: tripsDone },
    {
      key: 'state',
      label: '完成情况',
      kind: 'text',
      width: 100,
      value: (plan, context) =>
        tripsDone(plan, context) >= (plan.batches ?? 1)
          ? '完成'
          : plan.period !== undefined && lastDay(plan.period) < context.today
            ? '未完成'
            : '进行中',
    },
  ],
  quick: ['leader', 'period', 'place', 'batches', 'purpose'],
  required: ['leader', 'period'],
  defaults: () => ({ batches: 1 }),
  sort: { key: 'period', direction: 'desc' },
  empty: '每位领导每季度（或每月）打算外出几批次、去哪里、对接什么。完成情况按外出招商登记自动对照。',
  marks: (plan, context) => {
    const { period, batches = 1 } = plan;
    if (period === undefined || lastDay(period) >= context.today) return {};
    const done = tripsDone(plan, context);
    return done < batches ? { done: `计划 ${batches} 批次，外出 ${done} 批次` } : {};
  },
});

export const EVENT_PLANS = register({
  id: 'event-plans',
  title: '年度招商活动计划表',
  short: '活动计划',
  place: PLANS,
  serves: ['S-70'],
  entity: 'eventPlan',
  columns: [
    { field: 'name', width: 230 },
    'kind',
    { field: 'region', width: 84 },
    'period',
    { field: 'place', width: 130 },
    { field: 'owner', width: 100 },
    'status',
    { field: 'result', width: 260 },
  ],
  quick: ['name', 'kind', 'region', 'period', 'place', 'owner'],
  required: ['name', 'period'],
  defaults: () => ({ status: '计划', region: '境内' }),
  sort: { key: 'period', direction: 'asc' },
  empty: '年初排定全年的境内外推介会、展会、联谊活动，办完写成效。',
  marks: ({ period, status, result }, { today }) => ({
    ...(period !== undefined && lastDay(period) < today && status === '计划' ? { status: '计划时间已过，应改为已举办、推迟或取消' } : {}),
    ...(status === '已举办' && result === undefined ? { result: '已举办的应写成效' } : {}),
  }),
});

export const INVESTOR_REGISTERS: readonly Register[] = [INVESTORS, TARGET_COMPANIES, PACKAGES, INTRODUCERS, KEY_FIRMS, FIRM_FIGURES];
export const PLAN_REGISTERS: readonly Register[] = [TRIP_PLANS, EVENT_PLANS, VISIT_COVERAGE];
