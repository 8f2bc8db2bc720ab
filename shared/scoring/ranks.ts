/**
 * G 分组排名定档, V on tiers, and who may take part. Ties are shown as ties; a unit without a value is listed without a place.
 */
import type { Ctx } from './context';
import { groupsOf, subjectKey, subjectsFor } from './context';
import { num, test } from './evaluate-trees';
import { whole } from './exact';
import type { Exact } from './exact';
import type { Subject } from './fact-index';
import { subjectName } from './fact-index';
import { appliesTo } from './items';
import type { Override, Rank } from './scheme-schema';
import { once, report } from './memo';

export type Placed = {
  readonly subject: Subject;
  readonly value: Exact | null;
  readonly place: number | null;
  readonly tied: boolean;
  readonly eligible: boolean;
};
/** `open`: how many more may still be placed among them, where the document leaves places open for who has no value yet. */
export type RankList = { readonly rank: Rank; readonly group: string | null; readonly placed: readonly Placed[]; readonly open: number };

function compareValues(a: Exact, b: Exact, order: 'high-first' | 'low-first'): number {
  return order === 'high-first' ? b.compare(a) : a.compare(b);
}

function compareBreaks(rank: Rank, a: readonly (Exact | null)[], b: readonly (Exact | null)[]): number {
  for (const [i, rule] of rank.tieBreaks.entries()) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    if (x === null || y === null) continue;
    const result = compareValues(x, y, rule.order);
    if (result !== 0) return result;
  }
  return 0;
}

/** True when an override takes the right to be ranked away. */
function barred(ctx: Ctx, rank: Rank): boolean {
  return ctx.env.scheme.overrides.some(
    (o) =>
      o.effect.is === 'lose-eligibility' &&
      o.effect.from !== 'payouts' &&
      (o.effect.ranks?.includes(rank.id) ?? true) &&
      ctx.env.resolve.triggered(ctx, o.id) === true,
  );
}

/** The list of one group. Who takes part and has no value is said; where the document leaves places open for them, they are counted. */
function listFor(rank: Rank, ctx: Ctx, group: string | null): RankList {
  const { placed, waiting } = order(rank, ctx, subjectsFor(ctx.env, rank.subject, group === null ? 'all' : [group], ctx.period.to));
  const open = rank.missing === 'open' ? waiting.length : 0;
  // Where nobody has a figure, as in the quarters before a ladder's first, there is no list to be waited for.
  if (waiting.length > 0 && placed.some(({ place }) => place !== null)) {
    const names = waiting.slice(0, 5).map((own) => subjectName(ctx.env.index, own));
    const who = `${names.join('、')}${waiting.length > 5 ? `等${waiting.length}个` : ''}`;
    const then = open > 0 ? '其余的名次要等补齐才能定' : '不排名次，其余的照排';
    const level = open > 0 ? 'warning' : 'note';
    report(
      ctx.env,
      level,
      'unplaced',
      `${rank.id}${group === null ? '' : ` ${group}`}`,
      `“${rank.title}”${ctx.period.key}：${who}没有数，${then}`,
    );
  }
  return { rank, group, placed, open };
}

function order(rank: Rank, ctx: Ctx, subjects: readonly Subject[]): { placed: Placed[]; waiting: Subject[] } {
  const rows = subjects.map((subject) => {
    const own: Ctx = { ...ctx, subject, row: undefined };
    const takesPart = barred(own, rank) ? false : rank.eligible === undefined ? true : test(rank.eligible, own);
    const value = num(rank.by, own);
    const waits = takesPart === null || (takesPart && value === null);
    return { subject, value, breaks: rank.tieBreaks.map((t) => num(t.by, own)), eligible: takesPart === true, waits };
  });
  const able = rows.filter((r): r is typeof r & { value: Exact } => r.value !== null && r.eligible);
  able.sort(
    (a, b) =>
      compareValues(a.value, b.value, rank.order) || compareBreaks(rank, a.breaks, b.breaks) || (a.subject.id < b.subject.id ? -1 : 1),
  );
  const placed: Placed[] = [];
  let place = 0;
  able.forEach((row, i) => {
    const before = able[i - 1];
    const same = before !== undefined && before.value.equals(row.value) && compareBreaks(rank, before.breaks, row.breaks) === 0;
    if (!same) place = rank.ties === 'same-place-no-gap' ? place + 1 : i + 1;
    placed.push({ subject: row.subject, value: row.value, place, tied: false, eligible: true });
  });
  const tied = placed.map((p) => ({ ...p, tied: placed.some((o) => o !== p && o.place === p.place) }));
  const rest = rows
    .filter((r) => r.value === null || !r.eligible)
    .map((r) => ({ subject: r.subject, value: r.value, place: null, tied: false, eligible: r.eligible }));
  return { placed: [...tied, ...rest], waiting: rows.filter(({ waits }) => waits).map(({ subject }) => subject) };
}

function rankById(ctx: Ctx, id: string): Rank | undefined {
  const rank = ctx.env.scheme.ranks.find((r) => r.id === id);
  if (rank === undefined) report(ctx.env, 'error', 'no-rank', id, `没有编号为“${id}”的排名`);
  return rank;
}

/** The lists of a rank: one per group, or one for all. */
export function rankLists(ctx: Ctx, id: string): RankList[] {
  const rank = rankById(ctx, id);
  if (rank === undefined) return [];
  return once(ctx.env, `rank ${id} ${ctx.period.key}`, [], () => {
    if (rank.within === 'all' || (rank.within === 'each-group' && ctx.env.scheme.groups.length === 0)) return [listFor(rank, ctx, null)];
    const groups = rank.within === 'each-group' ? ctx.env.scheme.groups.map((g) => g.id) : rank.within;
    return groups.map((group) => listFor(rank, ctx, group));
  });
}

function listOf(ctx: Ctx, id: string): RankList | undefined {
  const groups = ctx.subject === null ? [] : groupsOf(ctx.env, ctx.subject.id, ctx.period.to);
  return rankLists(ctx, id).find(
    (l) => (l.group === null || groups.includes(l.group)) && l.placed.some((p) => p.subject.id === ctx.subject?.id),
  );
}

/**
 * Place from the top (1 = best) or from the bottom (1 = last) among those ranked, from the least to the most it can become once everybody has a value (`open`);
 * null without a place.
 */
export function placeRange(ctx: Ctx, id: string, from: 'top' | 'bottom'): { readonly least: Exact; readonly most: Exact } | null {
  const list = listOf(ctx, id);
  const own = list?.placed.find((p) => p.subject.id === ctx.subject?.id);
  if (list === undefined || own === undefined || own.place === null) return null;
  const place = own.place;
  const least = from === 'top' ? place : 1 + list.placed.filter((p) => p.place !== null && p.place > place).length;
  return { least: whole(least), most: whole(least + list.open) };
}

/** The place where it is certain; null without one, or while others may still come before it. */
export function placeOf(ctx: Ctx, id: string, from: 'top' | 'bottom'): Exact | null {
  const range = placeRange(ctx, id, from);
  return range?.least.equals(range.most) === true ? range.least : null;
}

export function groupSizeOf(ctx: Ctx, id: string): Exact | null {
  const list = listOf(ctx, id);
  return list === undefined ? null : whole(list.placed.filter((p) => p.place !== null).length + list.open);
}

type TierEffect = Extract<Override['effect'], { is: 'tier-move' | 'tier-set' | 'tier-cap' }>;

/** The tier an override gives; undefined where it changes nothing. A subject without a tier is only ever set one. */
function changedTier(effect: TierEffect, names: readonly string[], index: number): string | undefined {
  if (effect.is === 'tier-set') return effect.tier;
  if (index < 0) return undefined;
  if (effect.is === 'tier-cap') return names[Math.max(index, names.indexOf(effect.tier))];
  return names[Math.min(Math.max(index - effect.by, 0), names.length - 1)];
}

/** `known` false: a figure is missing, so that nobody can say which tier; then `tier` is null. Known and null: ranked, but in no tier. */
export type TierResult = {
  readonly tier: string | null;
  readonly known: boolean;
  readonly before: string | null;
  readonly changes: readonly string[];
};

/** The first tier whose condition holds. One that cannot be told leaves it open whether it is that one or one further down. */
function firstTier({ tiers, otherwiseTier }: Rank, ctx: Ctx): string | null | 'unknown' {
  for (const { name, when } of tiers) {
    const holds = test(when, ctx);
    if (holds === null) return 'unknown';
    if (holds) return name;
  }
  return otherwiseTier === 'none' ? null : otherwiseTier;
}

/** True when the subject is known to take no part in the rank: it has no place, and no tier by one. */
function isOut(ctx: Ctx, id: string): boolean {
  return listOf(ctx, id)?.placed.some((p) => p.subject.id === ctx.subject?.id && !p.eligible) === true;
}

/** The tier: first condition that holds, then the overrides of the tier phase in their order. */
export function tierOf(ctx: Ctx, id: string): TierResult {
  const none: TierResult = { tier: null, known: false, before: null, changes: [] };
  const rank = rankById(ctx, id);
  if (rank === undefined) return none;
  return once(ctx.env, `tier ${id} ${subjectKey(ctx.subject)} ${ctx.period.key}`, none, () => {
    const names = rank.tiers.map((t) => t.name);
    if (rank.otherwiseTier !== 'none' && !names.includes(rank.otherwiseTier)) names.push(rank.otherwiseTier);
    const found = firstTier(rank, ctx);
    const first = found === 'unknown' ? null : found;
    let [tier, known] = [first, found !== 'unknown'];
    const changes: string[] = [];
    for (const o of [...ctx.env.scheme.overrides].sort((a, b) => a.precedence - b.precedence)) {
      if (!('rank' in o.effect) || o.effect.rank !== id || ctx.env.resolve.triggered(ctx, o.id) !== true) continue;
      const index = tier === null ? -1 : names.indexOf(tier);
      const next = changedTier(o.effect, names, index);
      if (next === undefined || next === tier) continue;
      changes.push(`${o.title}：${tier ?? '未定档'}→${next}`);
      [tier, known] = [next, true];
    }
    return { tier, known: known || isOut(ctx, id), before: first, changes };
  });
}

/** Whether an override holds for the subject: its own condition, or spread to it from a unit it leads, guarantees or works in. */
export function triggeredOf(ctx: Ctx, id: string): boolean | null {
  const rule = ctx.env.scheme.overrides.find((o) => o.id === id);
  if (rule === undefined) return null;
  return once(ctx.env, `triggered ${id} ${subjectKey(ctx.subject)} ${ctx.period.key}`, null, () => {
    if (ctx.subject === null || ctx.subject.kind === rule.subject) return appliesTo(ctx, rule.appliesTo) ? test(rule.when, ctx) : false;
    return spreadFrom(ctx, rule).some((unit) => triggeredOf({ ...ctx, subject: unit, row: undefined }, id) === true);
  });
}

/** Words of `posts.rank` that make a head or a deputy. */
const LEADER_RANKS = { leader: ['主要负责人', '一把手'], deputy: ['分管负责人', '副职'] } as const satisfies Record<
  string,
  readonly string[]
>;

/** Whether a post is that of a head or of a deputy. */
export const holdsRank = (rank: string | undefined, role: keyof typeof LEADER_RANKS): boolean =>
  LEADER_RANKS[role].some((own) => own === rank);

function spreadFrom(ctx: Ctx, rule: Override): Subject[] {
  const { facts } = ctx.env.index;
  if (ctx.subject === null || rule.subject !== 'unit' || ctx.subject.kind !== 'person') return [];
  const person = ctx.subject.id;
  const day = ctx.period.to;
  const live = (r: { from: string; to?: string | undefined }): boolean =>
    r.from <= day && (r.to === undefined || r.to >= day.slice(0, r.to.length));
  const posts = facts.posts
    .filter((p) => p.person === person && live(p))
    .filter((p) => rule.spreadTo.some((role) => role === 'members' || (role !== 'guaranteeingLeader' && holdsRank(p.rank, role))));
  const guarded = rule.spreadTo.includes('guaranteeingLeader')
    ? facts.guarantees.filter((g) => g.person === person && live(g)).map((g) => g.unit)
    : [];
  return [...posts.map((p) => p.unit), ...guarded].filter((id) => id !== undefined).map((id) => ({ kind: 'unit', id }));
}
