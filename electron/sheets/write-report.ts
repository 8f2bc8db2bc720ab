/**
 * A report as an .xlsx workbook: its paragraphs and tables below each other on one sheet, in the order of the paper. Text stays text whatever it begins
 * with; a cell that is a plain decimal is a number.
 */
import writeXlsxFile from 'write-excel-file/node';
import type { CellObject, Row } from 'write-excel-file/node';
import type { Report, ReportPart, ReportRow } from '../../shared/reports/report';
import { squares } from '../../shared/reports/report-letter';
import { across, numberCell, textCell } from './sheet-cells';

const FONT = '宋体';
const CHAR_WIDTH = 1.9;
const BODY = { borderStyle: 'thin', borderColor: '#000000', fontFamily: FONT, fontSize: 10, wrap: true, alignVertical: 'center' } as const;
const HEAD = { ...BODY, fontFamily: '黑体', align: 'center' } as const;
const PLAIN = { fontFamily: FONT, fontSize: 11, wrap: true } as const;
const DECIMAL = /^-?\d+(\.\d+)?$/;

function cell(text: string, align: 'left' | 'center' | 'right', bold: boolean): CellObject {
  const more = { ...BODY, align, ...(bold ? { fontWeight: 'bold' as const } : {}) };
  return DECIMAL.test(text) ? numberCell(text, { ...more, align: 'right' }) : textCell(text, more);
}

type Table = Extract<ReportPart, { kind: 'table' }>;

function tableRow({ role, cells }: ReportRow, { columns }: Table): Row {
  const bold = role !== 'plain';
  const own = cells.map(({ text }, place) => cell(text, role === 'section' ? 'left' : (columns[place]?.align ?? 'center'), bold));
  const rest = columns.length - cells.length;
  if (rest <= 0) return own;
  const last = own.at(-1);
  return last === undefined ? [] : [...own.slice(0, -1), ...across(last, rest + 1)];
}

function tableRows(table: Table): Row[] {
  const title = [table.caption, table.unit].filter((text) => text !== undefined && text !== '').join('　　');
  const width = table.columns.length;
  return [
    ...(title === '' ? [] : [across(textCell(title, { ...PLAIN, fontFamily: '黑体' }), width)]),
    table.columns.map(({ title: name }) => textCell(name, HEAD)),
    ...(table.rows.length === 0
      ? [across(textCell(table.empty, { ...BODY, align: 'center' }), width)]
      : table.rows.map((row) => tableRow(row, table))),
  ];
}

/** Bars as a table: name, squares, figures. */
function barTable(part: Extract<ReportPart, { kind: 'bars' }>): Table {
  return {
    kind: 'table',
    caption: part.caption,
    ...(part.unit === undefined ? {} : { unit: part.unit }),
    columns: [
      { title: part.nameTitle, width: 8, align: 'left' },
      { title: '图示', width: 21, align: 'left' },
      ...part.figureTitles.map((title) => ({ title, width: 6 })),
    ],
    rows: part.bars.map(({ name, share, figures }) => ({ role: 'plain', cells: [{ text: name }, { text: squares(share) }, ...figures] })),
    empty: part.empty,
  };
}

function partRows(part: ReportPart, width: number): Row[] {
  switch (part.kind) {
    case 'heading':
      return [across(textCell(part.text, { ...PLAIN, fontFamily: '黑体', fontSize: 12 }), width)];
    case 'text': {
      const text = part.pieces.map((piece) => piece.text).join('');
      // Spreadsheet programs do not fit rows of merged cells themselves.
      const height = Math.min(409, Math.ceil(text.length / (width * 5)) * 15 + 4);
      return [across(textCell(text, { ...PLAIN, height }), width)];
    }
    case 'form':
      return part.rows.map((line) => line.flatMap(({ label, value }) => [textCell(label, HEAD), cell(value.text, 'left', false)]));
    case 'table':
      return tableRows(part);
    case 'bars':
      return tableRows(barTable(part));
    case 'parties':
      return part.parties.map(({ role, name, signatory }) => [
        textCell(`${role}：${name}`, PLAIN),
        textCell(`${signatory}（签字）：`, PLAIN),
      ]);
  }
}

function widths(report: Report): number[] {
  const sheet: number[] = [];
  for (const part of report.parts) {
    const table = part.kind === 'table' ? part : part.kind === 'bars' ? barTable(part) : null;
    table?.columns.forEach(({ width }, place) => {
      sheet[place] = Math.max(sheet[place] ?? 0, width);
    });
  }
  return sheet.length === 0 ? [20, 40] : sheet;
}

/**
 * Writes a report as a workbook.
 * @param practice says 演练数据 in the title
 */
export async function writeReport(report: Report, practice: boolean): Promise<Buffer> {
  const columns = widths(report);
  const width = columns.length;
  const title = practice ? `${report.title}（演练数据）` : report.title;
  const rows: Row[] = [
    across(textCell(title, { fontFamily: '方正小标宋简体', fontSize: 18, align: 'center', height: 32 }), width),
    across(textCell(report.under, { ...PLAIN, align: 'center' }), width),
    ...report.parts.flatMap((part) => partRows(part, width)),
    ...report.notes.map((note) => across(textCell(`注：${note}`, PLAIN), width)),
  ];
  return writeXlsxFile(rows, {
    sheet: '报表',
    orientation: 'landscape',
    columns: columns.map((own) => ({ width: own * CHAR_WIDTH })),
  }).toBuffer();
}
