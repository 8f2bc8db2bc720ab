/** Keys written twice in one object of a JSON text: JSON.parse keeps the last in silence. Looks at the text alone, knows no format. */

export type DoubledKey = { readonly key: string; /** lines from 1 */ readonly first: number; readonly again: number };

/** Where a string that opens at `from` closes; a sign behind a backslash closes nothing. */
function closingQuote(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** Each key of an object that stood in it before, in the order of the text, which JSON.parse must have read already. */
export function doubledKeys(text: string): DoubledKey[] {
  const found: DoubledKey[] = [];
  /** Keys of the objects that are open, with the line of each. */
  const open: Map<string, number>[] = [];
  let line = 1;
  let word = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\n') line += 1;
    else if (sign === '{') open.push(new Map());
    else if (sign === '}') open.pop();
    else if (sign === '"') {
      const end = closingQuote(text, at);
      word = text.slice(at, end + 1);
      at = end;
    } else if (sign === ':') {
      // Outside strings a colon stands only behind a key. The same key may be written with escapes.
      const key = String(JSON.parse(word));
      const keys = open.at(-1);
      const first = keys?.get(key);
      if (first === undefined) keys?.set(key, line);
      else found.push({ key, first, again: line });
    }
  }
  return found;
}
