/**
 * Numbers on letters: 发文字号, issue numbers of bulletins, Chinese numerals. GB/T 9704-2012 clause 7.2.5: 代字, year in
 * six-cornered brackets, serial without 第 and without leading zero. Knows nothing of the register that gives the numbers out.
 */
import type { Result } from '../errors';
import { fail, ok } from '../errors';

/** 青招组督〔2026〕3号 in its parts; `series` is the 机关代字. */
export type DocumentNumber = { readonly series: string; readonly year: number; readonly serial: number };

const NUMBER = /^(?<series>[^\s〔[（(【［0-9０-９]{1,20})[〔[（(【［](?<year>\d{4})(?:年)?[〕\]）)】］]第?0*(?<serial>[1-9]\d{0,4})号$/u;

/** 某招组督〔2026〕3号. */
export function formatDocumentNumber(number: DocumentNumber): string {
  return `${number.series}〔${number.year}〕${number.serial}号`;
}

/**
 * Reads a number as a person types it: other brackets, 第, a leading zero, full-width digits and spaces are put right.
 * E_DOCUMENT_NUMBER when it is not a number at all.
 */
export function parseDocumentNumber(raw: string): Result<DocumentNumber> {
  const plain = raw
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[﹝〖]/gu, '〔')
    .replace(/[﹞〗]/gu, '〕');
  const groups = NUMBER.exec(plain)?.groups;
  if (groups?.series === undefined || groups.year === undefined || groups.serial === undefined)
    return fail('E_DOCUMENT_NUMBER', raw.slice(0, 40));
  return ok({ series: groups.series, year: Number(groups.year), serial: Number(groups.serial) });
}

/** 第11期（总第35期）; the total is left out when it is not counted. */
export function formatIssue(issue: number, total?: number): string {
  return total === undefined ? `第${issue}期` : `第${issue}期（总第${total}期）`;
}

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const PLACES = ['', '十', '百', '千'] as const;

/** 1 → 一, 12 → 十二, 105 → 一百零五; 0 to 9999, for headings, counts of copies and periods. Throws outside that range. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) throw new RangeError(`no numeral for ${value}`);
  if (value === 0) return '零';
  const digits = [...String(value)].map(Number);
  let text = '';
  let gap = false;
  for (const [index, digit] of digits.entries()) {
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    const place = PLACES[digits.length - 1 - index] ?? '';
    text += `${gap ? '零' : ''}${digit === 1 && place === '十' && text === '' ? '' : (DIGITS[digit] ?? '')}${place}`;
    gap = false;
  }
  return text;
}

/** Start of a heading of the four levels (clause 7.3.3): 一、 （一） 1. （1）. */
export function headingNumber(level: 1 | 2 | 3 | 4, value: number): string {
  switch (level) {
    case 1:
      return `${chineseNumeral(value)}、`;
    case 2:
      return `（${chineseNumeral(value)}）`;
    case 3:
      return `${value}.`;
    case 4:
      return `（${value}）`;
  }
}
