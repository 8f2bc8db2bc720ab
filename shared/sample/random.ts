/**
 * Seeded chance for the sample county: the same seed gives the same numbers on every machine. Each matter draws from its own
 * stream, named by text, so that a change in one does not reshuffle the others. Not for keys or salts of a real ledger.
 */

export type Random = {
  /** A whole number from `from` to `to`, both included. */
  readonly int: (from: number, to: number) => number;
  /** True in `percent` of 100 cases. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** Items by weight: `[[item, weight], …]`. */
  readonly weighted: <T>(items: readonly (readonly [T, number])[]) => T;
  readonly bytes: (count: number) => Uint8Array;
};

/** FNV-1a over UTF-16 units: a start value from a stream's name. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A stream of numbers from a name (mulberry32). */
export function randomFrom(name: string): Random {
  let state = seedOf(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const int = (from: number, to: number): number => from + (next() % (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
  return {
    int,
    pick,
    chance: (percent) => int(1, 100) <= percent,
    weighted: (items) => {
      let left = int(
        1,
        items.reduce((sum, [, weight]) => sum + weight, 0),
      );
      for (const [item, weight] of items) {
        left -= weight;
        if (left <= 0) return item;
      }
      throw new RangeError('nothing to pick from');
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => next() & 255),
  };
}
