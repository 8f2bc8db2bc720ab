/**
 * Assessment documents (S-87) nobody had seen when the format was frozen, written from docs/scheme-format.md alone. They stress what real ones mix: last
 * year as the base, places by growth, shared points, floors, vetoes that spread, memory over two years, reminders, budgets that are short.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { FactsSchema } from '../../../shared/scoring/facts';
import { loadScheme } from '../../../shared/scoring/load-scheme';
import { parsePeriod } from '../../../shared/scoring/periods';
import { calendar } from './county';
import { CaseExpectation, outcomeOf } from './outcome';

const FOLDER = new URL('../../data/schemes-unseen/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const CaseFile = z.strictObject({
  scheme: z.string(),
  checker: z.array(z.string()),
  cases: z
    .array(z.strictObject({ name: z.string(), period: z.string(), asOf: z.string(), facts: z.json(), expect: CaseExpectation }))
    .min(1),
});

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.cases.json')))('%s', (name) => {
  const file = CaseFile.parse(JSON.parse(read(name)));
  const loaded = loadScheme(read(file.scheme));
  it('loads, and shows exactly the expected findings of the checker', () => {
    expect(loaded.ok ? [] : loaded.problems).toEqual([]);
    const found = loaded.ok ? checkScheme(loaded.value, { calendar }).filter((f) => f.level !== 'note') : [];
    expect(found.map((f) => `${f.level} ${f.code} ${f.at}`).toSorted()).toEqual(file.checker.toSorted());
  });
  it.each(file.cases)('$name', (one) => {
    const period = parsePeriod(one.period);
    if (!loaded.ok || period === null) throw new Error('refused');
    const facts = FactsSchema.parse(one.facts);
    expect(outcomeOf(loaded.value, facts, { asOf: one.asOf, period, calendar }, one.expect)).toEqual({
      ...one.expect,
      findings: one.expect.findings ?? [],
    });
  });
});
