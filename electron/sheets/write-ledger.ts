/**
 * A table view as an .xlsx workbook, ready to be handed in: merged title, line with unit and day, two-row heading that stays in sight and is
 * repeated on every page, borders, A3 landscape, page numbers, signature line. Text stays text whatever it begins with; money and numbers are numbers.
 */
import writeXlsxFile from 'write-excel-file/node';
import type { CellObject, Row } from 'write-excel-file/node';
import { formatDate } from '../../shared/model/dates';
import { decimalFromMinor, formatMoney } from '../../shared/model/money';
import type { Money, MoneyUnit } from '../../shared/model/money';
import type { ViewValue } from '../../shared/views/project-columns';
import { hasMoney, heading, signingOf } from '../../shared/views/table-view';
import type { TableColumn, TableRow, TableView } from '../../shared/views/table-view';

const BODY_FONT = '宋体';
const SHEET_NAME = '台账';
/** One Chinese character of 9 points, in the width units of a sheet (digits of its 11-point default font). */
const CHAR_WIDTH = 1.75;
/** Height of one line of body text, in points. */
const LINE_POINTS = 12.5;
/** Rows above the records: title, line, two of heading. */
const HEAD_ROWS = 4;

/**
 * Text for a cell. `_x0041_` in a text would be read as an escape by Excel, so its underscore is escaped; line ends become LF as in Excel itself.
 */
export function cellText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A text cell: typed as string and formatted as text (@), so that it is no formula now nor after somebody edits it. */
export function textCell(text: string, more: CellObject = {}): CellObject {
  return text === '' ? { ...more } : { value: cellText(text), type: String, format: '@', ...more };
}

/** A decimal as a number cell when a double holds all its digits, else as text. */
export function numberCell(decimal: string, more: CellObject): CellObject {
  const digits = decimal.replace(/^-?0*\.?0*|\./g, '');
  if (digits.length > 15) return textCell(decimal, more);
  const places = decimal.includes('.') ? decimal.length - decimal.indexOf('.') - 1 : 0;
  return { value: Number(decimal), type: Number, format: places === 0 ? '#,##0' : `#,##0.${'0'.repeat(places)}`, ...more };
}

/** Money is a number only when it is plain 人民币; 约, a range, a bound or dollars are said in words and stay out of sums. */
function moneyCell(money: Money, unit: MoneyUnit, more: CellObject): CellObject {
  const plain = money.currency === 'CNY' && money.upper === undefined && money.bound === undefined && money.approx !== true;
  return plain ? numberCell(decimalFromMinor(money.minor, unit), more) : textCell(formatMoney(money, unit), more);
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

function valueCell(value: ViewValue, column: TableColumn, unit: MoneyUnit, more: CellObject): CellObject {
  if (value === null) return { ...more };
  if (typeof value === 'number') return numberCell(String(value), { ...more, align: 'center' });
  if (typeof value === 'string') {
    const counts = (column.kind === 'number' || column.kind === 'percent') && DECIMAL.test(value);
    return counts ? numberCell(value, { ...more, align: 'right' }) : textCell(value, more);
  }
  if ('minor' in value) return moneyCell(value, unit, { ...more, align: 'right' });
  if ('precision' in value) {
    if (value.precision !== 'day' || value.planned === true) return textCell(formatDate(value), { ...more, align: 'center' });
    return { value: new Date(`${value.date}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', ...more, align: 'center' };
  }
  const withPhone = column.key === 'responsiblePerson';
  return textCell(value.map(({ name, phone }) => (withPhone && phone !== undefined ? `${name} ${phone}` : name)).join('、'), more);
}

const BORDER = { borderStyle: 'thin', borderColor: '#000000' } as const;
const BODY = { ...BORDER, fontFamily: BODY_FONT, fontSize: 9, wrap: true, alignVertical: 'center' } as const;
const HEAD = { ...BODY, fontFamily: '黑体', align: 'center', height: 2 * LINE_POINTS + 2 } as const;

/** A cell over the whole width; the cells it covers must stand in the row as null. */
export function across(cell: CellObject, width: number): Row {
  return [{ ...cell, columnSpan: width }, ...Array.from({ length: width - 1 }, () => null)];
}

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

/** Width of a text in Chinese characters; letters and digits take about half of one. */
function textChars(text: string): number {
  let width = 0;
  for (const char of text) width += char.charCodeAt(0) < 0x2e80 ? 0.55 : 1;
  return width;
}

/** Lines a cell needs: spreadsheet programs do not fit the rows of a file they did not write themselves. */
function linesOf(cell: CellObject, chars: number): number {
  if (typeof cell.value !== 'string') return 1;
  return cell.value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textChars(line) / chars)), 0);
}

function bodyRow(row: TableRow, view: TableView): Row {
  if (row.role === 'section') return across(textCell(row.text, { ...BODY, fontWeight: 'bold' }), view.columns.length);
  const more: CellObject = row.role === 'row' ? BODY : { ...BODY, fontWeight: 'bold' };
  const cells = view.columns.map((column, place) => valueCell(row.cells[place] ?? null, column, view.moneyUnit, more));
  const lines = Math.max(1, ...cells.map((cell, place) => linesOf(cell, view.columns[place]?.chars ?? 1)));
  // 409 points is the tallest row there is.
  const height = Math.min(409, lines * LINE_POINTS + 4);
  return cells.map((cell) => ({ ...cell, height }));
}

function sheetRows(view: TableView): Row[] {
  const width = view.columns.length;
  const title = view.practice ? `${view.title}（演练数据）` : view.title;
  const line = `填报单位：${view.reportingUnit}　　　　截至：${view.asOf}${hasMoney(view) ? `　　　　单位：${view.moneyUnit}` : ''}`;
  const plain = { fontFamily: BODY_FONT, fontSize: 10 } as const;
  return [
    across(textCell(title, { fontFamily: '方正小标宋简体', fontSize: 18, align: 'center', alignVertical: 'center', height: 32 }), width),
    across(textCell(line, { ...plain, align: 'right' }), width),
    ...headingRows(view),
    ...view.rows.map((row) => bodyRow(row, view)),
    ...view.notes.map((note) => across(textCell(`注：${note}`, plain), width)),
    across(textCell(signingOf(view).join('　'.repeat(8)), { ...plain, height: 26, alignVertical: 'center' }), width),
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

/**
 * Writes a table view as a workbook.
 * @returns the bytes of the .xlsx file; the same view gives the same sheet
 */
export async function writeLedger(view: TableView): Promise<Buffer> {
  const name = view.columns.findIndex(({ key }) => key === 'projectName');
  const written = writeXlsxFile(
    sheetRows(view),
    {
      sheet: SHEET_NAME,
      orientation: 'landscape',
      columns: view.columns.map(({ chars }) => ({ width: chars * CHAR_WIDTH + 0.8 })),
      stickyRowsCount: HEAD_ROWS,
      ...(name < 0 ? {} : { stickyColumnsCount: name + 1 }),
    },
    { features: [printSetUp()] },
  );
  return written.toBuffer();
}
