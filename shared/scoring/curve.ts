/**
 * The small picture of a rule: points over the figure it asks for, and where a unit stands. The rule itself is asked at each place, so the
 * picture cannot differ from the score. N, J and C have no curve of their own figure.
 */
import type { Ctx } from './context';
import { coverageBounds } from './check-coverage';
import { num } from './evaluate-trees';
import { ONE, ZERO, losslessText, whole } from './exact';
import type { Exact } from './exact';
import { ruleResult } from './items';
import type { Rule } from './scheme-rules';
import type { NumberNode } from './scheme-trees';

export type CurvePoint = { readonly x: number; readonly y: number };
export type Curve = {
  /** unbroken stretches, from left to right; between them the rule says nothing */ readonly runs: readonly (readonly CurvePoint[])[];
  /** the figures the picture spans */ readonly from: number;
  readonly to: number;
  /** the unit's own place on it */ readonly own: CurvePoint | null;
  /** figure on the x axis, for the words under it */ readonly of: NumberNode;
  /** true: x is a share of the target (1 = 100 %) */ readonly ratio: boolean;
};

const STEPS = 200;

function figureOf(rule: Rule): NumberNode | null {
  if (rule.kind === 'R') return rule.actual;
  if (rule.kind === 'U' || rule.kind === 'P') return rule.value;
  return rule.kind === 'B' ? (coverageBounds(rule.rows.map((row) => row.when))?.node ?? null) : null;
}

/** Replaces one figure of a tree by a plain number. */
function put(tree: unknown, key: string, value: string): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  if (JSON.stringify(tree) === key) return value;
  if (Array.isArray(tree)) return tree.map((part) => put(part, key, value));
  return Object.fromEntries(Object.entries(tree).map(([name, part]) => [name, put(part, key, value)]));
}

function rangeOf(rule: Rule, ctx: Ctx, own: Exact | null): { from: Exact; to: Exact; unit: Exact } | null {
  const top = (value: Exact): Exact => (own !== null && own.compare(value) > 0 ? own.mul('1.1') : value);
  switch (rule.kind) {
    case 'R': {
      const target = num(rule.target, ctx);
      return target === null || target.n === 0n ? null : { from: ZERO, to: top(target.mul('1.5')), unit: target };
    }
    case 'U': {
      const reference = num(rule.reference, ctx);
      const spans = [rule.below, rule.above].map((side) => (side === 'none' ? null : num(side.step, ctx)));
      const widest = spans.reduce<Exact | null>((a, b) => (b === null ? a : a === null || b.compare(a) > 0 ? b : a), null);
      if (reference === null || widest === null) return null;
      const from = rule.below === 'none' && reference.n === 0n ? ZERO : reference.sub(widest.mul(6));
      return { from: reference.s >= 0n && from.s < 0n ? ZERO : from, to: top(reference.add(widest.mul(6))), unit: ONE };
    }
    case 'P': {
      const last = rule.slices
        .map((s) => (s.upTo === 'none' ? null : num(s.upTo, ctx)))
        .filter((b) => b !== null)
        .at(-1);
      return { from: ZERO, to: top((last ?? whole(100)).mul('1.3')), unit: ONE };
    }
    case 'B': {
      const bounds = coverageBounds(rule.rows.map((row) => row.when))?.bounds ?? [];
      const [first, last] = [bounds[0], bounds.at(-1)];
      if (first === undefined || last === undefined) return null;
      return { from: first.s < 0n ? first.mul('1.3') : ZERO, to: top(last.s > 0n ? last.mul('1.3') : ONE), unit: ONE };
    }
    default:
      return null;
  }
}

/** The curve of a rule for the subject of the context; null where the rule asks for no single figure. */
export function curveOf(rule: Rule, id: string, ctx: Ctx): Curve | null {
  const of = figureOf(rule);
  if (of === null || typeof of !== 'object') return null;
  const key = JSON.stringify(of);
  const own = num(of, ctx);
  const range = rangeOf(rule, ctx, own);
  if (range === null) return null;
  const at = (x: Exact): CurvePoint | null => {
    const made = ruleResult(put(rule, key, losslessText(x)) as Rule, id, ctx).points;
    return made === null ? null : { x: x.div(range.unit).valueOf(), y: made.valueOf() };
  };
  const width = range.to.sub(range.from);
  const runs: CurvePoint[][] = [[]];
  for (let i = 0; i <= STEPS; i += 1) {
    const point = at(range.from.add(width.mul(i).div(STEPS)));
    if (point !== null) runs.at(-1)?.push(point);
    else if (runs.at(-1)?.length !== 0) runs.push([]);
  }
  const drawn = runs.filter((run) => run.length > 0);
  if (drawn.length === 0) return null;
  const [from, to] = [range.from, range.to].map((end) => end.div(range.unit).valueOf());
  return { runs: drawn, from: from ?? 0, to: to ?? 1, own: own === null ? null : at(own), of, ratio: rule.kind === 'R' };
}
