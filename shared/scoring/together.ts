/**
 * M 合并计算: the rows of a measure put together by a field (同一投资方、同一园区、同一引荐人) before anything is asked of them; the condition and the
 * number are then those of the group. Knows rows and trees, not windows and owners.
 */
import type { Ctx, TogetherTake } from './context';
import { aggregate, num, test } from './evaluate-trees';
import { ZERO, plainText, whole } from './exact';
import type { Exact } from './exact';
import type { MeasuredRow } from './measure-rows';
import { partOf } from './measure-rows';
import type { RowMeasure } from './scheme-schema';
import { exactOf } from './tally';

/** Rows with the same value of the field, oldest first, what they make together, and what became of it. */
export type TogetherGroup = {
  /** The field's text; null for a row that has none and stands for itself. */
  readonly name: string | null;
  readonly rows: readonly string[];
  readonly sum: Exact;
  /** Null: the condition could not be told, so the whole measure cannot. */
  readonly kept: boolean | null;
  /** What the group adds; null when it is not kept or is only counted. */
  readonly value: Exact | null;
};

type Totals = { readonly sum: Exact; readonly rows: Exact };

function totalsOf(rows: readonly MeasuredRow[], per: number): Totals {
  const sum = rows.reduce((total, row) => total.add(exactOf(partOf(row, per), per)), ZERO);
  return { sum, rows: whole(new Set(rows.map(({ id }) => id)).size) };
}

function byGroup(rows: readonly MeasuredRow[]): Map<string, MeasuredRow[]> {
  const groups = new Map<string, MeasuredRow[]>();
  for (const row of rows) {
    const key = row.together ?? `\u0000${row.id}`;
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [row]);
    else list.push(row);
  }
  return groups;
}

/**
 * The groups of a measure for the subject of the context.
 * @param own its rows in the window
 * @param everyone the rows of everybody in the window; asked for only where the scheme does
 */
export function groupsOfRows(
  ctx: Ctx,
  { together, aggregate: kind }: RowMeasure,
  per: number,
  own: readonly MeasuredRow[],
  everyone: () => readonly MeasuredRow[],
): TogetherGroup[] {
  if (together === undefined) return [];
  let all: Map<string, MeasuredRow[]> | null = null;
  return [...byGroup(own)].map(([key, rows]) => {
    const mine = totalsOf(rows, per);
    const take: TogetherTake = ({ take: what, of }) => {
      if (of === 'own') return mine[what];
      all ??= byGroup(everyone());
      return totalsOf(all.get(key) ?? rows, per)[what];
    };
    const inside: Ctx = { ...ctx, row: undefined, together: take };
    const kept = test(together.where, inside);
    const value = kept !== true || kind === 'count' || together.value === undefined ? null : num(together.value, inside);
    return { name: rows[0]?.together ?? null, rows: [...new Set(rows.map(({ id }) => id))], sum: mine.sum, kept, value };
  });
}

/** The measure's value over its groups: how many are kept, or the total of what they add. Unknown as soon as one group is. */
export function totalOfGroups({ aggregate: kind }: RowMeasure, groups: readonly TogetherGroup[]): Exact | null {
  if (groups.some(({ kept }) => kept === null)) return null;
  const kept = groups.filter((group) => group.kept === true);
  if (kind === 'count') return whole(kept.length);
  if (kind === 'distinct' || kind === 'last') return null;
  if (kept.length === 0) return kind === 'sum' ? ZERO : null;
  const values = kept.flatMap(({ value }) => value ?? []);
  return values.length < kept.length ? null : aggregate(kind, values);
}

/** A group in words: “江南重工：2条，合计12000，计12000”. */
export function togetherText({ name, rows, sum, kept, value }: TogetherGroup): string {
  const became = kept === null ? '是否计入不明' : !kept ? '不计' : value === null ? '计入' : `计${plainText(value)}`;
  return `${name ?? '（未填）'}：${rows.length}条，合计${plainText(sum)}，${became}`;
}
