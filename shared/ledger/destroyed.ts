/**
 * Destroyed values (彻底销毁). An `erase` operation of two persons names operations and fields; their values are gone wherever the operation is
 * known, and only then may a value be missing: without this rule, cutting a value out of the journal by hand would look like a lawful
 * destruction (fault 64 of design/reliability.md). Pure; where copies lie on disk is for `electron/workspace`.
 */
import type { Json } from '../model/field-kinds';
import type { OpId, Scope } from '../model/ids';
import type { Commit } from './commit';
import type { Draft, Operation, OperationValues } from './operation';
import type { Sealed } from './seal';

export type DestructionCheck = {
  /** Takes in operations in the order of the chain. */
  readonly see: (operations: readonly Operation[], n: number) => void;
  /** Number under which the first missing value that no `erase` operation names was seen, or null. */
  readonly unexplained: () => number | null;
};

/** An `erase` operation names, field by field, the operations whose value was destroyed. */
export function checkDestructions(): DestructionCheck {
  const missing = new Map<string, number>();
  const explained = new Set<string>();
  return {
    see: (operations, n) => {
      for (const op of operations) {
        for (const field of op.erased ?? []) missing.set(`${op.id} ${field}`, n);
        if (op.kind !== 'erase') continue;
        for (const [field, ids] of Object.entries(op.over)) for (const id of ids) explained.add(`${id} ${field}`);
      }
    },
    unexplained: () => {
      const open = [...missing].filter(([key]) => !explained.has(key)).map(([, n]) => n);
      return open.length === 0 ? null : Math.min(...open);
    },
  };
}

/** Fields of operations whose values are destroyed. */
export type Gone = ReadonlyMap<OpId, ReadonlySet<string>>;
/** The same with the scope of the `erase` that says so: destruction reaches nothing outside its own scope. */
export type Erasures = Map<OpId, Map<string, Set<Scope>>>;

/** Takes in an `erase` operation. @returns ids of the operations it names */
export function noteErasure(erasures: Erasures, erase: Operation): OpId[] {
  const named = new Set<OpId>();
  for (const [field, ids] of Object.entries(erase.over)) {
    for (const id of ids) {
      const fields = erasures.get(id) ?? new Map<string, Set<Scope>>();
      erasures.set(id, fields);
      const scopes = fields.get(field) ?? new Set<Scope>();
      fields.set(field, scopes);
      scopes.add(erase.scope);
      named.add(id);
    }
  }
  return [...named];
}

/** An operation without the values that were destroyed; the same object when none was. */
export function withoutErased(op: Operation, erasures: Erasures): Operation {
  const named = erasures.get(op.id);
  if (named === undefined) return op;
  const gone = Object.keys(op.fields).filter((field) => named.get(field)?.has(op.scope) === true);
  if (gone.length === 0) return op;
  const fields = Object.fromEntries(Object.entries(op.fields).filter(([field]) => !gone.includes(field)));
  return { ...op, fields, erased: [...(op.erased ?? []), ...gone] };
}

/** What is destroyed among the operations held. */
export function goneValues(operations: Iterable<Operation>): Gone {
  const gone = new Map<OpId, ReadonlySet<string>>();
  for (const op of operations) if (op.erased !== undefined) gone.set(op.id, new Set(op.erased));
  return gone;
}

/** One value that was still there and is now taken out. */
export type TakenOut = { readonly op: OpId; readonly field: string; readonly value: Json };

function stripValues(id: OpId, values: OperationValues, gone: Gone, taken: TakenOut[]): OperationValues {
  const fields = gone.get(id);
  if (fields === undefined) return values;
  const kept: Record<string, OperationValues[string]> = {};
  for (const [field, salted] of Object.entries(values)) {
    if (fields.has(field)) taken.push({ op: id, field, value: salted[1] });
    else kept[field] = salted;
  }
  return kept;
}

/** A sealed operation without its destroyed values. */
export function stripSealed(sealed: Sealed, gone: Gone): Sealed {
  return { op: sealed.op, values: stripValues(sealed.op.id, sealed.values, gone, []) };
}

/** A commit without destroyed values, salts included; its hash stays good. `taken` is empty when there was nothing to take out. */
export function stripCommit(commit: Commit, gone: Gone): { readonly commit: Commit; readonly taken: readonly TakenOut[] } {
  const taken: TakenOut[] = [];
  const values = Object.fromEntries(Object.entries(commit.values).map(([id, own]) => [id, stripValues(id as OpId, own, gone, taken)]));
  return { commit: taken.length === 0 ? commit : { ...commit, values }, taken };
}

/** One value to be destroyed: the field of one operation. */
export type Target = { readonly op: OpId; readonly field: string };

/**
 * Drafts of a destruction, one for each record. The first person is who enters it, the second stands in the operation.
 * @returns an empty list when a target is not held or is already gone
 */
export function eraseDrafts(operations: ReadonlyMap<OpId, Operation>, targets: readonly Target[], second: string, reason: string): Draft[] {
  const drafts = new Map<string, Draft>();
  for (const { op: id, field } of targets) {
    const op = operations.get(id);
    if (op === undefined || op.kind === 'erase' || !Object.hasOwn(op.fields, field)) return [];
    const key = `${op.scope} ${op.entity} ${op.record}`;
    const { scope, entity, record } = op;
    const draft = drafts.get(key) ?? { scope, entity, record, kind: 'erase' as const, fields: { second }, over: {}, reason };
    const named = draft.over[field] ?? [];
    drafts.set(key, { ...draft, over: { ...draft.over, [field]: named.includes(id) ? named : [...named, id] } });
  }
  return [...drafts.values()];
}
