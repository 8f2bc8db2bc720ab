/**
 * What changed in a growing ledger since it was last looked at, so that derived things are brought level with it instead of being made anew: an edit of one
 * record must not cost a pass over all of them (design/performance.md row 7). Knows no view.
 */
import { isEntityName } from '../model/entities';
import type { EntityName } from '../model/entities';
import type { RecordId } from '../model/ids';
import type { Ledger } from './fold';

/** More changes than these are not followed one by one: to make it anew is cheaper. */
const MOST_FOLLOWED = 2_000;

export type Changed = { readonly id: RecordId; readonly entity: EntityName };

/**
 * Records that changed since the ledger had refolded `mark` of them, each once.
 * @returns null when they are too many to follow, or are of no kind this program knows
 */
export function changesSince(ledger: Ledger, mark: number): readonly Changed[] | null {
  if (ledger.refolded.length - mark > MOST_FOLLOWED) return null;
  const changed: Changed[] = [];
  for (const id of new Set(ledger.refolded.slice(mark))) {
    const history = ledger.history.get(id) ?? [];
    const entity = history[0]?.entity;
    if (entity === undefined || !isEntityName(entity) || history.some((op) => op.entity !== entity)) return null;
    changed.push({ id, entity });
  }
  return changed;
}

/**
 * Keeps something derived from the ledger as a whole, one per ledger, and brings it level when it is asked for.
 * @param make from nothing
 * @param change from what is held and the records that changed since; null where that is not possible, then it is made from nothing
 */
export function following<T>(
  make: (ledger: Ledger) => T,
  change: (held: T, ledger: Ledger, changed: readonly Changed[]) => T | null,
): (ledger: Ledger) => T {
  const kept = new WeakMap<Ledger['refolded'], { readonly mark: number; readonly value: T }>();
  return (ledger) => {
    const mark = ledger.refolded.length;
    const held = kept.get(ledger.refolded);
    if (held?.mark === mark) return held.value;
    const changed = held === undefined ? null : changesSince(ledger, held.mark);
    const value = (held !== undefined && changed !== null ? change(held.value, ledger, changed) : null) ?? make(ledger);
    kept.set(ledger.refolded, { mark, value });
    return value;
  };
}
