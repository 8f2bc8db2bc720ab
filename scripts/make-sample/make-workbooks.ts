/**
 * Writes the messy workbooks of the sample county to `assets/sample/workbooks`, with what a reader must find in `expected.json`.
 * Run: `node scripts/make-sample/run.mjs`. The same bytes every time; a test compares the committed files.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { openCommit } from '../../shared/ledger/commit';
import { fold } from '../../shared/ledger/fold';
import type { Operation } from '../../shared/ledger/operation';
import { sampleCommits } from '../../shared/sample/sample-county';
import type { SheetPlan, WorkbookPlan } from '../../shared/sample/workbook-plans';
import { sampleWorkbooks } from '../../shared/sample/workbooks';

function sheetOf(plan: SheetPlan): XLSX.WorkSheet {
  const sheet = XLSX.utils.aoa_to_sheet(plan.rows.map((row) => [...row]));
  sheet['!merges'] = plan.merges.map(({ fromRow, fromColumn, toRow, toColumn }) => ({
    s: { r: fromRow, c: fromColumn },
    e: { r: toRow, c: toColumn },
  }));
  if (plan.hiddenRows.length > 0) {
    const hidden = new Set(plan.hiddenRows);
    sheet['!rows'] = plan.rows.map((_, index) => ({ hidden: hidden.has(index) }));
    sheet['!autofilter'] = { ref: `A4:R${plan.rows.length}` };
  }
  // Serial days carry a date format, as Excel writes them.
  for (const [address, cell] of Object.entries(sheet)) {
    if (/^[KLM]\d+$/.test(address) && typeof cell === 'object' && cell !== null && 't' in cell && cell.t === 'n') cell.z = 'yyyy/m/d';
  }
  return sheet;
}

/** The bytes of one workbook. */
export function workbookBytes(plan: WorkbookPlan): Buffer {
  const book = XLSX.utils.book_new();
  for (const sheet of plan.sheets) XLSX.utils.book_append_sheet(book, sheetOf(sheet), sheet.name);
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** The plans of all workbooks, from the sample county itself. */
export function workbookPlans(): WorkbookPlan[] {
  return sampleWorkbooks(
    fold(sampleCommits({ calendars: [], scheme: null }).flatMap((commit): readonly Operation[] => openCommit(commit) ?? [])),
  );
}

/** What a careful reader finds in each file. */
export function expectedRecords(plans: readonly WorkbookPlan[]): string {
  return `${JSON.stringify(
    plans.map(({ file, unit, records, mess, sheets }) => ({ file, unit, records, sheets: sheets.length, mess })),
    null,
    1,
  )}\n`;
}

/** Writes all files into a folder. */
export function writeWorkbooks(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const plans = workbookPlans();
  for (const plan of plans) writeFileSync(path.join(folder, plan.file), workbookBytes(plan));
  writeFileSync(path.join(folder, 'expected.json'), expectedRecords(plans));
}
