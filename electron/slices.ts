/**
 * Long work of the main process in short slices: while it runs, windows keep painting and answering (design/performance.md goal 3). Knows no ledger.
 */
import { setImmediate as giveWay } from 'node:timers/promises';

/** A slice ends when it has taken this long. */
const SLICE_MS = 10;

/** Runs steps to their end; the event loop gets its turn whenever a slice is over. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    await giveWay();
    began = performance.now();
  }
}
