/**
 * 填报表 for offices without the program: what its hidden columns say. Each row carries the project it is and a print of every value as it left,
 * so that a returned file changes only what somebody changed, even when the ledger went on meanwhile.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { recordIdSchema } from '../model/ids';
import type { RecordId } from '../model/ids';
import { IMPORT_FIELDS } from '../sheet/document';
import type { ImportDocument, ImportField, ImportRecord } from '../sheet/document';
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

/** Parts of a check value that are no field: the headings as they left, and the whole with the row mark. */
const HEADINGS = '栏目';
const WHOLE = '合';
const HEADING_LENGTH = 4;

type Columns = ImportDocument['columns'];

function short(text: string, length: number): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, length);
}

/** The columns an office fills in. */
function ownColumns(columns: Columns): Columns {
  return columns.filter(({ header }) => !TEMPLATE_HEADERS.has(header));
}

/** One short print for each heading of the table, in their order. */
function headingPrints(columns: Columns): readonly string[] {
  return ownColumns(columns).map(({ header }) => short(compact(header), HEADING_LENGTH));
}

/**
 * The check value of a row: the headings, one print for each field it has, and a print of all that with the row mark.
 * @param columns of the 填报表 as it is read
 */
export function rowPrint(record: ImportRecord, project: RecordId, columns: Columns): string {
  const fields = IMPORT_FIELDS.flatMap((field) => {
    const print = printOf(record, field);
    return print === '' ? [] : [`${field}=${print}`];
  });
  const parts = [`${HEADINGS}=${headingPrints(columns).join('.')}`, ...fields].join(' ');
  return `${parts} ${WHOLE}=${short(`${project} ${parts}`, PRINT_LENGTH)}`;
}

function partsOf(check: string): ReadonlyMap<string, string> {
  return new Map(check.split(' ').map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? ''] as const));
}

/** Whether a check value is the one that left with this row mark. */
function isSound(check: string, project: string): boolean {
  const end = check.lastIndexOf(` ${WHOLE}=`);
  return end > 0 && check.slice(end + WHOLE.length + 2) === short(`${project} ${check.slice(0, end)}`, PRINT_LENGTH);
}

/**
 * Headings of a returned 填报表 that are not those it left with: its columns would be taken for others, so it is not read (E_TEMPLATE_HEAD).
 * @returns null for an untouched one and for any other file
 */
export function changedHeadings({ columns, records }: ImportDocument): string | null {
  const checks = records.flatMap(({ other }) => other?.[CHECK_HEADER] ?? []);
  const left = checks.map((check) => partsOf(check).get(HEADINGS)).find((prints) => prints !== undefined && prints !== '');
  if (left === undefined) return null;
  const now = headingPrints(columns);
  const then = left.split('.');
  const changed = ownColumns(columns)
    .filter((_, at) => now[at] !== then[at])
    .map(({ column, header }) => `${column}列“${header}”`);
  if (now.length < then.length) return '少了栏目';
  return changed.length === 0 ? null : changed.slice(0, 3).join('、');
}

export type TemplateRow = {
  /** The project this row left as. */
  readonly project: RecordId;
  /** The row with only the values that were changed since; hidden columns taken out. */
  readonly record: ImportRecord;
};

/** What a damaged row mark or check value makes doubtful about a row; empty for a sound row, one somebody added, and any other file's. */
export function templateDoubts({ other }: ImportRecord, isKnown: (project: RecordId) => boolean): readonly string[] {
  const mark = other?.[ROW_ID_HEADER]?.trim() ?? '';
  const check = other?.[CHECK_HEADER]?.trim() ?? '';
  if (mark === '' && check === '') return [];
  const id = recordIdSchema.safeParse(mark);
  if (!id.success || !isKnown(id.data)) return ['填报表的行标识被改动或丢失，认不出原来是哪个项目，请逐项核对（E_TEMPLATE_ROW）'];
  return isSound(check, mark) ? [] : ['填报表的校验值被改动或丢失，看不出哪些栏目改过，请逐项核对（E_TEMPLATE_CHECK）'];
}

/** Reads a row of a returned 填报表; null for a row of any other file, and for a row somebody added. */
export function templateRow(record: ImportRecord): TemplateRow | null {
  const id = recordIdSchema.safeParse(record.other?.[ROW_ID_HEADER]?.trim());
  if (!id.success) return null;
  const left = partsOf(record.other?.[CHECK_HEADER] ?? '');
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
