/** What registers ask of a month's table: completion of the whole county, and which units have met their tasks. Reckoned once for each state of the ledger. */
import type { Ledger } from '../ledger/fold';
import { monthView } from '../month/month-view';
import type { MonthView } from '../month/month-view';

const months = new WeakMap<Ledger, Map<string, MonthView | null>>();

function viewOf(ledger: Ledger, month: string): MonthView | null {
  let held = months.get(ledger);
  if (held === undefined) months.set(ledger, (held = new Map()));
  const known = held.get(month);
  if (known !== undefined) return known;
  const view = monthView(ledger, month);
  held.set(month, view);
  return view;
}

/** Percent of the year's task done by the whole county at a month's end; null without a task or an indicator of that name. */
export function countyCompletion(ledger: Ledger, month: string, indicator: string): string | null {
  const table = viewOf(ledger, month)?.tables.find(({ title }) => title === indicator);
  const total = table?.lines.find(({ kind }) => kind === 'total');
  return total?.kind === 'total' ? (total.total.completion?.text ?? null) : null;
}

/** Units whose main targets (those of 核定数, else all) are all met at a month's end. */
export function unitsAtTarget(ledger: Ledger, month: string): ReadonlySet<string> {
  const rows = viewOf(ledger, month)?.table.rows.filter(({ completion }) => completion !== null) ?? [];
  const recognised = rows.filter(({ counts }) => counts === '核定数');
  const main = recognised.length > 0 ? recognised : rows;
  const short = new Set(main.filter(({ completion }) => Number(completion?.text ?? 0) < 100).map(({ unit }) => unit));
  return new Set(main.map(({ unit }) => unit).filter((unit) => !short.has(unit)));
}
