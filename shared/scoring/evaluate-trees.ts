/**
 * Evaluates Predicate and Number trees. Three-valued: an unknown input gives null (unknown), never 0 and never false
 * by accident; whoever decides on a null says so. Exact until a stated rounding. Total: no tree can make it throw.
 */
import { dayOf, monthOf, yearOf } from '../calendar/iso-date';
import type { Ctx } from './context';
import { fieldNumber, groupsOf, readField } from './context';
import { contextsOf, onceFor } from './each';
import { dateOf, elapsed, stageDay } from './evaluate-dates';
import { ONE, ZERO, exactFrom, floorOf, maxOf, minOf, roundTo, whole, wholeSteps } from './exact';
import type { Exact } from './exact';
import { spanOf } from './fact-index';
import { evidenceRows, frozenPlace, frozenRow, frozenValue } from './frozen-rows';
import { resolvePeriod } from './periods';
import type { Comparison, Each, NumberNode, PredicateNode } from './scheme-trees';
import { report } from './memo';

type Maybe<T> = T | null;

function holds(is: Comparison, sign: number): boolean {
  switch (is) {
    case '>=':
      return sign >= 0;
    case '>':
      return sign > 0;
    case '<=':
      return sign <= 0;
    case '<':
      return sign < 0;
    case '=':
      return sign === 0;
    case '!=':
      return sign !== 0;
  }
}

function allOf(parts: readonly PredicateNode[], ctx: Ctx): Maybe<boolean> {
  let unknown = false;
  for (const part of parts) {
    const value = test(part, ctx);
    if (value === false) return false;
    if (value === null) unknown = true;
  }
  return unknown ? null : true;
}

function atLeast(n: number, parts: readonly PredicateNode[], ctx: Ctx): Maybe<boolean> {
  const values = parts.map((p) => test(p, ctx));
  const yes = values.filter((v) => v === true).length;
  const maybe = values.filter((v) => v === null).length;
  if (yes >= n) return true;
  return yes + maybe >= n ? null : false;
}

function between(node: Extract<PredicateNode, { op: 'between' }>, ctx: Ctx): Maybe<boolean> {
  const value = num(node.value, ctx);
  const from = num(node.from, ctx);
  const to = num(node.to, ctx);
  if (value === null || from === null || to === null) return null;
  const low = value.compare(from);
  const high = value.compare(to);
  return (node.ends.startsWith('[') ? low >= 0 : low > 0) && (node.ends.endsWith(']') ? high <= 0 : high < 0);
}

/** Whether one of the members meets the condition; unknown as long as one of them might. */
function some(members: readonly Ctx[] | null, where: PredicateNode): Maybe<boolean> {
  const answers = members?.map((c) => test(where, c)) ?? [null];
  return answers.includes(true) ? true : answers.includes(null) ? null : false;
}

function textOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}

/** A place that others may still move: certain where the bound lies beyond every place it can become (前三名, 后五名). */
function placeHolds({ op, left }: Extract<PredicateNode, { op: Comparison }>, right: Exact, ctx: Ctx): Maybe<boolean> {
  if (typeof left !== 'object' || left.op !== 'place') return null;
  const range = ctx.env.resolve.placeRange(at(ctx, left.period), left.rank, left.from);
  if (range === null) return null;
  const [least, most] = [range.least.compare(right), range.most.compare(right)];
  if (op === '=' || op === '!=') return least > 0 || most < 0 ? op === '!=' : null;
  return holds(op, least) === holds(op, most) ? holds(op, least) : null;
}

/** Whether a condition holds; null when an input is unknown. */
export function test(node: PredicateNode, ctx: Ctx): Maybe<boolean> {
  const { env, subject, period } = ctx;
  switch (node.op) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'all':
      return allOf(node.of, ctx);
    case 'any':
      return atLeast(1, node.of, ctx);
    case 'not': {
      const inner = test(node.of, ctx);
      return inner === null ? null : !inner;
    }
    case 'atLeast':
      return atLeast(node.n, node.of, ctx);
    case 'between':
      return between(node, ctx);
    case 'text':
      return textOf(readField(ctx, node.path)).some((t) => node.in.includes(t));
    case 'contains':
      return textOf(readField(ctx, node.path)).some((t) => node.any.some((part) => t.includes(part)));
    case 'same': {
      const outside = textOf(readField(ctx.outer ?? ctx, node.outer));
      return textOf(readField(ctx, node.path)).some((t) => t !== '' && outside.includes(t));
    }
    case 'has': {
      const v = readField(ctx, node.path);
      return v !== undefined && v !== null && v !== '';
    }
    case 'yes':
      return ['true', '是', '有', '1'].includes(textOf(readField(ctx, node.path))[0] ?? '');
    case 'group':
      return subject !== null && groupsOf(env, subject.id, period.to).some((g) => node.in.includes(g));
    case 'subject':
      return subject !== null && node.in.includes(subject.id);
    case 'date': {
      const left = dateOf(node.left, ctx);
      const right = dateOf(node.right, ctx);
      return left === null || right === null ? null : holds(node.is, left < right ? -1 : left > right ? 1 : 0);
    }
    case 'reached': {
      const day = stageDay(ctx, node.stage, node.which);
      const limit = node.by === undefined ? env.asOf : dateOf(node.by, ctx);
      return limit === null ? null : day !== null && day <= limit;
    }
    case 'eligible':
      return env.resolve.eligible(ctx, node.id);
    case 'evidence': {
      const states = evidenceRows(ctx, node.item).map(({ state }) => state);
      return (states.length === 0 ? ['missing' as const] : states).some((state) => node.state.includes(state));
    }
    case 'exists':
      return onceFor(node, ctx, () => some(loop(node.each, ctx), node.where));
    case 'tier': {
      const announced = node.period === undefined ? undefined : frozenRow(node.rank, node.period, 'tier', ctx)?.tier;
      if (announced !== undefined) return node.in.includes(announced);
      const { tier, known } = env.resolve.tier(at(ctx, node.period), node.rank);
      return tier === null && !known ? null : tier !== null && node.in.includes(tier);
    }
    case 'triggered':
      return env.resolve.triggered(ctx, node.override);
    case 'level': {
      const level = ctx.levels?.get(node.ladder);
      return (
        level !== undefined &&
        node.in.includes(level.code) &&
        (node.answered === undefined || level.answered === node.answered) &&
        (node.overdue === undefined || level.overdue === node.overdue)
      );
    }
    case 'deadline': {
      const d = env.resolve.deadline(ctx, node.id);
      return d === 'unknown' ? null : d !== 'none' && d.state === node.is;
    }
    case 'gap-in-source':
      return null;
    default: {
      const right = num(node.right, ctx);
      if (right === null) return null;
      const left = num(node.left, ctx);
      return left === null ? placeHolds(node, right, ctx) : holds(node.op, left.compare(right));
    }
  }
}

function at(ctx: Ctx, ref: Parameters<typeof resolvePeriod>[0] | undefined): Ctx {
  return ref === undefined ? ctx : { ...ctx, period: resolvePeriod(ref, ctx.period, ctx.env.scheme.period.yearStart) };
}

function fold(values: readonly Maybe<Exact>[], step: (a: Exact, b: Exact) => Exact): Maybe<Exact> {
  let sum: Maybe<Exact> = null;
  for (const value of values) {
    if (value === null) return null;
    sum = sum === null ? value : step(sum, value);
  }
  return sum;
}

/** sum, mean, max, min or count of known values; null when there is none (count gives 0). */
export function aggregate(kind: 'sum' | 'mean' | 'max' | 'min' | 'count', values: readonly Exact[]): Maybe<Exact> {
  if (kind === 'count') return whole(values.length);
  const sum = fold(values, (a, b) => (kind === 'max' ? maxOf(a, b) : kind === 'min' ? minOf(a, b) : a.add(b)));
  return sum !== null && kind === 'mean' ? sum.div(whole(values.length)) : sum;
}

/** The contexts of a loop, or null when the scheme has used up its steps. */
function loop(each: Each, ctx: Ctx): Ctx[] | null {
  const { env } = ctx;
  if (env.work.left < 0) {
    report(env, 'error', 'too-much-work', each, '循环套循环，计算量过大，已停止');
    return null;
  }
  const inside = contextsOf(each, ctx);
  env.work.left -= inside.length + 1;
  return inside;
}

const LARGEST = 10n ** 300n;

/** Keeps products of products from growing without end; no real score has 300 digits. */
function bounded(value: Exact | null, ctx: Ctx): Exact | null {
  if (value === null || (value.n < LARGEST && value.d < LARGEST)) return value;
  report(ctx.env, 'error', 'too-large', '算式', '算出的数大得不合情理，已停止');
  return null;
}

function over(node: Extract<NumberNode, { op: 'over' }>, ctx: Ctx): Maybe<Exact> {
  const { where } = node;
  const members = loop(node.each, ctx)?.map((c) => ({ c, belongs: where === undefined ? true : test(where, c) }));
  if (members === undefined || members.some(({ belongs }) => belongs === null)) return null;
  const inside = members.flatMap(({ c, belongs }) => (belongs === true ? [c] : []));
  if (node.aggregate === 'count') return whole(inside.length);
  if (inside.length === 0) return node.none === 'unknown' ? null : num(node.none, ctx);
  const values = inside.map((c) => num(node.value, c));
  return values.some((v) => v === null)
    ? null
    : aggregate(
        node.aggregate,
        values.filter((v) => v !== null),
      );
}

function rating(node: Extract<NumberNode, { op: 'rating' }>, ctx: Ctx): Maybe<Exact> {
  const { env, subject, period } = ctx;
  const marks = env.index.facts.ratings
    .filter((r) => r.item === node.item && r.subject === subject?.id && (node.raters?.includes(r.raterClass) ?? true))
    .filter((r) => {
      const s = spanOf(r.date);
      return s !== null && s.from >= period.from && s.to <= period.to && s.from <= env.asOf;
    })
    .map((r) => exactFrom(r.score))
    .filter((v) => v !== null);
  return aggregate(node.aggregate, marks);
}

/** How often a level was issued (answered, withdrawn …) for the subject in a period, up to now: 年内两次黄牌. */
function cardCount(node: Extract<NumberNode, { op: 'cards' }>, ctx: Ctx): Exact {
  const { env, subject, period } = ctx;
  const window = resolvePeriod(node.period, period, env.scheme.period.yearStart);
  const inside = env.index.facts.cards.filter((card) => {
    if (card.ladder !== node.ladder || card.action !== node.action || card.subject !== subject?.id || !node.in.includes(card.level))
      return false;
    const span = spanOf(card.date);
    return span !== null && span.from >= window.from && span.to <= window.to && span.from <= env.asOf;
  });
  return whole(inside.length);
}

function divide(node: Extract<NumberNode, { op: '/' }>, ctx: Ctx): Maybe<Exact> {
  const a = num(node.of[0], ctx);
  const b = num(node.of[1], ctx);
  if (a === null || b === null) return null;
  if (b.n !== 0n) return bounded(a.div(b), ctx);
  return node.zero === 'unknown' ? null : num(node.zero, ctx);
}

function lookup(node: Extract<NumberNode, { op: 'lookup' }>, ctx: Ctx): Maybe<Exact> {
  const texts = textOf(readField(ctx, node.path));
  const row = node.rows.find((r) => texts.some((t) => r.is.includes(t)));
  if (row !== undefined) return num(row.value, ctx);
  return node.otherwise === 'unknown' ? null : num(node.otherwise, ctx);
}

/** The number a node means here; null when an input is unknown. */
export function num(node: NumberNode, ctx: Ctx): Maybe<Exact> {
  if (typeof node === 'number' || typeof node === 'string') return exactFrom(node);
  const { resolve } = ctx.env;
  switch (node.op) {
    case 'field':
      return fieldNumber(ctx, node.path, node.in);
    case 'measure':
      return resolve.measure(ctx, node.id, node.period ?? ctx.window, node.scope ?? ctx.scope).value;
    case 'target':
      return resolve.target(at(ctx, node.period), node.id, node.level, node.at).value;
    case 'gap':
      return resolve.gap(at(ctx, node.period), node.target, node.level, node.as);
    case 'item':
      return resolve.item(at(ctx, node.period), node.id, node.stage);
    case 'place':
      return frozenPlace(node, ctx) ?? resolve.place(at(ctx, node.period), node.rank, node.from);
    case 'groupSize':
      return resolve.groupSize(ctx, node.rank);
    case 'rating':
      return rating(node, ctx);
    case 'counter': {
      const n = ctx.counters?.get(node.id);
      return n === undefined ? null : whole(n);
    }
    case 'cards':
      return cardCount(node, ctx);
    case 'payout':
      return resolve.payout(ctx, node.id);
    case 'frozen':
      return frozenValue(node, ctx);
    case 'over':
      return onceFor(node, ctx, () => over(node, ctx));
    case 'elapsed':
      return elapsed(node, ctx);
    case 'datePart': {
      const day = dateOf(node.of, ctx);
      if (day === null) return null;
      const month = monthOf(day);
      return whole({ year: yearOf(day), quarter: Math.ceil(month / 3), month, day: dayOf(day) }[node.part]);
    }
    case '+':
      return fold(
        node.of.map((n) => num(n, ctx)),
        (a, b) => a.add(b),
      );
    case '-':
      return fold(
        node.of.map((n) => num(n, ctx)),
        (a, b) => a.sub(b),
      );
    case '*':
      return bounded(
        fold(
          node.of.map((n) => num(n, ctx)),
          (a, b) => a.mul(b),
        ),
        ctx,
      );
    case 'min':
      return fold(
        node.of.map((n) => num(n, ctx)),
        minOf,
      );
    case 'max':
      return fold(
        node.of.map((n) => num(n, ctx)),
        maxOf,
      );
    case '/':
      return divide(node, ctx);
    case 'abs':
      return num(node.of, ctx)?.abs() ?? null;
    case 'wholeSteps': {
      const v = num(node.of, ctx);
      return v === null ? null : wholeSteps(v);
    }
    case 'floor': {
      const v = num(node.of, ctx);
      return v === null ? null : floorOf(v);
    }
    case 'round': {
      const v = num(node.of, ctx);
      return v === null ? null : roundTo(v, node.rounding);
    }
    case 'if': {
      const when = test(node.when, ctx);
      return when === null ? null : num(when ? node.then : node.else, ctx);
    }
    case 'lookup':
      return lookup(node, ctx);
    case 'countTrue': {
      const v = node.of.map((p) => test(p, ctx));
      return v.includes(null)
        ? null
        : v
            .filter(Boolean)
            .map(() => ONE)
            .reduce((a, b) => a.add(b), ZERO);
    }
    case 'outer':
      return ctx.outer === undefined ? null : num(node.of, ctx.outer);
    case 'together':
      return ctx.together?.(node) ?? null;
    case 'known':
      return num(node.of, ctx.quiet === true ? ctx : { ...ctx, quiet: true }) ?? num(node.else, ctx);
    case 'gap-in-source':
      return null;
  }
}
