/** 同比 (S-58): last year's same period is what was locked then, so that a late entry of last year changes no growth that was published. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createDraft } from '../../../shared/ledger/drafts';
import { applyOperations, emptyLedger } from '../../../shared/ledger/fold';
import { listRecords } from '../../../shared/ledger/read';
import { FIELD_KINDS } from '../../../shared/model/field-kinds';
import { recordId } from '../../../shared/model/ids';
import { monthView } from '../../../shared/month/month-view';
import type { MonthView } from '../../../shared/month/month-view';
import { targetTrend } from '../../../shared/month/target-trend';
import { LIUHE } from '../../../shared/sample/units';
import { freezePeriod } from '../../../shared/views/freeze-period';
import { freezeDraft } from '../../../shared/views/frozen-periods';
import { publishedMonth } from '../../../shared/views/published-month';
import { ledger as sample } from '../printing/sample-ledger';
import { enter, wan } from './small-ledger';

const BODY: unknown = JSON.parse(readFileSync(new URL('../../../assets/sample/scheme-qingshi-2026.json', import.meta.url), 'utf8'));
const fund = (view: MonthView | null | undefined) => view?.table.rows.find(({ unit, title }) => unit === LIUHE && title === '当年到位资金');

/** The sample county with a 办法 of 2025, perhaps a lock, and then an entry of September 2025 that came late. */
function county(lockOf: '月' | '年' | null, month: '2025-10' | '2025-12') {
  const ledger = emptyLedger();
  applyOperations(ledger, [...sample.operations.values()]);
  enter(ledger, [
    createDraft(
      { scope: 'county', entity: 'scheme', record: recordId('f-2025') },
      { title: '2025年办法', year: 2025, documentNumber: '青招组发〔2025〕1号', body: FIELD_KINDS.json.parse(BODY) },
    ),
  ]);
  const lock = lockOf === null ? null : freezeDraft(ledger, freezePeriod(lockOf, month), recordId('z-2025'));
  const locked = fund(monthView(ledger, month))?.cumulative?.exact;
  const project = listRecords(ledger, 'project').find(({ scope }) => scope === LIUHE);
  const entry = { scope: LIUHE, entity: 'moneyEntry', record: recordId('m-late') } as const;
  enter(ledger, [
    ...(lock === null ? [] : [lock]),
    createDraft(entry, { project: project?.id ?? null, kind: '到位资金', span: '当月', month: '2025-09', reported: wan(500) }),
    createDraft({ scope: LIUHE, entity: 'recognition', record: recordId('k-late') }, { entry: entry.record, recognised: wan(500) }),
  ]);
  return { ledger, locked };
}

describe('last year’s same period (S-58)', () => {
  it('is the figure of the lock of that month, and says so', () => {
    const { ledger, locked } = county('月', '2025-10');
    const row = fund(publishedMonth(ledger, '2026-10')?.view);
    expect(row).toMatchObject({ lastYear: { exact: locked }, lastYearLocked: true });
    expect(fund(monthView(ledger, '2026-10'))?.lastYear?.exact).not.toBe(locked);
  });

  it('stands in the curve of the first page too: only the locked month, the others as the entries say', () => {
    const { ledger } = county('月', '2025-10');
    const view = monthView(ledger, '2026-10');
    const target = view?.tables.find(({ title }) => title === '当年到位资金')?.target ?? '';
    const curve = (own: typeof ledger) =>
      (view === null ? null : targetTrend(own, view, target))?.months.map(({ lastYear }) => Number(lastYear.text)) ?? [];
    const [locked, open] = [curve(ledger), curve(county(null, '2025-10').ledger)];
    expect((open[9] ?? 0) - (locked[9] ?? 0)).toBeCloseTo(500, 2);
    expect(locked.filter((_, place) => place !== 9)).toEqual(open.filter((_, place) => place !== 9));
  });

  it('is that of the year’s lock in December', () => {
    const { ledger, locked } = county('年', '2025-12');
    expect(fund(publishedMonth(ledger, '2026-12')?.view)).toMatchObject({ lastYear: { exact: locked }, lastYearLocked: true });
  });

  it('is that of today’s entries without a lock', () => {
    const { ledger } = county(null, '2025-10');
    const row = fund(publishedMonth(ledger, '2026-10')?.view);
    expect(row?.lastYearLocked).toBeUndefined();
    expect(row?.lastYear).toEqual(fund(monthView(ledger, '2026-10'))?.lastYear);
  });
});
