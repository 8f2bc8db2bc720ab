/**
 * The month as every paper and screen shows it: one table per indicator in print order — section, units, 小计, 合计 — made once from the
 * completion table, so that 首页, 目标考核, 月通报, docx and xlsx cannot differ (issue 2, "totals tie"). Pure.
 */
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { isoDay, lastDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { SECTIONS } from '../model/entities-county';
import { completionTable, EMPTY_SECTION_TEXT, monthContext, rowEvidence, sectionTotals } from '../scoring/completion-table';
import type { CompletionRow, CompletionTable, RowEvidence, SectionTotal, TotalRow } from '../scoring/completion-table';
import type { Ctx } from '../scoring/context';
import type { Scheme } from '../scoring/scheme-schema';
import { scoredOf } from '../views/scored';
import { schemeInForce } from './adopted-scheme';
import type { AdoptedScheme } from './adopted-scheme';

export type MonthLine =
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'unit'; readonly section: string; readonly groupName: string; readonly row: CompletionRow }
  | { readonly kind: 'empty'; readonly section: string; readonly text: string }
  | { readonly kind: 'subtotal' | 'total'; readonly section: string; readonly total: SectionTotal };

export type MonthTable = {
  readonly target: string;
  readonly title: string;
  readonly unitOfMeasure: string;
  readonly counts: CompletionRow['counts'];
  /** Schedule of the county as a whole, when all units share one. */
  readonly lines: readonly MonthLine[];
};

export type MonthView = {
  readonly period: string;
  /** Last day the figures speak of. */
  readonly asOf: IsoDay;
  readonly adopted: AdoptedScheme;
  readonly tables: readonly MonthTable[];
  readonly totals: readonly (TotalRow & { readonly groupName: string })[];
  readonly table: CompletionTable;
};

/** Units in the order the county prints them. */
function unitOrder(ledger: Ledger): ReadonlyMap<string, number> {
  const units: RecordOf<'unit'>[] = listRecords(ledger, 'unit');
  return new Map(units.map((unit) => [unit.id, unit.order ?? Number.MAX_SAFE_INTEGER]));
}

function groupNames(ledger: Ledger, scheme: Scheme, year: number): ReadonlyMap<string, string> {
  const names = new Map(scheme.groups.map((group) => [group.id, group.title]));
  for (const { key, name, year: own } of listRecords(ledger, 'group')) {
    if (own === year && key !== undefined && name !== undefined) names.set(key, name);
  }
  return names;
}

function linesOf(
  table: CompletionTable,
  target: string,
  order: ReadonlyMap<string, number>,
  groups: ReadonlyMap<string, string>,
): MonthLine[] {
  const rows = table.rows.filter((row) => row.target === target);
  return sectionTotals(table, target, SECTIONS).flatMap((total, index, all): MonthLine[] => {
    const { section } = total;
    if (index === all.length - 1) return [{ kind: 'total', section, total }];
    const inside = rows.filter((row) => row.section === section).sort((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0));
    const head: MonthLine = { kind: 'section', section };
    if (inside.length === 0) return [head, { kind: 'empty', section, text: EMPTY_SECTION_TEXT }];
    const units = inside.map((row): MonthLine => ({
      kind: 'unit',
      section,
      groupName: row.group === null ? '' : (groups.get(row.group) ?? row.group),
      row,
    }));
    const subtotal: MonthLine = { kind: 'subtotal', section, total };
    return total.empty ? [head, ...units, { kind: 'empty', section, text: EMPTY_SECTION_TEXT }, subtotal] : [head, ...units, subtotal];
  });
}

function monthTableOf(ledger: Ledger, scheme: Scheme, year: number, month: number): CompletionTable {
  const { facts, index, calendar } = scoredOf(ledger, scheme);
  return completionTable(scheme, facts, { year, month, calendar, index });
}

/** Where questions about a month of the ledger are asked: what was worked out for its table is not worked out again. `period` is 2026-10. */
export function monthContextOf(ledger: Ledger, scheme: Scheme, period: string): Ctx {
  const [year = 0, month = 0] = period.split('-').map(Number);
  const { facts, index, calendar } = scoredOf(ledger, scheme);
  return monthContext(scheme, facts, { year, month, calendar, index });
}

/** Scores and places in the order a table prints them: groups (赛区) as the 办法 lists them, then by place. */
export function totalsInOrder({ totals, adopted }: MonthView): MonthView['totals'][number][] {
  const groups = new Map(adopted.scheme.groups.map(({ id }, place) => [id, place]));
  const place = ({ group }: TotalRow): number => groups.get(group ?? '') ?? groups.size;
  return totals.toSorted((a, b) => place(a) - place(b) || (a.rank ?? 999) - (b.rank ?? 999) || (a.unit < b.unit ? -1 : 1));
}

/** A view with the ledger it was made from: today's, or the one a lock knew. */
export type MadeView = { readonly view: MonthView; readonly ledger: Ledger };

/** The month's view of the ledger as it stands; null while no scheme of that year is adopted. */
export function madeView(ledger: Ledger, period: string): MadeView | null {
  const view = monthView(ledger, period);
  return view === null ? null : { view, ledger };
}

/** Ids of the facts behind a row's figures. */
export function evidenceOf({ view, ledger }: MadeView, row: CompletionRow): RowEvidence {
  return rowEvidence(monthContextOf(ledger, view.adopted.scheme, view.period), row);
}

/**
 * The month's view, or null while no scheme of that year is adopted. `period` is 2026-10.
 * @param by the version to reckon by; without it the one in force on the month's last day
 */
export function monthView(ledger: Ledger, period: string, by: AdoptedScheme | null = null): MonthView | null {
  const [year = 0, month = 0] = period.split('-').map(Number);
  const adopted = by ?? schemeInForce(ledger, lastDay({ date: period, precision: 'month' }));
  if (adopted === null) return null;
  const table = monthTableOf(ledger, adopted.scheme, year, month);
  const order = unitOrder(ledger);
  const groups = groupNames(ledger, adopted.scheme, year);
  const targets = [...new Map(table.rows.map((row) => [row.target, row])).values()];
  return {
    period,
    asOf: isoDay(table.asOf),
    adopted,
    table,
    totals: table.totals.map((row) => ({ ...row, groupName: row.group === null ? '' : (groups.get(row.group) ?? row.group) })),
    tables: targets.map(({ target, title, unitOfMeasure, counts }) => ({
      target,
      title,
      unitOfMeasure,
      counts,
      lines: linesOf(table, target, order, groups),
    })),
  };
}
