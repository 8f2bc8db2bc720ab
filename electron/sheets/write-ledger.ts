/**
 * A table view as an .xlsx workbook, ready to be handed in: merged title, line with unit and day, two-row heading that stays in sight and is
 * repeated on every page, borders, A3 landscape, page numbers, signature line. Text stays text whatever it begins with; money and numbers are numbers.
 */
import writeXlsxFile from 'write-excel-file/node';
import type { Row } from 'write-excel-file/node';
import { hasMoney, heading, signingOf } from '../../shared/views/table-view';
import type { TableView } from '../../shared/views/table-view';
import { across, textCell, TEXT_FORMAT } from './sheet-cells';
import { inSlices } from '../slices';
import { FIRST_STYLE, LINE_POINTS, sheetRowSteps } from './sheet-rows';
import type { RowStyle, SheetRows } from './sheet-rows';
import { openZip } from './zip-container';
import { writeLongZip } from './zip-write';

const BODY_FONT = '宋体';
const SHEET_NAME = '台账';
/** One Chinese character of 9 points, in the width units of a sheet (digits of its 11-point default font). */
const CHAR_WIDTH = 1.75;
/** Rows above the records: title, line, two of heading. */
const HEAD_ROWS = 4;

const BORDER = { borderStyle: 'thin', borderColor: '#000000' } as const;
const BODY = { ...BORDER, fontFamily: BODY_FONT, fontSize: 9, wrap: true, alignVertical: 'center' } as const;
const HEAD = { ...BODY, fontFamily: '黑体', align: 'center', height: 2 * LINE_POINTS + 2 } as const;

/** Two rows: groups over their columns, single columns over both rows. */
function headingRows({ columns, moneyUnit }: TableView): Row[] {
  const upper: Row = [];
  const lower: Row = [];
  columns.forEach((column, place) => {
    const text = heading(column, moneyUnit);
    if (column.group === undefined) {
      upper.push(textCell(text, { ...HEAD, rowSpan: 2 }));
      lower.push(null);
      return;
    }
    lower.push(textCell(text, HEAD));
    if (place > 0 && columns[place - 1]?.group === column.group) {
      upper.push(null);
      return;
    }
    let span = 1;
    while (columns[place + span]?.group === column.group) span += 1;
    upper.push(textCell(column.group, { ...HEAD, columnSpan: span }));
  });
  return [upper, lower];
}

/** Everything around the records, and one cell of each style they use in a last row that is taken out again. */
function frameRows(view: TableView, styles: readonly RowStyle[]): Row[] {
  const width = view.columns.length;
  const title = view.practice ? `${view.title}（演练数据）` : view.title;
  const line = `填报单位：${view.reportingUnit}　　　　截至：${view.asOf}${hasMoney(view) ? `　　　　单位：${view.moneyUnit}` : ''}`;
  const plain = { fontFamily: BODY_FONT, fontSize: 10 } as const;
  return [
    across(textCell(title, { fontFamily: '方正小标宋简体', fontSize: 18, align: 'center', alignVertical: 'center', height: 32 }), width),
    across(textCell(line, { ...plain, align: 'right' }), width),
    ...headingRows(view),
    ...view.notes.map((note) => across(textCell(`注：${note}`, plain), width)),
    across(textCell(signingOf(view).join('　'.repeat(8)), { ...plain, height: 26, alignVertical: 'center' }), width),
    styles.map(({ align, format, bold }) => ({
      ...BODY,
      ...(bold ? { fontWeight: 'bold' as const } : {}),
      ...(align === undefined ? {} : { align }),
      ...(format === undefined ? {} : format === TEXT_FORMAT ? { value: '文', type: String, format } : { value: 0, type: Number, format }),
    })),
  ];
}

type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>[number];

/** What the library has no option for: A3, one page wide, heading repeated on every page, page x of y. */
function printSetUp(): Feature {
  const names = `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${SHEET_NAME}'!$1:$${HEAD_ROWS}</definedName></definedNames>`;
  const footer = '<headerFooter><oddFooter>&amp;C第&amp;P页 共&amp;N页</oddFooter></headerFooter>';
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transformElementAttributes: (tag, attributes) => {
            if (tag === 'pageSetup') return { ...attributes, paperSize: 8, fitToWidth: 1, fitToHeight: 0 };
            return tag === 'pageMargins' ? { ...attributes, left: 0.4, right: 0.4, top: 0.5, bottom: 0.6 } : attributes;
          },
          transform: (xml) =>
            xml
              .replace(/<worksheet[^>]*>/, (open) => `${open}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
              .replace(/<pageSetup[^>]*?(\/>|>\s*<\/pageSetup>)/, (setup) => setup + footer),
        },
        'xl/workbook.xml': { transform: (xml) => xml.replace(/<definedNames\s*\/>|<definedNames>\s*<\/definedNames>/, names) },
      },
    },
  };
}

function parted(xml: string, pattern: RegExp): readonly [before: string, found: string, after: string] | null {
  const found = pattern.exec(xml);
  return found === null ? null : [xml.slice(0, found.index), found[0], xml.slice(found.index + found[0].length)];
}

/** The styles with those of the records first after the default one; `ids` are the numbers the library gave those. */
function styledFor(xml: string, ids: readonly number[]): string | null {
  const list = parted(xml, /<cellXfs\b[\s\S]*?<\/cellXfs>/);
  const own = list?.[1].match(/<xf\b[^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g);
  if (list === null || !own) return null;
  const all = [own[0], ...ids.map((id) => own[id]), ...own.slice(FIRST_STYLE)];
  return `${list[0]}<cellXfs count="${all.length}">${all.join('')}</cellXfs>${list[2]}`;
}

/** The frame's sheet with the records put in: what stood below the heading moves down, its styles and texts are numbered after theirs. */
function filledSheet(
  xml: string,
  rows: SheetRows,
  count: number,
): { readonly xml: readonly Buffer[]; readonly ids: readonly number[] } | null {
  const data = parted(xml, /<sheetData>[\s\S]*<\/sheetData>/);
  const lines = data?.[1].match(/<row\b[^>]*?(?:\/>|>[\s\S]*?<\/row>)/g);
  if (data === null || !lines) return null;
  const ids = [...(lines.at(-1) ?? '').matchAll(/\bs="(\d+)"/g)].map(([, id]) => Number(id));
  const moved = (row: string): string => (Number(row) > HEAD_ROWS ? String(Number(row) + count) : row);
  const renumbered = lines.slice(0, -1).map((line) =>
    line
      .replace(/\br="([A-Z]*)(\d+)"/g, (_, column: string, row: string) => `r="${column}${moved(row)}"`)
      .replace(/\bs="([1-9]\d*)"/g, (_, id: string) => `s="${Number(id) + ids.length}"`)
      .replace(/(t="s"[^>]*><v>)(\d+)/g, (_, open: string, text: string) => `${open}${Number(text) + rows.strings.length}`),
  );
  const own = rows.merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const below = data[2]
    .replace(
      /(<mergeCell ref="[A-Z]+)(\d+)(:[A-Z]+)(\d+)/g,
      (_, a: string, from: string, b: string, to: string) => a + moved(from) + b + moved(to),
    )
    .replace(/<mergeCells\b[^>]*>/, '<mergeCells>')
    .replace('</mergeCells>', `${own}</mergeCells>`);
  const above = Buffer.from(`${data[0]}<sheetData>${renumbered.slice(0, HEAD_ROWS).join('')}`, 'utf8');
  const after = Buffer.from(`${renumbered.slice(HEAD_ROWS).join('')}</sheetData>${below}`, 'utf8');
  return { xml: [above, ...rows.xml, after], ids };
}

const SHEET_PART = 'xl/worksheets/sheet1.xml';
const STYLES_PART = 'xl/styles.xml';
const STRINGS_PART = 'xl/sharedStrings.xml';

const STRINGS_A_PIECE = 2_000;

/** Texts as bytes, some at a time. */
function* inPieces(before: string, texts: readonly string[], after: string): Generator<Buffer, void> {
  yield Buffer.from(before, 'utf8');
  for (let at = 0; at < texts.length; at += STRINGS_A_PIECE) yield Buffer.from(texts.slice(at, at + STRINGS_A_PIECE).join(''), 'utf8');
  yield Buffer.from(after, 'utf8');
}

/** The frame with the records in it; null when the library writes its parts otherwise than it did. */
async function filled(frame: Buffer, rows: SheetRows, count: number): Promise<Buffer | null> {
  const zip = openZip(frame);
  if (!zip.ok) return null;
  const given = new Map<string, Buffer>();
  for (const name of zip.value.names) {
    const read = zip.value.read(name);
    if (read.ok && read.value !== null) given.set(name, read.value);
  }
  const textOf = (name: string): string => given.get(name)?.toString('utf8') ?? '';
  const sheet = filledSheet(textOf(SHEET_PART), rows, count);
  const styles = sheet === null ? null : styledFor(textOf(STYLES_PART), sheet.ids);
  const strings = parted(textOf(STRINGS_PART), /<sst\b[^>]*>/);
  if (sheet === null || styles === null || strings === null || sheet.ids.length !== rows.styles.length) return null;
  const parts = new Map<string, Iterable<Buffer>>([...given].map(([name, content]) => [name, [content]]));
  parts.set(SHEET_PART, sheet.xml);
  parts.set(STYLES_PART, [Buffer.from(styles, 'utf8')]);
  parts.set(STRINGS_PART, inPieces(`${strings[0]}${strings[1]}`, rows.strings, strings[2]));
  return writeLongZip(parts);
}

/**
 * Writes a table view as a workbook: the library writes title, heading, styles and print set-up, the records are put in as they are made. In slices: the
 * process answers its window in between, however many records there are.
 * @returns the bytes of the .xlsx file; the same view gives the same sheet
 */
export async function writeLedger(view: TableView): Promise<Buffer> {
  const name = view.columns.findIndex(({ key }) => key === 'projectName');
  const rows = await inSlices(sheetRowSteps(view, HEAD_ROWS + 1));
  const frame = await writeXlsxFile(
    frameRows(view, rows.styles),
    {
      sheet: SHEET_NAME,
      orientation: 'landscape',
      columns: view.columns.map(({ chars }) => ({ width: chars * CHAR_WIDTH + 0.8 })),
      stickyRowsCount: HEAD_ROWS,
      ...(name < 0 ? {} : { stickyColumnsCount: name + 1 }),
    },
    { features: [printSetUp()] },
  ).toBuffer();
  const whole = await filled(frame, rows, view.rows.length);
  if (whole === null) throw new Error('write-excel-file writes its parts otherwise than the pinned version did');
  return whole;
}
