/**
 * Puts values into the cells of a given .xlsx form by changing its own XML: formats, merges, widths, print set-up and signature lines stay as they are.
 * More projects than blank rows: the last blank row is repeated and what stands below moves down, merges and formulas with it.
 */
import { posix } from 'node:path';
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import { columnIndex, columnLetters } from '../../shared/sheet/cells';
import type { FormPlan, FormValue } from '../../shared/views/form-plan';
import { openZip } from './zip-container';
import type { ZipContainer } from './zip-container';
import { writeZip } from './zip-write';
import { attribute } from './xml-scan';
import { xmlText } from './xml-text';

/** Part of the sheet with this name. */
function sheetPart(zip: ZipContainer, name: string): Result<string> {
  const workbook = zip.read('xl/workbook.xml');
  const relations = zip.read('xl/_rels/workbook.xml.rels');
  if (!workbook.ok) return workbook;
  if (!relations.ok) return relations;
  const tags = (xml: Buffer | null, tag: string): readonly string[] =>
    xml?.toString('utf8').match(new RegExp(`<(?:\\w+:)?${tag}\\b[^>]*>`, 'g')) ?? [];
  const sheet = tags(workbook.value, 'sheet').find((tag) => attribute(tag, 'name') === name);
  const id = sheet === undefined ? undefined : (attribute(sheet, 'r:id') ?? attribute(sheet, 'id'));
  const target = attribute(tags(relations.value, 'Relationship').find((tag) => attribute(tag, 'Id') === id) ?? '', 'Target');
  if (target === undefined) return fail('E_UNREADABLE', name);
  return ok(target.startsWith('/') ? target.slice(1) : posix.join('xl', target));
}

/** A1 references of a text moved down by `by` where their row is at or below `from`; a range that ends just above grows. */
function moved(text: string, from: number, by: number): string {
  return text.replace(/(\$?[A-Z]{1,3}\$?)(\d{1,7})(?![\d(])/g, (whole, column: string, row: string) =>
    Number(row) >= from ? `${column}${Number(row) + by}` : whole,
  );
}

/** Sums over the blank rows reach over the new ones too: H5:H14 with three rows more is H5:H17. */
function stretched(formula: string, last: number, by: number): string {
  return formula.replace(/(\$?[A-Z]{1,3}\$?\d{1,7}:\$?[A-Z]{1,3}\$?)(\d{1,7})/g, (whole, start: string, row: string) =>
    Number(row) === last ? `${start}${last + by}` : whole,
  );
}

type Row = { readonly number: number; readonly attributes: string; readonly cells: string };

const ROW = /<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g;
const CELL = /<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;

function rowsOf(data: string): Row[] {
  return [...data.matchAll(ROW)].map((match) => ({
    number: Number(attribute(match[1] ?? '', 'r') ?? 0),
    attributes: match[1] ?? '',
    cells: match[2] ?? '',
  }));
}

function renumbered({ attributes, cells }: Row, number: number): Row {
  return {
    number,
    attributes: attributes.replace(/(?<=\br=")\d+(?=")/, String(number)),
    cells: cells.replace(/(<c\b[^>]*?\br="[A-Z]{1,3})\d+(?=")/g, `$1${number}`),
  };
}

function rowXml({ attributes, cells }: Row): string {
  return `<row${attributes}>${cells}</row>`;
}

function cellXml(reference: string, style: string | undefined, value: FormValue): string {
  const styled = style === undefined ? '' : ` s="${style}"`;
  if (value.kind === 'number') return `<c r="${reference}"${styled}><v>${value.decimal}</v></c>`;
  return `<c r="${reference}"${styled} t="inlineStr"><is><t xml:space="preserve">${xmlText(value.text)}</t></is></c>`;
}

/** A row with values put in its cells; cells stay in the order of their columns, styles stay. */
function filled(row: Row, values: ReadonlyMap<number, FormValue>): Row {
  const cells = new Map<number, string>();
  for (const match of row.cells.matchAll(CELL)) {
    const reference = attribute(match[1] ?? '', 'r') ?? '';
    cells.set(columnIndex(reference.replace(/\d+$/, '')), match[0]);
  }
  for (const [column, value] of values) {
    const style = attribute(/^<c\b([^>]*)/.exec(cells.get(column) ?? '')?.[1] ?? '', 's');
    cells.set(column, cellXml(`${columnLetters(column)}${row.number}`, style, value));
  }
  const ordered = [...cells].sort(([a], [b]) => a - b).map(([, xml]) => xml);
  return { ...row, cells: ordered.join('') };
}

/** Rows of the form with `by` copies of its last blank row put in and what stands below moved down. */
function grown(rows: readonly Row[], plan: FormPlan, by: number): Row[] {
  if (by === 0) return [...rows];
  const last = plan.firstRow + Math.max(plan.capacity, 1) - 1;
  const pattern = rows.find(({ number }) => number === last);
  const attributes = ` r="${last}"`;
  const copies = Array.from({ length: by }, (_, at) => renumbered(pattern ?? { number: last, attributes, cells: '' }, last + 1 + at));
  const below = rows
    .filter(({ number }) => number > last)
    .map((row) => renumbered(row, row.number + by))
    .map((row) => ({
      ...row,
      cells: row.cells.replace(
        /(<f\b[^>]*>)([^<]*)(<\/f>)/g,
        (_, open: string, formula: string, close: string) =>
          open.replace(/(?<=\bref=")[^"]*/, (range) => moved(range, last + 1, by)) +
          stretched(moved(formula, last + 1, by), last, by) +
          close,
      ),
    }));
  return [...rows.filter(({ number }) => number <= last), ...copies, ...below];
}

function editSheet(xml: string, plan: FormPlan, values: readonly ReadonlyMap<number, FormValue>[]): string | null {
  const data = /<sheetData\b[^>]*?(?:\/>|>([\s\S]*?)<\/sheetData>)/.exec(xml);
  if (data === null) return null;
  const by = Math.max(0, values.length - Math.max(plan.capacity, 1));
  const last = plan.firstRow + Math.max(plan.capacity, 1) - 1;
  const byNumber = new Map(grown(rowsOf(data[1] ?? ''), plan, by).map((row) => [row.number, row]));
  const put = (number: number, cells: ReadonlyMap<number, FormValue>): void => {
    const row = byNumber.get(number) ?? { number, attributes: ` r="${number}"`, cells: '' };
    byNumber.set(number, filled(row, cells));
  };
  for (const { row, column, text } of plan.above) put(row, new Map([[column, { kind: 'text', text }]]));
  for (const [at, cells] of values.entries()) put(plan.firstRow + at, cells);
  const rows = [...byNumber.values()].sort((a, b) => a.number - b.number).map(rowXml);
  const head = xml.slice(0, data.index).replace(/<dimension\b[^>]*\/>/, '');
  const tail = xml.slice(data.index + data[0].length);
  const below = tail.replace(
    /(\b(?:ref|sqref)=")([^"]*)(")/g,
    (_, open: string, range: string, close: string) => open + moved(range, last + 1, by) + close,
  );
  return `${head}<sheetData>${rows.join('')}</sheetData>${by === 0 ? tail : withRowMerges(below, last, by)}`;
}

/** Merges inside the repeated row are repeated with it. */
function withRowMerges(tail: string, last: number, by: number): string {
  const own = [...tail.matchAll(/<mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"[^>]*\/>/g)].filter(
    ([, , top, , bottom]) => Number(top) === last && Number(bottom) === last,
  );
  const copies = own.flatMap(([, left = '', , right = '']) =>
    Array.from({ length: by }, (_, at) => `<mergeCell ref="${left}${last + 1 + at}:${right}${last + 1 + at}"/>`),
  );
  return copies.length === 0
    ? tail
    : tail.replace(/(<mergeCells\b)[^>]*>/, '$1>').replace('</mergeCells>', `${copies.join('')}</mergeCells>`);
}

/** Totals are computed anew when the form is opened; a list of formula cells that no longer fits is left out. */
function editPart(name: string, content: Buffer): Buffer | null {
  if (name === 'xl/calcChain.xml') return null;
  const text = content.toString('utf8');
  if (name === '[Content_Types].xml') return Buffer.from(text.replace(/<Override\b[^>]*calcChain[^>]*\/>/, ''));
  if (name === 'xl/_rels/workbook.xml.rels') return Buffer.from(text.replace(/<Relationship\b[^>]*calcChain[^>]*\/>/, ''));
  if (name !== 'xl/workbook.xml') return content;
  if (/<calcPr\b/.test(text))
    return Buffer.from(
      text.replace(
        /<calcPr\b([^>]*?)\s*\/>/,
        (_, rest: string) => `<calcPr${rest.replace(/\sfullCalcOnLoad="[^"]*"/, '')} fullCalcOnLoad="1"/>`,
      ),
    );
  return content;
}

/**
 * Fills a form.
 * @param bytes the form as given, .xlsx
 * @param values cells of each project by column index, in order
 * @returns the filled workbook; E_ZIP, E_BOMB, E_PASSWORD, E_UNREADABLE when the form is not sound
 */
export function fillForm(bytes: Buffer, plan: FormPlan, values: readonly ReadonlyMap<number, FormValue>[]): Result<Buffer> {
  const zip = openZip(bytes);
  if (!zip.ok) return zip;
  const part = sheetPart(zip.value, plan.sheet);
  if (!part.ok) return part;
  const parts = new Map<string, Buffer>();
  for (const name of zip.value.names) {
    const read = zip.value.read(name);
    if (!read.ok) return read;
    if (read.value === null) continue;
    const sheet = name === part.value ? editSheet(read.value.toString('utf8'), plan, values) : undefined;
    if (sheet === null) return fail('E_UNREADABLE', plan.sheet);
    const edited = sheet === undefined ? editPart(name, read.value) : Buffer.from(sheet);
    if (edited !== null) parts.set(name, edited);
  }
  return ok(writeZip(parts));
}
