/**
 * One file from disk to an import document: the work the killable process does. Reads the file once, writes nothing.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Result } from '../../shared/errors';
import { fail, ok } from '../../shared/errors';
import type { PlainWorkbook } from '../../shared/sheet/cells';
import type { ImportDocument, UnitTable } from '../../shared/sheet/document';
import type { ColumnMapping } from '../../shared/sheet/mappings';
import { laidOut } from '../../shared/sheet/layouts';
import { hasLedger, readDocument } from '../../shared/sheet/read-document';
import { LIMITS } from './limits';
import { readCells } from './read-cells';

export type ImportedFile = { readonly document: ImportDocument; readonly workbook: PlainWorkbook };

/** Bytes of a file, refused before reading when it is too large. */
function readBytes(path: string): Result<Buffer> {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return fail('E_NOT_WORKBOOK');
    if (stat.size >= LIMITS.fileBytes) return fail('E_FILE_TOO_BIG', `${Math.round(stat.size / 1_000_000)}MB`);
    return ok(readFileSync(path));
  } catch {
    // Missing, locked or unreadable: the file system says so only by throwing.
    return fail('E_UNREADABLE');
  }
}

/**
 * Reads a ledger file, all or nothing.
 * @param units the county's offices, or null
 * @param onCells told the number of rows when the cells are there and understanding begins
 * @param mappings what a person said columns mean
 * @returns the codes of `readCells`, E_EMPTY_SHEET when nothing is in it, E_NO_HEADER when no table names its projects
 */
export function importFile(
  path: string,
  units: UnitTable | null,
  onCells: (rows: number) => void,
  mappings: readonly ColumnMapping[] = [],
): Result<ImportedFile> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const workbook = readCells(bytes.value);
  if (!workbook.ok) return workbook;
  onCells(workbook.value.sheets.reduce((sum, { rows }) => sum + rows.length, 0));
  const laid = laidOut(workbook.value);
  const document = readDocument(laid, basename(path), units, mappings);
  if (hasLedger(document)) return ok({ document, workbook: laid });
  const visible = workbook.value.sheets.filter(({ hidden }) => !hidden);
  return visible.every(({ rows }) => rows.length === 0) ? fail('E_EMPTY_SHEET') : fail('E_NO_HEADER', '缺少“项目名称”列');
}
