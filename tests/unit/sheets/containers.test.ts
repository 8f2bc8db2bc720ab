/** design/reliability.md 2 (40 … 48) and 3g: what is refused before anything is read, each with its own code; M-23 … M-28 by bytes. */
import { describe, expect, it } from 'vitest';
import { readCells } from '../../../electron/sheets/read-cells';
import { cellText } from '../../../shared/sheet/cells';
import { makeZip, rowsXml, workbookParts } from './make-zip';

const SHEET = rowsXml([
  ['序号', '项目名称', '总投资（万元）'],
  [1, '甲项目', 100],
]);
const good = makeZip(workbookParts(SHEET));

function codeOf(bytes: Buffer): string {
  const read = readCells(bytes);
  return read.ok ? `read ${read.value.format}` : read.code;
}

function textsOf(bytes: Buffer): readonly (readonly string[])[] {
  const read = readCells(bytes);
  if (!read.ok) throw new Error(read.code);
  return (read.value.sheets[0]?.rows ?? []).map((row) => Array.from(row?.cells ?? [], (cell) => cellText(cell, 1900).trim()));
}

describe('containers', () => {
  it('reads the smallest workbook, also without cell references', () => {
    expect(textsOf(good)).toEqual([
      ['序号', '项目名称', '总投资（万元）'],
      ['1', '甲项目', '100'],
    ]);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'E_EMPTY_SHEET'],
    ['zeros, as a pulled stick leaves them', Buffer.alloc(4096), 'E_NOT_WORKBOOK'],
    ['a program', Buffer.concat([Buffer.from('MZ'), good]), 'E_NOT_WORKBOOK'],
    ['a PDF', Buffer.from('%PDF-1.7 x'), 'E_NOT_WORKBOOK'],
    ['half a workbook', good.subarray(0, good.length / 2), 'E_ZIP'],
    ['junk behind the end', Buffer.concat([good, Buffer.alloc(64, 65)]), 'E_ZIP'],
    ['an entry twice', makeZip([...workbookParts(SHEET), ...workbookParts(SHEET).slice(3)]), 'E_ZIP'],
    ['a path that leaves the container', makeZip([...workbookParts(SHEET), { name: '../x', data: 'x' }]), 'E_ZIP'],
    [
      'too many entries',
      makeZip([...workbookParts(SHEET), ...Array.from({ length: 2001 }, (_, index) => ({ name: `m/${index}`, data: 'x' }))]),
      'E_ZIP',
    ],
    ['an encrypted entry', makeZip([...workbookParts(SHEET), { name: 'x', data: 'x', flags: 0x801 }]), 'E_PASSWORD'],
    [
      'a size that lies',
      makeZip(workbookParts(SHEET).map((part) => (part.name.includes('sheet1') ? { ...part, claimedSize: 10 } : part))),
      'E_BOMB',
    ],
    ['a bomb', makeZip([...workbookParts(SHEET), { name: 'x', data: Buffer.alloc(30_000_000) }]), 'E_BOMB'],
    ['a zip that is no workbook', makeZip([{ name: 'a.txt', data: 'x' }]), 'E_NOT_WORKBOOK'],
    ['an open quote in CSV', Buffer.from('项目编号,项目名称\n1,"未闭合\n2,b\n'), 'E_UNREADABLE'],
    ['bytes of no encoding', Buffer.from([0xcf, 0xee, 0xff, 0xff, 0x80, 0x2c]), 'E_UNREADABLE'],
  ])('%s: %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  it('finds a changed byte by the checksum, wherever it lies', () => {
    for (let at = 0; at < good.length; at += 7) {
      const damaged = Buffer.from(good);
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      const read = readCells(damaged);
      if (read.ok) expect(read.value).toEqual((readCells(good) as { value: unknown }).value);
      else expect(read.code).toMatch(/^E_/);
    }
  });

  it('an entry the directory knows by another name is refused: a part that seems missing would change what the others say (goal 10)', () => {
    const styled = makeZip([...workbookParts(SHEET), { name: 'xl/styles.xml', data: '<styleSheet/>' }]);
    expect(codeOf(styled)).toBe('read xlsx');
    const renamed = Buffer.from(styled);
    renamed[styled.lastIndexOf('styles.xml')] = 'x'.charCodeAt(0);
    expect(codeOf(renamed)).toBe('E_ZIP');
  });
});

describe('XML of the parts', () => {
  const sheetCode = (xml: string) => codeOf(makeZip(workbookParts(xml)));
  it.each([
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sheetData/>', 'E_XML'],
    ['tags that do not close', '<sheetData><row></sheetData>', 'E_UNREADABLE'],
    ['an unknown entity', '<sheetData><row><c t="inlineStr"><is><t>&bogus;</t></is></c></row></sheetData>', 'E_UNREADABLE'],
    ['a tower of tags', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, 'E_XML'],
    ['a reference that is none', '<sheetData><row r="1"><c r="constructor"><v>1</v></c></row></sheetData>', 'E_UNREADABLE'],
    ['a number that is none', '<sheetData><row r="1"><c r="A1"><v>1e999</v></c></row></sheetData>', 'E_UNREADABLE'],
    ['a cell a million rows down', '<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>', 'E_ROWS'],
    ['a cell in the last column', '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>', 'E_ROWS'],
    ['too many merges', `<sheetData/><mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(20_001)}</mergeCells>`, 'E_ROWS'],
  ])('%s', (_, xml, code) => {
    expect(sheetCode(xml)).toBe(code);
  });

  it('takes a declared size and formatted empty cells for nothing (M-28)', () => {
    const read = readCells(
      makeZip(
        workbookParts(
          `<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="90000"><c r="XFD90000" s="0"/></row></sheetData>`,
        ),
      ),
    );
    expect(read.ok && read.value.sheets[0]?.rows.length).toBe(1);
  });

  it('cleans control and direction characters and counts them', () => {
    const read = readCells(
      makeZip(workbookParts('<sheetData><row><c t="inlineStr"><is><t>工程\u202Egnp_x0008_张\u200b三</t></is></c></row></sheetData>')),
    );
    expect(read.ok && read.value.cleaned).toBe(3);
    expect(read.ok && read.value.sheets[0]?.rows[0]?.cells[0]).toEqual({ kind: 'text', text: '工程gnp张三' });
  });

  it('knows the date system and never pollutes prototypes', () => {
    const read = readCells(makeZip(workbookParts(rowsXml([['__proto__', 'constructor']]), '<workbookPr date1904="1"/>')));
    expect(read.ok && read.value.dateSystem).toBe(1904);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('text files', () => {
  const line = '项目编号,项目名称\n2024-001,"道路,一期"\n';
  it.each([
    ['UTF-8', Buffer.from(line)],
    ['UTF-8 with mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(line)])],
    ['UTF-16 with mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(line, 'utf16le')])],
    ['UTF-16 without mark', Buffer.from(line, 'utf16le')],
    ['tabs', Buffer.from('项目编号\t项目名称\n2024-001\t道路,一期\n')],
  ])('%s', (_, bytes) => {
    expect(textsOf(bytes)).toEqual([
      ['项目编号', '项目名称'],
      ['2024-001', '道路,一期'],
    ]);
  });

  it('reads GBK, and the four-byte characters of GB18030 in rare surnames (M-26)', () => {
    const gbk = Buffer.from('cfeec4bfb1e0bac52ccfeec4bfc3fbb3c60a', 'hex');
    expect(textsOf(Buffer.concat([gbk, Buffer.from('312c8139ee390a', 'hex')]))).toEqual([
      ['项目编号', '项目名称'],
      ['1', '㐀'],
    ]);
  });

  it('repairs text that had been decoded wrongly and says so', () => {
    const read = readCells(Buffer.from(Buffer.from('cfeec4bfc3fbb3c62cd7dccdb6d7ca0a', 'hex').toString('latin1'), 'utf8'));
    expect(read.ok && read.value.mojibake).toEqual({ damaged: 'ÏîÄ¿Ãû³Æ,×ÜÍ¶×Ê', repaired: '项目名称,总投资' });
  });

  it('counts blank lines and quoted breaks as the contract says', () => {
    const read = readCells(Buffer.from('项目名称,备注\n\n"甲\n项目",一\n'));
    expect(read.ok && read.value.sheets[0]?.rows.map((row) => row?.cells.length)).toEqual([2, undefined, 2]);
  });

  it('reads spans of an HTML table as merges and never a script (M-25)', () => {
    const html =
      '<html><table><tr><td rowspan=2>序号</td><td colspan=2>投资<script>alert(1)</script></td></tr><tr><td>总额</td><td>固投&nbsp;</td></tr></table></html>';
    const read = readCells(Buffer.from(html));
    expect(read.ok && read.value.sheets[0]?.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ]);
    expect(textsOf(Buffer.from(html))).toEqual([
      ['序号', '投资'],
      ['', '总额', '固投'],
    ]);
  });
});
