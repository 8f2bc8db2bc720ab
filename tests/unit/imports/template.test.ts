/** Issue 4, 填报表 for offices without the program: locked headings, lists, hidden marks; a returned file changes only what somebody changed. */
import { describe, expect, it } from 'vitest';
import { readCells } from '../../../electron/sheets/read-cells';
import { writeTemplate } from '../../../electron/sheets/write-template';
import { openZip } from '../../../electron/sheets/zip-container';
import { planImport } from '../../../shared/imports/plan';
import type { ImportPlan } from '../../../shared/imports/plan';
import { changedHeadings, CHECK_HEADER, ROW_ID_HEADER } from '../../../shared/imports/template-rows';
import { setDraft } from '../../../shared/ledger/drafts';
import type { Ledger } from '../../../shared/ledger/fold';
import { isoDay } from '../../../shared/model/dates';
import type { PlainCell, PlainWorkbook } from '../../../shared/sheet/cells';
import type { ImportDocument } from '../../../shared/sheet/document';
import { readDocument } from '../../../shared/sheet/read-document';
import { SAMPLE_UNITS } from '../../../shared/sample/units';
import { templateView } from '../../../shared/views/template-view';
import { enter } from '../views/small-ledger';
import { choices, LIUHE, sampleLedger } from './sample-import';

const DAY = isoDay('2026-10-31');
const UNITS = { county: '青石县', units: SAMPLE_UNITS.map(({ name, kind, aliases }) => ({ name, kind, aliases: [...aliases] })) };
const text = (words: string): PlainCell => ({ kind: 'text', text: words });

async function template(ledger: Ledger): Promise<{ readonly bytes: Buffer; readonly workbook: PlainWorkbook }> {
  const view = templateView(ledger, LIUHE, DAY);
  if (view === null) throw new Error('no unit');
  const bytes = await writeTemplate(view, UNITS);
  if (!bytes.ok) throw new Error(bytes.code);
  const workbook = readCells(bytes.value);
  if (!workbook.ok) throw new Error(workbook.code);
  return { bytes: bytes.value, workbook: workbook.value };
}

/** The file as it comes back, with cells changed by their header and place. */
function returned(workbook: PlainWorkbook, changes: readonly (readonly [row: number, header: string, words: string])[]): ImportDocument {
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  const headers = sheet.rows[2]?.cells.map((cell) => (cell?.kind === 'text' ? cell.text : '')) ?? [];
  const rows = sheet.rows.map((row, at) => {
    const cells = [...(row?.cells ?? [])];
    for (const [place, header, words] of changes) if (place === at + 1) cells[headers.indexOf(header)] = text(words);
    return row === undefined ? row : { ...row, cells };
  });
  const last = sheet.rows.length;
  const added = changes.filter(([place]) => place > last).map(([, header, words]) => [headers.indexOf(header), text(words)] as const);
  const cells: PlainCell[] = [];
  for (const [column, cell] of added) cells[column] = cell;
  const all = added.length === 0 ? rows : [...rows, { cells, tints: [], hidden: false }];
  return readDocument({ ...workbook, sheets: [{ ...sheet, rows: all }] }, '填报表.xlsx', UNITS);
}

function plan(ledger: Ledger, document: ImportDocument): ImportPlan {
  return planImport(ledger, document, choices(document, { office: null, unit: LIUHE, today: DAY }));
}

describe('填报表', () => {
  it('is protected with unlocked cells, lists and hidden marks, and asks nothing when it comes back untouched', async () => {
    const ledger = await sampleLedger();
    const { bytes, workbook } = await template(ledger);
    const zip = openZip(bytes);
    const part = zip.ok ? zip.value.read('xl/worksheets/sheet1.xml') : zip;
    const xml = part.ok ? (part.value?.toString('utf8') ?? '') : '';
    expect(xml).toContain('<sheetProtection sheet="1"');
    expect(xml).toContain('<dataValidation type="list"');
    expect(workbook.sheets[0]?.hiddenColumns).toEqual([0, 1]);
    const document = returned(workbook, []);
    expect(document.questions.map(({ code }) => code)).not.toContain('hidden-columns');
    const { rows, missing } = plan(ledger, document);
    expect(rows.length).toBeGreaterThan(3);
    expect(
      rows.filter(({ status }) => status !== '无变化').map(({ record, changes, doubts }) => [record.projectName, changes, doubts]),
    ).toEqual([]);
    expect(missing).toEqual([]);
  });

  it('a changed cell is the only change, even after the ledger went on; a new row is a new project', async () => {
    const ledger = await sampleLedger();
    const { workbook } = await template(ledger);
    const [first] = plan(ledger, returned(workbook, [])).rows;
    const project = first?.chosen;
    if (project == null || project === 'new' || project === 'skip') throw new Error('no project');
    enter(ledger, [setDraft(ledger, { scope: LIUHE, entity: 'project', record: project }, { remarks: '县里后来写的备注' })]);
    const end = (workbook.sheets[0]?.rows.length ?? 0) + 1;
    const document = returned(workbook, [
      [4, '存在问题', '新提出的用电问题'],
      [end, '项目名称', '柳河镇新报的竹笋加工项目'],
      [end, '总投资（万元）', '6000'],
    ]);
    const { rows } = plan(ledger, document);
    expect(rows[0]?.changes.map(({ field, new: now }) => [field, now])).toEqual([['problems', '新提出的用电问题']]);
    expect(rows.slice(1, -1).every(({ status }) => status === '无变化')).toBe(true);
    expect(rows.at(-1)).toMatchObject({ status: '新增', scope: LIUHE });
    expect(rows.some(({ record }) => record.other?.[ROW_ID_HEADER] !== undefined)).toBe(false);
  });

  it('a row keeps its project when the name was changed', async () => {
    const ledger = await sampleLedger();
    const { workbook } = await template(ledger);
    const { rows } = plan(ledger, returned(workbook, [[4, '项目名称', '改过名称的项目']]));
    expect(rows[0]).toMatchObject({ status: '更新' });
    expect(rows[0]?.changes.map(({ field }) => field)).toEqual(['projectName']);
  });
});

describe('a 填报表 that was tampered with', () => {
  /** A sheet with one cell put in place of another. */
  function withCell(workbook: PlainWorkbook, row: number, header: string, words: string): PlainWorkbook {
    const [sheet] = workbook.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const at = sheet.rows[2]?.cells.findIndex((own) => own?.kind === 'text' && own.text === header) ?? -1;
    const rows = sheet.rows.map((own, line) =>
      own === undefined || line + 1 !== row
        ? own
        : { ...own, cells: own.cells.map((cell, column) => (column === at ? text(words) : cell)) },
    );
    return { ...workbook, sheets: [{ ...sheet, rows }] };
  }

  it('is asked about row by row where a check value or a row mark is damaged: nothing is taken for changed in silence', async () => {
    const ledger = await sampleLedger();
    const { workbook } = await template(ledger);
    for (const [header, code] of [
      [CHECK_HEADER, 'E_TEMPLATE_CHECK'],
      [ROW_ID_HEADER, 'E_TEMPLATE_ROW'],
    ] as const)
      for (const damaged of [withCell(workbook, 4, header, '改坏了'), withCell(workbook, 4, header, '')]) {
        const { rows } = plan(ledger, readDocument(damaged, '填报表.xlsx', UNITS));
        expect(rows[0]?.status).toBe('需核对');
        expect(rows[0]?.doubts.join('')).toContain(code);
        expect(rows.slice(1).every(({ status }) => status === '无变化')).toBe(true);
      }
  });

  it('is asked about where a row mark stands twice', async () => {
    const ledger = await sampleLedger();
    const { workbook } = await template(ledger);
    const [sheet] = workbook.sheets;
    const doubled = sheet?.rows[3];
    if (sheet === undefined || doubled === undefined) throw new Error('no row');
    const rows = plan(
      ledger,
      readDocument(
        { ...workbook, sheets: [{ ...sheet, rows: [...sheet.rows.slice(0, 5), doubled, ...sheet.rows.slice(5)] }] },
        '填报表.xlsx',
        UNITS,
      ),
    ).rows.filter(({ status }) => status === '需核对');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.doubts.join('')).toContain('也对应这个项目');
  });

  it('is not read where a heading was changed, and is where rows were sorted, deleted or columns filled', async () => {
    const ledger = await sampleLedger();
    const { workbook } = await template(ledger);
    const [sheet] = workbook.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const headers = sheet.rows[2]?.cells.flatMap((own) => (own?.kind === 'text' ? [own.text] : [])) ?? [];
    const read = (book: PlainWorkbook): ImportDocument => readDocument(book, '填报表.xlsx', UNITS);
    expect(changedHeadings(read(withCell(workbook, 3, '总投资（万元）', '总投资（亿元）')))).toContain('总投资（亿元）');
    expect(changedHeadings(read(withCell(workbook, 3, ROW_ID_HEADER, '编号')))).not.toBeNull();
    const [title, line, head, first, second, ...rest] = sheet.rows;
    expect(changedHeadings(read({ ...workbook, sheets: [{ ...sheet, rows: [title, line, head, second, ...rest, first] }] }))).toBeNull();
    for (const header of headers.filter((own) => own !== ROW_ID_HEADER && own !== CHECK_HEADER))
      expect(changedHeadings(read(withCell(workbook, 4, header, '1'))), header).toBeNull();
  });
});
