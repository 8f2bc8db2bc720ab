/**
 * Every entity of the ledger and every field it has: label, kind of value, who may write it, and whether a clash in it stops cards and letters.
 * The one place for these facts: types, validation, grid columns, workbook headings and clash pages are derived from it.
 * Holds no derived thing: stages shown, totals, ranks and colours are computed (law 1 of design/domain.md).
 */
import type { z } from 'zod';
import { ACTIVITY_ENTITIES } from './entities-activity';
import { CLASS_ENTITIES } from './entities-class';
import { COUNTY_ENTITIES } from './entities-county';
import { EVIDENCE_ENTITIES } from './entities-evidence';
import { EXCHANGE_ENTITIES } from './entities-exchange';
import { INVESTOR_ENTITIES } from './entities-investor';
import { PAPER_ENTITIES } from './entities-paper';
import { PERIOD_ENTITIES } from './entities-period';
import { PROGRESS_ENTITIES } from './entities-progress';
import { PROJECT_ENTITIES } from './entities-project';
import { DUTY_ENTITIES } from './entities-duty';
import { REPORT_ENTITIES } from './entities-report';
import { REVIEW_ENTITIES } from './entities-review';
import { SERVICE_ENTITIES } from './entities-service';
import type { EntitySpec, FieldSpec } from './entity-spec';
import { FIELD_KINDS } from './field-kinds';
import type { FieldKind, ValueOf } from './field-kinds';
import type { RecordId, Scope } from './ids';

export const ENTITIES = {
  ...COUNTY_ENTITIES,
  ...PROJECT_ENTITIES,
  ...EVIDENCE_ENTITIES,
  ...ACTIVITY_ENTITIES,
  ...PROGRESS_ENTITIES,
  ...INVESTOR_ENTITIES,
  ...REVIEW_ENTITIES,
  ...SERVICE_ENTITIES,
  ...PAPER_ENTITIES,
  ...REPORT_ENTITIES,
  ...DUTY_ENTITIES,
  ...PERIOD_ENTITIES,
  ...CLASS_ENTITIES,
  ...EXCHANGE_ENTITIES,
} as const satisfies Record<string, EntitySpec>;

export type EntityName = keyof typeof ENTITIES;
export const ENTITY_NAMES = Object.keys(ENTITIES) as EntityName[];

type FieldsOf<E extends EntityName> = (typeof ENTITIES)[E]['fields'];
export type FieldName<E extends EntityName> = keyof FieldsOf<E> & string;
type KindOf<F> = F extends { readonly kind: infer K extends FieldKind } ? K : never;

/** The values of one record as plain data; a field that was never set or was cleared is absent. */
export type ValuesOf<E extends EntityName> = {
  readonly [F in FieldName<E>]?: ValueOf<KindOf<FieldsOf<E>[F]>>;
};

/** A record as features use it: its values, where it lives and whether it was struck out. */
export type RecordOf<E extends EntityName> = {
  readonly id: RecordId;
  readonly scope: Scope;
  readonly struck?: string;
  readonly clashes?: readonly FieldName<E>[];
} & ValuesOf<E>;

/** True when a name is one of the entities this program knows. */
export function isEntityName(name: string): name is EntityName {
  return Object.hasOwn(ENTITIES, name);
}

/** The specification of an entity known only by name, or null for one made by a newer program. */
export function entitySpec(name: string): EntitySpec | null {
  return Object.hasOwn(ENTITIES, name) ? ENTITIES[name as EntityName] : null;
}

/** The specification of a field known only by name, or null. */
export function fieldSpec(entity: string, field: string): FieldSpec | null {
  const spec = entitySpec(entity);
  return spec !== null && Object.hasOwn(spec.fields, field) ? (spec.fields[field] ?? null) : null;
}

/** Checks one value against its field; `null` clears a field and is always allowed. Choices are a help for entry, not a wall: counties add words. */
export function isFieldValue(spec: FieldSpec, value: unknown): boolean {
  if (value === null) return true;
  const schema: z.ZodType = FIELD_KINDS[spec.kind];
  return schema.safeParse(value).success;
}
