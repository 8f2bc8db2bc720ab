/** The heading every table on paper shares: title, 填报单位, 截至, unit of money, and whether it is 演练数据. Knows no rows and no columns. */
import { formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import type { MoneyUnit } from '../model/money';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { TableView } from './table-view';

export type TableHeading = {
  readonly title: string;
  readonly asOf: IsoDay;
  /** 万元 when not said. */
  readonly moneyUnit?: MoneyUnit;
  /** Office that hands the table in; the county's office when null or not said. */
  readonly reportingUnit?: string | null;
};

/** The heading of a table made from this ledger. */
export function tableFrame(
  ledger: Ledger,
  { title, asOf, moneyUnit = '万元', reportingUnit = null }: TableHeading,
): Pick<TableView, 'title' | 'reportingUnit' | 'asOf' | 'moneyUnit' | 'practice'> {
  const [county] = listRecords(ledger, 'county');
  return {
    title,
    reportingUnit: reportingUnit ?? county?.office ?? '',
    asOf: formatDay(asOf),
    moneyUnit,
    practice: county?.practice === true,
  };
}
