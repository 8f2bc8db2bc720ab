/**
 * A plain workbook as the document of the import contract: finds tables, maps columns, reads records, asks what is in doubt.
 * Pure: the same workbook and unit table give the same document.
 */
import { importLabel } from '../imports/labels';
import { TEMPLATE_HEADERS } from '../imports/template-rows';
import type { PlainSheet, PlainWorkbook } from './cells';
import { columnLetters } from './cells';
import { CHOICES } from './choices';
import { columnNumbers } from './column-numbers';
import type { ColumnPlan } from './columns';
import { planColumns } from './columns';
import type { ColumnMapping } from './mappings';
import { withMappings } from './mappings';
import { mergeQuestions } from './column-questions';
import type { Facts, ImportDocument, ImportRecord, ImportStage, MappedColumn, UnitName, UnitTable } from './document';
import type { HeadFacts } from './file-facts';
import { readHead, unitsBelow } from './file-facts';
import { findHeader } from './find-table';
import type { Grid } from './grid';
import { createGrid, rowText } from './grid';
import { laidOut } from './layouts';
import type { Notebook } from './notebook';
import { ask, decide, emptyNotebook, skip } from './notebook';
import type { TableContext } from './read-fields';
import { viewOf } from './read-fields';
import { isKnownUnit, isOfficeName, stageOf, stageOfSheet, unitFinder } from './read-plain';
import { sectionLevel, sectionName } from './rows';
import { withDittos } from './dittos';
import type { TableFrame } from './read-table';
import { readTable } from './read-table';
import type { CellView } from './readings';
import { bodyRows } from './table-body';
import type { StatedSum } from './subtotals';
import { mismatches } from './subtotals';
import { compact } from './text';
import { unmadeColumns } from './unmade-columns';
import { withUnitsSaid } from './units-elsewhere';

type SheetResult = {
  readonly head: HeadFacts;
  readonly columns: readonly MappedColumn[];
  readonly records: readonly ImportRecord[];
  readonly sums: readonly StatedSum[];
  readonly coloured: number;
  readonly hiddenRows: number;
};

export type FileFrame = {
  readonly workbook: PlainWorkbook;
  readonly notebook: Notebook;
  readonly units: UnitTable | null;
  /** What a person said columns mean. */
  readonly mappings: readonly ColumnMapping[];
  /** As-of day and year of the file's first ledger sheet, for sheets that have none. */
  readonly asOf: string | null;
  readonly year: number | null;
};

const SAMPLE = 400;

/** Reads one visible sheet; null when it holds no ledger. */
function readSheet(frame: FileFrame, sheet: PlainSheet): SheetResult | null {
  const { workbook, notebook } = frame;
  const grid = createGrid(sheet, workbook.dateSystem);
  const findUnit = unitFinder(frame.units);
  const columns: MappedColumn[] = [];
  const records: ImportRecord[] = [];
  const sums: StatedSum[] = [];
  const isUnitName = (text: string): boolean => isKnownUnit(findUnit, frame.units, text) || isOfficeName(text);
  let head: HeadFacts | null = null;
  let coloured = 0;
  let lastColumns: readonly ColumnPlan[] = [];
  for (let from = 0; from < grid.rowCount;) {
    const found = findHeader(grid, from);
    if (found === null) break;
    const sample = sampler(grid, found.bottom + 1, workbook.untyped);
    const mapping = withMappings(found, planColumns(found, sample), frame.mappings);
    const { header } = mapping;
    const above = readHead(grid, from, header.top, findUnit);
    const plans = withUnitsSaid(
      mapping.plans,
      above.rows.map(({ text }) => text),
    );
    for (const plan of mapping.given)
      decide(
        notebook,
        sheet.name,
        header.bottom + 1,
        columnLetters(plan.index),
        'column-by-person',
        `“${plan.header}”列${plan.reason}${plan.field === null ? '' : `为${importLabel(plan.field) ?? plan.field}`}`,
      );
    const facts = above.units.length > 0 ? above : { ...above, units: unitsBelow(grid, header.bottom + 1) };
    head ??= facts;
    for (const row of facts.rows) skip(notebook, sheet.name, row.row + 1, row.kind, row.text);
    for (let row = header.top; row <= header.bottom; row += 1) skip(notebook, sheet.name, row + 1, 'header', rowText(grid, row));
    const tableFrame: TableFrame = {
      header,
      asOf: facts.asOf ?? head.asOf ?? frame.asOf,
      sheetStage: headingStage(facts) ?? stageOfSheet(sheet.name),
      sheetUnit: isUnitName(sheet.name) ? findUnit(sheet.name) : null,
      headUnit: headingUnit(facts, isUnitName, findUnit),
      isUnitName,
    };
    askTwins(notebook, sheet.name, plans);
    const year = Number((tableFrame.asOf ?? '').slice(0, 4)) || facts.titleYear || head.titleYear || frame.year;
    const body = bodyRows(grid, tableFrame, plans);
    const dataRows = body.rows.filter(({ kind }) => kind === 'data').map(({ row }) => row);
    const resolved = withDittos(grid, dataRows);
    const context: TableContext = {
      ...resolved,
      columns: plans,
      notebook,
      untyped: workbook.untyped,
      defaultUnits: facts.units.length > 0 ? facts.units : head.units,
      year: year === 0 ? null : year,
      findUnit,
      isUnitName,
      ...columnNumbers(grid, plans, dataRows, workbook.untyped),
      hasFixedColumn: plans.some(({ field }) => field === 'fixedInvestment'),
      bodyTop: header.bottom + 1,
      known: { persons: new Map(), days: new Map(), dates: new Map(), money: new Map() },
    };
    const table = readTable(context, tableFrame, body);
    records.push(...table.records);
    sums.push(...table.sums);
    coloured += table.coloured;
    if (lastColumns.length === 0) columns.push(...mapped(sheet.name, plans, unmadeColumns(header.paths, plans, sample, frame.mappings)));
    lastColumns = plans;
    from = Math.max(table.end, header.bottom + 1);
  }
  if (head === null) return null;
  return { head, columns, records, sums, coloured, hiddenRows: askHidden(frame, grid, lastColumns) };
}

/** 二、在谈项目 directly above a header: the heading of that table. */
function headingStage({ rows }: HeadFacts): ImportStage | null {
  const heading = rows.at(-1)?.text ?? '';
  const alone = rows.length > 1 && compact(heading).length <= 8;
  return sectionLevel(heading) === 1 || alone ? stageOf(sectionName(heading)) : null;
}

/** 柳河镇 directly above the header, below the title: the table is that office's. */
function headingUnit(
  { rows }: HeadFacts,
  isUnitName: (text: string) => boolean,
  findUnit: (raw: string) => UnitName | null,
): TableFrame['headUnit'] {
  const heading = rows.at(-1);
  const name = heading === undefined || !isUnitName(sectionName(heading.text)) ? null : findUnit(sectionName(heading.text));
  return heading === undefined || name === null ? null : { name, row: heading.row };
}

/** Two columns with one header: the first is taken, the other kept, and the person asked which one holds. */
function askTwins(notebook: Notebook, sheet: string, plans: readonly ColumnPlan[]): void {
  for (const plan of plans) {
    if (plan.role !== 'field') continue;
    const twins = plans.filter((other) => other !== plan && other.role === 'other' && compact(other.header) === compact(plan.header));
    if (twins.length === 0) continue;
    const columns = [plan, ...twins].map(({ index }) => columnLetters(index));
    const text = `“${plan.header}”有${columns.length}列，以哪一列为准？`;
    ask(notebook, {
      sheet,
      columns,
      field: null,
      code: 'column-duplicate',
      text,
      raw: plan.header,
      candidates: columns.map((column) => `${column}列`),
    });
  }
}

function sampler(grid: Grid, from: number, untyped: boolean): (column: number) => readonly CellView[] {
  return (column) => {
    const views: CellView[] = [];
    for (let row = from; row < grid.rowCount && views.length < SAMPLE; row += 1) {
      const merge = grid.mergeAt(row, column);
      // A section's or a note's text reaches over all columns; it says nothing about any of them.
      if (merge !== undefined && merge.left < merge.right) continue;
      const view = viewOf(grid, row, column, untyped);
      if (view.raw !== '') views.push(view);
    }
    return views;
  };
}

function mapped(sheet: string, plans: readonly ColumnPlan[], unmade: ReadonlyMap<number, string[]>): readonly MappedColumn[] {
  return plans
    .filter(({ role }) => role !== 'empty')
    .map(({ index, header, role, field, reason }) => {
      const examples = unmade.get(index);
      return {
        sheet,
        column: columnLetters(index),
        header,
        field: role === 'index' ? null : role === 'other' ? 'other' : field,
        ...(reason === '' ? {} : { reason }),
        ...(examples === undefined ? {} : { unmade: examples }),
      };
    });
}

/** Hidden rows and columns are read all the same, and asked about once. */
function askHidden(frame: FileFrame, grid: Grid, plans: readonly ColumnPlan[]): number {
  const { sheet } = grid;
  let hiddenRows = 0;
  for (let row = 0; row < grid.rowCount; row += 1) if (grid.row(row)?.hidden === true) hiddenRows += 1;
  const about = { sheet: sheet.name, field: null, raw: '', candidates: [CHOICES.include, CHOICES.leaveOut] };
  if (hiddenRows > 0)
    ask(frame.notebook, {
      ...about,
      code: 'hidden-rows',
      text: `“${sheet.name}”有${hiddenRows}行被隐藏${sheet.filtered ? '或筛选掉' : ''}，要不要导入？`,
    });
  const hidden = sheet.hiddenColumns.filter(
    (column) =>
      column < grid.columnCount &&
      plans.some(({ index, role, header }) => index === column && role !== 'empty' && !TEMPLATE_HEADERS.has(header)),
  );
  if (hidden.length > 0)
    ask(frame.notebook, {
      ...about,
      columns: hidden.map(columnLetters),
      code: 'hidden-columns',
      text: `“${sheet.name}”有${hidden.length}列被隐藏，要不要导入？`,
    });
  return hiddenRows;
}

function hiddenColumnCount(sheet: PlainSheet): number {
  const width = createGrid(sheet, 1900).columnCount;
  return sheet.hiddenColumns.filter((column) => column < width).length;
}

/** As-of day and year of the first sheet that has a table, before any record is read. */
function fileFrame(workbook: PlainWorkbook, units: UnitTable | null, notebook: Notebook, mappings: readonly ColumnMapping[]): FileFrame {
  let asOf: string | null = null;
  let year: number | null = null;
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) continue;
    const grid = createGrid(sheet, workbook.dateSystem);
    const header = findHeader(grid, 0);
    if (header === null) continue;
    const facts = readHead(grid, 0, header.top, unitFinder(units));
    asOf ??= facts.asOf;
    year ??= facts.titleYear;
  }
  return { workbook, notebook, units, mappings, asOf, year };
}

/** True when a document found at least one table. */
export function hasLedger(document: ImportDocument): boolean {
  return document.columns.length > 0;
}

/**
 * Reads a workbook; sheets that are no plain table are laid out as one first, and the document speaks of rows and columns so laid out.
 * @param file the name shown; it is no evidence of anything
 * @param units the county's offices and their names, or null
 * @param mappings what a person said columns mean
 */
export function readDocument(
  given: PlainWorkbook,
  file: string,
  units: UnitTable | null,
  mappings: readonly ColumnMapping[] = [],
): ImportDocument {
  const workbook = laidOut(given);
  const notebook = emptyNotebook();
  const frame = fileFrame(workbook, units, notebook, mappings);
  const results: SheetResult[] = [];
  let hiddenColumns = 0;
  let comments = 0;
  let images = 0;
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) {
      skip(notebook, sheet.name, null, 'hidden-sheet', '');
      ask(notebook, {
        sheet: sheet.name,
        field: null,
        code: 'hidden-sheets',
        text: `工作表“${sheet.name}”是隐藏的，不导入；要导入的，请取消隐藏后重新选择文件`,
        raw: sheet.name,
        candidates: [CHOICES.leaveOut],
      });
      continue;
    }
    const result = sheet.rows.length === 0 ? null : readSheet(frame, sheet);
    if (result === null) {
      skip(notebook, sheet.name, null, sheet.rows.length === 0 ? 'sheet-empty' : 'sheet-not-ledger', '');
      continue;
    }
    results.push(result);
    if (sheet.relaid !== undefined) decide(notebook, sheet.name, 1, null, 'relaid', `“${sheet.name}”${sheet.relaid}，请核对`);
    hiddenColumns += hiddenColumnCount(sheet);
    comments += sheet.notes.length;
    images += sheet.images;
    if (result.coloured > 0)
      ask(notebook, {
        sheet: sheet.name,
        field: null,
        code: 'colour-meaning',
        text: `“${sheet.name}”有${result.coloured}行整行着色，颜色表示什么？`,
        raw: '',
        candidates: [CHOICES.warning, CHOICES.onlyMark],
      });
  }
  if (workbook.mojibake)
    ask(notebook, {
      sheet: workbook.sheets[0]?.name ?? '',
      field: null,
      code: 'encoding',
      text: '文件的文字曾被错误转码，已还原，请核对',
      raw: workbook.mojibake.damaged,
      candidates: [workbook.mojibake.repaired, workbook.mojibake.damaged],
    });
  if (workbook.cleaned > 0)
    decide(notebook, workbook.sheets[0]?.name ?? '', 1, null, 'cleaned', `文件里有${workbook.cleaned}个看不见的控制字符，读取时去掉`);
  const head = results[0]?.head;
  const unit = head?.units.find((entry) => entry.kind === 'money');
  const facts: Facts = {
    title: results.find((result) => result.head.title !== null)?.head.title ?? null,
    asOf: frame.asOf,
    reportingUnit: results.find((result) => result.head.reportingUnit !== null)?.head.reportingUnit ?? null,
    defaultUnit: unit?.kind === 'money' && (unit.name === '元' || unit.name === '万元' || unit.name === '亿元') ? unit.name : null,
    dateSystem: workbook.dateSystem,
    hiddenRows: results.reduce((sum, { hiddenRows }) => sum + hiddenRows, 0),
    hiddenColumns,
    hiddenSheets: workbook.sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
    filters: workbook.sheets.filter(({ hidden, filtered }) => !hidden && filtered).length,
    comments,
    images,
    colouredRows: results.reduce((sum, { coloured }) => sum + coloured, 0),
    subtotalMismatches: [...mismatches(results.flatMap(({ sums }) => sums))],
  };
  return {
    contract: 1,
    file,
    format: workbook.format,
    facts,
    columns: results.flatMap(({ columns }) => columns),
    records: results.flatMap(({ records }) => records),
    decisions: notebook.decisions,
    questions: mergeQuestions(notebook.questions),
    skipped: notebook.skipped,
    errors: notebook.errors,
  };
}
