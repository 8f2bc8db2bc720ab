/**
 * 县钥匙恢复单 as a page of A4: what it is good for, the groups as they are typed in again, and who keeps it. The 恢复单口令 is never on it.
 */
import { GROUPS_IN_LINE } from '../exchange/key-sheet';
import { htmlPage } from '../letters/print-document';
import { escape } from '../letters/render-html';

export type KeySheet = {
  readonly county: string;
  readonly office: string;
  /** 校验码 of the key. */
  readonly code: string;
  readonly groups: readonly string[];
  /** The key stands behind a 恢复单口令. */
  readonly locked: boolean;
  /** The day in ISO form, and who printed it. */
  readonly day: string;
  readonly person: string;
  readonly practice: boolean;
};

const STYLE = `@page{size:A4;margin:20mm 22mm}*{margin:0;padding:0;box-sizing:border-box}
body{font:12pt/1.7 'Noto Sans CJK SC','Microsoft YaHei',sans-serif;color:#000}
h1{font-size:22pt;text-align:center;letter-spacing:4pt;margin-bottom:4mm}
.practice{text-align:center;font-weight:700;margin-bottom:3mm}
.who{display:flex;justify-content:space-between;border-bottom:1pt solid #000;padding-bottom:2mm;margin-bottom:4mm}
.code{margin-bottom:4mm}.code b{font:700 13pt Consolas,'DejaVu Sans Mono',monospace;white-space:nowrap}
table{width:calc(100% - 1pt);border-collapse:collapse;margin-bottom:2mm}
td{border:1pt solid #000;padding:2.4mm 0 2mm 3mm;width:25%;white-space:nowrap}
td i{font:normal 9pt sans-serif;color:#444;display:inline-block;width:9mm}
td b{font:700 19pt Consolas,'DejaVu Sans Mono',monospace;letter-spacing:2.5pt}
.note{font-size:10.5pt;color:#222;margin-bottom:4mm}ol{padding-left:7mm;margin-bottom:5mm}li{margin-bottom:1mm}
.sign{display:grid;grid-template-columns:1fr 1fr;gap:5mm 10mm}.sign span{border-bottom:.6pt solid #000;padding-bottom:1mm}`;

function lines(groups: readonly string[]): string {
  const rows: string[] = [];
  for (let at = 0; at < groups.length; at += GROUPS_IN_LINE) {
    const cells = groups.slice(at, at + GROUPS_IN_LINE).map((group, index) => `<td><i>${at + index + 1}</i><b>${escape(group)}</b></td>`);
    rows.push(`<tr>${cells.join('')}</tr>`);
  }
  return rows.join('');
}

const WITH_PHRASE = [
  '县钥匙的文件坏了、丢了，或备份口令忘了，照本单把<b>原来的县钥匙</b>找回来，校验码不变，各单位不用重新开通。',
  '在县招商办的电脑上：数据交换 → 县钥匙恢复单 → 照单核对、恢复，逐组照录，再填打印时设的<b>恢复单口令</b>。录错的组当场标出。',
  '单和口令<b>分开保管</b>，口令不要写在本单上。忘了口令，本单就没有用了，请重新打印。',
];
const BARE = [
  '县钥匙的文件坏了、丢了，或备份口令忘了，照本单把<b>原来的县钥匙</b>找回来，校验码不变，各单位不用重新开通。',
  '在县招商办的电脑上：数据交换 → 县钥匙恢复单 → 照单核对、恢复，逐组照录。录错的组当场标出。',
  '<b>本单没有设口令：谁拿到谁就能以县招商办名义签发。</b>请当场装入信封密封，比照公章存入保险柜，不要拍照、复印。',
];
const ALWAYS = [
  '本单只能找回钥匙，<b>找不回台账</b>；台账靠每周备份到U盘。',
  '打印后请用“照单核对”试录一遍。县钥匙换过以后，旧单作废、销毁。',
];

/** @param fontBase address of the folder with the fonts, as the printer says */
export function keySheetPage(sheet: KeySheet, fontBase: string): string {
  const { county, office, code, groups, locked, day, person, practice } = sheet;
  const notes = [...(locked ? WITH_PHRASE : BARE), ...ALWAYS].map((note) => `<li>${note}</li>`).join('');
  const body = `<h1>县钥匙恢复单</h1>${practice ? '<p class="practice">演练数据</p>' : ''}
<p class="who"><span>${escape(county)}　${escape(office)}</span><span>${escape(day)}</span></p>
<p class="code">本县校验码：<b>${escape(code)}</b></p>
<table>${lines(groups)}</table>
<p class="note">共 ${groups.length} 组，每组 5 个字，按行读。没有数字 0、1 和字母 O、I；大小写一样。${locked ? '已用恢复单口令加密。' : '未加密。'}</p>
<ol>${notes}</ol>
<p class="sign"><span>打印人：${escape(person)}</span><span>保管人（签名）：</span><span>存放地点：</span><span>启封日期、原因：</span></p>`;
  return htmlPage(STYLE, body, fontBase);
}
