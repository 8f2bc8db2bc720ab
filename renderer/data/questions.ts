/**
 * What the window asks of the whole ledger and cannot compute within a frame. Each question is a pure function of the ledger; the reckoner
 * (算账线程) answers it beside the window's own thread. Adding a question here is all it takes. Knows no thread and no React.
 */
import type { Ledger } from '../../shared/ledger/fold';
import type { IsoDay } from '../../shared/model/dates';
import { monthView } from '../../shared/month/month-view';
import type { MonthView } from '../../shared/month/month-view';
import { scoreLines } from '../../shared/month/score-lines';
import type { Line } from '../../shared/scoring/evaluate-scheme';
import { publishedMonth } from '../../shared/views/published-month';
import type { PublishedMonth } from '../../shared/views/published-month';
import { proposalsOf } from '../../shared/views/proposals';
import type { Proposals } from '../../shared/views/proposals';

/** The published month without the ledger it comes from, which stays with the reckoner. */
export type ShownMonth = Pick<PublishedMonth, 'view' | 'frozen'>;

function shownMonth(ledger: Ledger, period: string): ShownMonth | null {
  const month = publishedMonth(ledger, period);
  return month === null ? null : { view: month.view, frozen: month.frozen };
}

/** What is asked and what is answered cross a thread: plain data only. */
export const QUESTIONS = {
  /** The month's figures of every unit; null while no 办法 of that year is adopted. */
  month: (ledger: Ledger, period: string): MonthView | null => monthView(ledger, period),
  /** The month as published: of a locked month the figures of its lock. */
  published: shownMonth,
  /** 怎么算的 of a unit's score in the published month. */
  scoreLines: (ledger: Ledger, { period, unit }: { readonly period: string; readonly unit: string }): Line[] =>
    scoreLines(ledger, period, unit),
  /** Proposals of the ladder as of a day; null asked is null answered (the date is in doubt). */
  proposals: (ledger: Ledger, asOf: IsoDay | null): Proposals | null => (asOf === null ? null : proposalsOf(ledger, asOf)),
} as const;

export type QuestionName = keyof typeof QUESTIONS;
export type Asked<N extends QuestionName> = Parameters<(typeof QUESTIONS)[N]>[1];
export type Answer<N extends QuestionName> = ReturnType<(typeof QUESTIONS)[N]>;
