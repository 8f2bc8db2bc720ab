/**
 * Money (law 5 of design/domain.md): a whole number of minor units (分, cents), a currency, and how exact the source was.
 * No floating point: every conversion goes through digits. Knows nothing of cells or screens.
 */
import { z } from 'zod';

export const MONEY_UNITS = { 元: 0, 万元: 4, 亿元: 8 } as const;
/** The unit an office shows or writes; the exponent says how many tens lie between it and 元. */
export type MoneyUnit = keyof typeof MONEY_UNITS;

export const moneySchema = z.strictObject({
  /** Whole minor units: 1.00 元 is 100. */
  minor: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  approx: z.boolean().optional(),
  bound: z.enum(['min', 'max']).optional(),
  /** Upper end of a range, in minor units; `minor` is the lower end. */
  upper: z.int().optional(),
  raw: z.string().optional(),
  shown: z.enum(['元', '万元', '亿元']).optional(),
});
export type Money = z.infer<typeof moneySchema>;

/**
 * A decimal number written in digits, moved by a power of ten, as a safe integer.
 * @returns null when the text is no plain decimal, has a part below the last place kept, or is too large to be exact
 */
function scaled(text: string, exponent: number): number | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign = '', whole = '', part = ''] = match;
  const digits = part.replace(/0+$/, '');
  if (digits.length > exponent) return null;
  const value = Number(whole + digits.padEnd(exponent, '0'));
  if (!Number.isSafeInteger(value)) return null;
  return sign === '-' ? -value : value;
}

/**
 * Reads an exact decimal amount.
 * @param text digits with an optional point, for example `1.2`
 * @param unit the unit the digits are written in
 * @returns minor units, or null when the amount cannot be held exactly
 */
export function minorFromDecimal(text: string, unit: MoneyUnit = '元'): number | null {
  return scaled(text, MONEY_UNITS[unit] + 2);
}

/**
 * Writes minor units in a unit, exactly, without trailing zeros.
 * @returns for example 12000000000 分 in 亿元 → `1.2`
 */
export function decimalFromMinor(minor: number, unit: MoneyUnit = '元'): string {
  const exponent = MONEY_UNITS[unit] + 2;
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, -exponent);
  const part = digits.slice(-exponent).replace(/0+$/, '');
  return (minor < 0 ? '-' : '') + (part === '' ? whole : `${whole}.${part}`);
}

/** An exact amount in 人民币. */
export function yuan(minor: number): Money {
  return { minor, currency: 'CNY' };
}

/**
 * The amount as people read it in a table cell: number in the unit, with 约, a range or a bound said.
 * Foreign currency keeps its own unit (万 of the currency) and says so, because it must not be mixed in silence.
 */
export function formatMoney(money: Money, unit: MoneyUnit): string {
  const foreign = money.currency !== 'CNY';
  const shownUnit = foreign ? '万元' : unit;
  const number = (minor: number) => decimalFromMinor(minor, shownUnit);
  const base = money.upper === undefined ? number(money.minor) : `${number(money.minor)}–${number(money.upper)}`;
  const mark = money.bound === 'min' ? '≥' : money.bound === 'max' ? '≤' : money.approx ? '约' : '';
  return mark + base + (foreign ? `万${currencyWord(money.currency)}` : '');
}

const CURRENCY_WORDS: Readonly<Record<string, string>> = { CNY: '人民币', USD: '美元', EUR: '欧元', HKD: '港元', JPY: '日元' };

/** The Chinese word for a currency code, or the code itself when the ledger has no word for it. */
export function currencyWord(currency: string): string {
  return CURRENCY_WORDS[currency] ?? currency;
}
