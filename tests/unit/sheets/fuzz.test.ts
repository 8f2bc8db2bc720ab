/** design/reliability.md goal 10, the part that runs every time: damaged and mutated workbooks never crash, hang, pollute or give half a sheet. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCells } from '../../../electron/sheets/read-cells';
import { hasLedger, readDocument } from '../../../shared/sheet/read-document';
import { makeZip, rowsXml, workbookParts } from './make-zip';

const SHEET = rowsXml([
  ['序号', '项目名称', '总投资（万元）', '签约时间', '责任人及电话'],
  ...Array.from({ length: 30 }, (_, index) => [index + 1, `第${index}号项目`, index * 120.5, '2024年3月', '张三 13800001234']),
]);
const PARTS = workbookParts(SHEET);
const good = makeZip(PARTS);
const whole = JSON.stringify(readCells(good));

/** Reads bytes as the program does; a refusal has a code, a defect throws and fails the test. */
function read(bytes: Buffer): string {
  const result = readCells(bytes);
  if (!result.ok) {
    expect(result.code).toMatch(/^E_[A-Z_]+$/);
    return result.code;
  }
  return hasLedger(readDocument(result.value, 'fuzz.xlsx', null)) ? JSON.stringify(result) : 'E_NO_HEADER';
}

it('a damaged container is refused or read whole, never in part (250 cases)', () => {
  const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 16 });
  fc.assert(
    fc.property(damage, fc.option(fc.nat(good.length - 1), { freq: 3 }), (changes, cut) => {
      const bytes = Buffer.from(cut === null ? good : good.subarray(0, cut));
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      const result = read(bytes);
      expect(result.startsWith('E_') || result === whole).toBe(true);
    }),
    { numRuns: 250, seed: 20_261_122 },
  );
});

const INSERTIONS = fc.constantFrom(
  '&#0;',
  '&bogus;',
  '<![CDATA[',
  '\u0000',
  '<!--',
  '&#x110000;',
  '<x:y/>',
  '<',
  '</row>',
  '"',
  ' r="-1"',
  ' t="s"',
  ' r="constructor1"',
  ' __proto__="x"',
  '-1',
  '1e309',
  '4294967296',
  ' ss:Index="0"',
  ' ss:MergeAcross="99999"',
);
/** Where, as a share of the text, what is put there, and how many signs it takes the place of. */
const EDITS = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), INSERTIONS, fc.nat(12)), { minLength: 1, maxLength: 5 });

function edited(xml: string, edits: readonly (readonly [number, string, number])[]): string {
  let text = xml;
  for (const [share, insertion, remove] of edits) {
    const at = Math.floor(share * text.length);
    text = text.slice(0, at) + insertion + text.slice(at + remove);
  }
  return text;
}

it('mutated XML in a sound container is read or refused with a code (250 cases)', () => {
  fc.assert(
    fc.property(fc.nat(PARTS.length - 1), EDITS, (which, edits) => {
      const parts = PARTS.map((part, index) => (index === which ? { ...part, data: edited(String(part.data), edits) } : part));
      read(makeZip(parts));
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 250, seed: 20_261_122 },
  );
});

/** XML 电子表格 2003 has no container that a check sum could guard: only a whole document is one. */
const XML_2003 =
  '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
  '<Worksheet ss:Name="台账"><Table><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">项目名称</Data></Cell></Row>' +
  '<Row ss:Index="3"><Cell><Data ss:Type="String">甲项目</Data></Cell><Cell><Data ss:Type="Number">12.5</Data></Cell></Row>' +
  '</Table></Worksheet></Workbook>';

it('XML 电子表格 2003 cut anywhere is refused, mutated it is read or refused with a code (250 cases)', () => {
  const bytes = Buffer.from(XML_2003);
  expect(readCells(bytes).ok).toBe(true);
  for (let length = 0; length < bytes.length; length += 1) expect(read(bytes.subarray(0, length))).toMatch(/^E_/);
  fc.assert(
    fc.property(EDITS, (edits) => {
      read(Buffer.from(edited(XML_2003, edits)));
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 250, seed: 20_261_123 },
  );
});

it('random text is read or refused with a code', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      read(Buffer.from(`项目名称,总投资\n${text}`));
    }),
    { numRuns: 100, seed: 20_261_122 },
  );
});
