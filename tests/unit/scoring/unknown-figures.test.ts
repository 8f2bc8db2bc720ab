/**
 * Figures that once broke the law of the data (issue 3): an unknown that became zero, the worst place or a guess. Found by an outsider who wrote eleven real documents
 * with docs/scheme-format.md alone; the numbers are worked by hand.
 */
import { describe, expect, it } from 'vitest';
import { proposeEscalations } from '../../../shared/escalation/propose';
import { checkFacts } from '../../../shared/scoring/check-facts';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { plainText } from '../../../shared/scoring/exact';
import type { Facts } from '../../../shared/scoring/facts';
import { calendar, county } from './county';
import { item, only, pointsOf, schemeWith, scored } from './small-scheme';

const RANK = { title: 'r', subject: 'unit', within: 'all', order: 'high-first', tieBreaks: [], ties: 'same-place-then-gap' };
const N = (method: Record<string, unknown>, missing: string, value: unknown = { op: 'field', path: 'subject.rate' }) => ({
  kind: 'N',
  value,
  population: 'all',
  order: 'high-is-better',
  method,
  whenAllEqual: 1,
  missing,
});
/** Growth of the three units of the sample county; a unit without a number has none. */
function growth(rates: Readonly<Record<string, number>>): Facts {
  const facts = county([]);
  return { ...facts, units: facts.units.map((u) => (rates[u.id] === undefined ? u : { ...u, fields: { rate: rates[u.id] ?? 0 } })) };
}
const shareOfMean = { is: 'share-of-mean', full: 24, cap: 36, floor: 0 };
const relative = (rule: unknown, rates: Readonly<Record<string, number>>) =>
  scored(schemeWith({ items: [item(rule)], targets: [], measures: [] }), growth(rates));
const text = (made: ReturnType<typeof relative>, unit: string): string | null => {
  const own = pointsOf(made, unit);
  return own === null ? null : plainText(own);
};

describe('N: a unit without a value (苏仙区 2015: one town had no base)', () => {
  const rates = { liuhe: 10, qingshan: 30 };
  it('leave-out: the others are compared without it, and it is named', () => {
    const made = relative(N(shareOfMean, 'leave-out'), rates);
    expect([text(made, 'liuhe'), text(made, 'qingshan'), text(made, 'caizheng')]).toEqual(['12', '36', null]);
    expect(made.findings.filter(({ code }) => code === 'left-out').map((f) => f.text)).toEqual([
      '县财政局没有数（2026-06），不参加比较，其余的照比',
    ]);
  });
  it('unknown-for-all: nobody gets points', () => {
    const made = relative(N(shareOfMean, 'unknown-for-all'), rates);
    expect(['liuhe', 'qingshan', 'caizheng'].map((u) => text(made, u))).toEqual([null, null, null]);
  });
  it('a mean of 0 or less says nothing: −25 % and +20 % both stay unknown, with the reason', () => {
    const made = relative(N(shareOfMean, 'leave-out'), { liuhe: -25, qingshan: 20 });
    expect([text(made, 'liuhe'), text(made, 'qingshan')]).toEqual([null, null]);
    expect(made.findings.filter(({ code }) => code === 'no-value').map((f) => f.text)).toContain(
      '“x”2026-06无法计分：平均值是-2.5，不是正数，不能按占比计分',
    );
    expect(text(relative(N({ is: 'share-of-best', full: 10 }, 'leave-out'), { liuhe: -25, qingshan: -20 }), 'qingshan')).toBeNull();
  });
  it('below a good mean the floor holds: −10 against a mean of 10 is 0, not −24', () => {
    expect(text(relative(N(shareOfMean, 'leave-out'), { liuhe: -10, qingshan: 30 }), 'liuhe')).toBe('0');
  });
  it('the scheme has to say which', () => {
    const { missing: _, ...silent } = N(shareOfMean, 'leave-out');
    const said = checkScheme(schemeWith({ items: [item(silent)] }), { calendar });
    expect(said.map(({ level, code }) => `${level} ${code}`)).toContain('error missing-not-said');
  });
});

const FUND = {
  id: 'put',
  name: '到位资金',
  unit: '万元',
  direction: 'up',
  decimals: 2,
  is: 'rows',
  source: 'money',
  counts: 'recognised',
  ownedBy: 'unit.id',
  withChildUnits: false,
  eligibility: [],
  where: { op: 'text', path: 'kind', in: ['到位资金'] },
  aggregate: 'sum',
  date: 'date',
  window: 'yearToDate',
  factors: [],
  value: { op: 'field', path: 'rated' },
};
const fund = (parts: Record<string, unknown> = {}) =>
  schemeWith({ measures: [{ ...FUND, ...parts }], targets: [], items: [item(only({ op: 'measure', id: 'put' }))] });
const paid = (fields: Record<string, unknown>, id: string) => ({
  id,
  project: 'p-liuhe',
  kind: '到位资金',
  date: '2026-03-01',
  recognised: '100万元',
  fields,
});
const money = (rows: unknown[]): Facts => county(rows as Facts['money']);

describe('M: a row that cannot be read', () => {
  const rows = money([paid({ rated: 5 }, 'm1'), paid({}, 'm2')]);
  it('a missing value makes the sum of its unit unknown, and of no other; the row is named', () => {
    const made = scored(fund(), rows);
    expect([pointsOf(made, 'liuhe'), pointsOf(made, 'qingshan')?.toString()]).toEqual([null, '0']);
    expect(made.exclusions).toEqual(
      [{ measure: 'put', row: 'm2', reason: '没有填写“rated”' }].map((e) => ({
        ...e,
        reason: expect.stringContaining('没有填写') as unknown,
      })),
    );
    expect(made.findings.filter(({ code }) => code === 'unknown-rows')[0]?.text).toContain('m2');
  });
  it('so does a `where` that asks what is not filled: it may count or not', () => {
    const where = { op: 'all', of: [FUND.where, { op: '>=', left: { op: 'field', path: 'rated' }, right: 3 }] };
    const made = scored(fund({ where, aggregate: 'count' }), rows);
    expect([pointsOf(made, 'liuhe'), pointsOf(made, 'qingshan')?.toString()]).toEqual([null, '0']);
  });
  it('a row known to be another kind needs nothing', () => {
    const where = {
      op: 'all',
      of: [
        { op: 'text', path: 'kind', in: ['固定资产投资'] },
        { op: '>=', left: { op: 'field', path: 'rated' }, right: 3 },
      ],
    };
    expect(pointsOf(scored(fund({ where, aggregate: 'count' }), rows), 'liuhe')?.toString()).toBe('0');
  });
  it('no rows: the sum and the count are 0, the greatest is unknown', () => {
    const of = (aggregate: string) => pointsOf(scored(fund({ aggregate }), money([])), 'liuhe')?.toString() ?? null;
    expect(['sum', 'count', 'distinct', 'max', 'min', 'mean', 'last'].map(of)).toEqual(['0', '0', '0', null, null, null, null]);
  });
  it('美元项目按3000万美元: `known` … 0 asks without a rate and without a warning', () => {
    const at = (unit: string, bound: number) => ({
      op: '>=',
      left: { op: 'known', of: { op: 'field', path: 'project.totalInvestment', in: unit }, else: 0 },
      right: bound,
    });
    const where = { op: 'all', of: [FUND.where, { op: 'any', of: [at('亿元', 2), at('万美元', 3000)] }] };
    const made = scored(fund({ where, aggregate: 'count', value: undefined }), rows);
    expect(pointsOf(made, 'liuhe')?.toString()).toBe('0');
    expect(made.findings.filter(({ level }) => level !== 'note')).toEqual([]);
  });
  it('a misspelt field is named', () => {
    const said = checkFacts(fund({ value: { op: 'field', path: 'project.invst', in: '万元' } }), rows);
    expect(said.filter(({ code }) => code === 'never-filled').map(({ text: own }) => own)).toEqual([
      expect.stringContaining('“project.invst”，2条记录没有一条填写'),
    ]);
  });
  it.each(['measure', 'payout', 'item'])('%s asked of a single row is refused with its place', (op) => {
    const node = op === 'item' ? { op, id: 'x', stage: 'final' } : { op, id: 'put' };
    const said = checkScheme(fund({ value: { op: '*', of: [2, node] } }), { calendar });
    expect(said.filter(({ code }) => code === 'row-question').map(({ level, at }) => [level, at])).toEqual([
      ['error', 'measures.put.value.of[1]'],
    ]);
  });
});

describe('G: who has no value has no place and no tier', () => {
  const by = { op: 'field', path: 'subject.rate' };
  const place = { op: 'place', rank: 'r', from: 'top' };
  const made = scored(
    schemeWith({
      items: [],
      targets: [],
      measures: [],
      ranks: [{ ...RANK, id: 'r', by, tiers: [{ name: '先进', when: { op: '<=', left: place, right: 1 } }], otherwiseTier: '落后' }],
    }),
    growth({ liuhe: 1, qingshan: 2 }),
  );
  it('it is not 落后', () => {
    expect(made.ranks[0]?.rows.map(({ name, place: own, tier }) => [name, own, tier])).toEqual([
      ['青山镇', 1, '先进'],
      ['柳河镇', 2, '落后'],
      ['县财政局', null, null],
    ]);
  });
});

describe('L: 连续 is broken by a period in between', () => {
  /** 黑榜 = fewer than 50 that month. Nothing at all is known of a month whose only payment has no value. */
  const black = { op: '<', left: { op: 'measure', id: 'put', period: 'month' }, right: 50 };
  const ladder = {
    id: 'l',
    title: 'l',
    subject: 'unit',
    appliesTo: 'all',
    cadence: 'month',
    counters: [{ id: 'run', title: '连续黑榜', when: black, count: { is: 'consecutive' }, resetYearly: true }],
    levels: [
      {
        code: 'a',
        title: '约谈',
        colour: 'red',
        when: { op: '>=', left: { op: 'counter', id: 'run' }, right: 2 },
        silent: false,
        organ: '县委县政府',
        basis: 'x',
        effects: [],
        forStudy: false,
      },
    ],
    pick: 'highest',
    exhaustive: false,
    start: [],
    release: 'none',
    appeal: 'none',
  };
  const scheme = { ...fund({ value: { op: 'field', path: 'amount', in: '万元' } }), ladders: schemeWith({ ladders: [ladder] }).ladders };
  const run = (amounts: readonly (number | null)[]) => {
    const rows = amounts.map((amount, i) => ({
      id: `m${i}`,
      project: 'p-liuhe',
      kind: '到位资金',
      date: `2026-0${i + 1}-10`,
      ...(amount === null ? { reported: '1万元' } : { recognised: `${amount}万元` }),
    }));
    const asOf = `2026-0${amounts.length}-28`;
    return proposeEscalations(scheme, money(rows), {
      asOf: asOf === '2026-02-28' ? asOf : `2026-0${amounts.length}-${amounts.length === 4 ? '30' : '31'}`,
      calendar,
      preview: true,
    });
  };
  const state = (made: ReturnType<typeof run>) => made.states.find(({ subject }) => subject.id === 'liuhe')?.counters[0];
  it('黑榜, 中间, 黑榜 is a run of 1', () => {
    expect(state(run([10, 90, 10]))).toMatchObject({ value: 1, most: 1 });
  });
  it('黑榜, 黑榜 is a run of 2', () => {
    expect(state(run([90, 10, 10]))).toMatchObject({ value: 2, most: 2 });
  });
});
