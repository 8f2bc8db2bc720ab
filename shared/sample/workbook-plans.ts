/**
 * The messy workbooks that units of the sample county send in, as plain sheets: values, merges, hidden rows. Each has the mess of real ledgers
 * (M-numbers of design/import.md) and says how many projects a careful reader finds. Pure; `scripts/make-sample` writes the files.
 */
import type { Ledger } from '../ledger/fold';
import { formatDate } from '../model/dates';
import { decimalFromMinor, formatMoney } from '../model/money';
import type { MoneyUnit } from '../model/money';
import { projectRows } from '../views/project-rows';
import type { ProjectRow } from '../views/project-rows';
import { SAMPLE_TODAY, SAMPLE_UNITS } from './units';
import type { SampleUnit } from './units';

export type SheetCell = string | number | null;
/** Rows and columns from 0, both ends included. */
export type SheetMerge = { readonly fromRow: number; readonly fromColumn: number; readonly toRow: number; readonly toColumn: number };
export type SheetPlan = {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly merges: readonly SheetMerge[];
  readonly hiddenRows: readonly number[];
};
export type WorkbookPlan = {
  readonly file: string;
  readonly unit: string;
  readonly mess: readonly string[];
  readonly records: number;
  readonly sheets: readonly SheetPlan[];
};

/** How one unit writes: every function gets the row's place, so that habits change inside a column. */
type Habits = {
  readonly key: string;
  readonly file: string;
  readonly title: string;
  readonly unit: MoneyUnit;
  /** Unit in the heading instead of a row above the table (M-06). */
  readonly unitInHeading: boolean;
  readonly mess: readonly string[];
  readonly day: (iso: string, place: number) => SheetCell;
  readonly amount: (decimal: string, place: number) => SheetCell;
  readonly name?: (text: string, place: number) => string;
  /** Section rows with subtotals (M-07), or a sheet for each stage (M-21). */
  readonly parts: 'none' | 'sections' | 'sheets';
  /** Heading again every so many rows (M-05). */
  readonly repeatHeading?: number;
  /** Leaders merged over neighbouring rows of one leader (M-10). */
  readonly mergeLeaders?: boolean;
  readonly hideEvery?: number;
  readonly rows?: (rows: readonly Line[]) => Line[];
};

/** One project as a ledger line before somebody's habits. */
export type Line = {
  readonly name: string;
  readonly investor: string;
  readonly origin: string;
  readonly industry: string;
  readonly content: string;
  /** Amounts in foreign money, said in words; the two amounts in 分 are then 0. */
  readonly foreign: string | null;
  readonly totalMinor: number;
  readonly agreedMinor: number;
  readonly yearMinor: number | null;
  readonly allMinor: number | null;
  readonly signed: string | null;
  readonly started: string | null;
  readonly produced: string | null;
  readonly leader: string;
  readonly responsible: string;
  readonly progress: string;
  readonly problems: string;
  readonly nextStep: string;
  readonly stage: '在谈' | '签约' | '在建' | '投产';
};

const PART_TITLES: Readonly<Record<Line['stage'], string>> = {
  在谈: '一、在谈项目',
  签约: '二、签约未开工项目',
  在建: '三、在建项目',
  投产: '四、投产项目',
};
const PARTS = Object.keys(PART_TITLES) as Line['stage'][];

function text(value: ProjectRow['cells'][keyof ProjectRow['cells']]): string {
  return typeof value === 'string' ? value : '';
}

function minor(value: ProjectRow['cells'][keyof ProjectRow['cells']]): number | null {
  return typeof value === 'object' && value !== null && 'minor' in value && value.currency === 'CNY' ? value.minor : null;
}

function iso(value: ProjectRow['cells'][keyof ProjectRow['cells']]): string | null {
  return typeof value === 'object' && value !== null && 'precision' in value ? value.date : null;
}

function people(value: ProjectRow['cells'][keyof ProjectRow['cells']], withPhone: boolean): string {
  if (!Array.isArray(value)) return '';
  return value
    .map(({ name, post, phone }: { name: string; post?: string; phone?: string }) =>
      withPhone ? `${name} ${phone ?? ''}`.trim() : post === undefined ? name : `${name}（${post}）`,
    )
    .join('、');
}

function partOf(stage: string | null): Line['stage'] {
  if (stage === '投产' || stage === '达产') return '投产';
  if (stage === '开工' || stage === '在建' || stage === '竣工') return '在建';
  return stage === '签约' || stage === '注册' || stage === '供地' ? '签约' : '在谈';
}

function foreignText(value: ProjectRow['cells'][keyof ProjectRow['cells']]): string | null {
  return typeof value === 'object' && value !== null && 'minor' in value && value.currency !== 'CNY' ? formatMoney(value, '万元') : null;
}

function lineOf({ cells, stage }: ProjectRow): Line {
  return {
    name: text(cells.projectName),
    investor: text(cells.investor),
    origin: text(cells.origin),
    industry: text(cells.industry),
    content: text(cells.content),
    foreign: foreignText(cells.totalInvestment),
    totalMinor: minor(cells.totalInvestment) ?? 0,
    agreedMinor: minor(cells.agreedInvestment) ?? 0,
    yearMinor: minor(cells.fundsYear),
    allMinor: minor(cells.fundsTotal),
    signed: iso(cells.signedOn),
    started: iso(cells.startedOn),
    produced: iso(cells.productionOn),
    leader: people(cells.leader, false),
    responsible: people(cells.responsiblePerson, true),
    progress: text(cells.progress),
    problems: text(cells.problems),
    nextStep: text(cells.nextStep),
    stage: partOf(stage),
  };
}

/** `2026-03-15` → 2026年3月15日, `2026-03` → 2026年3月. */
export function longDay(date: string): string {
  return formatDate({ date, precision: date.length === 7 ? 'month' : 'day' });
}

const MONEY_FIELDS = ['总投资', '协议引资额', '当年到位资金', '累计到位资金'] as const;
const WIDTH = 18;

function heading(unit: MoneyUnit, inHeading: boolean): SheetCell[][] {
  const say = (label: string): string => (inHeading ? `${label}\n(${unit})` : label);
  const upper = [
    '序号',
    '项目名称',
    '投资方',
    '投资方所在地',
    '行业类别',
    '建设内容及规模',
    '投资额',
    null,
    '到位资金',
    null,
    '时间节点',
    null,
    null,
    '包保领导',
    '责任人及电话',
    '推进情况',
    null,
    null,
  ];
  const lower = [
    null,
    null,
    null,
    null,
    null,
    null,
    say(MONEY_FIELDS[0]),
    say(MONEY_FIELDS[1]),
    say('当年'),
    say('累计'),
    '签约时间',
    '开工时间',
    '投产时间',
    null,
    null,
    '形象进度',
    '存在问题',
    '下步打算',
  ];
  return [upper, lower];
}

function headingMerges(row: number): SheetMerge[] {
  const group = (from: number, to: number): SheetMerge => ({ fromRow: row, fromColumn: from, toRow: row, toColumn: to });
  const single = (column: number): SheetMerge => ({ fromRow: row, fromColumn: column, toRow: row + 1, toColumn: column });
  return [...[0, 1, 2, 3, 4, 5, 13, 14].map(single), group(6, 7), group(8, 9), group(10, 12), group(15, 17)];
}

function lineCells(line: Line, place: number, habits: Habits): SheetCell[] {
  const money = (value: number | null): SheetCell => (value === null ? null : habits.amount(decimalFromMinor(value, habits.unit), place));
  const day = (value: string | null): SheetCell => (value === null ? null : habits.day(value, place));
  const name = habits.name === undefined ? line.name : habits.name(line.name, place);
  const plain = (value: number | null): SheetCell => (value === null ? null : Number(decimalFromMinor(value, habits.unit)));
  return [
    place + 1,
    name,
    line.investor,
    line.origin,
    line.industry,
    line.content,
    line.foreign ?? money(line.totalMinor),
    line.foreign ?? plain(line.agreedMinor),
    plain(line.yearMinor),
    plain(line.allMinor),
    day(line.signed),
    day(line.started),
    day(line.produced),
    line.leader === '' ? null : line.leader,
    line.responsible,
    line.progress,
    line.problems === '' ? null : line.problems,
    line.nextStep,
  ];
}

function sumRow(label: string, lines: readonly Line[], unit: MoneyUnit): SheetCell[] {
  const sum = (pick: (line: Line) => number | null): number =>
    Number(
      decimalFromMinor(
        lines.reduce((total, line) => total + (pick(line) ?? 0), 0),
        unit,
      ),
    );
  return [
    label,
    null,
    null,
    null,
    null,
    null,
    sum((line) => line.totalMinor),
    sum((line) => line.agreedMinor),
    sum((line) => line.yearMinor),
    sum((line) => line.allMinor),
    ...Array.from({ length: WIDTH - 10 }, () => null),
  ];
}

type Draft = { rows: SheetCell[][]; merges: SheetMerge[]; hidden: number[] };

function addLines(draft: Draft, lines: readonly Line[], start: number, habits: Habits): void {
  let first: number | null = null;
  lines.forEach((line, index) => {
    const place = start + index;
    if (habits.repeatHeading !== undefined && place > 0 && place % habits.repeatHeading === 0) {
      draft.rows.push(Array.from({ length: WIDTH }, () => null));
      draft.merges.push(...headingMerges(draft.rows.length));
      draft.rows.push(...heading(habits.unit, habits.unitInHeading));
      first = null;
    }
    const cells = lineCells(line, place, habits);
    const before = lines[index - 1];
    if (habits.mergeLeaders === true && first !== null && before !== undefined && before.leader === line.leader && line.leader !== '')
      cells[13] = null;
    else first = draft.rows.length;
    if (habits.hideEvery !== undefined && place % habits.hideEvery === habits.hideEvery - 1) draft.hidden.push(draft.rows.length);
    draft.rows.push(cells);
    if (cells[13] === null && first !== null && first < draft.rows.length - 1) {
      const from = first;
      draft.merges = draft.merges.filter((merge) => merge.fromColumn !== 13 || merge.fromRow !== from);
      draft.merges.push({ fromRow: from, fromColumn: 13, toRow: draft.rows.length - 1, toColumn: 13 });
    }
  });
}

function opening(unit: SampleUnit, habits: Habits): Draft {
  const blank = (cells: readonly SheetCell[]): SheetCell[] => [...cells, ...Array.from({ length: WIDTH - cells.length }, () => null)];
  const meta = blank([
    `填报单位：${unit.fullName}（盖章）`,
    null,
    null,
    null,
    null,
    '截至2026年10月31日',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    habits.unitInHeading ? null : `单位：${habits.unit}`,
  ]);
  return {
    rows: [blank([habits.title]), meta, ...heading(habits.unit, habits.unitInHeading)],
    merges: [{ fromRow: 0, fromColumn: 0, toRow: 0, toColumn: WIDTH - 1 }, ...headingMerges(2)],
    hidden: [],
  };
}

function sheetsOf(unit: SampleUnit, lines: readonly Line[], habits: Habits): SheetPlan[] {
  const sheet = (name: string, draft: Draft): SheetPlan => ({ name, rows: draft.rows, merges: draft.merges, hiddenRows: draft.hidden });
  if (habits.parts === 'sheets') {
    return PARTS.flatMap((part) => {
      const own = lines.filter(({ stage }) => stage === part);
      if (own.length === 0) return [];
      const draft = opening(unit, habits);
      addLines(draft, own, 0, habits);
      return [sheet(part, draft)];
    });
  }
  const draft = opening(unit, habits);
  if (habits.parts === 'none') addLines(draft, lines, 0, habits);
  else {
    let place = 0;
    for (const part of PARTS) {
      const own = lines.filter(({ stage }) => stage === part);
      if (own.length === 0) continue;
      draft.rows.push([`${PART_TITLES[part]}（${own.length}个）`, ...Array.from({ length: WIDTH - 1 }, () => null)]);
      addLines(draft, own, place, habits);
      draft.rows.push(sumRow('小计', own, habits.unit));
      place += own.length;
    }
    draft.rows.push(sumRow('合计', lines, habits.unit));
  }
  return [sheet('台账', draft)];
}

/** One workbook of a unit from the ledger as it stands on the sample county's day. */
export function planWorkbook(ledger: Ledger, habits: Habits): WorkbookPlan {
  const unit = SAMPLE_UNITS.find(({ key }) => key === habits.key);
  if (unit === undefined) throw new RangeError(`no unit ${habits.key}`);
  const found = projectRows(ledger, { asOf: SAMPLE_TODAY, today: SAMPLE_TODAY, unit: unit.id }).map(lineOf);
  const lines = habits.rows === undefined ? found : habits.rows(found);
  const sheets = sheetsOf(unit, lines, habits);
  return { file: habits.file, unit: unit.name, mess: habits.mess, records: lines.length, sheets };
}

export type { Habits };
