/**
 * The list of clashes and the settling of one: both values, who, which office, when and on what ground; the decision is one more operation
 * with a reason (design/reliability.md 3d). Pure.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { decideDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Head, RecordState } from '../ledger/fold-record';
import type { Draft } from '../ledger/operation';
import { entitySpec, fieldSpec, isEntityName, isFieldValue } from '../model/entities';
import type { Json } from '../model/field-kinds';
import { COUNTY_SCOPE } from '../model/ids';
import type { OpId, RecordId, Scope } from '../model/ids';
import { findState, officeName, officeOfDevice, titleOf, valueText } from './record-text';

/** One of the values that stand against each other. */
export type ClashSide = {
  readonly operation: OpId;
  readonly value: Json;
  readonly text: string;
  readonly person: string;
  readonly office: string;
  /** That machine's clock; information only. */
  readonly at: string;
  /** Reason given with the entry, or the file and row it came from. */
  readonly ground: string;
};

export type Clash = {
  readonly entity: string;
  readonly label: string;
  readonly record: RecordId;
  readonly title: string;
  readonly unit: string;
  readonly field: string;
  readonly fieldLabel: string;
  /** While it stands, no card and no letter may be made from this field. */
  readonly decisive: boolean;
  readonly sides: readonly ClashSide[];
};

function groundOf(reason: string | undefined, source: { file?: string | undefined; row?: number | undefined } | undefined): string {
  if (reason !== undefined && reason !== '') return reason;
  if (source?.file === undefined) return '录入';
  return source.row === undefined ? `导入《${source.file}》` : `导入《${source.file}》第${source.row}行`;
}

/** A field in clash without its words, for who only counts them or asks whom they touch. */
export type ClashPlace = Pick<Clash, 'entity' | 'record' | 'field' | 'decisive'> & { readonly scope: Scope };

function placesIn({ entity, id, scope, fields }: RecordState): ClashPlace[] {
  if (entitySpec(entity) === null) return [];
  return Object.entries(fields).flatMap(([field, { clash }]) =>
    clash === undefined ? [] : [{ entity, record: id, scope, field, decisive: fieldSpec(entity, field)?.decisive === true }],
  );
}

/** Where clashes stand: decisive fields first, then unit by unit and record by record, so that the list keeps its order while it is worked off. */
export function clashPlaces(ledger: Ledger): ClashPlace[] {
  const keyOf = ({ scope, entity, record, field }: ClashPlace): string => `${scope} ${entity} ${record} ${field}`;
  return [...ledger.clashing.values()]
    .flatMap(placesIn)
    .map((place) => ({ place, key: keyOf(place) }))
    .sort((a, b) => Number(b.place.decisive) - Number(a.place.decisive) || (a.key < b.key ? -1 : 1))
    .map(({ place }) => place);
}

function sideOf(ledger: Ledger, { entity, field }: ClashPlace, { op, value }: Head): ClashSide[] {
  const made = ledger.operations.get(op);
  if (made === undefined) return [];
  const office = officeOfDevice(ledger, made.device);
  return [
    {
      operation: op,
      value,
      text: valueText(ledger, entity, field, value),
      person: made.person,
      office: office === null ? '未登记办公点' : officeName(ledger, office),
      at: made.at,
      ground: groundOf(made.reason, made.source),
    },
  ];
}

/** The county's value stands above the units', so that a page of clashes reads in one direction. */
const countyFirst =
  (ledger: Ledger) =>
  (a: ClashSide, b: ClashSide): number => {
    const rank = ({ office }: ClashSide): number => (office === officeName(ledger, COUNTY_SCOPE) ? 0 : 1);
    return rank(a) - rank(b) || a.office.localeCompare(b.office, 'zh-CN');
  };

function clashAt(ledger: Ledger, place: ClashPlace): Clash[] {
  const { entity, record, field, decisive } = place;
  const state = ledger.records.get(entity)?.get(record);
  const clash = state?.fields[field]?.clash;
  if (state === undefined || clash === undefined) return [];
  return [
    {
      entity,
      label: entitySpec(entity)?.label ?? '',
      record,
      title: titleOf(ledger, state),
      unit: officeName(ledger, state.scope),
      field,
      fieldLabel: fieldSpec(entity, field)?.label ?? field,
      decisive,
      sides: clash.flatMap((head) => sideOf(ledger, place, head)).sort(countyFirst(ledger)),
    },
  ];
}

/** Clashes in words, those that still stand at these places. */
export function clashesAt(ledger: Ledger, places: readonly ClashPlace[]): Clash[] {
  return places.flatMap((place) => clashAt(ledger, place));
}

/** Every clash that stands, in words. */
export function listClashes(ledger: Ledger): Clash[] {
  return clashesAt(ledger, clashPlaces(ledger));
}

/** What a person chose: one of the standing values (采用甲 / 采用乙), or another (另填). */
export type Choice = { readonly operation: OpId } | { readonly value: unknown };

/**
 * Drafts the decision of one clash.
 * @returns E_SETTLED when nothing stands against each other any more; E_DRAFT when the value does not fit the field or no reason is given
 */
export function settleDraft(ledger: Ledger, clash: Pick<Clash, 'record' | 'field'>, choice: Choice, reason: string): Result<Draft> {
  const state = findState(ledger, clash.record);
  const standing = state?.fields[clash.field]?.clash;
  if (state === null || standing === undefined || !isEntityName(state.entity)) return fail('E_SETTLED');
  const spec = fieldSpec(state.entity, clash.field);
  // A hand-written value is proved against the field below, before it is used.
  const chosen = 'operation' in choice ? standing.find(({ op }) => op === choice.operation)?.value : (choice.value as Json | undefined);
  if (chosen === undefined) return fail('E_SETTLED');
  if (spec === null || !isFieldValue(spec, chosen)) return fail('E_DRAFT', spec?.label ?? clash.field);
  if (reason.trim() === '') return fail('E_DRAFT', '处理理由');
  const place = { scope: state.scope, entity: state.entity, record: state.id, reason: reason.trim() };
  // Which field it is, is known only at run time; `isFieldValue` above has checked the value against it.
  const draft: Draft = {
    ...decideDraft(ledger, place, {}),
    fields: { [clash.field]: chosen },
    over: { [clash.field]: [...(state.fields[clash.field]?.heads ?? [])] },
  };
  return ok(draft);
}
