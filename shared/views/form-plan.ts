/**
 * 表样套用: where a given blank form wants which of our columns, and the values to put there. The form is recognised by the same header words as
 * an import; what has no counterpart is listed, never filled by guess. Knows nothing of files.
 */
import type { Ledger } from '../ledger/fold';
import { getRecord } from '../ledger/read';
import { formatDate, formatDay } from '../model/dates';
import type { IsoDay } from '../model/dates';
import { decimalFromMinor, formatMoney } from '../model/money';
import type { MoneyUnit } from '../model/money';
import type { PlainSheet, PlainWorkbook } from '../sheet/cells';
import { columnLetters } from '../sheet/cells';
import type { ColumnPlan } from '../sheet/columns';
import { planColumns } from '../sheet/columns';
import type { ImportField } from '../sheet/document';
import { readHead } from '../sheet/file-facts';
import { findHeader } from '../sheet/find-table';
import { createGrid, ownTexts } from '../sheet/grid';
import type { Grid } from '../sheet/grid';
import { unitFor } from '../sheet/read-fields';
import { unitFinder } from '../sheet/read-plain';
import { compact } from '../sheet/text';
import type { UnitWord } from '../sheet/unit-words';
import { choiceText, correctionOf } from './form-columns';
import type { FormChoice, FormCorrection } from './form-columns';
import { PROJECT_COLUMNS } from './project-columns';
import type { ProjectColumnKey, ViewColumn, ViewValue } from './project-columns';
import type { ProjectRow } from './project-rows';

/** What a column of a form gets: a column of the 项目台账, a text kept under the same header, or nothing. */
type FormColumn = {
  readonly index: number;
  readonly header: string;
  readonly key: ProjectColumnKey | null;
  /** Header under which the ledger keeps texts of its own. */
  readonly other: string | null;
  readonly unit: MoneyUnit | null;
  readonly phones: boolean;
};

export type FormPlan = {
  readonly sheet: string;
  /** First row for a project, from 1, and how many blank rows the form has there; 0 when something stands there already. */
  readonly firstRow: number;
  readonly capacity: number;
  readonly columns: readonly FormColumn[];
  /** The same columns for people: what stands there, and why nothing does. */
  readonly shown: readonly {
    readonly column: string;
    readonly header: string;
    readonly choice: string;
    readonly label: string;
    readonly why: string;
  }[];
  /** Headers under which the ledger keeps texts of its own. */
  readonly kept: readonly string[];
  /** Cells above the table that ask for the office or the day. */
  readonly above: readonly { readonly row: number; readonly column: number; readonly text: string }[];
};

/** A cell of a form that holds a formula of its own; row and column from 0. */
export type FormulaCell = { readonly row: number; readonly column: number };

/** One value for a cell of a form. */
export type FormValue = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'number'; readonly decimal: string };

const KEYS: Readonly<Partial<Record<ImportField, ProjectColumnKey>>> = {
  fundsReceivedTotal: 'fundsTotal',
  fundsReceivedYear: 'fundsYear',
  introducingUnit: 'unit',
};

function keyOf(field: ImportField): ProjectColumnKey | null {
  const named = KEYS[field];
  if (named !== undefined) return named;
  return PROJECT_COLUMNS.some((column: ViewColumn) => column.key === field) ? (field as ProjectColumnKey) : null;
}

function keyByLabel(header: string): ProjectColumnKey | null {
  const leaf = compact(header.split('/').at(-1) ?? '');
  const found = PROJECT_COLUMNS.find(({ label }) => label === leaf);
  return found === undefined ? null : (found.key as ProjectColumnKey);
}

function moneyUnit(unit: UnitWord | null): MoneyUnit | null {
  if (unit?.kind !== 'money' || unit.currency !== 'CNY') return null;
  return unit.power === 4 ? '万元' : unit.power === 8 ? '亿元' : unit.power === 0 ? '元' : null;
}

/** Columns with a formula of the form's own, row by row. */
function formulaColumns(formulas: readonly FormulaCell[]): ReadonlyMap<number, ReadonlySet<number>> {
  const byRow = new Map<number, Set<number>>();
  for (const { row, column } of formulas) byRow.set(row, (byRow.get(row) ?? new Set<number>()).add(column));
  return byRow;
}

/** Blank rows below the header: those without text but for a printed 序号 and what the form computes in every such row. Other formulas are its sums. */
function blankRows(grid: Grid, from: number, plans: readonly ColumnPlan[], formulas: ReadonlyMap<number, ReadonlySet<number>>): number {
  const index = plans.find(({ role }) => role === 'index')?.index ?? -1;
  const computed = formulas.get(from) ?? new Set<number>();
  const isBlank = (row: number): boolean =>
    [...(formulas.get(row) ?? [])].every((column) => computed.has(column)) &&
    ownTexts(grid, row).every(
      ({ column, text }) => formulas.get(row)?.has(column) === true || (column === index && /^\d{1,4}$/.test(text)),
    );
  let row = from;
  while (row < grid.rowCount && isBlank(row)) row += 1;
  return row - from;
}

/** What is said of a column in which the form itself computes; null when it computes in none of its blank rows. */
function computedWords(column: number, first: number, capacity: number, formulas: ReadonlyMap<number, ReadonlySet<number>>) {
  const rows = Array.from({ length: capacity }, (_, at) => first + at).filter((row) => formulas.get(row)?.has(column) === true);
  if (rows.length === 0) return null;
  if (rows.length === capacity) return { all: true, why: '表样自己的公式，照旧不填' };
  return { all: false, why: `第${rows.map((row) => row + 1).join('、')}行是表样自己的公式，照旧不填` };
}

function aboveCells(grid: Grid, top: number, office: string, asOf: IsoDay): FormPlan['above'] {
  const found: { row: number; column: number; text: string }[] = [];
  for (let row = 0; row < top; row += 1)
    for (const { column, text } of ownTexts(grid, row)) {
      const asked = /^(.*(?:单位|部门)(?:[(（]盖?章[)）])?[:：])[\s_　]*$/u.exec(text);
      if (asked && /填报|报送|上报|编制/.test(text)) found.push({ row: row + 1, column, text: `${asked[1] ?? ''}${office}` });
      const day = /^(.*(?:截[至止]|日期|时间)[:：]?)[\s_　]*$/u.exec(text);
      if (day && text.length <= 12) found.push({ row: row + 1, column, text: `${day[1] ?? ''}${formatDay(asOf)}` });
    }
  return found;
}

type Column = FormColumn & { readonly why: string };

function columnOf(plan: ColumnPlan, defaults: readonly UnitWord[], kept: ReadonlySet<string>): Column {
  const base = { index: plan.index, header: plan.header, other: null, unit: null, phones: plan.role === 'phone', why: '' };
  if (plan.role === 'index') return { ...base, key: 'index' };
  const key = plan.field === null ? keyByLabel(plan.header) : plan.role === 'post' ? null : keyOf(plan.field);
  if (key === null)
    return kept.has(plan.header) ? { ...base, key: null, other: plan.header } : { ...base, key: null, why: '台账没有对应的栏目' };
  const column = PROJECT_COLUMNS.find((own) => own.key === key);
  if (column?.kind !== 'money') return { ...base, key };
  const unit = ownUnit(plan, defaults);
  return unit === null ? { ...base, key: null, why: '表样没有写明人民币金额单位' } : { ...base, key, unit };
}

/** The unit the form itself names for a column. */
function ownUnit(plan: ColumnPlan | undefined, defaults: readonly UnitWord[]): MoneyUnit | null {
  return plan === undefined ? null : moneyUnit(unitFor({ ...plan, field: 'totalInvestment' }, defaults));
}

/** A column as the clerk said, whatever its header means. */
function corrected(plan: ColumnPlan, defaults: readonly UnitWord[], choice: FormChoice): Column {
  const base = { index: plan.index, header: plan.header, key: null, other: null, unit: null, phones: plan.role === 'phone', why: '' };
  if (choice.kind === 'none') return base;
  if (choice.kind === 'kept') return { ...base, other: choice.header };
  const { key } = choice;
  if (PROJECT_COLUMNS.find((own) => own.key === key)?.kind !== 'money') return { ...base, key };
  const unit = choice.unit ?? ownUnit(plan, defaults);
  return unit === null ? { ...base, why: '表样没有写明人民币金额单位' } : { ...base, key, unit };
}

/** The choice a column stands at; a unit that is not the form's own is part of it. */
function choiceOf({ key, other, unit }: Column, own: MoneyUnit | null): string {
  if (key !== null) return choiceText({ kind: 'column', key, unit: unit === own || unit === '元' ? null : unit });
  return choiceText(other === null ? { kind: 'none' } : { kind: 'kept', header: other });
}

function planSheet(
  sheet: PlainSheet,
  kept: ReadonlySet<string>,
  office: string,
  asOf: IsoDay,
  corrections: readonly FormCorrection[],
  formulas: readonly FormulaCell[],
): FormPlan | null {
  const grid = createGrid(sheet, 1900);
  const header = findHeader(grid, 0);
  if (header === null) return null;
  const head = readHead(grid, 0, header.top, unitFinder(null));
  const plans = planColumns(header, () => []).filter(({ role }) => role !== 'empty');
  const twins = (text: string): boolean => plans.filter((own) => compact(own.header) === compact(text)).length > 1;
  const columns = plans.map((plan) => {
    const said = correctionOf(corrections, columnLetters(plan.index), plan.header, twins(plan.header));
    return said === null ? columnOf(plan, head.units, kept) : corrected(plan, head.units, said);
  });
  const label = ({ key, other }: FormColumn): string => PROJECT_COLUMNS.find((own) => own.key === key)?.label ?? other ?? '';
  const own = formulaColumns(formulas);
  const first = header.bottom + 1;
  // Nothing stands below the header: there is room for as many rows as are needed.
  const capacity = first >= grid.rowCount ? 1 : blankRows(grid, first, plans, own);
  return {
    sheet: sheet.name,
    firstRow: first + 1,
    capacity,
    columns,
    shown: columns.map((column, at) => {
      const computed = computedWords(column.index, first, capacity, own);
      const named = { column: columnLetters(column.index), header: column.header };
      if (computed?.all === true) return { ...named, choice: '', label: '', why: computed.why };
      const choice = choiceOf(column, ownUnit(plans[at], head.units));
      return { ...named, choice, label: label(column), why: choice === '' ? column.why : (computed?.why ?? column.why) };
    }),
    kept: [...kept],
    above: aboveCells(grid, header.top, office, asOf),
  };
}

/** Columns the ledger keeps under headers of their own (project.other). */
function keptHeaders(ledger: Ledger, rows: readonly ProjectRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ id }) => Object.keys(getRecord(ledger, 'project', id)?.other ?? {})));
}

/**
 * The plan of a form: its first visible sheet with a table.
 * @param office name to write after 填报单位：
 * @param corrections what the clerk said columns get
 * @param formulas cells of a sheet, by its name, that hold formulas of the form's own: they keep their places, and their columns say so
 * @returns null when no sheet names its projects
 */
export function planForm(
  ledger: Ledger,
  workbook: PlainWorkbook,
  rows: readonly ProjectRow[],
  office: string,
  asOf: IsoDay,
  corrections: readonly FormCorrection[] = [],
  formulas: (sheet: string) => readonly FormulaCell[] = () => [],
): FormPlan | null {
  const kept = keptHeaders(ledger, rows);
  for (const sheet of workbook.sheets) {
    const plan = sheet.hidden ? null : planSheet(sheet, kept, office, asOf, corrections, formulas(sheet.name));
    if (plan !== null) return plan;
  }
  return null;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

function formValue(value: ViewValue, { unit, phones }: FormColumn): FormValue | null {
  if (value === null) return null;
  if (typeof value === 'number') return { kind: 'number', decimal: String(value) };
  if (typeof value === 'string')
    return value === '' ? null : DECIMAL.test(value) ? { kind: 'number', decimal: value } : { kind: 'text', text: value };
  if ('minor' in value) {
    if (unit === null) return null;
    const plain = value.currency === 'CNY' && value.upper === undefined && value.bound === undefined && value.approx !== true;
    return plain ? { kind: 'number', decimal: decimalFromMinor(value.minor, unit) } : { kind: 'text', text: formatMoney(value, unit) };
  }
  if ('precision' in value) return { kind: 'text', text: formatDate(value) };
  const words = value.flatMap(({ name, post, phone }) => (phones ? (phone ?? []) : [post === undefined ? name : `${name}（${post}）`]));
  return words.length === 0 ? null : { kind: 'text', text: words.join('、') };
}

/** Values of every project for the form, by column index. A cell without a value is left as the form has it. */
export function formRows(ledger: Ledger, plan: FormPlan, rows: readonly ProjectRow[]): readonly ReadonlyMap<number, FormValue>[] {
  return rows.map((row, place) => {
    const other = getRecord(ledger, 'project', row.id)?.other ?? {};
    const values = plan.columns.flatMap((column): readonly (readonly [number, FormValue])[] => {
      const kept = column.other === null ? undefined : other[column.other];
      const value =
        kept !== undefined
          ? ({ kind: 'text', text: kept } as const)
          : column.key === null
            ? null
            : formValue(column.key === 'index' ? place + 1 : (row.cells[column.key] ?? null), column);
      return value === null ? [] : [[column.index, value]];
    });
    return new Map(values);
  });
}
