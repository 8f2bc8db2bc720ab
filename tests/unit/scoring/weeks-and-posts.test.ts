/**
 * Two loops nine unseen documents asked for (issue 3 "Must hold"): the weeks of the year (每周至少一条信息, S-76) and the posts of a unit (主要领导每人每月外出一次),
 * with what a run says when something cannot be told: the column nobody filled, the table that has it, the level that stays open.
 */
import { describe, expect, it } from 'vitest';
import { checkFacts } from '../../../shared/scoring/check-facts';
import { heldWords, listedWords } from '../../../shared/scoring/check-words';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { evaluateScheme } from '../../../shared/scoring/evaluate-scheme';
import { blankWords } from '../../../shared/scoring/form-words';
import { monthPeriod, parsePeriod, resolvePeriod, weekHolding } from '../../../shared/scoring/periods';
import { calendar, county, qingshi } from './county';
import { item, june, only, pointsOf, schemeWith, scored } from './small-scheme';

const trips = {
  id: 'a',
  name: '外出',
  unit: '次',
  decimals: 0,
  direction: 'up',
  is: 'rows',
  source: 'activities',
  counts: 'reported',
} as const;
const measure = {
  ...trips,
  ownedBy: 'unit',
  ownedByPerson: 'person',
  withChildUnits: false,
  eligibility: [],
  where: { op: 'always' },
  aggregate: 'count',
  date: 'date',
  window: 'yearToDate',
  factors: [],
};
const over = (each: string, more: object = {}) => ({ op: 'over', each, aggregate: 'count', value: 1, none: 0, ...more });
const few = { op: '<', left: { op: 'measure', id: 'a', period: 'week' }, right: 1 };
const scheme = (value: unknown) => schemeWith({ measures: [measure], targets: [], items: [item(only(value))] });
const trip = (id: string, date: string, person?: string) => ({
  id,
  unit: 'liuhe',
  kind: '外出招商',
  date,
  ...(person === undefined ? {} : { person }),
});

describe('weeks', () => {
  it('run from Monday to Sunday and belong to the year of their Sunday', () => {
    expect(weekHolding('2026-06-28')).toMatchObject({ from: '2026-06-22', to: '2026-06-28' });
    expect(weekHolding('2026-06-29')).toMatchObject({ from: '2026-06-29', to: '2026-07-05' });
    expect(resolvePeriod({ shift: -1, of: 'week' }, monthPeriod(2026, 6), '01-01')).toMatchObject({ from: '2026-06-22', to: '2026-06-28' });
  });

  it('that are over are counted, the one under way is not: 2026 has 26 Sundays up to 30 June, 25 of them without a trip', () => {
    const facts = county([], { activities: [trip('t1', '2026-06-22'), trip('t2', '2026-06-30')] });
    expect(pointsOf(scored(scheme(over('weeks')), facts), 'liuhe')?.toString()).toBe('26');
    expect(pointsOf(scored(scheme(over('weeks', { where: few })), facts), 'liuhe')?.toString()).toBe('25');
  });

  it('do not run beyond today when the period does', () => {
    const year = parsePeriod('2026') ?? june.period;
    const made = evaluateScheme(scheme(over('weeks')), county([]), { asOf: '2026-01-18', period: year, calendar });
    expect(pointsOf(made, 'liuhe')?.toString()).toBe('3');
  });
});

const posts = [
  { id: 'o1', person: 'wang', unit: 'liuhe', post: '镇长', rank: '主要负责人', from: '2025-01-01' },
  { id: 'o2', person: 'li', unit: 'liuhe', post: '副镇长', rank: '分管负责人', from: '2025-01-01' },
  { id: 'o3', person: 'sun', unit: 'liuhe', post: '原镇长', rank: '主要负责人', from: '2024-01-01', to: '2025-01-01' },
];
const persons = ['wang', 'li', 'sun'].map((id) => ({ id, name: id }));
const leading = { op: 'text', path: 'rank', in: ['主要负责人'] };
const facts = county([], {
  persons,
  posts,
  activities: [trip('t1', '2026-02-03', 'wang'), trip('t2', '2026-02-05', 'li'), trip('t3', '2026-04-01', 'wang')],
});

describe('posts', () => {
  const months = over('months', {
    aggregate: 'sum',
    value: { op: 'if', when: { op: '>=', left: { op: 'measure', id: 'a', period: 'month' }, right: 1 }, then: 1, else: 0 },
  });

  it('of a unit are those in force, with their rank; a measure of a post is that of its person', () => {
    expect(pointsOf(scored(scheme(over('posts', { where: leading })), facts), 'liuhe')?.toString()).toBe('1');
    expect(pointsOf(scored(scheme(over('posts', { where: leading, aggregate: 'sum', value: months })), facts), 'liuhe')?.toString()).toBe(
      '2',
    );
  });

  it('have columns persons do not: a rule that asks a person for the rank is told whom to ask', () => {
    const asked = scheme(over('members', { where: leading }));
    expect(pointsOf(scored(asked, facts), 'liuhe')?.toString()).toBe('0');
    const told = checkFacts(asked, facts).filter(({ code }) => code === 'other-table');
    expect(told.map(({ at, text }) => `${at}：${text}`)).toEqual([
      'facts.persons：规则向人员要“rank”，没有一条填写；填写它的是任职，应向任职要',
    ]);
    expect(checkFacts(scheme(over('posts', { where: leading })), facts).filter(({ code }) => code === 'other-table')).toEqual([]);
  });
});

describe('what cannot be told', () => {
  const field = (path: string) => ({ op: 'field', path, in: '万元' });
  const payout = (amount: unknown, when: unknown = { op: 'always' }) => ({
    id: 'jl',
    title: '奖励',
    payee: 'project',
    appliesTo: 'all',
    when,
    amount: only(amount),
    unit: '万元',
    cap: 'none',
    rounding: 'none',
    budget: 'none',
    stages: [],
    shares: [],
    deposit: 'none',
    oneTime: true,
  });
  const run = (own: object) =>
    scored(
      schemeWith({ payouts: [own], rates: [] }),
      county([], { projects: [{ id: 'p', name: '甲', fields: { kind: '外资', paid: '100万美元' } }] }),
    );

  it('of a payout is a finding that names the column', () => {
    const told = run(payout({ op: '*', of: ['1%', field('decided')] })).findings.filter(({ at }) => at.startsWith('jl'));
    expect(told.map(({ at, text }) => `${at}：${text}`)).toEqual(['jl project:p：“奖励”2026-06算不出：1%×（缺“decided”）']);
  });

  it('of a payout that does not apply anyway is not told', () => {
    const domestic = {
      op: 'all',
      of: [
        { op: 'text', path: 'kind', in: ['内资'] },
        { op: '>=', left: field('paid'), right: 3000 },
      ],
    };
    const made = run(payout(1, domestic));
    expect(made.payouts.map(({ formula }) => formula)).toEqual(['条件未满足：类别为内资 且 （缺“paid”）≥3000']);
    expect(made.findings.filter(({ code }) => code === 'no-rate')).toEqual([]);
  });

  it('is a note of the checker where a rank leaves open what the missing do', () => {
    const [rank] = qingshi.ranks;
    if (rank === undefined) throw new Error('the sample has a rank');
    const unsaid = (missing?: 'open' | 'leave-out') =>
      checkScheme({ ...qingshi, ranks: [{ ...rank, missing }] }, { calendar }).filter(({ code }) => code === 'missing-unsaid');
    expect(unsaid().map(({ level, at }) => `${level} ${at}`)).toEqual([`note ranks.${rank.id}`]);
    expect([unsaid('open'), unsaid('leave-out')]).toEqual([[], []]);
  });
});

describe('写法清单', () => {
  const stages = { table: 'stages', field: 'stage', values: ['签约', '开工'] };
  const own = schemeWith({ words: [stages] });
  const shown = (facts: Parameters<typeof listedWords>[1]) =>
    listedWords(own, facts).map(({ level, at, text }) => `${level} ${at}：${text}`);

  it('begins with the words the rules ask for, one list per column, and is told at the list what the records hold', () => {
    expect(blankWords(qingshi)).toEqual(stages);
    expect(blankWords(own)).not.toMatchObject({ table: 'stages', field: 'stage' });
    expect(shown(county([]))).toEqual(['note words[0]：记录里这一栏现在有：“签约”3条、“开工”3条']);
  });

  it('warns of words outside it', () => {
    const facts = county([], { stages: [{ id: 's', project: 'p-liuhe', stage: '开工了', actual: '2026-01-15' }] });
    expect(shown(facts)[0]).toBe('warning words[0]：清单里没有、记录里有的：“开工了”1条');
    // All of them may be taken at one press, whether they stand in the list or not.
    expect(heldWords(own, facts)).toEqual([['开工了']]);
  });
});

describe('a sum in print', () => {
  const child = (id: string, title: string, value: number) => ({ ...item(only(value), id), title });
  const sum = {
    kind: 'C',
    operator: 'sum',
    take: 'all',
    cap: 'none',
    floor: 'none',
    rounding: 'none',
    children: [{ item: 'a1' }, { item: 'b1' }],
  };

  it('keeps a title that ends in a figure apart from its points, and takes a deduction away', () => {
    const own = schemeWith({ items: [child('a1', '指标1', 9), child('b1', '扣分', -2), item(sum, 'zf')] });
    const line = scored(own, county([])).lines.find((one) => one.item === 'zf' && one.subject.id === 'liuhe');
    expect(line?.formula).toBe('指标1：9+扣分-2=7');
  });

  it('of numbers prints 5−2, never 5+-2', () => {
    const own = schemeWith({ items: [item(only({ op: '+', of: [5, -2] }))] });
    expect(scored(own, county([])).lines.find(({ subject }) => subject.id === 'liuhe')?.formula).toBe('5−2=3');
  });
});
