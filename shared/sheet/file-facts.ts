/**
 * What the rows above a table say about the file: title, as-of day, reporting unit, unit of money (M-01 … M-03).
 */
import { daysInMonth, isIsoDay } from '../calendar/iso-date';
import type { UnitName } from './document';
import type { Grid } from './grid';
import { ownTexts } from './grid';
import { compact, trimmed } from './text';
import type { UnitWord } from './unit-words';
import { readUnits } from './unit-words';

export type HeadRow = { readonly row: number; readonly kind: 'title' | 'meta'; readonly text: string };
export type HeadFacts = {
  readonly rows: readonly HeadRow[];
  readonly title: string | null;
  readonly asOf: string | null;
  /** Year written in the title, for dates without year. */
  readonly titleYear: number | null;
  readonly reportingUnit: UnitName | null;
  readonly units: readonly UnitWord[];
};

const ATTACHMENT = /^(附件|附表|表(?=[\d一二三四五六七八九十]))[\d一二三四五六七八九十]*[:：]?$/;
const META =
  /单位[:：]|截[至止]|统计(时间|日期|时点)|填报|填表|制表|报送|上报|导出|编制|日期[:：]|时间[:：]|时点[:：]|审核|负责人|联系人|联系电话|盖章|页码|第.{1,3}页/;
/** 2026年1-9月 is a span of months, no day. */
const DAY = /((?:19|20)\d{2})[年./-](\d{1,2})[月./-](\d{1,2})(?!\d?月)日?/;
const MONTH_END = /截[至止][^年]{0,4}((?:19|20)\d{2})[年./-](\d{1,2})月?[底末]/;

/** The day a text names, ISO; null when it names none. A month's end after 截至 is its last day. */
export function dayIn(text: string): string | null {
  const narrow = compact(text);
  const day = DAY.exec(narrow);
  if (day) {
    const iso = `${day[1]}-${(day[2] ?? '').padStart(2, '0')}-${(day[3] ?? '').padStart(2, '0')}`;
    return isIsoDay(iso) ? iso : null;
  }
  const end = MONTH_END.exec(narrow);
  if (!end) return null;
  const month = Number(end[2]);
  return month >= 1 && month <= 12 ? `${end[1]}-${String(month).padStart(2, '0')}-${daysInMonth(Number(end[1]), month)}` : null;
}

const AS_OF =
  /截[至止]|更新至|数据至|统计(时间|日期)|填报(时间|日期)|填表(时间|日期)|上报(时间|日期)|报送(时间|日期)|导出(时间|日期)|制表(时间|日期)|更新(时间|日期)|日期|时间|时点|统计(周期|期间|区间)|周期[:：]/;

const DAY_OF_YEAR = /^[^\d年]{0,6}(\d{1,2})月(\d{1,2})日(?!\s*[至到—–~～-])/;

/** 截至5月31日 names no year: that of the title holds. */
function dayOfYear(text: string, year: number | null): string | null {
  const match = year === null ? null : DAY_OF_YEAR.exec(compact(text));
  if (match === null) return null;
  const iso = `${year}-${(match[1] ?? '').padStart(2, '0')}-${(match[2] ?? '').padStart(2, '0')}`;
  return isIsoDay(iso) ? iso : null;
}

/** A day that stands alone, or after the week or issue it closes: （9月第3周，2026年9月18日）. */
const DAY_ALONE =
  /^[(（]?(?:(?:\d{1,2}月)?(?:总)?第[\d一二三四五六七八九十]{1,4}[周期][,，、;；]?)?(?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?[)）]?$/;
/** 图例：红色—滞后: what colours and marks of the table mean. */
const LEGEND = /^[(（]?(图例|颜色|底色|标色|色标|红色|红灯|绿色|绿灯|黄色|黄灯)/;

/** 2026年1月1日以来 and 自…起 say from when, 1月1日至6月30日 begins before its end. */
const SINCE = /(?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?(?=以来|以后|之后|起|之前|以前|前|\s*[至到—–~～-]+\s*(?:19|20)\d{2}[年./-])/g;

/** 2026年9月14日至9月20日, 9月14日—20日: a span within a year ends with its second day. */
const WITHIN_YEAR = /((?:19|20)\d{2})[年./-](\d{1,2})[月./-]\d{1,2}日?\s*[至到—–~～-]+\s*(?:(\d{1,2})[月./])?(\d{1,2})(?![\d年./])日?/g;
/** 更新日期：26/9/20. */
const SHORT_YEAR = /(期|间|点|[至止])[:：]?\s*(\d{2})([年./-])(?=\d{1,2}[月./-]\d{1,2}(?!\d))/;

/** The text with spans shortened to their last day and years in four digits. */
function lastDays(text: string): string {
  return text
    .replace(SINCE, '')
    .replace(
      WITHIN_YEAR,
      (_, year: string, from: string, month: string | undefined, day: string) =>
        `${Number(year) + (Number(month ?? from) < Number(from) ? 1 : 0)}年${month ?? from}月${day}日`,
    )
    .replace(SHORT_YEAR, '$1：20$2$3');
}

function asOfIn(texts: readonly string[], year: number | null): string | null {
  for (const [index, given] of texts.entries()) {
    const text = lastDays(given);
    if (!AS_OF.test(text)) continue;
    const day = dayIn(text.slice(text.search(AS_OF))) ?? dayIn(texts[index + 1] ?? '');
    if (day !== null) return day;
    const own = dayOfYear(text.slice(text.search(AS_OF)), year);
    // 2025年度 … 报送时间：1月5日 may be of the year after; 截至1月5日 is of the title's.
    if (own !== null && (/截[至止]/.test(text) || Number(own.slice(5, 7)) > 2)) return own;
  }
  for (const text of texts) {
    const bare = compact(lastDays(text)).replace(/^(金额)?单位[:：](万元|亿元|元|万美元)[,，、;；]?/, '');
    if (DAY_ALONE.test(bare)) return dayIn(bare);
  }
  return null;
}

/** An office and a day in one cell with a wide gap between them are two texts. */
function apart(text: string): readonly string[] {
  return trimmed(text).split(/[^\S\n]{3,}/);
}

const REPORTING =
  /(?:填报|报送|上报|编制|制表|填表|汇总|申报)(?:单位|部门|乡镇)(?:[(（](?:加?盖?公?章|签章|印章|加盖公章)[)）])?[:：]\s*([^\s:：]{2,40}?)(?=\s|[(（]|单位[:：]|截[至止]|填表|填报(?:时|日)|日期|时间|负责人|联系|$)/;

function reportingIn(texts: readonly string[], find: (raw: string) => UnitName | null): UnitName | null {
  for (const [index, text] of texts.entries()) {
    const named = REPORTING.exec(text);
    if (named) return find(trimmed(named[1] ?? ''));
    if (/^(填报|报送|上报|编制|制表|汇总)(单位|部门)([(（](?:加?盖?公?章|签章|印章)[)）])?[:：]?$/.test(compact(text))) {
      const next = texts[index + 1];
      if (next !== undefined && !META.test(next)) return find(trimmed(next.replace(/[(（]盖?章[)）]/, '')));
    }
  }
  return null;
}

const UNIT = /(?<!填报|报送|上报|编制|制表|汇总|填表|责任|申报)(?:金额|计量|货币)?单位[:：]\s*([^\s)）]+(?:[、,，/]\s*[^\s)）]+)*)/;

/** Units texts above a table or in a section's heading name. The row nearest to the header speaks for it: two tables on one sheet may have two units. */
export function unitsIn(texts: readonly string[]): readonly UnitWord[] {
  for (const text of texts.toReversed()) {
    const named = UNIT.exec(text.normalize('NFKC'));
    const units = named ? readUnits(named[1] ?? '') : [];
    if (units.length > 0) return units;
    const alone = /^[(（]?(万元|亿元|元)(?:[、,，].*)?[)）]?$/.exec(compact(text));
    if (alone) return readUnits(alone[1] ?? '');
  }
  return [];
}

/** 说明：金额单位均为万元, below the table. */
const UNIT_BELOW = /(?:金额|资金|投资额?|计量|货币)?单位(?:均|都|统一)?(?:为|是|[:：])\s*(万元|亿元|元|万美元)/;

/** Unit that the last rows of a sheet name in a note; none when they name none. */
export function unitsBelow(grid: Grid, from: number): readonly UnitWord[] {
  for (let row = grid.rowCount - 1; row >= Math.max(from, grid.rowCount - 6); row -= 1) {
    const texts = ownTexts(grid, row);
    const isNote = /^[(（]?(注|说明|备注|填表说明|填报说明|附注)/.test(compact(texts[0]?.text ?? ''));
    const named = isNote ? UNIT_BELOW.exec(compact(texts.map(({ text }) => text).join(' '))) : null;
    if (named) return readUnits(named[1] ?? '');
  }
  return [];
}

/** 注：统计截至2026年9月30日, below the table. */
function asOfBelow(grid: Grid, from: number): string | null {
  for (let row = grid.rowCount - 1; row >= Math.max(from, grid.rowCount - 6); row -= 1) {
    const text = ownTexts(grid, row)
      .map((cell) => cell.text)
      .join(' ');
    const named = /^[(（]?(注|说明|备注|附注)/.test(compact(text)) ? /(统计|数据|资料|情况)(时间)?截[至止].*/s.exec(text)?.[0] : undefined;
    const day = named === undefined ? null : dayIn(named);
    if (day !== null) return day;
  }
  return null;
}

/**
 * Reads the rows from `from` up to the header row.
 * @param find the county's table of offices
 */
export function readHead(grid: Grid, from: number, headerTop: number, find: (raw: string) => UnitName | null): HeadFacts {
  const rows: HeadRow[] = [];
  const texts: string[] = [];
  let title: string | null = null;
  let metaSeen = false;
  for (let row = from; row < headerTop; row += 1) {
    const cells = ownTexts(grid, row);
    if (cells.length === 0) continue;
    const text = cells.map((cell) => cell.text).join(' ');
    const lead = cells[0]?.text ?? '';
    // 附表1 … 保密 says nothing yet; 《…表》 with 更新日期 on the same line is the title all the same.
    const attachment = ATTACHMENT.test(compact(lead));
    const besideTitle = cells.length === 2 && lead.length >= 5 && !META.test(lead) && META.test(cells[1]?.text ?? '');
    const isTitle = !metaSeen && !isMeta(lead, title === null) && (cells.length === 1 || (besideTitle && title === null));
    if (!isTitle) metaSeen ||= !attachment;
    else if (!attachment) title ??= lead;
    rows.push({ row, kind: isTitle ? 'title' : 'meta', text });
    texts.push(...cells.flatMap((cell) => apart(cell.text)));
  }
  const narrow = (title ?? '').normalize('NFKC');
  const dated = rows.filter(({ text }) => PERIOD.test(compact(text))).map(({ text }) => text.normalize('NFKC'));
  const year = yearOf(narrow) ?? (dated.length === 1 ? yearOf(dated[0] ?? '') : undefined);
  const asOf =
    asOfIn(
      texts.filter((text) => text !== title),
      year === undefined ? null : Number(year),
    ) ??
    dayIn(narrow) ??
    // （截至9月30日） in a title that begins with its year.
    dayOfYear(/截[至止].*/s.exec(narrow)?.[0] ?? '', year === undefined ? null : Number(year)) ??
    asOfBelow(grid, headerTop + 1);
  return {
    rows,
    title,
    asOf,
    titleYear: year === undefined ? null : Number(year),
    reportingUnit: reportingIn(texts, find),
    units: unitsIn(texts),
  };
}

/** （2026年1—9月） in a line of its own below the title is the rest of the title. */
const PERIOD = /^[(（]?(?:19|20)\d{2}年.{0,14}[)）]?$/;

function yearOf(text: string): string | undefined {
  return SPAN.test(compact(text)) ? undefined : /(?:19|20)\d{2}(?=年|[./-]\d)/.exec(text)?.[0];
}

/** 2025—2026年度: a day without year may be of either. */
const SPAN = /(?:19|20)\d{2}年?[-—–~～至到](?:19|20)?\d{2}年/;

/** A first row may hold 截至 inside the title; later rows with such words are particulars. */
function isMeta(text: string, first: boolean): boolean {
  const bare = compact(text);
  if (/^[(（]?(?:19|20)\d{2}年\d{1,2}月份?[)）]?$/.test(bare)) return true;
  // 县委、县政府： and whole sentences are the letter above a table, not its title.
  if (!first && /[:：。；;]$/.test(bare)) return true;
  if (!first) return META.test(text) || apart(text).some((part) => DAY_ALONE.test(compact(lastDays(part)))) || LEGEND.test(bare);
  return /^[(（]?(单位|金额单位|填报|填表|报送|截[至止]|统计时间|日期|附件[:：]?$)/.test(bare) || DAY_ALONE.test(bare);
}
