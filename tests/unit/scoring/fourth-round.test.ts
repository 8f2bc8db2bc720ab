/**
 * What the fourth round of unseen documents (u38–u44, S-87) found: a figure asked of the whole county, who is compared with whom, limits that are no shares,
 * the columns a data file needs, matters a unit only helps with.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../shared/scoring/check-coverage';
import { checkScheme } from '../../../shared/scoring/check-scheme';
import { dataNeeds } from '../../../shared/scoring/data-needs';
import { evaluateScheme } from '../../../shared/scoring/evaluate-scheme';
import { FactsSchema } from '../../../shared/scoring/facts';
import { loadScheme } from '../../../shared/scoring/load-scheme';
import { parsePeriod } from '../../../shared/scoring/periods';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { calendar } from './county';

const read = (name: string): string => readFileSync(new URL(`../../data/schemes-unseen/${name}`, import.meta.url), 'utf8');

function scheme(text: string): Scheme {
  const loaded = loadScheme(text);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

/** u44 with its measure of the county's growth written otherwise, and what comes of it. */
function growthOf(formula: unknown) {
  const raw = JSON.parse(read('u44.json')) as { measures: { id: string; formula?: unknown }[] };
  const measures = raw.measures.map((own) => (own.id === 'county-growth' ? { ...own, formula } : own));
  const file = JSON.parse(read('u44.cases.json')) as { cases: { facts: unknown; asOf: string; period: string }[] };
  const [one] = file.cases;
  const period = parsePeriod(one?.period ?? '');
  if (one === undefined || period === null) throw new Error('no case');
  const input = { asOf: one.asOf, period, calendar };
  return evaluateScheme(scheme(JSON.stringify({ ...raw, measures })), FactsSchema.parse(one.facts), input);
}

describe('a formula asked of everyone', () => {
  const ask = (period?: string) => ({ op: 'measure', id: 'fdi', scope: 'all', ...(period === undefined ? {} : { period }) });
  it('is worked out from the totals, not from the figure of whoever asks', () => {
    // Totals: 587.5 股权 + 60 再投资 + 277.5 贷款 − 120 撤资 = 805 against 600: 34.17 %, X grew by 22.14 %.
    const grown = { op: '*', of: [100, { op: '/', of: [{ op: '-', of: [ask(), ask('lastYear')] }, ask('lastYear')], zero: 0 }] };
    const line = growthOf(grown).lines.find(({ item, subject }) => item === 'speed' && subject.id === 'X');
    expect(line?.points?.text).toBe('7.98');
  });
  it('is refused aloud where it asks what only one unit has', () => {
    const made = growthOf({ op: '*', of: [1, { op: 'measure', id: 'county-task', scope: 'all' }] });
    expect(made.findings.map(({ code }) => code)).toContain('no-measure');
    const raw = JSON.parse(read('u42.json')) as { items: { id: string; rule: unknown }[] };
    const items = raw.items.map((own) =>
      own.id === 'climb'
        ? {
            ...own,
            rule: {
              kind: 'C',
              operator: 'sum',
              children: [{ value: { op: 'measure', id: 'pct', scope: 'all' } }],
              take: 'all',
              cap: 'none',
              floor: 'none',
              rounding: 'none',
            },
          }
        : own,
    );
    const file = JSON.parse(read('u42.cases.json')) as { cases: { facts: unknown; asOf: string; period: string }[] };
    const period = parsePeriod('2026-Q2');
    if (period === null) throw new Error('no period');
    const facts = FactsSchema.parse(file.cases[0]?.facts);
    const answer = evaluateScheme(scheme(JSON.stringify({ ...raw, items })), facts, { asOf: '2026-06-30', period, calendar });
    expect(answer.findings.map(({ code }) => code)).toContain('formula-scope');
    expect(answer.lines.find(({ item, subject }) => item === 'climb' && subject.id === 'A')?.points).toBeNull();
  });
});

describe('what the checker and the needs say', () => {
  it('a limit in points written as a percent is named', () => {
    const wrong = scheme(read('u43.json').replace('"cap": 75', '"cap": "150%"'));
    expect(checkScheme(wrong, { calendar }).filter(({ code }) => code === 'percent-cap')).toMatchObject([
      { level: 'warning', at: 'items.tax' },
    ]);
  });
  it('a figure that conditions ask below 0 is tried below 0: a level behind 同比下降 can be reached', () => {
    const down = { op: '<', left: { op: 'measure', id: 'yoy' }, right: 0 } as const;
    expect(coverageOf([down], () => '').samples.some(({ holding }) => holding.length === 1)).toBe(true);
    const none = { op: '<=', left: { op: 'measure', id: 'count' }, right: 0 } as const;
    expect(coverageOf([none], () => '').samples.every(({ text }) => !text.includes('-1'))).toBe(true);
  });
  it('the needs list the columns that say whose a row is and of which day, and the days of a matter', () => {
    const columns = (name: string, table: string) =>
      dataNeeds(scheme(read(name)))
        .find((need) => need.table === table)
        ?.columns?.map((column) => column.name);
    expect(columns('u39.json', 'projects')).toEqual(expect.arrayContaining(['town', 'policyDue', 'policyDone']));
    expect(columns('u40.json', 'projects')).toContain('fakeOn');
    expect(columns('u41.json', 'matters')).toContain('accepted');
  });
});
