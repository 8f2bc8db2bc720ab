/**
 * The engine's door: a scheme, facts, a day and a period in; lines with inputs, formula, evidence, totals, places, tiers,
 * payouts and findings out. Pure: same input, same output, for ever. Order: E → S → M → T → (R B U P N J) → C → V → G → V → W.
 */
import type { WorkCalendar } from '../calendar/holiday-table';
import type { IsoDay } from '../calendar/iso-date';
import type { Ctx, Env } from './context';
import { groupsOf, subjectsFor } from './context';
import type { DeadlineLine } from './deadline-rules';
import { deadlineLines, deadlineStanding } from './deadline-rules';
import { verdictOf } from './eligibility';
import { fixedText, losslessText, plainText } from './exact';
import type { Exact } from './exact';
import type { FactIndex, Subject } from './fact-index';
import { indexFacts, subjectName } from './fact-index';
import type { Facts } from './facts';
import { itemResult, rawPoints } from './items';
import { measureOf, passedOn, shownValue } from './measures';
import type { PayoutResult } from './payouts';
import { payoutAmount, payoutsOf } from './payouts';
import type { Period } from './periods';
import { groupSizeOf, placeOf, placeRange, rankLists, tierOf, triggeredOf } from './ranks';
import { evidenceBehind, reachOf } from './reach';
import { excludedRows, isFed, rowListsOf } from './row-lists';
import type { Scheme } from './scheme-schema';
import { gapOf, targetOf } from './targets';
import { togetherText } from './together';
import { emptyMemo, report } from './memo';
import type { Finding } from './memo';

export type EvaluationInput = {
  readonly asOf: IsoDay;
  readonly period: Period;
  readonly calendar: WorkCalendar;
  readonly index?: FactIndex;
};

/** A number as results carry it: lossless ("14/5") and as printed. */
export type Figure = { readonly exact: string; readonly text: string };
export type Input = {
  readonly measure: string;
  readonly name: string;
  readonly value: Figure | null;
  readonly unit: string;
  readonly counts: '申报数' | '核定数' | '推算';
  readonly evidence: readonly string[];
  /** Where rows are put together (合并计算): each group in words, also those that do not count. */
  readonly together?: readonly string[];
  /** Where each row is worth something worked out: what each adds. */
  readonly parts?: readonly string[];
};
export type Line = {
  readonly item: string;
  readonly title: string;
  readonly section: string | undefined;
  readonly kind: string;
  readonly full: string | undefined;
  readonly subject: Subject;
  readonly name: string;
  readonly points: Figure | null;
  readonly formula: string;
  readonly changes: readonly string[];
  readonly inputs: readonly Input[];
  readonly evidence: readonly string[];
};
export type RankRow = {
  readonly subject: Subject;
  readonly name: string;
  readonly value: Figure | null;
  readonly place: number | null;
  readonly tied: boolean;
  readonly eligible: boolean;
  readonly tier: string | null;
  readonly tierChanges: readonly string[];
};
export type RankTable = { readonly rank: string; readonly title: string; readonly group: string | null; readonly rows: readonly RankRow[] };
export type PayoutLine = {
  readonly payout: string;
  readonly title: string;
  readonly subject: Subject | null;
  readonly name: string;
  readonly due: boolean;
  readonly amount: Figure | null;
  readonly unit: string;
  readonly formula: string;
  readonly stages: readonly { title: string; amount: Figure; reached: boolean | null }[];
  readonly shares: readonly { who: string; amount: Figure }[];
  readonly hold: boolean;
  readonly clawback: boolean;
  readonly deposit: {
    amount: Figure;
    deducted: Figure;
    /** What is left, and given back once `returned`. */ balance: Figure;
    returned: boolean;
  } | null;
};
export type Evaluation = {
  readonly scheme: string;
  readonly period: string;
  readonly asOf: IsoDay;
  readonly lines: readonly Line[];
  readonly totals: readonly { subject: Subject; name: string; groups: readonly string[]; total: Figure | null }[];
  readonly ranks: readonly RankTable[];
  readonly payouts: readonly PayoutLine[];
  readonly deadlines: readonly DeadlineLine[];
  /** entries looked at and not counted, with the reason (剔除清单) */
  readonly exclusions: readonly { readonly measure: string; readonly row: string; readonly reason: string }[];
  readonly findings: readonly Finding[];
};

export function figure(value: Exact): Figure {
  return { exact: losslessText(value), text: plainText(value) };
}
const maybeFigure = (value: Exact | null): Figure | null => (value === null ? null : figure(value));

/**
 * Steps of loops an evaluation may take. A loop over peers or projects takes one for each, and most are answered once for all who ask, so that real documents
 * need a few steps for each subject; what needs more than this many is nested without measure.
 */
export function loopSteps({ byKind }: FactIndex): number {
  return 500_000 + 300 * Object.values(byKind).reduce((sum, rows) => sum + rows.size, 0);
}

/** A context to ask single questions in (completion table, ladder, explanation). Facts may be indexed once and handed in. */
export function startEvaluation(scheme: Scheme, facts: Facts, input: EvaluationInput): Ctx {
  const index = input.index ?? indexFacts(facts);
  const env: Env = {
    scheme,
    index,
    asOf: input.asOf,
    calendar: input.calendar,
    memo: emptyMemo(),
    rows: new Map(),
    groups: new Map(),
    findings: new Map(),
    work: { left: loopSteps(index) },
    resolve: {
      measure: measureOf,
      target: targetOf,
      gap: gapOf,
      item: (ctx, id, stage) => (stage === 'raw' ? rawPoints(ctx, id) : (itemResult(ctx, id)?.final ?? null)),
      place: placeOf,
      placeRange,
      passed: passedOn,
      groupSize: groupSizeOf,
      tier: tierOf,
      payout: payoutAmount,
      eligible: (ctx, id) => {
        const rule = ctx.env.scheme.eligibility.find((e) => e.id === id);
        if (rule === undefined) return null;
        const verdict = verdictOf(rule, ctx, ctx.period.to);
        return !verdict.counts && verdict.unknown ? null : verdict.counts;
      },
      triggered: triggeredOf,
      deadline: deadlineStanding,
    },
  };
  return { env, subject: null, period: input.period };
}

/** The figures an item reads, each said to be 申报数 or 核定数 (S-113). */
export function inputsOf(ctx: Ctx, tree: unknown): Input[] {
  return [...reachOf(ctx, tree).measures.values()].flatMap(({ id, period, scope }) => {
    const measure = ctx.env.scheme.measures.find((m) => m.id === id);
    if (measure === undefined) return [];
    const made = measureOf(ctx, id, period, scope);
    const counts = measure.is === 'rows' ? (measure.counts === 'reported' ? ('申报数' as const) : ('核定数' as const)) : ('推算' as const);
    const value =
      made.value === null ? null : { exact: losslessText(made.value), text: fixedText(shownValue(measure, made.value), measure.decimals) };
    const together = made.groups?.().map(togetherText);
    return [
      {
        measure: id,
        name: measure.name,
        value,
        unit: measure.unit,
        counts,
        evidence: made.rowIds(),
        ...(together === undefined ? {} : { together }),
        ...(made.parts === undefined ? {} : { parts: made.parts() }),
      },
    ];
  });
}

/** One line of the 考核明细表: points, formula with numbers, what it read, and the entries behind it. Null: not applicable. */
export function explainItem(ctx: Ctx, itemId: string): Line | null {
  const made = itemResult(ctx, itemId);
  if (made === null || !made.applies || ctx.subject === null) return null;
  const { item } = made;
  return {
    item: item.id,
    title: item.title,
    section: item.section,
    kind: item.rule.kind,
    full: item.full === undefined ? undefined : String(item.full),
    subject: ctx.subject,
    name: subjectName(ctx.env.index, ctx.subject),
    points: maybeFigure(made.final),
    formula: made.formula(),
    changes: made.changes.map((change) => change()),
    inputs: inputsOf(ctx, item.rule),
    evidence: evidenceBehind(ctx, item.rule, item.id),
  };
}

function rankTables(ctx: Ctx): RankTable[] {
  return ctx.env.scheme.ranks.flatMap((rank) =>
    rankLists(ctx, rank.id).map((list) => ({
      rank: rank.id,
      title: rank.title,
      group: list.group,
      rows: list.placed.map((p) => {
        const tier = tierOf({ ...ctx, subject: p.subject }, rank.id);
        return {
          subject: p.subject,
          name: subjectName(ctx.env.index, p.subject),
          value: maybeFigure(p.value),
          place: list.open > 0 ? null : p.place,
          tied: p.tied,
          eligible: p.eligible,
          tier: p.eligible ? tier.tier : null,
          tierChanges: tier.changes,
        };
      }),
    })),
  );
}

function payoutLine(ctx: Ctx, r: PayoutResult): PayoutLine {
  return {
    payout: r.payout.id,
    title: r.payout.title,
    subject: r.subject,
    name: r.subject === null ? '' : subjectName(ctx.env.index, r.subject),
    due: r.due,
    amount: maybeFigure(r.amount),
    unit: r.payout.unit,
    formula: r.formula(),
    stages: r.stages.map((s) => ({ ...s, amount: figure(s.amount) })),
    shares: r.shares.map((s) => ({ ...s, amount: figure(s.amount) })),
    hold: r.hold,
    clawback: r.clawback,
    deposit:
      r.deposit === null
        ? null
        : {
            amount: figure(r.deposit.amount),
            deducted: figure(r.deposit.deducted),
            balance: figure(r.deposit.balance),
            returned: r.deposit.returned,
          },
  };
}

/** Units that stand in no group, or in two, on the last day: they would be ranked nowhere or twice. */
function groupFindings(ctx: Ctx): void {
  if (ctx.env.scheme.groups.length === 0) return;
  for (const unit of ctx.env.index.facts.units) {
    const groups = groupsOf(ctx.env, unit.id, ctx.period.to);
    if (groups.length > 1)
      report(ctx.env, 'error', 'two-groups', unit.id, `“${unit.name}”同时在${groups.length}个组：${groups.join('、')}`);
    if (groups.length === 0) report(ctx.env, 'note', 'no-group', unit.id, `“${unit.name}”不在任何组，不参加排名`);
  }
}

/** Indicators no fact row feeds: often a wrong kind or field name. */
function dataFindings(ctx: Ctx): void {
  for (const measure of ctx.env.scheme.measures) {
    if (measure.is === 'rows' && !isFed(ctx, measure)) report(ctx.env, 'note', 'no-data', measure.id, `指标“${measure.name}”没有任何数据`);
  }
}

/** What the facts alone say against a scheme, without evaluating it: units in no group or two, indicators nothing feeds. */
export function factFindings(ctx: Ctx): readonly Finding[] {
  groupFindings(ctx);
  dataFindings(ctx);
  return [...ctx.env.findings.values()];
}

/** Evaluates the whole scheme for one period, as of one day. Never throws for any scheme that passed `loadScheme`. */
export function evaluateScheme(scheme: Scheme, facts: Facts, input: EvaluationInput): Evaluation {
  return evaluateIn(startEvaluation(scheme, facts, input));
}

/** The same in a context that may know some of the answers already. */
export function evaluateIn(ctx: Ctx): Evaluation {
  const { env, period } = ctx;
  const { scheme } = env;
  factFindings(ctx);
  const lines = scheme.items.flatMap((item) =>
    subjectsFor(env, item.subject, item.appliesTo, period.to)
      .map((subject) => explainItem({ ...ctx, subject }, item.id))
      .filter((l) => l !== null),
  );
  const total = scheme.items.find((i) => i.id === scheme.total);
  const totals =
    total === undefined
      ? []
      : subjectsFor(env, total.subject, total.appliesTo, period.to).map((subject) => ({
          subject,
          name: subjectName(env.index, subject),
          groups: groupsOf(env, subject.id, period.to),
          total: maybeFigure(itemResult({ ...ctx, subject }, total.id)?.final ?? null),
        }));
  const ranks = rankTables(ctx);
  const payouts = scheme.payouts.flatMap((p) => payoutsOf(ctx, p).map((r) => payoutLine(ctx, r)));
  const deadlines = deadlineLines(ctx);
  return {
    scheme: scheme.id,
    period: period.key,
    asOf: env.asOf,
    lines,
    totals,
    ranks,
    payouts,
    deadlines,
    exclusions: scheme.measures.flatMap((m) =>
      m.is === 'rows' ? excludedRows(ctx, rowListsOf(ctx, m)).map(({ id, reason }) => ({ measure: m.id, row: id, reason })) : [],
    ),
    findings: [...env.findings.values()],
  };
}
