/**
 * The county's register of 办公点: which device of which unit may send packages, until when, and 停用. The register travels in every county package,
 * so a withdrawal reaches the units with the next 下发. Pure rows and drafts; the check itself is made when a package is opened.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { setDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { getRecord, listRecords } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId } from '../model/ids';

export type OfficeState = '在用' | '已停用' | '已到期';

export type OfficeRow = {
  readonly office: RecordOf<'office'>;
  /** Name of the unit; the county's own devices are the county office's. */
  readonly unitName: string;
  readonly own: boolean;
  readonly state: OfficeState;
};

/** Whether packages of a device are taken on a day: the reason of 停用 counts before the last day. */
export function officeState({ withdrawn, to }: Pick<RecordOf<'office'>, 'withdrawn' | 'to'>, today: IsoDay): OfficeState {
  if (withdrawn !== undefined && withdrawn !== '') return '已停用';
  return to !== undefined && to < today ? '已到期' : '在用';
}

/** The register, county first, then the units in their order. */
export function officeRows(ledger: Ledger, today: IsoDay): OfficeRow[] {
  const order = (unit: RecordId | undefined): number => (unit === undefined ? -1 : (getRecord(ledger, 'unit', unit)?.order ?? 9_999));
  return listRecords(ledger, 'office')
    .map((office): OfficeRow => ({
      office,
      unitName: office.unit === undefined ? '县招商办' : (getRecord(ledger, 'unit', office.unit)?.name ?? ''),
      own: office.unit === undefined,
      state: officeState(office, today),
    }))
    .sort((a, b) => order(a.office.unit) - order(b.office.unit) || (a.office.from ?? '').localeCompare(b.office.from ?? '', 'en'));
}

/** 停用: packages of the device are refused from then on. E_DRAFT without a reason. */
export function withdrawDraft(ledger: Ledger, record: RecordId, reason: string): Result<Draft> {
  const said = reason.trim();
  if (said === '') return fail('E_DRAFT', '停用原因');
  return ok(setDraft(ledger, { scope: COUNTY_SCOPE, entity: 'office', record, reason: said }, { withdrawn: said }));
}

/** Takes a 停用 back, with the reason. */
export function reinstateDraft(ledger: Ledger, record: RecordId, reason: string): Result<Draft> {
  if (reason.trim() === '') return fail('E_DRAFT', '恢复理由');
  return ok(setDraft(ledger, { scope: COUNTY_SCOPE, entity: 'office', record, reason: reason.trim() }, { withdrawn: null }));
}

/** Sets or lifts (null) the last day on which packages of the device are taken. */
export function validityDraft(ledger: Ledger, record: RecordId, to: IsoDay | null): Draft {
  return setDraft(ledger, { scope: COUNTY_SCOPE, entity: 'office', record }, { to });
}
