/**
 * M 指标口径, second half: sums, counts and ratios of the counted rows, per subject and window. Must not know scoring rules.
 */
import type { Ctx } from './context';
import { groupsOf, subjectKey, subjectsFor } from './context';
import { num } from './evaluate-trees';
import { plainText } from './exact';
import type { Exact } from './exact';
import type { Subject } from './fact-index';
import type { IsoDay } from '../calendar/iso-date';
import { isLasting, partOf } from './measure-rows';
import type { MeasuredRow } from './measure-rows';
import type { PeriodRef } from './periods';
import { rangePeriod, resolvePeriod } from './periods';
import type { Measure, Scheme } from './scheme-schema';
import type { NumberNode } from './scheme-trees';
import type { OwnerRows, RowLists } from './row-lists';
import { inWindow, rowListsOf, rowsOfAll, rowsOfOwner } from './row-lists';
import { once, report } from './memo';
import { exactOf } from './tally';
import type { TogetherGroup } from './together';
import { groupsOfRows, totalOfGroups } from './together';

/** A value, whether nothing stands behind it, and the ids of the rows that do; those are gathered for whoever asks. */
export type Measured = {
  readonly value: Exact | null;
  readonly nothing: boolean;
  readonly rowIds: () => readonly string[];
  /** Where rows are put together (合并计算): every group, kept or not. */
  readonly groups?: () => readonly TogetherGroup[];
  /** Where a row's value is worked out and not just read: what each row adds, “s1：5”. */
  readonly parts?: () => readonly string[];
};

const NONE: Measured = { value: null, nothing: true, rowIds: () => [] };

/** The value as it is shown: a ratio is kept as a share (2/3) and shown in the percent its unit says. */
export function shownValue(measure: Scheme['measures'][number], value: Exact): Exact {
  return measure.is === 'ratio' && measure.unit === '%' ? value.mul(100) : value;
}

/** A value made from others: their rows, each once. */
function madeFrom(parts: readonly Measured[], value: Exact | null): Measured {
  return {
    value,
    nothing: parts.every((part) => part.nothing),
    rowIds: () => [...new Set(parts.flatMap((part) => part.rowIds()))],
  };
}

/** The lists of rows the subject of the context answers for. A post (职务) is answered for by its person. */
function ownRows(lists: RowLists, ctx: Ctx, scope: 'group' | 'all' | undefined): OwnerRows[] {
  const { env, subject, period } = ctx;
  if (subject === null || scope === 'all') return [rowsOfAll(ctx, lists)];
  const of = ({ kind, id }: Subject): OwnerRows => {
    const post = kind === 'post' ? env.index.facts.posts.find((p) => p.id === id) : undefined;
    return post === undefined ? rowsOfOwner(ctx, lists, kind, id) : rowsOfOwner(ctx, lists, 'person', post.person);
  };
  if (scope === 'group') return subjectsFor(env, subject.kind, groupsOf(env, subject.id, period.to), period.to).map(of);
  const children = lists.reader.measure.withChildUnits ? (env.index.children.get(subject.id) ?? []) : [];
  return [of(subject), ...children.map((id) => of({ kind: 'unit', id }))];
}

/** The value of a measure for the subject of the context (none = everyone), with the ids of the rows behind it. */
export function measureOf(ctx: Ctx, id: string, period: PeriodRef | undefined, scope: 'group' | 'all' | undefined): Measured {
  const { env } = ctx;
  const measure = env.scheme.measures.find((m) => m.id === id);
  if (measure === undefined) {
    report(env, 'error', 'no-measure', id, `没有编号为“${id}”的指标`);
    return NONE;
  }
  const own = `${id} ${subjectKey(ctx.subject)} ${scope ?? ''}`;
  if (measure.is === 'rows') {
    if (ctx.subject?.kind === 'matter' && scope !== 'all' && measure.source !== 'matters' && measure.source !== 'figures') {
      report(env, 'error', 'measure-subject', id, `指标“${measure.name}”的记录不属于督办事项，问不出数；改问它的单位（over ownUnits）`);
      return NONE;
    }
    const window = resolvePeriod(period ?? measure.window, ctx.period, env.scheme.period.yearStart);
    const asked = isLasting(measure) && scope !== 'group' ? '' : ctx.period.key;
    return once(env, `measure ${own} ${window.key} ${asked}`, NONE, () => {
      const lists = rowListsOf(ctx, measure);
      const made = inWindow(lists, ownRows(lists, ctx, scope), window, env.asOf);
      const rowIds = (): string[] => made.rows().map((row) => row.id);
      if (made.coarse !== null) {
        const text = `指标“${measure.name}”有日期过粗的记录（例：${made.coarse}），不能归入${window.from}/${window.to}`;
        report(env, 'note', 'coarse-date', id, text);
      }
      const { nothing } = made;
      if (measure.together === undefined) {
        const { amount, per } = lists.reader;
        const workedOut =
          measure.aggregate === 'sum' && amount === null && typeof measure.value === 'object' && measure.value.op !== 'field';
        const parts = (): string[] => made.rows().map((row) => `${row.id}：${plainText(exactOf(partOf(row, per), per))}`);
        return { value: made.value, nothing, rowIds, ...(workedOut ? { parts } : {}) };
      }
      const everyone = (): readonly MeasuredRow[] => inWindow(lists, [rowsOfAll(ctx, lists)], window, env.asOf).rows();
      const groups = groupsOfRows(ctx, measure, lists.reader.per, made.rows(), everyone);
      return { value: made.unread ? null : totalOfGroups(measure, groups), nothing, rowIds, groups: () => groups };
    });
  }
  return once(env, `measure ${own} ${ctx.period.key} ${JSON.stringify(period ?? null)}`, NONE, () => {
    if (measure.is === 'formula') {
      const asked = scope === undefined ? undefined : asksOne(measure.formula);
      if (asked !== undefined) {
        const text = `“${measure.name}”的算式里有只能问一个单位的“${asked}”，问不了全组或全县的数；请用 over 把各单位的数加起来`;
        report(env, 'error', 'formula-scope', id, text);
        return NONE;
      }
      const value = num(measure.formula, { ...ctx, window: period ?? ctx.window, scope });
      return madeFrom(measuresInside(ctx, measure.formula, period, scope), value);
    }
    const a = measureOf(ctx, measure.numerator, period, scope);
    const b = measureOf(ctx, measure.denominator, period, scope);
    if (a.value === null || b.value === null) return madeFrom([a, b], null);
    if (b.value.n !== 0n) return madeFrom([a, b], a.value.div(b.value));
    return madeFrom([a, b], measure.zero === 'unknown' ? null : num(measure.zero, ctx));
  });
}

/** Parts of a formula that can be asked of everyone: other measures, and what is worked out from numbers and days. */
const OF_EVERYONE = new Set(
  'measure + - * / min max abs wholeSteps floor round if known countTrue datePart elapsed always never all any not atLeast between date >= > <= < = != asOf periodStart periodEnd yearStart yearEnd monthDay shift earliest latest'.split(
    ' ',
  ),
);

/** The first part of a formula that only a single subject has, such as its target or a field of it. */
function asksOne(tree: unknown): string | undefined {
  if (typeof tree !== 'object' || tree === null) return undefined;
  if ('op' in tree && typeof tree.op === 'string' && !OF_EVERYONE.has(tree.op)) return tree.op;
  for (const own of Object.values(tree)) {
    const found = asksOne(own);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The measures a formula is made of. */
function measuresInside(ctx: Ctx, tree: unknown, period: PeriodRef | undefined, scope: Ctx['scope']): Measured[] {
  if (Array.isArray(tree)) return tree.flatMap((t) => measuresInside(ctx, t, period, scope));
  if (typeof tree !== 'object' || tree === null) return [];
  const node = tree as { op?: unknown; id?: unknown; period?: PeriodRef; scope?: 'group' | 'all' };
  const own =
    node.op === 'measure' && typeof node.id === 'string' ? [measureOf(ctx, node.id, node.period ?? period, node.scope ?? scope)] : [];
  return [...own, ...Object.values(node).flatMap((v) => measuresInside(ctx, v, period, scope))];
}

/** Whether a running total of the measure can be followed from day to day: rows that are added up or counted, each for itself. */
export const addsUp = (measure: Measure): boolean =>
  measure.is === 'rows' && measure.together === undefined && ['sum', 'count', 'distinct'].includes(measure.aggregate);

/**
 * The first day on which the measure of the subject, added up from its first row, is at least the bound (覆盖完投入之日). Null while it is not, and where a row or
 * the bound cannot be told. A row of a month counts on its last day.
 */
export function passedOn(ctx: Ctx, id: string, bound: NumberNode): IsoDay | null {
  const { env } = ctx;
  const measure = env.scheme.measures.find((own) => own.id === id);
  const need = num(bound, ctx);
  if (measure === undefined || measure.is !== 'rows' || !addsUp(measure) || need === null) return null;
  const lists = rowListsOf(ctx, measure);
  const made = inWindow(lists, ownRows(lists, ctx, undefined), rangePeriod('0001-01-01', env.asOf), env.asOf);
  if (made.unread) return null;
  const days = [...new Set(made.rows().map(({ span }) => span.to))].toSorted();
  return days.find((to) => (measureOf(ctx, id, { from: '0001-01-01', to }, undefined).value?.compare(need) ?? -1) >= 0) ?? null;
}
