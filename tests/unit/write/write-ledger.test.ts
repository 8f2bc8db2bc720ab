/** The ledger as a workbook: text stays text, money stays exact, and it can be handed in as it is (goal 12 of design/reliability.md). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { cellText } from '../../../electron/sheets/sheet-cells';
import { writeLedger } from '../../../electron/sheets/write-ledger';
import { decimalFromMinor, MONEY_UNITS } from '../../../shared/model/money';
import type { Money, MoneyUnit } from '../../../shared/model/money';
import type { ViewValue } from '../../../shared/views/project-columns';
import { signingOf } from '../../../shared/views/table-view';
import type { TableColumn, TableView } from '../../../shared/views/table-view';

const COLUMNS: readonly TableColumn[] = [
  { key: 'projectName', label: '项目名称', kind: 'text', chars: 10 },
  { key: 'totalInvestment', label: '总投资', kind: 'money', group: '投资额', chars: 6 },
  { key: 'agreedInvestment', label: '协议引资额', kind: 'money', group: '投资额', chars: 6 },
  { key: 'signedOn', label: '签约时间', kind: 'date', chars: 6 },
  { key: 'landMu', label: '用地', kind: 'number', unit: '亩', chars: 4 },
];

function view(rows: readonly (readonly ViewValue[])[], moneyUnit: MoneyUnit = '万元'): TableView {
  return {
    title: '柳河镇招商引资项目台账',
    reportingUnit: '柳河镇人民政府',
    asOf: '2026年10月31日',
    moneyUnit,
    columns: COLUMNS,
    rows: rows.map((cells) => ({ role: 'row', cells })),
    notes: [],
    practice: false,
  };
}

async function written(table: TableView): Promise<XLSX.WorkSheet> {
  const book = XLSX.read(await writeLedger(table), { cellNF: true, cellStyles: true });
  const sheet = book.Sheets['台账'];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

function cell(sheet: XLSX.WorkSheet, address: string): XLSX.CellObject | undefined {
  return sheet[address] as XLSX.CellObject | undefined;
}

describe('text never becomes a formula', () => {
  const danger = fc.constantFrom('=', '+', '-', '@', '\t', '\n', '\r', '＝', '＋', '－', '＠', '|', '%', ';', "'", '_x003D_');
  it('whatever it begins with', async () => {
    const texts = fc.sample(
      fc
        .tuple(
          danger,
          fc.constantFrom('1+1', 'HYPERLINK("http://x","y")', 'cmd|/c calc!A1', '张三', '13000001234', 'SUM(A1:A9)'),
          fc.string({ maxLength: 12 }),
        )
        .map((parts) => parts.join('')),
      120,
    );
    const sheet = await written(view(texts.map((text) => [text, null, null, null, null])));
    texts.forEach((_, index) => {
      const own = cell(sheet, `A${index + 5}`);
      expect(own?.t).toBe('s');
      expect(own?.f).toBeUndefined();
      expect(own?.z).toBe('@');
    });
  });

  it('and comes back as it was written, line ends as LF', async () => {
    const texts = ['=1+1', '+86 130', '-', '@某', '\t制表', 'A\r\nB\rC', '＝1', '_x0041_', '周䶮', '1.38E+10', '00123', '3-5'];
    const sheet = await written(view(texts.map((text) => [text, null, null, null, null])));
    expect(texts.map((_, index) => cell(sheet, `A${index + 5}`)?.v)).toEqual(texts.map((text) => text.replace(/\r\n?/g, '\n')));
  });

  it('escapes only what Excel would read as an escape', () => {
    expect(cellText('_x0041_')).toBe('_x005F_x0041_');
    expect(cellText('A_xB_')).toBe('A_xB_');
  });
});

describe('money', () => {
  const yuan = (minor: number): Money => ({ minor, currency: 'CNY' });

  it('is a number in the chosen unit, exact to the 分', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), { minLength: 1, maxLength: 30 }),
        fc.constantFrom(...(Object.keys(MONEY_UNITS) as MoneyUnit[])),
        async (amounts, unit) => {
          const sheet = await written(
            view(
              amounts.map((minor) => ['甲', yuan(minor), null, null, null]),
              unit,
            ),
          );
          amounts.forEach((minor, index) => {
            const own = cell(sheet, `B${index + 5}`);
            expect(own?.t).toBe('n');
            expect(own?.v).toBe(Number(decimalFromMinor(minor, unit)));
          });
        },
      ),
      { numRuns: 10 },
    );
  });

  it('becomes text when a number could not hold all its digits', async () => {
    const sheet = await written(view([['甲', yuan(9_007_199_254_740_991), null, null, null]], '元'));
    expect(cell(sheet, 'B5')).toMatchObject({ t: 's', v: '90071992547409.91' });
  });

  it('says 约, ranges and dollars in words, so that nobody adds them up', async () => {
    const sheet = await written(
      view([['甲', { minor: 3_000_000_000, currency: 'CNY', approx: true }, { minor: 500_000_000, currency: 'USD' }, null, null]]),
    );
    expect([cell(sheet, 'B5')?.v, cell(sheet, 'C5')?.v]).toEqual(['约3000', '500万美元']);
  });
});

describe('dates and the form of the sheet', () => {
  it('writes a day as a date and a vaguer date as it was meant', async () => {
    const sheet = await written(
      view([
        ['甲', null, null, { date: '2026-03-15', precision: 'day' }, '12.5'],
        ['乙', null, null, { date: '2026-H1', precision: 'half' }, null],
      ]),
    );
    expect(cell(sheet, 'D5')).toMatchObject({ t: 'n', v: 46096, z: 'yyyy-mm-dd' });
    expect(cell(sheet, 'D6')).toMatchObject({ t: 's', v: '2026年上半年' });
    expect(cell(sheet, 'E5')).toMatchObject({ t: 'n', v: 12.5 });
  });

  it('has title, unit line, grouped heading, signature line, and says when it is practice data', async () => {
    const sheet = await written({ ...view([['甲', null, null, null, null]]), practice: true });
    expect(cell(sheet, 'A1')?.v).toBe('柳河镇招商引资项目台账（演练数据）');
    expect(cell(sheet, 'A2')?.v).toContain('单位：万元');
    expect([cell(sheet, 'B3')?.v, cell(sheet, 'B4')?.v, cell(sheet, 'E3')?.v]).toEqual(['投资额', '总投资（万元）', '用地（亩）']);
    expect(String(cell(sheet, 'A6')?.v).split('　'.repeat(8))).toEqual(signingOf({}));
    const merges = (sheet['!merges'] ?? []).map((range) => XLSX.utils.encode_range(range));
    expect(merges).toEqual(expect.arrayContaining(['A1:E1', 'A2:E2', 'A3:A4', 'B3:C3', 'A6:E6']));
  });

  it('prints on A3 across, heading repeated on every page, one page wide', async () => {
    const book = XLSX.read(await writeLedger(view([['甲', null, null, null, null]])), { bookFiles: true }) as XLSX.WorkBook & {
      files?: Record<string, { content?: Uint8Array }>;
    };
    const part = (name: string): string => Buffer.from(book.files?.[name]?.content ?? new Uint8Array()).toString('utf8');
    expect(part('xl/worksheets/sheet1.xml')).toMatch(/<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
    expect(part('xl/worksheets/sheet1.xml')).toMatch(/<pane ySplit="4" xSplit="1"/);
    expect(part('xl/workbook.xml')).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="0">\'台账\'!$1:$4</definedName>');
  });
});

describe('records written beside the library', () => {
  /** Texts of the parts of a workbook. */
  async function parts(table: TableView): Promise<(name: string) => string> {
    const book = XLSX.read(await writeLedger(table), { bookFiles: true }) as XLSX.WorkBook & {
      files?: Record<string, { content?: Uint8Array }>;
    };
    return (name) => Buffer.from(book.files?.[name]?.content ?? new Uint8Array()).toString('utf8');
  }

  it('bear the border and the font of the table in every cell, filled or not', async () => {
    const part = await parts(view([['甲', { minor: 100, currency: 'CNY' }, null, { date: '2026-03-15', precision: 'day' }, '12.5']]));
    const styles = /<cellXfs[^>]*>([^]*)<\/cellXfs>/.exec(part('xl/styles.xml'))?.[1]?.match(/<xf\b[^>]*>/g) ?? [];
    const row = /<row r="5"[^]*?<\/row>/.exec(part('xl/worksheets/sheet1.xml'))?.[0] ?? '';
    const used = [...row.matchAll(/<c r="[A-Z]+5" s="(\d+)"/g)].map(([, id]) => styles[Number(id)] ?? '');
    expect(used).toHaveLength(COLUMNS.length);
    const borders = part('xl/styles.xml').match(/<border>[^]*?<\/border>/g) ?? [];
    const fonts = part('xl/styles.xml').match(/<font>[^]*?<\/font>/g) ?? [];
    for (const style of used) {
      expect(borders[Number(/borderId="(\d+)"/.exec(style)?.[1])]).toContain('thin');
      expect(fonts[Number(/fontId="(\d+)"/.exec(style)?.[1])]).toMatch(/宋体[^]*"9"/);
    }
  });

  it('stand between heading and notes, a section over the whole width', async () => {
    const plain = view([['甲', null, null, null, null]]);
    const sheet = await written({ ...plain, rows: [{ role: 'section', text: '一、在建项目' }, ...plain.rows], notes: ['金额为计划数'] });
    expect(['A5', 'A6', 'A7'].map((address) => cell(sheet, address)?.v)).toEqual(['一、在建项目', '甲', '注：金额为计划数']);
    const merges = (sheet['!merges'] ?? []).map((range) => XLSX.utils.encode_range(range));
    expect(merges).toEqual(expect.arrayContaining(['A1:E1', 'A5:E5', 'A7:E7', 'A8:E8']));
  });

  it('keep words that are names inside the language (the library alone loses them) and leave out what no XML may hold', async () => {
    const sheet = await written(
      view([
        ['constructor', null, null, null, null],
        ['甲\u0001乙\ud800', null, null, null, null],
      ]),
    );
    expect([cell(sheet, 'A5')?.v, cell(sheet, 'A6')?.v]).toEqual(['constructor', '甲乙']);
  });
});

describe('a long table (design/performance.md goal 3)', () => {
  it('is written a hundred rows at a time, and other work is served in between', async () => {
    const table = view(Array.from({ length: 3_000 }, (_, at) => [`项目${at}`, null, null, null, at]));
    let served = 0;
    let writing = true;
    const serve = (): void => {
      served += 1;
      if (writing) setImmediate(serve);
    };
    setImmediate(serve);
    const bytes = await writeLedger(table);
    writing = false;
    expect(served).toBeGreaterThan(3_000 / 100);
    const sheet = XLSX.read(bytes).Sheets['台账'];
    expect([sheet?.['A5']?.v, sheet?.['E3004']?.v]).toEqual(['项目0', 2_999]);
  });
});
