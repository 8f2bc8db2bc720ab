/**
 * Writing to a register, as drafts: new records, edits of many cells, striking out. Dated facts (entries) are struck out and entered anew, never changed;
 * other records are set, field by field. One gesture is one commit, taken whole or not at all. Pure.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { canonicalText } from '../ledger/canonical';
import { createDraft, setDraft, strikeDraft } from '../ledger/drafts';
import type { Draft } from '../ledger/operation';
import { entitySpec, fieldSpec } from '../model/entities';
import type { EntityName } from '../model/entities';
import type { Json } from '../model/field-kinds';
import { COUNTY_SCOPE } from '../model/ids';
import type { RecordId, Scope } from '../model/ids';
import type { RegisterContext } from './context';
import type { NewId, Register, RegisterRecord, RegisterRecords } from './register';

/** Who is writing: a unit's office, or the county's (null), and the computer it sits at. */
export type Writing = { readonly unit: RecordId | null; readonly device: string };

export type Values = Readonly<Record<string, Json | null>>;
export type ValueEdit = { readonly record: RecordId; readonly field: string; readonly value: Json | null };

/** Whether this office may write a field of a record (or of a new one): the registry's writer, and a unit only what is its own. */
export function mayWrite(records: RegisterRecords, record: RegisterRecord | null, field: string, writing: Writing): boolean {
  if (writing.unit === null) return true;
  const spec = entitySpec(records.entity);
  const writer = fieldSpec(records.entity, field)?.writer ?? spec?.writer ?? 'county';
  if (writer === 'county' || spec === null) return false;
  if (record === null) return true;
  return spec.home === 'unit' ? record.scope === writing.unit : record['unit'] === writing.unit;
}

/** Whether this office may enter new records in a register. */
export function mayEnter(register: Register, writing: Writing): boolean {
  const spec = register.records === null ? null : entitySpec(register.records.entity);
  return spec !== null && (writing.unit === null || spec.writer !== 'county');
}

/** A unit may strike out only what its own computers entered; the county everything. */
function mayStrike(record: RegisterRecord, records: RegisterRecords, context: RegisterContext, writing: Writing): boolean {
  if (writing.unit === null) return true;
  const madeBy = context.ledger.records.get(records.entity)?.get(record.id)?.madeBy;
  const device = madeBy === undefined ? undefined : context.ledger.operations.get(madeBy)?.device;
  if (device === writing.device) return true;
  return context.all('office').some((office) => office.device === device && office.unit === writing.unit);
}

/** The reference whose record decides in whose scope a record lies (`within` of the registry), or null. */
export function scopeField(entity: EntityName): string | null {
  const within = entitySpec(entity)?.within;
  if (within !== undefined) return within;
  return fieldSpec(entity, 'project')?.of === 'project' ? 'project' : null;
}

/** The scope a record lies in: its project's, so that it travels with the project; else the unit that enters it. Null: a unit must be named. */
export function scopeFor(entity: EntityName, values: Values, unit: RecordId | null, context: RegisterContext): Scope | null {
  if (entitySpec(entity)?.home !== 'unit') return COUNTY_SCOPE;
  const field = scopeField(entity);
  const of = field === null ? undefined : fieldSpec(entity, field)?.of;
  const target = field === null ? undefined : values[field];
  const own = of !== undefined && typeof target === 'string' ? context.get(of as EntityName, target as RecordId) : null;
  return own?.scope ?? unit;
}

function missing(records: RegisterRecords, values: Values): string[] {
  return records.required
    .filter((field) => values[field] === undefined || values[field] === null)
    .map((field) => fieldSpec(records.entity, field)?.label ?? field);
}

function filled(values: Values): Record<string, Json> {
  return Object.fromEntries(Object.entries(values).flatMap(([field, value]) => (value === null ? [] : [[field, value]])));
}

/**
 * The draft of a new record.
 * @param unit unit it is entered for; not needed where a project says it
 * @returns E_REGISTER_FIELD naming what is missing
 */
export function newRecordDraft(
  register: Register,
  values: Values,
  unit: RecordId | null,
  context: RegisterContext,
  newId: NewId,
): Result<{ readonly record: RecordId; readonly draft: Draft }> {
  const { records } = register;
  if (records === null) return fail('E_DRAFT');
  const whole: Values = { ...records.defaults(context), ...values, ...records.fixed };
  const lacking = missing(records, whole);
  const scope = scopeFor(records.entity, whole, unit, context);
  // Where a project says the unit, it is the project that is missing: 填报单位 has no box of its own there.
  const saidBy = scopeField(records.entity);
  if (scope === null && (saidBy === null || !records.required.includes(saidBy))) lacking.unshift('填报单位');
  if (lacking.length > 0 || scope === null) return fail('E_REGISTER_FIELD', lacking.join('、'));
  const record = newId(records.entity);
  return ok({ record, draft: createDraft({ scope, entity: records.entity, record }, filled(whole)) });
}

const REPLACED = '更正';

function same(a: unknown, b: unknown): boolean {
  return canonicalText(a ?? null) === canonicalText(b ?? null);
}

function valuesOf(records: RegisterRecords, record: RegisterRecord): Values {
  const fields = Object.keys(entitySpec(records.entity)?.fields ?? {});
  return Object.fromEntries(fields.flatMap((field) => (record[field] === undefined ? [] : [[field, record[field] as Json]])));
}

function changeDrafts(
  records: RegisterRecords,
  record: RegisterRecord,
  changed: Values,
  context: RegisterContext,
  newId: NewId,
): Result<Draft[]> {
  const { entity } = records;
  const place = { scope: record.scope, entity, record: record.id };
  const after = { ...valuesOf(records, record), ...changed };
  const lacking = missing(records, after);
  if (lacking.length > 0) return fail('E_REGISTER_FIELD', lacking.join('、'));
  const scope = scopeFor(entity, after, record.scope === COUNTY_SCOPE ? null : record.scope, context) ?? record.scope;
  if (entitySpec(entity)?.entry === true) {
    const anew = createDraft({ scope, entity, record: newId(entity) }, filled(after));
    return ok([strikeDraft({ ...place, reason: REPLACED }), anew]);
  }
  if (scope !== record.scope) return fail('E_REGISTER_UNIT');
  return ok([setDraft(context.ledger, place, changed)]);
}

/** Which record such drafts put in place of which, old and new: a dated fact struck out and entered anew stand side by side. */
export function replacements(drafts: readonly Draft[]): readonly (readonly [RecordId, RecordId])[] {
  return drafts.flatMap((draft, at) => {
    const anew = drafts[at + 1];
    const corrects = draft.kind === 'strike' && draft.reason === REPLACED && anew?.kind === 'add' && anew.entity === draft.entity;
    return corrects ? [[draft.record, anew.record] as const] : [];
  });
}

/** Drafts of edited cells, one change per record, only for what really changes. The first that may not be done refuses all. */
export function editDrafts(
  register: Register,
  edits: readonly ValueEdit[],
  context: RegisterContext,
  writing: Writing,
  newId: NewId,
): Result<Draft[]> {
  const { records } = register;
  if (records === null) return fail('E_DRAFT');
  const wanted = new Map<RecordId, Record<string, Json | null>>();
  for (const { record, field, value } of edits) wanted.set(record, { ...wanted.get(record), [field]: value });
  const drafts: Draft[] = [];
  for (const [id, values] of wanted) {
    const record = context.get(records.entity, id) as RegisterRecord | null;
    if (record === null) continue;
    const changed = Object.fromEntries(Object.entries(values).filter(([field, value]) => !same(record[field], value)));
    const names = Object.keys(changed);
    if (names.length === 0) continue;
    const entry = entitySpec(records.entity)?.entry === true;
    if (names.some((field) => !mayWrite(records, record, field, writing)) || (entry && !mayStrike(record, records, context, writing)))
      return fail('E_REGISTER_RIGHT');
    const own = changeDrafts(records, record, changed, context, newId);
    if (!own.ok) return own;
    drafts.push(...own.value);
  }
  return ok(drafts);
}

/** Strikes records out with the reason; nothing vanishes. */
export function strikeDrafts(
  register: Register,
  ids: readonly RecordId[],
  reason: string,
  context: RegisterContext,
  writing: Writing,
): Result<Draft[]> {
  const { records } = register;
  if (records === null) return fail('E_DRAFT');
  const found = ids.flatMap((id) => (context.get(records.entity, id) as RegisterRecord | null) ?? []);
  if (found.some((record) => !mayStrike(record, records, context, writing))) return fail('E_REGISTER_RIGHT');
  return ok(found.map(({ id, scope }) => strikeDraft({ scope, entity: records.entity, record: id, reason })));
}
