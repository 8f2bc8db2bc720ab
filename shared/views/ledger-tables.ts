/**
 * Views of the ledger as tables for paper and workbooks: the 项目台账, the gaps in responsibility, the targets.
 */
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import type { MoneyUnit } from '../model/money';
import type { Ledger } from '../ledger/fold';
import { getRecord } from '../ledger/read';
import { tasksInForce } from '../county/tasks';
import { registerBook, signingTable } from '../papers/register-tables';
import { dutyTable, rosterTable } from './duty-tables';
import { leaderGaps } from './duty-view';
import { PROJECT_COLUMNS, projectColumn } from './project-columns';
import type { ProjectColumnKey, ViewColumn, ViewValue } from './project-columns';
import { moneyTotals, projectRows } from './project-rows';
import type { ProjectRow, ViewDays } from './project-rows';
import { tableFrame } from './table-frame';
import { SOURCE_NOTE, tableColumn } from './table-view';
import type { TableRow, TableView } from './table-view';

export type TableRequest = ViewDays & {
  readonly title: string;
  /** Projects in the order wanted; null for all in print order. */
  readonly rows: readonly RecordId[] | null;
  /** Column keys in the order wanted; null for the usual ones. */
  readonly columns: readonly string[] | null;
  readonly moneyUnit: MoneyUnit;
  /** Office that hands the table in; null: the county's office. */
  readonly reportingUnit: string | null;
};

function chosenColumns(keys: readonly string[] | null): ViewColumn[] {
  if (keys === null) return PROJECT_COLUMNS.filter((column: ViewColumn) => column.extra !== true);
  return keys.flatMap((key) => projectColumn(key) ?? []);
}

function chosenRows(all: readonly ProjectRow[], ids: readonly RecordId[] | null): ProjectRow[] {
  if (ids === null) return [...all];
  const byId = new Map(all.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map((row, place) => ({ ...row, cells: { ...row.cells, index: place + 1 } }));
}

/** One 合计 row a currency, so that dollars never stand in a sum of 人民币. */
function totalRows(rows: readonly ProjectRow[], columns: readonly ViewColumn[]): TableRow[] {
  const totals = columns.map((column) => (column.kind === 'money' ? moneyTotals(rows, column.key as ProjectColumnKey) : []));
  const currencies = [
    'CNY',
    ...new Set(
      totals
        .flat()
        .map(({ currency }) => currency)
        .filter((currency) => currency !== 'CNY'),
    ),
  ];
  const name = columns.findIndex(({ key }) => key === 'projectName');
  return currencies.map((currency) => ({
    role: 'total',
    cells: columns.map((_, place): ViewValue => {
      if (place === Math.max(name, 0)) return currency === 'CNY' ? `合计（${rows.length}个项目）` : '合计（外币）';
      const sum = totals[place]?.find((own) => own.currency === currency);
      return sum === undefined ? null : { minor: sum.minor, currency };
    }),
  }));
}

/** The 项目台账 as the grid shows it. */
export function projectTable(ledger: Ledger, request: TableRequest): TableView {
  const columns = chosenColumns(request.columns);
  const rows = chosenRows(projectRows(ledger, request), request.rows);
  const body = rows.map((row): TableRow => ({ role: 'row', cells: columns.map(({ key }) => row.cells[key as ProjectColumnKey] ?? null) }));
  return {
    ...tableFrame(ledger, request),
    columns: columns.map(tableColumn),
    rows: [...body, ...totalRows(rows, columns)],
    notes: [SOURCE_NOTE],
  };
}

const GAP_COLUMNS: readonly ViewColumn[] = [
  { key: 'index', label: '序号', kind: 'number' },
  { key: 'number', label: '项目编号', kind: 'text' },
  { key: 'projectName', label: '项目名称', kind: 'text' },
  { key: 'unit', label: '填报单位', kind: 'text' },
  { key: 'totalInvestment', label: '总投资', kind: 'money' },
  { key: 'gap', label: '情况', kind: 'text' },
  { key: 'leaders', label: '涉及领导', kind: 'text' },
  { key: 'ended', label: '任期止', kind: 'date' },
];

/** Projects without exactly one 包保领导 in office (S-33). */
export function gapTable(ledger: Ledger, request: TableRequest): TableView {
  const byId = new Map(projectRows(ledger, request).map((row) => [row.id, row]));
  const gaps = leaderGaps(ledger, request.today).filter(({ project }) => request.rows === null || request.rows.includes(project));
  const rows = gaps.map((gap, place): TableRow => {
    const cells = byId.get(gap.project)?.cells ?? {};
    const ended: ViewValue = gap.ended === undefined ? null : { date: gap.ended, precision: 'day' };
    const own: readonly ViewValue[] = [
      place + 1,
      cells.number ?? null,
      cells.projectName ?? null,
      cells.unit ?? null,
      cells.totalInvestment ?? null,
    ];
    return { role: 'row', cells: [...own, gap.kind, gap.leaders.join('、'), ended] };
  });
  return { ...tableFrame(ledger, request), columns: GAP_COLUMNS.map(tableColumn), rows, notes: [] };
}

const TARGET_COLUMNS: readonly ViewColumn[] = [
  { key: 'index', label: '序号', kind: 'number' },
  { key: 'unit', label: '单位', kind: 'text' },
  { key: 'indicator', label: '指标', kind: 'text' },
  { key: 'base', label: '目标（确保）', kind: 'number' },
  { key: 'stretch', label: '目标（争取）', kind: 'number' },
  { key: 'q1', label: '一季度', kind: 'number', group: '分阶段累计' },
  { key: 'q2', label: '上半年', kind: 'number', group: '分阶段累计' },
  { key: 'q3', label: '前三季度', kind: 'number', group: '分阶段累计' },
  { key: 'document', label: '下达文号', kind: 'text' },
];

/** Tasks of the year of the as-of day, in the county's order of units. */
export function targetTable(ledger: Ledger, request: TableRequest): TableView {
  const year = request.asOf.slice(0, 4);
  const order = (unit: RecordId | undefined): number =>
    unit === undefined ? 0 : (getRecord(ledger, 'unit', unit)?.order ?? Number.MAX_SAFE_INTEGER);
  const targets = tasksInForce(ledger, Number(year), request.asOf).sort((a, b) => order(a.unit) - order(b.unit));
  const rows = targets.map((target, place): TableRow => {
    const unit = target.unit === undefined ? null : (getRecord(ledger, 'unit', target.unit)?.name ?? null);
    const phase = (month: string): ViewValue => target.phases?.find(({ through }) => through === `${year}-${month}`)?.value ?? null;
    const own: readonly ViewValue[] = [place + 1, unit, target.indicator ?? null, target.base ?? null, target.stretch ?? null];
    return { role: 'row', cells: [...own, phase('03'), phase('06'), phase('09'), target.document ?? null] };
  });
  return { ...tableFrame(ledger, request), columns: TARGET_COLUMNS.map(tableColumn), rows, notes: [] };
}

/** Views that need the ledger alone, by name. */
export const LEDGER_TABLES = {
  projects: projectTable,
  gaps: gapTable,
  targets: targetTable,
  duty: dutyTable,
  roster: rosterTable,
  letters: registerBook,
  signing: signingTable,
} as const;
export type LedgerTableName = keyof typeof LEDGER_TABLES;

/** Usual title of a view. */
export function tableTitle(name: LedgerTableName, county: string, asOf: IsoDay): string {
  const year = `${asOf.slice(0, 4)}年`;
  if (name === 'projects') return `${county}招商引资项目台账`;
  if (name === 'duty') return `${county}招商引资项目包保责任表`;
  if (name === 'roster') return `${county}领导包保项目一览表`;
  if (name === 'letters') return `${county}招商引资文号登记簿`;
  if (name === 'signing') return `${county}${year}招商引资目标责任书签订情况表`;
  return name === 'gaps' ? `${county}包保责任缺口清单` : `${county}${year}招商引资目标任务分解表`;
}
