/**
 * One table of a sheet from its header to its end: rows classified, sections carried, projects grouped and read, sums collected.
 */
import { columnLetters } from './cells';
import { CHOICES } from './choices';
import { columnNumbers } from './column-numbers';
import type { ImportRecord, ImportStage, MoneyField, UnitName } from './document';
import { MONEY_FIELDS } from './document';
import { unitsIn } from './file-facts';
import type { HeaderBlock } from './find-table';
import type { Grid } from './grid';
import { listsSeveral } from './listed-items';
import { ask, decide, skip } from './notebook';
import type { Draft, TableContext } from './read-fields';
import { readFields, unitFor, viewOf } from './read-fields';
import { readMoney } from './read-money';
import { flagOf, stageOf } from './read-plain';
import { higherStage, stageByDates, stageConflicts } from './record-stage';
import { projectGroups } from './row-groups';
import type { BodyRow } from './rows';
import { sectionName } from './rows';
import { askStageWord } from './stage-words';
import { askStruck } from './struck-rows';
import type { StatedSum } from './subtotals';
import type { TableBody } from './table-body';
import { indexColumnOf } from './table-body';
import { compact } from './text';
import type { UnitWord } from './unit-words';

/** What a table needs from its sheet and file besides the columns. */
export type TableFrame = {
  readonly header: HeaderBlock;
  readonly asOf: string | null;
  readonly sheetStage: ImportStage | null;
  /** The office a sheet is named after: 柳河镇. */
  readonly sheetUnit: UnitName | null;
  /** The office that stands alone above the header, and its row from 0. */
  readonly headUnit: { readonly name: UnitName; readonly row: number } | null;
  readonly isUnitName: (text: string) => boolean;
};

export type TableResult = {
  readonly records: readonly ImportRecord[];
  readonly sums: readonly StatedSum[];
  /** First row that belongs to the next table, or the row count. */
  readonly end: number;
  readonly coloured: number;
};

type Section = {
  readonly level: number;
  readonly stage: ImportStage | null;
  readonly unit: UnitName | null;
  /** 一、在建项目（单位：亿元）: holds for the amounts below it. */
  readonly money: readonly UnitWord[];
};
type Block = {
  readonly stage: ImportStage | null;
  readonly unit: { readonly name: UnitName; readonly row: number } | null;
  readonly money: readonly UnitWord[];
};

function isMoneyField(field: string | null): field is MoneyField {
  return field !== null && (MONEY_FIELDS as readonly string[]).includes(field);
}

const SKIPPED = {
  'header-repeat': 'header-repeat',
  footnote: 'footnote',
  section: 'section',
  subtotal: 'subtotal',
  total: 'total',
  'column-numbers': 'header',
} as const;

/** Reads a table. */
export function readTable(context: TableContext, frame: TableFrame, { rows, end }: TableBody): TableResult {
  const { grid, columns, notebook } = context;
  const blocks = new Map<number, Block>();
  let sections: Section[] = [];
  let unitRow = -1;
  const dataRows: number[] = [];
  const lines = new Map<number, Line[]>();
  for (const row of rows) {
    if (row.kind === 'line') {
      const above = dataRows.at(-1) ?? -1;
      lines.set(above, [...(lines.get(above) ?? []), row]);
      continue;
    }
    if (row.kind === 'blank' || row.kind === 'new-header' || row.kind === 'other-header') continue;
    if (row.kind === 'data') {
      const stage = sections.findLast((section) => section.stage !== null)?.stage ?? null;
      const unit = sections.findLast((section) => section.unit !== null)?.unit ?? null;
      const named = unit === null ? frame.headUnit : { name: unit, row: unitRow };
      const money = sections.findLast((section) => section.money.length > 0)?.money ?? [];
      blocks.set(row.row, { stage, unit: named, money });
      dataRows.push(row.row);
      continue;
    }
    skip(notebook, grid.sheet.name, row.row + 1, SKIPPED[row.kind], row.text);
    if (row.kind === 'section') {
      const name = sectionName(row.text);
      const unit = frame.isUnitName(name) ? context.findUnit(name) : null;
      if (unit !== null) unitRow = row.row;
      sections = [
        ...sections.filter(({ level }) => level < row.level),
        { level: row.level, stage: isSentence(name) ? null : stageOf(name), unit, money: unitsIn([row.text]) },
      ];
    }
  }
  const records: ImportRecord[] = [];
  let coloured = 0;
  const inSection = sectionContexts(context, dataRows, blocks);
  for (const group of projectGroups(context, frame.header, indexColumnOf(columns), dataRows)) {
    const first = group.rows[0] ?? 0;
    const block = blocks.get(first) ?? { stage: null, unit: null, money: [] };
    const below = group.rows.flatMap((row) => lines.get(row) ?? []);
    const record = withLines(context, readRecord(inSection(block), frame, group.rows, block), below);
    if (record.rowColour !== undefined) coloured += 1;
    records.push(record);
  }
  return { records, sums: statedSums(context, rows, records, blocks), end, coloured };
}

type Line = Extract<BodyRow, { readonly kind: 'line' }>;

/** （一）2月25日—28日，县委书记带队赴苏州考察: a sentence names no stage of the projects below it. */
function isSentence(heading: string): boolean {
  return heading.length > 16 && /[，,；;]/.test(heading);
}

/** A project with the running text that stands below it over the width of the table. */
function withLines({ grid, notebook }: TableContext, record: ImportRecord, lines: readonly Line[]): ImportRecord {
  if (lines.length === 0) return record;
  const { source } = record;
  const draft: Draft = { ...record, source: { ...source, rows: [...(source.rows ?? [source.row]), ...lines.map(({ row }) => row + 1)] } };
  for (const { row, field, text } of lines) {
    const said = draft[field] ?? '';
    draft[field] = said === '' ? text : `${said}\n${text}`;
    decide(notebook, grid.sheet.name, row + 1, null, 'line-below', `第${row + 1}行接在项目下面，记入第${source.row}行的项目`);
  }
  return draft;
}

/** The context of each section that names a unit: its unit first, magnitudes compared within it. */
function sectionContexts(
  context: TableContext,
  dataRows: readonly number[],
  blocks: ReadonlyMap<number, Block>,
): (block: Block) => TableContext {
  const made = new Map<readonly UnitWord[], TableContext>();
  return ({ money }) => {
    if (money.length === 0) return context;
    const known = made.get(money);
    if (known !== undefined) return known;
    const rows = dataRows.filter((row) => blocks.get(row)?.money === money);
    const { medians } = columnNumbers(context.grid, context.columns, rows, context.untyped);
    const own = { ...context, medians, defaultUnits: [...money, ...context.defaultUnits] };
    made.set(money, own);
    return own;
  };
}

type Notes = Grid['sheet']['notes'];
const notesByRow = new WeakMap<Notes, ReadonlyMap<number, Notes[number][]>>();

function sortedByRow(notes: Notes): ReadonlyMap<number, Notes[number][]> {
  const byRow = new Map<number, Notes[number][]>();
  for (const note of notes) {
    const here = byRow.get(note.row);
    if (here === undefined) byRow.set(note.row, [note]);
    else here.push(note);
  }
  return byRow;
}

/** Notes of some rows, in the order of the sheet. A sheet may have one at every row: they are sorted by row once. */
function notesOf({ sheet: { notes } }: Grid, rows: readonly number[]): Notes {
  if (notes.length === 0) return notes;
  let byRow = notesByRow.get(notes);
  if (byRow === undefined) notesByRow.set(notes, (byRow = sortedByRow(notes)));
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) return byRow.get(only) ?? [];
  return notes.filter((note) => rows.includes(note.row));
}

function readRecord(context: TableContext, frame: TableFrame, rows: readonly number[], block: Block): ImportRecord {
  const { grid, notebook } = context;
  const first = rows[0] ?? 0;
  const sheet = grid.sheet.name;
  const draft: Draft = {
    source: {
      sheet,
      row: first + 1,
      ...(rows.length > 1 ? { rows: rows.map((row) => row + 1) } : {}),
      ...(rows.every((row) => grid.row(row)?.hidden === true) ? { hidden: true as const } : {}),
    },
  };
  readFields(context, rows, draft);
  askSeveralProjects(context, frame.header.nameColumn, first, draft);
  const hasUnitColumn = context.columns.some(({ field }) => field === 'introducingUnit');
  if (!hasUnitColumn && block.unit !== null) {
    draft.introducingUnit = block.unit.name;
    decide(notebook, sheet, first + 1, null, 'from-section', `引进单位取自第${block.unit.row + 1}行“${block.unit.name.raw}”`);
  } else if (!hasUnitColumn && frame.sheetUnit !== null) {
    draft.introducingUnit = frame.sheetUnit;
    decide(notebook, sheet, first + 1, null, 'from-sheet', `引进单位取自工作表名“${frame.sheetUnit.raw}”`);
  }
  const ticked = tickedStage(context, rows);
  const stated = draft.stage ?? (ticked === null ? (block.stage ?? frame.sheetStage) : null);
  if (draft.stage == null && ticked !== null)
    decide(
      notebook,
      sheet,
      first + 1,
      columnLetters(ticked.column),
      'stage-from-tick',
      `在“${ticked.header}”栏打勾，阶段为${ticked.stage}`,
    );
  const dated = stageByDates(draft, frame.asOf);
  draft.stage = draft.stage == null && ticked !== null ? higherStage(ticked.stage, dated) : (stated ?? dated);
  if (stageConflicts(stated, draft, frame.asOf))
    ask(notebook, {
      sheet,
      row: first + 1,
      field: 'stage',
      code: 'stage-conflict',
      text: `写的是${stated ?? ''}，但开工或投产时间已过，阶段是哪一个？`,
      raw: stated ?? '',
      candidates: [...new Set([stageByDates(draft, frame.asOf), stated].filter((stage) => stage !== null))],
    });
  if (draft.stage === null) askStageWord(context, first);
  askStruck(context, rows, frame.header.nameColumn, stated);
  const notes = notesOf(grid, rows).map((note) => ({ column: columnLetters(note.column), text: note.text }));
  if (notes.length > 0) draft.notes = notes;
  const colour = rowColour(context, first);
  if (colour !== null) draft.rowColour = colour;
  return draft;
}

/** The furthest stage ticked in the columns of a row. */
function tickedStage(
  context: TableContext,
  rows: readonly number[],
): { readonly stage: ImportStage; readonly column: number; readonly header: string } | null {
  let found: { readonly stage: ImportStage; readonly column: number; readonly header: string } | null = null;
  for (const { mark, index, header } of context.columns) {
    if (mark === null || !rows.some((row) => flagOf(context.grid.text(row, index)) === true)) continue;
    if (found === null || higherStage(found.stage, mark) === mark) found = { stage: mark, column: index, header };
  }
  return found;
}

/** M-09: a numbered list, or lines that each are a whole project name, in the name cell. */
function askSeveralProjects(context: TableContext, column: number, row: number, draft: Draft): void {
  const name = draft.projectName ?? '';
  if (name === '') return;
  const lines = name
    .split(/[\n;；]/)
    .map((line) => compact(line))
    .filter((line) => line !== '');
  const whole = lines.length > 1 && lines.every((line) => line.length >= 6 && /(项目|工程|基地|产业园|生产线)$/.test(line));
  if (!whole && !listsSeveral(name)) return;
  ask(context.notebook, {
    sheet: context.grid.sheet.name,
    row: row + 1,
    column: columnLetters(column),
    field: 'projectName',
    code: 'several-projects',
    text: '一个单元格里写了几个项目，是否拆开？',
    raw: name,
    candidates: [CHOICES.keep, CHOICES.split],
  });
}

/** Colour of a row when nearly all its columns are filled with one of 红黄绿. */
function rowColour(context: TableContext, row: number): 'red' | 'yellow' | 'green' | null {
  const { grid } = context;
  const counts = { red: 0, yellow: 0, green: 0 };
  const tints = grid.row(row)?.tints;
  if (tints?.length === 0 && grid.sheet.merges.length === 0) return null;
  for (let column = 0; column < grid.columnCount; column += 1) {
    const merge = grid.mergeAt(row, column);
    const tint = tints?.[column] ?? (merge ? grid.row(merge.top)?.tints[merge.left] : undefined);
    if (tint === 'red' || tint === 'yellow' || tint === 'green') counts[tint] += 1;
  }
  for (const colour of ['red', 'yellow', 'green'] as const)
    if (counts[colour] > 0 && counts[colour] >= grid.columnCount * 0.7) return colour;
  return null;
}

function statedSums(
  context: TableContext,
  rows: readonly BodyRow[],
  records: readonly ImportRecord[],
  blocks: ReadonlyMap<number, Block>,
): readonly StatedSum[] {
  const sums: StatedSum[] = [];
  const between = (from: number, to: number) => records.filter(({ source }) => source.row - 1 > from && source.row - 1 < to);
  const hasSections = rows.some(({ kind }) => kind === 'section');
  let [block, page, sum] = [-1, -1, -1];
  for (const [index, row] of rows.entries()) {
    if (row.kind === 'header-repeat') page = row.row;
    // A header printed again on the next page begins no new block where sections do.
    if (row.kind === 'section' || (row.kind === 'header-repeat' && !hasSections)) block = row.row;
    // 其中：亿元以上 is a part that nothing can be compared with.
    if ((row.kind !== 'subtotal' && row.kind !== 'total') || /^\S*其中/.test(compact(row.text))) continue;
    const covered = row.kind === 'total' ? records : between(block, row.row);
    const end = rows.slice(index + 1).find(({ kind }) => kind === 'section' || kind === 'subtotal' || kind === 'total')?.row ?? Infinity;
    // 合计 of the last of several tables under one header says nothing of those above.
    const ownPage = page > -1 && sum > -1 ? [between(page, row.row)] : [];
    const others = row.kind === 'total' ? ownPage : [between(sum, row.row), between(page, row.row), between(row.row, end)];
    sum = row.row;
    // The sum of a section is in its unit; that of all sections in the unit above the table.
    const last = row.kind === 'total' ? undefined : rows.slice(0, index).findLast(({ kind }) => kind === 'data')?.row;
    const units = [...(blocks.get(last ?? -1)?.money ?? []), ...context.defaultUnits];
    for (const plan of context.columns) {
      if (plan.role !== 'field' || plan.unitIn !== null || !isMoneyField(plan.field)) continue;
      const view = viewOf(context.grid, row.row, plan.index, context.untyped);
      const stated = readMoney(view, unitFor(plan, units)).value;
      if (stated === null || !('amount' in stated) || stated.currency !== 'CNY') continue;
      sums.push({
        sheet: context.grid.sheet.name,
        row: row.row + 1,
        column: columnLetters(plan.index),
        field: plan.field,
        stated: stated.amount,
        records: covered,
        others,
      });
    }
  }
  return records.length === 0 ? [] : sums;
}
