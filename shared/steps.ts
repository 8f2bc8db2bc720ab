/**
 * Long work as steps: a generator that yields wherever its caller may give way to other work and returns the result at the end
 * (design/performance.md goal 3). When to give way is the caller's business (`inSlices` of both processes). Knows no clock and no ledger.
 */
export type Steps<T> = Generator<void, T>;

/** All steps in one go, for callers that may hold still. */
export function toEnd<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Items of a list, with a step after every `every` of them. */
export function* eachIn<T>(items: Iterable<T>, every: number, take: (item: T, index: number) => void): Steps<void> {
  let index = 0;
  for (const item of items) {
    take(item, index);
    index += 1;
    if (index % every === 0) yield;
  }
}

/** The steps for as long as `wanted`; null when they were given up between two of them. */
export function* whileWanted<T>(steps: Steps<T>, wanted: () => boolean): Steps<T | null> {
  for (;;) {
    if (!wanted()) return null;
    const step = steps.next();
    if (step.done === true) return step.value;
    yield;
  }
}
