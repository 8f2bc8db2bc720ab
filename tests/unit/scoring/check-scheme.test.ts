import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import type { CheckOptions } from '../../../shared/scoring/check-scheme';
import { loadScheme } from '../../../shared/scoring/load-scheme';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { evaluateScheme } from '../../../shared/scoring/evaluate-scheme';
import { monthPeriod } from '../../../shared/scoring/periods';
import { calendar, county, monthly, qingshi } from './county';

type Raw = Record<string, unknown>;
const check = (change: Raw, options: CheckOptions = { calendar, years: [2026] }): string[] =>
  checkScheme(SchemeSchema.parse({ ...structuredClone(qingshi), ...change }), options)
    .filter((f) => f.level !== 'note')
    .map((f) => `${f.level} ${f.code} ${f.at}：${f.text}`);

const measure = { op: 'measure', id: 'fund' };
const at = (op: string, right: number | string): Raw => ({ op, left: measure, right });
const item = (rule: Raw, more: Raw = {}): Raw => ({
  items: [{ id: 'x', title: '项', subject: 'unit', appliesTo: 'all', rounding: 'none', rule, ...more }],
  total: 'x',
  ranks: [],
  ladders: [],
});
const bands = (rows: Raw[], otherwise: number | 'undefined', pick = 'first'): Raw => item({ kind: 'B', rows, pick, otherwise });

describe('the checker at edit time', () => {
  it('has nothing against the sample county scheme', () => {
    expect(check({})).toEqual([]);
  });

  it('E7: a hole between two bands is found with an example value', () => {
    const found = check(
      bands(
        [
          { when: at('>=', 80), points: 10 },
          { when: at('<', 60), points: 0 },
        ],
        'undefined',
      ),
    );
    expect(found).toEqual(['error coverage-hole items.x：有情形没有规定得分，例：当年到位资金=60']);
  });

  it('an exact bound left out on both sides is a hole too (含/不含)', () => {
    expect(
      check(
        bands(
          [
            { when: at('>', 80), points: 10 },
            { when: at('<', 80), points: 0 },
          ],
          'undefined',
        ),
      )[0],
    ).toContain('当年到位资金=80');
    expect(
      check(
        bands(
          [
            { when: at('>=', 80), points: 10 },
            { when: at('<', 80), points: 0 },
          ],
          'undefined',
        ),
      ),
    ).toEqual([]);
  });

  it('a band that never comes first is found; so is a better one hidden behind a lower', () => {
    const found = check(
      bands(
        [
          { when: at('>=', 50), points: 5 },
          { when: at('>=', 80), points: 10 },
        ],
        0,
      ),
    );
    expect(found.map((f) => f.split(' ')[1])).toEqual(['unreachable', 'overlap']);
  });

  it('weights that do not add up: full marks of the parts, raters, stages of a payout', () => {
    expect(check({ items: qingshi.items.map((i) => (i.id === 'score-fund' ? { ...i, full: 30 } : i)) })).toEqual([
      'warning weights-sum items.total：各项满分合计90，与“综合得分”的满分100不符',
    ]);
    expect(
      check(
        item({
          kind: 'J',
          raters: [
            { class: '甲', weight: '70%' },
            { class: '乙', weight: '20%' },
          ],
          combine: 'mean',
          scale: { min: 0, max: 100 },
          scaleTo: 'as-is',
          missing: 0,
          reasonRequired: false,
        }),
      )[0],
    ).toContain('合计90%');
    const payout = {
      id: 'w',
      title: '奖',
      payee: 'unit',
      appliesTo: 'all',
      when: { op: 'always' },
      amount: {
        kind: 'P',
        value: measure,
        start: 0,
        slices: [{ upTo: 100, rate: 1 }],
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
      stages: [{ title: '一', percent: 40, when: { op: 'always' } }],
      shares: [],
      deposit: 'none',
      oneTime: true,
    };
    expect(check({ payouts: [payout] }).map((f) => f.split('：')[0])).toEqual([
      'error weights-sum payouts.w',
      'warning coverage-hole payouts.w',
    ]);
    expect(
      check({ payouts: [{ ...payout, deposit: { amount: 1, deductions: 1, returnedWhen: { op: 'always' } } }] }).some((f) =>
        f.includes('deposit'),
      ),
    ).toBe(true);
  });

  it('ids that lead nowhere are named with their place', () => {
    const found = check({ targets: qingshi.targets.slice(1) });
    expect(found).toContain('error no-such-id items[0].rule.target.id：没有编号为“signed”的目标');
  });

  it('circles are named as a chain', () => {
    const child = (id: string, other: string): Raw => ({
      id,
      title: id,
      subject: 'unit',
      appliesTo: 'all',
      rounding: 'none',
      rule: { kind: 'C', operator: 'sum', children: [{ item: other }], take: 'all', cap: 'none', floor: 'none', rounding: 'none' },
    });
    expect(check({ items: [child('a', 'b'), child('b', 'a')], total: 'a', ranks: [], ladders: [] })).toEqual([
      'error cycle items.a：互相引用成了圈：a → b → a',
    ]);
  });

  it('a missing year of the holiday table, or none at all, is loud when working days are counted', () => {
    expect(check({}, { calendar, years: [2027] })).toEqual([
      'error missing-holiday-year calendar：缺2027年节假日表；请先导入2027年的放假通知',
    ]);
    expect(check({ calendar: { table: 'none' } })[0]).toContain('no-calendar');
  });

  it('division by a literal zero and a step of zero are errors', () => {
    expect(
      check(
        item({
          kind: 'C',
          operator: 'sum',
          children: [{ value: { op: '/', of: [1, 0], zero: 'unknown' } }],
          take: 'all',
          cap: 'none',
          floor: 'none',
          rounding: 'none',
        }),
      )[0],
    ).toContain('division-by-zero');
    expect(
      check(
        item({
          kind: 'U',
          value: measure,
          reference: 0,
          base: 0,
          above: { step: 0, points: 1, steps: 'whole', cap: 'none' },
          below: 'none',
          cap: 'none',
          floor: 'none',
        }),
      )[0],
    ).toContain('zero-step');
  });

  it('the office keeping the ledger cannot be the organ of a level', () => {
    const [monthly] = qingshi.ladders;
    const levels = monthly?.levels.map((l) => ({ ...l, organ: '县招商办' }));
    expect(check({ ladders: [{ ...monthly, levels }] }).every((f) => f.includes('决定机关不能是'))).toBe(true);
  });

  it('a level nothing can reach is found: a counter can be 1, 2, 3 … but not 1.5', () => {
    const [monthly] = qingshi.ladders;
    const levels = monthly?.levels.map((l) =>
      l.code === 'yellow-card' ? { ...l, when: { op: '=', left: { op: 'counter', id: 'behind' }, right: '1.5' } } : l,
    );
    expect(check({ ladders: [{ ...monthly, levels }] })).toEqual(['warning unreachable ladders.monthly：“黄牌督办”永远轮不到']);
  });

  it('two ways of writing one comparison are one question: 完成率×100 ≥ 80 and 完成率 < 0.8 leave no hole, ≤ 0.8 overlaps nothing', () => {
    const rate = { op: '/', of: [measure, 5000], zero: 0 };
    const hundred = { op: '*', of: [rate, 100] };
    const two = (low: Raw): string[] =>
      check(
        bands(
          [
            { when: { op: '>=', left: hundred, right: 80 }, points: 10 },
            { when: low, points: 0 },
          ],
          'undefined',
        ),
      );
    expect(two({ op: '<', left: rate, right: '0.8' })).toEqual([]);
    expect(two({ op: '>', left: '0.7', right: rate })[0]).toContain('coverage-hole');
    const target = { op: 'target', id: 'fund', level: 'base', at: 'schedule' };
    expect(
      check(
        bands(
          [
            { when: { op: '>=', left: measure, right: target }, points: 10 },
            { when: { op: '>', left: { op: '-', of: [target, measure] }, right: 0 }, points: 0 },
          ],
          'undefined',
        ),
      ),
    ).toEqual([]);
  });

  it('a tier behind others that always hold first is never given; a range upside down holds nothing', () => {
    const score = { op: 'item', id: 'total', stage: 'final' };
    const [rank] = qingshi.ranks;
    const tiers = [60, 90].map((n) => ({ name: `${n}分`, when: { op: '>=', left: score, right: n } }));
    expect(check({ ranks: [{ ...rank, tiers }] })).toEqual([
      `warning unreachable ranks.${rank?.id}：“90分”永远轮不到：前面的等次已经包括了它`,
    ]);
    expect(
      check(bands([{ when: { op: 'between', value: measure, from: 90, to: 80, ends: '[]' }, points: 1 }], 0)).map((f) => f.split('：')[0]),
    ).toContain('error range items.x');
  });

  it('a unit written into two groups would be ranked twice', () => {
    const groups = qingshi.groups.map((g, i) => (i < 2 ? { ...g, members: ['liuhe'] } : g));
    expect(check({ groups })).toEqual([
      'error two-groups groups.group-2：“liuhe”同时在“第一赛区（重点镇）”和“第二赛区（一般镇）”，会排两次名',
    ]);
  });

  it('an indicator nobody asks for is named: often a wrong id elsewhere', () => {
    const idle = { ...qingshi.measures[0], id: 'idle', name: '闲置指标' };
    const found = checkScheme(SchemeSchema.parse({ ...structuredClone(qingshi), measures: [...qingshi.measures, idle] }), { calendar });
    expect(found.map((f) => `${f.level} ${f.at}`)).toContain('note measures.idle');
  });

  it('with data: indicators nothing feeds, units in no group or in two', () => {
    const facts = county(monthly('liuhe', [100]));
    const twice = {
      ...facts,
      activities: [],
      memberships: [...facts.memberships, { id: 'again', group: 'group-2', subject: 'liuhe', from: '2026-01-01' }],
    };
    const found = evaluateScheme(
      qingshi,
      { ...twice, units: [...facts.units, { id: 'new', name: '新设镇', kind: 'town' }] },
      {
        asOf: '2026-03-31',
        period: monthPeriod(2026, 3),
        calendar,
      },
    ).findings.map((f) => `${f.code} ${f.at}`);
    expect(found).toEqual(expect.arrayContaining(['two-groups liuhe', 'no-group new', 'no-data trips']));
  });

  it('what passed the gate never throws, even with every reference broken', () => {
    const broken = loadScheme(JSON.stringify({ ...qingshi, measures: [], targets: [] }));
    expect(broken.ok && checkScheme(broken.value).length).toBeGreaterThan(0);
  });
});
