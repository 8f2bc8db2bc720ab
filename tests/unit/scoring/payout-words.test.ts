/** Words follow the unit of the number: a band of 奖惩 says 万元 where a band of a score says 分 (issue 3, W; S-93), and no other word loses its 分. */
import { describe, expect, it } from 'vitest';
import { describeMeasure, describePayout, describeRule } from '../../../shared/scoring/describe-rules';
import { RuleSchema } from '../../../shared/scoring/scheme-rules';
import { schemeWith } from './small-scheme';
import { qingshi } from './county';

const fund = { op: 'measure', id: 'fund' } as const;
const bands = RuleSchema.parse({
  kind: 'B',
  rows: [
    { when: { op: '>=', left: fund, right: 10_000 }, points: 20 },
    { when: { op: '>=', left: fund, right: 5000 }, points: 10 },
  ],
  pick: 'first',
  otherwise: 0,
});
const steps = RuleSchema.parse({
  kind: 'U',
  value: fund,
  reference: 1000,
  base: 5,
  above: { step: 100, points: 1, steps: 'whole', cap: 10 },
  below: 'none',
  cap: 'none',
  floor: 'none',
});
const slices = RuleSchema.parse({
  kind: 'P',
  value: fund,
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
});
const ALWAYS = { op: 'always' };
function paid(amount: unknown, unit = '万元'): string {
  const scheme = schemeWith({
    payouts: [
      {
        id: 'w',
        title: '招商奖',
        payee: 'unit',
        appliesTo: 'all',
        when: ALWAYS,
        amount,
        unit,
        cap: 'none',
        rounding: 'none',
        budget: 'none',
        stages: [],
        shares: [],
        deposit: 'none',
        oneTime: false,
      },
    ],
  });
  const [payout] = scheme.payouts;
  if (payout === undefined) throw new Error('payout');
  return describePayout(payout, scheme);
}

describe('a band of money', () => {
  it('says its unit where a band of a score says 分', () => {
    expect(paid(bands)).toBe('一律的，当年到位资金≥10000得20万元；当年到位资金≥5000得10万元；其余0万元');
    expect(paid(bands, '元')).toContain('得20元');
    expect(describeRule(bands, qingshi)).toContain('得20分');
  });
  it('in steps too', () => {
    expect(paid(steps)).toBe('一律的，当年到位资金以1000为准，得5万元；高于每满100计1万元，最多10万元');
  });
  it('a rule that says no unit beside its numbers says it once; 部分 and 百分点 keep their 分', () => {
    expect(paid(slices)).toBe('一律的，当年到位资金，到1000按3‰，以上部分按4‰（万元）');
    const behind = {
      kind: 'U',
      value: { op: 'gap', target: 'fund', level: 'base', as: 'points' },
      reference: 0,
      base: 0,
      above: { step: 1, points: 1, steps: 'whole', cap: 'none' },
      below: 'none',
      cap: 'none',
      floor: 'none',
    };
    expect(paid(behind)).toContain('与序时相差百分点');
  });
});

it('a measure that puts rows together says so', () => {
  const own = qingshi.measures.find(({ id }) => id === 'fund');
  if (own?.is !== 'rows') throw new Error('fund');
  const sum = { op: 'together', take: 'sum', of: 'own' } as const;
  const together = { by: 'project.investor', blank: 'alone', where: { op: '>=', left: sum, right: 10_000 }, value: sum } as const;
  expect(describeMeasure({ ...own, together }, qingshi)).toContain(
    '项目的投资方相同的合并计算，合并后的合计≥10000的才计，取合并后的合计，没有填的单独算',
  );
});
