/**
 * Where a matter or paper addressed to one unit lies: in that unit's scope, so that no other unit's package ever holds it (design/interfaces.md, scopes).
 * What is addressed to all, or to nobody in the register of units, lies in the county scope. Ledgers begun before this rule keep their older
 * records in the county scope; a record stays where it was made, and is read the same. Pure.
 */
import type { Ledger } from '../ledger/fold';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId, Scope } from '../model/ids';

/** Scope of a new 督办事项, 处置记录 or 文书. */
export function addressedScope(ledger: Ledger, unit: RecordId | null | undefined): Scope {
  return unit !== null && unit !== undefined && ledger.records.get('unit')?.has(unit) === true ? unit : COUNTY_SCOPE;
}
