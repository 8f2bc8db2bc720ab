/**
 * The one derived state of the window: a ledger in memory, filled by the same fold as in the main process, with change events.
 * Knows no bridge, no database and no React.
 */
import { emptyLedger, foldSteps } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import type { Operation } from '../../shared/ledger/operation';
import { inSlices } from './slices';

/** @param anew they are all there is: what was taken before is no more */
export type Taker = (operations: readonly Operation[], anew: boolean) => void;

export type LiveLedger = {
  /** The ledger as of the last change; a new object after each change, so that identity tells. Readers never change it. */
  readonly ledger: () => Ledger;
  /** What has been folded, also while a rebuild is not shown yet. */
  readonly folded: () => Ledger;
  /** Folds operations in slices, has made ready what is looked at next, then tells everybody once. */
  readonly take: (operations: readonly Operation[]) => Promise<void>;
  /** Called with the operations of every `take` once they are folded, or with all of them after a rebuild; returns the way to stop. */
  readonly onTake: (listener: Taker) => () => void;
  /** Begins anew from nothing: what was there stays shown, and nobody is told, until `show`. */
  readonly reset: () => void;
  /** Puts what was folded since `reset` in the place of what was there before, at once. */
  readonly show: () => void;
  /** Called after every change; returns the way to stop. */
  readonly onChange: (listener: () => void) => () => void;
  /** Calls back with the new value whenever what a selector gives has changed; returns the way to stop. */
  readonly subscribe: <T>(selector: (ledger: Ledger) => T, listener: (value: T) => void) => () => void;
};

/** Same value: the same object, or lists of the same records. Records keep their identity while they do not change. */
export function sameSelection(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, index) => Object.is(item, b[index]));
}

/** What is made in slices of newly folded operations before anybody is told, so that no reader makes it in one task. */
export type MadeReady = (ledger: Ledger, operations: number) => Promise<void>;

export function createLiveLedger(makeReady: MadeReady = async () => undefined): LiveLedger {
  let base = emptyLedger();
  let view: Ledger = { ...base };
  const listeners = new Set<() => void>();
  const takers = new Set<Taker>();
  let hidden = false;
  function tell(operations: readonly Operation[], anew: boolean): void {
    view = { ...base };
    for (const taker of takers) taker(operations, anew);
    for (const listener of listeners) listener();
  }
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    ledger: () => view,
    folded: () => base,
    take: async (operations) => {
      await inSlices(foldSteps(base, operations));
      if (!hidden) await makeReady(base, operations.length);
      if (!hidden) tell(operations, false);
    },
    onTake: (listener) => {
      takers.add(listener);
      return () => {
        takers.delete(listener);
      };
    },
    reset: () => {
      base = emptyLedger();
      hidden = true;
    },
    show: () => {
      hidden = false;
      tell([...base.operations.values()], true);
    },
    onChange,
    subscribe: (selector, listener) => {
      let last = selector(view);
      return onChange(() => {
        const value = selector(view);
        if (sameSelection(last, value)) return;
        last = value;
        listener(value);
      });
    },
  };
}
