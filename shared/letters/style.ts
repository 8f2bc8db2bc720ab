/**
 * The style sheet of printed letters, made from the numbers of standard.ts. Knows the class names render-html.ts uses, no text.
 * Chromium's ways that shaped it (measured, Chromium 156): half-leading is taken out of the page margins; 16 pt needs a negative
 * letter-spacing for 28 characters; anything wider than the page area shrinks the whole job; page numbers cannot restart per letter,
 * so numbers, letterheads and 版记 are set on sheets of their own behind the letters and laid over the pages (print-document.ts).
 */
import type { FaceChoice } from './faces';
import { fontFaceRules, fontStack } from './faces';
import {
  COLOPHON,
  COMPACT,
  DOCUMENT_HEAD,
  GRID,
  HALF_LEADING,
  LETTER_HEAD,
  PAGE,
  PAGE_NUMBER,
  RED,
  SEAL,
  SIGNATURE,
  SIZE,
} from './standard';

/** Rounds lengths for CSS: a hundredth of a millimetre is finer than any printer. */
export function mm(value: number): string {
  return `${Math.round(value * 1000) / 1000}mm`;
}

/** Top margin of the page box, where the browser starts its first line box. */
export const FLOW_TOP = PAGE.top - HALF_LEADING;
/** A twentieth of a millimetre of slack keeps line 22 on its page in spite of the browser's rounding. */
const FLOW_FOOT = PAGE.height - FLOW_TOP - GRID.lines * GRID.line - 0.05;

const line = mm(GRID.line);
const em = (count: number): string => mm(GRID.em * count);
/** How far the dash lies below the top of the number's line box (measured). */
const PAGE_NUMBER_DASH = 3.1;
/** The browser draws borders and boxes in whole pixels (0.35 mm would become 0.26), but scales what it has drawn exactly. */
const RULE_PIXELS = 4;
const OUTER_SCALE = Math.round((COLOPHON.outerRule / ((RULE_PIXELS * 25.4) / 96)) * 10_000) / 10_000;
/** Guards 28 characters against the browser's rounding to 1/64 px. */
const SPACING_GUARD = 0.004;

/** The whole style sheet. `fontBase` is the address of the font folder, ending in a slash. `--scale` of a letter draws its spacing closer (print-document.ts). */
export function letterStyle(fontBase: string, choice: FaceChoice): string {
  const face = (name: Parameters<typeof fontStack>[0]): string => `font-family:${fontStack(name, choice)}`;
  return `${fontFaceRules(fontBase)}
@page{size:${PAGE.width}mm ${PAGE.height}mm;margin:${mm(FLOW_TOP)} ${PAGE.right}mm ${mm(FLOW_FOOT)} ${PAGE.left}mm}
@page compact{size:${PAGE.width}mm ${PAGE.height}mm;margin:${COMPACT.top}mm ${PAGE.right}mm ${COMPACT.foot}mm ${PAGE.left}mm}
@page sheet{size:${PAGE.width}mm ${PAGE.height}mm;margin:0}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;color:#000;${face('仿宋')};font-size:${SIZE.三号}pt;line-height:${line};letter-spacing:calc(${PAGE.areaWidth}mm/${GRID.characters} - ${SIZE.三号}pt - ${SPACING_GUARD}mm);
text-spacing-trim:space-all;text-autospace:no-autospace;line-break:strict;overflow-wrap:anywhere;font-kerning:none;font-synthesis:none;text-align:justify;orphans:1;widows:1}
p,h1,table,div,ul{margin:0;padding:0}
.letter{break-after:page}
.flat,table,.slip,.signature,.mark,.number,h1,.parties,.copy{text-align:left}
p{text-indent:${em(2)};white-space:pre-line}
p.flush{text-indent:0}
p.last{widows:2;orphans:2}
.hei{${face('黑体')}}.kai{${face('楷体')}}
p.heading{break-after:avoid}
.number span{min-width:0}
.number.document{margin-top:${mm(2 * GRID.line - HALF_LEADING)};text-align:center}
.number.signed{display:flex;justify-content:space-between;padding:0 ${em(1)}}
.number.letter-no{text-align:right}
.rule{height:${DOCUMENT_HEAD.ruleThickness}mm;background:${RED};margin-top:${mm(DOCUMENT_HEAD.ruleGap - HALF_LEADING)}}
.mark{${face('小标宋')};color:${RED};line-height:1;letter-spacing:0;text-align:center;white-space:nowrap}
.letter .mark{white-space:normal}
h1{${face('小标宋')};font-weight:normal;font-size:${SIZE.二号}pt;line-height:12mm;letter-spacing:0;text-align:center;margin:${mm(2 * GRID.line - 2.4)} 0 ${line};white-space:pre-wrap;break-after:avoid}
.plain h1,.compact h1{margin-top:0}
.plain h1:has(+.number){margin-bottom:0}
.plain .number+.to,.plain .number+.form{margin-top:1mm}
.compact{page:compact;font-size:${COMPACT.size}pt;line-height:${COMPACT.line}mm;letter-spacing:0}
.compact table{zoom:var(--scale,1)}
.compact p:not(.caption,.note-small){text-indent:2em}
.compact .note-small{font-size:${SIZE.五号}pt;line-height:4.6mm;margin-top:1mm}
h1.under{margin-bottom:0}
.title-under{text-align:center;font-size:${SIZE.四号}pt;line-height:8mm;letter-spacing:0;margin-bottom:1mm}
h1+p.to,.title-under+p.to{margin-top:0}
.attach{margin-top:${line};padding-left:${em(2)}}
.attach div{display:grid;grid-template-columns:${em(3)} auto minmax(0,1fr)}
.annex{break-before:page}
.annex h1{margin-top:${line}}
.note-bracket{text-indent:${em(2)}}
.note-small{font-size:${SIZE.小四}pt;line-height:6.4mm;letter-spacing:0;text-indent:0;margin-top:1.5mm;break-before:avoid}
table:has(+.note-small) tr:nth-last-child(-n+3){break-after:avoid}
.caption{${face('黑体')};font-size:${SIZE.四号}pt;line-height:7mm;letter-spacing:0;text-align:center;text-indent:0;break-after:avoid;margin-top:1mm;position:relative;min-height:7mm}
.caption+table{margin-top:0}
.unit{${face('仿宋')};font-size:${SIZE.小四}pt;position:absolute;right:0;bottom:0}
.new-page{break-before:page}
table{width:100%;margin:.8mm 0;border-collapse:collapse;table-layout:fixed;letter-spacing:0}
thead{display:table-header-group}
tr{break-inside:avoid}
td,th{border:.3mm solid #000;padding:.6mm 1mm;font-weight:normal;white-space:pre-line;vertical-align:middle}
th{${face('黑体')};text-align:center}
td.left{text-align:left}td.center{text-align:center}td.right{text-align:right}
tr.section td,tr.subtotal td,tr.total td{${face('黑体')}}
tr.section{break-after:avoid}
tr.total,tr.subtotal{break-before:avoid}
.size-三号{font-size:${SIZE.三号}pt;line-height:calc(7.4mm*var(--scale,1))}
.size-三号 td{padding:.4mm 1mm}
.size-四号{font-size:${SIZE.四号}pt;line-height:7.6mm}
.size-小四{font-size:${SIZE.小四}pt;line-height:6mm}
.size-五号{font-size:${SIZE.五号}pt;line-height:4.4mm}
.size-五号 td,.size-五号 th{padding:.3mm .8mm}
.size-小五{font-size:${SIZE.小五}pt;line-height:3.3mm}
.size-小五 td,.size-小五 th{padding:.1mm .6mm}
.form td.label{text-align:center}
.signature{break-inside:avoid;break-before:avoid}
.signature.sealed{padding-top:calc(${mm(SIGNATURE.sealedBlankLines * GRID.line)}*var(--scale,1));padding-bottom:${mm(GRID.line)}}
.signature.unsealed{padding-top:${mm(SIGNATURE.unsealedBlankLines * GRID.line)}}
.agencies{display:grid;justify-items:center;text-align:center}
.agencies .above{margin-bottom:${mm(SEAL.county + 2 - GRID.line)}}
.parties{display:grid;grid-auto-flow:column;grid-template-rows:repeat(6,auto);column-gap:${em(0.8)};break-inside:avoid;break-before:avoid;margin-top:${line};padding:0 ${em(1)}}
.parties div{white-space:pre-line}
.parties .seal-room{height:${mm(2 * GRID.line)}}
.parties .day{text-align:right}
.parties .sign-room{height:14mm}
.slip{break-inside:avoid;margin-top:4mm}
.signature.sealed+.slip{margin-top:${mm(SIGNATURE.sealFoot - GRID.line)}}
.cut{display:flex;align-items:center;gap:3mm;font-size:${SIZE.五号}pt;line-height:5mm;letter-spacing:0;text-indent:0}
.cut:before,.cut:after{content:"";flex:1;border-top:.3mm dashed #000}
.slip h2{${face('小标宋')};font-weight:normal;font-size:${SIZE.小二}pt;line-height:9mm;letter-spacing:0;text-align:center;margin:0 0 1mm}
.slip .size-四号{line-height:6.6mm}
.slip td{padding:.4mm 1mm}
.slip p{font-size:${SIZE.四号}pt;line-height:8mm;letter-spacing:0}
.copy{font-size:${COLOPHON.size}pt;line-height:9mm;letter-spacing:0}
.copy .line{padding:0 ${em(1)};text-indent:-3em;padding-left:calc(${em(1)} + 3em)}
.copy .issue{display:flex;justify-content:space-between;padding:0 ${em(1)}}
.copy.ruled{position:relative;padding:${COLOPHON.outerRule}mm 0}
.copy.ruled:before,.copy.ruled:after{content:"";position:absolute;left:0;right:0;height:${RULE_PIXELS}px;background:#000;transform:scaleY(${OUTER_SCALE})}
.copy.ruled:before{top:0;transform-origin:top}.copy.ruled:after{bottom:0;transform-origin:bottom}
.copy.ruled .line+.issue{border-top:${COLOPHON.innerRule}mm solid #000}
.reserve{visibility:hidden;break-inside:avoid;padding-top:${mm(GRID.line / 2)}}
.sheet{page:sheet;break-before:page;position:relative;width:${PAGE.width}mm;height:${PAGE.height - 1}mm;overflow:hidden;text-align:left}
.sheet>*{position:absolute}
.sheet .name{left:${PAGE.left}mm;width:${PAGE.areaWidth}mm}
.double{left:${mm((PAGE.left + PAGE.width - PAGE.right) / 2 - LETTER_HEAD.ruleWidth / 2)};width:${LETTER_HEAD.ruleWidth}mm;display:flex;flex-direction:column;gap:${LETTER_HEAD.between}mm}
.double i{display:block;background:${RED}}
.double .thick{height:${LETTER_HEAD.thick}mm}.double .thin{height:${LETTER_HEAD.thin}mm}
.foot{left:${PAGE.left}mm;width:${PAGE.areaWidth}mm;bottom:${PAGE.foot - 1}mm}
.pn{${face('宋体')};font-size:${PAGE_NUMBER.size}pt;letter-spacing:0;line-height:${PAGE_NUMBER.size}pt;white-space:pre;top:${mm(PAGE.top + PAGE.areaHeight + PAGE_NUMBER.drop - PAGE_NUMBER_DASH)}}
.pn.odd{right:${mm(PAGE.right + PAGE_NUMBER.indent)}}.pn.even{left:${mm(PAGE.left + PAGE_NUMBER.indent)}}
.watermark{left:0;width:100%;top:45%;text-align:center;${face('黑体')};font-size:72pt;line-height:1.2;letter-spacing:.2em;color:rgba(0,0,0,.08);transform:rotate(-35deg);white-space:nowrap;filter:blur(.2px)}
.watermark-line{left:0;width:100%;top:9mm;text-align:center;${face('黑体')};font-size:${SIZE.四号}pt;line-height:1.2;letter-spacing:0;color:#aaa}
`;
}
