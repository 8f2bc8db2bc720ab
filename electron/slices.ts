/** Long work of the main process in short slices: between them windows are answered. Knows no ledger. */
import { setImmediate } from 'node:timers/promises';
import { runInSlices } from '../shared/slices';

/** Most messages about how far a piece of work has come. */
const TOLD_MOST = 100;

/** Tells how far work has come, a hundred times at most. */
export function seldom(total: number, tell: (done: number) => void): (done: number) => void {
  let next = 0;
  return (done) => {
    if (done < next) return;
    next = done + total / TOLD_MOST;
    tell(done);
  };
}

/** Runs steps to their end; the event loop gets its turn whenever a slice is over. */
export function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  return runInSlices(steps, { ms: 10, now: () => performance.now(), giveWay: () => setImmediate() });
}
