/**
 * Which record stands in place of which since the window opened: a corrected dated fact is a new record, but to the clerk it is the same row.
 * Ids only, so undo and redo need no word of it; nothing of this is stored, and it knows no table.
 */
import type { RecordId } from '../../shared/model/ids';

const before = new Map<string, RecordId>();
const after = new Map<RecordId, RecordId>();

/** Notes pairs of old and new record, before the rows that show them come. */
export function noteReplaced(pairs: readonly (readonly [RecordId, RecordId])[]): void {
  for (const [old, anew] of pairs) {
    before.set(anew, old);
    after.set(old, anew);
  }
}

/** The id under which the row was first seen: the same for every record that has stood in its place. */
export function placeOf(id: string): string {
  let place = id;
  for (let old = before.get(place); old !== undefined; old = before.get(place)) place = old;
  return place;
}

/** The record that stands in place of one struck out since; the id itself while its record stands. */
export function standingId(id: RecordId, isStruck: (id: RecordId) => boolean): RecordId {
  let standing = id;
  for (let anew = after.get(id); anew !== undefined && isStruck(standing); anew = after.get(anew)) standing = anew;
  return standing;
}
