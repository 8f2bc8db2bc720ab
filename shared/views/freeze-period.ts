/**
 * Which stretch of a year is locked (核定并锁定): a month, a quarter, a half or the year. The record keeps the last month and the span; the key a person types
 * and the words he reads are made here. Knows no ledger.
 */

export const FREEZE_SPANS = ['月', '季', '半年', '年'] as const;
export type FreezeSpan = (typeof FREEZE_SPANS)[number];

export type FreezePeriod = {
  readonly span: FreezeSpan;
  /** Last month of the stretch, 2026-09; figures are those of its end. */
  readonly month: string;
  /** 2026-09, 2026-Q3, 2026-H1 or 2026: what the command line takes. */
  readonly key: string;
  /** 2026年9月, 2026年第三季度, 2026年上半年, 2026年度. */
  readonly title: string;
};

const QUARTERS = ['一', '二', '三', '四'] as const;

/** The stretch of a span that ends in or holds a month. */
export function freezePeriod(span: FreezeSpan, month: string): FreezePeriod {
  const year = month.slice(0, 4);
  const number = Number(month.slice(5));
  if (span === '年') return { span, month: `${year}-12`, key: year, title: `${year}年度` };
  if (span === '月') return { span, month, key: month, title: `${year}年${number}月` };
  if (span === '半年') {
    const first = number <= 6;
    return {
      span,
      month: `${year}-${first ? '06' : '12'}`,
      key: `${year}-H${first ? 1 : 2}`,
      title: `${year}年${first ? '上' : '下'}半年`,
    };
  }
  const quarter = Math.ceil(number / 3);
  return {
    span,
    month: `${year}-${String(quarter * 3).padStart(2, '0')}`,
    key: `${year}-Q${quarter}`,
    title: `${year}年第${QUARTERS[quarter - 1] ?? ''}季度`,
  };
}

/** Reads 2026-10, 2026-Q3, 2026-H1 or 2026; null when it is none of them. */
export function readFreezePeriod(text: string): FreezePeriod | null {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return freezePeriod('月', text);
  if (/^\d{4}$/.test(text)) return freezePeriod('年', `${text}-12`);
  const half = /^(\d{4})-H([12])$/.exec(text);
  if (half !== null) return freezePeriod('半年', `${half[1] ?? ''}-${half[2] === '1' ? '06' : '12'}`);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  return quarter === null ? null : freezePeriod('季', `${quarter[1] ?? ''}-${String(Number(quarter[2]) * 3).padStart(2, '0')}`);
}

/** The stretch of a record, which keeps the last month and the span (absent in the oldest ones: a month). */
export function recordedPeriod(record: { readonly period?: string; readonly span?: string }): FreezePeriod | null {
  if (record.period === undefined) return null;
  return freezePeriod(FREEZE_SPANS.find((span) => span === record.span) ?? '月', record.period);
}
