/** What the first search and the first look at the 项目台账 need, made beforehand in slices once a ledger is open, and again after an import. Knows no screen. */
import type { Ledger } from '../../shared/ledger/fold';
import type { IsoDay } from '../../shared/model/dates';
import { standingRowSteps } from '../../shared/views/row-cache';
import { searchSteps } from './search';
import { inSlices } from './slices';
import { currentLedger } from './use-ledger';

/** The rows of the 项目台账. @param today the day the table is shown for */
export function prepareRows(ledger: Ledger, today: IsoDay): Promise<void> {
  return inSlices(standingRowSteps(ledger, { asOf: today, today }));
}

export async function prepareViews(today: IsoDay): Promise<void> {
  await prepareRows(currentLedger(), today);
  await inSlices(searchSteps(currentLedger()));
}
