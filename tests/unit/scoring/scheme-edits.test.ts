/** New schemes from examples and from last year's; two schemes side by side on the same month. */
import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { compareSchemes } from '../../../shared/scoring/compare-schemes';
import { monthPeriod } from '../../../shared/scoring/periods';
import {
  EXAMPLES,
  blankItem,
  blankScheme,
  copyOfPart,
  draftFrom,
  freshId,
  withItem,
  withoutItem,
} from '../../../shared/scoring/scheme-edits';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { calendar, county, monthly, qingshi } from './county';

const COUNTY = {
  name: '青石县',
  groups: qingshi.groups,
  units: [
    { id: 'liuhe', kind: 'town' },
    { id: 'caizheng', kind: 'dept' },
  ],
};

describe('starting points', () => {
  it('four examples, all marked 示例, without a 发文号, with nothing for the checker to say', () => {
    expect(EXAMPLES.map((e) => e.title.includes('示例') && e.use === 'example' && e.basis.docNumber === '')).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(EXAMPLES.flatMap((e) => checkScheme(e, { calendar, years: [2026] }).filter((f) => f.level !== 'note'))).toEqual([]);
  });

  it('a draft of an example is the county’s own: its name, its groups, adoptable, still without a number', () => {
    const [first] = EXAMPLES;
    const draft = first === undefined ? null : draftFrom(first, 2027, COUNTY);
    expect(draft).toMatchObject({ title: '青石县2027年招商引资工作考核办法', use: 'adoptable', basis: { docNumber: '' } });
    expect(draft?.groups).toEqual(qingshi.groups);
    expect(SchemeSchema.safeParse(draft).success).toBe(true);
  });

  it('the grouped example puts each unit of the county into the group of its kind', () => {
    const grouped = EXAMPLES.find((e) => e.id === 'zones-towns-departments');
    const groups = grouped === undefined ? [] : draftFrom(grouped, 2027, COUNTY).groups;
    expect(groups.map((g) => [g.id, g.members])).toEqual([
      ['zones', []],
      ['towns', ['liuhe']],
      ['depts', ['caizheng']],
    ]);
  });

  it('last year’s copied: year in title and period moves, the issuing organ stays, number and date of issue do not come along', () => {
    const source: Scheme = { ...qingshi, period: { ...qingshi.period, from: '2024-02-29', to: '2024-12-31' } };
    const copy = draftFrom(source, 2027, COUNTY);
    expect(copy.title).toBe('青石县2027年招商引资工作考核办法（演练数据）');
    expect(copy.period).toMatchObject({ from: '2027-02-28', to: '2027-12-31' });
    expect(copy.basis).toEqual({
      title: copy.title,
      docNumber: '',
      issuedBy: qingshi.basis.issuedBy,
      source: `复制自“${qingshi.title}”`,
    });
    expect(draftFrom({ ...qingshi, use: 'example' }, 2027, COUNTY).basis).not.toHaveProperty('issuedBy');
    expect({ ...copy, title: '', id: '', basis: null, period: null, use: null }).toEqual({
      ...source,
      title: '',
      id: '',
      basis: null,
      period: null,
      use: null,
    });
  });

  it('what must never be adopted stays so in a copy', () => {
    expect(draftFrom({ ...qingshi, use: '不得采用' }, 2027, COUNTY).use).toBe('不得采用');
  });

  it('a new line of each kind is a valid part; ids are never taken twice', () => {
    for (const kind of ['R', 'B', 'U', 'P', 'N', 'J', 'C'] as const) {
      const scheme = { ...qingshi, items: [...qingshi.items, blankItem(qingshi, kind)] };
      expect(SchemeSchema.safeParse(scheme).success).toBe(true);
    }
    expect(freshId([{ id: 'item-2' }], 'item')).toBe('item-3');
  });

  it('a new line never bears the name of another; the first sum of a 办法 takes every line there is', () => {
    const one = { ...qingshi, items: [...qingshi.items, blankItem(qingshi, 'B')] };
    const titles = [...one.items, blankItem(one, 'B')].map((item) => item.title);
    expect(new Set(titles).size).toBe(titles.length);
    const { total: _total, ...without } = qingshi;
    const lines = qingshi.items.filter((item) => item.rule.kind !== 'C').map(({ id }) => ({ item: id }));
    expect(blankItem(without, 'C').rule).toMatchObject({ kind: 'C', children: lines });
    expect(blankItem(qingshi, 'C').rule).toMatchObject({ children: [{ value: 0 }] });
  });
});

it('a new line is part of the total at once, and gone from it when it is removed', () => {
  const item = { ...blankItem(qingshi, 'U'), title: '外出招商加分' };
  const more = withItem(qingshi, item);
  const children = (scheme: Scheme) => {
    const rule = scheme.items.find((own) => own.id === scheme.total)?.rule;
    return rule?.kind === 'C' ? rule.children.map((child) => child.item) : [];
  };
  expect(children(more)).toEqual([...children(qingshi), item.id]);
  expect(checkScheme(more, { calendar, years: [2026] }).filter((f) => f.level === 'error')).toEqual([]);
  expect(withoutItem(more, item.id)).toEqual(qingshi);
});

it('试算对比: places under two schemes on the same month, and who moves', () => {
  // 柳河镇 brings more money, 青山镇 more trips: with trips worth more, they change places.
  const facts = county([...monthly('liuhe', [1500]), ...monthly('qingshan', [500])]);
  const extra = Array.from({ length: 6 }, (_, i) => ({ id: `t${i}`, unit: 'qingshan', kind: '外出招商', date: '2026-01-12' }));
  const all = { ...facts, activities: [...facts.activities.filter((a) => a.unit !== 'liuhe'), ...extra] };
  const weights = (fund: number, trips: number): Scheme => ({
    ...qingshi,
    items: qingshi.items.map((item) =>
      item.rule.kind !== 'R'
        ? item
        : { ...item, rule: { ...item.rule, weight: item.id === 'score-fund' ? fund : item.id === 'score-trips' ? trips : 0 } },
    ),
  });
  const input = { asOf: '2026-01-31', period: monthPeriod(2026, 1), calendar };
  const rows = compareSchemes({ scheme: weights(90, 10), facts: all }, { scheme: weights(10, 90), facts: all }, input);
  expect(rows.filter((row) => row.unit !== 'caizheng').map((row) => [row.name, row.a.place, row.b.place, row.moved])).toEqual([
    ['柳河镇', 1, 2, -1],
    ['青山镇', 2, 1, 1],
  ]);
  expect(rows.every((row) => row.a.of >= (row.a.place ?? 0))).toBe(true);
});

describe('a copy of a part stands behind it as a part of its own', () => {
  it('levels and counters get codes no ladder uses, and its own conditions follow them', () => {
    const [ladder] = qingshi.ladders;
    const next = copyOfPart(qingshi, 'ladders', 0, '阶梯');
    const copy = next.ladders[1];
    expect(next.ladders).toHaveLength(qingshi.ladders.length + 1);
    expect(copy?.title).toBe(`${ladder?.title ?? ''}（副本）`);
    const codes = next.ladders.flatMap((own) => [...own.levels.map((l) => l.code), ...own.counters.map((c) => c.id)]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(checkScheme(next, { calendar, years: [2026] }).filter((f) => f.level === 'error')).toEqual([]);
    for (const own of ladder?.counters ?? []) expect(JSON.stringify(copy?.levels)).not.toContain(`"${own.id}"`);
  });

  it('an item and a rate, which has no id of its own', () => {
    const rate = { from: 'USD', to: 'CNY', basis: { is: 'fixed', rate: '7' }, source: '中间价' } as const;
    const next = copyOfPart({ ...qingshi, rates: [rate] }, 'rates', 0, '汇率');
    expect(next.rates).toEqual([rate, rate]);
    const items = copyOfPart(qingshi, 'items', 0, '考核项').items;
    expect(items[1]?.id).not.toBe(items[0]?.id);
    expect(items[1]?.rule).toEqual(items[0]?.rule);
  });
});

it('从空白开始: a valid file with the county’s groups and nothing else, and nothing for the checker to refuse', () => {
  const blank = blankScheme(2027, { name: '青石县', groups: qingshi.groups });
  expect(SchemeSchema.parse(blank)).toEqual(blank);
  expect(blank).toMatchObject({ title: '青石县2027年招商引资工作考核办法', basis: { docNumber: '' }, items: [] });
  expect(checkScheme(blank, { calendar, years: [2027] })).toEqual([]);
});
