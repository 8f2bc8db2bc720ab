/**
 * Numbered lists and line breaks inside one cell (M-09). Text only.
 */

const NUMBERING = /^\s*([①②③④⑤⑥⑦⑧⑨⑩]|[(（]?\d{1,2}[)）.、．])\s*/;

/** Items of a numbered or line-broken list in a cell. */
export function listedItems(text: string): readonly string[] {
  return text
    .replace(/(?!^)([①②③④⑤⑥⑦⑧⑨⑩])/g, '\n$1')
    .split(/\n|[;；]/)
    .map((item) => item.replace(NUMBERING, '').trim())
    .filter((item) => item !== '');
}

const CIRCLED = /[①②③④⑤⑥⑦⑧⑨⑩]/g;
const LISTED = /(^|\n|[;；])\s*[(（]?\d{1,2}[)）.、．](?!\d)/;

/** True when a cell lists several things: ①…②…, or numbered lines. */
export function listsSeveral(raw: string): boolean {
  return (raw.match(CIRCLED) ?? []).length > 1 || (LISTED.test(raw) && listedItems(raw).length > 1);
}
