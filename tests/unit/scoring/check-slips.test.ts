/** Slips people make when they write a document down: each is named at its line with the value that is wrong (issue 3, item 4). */
import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { calendar, qingshi } from './county';

type Raw = Record<string, unknown>;
const check = (change: Raw): string[] =>
  checkScheme(SchemeSchema.parse({ ...structuredClone(qingshi), ...change }), { calendar, years: [2026] })
    .filter((f) => f.level !== 'note')
    .map((f) => `${f.level} ${f.code} ${f.at}：${f.text}`);
const fund = { op: 'measure', id: 'fund' };
const due = { op: 'target', id: 'fund', level: 'base', at: 'year' };
const [rank] = qingshi.ranks;
const [ladder] = qingshi.ladders;
const override = (when: unknown, effect: Raw, phase = 'score'): Raw => ({
  overrides: [{ id: 'v', title: '调整', subject: 'unit', appliesTo: 'all', when, phase, effect, spreadTo: [], precedence: 10 }],
});
const zero = { is: 'score-zero', item: qingshi.total ?? '' };
const compare = (op: string, left: unknown, right: unknown): Raw => ({ op, left, right });

describe('percents on the wrong scale', () => {
  const rate = { op: '/', of: [fund, due], zero: 'unknown' };
  it('done ÷ target against 80 is 8000 %; against 0.8, 80% or 1.2 it is right', () => {
    expect(check(override(compare('<', rate, 80), zero))).toEqual([
      'warning scale overrides.v：“(当年到位资金÷当年到位资金（全年）)”是比率，100%写作1；这里写的80等于8000%',
    ]);
    for (const right of ['0.8', '80%', '1.2']) expect(check(override(compare('<', rate, right), zero))).toEqual([]);
  });
  it('points behind against 10% is a tenth of a point (D16 and D17 look alike)', () => {
    const gap = { op: 'gap', target: 'fund', level: 'base', as: 'points' };
    expect(check(override(compare('<', gap, '-10%'), zero))[0]).toContain('这里写的-0.1不到1，10个百分点写作10');
    expect(check(override(compare('<', gap, -10), zero))).toEqual([]);
  });
});

it('a sum of money without its unit cannot be read', () => {
  const big = (unit: Raw): Raw =>
    override({ op: 'exists', each: 'projects', where: compare('>=', { op: 'field', path: 'project.totalInvestment', ...unit }, 1) }, zero);
  expect(check(big({}))).toEqual(['error money-unit overrides.v：“项目的总投资”是金额，没有写单位，读不出数；例：以万元计']);
  expect(check(big({ in: '亿元' }))).toEqual([]);
});

describe('names that do not exist', () => {
  it('a tier: the ones there are stand beside it; one that an override sets is a name too', () => {
    const ranks = [{ ...rank, tiers: [{ name: '先进', when: compare('>=', fund, 90) }], otherwiseTier: '一般' }];
    const made = (is: string, tier: string): string[] =>
      check({ ranks, ...override(compare('<', fund, 1), { is, rank: rank?.id, tier }, 'tier') });
    expect(made('tier-cap', '优良')).toEqual(['error no-such-name overrides.v：没有叫“优良”的等次；有的是：先进、一般']);
    expect([made('tier-cap', '一般'), made('tier-set', '不得评优')]).toEqual([[], []]);
  });
  it('a level of a ladder and a paper', () => {
    const cards = { op: 'cards', ladder: ladder?.id, in: ['blue'], action: 'issued', period: 'year' };
    expect(check(override(compare('>=', cards, 2), zero))[0]).toContain('没有叫“blue”的督办级别；有的是：');
    expect(check(override({ op: 'evidence', item: 'contract', state: ['missing'] }, zero))[0]).toContain('没有叫“contract”的佐证');
  });
});

describe('schedules', () => {
  const scheduled = (schedule: Raw): string[] => check({ targets: qingshi.targets.map((t) => (t.id === 'fund' ? { ...t, schedule } : t)) });
  const table = (...shares: [string, string][]): Raw => ({ is: 'table', shares: shares.map(([until, share]) => ({ until, share })) });
  it('a cumulative table falls, or ends below 100 %', () => {
    expect(scheduled(table(['06-30', '50%'], ['09-30', '40%'], ['12-31', '100%']))).toEqual([
      'error schedule targets.fund：序时是累计的，09-30的数比前一行还小',
    ]);
    expect(scheduled(table(['06-30', '40%'], ['12-31', '90%']))).toEqual([
      'warning schedule targets.fund：序时最后一行（12-31）是90%，不是100%',
    ]);
    expect(scheduled(table(['06-30', '40%'], ['12-31', '100%']))).toEqual([]);
  });
});

it('an effect in the wrong phase, bounds upside down, a reminder longer than the limit', () => {
  expect(check(override(compare('<', fund, 1), zero, 'tier'))[0]).toContain('不改等次的，应在“计分时”看');
  const item = {
    id: 'x',
    title: '项',
    subject: 'unit',
    appliesTo: 'all',
    rounding: 'none',
    rule: { kind: 'U', value: fund, reference: 0, base: 0, above: 'none', below: 'none', cap: 5, floor: 10 },
  };
  expect(check({ items: [...qingshi.items, item] })).toEqual(['error range items.x：最低分10高于最高分5']);
  const deadline = {
    id: 'd',
    title: '开工时限',
    subject: 'project',
    when: { op: 'always' },
    from: { op: 'stage', stage: '签约', which: 'actual' },
    length: { n: 5, unit: 'day' },
    countFrom: 'next-day',
    roll: 'none',
    remind: [{ n: 10, unit: 'day' }],
    stop: 'none',
    extension: 'none',
    pause: [],
  };
  expect(check({ deadlines: [deadline] })).toEqual(['warning remind deadlines.d：提前10提醒，比时限本身（5）还长']);
});

it('a day written for another year is left over from last year’s document', () => {
  const by = (day: string): Raw => override({ op: 'date', left: { op: 'asOf' }, is: '>', right: day }, zero);
  expect(check(by('2021-12-25'))).toEqual(['warning old-date overrides.v：写着2021-12-25，不在2026年前后，是不是照抄上年的日期']);
  expect(check(by('2026-12-25'))).toEqual([]);
});
