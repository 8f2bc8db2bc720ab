/**
 * The list of clashes and the settling of one: both values, who, which office, when and on what ground; the decision is one more operation
 * with a reason (design/reliability.md 3d). Pure.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { decideDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { RecordState } from '../ledger/fold-record';
import type { Draft } from '../ledger/operation';
import { ENTITY_NAMES, entitySpec, fieldSpec, isFieldValue } from '../model/entities';
import type { EntityName } from '../model/entities';
import type { Json } from '../model/field-kinds';
import type { OpId, RecordId } from '../model/ids';
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

function clashesOf(ledger: Ledger, state: RecordState): Clash[] {
  const spec = entitySpec(state.entity);
  const clashes: Clash[] = [];
  for (const [field, { clash }] of Object.entries(state.fields)) {
    if (clash === undefined) continue;
    const sides = clash.flatMap(({ op, value }): ClashSide[] => {
      const made = ledger.operations.get(op);
      if (made === undefined) return [];
      const office = officeOfDevice(ledger, made.device);
      return [
        {
          operation: op,
          value,
          text: valueText(ledger, state.entity, field, value),
          person: made.person,
          office: office === null ? '未登记办公点' : officeName(ledger, office),
          at: made.at,
          ground: groundOf(made.reason, made.source),
        },
      ];
    });
    const own = fieldSpec(state.entity, field);
    clashes.push({
      entity: state.entity,
      label: spec?.label ?? '新版本程序的内容',
      record: state.id,
      title: titleOf(ledger, state),
      unit: officeName(ledger, state.scope),
      field,
      fieldLabel: own?.label ?? field,
      decisive: own?.decisive === true,
      sides,
    });
  }
  return clashes;
}

/** Every clash that stands, decisive fields first. */
export function listClashes(ledger: Ledger): Clash[] {
  const all: Clash[] = [];
  for (const entity of ENTITY_NAMES) {
    for (const state of ledger.records.get(entity)?.values() ?? []) all.push(...clashesOf(ledger, state));
  }
  return all.sort((a, b) => Number(b.decisive) - Number(a.decisive));
}

function isEntityName(name: string): name is EntityName {
  return entitySpec(name) !== null;
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
