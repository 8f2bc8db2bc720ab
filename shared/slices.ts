/**
 * Long work in short slices, so that whoever runs it keeps painting and answering (design/performance.md goal 3). How a process gives way, and what time it is,
 * it says itself. Knows no ledger.
 */
export type Slices = {
  /** A slice ends when it has taken this many milliseconds. */
  readonly ms: number;
  readonly now: () => number;
  readonly giveWay: () => Promise<void>;
};

/** Runs steps to their end, giving way whenever a slice is over. */
export async function runInSlices<T>(steps: Generator<void, T>, { ms, now, giveWay }: Slices): Promise<T> {
  let began = now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (now() - began < ms) continue;
    await giveWay();
    began = now();
  }
}
