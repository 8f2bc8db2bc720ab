/**
 * Registers of organisation: chains with 链长 (S-31), command groups, teams and outposts (S-37, S-44, S-45), large projects without leader and department
 * (S-35); and single registers: measures taken (S-79), questionnaires (S-121), talent (S-117), revenue splits as a historic record (S-12), county limits.
 */
import type { RecordOf } from '../model/entities';
import { decimalFromMinor } from '../model/money';
import { exactFrom, plainText, ZERO } from '../scoring/exact';
import { currentDuties, holdsOn } from '../views/duty-view';
import { mention } from '../views/duty-view';
import type { RegisterContext } from './context';
import { hasReached, limitOf } from './project-facts';
import { investmentOf } from './ceremonies';
import { derivedList, register } from './register';
import type { Register } from './register';

const TEAMS_PLACE = { screen: 'duty', tab: '组织专班' } as const;
const RECORDS_PLACE = { screen: 'supervision', tab: '登记统计' } as const;

/** Projects of a chain, by the industries it names. */
const inChain = (chain: RecordOf<'chain'>, context: RegisterContext) => {
  const words = new Set([...(chain.industries ?? []), chain.name ?? '']);
  return context.all('project').filter(({ industry, state }) => industry !== undefined && words.has(industry) && state !== '退出');
};

export const CHAINS = register({
  id: 'chains',
  title: '产业链链长制工作表',
  short: '产业链',
  place: TEAMS_PLACE,
  serves: ['S-31', 'S-30'],
  entity: 'chain',
  columns: [
    { field: 'name', width: 150 },
    { field: 'leaders', width: 150 },
    { field: 'unit', width: 130 },
    { field: 'team', width: 150 },
    { field: 'industries', width: 170 },
    {
      key: 'targets',
      label: '目标企业',
      kind: 'number',
      unit: '家',
      width: 124,
      value: ({ id }, context) => context.under('targetCompany', 'chain', id).length,
    },
    { key: 'projects', label: '项目', kind: 'number', unit: '个', width: 92, value: (own, context) => inChain(own, context).length },
    { key: 'sum', label: '总投资', kind: 'money', value: (own, context) => investmentOf(inChain(own, context)) },
    { field: 'focus', width: 260 },
    { field: 'from', hidden: true },
    { field: 'to', hidden: true },
  ],
  quick: ['name', 'leaders', 'unit', 'industries', 'focus'],
  required: ['name', 'leaders'],
  sort: { key: 'name', direction: 'asc' },
  empty: '一条产业链一条：链长是谁（一至两名）、哪个单位牵头、哪个专班、对应台账里哪些行业。',
  marks: ({ leaders, unit, industries }) => ({
    ...(leaders !== undefined && leaders.split(/[、,，]/u).length > 2 ? { leaders: '链长超过两名' } : {}),
    ...(unit === undefined ? { unit: '没有牵头单位' } : {}),
    ...(industries === undefined ? { industries: '没有写对应行业，项目数按产业链名称统计' } : {}),
  }),
});

const tripsOf = ({ leader, members }: RecordOf<'team'>, context: RegisterContext): number => {
  const names = [leader, ...(members ?? [])].filter((name) => name !== undefined && name !== '');
  const year = context.today.slice(0, 4);
  return context.all('activity').filter(({ kind, on, leader: head, members: others }) => {
    if (kind !== '外出招商' || on?.startsWith(year) !== true) return false;
    return names.some((name) => name !== undefined && (head?.includes(name) === true || others?.includes(name) === true));
  }).length;
};

export const TEAMS = register({
  id: 'teams',
  title: '指挥部专班小分队登记簿',
  short: '指挥部专班',
  place: TEAMS_PLACE,
  serves: ['S-37', 'S-44', 'S-45'],
  entity: 'team',
  columns: [
    { field: 'name', width: 210 },
    { field: 'kind', width: 116 },
    { field: 'leader', width: 140 },
    { field: 'deputies', width: 130 },
    { field: 'members', width: 210 },
    { field: 'unit', width: 130 },
    { field: 'region', width: 120 },
    { field: 'industry', width: 120 },
    { key: 'trips', label: '今年外出', kind: 'number', unit: '批次', width: 130, value: tripsOf },
    'from',
    'to',
    { field: 'document', width: 160 },
    { field: 'duty', width: 220 },
  ],
  quick: ['name', 'kind', 'leader', 'members', 'region', 'industry', 'from'],
  required: ['name', 'kind', 'leader'],
  sort: { key: 'kind', direction: 'asc' },
  empty: '项目指挥部、招商专班、小分队、驻外招商处一个一条：谁负责、哪些人、管哪片区域哪个产业、任期起止。',
  marks: (own, { today }) => (own.to !== undefined && own.to < today ? { to: '任期已止' } : {}),
  summary: (own, { today }) => {
    const now = own.filter((team) => holdsOn(team, today));
    const kinds = ['项目指挥部', '招商专班', '招商小分队', '驻外招商处'] as const;
    return `在任 ${now.length} 个：${kinds.map((kind) => `${kind} ${now.filter((team) => team.kind === kind).length}`).join('、')}`;
  },
});

/** Projects above the county's own limit need a leader and a service department (S-35). */
export const LARGE_PROJECTS = derivedList({
  id: 'large-projects',
  title: '重大项目领导和服务部门落实表',
  short: '重大项目落实',
  place: TEAMS_PLACE,
  serves: ['S-35'],
  columns: [
    { key: 'project', label: '项目', kind: 'text', width: 260 },
    { key: 'unit', label: '填报单位', kind: 'text' },
    { key: 'investment', label: '总投资', kind: 'money' },
    { key: 'leader', label: '包保领导', kind: 'text', width: 140 },
    { key: 'department', label: '服务部门', kind: 'text', width: 160 },
    { key: 'gap', label: '缺口', kind: 'text', width: 160 },
  ],
  sort: { key: 'gap', direction: 'desc' },
  empty: '先在“设置 → 基本信息 → 县定标准”里写明多少万元以上算重大项目；之后这里列出每个重大项目的领导和服务部门。',
  rows: (context) => {
    const limit = limitOf(context, '重大项目标准（万元）');
    if (limit === null) return [];
    const index = context.index();
    return context.all('project').flatMap((project) => {
      const { totalInvestment: total } = project;
      const large = total?.currency === 'CNY' && Number(decimalFromMinor(total.minor, '万元')) >= limit;
      if (!large || project.state === '退出' || !hasReached(context, project, '签约')) return [];
      const named = (role: '包保领导' | '服务部门'): string =>
        currentDuties(index, project.id, role, context.today)
          .map((duty) => mention(index, duty).name)
          .join('、');
      const [leader, department] = [named('包保领导'), named('服务部门')];
      const gap = [...(leader === '' ? ['包保领导'] : []), ...(department === '' ? ['服务部门'] : [])];
      return [
        {
          id: project.id,
          cells: {
            project: project.projectName ?? '',
            unit: context.unitName(project.scope),
            investment: total,
            leader: leader || null,
            department: department || null,
            gap: gap.length === 0 ? null : `缺${gap.join('、')}`,
          },
          marks: gap.length === 0 ? {} : { gap: '重大项目要有一名领导、一个服务部门' },
        },
      ];
    });
  },
  summary: (context) => {
    const limit = limitOf(context, '重大项目标准（万元）');
    return limit === null ? '县里还没有定重大项目标准' : `总投资 ${limit} 万元以上、签约以后的项目`;
  },
});

const votes = ({ good = 0, fair = 0, poor = 0 }: RecordOf<'survey'>): number => good + fair + poor;
const percent = (part: number, whole: number): string | null =>
  whole === 0 ? null : plainText((exactFrom(part) ?? ZERO).mul(100).div(whole), 1);

export const SURVEYS = register({
  id: 'surveys',
  title: '问卷测评登记簿',
  short: '问卷测评',
  place: RECORDS_PLACE,
  serves: ['S-121'],
  entity: 'survey',
  columns: [
    { field: 'name', width: 200 },
    'on',
    'kind',
    { field: 'unit', width: 140 },
    { field: 'sent', unit: '份' },
    { key: 'returned', label: '收回', kind: 'number', unit: '份', value: votes },
    { field: 'good', unit: '票' },
    { field: 'fair', unit: '票', width: 120 },
    { field: 'poor', unit: '票', width: 104 },
    { key: 'rate', label: '满意率', kind: 'percent', value: (own) => percent((own.good ?? 0) + (own.fair ?? 0), votes(own)) },
    {
      key: 'score',
      label: '得分',
      kind: 'number',
      total: false,
      value: (own) => percent((own.good ?? 0) * 100 + (own.fair ?? 0) * 80 + (own.poor ?? 0) * 40, votes(own) * 100),
    },
    { field: 'opinions', width: 260 },
  ],
  quick: ['name', 'on', 'kind', 'unit', 'sent', 'good', 'fair', 'poor'],
  required: ['name', 'unit', 'good', 'fair', 'poor'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'on', direction: 'desc' },
  empty: '一次测评一个单位一条：发出多少、满意、基本满意、不满意各多少票。',
  marks: (own) => (own.sent !== undefined && votes(own) > own.sent ? { returned: '票数比发出的多' } : {}),
  summary: () => '满意率＝（满意＋基本满意）÷收回；得分＝满意100、基本满意80、不满意40 的平均',
});

export const TALENTS = register({
  id: 'talents',
  title: '招才引智登记簿',
  short: '招才引智',
  place: RECORDS_PLACE,
  serves: ['S-117'],
  entity: 'talent',
  columns: [
    { field: 'name', width: 170 },
    { field: 'rank', width: 130 },
    { field: 'field', width: 150 },
    { field: 'from', width: 150 },
    { field: 'project', width: 210 },
    'on',
    'arrivedOn',
    { field: 'remarks', width: 200 },
  ],
  quick: ['name', 'rank', 'field', 'from', 'project', 'on'],
  required: ['name'],
  sort: { key: 'on', direction: 'desc' },
  empty: '随项目引进的人才、团队一个一条；不做招才引智的单位可以停用这本登记簿。',
});

/** The day from which selective fiscal terms need a basis in law (公平竞争审查条例). */
const REVIEW_ACT = '2024-08-01';

export const REVENUE_SPLITS = register({
  id: 'revenue-splits',
  title: '历史分成约定登记簿',
  short: '历史分成约定',
  place: RECORDS_PLACE,
  serves: ['S-12'],
  entity: 'revenueSplit',
  columns: [
    { field: 'project', width: 230 },
    { field: 'terms', width: 240 },
    { field: 'percent', unit: '%', width: 110, total: false },
    'from',
    'until',
    { field: 'basis', width: 200 },
    { field: 'note', width: 220 },
  ],
  quick: ['project', 'terms', 'percent', 'from', 'until', 'basis'],
  required: ['project', 'terms', 'from', 'basis'],
  sort: { key: 'from', direction: 'desc' },
  empty: '过去已经签订、仍要交代清楚的分成约定，只作历史记录，不参与计算，也不提供范本。',
  marks: ({ from }) => (from !== undefined && from >= REVIEW_ACT ? { from: '公平竞争审查条例 2024-08-01 施行以后不应新订' } : {}),
  summary: () => '只作历史记录：不计算金额，不生成文书',
});

export const COUNTY_LIMITS = register({
  id: 'county-limits',
  title: '县定标准登记簿',
  short: '县定标准',
  place: { screen: 'settings', tab: '登记簿' },
  serves: ['S-35', 'S-85'],
  entity: 'countyLimit',
  columns: [{ field: 'name', width: 260 }, { field: 'value', total: false }, { field: 'basis', width: 300 }, 'from'],
  quick: ['name', 'value', 'basis', 'from'],
  required: ['name', 'value'],
  sort: { key: 'name', direction: 'asc' },
  empty: '县里自己定的标准：多少万元以上算重大项目、线索几天内要对接、载体多久核实一次。没有登记的标准，程序不提醒。',
});

export const ORGANISATION_REGISTERS: readonly Register[] = [CHAINS, TEAMS, LARGE_PROJECTS];
export const RECORD_REGISTERS: readonly Register[] = [SURVEYS, TALENTS, REVENUE_SPLITS];
export const SETTING_REGISTERS: readonly Register[] = [COUNTY_LIMITS];
