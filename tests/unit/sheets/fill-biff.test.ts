/**
 * Issue 4, 表样套用 with an old form: a given .xls is filled in its own records; every format, merge, height and the signature line stay. The form in
 * tests/data/forms is that of fill-form.test.ts, saved as .xls by LibreOffice: three blank bordered rows, a sum, a signature line.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { describe, expect, it } from 'vitest';
import { RECORD, partsOf, recordsOf, textCount, withTexts } from '../../../electron/sheets/biff-records';
import { biffStream } from '../../../electron/sheets/biff-reader';
import { movedParts } from '../../../electron/sheets/biff-formulas';
import { formatAt, sheetOf } from '../../../electron/sheets/biff-sheet';
import { fillBiff } from '../../../electron/sheets/fill-biff';
import { readCells } from '../../../electron/sheets/read-cells';
import type { PlainSheet } from '../../../shared/sheet/cells';
import { createGrid } from '../../../shared/sheet/grid';
import type { FormPlan, FormValue } from '../../../shared/views/form-plan';

const FORM: Buffer = readFileSync(path.resolve(import.meta.dirname, '../../data/forms/three-blank-rows.xls'));
const plan = (more: Partial<FormPlan> = {}): FormPlan => ({
  sheet: '统计表',
  firstRow: 4,
  capacity: 3,
  columns: [],
  shown: [],
  kept: [],
  above: [{ row: 2, column: 0, text: '填报单位：青石县招商办' }],
  ...more,
});

function projects(count: number): Map<number, FormValue>[] {
  return Array.from(
    { length: count },
    (_, at) =>
      new Map<number, FormValue>([
        [0, { kind: 'number', decimal: String(at + 1) }],
        [1, { kind: 'text', text: `第${at + 1}个项目` }],
        [3, { kind: 'number', decimal: '1250.5' }],
        [6, { kind: 'text', text: '同一备注' }],
      ]),
  );
}

function filled(count: number, form: Buffer = FORM, of = plan()): Buffer {
  const done = fillBiff(form, of, projects(count));
  if (!done.ok) throw new Error(`${done.code} ${done.detail ?? ''}`);
  return done.value;
}

function sheetIn(bytes: Buffer): PlainSheet {
  const read = readCells(bytes);
  if (!read.ok || read.value.sheets[0] === undefined) throw new Error('unreadable');
  return read.value.sheets[0];
}

/** Format numbers of a row's cells. */
function formats(bytes: Buffer, row: number): (number | undefined)[] {
  const stream = biffStream(bytes);
  const parts = stream.ok ? partsOf(recordsOf(stream.value) ?? []) : null;
  const sheet = sheetOf(parts?.[1] ?? []);
  return Array.from({ length: 7 }, (_, column) => sheet?.cells.get(row - 1)?.get(column)?.format);
}

describe('表样套用 with an old form (.xls)', () => {
  it('values stand in their cells, in the formats, heights and widths the form had', () => {
    const bytes = filled(2);
    const sheet = sheetIn(bytes);
    const grid = createGrid(sheet, 1900);
    expect([grid.text(1, 0), grid.text(3, 1), grid.text(4, 1), grid.text(5, 1)]).toEqual([
      '填报单位：青石县招商办',
      '第1个项目',
      '第2个项目',
      '',
    ]);
    expect(grid.cell(3, 3)).toMatchObject({ kind: 'number', value: 1250.5 });
    for (const row of [1, 2, 3, 4, 5, 6, 7, 8]) expect(formats(bytes, row)).toEqual(formats(FORM, row));
    expect(sheet.merges).toEqual(sheetIn(FORM).merges);
    const look = (file: Buffer) => {
      const own = XLSX.read(file, { cellStyles: true }).Sheets['统计表'];
      return { columns: own?.['!cols'], heights: own?.['!rows']?.map((row) => row.hpt) };
    };
    expect(look(bytes)).toEqual(look(FORM));
  });

  it('more projects than blank rows: the last is repeated, the sum and the signature line move down with their merges, the sum reaches over all', () => {
    const bytes = filled(40);
    const sheet = sheetIn(bytes);
    const grid = createGrid(sheet, 1900);
    expect([grid.text(42, 1), grid.text(43, 0)]).toEqual(['第40个项目', '合计']);
    expect(grid.text(44, 0)).toContain('审核人');
    expect(formats(bytes, 43)).toEqual(formats(FORM, 6));
    expect(formats(bytes, 44)).toEqual(formats(FORM, 7));
    expect(sheet.merges).toContainEqual({ top: 44, bottom: 44, left: 0, right: 6 });
    expect(XLSX.read(bytes, { cellFormula: true }).Sheets['统计表']?.['D44']).toMatchObject({ f: 'SUM(D4:D43)' });
  });

  it('the given form is not changed, and a blank form filled with nothing reads as before', () => {
    const before = Buffer.from(FORM);
    expect(sheetIn(filled(0, FORM, plan({ above: [] })))).toEqual(sheetIn(FORM));
    expect(FORM.equals(before)).toBe(true);
  });

  it('a form with what would stay behind when rows move is not grown, and told so; with rows enough it is filled', () => {
    const book = XLSX.read(FORM, { cellStyles: true });
    const own = book.Sheets['统计表'];
    if (own === undefined) throw new Error('no sheet');
    own['A7'] = { t: 's', v: '合计', l: { Target: 'https://example.invalid' } };
    const linked = XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    expect(fillBiff(linked, plan(), projects(4))).toMatchObject({ ok: false, code: 'E_FORM_OLD_ROWS' });
    expect(createGrid(sheetIn(filled(3, linked)), 1900).text(5, 1)).toBe('第3个项目');
  });

  it('a workbook of 1995 is refused; rows and columns beyond an old workbook are not written', () => {
    const old = XLSX.write(XLSX.read(FORM), { type: 'buffer', bookType: 'biff5' }) as Buffer;
    expect(fillBiff(old, plan(), projects(1))).toMatchObject({ ok: false, code: 'E_FORM_FORMAT' });
    expect(fillBiff(FORM, plan({ capacity: 1 }), projects(65_534))).toMatchObject({ ok: false, code: 'E_ROWS' });
    expect(fillBiff(FORM, plan(), [new Map([[256, { kind: 'text', text: '远' } as const]])])).toMatchObject({ ok: false, code: 'E_ROWS' });
  });

  it('a damaged form gives a code and never throws', () => {
    let state = 7;
    const random = (below: number): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const hurt = Buffer.from(FORM);
      for (let hits = 0; hits <= random(6); hits += 1) hurt[512 + random(hurt.length - 512)] = random(256);
      const done = fillBiff(round % 5 === 0 ? hurt.subarray(0, random(hurt.length)) : hurt, plan(), projects(5));
      expect(typeof done.ok).toBe('boolean');
    }
  });
});

describe('records of an old workbook', () => {
  it('texts beyond one record go on in others, a very long one is divided, and the count is right', () => {
    const texts = [...Array.from({ length: 900 }, (_, at) => `项目${at}的建设内容及规模`), '长'.repeat(9_000), '末'];
    const workbook = [
      { type: RECORD.begin, data: Buffer.alloc(4) },
      { type: RECORD.end, data: Buffer.alloc(0) },
    ];
    const records = withTexts(workbook, texts);
    expect(records.every(({ data }) => data.length <= 8_224)).toBe(true);
    expect(textCount(records)).toBe(texts.length);
    expect(records.at(-1)?.type).toBe(RECORD.end);
  });

  it('such texts come back whole from a filled form', () => {
    const long = '长'.repeat(9_000);
    const values = [
      new Map<number, FormValue>([[1, { kind: 'text', text: long }]]),
      new Map<number, FormValue>([[1, { kind: 'text', text: '末' }]]),
    ];
    const done = fillBiff(FORM, plan(), values);
    const grid = createGrid(sheetIn(done.ok ? done.value : FORM), 1900);
    expect([grid.text(3, 1).length, grid.text(4, 1)]).toEqual([9_000, '末']);
  });

  it('references move with rows put in; a formula with an unknown part is given up', () => {
    // D9 + SUM(D4:D6) after three rows are put in below row 6.
    const parts = Buffer.from([0x44, 8, 0, 3, 0xc0, 0x25, 3, 0, 5, 0, 3, 0xc0, 3, 0xc0, 0x22, 1, 4, 0, 0x03]);
    expect([...(movedParts(parts, { last: 5, by: 3 }) ?? [])]).toEqual([
      0x44, 11, 0, 3, 0xc0, 0x25, 3, 0, 8, 0, 3, 0xc0, 3, 0xc0, 0x22, 1, 4, 0, 0x03,
    ]);
    expect(movedParts(Buffer.from([0x01, 0, 0, 0, 0]), { last: 5, by: 3 })).toBeNull();
  });

  it('a place without a cell has the format of its row, else of its column, else none', () => {
    const row = Buffer.alloc(16);
    row.writeUInt16LE(0x80, 12);
    row.writeUInt16LE(21, 14);
    const column = Buffer.from([2, 0, 4, 0, 0, 0, 33, 0]);
    const sheet = { cells: new Map(), rows: new Map([[3, row]]), before: [{ type: RECORD.columns, data: column }], after: [] };
    expect([formatAt(sheet, 3, 2), formatAt(sheet, 9, 3), formatAt(sheet, 9, 5)]).toEqual([21, 33, 15]);
  });
});
