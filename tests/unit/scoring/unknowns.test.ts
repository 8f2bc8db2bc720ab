/**
 * The law of the data (issue 3): what is unknown is never silently zero, never the worst place, never guessed. Every construct of the two trees is asked with an unknown
 * inside, and the answers are those of section 7 of docs/scheme-format.md.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import { num, test as holds } from '../../../shared/scoring/evaluate-trees';
import { plainText } from '../../../shared/scoring/exact';
import { schemeJsonSchema } from '../../../shared/scoring/json-schema';
import { DateSchema, NumberSchema, PredicateSchema } from '../../../shared/scoring/scheme-trees';
import { county } from './county';
import { item, june, only, schemeWith } from './small-scheme';

const U = { op: 'gap-in-source', note: '缺' };
const T = { op: 'always' };
const F = { op: 'never' };
const DAY = { op: 'field', path: 'nothing' };

/** Each op with an unknown inside, and its answer: null is unknown. */
const NUMBERS: readonly (readonly [tree: unknown, answer: string | null])[] = [
  [U, null],
  [{ op: 'field', path: 'nothing' }, null],
  [{ op: 'measure', id: 'gapped' }, null],
  [{ op: 'target', id: 'none-set', level: 'base', at: 'year' }, null],
  [{ op: 'gap', target: 'none-set', level: 'base', as: 'points' }, null],
  [{ op: 'item', id: 'open', stage: 'final' }, null],
  [{ op: 'place', rank: 'open', from: 'bottom' }, null],
  [{ op: 'groupSize', rank: 'open' }, '0'],
  [{ op: 'rating', item: 'open', aggregate: 'mean' }, null],
  [{ op: 'rating', item: 'open', aggregate: 'count' }, '0'],
  [{ op: 'counter', id: 'none' }, null],
  [{ op: 'cards', ladder: 'l', in: ['a'], action: 'issued', period: 'year' }, '0'],
  [{ op: 'payout', id: 'open' }, null],
  [{ op: 'frozen', id: 'open', period: 'lastYear' }, null],
  [{ op: 'over', each: 'peers', aggregate: 'sum', value: U, none: 0 }, null],
  [{ op: 'over', each: 'peers', aggregate: 'count', where: U, value: 1, none: 0 }, null],
  [{ op: 'over', each: 'matters', aggregate: 'sum', value: U, none: 7 }, '7'],
  [{ op: 'over', each: 'peers', aggregate: 'max', value: { op: 'outer', of: U }, none: 0 }, null],
  [{ op: 'outer', of: 1 }, null],
  [{ op: 'together', take: 'sum', of: 'own' }, null],
  [{ op: 'elapsed', from: DAY, to: '2026-06-30', unit: 'day' }, null],
  [{ op: 'datePart', part: 'year', of: DAY }, null],
  ...['+', '-', '*', 'min', 'max'].map((op) => [{ op, of: [1, U] }, null] as const),
  [{ op: '/', of: [U, 1], zero: 0 }, null],
  [{ op: '/', of: [1, 0], zero: 'unknown' }, null],
  ...['abs', 'wholeSteps', 'floor'].map((op) => [{ op, of: U }, null] as const),
  [{ op: 'round', of: U, rounding: { places: 0, mode: 'up' } }, null],
  [{ op: 'if', when: U, then: 1, else: 1 }, null],
  [{ op: 'if', when: T, then: 1, else: U }, '1'],
  [{ op: 'lookup', path: 'nothing', rows: [{ is: ['a'], value: 1 }], otherwise: 'unknown' }, null],
  [{ op: 'lookup', path: 'nothing', rows: [{ is: ['a'], value: 1 }], otherwise: 3 }, '3'],
  [{ op: 'countTrue', of: [T, U] }, null],
  [{ op: 'known', of: U, else: 5 }, '5'],
];
const PREDICATES: readonly (readonly [tree: unknown, answer: boolean | null])[] = [
  [U, null],
  [T, true],
  [F, false],
  [{ op: 'all', of: [T, U] }, null],
  [{ op: 'all', of: [F, U] }, false],
  [{ op: 'any', of: [F, U] }, null],
  [{ op: 'any', of: [T, U] }, true],
  [{ op: 'not', of: U }, null],
  [{ op: 'atLeast', n: 2, of: [T, U, F] }, null],
  [{ op: 'atLeast', n: 2, of: [F, U, F] }, false],
  ...['>=', '>', '<=', '<', '=', '!='].map((op) => [{ op, left: U, right: 1 }, null] as const),
  [{ op: 'between', value: 1, from: U, to: 2, ends: '[]' }, null],
  [{ op: 'text', path: 'nothing', in: ['a'] }, false],
  [{ op: 'contains', path: 'nothing', any: ['a'] }, false],
  [{ op: 'same', path: 'nothing', outer: 'nothing' }, false],
  [{ op: 'has', path: 'nothing' }, false],
  [{ op: 'yes', path: 'nothing' }, false],
  [{ op: 'group', in: ['none'] }, false],
  [{ op: 'subject', in: ['none'] }, false],
  [{ op: 'date', left: DAY, is: '<=', right: '2026-06-30' }, null],
  [{ op: 'reached', stage: '投产', which: 'actual' }, false],
  [{ op: 'eligible', id: 'open' }, null],
  [{ op: 'evidence', item: 'paper', state: ['missing'] }, true],
  [{ op: 'exists', each: 'peers', where: U }, null],
  [{ op: 'tier', rank: 'open', in: ['末'] }, null],
  [{ op: 'tier', rank: 'none', in: ['末'] }, false],
  [{ op: 'triggered', override: 'open' }, null],
  [{ op: 'level', ladder: 'l', in: ['a'] }, false],
  [{ op: 'deadline', id: 'open', is: 'overdue' }, null],
];

const FORMULA = { name: 'x', unit: '个', direction: 'up', decimals: 0, is: 'formula' };
const RANK = { title: 'r', subject: 'unit', within: 'all', order: 'high-first', tieBreaks: [], ties: 'same-place-then-gap' };
const OPEN = schemeWith({
  measures: [
    { ...FORMULA, id: 'gapped', formula: U },
    { ...FORMULA, id: 'one', formula: 1 },
  ],
  targets: [
    {
      id: 'none-set',
      title: 't',
      measure: 'one',
      subject: 'unit',
      appliesTo: 'all',
      values: [],
      schedule: { is: 'linear', by: 'month' },
      cumulative: true,
    },
  ],
  items: [item(only(U), 'open')],
  eligibility: [
    {
      id: 'open',
      title: 'e',
      subject: 'unit',
      include: U,
      exclude: [],
      registerBy: 'none',
      countOnce: 'no-limit',
      carryOverYears: 'no-limit',
      evidence: [],
      evidenceMode: 'only-reported',
    },
  ],
  overrides: [
    {
      id: 'open',
      title: 'o',
      subject: 'unit',
      appliesTo: 'all',
      when: U,
      phase: 'score',
      effect: { is: 'record-only', text: 'x' },
      spreadTo: [],
      precedence: 1,
    },
  ],
  ranks: [
    {
      ...RANK,
      id: 'open',
      by: U,
      tiers: [{ name: '先', when: { op: '<=', left: { op: 'place', rank: 'open', from: 'top' }, right: 1 } }],
      otherwiseTier: '末',
    },
    { ...RANK, id: 'none', by: 1, tiers: [{ name: '末', when: F }], otherwiseTier: 'none' },
  ],
  deadlines: [
    {
      id: 'open',
      title: 'd',
      subject: 'unit',
      when: U,
      from: '2026-01-01',
      length: { n: 1, unit: 'day' },
      countFrom: 'next-day',
      roll: 'none',
      remind: [],
      stop: 'none',
      extension: 'none',
      pause: [],
    },
  ],
  payouts: [
    {
      id: 'open',
      title: 'p',
      payee: 'unit',
      appliesTo: 'all',
      when: U,
      amount: only(1),
      unit: '元',
      cap: 'none',
      rounding: 'none',
      budget: 'none',
      stages: [],
      shares: [],
      deposit: 'none',
      oneTime: true,
    },
  ],
});
const asked = { ...startEvaluation(OPEN, county([]), june), subject: { kind: 'unit', id: 'liuhe' } } as const;

/** Every op of a tree as the generated JSON schema names it. */
function opsOf(definition: string): string[] {
  const found = new Set<string>();
  const { $defs = {} } = schemeJsonSchema() as { $defs?: Record<string, unknown> };
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const { op } = node as { op?: { const?: string; enum?: string[] } };
    if (op?.const !== undefined) found.add(op.const);
    for (const word of op?.enum ?? []) found.add(word);
    Object.values(node).forEach(walk);
  };
  walk($defs[definition]);
  return [...found].sort();
}
const ops = (rows: readonly (readonly [unknown, unknown])[]): string[] =>
  [...new Set(rows.map(([tree]) => (tree as { op: string }).op))].sort();

describe('every construct of the trees with an unknown inside', () => {
  it('none is forgotten', () => {
    expect(ops(NUMBERS)).toEqual(opsOf('Number'));
    expect(ops(PREDICATES)).toEqual(opsOf('Predicate'));
  });
  it.each(NUMBERS.map(([tree, answer]) => [JSON.stringify(tree), answer] as const))('%s → %s', (tree, answer) => {
    const made = num(NumberSchema.parse(JSON.parse(tree)), asked);
    expect(made === null ? null : plainText(made)).toBe(answer);
  });
  it.each(PREDICATES.map(([tree, answer]) => [JSON.stringify(tree), answer] as const))('%s → %s', (tree, answer) => {
    expect(holds(PredicateSchema.parse(JSON.parse(tree)), asked)).toBe(answer);
  });
  it('a day that is not there is unknown in every date', () => {
    const of = (left: unknown): boolean | null => holds({ op: 'date', left: DateSchema.parse(left), is: '<=', right: '9999-12-31' }, asked);
    expect([of(DAY), of({ op: 'shift', date: DAY, n: 1, unit: 'day' }), of({ op: 'stage', stage: '投产', which: 'actual' })]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('the page', () => {
  it('says of every op what unknown does to it', () => {
    const page = readFileSync(new URL('../../../docs/scheme-format.md', import.meta.url), 'utf8');
    const [, section = ''] = page.split('## 7. What unknown does');
    const [table = ''] = section.split('## 8.');
    const missing = [...opsOf('Number'), ...opsOf('Predicate')].filter((op) => !table.includes(`\`${op}\``));
    expect(missing).toEqual([]);
  });
});
