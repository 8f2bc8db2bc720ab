/** 试算 of schemes over the open ledger, as of a day. Nothing is stored and nothing is decided; knows no screen. */
import type { Ledger } from '../ledger/fold';
import { compareSchemes } from '../scoring/compare-schemes';
import type { ComparedUnit } from '../scoring/compare-schemes';
import { monthPeriod } from '../scoring/periods';
import type { Scheme } from '../scoring/scheme-schema';
import { workCalendarOf } from './calendar';
import { factsOf } from './facts';

/** Two schemes over one month: `month` is 2026-10, `today` 2026-10-15; a month that is not over is taken as of today. */
export type ComparedMonth = { readonly a: Scheme; readonly b: Scheme; readonly month: string; readonly today: string };

/** 试算对比: the units of the month, ranked under both schemes. */
export function compareInMonth(ledger: Ledger, { a, b, month, today }: ComparedMonth): ComparedUnit[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const period = monthPeriod(year, number);
  const asOf = period.to < today ? period.to : today;
  const input = { asOf, period, calendar: workCalendarOf(ledger) };
  return compareSchemes({ scheme: a, facts: factsOf(ledger, a) }, { scheme: b, facts: factsOf(ledger, b) }, input);
}
