/**
 * What the window asks of the whole ledger and cannot compute within a frame. Each question is a pure function of the ledger; the reckoner
 * (算账线程) answers it beside the window's own thread. Adding a question here is all it takes. Knows no thread and no React.
 */
import type { Ledger } from '../../shared/ledger/fold';
import { getRecord } from '../../shared/ledger/read';
import type { IsoDay } from '../../shared/model/dates';
import type { RecordId } from '../../shared/model/ids';
import { evidenceOf, monthView } from '../../shared/month/month-view';
import type { MonthView } from '../../shared/month/month-view';
import { scoreLines } from '../../shared/month/score-lines';
import { targetTrend } from '../../shared/month/target-trend';
import type { TargetTrend } from '../../shared/month/target-trend';
import type { ComparedUnit } from '../../shared/scoring/compare-schemes';
import type { RowEvidence } from '../../shared/scoring/completion-table';
import type { Line } from '../../shared/scoring/evaluate-scheme';
import { crossChecks } from '../../shared/views/cross-checks';
import type { CrossCheck } from '../../shared/views/cross-checks';
import { frozenDifferences } from '../../shared/views/frozen-compare';
import type { FrozenDifference } from '../../shared/views/frozen-compare';
import { checkFrozen } from '../../shared/views/frozen-periods';
import type { FrozenCheck } from '../../shared/views/frozen-periods';
import { publishedMonth } from '../../shared/views/published-month';
import type { PublishedMonth } from '../../shared/views/published-month';
import { proposalsOf } from '../../shared/views/proposals';
import type { Proposals } from '../../shared/views/proposals';
import { compareInMonth, tryScheme } from '../../shared/views/scheme-trial';
import type { ComparedMonth, SchemeTry, TriedScheme } from '../../shared/views/scheme-trial';
import { yearTotals } from '../../shared/views/settlement-sheets';
import type { YearTotals } from '../../shared/views/settlement-sheets';
import { findRegister } from '../../shared/registers/all-registers';
import { registerContext } from '../../shared/registers/context';
import type { RegisterRow } from '../../shared/registers/register';
import { makeReport } from '../../shared/reports/catalogue';
import type { ReportRequest } from '../../shared/reports/catalogue';
import type { Report } from '../../shared/reports/report';

/** The published month without the ledger it comes from, which stays with the reckoner. */
export type ShownMonth = Pick<PublishedMonth, 'view' | 'frozen'>;

function shownMonth(ledger: Ledger, period: string): ShownMonth | null {
  const month = publishedMonth(ledger, period);
  return month === null ? null : { view: month.view, frozen: month.frozen };
}

/** `check` is null for a lock of a newer program. */
export type LockStanding = { readonly check: FrozenCheck | null; readonly differences: readonly FrozenDifference[] };

/** What is asked and what is answered cross a thread: plain data only. */
export const QUESTIONS = {
  /** The month's figures of every unit; null while no 办法 of that year is adopted. */
  month: (ledger: Ledger, period: string): MonthView | null => monthView(ledger, period),
  /** The entries behind a figure of the published month. */
  evidence: (
    ledger: Ledger,
    { period, unit, target }: { readonly period: string; readonly unit: string; readonly target: string },
  ): RowEvidence | null => {
    const made = publishedMonth(ledger, period);
    const row = made?.view.table.rows.find((own) => own.unit === unit && own.target === target);
    return made === null || row === undefined ? null : evidenceOf(made, row);
  },
  /** The month as published: of a locked month the figures of its lock. */
  published: shownMonth,
  /** One indicator through the months of the year; null while no 办法 is adopted or it does not have the target. */
  trend: (ledger: Ledger, { period, target }: { readonly period: string; readonly target: string | null }): TargetTrend | null => {
    const view = target === null ? null : monthView(ledger, period);
    return view === null || target === null ? null : targetTrend(ledger, view, target);
  },
  /** 怎么算的 of a unit's score in the published month. */
  scoreLines: (ledger: Ledger, { period, unit }: { readonly period: string; readonly unit: string }): Line[] =>
    scoreLines(ledger, period, unit),
  /** 勾稽关系 of a month's end; null while no 办法 of that year is adopted. */
  crossChecks: (ledger: Ledger, month: string): CrossCheck[] | null => crossChecks(ledger, month),
  /** A lock reckoned anew, and what differs from it today; null when it was taken back. */
  lock: (ledger: Ledger, id: RecordId): LockStanding | null => {
    const frozen = getRecord(ledger, 'freeze', id);
    return frozen === null ? null : { check: checkFrozen(ledger, frozen), differences: frozenDifferences(ledger, frozen) };
  },
  /** Proposals of the ladder as of a day; null asked is null answered (the date is in doubt). */
  proposals: (ledger: Ledger, asOf: IsoDay | null): Proposals | null => (asOf === null ? null : proposalsOf(ledger, asOf)),
  /** Scores of a year for 年终结算: of its lock, else as they stand. */
  yearTotals: (ledger: Ledger, year: number): YearTotals => yearTotals(ledger, year),
  /** 试算对比 of two schemes, drafts among them; null asked is null answered (one is not chosen). */
  compared: (ledger: Ledger, asked: ComparedMonth | null): ComparedUnit[] | null => (asked === null ? null : compareInMonth(ledger, asked)),
  /** 试算 of a scheme being edited: what the open part gives a unit today. */
  tried: (ledger: Ledger, asked: SchemeTry): TriedScheme => tryScheme(ledger, asked),
  /** Rows of a register that reads scores; null for one this program does not know. */
  registerRows: (ledger: Ledger, { id, today }: { readonly id: string; readonly today: IsoDay }): readonly RegisterRow[] | null =>
    findRegister(id)?.rows(registerContext(ledger, today)) ?? null,
  /** A report or record page; null when the ledger does not hold what it asks for. */
  report: (ledger: Ledger, request: ReportRequest): Report | null => makeReport(ledger, request),
} as const;

export type QuestionName = keyof typeof QUESTIONS;
export type Asked<N extends QuestionName> = Parameters<(typeof QUESTIONS)[N]>[1];
export type Answer<N extends QuestionName> = ReturnType<(typeof QUESTIONS)[N]>;
