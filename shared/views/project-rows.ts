/**
 * The 项目台账 as rows: for every project one value per column of `project-columns`, derived from the ledger as it stands.
 * Pure: the day of the facts and today are arguments.
 */
import type { RecordOf } from '../model/entities';
import type { IsoDay } from '../model/dates';
import { yuan } from '../model/money';
import type { Money } from '../model/money';
import type { RecordId } from '../model/ids';
import type { Stage } from '../model/stages';
import type { Ledger } from '../ledger/fold';
import { listRecords } from '../ledger/read';
import { currentDuties, mention } from './duty-view';
import { fundSums } from './fund-sums';
import type { FundSums } from './fund-sums';
import { indexLedger } from './ledger-index';
import type { LedgerIndex } from './ledger-index';
import type { ProjectColumnKey, ViewValue } from './project-columns';
import { stageDate, stageShown } from './stage-view';

/** `asOf`: day up to which facts count. `today`: day on which responsibility is asked for. */
export type ViewDays = { readonly asOf: IsoDay; readonly today: IsoDay };

export type ProjectRow = {
  readonly id: RecordId;
  /** Scope of the project: the unit that reports it. */
  readonly unit: RecordId | 'county';
  readonly stage: Stage | null;
  readonly cells: { readonly [K in ProjectColumnKey]?: ViewValue };
  /** Reasons why cells need a look, by column. */
  readonly doubts: Readonly<Record<string, string>>;
  readonly clashes: readonly string[];
  /** Fund entries up to the month that the county has not yet recognised. */
  readonly waiting: number;
};

const money = (minor: number | null): Money | null => (minor === null ? null : yuan(minor));

function fundCells(reported: FundSums, recognised: FundSums): ProjectRow['cells'] {
  return {
    fundsMonth: money(reported.month),
    fundsMonthRecognised: money(recognised.month),
    fundsYear: money(reported.year),
    fundsYearRecognised: money(recognised.year),
    fundsTotal: money(reported.total),
    fundsTotalRecognised: money(recognised.total),
  };
}

function originCells(ledger: Ledger, project: RecordId): ProjectRow['cells'] {
  const madeBy = ledger.records.get('project')?.get(project)?.madeBy;
  const op = madeBy === undefined ? undefined : ledger.operations.get(madeBy);
  if (op === undefined) return {};
  const { file, sheet, row } = op.source ?? {};
  const parts = [file, sheet, row === undefined ? undefined : `第${row}行`].filter((part) => part !== undefined && part !== '');
  return { source: parts.length === 0 ? null : parts.join(' '), enteredBy: op.person };
}

const FIELD_CELLS = [
  'number',
  'temporaryNumber',
  'projectName',
  'investor',
  'origin',
  'industry',
  'kind',
  'content',
  'place',
  'landMu',
  'totalInvestment',
  'agreedInvestment',
  'fixedInvestment',
  'state',
  'introducingUnit',
  'progress',
  'progressPercent',
  'problems',
  'nextStep',
  'planFinish',
  'deadline',
  'remarks',
] as const;
const EVENT_CELLS = {
  signedOn: '签约',
  registeredOn: '注册',
  startedOn: '开工',
  finishedOn: '竣工',
  productionOn: '投产',
  inStatisticsOn: '入统',
} as const;

function fieldCells(project: RecordOf<'project'>): Record<string, ViewValue> {
  const cells: Record<string, ViewValue> = {};
  for (const field of FIELD_CELLS) cells[field] = project[field] ?? null;
  return cells;
}

/**
 * The row of one project.
 * @param place 序号, from 1
 */
export function projectRow(index: LedgerIndex, project: RecordOf<'project'>, days: ViewDays, place: number): ProjectRow {
  const events = index.stages.get(project.id) ?? [];
  const funds = index.funds.get(project.id) ?? [];
  const month = days.asOf.slice(0, 7);
  const { stage, doubt } = stageShown(project, events, days.asOf);
  const people = (role: '包保领导' | '责任人'): ViewValue =>
    currentDuties(index, project.id, role, days.today).map((duty) => mention(index, duty));
  const responsible = currentDuties(index, project.id, '责任单位', days.today).map((duty) => mention(index, duty).name);
  const dates: Record<string, ViewValue> = {};
  for (const [key, own] of Object.entries(EVENT_CELLS)) dates[key] = stageDate(events, own, days.asOf);
  return {
    id: project.id,
    unit: project.scope,
    stage,
    cells: {
      ...fieldCells(project),
      ...dates,
      ...fundCells(fundSums(funds, '到位资金', 'reported', month), fundSums(funds, '到位资金', 'recognised', month)),
      ...originCells(index.ledger, project.id),
      index: place,
      unit: project.scope === 'county' ? null : (index.units.get(project.scope)?.name ?? null),
      stage,
      state: project.state ?? '正常',
      leader: people('包保领导'),
      responsiblePerson: people('责任人'),
      responsibleUnit: responsible.length === 0 ? null : responsible.join('、'),
    },
    doubts: doubt === null ? {} : { stage: doubt },
    clashes: project.clashes ?? [],
    waiting: funds.filter(({ record, recognition }) => recognition === null && record.month !== undefined && record.month <= month).length,
  };
}

/** Order of print: units in the county's order, then projects in the order they were entered. */
export function inOrder(index: LedgerIndex, projects: readonly RecordOf<'project'>[]): RecordOf<'project'>[] {
  const place = (project: RecordOf<'project'>): number =>
    project.scope === 'county' ? -1 : (index.units.get(project.scope)?.order ?? Number.MAX_SAFE_INTEGER);
  return projects
    .map((project) => ({ project, at: place(project) }))
    .sort((a, b) => a.at - b.at)
    .map(({ project }) => project);
}

export type RowChoice = ViewDays & {
  /** Only the projects of this unit. */
  readonly unit?: RecordId;
};

/** All projects of the ledger as rows, numbered from 1 in print order. */
export function projectRows(ledger: Ledger, choice: RowChoice): ProjectRow[] {
  const index = indexLedger(ledger);
  const all = listRecords(ledger, 'project');
  const chosen = choice.unit === undefined ? all : all.filter(({ scope }) => scope === choice.unit);
  return inOrder(index, chosen).map((project, place) => projectRow(index, project, choice, place + 1));
}

/** Sums of a money column, by currency: foreign money is never added to 人民币. */
export type MoneyTotal = { readonly currency: string; readonly minor: number; readonly rows: number };

export function moneyTotals(rows: readonly ProjectRow[], key: ProjectColumnKey): MoneyTotal[] {
  const sums = new Map<string, { minor: number; rows: number }>();
  for (const row of rows) {
    const value = row.cells[key];
    if (typeof value !== 'object' || value === null || !('minor' in value)) continue;
    const sum = sums.get(value.currency) ?? { minor: 0, rows: 0 };
    sums.set(value.currency, { minor: sum.minor + value.minor, rows: sum.rows + 1 });
  }
  return [...sums]
    .map(([currency, sum]) => ({ currency, ...sum }))
    .sort((a, b) => Number(b.currency === 'CNY') - Number(a.currency === 'CNY'));
}
