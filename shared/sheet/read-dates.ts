/**
 * Dates as ledgers write them (M-11, M-12): ISO text with precision; what is ambiguous or impossible becomes a question.
 * Rules: import contract, "Dates". Knows nothing of columns.
 */
import { daysInMonth } from '../calendar/iso-date';
import { decimalText, isoOfSerial } from './cells';
import type { SheetDate, Unknown } from './document';
import type { CellView, Doubt, Reading } from './readings';
import { CHINESE_NUMBER_CLASS, chineseNumber, chineseYear, compact, isDash, withoutMarks } from './text';

type Precision = SheetDate['precision'];
type Period = { readonly date: string; readonly precision: Precision };

/** What a date cell may need besides itself. */
export type DateContext = {
  readonly dateSystem: 1900 | 1904;
  /** Year of the as-of day, else of the title; null when the file names none. */
  readonly year: number | null;
  readonly withDue: boolean;
  /** The column's header itself says 计划 or 预计. */
  readonly plannedColumn: boolean;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** Last day of a period, ISO. */
export function lastDay(date: string, precision: Precision): string {
  const year = Number(date.slice(0, 4));
  if (precision === 'day') return date;
  const month =
    precision === 'year'
      ? 12
      : precision === 'half'
        ? date.endsWith('H1')
          ? 6
          : 12
        : precision === 'quarter'
          ? Number(date.slice(-1)) * 3
          : Number(date.slice(5, 7));
  return `${date.slice(0, 4)}-${two(month)}-${two(daysInMonth(year, month))}`;
}

const PLANNED = /(预计|预期|计划|力争|争取|拟于|拟定|拟|目标|有望|将于|确保)/;

/** Chinese numerals of dates as digits: 二〇二四年三月十五日, 三月底, 第一季度. */
function digitsOf(text: string): string {
  return (
    text
      .replace(/元月/g, '1月')
      .replace(/年年(?=[底末初中内])/g, '年')
      // The full stop of a Chinese input method between digits: 2026。3。5.
      .replace(/^(\d{4})[。·,、](\d{1,2})(?:[。·,、](\d{1,2}))?$/, (_, year: string, month: string, day?: string) =>
        [year, month, day].filter((part) => part !== undefined).join('.'),
      )
      // 二O二六 and 二0二六: the zero was typed as a letter or a digit.
      .replace(/[一二三四五六七八九][〇零○0Oo一二三四五六七八九]{3}(?=年)/g, (year) => chineseYear(year.replace(/[○0Oo]/g, '〇')) ?? year)
      .replace(new RegExp(`[${CHINESE_NUMBER_CLASS}]{1,3}(?=[月日号])`, 'g'), (word) => String(chineseNumber(word) ?? word))
  );
}

type Found =
  | { readonly period: Period }
  | { readonly doubt: 'date-impossible' | 'date-ambiguous'; readonly candidates: readonly string[] }
  | null;

function dayPeriod(year: number, month: number, day: number): Found {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return { doubt: 'date-impossible', candidates: [] };
  return { period: { date: `${year}-${two(month)}-${two(day)}`, precision: 'day' } };
}

function monthPeriod(year: number, month: number): Found {
  if (month < 1 || month > 12) return { doubt: 'date-impossible', candidates: [] };
  return { period: { date: `${year}-${two(month)}`, precision: 'month' } };
}

const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
/** Words around a date that change nothing: 前, 左右, 已于…开工. */
const AROUND = String.raw`(?:之?前|以前|左右|前后|完成|开工|动工|竣工|投产|签约|建成|入统|达产|实现|正式|签订|举行)*`;
const LEAD = String.raw`^(?:已于|于|在|自|从|截至|至)?`;
const YEAR = String.raw`((?:19|20)\d{2})`;

/** 2026.3/4 is March or April, not a day. */
const MIXED = /\d{4}(?:\.\d{1,2}[/-]|[/-]\d{1,2}\.|-\d{1,2}\/|\/\d{1,2}-)\d/;
/** Words that mean a day which only the office knows. */
const UNSAID = /月(底|初|末|中)|[本下上当]月|[本下]周|春节|元旦|国庆|五一|中秋|节前|节后|年前|年后/;

const PATTERNS: readonly (readonly [RegExp, (parts: readonly string[]) => Found])[] = [
  [
    new RegExp(`${LEAD}${YEAR}[年./-](\\d{1,2})[月./-](\\d{1,2})[日号]?(?:\\d{1,2}:\\d{2}(?::\\d{2})?|T[\\d:.]+Z?)?${AROUND}$`),
    ([text = '', y, m, d]) => (MIXED.test(text) ? { doubt: 'date-ambiguous', candidates: [] } : dayPeriod(Number(y), Number(m), Number(d))),
  ],
  [/^((?:19|20)\d{2})(\d{2})(\d{2})$/, ([, y, m, d]) => dayPeriod(Number(y), Number(m), Number(d))],
  [
    new RegExp(`${LEAD}${YEAR}[年./-](\\d{1,2})(?:月份?)?(?:上旬|中旬|下旬|底|末|初|中|内)?${AROUND}$`),
    ([, y, m]) => monthPeriod(Number(y), Number(m)),
  ],
  [/^((?:19|20)\d{2})(0[1-9]|1[0-2])$/, ([, y, m]) => monthPeriod(Number(y), Number(m))],
  [
    new RegExp(`${LEAD}${YEAR}年?[-/.]?第?([一二三四1-4])季度?(?:底|末|内|初)?${AROUND}$`),
    ([, y, q]) => ({ period: { date: `${y}-Q${QUARTERS[q ?? ''] ?? 1}`, precision: 'quarter' } }),
  ],
  [new RegExp(`^${YEAR}年?-?Q([1-4])$`, 'i'), ([, y, q]) => ({ period: { date: `${y}-Q${q}`, precision: 'quarter' } })],
  [
    new RegExp(`${LEAD}${YEAR}年?([上下])半年?(?:底|末|内)?${AROUND}$`),
    ([, y, half]) => ({ period: { date: `${y}-H${half === '上' ? 1 : 2}`, precision: 'half' } }),
  ],
  [new RegExp(`^${YEAR}年?-?H([12])$`, 'i'), ([, y, half]) => ({ period: { date: `${y}-H${half}`, precision: 'half' } })],
  [new RegExp(`${LEAD}${YEAR}年?(?:底|末|内|初|中|度|全年)?${AROUND}$`), ([, y]) => ({ period: { date: `${y}`, precision: 'year' } })],
];

/** Years of two digits: 24年3月, 24.3.15 are clear; 24.3 is not. */
function shortYear(text: string): Found {
  const named = /^(\d{2})年(.*)$/.exec(text);
  if (named) return findPeriod(`20${named[1]}年${named[2]}`);
  const three = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})日?$/.exec(text);
  if (three) {
    const [, a = '', , b = '', c = ''] = three;
    if (a.length === 2 && c.length <= 2) return dayPeriod(2000 + Number(a), Number(b), Number(c));
    return { doubt: 'date-ambiguous', candidates: [] };
  }
  const pair = /^(\d{2})[./-](\d{1,2})$/.exec(text);
  if (pair) {
    const [, a = '', b = ''] = pair;
    const month = Number(b) >= 1 && Number(b) <= 12 ? [`20${a}-${two(Number(b))}`] : [];
    return { doubt: 'date-ambiguous', candidates: month };
  }
  return null;
}

function findPeriod(text: string): Found {
  for (const [pattern, build] of PATTERNS) {
    const match = pattern.exec(text);
    if (match) return build(match);
  }
  return null;
}

/** A date somewhere in a sentence. */
const INSIDE = /(?:19|20)\d{2}[年./-]\d{1,2}(?:[月./-]\d{1,2}[日号]?|月)?/g;

/** One date inside a sentence; several are a question. */
function insideSentence(text: string): Found {
  const dates = text.match(INSIDE) ?? [];
  if (dates.length === 0) return null;
  const others = text.replace(INSIDE, '');
  // 2026年3-4月: what follows says that the match was no day.
  if (dates.length === 1 && /\d|[一二三四五]期|分期|月/.test(others)) return { doubt: 'date-ambiguous', candidates: [] };
  if (dates.length > 1) return { doubt: 'date-ambiguous', candidates: dates.flatMap((date) => periodDates(findPeriod(date))) };
  return findPeriod(dates[0] ?? '');
}

function periodDates(found: Found): readonly string[] {
  return found !== null && 'period' in found ? [found.period.date] : [];
}

/** 已开工(3.15): the day stands in the bracket, month and day with a dot between. */
function inBracket(text: string): string | null {
  const [, before = '', inner = ''] = /^([^\d(（]+)[(（]([^()（）]*\d[^()（）]*)[)）]$/.exec(text) ?? [];
  if (before === '') return null;
  return inner.replace(/^([1-9])[./](\d{1,2})日?$/, '$1月$2日');
}

/** Text that begins with a month, a quarter, a half or names the year relatively; completed with the file's year. */
function withoutYear(text: string): { readonly offset: number; readonly rest: string } | null {
  const relative = /^(今年|本年度?|当年|明年|次年|去年|上年|前年|后年)(.*)$/.exec(text);
  const offsets: Readonly<Record<string, number>> = { 明年: 1, 次年: 1, 去年: -1, 上年: -1, 前年: -2, 后年: 2 };
  // 已于3.5开工: what happened, happened on a day.
  const happened = /^(?:已于|已在|于)(\d{1,2})(?:[./](\d{1,2})日?|月.*)(?=\D*$)/.exec(text);
  if (happened && Number(happened[1]) <= 12)
    return { offset: 0, rest: text.replace(/^(已于|已在|于)/, '').replace(/^(\d{1,2})[./](\d{1,2})日?/, '$1月$2日') };
  if (relative) return { offset: offsets[relative[1] ?? ''] ?? 0, rest: relative[2] ?? '' };
  if (/^(\d{1,2}月|第?[一二三四1-4]季度|[上下]半年|年(底|末|内|中|初))/.test(text)) return { offset: 0, rest: text };
  return null;
}

function yearless(rest: string, year: number): Found {
  if (rest === '' || /^(年?(底|末|内|中|初)|全年)(前|之前|以前)?/.test(rest)) return { period: { date: String(year), precision: 'year' } };
  return findPeriod(`${year}年${rest}`) ?? insideSentence(`${year}年${rest}`);
}

function doubtOf(code: string, raw: string, candidates: readonly string[]): Doubt {
  const texts: Readonly<Record<string, string>> = {
    'date-ambiguous': candidates.length === 1 ? `“${raw}”是${candidates[0]}吗？` : `“${raw}”是哪一天？`,
    'date-impossible': `“${raw}”没有这一天`,
    'date-no-year': `“${raw}”是哪一年？`,
  };
  return { code, text: texts[code] ?? `“${raw}”读不出日期`, candidates };
}

function ofNumber(number: number, view: CellView, context: DateContext): Found {
  if (view.show === 'day' || view.show === 'month') return ofSerial(number, view.show, context);
  const text = decimalText(number);
  if (/^\d{8}$/.test(text) || /^(19|20)\d{4}$/.test(text)) return findPeriod(text) ?? { doubt: 'date-impossible', candidates: [] };
  if (/^\d{5}(\.\d+)?$/.test(text)) return ofSerial(number, 'day', context);
  if (/^(19|20)\d{2}$/.test(text)) return { period: { date: text, precision: 'year' } };
  const pair = /^((?:19|20)\d{2})\.(\d{1,2})$/.exec(text);
  if (pair) return dottedNumber(pair[1] ?? '', pair[2] ?? '');
  return shortYear(text) ?? { doubt: 'date-impossible', candidates: [] };
}

/** The number 2024.1 was typed as 2024.1 or 2024.10; every other month is clear. */
function dottedNumber(year: string, part: string): Found {
  if (part === '1') return { doubt: 'date-ambiguous', candidates: [`${year}-01`, `${year}-10`] };
  return monthPeriod(Number(year), Number(part));
}

function ofSerial(serial: number, show: 'day' | 'month', context: DateContext): Found {
  const iso = isoOfSerial(serial, context.dateSystem);
  const year = iso === null ? 0 : Number(iso.slice(0, 4));
  if (iso === null || year < 1950 || year > 2100) return { doubt: 'date-impossible', candidates: [] };
  return { period: show === 'day' ? { date: iso, precision: 'day' } : { date: iso.slice(0, 7), precision: 'month' } };
}

function ofText(text: string, view: CellView, context: DateContext): Found {
  const dotted = view.untyped ? /^((?:19|20)\d{2})\.1$/.exec(text) : null;
  if (dotted) return dottedNumber(dotted[1] ?? '', '1');
  if (/^[3-6]\d{4}$/.test(text)) return ofSerial(Number(text), 'day', context);
  return findPeriod(text) ?? shortYear(text) ?? insideSentence(text);
}

/**
 * Reads a date cell.
 */
export function readDate(view: CellView, context: DateContext): Reading<SheetDate | Unknown> {
  const raw = view.raw;
  const unknown: Unknown = { unknown: true, raw };
  if (raw === '') return { value: null };
  if (isDash(raw)) return { value: unknown };
  const narrow = compact(withoutMarks(raw)).replace(/[。;；]+$/, '');
  const planned = PLANNED.test(narrow) && !/^计划$/.test(narrow);
  const full = digitsOf(narrow).replace(new RegExp(`${PLANNED.source}|大?约`, 'g'), '');
  const text = full.replace(/[(（].*[)）]$/, '');
  let rulings: Reading<SheetDate>['rulings'];
  let found = view.number === null ? (ofText(text, view, context) ?? ofText(full, view, context)) : ofNumber(view.number, view, context);
  const inner = found === null && view.number === null ? inBracket(full) : null;
  if (inner !== null) found = ofText(inner, view, context);
  if (found === null && view.number === null) {
    const part = withoutYear(inner ?? text);
    if (part !== null) {
      if (context.year === null) return { value: unknown, doubt: doubtOf('date-no-year', raw, []) };
      const year = context.year + part.offset;
      found = yearless(part.rest, year);
      rulings = [{ rule: 'year-from-file', text: `“${raw}”没有写年份，按文件取${year}年` }];
    }
  }
  if (found === null)
    return /\d/.test(text) || UNSAID.test(text) ? { value: unknown, doubt: doubtOf('date-unread', raw, []) } : { value: unknown };
  if ('doubt' in found) return { value: unknown, doubt: doubtOf(found.doubt, raw, found.candidates) };
  const { date, precision } = found.period;
  const value: SheetDate = {
    date,
    precision,
    ...(planned || context.plannedColumn ? { planned: true as const } : {}),
    ...(context.withDue ? { due: lastDay(date, precision) } : {}),
    raw,
  };
  return rulings === undefined ? { value } : { value, rulings };
}
