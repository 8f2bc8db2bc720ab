/**
 * What was announced before and is never worked out anew: values, places and tiers of locked periods (核定锁定), and the papers handed in for an item.
 * Reads fact rows; ranks and scores nothing.
 */
import type { Ctx } from './context';
import { groupsOf, subjectsFor } from './context';
import { exactFrom, whole } from './exact';
import type { Exact } from './exact';
import type { Facts } from './facts';
import { parsePeriod, resolvePeriod } from './periods';
import type { Period, PeriodRef } from './periods';
import type { Rank } from './scheme-schema';
import type { NumberNode } from './scheme-trees';

type FrozenRow = Facts['frozen'][number];

/** “2026-H1” and the days from 1 January to 30 June are the same period. */
function isPeriod(text: string, wanted: Period): boolean {
  if (text === wanted.key) return true;
  const named = parsePeriod(text);
  return named !== null && named.from === wanted.from && named.to === wanted.to;
}

const periodOf = (period: PeriodRef, { env, period: now }: Ctx): Period => resolvePeriod(period, now, env.scheme.period.yearStart);

/** What was frozen for the subject in an earlier period: last year's tier is the one that was announced, not one worked out anew. */
export function frozenRow(id: string, period: PeriodRef, says: 'value' | 'tier', ctx: Ctx): FrozenRow | undefined {
  const wanted = periodOf(period, ctx);
  return ctx.env.index.facts.frozen.find(
    (f) => f.item === id && f.subject === ctx.subject?.id && f[says] !== undefined && isPeriod(f.period, wanted),
  );
}

export function frozenValue(node: Extract<NumberNode, { op: 'frozen' }>, ctx: Ctx): Exact | null {
  const row = frozenRow(node.id, node.period, 'value', ctx);
  return row?.value === undefined ? null : exactFrom(row.value);
}

/** Ids of the subjects that were in one list with the subject in that period. */
function listMates({ within, subject: kind }: Rank, wanted: Period, { env, subject }: Ctx): ReadonlySet<string> {
  const one = within === 'all' || (within === 'each-group' && env.scheme.groups.length === 0);
  const lists =
    one || subject === null ? [] : groupsOf(env, subject.id, wanted.to).filter((id) => typeof within === 'string' || within.includes(id));
  const [group] = lists;
  return new Set(subjectsFor(env, kind, group === undefined ? 'all' : [group], wanted.to).map(({ id }) => id));
}

/**
 * The place announced in an earlier period; null where none was frozen. From the bottom it is counted among the places frozen for the same list, and only
 * where the rows of that period name every subject of the list: who has other rows but no place was not ranked.
 */
export function frozenPlace({ rank: id, from, period }: Extract<NumberNode, { op: 'place' }>, ctx: Ctx): Exact | null {
  if (period === undefined) return null;
  const own = frozenRow(id, period, 'value', ctx)?.value;
  const place = own === undefined ? null : exactFrom(own);
  if (place === null || from === 'top') return place;
  const rank = ctx.env.scheme.ranks.find((one) => one.id === id);
  if (rank === undefined) return null;
  const wanted = periodOf(period, ctx);
  const mates = listMates(rank, wanted, ctx);
  const rows = ctx.env.index.facts.frozen.filter(({ subject, period: of }) => mates.has(subject) && isPeriod(of, wanted));
  const named = new Set(rows.map(({ subject }) => subject));
  if (named.size < mates.size) return null;
  const behind = rows.filter(({ item, value }) => item === id && value !== undefined && (exactFrom(value)?.compare(place) ?? 0) > 0);
  return whole(1 + new Set(behind.map(({ subject }) => subject)).size);
}

/** Every paper recorded for an item of the row or subject at hand; their order means nothing. */
export function evidenceRows({ env, row, subject }: Ctx, item: string): Facts['evidence'] {
  const id = row?.id ?? subject?.id;
  return env.index.facts.evidence.filter((one) => one.subject === id && one.item === item);
}
