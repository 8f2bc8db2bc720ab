/**
 * Where a clash stands in a field that decisions rest on: no card, no letter and no bulletin is made from it, and rankings say that they are
 * provisional (暂定) until a person has settled it (law 8).
 */
import { clashPlaces } from '../exchange/clashes';
import { findState } from '../exchange/record-text';
import type { Ledger } from '../ledger/fold';
import { recordIdSchema } from '../model/ids';
import type { RecordId } from '../model/ids';

export type ClashUnits = {
  /** Decisive fields in clash. */
  readonly count: number;
  /** Units whose figures rest on one of them. */
  readonly units: ReadonlySet<RecordId>;
  /** A clash in what all units share: groups, schemes, calendars. */
  readonly everybody: boolean;
};

/** The unit a record speaks of: that of its scope, or the one it names. */
function unitOf(ledger: Ledger, record: RecordId): RecordId | null {
  const state = findState(ledger, record);
  if (state === null) return null;
  if (state.scope !== 'county') return state.scope;
  const named = recordIdSchema.safeParse(state.fields['unit']?.value);
  return named.success ? named.data : null;
}

export function clashUnits(ledger: Ledger): ClashUnits {
  const decisive = clashPlaces(ledger).filter(({ decisive }) => decisive);
  const units = decisive.map(({ record }) => unitOf(ledger, record));
  return { count: decisive.length, units: new Set(units.filter((unit) => unit !== null)), everybody: units.includes(null) };
}

/** Do the figures of a unit rest on a field in clash? */
export function isProvisional({ units, everybody }: ClashUnits, unit: RecordId): boolean {
  return everybody || units.has(unit);
}
