/** Reading what the program wrote with tools that are not its own: the xlsx package, pdftotext, the zip of a docx. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as XLSX from 'xlsx';

export type Book = { readonly rows: readonly (readonly string[])[]; readonly merges: number };

/** First sheet of a workbook as texts, row by row, and how many merged ranges it has. */
export function readXlsx(file: string): Book {
  const book = XLSX.read(readFileSync(file), { type: 'buffer' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (sheet === undefined) return { rows: [], merges: 0 };
  const rows = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: false, defval: '' });
  return { rows: rows.map((row) => row.map(String)), merges: sheet['!merges']?.length ?? 0 };
}

/** Text of a PDF, page by page. */
export function readPdf(file: string): readonly string[] {
  const text = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return text.replace(/\f$/u, '').split('\f');
}

/** Width and height of the first page of a PDF in millimetres. */
export function pageSize(file: string): readonly [number, number] {
  const facts = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  const [, width = '0', height = '0'] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(facts) ?? [];
  return [Math.round((Number(width) / 72) * 25.4), Math.round((Number(height) / 72) * 25.4)];
}

/** Text of a docx: its paragraphs and table cells. */
export function readDocx(file: string): string {
  const zip = XLSX.CFB.read(readFileSync(file), { type: 'buffer' });
  const part = XLSX.CFB.find(zip, '/word/document.xml');
  const xml = part === null ? '' : Buffer.from(part.content as Uint8Array).toString('utf8');
  return xml
    .replace(/<\/w:(p|tc)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&');
}
