/**
 * Sheets the office signs, as tables for paper and workbook: 任务分解表 (S-39), 附加任务完成情况表 (S-51), 资金核定表 (S-113). Each from the ledger alone, like the views beside them.
 */
import { breakdownOf, extraTasks, restText, unitsOfIndicators } from '../county/tasks';
import type { Ledger } from '../ledger/fold';
import { getRecord } from '../ledger/read';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { formatMoney } from '../model/money';
import type { Money } from '../model/money';
import { indexLedger } from './ledger-index';
import type { ViewColumn, ViewValue } from './project-columns';
import { tableFrame } from './table-frame';
import { SOURCE_NOTE, tableColumn } from './table-view';
import type { TableRow, TableView } from './table-view';

export type SheetRequest = {
  readonly title: string;
  readonly period: string;
  readonly today: IsoDay;
  readonly rows: readonly RecordId[] | null;
};

/** 任务分解表 of the unit named in `rows`: its people by rank, what each was given, and the sum check as last lines. */
export function breakdownSheet(ledger: Ledger, request: SheetRequest): TableView {
  const unit = request.rows?.[0] ?? null;
  const year = Number(request.period.slice(0, 4));
  const { people, sums } = unit === null ? { people: [], sums: [] } : breakdownOf(ledger, unit, year, request.today);
  const measureUnits = unitsOfIndicators(ledger, year);
  const columns: readonly ViewColumn[] = [
    { key: 'index', label: '序号', kind: 'number' },
    { key: 'name', label: '姓名', kind: 'text' },
    { key: 'post', label: '职务', kind: 'text' },
    { key: 'rank', label: '责任层级', kind: 'text' },
    ...sums.map(({ indicator }): ViewColumn => {
      const measured = measureUnits.get(indicator);
      return { key: indicator, label: indicator, kind: 'number', ...(measured === undefined ? {} : { unit: measured }) };
    }),
    { key: 'signed', label: '本人签字', kind: 'text' },
  ];
  const rows = people.map(({ name, post, rank, values }, place): TableRow => {
    const given: ViewValue[] = sums.map(({ indicator }) => values[indicator] ?? null);
    return { role: 'row', cells: [place + 1, name, post, rank, ...given, null] };
  });
  const line = (label: string, of: (sum: (typeof sums)[number]) => string | null): TableRow => ({
    role: 'total',
    cells: [null, label, null, null, ...sums.map(of), null],
  });
  const frame = tableFrame(ledger, { title: request.title, asOf: request.today });
  return {
    ...frame,
    reportingUnit: (unit === null ? null : getRecord(ledger, 'unit', unit)?.name) ?? frame.reportingUnit,
    columns: columns.map(tableColumn),
    rows: [...rows, line('分解合计', ({ given }) => given), line('单位任务', ({ unit: own }) => own), line('未分解', ({ rest }) => rest)],
    notes: sums.map((sum) => `${sum.indicator}：${restText(sum, measureUnits.get(sum.indicator) ?? '')}。`),
  };
}

const EXTRA: readonly ViewColumn[] = [
  { key: 'index', label: '序号', kind: 'number' },
  { key: 'unit', label: '单位', kind: 'text' },
  { key: 'indicator', label: '附加任务', kind: 'longText' },
  { key: 'base', label: '任务', kind: 'number' },
  { key: 'done', label: '完成', kind: 'number' },
  { key: 'completion', label: '完成率', kind: 'percent' },
  { key: 'document', label: '下达文号', kind: 'text' },
];

/** 附加任务完成情况表 (S-51): what single units were given on top of the 办法, and what was reported for it up to the month of the day. */
export function extraTasksSheet(ledger: Ledger, request: SheetRequest): TableView {
  const tasks = extraTasks(ledger, Number(request.period.slice(0, 4)), request.today.slice(0, 7), request.today);
  const rows = tasks.map(({ task, done, completion }, place): TableRow => {
    const unit = task.unit === undefined ? null : (getRecord(ledger, 'unit', task.unit)?.name ?? null);
    return {
      role: 'row',
      cells: [place + 1, unit, task.indicator ?? null, task.base ?? null, done, completion, task.document ?? null],
    };
  });
  return {
    ...tableFrame(ledger, { title: request.title, asOf: request.today }),
    columns: EXTRA.map(tableColumn),
    rows,
    notes: ['完成数为直报指标登记数的累加，不计入考核得分。'],
  };
}

const RECOGNITION: readonly ViewColumn[] = [
  { key: 'index', label: '序号', kind: 'number' },
  { key: 'unit', label: '填报单位', kind: 'text' },
  { key: 'projectName', label: '项目名称', kind: 'text' },
  { key: 'kind', label: '资金类别', kind: 'text' },
  { key: 'span', label: '口径', kind: 'text' },
  { key: 'reported', label: '申报数', kind: 'money' },
  { key: 'recognised', label: '核定数', kind: 'money' },
  { key: 'cut', label: '核减', kind: 'money' },
  { key: 'ground', label: '核减理由', kind: 'longText' },
  { key: 'decidedBy', label: '核定人', kind: 'text' },
];

/** 核定 is the county's act: the units' side, who decided it, and the leader it is put before. */
const RECOGNITION_SIGNING = ['填报单位（盖章）', '核定人', '分管领导', '核定日期'] as const;

/** The county's sheet of a month's 核定 (S-113): reported, recognised, the cut with its ground and who decided, by unit; sums per kind and span. */
export function recognitionSheet(ledger: Ledger, request: SheetRequest): TableView {
  const { funds, units } = indexLedger(ledger);
  const order = new Map([...units.values()].map((unit) => [unit.id as string, unit.order ?? 9_999]));
  const entries = [...funds.values()]
    .flat()
    .filter(({ record }) => record.month === request.period && record.reported !== undefined)
    .sort((a, b) => (order.get(a.record.scope) ?? 0) - (order.get(b.record.scope) ?? 0));
  type Sum = {
    kind: string;
    span: string;
    currency: Money['currency'];
    reported: number;
    recognised: number;
    cut: number;
    waiting: number;
    open: number;
  };
  const sums = new Map<string, Sum>();
  let place = 0;
  const rows = entries.flatMap(({ record, recognition }): TableRow[] => {
    const { reported, kind = '', span = '' } = record;
    if (reported === undefined) return [];
    place += 1;
    const recognised = recognition?.recognised ?? null;
    const cut = recognised === null ? null : { minor: reported.minor - recognised.minor, currency: reported.currency };
    const { currency } = reported;
    const key = [kind, span, currency].join(' ');
    const sum = sums.get(key) ?? { kind, span, currency, reported: 0, recognised: 0, cut: 0, waiting: 0, open: 0 };
    sums.set(key, {
      ...sum,
      reported: sum.reported + reported.minor,
      recognised: sum.recognised + (recognised?.minor ?? 0),
      cut: sum.cut + (cut?.minor ?? 0),
      waiting: sum.waiting + (recognised === null ? 1 : 0),
      open: sum.open + (recognised === null ? reported.minor : 0),
    });
    const unit = record.scope === 'county' ? '' : (units.get(record.scope)?.name ?? '');
    const project = record.project === undefined ? '' : (getRecord(ledger, 'project', record.project)?.projectName ?? '');
    const state = recognised === null ? '待核定' : (recognition?.ground ?? null);
    return [
      {
        role: 'row',
        cells: [place, unit, project, kind, span, reported, recognised, cut, state, recognition?.decidedBy ?? null],
      },
    ];
  });
  const totals = [...sums.values()].map(({ kind, span, currency, reported, recognised, cut, waiting, open }): TableRow => {
    const money = (minor: number): Money => ({ minor, currency });
    const note = waiting === 0 ? null : `待核定${waiting}条，申报${formatMoney(money(open), '万元')}万元`;
    return {
      role: 'total',
      cells: [null, '合计', null, kind, span, money(reported), money(recognised), money(cut), note, null],
    };
  });
  return {
    ...tableFrame(ledger, { title: request.title, asOf: request.today }),
    columns: RECOGNITION.map(tableColumn),
    rows: [...rows, ...totals],
    notes: [SOURCE_NOTE, '申报数＝核定数＋核减＋待核定的申报数。'],
    signing: RECOGNITION_SIGNING,
  };
}
