/**
 * What a payout is divided into (S-92): stages of an amount of their own (主体完工先付10万元，验收后付其余), and shares by what the contributions of a
 * project say, so that a progressive award per project reaches each 引荐人 who helped. Figures by hand.
 */
import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { evaluateScheme } from '../../../shared/scoring/evaluate-scheme';
import { calendar, county } from './county';
import { item, june, only, schemeWith } from './small-scheme';

const field = (path: string) => ({ op: 'field', path, in: '万元' });
const payout = (more: object) => ({
  id: 'jl',
  title: '引荐奖',
  payee: 'project',
  appliesTo: 'all',
  when: { op: 'always' },
  // 1000万元以下部分3‰，以上部分4‰
  amount: {
    kind: 'P',
    value: field('real'),
    start: 0,
    slices: [
      { upTo: 1000, rate: '3‰' },
      { upTo: 'none', rate: '4‰' },
    ],
    upperIncluded: true,
    mode: 'slice',
    mirror: false,
    multiplier: 1,
    cap: 'none',
  },
  unit: '万元',
  cap: 'none',
  rounding: 'none',
  budget: 'none',
  stages: [],
  shares: [],
  deposit: 'none',
  oneTime: true,
  ...more,
});
const projects = [
  { id: 'p1', name: '甲项目', fields: { real: '5000万元' } },
  { id: 'p2', name: '乙项目', fields: { real: '1000万元' } },
];
const persons = [
  { id: 'a', name: '王一' },
  { id: 'b', name: '李二' },
  { id: 'c', name: '赵三' },
];
const given = (project: string, owner: string, percent?: number) => ({
  id: `${project}${owner}`,
  project,
  owner,
  role: '引荐人',
  ...(percent === undefined ? {} : { percent }),
});
const split = {
  id: 'yj',
  title: '引荐分成',
  roles: [{ role: '引荐人', percent: 'as-stated' }],
  basis: 'agreement',
  sum: 'exactly-100',
  unstated: 'zero',
  discounts: [],
};
const byPerson = { ...item(only({ op: 'payout', id: 'jl' }), 'mine'), subject: 'person' };
const run = (more: object, contributions: ReturnType<typeof given>[] = []) => {
  const facts = county([], { projects, persons, contributions });
  return evaluateScheme(schemeWith({ splits: [split], payouts: [payout(more)], items: [byPerson] }), facts, june);
};
const partsOf = (made: ReturnType<typeof run>, project: string): string[] => {
  const line = made.payouts.find(({ subject }) => subject?.id === project);
  return [
    ...(line?.stages ?? []).map((s) => `${s.title} ${s.amount.text}`),
    ...(line?.shares ?? []).map((s) => `${s.who} ${s.amount.text}`),
  ];
};

describe('stages', () => {
  const stages = [
    { title: '完工', percent: { amount: 10 }, when: { op: 'always' } },
    { title: '验收', percent: 'rest', when: { op: 'never' } },
  ];

  it('of an amount of their own are never more than the whole; the rest takes what is left', () => {
    // p1: 3 + 16 = 19, so 10 and 9; p2: 3, so 3 and 0
    const made = run({ stages });
    expect([partsOf(made, 'p1'), partsOf(made, 'p2')]).toEqual([
      ['完工 10', '验收 9'],
      ['完工 3', '验收 0'],
    ]);
  });

  it('are reduced alike with the amount when the budget is short', () => {
    // 22 wanted, 11 there: 9.5 and 1.5
    expect(partsOf(run({ stages, budget: { amount: 11, short: 'all-reduced-alike' } }), 'p1')).toEqual(['完工 5', '验收 4.5']);
  });

  it('whose amount cannot be told leave the whole payout open', () => {
    const asked = [{ ...stages[0], percent: { amount: { op: 'field', path: 'nobodyKnows' } } }, stages[1]];
    expect(run({ stages: asked }).payouts.map(({ amount }) => amount)).toEqual([null, null]);
  });

  it('with an amount and no rest are refused by the checker, and so are two rests', () => {
    const texts = (list: unknown[]): string[] =>
      checkScheme(schemeWith({ payouts: [payout({ stages: list })], splits: [split] }), { calendar })
        .filter(({ code }) => code === 'weights-sum')
        .map(({ text }) => text);
    expect([texts([stages[0]]), texts([stages[1], stages[1]]), texts(stages)]).toEqual([
      ['分期里有定额的，要有一期是“其余”（rest），否则各期合不成总额'],
      ['分期里只能有一期是“其余”（rest）'],
      [],
    ]);
  });
});

describe('shares by a split', () => {
  const shares = { split: 'yj' };
  const contributions = [given('p1', 'a', 60), given('p1', 'b', 40), given('p2', 'a', 100)];

  it('name each owner of the project with the part of the progressive award', () => {
    const made = run({ shares }, contributions);
    expect([partsOf(made, 'p1'), partsOf(made, 'p2')]).toEqual([['王一 11.4', '李二 7.6'], ['王一 3']]);
  });

  it('asked by a person the payout is the sum of the person’s parts; nothing for who has none', () => {
    const made = run({ shares }, contributions);
    expect(made.lines.map(({ name, points }) => `${name} ${points?.text}`)).toEqual(['王一 14.4', '李二 7.6', '赵三 0']);
  });

  it('with a percent nobody filled in leave everybody of that project open, and nobody else', () => {
    const made = run({ shares }, [given('p1', 'a'), given('p1', 'b', 40), given('p2', 'c', 100)]);
    expect(made.lines.map(({ name, points }) => `${name} ${points?.text ?? '待定'}`)).toEqual(['王一 待定', '李二 待定', '赵三 3']);
  });

  it('of a payout to units are refused: contributions stand on projects', () => {
    const found = checkScheme(schemeWith({ payouts: [payout({ shares, payee: 'unit' })], splits: [split] }), { calendar });
    expect(found.map(({ code }) => code)).toContain('split-payee');
  });
});
