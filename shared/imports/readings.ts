/**
 * From the readings of a workbook (design/import-contract.md) to ledger values. The contract writes amounts as decimal text in 元;
 * the ledger holds whole minor units. Knows nothing of workbooks or of the journal.
 */
import { minorFromDecimal } from '../model/money';
import type { Money } from '../model/money';
import { firstDay, lastDay } from '../model/dates';
import type { LedgerDate } from '../model/dates';
import type { Amount, SheetDate, Unknown } from '../sheet/document';

/** A cell that was not understood; its text is kept. */
export function isUnread(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && 'unknown' in value && value.unknown === true;
}

/** A contract amount as ledger money; null when it cannot be held exactly (thirty digits, fractions of a 分). */
export function moneyFromReading(read: Amount): Money | null {
  const minor = minorFromDecimal(read.amount);
  if (minor === null) return null;
  const upper = read.upper === undefined ? null : minorFromDecimal(read.upper);
  return {
    minor,
    currency: read.currency,
    raw: read.raw,
    ...(read.approx ? { approx: true } : {}),
    ...(upper === null ? {} : { upper }),
    ...(read.bound === undefined ? {} : { bound: read.bound }),
  };
}

/** A contract date as a ledger date. */
export function dateFromReading(read: SheetDate): LedgerDate {
  return {
    date: read.date,
    precision: read.precision,
    raw: read.raw,
    ...(read.planned === true ? { planned: true } : {}),
  };
}

/** Same amount for the purpose of "changed since last month": raw text and display unit do not matter. */
export function sameMoney(a: Money | undefined, b: Money | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.minor === b.minor &&
    a.currency === b.currency &&
    a.upper === b.upper &&
    a.bound === b.bound &&
    (a.approx ?? false) === (b.approx ?? false)
  );
}

/** True when one date lies inside the period of the other: 2026年3月 and 2026年3月15日 do not contradict each other (law 6). */
export function dateWithin(inner: LedgerDate, outer: LedgerDate): boolean {
  if ((inner.planned ?? false) !== (outer.planned ?? false)) return false;
  return firstDay(outer) <= firstDay(inner) && lastDay(inner) <= lastDay(outer);
}

/** Text compared without white space and after NFKC, as the contract compares it. */
export function sameText(a: string | undefined, b: string | undefined): boolean {
  return plainText(a) === plainText(b);
}

export function plainText(text: string | undefined): string {
  return (text ?? '').normalize('NFKC').replace(/\s+/gu, '');
}
