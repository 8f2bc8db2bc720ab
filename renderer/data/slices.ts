/** Long work of the window in short slices, so that no task takes over 50 ms (design/performance.md goal 3). Knows no ledger. */
import { runInSlices } from '../../shared/slices';

/** A slice ends when it has taken this long; well under one frame. */
const SLICE_MS = 8;

/** Lets the window paint and take input, then goes on. Not a timer: background windows slow those down. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', () => {
      channel.port1.close();
      resolve();
    });
    channel.port1.start();
    channel.port2.postMessage(null);
  });
}

/** Runs steps to their end, giving way whenever a slice is over. */
export function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  return runInSlices(steps, { ms: SLICE_MS, now: () => performance.now(), giveWay });
}
