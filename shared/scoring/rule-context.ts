/**
 * What every rule kind gives back, and the small steps they share: caps, floors, and how a capped result is printed.
 */
import type { Ctx } from './context';
import { num } from './evaluate-trees';
import { fixedText, maxOf, minOf, plainText } from './exact';
import type { Exact } from './exact';
import type { NumberNode } from './scheme-trees';

/** A text nobody may ever read, put together when it is asked for. */
export type Told = () => string;

/** Points before overrides and item rounding, and how to tell the formula that made them. Null = cannot be worked out. */
export type RuleResult = { readonly points: Exact | null; readonly formula: Told; readonly problem?: string | undefined };

export function unknown(formula: Told, problem: string): RuleResult {
  const shown: Told = () => {
    const text = formula();
    return text.endsWith(problem) ? text : `${text}（${problem}）`;
  };
  return { points: null, formula: shown, problem };
}

/** Points as the formula shows them: with the item's decimal places where it states a rounding. */
export function pointsText(points: Exact, ctx: Ctx): string {
  return ctx.places === undefined ? plainText(points) : fixedText(points, ctx.places);
}

/** Applies cap and floor and prints "=1.08→封顶0.50" or "=-3→保底0". `places` is how capped values are printed. */
export function limited(points: Exact, formula: Told, cap: NumberNode | 'none', floor: NumberNode | 'none', ctx: Ctx): RuleResult {
  const top = cap === 'none' ? null : num(cap, ctx);
  const bottom = floor === 'none' ? null : num(floor, ctx);
  if ((cap !== 'none' && top === null) || (floor !== 'none' && bottom === null)) return unknown(formula, '封顶或保底数未知');
  const text: Told = () => `${formula()}=${pointsText(points, ctx)}`;
  if (top !== null && points.compare(top) > 0)
    return { points: minOf(points, top), formula: () => `${text()}→封顶${pointsText(top, ctx)}` };
  if (bottom !== null && points.compare(bottom) < 0)
    return { points: maxOf(points, bottom), formula: () => `${text()}→保底${pointsText(bottom, ctx)}` };
  return { points, formula: text };
}
