/**
 * 填报表 for an office without the program: its projects as .xlsx with locked headings, lists to choose from, hidden row marks and check values
 * (shared/imports/template-rows.ts), blank rows at the end for new projects. Text stays text; the sheet is protected without a password.
 */
import writeXlsxFile from 'write-excel-file/node';
import type { CellObject, Row } from 'write-excel-file/node';
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import { CHECK_HEADER, ROW_ID_HEADER, rowPrint } from '../../shared/imports/template-rows';
import { columnLetters } from '../../shared/sheet/cells';
import type { UnitTable } from '../../shared/sheet/document';
import { readDocument } from '../../shared/sheet/read-document';
import type { FormValue } from '../../shared/views/form-plan';
import type { TemplateView } from '../../shared/views/template-view';
import { readCells } from './read-cells';
import { across, numberCell, textCell } from './sheet-cells';
import { openZip } from './zip-container';
import { writeZip } from './zip-write';

const SHEET = '填报表';
const HEAD_ROWS = 3;
const HIDDEN = 2;
const BLANK_ROWS = 30;
const EDGE = {
  borderStyle: 'thin',
  borderColor: '#000000',
  fontFamily: '宋体',
  fontSize: 10,
  wrap: true,
  alignVertical: 'center',
} as const;
const LOCKED = { ...EDGE, backgroundColor: '#E7EBEF' } as const;

function cellOf(value: FormValue | undefined): CellObject {
  if (value === undefined) return { ...EDGE };
  return value.kind === 'number' ? numberCell(value.decimal, EDGE) : textCell(value.text, EDGE);
}

function sheetRows(view: TemplateView, checks: readonly string[]): Row[] {
  const headers = [ROW_ID_HEADER, CHECK_HEADER, '序号', ...view.columns.map(({ header }) => header)];
  const line = `填报单位：${view.unit}　截至：${view.asOf}　单位：万元　（灰色部分已锁定；新增项目填在末尾空行；栏目不用删改）`;
  const body = view.rows.map(({ id, values }, at): Row => [
    textCell(id, LOCKED),
    textCell(checks[at] ?? '', LOCKED),
    numberCell(String(at + 1), LOCKED),
    ...view.columns.map((_, column) => cellOf(values.get(column))),
  ]);
  const blank = Array.from({ length: BLANK_ROWS }, (): Row => [LOCKED, LOCKED, LOCKED, ...view.columns.map(() => ({ ...EDGE }))]);
  return [
    across(textCell(view.title, { ...LOCKED, fontFamily: '方正小标宋简体', fontSize: 16, height: 30 }), headers.length),
    across(textCell(line, LOCKED), headers.length),
    headers.map((header) => textCell(header, { ...LOCKED, fontFamily: '黑体', align: 'center', height: 30 })),
    ...body,
    ...blank,
  ];
}

async function write(view: TemplateView, checks: readonly string[]): Promise<Buffer> {
  const widths = [{ width: 4 }, { width: 4 }, { width: 6 }, ...view.columns.map(({ chars }) => ({ width: chars }))];
  const written = writeXlsxFile(sheetRows(view, checks), {
    sheet: SHEET,
    orientation: 'landscape',
    columns: widths,
    stickyRowsCount: HEAD_ROWS,
    stickyColumnsCount: HIDDEN + 2,
  });
  return written.toBuffer();
}

/** Styles with an unlocked copy of each, and how far the copies are from the originals. */
function unlockedStyles(styles: string): { readonly xml: string; readonly offset: number } | null {
  const found = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles);
  const own = found?.[1]?.match(/<xf\b[^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g);
  if (!found || !own) return null;
  const copies = own.map((xf) =>
    xf.endsWith('</xf>')
      ? xf.replace(/^<xf\b/, '<xf applyProtection="1"').replace('</xf>', '<protection locked="0"/></xf>')
      : xf.replace(/^<xf\b/, '<xf applyProtection="1"').replace(/\/>$/, '><protection locked="0"/></xf>'),
  );
  const list = `<cellXfs count="${own.length * 2}">${own.join('')}${copies.join('')}</cellXfs>`;
  return { xml: styles.replace(found[0], list), offset: own.length };
}

function validations(view: TemplateView, lastRow: number): string {
  const lists = view.columns.flatMap(({ choices }, column) => {
    if (choices.length === 0) return [];
    const letters = columnLetters(HIDDEN + 1 + column);
    const range = `${letters}${HEAD_ROWS + 1}:${letters}${lastRow}`;
    const words = choices.join(',').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '');
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="请从列表中选择" error="只能填列表中的内容" sqref="${range}"><formula1>"${words}"</formula1></dataValidation>`,
    ];
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

/** What the library has no option for: hidden columns, unlocked cells, protection, lists. */
function editSheet(xml: string, view: TemplateView, offset: number): string | null {
  const lastRow = HEAD_ROWS + view.rows.length + BLANK_ROWS;
  const unlocked = xml.replace(
    /<c\b([^>]*?)\br="([A-Z]+)(\d+)"([^>]*?)\bs="(\d+)"/g,
    (whole, a: string, column: string, row: string, b: string, style: string) => {
      const free = Number(row) > HEAD_ROWS && !['A', 'B', 'C'].includes(column);
      return free ? `<c${a}r="${column}${row}"${b}s="${Number(style) + offset}"` : whole;
    },
  );
  const hidden = unlocked.replace(/<col\b([^>]*?)\bmin="([12])"/g, '<col hidden="1"$1min="$2"');
  const protection = '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>';
  const protectedXml = hidden.replace('</sheetData>', `</sheetData>${protection}`);
  return protectedXml === hidden ? null : protectedXml.replace('</mergeCells>', `</mergeCells>${validations(view, lastRow)}`);
}

/**
 * Writes the 填报表.
 * @param units names the check values are read with: the same as at the later import
 */
export async function writeTemplate(view: TemplateView, units: UnitTable): Promise<Result<Buffer>> {
  const draft = readCells(await write(view, []));
  if (!draft.ok) return draft;
  const { columns, records } = readDocument(draft.value, SHEET, units);
  const byRow = new Map(records.map((record) => [record.source.row, record]));
  const checks = view.rows.map(({ id }, at) => {
    const record = byRow.get(HEAD_ROWS + 1 + at);
    return record === undefined ? '' : rowPrint(record, id, columns);
  });
  const zip = openZip(await write(view, checks));
  if (!zip.ok) return zip;
  const parts = new Map<string, Buffer>();
  for (const name of zip.value.names) {
    const read = zip.value.read(name);
    if (!read.ok) return read;
    if (read.value !== null) parts.set(name, read.value);
  }
  const styles = unlockedStyles(parts.get('xl/styles.xml')?.toString('utf8') ?? '');
  const sheet = styles === null ? null : editSheet(parts.get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '', view, styles.offset);
  if (styles === null || sheet === null) return fail('E_UNREADABLE');
  parts.set('xl/styles.xml', Buffer.from(styles.xml));
  parts.set('xl/worksheets/sheet1.xml', Buffer.from(sheet));
  return ok(writeZip(parts));
}
