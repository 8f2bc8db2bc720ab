/**
 * Dates with precision (law 6 of design/domain.md). Plain calendar arithmetic on ISO text; no clock, no time zone:
 * a deadline is a date in the county, never an instant.
 */
import { z } from 'zod';
import { daysInMonth, isIsoDay } from '../calendar/iso-date';

export const PRECISIONS = ['day', 'month', 'quarter', 'half', 'year'] as const;
export type Precision = (typeof PRECISIONS)[number];

const SHAPES: Readonly<Record<Precision, RegExp>> = {
  day: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  half: /^\d{4}-H[12]$/,
  year: /^\d{4}$/,
};

export const isoDaySchema = z
  .string()
  .refine((text) => isIsoDay(text), 'not a calendar day')
  .brand<'IsoDay'>();
/** A day that exists, as `2026-03-15`. */
export type IsoDay = z.infer<typeof isoDaySchema>;

export const ledgerDateSchema = z
  .strictObject({
    date: z.string(),
    precision: z.enum(PRECISIONS),
    raw: z.string().optional(),
    planned: z.boolean().optional(),
  })
  .refine((value) => SHAPES[value.precision].test(value.date), 'date does not fit its precision');
export type LedgerDate = z.infer<typeof ledgerDateSchema>;

/** A day from numbers; throws on a day that does not exist, which is a defect of the caller. */
export function isoDay(text: string): IsoDay {
  return isoDaySchema.parse(text);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function span(value: LedgerDate): { firstMonth: number; lastMonth: number } {
  switch (value.precision) {
    case 'day':
    case 'month': {
      const month = Number(value.date.slice(5, 7));
      return { firstMonth: month, lastMonth: month };
    }
    case 'quarter': {
      const quarter = Number(value.date.slice(6));
      return { firstMonth: quarter * 3 - 2, lastMonth: quarter * 3 };
    }
    case 'half':
      return value.date.endsWith('H1') ? { firstMonth: 1, lastMonth: 6 } : { firstMonth: 7, lastMonth: 12 };
    case 'year':
      return { firstMonth: 1, lastMonth: 12 };
  }
}

/** First day of the period the date names: `2026-Q2` → 2026-04-01. */
export function firstDay(value: LedgerDate): IsoDay {
  if (value.precision === 'day') return isoDay(value.date);
  return isoDay(`${value.date.slice(0, 4)}-${two(span(value).firstMonth)}-01`);
}

/** Last day of the period, which is what a deadline means: 3月底 → 31 March, 上半年 → 30 June. */
export function lastDay(value: LedgerDate): IsoDay {
  if (value.precision === 'day') return isoDay(value.date);
  const year = Number(value.date.slice(0, 4));
  const { lastMonth } = span(value);
  return isoDay(`${value.date.slice(0, 4)}-${two(lastMonth)}-${two(daysInMonth(year, lastMonth))}`);
}

/** The day `count` natural days later (earlier when negative). */
export function addDays(day: IsoDay, count: number): IsoDay {
  return isoDay(new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10));
}

/** The date as officials write it: 2026年3月15日, 2026年3月, 2026年二季度, 2026年上半年, 2026年; 计划 is said. */
export function formatDate(value: LedgerDate): string {
  const year = `${Number(value.date.slice(0, 4))}年`;
  const plan = value.planned === true ? '（计划）' : '';
  switch (value.precision) {
    case 'day':
      return `${year}${Number(value.date.slice(5, 7))}月${Number(value.date.slice(8))}日${plan}`;
    case 'month':
      return `${year}${Number(value.date.slice(5, 7))}月${plan}`;
    case 'quarter':
      return `${year}${'一二三四'.charAt(Number(value.date.slice(6)) - 1)}季度${plan}`;
    case 'half':
      return `${year}${value.date.endsWith('H1') ? '上半年' : '下半年'}${plan}`;
    case 'year':
      return `${year}${plan}`;
  }
}

/** A full day in Chinese form without leading zeros (GB/T 9704-2012, 7.3.5.4): 2026年1月5日. */
export function formatDay(day: IsoDay): string {
  return formatDate({ date: day, precision: 'day' });
}
