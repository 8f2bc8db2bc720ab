/**
 * One record from its operations: which value each field has, which operations stand behind it, and where two offices disagree.
 * Pure and independent of the order in which operations arrived.
 */
import type { Json } from '../model/field-kinds';
import type { OpId, RecordId, Scope } from '../model/ids';
import { canonicalText } from './canonical';
import { compareOperations } from './operation';
import type { Operation } from './operation';

/** One standing value of a field and the operation that says so. */
export type Head = { readonly op: OpId; readonly value: Json };

export type FieldState = {
  /** The value shown; in a clash the latest by order, and marked. `null` when cleared. */
  readonly value: Json;
  /** Every operation not yet superseded, earliest first; a new edit names them all in `over`. */
  readonly heads: readonly OpId[];
  /** Two or more different standing values (law 8): a person must choose. */
  readonly clash?: readonly Head[];
  readonly erased?: true;
};

export type RecordState = {
  readonly id: RecordId;
  readonly entity: string;
  readonly scope: Scope;
  readonly fields: Readonly<Record<string, FieldState>>;
  /** The operation that made the record; its person and source say who entered it and from which row. */
  readonly madeBy: OpId;
  /** Reason, when the entry was struck out. */
  readonly struck?: string;
};

/** Fields whose values an operation states; one that strikes out, withdraws or destroys states none. */
function statedFields(op: Operation): string[] {
  if (!statesValues(op)) return [];
  return op.erased === undefined ? Object.keys(op.fields) : [...Object.keys(op.fields), ...op.erased];
}

const statesValues = ({ kind }: Operation): boolean => kind !== 'strike' && kind !== 'void' && kind !== 'erase';
const states = (op: Operation, field: string): boolean =>
  statesValues(op) && (Object.hasOwn(op.fields, field) || op.erased?.includes(field) === true);

function writers(ops: readonly Operation[]): Map<string, Operation[]> {
  const byField = new Map<string, Operation[]>();
  for (const op of ops) {
    for (const field of statedFields(op)) {
      const list = byField.get(field);
      if (list === undefined) byField.set(field, [op]);
      else list.push(op);
    }
  }
  return byField;
}

/**
 * Operations of a field that nothing live supersedes. What a live operation saw is superseded together with all that was seen before it,
 * also through a voided one in between; what only a voided operation superseded stands again.
 */
function standing(field: string, ops: readonly Operation[], isVoid: (id: OpId) => boolean): Operation[] {
  const byId = new Map(ops.map((op) => [op.id, op]));
  const covered = new Set<OpId>();
  const pending: OpId[] = [];
  for (const op of ops) if (!isVoid(op.id)) pending.push(...(op.over[field] ?? []));
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (covered.has(id)) continue;
    covered.add(id);
    pending.push(...(byId.get(id)?.over[field] ?? []));
  }
  return ops.filter((op) => !isVoid(op.id) && !covered.has(op.id));
}

function fieldState(field: string, heads: readonly Operation[]): FieldState | null {
  const last = heads.at(-1);
  if (last === undefined) return null;
  const ids = heads.map((op) => op.id);
  if (last.erased?.includes(field) === true) return { value: null, heads: ids, erased: true };
  if (heads.length === 1) return { value: last.fields[field] ?? null, heads: ids };
  const distinct = new Map<string, Head>();
  for (const op of heads) {
    if (op.erased?.includes(field) === true) continue;
    const value = op.fields[field] ?? null;
    distinct.set(canonicalText(value), { op: op.id, value });
  }
  const value = last.fields[field] ?? null;
  return distinct.size < 2 ? { value, heads: ids } : { value, heads: ids, clash: [...distinct.values()] };
}

/**
 * Folds the operations of one record. Operations of another scope than the one it was made in say nothing about it: a record is nobody's but its
 * scope's, so that a scope's state follows from that scope's operations alone.
 * @param ops all operations of the record, in any order
 * @param isVoid whether an operation was withdrawn
 * @returns null when no live operation makes the record (its import was withdrawn, say)
 */
export function foldRecord(ops: readonly Operation[], isVoid: (id: OpId) => boolean): RecordState | null {
  const all = [...ops].sort(compareOperations);
  const made = all.find((op) => (op.kind === 'create' || op.kind === 'add') && !isVoid(op.id));
  if (made === undefined) return null;
  const ordered = all.filter((op) => op.scope === made.scope);
  const entries: [string, FieldState][] = [];
  for (const [field, list] of writers(ordered)) {
    const state = fieldState(field, standing(field, list, isVoid));
    if (state !== null) entries.push([field, state]);
  }
  const strikes = ordered.filter((op) => op.kind === 'strike' && !isVoid(op.id));
  const strike = strikes.at(-1);
  return {
    id: made.record,
    entity: made.entity,
    scope: made.scope,
    // Made at once, not field by field: V8 keeps an object grown by computed names as a hash table, which a later edit copies six times slower.
    fields: Object.fromEntries(entries),
    madeBy: made.id,
    ...(strike === undefined ? {} : { struck: strike.reason ?? '' }),
  };
}

/**
 * The fields after one live operation that saw all that stood in those it states and that nothing held has seen: it stands alone there, whatever lies behind
 * it. So nearly every entry that comes is taken in without asking the history of its fields.
 * @returns null when that is not so
 */
function overwritten(before: RecordState['fields'], ops: readonly Operation[], op: Operation): RecordState['fields'] | null {
  const fields = { ...before };
  for (const field of statedFields(op)) {
    const seen = op.over[field];
    if (seen === undefined || before[field]?.heads.every((head) => seen.includes(head)) !== true) return null;
    if (ops.some((held) => held.over[field]?.includes(op.id) === true)) return null;
    const state = fieldState(field, [op]);
    if (state !== null) fields[field] = state;
  }
  return fields;
}

/** Whether an operation can do no more to a record that stands than state fields of it. */
const onlyStates = ({ kind }: Operation): boolean => kind === 'set' || kind === 'decide';

/**
 * The same record with operations that came since: only the fields they state are folded anew, so that an edit costs the same in a record of two fields
 * and of fifty. Which operations were withdrawn must not have changed since `before`.
 * @param ops all operations of the record, those that came since included
 * @returns what `foldRecord` gives
 */
export function growRecord(
  before: RecordState,
  ops: readonly Operation[],
  since: readonly Operation[],
  isVoid: (id: OpId) => boolean,
): RecordState | null {
  if (!since.every(onlyStates)) return foldRecord(ops, isVoid);
  const own = (op: Operation): boolean => op.scope === before.scope;
  const [only] = since;
  const after = only !== undefined && since.length === 1 && own(only) && !isVoid(only.id) ? overwritten(before.fields, ops, only) : null;
  if (after !== null) return { ...before, fields: after };
  const stated = new Set(since.filter(own).flatMap(statedFields));
  if (stated.size === 0) return before;
  const fields = { ...before.fields };
  const ordered = ops.filter(own).sort(compareOperations);
  for (const field of stated) {
    const writing = ordered.filter((op) => states(op, field));
    const state = fieldState(field, standing(field, writing, isVoid));
    if (state !== null) fields[field] = state;
  }
  return { ...before, fields };
}
