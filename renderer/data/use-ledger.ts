/**
 * React's way to the window's ledger: components see what a selector gives and are drawn anew only when that changed.
 */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import { emptyLedger } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import { currentSession, onSession } from './current';
import { sameSelection } from './live-ledger';
import type { SaveState } from './session';

const NO_LEDGER = emptyLedger();

/** The ledger as of now, for event handlers and searches; components use `useLedger`. */
export function currentLedger(): Ledger {
  return currentSession()?.live.ledger() ?? NO_LEDGER;
}

/** Called after each change of the ledger, also when another one is opened; returns the way to stop. */
export function onLedgerChange(listener: () => void): () => void {
  let stopLive = currentSession()?.live.onChange(listener);
  const stopSession = onSession(() => {
    stopLive?.();
    stopLive = currentSession()?.live.onChange(listener);
    listener();
  });
  return () => {
    stopLive?.();
    stopSession();
  };
}

type Selected<T> = { readonly ledger: Ledger; readonly selector: (ledger: Ledger) => T; readonly value: T };

/**
 * What a selector gives, kept up to date. A list of the same records is the same list, so `useLedger((l) => listRecords(l, 'unit'))` is
 * cheap to use; a selector that builds new objects each time is run once per change and per new selector.
 */
export function useLedger<T>(selector: (ledger: Ledger) => T): T {
  const computed = useRef<Selected<T> | null>(null);
  const value = useSyncExternalStore(
    onLedgerChange,
    useCallback(() => {
      const ledger = currentLedger();
      const last = computed.current;
      if (last !== null && last.ledger === ledger && last.selector === selector) return last.value;
      const fresh = selector(ledger);
      const kept = last !== null && sameSelection(last.value, fresh) ? last.value : fresh;
      computed.current = { ledger, selector, value: kept };
      return kept;
    }, [selector]),
  );
  return value;
}

const NO_SESSION: SaveState = { state: 'readOnly' };

function onSaveState(listener: () => void): () => void {
  let stopState = currentSession()?.onSaveState(listener);
  const stopSession = onSession(() => {
    stopState?.();
    stopState = currentSession()?.onSaveState(listener);
    listener();
  });
  return () => {
    stopState?.();
    stopSession();
  };
}

/** 已保存, 正在保存, 未保存 or 只读. */
export function useSaveState(): SaveState {
  return useSyncExternalStore(onSaveState, () => currentSession()?.saveState() ?? NO_SESSION);
}
