/**
 * What a bulletin points out: units behind on one or both of a pair (脱幅、双脱幅, S-56), units with nothing yet (空白, S-57), growth over the same period
 * last year (S-58), the first and the last three of each group with the reasons (S-81). Made from the month's own figures. Pure.
 */
import type { CompletionRow } from '../scoring/completion-table';
import { exactFromText, fixedText } from '../scoring/exact';
import type { MonthView } from './month-view';
import { gapText } from './words';

export type Shortfall = {
  readonly unit: string;
  readonly name: string;
  readonly groupName: string;
  /** One for each indicator of the pair; null where the unit has no task. */
  readonly sides: readonly {
    readonly title: string;
    readonly completion: string;
    /** 100% − completion, in percentage points: what is missing of the year. */
    readonly missing: string;
    /** Against what was due by now. */
    readonly gap: string;
    readonly behind: boolean;
  }[];
  readonly word: '双脱幅' | '脱幅';
  /** The largest gap, in percentage points, below 0. */
  readonly worst: number;
};

function groupNames(view: MonthView): Map<string, string> {
  return new Map(
    view.tables.flatMap(({ lines }) => lines.flatMap((line) => (line.kind === 'unit' ? [[line.row.unit, line.groupName] as const] : []))),
  );
}

const isBehind = ({ gapPoints }: Pick<CompletionRow, 'gapPoints'>): boolean => gapPoints?.exact.startsWith('-') === true;

/** Units behind schedule on one or both of a pair of targets, both first, the largest gap first. */
export function shortfalls(view: MonthView, pair: readonly [string, string]): Shortfall[] {
  const groups = groupNames(view);
  const byUnit = new Map<string, CompletionRow[]>();
  for (const row of view.table.rows) {
    if (pair.includes(row.target) && row.completion !== null) byUnit.set(row.unit, [...(byUnit.get(row.unit) ?? []), row]);
  }
  const found = [...byUnit.values()].flatMap((rows): Shortfall[] => {
    const first = rows[0];
    const late = rows.filter(isBehind);
    if (first === undefined || late.length === 0) return [];
    const sides = rows.map((row) => {
      const completion = exactFromText(row.completion?.exact ?? '');
      const rest = completion === null ? null : completion.neg().add(100);
      return {
        title: row.title,
        completion: row.completion?.text ?? '',
        missing: rest === null ? '' : rest.s < 0n ? '0.0' : fixedText(rest, 1),
        gap: gapText(row.gapPoints),
        behind: isBehind(row),
      };
    });
    const worst = Math.min(...late.map(({ gapPoints }) => Number(gapPoints?.text ?? 0)));
    const word = late.length > 1 ? ('双脱幅' as const) : ('脱幅' as const);
    return [{ unit: first.unit, name: first.name, groupName: groups.get(first.unit) ?? '', sides, word, worst }];
  });
  return found.sort((a, b) => Number(b.word === '双脱幅') - Number(a.word === '双脱幅') || a.worst - b.worst);
}

export type Blank = { readonly unit: string; readonly name: string; readonly titles: readonly string[]; readonly all: boolean };

/** Units with a task and nothing done, by indicator; `all`: nothing in any of its indicators. */
export function blanks(view: MonthView): Blank[] {
  const byUnit = new Map<string, CompletionRow[]>();
  for (const row of view.table.rows) {
    if (row.yearTarget !== null && row.yearTarget.exact !== '0') byUnit.set(row.unit, [...(byUnit.get(row.unit) ?? []), row]);
  }
  return [...byUnit.values()].flatMap((rows): Blank[] => {
    const zero = rows.filter(({ cumulative }) => cumulative?.exact === '0');
    const first = rows[0];
    if (first === undefined || zero.length === 0) return [];
    return [{ unit: first.unit, name: first.name, titles: zero.map(({ title }) => title), all: zero.length === rows.length }];
  });
}

/** Growth over last year in percent; 基数为零 when there is nothing to compare with. */
export function growthText(now: string | undefined, before: string | undefined): string {
  const [a, b] = [exactFromText(now ?? ''), exactFromText(before ?? '')];
  if (a === null || b === null) return '—';
  if (b.n === 0n) return a.n === 0n ? '持平' : '去年同期为零';
  const text = fixedText(a.sub(b).div(b).mul(100), 1);
  return text.startsWith('-') ? `下降${text.slice(1)}%` : /^0\.0$/.test(text) ? '持平' : `增长${text}%`;
}

export type Placed = {
  readonly unit: string;
  readonly name: string;
  readonly rank: number;
  readonly total: string;
  readonly reasons: readonly string[];
};
export type GroupEnds = { readonly groupName: string; readonly first: readonly Placed[]; readonly last: readonly Placed[] };

/** The first and the last of each group by total score, with what is furthest ahead and furthest behind; a group of fewer than twice as many has each unit once. */
export function groupEnds(view: MonthView, count: number): GroupEnds[] {
  const groups = [...new Set(view.totals.map(({ groupName }) => groupName))].filter((name) => name !== '');
  return groups.map((groupName) => {
    const inside = view.totals
      .filter((own) => own.groupName === groupName && own.rank !== null && own.total !== null)
      .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    const placed = (own: (typeof inside)[number], ahead: boolean): Placed => {
      const rows = view.table.rows.filter(
        ({ unit, gapPoints }) => unit === own.unit && gapPoints !== null && isBehind({ gapPoints }) !== ahead,
      );
      const sorted = rows.sort((a, b) => (Number(a.gapPoints?.text ?? 0) - Number(b.gapPoints?.text ?? 0)) * (ahead ? -1 : 1));
      return {
        unit: own.unit,
        name: own.name,
        rank: own.rank ?? 0,
        total: own.total?.text ?? '',
        reasons: sorted.slice(0, 2).map(({ title, gapPoints }) => `${title}${gapText(gapPoints)}个百分点`),
      };
    };
    const first = inside.slice(0, Math.min(count, Math.ceil(inside.length / 2)));
    const last = inside.slice(Math.max(first.length, inside.length - count));
    return { groupName, first: first.map((own) => placed(own, true)), last: last.map((own) => placed(own, false)).toReversed() };
  });
}
