/**
 * Puts values into the cells of a given .xlsx form by changing its own XML: formats, merges, widths, print set-up and signature lines stay as they are.
 * More projects than blank rows: the last blank row is repeated and what stands below moves down, merges and formulas with it.
 */
import { posix } from 'node:path';
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import { columnIndex, columnLetters } from '../../shared/sheet/cells';
import type { FormPlan, FormulaCell, FormValue } from '../../shared/views/form-plan';
import { movedReferences } from './a1-references';
import type { RowsPutIn } from './a1-references';
import { copiedFormulas, formulaCells, movedFormulas, unsharedFormulas, withoutResults } from './form-formulas';
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

/** A row with values put in its cells; cells stay in the order of their columns, styles stay, and a formula of the form keeps its place. */
function filled(row: Row, values: ReadonlyMap<number, FormValue>): Row {
  const cells = new Map<number, string>();
  for (const match of row.cells.matchAll(CELL)) {
    const reference = attribute(match[1] ?? '', 'r') ?? '';
    cells.set(columnIndex(reference.replace(/\d+$/, '')), match[0]);
  }
  for (const [column, value] of values) {
    if (/<f\b/.test(cells.get(column) ?? '')) continue;
    const style = attribute(/^<c\b([^>]*)/.exec(cells.get(column) ?? '')?.[1] ?? '', 's');
    cells.set(column, cellXml(`${columnLetters(column)}${row.number}`, style, value));
  }
  const ordered = [...cells].sort(([a], [b]) => a - b).map(([, xml]) => xml);
  return { ...row, cells: ordered.join('') };
}

/** Rows put in below the blank ones. */
function rowsPutIn(plan: FormPlan, values: readonly unknown[]): RowsPutIn {
  const capacity = Math.max(plan.capacity, 1);
  return { sheet: plan.sheet, last: plan.firstRow + capacity - 1, by: Math.max(0, values.length - capacity) };
}

/** Rows of the form with copies of its last blank row put in and what stands below moved down. */
function grown(rows: readonly Row[], { firstRow }: FormPlan, added: RowsPutIn): Row[] {
  const { last, by } = added;
  if (by === 0) return [...rows];
  const moved = rows.map((row) => {
    // A blank row's own formula means its own row, however many come after it; a sum over the blank rows reaches over the new ones.
    const grows = row.number < firstRow || row.number > last;
    const cells = movedFormulas(row.cells, added, { onSheet: true, grows }).replace(
      /(<f\b[^>]*\bref=")([^"]*)/g,
      (_, open: string, range: string) => open + movedReferences(range, added, { onSheet: true, grows: false }),
    );
    return row.number > last ? renumbered({ ...row, cells }, row.number + by) : { ...row, cells };
  });
  const pattern = moved.find(({ number }) => number === last) ?? { number: last, attributes: ` r="${last}"`, cells: '' };
  const copies = Array.from({ length: by }, (_, at) =>
    renumbered({ ...pattern, cells: copiedFormulas(pattern.cells, at + 1) }, last + 1 + at),
  );
  return [...moved.filter(({ number }) => number <= last), ...copies, ...moved.filter(({ number }) => number > last)];
}

function editSheet(given: string, plan: FormPlan, values: readonly ReadonlyMap<number, FormValue>[]): string | null {
  const added = rowsPutIn(plan, values);
  const { last, by } = added;
  const xml = by === 0 ? given : unsharedFormulas(given);
  const data = /<sheetData\b[^>]*?(?:\/>|>([\s\S]*?)<\/sheetData>)/.exec(xml);
  if (data === null) return null;
  const byNumber = new Map(grown(rowsOf(data[1] ?? ''), plan, added).map((row) => [row.number, row]));
  const put = (number: number, cells: ReadonlyMap<number, FormValue>): void => {
    const row = byNumber.get(number) ?? { number, attributes: ` r="${number}"`, cells: '' };
    byNumber.set(number, filled(row, cells));
  };
  for (const { row, column, text } of plan.above) put(row, new Map([[column, { kind: 'text', text }]]));
  for (const [at, cells] of values.entries()) put(plan.firstRow + at, cells);
  const rows = [...byNumber.values()].sort((a, b) => a.number - b.number).map(rowXml);
  const head = xml.slice(0, data.index).replace(/<dimension\b[^>]*\/>/, '');
  const tail = xml.slice(data.index + data[0].length);
  // Lists to choose from and conditions of the blank rows hold for the new ones too; merges of several rows keep their height.
  const below = movedFormulas(tail, added, { onSheet: true, grows: true }).replace(
    /(\b(ref|sqref)=")([^"]*)(")/g,
    (_, open: string, kind: string, range: string, close: string) =>
      open + movedReferences(range, added, { onSheet: true, grows: kind === 'sqref' }) + close,
  );
  return `${head}<sheetData>${withoutResults(rows.join(''))}</sheetData>${by === 0 ? tail : withRowMerges(below, last, by)}`;
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

/** Parts besides the sheet itself that may speak of its cells. */
const SPEAKING = /^xl\/(?:workbook|worksheets\/[^/]+|charts\/[^/]+)\.xml$/;

/** Other sheets, charts and names (打印区域 too) speak of the same cells as before when rows were put in. */
function following(name: string, content: Buffer, added: RowsPutIn): Buffer {
  if (!SPEAKING.test(name)) return content;
  const text = withoutResults(content.toString('utf8'));
  return Buffer.from(added.by === 0 ? text : movedFormulas(unsharedFormulas(text), added, { onSheet: false, grows: true }));
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
 * Cells of a sheet with formulas of the form's own, which no value replaces.
 * @returns E_ZIP, E_BOMB, E_PASSWORD, E_UNREADABLE when the form is not sound
 */
export function formFormulas(bytes: Buffer, sheet: string): Result<readonly FormulaCell[]> {
  const zip = openZip(bytes);
  if (!zip.ok) return zip;
  const part = sheetPart(zip.value, sheet);
  if (!part.ok) return part;
  const read = zip.value.read(part.value);
  return read.ok ? ok(formulaCells(read.value?.toString('utf8') ?? '')) : read;
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
  const added = rowsPutIn(plan, values);
  for (const name of zip.value.names) {
    const read = zip.value.read(name);
    if (!read.ok) return read;
    if (read.value === null) continue;
    const sheet = name === part.value ? editSheet(read.value.toString('utf8'), plan, values) : undefined;
    if (sheet === null) return fail('E_UNREADABLE', plan.sheet);
    const edited = sheet === undefined ? editPart(name, following(name, read.value, added)) : Buffer.from(sheet);
    if (edited !== null) parts.set(name, edited);
  }
  return ok(writeZip(parts));
}
