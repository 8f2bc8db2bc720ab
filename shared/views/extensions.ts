/**
 * 延期 that was granted (S-77; limits of matters: D28): which letter, 督办事项 or measure it extends, and to which day. One place for the rule, so that every list,
 * card and paper shows the same limit. Reads the ledger; knows neither screens nor ladders.
 */
import type { Ledger } from '../ledger/fold';
import { getRecord, listRecords } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import type { RecordOf } from '../model/entities';
import type { RecordId } from '../model/ids';

/** An extension that holds: `until` is the new last day, `on` the day it was granted. */
export type Granted = {
  readonly record: RecordOf<'appeal'>;
  readonly about: RecordId;
  readonly until: IsoDay;
  readonly by: string;
  readonly on: IsoDay;
};

/** What a granted 延期 still lacks before it moves a limit, in words; null when it moves one, or when none was granted. */
export function lacksToExtend({ kind, outcome, about, until, decidedBy, decidedOn }: RecordOf<'appeal'>): string | null {
  if (kind !== '延期' || outcome !== '同意延期') return null;
  if (about === undefined) return '没有选针对哪件文书或督办，时限没有变';
  if (until === undefined) return '没有写延至哪天，时限没有变';
  if (decidedBy === undefined || decidedBy.trim() === '') return '没有写谁决定的，时限没有变';
  return decidedOn === undefined ? '没有写决定日期，时限没有变' : null;
}

/** Every extension that holds, in the order of entry. One that nobody is named to have granted is none. */
export function grantedExtensions(ledger: Ledger): Granted[] {
  return listRecords(ledger, 'appeal').flatMap((record) => {
    const { kind, outcome, about, until, decidedBy, decidedOn } = record;
    if (kind !== '延期' || outcome !== '同意延期' || lacksToExtend(record) !== null) return [];
    if (about === undefined || until === undefined || decidedBy === undefined || decidedOn === undefined) return [];
    return [{ record, about, until, by: decidedBy, on: decidedOn }];
  });
}

/** The limit of a record moved by what was granted. An extension makes no limit earlier, and makes none where there was none. */
function moved(due: IsoDay | undefined, granted: readonly Granted[], about: RecordId): IsoDay | undefined {
  if (due === undefined) return undefined;
  return granted.reduce((last, own) => (own.about === about && own.until > last ? own.until : last), due);
}

/** The day by which a letter's receipt (回执) is wanted, after what was granted. */
export function replyDueOf(ledger: Ledger, { id, replyDue }: RecordOf<'letter'>): IsoDay | undefined {
  return moved(replyDue, grantedExtensions(ledger), id);
}

/** Every 督办事项 with the 办结时限 that holds now. For looking at: an edit takes the record itself. */
export function mattersOf(ledger: Ledger): RecordOf<'supervision'>[] {
  const granted = grantedExtensions(ledger);
  const all = listRecords(ledger, 'supervision');
  return granted.length === 0 ? [...all] : all.map((item) => withLimit(item, granted));
}

/** One 督办事项 with the 办结时限 that holds now; null when the ledger holds none of that id. */
export function matterOf(ledger: Ledger, id: RecordId | undefined): RecordOf<'supervision'> | null {
  const item = id === undefined ? null : getRecord(ledger, 'supervision', id);
  return item === null ? null : withLimit(item, grantedExtensions(ledger));
}

function withLimit(item: RecordOf<'supervision'>, granted: readonly Granted[]): RecordOf<'supervision'> {
  const due = moved(item.due, granted, item.id);
  return due === undefined || due === item.due ? item : { ...item, due };
}
