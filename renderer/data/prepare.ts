/** What the first search and the first look at the 项目台账 need, made beforehand in slices once a ledger is open. Knows no screen. */
import type { IsoDay } from '../../shared/model/dates';
import { standingRowSteps } from '../../shared/views/row-cache';
import { searchSteps } from './search';
import { inSlices } from './slices';
import { currentLedger } from './use-ledger';

/** @param today the day the table is shown for */
export async function prepareViews(today: IsoDay): Promise<void> {
  await inSlices(standingRowSteps(currentLedger(), { asOf: today, today }));
  await inSlices(searchSteps(currentLedger()));
}
