/**
 * What each row below a header is: a project, a section, a subtotal, a total, a repeated header, a footnote, nothing (M-05, M-07).
 */
import type { HeaderBlock } from './find-table';
import { headsOther, mayBeHeader, repeatsHeader } from './find-table';
import type { Grid } from './grid';
import type { OwnText } from './grid';
import { ownTexts } from './grid';
import { isIndexWord, meaningsOf } from './header-words';
import { compact } from './text';

export type BodyRow =
  | { readonly kind: 'header-repeat' | 'footnote' | 'column-numbers'; readonly row: number; readonly text: string }
  | { readonly kind: 'section'; readonly row: number; readonly text: string; readonly level: number }
  | { readonly kind: 'subtotal' | 'total'; readonly row: number; readonly text: string }
  | { readonly kind: 'blank'; readonly row: number }
  | { readonly kind: 'new-header'; readonly row: number }
  | { readonly kind: 'other-header'; readonly row: number }
  | { readonly kind: 'line'; readonly row: number; readonly field: LineField; readonly text: string }
  | { readonly kind: 'data'; readonly row: number };

/** What a line of running text below a project may say. */
export type LineField = 'content' | 'progress' | 'problems' | 'nextStep';
const LINE_FIELDS: readonly LineField[] = ['content', 'progress', 'problems', 'nextStep'];

const SUM_LABEL = /^.{0,14}?(小计|合计|总计|共计|累计|总合计)(?:[(（:：\d].*|个项目|项目.*)?$|^其中[:：]?.{0,20}$/;
const TOTAL_WORD = /合计|总计|共计/;
const NUMERAL = '[一二三四五六七八九十百]+';
const SECTION_LEVELS: readonly (readonly [RegExp, number])[] = [
  [/^第[一二三四五六七八九十]+(部分|类|批|篇|章)/, 1],
  [/^附?表([一二三四五六七八九十]|\d{1,2})[、.:：]/, 1],
  [new RegExp(`^${NUMERAL}[、.．,，:：]`), 1],
  [new RegExp(`^[(（]${NUMERAL}[)）]`), 2],
  [/^[(（]\d{1,2}[)）]/, 4],
  [/^\d{1,2}[、.．](?!\d)/, 3],
  [/^[①②③④⑤⑥⑦⑧⑨⑩]/, 4],
];
/** Beginnings of lines below a table: notes, signatures, page numbers. */
export const FOOTNOTE =
  /^[(（]?([^:：\d]{1,6}[人员]([(（][^()（）]{1,6}[)）])?[:：]|[^:：\d]{1,12}[(（](签字|签名|签章|盖章|公章)[)）][:：]?|共\d+[条个项]|第\d+页|注|备注|说明|填表说明|填报说明|附注|填表人|填报人|制表|审核|负责人|单位负责人|统计负责人|主要负责人|分管领导|联系人|联系电话|报送|填报|填表|盖章|日期|第.{1,3}页|以上|上述|本表|此表|★|※|\*)/;

/** 示例, 填写说明: a row that shows how to fill in the form. */
const EXAMPLE = /^(示例|样例|范例|填写(说明|要求|示例|规范|格式)|填报(说明|要求|示例|规范)|格式要求|填表要求|举例|例)[:：]?$/;
/** 同比增长（%）, 占比: what a sum is compared with. */
const RATE = /^(同比|环比|占比|占全|比重|增幅|增速|增长|较上年|较去年|完成率|完成比例|完成进度|序时进度|平均)/;
const LABELLED = /^[^:：\d]{2,10}([(（][^()（）]{1,8}[)）])?[:：]/;
const NUMBER = /^[-+]?[\d.,]+%?$/;

/** 一、 （三） 2. ④ before a heading. */
const NUMBERING = new RegExp(`^(${NUMERAL}[、.．,，:：]|[(（](${NUMERAL}|\\d{1,2})[)）]|\\d{1,2}[、.．]|[①②③④⑤⑥⑦⑧⑨⑩])`);

/** Level of a heading by its numbering; 0 when it has none. */
export function sectionLevel(text: string): number {
  return SECTION_LEVELS.find(([pattern]) => pattern.test(compact(text)))?.[1] ?? 0;
}

/** A heading without numbering and count: 一、在建项目（15个） → 在建项目. */
export function sectionName(text: string): string {
  return compact(text)
    .replace(/^(第[一二三四五六七八九十]+(部分|类|批|篇|章)|附?表([一二三四五六七八九十]|\d{1,2}))[、.:：]?/, '')
    .replace(NUMBERING, '')
    .replace(/[(（][^()（）]*[)）]$/, '')
    .replace(/[:：]?共?\d+[个项]?(项目)?$/, '')
    .replace(/[:：]$/, '');
}

export type RowContext = {
  readonly header: HeaderBlock;
  readonly indexColumn: number;
  /** Is this text the name of an office of the county, or a stage word? Such a lone text is a section. */
  readonly isGroupName: (text: string) => boolean;
  readonly afterData: boolean;
};

const NUMERAL_INDEX = new RegExp(`^[(（]?${NUMERAL}[)）]?[、.．]?$|^[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]$`);

/**
 * 一 | 产业类（3个） | 96000: a heading whose number stands in the column of 序号, while the projects below it are counted in digits.
 * Null for a ledger that counts its projects 一 二 三.
 */
function numberedHeading(grid: Grid, row: number, texts: readonly OwnText[], { indexColumn }: RowContext): string | null {
  const [number, ...others] = texts;
  if (number === undefined || number.column !== indexColumn || !NUMERAL_INDEX.test(compact(number.text))) return null;
  const words = others.filter(({ text }) => !COUNT.test(compact(text)));
  const [name] = words;
  if (words.length !== 1 || name === undefined || name !== others[0] || compact(name.text).length > 30) return null;
  for (let below = row + 1; below <= row + 3 && below < grid.rowCount; below += 1) {
    const next = compact(grid.ownText(below, indexColumn));
    if (/^\d+$/.test(next))
      return `${compact(number.text)
        .replace(/[、.．]$/, '')
        .replace(/^[^(（].*$/, '$&、')}${name.text}`;
    if (next !== '' && !NUMERAL_INDEX.test(next)) return null;
  }
  return null;
}

/** 进展情况：已完成征地… over the width below a project: what it says belongs to the project. */
function lineBelow(grid: Grid, row: number, texts: readonly OwnText[], { header }: RowContext): BodyRow | null {
  const [only] = texts;
  const merge = only === undefined ? undefined : grid.mergeAt(row, only.column);
  if (only === undefined || texts.length > 1 || merge === undefined || merge.right - merge.left < 2 || merge.bottom > merge.top)
    return null;
  if (merge.left > header.nameColumn || merge.right < header.nameColumn) return null;
  const [, label = '', rest = ''] = /^([^:：\d]{2,10})[:：]\s*(\S[^]*)$/.exec(only.text) ?? [];
  if (rest === '') return null;
  const named = meaningsOf([label]).find(({ score }) => score >= 33)?.field;
  const field = LINE_FIELDS.find((own) => own === named);
  return field === undefined ? null : { kind: 'line', row, field, text: rest };
}

/** 合计 and nothing else: a name of no project, wherever it stands. */
const BARE_SUM = /^(全[县市区镇乡部]|本页|本镇|本乡)?(小计|合计|总计|共计|总合计)([(（]\d+[个项]?(项目)?[)）]|\d+[个项](项目)?)?[:：]?$/;

/** 其中：一期 below the whole: a part of the project above. */
const PART = /^其中[:：]?.{0,20}$/;

/** 合计 in the column of the names, or in any other of a row that names no project. */
function labelElsewhere(grid: Grid, row: number, texts: readonly OwnText[], { header }: RowContext): string | null {
  const name = compact(grid.ownText(row, header.nameColumn));
  if (BARE_SUM.test(name) || PART.test(name)) return name;
  if (name !== '' && !/^\d+[个项](项目)?$/.test(name)) return null;
  const label = texts.map(({ text }) => compact(text)).find((text) => BARE_SUM.test(text));
  return label ?? null;
}

/** A label such as 小计 in the first texts of a row, without a project's name. */
function sumLabel(grid: Grid, row: number, texts: readonly OwnText[], context: RowContext): string | null {
  for (const { column, text } of texts.slice(0, 2)) {
    const key = compact(text);
    if (key.length > 24 || !SUM_LABEL.test(key)) continue;
    const name = compact(grid.ownText(row, context.header.nameColumn));
    const free = column === context.header.nameColumn || name === '' || /^\d+[个项]?(项目)?$/.test(name) || name === key;
    if (free && column <= Math.max(context.header.nameColumn, 1) + 1) return key;
  }
  return labelElsewhere(grid, row, texts, context);
}

/** True for a further row of a project whose name or number is merged over it. */
function insideProject(grid: Grid, row: number, { header, indexColumn }: RowContext): boolean {
  return [header.nameColumn, indexColumn].some((column) => {
    const merge = column < 0 ? undefined : grid.mergeAt(row, column);
    return (
      merge !== undefined && merge.top < row && merge.top > header.bottom && merge.left === merge.right && grid.text(row, column) !== ''
    );
  });
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';

/** A01, B03: a column's code in a platform's form. */
const COLUMN_CODE = /^[A-Z]{1,3}[-_]?\d{1,3}$/;

/** The line of 甲 乙 丙 1 2 3=1+2 under an official header, or of A01 A02 B01 right below it. */
function isColumnCodes(texts: readonly OwnText[], afterData: boolean): boolean {
  // Nearly every row is a project: its first two texts settle it.
  if (texts.length < 5 || texts.slice(0, 2).some(({ text }) => text.length > 12)) return false;
  if (afterData && !/^[(（]?([甲乙丙丁]|[12][)）=]?)/.test(texts[1]?.text ?? '')) return false;
  const keys = texts.map(({ text }) => compact(text).replace(/[()（）]|(?<=^\d{1,2})=[\d+*/-]+$/g, ''));
  if (!afterData && keys.every((key) => COLUMN_CODE.test(key)) && new Set(keys).size === keys.length) return true;
  const stems = keys.filter((key) => key.length === 1 && STEMS.includes(key));
  const numbers = keys.filter((key) => !stems.includes(key));
  return stems.every((key, index) => key === STEMS[index]) && numbers.every((key, index) => key === String(index + 1));
}

/** 必填, 从字典选, yyyy-MM-dd: how a column is to be filled in. */
const FILLING =
  /^(必填|选填|非必填|可选|可不填|必选|系统(自动)?(生成|带出)|自动(生成|计算|带出)|下拉(选择|框)?|(从.{0,6})?(字典|下拉|列表).{0,2}选.{0,2}|单选|多选|文本型?|字符型?|数字型?|数值型?|日期型?|[yY]{4}.?[mM]{2}.*|\d+[位字]((以)?内)?|格式[:：].*)([,，;；、(（].*)?$/;

/** The line below a header that says how to fill in each column. */
function saysHowToFill(texts: readonly OwnText[]): boolean {
  const filling = texts.filter(({ text }) => FILLING.test(compact(text))).length;
  return filling >= 3 && filling >= texts.length * 0.6;
}

const COUNT = /^[\d.,%，]+(个|项|亿元?|万元?)?$/;

/** The one text of a row that is no number; undefined when there are several or none. */
function onlyWord<Cell extends { readonly text: string }>(texts: readonly Cell[]): Cell | undefined {
  let only: Cell | undefined;
  for (const cell of texts) {
    if (COUNT.test(compact(cell.text))) continue;
    if (only !== undefined) return undefined;
    only = cell;
  }
  return only;
}

function joined(texts: readonly OwnText[]): string {
  return texts.map(({ text }) => text).join(' ');
}

function isUnnamed(grid: Grid, row: number, { header }: RowContext): boolean {
  return grid.text(row, header.nameColumn) === '';
}

/** 序号 | 时间 | 地点 | 带队领导 below the projects: the header of a table of something else. */
function numbersOther(texts: readonly OwnText[], { indexColumn }: RowContext): boolean {
  const [first] = texts;
  return first !== undefined && first.column === indexColumn && texts.length >= 3 && isIndexWord(first.text);
}

/** 同比增长（%） with nothing but numbers, and 负责人：… 填表人：… with nothing but labels. */
function isTail(texts: readonly OwnText[]): boolean {
  const [first, ...others] = texts;
  if (first === undefined) return false;
  if (texts.length >= 2 && texts.every(({ text }) => LABELLED.test(compact(text)))) return true;
  return RATE.test(compact(first.text)) && others.length > 0 && others.every(({ text }) => NUMBER.test(compact(text)));
}

/** Says what a row is; the rows are asked in order. */
export function classifyRow(grid: Grid, row: number, context: RowContext): BodyRow {
  const texts = ownTexts(grid, row);
  if (texts.length === 0) return { kind: 'blank', row };
  if (repeatsHeader(grid, texts, context.header)) return { kind: 'header-repeat', row, text: joined(texts) };
  const line = context.afterData ? lineBelow(grid, row, texts, context) : null;
  if (line !== null) return line;
  if (insideProject(grid, row, context)) return { kind: 'data', row };
  if (mayBeHeader(grid, row)) return { kind: 'new-header', row };
  if (context.afterData && (headsOther(texts, context.header.nameColumn) || numbersOther(texts, context)))
    return { kind: 'other-header', row };
  if (EXAMPLE.test(compact(texts[0]?.text ?? '')) || (!context.afterData && saysHowToFill(texts)))
    return { kind: 'footnote', row, text: joined(texts) };
  // 序号 printed beforehand, nothing written beside it.
  if (texts.length === 1 && texts[0]?.column === context.indexColumn && /^\d+$/.test(texts[0].text) && isUnnamed(grid, row, context))
    return { kind: 'footnote', row, text: joined(texts) };
  const heading = numberedHeading(grid, row, texts, context);
  if (heading !== null) return { kind: 'section', row, text: heading, level: sectionLevel(heading) || 2 };
  const label = sumLabel(grid, row, texts, context);
  if (label !== null) {
    const total = TOTAL_WORD.test(label) && !label.includes('小计') && !/本页/.test(label);
    return { kind: total ? 'total' : 'subtotal', row, text: joined(texts) };
  }
  if (context.afterData && isTail(texts)) return { kind: 'footnote', row, text: joined(texts) };
  const lone = onlyWord(texts);
  if (lone !== undefined) {
    const merge = grid.mergeAt(row, lone.column);
    const wide = merge !== undefined && merge.right - merge.left >= 2;
    const inName = lone.column === context.header.nameColumn && !wide;
    const leads = lone.column === texts[0]?.column;
    const level = sectionLevel(lone.text);
    const key = compact(lone.text);
    const numbered = grid.ownText(row, context.indexColumn) !== '' && lone.column !== context.indexColumn;
    if (leads && FOOTNOTE.test(key) && context.afterData) return { kind: 'footnote', row, text: joined(texts) };
    // A lone text in the name column may also be a project with nothing else filled in: it must not be lost.
    const group = context.isGroupName(sectionName(lone.text)) && (!inName || sectionName(lone.text).length <= 8);
    const short = key.length <= 40 || sectionName(lone.text).length <= 24;
    if (leads && !numbered && short && ((level > 0 && (!inName || level < 3)) || group))
      return { kind: 'section', row, text: lone.text, level: level === 0 ? 2 : level };
    if (leads && !inName && (wide || lone.column <= context.indexColumn)) {
      if (key.length <= 24 && !/[。;；]/.test(key) && !FOOTNOTE.test(key)) return { kind: 'section', row, text: lone.text, level: 2 };
      return { kind: 'footnote', row, text: joined(texts) };
    }
  }
  if (
    context.afterData &&
    FOOTNOTE.test(compact(texts[0]?.text ?? '')) &&
    grid.text(row, context.header.nameColumn) === (grid.ownText(row, context.header.nameColumn) === '' ? '' : texts[0]?.text)
  )
    return { kind: 'footnote', row, text: joined(texts) };
  return isColumnCodes(texts, context.afterData) ? { kind: 'column-numbers', row, text: joined(texts) } : { kind: 'data', row };
}
