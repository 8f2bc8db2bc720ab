/**
 * Who may say what: an operation outside its sender's right is kept apart and shown, never applied (issue 6; design/interfaces.md, scopes).
 * A unit writes its own scope and, in the county scope, what the registry leaves to units; the county writes everything.
 * Judged by the registry (`writer`, `home`) and the sender's card. Pure.
 */
import type { Ledger } from '../ledger/fold';
import type { Operation } from '../ledger/operation';
import { entitySpec, fieldSpec } from '../model/entities';
import type { EntitySpec } from '../model/entity-spec';
import { COUNTY_SCOPE } from '../model/ids';
import type { DeviceId, OpId, Scope } from '../model/ids';

export type RightsContext = {
  /** Office of the sender by its card, and of the receiver. */
  readonly sender: Scope;
  readonly receiver: Scope;
  /** The receiver's ledger before the package. */
  readonly ledger: Ledger;
  /** Operations of the same package, by id. */
  readonly beside: ReadonlyMap<OpId, Operation>;
  /** Office of a device by register and card; null when unknown. */
  readonly officeOf: (device: DeviceId) => Scope | null;
};

const UNIT_MAY = new Set(['unit', 'both']);

function find(context: RightsContext, id: OpId): Operation | undefined {
  return context.ledger.operations.get(id) ?? context.beside.get(id);
}

/** A void may reach only what the sender itself entered; what is not here yet can only be its own. */
function voidRefusal(op: Operation, context: RightsContext): string | null {
  const targets =
    op.entity === 'import'
      ? [...context.ledger.operations.values(), ...context.beside.values()].filter(
          (other) => other.source?.importId === op.record && other.scope === op.scope,
        )
      : (op.over['operations'] ?? []).flatMap((id) => find(context, id) ?? []);
  const foreign = targets.some((target) => context.officeOf(target.device) !== context.sender);
  return foreign ? '撤回了其他单位录入的内容' : null;
}

/** A unit destroys at once what it entered itself by mistake, before it is carried further; all else is for the county. */
function eraseRefusal(op: Operation, context: RightsContext): string | null {
  const named = Object.values(op.over).flat();
  const foreign = named.some((id) => {
    const target = find(context, id);
    return target === undefined || target.scope !== op.scope || context.officeOf(target.device) !== context.sender;
  });
  return op.scope !== context.sender || named.length === 0 || foreign ? '销毁须由县招商办办理' : null;
}

function fieldRefusal(op: Operation, spec: EntitySpec): string | null {
  // A ledger that a unit imports bears the county's project numbers already: stating them on a new record of its own is no overreach,
  // as long as it supersedes nothing. Records that both sides write (退回修改) are not the unit's own in this sense.
  if (op.kind === 'create' && spec.home === 'unit' && spec.writer === 'unit' && Object.keys(op.over).length === 0) return null;
  for (const field of Object.keys(op.fields)) {
    const writer = fieldSpec(op.entity, field)?.writer ?? spec.writer;
    if (!UNIT_MAY.has(writer)) return `“${spec.label}·${fieldSpec(op.entity, field)?.label ?? field}”由县招商办填写`;
  }
  return null;
}

/** A record lives where it was made; the same id under another scope would reach into another unit's record. */
function recordRefusal(op: Operation, { ledger, sender }: RightsContext): string | null {
  const history = ledger.history.get(op.record) ?? [];
  const made = (other: Operation): boolean => other.kind === 'create' || other.kind === 'add';
  if (history.some((other) => made(other) && other.scope !== op.scope)) return '记录属于其他单位';
  if (op.scope !== COUNTY_SCOPE) return null;
  const unit = ledger.records.get(op.entity)?.get(op.record)?.fields['unit']?.value;
  return typeof unit === 'string' && unit !== sender ? '事项属于其他单位' : null;
}

function unitRefusal(op: Operation, context: RightsContext): string | null {
  if (op.scope !== context.sender && op.scope !== COUNTY_SCOPE) return '不属于该单位的范围';
  if (context.officeOf(op.device) !== context.sender) return '不是该单位录入的';
  if (op.kind === 'erase') return eraseRefusal(op, context);
  const elsewhere = recordRefusal(op, context);
  if (elsewhere !== null) return elsewhere;
  if (op.kind === 'void') return voidRefusal(op, context);
  const spec = entitySpec(op.entity);
  // Entities of a newer program are stored and passed on untouched, but only where the unit is at home.
  if (spec === null) return op.scope === context.sender ? null : '县级数据中有本版本读不懂的内容';
  const misplaced = spec.home !== 'addressed' && (spec.home === 'county') !== (op.scope === COUNTY_SCOPE);
  if (misplaced) return `“${spec.label}”放错了范围`;
  if (!UNIT_MAY.has(spec.writer)) return `“${spec.label}”由县招商办录入`;
  if (op.kind === 'strike') {
    const maker = context.ledger.records.get(op.entity)?.get(op.record)?.madeBy;
    const made = maker === undefined ? undefined : find(context, maker);
    return made !== undefined && context.officeOf(made.device) !== context.sender ? '作废了其他单位录入的内容' : null;
  }
  return fieldRefusal(op, spec);
}

/**
 * Judges one operation of a package.
 * @returns null when it is within the sender's right (or already held), else why not, in words for the list
 */
export function refusalOf(op: Operation, context: RightsContext): string | null {
  if (context.ledger.operations.has(op.id)) return null;
  if (context.receiver !== COUNTY_SCOPE && op.scope !== COUNTY_SCOPE && op.scope !== context.receiver) {
    return '属于其他单位，不应发到本单位';
  }
  // Another computer of the same office says what it holds: the county's words came to it as they come here, and its own are judged when they go up.
  if (context.sender === COUNTY_SCOPE || context.sender === context.receiver) return null;
  return unitRefusal(op, context);
}
