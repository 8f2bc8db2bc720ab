/**
 * An .xlsx, .xlsm or zip-based .et as plain cells: finds the parts by relationships and reads only what carries content
 * (workbook, sheets, strings, styles, comments, drawings). Macros, links and formulas are never followed.
 */
import { posix } from 'node:path';
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { CellNote, PlainSheet, PlainWorkbook } from '../../shared/sheet/cells';
import { cleanText } from '../../shared/sheet/text';
import { LIMITS } from './limits';
import type { SharedStrings } from './ooxml-sheet';
import { NO_STRINGS, parseRange, readSharedStrings, readSheetPart } from './ooxml-sheet';
import type { CellStyle } from './ooxml-styles';
import { readStyles } from './ooxml-styles';
import { attribute, isOn, scanXml } from './xml-scan';
import type { ZipContainer } from './zip-container';

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** A part as text; null when absent. Parts are UTF-8, sometimes UTF-16 with its mark. */
function partText(zip: ZipContainer, name: string): Result<string | null> {
  const read = zip.read(name);
  if (!read.ok) return read;
  if (read.value === null) return ok(null);
  const bytes = read.value;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ok(bytes.toString('utf16le', 2));
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('E_UNREADABLE');
  }
}

function relationsOf(zip: ZipContainer, part: string): Result<readonly Relation[]> {
  const folder = part === '' ? '' : posix.dirname(part);
  const xml = partText(zip, posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  if (!xml.ok) return xml;
  if (xml.value === null) return ok([]);
  const relations: Relation[] = [];
  const scanned = scanXml(xml.value, {
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return;
      const target = attribute(attributes, 'Target') ?? '';
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: (attribute(attributes, 'Type') ?? '').replace(/^.*\//, ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return scanned.ok ? ok(relations) : scanned;
}

type SheetEntry = { readonly name: string; readonly hidden: boolean; readonly id: string };

function readWorkbookPart(xml: string): Result<{ readonly sheets: readonly SheetEntry[]; readonly dateSystem: 1900 | 1904 }> {
  const sheets: SheetEntry[] = [];
  let dateSystem: 1900 | 1904 = 1900;
  const scanned = scanXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr' && isOn(attribute(attributes, 'date1904'))) dateSystem = 1904;
      if (name === 'sheet')
        sheets.push({
          name: cleanText(attribute(attributes, 'name') ?? '').text,
          hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
          id: attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '',
        });
    },
  });
  if (!scanned.ok) return scanned;
  if (sheets.length === 0) return fail('E_UNREADABLE');
  return sheets.length > LIMITS.sheets ? fail('E_ROWS') : ok({ sheets, dateSystem });
}

/** Comments of a sheet; the author line Excel puts in front stays, it is what the cell shows. */
function readNotes(xml: string): Result<readonly CellNote[]> {
  const notes: CellNote[] = [];
  let reference = '';
  let text = '';
  let reading = false;
  const scanned = scanXml(xml, {
    open(name, attributes) {
      if (name === 'comment') {
        reference = attribute(attributes, 'ref') ?? '';
        text = '';
      } else if (name === 't' || (name === 'text' && reference !== '')) reading = true;
    },
    close(name) {
      if (name === 't') reading = false;
      if (name !== 'comment') return;
      reading = false;
      const cell = parseRange(reference);
      const clean = cleanText(text).text.trim();
      if (cell && clean !== '') notes.push({ row: cell.top, column: cell.left, text: clean });
    },
    text(part) {
      if (reading) text += part;
    },
  });
  return scanned.ok ? ok(notes) : scanned;
}

function countPictures(xml: string): Result<number> {
  let pictures = 0;
  const scanned = scanXml(xml, {
    open(name) {
      if (name === 'pic') pictures += 1;
    },
  });
  return scanned.ok ? ok(pictures) : scanned;
}

type Shared = { readonly strings: SharedStrings; readonly styles: readonly CellStyle[] };

function readSheet(
  zip: ZipContainer,
  entry: SheetEntry,
  part: string,
  shared: Shared,
): Result<{ readonly sheet: PlainSheet; readonly cleaned: number }> {
  const xml = partText(zip, part);
  if (!xml.ok) return xml;
  if (xml.value === null) return fail('E_UNREADABLE');
  const content = readSheetPart(xml.value, shared.strings, shared.styles);
  if (!content.ok) return content;
  const relations = relationsOf(zip, part);
  if (!relations.ok) return relations;
  let filtered = content.value.filtered;
  let images = 0;
  const notes: CellNote[] = [];
  for (const relation of relations.value) {
    if (!['comments', 'drawing', 'table'].includes(relation.type)) continue;
    const extra = partText(zip, relation.target);
    if (!extra.ok) return extra;
    if (extra.value === null) continue;
    if (relation.type === 'table') filtered ||= extra.value.includes('<autoFilter');
    else if (relation.type === 'drawing') {
      const pictures = countPictures(extra.value);
      if (!pictures.ok) return pictures;
      images += pictures.value;
    } else {
      const read = readNotes(extra.value);
      if (!read.ok) return read;
      notes.push(...read.value);
    }
  }
  const { rows, merges, hiddenColumns, cleaned } = content.value;
  return ok({
    sheet: { name: entry.name, hidden: entry.hidden, rows, merges, hiddenColumns, filtered, images, notes },
    cleaned,
  });
}

/**
 * Reads a checked zip container as a workbook, all or nothing.
 * @returns E_NOT_WORKBOOK when there is no workbook inside; E_UNREADABLE, E_XML, E_ROWS, E_ZIP as the parts say
 */
export function readOoxml(zip: ZipContainer): Result<PlainWorkbook> {
  const root = relationsOf(zip, '');
  if (!root.ok) return root;
  const workbookPart = root.value.find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!zip.names.includes(workbookPart) || !workbookPart.endsWith('.xml')) return fail('E_NOT_WORKBOOK');
  const xml = partText(zip, workbookPart);
  if (!xml.ok) return xml;
  const workbook = readWorkbookPart(xml.value ?? '');
  if (!workbook.ok) return workbook;
  const relations = relationsOf(zip, workbookPart);
  if (!relations.ok) return relations;
  const partOf = (type: string) => relations.value.find((relation) => relation.type === type)?.target;

  let strings = NO_STRINGS;
  let cleaned = 0;
  const stringsPart = partOf('sharedStrings');
  if (stringsPart !== undefined) {
    const text = partText(zip, stringsPart);
    if (!text.ok) return text;
    const read = text.value === null ? ok({ ...NO_STRINGS, cleaned: 0 }) : readSharedStrings(text.value);
    if (!read.ok) return read;
    strings = read.value;
    ({ cleaned } = read.value);
  }
  let styles: readonly CellStyle[] = [];
  const stylesPart = partOf('styles');
  if (stylesPart !== undefined) {
    const text = partText(zip, stylesPart);
    if (!text.ok) return text;
    const read = text.value === null ? ok([]) : readStyles(text.value);
    if (!read.ok) return read;
    styles = read.value;
  }

  const sheets: PlainSheet[] = [];
  for (const entry of workbook.value.sheets) {
    const relation = relations.value.find(({ id }) => id === entry.id);
    if (relation === undefined) return fail('E_UNREADABLE');
    if (relation.type !== 'worksheet') continue;
    const read = readSheet(zip, entry, relation.target, { strings, styles });
    if (!read.ok) return read;
    sheets.push(read.value.sheet);
    cleaned += read.value.cleaned;
  }
  const macro = zip.names.some((name) => name.endsWith('vbaProject.bin'));
  return ok({ format: macro ? 'xlsm' : 'xlsx', dateSystem: workbook.value.dateSystem, sheets, untyped: false, cleaned });
}
