/** 怎么算的 of a unit's score: every line of the score sheet with its formula and numbers, from the same figures as the published month (law 3). */
import type { Ledger } from '../ledger/fold';
import { explainItem } from '../scoring/evaluate-scheme';
import type { Line } from '../scoring/evaluate-scheme';
import { monthContextOf } from './month-view';
import { publishedMonth } from '../views/published-month';

/** Lines in the order of the 办法; none while no 办法 of that year is adopted. `period` is 2026-10. */
export function scoreLines(ledger: Ledger, period: string, unit: string): Line[] {
  const published = publishedMonth(ledger, period);
  if (published === null) return [];
  const { scheme } = published.view.adopted;
  const context = monthContextOf(published.ledger, scheme, period);
  const subject = { kind: 'unit', id: unit } as const;
  return scheme.items.flatMap(({ id }) => explainItem({ ...context, subject }, id) ?? []);
}
