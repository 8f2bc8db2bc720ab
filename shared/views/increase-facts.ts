/** Increases (增资扩产, S-29) as facts of an evaluation: money of a kind of its own, dated by its day, so it counts by amount and never as a project. */
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { RecordOf } from '../model/entities';
import { INCREASE_KIND } from '../model/entities-project';
import type { Facts } from '../scoring/facts';
import type { Head } from './facts';

/** @param head id and person of a record, as all facts carry them */
export function increaseFacts(ledger: Ledger, head: (increase: RecordOf<'increase'>) => Head): Facts['money'] {
  return listRecords(ledger, 'increase').flatMap((increase) => {
    const { project, on, amount } = increase;
    if (project === undefined || on === undefined || amount === undefined) return [];
    const value = { minor: amount.minor, currency: amount.currency };
    return [{ ...head(increase), project, unit: increase.scope, kind: INCREASE_KIND, date: on, reported: value, recognised: value }];
  });
}
