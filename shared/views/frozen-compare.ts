/**
 * 与核定时不同 (law 2, S-94): every figure of a locked period that would come out differently today, with both figures and what a person decided about it.
 * Nothing changes by itself: a decision is an entry, and it stands only for the figures it was made about. A figure once adjusted stays in the list.
 */
import { z } from 'zod';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { RecordOf } from '../model/entities';
import { recordIdSchema } from '../model/ids';
import type { RecordId } from '../model/ids';
import { schemeOfRecord } from '../month/adopted-scheme';
import { monthView } from '../month/month-view';
import { exactFromText, fixedText } from '../scoring/exact';
import { adjustmentsOf, figureKey } from './adjustments';
import { monthResult } from './frozen-periods';
import { recordedPeriod } from './freeze-period';

const exact = z.string().nullable();
const place = z.int().nullable();
const resultSchema = z.object({
  rows: z.array(
    z.object({
      target: z.string(),
      unit: z.string(),
      yearTarget: exact,
      /** 当月; older locks hold 累计 alone. */
      month: exact.optional(),
      cumulative: exact,
      completion: exact,
      gapPoints: exact,
      rank: place,
    }),
  ),
  totals: z.array(z.object({ unit: z.string(), total: exact, rank: place })),
});
export type FrozenResult = z.infer<typeof resultSchema>;

/** Score and place in the whole, beside the indicators. */
export const TOTAL_ITEM = '综合得分';

export type FrozenDifference = {
  readonly unit: RecordId;
  readonly unitName: string;
  /** Id of the scheme's target, or 综合得分. */
  readonly item: string;
  readonly title: string;
  /** What the indicator is counted in (个, 万元); 分 for 综合得分. */
  readonly counted: string;
  readonly figure: string;
  readonly before: string;
  /** The figure that stands: the locked one, or what was decided since (核定数 + 调整). */
  readonly standing: string;
  readonly after: string;
  /** What was decided about the figure as it comes out today; null while nobody has. */
  readonly decision: RecordOf<'adjustment'> | null;
};

/** The stored figures of a locked period; null when a newer program wrote them. */
export function frozenResult(record: RecordOf<'freeze'>): FrozenResult | null {
  const quarter = z.object({ month: resultSchema }).safeParse(record.result);
  if (quarter.success) return quarter.data.month;
  const month = resultSchema.safeParse(record.result);
  return month.success ? month.data : null;
}

/** A stored figure as a person reads it. */
export function storedText(text: string | null, places: number): string {
  const value = text === null ? null : exactFromText(text);
  return value === null ? '—' : fixedText(value, places);
}

type Cell = { readonly figure: string; readonly text: string };
type Line = { readonly unit: string; readonly item: string; readonly cells: readonly Cell[] };

const placeOf = (rank: number | null): string => (rank === null ? '—' : String(rank));

function linesOf(result: FrozenResult, decimals: (target: string) => number): Line[] {
  const rows = result.rows.map(({ unit, target, yearTarget, month, cumulative, completion, gapPoints, rank }): Line => ({
    unit,
    item: target,
    cells: [
      { figure: '年度任务', text: storedText(yearTarget, decimals(target)) },
      ...(month === undefined ? [] : [{ figure: '当月', text: storedText(month, decimals(target)) }]),
      { figure: '累计', text: storedText(cumulative, decimals(target)) },
      { figure: '完成率（%）', text: storedText(completion, 1) },
      { figure: '序时差（百分点）', text: storedText(gapPoints, 1) },
      { figure: '位次', text: placeOf(rank) },
    ],
  }));
  const totals = result.totals.map(({ unit, total, rank }): Line => ({
    unit,
    item: TOTAL_ITEM,
    cells: [
      { figure: '得分', text: storedText(total, 2) },
      { figure: '名次', text: placeOf(rank) },
    ],
  }));
  return [...rows, ...totals];
}

/** All figures that differ or were adjusted, in the order of the table; empty when nothing differs or the year's 办法 is gone. */
export function frozenDifferences(ledger: Ledger, record: RecordOf<'freeze'>): FrozenDifference[] {
  const period = recordedPeriod(record);
  const stored = frozenResult(record);
  const view = period === null ? null : monthView(ledger, period.month, schemeOfRecord(ledger, record.scheme));
  if (stored === null || view === null) return [];
  const now = resultSchema.parse(monthResult(view));
  const { scheme } = view.adopted;
  const decimals = (target: string): number => {
    const measure = scheme.targets.find(({ id }) => id === target)?.measure;
    return scheme.measures.find(({ id }) => id === measure)?.decimals ?? 2;
  };
  const counted = (target: string): string => {
    const measure = scheme.targets.find(({ id }) => id === target)?.measure;
    return scheme.measures.find(({ id }) => id === measure)?.unit ?? (target === TOTAL_ITEM ? '分' : '');
  };
  const names = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id as string, name ?? '']));
  const titles = new Map(scheme.targets.map(({ id, title }) => [id, title]));
  const adjusted = adjustmentsOf(ledger, record.id);
  const decided = listRecords(ledger, 'adjustment').filter(({ freeze }) => freeze === record.id);
  const today = new Map(linesOf(now, decimals).map((line) => [`${line.unit} ${line.item}`, line]));
  const before = linesOf(stored, decimals);
  const keys = new Set(before.map((line) => `${line.unit} ${line.item}`));
  const added = [...today.values()].filter((line) => !keys.has(`${line.unit} ${line.item}`)).map((line) => ({ ...line, cells: [] }));
  return [...before, ...added].flatMap((line) => {
    const unit = recordIdSchema.safeParse(line.unit);
    const current = today.get(`${line.unit} ${line.item}`);
    if (!unit.success) return [];
    const figures = line.cells.length > 0 ? line.cells : (current?.cells ?? []).map(({ figure }) => ({ figure, text: '—' }));
    return figures.flatMap(({ figure, text }): FrozenDifference[] => {
      const after = current?.cells.find((cell) => cell.figure === figure)?.text ?? '—';
      const title = titles.get(line.item) ?? line.item;
      const standing = adjusted.get(figureKey(unit.data, title, figure))?.after ?? text;
      if (after === text && standing === text) return [];
      const decision = decided.findLast(
        (own) => own.unit === unit.data && own.item === title && own.figure === figure && own.before === text && own.after === after,
      );
      return [
        {
          unit: unit.data,
          unitName: names.get(line.unit) ?? line.unit,
          item: line.item,
          title,
          counted: counted(line.item),
          figure,
          before: text,
          standing,
          after,
          decision: decision ?? null,
        },
      ];
    });
  });
}
