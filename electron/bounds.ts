/**
 * Bounds of a payload from the window, checked before anything is parsed (fault 66): size, depth, number of items.
 */
export const MAX_BYTES = 16 * 1024 * 1024;
export const MAX_DEPTH = 32;
export const MAX_ITEMS = 1_000_000;

/**
 * Walks a structured-cloned value without recursion.
 * @returns false when it is too large, too deep, has too many items, or holds what no channel takes (functions, maps, class instances)
 */
export function withinBounds(value: unknown): boolean {
  let bytes = 0;
  let items = 0;
  const pending: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    items += 1;
    if (items > MAX_ITEMS || next.depth > MAX_DEPTH) return false;
    const held = next.value;
    if (typeof held === 'string') bytes += held.length * 2;
    else if (typeof held === 'number' || typeof held === 'boolean' || held === null || held === undefined) bytes += 8;
    else if (held instanceof Uint8Array) bytes += held.byteLength;
    else if (typeof held === 'object') {
      const prototype: unknown = Object.getPrototypeOf(held);
      if (!Array.isArray(held) && prototype !== Object.prototype && prototype !== null) return false;
      // Holes of a sparse array are no entries, but whoever parses it walks over them.
      if (Array.isArray(held) && held.length > MAX_ITEMS) return false;
      for (const [key, inner] of Object.entries(held)) {
        bytes += key.length * 2;
        pending.push({ value: inner, depth: next.depth + 1 });
      }
    } else return false;
    if (bytes > MAX_BYTES) return false;
  }
  return true;
}
