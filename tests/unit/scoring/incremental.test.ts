/** One changed entry (design/performance.md 14): what is carried over from before gives the same table as everything worked out anew, to the last digit. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completionTable } from '../../../shared/scoring/completion-table';
import { startEvaluation } from '../../../shared/scoring/evaluate-scheme';
import { indexFacts } from '../../../shared/scoring/fact-index';
import type { FactIndex } from '../../../shared/scoring/fact-index';
import type { Facts } from '../../../shared/scoring/facts';
import { indexAfter } from '../../../shared/scoring/measure-rows';
import { monthPeriod } from '../../../shared/scoring/periods';
import { calendar, county, monthly, qingshi } from './county';

const period = monthPeriod(2026, 6);
const input = { year: 2026, month: 6, calendar };
const units = ['liuhe', 'qingshan', 'caizheng'] as const;
type Entry = Facts['money'][number];

/** An entry changed, added, moved to another unit or kind, left without a recognised figure, or with a date nobody can place. */
const edit = fc
  .record({
    entry: fc.integer({ min: 1, max: 9 }),
    unit: fc.constantFrom(...units),
    amount: fc.integer({ min: 0, max: 9_999 }),
    date: fc.constantFrom('2026-01', '2026-05', '2026-06', '2026-07', '2026', '2025-06', '年内'),
    kind: fc.constantFrom('到位资金', '固定资产投资'),
    recognised: fc.boolean(),
  })
  .map(({ entry, unit, amount, date, kind, recognised }): Entry => ({
    id: `m-liuhe-${entry}`,
    project: `p-${unit}`,
    kind,
    date,
    reported: `${amount}万元`,
    ...(recognised ? { recognised: `${amount}万元` } : {}),
  }));

it('any run of edits: the carried-over table equals the one from scratch after each', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      let index: FactIndex = indexFacts(county([...monthly('liuhe', [100, 200, 300]), ...monthly('qingshan', [50, 60])]));
      completionTable(qingshi, index.facts, { ...input, index });
      for (const row of edits) {
        const base = startEvaluation(qingshi, index.facts, { asOf: period.to, period, calendar, index });
        index = indexAfter(base, 'money', row);
        const carried = completionTable(qingshi, index.facts, { ...input, index });
        expect(carried).toEqual(completionTable(qingshi, structuredClone(index.facts), input));
      }
    }),
    { numRuns: 40 },
  );
});

it('activities too: a trip that moves to another unit leaves the first and counts for the second', () => {
  let index = indexFacts(county(monthly('liuhe', [100])));
  const trips = () =>
    completionTable(qingshi, index.facts, { ...input, index })
      .rows.filter((row) => row.target === 'trips')
      .map((row) => row.cumulative?.text);
  expect(trips()).toEqual(['6', '6', '6']);
  const base = startEvaluation(qingshi, index.facts, { asOf: period.to, period, calendar, index });
  index = indexAfter(base, 'activities', { id: 'a-liuhe-01', unit: 'qingshan', kind: '外出招商', date: '2026-01-10' });
  expect(trips()).toEqual(['5', '7', '6']);
});
