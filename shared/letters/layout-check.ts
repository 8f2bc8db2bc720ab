/**
 * Looks at a printed page as the office's inspector would, by the places of its text alone (GB/T 9704-2012 clauses 5 and 7): type area, lines, page
 * numbers, first page, 署名. Says in words what is wrong; proves nothing about lines and colours. Knows no PDF: it is given text with places in millimetres.
 */
import type { Layout } from './blocks';
import { GRID, LETTER_HEAD, PAGE, POINTS_PER_MM, SIZE } from './standard';
import { widthOf } from './text';

/** A piece of text on a page: edges and foot line in millimetres from the top left of the paper, size in points. */
export type PlacedText = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
  readonly turned: boolean;
};
export type PlacedPage = { readonly width: number; readonly height: number; readonly texts: readonly PlacedText[] };

type Line = { readonly text: string; readonly left: number; readonly right: number; readonly base: number; readonly size: number };

/** Clause 5: the making of a page may be 1 off; half a millimetre more for the engine's rounding and a character's own edge. */
const SLACK = 1.5;
const SAME_LINE = 0.8;
/** Above this stand only the words of practice data, in white that belongs to no paper. */
const MARK_FOOT = 18;
/** How far a Han character reaches above its foot line, of its size. */
const ASCENT = 0.85;
const FOOT = PAGE.top + PAGE.areaHeight;
const MAX_TITLE_LINES = 3;

const isBody = ({ size }: Line): boolean => Math.abs(size - SIZE.三号) < 0.4;
const isTitle = ({ size }: Line): boolean => Math.abs(size - SIZE.二号) < 0.5;
const isPageNumber = ({ text }: Line): boolean => /^[—–-]\d+[—–-]$/u.test(text.replaceAll(/\s/gu, ''));
const DATE = /^\d{4}年\d{1,2}月\d{1,2}日$/u;

/** Lines of a page from the top; the watermark is not looked at. */
function linesOf({ texts }: PlacedPage): Line[] {
  const lines: Line[] = [];
  for (const one of texts
    .filter(({ text, turned, base }) => !turned && base > MARK_FOOT && text.trim() !== '')
    .toSorted((a, b) => a.base - b.base || a.left - b.left)) {
    const at = lines.findLastIndex(({ base }) => Math.abs(base - one.base) < SAME_LINE);
    const line = lines[at];
    const [text, left, right] = [one.text, one.left, one.right];
    if (line === undefined) lines.push({ text, left, right, base: one.base, size: one.size });
    else
      lines[at] = {
        ...line,
        text: line.text + text,
        left: Math.min(line.left, left),
        right: Math.max(line.right, right),
        size: Math.max(line.size, one.size),
      };
  }
  return lines;
}

const short = (text: string): string => (text.length > 12 ? `${text.slice(0, 12)}…` : text);

function pageFindings(lines: readonly Line[], page: number, layout: Layout): string[] {
  const said: string[] = [];
  const wide = lines.find(({ left, right }) => left < PAGE.left - SLACK || right > PAGE.left + PAGE.areaWidth + SLACK);
  if (wide !== undefined) said.push(`第${page}页有文字超出版心左右边界：“${short(wide.text)}”`);
  if (layout === 'compact') return said;
  const text = lines.filter((line) => !isPageNumber(line));
  const low = text.find(({ base }) => base > FOOT + SLACK);
  if (low !== undefined) said.push(`第${page}页有文字落在版心下边以外：“${short(low.text)}”`);
  const top = layout === 'letter' && page === 1 ? LETTER_HEAD.markTop : PAGE.top;
  const high = text.find(({ base, size }) => base - (ASCENT * size) / POINTS_PER_MM < top - SLACK - 1);
  if (high !== undefined) said.push(`第${page}页有文字高出版心上边：“${short(high.text)}”`);
  const full = text.filter((line) => isBody(line) && line.left < PAGE.left + 0.6 && line.right > PAGE.left + PAGE.areaWidth - GRID.em);
  if (full.length > GRID.lines) said.push(`第${page}页有${full.length}行正文，一页至多${GRID.lines}行`);
  // A line spread over its width is read with blanks between its characters: they take no room of their own.
  const crowded = full.find((line) => widthOf(line.text.replaceAll(/\s/gu, '')) > GRID.characters + 0.5);
  if (crowded !== undefined) said.push(`第${page}页有一行超过${GRID.characters}个字：“${short(crowded.text)}”`);
  return said;
}

function titleFindings(lines: readonly Line[]): string[] {
  const title = lines.filter(isTitle);
  const last = title.at(-1);
  if (title.length > MAX_TITLE_LINES) return [`标题有${title.length}行，请缩短或者分行，至多${MAX_TITLE_LINES}行`];
  return last !== undefined && title.length > 1 && widthOf(last.text) <= 2
    ? [`标题末行只有“${last.text}”，请在标题里换行，排成梯形或菱形`]
    : [];
}

/** 首页必须显示正文 (clause 7.3.1): below 标题 stand 主送 and at least one line of text. */
function firstPageFindings(lines: readonly Line[], layout: Layout): string[] {
  if (layout !== 'document' && layout !== 'letter') return [];
  const title = lines.findLast(isTitle);
  const below = lines.filter((line) => isBody(line) && title !== undefined && line.base > title.base);
  return below.length >= 2 ? [] : ['首页没有正文，请缩短发文机关名称或者标题'];
}

/** 署名 and date never alone on a page (clause 7.3.5): text stands above them. */
function signatureFindings(pages: readonly (readonly Line[])[]): string[] {
  return pages.flatMap((lines, at) => {
    const date = lines.find(({ text }) => DATE.test(text.replaceAll(/\s/gu, '')));
    if (date === undefined || at === 0) return [];
    const above = lines.filter((line) => line.base < date.base - SAME_LINE);
    return above.length >= 2 ? [] : [`第${at + 1}页只有署名和成文日期，没有正文`];
  });
}

function numberFindings(pages: readonly (readonly Line[])[], layout: Layout): string[] {
  if (layout === 'compact') return [];
  return pages.flatMap((lines, at) => {
    const hidden = layout === 'letter' && at === 0;
    const own = lines.find(isPageNumber);
    if (hidden) return own === undefined ? [] : ['信函格式首页不显示页码'];
    return own === undefined && pages.length > 1 ? [`第${at + 1}页没有页码`] : [];
  });
}

/**
 * What is wrong with the layout of a printed paper, as sentences in the order of its pages; empty when nothing was found.
 * @param pages the text of each page with its places
 */
export function layoutFindings(pages: readonly PlacedPage[], layout: Layout): string[] {
  const off = pages.findIndex(({ width, height }) => Math.abs(width - PAGE.width) > 2 || Math.abs(height - PAGE.height) > 2);
  if (off >= 0) return [`第${off + 1}页不是A4纸`];
  const lines = pages.map(linesOf);
  const [first = []] = lines;
  return [
    ...titleFindings(first),
    ...firstPageFindings(first, layout),
    ...lines.flatMap((page, at) => pageFindings(page, at + 1, layout)),
    ...numberFindings(lines, layout),
    ...signatureFindings(lines),
  ];
}
