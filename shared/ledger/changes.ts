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

/** Something kept level with a ledger: as it is now, and the way to make it beforehand in steps. */
export type Followed<T> = { readonly at: (ledger: Ledger) => T; readonly steps: (ledger: Ledger) => Generator<void, void> };

/**
 * Keeps something derived from the ledger as a whole, one per ledger, and brings it level when it is asked for.
 * @param make from nothing, in steps; what is entered between them is followed afterwards
 * @param change from what is held and the records that changed since; null where that is not possible, then it is made from nothing
 */
export function followedInSteps<T>(
  make: (ledger: Ledger) => Generator<void, T>,
  change: (held: T, ledger: Ledger, changed: readonly Changed[]) => T | null,
): Followed<T> {
  const kept = new WeakMap<Ledger['refolded'], { readonly mark: number; readonly value: T }>();
  function* level(ledger: Ledger): Generator<void, T> {
    const mark = ledger.refolded.length;
    const held = kept.get(ledger.refolded);
    if (held?.mark === mark) return held.value;
    const changed = held === undefined ? null : changesSince(ledger, held.mark);
    const followed = held !== undefined && changed !== null ? change(held.value, ledger, changed) : null;
    const value = followed ?? (yield* make(ledger));
    // Whoever asked between the steps has it as of a later state.
    if ((kept.get(ledger.refolded)?.mark ?? -1) < mark) kept.set(ledger.refolded, { mark, value });
    return value;
  }
  return {
    at: (ledger) => {
      const steps = level(ledger);
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
      }
    },
    steps: function* (ledger) {
      yield* level(ledger);
    },
  };
}
