/** Issue 4: XML 电子表格 2003 posing as .xls is read from its bytes as any other workbook (M-25), and refused where other XML would be. */
import { describe, expect, it } from 'vitest';
import { readCells } from '../../../electron/sheets/read-cells';

const NAMES = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"';
const book = (inside: string, before = ''): Buffer =>
  Buffer.from(`<?xml version="1.0"?>${before}<?mso-application progid="Excel.Sheet"?><Workbook ${NAMES}>${inside}</Workbook>`);
const sheet = (table: string, more = ''): string => `<Worksheet ss:Name="台账"><Table>${table}</Table>${more}</Worksheet>`;
const text = (value: string): string => `<Cell><Data ss:Type="String">${value}</Data></Cell>`;

function read(bytes: Buffer) {
  const found = readCells(bytes);
  if (!found.ok) throw new Error(found.code);
  return found.value;
}

describe('XML 电子表格 2003', () => {
  it('gives texts, numbers, days, percentages and errors where they stand, also after gaps of rows and columns', () => {
    const styles =
      '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style><Style ss:ID="m" ss:Parent="p"><NumberFormat ss:Format="yyyy/m"/></Style></Styles>';
    const workbook = read(
      book(
        styles +
          sheet(
            `<Row>${text('项目名称')}<Cell ss:Index="4" ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">进度</Data></Cell>${text('末')}</Row>` +
              `<Row ss:Index="3">${text('甲&amp;乙')}<Cell><Data ss:Type="Number">12.5</Data></Cell>` +
              `<Cell><Data ss:Type="DateTime">2026-03-05T00:00:00.000</Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">0.35</Data></Cell>` +
              `<Cell ss:StyleID="m"><Data ss:Type="DateTime">2026-03-01T00:00:00.000</Data></Cell><Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell></Row>`,
          ),
      ),
    );
    expect(workbook).toMatchObject({ format: 'xml-2003', untyped: false });
    const [own] = workbook.sheets;
    expect(own?.rows[0]?.cells).toEqual([
      { kind: 'text', text: '项目名称' },
      undefined,
      undefined,
      { kind: 'text', text: '进度' },
      undefined,
      { kind: 'text', text: '末' },
    ]);
    expect(own?.merges).toEqual([{ top: 0, left: 3, bottom: 1, right: 4 }]);
    expect(own?.rows[1]).toBeUndefined();
    expect(own?.rows[2]?.cells).toEqual([
      { kind: 'text', text: '甲&乙' },
      { kind: 'number', value: 12.5, show: 'plain' },
      { kind: 'number', value: 46086, show: 'day' },
      { kind: 'number', value: 0.35, show: 'percent' },
      { kind: 'number', value: 46082, show: 'month' },
      { kind: 'error', text: '#DIV/0!' },
    ]);
  });

  it('says what is hidden, filtered, filled and noted (M-20, M-29, M-30)', () => {
    const inside =
      '<Styles><Style ss:ID="r"><Interior ss:Color="#FF0000" ss:Pattern="Solid"/></Style></Styles>' +
      sheet(
        `<Column/><Column ss:Hidden="1" ss:Span="1"/><Row ss:Hidden="1"><Cell ss:StyleID="r"><Data ss:Type="String">甲</Data><Comment><Data>请核</Data></Comment></Cell></Row>`,
        '<AutoFilter x:Range="R1C1:R9C9" xmlns:x="urn:schemas-microsoft-com:office:excel"/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>',
      );
    expect(read(book(inside)).sheets[0]).toMatchObject({
      hidden: true,
      filtered: true,
      hiddenColumns: [1, 2],
      notes: [{ row: 0, column: 0, text: '请核' }],
      rows: [{ hidden: true, tints: ['red'], cells: [{ kind: 'text', text: '甲' }] }],
    });
  });

  it.each([
    ['a DOCTYPE', book(sheet(`<Row>${text('甲')}</Row>`), '<!DOCTYPE a [<!ENTITY b "c">]>'), 'E_XML'],
    ['a tag that is never closed', Buffer.from(`<?xml version="1.0"?><Workbook ${NAMES}><Worksheet><Table><Row>`), 'E_UNREADABLE'],
    ['a number that is none', book(sheet('<Row><Cell><Data ss:Type="Number">0x1F</Data></Cell></Row>')), 'E_UNREADABLE'],
    ['a row beyond the limit', book(sheet('<Row ss:Index="9999999"/>')), 'E_ROWS'],
    ['a merge over everything', book(sheet('<Row><Cell ss:MergeAcross="99999999"/></Row>')), 'E_ROWS'],
    ['no sheet', book(''), 'E_EMPTY_SHEET'],
  ])('refuses %s', (_, bytes, code) => {
    expect(readCells(bytes)).toMatchObject({ ok: false, code });
  });
});
