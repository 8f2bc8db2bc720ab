/**
 * The one derived state of the window: a ledger in memory, filled by the same fold as in the main process, with change events.
 * Knows no bridge, no database and no React.
 */
import { emptyLedger, foldSteps } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import type { Operation } from '../../shared/ledger/operation';
import { inSlices } from './slices';

export type LiveLedger = {
  /** The ledger as of the last change; a new object after each change, so that identity tells. Readers never change it. */
  readonly ledger: () => Ledger;
  /** Folds operations in slices, then tells everybody once. */
  readonly take: (operations: readonly Operation[]) => Promise<void>;
  /** Called with the operations of every `take` once they are folded; returns the way to stop. */
  readonly onTake: (listener: (operations: readonly Operation[]) => void) => () => void;
  /** Forgets everything, without telling; used before a rebuild. */
  readonly reset: () => void;
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

export function createLiveLedger(): LiveLedger {
  let base = emptyLedger();
  let view: Ledger = { ...base };
  const listeners = new Set<() => void>();
  const takers = new Set<(operations: readonly Operation[]) => void>();
  const onChange = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    ledger: () => view,
    take: async (operations) => {
      await inSlices(foldSteps(base, operations));
      view = { ...base };
      for (const taker of takers) taker(operations);
      for (const listener of listeners) listener();
    },
    onTake: (listener) => {
      takers.add(listener);
      return () => {
        takers.delete(listener);
      };
    },
    reset: () => {
      base = emptyLedger();
      view = { ...base };
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
