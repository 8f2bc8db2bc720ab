/**
 * Registers of the year's end: marks given by judges with their reasons (S-88), nominations (S-93), points of a person (S-96), the conversion to another
 * assessment (S-91), prize money and its shares (S-92). The program adds up and reminds; the deciding organ decides.
 */
import { lastDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { schemeInForce } from '../month/adopted-scheme';
import { exactFromText, plainText, ZERO } from '../scoring/exact';
import { payoutOf } from '../views/payouts';
import type { RegisterContext } from './context';
import { yearsFailed } from './handling';
import { derivedList, register } from './register';
import type { Register } from './register';

const PLACE = { screen: 'targets', tab: '评议评先' } as const;
const MONEY = { screen: 'targets', tab: '奖金分配' } as const;

/** What the adopted 办法 of the year says of a rating item: the scale a mark must lie in. Null: no such item. */
function ratingRule(
  { item, month = '' }: Pick<RecordOf<'manualScore'>, 'item' | 'month'>,
  { ledger }: RegisterContext,
): { readonly min: string; readonly max: string } | null {
  const found = schemeInForce(ledger, lastDay({ date: month, precision: 'month' }))?.scheme.items.find(
    ({ id, title }) => id === item || title === item,
  );
  if (found === undefined || found.rule.kind !== 'J') return null;
  const { min, max } = found.rule.scale;
  // A bound that is itself computed is judged by the evaluation, not here.
  return { min: typeof min === 'object' ? '' : String(min), max: typeof max === 'object' ? '' : String(max) };
}

function outside(score: string | undefined, min: string, max: string): boolean {
  const [own, low, high] = [score ?? '', min, max].map(exactFromText);
  return own === null || own === undefined ? false : (low != null && own.compare(low) < 0) || (high != null && own.compare(high) > 0);
}

export const MANUAL_SCORES = register({
  id: 'manual-scores',
  title: '评委打分登记簿',
  short: '评委打分',
  place: PLACE,
  serves: ['S-88'],
  entity: 'manualScore',
  columns: [
    'month',
    { field: 'item', width: 160 },
    'unit',
    'raterClass',
    { field: 'rater', width: 90 },
    'score',
    { field: 'ground', width: 240 },
    'on',
  ],
  quick: ['month', 'item', 'unit', 'raterClass', 'rater', 'score', 'ground'],
  required: ['month', 'item', 'unit', 'raterClass', 'rater', 'score', 'ground'],
  defaults: ({ today }) => ({ on: today, month: today.slice(0, 7) }),
  marks: (record, context) => {
    const rule = ratingRule(record, context);
    if (rule === null) return { item: '本年度考核办法里没有这个打分项目，只登记、不计分' };
    return outside(record.score, rule.min, rule.max) ? { score: `办法规定在 ${rule.min} 到 ${rule.max} 分之间` } : {};
  },
  sort: { key: 'on', direction: 'desc' },
  empty: '办法里由评委打分的项目，一位评委给一个单位打一次登记一条，写明理由；超出办法规定范围的会提示。',
});

/** Why a unit should be looked at before it is honoured. */
function doubtOf(unit: RecordOf<'award'>['unit'], year: number | undefined, context: RegisterContext): string | null {
  if (unit === undefined || year === undefined) return null;
  if (yearsFailed(context.all('yearOutcome'), unit, year) > 0) return `${year}年任务未完成，办法一般规定不得评优评先，请决定机关研究`;
  const handled = context.all('handling').some((own) => own.unit === unit && own.on?.startsWith(String(year)) === true);
  return handled ? `${year}年有处理措施，请核对是否影响评优` : null;
}

export const AWARDS = register({
  id: 'awards',
  title: '评先评优推荐登记簿',
  short: '评先评优',
  place: PLACE,
  serves: ['S-93'],
  entity: 'award',
  columns: [
    'year',
    { field: 'title', width: 170 },
    'unit',
    'person',
    { field: 'ground', width: 220 },
    { field: 'nominatedBy', width: 130 },
    'outcome',
    { field: 'decidedBy', width: 120 },
    { field: 'document', width: 150 },
  ],
  quick: ['year', 'title', 'unit', 'person', 'ground', 'nominatedBy'],
  required: ['year', 'title', 'ground', 'nominatedBy'],
  defaults: ({ today }) => ({ year: Number(today.slice(0, 4)), outcome: '推荐' }),
  marks: ({ unit, person, year, outcome, decidedBy }, context) => {
    const doubt = doubtOf(unit, year, context);
    return {
      ...(doubt === null ? {} : { unit: doubt }),
      ...(unit === undefined && person === undefined ? { unit: '没有写推荐的单位或人员' } : {}),
      ...(outcome === '入选' && decidedBy === undefined ? { decidedBy: '入选了，没有写谁决定的' } : {}),
    };
  },
  sort: { key: 'year', direction: 'desc' },
  empty: '推荐先进单位、先进个人，登记推荐理由和推荐人；当年未完成任务的会提示，由决定机关研究。',
});

export const POINTS = register({
  id: 'person-points',
  title: '干部招商积分登记簿',
  short: '个人积分',
  place: PLACE,
  serves: ['S-96'],
  entity: 'personPoint',
  columns: ['on', 'person', { field: 'event', width: 220 }, 'points', { field: 'ground', width: 220 }],
  quick: ['on', 'person', 'event', 'points', 'ground'],
  required: ['on', 'person', 'event', 'points'],
  defaults: ({ today }) => ({ on: today }),
  sort: { key: 'on', direction: 'desc' },
  empty: '外出招商、引进项目、解决难题等，按本县规定给干部记积分，一件一条，扣分写负数。',
});

export const PERSON_FILE = derivedList({
  id: 'person-file',
  title: '干部招商成长档案汇总表',
  short: '积分汇总',
  place: PLACE,
  serves: ['S-96', 'S-97'],
  columns: [
    { key: 'person', label: '人员', kind: 'text' },
    { key: 'year', label: '今年积分', kind: 'number', width: 110 },
    { key: 'all', label: '累计积分', kind: 'number', width: 110 },
    { key: 'count', label: '记录', kind: 'number', unit: '条', width: 92 },
    { key: 'awards', label: '入选荣誉', kind: 'number', unit: '次', width: 120 },
  ],
  sort: { key: 'year', direction: 'desc' },
  empty: '登记个人积分之后，这里按人汇总。',
  rows: (context) => {
    const names = context.names('person').nameOf;
    const year = context.today.slice(0, 4);
    const people = new Map<string, RecordOf<'personPoint'>[]>();
    for (const own of context.all('personPoint')) {
      if (own.person !== undefined) people.set(own.person, [...(people.get(own.person) ?? []), own]);
    }
    const sum = (own: readonly RecordOf<'personPoint'>[]): string =>
      plainText(own.reduce((all, { points }) => all.add(exactFromText(points ?? '') ?? ZERO), ZERO));
    return [...people].map(([person, own]) => ({
      id: person,
      cells: {
        person: [...names].find(([id]) => id === person)?.[1] ?? '',
        year: sum(own.filter(({ on }) => on?.startsWith(year) === true)),
        all: sum(own),
        count: own.length,
        awards: context.all('award').filter((award) => award.person === person && award.outcome === '入选').length,
      },
    }));
  },
});

export const CONVERSIONS = register({
  id: 'conversions',
  title: '考核得分折算登记簿',
  short: '得分折算',
  place: PLACE,
  serves: ['S-91'],
  entity: 'conversion',
  columns: [
    'year',
    { field: 'name', width: 220 },
    { field: 'from', total: false },
    { field: 'to', total: false },
    { field: 'document', width: 220 },
  ],
  quick: ['year', 'name', 'from', 'to', 'document'],
  required: ['year', 'name', 'from', 'to', 'document'],
  defaults: ({ today }) => ({ year: Number(today.slice(0, 4)), from: '100' }),
  sort: { key: 'year', direction: 'desc' },
  empty: '招商考核得分折算到县域经济、绩效考评等考核的，登记折算后的满分和依据；折算表在“年终结算”里打印。',
});

export const POOLS = register({
  id: 'payout-pools',
  title: '奖金登记簿',
  short: '奖金',
  place: MONEY,
  serves: ['S-92'],
  entity: 'payoutPool',
  columns: [
    'year',
    { field: 'name', width: 200 },
    'unit',
    'amount',
    { field: 'document', width: 170 },
    { field: 'finance', width: 110 },
    { field: 'discipline', width: 120 },
    'introducer',
    {
      key: 'percent',
      label: '已分配',
      kind: 'percent',
      total: false,
      value: ({ id }, { ledger }) => payoutOf(ledger, id)?.percent ?? null,
    },
    'paidOn',
  ],
  quick: ['year', 'name', 'unit', 'amount', 'document'],
  required: ['year', 'name', 'unit', 'amount', 'document'],
  defaults: ({ today }) => ({ year: Number(today.slice(0, 4)) }),
  marks: ({ id }, { ledger }) => {
    const findings = payoutOf(ledger, id)?.findings ?? [];
    return findings.length === 0 ? {} : { percent: findings.join('；') };
  },
  sort: { key: 'year', direction: 'desc' },
  empty: '有批准文件的奖金才登记；份额合计须为 100%，由财政和纪检监察会签。没有文件的县不用这张表。',
});

export const SHARES = register({
  id: 'payout-shares',
  title: '奖金份额登记簿',
  short: '份额到人',
  place: MONEY,
  serves: ['S-92'],
  entity: 'payoutShare',
  columns: [
    { field: 'pool', width: 220 },
    'person',
    { field: 'post', width: 140 },
    { field: 'basis', width: 180 },
    'percent',
    {
      key: 'amount',
      label: '金额',
      kind: 'money',
      value: ({ id, pool }, { ledger }) =>
        (pool === undefined ? null : payoutOf(ledger, pool)?.shares.find((share) => share.id === id)?.amount) ?? null,
    },
  ],
  quick: ['pool', 'person', 'post', 'basis', 'percent'],
  required: ['pool', 'person', 'percent'],
  sort: { key: 'pool', direction: 'asc' },
  empty: '把一笔奖金按比例分到岗位和人：党政正职、主要负责、分管、其他人员，合计 100%。',
});

export const REWARD_REGISTERS: readonly Register[] = [MANUAL_SCORES, AWARDS, POINTS, PERSON_FILE, CONVERSIONS, POOLS, SHARES];
