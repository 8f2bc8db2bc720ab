/**
 * The clipboard form Excel and WPS share: cells parted by tabs, rows by line ends, a cell with a tab, quote or line break in double
 * quotes with inner quotes doubled. Pure text in, pure text out.
 */

/** True when a cell must stand in quotes to survive the way to Excel and back. */
function needsQuotes(text: string): boolean {
  return /[\t\r\n]/.test(text) || text.startsWith('"');
}

/** A block of cells as clipboard text, rows ended by CR LF as Excel writes them. */
export function formatBlock(block: readonly (readonly string[])[]): string {
  return block.map((row) => row.map((text) => (needsQuotes(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t')).join('\r\n');
}

/**
 * Clipboard text as a block of equally long rows. One line end at the very end belongs to the last row (Excel writes it) and makes no
 * new row. A quote opens a quoted cell only at the cell's beginning and only when it is closed before the next tab or line end;
 * otherwise it is part of the text, because people copy sentences that begin with a quotation mark.
 */
export function parseBlock(source: string): readonly (readonly string[])[] {
  const text = source.replace(/\r\n?|\n/g, '\n').replace(/\n$/, '');
  if (text === '') return [];
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = readQuoted(text, at);
    const end = quoted === null ? nextBreak(text, at) : quoted.end;
    row.push(quoted === null ? text.slice(at, end) : quoted.value);
    if (text.charAt(end) !== '\t') {
      rows.push(row);
      row = [];
    }
    if (end >= text.length) break;
    at = end + 1;
  }
  const width = Math.max(...rows.map((cells) => cells.length));
  return rows.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, () => '')]);
}

function nextBreak(text: string, from: number): number {
  const found = text.slice(from).search(/[\t\n]/);
  return found < 0 ? text.length : from + found;
}

/** The quoted cell that begins at `from`, or null when what stands there is plain text. */
function readQuoted(text: string, from: number): { value: string; end: number } | null {
  if (text.charAt(from) !== '"') return null;
  let at = from + 1;
  let value = '';
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    value += text.slice(at, quote);
    if (text.charAt(quote + 1) === '"') {
      value += '"';
      at = quote + 2;
      continue;
    }
    const end = quote + 1;
    const after = text.charAt(end);
    return after === '' || after === '\t' || after === '\n' ? { value, end } : null;
  }
  return null;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}

/** The same block as an HTML table, which Word and WPS 文字 paste as a table. */
export function formatHtmlBlock(block: readonly (readonly string[])[]): string {
  const rows = block.map((row) => `<tr>${row.map((text) => `<td>${escapeHtml(text)}</td>`).join('')}</tr>`);
  return `<table>${rows.join('')}</table>`;
}
