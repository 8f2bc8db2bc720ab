/**
 * What somebody with nothing but docs/scheme-format.md fell into (issue 3 "Must hold": new documents with the format alone): unknown totals that got the
 * worst tier, a middle place without a tier that was unknown, figures of others asked in the middle of a row, a wrong reason why a ladder is off.
 */
import { describe, expect, it } from 'vitest';
import { proposeEscalations } from '../../../shared/escalation/propose';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import { test as holds } from '../../../shared/scoring/evaluate-trees';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { calendar, county, monthly, qingshi } from './county';
import { fund, item, june, only, schemeWith, scored } from './small-scheme';

/** 柳河镇 600, 青山镇 100; the department asks for a figure nobody has handed in. */
const facts = county([...monthly('liuhe', [600]), ...monthly('qingshan', [100])]);
const unknownFor = (unit: string) => ({
  op: 'if',
  when: { op: 'subject', in: [unit] },
  then: { op: 'field', path: 'nobodyKnows' },
  else: fund,
});
const ranked = (otherwiseTier: string): Scheme =>
  schemeWith({
    items: [item(only(unknownFor('qingshan')))],
    ranks: [
      {
        id: 'r',
        title: '排名',
        subject: 'unit',
        within: 'all',
        by: { op: 'item', id: 'x', stage: 'final' },
        order: 'high-first',
        tieBreaks: [],
        ties: 'same-place-then-gap',
        tiers: [{ name: '先进', when: { op: '>=', left: { op: 'item', id: 'x', stage: 'final' }, right: 500 } }],
        otherwiseTier,
      },
    ],
  });
const tiers = (scheme: Scheme): Record<string, string | null> =>
  Object.fromEntries(scored(scheme, facts).ranks.flatMap(({ rows }) => rows.map(({ subject, tier }) => [subject.id, tier])));
const isTier = (scheme: Scheme, id: string): boolean | null =>
  holds({ op: 'tier', rank: 'r', in: ['先进'] }, { ...startEvaluation(scheme, facts, june), subject: { kind: 'unit', id } });

describe('tiers', () => {
  it('an unknown total is in no tier, not in the last one; who has 0 is in the last', () => {
    expect(tiers(ranked('落后'))).toEqual({ liuhe: '先进', qingshan: null, caizheng: '落后' });
  });
  it('asked for, an unknown one is unknown and a known one without a tier is false', () => {
    const scheme = ranked('none');
    expect(['liuhe', 'qingshan', 'caizheng'].map((id) => isTier(scheme, id))).toEqual([true, null, false]);
  });
});

it('a share of a mean below 0 is unknown: −24 % would get most points, +20 % none', () => {
  const growth = { op: '-', of: [fund, 400] };
  const rule = {
    kind: 'N',
    value: growth,
    population: 'all',
    order: 'high-is-better',
    whenAllEqual: 0,
    method: { is: 'share-of-mean', full: 24, cap: 36 },
  };
  const lines = scored(schemeWith({ items: [item(rule)] }), facts).lines;
  expect(lines.map(({ points }) => points)).toEqual([null, null, null]);
});

describe('the checker', () => {
  const said = (value: unknown): string[] => {
    const scheme = schemeWith({
      measures: qingshi.measures.map((own) => (own.id === 'fund' ? { ...own, value } : own)),
      items: [item(only(fund))],
    });
    return checkScheme(scheme, { calendar }).flatMap(({ code, text }) => (code === 'row-question' ? [text] : []));
  };
  it('refuses figures made of many rows where a measure looks at one row', () => {
    expect(
      said({
        op: '*',
        of: [
          { op: 'field', path: 'amount', in: '万元' },
          { op: 'measure', id: 'signed' },
        ],
      }),
    ).toEqual(['指标“当年到位资金”逐条看记录时不能再取指标；要用的写在考核项或奖惩里']);
    expect(said({ op: 'field', path: 'amount', in: '万元' })).toEqual([]);
  });
});

it('a ladder that is off says why: an example is not a county’s own 办法 though it carries a number', () => {
  const reason = (use: Scheme['use']): string =>
    proposeEscalations(SchemeSchema.parse({ ...qingshi, use }), facts, { asOf: '2026-06-30', calendar }).reason;
  expect([reason('example'), reason('不得采用'), reason('adoptable')]).toEqual([
    '这是示例办法，督办建议不启用，只作试算',
    '这份办法标明不得采用，督办建议不启用，只作试算',
    '',
  ]);
});
