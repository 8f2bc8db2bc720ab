/**
 * Numbered lists and line breaks inside one cell (M-09). Text only.
 */

const NUMBERING = /^\s*([①②③④⑤⑥⑦⑧⑨⑩]|[(（]?\d{1,2}[)）.、．])\s*/;

/** 1.… 2.… in one line: each number stands after a space and is the next one. */
const INLINE = /(?:^|\s+)[(（]?(\d{1,2})[)）.、．](?!\d)/g;

/** A cell with a line break before every number of a list that runs on in one line. */
function withLines(text: string): string {
  const marks = [...text.matchAll(INLINE)];
  if (marks.length < 2 || marks.some((mark, index) => Number(mark[1]) !== index + 1)) return text;
  return marks
    .toReversed()
    .reduce((broken, { index }) => (index === 0 ? broken : `${broken.slice(0, index)}\n${broken.slice(index).trimStart()}`), text);
}

/** Items of a numbered or line-broken list in a cell. */
export function listedItems(text: string): readonly string[] {
  return withLines(text)
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
