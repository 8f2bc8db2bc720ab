/**
 * Reads the fields of one project from its row (or rows): every column by its kind, with decisions and questions noted.
 */
import type { DateField, ImportField, ImportRecord, MoneyField, Person, PersonField, SheetDate, UnitName, Unknown } from './document';
import { DATE_FIELDS, MONEY_FIELDS, PERSON_FIELDS, TEXT_FIELDS, UNIT_FIELDS } from './document';
import { columnLetters } from './cells';
import type { ColumnPlan } from './columns';
import { dittoKey } from './dittos';
import type { Dittos } from './dittos';
import type { Grid } from './grid';
import type { Notebook } from './notebook';
import { ask, decide } from './notebook';
import { readDate } from './read-dates';
import type { DateContext } from './read-dates';
import { bareNumber, isBareNumber, readMoney } from './read-money';
import { addPhones, readPersons } from './read-persons';
import type { PercentScale } from './read-plain';
import { readLand, readPercent, stageOf } from './read-plain';
import type { CellView, Doubt, Reading } from './readings';
import { isDash } from './text';
import type { UnitWord } from './unit-words';
import { unitBeside } from './units-elsewhere';

type MoneyReading = ReturnType<typeof readMoney>;

const LETTERS: string[] = [];

function lettersOf(column: number): string {
  return (LETTERS[column] ??= columnLetters(column));
}

/** What every row of a table is read with. */
export type TableContext = {
  readonly grid: Grid;
  readonly columns: readonly ColumnPlan[];
  readonly notebook: Notebook;
  readonly untyped: boolean;
  readonly defaultUnits: readonly UnitWord[];
  readonly year: number | null;
  readonly findUnit: (raw: string) => UnitName | null;
  readonly isUnitName: (text: string) => boolean;
  /** Median of the bare numbers of a money column, by column index. */
  readonly medians: ReadonlyMap<number, number>;
  readonly percentScales: ReadonlyMap<number, PercentScale>;
  readonly hasFixedColumn: boolean;
  /** First and last row of the body, for questions on merged cells. */
  readonly bodyTop: number;
  /** Readings of texts already met: leaders and dates are written again and again. */
  readonly known: {
    readonly persons: Map<string, Reading<readonly Person[]>>;
    /** By column; days and months of number cells, and dates written as text. */
    readonly days: Map<number, Map<string, Reading<SheetDate | Unknown>>>;
    readonly dates: Map<number, Map<string, Reading<SheetDate | Unknown>>>;
    readonly money: Map<UnitWord | null, Map<string, MoneyReading>>;
  };
  /** Cells that say 同上, with the row they repeat. */
  readonly dittos: Dittos;
};

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

/** The cell as its readers see it. */
export function viewOf(grid: Grid, row: number, column: number, untyped: boolean): CellView {
  const cell = grid.cell(row, column);
  const raw = grid.text(row, column);
  if (cell?.kind === 'number') return { raw, number: cell.value, show: cell.show, untyped };
  return { raw, number: null, show: 'plain', untyped };
}

/** The unit a bare number of a column is in: header first, then the unit row. */
export function unitFor(plan: ColumnPlan, defaults: readonly UnitWord[]): UnitWord | null {
  const kind = plan.field === 'landMu' ? 'land' : 'money';
  if (plan.unit?.kind === kind || plan.unit?.kind === 'several') return plan.unit;
  return defaults.find((unit) => unit.kind === kind) ?? null;
}

/** A draft of a record while its columns are read. */
export type Draft = { -readonly [Key in keyof ImportRecord]: ImportRecord[Key] };

/** Rows a cell speaks for: itself, or all rows of the merge over it, from 1. */
function coveredRows(context: TableContext, row: number, column: number): readonly number[] {
  const merge = context.grid.mergeAt(row, column);
  if (merge === undefined || merge.top === merge.bottom) return [row + 1];
  const top = Math.max(merge.top, context.bodyTop);
  return Array.from({ length: merge.bottom - top + 1 }, (_, index) => top + index + 1);
}

function askCell(context: TableContext, row: number, plan: ColumnPlan, field: ImportField, doubt: Doubt, raw: string): void {
  const rows = coveredRows(context, row, plan.index);
  // The first row of a merged cell asks for all rows it fills.
  if (rows[0] !== row + 1) return;
  ask(context.notebook, {
    sheet: context.grid.sheet.name,
    ...(rows.length === 1 ? { row: row + 1 } : { rows: [...rows] }),
    column: columnLetters(plan.index),
    field,
    code: doubt.code,
    text: doubt.text,
    raw,
    candidates: [...doubt.candidates],
  });
}

function rule(context: TableContext, row: number, plan: ColumnPlan, reading: Reading<unknown>): void {
  for (const { rule: name, text } of reading.rulings ?? [])
    decide(context.notebook, context.grid.sheet.name, row + 1, columnLetters(plan.index), name, text);
}

function noteCell(context: TableContext, row: number, plan: ColumnPlan, ownRows: readonly number[]): void {
  const { grid, notebook } = context;
  const cell = grid.cell(row, plan.index);
  if (cell === undefined) return;
  const letters = lettersOf(plan.index);
  const merge = grid.mergeAt(row, plan.index);
  if (merge && merge.top < (ownRows[0] ?? row) && merge.top >= context.bodyTop)
    decide(notebook, grid.sheet.name, row + 1, letters, 'filled', `合并单元格，沿用第${merge.top + 1}行`);
  const above = context.dittos.size === 0 ? undefined : context.dittos.get(dittoKey(row, plan.index));
  if (above !== undefined)
    decide(notebook, grid.sheet.name, row + 1, letters, 'ditto', `写的是“${grid.ownText(row, plan.index)}”，按第${above + 1}行读`);
  if (cell.kind === 'error')
    notebook.errors.push({
      sheet: grid.sheet.name,
      row: row + 1,
      column: letters,
      code: 'cell-error',
      text: `单元格是错误值${cell.text}`,
      raw: cell.text,
    });
  if (cell.external === true)
    decide(notebook, grid.sheet.name, row + 1, letters, 'external-link', '公式引用了别的文件，采用表中保存的结果');
}

function readMoneyField(context: TableContext, row: number, plan: ColumnPlan, field: MoneyField, view: CellView, draft: Draft): void {
  const own = unitFor(plan, context.defaultUnits);
  const unit = plan.unitIn === null ? own : unitBeside(context.grid.text(row, plan.unitIn), own);
  const reading = knownMoney(context, unit, view);
  draft[field] = reading.value;
  // The amount of the row above, or counted in it: only the office knows.
  if (context.dittos.size > 0 && context.dittos.has(dittoKey(row, plan.index)) && reading.value !== null && 'amount' in reading.value) {
    const text = context.grid.ownText(row, plan.index);
    draft[field] = { unknown: true, raw: text };
    const doubt = {
      code: 'ditto-amount',
      text: `金额写的是“${text}”，是与上一行相同，还是已含在上一行内？`,
      candidates: [`${reading.value.amount}元`],
    };
    askCell(context, row, plan, field, doubt, text);
    return;
  }
  if (reading.doubt) askCell(context, row, plan, field, reading.doubt, view.raw);
  else if (reading.value !== null && 'amount' in reading.value) checkMagnitude(context, row, plan, field, view, draft);
  if (reading.fixed && field === 'totalInvestment' && !context.hasFixedColumn) {
    draft.fixedInvestment = reading.fixed;
    decide(
      context.notebook,
      context.grid.sheet.name,
      row + 1,
      columnLetters(plan.index),
      'within-amount',
      `“${view.raw}”中另含固定资产投资，已分别记录`,
    );
  }
}

/** 1,000 亿 and more is no project of a county but a number in another unit than its column's. */
function isBeyondCounties(value: ImportRecord[MoneyField]): boolean {
  return value != null && 'amount' in value && value.currency === 'CNY' && Number(value.amount) >= 1e11;
}

/** M-14: a bare number a thousand times off the others of its column is probably in another unit. */
function checkMagnitude(context: TableContext, row: number, plan: ColumnPlan, field: MoneyField, view: CellView, draft: Draft): void {
  const median = context.medians.get(plan.index);
  if (median === undefined || !isBareNumber(view)) return;
  const number = Math.abs(bareNumber(view));
  const within = number < median * 1000 && number * 1000 > median;
  if (number === 0 || (within && !isBeyondCounties(draft[field]))) return;
  draft[field] = { unknown: true, raw: view.raw };
  const digits = view.raw;
  askCell(
    context,
    row,
    plan,
    field,
    {
      code: 'unit-inconsistent',
      text: `“${view.raw}”与本列其他金额相差上千倍或者大得不合常理，单位对吗？`,
      candidates: [`${digits}万元`, `${digits}亿元`, `${digits}元`],
    },
    view.raw,
  );
}

function readField(context: TableContext, row: number, plan: ColumnPlan, field: ImportField, view: CellView, draft: Draft): void {
  const isError = context.grid.cell(row, plan.index)?.kind === 'error';
  if (isOneOf(TEXT_FIELDS, field)) {
    draft[field] = isError || isDash(view.raw) ? null : view.raw;
    return;
  }
  if (isError) {
    if (isOneOf(MONEY_FIELDS, field) || isOneOf(DATE_FIELDS, field) || field === 'landMu' || field === 'progressPercent')
      draft[field] = { unknown: true, raw: view.raw };
    return;
  }
  if (isOneOf(MONEY_FIELDS, field)) readMoneyField(context, row, plan, field, view, draft);
  else if (isOneOf(DATE_FIELDS, field)) {
    const reading = knownDate(context, plan, field, view);
    draft[field] = reading.value;
    rule(context, row, plan, reading);
    if (reading.doubt) askCell(context, row, plan, field, reading.doubt, view.raw);
  } else if (isOneOf(UNIT_FIELDS, field)) draft[field] = isDash(view.raw) ? null : context.findUnit(view.raw);
  else if (isOneOf(PERSON_FIELDS, field)) {
    const raw = plan.withUnit ? takeOffice(context, row, plan, view.raw, draft) : view.raw;
    const reading = known(context.known.persons, raw, () => readPersons(raw));
    draft[field] = [...(reading.value ?? [])];
    if (reading.doubt) askCell(context, row, plan, field, reading.doubt, view.raw);
  } else if (field === 'landMu') {
    const reading = readLand(view, unitFor(plan, context.defaultUnits));
    draft.landMu = reading.value;
    if (reading.doubt) askCell(context, row, plan, field, reading.doubt, view.raw);
  } else if (field === 'progressPercent') {
    const reading = readPercent(view, context.percentScales.get(plan.index) ?? 'hundredths');
    draft.progressPercent = reading.value;
    if (reading.doubt) askCell(context, row, plan, field, reading.doubt, view.raw);
  } else draft.stage = stageOf(view.raw);
}

/** 县文旅局 王海 under 责任单位及责任人: the office is taken, the rest is read as persons. */
function takeOffice(context: TableContext, row: number, plan: ColumnPlan, raw: string, draft: Draft): string {
  const [, office = '', rest = ''] = /^([^\s、,，/／:：\n(（]+)[\s、,，/／:：\n]*([^]*)$/.exec(raw.trim()) ?? [];
  // 县工信局（杜甫）: an office and the person in brackets behind it.
  const within = /^[(（]([^()（）]+)[)）]$/.exec(rest)?.[1];
  const named = within === undefined ? /(集团|公司|管委会|政府)$/ : /(集团|公司|管委会|政府|[局委办镇乡]|街道|中心|园区)$/;
  if (!context.isUnitName(office) && !named.test(office)) return raw;
  draft.responsibleUnit = context.findUnit(office);
  decide(
    context.notebook,
    context.grid.sheet.name,
    row + 1,
    columnLetters(plan.index),
    'unit-and-person',
    `“${office}”读作责任单位，其余读作责任人`,
  );
  return within ?? rest;
}

function known<Key, T>(readings: Map<Key, T>, key: Key, read: () => T): T {
  const found = readings.get(key);
  if (found !== undefined) return found;
  const reading = read();
  readings.set(key, reading);
  return reading;
}

/** The same text in the same unit is the same amount; numbers are seldom the same and quickly read. */
function knownMoney(context: TableContext, unit: UnitWord | null, view: CellView): MoneyReading {
  if (view.number !== null) return readMoney(view, unit);
  const readings = known(context.known.money, unit, () => new Map<string, MoneyReading>());
  return known(readings, view.raw, () => readMoney(view, unit));
}

/** The same text in the same column is the same date, and so is a cell shown as the same day or month; other numbers are read each by itself. */
function knownDate(context: TableContext, plan: ColumnPlan, field: DateField, view: CellView): Reading<SheetDate | Unknown> {
  const read = (): Reading<SheetDate | Unknown> => readDate(view, dateContext(context, plan, field));
  if (view.number !== null && view.show !== 'day' && view.show !== 'month') return read();
  const columns = view.number === null ? context.known.dates : context.known.days;
  return known(
    known(columns, plan.index, () => new Map<string, Reading<SheetDate | Unknown>>()),
    view.raw,
    read,
  );
}

function dateContext(context: TableContext, plan: ColumnPlan, field: DateField): DateContext {
  return {
    dateSystem: context.grid.dateSystem,
    year: context.year,
    withDue: field === 'planFinish' || field === 'deadline',
    plannedColumn: plan.planned && field !== 'planFinish' && field !== 'deadline',
  };
}

function completePersons(context: TableContext, row: number, plan: ColumnPlan, field: PersonField, view: CellView, draft: Draft): void {
  const persons: readonly Person[] = draft[field] ?? [];
  if (plan.role === 'phone') {
    const reading = addPhones(persons, view.raw);
    draft[field] = [...(reading.value ?? [])];
    if (reading.doubt) askCell(context, row, plan, field, reading.doubt, view.raw);
  } else if (view.raw !== '' && !isDash(view.raw)) {
    const [first, ...rest] = persons;
    if (first && first.post === undefined) draft[field] = [{ ...first, post: view.raw }, ...rest];
  }
}

/**
 * Reads one project.
 * @param rows its rows from 0; the first is its source, further ones are joined (M-08)
 */
export function readFields(context: TableContext, rows: readonly number[], draft: Draft): void {
  const other: Record<string, string> = {};
  const row = rows[0] ?? 0;
  for (const plan of context.columns) {
    if (plan.role === 'empty' || plan.role === 'phone' || plan.role === 'post') continue;
    for (const line of rows) noteCell(context, line, plan, rows);
    if (plan.role === 'index') continue;
    const distinct = distinctRows(context.grid, rows, plan.index);
    const from = distinct[0] ?? row;
    const view = viewOf(context.grid, from, plan.index, context.untyped);
    const joined = distinct.length > 1 ? { ...view, raw: distinct.map((line) => context.grid.text(line, plan.index)).join('\n') } : view;
    if (plan.role === 'other' || plan.field === null) {
      if (joined.raw !== '' && !isDash(joined.raw)) other[otherKey(other, plan)] = joined.raw;
    } else if (distinct.length > 1 && !isOneOf(TEXT_FIELDS, plan.field) && !isOneOf(PERSON_FIELDS, plan.field))
      readSeveral(context, distinct, plan, plan.field, draft);
    else readField(context, from, plan, plan.field, joined, draft);
    // Words that name no stage stay to be read.
    if (plan.field === 'stage' && draft.stage == null && joined.raw !== '' && !isDash(joined.raw))
      other[otherKey(other, plan)] = joined.raw;
  }
  for (const plan of context.columns) {
    if ((plan.role !== 'phone' && plan.role !== 'post') || plan.field === null || !isOneOf(PERSON_FIELDS, plan.field)) continue;
    for (const line of rows) noteCell(context, line, plan, rows);
    const raw = distinctRows(context.grid, rows, plan.index)
      .map((line) => context.grid.text(line, plan.index))
      .join('、');
    completePersons(context, row, plan, plan.field, { ...viewOf(context.grid, row, plan.index, context.untyped), raw }, draft);
  }
  if (Object.keys(other).length > 0) draft.other = other;
}

/** Headers as keys of the columns kept as they are: none twice, none that is no ordinary key. */
function otherKey(other: Readonly<Record<string, string>>, plan: ColumnPlan): string {
  if (plan.header === '') return lettersOf(plan.index);
  return plan.header === '__proto__' || Object.hasOwn(other, plan.header) ? `${plan.header}（${lettersOf(plan.index)}列）` : plan.header;
}

/** Rows of a project that say something of their own in a column. */
function distinctRows(grid: Grid, rows: readonly number[], column: number): readonly number[] {
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) return grid.text(only, column) === '' ? [] : rows;
  const seen = new Set<string>();
  const found: number[] = [];
  for (const row of rows) {
    const text = grid.text(row, column);
    if (text === '' || seen.has(text)) continue;
    seen.add(text);
    found.push(row);
  }
  return found;
}

/** One project over several rows with different values in one column: the clerk says which holds or whether to add. */
function readSeveral(context: TableContext, rows: readonly number[], plan: ColumnPlan, field: ImportField, draft: Draft): void {
  const texts = rows.map((row) => context.grid.text(row, plan.index));
  const raw = texts.join('\n');
  if (isOneOf(MONEY_FIELDS, field) || isOneOf(DATE_FIELDS, field) || field === 'landMu' || field === 'progressPercent') {
    draft[field] = { unknown: true, raw };
    ask(context.notebook, {
      sheet: context.grid.sheet.name,
      rows: rows.map((row) => row + 1),
      column: columnLetters(plan.index),
      field,
      code: 'row-group',
      text: `同一项目分几行写了“${texts.join('”“')}”，取哪一个？`,
      raw,
      candidates: texts,
    });
    return;
  }
  const view = viewOf(context.grid, rows[0] ?? 0, plan.index, context.untyped);
  readField(context, rows[0] ?? 0, plan, field, view, draft);
}
