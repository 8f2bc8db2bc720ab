/**
 * Exact numbers for scores and rates: fractions over BigInt, rounded once, where the scheme says so.
 * Must not know schemes, facts or money. Floats never enter: a JSON number is read by its decimal text.
 */
import Fraction from 'fraction.js';

export type Exact = Fraction;

/** How a stated rounding is done: 四舍五入, 舍去, 进一, or banker's. All act on the absolute value, so −2.5 rounds like 2.5. */
export type RoundingMode = 'half-up' | 'down' | 'up' | 'half-even';
export type Rounding = { readonly places: number; readonly mode: RoundingMode };

export const ZERO: Exact = new Fraction(0);
export const ONE: Exact = new Fraction(1);
export const HUNDRED: Exact = new Fraction(100);

const DECIMAL = /^-?\d{1,30}(\.\d{1,30})?[%‰]?$/;
const RATIO = /^(-?\d{1,30}(?:\.\d{1,30})?)\/([1-9]\d{0,29})$/;
const PARTS: Readonly<Record<string, number>> = { '%': 100, '‰': 1000 };

/** What a person is told who wrote anything else. */
export const NUMBER_WORDS = '数字写成 12、0.5、50%、3‰ 或 1/3';

/** True for the texts a scheme or data file may use for a number: "12", "-0.5", "50%", "3‰", "1/3", "0.5/1000". */
export function isNumberText(text: string): boolean {
  return DECIMAL.test(text) || RATIO.test(text);
}

/** Reads such a text; null when it is no number. */
export function exactFromText(text: string): Exact | null {
  if (!isNumberText(text)) return null;
  const [, over, under] = RATIO.exec(text) ?? [];
  if (over !== undefined && under !== undefined) return new Fraction(over).div(new Fraction(under));
  const part = PARTS[text.slice(-1)];
  return part === undefined ? new Fraction(text) : new Fraction(text.slice(0, -1)).div(part);
}

/** Reads a JSON number or number text by its decimal digits (0.1 is one tenth); null when it is not finite or no number. */
export function exactFrom(value: number | string | bigint): Exact | null {
  if (typeof value === 'bigint') return new Fraction(value);
  if (typeof value === 'string') return exactFromText(value);
  return Number.isFinite(value) ? exactFromText(String(value)) : null;
}

/** An integer as an exact number. Only for integers the program itself counted. */
export function whole(n: number): Exact {
  return new Fraction(BigInt(n));
}

function roundParts(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const q = n / d;
  const twice = 2n * (n % d);
  if (twice === 0n || mode === 'down') return q;
  if (mode === 'up') return q + 1n;
  if (twice !== d) return twice > d ? q + 1n : q;
  return mode === 'half-up' || q % 2n === 1n ? q + 1n : q;
}

/** Rounds to decimal places; the only place where exactness is given up. */
export function roundTo(value: Exact, rounding: Rounding): Exact {
  const scale = 10n ** BigInt(rounding.places);
  const q = roundParts(value.n * scale, value.d, rounding.mode);
  return new Fraction(value.s * q, scale);
}

/** Whole steps in a value, towards zero: 3.5 → 3, −3.5 → −3 ("每满"). */
export function wholeSteps(value: Exact): Exact {
  return new Fraction(value.s * (value.n / value.d));
}

/** Largest integer not above (floor). */
export function floorOf(value: Exact): Exact {
  const q = value.n / value.d;
  const rest = value.n % value.d !== 0n;
  return new Fraction(value.s < 0n ? -q - (rest ? 1n : 0n) : q);
}

export function minOf(a: Exact, b: Exact): Exact {
  return a.compare(b) <= 0 ? a : b;
}
export function maxOf(a: Exact, b: Exact): Exact {
  return a.compare(b) >= 0 ? a : b;
}

/** Decimal text with exactly `places` digits, half-up. */
export function fixedText(value: Exact, places: number): string {
  const scale = 10n ** BigInt(places);
  const q = roundParts(value.n * scale, value.d, 'half-up');
  const digits = q.toString().padStart(places + 1, '0');
  const sign = value.s < 0n && q !== 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Shortest decimal text, at most `places` digits (half-up), no trailing zeros: for formulas a person reads. */
export function plainText(value: Exact, places = 4): string {
  const text = fixedText(value, places);
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}

/** The lossless text kept in results and frozen periods: "14/5" or "3". */
export function losslessText(value: Exact): string {
  return value.toFraction();
}
