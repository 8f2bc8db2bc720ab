/** 怎么算的 of a unit's score: every line of the score sheet with its formula and numbers, from the same figures as the published month (law 3). */
import type { Ledger } from '../ledger/fold';
import type { Ctx } from '../scoring/context';
import { explainItem } from '../scoring/evaluate-scheme';
import type { Figure, Line } from '../scoring/evaluate-scheme';
import { exactFromText } from '../scoring/exact';
import { writtenPoints } from '../scoring/items';
import type { Item } from '../scoring/scheme-schema';
import { monthContextOf } from './month-view';
import { publishedMonth } from '../views/published-month';

/** The points as the formula beside them writes them: 封顶48.00 and 48.00, never 48 (one way of writing on one sheet). */
export function writtenAs(item: Item | undefined, points: Figure | null): Figure | null {
  const value = points === null ? null : exactFromText(points.exact);
  return item === undefined || points === null || value === null ? points : { ...points, text: writtenPoints(value, item) };
}

/** Lines of one unit in the order of the 办法, from a context that is asked already. */
export function linesOf(context: Ctx, unit: string): Line[] {
  const asked = { ...context, subject: { kind: 'unit', id: unit } as const };
  return context.env.scheme.items.flatMap((item) => {
    const line = explainItem(asked, item.id);
    return line === null ? [] : [{ ...line, points: writtenAs(item, line.points) }];
  });
}

/** Lines in the order of the 办法; none while no 办法 of that year is adopted. `period` is 2026-10. */
export function scoreLines(ledger: Ledger, period: string, unit: string): Line[] {
  const published = publishedMonth(ledger, period);
  return published === null ? [] : linesOf(monthContextOf(published.ledger, published.view.adopted.scheme, period), unit);
}
