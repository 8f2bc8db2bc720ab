/**
 * Fast entry (一行一条) and paste from Excel: typed texts, one per field, as a new record; a pasted block of cells as many, by its headings when it has
 * some, else by the order of the fast-entry line. Says what is wrong cell by cell, and takes a block whole or not at all. Pure.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import type { Draft } from '../ledger/operation';
import { entitySpec } from '../model/entities';
import type { FieldSpec } from '../model/entity-spec';
import type { Json } from '../model/field-kinds';
import type { RecordId } from '../model/ids';
import type { MoneyUnit } from '../model/money';
import type { RegisterContext } from './context';
import { mayWrite, newRecordDraft, scopeField } from './edits';
import type { Writing } from './edits';
import { UNIT_COLUMN } from './register';
import type { NewId, Register, RegisterColumn } from './register';
import { valueOf } from './values';

/** One box of the fast-entry line. */
export type EntryField = Pick<RegisterColumn, 'key' | 'label' | 'kind' | 'width' | 'unit' | 'choices' | 'names'> & {
  readonly required: boolean;
  readonly spec: FieldSpec;
};

const UNIT_SPEC: FieldSpec = { label: '填报单位', kind: 'ref', of: 'unit' };

/** True when the county office must say for which unit a record is entered: it lies with a unit and no project need be named. */
function asksForUnit({ records }: Register, writing: Writing): boolean {
  if (records === null || writing.unit !== null || entitySpec(records.entity)?.home !== 'unit') return false;
  const field = scopeField(records.entity);
  return field === null || !records.required.includes(field);
}

function fieldOf(register: Register, key: string): EntryField | null {
  const column = register.columns.find((own) => own.key === key);
  if (column?.field === undefined || register.records === null) return null;
  return { ...column, required: register.records.required.includes(key), spec: column.field };
}

/** The boxes of the fast-entry line for this office, in order. */
export function entryFields(register: Register, writing: Writing): readonly EntryField[] {
  const { records } = register;
  if (records === null) return [];
  const own = records.quick.filter((field) => mayWrite(records, null, field, writing)).flatMap((field) => fieldOf(register, field) ?? []);
  if (!asksForUnit(register, writing)) return own;
  return [{ key: UNIT_COLUMN, label: '填报单位', kind: 'choice', width: 120, names: 'unit', required: true, spec: UNIT_SPEC }, ...own];
}

export type Typed = {
  readonly context: RegisterContext;
  readonly writing: Writing;
  readonly moneyUnit: MoneyUnit;
  readonly newId: NewId;
};

type Entered = { readonly values: Record<string, Json>; readonly unit: RecordId | null };

function enteredFrom(fields: readonly EntryField[], texts: Readonly<Record<string, string>>, typed: Typed): Result<Entered> {
  const values: Record<string, Json> = {};
  let { unit } = typed.writing;
  for (const { key, label, spec, unit: word } of fields) {
    const text = texts[key] ?? '';
    if (text.trim() === '') continue;
    const value = valueOf(spec, text, typed, word);
    if (!value.ok) return fail(value.code, `${label}：${value.detail ?? text}`);
    if (value.value === null) continue;
    if (key === UNIT_COLUMN) unit = value.value as RecordId;
    else values[key] = value.value;
  }
  return ok({ values, unit });
}

/** One typed line as the draft of a new record. */
export function lineDraft(
  register: Register,
  texts: Readonly<Record<string, string>>,
  typed: Typed,
  fields = entryFields(register, typed.writing),
): Result<{ readonly record: RecordId; readonly draft: Draft }> {
  const entered = enteredFrom(fields, texts, typed);
  return entered.ok ? newRecordDraft(register, entered.value.values, entered.value.unit, typed.context, typed.newId) : entered;
}

/** A pasted block made ready: what each column was taken for, and the problems by row (from 1) when there are any. */
export type PastedBlock = {
  readonly fields: readonly EntryField[];
  /** Headings nobody knows; their cells are not taken. */
  readonly unknown: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly problems: readonly { readonly row: number; readonly says: string }[];
  /** Empty while there are problems. */
  readonly drafts: readonly Draft[];
};

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s（(].*$|\s/gu, '');

/** Columns a heading row names; null when the row is no heading. */
function headings(register: Register, row: readonly string[], typed: Typed): (EntryField | null)[] | null {
  const { records } = register;
  if (records === null) return null;
  const known = new Map<string, EntryField>();
  for (const { key, label } of register.columns) {
    const field = fieldOf(register, key);
    if (field !== null && mayWrite(records, null, key, typed.writing)) known.set(plain(label), field);
  }
  for (const field of entryFields(register, typed.writing)) known.set(plain(field.label), field);
  const found = row.map((text) => known.get(plain(text)) ?? null);
  const named = found.filter((field) => field !== null).length;
  return named >= 2 || (named === 1 && row.length === 1) ? found : null;
}

/**
 * Reads a block copied from Excel.
 * @param block rows of cell texts
 */
export function pasteBlock(register: Register, block: readonly (readonly string[])[], typed: Typed): PastedBlock {
  const [top = []] = block;
  const named = headings(register, top, typed);
  const all: readonly (EntryField | null)[] = named ?? entryFields(register, typed.writing);
  const rows = (named === null ? block : block.slice(1)).filter((row) => row.some((text) => text.trim() !== ''));
  const fields = all.flatMap((field) => field ?? []);
  const problems: { row: number; says: string }[] = [];
  const drafts: Draft[] = [];
  rows.forEach((row, place) => {
    const extra = row.slice(all.length).some((text) => text.trim() !== '');
    const texts = Object.fromEntries(all.flatMap((field, at) => (field === null ? [] : [[field.key, row[at] ?? '']])));
    const made = extra ? fail('E_ANSWER', '列比登记的栏目多，请带上表头一起复制') : lineDraft(register, texts, typed, fields);
    if (made.ok) drafts.push(made.value.draft);
    else problems.push({ row: place + 1, says: made.code === 'E_REGISTER_FIELD' ? `缺${made.detail ?? ''}` : (made.detail ?? '') });
  });
  return {
    fields,
    unknown: named === null ? [] : top.filter((text, at) => named[at] === null && text.trim() !== ''),
    rows: rows.map((row) => all.flatMap((field, at) => (field === null ? [] : [row[at] ?? '']))),
    problems,
    drafts: problems.length > 0 ? [] : drafts,
  };
}
