/**
 * Long exact sums: what is worth whole 分 is added as integers, everything else as fractions. The result is the same number to the last digit.
 * Knows no facts and no rules.
 */
import Fraction from 'fraction.js';
import { ZERO } from './exact';
import type { Exact } from './exact';

/** `whole` parts of size 1 ÷ `per`: 1 分 counted in 万元 is one part of 1,000,000. */
export type Parts = { readonly whole: number; readonly per: number };
/** What a row is worth. */
export type Worth = Exact | Parts;

/** Sum of whole parts of one size, and of all the rest. */
export type Tally = { readonly whole: number; readonly per: number; readonly rest: Exact };

export const NOTHING: Tally = { whole: 0, per: 1, rest: ZERO };

const isParts = (worth: Worth): worth is Parts => 'per' in worth;

export function exactOf(worth: Worth): Exact {
  return isParts(worth) ? new Fraction(BigInt(worth.whole), BigInt(worth.per)) : worth;
}

export function exactTotal({ whole, per, rest }: Tally): Exact {
  const parts = exactOf({ whole, per });
  return rest === ZERO ? parts : parts.add(rest);
}

/** One tally and another; parts of another size, or beyond what a number counts exactly, join the rest. */
export function joined(a: Tally, b: Tally): Tally {
  const rest = a.rest === ZERO ? b.rest : b.rest === ZERO ? a.rest : a.rest.add(b.rest);
  if (b.whole === 0) return { ...a, rest };
  if (a.whole === 0) return { ...b, rest };
  const whole = a.whole + b.whole;
  return a.per === b.per && Number.isSafeInteger(whole) ? { whole, per: a.per, rest } : { ...a, rest: rest.add(exactOf(b)) };
}

/** The tally of many; denominators of the rest are few, so that its sum too stays additions of integers. */
export function tallyOf(all: readonly Worth[]): Tally {
  let whole = 0;
  let per = 0;
  const byDenominator = new Map<bigint, bigint>();
  for (const worth of all) {
    if (isParts(worth) && (per === 0 || per === worth.per) && Number.isSafeInteger(whole + worth.whole)) {
      per = worth.per;
      whole += worth.whole;
    } else {
      const { s, n, d } = exactOf(worth);
      byDenominator.set(d, (byDenominator.get(d) ?? 0n) + s * n);
    }
  }
  const rest = [...byDenominator].reduce((sum, [d, n]) => sum.add(new Fraction(n, d)), ZERO);
  return { whole, per: per === 0 ? 1 : per, rest };
}
