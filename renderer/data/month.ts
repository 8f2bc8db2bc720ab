/** The month's figures for screens, computed once per state of the ledger and month. */
import type { Ledger } from '../../shared/ledger/fold';
import { monthView } from '../../shared/month/month-view';
import type { MonthView } from '../../shared/month/month-view';
import { publishedMonth } from '../../shared/views/published-month';
import type { PublishedMonth } from '../../shared/views/published-month';
import { useLedger } from './use-ledger';

/** The ledger is a new object after each change, so what was computed for an older one goes with it. */
const known = new WeakMap<Ledger, Map<string, MonthView | null>>();

/** The month's view of a ledger; null while no 办法 of that year is adopted. */
export function monthOf(ledger: Ledger, period: string): MonthView | null {
  let months = known.get(ledger);
  if (months === undefined) known.set(ledger, (months = new Map()));
  const held = months.get(period);
  if (held !== undefined) return held;
  const view = monthView(ledger, period);
  months.set(period, view);
  return view;
}

/** The same for the open ledger, kept up to date. */
export function useMonth(period: string): MonthView | null {
  const ledger = useLedger((current) => current);
  return monthOf(ledger, period);
}

const published = new WeakMap<Ledger, Map<string, PublishedMonth | null>>();

/** The month as published: of a locked month the figures of its lock. */
export function usePublished(period: string): PublishedMonth | null {
  const ledger = useLedger((current) => current);
  let months = published.get(ledger);
  if (months === undefined) published.set(ledger, (months = new Map()));
  const held = months.get(period);
  if (held !== undefined) return held;
  const month = publishedMonth(ledger, period);
  months.set(period, month);
  return month;
}
