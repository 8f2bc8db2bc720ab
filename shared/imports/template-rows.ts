/**
 * 填报表 for offices without the program: what its hidden columns say. Each row carries the project it is and a print of every value as it left,
 * so that a returned file changes only what somebody changed, even when the ledger went on meanwhile.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { recordIdSchema } from '../model/ids';
import type { RecordId } from '../model/ids';
import { IMPORT_FIELDS } from '../sheet/document';
import type { ImportField, ImportRecord } from '../sheet/document';
import { compact } from '../sheet/text';

/** Headers of the two hidden columns; the reader keeps them like any column without a field. */
export const ROW_ID_HEADER = '行标识（勿改）';
export const CHECK_HEADER = '校验值（勿改）';
export const TEMPLATE_HEADERS: ReadonlySet<string> = new Set([ROW_ID_HEADER, CHECK_HEADER]);

const PRINT_LENGTH = 8;

/** A value without how it was written. */
function meaning(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return compact(value);
  return JSON.stringify(value, (key, part: unknown) => (key === 'raw' ? undefined : part));
}

function printOf(record: ImportRecord, field: ImportField): string {
  const text = meaning(record[field]);
  return text === '' || text === '[]' ? '' : bytesToHex(sha256(utf8ToBytes(`${field}\n${text}`))).slice(0, PRINT_LENGTH);
}

/** The check value of a row: one print for each field it has. */
export function rowPrint(record: ImportRecord): string {
  return IMPORT_FIELDS.flatMap((field) => {
    const print = printOf(record, field);
    return print === '' ? [] : [`${field}=${print}`];
  }).join(' ');
}

export type TemplateRow = {
  /** The project this row left as. */
  readonly project: RecordId;
  /** The row with only the values that were changed since; hidden columns taken out. */
  readonly record: ImportRecord;
};

/** Reads a row of a returned 填报表; null for a row of any other file, and for a row somebody added. */
export function templateRow(record: ImportRecord): TemplateRow | null {
  const id = recordIdSchema.safeParse(record.other?.[ROW_ID_HEADER]?.trim());
  if (!id.success) return null;
  const left = new Map((record.other?.[CHECK_HEADER] ?? '').split(' ').map((part) => [part.split('=')[0], part.split('=')[1]] as const));
  const changed: Record<string, unknown> = { ...withoutHidden(record) };
  for (const field of IMPORT_FIELDS)
    if (field !== 'projectName' && left.get(field) !== undefined && left.get(field) === printOf(record, field)) delete changed[field];
  return { project: id.data, record: changed as ImportRecord };
}

/** A row without what the hidden columns say: that is no text of the project. */
export function withoutHidden(record: ImportRecord): ImportRecord {
  if (record.other === undefined || ![...TEMPLATE_HEADERS].some((header) => header in (record.other ?? {}))) return record;
  const other = Object.fromEntries(Object.entries(record.other).filter(([header]) => !TEMPLATE_HEADERS.has(header)));
  return { ...record, other };
}
