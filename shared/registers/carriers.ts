/**
 * Registers of what projects need and keep: carriers (土地 厂房 楼宇) matched to projects (S-103), factor gaps (S-104), review after landing (S-101) with the
 * ratio of kept agreements (S-102).
 */
import { lastDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { decimalFromMinor } from '../model/money';
import type { Money } from '../model/money';
import { exactFrom, plainText, ZERO } from '../scoring/exact';
import { daysSince, hasReached, limitOf } from './project-facts';
import { derivedList, register } from './register';
import type { Register } from './register';

const PLACE = { screen: 'ledger', tab: '评审要素' } as const;

export const CARRIERS = register({
  id: 'carriers',
  title: '招商载体登记簿',
  short: '载体资源',
  place: PLACE,
  serves: ['S-103'],
  entity: 'carrier',
  columns: [
    { field: 'name', width: 210 },
    'kind',
    { field: 'place', width: 150 },
    { field: 'landMu', unit: '亩', width: 124 },
    { field: 'floor', unit: '平方米', width: 156 },
    'status',
    'usableFrom',
    { field: 'price', width: 120 },
    { field: 'owner', width: 140 },
    { field: 'project', width: 190 },
    'checkedOn',
    { field: 'conditions', width: 220 },
  ],
  quick: ['name', 'kind', 'place', 'landMu', 'floor', 'status', 'price'],
  required: ['name', 'kind'],
  defaults: ({ today }) => ({ status: '可用', checkedOn: today }),
  sort: { key: 'kind', direction: 'asc' },
  empty: '存量土地、厂房、楼宇一处一条：在哪里、多大、能不能用、什么价。用掉了改为已占用，写明入驻项目。',
  marks: ({ status, project, checkedOn }, context) => {
    const limit = limitOf(context, '载体核实间隔（天）');
    const stale = limit !== null && checkedOn !== undefined && daysSince(context, checkedOn) > limit;
    return {
      ...(status === '已占用' && project === undefined ? { project: '已占用的应写明入驻项目' } : {}),
      ...(stale ? { checkedOn: `${daysSince(context, checkedOn)} 天没有核实，县定间隔 ${limit} 天` } : {}),
    };
  },
  summary: (own) => {
    const free = own.filter(({ status }) => status === '可用');
    const sum = (field: 'landMu' | 'floor'): string =>
      plainText(
        free.reduce((total, record) => total.add(exactFrom(record[field] ?? '0') ?? ZERO), ZERO),
        2,
      );
    return `可用 ${free.length} 处：土地 ${sum('landMu')} 亩、建筑 ${sum('floor')} 平方米`;
  },
});

/** Projects signed but without land yet, and the carriers of their unit that are free and large enough. */
export const CARRIER_MATCHES = derivedList({
  id: 'carrier-matches',
  title: '项目与载体对接表',
  short: '载体对接',
  place: PLACE,
  serves: ['S-103'],
  columns: [
    { key: 'project', label: '项目', kind: 'text', width: 240 },
    { key: 'unit', label: '填报单位', kind: 'text' },
    { key: 'need', label: '用地需求', kind: 'number', unit: '亩', width: 130 },
    { key: 'count', label: '可选载体', kind: 'number', unit: '处', width: 124 },
    { key: 'which', label: '可选的载体', kind: 'longText', width: 360 },
  ],
  sort: { key: 'count', direction: 'asc' },
  empty: '没有已签约、未供地而写明用地亩数的项目。',
  rows: (context) => {
    const free = context.all('carrier').filter(({ status }) => status === '可用' || status === '洽谈中');
    return context.all('project').flatMap((project) => {
      const waits = hasReached(context, project, '签约') && !hasReached(context, project, '供地') && project.state !== '退出';
      const { landMu } = project;
      if (!waits || landMu === undefined) return [];
      const fits = free.filter((own) => own.scope === project.scope && own.landMu !== undefined && Number(own.landMu) >= Number(landMu));
      return [
        {
          id: project.id,
          cells: {
            project: project.projectName ?? '',
            unit: context.unitName(project.scope),
            need: landMu,
            count: fits.length,
            which: fits.map(({ name, landMu: mu }) => `${name ?? ''}（${mu ?? ''}亩）`).join('、') || null,
          },
          marks: fits.length === 0 ? { count: '本单位没有够大的可用载体' } : {},
        },
      ];
    });
  },
  summary: () => '签约以后、供地以前的项目；同一单位可用或洽谈中、面积够的载体',
});

const gapOf = ({ need, met }: RecordOf<'factorGap'>): string | null => {
  const [wanted, held] = [exactFrom(need ?? ''), exactFrom(met ?? '0')];
  return wanted === null || held === null ? null : plainText(wanted.sub(held), 4);
};

export const FACTOR_GAPS = register({
  id: 'factor-gaps',
  title: '项目要素缺口清单',
  short: '要素缺口',
  place: PLACE,
  serves: ['S-104'],
  entity: 'factorGap',
  columns: [
    { field: 'project', width: 230 },
    { field: 'kind', width: 92 },
    { field: 'need', total: false },
    { field: 'met', total: false, width: 96 },
    { key: 'gap', label: '缺口', kind: 'number', total: false, value: gapOf },
    { field: 'measureUnit', width: 100 },
    'due',
    { field: 'department', width: 140 },
    'solvedOn',
    { field: 'note', width: 240 },
  ],
  quick: ['project', 'kind', 'need', 'met', 'measureUnit', 'department'],
  required: ['project', 'kind'],
  sort: { key: 'kind', direction: 'asc' },
  empty: '项目缺土地、林地、能耗、用工、资金的，一项一条：要多少、落实了多少、还缺多少、哪个部门负责。',
  marks: ({ due, solvedOn }, { today }) =>
    solvedOn === undefined && due !== undefined && lastDay(due) < today ? { due: '需到位时间已过，没有解决' } : {},
  summary: (gaps) => {
    const open = gaps.filter(({ solvedOn }) => solvedOn === undefined);
    const kinds = [...new Set(open.flatMap(({ kind }) => kind ?? []))];
    return `未解决 ${open.length} 项${kinds.length === 0 ? '' : `：${kinds.map((word) => `${word} ${open.filter(({ kind }) => kind === word).length}`).join('、')}`}`;
  },
});

type Lookback = RecordOf<'lookback'>;

/** 万元 per mu, rounded to two places; null without an area or an amount in 人民币. */
export function perMu(amount: Money | undefined, landMu: string | undefined): string | null {
  const area = exactFrom(landMu ?? '');
  if (amount === undefined || amount.currency !== 'CNY' || area === null || area.equals(0)) return null;
  const total = exactFrom(decimalFromMinor(amount.minor, '万元'));
  return total === null ? null : plainText(total.div(area), 2);
}

const PER_MU = [
  ['investment', 'agreedInvestment', '亩均投资'],
  ['output', 'agreedOutput', '亩均产值'],
  ['tax', 'agreedTax', '亩均税收'],
] as const;

/** Where the actual lies below what was agreed, in words. */
export function shortOf(own: Lookback): string[] {
  return PER_MU.flatMap(([amount, agreed, word]) => {
    const actual = perMu(own[amount], own.landMu);
    const wanted = own[agreed];
    return actual !== null && wanted !== undefined && Number(actual) < Number(wanted) ? [`${word}约定 ${wanted}、实际 ${actual}`] : [];
  });
}

export const LOOKBACKS = register({
  id: 'lookbacks',
  title: '项目落地回头看登记簿',
  short: '回头看',
  place: PLACE,
  serves: ['S-101', 'S-102'],
  entity: 'lookback',
  columns: [
    { field: 'project', width: 220 },
    { field: 'year', width: 84, total: false },
    { field: 'landMu', unit: '亩', width: 124 },
    ...PER_MU.flatMap(([amount, agreed, word]) => [
      { field: agreed, unit: '万元/亩', total: false } as const,
      { field: amount } as const,
      {
        key: `${amount}PerMu`,
        label: `实际${word}`,
        kind: 'number' as const,
        unit: '万元/亩',
        total: false as const,
        value: (own: Lookback) => perMu(own[amount], own.landMu),
      },
    ]),
    'verdict',
    { field: 'counter', width: 240 },
    'on',
  ],
  quick: ['project', 'year', 'landMu', 'agreedInvestment', 'investment', 'tax', 'verdict'],
  required: ['project', 'year'],
  defaults: ({ today }) => ({ year: Number(today.slice(0, 4)), on: today }),
  sort: { key: 'year', direction: 'desc' },
  empty: '投产后每年看一次：约定的亩均投资、产值、税收，实际到了多少，结论是什么，不符的怎么处置。',
  marks: (own) => {
    const short = shortOf(own);
    if (short.length === 0) return {};
    if (own.verdict === undefined || own.verdict === '履约') return { verdict: `${short.join('；')}，结论应与此相符` };
    return own.counter === undefined ? { counter: `${short.join('；')}，应写明处置措施` } : {};
  },
  summary: (own, { today }) => {
    const year = own.filter((one) => one.year === Number(today.slice(0, 4)));
    const kept = year.filter(({ verdict }) => verdict === '履约').length;
    const judged = year.filter(({ verdict }) => verdict !== undefined).length;
    const rate = judged === 0 ? '' : `，履约率 ${plainText((exactFrom(kept) ?? ZERO).mul(100).div(judged), 1)}%（履约÷已有结论）`;
    return `今年核查 ${year.length} 个：履约 ${kept}${rate}`;
  },
});

export const CARRIER_REGISTERS: readonly Register[] = [CARRIERS, CARRIER_MATCHES, FACTOR_GAPS, LOOKBACKS];
