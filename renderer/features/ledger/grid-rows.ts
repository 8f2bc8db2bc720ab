/** Project rows as rows of the grid. A row that did not change stays the same object, so that the grid redraws only what did. */
import type { Ledger } from '../../../shared/ledger/fold';
import type { IsoDay } from '../../../shared/model/dates';
import { fieldSpec } from '../../../shared/model/entities';
import { PROJECT_COLUMNS, projectColumn } from '../../../shared/views/project-columns';
import type { ViewColumn } from '../../../shared/views/project-columns';
import type { ProjectRow } from '../../../shared/views/project-rows';
import { standingRows } from '../../../shared/views/row-cache';
import type { CellMark, GridColumn, GridRow } from '../../grid/grid-types';

const WIDTHS: Readonly<Record<ViewColumn['kind'], number>> = {
  text: 120,
  longText: 220,
  number: 76,
  // Wide enough for its heading with the unit on one line: 当月申报（万元） and the menu's arrow.
  money: 148,
  date: 124,
  percent: 80,
  choice: 84,
  people: 130,
};
const OWN_WIDTHS: Readonly<Record<string, number>> = {
  projectName: 240,
  agreedInvestment: 160,
  fixedInvestment: 172,
  investor: 180,
  unit: 128,
  responsiblePerson: 170,
  number: 130,
  source: 220,
};
/** 序号 is the grid's own first column. */
const OWN_NUMBER = 'index';
const FROZEN = new Set(['projectName']);

/** The grid's columns; editable where an edit has a place to go. */
export const GRID_COLUMNS: readonly GridColumn[] = orderedColumns().map((column) => ({
  key: column.key,
  label: column.label,
  kind: column.kind,
  width: OWN_WIDTHS[column.key] ?? WIDTHS[column.kind],
  ...(FROZEN.has(column.key) ? { frozen: true } : {}),
  ...(column.writes === undefined ? {} : { editable: true }),
  ...(column.choices === undefined ? {} : { choices: column.choices }),
  ...(column.unit === undefined ? {} : { unit: column.unit }),
  ...(column.group === undefined ? {} : { headerGroup: column.group }),
}));

/** The name stands first, where it stays in sight. */
function orderedColumns(): ViewColumn[] {
  const all = (PROJECT_COLUMNS as readonly ViewColumn[]).filter(({ key }) => key !== OWN_NUMBER);
  return [...all.filter(({ key }) => FROZEN.has(key)), ...all.filter(({ key }) => !FROZEN.has(key))];
}

/** Columns hidden until somebody asks for them. */
export const EXTRA_COLUMNS: readonly string[] = (PROJECT_COLUMNS as readonly ViewColumn[])
  .filter(({ extra }) => extra === true)
  .map(({ key }) => key);

/** Columns of the facts an unread text belongs to: 签约时间 stands in `signedOn`. */
function marksOf(row: ProjectRow, unread: Readonly<Record<string, string>>): Record<string, CellMark> {
  const marks: Record<string, CellMark> = {};
  for (const [key, reason] of Object.entries(row.doubts)) marks[key] = { kind: 'doubt', reason };
  for (const [key, raw] of Object.entries(unread)) {
    if (projectColumn(key) !== null) marks[key] = { kind: 'question', reason: `原文“${raw}”未能识别，待核实` };
  }
  for (const field of row.clashes)
    marks[field] = { kind: 'clash', reason: `${fieldSpec('project', field)?.label ?? ''}两个办公室填得不一样，待核对` };
  return marks;
}

function gridRow(ledger: Ledger, row: ProjectRow): GridRow {
  const unread = ledger.records.get('project')?.get(row.id)?.fields['unread']?.value;
  const texts = typeof unread === 'object' && unread !== null && !Array.isArray(unread) ? (unread as Record<string, string>) : {};
  const marks = marksOf(row, texts);
  return { id: row.id, cells: row.cells, ...(Object.keys(marks).length === 0 ? {} : { marks }) };
}

const made = new WeakMap<ProjectRow, GridRow>();
const lists = new WeakMap<readonly ProjectRow[], readonly GridRow[]>();

/** The grid's rows of the ledger as of a day. Rows that did not change stay the same objects. */
export function gridRows(ledger: Ledger, asOf: IsoDay): readonly GridRow[] {
  const rows = standingRows(ledger, { asOf, today: asOf });
  const known = lists.get(rows);
  if (known !== undefined) return known;
  const fresh = rows.map((row) => {
    const own = made.get(row) ?? gridRow(ledger, row);
    made.set(row, own);
    return own;
  });
  lists.set(rows, fresh);
  return fresh;
}
