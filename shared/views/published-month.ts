/**
 * The month as it is printed: once locked (核定并锁定), from what was known then; until then from the ledger as it stands. So a late entry never changes
 * a published table by itself (law 2). A copy that does not hold all that was known then (a township's) shows its own ledger.
 */
import { formatDay } from '../model/dates';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import type { RecordOf } from '../model/entities';
import { monthView } from '../month/month-view';
import type { MonthView } from '../month/month-view';
import { frozenFor, isComplete, knownOf, ledgerAt } from './frozen-periods';

export type PublishedMonth = {
  readonly view: MonthView;
  /** The lock the figures come from; null while the month is open. */
  readonly frozen: RecordOf<'freeze'> | null;
  /** Ledger the figures come from. */
  readonly ledger: Ledger;
};

/** A lock's ledger never changes: what was known then is a set. Kept by the record, for as long as its state lives. */
const thenKnown = new WeakMap<RecordOf<'freeze'>, Ledger>();
/** Locks that a copy of the ledger could not rebuild; asked again when it has grown. */
const beyond = new WeakMap<Ledger, Set<RecordOf<'freeze'>>>();

/** The ledger as a lock knew it; null when it cannot be rebuilt here. */
export function frozenLedger(ledger: Ledger, frozen: RecordOf<'freeze'>): Ledger | null {
  const held = thenKnown.get(frozen);
  if (held !== undefined) return held;
  if (beyond.get(ledger)?.has(frozen) === true) return null;
  const known = knownOf(frozen);
  const then = known === null ? null : ledgerAt(ledger, known);
  if (then !== null && known !== null && isComplete(then, known)) {
    thenKnown.set(frozen, then);
    return then;
  }
  beyond.set(ledger, (beyond.get(ledger) ?? new Set()).add(frozen));
  return null;
}

/** The month as published; null while no 办法 of that year is adopted. */
export function publishedMonth(ledger: Ledger, period: string): PublishedMonth | null {
  const frozen = frozenFor(ledger, period);
  const then = frozen === null ? null : frozenLedger(ledger, frozen);
  const view = then === null ? null : monthView(then, period);
  if (frozen !== null && then !== null && view !== null) return { view, frozen, ledger: then };
  const open = monthView(ledger, period);
  return open === null ? null : { view: open, frozen: null, ledger };
}

/** The line under a locked table, and one for each adjustment decided since. */
export function lockNotes(ledger: Ledger, frozen: RecordOf<'freeze'>): string[] {
  const { decidedBy, on } = frozen;
  const lock = `本表数据${on === undefined ? '' : `于${formatDay(on)}`}${decidedBy === undefined ? '' : `由${decidedBy}`}核定锁定。`;
  const units = new Map(listRecords(ledger, 'unit').map(({ id, name }) => [id, name ?? '']));
  const adjusted = listRecords(ledger, 'adjustment')
    .filter(({ freeze, outcome }) => freeze === frozen.id && outcome === '予以调整')
    .map((own) => {
      const unit = own.unit === undefined ? '' : (units.get(own.unit) ?? '');
      return `核定后调整：${unit}${own.item ?? ''}${own.figure ?? ''}由${own.before ?? ''}调整为${own.after ?? ''}（${own.decidedBy ?? ''}，${own.ground ?? ''}）。`;
    });
  return [lock, ...adjusted];
}
