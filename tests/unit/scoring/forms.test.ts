/** The editor's forms never lose anything: every tree and indicator of the forty documents is the same after it was read and written. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { curveOf } from '../../../shared/scoring/curve';
import { describeNumber, describePredicate } from '../../../shared/scoring/describe';
import { describeMeasure, describeRule } from '../../../shared/scoring/describe-rules';
import { startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import { readCondition, readNumber, writeCondition, writeNumber } from '../../../shared/scoring/form-choices';
import { schemeYear } from '../../../shared/scoring/form-fields';
import { blankMeasure, readMeasure, writeMeasure } from '../../../shared/scoring/form-measures';
import { monthPeriod } from '../../../shared/scoring/periods';
import { NumberSchema, PredicateSchema } from '../../../shared/scoring/scheme-trees';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { calendar, county, monthly, qingshi, schemeFile } from './county';

const FOLDER = new URL('../../data/schemes/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => /^d\d\d\.json$/.test(name));

function nodesOf(tree: unknown): Record<string, unknown>[] {
  if (Array.isArray(tree)) return tree.flatMap(nodesOf);
  if (typeof tree !== 'object' || tree === null) return [];
  const node = tree as Record<string, unknown>;
  return [...(typeof node['op'] === 'string' ? [node] : []), ...Object.values(node).flatMap(nodesOf)];
}

describe.each(files)('%s', (name) => {
  const scheme = schemeFile(`tests/data/schemes/${name}`);
  const trees = nodesOf(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));

  it('opened and saved it is the same file', () => {
    const numbers = trees.flatMap((node) => (NumberSchema.safeParse(node).success ? [NumberSchema.parse(node)] : []));
    const conditions = trees.flatMap((node) => (PredicateSchema.safeParse(node).success ? [PredicateSchema.parse(node)] : []));
    expect(numbers.map((node) => writeNumber(readNumber(node)))).toEqual(numbers);
    expect(conditions.map((node) => writeCondition(readCondition(node)))).toEqual(conditions);
    const measures = scheme.measures.map((m) => {
      const form = m.is === 'rows' ? readMeasure(m) : null;
      return form === null ? m : writeMeasure(form);
    });
    expect(measures).toEqual(scheme.measures);
  });

  it('every part has words, none of them English or a node name', () => {
    const texts = [
      ...scheme.items.map((item) => describeRule(item.rule, scheme)),
      ...scheme.measures.map((m) => describeMeasure(m, scheme)),
      ...trees.flatMap((node) => (PredicateSchema.safeParse(node).success ? [describePredicate(PredicateSchema.parse(node), scheme)] : [])),
      ...trees.flatMap((node) => (NumberSchema.safeParse(node).success ? [describeNumber(NumberSchema.parse(node), scheme)] : [])),
    ];
    expect(texts.filter((text) => text === '' || /undefined|\bop\b|yearToDate|schedule/.test(text))).toEqual([]);
  });
});

it('a new indicator of each kind is a valid one the form can read again', () => {
  for (const what of ['money', 'stages', 'activities', 'figures'] as const) {
    const measure = blankMeasure(what, 'x', '指标');
    expect(SchemeSchema.shape.measures.parse([measure])).toEqual([measure]);
    expect(readMeasure(measure)?.what).toBe(what);
  }
});

describe('the small picture of a rule', () => {
  const facts = county(monthly('liuhe', [1000, 1000, 1000]));
  const ctx = {
    ...startEvaluation(qingshi, facts, { asOf: '2026-03-31', period: monthPeriod(2026, 3), calendar }),
    subject: { kind: 'unit', id: 'liuhe' } as const,
  };
  const rule = (id: string) => qingshi.items.find((item) => item.id === id)?.rule;

  it('R: rises to its cap and shows where the unit stands: 3000 of 3000 due is 100 %', () => {
    const own = rule('score-fund');
    const curve = own === undefined ? null : curveOf(own, 'score-fund', ctx);
    expect(curve?.own).toEqual({ x: 1, y: 40 });
    expect(curve?.runs[0]?.at(0)).toEqual({ x: 0, y: 0 });
    expect(curve?.runs.at(-1)?.at(-1)?.y).toBe(48);
  });

  it('B: a step at each bound; N, J and C have none', () => {
    const bands = {
      kind: 'B',
      rows: [
        { when: { op: '>=', left: { op: 'measure', id: 'fund' }, right: 2000 }, points: 10 },
        { when: { op: '>=', left: { op: 'measure', id: 'fund' }, right: 1000 }, points: 5 },
      ],
      pick: 'first',
      otherwise: 0,
    } as const;
    const curve = curveOf({ ...bands, rows: [...bands.rows] }, 'x', ctx);
    expect([...new Set(curve?.runs.flat().map((p) => p.y))]).toEqual([0, 5, 10]);
    const open = curveOf({ ...bands, rows: [...bands.rows], otherwise: 'undefined' }, 'x', ctx);
    expect(open?.from).toBe(0);
    expect(open?.runs.map((run) => run[0]?.y)).toEqual([5]);
    expect(open?.runs[0]?.[0]?.x).toBeGreaterThanOrEqual(1000);
    const total = rule('total');
    expect(total === undefined ? null : curveOf(total, 'total', ctx)).toBeNull();
  });
});

it('a fixed day is proposed in the own year of the 办法, also where its year starts in December', () => {
  const named = { ...qingshi, title: '某县2031年考核办法' };
  expect(schemeYear(named)).toEqual({ from: '2031-01-01', to: '2031-12-31' });
  expect(schemeYear({ ...named, period: { kind: 'month', yearStart: '12-01' } })).toEqual({ from: '2030-12-01', to: '2031-11-30' });
});
