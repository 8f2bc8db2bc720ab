/** The ledger's holiday tables (节假日表) as the working-day calendar the rules count with. A year without a table stays missing. */
import type { WorkCalendar } from '../calendar/holiday-table';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';

export function workCalendarOf(ledger: Ledger): WorkCalendar {
  const tables = listRecords(ledger, 'calendar').filter((table) => table.year !== undefined && table.holidays !== undefined);
  return {
    years: new Set(tables.flatMap(({ year }) => (year === undefined ? [] : [year]))),
    off: new Set(tables.flatMap(({ holidays }) => holidays ?? [])),
    makeup: new Set(tables.flatMap(({ workdays }) => workdays ?? [])),
    sources: tables.map(({ year, source }) => `${year ?? ''}年：${source ?? ''}`),
  };
}
