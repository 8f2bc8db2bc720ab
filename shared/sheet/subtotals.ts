/**
 * Reconciles 小计 and 合计 rows with the amounts understood (M-07): only differences over 0.1 % are reported.
 */
import type { ImportRecord, Mismatch, MoneyField } from './document';
import { shiftDecimal } from './read-money';

/** A stated sum of one column, in 元, and the records it stands for. */
export type StatedSum = {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly field: MoneyField;
  readonly stated: string;
  readonly records: readonly ImportRecord[];
  /** Other groups the office may have summed (since the last sum, the page, the rows below): a sum that fits one of them is right. */
  readonly others: readonly (readonly ImportRecord[])[];
};

const PLACES = 6;

function scaled(amount: string): bigint {
  return BigInt(shiftDecimal(amount, PLACES).split('.')[0] ?? '0');
}

function decimal(value: bigint): string {
  const digits = String(value).padStart(PLACES + 1, '0');
  const part = digits.slice(-PLACES).replace(/0+$/, '');
  return digits.slice(0, -PLACES) + (part === '' ? '' : `.${part}`);
}

/** Sum of understood CNY amounts of a field; a range counts with its lower end, open questions are left out. */
function sumOf(records: readonly ImportRecord[], field: MoneyField): bigint {
  let sum = 0n;
  for (const record of records) {
    const value = record[field];
    if (value && 'amount' in value && value.currency === 'CNY') sum += scaled(value.amount);
  }
  return sum;
}

/** Within 0.1 % of the larger. */
function agrees(a: bigint, b: bigint): boolean {
  const [low, high] = a < b ? [a, b] : [b, a];
  return (high - low) * 1000n <= high;
}

/** Sums that do not agree with their records. */
export function mismatches(sums: readonly StatedSum[]): readonly Mismatch[] {
  return sums.flatMap(({ sheet, row, column, field, stated, records, others }) => {
    const computed = sumOf(records, field);
    const said = scaled(stated);
    const fits = agrees(said, computed) || others.some((group) => group.length > 0 && agrees(said, sumOf(group, field)));
    return !fits ? [{ sheet, row, column, field, stated, computed: decimal(computed) }] : [];
  });
}
