/**
 * Two laws that hold whatever a document says, tried on every document D01–D40 and every rule kind in them (issue 3, part 10): the order in which entries
 * arrive means nothing, and an evaluation as of a day does not see what is dated after it.
 */
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { evaluateScheme } from '../../../shared/scoring/evaluate-scheme';
import type { Evaluation } from '../../../shared/scoring/evaluate-scheme';
import { FactsSchema } from '../../../shared/scoring/facts';
import type { Facts } from '../../../shared/scoring/facts';
import { parsePeriod } from '../../../shared/scoring/periods';
import { calendar, schemeFile } from './county';

const FOLDER = new URL('../../data/schemes/', import.meta.url);
const CaseFile = z.object({
  scheme: z.string(),
  cases: z.array(z.object({ name: z.string(), period: z.string(), asOf: z.string(), facts: z.json() })).min(1),
});

/** What a document decides. Lists that follow the order of the county's own tables (units, projects) are compared as sets. */
function decided({ lines, totals, ranks, payouts, deadlines }: Evaluation): unknown {
  const sorted = (all: readonly unknown[]): string[] => all.map((one) => JSON.stringify(one)).sort();
  const told = lines.map((line) => ({
    ...line,
    evidence: line.evidence.toSorted(),
    inputs: line.inputs.map((own) => ({ ...own, evidence: own.evidence.toSorted() })),
  }));
  return {
    lines: sorted(told),
    totals: sorted(totals),
    ranks: sorted(ranks.map(({ rows, ...rank }) => ({ ...rank, rows: sorted(rows) }))),
    payouts: sorted(payouts),
    deadlines: sorted(deadlines),
  };
}

/** Every table in another order, the same for a seed. */
function shuffled(facts: Facts, seed: number): Facts {
  const order = <T>(rows: readonly T[]): T[] =>
    rows
      .map((row, i) => ({ row, key: Math.imul((i + 1) ^ seed, 0x9e3779b1) >>> 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ row }) => row);
  return FactsSchema.parse(Object.fromEntries(Object.entries(facts).map(([table, rows]) => [table, order<unknown>(rows)])));
}

/** Tables whose rows happen on a day; the rows of each once more, long after. */
const HAPPENING = ['money', 'activities', 'figures', 'ratings', 'cards', 'matters'] as const;
function withLater(facts: Facts): Facts {
  const later = HAPPENING.map((table) => [
    table,
    [...facts[table], ...facts[table].map((row) => ({ ...row, id: `${row.id}-later`, date: '2099-06-15' }))],
  ]);
  // A stage reached again, long after: 开工 of a later phase.
  const stages = facts.stages.flatMap(({ planned: _p, agreed: _a, ...row }) =>
    row.actual === undefined
      ? []
      : [{ ...row, id: `${row.id}-later`, actual: '2099-06-15', ...(row.accepted === undefined ? {} : { accepted: '2099-06-20' }) }],
  );
  return FactsSchema.parse({ ...facts, ...Object.fromEntries(later), stages: [...facts.stages, ...stages] });
}

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.cases.json')))('%s', (name) => {
  const file = CaseFile.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  const scheme = schemeFile(`tests/data/schemes/${file.scheme}`);
  const cases = file.cases.flatMap((one) => {
    const period = parsePeriod(one.period);
    return period === null ? [] : [{ facts: FactsSchema.parse(one.facts), input: { asOf: one.asOf, period, calendar } }];
  });

  it('the order of entries means nothing', () => {
    for (const { facts, input } of cases) {
      const expected = decided(evaluateScheme(scheme, facts, input));
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          expect(decided(evaluateScheme(scheme, shuffled(facts, seed), input))).toEqual(expected);
        }),
        { numRuns: 3 },
      );
    }
  });

  it('what is dated after the day changes nothing', () => {
    for (const { facts, input } of cases) {
      const later = withLater(facts);
      const matters = new Set(later.matters.map(({ id }) => id).filter((id) => id.endsWith('-later')));
      const seen = evaluateScheme(scheme, later, input);
      // A matter of a later day is a subject of its own; what is said of all the others stays.
      const known = <T extends { readonly subject: { readonly id: string } | null }>(rows: readonly T[]): T[] =>
        rows.filter(({ subject }) => subject === null || !matters.has(subject.id));
      const kept: Evaluation = {
        ...seen,
        lines: known(seen.lines),
        totals: known(seen.totals),
        payouts: known(seen.payouts),
        deadlines: seen.deadlines.filter((line) => !JSON.stringify(line).includes('-later"')),
      };
      expect(decided(kept)).toEqual(decided(evaluateScheme(scheme, facts, input)));
    }
  });
});
