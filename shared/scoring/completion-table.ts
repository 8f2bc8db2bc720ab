/**
 * The month's table (目标考核表, 月通报): for every target and unit the month, the year to date, completion, 序时, gap in
 * percentage points, place in the group and movement (S-55, S-58, S-63, S-90). Derived only; prints nothing.
 */
import type { WorkCalendar } from '../calendar/holiday-table';
import type { IsoDay } from '../calendar/iso-date';
import type { Ctx } from './context';
import { groupsOf, subjectsFor } from './context';
import type { Figure } from './evaluate-scheme';
import { ZERO, fixedText, losslessText } from './exact';
import type { Exact } from './exact';
import type { FactIndex } from './fact-index';
import { indexFacts, subjectName, subjectRow } from './fact-index';
import type { Facts } from './facts';
import { itemResult } from './items';
import { measureOf } from './measures';
import { monthPeriod, shiftPeriod } from './periods';
import type { Period } from './periods';
import type { Measure, Scheme, TargetRule } from './scheme-schema';
import { standingContext } from './standing';
import { progressOf, targetOf } from './targets';
import { gathered, once } from './memo';
import type { Finding } from './memo';

export type Standing = {
  readonly rank: number | null;
  readonly tied: boolean;
  readonly previousRank: number | null;
  /** places won (+) or lost (−) since the month before */ readonly movement: number | null;
};
export type CompletionRow = Standing & {
  readonly target: string;
  readonly indicator: string;
  readonly title: string;
  readonly unitOfMeasure: string;
  readonly counts: '申报数' | '核定数' | '推算';
  readonly unit: string;
  readonly name: string;
  readonly section: string;
  readonly group: string | null;
  readonly yearTarget: Figure | null;
  readonly stretch: Figure | null;
  readonly month: Figure | null;
  readonly cumulative: Figure | null;
  readonly lastYear: Figure | null;
  /** Last year's figure is that of its lock (核定锁定), not of today's entries. */
  readonly lastYearLocked?: true;
  /** percent of the year's target; 序时 in percent; difference in percentage points */
  readonly completion: Figure | null;
  /** Percent of the 争取 target of the year (S-53); null where none is set. */
  readonly stretchCompletion: Figure | null;
  readonly schedule: Figure | null;
  readonly gapPoints: Figure | null;
  /** No entry counts for the year to date. */
  readonly nothing: boolean;
};
export type TotalRow = Standing & {
  readonly unit: string;
  readonly name: string;
  readonly section: string;
  readonly group: string | null;
  readonly total: Figure | null;
};
export type CompletionTable = {
  readonly period: string;
  readonly asOf: IsoDay;
  readonly rows: readonly CompletionRow[];
  readonly totals: readonly TotalRow[];
  readonly findings: readonly Finding[];
};
export type MonthInput = {
  readonly year: number;
  readonly month: number;
  readonly calendar: WorkCalendar;
  readonly asOf?: IsoDay | undefined;
  readonly index?: FactIndex | undefined;
};

const figureAt = (value: Exact | null, places: number): Figure | null =>
  value === null ? null : { exact: losslessText(value), text: fixedText(value, places) };
const percentOf = (value: Exact | null | undefined): Figure | null =>
  value === null || value === undefined ? null : figureAt(value.mul(100), 1);

type Place = { readonly rank: number | null; readonly tied: boolean };
type Ranking = { readonly name: string; readonly units: readonly string[]; readonly value: (ctx: Ctx, unit: string) => Exact | null };

/** Places inside a group, highest first; the same value shares a place (1,1,3). Units without a value have none. */
function placesIn(ctx: Ctx, { name, value }: Ranking, group: string, units: readonly string[]): [string, Place][] {
  return once(ctx.env, `places ${name} ${group} ${ctx.period.key}`, [], () => {
    const valued = units.flatMap((unit) => {
      const own = value(ctx, unit);
      return own === null ? [] : [{ unit, own }];
    });
    valued.sort((a, b) => b.own.compare(a.own));
    const same = (i: number): boolean => valued[i]?.own.equals(valued[i - 1]?.own ?? 0) ?? false;
    let rank = 0;
    return valued.map(({ unit }, i): [string, Place] => {
      const tied = i > 0 && same(i);
      if (!tied) rank = i + 1;
      return [unit, { rank, tied: tied || (i + 1 < valued.length && same(i + 1)) }];
    });
  });
}

/** The place of every unit that has one. */
function placesOf(ctx: Ctx, ranking: Ranking): ReadonlyMap<string, Place> {
  return once(ctx.env, `places ${ranking.name} ${ctx.period.key}`, new Map(), () => {
    const members = new Map<string, string[]>();
    for (const unit of ranking.units) {
      const group = firstGroup(ctx, unit);
      if (group !== null) members.set(group, [...(members.get(group) ?? []), unit]);
    }
    return new Map([...members].flatMap(([group, units]) => placesIn(ctx, ranking, group, units)));
  });
}

const NO_PLACE: Place = { rank: null, tied: false };

/** Standing now beside the standing one month earlier; the first month of the year has nothing before it. */
function standings(now: Ctx, before: Ctx | null, ranking: Ranking): (unit: string) => Standing {
  const [current, previous] = [placesOf(now, ranking), before === null ? null : placesOf(before, ranking)];
  return (unit) => {
    const { rank, tied } = current.get(unit) ?? NO_PLACE;
    const previousRank = previous?.get(unit)?.rank ?? null;
    return { rank, tied, previousRank, movement: rank === null || previousRank === null ? null : previousRank - rank };
  };
}

function unitsOf(ctx: Ctx, rule: TargetRule): string[] {
  return subjectsFor(ctx.env, 'unit', rule.appliesTo, ctx.period.to).map((s) => s.id);
}

function forUnit(ctx: Ctx, id: string): Ctx {
  return { ...ctx, subject: { kind: 'unit', id } };
}
const firstGroup = (ctx: Ctx, id: string): string | null => groupsOf(ctx.env, id, ctx.period.to)[0] ?? null;

function sectionOf(ctx: Ctx, id: string): string {
  const row = subjectRow(ctx.env.index, { kind: 'unit', id });
  return row !== undefined && 'section' in row && typeof row.section === 'string' ? row.section : '其他';
}

type Figures = Omit<CompletionRow, keyof Standing>;
/** A row without its place, and what the place goes by. */
type Standless = { readonly figures: Figures; readonly by: Exact | null };

/** The figures of a unit's row, worked out once: the places of this month and of the next both go by them. */
function standlessOf(ctx: Ctx, rule: TargetRule, measure: Measure, unit: string): Standless {
  const own = forUnit(ctx, unit);
  const made = once<Standless | null>(ctx.env, `figures ${rule.id} ${unit} ${ctx.period.key}`, null, () =>
    figuresOf(own, rule, measure, unit),
  );
  return made ?? figuresOf(own, rule, measure, unit);
}

function figuresOf(ctx: Ctx, rule: TargetRule, measure: Measure, unit: string): Standless {
  const progress = progressOf(ctx, rule.id, 'base');
  const places = measure.decimals;
  const cumulative = measureOf(ctx, measure.id, 'yearToDate', undefined);
  const figures: Figures = {
    target: rule.id,
    indicator: measure.id,
    title: rule.title,
    unitOfMeasure: measure.unit,
    counts: measure.is === 'rows' ? (measure.counts === 'reported' ? '申报数' : '核定数') : '推算',
    unit,
    name: subjectName(ctx.env.index, { kind: 'unit', id: unit }),
    section: sectionOf(ctx, unit),
    group: firstGroup(ctx, unit),
    yearTarget: figureAt(targetOf(ctx, rule.id, 'base', 'year').value, places),
    stretch: figureAt(targetOf(ctx, rule.id, 'stretch', 'year').value, places),
    month: figureAt(measureOf(ctx, measure.id, 'month', undefined).value, places),
    cumulative: figureAt(cumulative.value, places),
    lastYear: figureAt(measureOf(ctx, measure.id, 'yearToDateLastYear', undefined).value, places),
    completion: percentOf(progress?.completion),
    stretchCompletion: percentOf(progressOf(ctx, rule.id, 'stretch')?.completion),
    schedule: percentOf(progress?.schedule),
    gapPoints: figureAt(progress?.gapPoints ?? null, 1),
    nothing: cumulative.nothing,
  };
  return { figures, by: progress?.completion ?? null };
}

export type RowEvidence = { readonly month: readonly string[]; readonly cumulative: readonly string[]; readonly target: readonly string[] };

/** Ids of the facts behind a row's month, year to date and target, asked in the context of the row's month. */
export function rowEvidence(ctx: Ctx, { target, indicator, unit }: Pick<CompletionRow, 'target' | 'indicator' | 'unit'>): RowEvidence {
  const own = forUnit(ctx, unit);
  return {
    month: measureOf(own, indicator, 'month', undefined).rowIds(),
    cumulative: measureOf(own, indicator, 'yearToDate', undefined).rowIds(),
    target: targetOf(own, target, 'base', 'year').rows,
  };
}

function rowsFor(now: Ctx, before: Ctx | null, rule: TargetRule): CompletionRow[] {
  const measure = now.env.scheme.measures.find((m) => m.id === rule.measure);
  if (measure === undefined) return [];
  return once(now.env, `rows ${rule.id} ${now.period.key}`, [], () => {
    const value = (ctx: Ctx, unit: string): Exact | null => standlessOf(ctx, rule, measure, unit).by;
    const units = unitsOf(now, rule);
    const standing = standings(now, before, { name: `target ${rule.id}`, units, value });
    return units.map((unit) => ({ ...standlessOf(now, rule, measure, unit).figures, ...standing(unit) }));
  });
}

function totalRows(now: Ctx, before: Ctx | null): TotalRow[] {
  const total = now.env.scheme.items.find((i) => i.id === now.env.scheme.total);
  if (total === undefined || total.subject !== 'unit') return [];
  return once(now.env, `totals ${now.period.key}`, [], () => {
    const units = subjectsFor(now.env, 'unit', total.appliesTo, now.period.to).map((s) => s.id);
    const value = (ctx: Ctx, unit: string): Exact | null => itemResult(forUnit(ctx, unit), total.id)?.final ?? null;
    const standing = standings(now, before, { name: `total ${total.id}`, units, value });
    const decimals = total.rounding === 'none' ? 2 : total.rounding.places;
    return units.map((unit) => ({
      unit,
      name: subjectName(now.env.index, { kind: 'unit', id: unit }),
      section: sectionOf(now, unit),
      group: firstGroup(now, unit),
      total: figureAt(value(now, unit), decimals),
      ...standing(unit),
    }));
  });
}

/** The context of one month, for questions behind a cell (explainItem, inputsOf). */
export function monthContext(scheme: Scheme, facts: Facts, input: MonthInput): Ctx {
  const period = monthPeriod(input.year, input.month);
  return contextAt(scheme, input.index ?? indexFacts(facts), input, period, input.asOf ?? period.to);
}

function contextAt(scheme: Scheme, index: FactIndex, { calendar }: MonthInput, period: Period, asOf: IsoDay): Ctx {
  return standingContext(scheme, index, { asOf, period, calendar });
}

/** The whole table of one month. `asOf` defaults to the month's last day. Movement is against the month before, within the year. */
export function completionTable(scheme: Scheme, facts: Facts, input: MonthInput): CompletionTable {
  const index = input.index ?? indexFacts(facts);
  const now = monthContext(scheme, facts, { ...input, index });
  const earlier = shiftPeriod(now.period, -1);
  const sameYear = now.period.from.slice(5) !== scheme.period.yearStart;
  const before = sameYear ? contextAt(scheme, index, input, earlier, earlier.to) : null;
  const { value, findings } = gathered(now.env, () => ({
    rows: scheme.targets.filter((t) => t.subject === 'unit').flatMap((rule) => rowsFor(now, before, rule)),
    totals: totalRows(now, before),
  }));
  return { period: now.period.key, asOf: now.env.asOf, ...value, findings };
}

export const EMPTY_SECTION_TEXT = '暂未有上报';

export type SectionTotal = {
  readonly section: string;
  readonly target: string;
  readonly units: number;
  /** true: nothing was reported in this section; print 暂未有上报 */
  readonly empty: boolean;
  /** Of the units that have a task; null where none has. */
  readonly yearTarget: Figure | null;
  /** null where one unit's figure is unknown: unknown is never zero. */
  readonly month: Figure | null;
  readonly cumulative: Figure | null;
  readonly completion: Figure | null;
};

const sumOf = (figures: readonly Figure[]): Exact => figures.reduce((sum, { exact }) => sum.add(exact), ZERO);

/** The sum of figures that must all be known. */
function wholeSum(figures: readonly (Figure | null)[]): Exact | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === figures.length ? sumOf(known) : null;
}

/** Subtotals per section (板块, in the county's print order; others found in the data follow) and the grand total (section 合计) of one indicator (S-63). Counts of a ratio cannot be added: those rows give no completion. */
export function sectionTotals(table: CompletionTable, target: string, sections: readonly string[]): SectionTotal[] {
  const rows = table.rows.filter((r) => r.target === target);
  const names = [...sections, ...[...new Set(rows.map((r) => r.section))].filter((s) => !sections.includes(s))];
  const one = (section: string, inside: readonly CompletionRow[]): SectionTotal => {
    const tasks = inside.flatMap((row) => row.yearTarget ?? []);
    const yearTarget = tasks.length === 0 ? null : sumOf(tasks);
    const month = wholeSum(inside.map((row) => row.month));
    const cumulative = wholeSum(inside.map((row) => row.cumulative));
    const places = Math.max(0, ...inside.map((r) => (r.cumulative?.text.split('.')[1] ?? '').length));
    const rate = yearTarget === null || yearTarget.n === 0n ? null : cumulative?.div(yearTarget);
    return {
      section,
      target,
      units: inside.length,
      empty: inside.every((r) => r.nothing),
      yearTarget: figureAt(yearTarget, places),
      month: figureAt(month, places),
      cumulative: figureAt(cumulative, places),
      completion: percentOf(rate),
    };
  };
  return [
    ...names.map((name) =>
      one(
        name,
        rows.filter((r) => r.section === name),
      ),
    ),
    one('合计', rows),
  ];
}
