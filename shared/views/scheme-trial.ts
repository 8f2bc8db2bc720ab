/** 试算 of schemes over the open ledger, as of a day. Nothing is stored and nothing is decided; knows no screen. */
import type { Ledger } from '../ledger/fold';
import { heldWords, listedWords } from '../scoring/check-words';
import { compareSchemes } from '../scoring/compare-schemes';
import type { ComparedUnit } from '../scoring/compare-schemes';
import { subjectsFor } from '../scoring/context';
import type { Finding } from '../scoring/context';
import { factFindings, startEvaluation } from '../scoring/evaluate-scheme';
import { monthPeriod } from '../scoring/periods';
import type { Period } from '../scoring/periods';
import type { PartSection, Scheme } from '../scoring/scheme-schema';
import { workCalendarOf } from './calendar';
import { factsOf } from './facts';
import { partToday } from './scheme-today';
import type { PartToday } from './scheme-today';

/** The month a text begins with: 2026-10 or 2026-10-15. */
function monthOf(text: string): Period {
  const [year = 0, month = 0] = text.split('-').map(Number);
  return monthPeriod(year, month);
}

/** Two schemes over one month: `month` is 2026-10, `today` 2026-10-15; a month that is not over is taken as of today. */
export type ComparedMonth = { readonly a: Scheme; readonly b: Scheme; readonly month: string; readonly today: string };

/** 试算对比: the units of the month, ranked under both schemes. */
export function compareInMonth(ledger: Ledger, { a, b, month, today }: ComparedMonth): ComparedUnit[] {
  const period = monthOf(month);
  const asOf = period.to < today ? period.to : today;
  const input = { asOf, period, calendar: workCalendarOf(ledger) };
  return compareSchemes({ scheme: a, facts: factsOf(ledger, a) }, { scheme: b, facts: factsOf(ledger, b) }, input);
}

/** A scheme under a clerk's hands, the part that is open and the unit it is tried on; null: none is open, the first unit that takes part. */
export type SchemeTry = {
  readonly scheme: Scheme;
  readonly today: string;
  readonly part: { readonly section: PartSection; readonly id: string } | null;
  readonly unit: string | null;
};

export type TriedScheme = {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** The unit tried; null while the ledger has none. */ readonly unit: string | null;
  /** What the ledger says against the scheme: units in no group or two, indicators nothing feeds, words outside a stated list. */ readonly findings: readonly Finding[];
  readonly part: PartToday | null;
  /** The words the ledger holds for each 写法清单 of the scheme. */ readonly words: readonly (readonly string[])[];
};

/** The scheme tried on the month of `today`: what its open part gives the unit, and what the ledger says against it. */
export function tryScheme(ledger: Ledger, { scheme, today, part, unit }: SchemeTry): TriedScheme {
  const facts = factsOf(ledger, scheme);
  const ctx = startEvaluation(scheme, facts, { asOf: today, period: monthOf(today), calendar: workCalendarOf(ledger) });
  const [first] = subjectsFor(ctx.env, 'unit', 'all', ctx.period.to);
  const chosen = facts.units.find((own) => own.id === (unit ?? first?.id)) ?? facts.units[0];
  return {
    units: facts.units.map(({ id, name }) => ({ id, name })),
    unit: chosen?.id ?? null,
    findings: [...factFindings(ctx), ...listedWords(scheme, facts)],
    words: heldWords(scheme, facts),
    part:
      chosen === undefined || part === null
        ? null
        : partToday(part.section, part.id, { ...ctx, subject: { kind: 'unit', id: chosen.id } }, chosen.name),
  };
}
