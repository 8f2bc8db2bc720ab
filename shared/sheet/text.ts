/**
 * Text as it stands in cells, made comparable: width, spaces, brackets, dashes. Keeps no meaning of fields.
 */

/** Control, zero-width and direction characters and lone halves of pairs; line feed and tab are kept. */
const UNWANTED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Printable ASCII, tabs, line feeds, Chinese punctuation, Han, full-width forms: text with nothing to take out. */
const CLEAN = /^[\t\n\u0020-\u007e\u3000-\ud7ff\uff00-\uffef]*$/;

/** Takes unwanted characters out of cell text and says how many there were. */
export function cleanText(text: string): { readonly text: string; readonly removed: number } {
  if (CLEAN.test(text)) return { text, removed: 0 };
  let removed = 0;
  const clean = text.replace(/\r\n?/g, '\n').replace(UNWANTED, () => {
    removed += 1;
    return '';
  });
  return { text: clean, removed };
}

const PLAIN = /^[\u4e00-\u9fff\dA-Za-z.]*$/;

/** Full-width digits, letters and punctuation narrowed (NFKC), white space removed: for matching, never for showing. */
export function compact(text: string): string {
  // Most cells are plain Han characters and digits: nothing to narrow.
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** ① ⑵ ㊀ at the end of a text, ¹ ² after a digit or 元, and stars: marks of footnotes. ² after m is an area. */
const MARKS = /(?:[①-⑳⑴-⒇㊀-㊉*＊※★☆△▲#＃]|(?<=[\d０-９元%）)])[¹²³⁴-⁹])+$/u;

/** An amount or a day without the mark of its footnote: narrowed, 3200① would be 32001. */
export function withoutMarks(text: string): string {
  return MARKS.test(text) ? text.replace(MARKS, '') : text;
}

/** As `compact`, brackets removed too: the form two names are compared in. */
export function bareName(text: string): string {
  return compact(text).replace(/[()[\]{}<>《》【】“”"'·.、,，。:：;；_\-—]/g, '');
}

/** True for a character that no dash, slash or dot can come of, however it is narrowed: a digit, a letter, a Han character but 一. */
function isNoDash(code: number): boolean {
  return (code > 0x4e00 && code < 0xa000) || (code > 0x2f && code < 0x3a) || (code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b);
}

/** True when a cell holds only dashes, slashes or dots: no value (import contract, "A record"). */
export function isDash(text: string): boolean {
  if (isNoDash(text.charCodeAt(0))) return false;
  return /^[-—–―_/\\.…一]*$/u.test(compact(text));
}

/** Printable ASCII, or what lies between the ideographic space and the compatibility forms: no white space. */
function isInk(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code > 0x3000 && code < 0xfe00);
}

/** Text as people wrote it, without leading and trailing white space (also the ideographic space). */
export function trimmed(text: string): string {
  if (text === '' || (isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1)))) return text;
  return text.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '');
}

const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const CHINESE_STEPS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** Characters a number below 万 may be written with, as a class body for regular expressions. */
export const CHINESE_NUMBER_CLASS = '〇零一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟';

/** A Chinese number below 万 such as 三千二百 or 壹拾壹; null when it is none. */
export function chineseNumber(text: string): number | null {
  if (text === '') return null;
  let total = 0;
  let digit: number | null = null;
  for (const character of text) {
    const step = CHINESE_STEPS[character];
    if (step !== undefined) {
      total += (digit ?? 1) * step;
      digit = null;
      continue;
    }
    const value = CHINESE_DIGITS[character];
    if (value === undefined) return null;
    if (digit !== null && digit !== 0) return null;
    digit = value;
  }
  return total + (digit ?? 0);
}

/** Year digits such as 二〇二四 as text 2024; null when it is none. */
export function chineseYear(text: string): string | null {
  let year = '';
  for (const character of text) {
    const value = CHINESE_DIGITS[character];
    if (value === undefined) return null;
    year += String(value);
  }
  return year.length === 4 ? year : null;
}

/** Edit distance (Levenshtein) of two texts by code point. */
export function editDistance(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** Likeness of two names: 1 − edit distance ÷ longer length (import contract, "Compare"). */
export function likeness(a: string, b: string): number {
  const longer = Math.max([...a].length, [...b].length);
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer;
}
