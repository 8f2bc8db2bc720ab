/** Document numbers and Chinese numerals (GB/T 9704-2012, 7.2.5 and 7.3.3). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumeral, formatDocumentNumber, formatIssue, headingNumber, parseDocumentNumber } from '../../../shared/letters/numbers';

describe('发文字号', () => {
  it.each(['青招组督〔2026〕3号', '青招组督[2026]3号', '青招组督（2026）第03号', '青招组督【2026年】3号', ' 青招组督 〔２０２６〕 ３ 号 '])(
    '%s is read as 青招组督〔2026〕3号',
    (raw) => {
      const read = parseDocumentNumber(raw);
      expect(read.ok && formatDocumentNumber(read.value)).toBe('青招组督〔2026〕3号');
    },
  );

  it.each(['', '〔2026〕3号', '青招组督2026第3号', '青招组督〔26〕3号', '青招组督〔2026〕0号', '青招组督〔2026〕3'])(
    '%s is refused with a code',
    (raw) => {
      expect(parseDocumentNumber(raw)).toMatchObject({ ok: false, code: 'E_DOCUMENT_NUMBER' });
    },
  );

  it('what is written can be read again', () => {
    const number = fc.record({
      series: fc.constantFrom('青招组发', '青招组督', '招组函'),
      year: fc.integer({ min: 2000, max: 2099 }),
      serial: fc.integer({ min: 1, max: 99_999 }),
    });
    fc.assert(
      fc.property(number, (value) => {
        expect(parseDocumentNumber(formatDocumentNumber(value))).toEqual({ ok: true, value: { ...value } });
      }),
    );
  });
});

it.each([
  [0, '零'],
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [105, '一百零五'],
  [110, '一百一十'],
  [1003, '一千零三'],
  [2026, '二千零二十六'],
  [9000, '九千'],
])('%i is written %s', (value, text) => {
  expect(chineseNumeral(value)).toBe(text);
});

it('headings carry the number form of their level', () => {
  expect(([1, 2, 3, 4] as const).map((level) => headingNumber(level, 2))).toEqual(['二、', '（二）', '2.', '（2）']);
});

it('an issue number shows the total only when it is counted', () => {
  expect([formatIssue(11), formatIssue(11, 35)]).toEqual(['第11期', '第11期（总第35期）']);
});
