/** Long work of the main process in short slices: between them windows are answered. Knows no ledger. */
import { setImmediate } from 'node:timers/promises';
import { runInSlices } from '../shared/slices';

/** Runs steps to their end; the event loop gets its turn whenever a slice is over. */
export function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  return runInSlices(steps, { ms: 10, now: () => performance.now(), giveWay: () => setImmediate() });
}
