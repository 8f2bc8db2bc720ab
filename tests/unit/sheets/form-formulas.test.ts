/**
 * Issue 4, 表样套用: what a form computes itself goes on computing when rows are put in, on its other sheets and in its names too, and no value takes
 * a formula's place. That LibreOffice computes the same is asked where it is installed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { describe, expect, it } from 'vitest';
import { copiedReferences, movedReferences } from '../../../electron/sheets/a1-references';
import { copiedParts, movedParts } from '../../../electron/sheets/biff-formulas';
import { biffFormulas, fillBiff } from '../../../electron/sheets/fill-biff';
import { fillForm, formFormulas } from '../../../electron/sheets/fill-form';
import { unsharedFormulas } from '../../../electron/sheets/form-formulas';
import { readCells } from '../../../electron/sheets/read-cells';
import { emptyLedger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import { formRows, planForm } from '../../../shared/views/form-plan';
import type { FormCorrection } from '../../../shared/views/form-columns';
import type { FormPlan } from '../../../shared/views/form-plan';
import { projectRows } from '../../../shared/views/project-rows';
import { sampleLedger } from '../imports/sample-import';

const DAY = isoDay('2026-10-31');
const ADDED = { sheet: '统计表', last: 6, by: 10 };
const OTHER = { onSheet: false, grows: true };

describe('references of a formula when rows are put in', () => {
  it('only those that name the sheet move, and a range that ends at the last row grows', () => {
    const cases: readonly (readonly [string, string])[] = [
      ["SUM('统计表'!D4:D6)+统计表!$D$7", "SUM('统计表'!D4:D16)+统计表!$D$17"],
      ['汇总!D7+D7+统计表2!D7', '汇总!D7+D7+统计表2!D7'],
      ['"统计表!D7"&统计表!D5&统计表!7:8', '"统计表!D7"&统计表!D5&统计表!17:18'],
      ['[1]统计表!D7+甲:统计表!D7+LOG10(统计表!D9)', '[1]统计表!D7+甲:统计表!D7+LOG10(统计表!D19)'],
    ];
    for (const [given, then] of cases) expect(movedReferences(given, ADDED, OTHER)).toBe(then);
    expect(movedReferences('D6+D7+汇总!D7', ADDED, { onSheet: true, grows: true })).toBe('D6+D17+汇总!D7');
    expect(movedReferences('SUM(D4:D6)', ADDED, { onSheet: true, grows: false })).toBe('SUM(D4:D6)');
  });

  it('a formula copied further takes along what has no $', () => {
    expect(copiedReferences('D6/$E$3+F$6*汇总!A1&"D6"', 2, 1)).toBe('E8/$E$3+G$6*汇总!B3&"D6"');
    expect(copiedReferences('D1', -1, 0)).toBe('#REF!');
  });

  it('a formula written once for many cells is written out in each', () => {
    const shared =
      '<c r="D4"><f t="shared" ref="D4:D5" si="0">B4*2</f><v>1</v></c><c r="D5"><f t="shared" si="0"/><v>1</v></c><c r="E5"><f>A1</f></c>';
    expect(unsharedFormulas(shared)).toBe('<c r="D4"><f>B4*2</f><v>1</v></c><c r="D5"><f>B5*2</f><v>1</v></c><c r="E5"><f>A1</f></c>');
  });

  it('the same in an old workbook: a reference with a sheet by its number, rows that go along by their mark', () => {
    const area = Buffer.from([0x3b, 2, 0, 3, 0, 5, 0, 3, 0xc0, 3, 0xc0]);
    const moved = movedParts(area, { last: 5, by: 10 }, { onSheet: false, sheets: new Set([2]), grows: true });
    expect([moved?.readUInt16LE(3), moved?.readUInt16LE(5)]).toEqual([3, 15]);
    expect(movedParts(area, { last: 5, by: 10 }, { onSheet: true, sheets: new Set([1]), grows: true })).toEqual(area);
    expect(copiedParts(area, 2)?.readUInt16LE(3)).toBe(5);
    expect(copiedParts(Buffer.from([0x24, 5, 0, 3, 0x40]), 2)?.readUInt16LE(1)).toBe(5);
  });
});

const HEAD = ['序号', '项目名称', '总投资（万元）', '其中一半', '备注'];

/**
 * A form of three blank rows that halves each amount itself, with sums below and on another sheet, and a print area. `computing.xls` is the same form,
 * saved as .xls by LibreOffice.
 */
function form(): Buffer {
  const own = XLSX.utils.aoa_to_sheet([['重点项目表'], HEAD, [], [], [], ['合计'], ['审核人：']]);
  for (const row of [3, 4, 5]) own[`D${row}`] = { t: 'n', v: 0, f: row === 4 ? 'C4*0.5' : `C${row}/2` };
  own['C6'] = { t: 'n', v: 0, f: 'SUM(C3:C5)' };
  own['D6'] = { t: 'n', v: 0, f: 'SUM(D3:D5)' };
  own['!ref'] = 'A1:E7';
  const other = XLSX.utils.aoa_to_sheet([['合计'], ['逐行']]);
  other['B1'] = { t: 'n', v: 0, f: '统计表!C6' };
  other['B2'] = { t: 'n', v: 0, f: 'SUM(统计表!C3:C5)' };
  other['!ref'] = 'A1:B2';
  // One formula differs: LibreOffice would write equal ones once for all cells, and such an old form is not grown but refused.
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, own, '统计表');
  XLSX.utils.book_append_sheet(book, other, '首页');
  book.Workbook = { Names: [{ Name: '_xlnm.Print_Area', Ref: '统计表!$A$1:$E$7', Sheet: 0 }] };
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

const KINDS = {
  '.xlsx': { bytes: form(), fill: fillForm, formulas: formFormulas },
  '.xls': {
    bytes: readFileSync(path.resolve(import.meta.dirname, '../../data/forms/computing.xls')),
    fill: fillBiff,
    formulas: biffFormulas,
  },
} as const;

async function planned(kind: keyof typeof KINDS, corrections: readonly FormCorrection[] = []) {
  const { bytes, formulas, fill } = KINDS[kind];
  const ledger = await sampleLedger();
  const rows = projectRows(ledger, { asOf: DAY, today: DAY });
  const cells = readCells(bytes);
  if (!cells.ok) throw new Error(cells.code);
  const own = (sheet: string) => {
    const found = formulas(bytes, sheet);
    if (!found.ok) throw new Error(found.code);
    return found.value;
  };
  const plan = planForm(ledger, cells.value, rows, '青石县招商办', DAY, corrections, own);
  if (plan === null) throw new Error('no plan');
  const filled = fill(bytes, plan, formRows(ledger, plan, rows));
  if (!filled.ok) throw new Error(`${filled.code} ${filled.detail ?? ''}`);
  return { plan, bytes: filled.value, projects: rows.length };
}

const shownOf = (plan: FormPlan, header: string) => plan.shown.find((column) => column.header === header);

describe.each(['.xlsx', '.xls'] as const)('a form that computes itself (%s)', (kind) => {
  it('its computed column is in the list of what is not filled, also when the clerk chose something for it', async () => {
    const { plan } = await planned(kind, [{ column: 'D', header: '其中一半', choice: 'key:stage' }]);
    expect(plan).toMatchObject({ firstRow: 3, capacity: 3 });
    expect(shownOf(plan, '其中一半')).toMatchObject({ choice: '', label: '', why: '表样自己的公式，照旧不填' });
  });

  it('keeps its formulas, gives them to the rows put in, and its sums, other sheet and print area reach over all', async () => {
    const { bytes, projects } = await planned(kind);
    const last = 2 + projects;
    const { Sheets: sheets, Workbook: workbook } = XLSX.read(bytes, { cellFormula: true, sheetStubs: true });
    const at = (sheet: string, cell: string) => sheets[sheet]?.[cell]?.f as string | undefined;
    expect([at('统计表', 'D3'), at('统计表', `D${last}`), at('统计表', `D${last + 1}`)]).toEqual([
      'C3/2',
      `C${last}/2`,
      `SUM(D3:D${last})`,
    ]);
    expect([at('首页', 'B1'), at('首页', 'B2')].map((text) => text?.replaceAll("'", ''))).toEqual([
      `统计表!C${last + 1}`,
      `SUM(统计表!C3:C${last})`,
    ]);
    expect(workbook?.Names?.map(({ Ref }) => Ref.replaceAll(/['$]/g, ''))).toContain(`统计表!A1:E${last + 2}`);
  });

  it('a formula in one blank row only keeps its place, and that row is named', async () => {
    const ledger = emptyLedger();
    const cells = readCells(KINDS[kind].bytes);
    if (!cells.ok) throw new Error(cells.code);
    const plan = planForm(ledger, cells.value, [], '', DAY, [], () => [
      { row: 2, column: 1 },
      { row: 2, column: 3 },
      { row: 3, column: 3 },
    ]);
    expect(plan?.capacity).toBe(2);
    expect(plan === null ? null : shownOf(plan, '项目名称')).toMatchObject({
      choice: 'key:projectName',
      why: '第3行是表样自己的公式，照旧不填',
    });
  });

  it.runIf(existsSync('/usr/bin/soffice'))('LibreOffice computes the same sum on all its sheets', { timeout: 120_000 }, async () => {
    const { bytes } = await planned(kind);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zeren-form-'));
    writeFileSync(path.join(folder, `form${kind}`), bytes);
    execFileSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'ods',
      '--outdir',
      folder,
      path.join(folder, `form${kind}`),
    ]);
    const { Sheets: sheets } = XLSX.read(readFileSync(path.join(folder, 'form.ods')));
    rmSync(folder, { recursive: true, force: true });
    const rows = XLSX.utils.sheet_to_json<unknown[]>(sheets['统计表'] ?? {}, { header: 1 });
    const total = rows.find((row) => row[0] === '合计');
    const sum = rows.slice(2).reduce((all, row) => all + (typeof row[0] === 'number' && typeof row[2] === 'number' ? row[2] : 0), 0);
    expect(sum).toBeGreaterThan(0);
    expect(total?.[2]).toBe(sum);
    const [first] = rows.slice(2);
    expect(first?.[3]).toBe(Number(first?.[2]) / 2);
    expect([sheets['首页']?.['B1']?.v, sheets['首页']?.['B2']?.v]).toEqual([sum, sum]);
  });
});
