/** The signed sheets by the names a request of paper uses. */
import { SHEET_NAMES } from '../contract/paper';
import type { SheetName } from '../contract/paper';
import type { Ledger } from '../ledger/fold';
import { breakdownSheet, extraTasksSheet, recognitionSheet } from './office-sheets';
import type { SheetRequest } from './office-sheets';
import { conversionSheet, payoutSheet, settlementSheet } from './settlement-sheets';
import type { TableView } from './table-view';

export const OFFICE_SHEETS: Readonly<Record<SheetName, (ledger: Ledger, request: SheetRequest) => TableView>> = {
  breakdown: breakdownSheet,
  extra: extraTasksSheet,
  recognition: recognitionSheet,
  settlement: settlementSheet,
  payout: payoutSheet,
  conversion: conversionSheet,
};

/** Whether a view is one of these sheets. */
export function isSheet(view: string): view is SheetName {
  return SHEET_NAMES.some((name) => name === view);
}
