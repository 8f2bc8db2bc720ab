/** A register as a table for paper and workbook: the rows and columns the screen showed, with sums by currency and unit. */
import type { Ledger } from '../ledger/fold';
import { exactFrom, plainText, ZERO } from '../scoring/exact';
import type { IsoDay } from '../model/dates';
import type { MoneyUnit } from '../model/money';
import type { ViewValue } from '../views/project-columns';
import { tableFrame } from '../views/table-frame';
import { SOURCE_NOTE } from '../views/table-view';
import type { TableColumn, TableRow, TableView } from '../views/table-view';
import { registerContext } from './context';
import type { Register, RegisterColumn, RegisterRow } from './register';

export type RegisterPaper = {
  readonly title: string;
  /** Rows in the order wanted; null for all as they come. */
  readonly rows: readonly string[] | null;
  /** Column keys in the order wanted; null for all that are not hidden. */
  readonly columns: readonly string[] | null;
  readonly moneyUnit: MoneyUnit;
  readonly today: IsoDay;
  readonly reportingUnit: string | null;
};

/** Pixels of the screen to one character of paper. */
const PIXELS_PER_CHAR = 22;

function paperColumn({ key, label, kind, group, unit, width }: RegisterColumn): TableColumn {
  return {
    key,
    label,
    kind,
    chars: Math.max(3, Math.round((width / PIXELS_PER_CHAR) * 2) / 2),
    ...(group === undefined ? {} : { group }),
    ...(unit === undefined ? {} : { unit }),
  };
}

function numberTotal(rows: readonly RegisterRow[], key: string): ViewValue {
  const values = rows.flatMap(({ cells }) => {
    const value = cells[key];
    return typeof value === 'number' || typeof value === 'string' ? (exactFrom(value) ?? []) : [];
  });
  return values.length === 0
    ? null
    : plainText(
        values.reduce((total, value) => total.add(value), ZERO),
        6,
      );
}

function moneyTotal(rows: readonly RegisterRow[], key: string): ViewValue {
  let minor: number | null = null;
  for (const { cells } of rows) {
    const value = cells[key];
    if (typeof value === 'object' && value !== null && 'minor' in value && value.currency === 'CNY') minor = (minor ?? 0) + value.minor;
  }
  return minor === null ? null : { minor, currency: 'CNY' };
}

function totalRow(rows: readonly RegisterRow[], columns: readonly RegisterColumn[]): TableRow {
  const first = columns.findIndex(({ kind }) => kind !== 'number' && kind !== 'money');
  const cells = columns.map((column, place): ViewValue => {
    if (place === first) return `合计（${rows.length}条）`;
    if (column.total === false) return null;
    return column.kind === 'money' ? moneyTotal(rows, column.key) : column.kind === 'number' ? numberTotal(rows, column.key) : null;
  });
  return { role: 'total', cells: [null, ...cells] };
}

/** The register as the grid shows it, numbered from 1. */
export function registerTable(ledger: Ledger, register: Register, paper: RegisterPaper): TableView {
  const context = registerContext(ledger, paper.today);
  const all = register.rows(context);
  const byId = new Map(all.map((row) => [row.id, row]));
  const rows = paper.rows === null ? all : paper.rows.flatMap((id) => byId.get(id) ?? []);
  const columns =
    paper.columns === null
      ? register.columns.filter(({ hidden }) => hidden !== true)
      : paper.columns.flatMap((key) => register.columns.find((own) => own.key === key) ?? []);
  const summary = register.summary(context);
  return {
    ...tableFrame(ledger, { ...paper, asOf: paper.today }),
    columns: [{ key: 'index', label: '序号', kind: 'number', chars: 2.5 }, ...columns.map(paperColumn)],
    rows: [
      ...rows.map(({ cells }, place): TableRow => ({ role: 'row', cells: [place + 1, ...columns.map(({ key }) => cells[key] ?? null)] })),
      ...(rows.length > 0 ? [totalRow(rows, columns)] : []),
    ],
    notes: [...(summary === null ? [] : [`${summary}。`]), SOURCE_NOTE],
  };
}
