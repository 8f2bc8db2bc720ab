/** Slips of a data file written by hand for `zeren scheme run`: a row that names nothing is said, with its place, and counts for nobody. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkFacts } from '../../../shared/scoring/check-facts';
import { FactsSchema } from '../../../shared/scoring/facts';
import type { Facts } from '../../../shared/scoring/facts';
import { loadDataFile, loadScheme } from '../../../shared/scoring/load-scheme';

const read = (name: string): string => readFileSync(new URL(`../../data/schemes-unseen/${name}`, import.meta.url), 'utf8');
const loaded = loadScheme(read('u12.json'));
const cases = z.object({ cases: z.array(z.object({ facts: FactsSchema })) }).parse(JSON.parse(read('u12.cases.json')));
const [first] = cases.cases;

function found(change: (facts: Facts) => void): string[] {
  if (!loaded.ok || first === undefined) throw new Error('u12 must load');
  const facts = structuredClone(first.facts);
  change(facts);
  return checkFacts(loaded.value, facts).map(({ at, text }) => `${at}：${text}`);
}
const put = (rows: readonly object[], at: number, fields: object): void => void Object.assign(rows[at] ?? {}, fields);

describe('a data file', () => {
  it('that fits its scheme has nothing to say', () => {
    expect(found(() => undefined)).toEqual([]);
  });

  it('with an unknown unit, project, group or owner names the row and the id, once per id', () => {
    expect(
      found((facts) => {
        put(facts.money, 0, { unit: 'T9' });
        put(facts.money, 1, { unit: 'T9' });
      }),
    ).toEqual(['facts.money[0].unit：没有编号为“T9”的单位；这样的记录有2条']);
    expect(found((facts) => put(facts.stages, 2, { project: 'zz' }))).toEqual([
      'facts.stages[2].project：没有编号为“zz”的项目；这样的记录有1条',
    ]);
    expect(found((facts) => put(facts.memberships, 0, { group: 'xx' }))).toEqual([
      'facts.memberships[0].group：没有编号为“xx”的组；这样的记录有1条',
    ]);
    expect(found((facts) => put(facts.contributions, 1, { owner: '某局' }))).toEqual([
      'facts.contributions[1].owner：没有编号为“某局”的单位或个人；这样的记录有1条',
    ]);
  });

  it('with an amount that cannot be read is refused with the ways to write one', () => {
    const facts = { units: [], money: [{ id: 'm', kind: '到位资金', date: '2026-09', recognised: '20,000万元' }] };
    const data = loadDataFile(JSON.stringify({ format: 1, period: '2026-09', asOf: '2026-09-30', facts }));
    expect(data.ok ? [] : data.problems).toEqual([
      { at: 'facts.money[0].recognised', text: '金额写成 1.2亿元、500万元或 3000万美元，不带逗号' },
    ]);
  });
});
