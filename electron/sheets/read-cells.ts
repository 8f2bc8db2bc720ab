/**
 * Bytes of a file as a plain workbook: looks at the bytes, never at the name, and gives them to the one reader that fits.
 */
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { PlainWorkbook, WorkbookFormat } from '../../shared/sheet/cells';
import { readBiff } from './biff-reader';
import { findSeparator, parseCsv, sheetOfTexts } from './csv-reader';
import { htmlCharset, readHtml } from './html-reader';
import { LIMITS } from './limits';
import { readOoxml } from './ooxml-reader';
import type { DecodedText } from './text-decoding';
import { decodeText } from './text-decoding';
import { isXmlSpreadsheet, readXmlSpreadsheet } from './xml-spreadsheet';
import { openZip } from './zip-container';

const OLE2 = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** First bytes of files people mistake for workbooks, or that hide as one. */
const FOREIGN = ['4d5a', '25504446', '7f454c46', '89504e47', 'ffd8ff', '52617221', '377abcaf', '1f8b', '474946'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}

const CSV_FORMATS: Readonly<Record<DecodedText['encoding'], WorkbookFormat>> = {
  utf8: 'csv-utf8',
  'utf8-bom': 'csv-utf8-bom',
  utf16: 'csv-utf16',
  gb18030: 'csv-gbk',
};

function firstLine(text: string): string {
  return text.slice(0, 400).split('\n')[0]?.slice(0, 60) ?? '';
}

function readText(bytes: Buffer): Result<PlainWorkbook> {
  const head = bytes.subarray(0, 4096).toString('latin1');
  const decoded = decodeText(bytes, htmlCharset(head));
  if (!decoded.ok) return decoded;
  const { text, encoding, damaged } = decoded.value;
  const mojibake = damaged === undefined ? {} : { mojibake: { damaged: firstLine(damaged), repaired: firstLine(text) } };
  if (isXmlSpreadsheet(text)) {
    const read = readXmlSpreadsheet(text);
    return read.ok ? ok({ format: 'xml-2003', dateSystem: 1900, untyped: false, ...read.value, ...mojibake }) : read;
  }
  if (/^\s*<[!?a-z]/i.test(text) && /<(table|tr|html)\b/i.test(text.slice(0, 200_000))) {
    if (/<!DOCTYPE[^>]*\[/i.test(text.slice(0, 4096))) return fail('E_XML');
    const read = readHtml(text);
    if (!read.ok) return read;
    return ok({ format: 'html', dateSystem: 1900, sheets: [read.value.sheet], untyped: true, cleaned: read.value.cleaned, ...mojibake });
  }
  const records = parseCsv(text, findSeparator(text));
  if (!records.ok) return records;
  const read = sheetOfTexts(records.value, '');
  if (!read.ok) return read;
  const format = damaged === undefined ? CSV_FORMATS[encoding] : 'csv-mojibake';
  return ok({ format, dateSystem: 1900, sheets: [read.value.sheet], untyped: true, cleaned: read.value.cleaned, ...mojibake });
}

/**
 * Reads a file's bytes, all or nothing.
 * @returns E_EMPTY_SHEET, E_FILE_TOO_BIG, E_NOT_WORKBOOK, E_PASSWORD, E_ZIP, E_BOMB, E_XML, E_ROWS, E_UNREADABLE
 */
export function readCells(bytes: Buffer): Result<PlainWorkbook> {
  if (bytes.length === 0) return fail('E_EMPTY_SHEET');
  if (bytes.length > LIMITS.fileBytes) return fail('E_FILE_TOO_BIG');
  if (startsWith(bytes, Buffer.from('PK\u0003\u0004'))) {
    const zip = openZip(bytes);
    return zip.ok ? readOoxml(zip.value) : zip;
  }
  if (startsWith(bytes, OLE2)) return readBiff(bytes);
  if (FOREIGN.some((start) => startsWith(bytes, start))) return fail('E_NOT_WORKBOOK');
  return readText(bytes);
}
