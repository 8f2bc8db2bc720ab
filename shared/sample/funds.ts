/**
 * Money that came in (到位资金) for one sample project, month by month: what its unit reported and what the county recognised (S-113).
 * All amounts are whole 分; most are round in 万元, as in real ledgers.
 */
import type { Random } from './random';
import { LAST_ENTRY } from './timeline';
import type { Timeline } from './timeline';
import { CUT_GROUNDS } from './vocabulary';

const WAN = 1_000_000;

export type FundMonth = {
  readonly month: string;
  readonly span: '当月' | '当年累计' | '总累计';
  readonly reported: number;
  /** Null while the county has not yet recognised the entry (待核定). */
  readonly recognised: number | null;
  readonly ground?: string;
};

/** Months from the first to the last, both included: `2025-11`, `2025-12`, `2026-01` … */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let year = Number(first.slice(0, 4));
  let month = Number(first.slice(5, 7));
  for (let text = first; text <= last;) {
    months.push(text);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    text = `${year}-${String(month).padStart(2, '0')}`;
  }
  return months;
}

/** A share of an amount, round to 10 万元, now and then to half a 万元. */
function part(agreed: number, percent: number, random: Random): number {
  const exact = Math.floor((agreed * percent) / 100);
  const step = random.chance(15) ? WAN / 2 : 10 * WAN;
  return Math.max(step, Math.floor(exact / step) * step);
}

type Flow = { readonly month: string; readonly reported: number; readonly recognised: number | null; readonly ground?: string };

function recognise(reported: number, month: string, late: boolean, random: Random): Pick<Flow, 'recognised' | 'ground'> {
  const draw = random.int(1, 100);
  if ((late && month === '2026-10') || (draw <= 6 && month >= '2026-08')) return { recognised: null };
  if (draw > 14) return { recognised: reported };
  const cut = Math.floor((reported * random.int(10, 60)) / 100 / WAN) * WAN;
  return cut === 0 ? { recognised: reported } : { recognised: reported - cut, ground: random.pick(CUT_GROUNDS) };
}

function flows(timeline: Timeline, agreed: number, late: boolean, random: Random): { before: number; months: Flow[] } {
  if (timeline.registered === null) return { before: 0, months: [] };
  const carried = timeline.registered < '2025-01-01';
  const before = carried ? part(agreed, random.int(10, 40), random) : 0;
  const end = timeline.stop?.day ?? LAST_ENTRY;
  const first = carried ? '2025-01' : timeline.registered.slice(0, 7);
  const months: Flow[] = [];
  let total = before;
  for (const month of monthsBetween(first, end.slice(0, 7))) {
    if (!random.chance(62)) continue;
    // A large project pays in slowly: shares of the whole stay small.
    const share = agreed >= 50_000 * WAN ? random.int(1, 2) : agreed >= 10_000 * WAN ? random.int(1, 5) : random.int(3, 12);
    const reported = part(agreed, share, random);
    if ((total + reported) * 100 > agreed * 95) break;
    total += reported;
    months.push({ month, reported, ...recognise(reported, month, late, random) });
  }
  return { before, months };
}

/** Turns monthly sums into statements of the year so far, for units that report that way; a month waiting for the county keeps all later ones waiting. */
function cumulated(months: readonly Flow[]): FundMonth[] {
  let year = '';
  let reported = 0;
  let recognised: number | null = 0;
  return months.map((flow) => {
    if (flow.month.slice(0, 4) !== year) {
      year = flow.month.slice(0, 4);
      [reported, recognised] = [0, 0];
    }
    reported += flow.reported;
    recognised = recognised === null || flow.recognised === null ? null : recognised + flow.recognised;
    const cut = recognised !== null && recognised < reported;
    return { month: flow.month, span: '当年累计', reported, recognised, ...(cut ? { ground: flow.ground ?? '以前月份已核减' } : {}) };
  });
}

/**
 * All fund entries of a project.
 * @param agreed agreed investment in 分 of 人民币
 * @param style `year` for units that state the year so far, `month` for the others
 * @param late the unit's October was not yet recognised
 */
export function fundsOf(timeline: Timeline, agreed: number, style: 'month' | 'year', late: boolean, random: Random): FundMonth[] {
  const { before, months } = flows(timeline, agreed, late, random);
  const taken: FundMonth[] = before === 0 ? [] : [{ month: '2024-12', span: '总累计', reported: before, recognised: before }];
  return [...taken, ...(style === 'year' ? cumulated(months) : months.map((flow): FundMonth => ({ ...flow, span: '当月' })))];
}
