/** Increases (增资扩产, S-29) as facts of an evaluation: money of a kind of its own, dated by its day, so it counts by amount and never as a project. */
import type { Ledger } from '../ledger/fold';
import type { RecordOf } from '../model/entities';
import { INCREASE_KIND } from '../model/entities-project';
import type { Facts } from '../scoring/facts';
import { head } from './project-facts';

/** The fact of an increase; none while it says too little. */
export function increaseFact(ledger: Ledger, increase: RecordOf<'increase'>): Facts['money'] {
  const { project, on, amount } = increase;
  if (project === undefined || on === undefined || amount === undefined) return [];
  const value = { minor: amount.minor, currency: amount.currency };
  const own = head(ledger, 'increase', increase);
  return [{ ...own, project, unit: increase.scope, kind: INCREASE_KIND, date: on, reported: value, recognised: value }];
}
