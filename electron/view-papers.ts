/**
 * Ledger views on paper and as workbooks: built in main from its own fold, in the order and with the columns the grid showed.
 */
import type { ViewRequest } from '../shared/contract/paper';
import { fail, ok } from '../shared/errors';
import type { Result } from '../shared/errors';
import { isoDay, lastDay } from '../shared/model/dates';
import { monthTables } from '../shared/month/month-tables';
import { scoreSheet } from '../shared/month/score-sheet';
import { ledgerDocument } from '../shared/letters/ledger-table';
import { findRegister } from '../shared/registers/all-registers';
import { registerTable } from '../shared/registers/paper';
import { importTable } from '../shared/views/import-table';
import { LEDGER_TABLES } from '../shared/views/ledger-tables';
import { isSheet, OFFICE_SHEETS } from '../shared/views/sheet-list';
import { pointsTable, usualPair } from '../shared/month/points-table';
import { printTable } from '../shared/views/print-table';
import { lockNotes, publishedMonth } from '../shared/views/published-month';
import type { TableView } from '../shared/views/table-view';
import type { ReportRequest } from '../shared/reports/catalogue';
import { isPractice, PRACTICE_WATERMARK, reportOf } from './papers';
import type { PagePrinter } from './printing/port';
import { writeLedger } from './sheets/write-ledger';
import { writeReport } from './sheets/write-report';
import type { Workspace } from './workspace/workspace';

/** The table a request means; E_PAPER_DATA for the month's table while no 办法 is adopted. */
export function tableOf(workspace: Workspace, request: ViewRequest): Result<TableView> {
  const { ledger, clock, file } = workspace;
  const today = clock.today();
  const end = isoDay(lastDay({ date: request.period, precision: 'month' }));
  const { title, rows, columns, moneyUnit } = request;
  if (isSheet(request.view)) return ok(OFFICE_SHEETS[request.view](ledger, { title, period: request.period, today, rows }));
  if (request.view === 'month') {
    const published = publishedMonth(ledger, request.period);
    if (published === null) return fail('E_PAPER_DATA', '还没有录入本年度考核办法和发文号');
    const table = monthTables(published.ledger, published.view, title);
    return ok(published.frozen === null ? table : { ...table, notes: [...table.notes, ...lockNotes(ledger, published.frozen)] });
  }
  if (request.view === 'score') {
    const table = scoreSheet(ledger, request.period, title, rows, request.objection ?? null);
    return table === null ? fail('E_PAPER_DATA', '还没有录入本年度考核办法和发文号') : ok(table);
  }
  if (request.view === 'points') {
    const published = publishedMonth(ledger, request.period);
    if (published === null) return fail('E_PAPER_DATA', '还没有录入本年度考核办法和发文号');
    const { view } = published;
    return ok(pointsTable(published.ledger, view, { title, asOf: end > today ? today : end }, request.pair ?? usualPair(view)));
  }
  if (request.view === 'register') {
    const register = findRegister(request.register ?? '');
    if (register === null) return fail('E_PAPER_DATA');
    const reportingUnit = file.unit === null ? null : file.office;
    return ok(registerTable(ledger, register, { title, rows, columns, moneyUnit, today, reportingUnit }));
  }
  if (request.view === 'import') {
    const head = { reportingUnit: file.office, practice: isPractice(workspace) };
    const [importId] = rows ?? [];
    const table = importId === undefined ? null : importTable(ledger, importId, head);
    return table === null ? fail('E_PAPER_DATA', '没有这次导入的记录') : ok(table);
  }
  const asOf = request.day ?? (end > today ? today : end);
  return ok(
    LEDGER_TABLES[request.view](ledger, {
      title,
      rows,
      columns,
      moneyUnit,
      asOf,
      today,
      reportingUnit: file.unit === null ? null : file.office,
    }),
  );
}

/** A3 landscape with repeated heading, page x/y and the signature line. */
export async function viewPdf(
  program: { readonly printer: PagePrinter },
  workspace: Workspace,
  request: ViewRequest,
): Promise<Result<Uint8Array>> {
  const table = tableOf(workspace, request);
  if (!table.ok) return table;
  const watermark = isPractice(workspace) ? { watermark: PRACTICE_WATERMARK } : {};
  const options = { fontBase: program.printer.fontBase, faces: 'bundled', ...watermark } as const;
  return program.printer.print(ledgerDocument(printTable(table.value), options));
}

/** The same table as .xlsx. */
export async function viewWorkbook(workspace: Workspace, request: ViewRequest): Promise<Result<Uint8Array>> {
  const table = tableOf(workspace, request);
  return table.ok ? ok(new Uint8Array(await writeLedger(table.value))) : table;
}

/** A report as .xlsx: its tables below each other on one sheet. */
export async function reportWorkbook(workspace: Workspace, request: ReportRequest): Promise<Result<Uint8Array>> {
  const report = reportOf(workspace, request);
  return report.ok ? ok(new Uint8Array(await writeReport(report.value, isPractice(workspace)))) : report;
}
