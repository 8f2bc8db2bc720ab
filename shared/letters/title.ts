/**
 * Breaking a title into lines. GB/T 9704-2012 clause 7.3.1: centred, in the shape of a trapezoid or a lozenge, a word never split,
 * the meaning kept together. Words come from the platform's own segmenter; a person's own break points always win.
 */
import { printable, widthOf } from './text';

/** Characters of 2号 (22 pt) that fit the 156 mm of the type area. */
export const TITLE_CHARACTERS = 20;

/** A lone 县 belongs to the place name before it. */
const NEVER_FIRST = /^(?:[县市区镇乡省州]$)|^[，。、；：？！）》〉」』】〕”’％%的了之和与及等]/u;
const NEVER_LAST = /(?:[（《〈「『【〔“‘和与及的]|关于)$/u;

/** Words of this trade that a general dictionary splits. */
const TRADE_WORDS = [
  '招商引资',
  '领导小组',
  '人民政府',
  '责任书',
  '责任制',
  '通知书',
  '通知单',
  '目标任务',
  '目标管理',
  '考核办法',
  '实施意见',
  '实施方案',
  '工作方案',
  '重点项目',
  '黄牌督办',
  '离岗招商',
  '离岗专职招商',
  '开发区',
  '办公室',
  '委员会',
  '节点化',
  '全县',
  '全市',
  '全过程',
  '县委',
  '县政府',
  '清单式',
] as const;

/** Whether a break after `before` characters of the text falls into a word of the trade. */
function splitsTradeWord(text: string, before: number): boolean {
  return TRADE_WORDS.some((word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (at < before && before < at + word.length) return true;
    return false;
  });
}

/** Words of a text, marks stuck to the word they belong to. */
function words(text: string): readonly string[] {
  const parts = [...new Intl.Segmenter('zh-Hans', { granularity: 'word' }).segment(text)].map((part) => part.segment);
  const joined: string[] = [];
  let depth = 0;
  let at = 0;
  for (const part of parts) {
    const previous = joined.at(-1);
    const glued =
      previous !== undefined &&
      (splitsTradeWord(text, at) ||
        NEVER_FIRST.test(part) ||
        NEVER_LAST.test(previous) ||
        depth > 0 ||
        (/\d$/u.test(previous) && /^[\d年月日季号期]/u.test(part)));
    at += part.length;
    // A short name in 《》 or （） stays on one line; a long one may be broken like the rest.
    if (/[《（]/u.test(part)) depth += 1;
    if (/[》）]/u.test(part)) depth = Math.max(0, depth - 1);
    if (glued && widthOf(previous) + widthOf(part) <= TITLE_CHARACTERS) joined[joined.length - 1] = previous + part;
    else joined.push(part);
  }
  return joined;
}

/** How far a shape is from a trapezoid or a lozenge: 0 is good, larger is worse. */
function shapeFault(lines: readonly string[], widths: readonly number[]): number {
  const longest = Math.max(...widths);
  const spread = longest - Math.min(...widths);
  // A line that opens with 关于 parts the agency from the matter, which reads best.
  let fault = spread - (lines.slice(1).some((line) => line.startsWith('关于')) ? 4 : 0);
  const waist = widths.some(
    (width, index) => index > 0 && index < widths.length - 1 && width < (widths[index - 1] ?? 0) && width < (widths[index + 1] ?? 0),
  );
  if (waist) fault += 12;
  // Two equal lines make a block, which the standard does not want; a difference of one to six characters is the usual trapezoid.
  if (widths.length > 1 && spread < 1) fault += 3;
  if (spread > 6) fault += (spread - 6) * 2;
  return fault;
}

function pack(parts: readonly string[], lines: number): readonly string[] | undefined {
  let best: { readonly lines: readonly string[]; readonly fault: number } | undefined;
  const visit = (from: number, made: readonly string[]): void => {
    if (made.length === lines - 1) {
      const all = [...made, parts.slice(from).join('')];
      const widths = all.map(widthOf);
      if (widths.some((width) => width > TITLE_CHARACTERS || width === 0)) return;
      const fault = shapeFault(all, widths);
      if (best === undefined || fault < best.fault) best = { lines: all, fault };
      return;
    }
    let line = '';
    for (let end = from; end < parts.length - 1; end += 1) {
      line += parts[end] ?? '';
      if (widthOf(line) > TITLE_CHARACTERS) return;
      visit(end + 1, [...made, line]);
    }
  };
  visit(0, []);
  return best?.lines;
}

/** A title that no shape fits is cut where the line is full. */
function chop(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (widthOf(line + character) > TITLE_CHARACTERS) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line];
}

/**
 * Lines of a title. A line break typed by a person (\n) is kept as it is; otherwise the fewest lines that hold it, best shape first.
 * Up to five lines are shaped; anything longer is cut at the width, so that no field can make this slow.
 */
export function titleLines(title: string): readonly string[] {
  const text = printable(title).trim();
  if (text.includes('\n')) return text.split('\n').flatMap((line) => (widthOf(line) > TITLE_CHARACTERS ? chop(line) : [line.trim()]));
  if (widthOf(text) <= TITLE_CHARACTERS) return [text];
  const parts = words(text);
  for (let lines = Math.ceil(widthOf(text) / TITLE_CHARACTERS); lines <= 4 && parts.length <= 60; lines += 1) {
    const shaped = pack(parts, lines);
    if (shaped !== undefined) return shaped;
  }
  return chop(text);
}
