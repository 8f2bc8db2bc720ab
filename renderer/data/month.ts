/** The month's figures for screens and handlers. */
import type { Ledger } from '../../shared/ledger/fold';
import { monthView } from '../../shared/month/month-view';
import type { MonthView } from '../../shared/month/month-view';
import { ownUnit } from '../../shared/month/own-unit';
import { useMemo } from 'react';
import { knownAnswer, useAnswer } from './answers';
import type { ShownMonth } from './questions';
import { useStatus } from './status';

/** For handlers: the month's view of a ledger; null while no 办法 of that year is adopted. Reckoned on the spot only when no screen has asked for it. */
export function monthOf(ledger: Ledger, period: string): MonthView | null {
  const known = knownAnswer(ledger, 'month', period);
  return known === undefined ? monthView(ledger, period) : known.answer;
}

/** The same of the open ledger for a screen, kept up to date; the screen waits for the first one. On a unit's machine its own line alone. */
export function useMonth(period: string): MonthView | null {
  const { unit } = useStatus();
  const view = useAnswer('month', period);
  return useMemo(() => (view === null || unit === null ? view : ownUnit(view, unit)), [view, unit]);
}

/** The month as published: of a locked month the figures of its lock. On a unit's machine its own line alone. */
export function usePublished(period: string): ShownMonth | null {
  const { unit } = useStatus();
  const month = useAnswer('published', period);
  return useMemo(() => (month === null || unit === null ? month : { ...month, view: ownUnit(month.view, unit) }), [month, unit]);
}
