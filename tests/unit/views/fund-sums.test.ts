/** One rule for money that came in, whichever way an office states it (S-16, S-113). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../shared/ledger/fold';
import { openCommit } from '../../../shared/ledger/commit';
import type { Operation } from '../../../shared/ledger/operation';
import { recordId } from '../../../shared/model/ids';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { fundIncrements, fundSums } from '../../../shared/views/fund-sums';
import { indexLedger } from '../../../shared/views/ledger-index';
import type { FundEntry } from '../../../shared/views/ledger-index';
import { PROJECT, ledgerWith, record, wan } from './small-ledger';

type Row = readonly [span: '当月' | '当年累计' | '总累计', month: string, reported: number, recognised?: number];

function entries(rows: readonly Row[]): readonly FundEntry[] {
  const drafts = rows.flatMap(([span, month, reported, recognised], index) => {
    const id = `m-${index}`;
    const entry = record('moneyEntry', { project: PROJECT, kind: '到位资金', span, month, reported: wan(reported) }, id);
    return recognised === undefined ? [entry] : [entry, record('recognition', { entry: recordId(id), recognised: wan(recognised) })];
  });
  return indexLedger(ledgerWith({ projectName: '甲' }, ...drafts)).funds.get(PROJECT) ?? [];
}

function sums(rows: readonly Row[], month: string, side: 'reported' | 'recognised' = 'reported') {
  const found = fundSums(entries(rows), '到位资金', side, month);
  const inWan = (minor: number | null): number | null => (minor === null ? null : minor / 1_000_000);
  return { month: inWan(found.month), year: inWan(found.year), total: inWan(found.total) };
}

describe('到位资金 of a project', () => {
  it('adds the months of the year', () => {
    expect(
      sums(
        [
          ['当月', '2026-01', 100],
          ['当月', '2026-03', 50],
          ['当月', '2026-10', 7],
        ],
        '2026-10',
      ),
    ).toEqual({ month: 7, year: 157, total: 157 });
  });

  it('takes the latest statement of the year so far, and the months after it', () => {
    const rows: Row[] = [
      ['当月', '2026-01', 100],
      ['当年累计', '2026-06', 300],
      ['当月', '2026-06', 999],
      ['当月', '2026-08', 40],
    ];
    expect(sums(rows, '2026-08')).toEqual({ month: 40, year: 340, total: 340 });
    expect(sums(rows, '2026-05')).toEqual({ month: 0, year: 100, total: 100 });
  });

  it('reads the month from two statements of the year so far', () => {
    expect(
      sums(
        [
          ['当年累计', '2026-08', 300],
          ['当年累计', '2026-09', 380],
        ],
        '2026-09',
      ).month,
    ).toBe(80);
  });

  it('lets the statement that was entered later hold for the same month', () => {
    expect(
      sums(
        [
          ['当年累计', '2026-09', 300],
          ['当年累计', '2026-09', 280],
        ],
        '2026-09',
      ).year,
    ).toBe(280);
  });

  it('does not look past the month asked for', () => {
    expect(
      sums(
        [
          ['当月', '2026-01', 100],
          ['当年累计', '2026-11', 500],
        ],
        '2026-10',
      ).year,
    ).toBe(100);
  });

  it('starts every year anew, but not the all-time sum', () => {
    expect(
      sums(
        [
          ['当月', '2025-12', 100],
          ['当月', '2026-01', 30],
        ],
        '2026-01',
      ),
    ).toEqual({ month: 30, year: 30, total: 130 });
  });

  it('builds the all-time sum on the latest 总累计 and what came in after it', () => {
    const rows: Row[] = [
      ['总累计', '2026-06', 1000],
      ['当年累计', '2026-06', 300],
      ['当年累计', '2026-09', 420],
      ['当月', '2027-02', 5],
    ];
    expect(sums(rows, '2026-09').total).toBe(1120);
    expect(sums(rows, '2027-02').total).toBe(1125);
  });

  it('never takes a bare 总累计 for money of the year', () => {
    expect(sums([['总累计', '2026-06', 1000]], '2026-06')).toEqual({ month: null, year: null, total: 1000 });
  });

  it('keeps reported and recognised apart, and a waiting entry out of the recognised sum', () => {
    const rows: Row[] = [
      ['当月', '2026-09', 100, 80],
      ['当月', '2026-10', 50],
    ];
    expect(sums(rows, '2026-10').year).toBe(150);
    expect(sums(rows, '2026-10', 'recognised')).toEqual({ month: 0, year: 80, total: 80 });
  });
});

describe('the same money as increments', () => {
  it('adds up to the sum of the year at every month and to the all-time sum, for any way of stating it', () => {
    const row = fc.tuple(
      fc.constantFrom('当月' as const, '当年累计' as const, '总累计' as const),
      fc.integer({ min: 1, max: 24 }).map((n) => `${n > 12 ? 2026 : 2025}-${String(((n - 1) % 12) + 1).padStart(2, '0')}`),
      fc.integer({ min: 0, max: 1000 }),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.integer({ min: 1, max: 12 }), (rows, number) => {
        const own = entries(rows);
        const month = `2026-${String(number).padStart(2, '0')}`;
        const added = fundIncrements(own, '到位资金', 'reported').filter((part) => part.month >= '2026-01' && part.month <= month);
        const year = fundSums(own, '到位资金', 'reported', month).year ?? 0;
        expect(added.reduce((sum, { minor }) => sum + minor, 0)).toBe(year);
        const all = fundIncrements(own, '到位资金', 'reported').reduce((sum, { minor }) => sum + minor, 0);
        expect(all).toBe(fundSums(own, '到位资金', 'reported', '2026-12').total ?? 0);
      }),
      { numRuns: 200 },
    );
  });

  it('adds up to the all-time sum for every project of the sample county', () => {
    const operations = sampleCommits({ calendars: [], scheme: null }).flatMap((commit): Operation[] => openCommit(commit) ?? []);
    for (const own of indexLedger(fold(operations)).funds.values()) {
      for (const side of ['reported', 'recognised'] as const) {
        const added = fundIncrements(own, '到位资金', side).reduce((sum, { minor }) => sum + minor, 0);
        expect(added).toBe(fundSums(own, '到位资金', side, '2026-10').total ?? 0);
      }
    }
  });
});
