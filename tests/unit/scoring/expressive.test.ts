/** Sentences of other documents, written with the format alone: no rule here has code of its own. */
import { describe, expect, it } from 'vitest';
import { startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import { num, test as holds } from '../../../shared/scoring/evaluate-trees';
import { plainText } from '../../../shared/scoring/exact';
import { FactsSchema } from '../../../shared/scoring/facts';
import { parsePeriod } from '../../../shared/scoring/periods';
import { NumberSchema, PredicateSchema } from '../../../shared/scoring/scheme-trees';
import type { NumberNode, PredicateNode } from '../../../shared/scoring/scheme-trees';
import { calendar, county, monthly, qingshi } from './county';

const facts = FactsSchema.parse({
  ...county([
    ...monthly('liuhe', [100, 200, 300]),
    { id: 'old', unit: 'liuhe', kind: '到位资金', date: '2025-02', recognised: '200万元' },
    ...monthly('qingshan', [400, 100, 100]),
  ]),
  matters: [
    { id: 'x', title: '报表', unit: 'liuhe', date: '2026-03-05' },
    { id: 'y', title: '信访', unit: 'qingshan', date: '2026-03-05' },
  ],
  persons: [{ id: 'zhang', name: '张三' }],
  posts: [{ id: 'po', person: 'zhang', unit: 'liuhe', post: '镇长', rank: '主要负责人', from: '2026-01-01' }],
  cards: ['2026-02-03', '2026-03-03', '2025-12-30'].map((date, i) => ({
    id: `c${i}`,
    ladder: 'monthly',
    level: 'yellow-card',
    subject: 'liuhe',
    date,
    action: 'issued',
  })),
});
const period = parsePeriod('2026-03');
const ctxFor = (id: string, kind: 'unit' | 'person' | 'post' = 'unit') => {
  if (period === null) throw new Error('period');
  return { ...startEvaluation(qingshi, facts, { asOf: '2026-03-31', period, calendar }), subject: { kind, id } };
};
const value = (node: NumberNode, id = 'liuhe'): string | null => {
  const made = num(NumberSchema.parse(node), ctxFor(id));
  return made === null ? null : plainText(made);
};
const is = (node: PredicateNode, id = 'liuhe'): boolean | null => holds(PredicateSchema.parse(node), ctxFor(id));
const fund = (period?: 'month' | 'yearToDateLastYear'): NumberNode => ({ op: 'measure', id: 'fund', period });

describe('what other documents ask', () => {
  it('同比增长: (600 − 200) ÷ 200 = 200 %', () => {
    expect(
      value({ op: '/', of: [{ op: '-', of: [fund(), fund('yearToDateLastYear')] }, fund('yearToDateLastYear')], zero: 'unknown' }),
    ).toBe('2');
    expect(value({ op: '/', of: [fund(), fund('yearToDateLastYear')], zero: 'unknown' }, 'qingshan')).toBeNull();
  });
  it('年内两次黄牌: last year’s card does not count', () => {
    const cards = (year: 'year' | 'allTime'): NumberNode => ({
      op: 'cards',
      ladder: 'monthly',
      in: ['yellow-card'],
      action: 'issued',
      period: year,
    });
    expect([value(cards('year')), value(cards('allTime')), value(cards('year'), 'qingshan')]).toEqual(['2', '3', '0']);
  });
  it('高于全县平均: mean of all subjects (600 + 600 + 0) ÷ 3 = 400', () => {
    const mean: NumberNode = { op: 'over', each: 'allSubjects', aggregate: 'mean', value: fund(), none: 'unknown' };
    expect(value(mean)).toBe('400');
    expect(is({ op: '>', left: fund(), right: mean })).toBe(true);
  });
  it('月度第一的次数: the place in each month of the year', () => {
    const first: NumberNode = {
      op: 'over',
      each: 'months',
      aggregate: 'count',
      value: 0,
      none: 0,
      where: { op: '=', left: { op: 'place', rank: 'month-rank', from: 'top' }, right: 1 },
    };
    expect([value(first), value(first, 'qingshan')]).toEqual(['1', '3']);
  });
  it('最好的三个月平均, 最差的一个月', () => {
    expect(value({ op: 'over', each: 'months', aggregate: 'max', value: fund('month'), none: 'unknown' })).toBe('300');
    expect(value({ op: 'over', each: 'months', aggregate: 'min', value: fund('month'), none: 'unknown' })).toBe('100');
  });
  it('份额: own part of the group, of the county', () => {
    const share = (scope: 'group' | 'all'): NumberNode => ({ op: '/', of: [fund(), { op: 'measure', id: 'fund', scope }], zero: 0 });
    expect([value(share('group')), value(share('all'))]).toEqual(['0.5', '0.5']);
  });
  it('matters of a unit; a number asked of the unit from inside the loop', () => {
    expect(is({ op: 'exists', each: 'matters', where: { op: 'contains', path: 'title', any: ['信访'] } })).toBe(false);
    expect(is({ op: 'exists', each: 'matters', where: { op: 'contains', path: 'title', any: ['信访'] } }, 'qingshan')).toBe(true);
    expect(value({ op: 'over', each: 'matters', aggregate: 'sum', value: { op: 'outer', of: fund() }, none: 0 })).toBe('600');
  });
  it('unknown stays unknown: not (unknown) is not true, or with one that holds is true', () => {
    const gap: PredicateNode = { op: 'gap-in-source', note: '缺' };
    expect([
      is({ op: 'not', of: gap }),
      is({ op: 'any', of: [gap, { op: 'always' }] }),
      is({ op: 'all', of: [gap, { op: 'never' }] }),
      is({ op: 'all', of: [gap, { op: 'always' }] }),
    ]).toEqual([null, true, false, null]);
    expect(value({ op: 'known', of: { op: 'gap-in-source', note: '缺' }, else: 7 })).toBe('7');
  });
});
