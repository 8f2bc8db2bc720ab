/** The month's figures for screens and handlers. */
import type { Ledger } from '../../shared/ledger/fold';
import { monthView } from '../../shared/month/month-view';
import type { MonthView } from '../../shared/month/month-view';
import { knownAnswer, useAnswer } from './answers';
import type { ShownMonth } from './questions';

/** For handlers: the month's view of a ledger; null while no 办法 of that year is adopted. Reckoned on the spot only when no screen has asked for it. */
export function monthOf(ledger: Ledger, period: string): MonthView | null {
  const known = knownAnswer(ledger, 'month', period);
  return known === undefined ? monthView(ledger, period) : known.answer;
}

/** The same of the open ledger for a screen, kept up to date; the screen waits for the first one. */
export function useMonth(period: string): MonthView | null {
  return useAnswer('month', period);
}

/** The month as published: of a locked month the figures of its lock. */
export function usePublished(period: string): ShownMonth | null {
  return useAnswer('published', period);
}
