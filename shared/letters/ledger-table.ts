/**
 * A view of the ledger as A3 landscape pages: title, unit line, the header on every page, page x of y, and
 * the line to sign at the end, never on a page without rows. Long text wraps and grows its row; nothing is cut off. Knows cells of text only.
 */
import type { Column } from './blocks';
import type { FaceChoice } from './faces';
import { fontFaceRules, fontStack } from './faces';
import { htmlPage } from './print-document';
import { escape } from './render-html';
import { SIZE } from './standard';

export type LedgerRow = {
  /** `group`: a line over the whole width, for example a unit's name; `total`: a sum. */
  readonly role: 'plain' | 'group' | 'total';
  readonly cells: readonly string[];
};

/** `least`: characters its longest number takes, which is never broken over two lines. */
export type LedgerColumn = Column & { readonly least?: number };

export type LedgerTable = {
  readonly title: string;
  /** 填报单位 and the like, at the left above the table. */
  readonly left: string;
  /** 单位：万元 and the like, at the right above the table. */
  readonly right: string;
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly LedgerRow[];
  /** Headers over several columns: text and how many columns it covers; empty text leaves the column's own header two lines tall. */
  readonly bands?: readonly { readonly title: string; readonly span: number }[];
  /** Remarks under the table, for example 招商口径，以统计部门数据为准. */
  readonly notes: readonly string[];
  /** What is signed at the end, each with its colon. */
  readonly signing: readonly string[];
};

export type LedgerPrintOptions = { readonly fontBase: string; readonly faces: FaceChoice; readonly watermark?: string };

/** Longest text that keeps its row on one page; a row with more may be broken, because a row taller than a page would be cut off. */
const WHOLE_ROW = 600;

/** Up to so many characters a page of A3 holds its columns in 五号; wider tables are set in 小五. */
const WIDE = 130;

/** Width of A3 between the margins, in points. */
const ROOM_PT = (390 / 25.4) * 72;

/** Share of the page each column gets: what its words ask for, but a number first what it needs to stand in one line. */
function shares(columns: readonly LedgerColumn[], wide: boolean): readonly number[] {
  const room = ROOM_PT / (wide ? SIZE.小五 : SIZE.五号);
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const held = columns.map(({ width, least = 0 }) => ((width / total) * room < least ? least : null));
  const taken = held.reduce<number>((sum, own) => sum + (own ?? 0), 0);
  const others = columns.reduce((sum, { width }, place) => sum + (held[place] === null ? width : 0), 0);
  // A table of nothing but long numbers keeps its proportions: there is nobody to take the room from.
  if (others === 0 || taken > room / 2) return columns.map(({ width }) => width / total);
  return columns.map(({ width }, place) => (held[place] ?? (width / others) * (room - taken)) / room);
}

function style(options: LedgerPrintOptions, wide: boolean): string {
  const size = wide ? SIZE.小五 : SIZE.五号;
  const face = (name: Parameters<typeof fontStack>[0]): string => `font-family:${fontStack(name, options.faces)}`;
  return `${fontFaceRules(options.fontBase)}
@page{size:420mm 297mm;margin:15mm 15mm 18mm 15mm;@bottom-center{content:"第 " counter(page) " 页 / 共 " counter(pages) " 页";${face('仿宋')};font-size:${SIZE.五号}pt}}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;color:#000;${face('仿宋')};font-size:${size}pt;line-height:1.35;text-autospace:no-autospace;font-kerning:none;font-synthesis:none}
h1{${face('小标宋')};font-weight:normal;font-size:${SIZE.二号}pt;line-height:1.3;text-align:center;margin:0 0 3mm;overflow-wrap:anywhere}
.above span,.signing span{min-width:0;overflow-wrap:anywhere}
.above{display:flex;gap:8mm;justify-content:space-between;font-size:${SIZE.小四}pt;margin-bottom:1.5mm}
/* Half of a collapsed border stands outside the table, where the page cuts it off. */
table{width:calc(100% - 1pt);border-collapse:collapse;table-layout:fixed}
thead{display:table-header-group}
tr{break-inside:avoid}
tr.long{break-inside:auto}
td,th{border:.25mm solid #000;padding:.8mm 1mm;font-weight:normal;vertical-align:middle;white-space:pre-line;overflow-wrap:anywhere;word-break:break-word}
th{${face('黑体')};text-align:center}
td.left{text-align:left}td.center{text-align:center}td.right{text-align:right}
tr.group td,tr.total td{${face('黑体')}}
tr.group{break-after:avoid}
/* A page to sign is never without rows above the line: the last rows stay with it. */
tr.end{break-before:avoid}
tbody tr:nth-last-child(-n+4){break-after:avoid}
tr.end>td{border:0;padding:0}
.notes{margin-top:1.5mm}
.signing{display:flex;justify-content:space-between;gap:8mm;margin-top:8mm;padding-right:25mm;font-size:${SIZE.小四}pt}
.watermark{position:fixed;left:0;right:0;top:40%;text-align:center;${face('黑体')};font-size:96pt;letter-spacing:.3em;color:rgba(0,0,0,.08);transform:rotate(-25deg)}
.page-face{position:absolute;visibility:hidden;height:0;overflow:hidden}`;
}

function heads(table: LedgerTable): string {
  const plain = table.columns.map((column) => `<th>${escape(column.title)}</th>`);
  if (table.bands === undefined) return `<tr>${plain.join('')}</tr>`;
  const upper: string[] = [];
  const lower: string[] = [];
  let column = 0;
  for (const band of table.bands) {
    const own = plain.slice(column, column + band.span);
    if (band.title === '') upper.push(...own.map((cell) => cell.replace('<th>', '<th rowspan="2">')));
    else {
      upper.push(`<th colspan="${band.span}">${escape(band.title)}</th>`);
      lower.push(...own);
    }
    column += band.span;
  }
  return `<tr>${upper.join('')}${plain
    .slice(column)
    .map((cell) => cell.replace('<th>', '<th rowspan="2">'))
    .join('')}</tr><tr>${lower.join('')}</tr>`;
}

function row(line: LedgerRow, columns: readonly Column[]): string {
  const long = line.cells.some((cell) => cell.length > WHOLE_ROW) ? ' long' : '';
  if (line.role === 'group')
    return `<tr class="group"><td class="left" colspan="${columns.length}">${escape(line.cells[0] ?? '')}</td></tr>`;
  return `<tr class="${line.role}${long}">${columns.map((column, index) => `<td class="${column.align}">${escape(line.cells[index] ?? '')}</td>`).join('')}</tr>`;
}

/** The whole document, ready for a page printer; no script, no address but the fonts. */
export function ledgerDocument(table: LedgerTable, options: LedgerPrintOptions): string {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const columns = shares(table.columns, total > WIDE)
    .map((share) => `<col style="width:${(share * 100).toFixed(3)}%">`)
    .join('');
  const watermark = options.watermark === undefined ? '' : `<div class="watermark">${escape(options.watermark)}</div>`;
  const notes = table.notes.map((text) => `<div>${escape(text)}</div>`).join('');
  const signing = table.signing.map((text) => `<span>${escape(text)}</span>`).join('');
  // The hidden line asks for the characters of the page count in time; a face used in a page margin only would come too late.
  const body = `${watermark}<span class="page-face">第页共 0123456789/</span><h1>${escape(table.title)}</h1><div class="above"><span>${escape(table.left)}</span><span>${escape(table.right)}</span></div>
<table><colgroup>${columns}</colgroup><thead>${heads(table)}</thead><tbody>${table.rows.map((line) => row(line, table.columns)).join('')}
<tr class="end"><td colspan="${table.columns.length}"><div class="notes">${notes}</div><div class="signing">${signing}</div></td></tr></tbody></table>`;
  return htmlPage(style(options, total > WIDE), body, options.fontBase);
}
