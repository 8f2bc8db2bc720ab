/** 合并计算 (issue 3, M): rows of one investor, park or introducer are put together before the condition is asked. Figures worked by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { evaluateScheme } from '../../../shared/scoring/evaluate-scheme';
import type { Evaluation } from '../../../shared/scoring/evaluate-scheme';
import { plainText } from '../../../shared/scoring/exact';
import type { Facts } from '../../../shared/scoring/facts';
import { readMeasure } from '../../../shared/scoring/form-measures';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { calendar, county } from './county';
import { item, june, only, pointsOf, schemeWith, scored } from './small-scheme';

const FUND = {
  id: 'put',
  name: '同一投资方到位资金',
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
  value: { op: 'field', path: 'amount', in: '万元' },
  date: 'date',
  window: 'yearToDate',
  factors: [],
} as const;
const sum = (of: 'own' | 'everyone' = 'own') => ({ op: 'together', take: 'sum', of });
/** 同一投资方到位资金合计满1亿元 */
const over = (amount: number, of?: 'own' | 'everyone') => ({ op: '>=', left: sum(of), right: amount });
const together = (parts: Record<string, unknown> = {}) => ({
  by: 'project.investor',
  blank: 'alone',
  where: over(10_000),
  value: sum(),
  ...parts,
});
const asked = (aggregate: string, parts?: Record<string, unknown>, more: Record<string, unknown> = {}): Scheme =>
  schemeWith({
    measures: [{ ...FUND, aggregate, together: together(parts), ...more }],
    targets: [],
    items: [item(only({ op: 'measure', id: 'put' }))],
  });

type Put = readonly [unit: string, investor: string | null, amount: number];
/** Projects with their investor and one payment each. */
function factsOf(puts: readonly Put[], extra: Partial<Facts> = {}): Facts {
  const projects = puts.map(([unit, investor], i) => ({
    id: `p${i}`,
    name: `项目${i}`,
    unit,
    ...(investor === null ? {} : { fields: { investor } }),
  }));
  const money = puts.map(([, , amount], i) => ({
    id: `m${i}`,
    project: `p${i}`,
    kind: '到位资金',
    date: '2026-03-01',
    recognised: `${amount}万元`,
  }));
  return county(money, { projects, ...extra });
}

/** 江南 puts 4,000 + 3,500 + 2,500 into three projects, 华兴 9,999 into one, 中达 12,000; one project of 12,000 names no investor. */
const LIUHE: readonly Put[] = [
  ['liuhe', '江南', 4000],
  ['liuhe', '华兴', 9999],
  ['liuhe', '江南 ', 3500],
  ['liuhe', '中达', 12_000],
  ['liuhe', '江南', 2500],
  ['liuhe', null, 12_000],
];
const points = (made: Evaluation, unit = 'liuhe'): string | null => {
  const own = pointsOf(made, unit);
  return own === null ? null : plainText(own);
};

describe('several projects of one investor are summed before the threshold', () => {
  it('counts investors of 1亿 and more: 江南 exactly 10,000, 中达, and the nameless project by itself', () => {
    expect(points(scored(asked('count'), factsOf(LIUHE)))).toBe('3');
  });
  it('just below the bound is not counted: 江南 with 2,499 in its third project', () => {
    const less = LIUHE.map((put): Put => (put[2] === 2500 ? [put[0], put[1], 2499] : put));
    expect(points(scored(asked('count'), factsOf(less)))).toBe('2');
  });
  it('adds what the groups make: 10,000 + 12,000 + 12,000; the greatest is 12,000, the mean 34,000 ÷ 3', () => {
    const of = (kind: string) => points(scored(asked(kind), factsOf(LIUHE)));
    expect([of('sum'), of('max'), of('min'), of('mean')]).toEqual(['34000', '12000', '10000', '11333.3333']);
  });
  it('a row without the field is left out where the document says so, and listed with the reason', () => {
    const made = scored(asked('count', { blank: 'left-out' }), factsOf(LIUHE));
    expect(points(made)).toBe('2');
    expect(made.exclusions).toEqual([{ measure: 'put', row: 'm5', reason: '没有填写项目的投资方，不能合并计算' }]);
  });
  it('3个以上项目的投资方: the number of rows, not their sum', () => {
    const rows = { op: '>=', left: { op: 'together', take: 'rows', of: 'own' }, right: 3 };
    expect(points(scored(asked('count', { where: rows }), factsOf(LIUHE)))).toBe('1');
  });
  it('any field will do: 同一园区', () => {
    const facts = factsOf(LIUHE.map(([unit, , amount]): Put => [unit, null, amount]));
    const parks = { ...facts, projects: facts.projects.map((p, i) => ({ ...p, fields: { park: i < 3 ? '东园' : '西园' } })) };
    expect(points(scored(asked('max', { by: 'project.park', where: { op: 'always' } }), parks))).toBe('26500');
  });
  it('no group kept: 0 of them, a sum of 0, and no greatest', () => {
    const of = (kind: string) => points(scored(asked(kind, { where: over(50_000) }), factsOf(LIUHE)));
    expect([of('count'), of('sum'), of('max')]).toEqual(['0', '0', null]);
  });
});

describe('an investor with projects in two towns', () => {
  const puts: readonly Put[] = [
    ['liuhe', '江南', 7500],
    ['qingshan', '江南', 2500],
    ['qingshan', '华兴', 3000],
  ];
  it('the scheme says whether the bound looks at the town’s own rows or at everyone’s', () => {
    const own = scored(asked('sum'), factsOf(puts));
    const all = scored(asked('sum', { where: over(10_000, 'everyone') }), factsOf(puts));
    expect([points(own), points(own, 'qingshan')]).toEqual(['0', '0']);
    expect([points(all), points(all, 'qingshan')]).toEqual(['7500', '2500']);
  });
});

describe('the explanation', () => {
  it('holds every row of the groups and says of each group what became of it', () => {
    const [line] = scored(asked('sum'), factsOf(LIUHE)).lines.filter(({ subject }) => subject.id === 'liuhe');
    expect(line?.inputs[0]?.together).toEqual([
      '江南：3条，合计10000，计10000',
      '华兴：1条，合计9999，不计',
      '中达：1条，合计12000，计12000',
      '（未填）：1条，合计12000，计12000',
    ]);
    expect([...(line?.evidence ?? [])].sort()).toEqual(['m0', 'm1', 'm2', 'm3', 'm4', 'm5']);
  });
});

describe('laws', () => {
  const put = fc.tuple(
    fc.constantFrom('liuhe', 'qingshan'),
    fc.option(fc.constantFrom('江南', '华兴', '中达')),
    fc.integer({ min: 0, max: 9999 }),
  );
  it('putting together loses nothing: with every group kept the sum is the plain sum', () => {
    const plain = schemeWith({
      measures: [{ ...FUND, aggregate: 'sum' }],
      targets: [],
      items: [item(only({ op: 'measure', id: 'put' }))],
    });
    fc.assert(
      fc.property(fc.array(put, { maxLength: 12 }), (puts) => {
        const facts = factsOf(puts);
        const grouped = scored(asked('sum', { where: { op: 'always' } }), facts);
        expect(points(grouped)).toBe(points(scored(plain, facts)));
      }),
      { numRuns: 60 },
    );
  });
  it('the order of entries means nothing', () => {
    fc.assert(
      fc.property(fc.array(put, { maxLength: 10 }), fc.integer(), (puts, seed) => {
        const facts = factsOf(puts);
        const turned = { ...facts, money: [...facts.money.slice(seed % 7), ...facts.money.slice(0, seed % 7)].toReversed() };
        expect(points(scored(asked('count'), turned))).toBe(points(scored(asked('count'), facts)));
      }),
      { numRuns: 60 },
    );
  });
  it('a payment after the day of evaluation changes nothing', () => {
    const facts = factsOf(LIUHE);
    const later = { ...facts, money: [...facts.money, { ...facts.money[1], id: 'late', date: '2026-07-01' }] } as Facts;
    expect(evaluateScheme(asked('count'), later, june).lines).toEqual(scored(asked('count'), facts).lines);
  });
});

describe('the checker', () => {
  const said = (scheme: Scheme): string[] =>
    checkScheme(scheme, { calendar }).flatMap(({ code, text }) => (code === 'together' ? [text] : []));
  it('has nothing to say of the measures above', () => {
    expect([...said(asked('count')), ...said(asked('sum'))]).toEqual([]);
  });
  it('names what cannot be asked of a group', () => {
    expect(said(asked('distinct'))).toHaveLength(1);
    expect(said(asked('sum', { value: undefined }))).toEqual(['“同一投资方到位资金”没有写合并后取什么数；例：合并后的合计']);
    expect(said(asked('count', { where: { op: 'text', path: 'kind', in: ['到位资金'] } }))).toHaveLength(1);
  });
  it('names the node where nothing is put together; there it is unknown, never 0', () => {
    const stray = schemeWith({ measures: [FUND].map((own) => ({ ...own, aggregate: 'sum' })), targets: [], items: [item(only(sum()))] });
    expect(said(stray)).toEqual(['“合并后的数”只能写在指标的合并计算里']);
    expect(points(scored(stray, factsOf(LIUHE)))).toBeNull();
  });
  it('the simple form of the editor does not claim to show such a measure', () => {
    const [measure] = SchemeSchema.parse(asked('count')).measures;
    if (measure?.is !== 'rows') throw new Error('rows');
    expect(readMeasure(measure)).toBeNull();
  });
});
