/**
 * One changed entry (design/performance.md 14): an evaluation that stands and is told of the change gives the same answers as one from scratch, to the last
 * digit, for the sample county and for every rule kind of the documents D01–D40.
 */
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { completionTable } from '../../../shared/scoring/completion-table';
import { evaluateIn, evaluateScheme } from '../../../shared/scoring/evaluate-scheme';
import type { Evaluation } from '../../../shared/scoring/evaluate-scheme';
import { CHANGING, indexFacts } from '../../../shared/scoring/fact-index';
import type { FactIndex } from '../../../shared/scoring/fact-index';
import { FactsSchema } from '../../../shared/scoring/facts';
import type { FactRow, Facts } from '../../../shared/scoring/facts';
import { parsePeriod } from '../../../shared/scoring/periods';
import { changeFacts, standingContext } from '../../../shared/scoring/standing';
import type { FactChange } from '../../../shared/scoring/standing';
import { calendar, county, monthly, qingshi, schemeFile } from './county';

const input = { year: 2026, month: 6, calendar };
const units = ['liuhe', 'qingshan', 'caizheng'] as const;
type Entry = Facts['money'][number];

/** An entry changed, added, moved to another unit or kind, left without a recognised figure, or with a date nobody can place. */
const moneyEdit = fc
  .record({
    entry: fc.integer({ min: 1, max: 9 }),
    unit: fc.constantFrom(...units),
    amount: fc.integer({ min: 0, max: 9_999 }),
    date: fc.constantFrom('2026-01', '2026-05', '2026-06', '2026-07', '2026', '2025-06', '年内'),
    kind: fc.constantFrom('到位资金', '固定资产投资'),
    recognised: fc.boolean(),
    text: fc.boolean(),
  })
  .map(({ entry, unit, amount, date, kind, recognised, text }): FactChange => {
    const value = text ? `${amount}万元` : { minor: amount * 1_000_001, currency: 'CNY' };
    const row: Entry = {
      id: `m-liuhe-${entry}`,
      project: `p-${unit}`,
      kind,
      date,
      reported: value,
      ...(recognised ? { recognised: value } : {}),
    };
    return { table: 'money', id: row.id, row };
  });

/** A project that changes hands or size, a stage that moves, is added or gone, a trip of another unit. */
const otherEdit = fc
  .record({ unit: fc.constantFrom(...units), other: fc.constantFrom(...units), n: fc.integer({ min: 1, max: 3 }), gone: fc.boolean() })
  .chain(({ unit, other, n, gone }): fc.Arbitrary<FactChange> => {
    const project = { id: `p-${unit}`, name: '改名', unit: other, fields: { totalInvestment: `${n}亿元` } };
    const stage = { id: `s-${unit}-签约`, project: `p-${other}`, stage: '签约', actual: `2026-0${n * 2}-15` };
    const trip = { id: `a-${unit}-0${n}`, unit: other, kind: '外出招商', date: '2026-01-10' };
    return fc.constantFrom<FactChange[]>(
      { table: 'projects', id: project.id, row: gone ? null : project },
      { table: 'stages', id: stage.id, row: gone ? null : stage },
      { table: 'activities', id: trip.id, row: gone ? null : trip },
    );
  });

const clean = (index: FactIndex): Facts => structuredClone(index.facts);

it('any run of edits: the table that stands equals the one from scratch after each', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(moneyEdit, otherEdit), { minLength: 1, maxLength: 8 }), (edits) => {
      const index = indexFacts(county([...monthly('liuhe', [100, 200, 300]), ...monthly('qingshan', [50, 60])]));
      completionTable(qingshi, index.facts, { ...input, index });
      for (const edit of edits) {
        expect(changeFacts(index, [edit])).toBe(true);
        const stood = completionTable(qingshi, index.facts, { ...input, index });
        expect(stood).toEqual(completionTable(qingshi, clean(index), input));
      }
    }),
    { numRuns: 60 },
  );
});

it('a trip that moves to another unit leaves the first and counts for the second', () => {
  const index = indexFacts(county(monthly('liuhe', [100])));
  const trips = () =>
    completionTable(qingshi, index.facts, { ...input, index })
      .rows.filter((row) => row.target === 'trips')
      .map((row) => row.cumulative?.text);
  expect(trips()).toEqual(['6', '6', '6']);
  const row = { id: 'a-liuhe-01', unit: 'qingshan', kind: '外出招商', date: '2026-01-10' };
  changeFacts(index, [{ table: 'activities', id: row.id, row }]);
  expect(trips()).toEqual(['5', '7', '6']);
});

const FOLDER = new URL('../../data/schemes/', import.meta.url);
const CaseFile = z.object({
  scheme: z.string(),
  cases: z.array(z.object({ name: z.string(), period: z.string(), asOf: z.string(), facts: z.json() })).min(1),
});

/** The order of entries means nothing, so lists that follow it are compared as sets. */
function answers({ lines, totals, ranks, payouts, deadlines }: Evaluation): unknown {
  const sorted = (all: readonly unknown[]): string[] => all.map((one) => JSON.stringify(one)).sort();
  const told = lines.map((line) => ({
    ...line,
    evidence: line.evidence.toSorted(),
    inputs: line.inputs.map((own) => ({ ...own, evidence: own.evidence.toSorted() })),
  }));
  return { lines: sorted(told), totals: sorted(totals), ranks, payouts: sorted(payouts), deadlines: sorted(deadlines) };
}

/** Takes a row out, puts it back, or puts it in under another row's name: every row of the case is a possible edit. */
function editsOf(facts: Facts): fc.Arbitrary<FactChange> {
  const rows = CHANGING.flatMap((table) => facts[table].map((row: FactRow) => ({ table, row })));
  return fc
    .record({ of: fc.constantFrom(...rows), as: fc.constantFrom(...rows), how: fc.constantFrom('out', 'in', 'as') })
    .map(({ of, as, how }) => {
      const { table, row } = of;
      if (how === 'out') return { table, id: row.id, row: null };
      const other = how === 'as' && as.table === table && as.row.id !== row.id ? as.row : row;
      return { table, id: row.id, row: { ...other, id: row.id } };
    });
}

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.cases.json')))('%s', (name) => {
  const file = CaseFile.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  const scheme = schemeFile(`tests/data/schemes/${file.scheme}`);
  it('what stands equals what is worked out anew, after any run of edits', () => {
    for (const one of file.cases.slice(0, 4)) {
      const facts = FactsSchema.parse(one.facts);
      const period = parsePeriod(one.period);
      if (period === null || CHANGING.every((table) => facts[table].length === 0)) continue;
      const when = { asOf: one.asOf, period, calendar };
      fc.assert(
        fc.property(fc.array(editsOf(facts), { minLength: 1, maxLength: 5 }), (edits) => {
          const index = indexFacts(structuredClone(facts));
          evaluateIn(standingContext(scheme, index, when));
          for (const edit of edits) {
            // A scheme whose rows ask for more than their project says so, and is indexed anew.
            if (!changeFacts(index, [edit])) return;
            expect(answers(evaluateIn(standingContext(scheme, index, when)))).toEqual(answers(evaluateScheme(scheme, clean(index), when)));
          }
        }),
        { numRuns: 15 },
      );
    }
  });
});
