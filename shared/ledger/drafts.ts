/**
 * Building drafts: the only way features, imports and samples write to the ledger. Types come from the entity registry,
 * so a wrong field or value does not compile; `checkDraft` says the same at run time for data from outside.
 */
import { entitySpec, fieldSpec, isFieldValue } from '../model/entities';
import type { EntityName, FieldName, ValuesOf } from '../model/entities';
import type { Json } from '../model/field-kinds';
import type { OpId, RecordId, Scope } from '../model/ids';
import type { Ledger } from './fold';
import type { Draft, Source } from './operation';
import { isWellFormed } from './canonical';
import { seenHeads } from './read';

type Place<E extends EntityName> = {
  readonly scope: Scope;
  readonly entity: E;
  readonly record: RecordId;
  readonly source?: Source;
  readonly reason?: string;
};

/** Values to write: `null` clears, absent leaves alone. */
export type Writes<E extends EntityName> = { readonly [F in FieldName<E>]?: ValuesOf<E>[F] | null };

function plain<E extends EntityName>(values: Writes<E>): Record<string, Json> {
  const fields: Record<string, Json> = {};
  for (const [field, value] of Object.entries(values)) {
    if (value !== undefined) fields[field] = value as Json;
  }
  return fields;
}

function base<E extends EntityName>(place: Place<E>) {
  return {
    scope: place.scope,
    entity: place.entity,
    record: place.record,
    ...(place.source === undefined ? {} : { source: place.source }),
    ...(place.reason === undefined ? {} : { reason: place.reason }),
  };
}

/** A new record, or a new entry of an entity that is never changed. */
export function createDraft<E extends EntityName>(place: Place<E>, values: Writes<E>): Draft {
  const kind = entitySpec(place.entity)?.entry === true ? 'add' : 'create';
  return { ...base(place), kind, fields: plain(values), over: {} };
}

/** An edit that supersedes what the editor saw in the ledger. */
export function setDraft<E extends EntityName>(ledger: Ledger, place: Place<E>, values: Writes<E>): Draft {
  const fields = plain(values);
  const names = Object.keys(fields) as FieldName<E>[];
  return {
    ...base(place),
    kind: 'set',
    fields,
    over: seenHeads(ledger, place.entity, place.record, names) as Draft['over'],
  };
}

/** A person settles a clash: one value over all that stand, with the reason. */
export function decideDraft<E extends EntityName>(ledger: Ledger, place: Place<E> & { readonly reason: string }, values: Writes<E>): Draft {
  return { ...setDraft(ledger, place, values), kind: 'decide' };
}

/** Strikes out an entry, with the reason; nothing vanishes. */
export function strikeDraft<E extends EntityName>(place: Place<E> & { readonly reason: string }): Draft {
  return { ...base(place), kind: 'strike', fields: {}, over: {} };
}

/** Withdraws an import in one scope; one draft for each scope it wrote to. */
export function voidImportDraft(scope: Scope, importId: RecordId, reason: string): Draft {
  return { scope, entity: 'import', record: importId, kind: 'void', fields: {}, over: {}, reason };
}

/** Withdraws single operations of one scope (undo of a new row). */
export function voidOperationsDraft(scope: Scope, record: RecordId, operations: readonly OpId[], reason: string): Draft {
  return { scope, entity: 'operation', record, kind: 'void', fields: {}, over: { operations: [...operations] }, reason };
}

/**
 * Checks a draft from outside against the registry.
 * @returns null when good, else the place that is wrong, for the log
 */
export function checkDraft(draft: Draft): string | null {
  if (draft.kind === 'void') return null;
  // 彻底销毁 has a way of its own with two persons (`destroy` of the store); nothing else may write such an operation.
  if (draft.kind === 'erase') return 'erase';
  const spec = entitySpec(draft.entity);
  if (spec === null) return draft.entity;
  if (spec.home === 'county' && draft.scope !== 'county') return `${draft.entity}: scope`;
  if (spec.entry === true && (draft.kind === 'set' || draft.kind === 'create')) return `${draft.entity}: ${draft.kind}`;
  for (const [field, value] of Object.entries(draft.fields)) {
    const own = fieldSpec(draft.entity, field);
    if (own === null || !isFieldValue(own, value) || !hasCanonicalForm(value)) return `${draft.entity}.${field}`;
  }
  return null;
}

function hasCanonicalForm(value: Json): boolean {
  if (typeof value === 'string') return isWellFormed(value);
  if (value === null || typeof value !== 'object') return true;
  const parts = Array.isArray(value) ? value : [...Object.keys(value), ...Object.values(value)];
  return parts.every(hasCanonicalForm);
}
