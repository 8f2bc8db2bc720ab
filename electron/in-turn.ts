/** One piece of work after the other, in the order it was asked for. Knows nothing of what the work is. */

/** Begins each piece when the one before has ended, well or not; gives what that piece gives. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurn(): InTurn {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const now = before.then(work);
    before = now.catch(() => undefined);
    return now;
  };
}
