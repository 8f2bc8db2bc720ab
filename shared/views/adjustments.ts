/**
 * 核定后调整: what a person decided about a figure of a locked period. The locked figure stays as it is; with the adjustment it makes the figure that stands
 * now (核定数 + 调整 = 现行数). Reads decisions; reckons no figure anew.
 */
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { formatDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';
import { exactFromText, plainText } from '../scoring/exact';

/** The adjustment that stands for a figure: the last one decided. `after` is the figure that stands now. */
export type Adjustment = {
  readonly before: string;
  readonly after: string;
  readonly decision: RecordOf<'adjustment'>;
};

/** Names a figure of a lock: unit, title of the indicator (or 综合得分), which of its figures. */
export const figureKey = (unit: string, title: string, figure: string): string => `${unit}\n${title}\n${figure}`;

/** Adjustments decided (予以调整) on the figures of a lock, by `figureKey`; 不予调整 leaves what stood. */
export function adjustmentsOf(ledger: Ledger, freeze: RecordId): ReadonlyMap<string, Adjustment> {
  const standing = new Map<string, Adjustment>();
  for (const decision of listRecords(ledger, 'adjustment')) {
    const { unit, item, figure, before, after, outcome } = decision;
    if (decision.freeze !== freeze || outcome !== '予以调整') continue;
    if (unit === undefined || item === undefined || figure === undefined || before === undefined || after === undefined) continue;
    standing.set(figureKey(unit, item, figure), { before, after, decision });
  }
  return standing;
}

/** +10 or -2.5; nothing where one of the two is no number. */
export function changeText({ before, after }: Pick<Adjustment, 'before' | 'after'>): string {
  const [from, to] = [exactFromText(before), exactFromText(after)];
  if (from === null || to === null) return '';
  const change = to.sub(from);
  return `${change.s >= 0n ? '+' : ''}${plainText(change)}`;
}

/** 核定100，调整+10，现行110 */
export function adjustedText(adjustment: Pick<Adjustment, 'before' | 'after'>): string {
  const change = changeText(adjustment);
  return `核定${adjustment.before}，${change === '' ? '' : `调整${change}，`}现行${adjustment.after}`;
}

/** 县长办公会，2026年11月2日，凭证补齐 */
export function decisionText({ decidedBy, on, ground }: RecordOf<'adjustment'>): string {
  return [decidedBy, on === undefined ? undefined : formatDay(on), ground].filter((part) => part !== undefined && part !== '').join('，');
}
