/**
 * D01–D40 as scheme files: each loads, shows exactly the checker findings written beside it, and gives the figures of its
 * cases (worked examples E1–E19 among them). A new document is two new files and no code.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parsePeriod } from '../../../shared/scoring/periods';
import { loadScheme } from '../../../shared/scoring/load-scheme';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { FactsSchema } from '../../../shared/scoring/facts';
import { CaseExpectation, outcomeOf } from './outcome';
import { calendar } from './county';

const FOLDER = new URL('../../data/schemes/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

const CaseFile = z.strictObject({
  scheme: z.string(),
  checker: z.array(z.string()),
  cases: z
    .array(z.strictObject({ name: z.string(), period: z.string(), asOf: z.string(), facts: z.json(), expect: CaseExpectation }))
    .min(1),
});

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.cases.json'))
  .sort();

it('all forty documents (考核办法, S-87) are here', () => {
  expect(files.map((name) => name.slice(0, 3))).toEqual(Array.from({ length: 40 }, (_, i) => `d${String(i + 1).padStart(2, '0')}`));
});

describe.each(files)('%s', (name) => {
  const file = CaseFile.parse(JSON.parse(read(name)));
  const loaded = loadScheme(read(file.scheme));
  it('loads', () => {
    expect(loaded.ok ? [] : loaded.problems).toEqual([]);
  });
  if (!loaded.ok) return;
  const scheme = loaded.value;
  it('shows exactly the expected findings of the checker', () => {
    const found = checkScheme(scheme, { calendar })
      .filter((f) => f.level !== 'note')
      .map((f) => `${f.level} ${f.code} ${f.at}`);
    expect([...new Set(found)].sort()).toEqual([...file.checker].sort());
  });
  it('says of every rule whether it is expressed or a gap, at parts that exist, and leaves none out', () => {
    const ids = new Set(Object.values(scheme).flatMap((part) => (Array.isArray(part) ? part.map((p) => ('id' in p ? p.id : '')) : [])));
    expect(scheme.readings.length).toBeGreaterThan(0);
    expect(scheme.readings.filter((r) => r.status === 'not-expressible')).toEqual([]);
    expect(scheme.readings.filter((r) => r.status === 'expressed' && r.at.length === 0).map((r) => r.rule)).toEqual([]);
    expect(scheme.readings.flatMap((r) => r.at).filter((id) => !ids.has(id))).toEqual([]);
  });
  it.each(file.cases)('$name', (one) => {
    const facts = FactsSchema.parse(one.facts);
    const period = parsePeriod(one.period);
    expect(period).not.toBeNull();
    if (period === null) return;
    expect(outcomeOf(scheme, facts, { asOf: one.asOf, period, calendar }, one.expect)).toEqual({
      ...one.expect,
      findings: one.expect.findings ?? [],
    });
  });
});

it('the worked examples E1–E19 are among the cases', () => {
  const names = files.flatMap((name) => CaseFile.parse(JSON.parse(read(name))).cases.map((one) => one.name));
  const cited = new Set(names.flatMap((name) => [...name.matchAll(/\bE(\d+) \(D\d\d\)/g)].map((m) => Number(m[1]))));
  expect([...cited].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 19 }, (_, i) => i + 1));
});

it('D15 and D21 are history: marked 不得采用, so ladders and payouts can never be switched on', () => {
  for (const name of ['d15.json', 'd21.json']) {
    const loaded = loadScheme(read(name));
    expect(loaded.ok && loaded.value.use).toBe('不得采用');
  }
});
