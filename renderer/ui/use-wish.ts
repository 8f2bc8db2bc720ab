/** A new target is a new wish: counts them, so that a screen can start afresh from each (as the `key` of what it shows). */
import { useState } from 'react';
import type { ScreenTarget } from './navigation';

/** How many targets this screen has been given since it was opened. */
export function useWish(target: ScreenTarget | null): number {
  const [wish, setWish] = useState({ target, count: 0 });
  if (wish.target !== target) setWish({ target, count: wish.count + 1 });
  return wish.count;
}
