/**
 * Money that came in, added up by one rule everywhere (S-16, S-113, law 5). Offices state it in three ways: for the month (当月), for the year so far
 * (当年累计) and for all time (总累计). The rule:
 *
 *   当年累计 of a year at a month = the latest 当年累计 statement of that year up to the month, plus all 当月 entries of later months;
 *   without a statement, the sum of the year's 当月 entries.
 *   当月 = 当年累计 at the month − 当年累计 at the month before (January: the year so far).
 *   累计 = the latest 总累计 statement up to the month, plus what came in after it; without one, the sum of all years.
 *
 * Of two cumulative statements for the same month the one entered later holds. A recognised sum (核定) follows the same rule over entries the county
 * has recognised; entries still waiting (待核定) count as reported only. Amounts are 分 of 人民币; other currencies are never mixed in.
 */
import type { RecordOf } from '../model/entities';
import type { FundEntry } from './ledger-index';

/** 申报 or 核定. */
export type Side = 'reported' | 'recognised';

export type FundSums = {
  /** 分; null when nothing was ever stated for it. */
  readonly month: number | null;
  readonly year: number | null;
  readonly total: number | null;
};

type Statement = {
  readonly month: string;
  readonly span: string;
  readonly minor: number;
  readonly lamport: number;
  readonly entry: RecordOf<'moneyEntry'>;
};

/** The entries of one kind that count on a side, in 人民币. */
export function statements(entries: readonly FundEntry[], kind: string, side: Side): Statement[] {
  return entries.flatMap(({ record, recognition, lamport }) => {
    const money = side === 'reported' ? record.reported : recognition?.recognised;
    if (record.kind !== kind || money === undefined || money.currency !== 'CNY' || record.month === undefined || record.span === undefined)
      return [];
    return [{ month: record.month, span: record.span, minor: money.minor, lamport, entry: record }];
  });
}

/** The cumulative statement that holds: of the latest month, and there the one entered last. */
function latest(list: readonly Statement[], span: string, from: string, through: string): Statement | null {
  let best: Statement | null = null;
  for (const item of list) {
    if (item.span !== span || item.month < from || item.month > through) continue;
    const later = best === null || item.month > best.month || (item.month === best.month && item.lamport > best.lamport);
    if (later) best = item;
  }
  return best;
}

/** 当年累计 of `year` at the end of `through` (both as in 2026, 2026-10); null when the year has no entry so far. */
export function yearToDate(list: readonly Statement[], year: string, through: string): number | null {
  const end = through < `${year}-12` ? through : `${year}-12`;
  const base = latest(list, '当年累计', `${year}-01`, end);
  const after = base?.month ?? '';
  const later = list.filter(({ span, month }) => span === '当月' && month.startsWith(year) && month > after && month <= end);
  if (base === null && later.length === 0) return null;
  return later.reduce((sum, { minor }) => sum + minor, base?.minor ?? 0);
}

function years(list: readonly Statement[], from: string, through: string): string[] {
  const named = list
    .filter(({ span, month }) => span !== '总累计' && month >= from && month <= through)
    .map(({ month }) => month.slice(0, 4));
  return [...new Set(named)].sort();
}

/** 累计 at the end of `through`; null when nothing was stated. */
export function allTime(list: readonly Statement[], through: string): number | null {
  const base = latest(list, '总累计', '', through);
  if (base === null) {
    const known = years(list, '', through);
    return known.length === 0 ? null : known.reduce((sum, year) => sum + (yearToDate(list, year, through) ?? 0), 0);
  }
  const year = base.month.slice(0, 4);
  const inYear = (yearToDate(list, year, through) ?? 0) - (yearToDate(list, year, base.month) ?? 0);
  const since = years(list, `${Number(year) + 1}-01`, through);
  return since.reduce((sum, own) => sum + (yearToDate(list, own, through) ?? 0), base.minor + inYear);
}

/** The month before, as text: 2026-01 → 2025-12. */
export function monthBefore(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** The three sums of a project at the end of a month. */
export function fundSums(entries: readonly FundEntry[], kind: string, side: Side, month: string): FundSums {
  const list = statements(entries, kind, side);
  const year = month.slice(0, 4);
  const now = yearToDate(list, year, month);
  const before = yearToDate(list, year, monthBefore(month));
  return { month: now === null ? null : now - (before ?? 0), year: now, total: allTime(list, month) };
}

/** Money that came in during one month, as an increment: the sum of a year's increments is its 当年累计. */
export type FundIncrement = { readonly month: string; readonly minor: number; readonly entry: RecordOf<'moneyEntry'> };

/**
 * The same sums as increments by month, for evaluations that add rows over a span of time. The part of a 总累计 statement that no entry up to its
 * month explains is one increment in December of the year before it: it is never taken for money of the statement's own year.
 */
export function fundIncrements(entries: readonly FundEntry[], kind: string, side: Side): FundIncrement[] {
  const list = statements(entries, kind, side).sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : a.lamport - b.lamport));
  const rows: FundIncrement[] = [];
  const months = [...new Set(list.filter(({ span }) => span !== '总累计').map(({ month }) => month))];
  for (const month of months) {
    const year = month.slice(0, 4);
    const minor = (yearToDate(list, year, month) ?? 0) - (yearToDate(list, year, monthBefore(month)) ?? 0);
    const entry = list.filter((item) => item.month === month && item.span !== '总累计').at(-1)?.entry;
    if (entry !== undefined) rows.push({ month, minor, entry });
  }
  const base = latest(list, '总累计', '', '9999-12');
  if (base === null) return rows;
  const year = Number(base.month.slice(0, 4));
  const known = years(list, '', base.month).reduce((sum, own) => sum + (yearToDate(list, own, base.month) ?? 0), 0);
  const earlier = { month: `${year - 1}-12`, minor: base.minor - known, entry: base.entry };
  return earlier.minor === 0 ? rows : [earlier, ...rows];
}
