/**
 * Long exact sums: what is worth whole 分 is added as integers, everything else as fractions. The result is the same number to the last digit.
 * Knows no facts and no rules.
 */
import Fraction from 'fraction.js';
import { ZERO } from './exact';
import type { Exact } from './exact';

/** What a row is worth: a number counts whole parts of size 1 ÷ `per`, which a measure states once (1 分 counted in 万元 is one part of 1,000,000). */
export type Worth = Exact | number;

/** Sum of whole parts, and of all the rest. */
export type Tally = { readonly whole: number; readonly rest: Exact };

export const NOTHING: Tally = { whole: 0, rest: ZERO };

export function exactOf(worth: Worth, per: number): Exact {
  return typeof worth === 'number' ? new Fraction(BigInt(worth), BigInt(per)) : worth;
}

export function exactTotal({ whole, rest }: Tally, per: number): Exact {
  const parts = exactOf(whole, per);
  return rest === ZERO ? parts : parts.add(rest);
}

/** One tally and another of the same parts; parts beyond what a number counts exactly join the rest. */
export function joined(a: Tally, b: Tally, per: number): Tally {
  const rest = a.rest === ZERO ? b.rest : b.rest === ZERO ? a.rest : a.rest.add(b.rest);
  const whole = a.whole + b.whole;
  return Number.isSafeInteger(whole) ? { whole, rest } : { whole: a.whole, rest: rest.add(exactOf(b.whole, per)) };
}

/** The tally of what many rows are worth; denominators of the rest are few, so that its sum too stays additions of integers. */
export function tallyOf<R>(rows: readonly R[], per: number, worthOf: (row: R) => Worth): Tally {
  let whole = 0;
  let rest: Map<bigint, bigint> | null = null;
  for (const row of rows) {
    const worth = worthOf(row);
    if (typeof worth === 'number' && Number.isSafeInteger(whole + worth)) whole += worth;
    else {
      const { s, n, d } = exactOf(worth, per);
      rest ??= new Map();
      rest.set(d, (rest.get(d) ?? 0n) + s * n);
    }
  }
  return { whole, rest: rest === null ? ZERO : [...rest].reduce((sum, [d, n]) => sum.add(new Fraction(n, d)), ZERO) };
}
