/**
 * Tables of an HTML file posing as .xls: the n-th <tr> is row n, spans are merges. Scripts and styles are skipped, links are
 * never followed.
 */
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { Merge, PlainSheet } from '../../shared/sheet/cells';
import { sheetOfTexts } from './csv-reader';
import { LIMITS } from './limits';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  yen: '¥',
  middot: '·',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  times: '×',
  ge: '≥',
  le: '≤',
  emsp: ' ',
  ensp: ' ',
};

function unescapeHtml(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});?/gi, (whole, body: string) => {
    if (body.startsWith('#')) {
      const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : '';
    }
    const name = body.toLowerCase();
    return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
  });
}

/** The charset an HTML file names for itself, if any. */
export function htmlCharset(head: string): string | undefined {
  return /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
}

const NOT_SHOWN = /display\s*:\s*none/i;
const VOID = /^(br|img|input|hr|wbr|col|meta|link)$/;

function span(tag: string, name: string, most: number): number {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(tag)?.[1] ?? 1);
  return Math.min(Math.max(1, value), most);
}

/** Reads all tables of an HTML text as one sheet called Sheet1. E_EMPTY_SHEET when it has no table row. */
export function readHtml(html: string): Result<{ readonly sheet: PlainSheet; readonly cleaned: number }> {
  const rows: (string | undefined)[][] = [];
  const merges: Merge[] = [];
  const taken = new Map<number, Set<number>>();
  const hidden = new Set<number>();
  let text: string | null = null;
  let column = 0;
  // An element inside a cell that the page does not show, and how deep its own name is nested in it.
  let unseen: { readonly name: string; readonly depth: number } | null = null;
  const finish = (): void => {
    const row = rows.at(-1);
    if (text !== null && row) row[column] = unescapeHtml(text);
    text = null;
  };
  const tokens =
    /<(script|style|head|title)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w:]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+|</g;
  for (const match of html.matchAll(tokens)) {
    const [token, skipped, closing, rawName, attributes = ''] = match;
    if (skipped !== undefined || token.startsWith('<!--')) continue;
    if (rawName === undefined) {
      if (text !== null && unseen === null) text += token.replace(/[\r\n]+[ \t]*/g, token.trim() === '' ? '' : ' ');
      continue;
    }
    const name = rawName.toLowerCase();
    if (name === 'tr' || name === 'td' || name === 'th' || name === 'table') unseen = null;
    else if (text !== null && unseen === null && closing === '' && !VOID.test(name) && NOT_SHOWN.test(attributes))
      unseen = { name, depth: 1 };
    else if (unseen !== null && unseen.name === name) {
      const depth: number = unseen.depth + (closing === '' ? 1 : -1);
      unseen = depth === 0 ? null : { name, depth };
    }
    if (name === 'tr' || name === 'table') {
      finish();
      if (name === 'tr' && closing === '') {
        if (rows.length > LIMITS.rows) return fail('E_ROWS');
        if (NOT_SHOWN.test(attributes)) hidden.add(rows.length);
        rows.push([]);
        column = -1;
      }
    } else if (name === 'td' || name === 'th') {
      finish();
      if (closing !== '') continue;
      if (rows.length === 0) rows.push([]);
      const row = rows.length - 1;
      column += 1;
      while (taken.get(row)?.has(column)) column += 1;
      const bottom = row + span(attributes, 'rowspan', 10_000) - 1;
      const right = column + span(attributes, 'colspan', LIMITS.columns) - 1;
      if (right >= LIMITS.columns) return fail('E_ROWS');
      if (bottom > row || right > column) {
        if (merges.length >= LIMITS.merges) return fail('E_ROWS');
        merges.push({ top: row, left: column, bottom, right });
        for (let r = row; r <= bottom; r += 1) {
          const marks = taken.get(r) ?? new Set<number>();
          taken.set(r, marks);
          for (let c = column; c <= right; c += 1) marks.add(c);
        }
      }
      text = '';
    } else if (text !== null && (name === 'br' || (name === 'p' && closing !== ''))) text += '\n';
  }
  finish();
  if (rows.length === 0) return fail('E_EMPTY_SHEET');
  const read = sheetOfTexts(rows, 'Sheet1');
  if (!read.ok) return read;
  const marked = read.value.sheet.rows.map((row, index) => (row && hidden.has(index) ? { ...row, hidden: true } : row));
  return ok({ sheet: { ...read.value.sheet, rows: marked, merges }, cleaned: read.value.cleaned });
}
