/**
 * A list that comes onto the screen piece by piece, one a frame, so that a page of many boxes is never one long task (design/performance.md goal 3).
 * Knows neither what the items are nor how they look.
 */
import { useEffect, useState } from 'react';

/**
 * The part of a list that is on the screen so far.
 * @param list what is listed: for another one it begins anew; items that change in the same list stay where they are
 * @param piece how many items come with each frame
 */
export function useInPieces<Item>(items: readonly Item[], list: string, piece: number): readonly Item[] {
  const [grown, setGrown] = useState({ list, count: piece });
  const count = grown.list === list ? grown.count : piece;
  const more = count < items.length;

  useEffect(() => {
    if (!more) return undefined;
    const frame = requestAnimationFrame(() => setGrown({ list, count: count + piece }));
    return () => cancelAnimationFrame(frame);
  }, [more, list, count, piece]);

  return more ? items.slice(0, count) : items;
}
