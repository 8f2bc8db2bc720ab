/**
 * The month's table (目标考核表, 月通报): for every target and unit the month, the year to date, completion, 序时, gap in
 * percentage points, place in the group and movement (S-55, S-58, S-63, S-90). Derived only; prints nothing.
 */
import type { WorkCalendar } from '../calendar/holiday-table';
import type { IsoDay } from '../calendar/iso-date';
import type { Ctx, Finding } from './context';
import { groupsOf, subjectsFor } from './context';
import type { Figure } from './evaluate-scheme';
import { startEvaluation } from './evaluate-scheme';
import { ZERO, fixedText, losslessText } from './exact';
import type { Exact } from './exact';
import type { FactIndex } from './fact-index';
import { indexFacts, subjectName, subjectRow } from './fact-index';
import type { Facts } from './facts';
import { itemResult } from './items';
import { measureOf } from './measures';
import { monthPeriod, shiftPeriod } from './periods';
import type { Period } from './periods';
import type { Scheme, TargetRule } from './scheme-schema';
import { gapOf, progressOf, targetOf } from './targets';

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
  readonly monthEvidence: readonly string[];
  readonly evidence: readonly string[];
  readonly targetEvidence: readonly string[];
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

type Place = { rank: number | null; tied: boolean };

/** Places by value inside each group, highest first; the same value shares a place (1,1,3). Units without a group or value have none. */
function placesByGroup(values: readonly { unit: string; group: string | null; value: Exact | null }[]): Map<string, Place> {
  return new Map(
    values.map((own): [string, Place] => {
      const { value } = own;
      if (value === null || own.group === null) return [own.unit, { rank: null, tied: false }];
      const others = values.filter((o) => o.group === own.group && o.unit !== own.unit && o.value !== null);
      return [
        own.unit,
        {
          rank: 1 + others.filter((o) => o.value !== null && o.value.compare(value) > 0).length,
          tied: others.some((o) => o.value?.equals(value) ?? false),
        },
      ];
    }),
  );
}

type Ranked = (ctx: Ctx) => { unit: string; group: string | null; value: Exact | null }[];

/** Standing now beside the standing one month earlier; the first month of the year has nothing before it. */
function standings(now: Ctx, before: Ctx | null, ranked: Ranked): Map<string, Standing> {
  const current = placesByGroup(ranked(now));
  const previous = before === null ? new Map<string, Place>() : placesByGroup(ranked(before));
  return new Map(
    [...current].map(([unit, { rank, tied }]): [string, Standing] => {
      const previousRank = previous.get(unit)?.rank ?? null;
      return [unit, { rank, tied, previousRank, movement: rank === null || previousRank === null ? null : previousRank - rank }];
    }),
  );
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

const NO_STANDING: Standing = { rank: null, tied: false, previousRank: null, movement: null };

function rowsFor(now: Ctx, before: Ctx | null, rule: TargetRule): CompletionRow[] {
  const measure = now.env.scheme.measures.find((m) => m.id === rule.measure);
  if (measure === undefined) return [];
  const ranked: Ranked = (ctx) =>
    unitsOf(ctx, rule).map((unit) => ({
      unit,
      group: firstGroup(ctx, unit),
      value: progressOf(forUnit(ctx, unit), rule.id, 'base')?.completion ?? null,
    }));
  const places = standings(now, before, ranked);
  const counts = measure.is === 'rows' ? (measure.counts === 'reported' ? ('申报数' as const) : ('核定数' as const)) : ('推算' as const);
  return unitsOf(now, rule).map((unit) => {
    const ctx = forUnit(now, unit);
    const progress = progressOf(ctx, rule.id, 'base');
    const month = measureOf(ctx, measure.id, 'month', undefined);
    const cumulative = measureOf(ctx, measure.id, 'yearToDate', undefined);
    const target = targetOf(ctx, rule.id, 'base', 'year');
    return {
      target: rule.id,
      indicator: measure.id,
      title: rule.title,
      unitOfMeasure: measure.unit,
      counts,
      unit,
      name: subjectName(now.env.index, { kind: 'unit', id: unit }),
      section: sectionOf(now, unit),
      group: firstGroup(now, unit),
      yearTarget: figureAt(target.value, measure.decimals),
      stretch: figureAt(targetOf(ctx, rule.id, 'stretch', 'year').value, measure.decimals),
      month: figureAt(month.value, measure.decimals),
      cumulative: figureAt(cumulative.value, measure.decimals),
      lastYear: figureAt(measureOf(ctx, measure.id, 'yearToDateLastYear', undefined).value, measure.decimals),
      completion: percentOf(progress?.completion),
      stretchCompletion: percentOf(progressOf(ctx, rule.id, 'stretch')?.completion),
      schedule: percentOf(progress?.schedule),
      gapPoints: figureAt(gapOf(ctx, rule.id, 'base', 'points'), 1),
      monthEvidence: month.rows,
      evidence: cumulative.rows,
      targetEvidence: target.rows,
      ...(places.get(unit) ?? NO_STANDING),
    };
  });
}

function totalRows(now: Ctx, before: Ctx | null): TotalRow[] {
  const total = now.env.scheme.items.find((i) => i.id === now.env.scheme.total);
  if (total === undefined || total.subject !== 'unit') return [];
  const units = subjectsFor(now.env, 'unit', total.appliesTo, now.period.to).map((s) => s.id);
  const value = (ctx: Ctx, unit: string): Exact | null => itemResult(forUnit(ctx, unit), total.id)?.final ?? null;
  const places = standings(now, before, (ctx) => units.map((unit) => ({ unit, group: firstGroup(ctx, unit), value: value(ctx, unit) })));
  const decimals = total.rounding === 'none' ? 2 : total.rounding.places;
  return units.map((unit) => ({
    unit,
    name: subjectName(now.env.index, { kind: 'unit', id: unit }),
    section: sectionOf(now, unit),
    group: firstGroup(now, unit),
    total: figureAt(value(now, unit), decimals),
    ...(places.get(unit) ?? NO_STANDING),
  }));
}

/** The context of one month, for questions behind a cell (explainItem, inputsOf, exclusionsOf). */
export function monthContext(scheme: Scheme, facts: Facts, input: MonthInput): Ctx {
  const period = monthPeriod(input.year, input.month);
  return contextAt(scheme, facts, input, period, input.asOf ?? period.to);
}

function contextAt(scheme: Scheme, facts: Facts, input: MonthInput, period: Period, asOf: IsoDay): Ctx {
  return startEvaluation(scheme, facts, {
    asOf,
    period,
    calendar: input.calendar,
    ...(input.index === undefined ? {} : { index: input.index }),
  });
}

/** The whole table of one month. `asOf` defaults to the month's last day. Movement is against the month before, within the year. */
export function completionTable(scheme: Scheme, facts: Facts, input: MonthInput): CompletionTable {
  const indexed = { ...input, index: input.index ?? indexFacts(facts) };
  const now = monthContext(scheme, facts, indexed);
  const earlier = shiftPeriod(now.period, -1);
  const sameYear = now.period.from.slice(5) !== scheme.period.yearStart;
  const before = sameYear ? contextAt(scheme, facts, indexed, earlier, earlier.to) : null;
  const rows = scheme.targets.filter((t) => t.subject === 'unit').flatMap((rule) => rowsFor(now, before, rule));
  return { period: now.period.key, asOf: now.env.asOf, rows, totals: totalRows(now, before), findings: [...now.env.findings.values()] };
}

export const EMPTY_SECTION_TEXT = '暂未有上报';

export type SectionTotal = {
  readonly section: string;
  readonly target: string;
  readonly units: number;
  /** true: nothing was reported in this section; print 暂未有上报 */
  readonly empty: boolean;
  readonly yearTarget: Figure;
  readonly month: Figure;
  readonly cumulative: Figure;
  readonly completion: Figure | null;
};

function add(rows: readonly CompletionRow[], pick: (row: CompletionRow) => Figure | null, exactOf: (text: string) => Exact): Exact {
  return rows.reduce((sum, row) => {
    const f = pick(row);
    return f === null ? sum : sum.add(exactOf(f.exact));
  }, ZERO);
}

/** Subtotals per section (板块, in the county's print order; others found in the data follow) and the grand total (section 合计) of one indicator (S-63). Counts of a ratio cannot be added: those rows give no completion. */
export function sectionTotals(table: CompletionTable, target: string, sections: readonly string[]): SectionTotal[] {
  const rows = table.rows.filter((r) => r.target === target);
  const exactOf = (text: string): Exact => ZERO.add(text);
  const names = [...sections, ...[...new Set(rows.map((r) => r.section))].filter((s) => !sections.includes(s))];
  const one = (section: string, inside: readonly CompletionRow[]): SectionTotal => {
    const [yearTarget, month, cumulative] = [
      add(inside, (r) => r.yearTarget, exactOf),
      add(inside, (r) => r.month, exactOf),
      add(inside, (r) => r.cumulative, exactOf),
    ];
    const places = Math.max(0, ...inside.map((r) => (r.cumulative?.text.split('.')[1] ?? '').length));
    const shown = (v: Exact): Figure => ({ exact: losslessText(v), text: fixedText(v, places) });
    return {
      section,
      target,
      units: inside.length,
      empty: inside.every((r) => r.evidence.length === 0),
      yearTarget: shown(yearTarget),
      month: shown(month),
      cumulative: shown(cumulative),
      completion: yearTarget.n === 0n ? null : percentOf(cumulative.div(yearTarget)),
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
