/**
 * Issue 4, 表样套用: a given blank form is filled in its own package; formats, merges and the signature line stay, what has no counterpart is listed.
 */
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Row } from 'write-excel-file/node';
import { fillForm } from '../../../electron/sheets/fill-form';
import { readCells } from '../../../electron/sheets/read-cells';
import { openZip } from '../../../electron/sheets/zip-container';
import { isoDay } from '../../../shared/model/dates';
import type { PlainWorkbook } from '../../../shared/sheet/cells';
import { createGrid } from '../../../shared/sheet/grid';
import { correctionsFor, formChoices, readChoice, readForms, withForm } from '../../../shared/views/form-columns';
import type { FormCorrection } from '../../../shared/views/form-columns';
import { formRows, planForm } from '../../../shared/views/form-plan';
import type { FormPlan } from '../../../shared/views/form-plan';
import { projectRows } from '../../../shared/views/project-rows';
import { sampleLedger } from '../imports/sample-import';

const DAY = isoDay('2026-10-31');
const EDGE = { borderStyle: 'thin', height: 20 } as const;
const LABELS = ['序号', '项目名称', '投资方', '总投资（万元）', '省外资金占比', '包保领导', '备注'];

/** A form with three blank bordered rows, a sum and a signature line. */
async function blankForm(unit = '（万元）'): Promise<Buffer> {
  const wide = (value: string): Row => [{ value, columnSpan: LABELS.length, align: 'center' }, ...LABELS.slice(1).map(() => null)];
  const blank = (): Row => LABELS.map(() => ({ ...EDGE, backgroundColor: '#FFF2CC' }));
  const rows: Row[] = [
    wide('全市重点招商项目统计表'),
    [{ value: '填报单位：', columnSpan: 3 }, null, null, { value: '截至：', columnSpan: 4 }, null, null, null],
    LABELS.map((value) => ({ ...EDGE, value: value.replace('（万元）', unit), fontWeight: 'bold' })),
    blank(),
    blank(),
    blank(),
    [{ ...EDGE, value: '合计', columnSpan: 3 }, null, null, { ...EDGE, value: 'SUM(D4:D6)', type: 'Formula' }, EDGE, EDGE, EDGE],
    [{ value: '审核人：　　　　　填表人：', columnSpan: LABELS.length }, ...LABELS.slice(1).map(() => null)],
  ];
  return writeXlsxFile(rows, { sheet: '统计表' }).toBuffer();
}

function cells(bytes: Buffer): PlainWorkbook {
  const read = readCells(bytes);
  if (!read.ok) throw new Error(read.code);
  return read.value;
}

function part(bytes: Buffer, name: string): string {
  const zip = openZip(bytes);
  const read = zip.ok ? zip.value.read(name) : zip;
  if (!read.ok) throw new Error(read.code);
  return read.value?.toString('utf8') ?? '';
}

async function filled(
  form: Buffer,
  corrections: readonly FormCorrection[] = [],
): Promise<{ readonly plan: FormPlan; readonly bytes: Buffer; readonly projects: number }> {
  const ledger = await sampleLedger();
  const rows = projectRows(ledger, { asOf: DAY, today: DAY });
  const plan = planForm(ledger, cells(form), rows, '青石县招商办', DAY, corrections);
  if (plan === null) throw new Error('no plan');
  const done = fillForm(form, plan, formRows(ledger, plan, rows));
  if (!done.ok) throw new Error(done.code);
  return { plan, bytes: done.value, projects: rows.length };
}

describe('表样套用', () => {
  it('recognises the form and lists what has no counterpart', async () => {
    const { plan } = await filled(await blankForm());
    expect(plan).toMatchObject({ sheet: '统计表', firstRow: 4, capacity: 3 });
    expect(plan.shown.filter(({ choice }) => choice !== '').map(({ label }) => label)).toEqual([
      '序号',
      '项目名称',
      '投资方',
      '总投资',
      '包保领导',
      '备注',
    ]);
    expect(plan.shown.filter(({ choice }) => choice === '')).toEqual([
      { column: 'E', header: '省外资金占比', choice: '', label: '', why: '台账没有对应的栏目' },
    ]);
  });

  it('fills every project with the style of the blank row, moves the sum and the signature line down with their merges', async () => {
    const form = await blankForm();
    const { bytes, projects } = await filled(form);
    const [sheet] = cells(bytes).sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const grid = createGrid(sheet, 1900);
    expect(projects).toBeGreaterThan(3);
    expect([grid.text(1, 0), grid.text(1, 3)]).toEqual(['填报单位：青石县招商办', '截至：2026年10月31日']);
    expect([grid.text(3, 0), grid.text(2 + projects, 0)]).toEqual(['1', String(projects)]);
    expect(grid.text(3 + projects, 0)).toBe('合计');
    expect(grid.text(4 + projects, 0)).toContain('审核人');
    expect(sheet.merges).toContainEqual({ top: 4 + projects, bottom: 4 + projects, left: 0, right: LABELS.length - 1 });
    const xml = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain(`SUM(D4:D${3 + projects})`);
    const style = (row: number): string => /\bs="(\d+)"/.exec(new RegExp(`<c r="B${row}"[^>]*`).exec(xml)?.[0] ?? '')?.[1] ?? '';
    expect(style(4)).not.toBe('');
    expect(style(3 + projects)).toBe(style(4));
    expect(part(bytes, 'xl/styles.xml')).toBe(part(form, 'xl/styles.xml'));
  });

  it('a form that was filled already has no room: nothing is written over', async () => {
    const { bytes } = await filled(await blankForm());
    const ledger = await sampleLedger();
    const plan = planForm(ledger, cells(bytes), projectRows(ledger, { asOf: DAY, today: DAY }), '青石县招商办', DAY);
    expect(plan?.capacity).toBe(0);
  });

  it('money without a unit in the form is not filled by guess', async () => {
    const { plan } = await filled(await blankForm(''));
    expect(plan.shown.map(({ header, choice, why }) => [header, choice, why])).toContainEqual(['总投资', '', '表样没有写明人民币金额单位']);
  });

  it('a column is corrected by hand: another column of ours, a unit the form does not name, or nothing', async () => {
    const form = await blankForm('');
    const { plan, bytes, projects } = await filled(form, [
      { column: 'D', header: '总投资', choice: 'key:totalInvestment@亿元' },
      { column: 'E', header: '省外资金占比', choice: 'key:stage' },
      { column: 'G', header: '备注', choice: '' },
    ]);
    expect(plan.shown.map(({ column, choice, why }) => [column, choice, why]).slice(3)).toEqual([
      ['D', 'key:totalInvestment@亿元', ''],
      ['E', 'key:stage', ''],
      ['F', 'key:leader', ''],
      ['G', '', ''],
    ]);
    const [sheet] = cells(bytes).sheets;
    const grid = createGrid(
      sheet ?? { name: '', hidden: false, rows: [], merges: [], hiddenColumns: [], filtered: false, images: 0, notes: [] },
      1900,
    );
    const ledger = await sampleLedger();
    const first = projectRows(ledger, { asOf: DAY, today: DAY })[0];
    expect(grid.text(3, 4)).toBe(first?.cells['stage']);
    expect(Array.from({ length: projects }, (_, at) => grid.text(3 + at, 6)).every((text) => text === '')).toBe(true);
  });

  it('what was said of a form holds for the same form next month, and for no other', () => {
    const said = [{ column: 'E', header: '省外资金占比', choice: 'key:stage' }];
    const kept = withForm([], LABELS, said);
    expect(correctionsFor(readForms(JSON.parse(JSON.stringify(kept))), LABELS)).toEqual(said);
    expect(correctionsFor(kept, LABELS.slice(1))).toEqual([]);
    expect(withForm(kept, LABELS, [])).toHaveLength(1);
    expect(readForms('torn')).toEqual([]);
  });

  it('every choice of the list is understood, and nothing else', () => {
    for (const { value } of formChoices(['自报栏目'])) expect([value, readChoice(value) === null]).toEqual([value, false]);
    expect(['key:nothing', 'key:totalInvestment@吨', 'x'].map(readChoice)).toEqual([null, null, null]);
  });
});
