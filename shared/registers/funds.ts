/**
 * Registers of money that came in: every kind of it by project and month (S-16, S-17, S-18), with the definition (口径) it was counted under, and the sums
 * by unit and kind. What the county recognised is entered in 目标考核 → 资金核定; here it is shown beside.
 */
import type { RecordOf } from '../model/entities';
import { MONEY_KINDS } from '../model/entities-project';
import type { MoneyKind } from '../model/entities-project';
import type { RecordId } from '../model/ids';
import type { Money } from '../model/money';
import { fundSums } from '../views/fund-sums';
import type { Side } from '../views/fund-sums';
import type { RegisterContext } from './context';
import { derivedList, register } from './register';
import type { Register } from './register';

const PLACE = { screen: 'ledger', tab: '推进管理' } as const;

const yuan = (minor: number | null): Money | null => (minor === null ? null : { minor, currency: 'CNY' });

function recognitionOf(entry: RecordOf<'moneyEntry'>, context: RegisterContext): RecordOf<'recognition'> | null {
  const held = entry.project === undefined ? undefined : context.index().funds.get(entry.project);
  return held?.find(({ record }) => record.id === entry.id)?.recognition ?? null;
}

export const FUNDS = register({
  id: 'funds',
  title: '项目资金登记簿',
  short: '资金记录',
  place: PLACE,
  serves: ['S-16', 'S-17', 'S-18'],
  entity: 'moneyEntry',
  columns: [
    { field: 'project', width: 240 },
    'kind',
    'month',
    'span',
    { field: 'reported', total: false },
    {
      key: 'recognised',
      label: '核定数',
      kind: 'money',
      total: false,
      value: (own, context) => recognitionOf(own, context)?.recognised ?? null,
    },
    { field: 'definition', width: 180 },
    { field: 'evidence', width: 180 },
  ],
  quick: ['project', 'kind', 'month', 'reported', 'definition'],
  required: ['project', 'kind', 'month', 'span', 'reported'],
  defaults: ({ today }) => ({ span: '当月', month: today.slice(0, 7) }),
  sort: { key: 'month', direction: 'desc' },
  empty: '每个项目每月到了多少资金，一笔一条：到位资金、固定资产投资、省外资金、外资。上级改了口径，在“指标口径”写明按哪个口径填的。',
  marks: ({ month, kind, reported }, { today }) => ({
    ...(month !== undefined && month > today.slice(0, 7) ? { month: '月份还没有到' } : {}),
    ...(reported !== undefined && (kind === '到账外资' || kind === '合同外资') && reported.currency === 'CNY'
      ? { reported: '外资一般按美元填报，请核对币种' }
      : {}),
  }),
  summary: (own, context) => {
    const waiting = own.filter((entry) => recognitionOf(entry, context) === null).length;
    return `共 ${own.length} 笔，其中待核定 ${waiting} 笔；合计见“资金汇总”`;
  },
});

type Sums = { readonly month: number | null; readonly year: number | null; readonly recognised: number | null; readonly projects: number };

/** Sums of one kind over some projects, in 分 of 人民币; null where no project stated anything. */
function sumsOf(projects: readonly RecordId[], kind: MoneyKind, context: RegisterContext): Sums {
  const period = context.today.slice(0, 7);
  const { funds } = context.index();
  const add = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);
  const of = (id: RecordId, side: Side) => fundSums(funds.get(id) ?? [], kind, side, period);
  return projects.reduce<Sums>(
    (sums, id) => {
      const reported = of(id, 'reported');
      return {
        month: add(sums.month, reported.month),
        year: add(sums.year, reported.year),
        recognised: add(sums.recognised, of(id, 'recognised').year),
        projects: sums.projects + (reported.year === null ? 0 : 1),
      };
    },
    { month: null, year: null, recognised: null, projects: 0 },
  );
}

/** 到位资金, 固定资产投资, 省外资金 … of each unit: the month, the year so far reported and recognised (S-17, S-18). Dollars are not added to 人民币 (S-15). */
export const FUND_TABLE = derivedList({
  id: 'fund-table',
  title: '各单位资金汇总表',
  short: '资金汇总',
  place: PLACE,
  serves: ['S-16', 'S-17', 'S-18'],
  columns: [
    { key: 'unit', label: '填报单位', kind: 'text', width: 170 },
    { key: 'kind', label: '资金类别', kind: 'choice', choices: MONEY_KINDS, width: 140 },
    { key: 'projects', label: '有资金的项目', kind: 'number', unit: '个' },
    { key: 'month', label: '当月申报', kind: 'money' },
    { key: 'year', label: '当年累计申报', kind: 'money' },
    { key: 'recognised', label: '当年累计核定', kind: 'money' },
  ],
  sort: { key: 'kind', direction: 'asc' },
  empty: '还没有资金记录。请在“资金记录”按项目、按月登记，这里自动按单位和类别汇总。',
  rows: (context) => {
    const byUnit = new Map<string, RecordId[]>();
    for (const { id, scope } of context.all('project')) byUnit.set(scope, [...(byUnit.get(scope) ?? []), id]);
    return [...byUnit].flatMap(([scope, projects]) =>
      MONEY_KINDS.flatMap((kind) => {
        const sums = sumsOf(projects, kind, context);
        if (sums.projects === 0) return [];
        return [
          {
            id: `${scope}/${kind}`,
            cells: {
              unit: context.unitName(scope),
              kind,
              projects: sums.projects,
              month: yuan(sums.month),
              year: yuan(sums.year),
              recognised: yuan(sums.recognised),
            },
          },
        ];
      }),
    );
  },
  summary: ({ today }) =>
    `人民币，截至 ${Number(today.slice(0, 4))}年${Number(today.slice(5, 7))}月；外币见资金记录，不相加。招商口径，以统计部门数据为准`,
});

type Return = RecordOf<'statisticsReturn'>;

/** What the unit reported of the project's 固定资产投资 for the month, in 分; null when it reported nothing. */
function reportedFor({ project, month }: Return, context: RegisterContext): number | null {
  if (project === undefined || month === undefined) return null;
  return fundSums(context.index().funds.get(project) ?? [], '固定资产投资', 'reported', month).month;
}

/** Months in which a unit reported 固定资产投资 of a project and nobody has entered what the statistics office made of it. */
function unreturned(own: readonly Return[], context: RegisterContext): number {
  const known = new Set(own.map(({ project, month }) => `${project ?? ''} ${month ?? ''}`));
  const year = context.today.slice(0, 4);
  const asked = context
    .all('moneyEntry')
    .filter(({ kind, month }) => kind === '固定资产投资' && month?.startsWith(year) === true)
    .map(({ project, month }) => `${project ?? ''} ${month ?? ''}`);
  return [...new Set(asked)].filter((pair) => !known.has(pair)).length;
}

/** 固定资产投资 as the statistics office counts it, beside what the unit reported: 统计状态, the amount, the gap and why (S-18). */
export const STATISTICS = register({
  id: 'statistics-returns',
  title: '固定资产投资统计对照表',
  short: '固投统计',
  place: PLACE,
  serves: ['S-18'],
  entity: 'statisticsReturn',
  columns: [
    { field: 'project', width: 230 },
    'month',
    { key: 'reported', label: '单位申报', kind: 'money', value: (own, context) => yuan(reportedFor(own, context)) },
    'status',
    'counted',
    {
      key: 'gap',
      label: '申报减认定',
      kind: 'money',
      value: (own, context) => {
        const reported = reportedFor(own, context);
        return own.counted === undefined || own.counted.currency !== 'CNY' || reported === null ? null : yuan(reported - own.counted.minor);
      },
    },
    'on',
    { field: 'reason', width: 200 },
  ],
  quick: ['project', 'month', 'status', 'counted', 'on', 'reason'],
  required: ['project', 'month', 'status'],
  defaults: ({ today }) => ({ month: today.slice(0, 7), status: '已报统计' }),
  sort: { key: 'month', direction: 'desc' },
  empty: '每个项目每月的固定资产投资报没报统计、统计部门认定多少，一条一行。单位申报数取自“资金记录”，并列出相差多少。',
  marks: ({ status, counted, reason }) => ({
    ...(status === '统计退回' && reason === undefined ? { reason: '退回的应写明原因' } : {}),
    ...(status === '已认定' && counted === undefined ? { counted: '已认定的应填统计认定数' } : {}),
    ...(status !== '已认定' && counted !== undefined ? { status: '填了统计认定数，状态还不是“已认定”' } : {}),
  }),
  summary: (own, context) => {
    const count = (word: string): number => own.filter(({ status }) => status === word).length;
    const rest = unreturned(own, context);
    return `未报 ${count('未报')}、已报统计 ${count('已报统计')}、已认定 ${count('已认定')}、统计退回 ${count('统计退回')}${
      rest === 0 ? '' : `；今年有固定资产投资、没有登记统计状态的 ${rest} 个项目月`
    }`;
  },
});

export const FUND_REGISTERS: readonly Register[] = [FUNDS, FUND_TABLE, STATISTICS];
