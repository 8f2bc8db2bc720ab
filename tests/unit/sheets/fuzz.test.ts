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

it('mutated XML in a sound container is read or refused with a code (250 cases)', () => {
  const insertions = fc.constantFrom(
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
  );
  fc.assert(
    fc.property(
      fc.nat(PARTS.length - 1),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), insertions, fc.nat(12)), { minLength: 1, maxLength: 5 }),
      (which, edits) => {
        const parts = PARTS.map((part, index) => {
          if (index !== which) return part;
          let xml = String(part.data);
          for (const [share, insertion, remove] of edits) {
            const at = Math.floor(share * xml.length);
            xml = xml.slice(0, at) + insertion + xml.slice(at + remove);
          }
          return { ...part, data: xml };
        });
        read(makeZip(parts));
        expect(Object.keys(Object.prototype)).toEqual([]);
      },
    ),
    { numRuns: 250, seed: 20_261_122 },
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
