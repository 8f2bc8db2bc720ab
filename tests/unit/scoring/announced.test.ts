/**
 * What was announced is read, not worked out anew (issue 3, parts 3 and 6; law 2): a place from the bottom of a locked period, and every paper handed in for
 * one item, in whatever order the rows stand.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceBehind } from '../../../shared/scoring/reach';
import { startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import { num, test as holds } from '../../../shared/scoring/evaluate-trees';
import type { Facts } from '../../../shared/scoring/facts';
import { monthPeriod } from '../../../shared/scoring/periods';
import type { NumberNode, PredicateNode } from '../../../shared/scoring/scheme-trees';
import { calendar, county, monthly, qingshi } from './county';

type Frozen = Facts['frozen'];
/** 柳河镇 and 青山镇 are one list, 县财政局 another; today 柳河镇 is ahead in both months. */
function ctxOf(frozen: Frozen, extra: Partial<Facts> = {}, id = 'liuhe') {
  const facts = county([...monthly('liuhe', [2000, 2000]), ...monthly('qingshan', [100, 100]), ...monthly('caizheng', [500, 500])], {
    frozen,
    ...extra,
  });
  const ctx = startEvaluation(qingshi, facts, { asOf: '2026-02-28', period: monthPeriod(2026, 2), calendar });
  return { ...ctx, subject: { kind: 'unit', id } } as const;
}
const row = (subject: string, value: string, item = 'month-rank', period = '2026-01'): Frozen[number] => ({
  id: `z-${item}-${subject}`,
  item,
  subject,
  period,
  value,
});
const last: NumberNode = { op: 'place', rank: 'month-rank', from: 'bottom', period: 'previousPeriod' };
const place = (frozen: Frozen, id = 'liuhe'): string | undefined => num(last, ctxOf(frozen, {}, id))?.toString();

describe('后几名 of a locked month', () => {
  it('worked out anew 柳河镇 is second from the bottom of two; as announced it was the last', () => {
    expect([place([]), place([], 'qingshan')]).toEqual(['2', '1']);
    const announced = [row('liuhe', '2'), row('qingshan', '1'), row('caizheng', '1')];
    expect([place(announced), place(announced, 'qingshan')]).toEqual(['1', '2']);
  });
  it('another list of the rank does not count: the third place of 县财政局 stands behind nobody here', () => {
    expect(place([row('liuhe', '2'), row('qingshan', '1'), row('caizheng', '3')])).toBe('1');
  });
  it('two at the same place are both last', () => {
    const tied = [row('liuhe', '1'), row('qingshan', '1')];
    expect([place(tied), place(tied, 'qingshan')]).toEqual(['1', '1']);
  });
  it('who has points but no place was not ranked; a list with a subject that has no row at all cannot be counted and is worked out anew', () => {
    expect(place([row('liuhe', '1'), row('qingshan', '60', 'total')])).toBe('1');
    expect(place([row('liuhe', '1')])).toBe('2');
  });
  it('rows of another month are another month’s', () => {
    expect(place([row('liuhe', '2', 'month-rank', '2025-12'), row('qingshan', '1', 'month-rank', '2025-12')])).toBe('2');
  });
});

describe('several papers for one item', () => {
  const papers = (states: readonly Facts['evidence'][number]['state'][]): Facts['evidence'] =>
    states.map((state, i) => ({ id: `e${i}`, subject: 'liuhe', item: '进账单', state }));
  const asks = (state: Facts['evidence'][number]['state']): PredicateNode => ({ op: 'evidence', item: '进账单', state: [state] });
  it('one accepted paper is accepted though a refused one was handed in before it; none at all is missing', () => {
    const ctx = ctxOf([], { evidence: papers(['refused', 'accepted']) });
    expect([holds(asks('accepted'), ctx), holds(asks('refused'), ctx), holds(asks('missing'), ctx)]).toEqual([true, true, false]);
    expect(holds(asks('missing'), ctxOf([]))).toBe(true);
  });
  it('all of them stand behind the answer', () => {
    const ctx = ctxOf([], { evidence: papers(['refused', 'accepted', 'given']) });
    expect(evidenceBehind(ctx, { op: 'if', when: asks('accepted'), then: 1, else: 0 })).toEqual(['e0', 'e1', 'e2']);
  });
  it('their order means nothing', () => {
    const state = fc.constantFrom<Facts['evidence'][number]['state']>('missing', 'given', 'accepted', 'refused');
    fc.assert(
      fc.property(fc.array(state, { maxLength: 5 }), state, (states, asked) => {
        const answer = (own: typeof states) => holds(asks(asked), ctxOf([], { evidence: papers(own) }));
        expect(answer(states.toReversed())).toBe(answer(states));
      }),
      { numRuns: 30 },
    );
  });
});
