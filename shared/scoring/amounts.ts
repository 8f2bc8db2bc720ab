/**
 * Money in facts brought to an exact number in a stated unit, converted only by a rate the scheme states.
 * Must not know rules. No rate, no conversion: the answer is null, never a guess.
 */
import Fraction from 'fraction.js';
import type { Exact } from './exact';
import { exactFrom, exactFromText } from './exact';
import type { Amount, FieldValue } from './facts';
import type { Scheme } from './scheme-schema';
import { MoneyUnit } from './scheme-trees';

/** Currency and size of a money unit, in the currency's main unit. */
export const MONEY_UNITS: Record<MoneyUnit, { readonly currency: string; readonly size: number }> = {
  元: { currency: 'CNY', size: 1 },
  万元: { currency: 'CNY', size: 10_000 },
  亿元: { currency: 'CNY', size: 100_000_000 },
  美元: { currency: 'USD', size: 1 },
  万美元: { currency: 'USD', size: 10_000 },
  亿美元: { currency: 'USD', size: 100_000_000 },
  港元: { currency: 'HKD', size: 1 },
  万港元: { currency: 'HKD', size: 10_000 },
  欧元: { currency: 'EUR', size: 1 },
  万欧元: { currency: 'EUR', size: 10_000 },
  日元: { currency: 'JPY', size: 1 },
  万日元: { currency: 'JPY', size: 10_000 },
};

export type MoneyValue = { readonly value: Exact; readonly currency: string };

export function isMoneyUnit(unit: string): unit is MoneyUnit {
  return MoneyUnit.safeParse(unit).success;
}

/** Reads ledger money or text with a unit; null when the value is not money. Minor units are hundredths (yen too, as the ledger keeps it). */
export function readMoney(value: FieldValue | Amount | undefined): MoneyValue | null {
  if (typeof value === 'object' && value !== null && 'minor' in value) {
    return { value: new Fraction(BigInt(value.minor), 100n), currency: value.currency };
  }
  if (typeof value !== 'string') return null;
  const match = /^(-?\d+(?:\.\d+)?)(\D+)$/.exec(value);
  const [, digits, unit] = match ?? [];
  if (digits === undefined || unit === undefined || !isMoneyUnit(unit)) return null;
  const n = exactFromText(digits);
  return n === null ? null : { value: n.mul(MONEY_UNITS[unit].size), currency: MONEY_UNITS[unit].currency };
}

function rateOn(scheme: Pick<Scheme, 'rates'>, from: string, to: string, day: string): Exact | null {
  const rate = scheme.rates.find((r) => r.from === from && r.to === to);
  if (rate === undefined) return null;
  if (rate.basis.is === 'fixed') return exactFrom(rate.basis.rate);
  const { is, table } = rate.basis;
  const row =
    is === 'byDay' ? table.find((r) => r.on === day) : table.filter((r) => r.on <= day).toSorted((a, b) => (a.on < b.on ? 1 : -1))[0];
  return row === undefined ? null : exactFrom(row.rate);
}

/** The amount in the stated unit; `day` picks the list rate of that day, or the one in force then. Null without a rate for the pair (or that day). */
export function inUnit(money: MoneyValue, unit: MoneyUnit, scheme: Pick<Scheme, 'rates'>, day: string): Exact | null {
  const wanted = MONEY_UNITS[unit];
  if (money.currency === wanted.currency) return money.value.div(wanted.size);
  const rate = rateOn(scheme, money.currency, wanted.currency, day);
  return rate === null ? null : money.value.mul(rate).div(wanted.size);
}
