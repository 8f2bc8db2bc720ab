/**
 * Files a county brings beside ledgers: a year's holiday table, its 考核办法. Text in, drafts out; nothing is committed before a person has looked.
 */
import { checkHolidayTable, HolidayTableSchema, workCalendar } from '../calendar/holiday-table';
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { createDraft, setDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { listRecords } from '../ledger/read';
import { isoDay } from '../model/dates';
import type { Json } from '../model/field-kinds';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';
import { loadScheme } from '../scoring/load-scheme';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

/**
 * A holiday table (节假日表) as drafts; a year already there is replaced, so that a corrected notice can be entered.
 * @returns E_CALENDAR_FILE with the first slip found
 */
export function calendarDrafts(
  text: string,
  ledger: Ledger,
  fresh: (prefix: string) => RecordId,
): Result<{ readonly year: number; readonly drafts: readonly Draft[] }> {
  const table = HolidayTableSchema.safeParse(parsed(text));
  if (!table.success) return fail('E_CALENDAR_FILE');
  const [problem] = checkHolidayTable(table.data);
  if (problem !== undefined) return fail('E_CALENDAR_FILE', `${problem.day}：${problem.text}`);
  const calendar = workCalendar([table.data]);
  const { year, source } = table.data;
  const values = {
    year,
    holidays: [...calendar.off].sort().map(isoDay),
    workdays: [...calendar.makeup].sort().map(isoDay),
    source: `${source.title}（${source.docNumber}）`,
  };
  const known = listRecords(ledger, 'calendar').find((own) => own.year === year);
  const place = { scope: COUNTY_SCOPE, entity: 'calendar', record: known?.id ?? fresh('y') } as const;
  return ok({ year, drafts: [known === undefined ? createDraft(place, values) : setDraft(ledger, place, values)] });
}

/**
 * A scheme file (考核办法) as drafts. It is entered without its 发文号: a person adds that when it is adopted.
 * @returns E_SCHEME_FILE with the first wrong place
 */
export function schemeDrafts(
  text: string,
  fresh: (prefix: string) => RecordId,
): Result<{ readonly title: string; readonly drafts: readonly Draft[] }> {
  const scheme = loadScheme(text);
  if (!scheme.ok) {
    const [problem] = scheme.problems;
    return fail('E_SCHEME_FILE', problem === undefined ? undefined : `${problem.at}：${problem.text}`);
  }
  const { title, period, basis } = scheme.value;
  // A file without days says its year in its title.
  const year = Number((period.from ?? basis.adoptedOn ?? /\d{4}(?=年)/.exec(title)?.[0] ?? '').slice(0, 4)) || null;
  const draft = createDraft({ scope: COUNTY_SCOPE, entity: 'scheme', record: fresh('f') }, { title, year, body: parsed(text) as Json });
  return ok({ title, drafts: [draft] });
}
