/**
 * CSV text as plain cells. A row is a logical record: a quoted line break starts no new row, blank lines count.
 */
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { PlainRow, PlainSheet } from '../../shared/sheet/cells';
import { cleanText } from '../../shared/sheet/text';
import { LIMITS } from './limits';

/** The separator that occurs most often outside quotes in the first lines. */
export function findSeparator(text: string): string {
  const counts = new Map([',', '\t', ';', '，'].map((separator) => [separator, 0]));
  let quoted = false;
  for (const character of text.slice(0, 20_000)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  let best = ',';
  for (const [separator, count] of counts) {
    // The full-width comma stands in sentences; it separates only when no other separator occurs at all.
    if (separator === '，' ? (counts.get(best) ?? 0) === 0 && count > 0 : count > (counts.get(best) ?? 0)) best = separator;
  }
  return best;
}

/**
 * Splits CSV text into records of fields.
 * @returns E_UNREADABLE with the line number when a quote is never closed, E_ROWS over the limits
 */
export function parseCsv(text: string, separator: string): Result<readonly (readonly string[])[]> {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  let line = 1;
  const endField = (field: string): void => {
    record.push(field);
  };
  const endRecord = (): void => {
    records.push(record);
    record = [];
  };
  while (at <= text.length) {
    if (text[at] === '"') {
      const startLine = line;
      let field = '';
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote < 0) return fail('E_UNREADABLE', `第${startLine}行引号没有配对`);
        field += text.slice(from, quote);
        if (text[quote + 1] !== '"') {
          at = quote + 1;
          break;
        }
        field += '"';
        from = quote + 2;
      }
      line += field.split('\n').length - 1;
      let rest = at;
      while (rest < text.length && text[rest] !== separator && text[rest] !== '\n' && text[rest] !== '\r') rest += 1;
      endField(field + text.slice(at, rest));
      at = rest;
    } else {
      let end = at;
      while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
      endField(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) {
      if (record.length > 1 || record[0] !== '') endRecord();
      break;
    }
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    line += 1;
    endRecord();
    if (records.length > LIMITS.rows) return fail('E_ROWS');
    if (at >= text.length) break;
  }
  return ok(records);
}

/** Records of text as one sheet without name. */
export function sheetOfTexts(
  records: readonly (readonly (string | undefined)[])[],
  name: string,
): Result<{ readonly sheet: PlainSheet; readonly cleaned: number }> {
  let cleaned = 0;
  const rows: (PlainRow | undefined)[] = [];
  for (const [index, record] of records.entries()) {
    const cells: { readonly kind: 'text'; readonly text: string }[] = [];
    for (const [column, raw = ''] of record.entries()) {
      const clean = cleanText(raw.slice(0, LIMITS.cellCharacters));
      cleaned += clean.removed;
      if (clean.text.trim() === '') continue;
      if (column >= LIMITS.columns) return fail('E_ROWS');
      cells[column] = { kind: 'text', text: clean.text };
    }
    if (cells.length > 0) rows[index] = { cells, tints: [], hidden: false };
  }
  return ok({
    sheet: { name, hidden: false, rows, merges: [], hiddenColumns: [], filtered: false, images: 0, notes: [] },
    cleaned,
  });
}
