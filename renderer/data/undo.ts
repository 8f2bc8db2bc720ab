/**
 * Undo and redo (撤销, 恢复) as operations: nothing is taken out of the ledger. The undo of an edit sets the old values again; the undo of a new
 * row withdraws it; the undo of a withdrawal withdraws that. So a redo is nothing but the undo of an undo. Pure.
 */
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Commit } from '../../shared/ledger/commit';
import { voidOperationsDraft } from '../../shared/ledger/drafts';
import type { Ledger } from '../../shared/ledger/fold';
import type { Draft } from '../../shared/ledger/operation';
import type { Json } from '../../shared/model/field-kinds';
import type { OpId, RecordId, Scope } from '../../shared/model/ids';

/** Ids that one operation may name. */
const MAX_NAMED = 1_000;

type OldValues = { readonly record: RecordId; readonly values: Readonly<Record<string, Json>> };

/** One step that can be undone: the commit and, for its edits, the values before. */
export type Step = {
  readonly ops: Commit['ops'];
  /** By position of the operation in the commit. */
  readonly before: ReadonlyMap<number, OldValues>;
};

/** The values an edit is about to replace, taken before it is folded. */
export function valuesBefore(ledger: Ledger, drafts: readonly Draft[]): Step['before'] {
  const before = new Map<number, OldValues>();
  for (const [index, draft] of drafts.entries()) {
    if (draft.kind !== 'set') continue;
    const fields = ledger.records.get(draft.entity)?.get(draft.record)?.fields;
    const values: Record<string, Json> = {};
    for (const field of Object.keys(draft.fields)) values[field] = fields?.[field]?.value ?? null;
    before.set(index, { record: draft.record, values });
  }
  return before;
}

function standsAlone(heads: readonly OpId[] | undefined, op: OpId): boolean {
  return heads !== undefined && heads.length === 1 && heads[0] === op;
}

/**
 * Drafts that undo a step.
 * @param own whether an operation was made in this session
 * @returns E_UNDO_STALE when somebody changed the same things since
 */
export function undoDrafts(ledger: Ledger, step: Step, own: (id: OpId) => boolean): Result<Draft[]> {
  const drafts: Draft[] = [];
  const withdrawn = new Map<Scope, { readonly record: RecordId; readonly ops: OpId[] }>();
  for (const [index, op] of step.ops.entries()) {
    const old = step.before.get(index);
    if (old !== undefined) {
      const fields = ledger.records.get(op.entity)?.get(op.record)?.fields;
      const over: Record<string, OpId[]> = {};
      for (const field of Object.keys(old.values)) {
        if (!standsAlone(fields?.[field]?.heads, op.id)) return fail('E_UNDO_STALE');
        over[field] = [op.id];
      }
      drafts.push({ scope: op.scope, entity: op.entity, record: op.record, kind: 'set', fields: { ...old.values }, over });
      continue;
    }
    const history = ledger.history.get(op.record) ?? [];
    if ((op.kind === 'create' || op.kind === 'add') && !history.every(({ id }) => own(id))) return fail('E_UNDO_STALE');
    const list = withdrawn.get(op.scope);
    if (list === undefined) withdrawn.set(op.scope, { record: op.record, ops: [op.id] });
    else list.ops.push(op.id);
  }
  for (const [scope, { record, ops }] of withdrawn) {
    for (let at = 0; at < ops.length; at += MAX_NAMED)
      drafts.push(voidOperationsDraft(scope, record, ops.slice(at, at + MAX_NAMED), '撤销'));
  }
  return ok(drafts);
}

/**
 * Adds to an edit's `over` what this session itself put in place since the edit was drafted: nobody contradicts himself
 * by typing faster than the disk.
 */
export function overOwnEdits(ledger: Ledger, draft: Draft, own: (id: OpId) => boolean): Draft {
  if (draft.kind !== 'set' && draft.kind !== 'decide') return draft;
  const fields = ledger.records.get(draft.entity)?.get(draft.record)?.fields;
  const over: Record<string, OpId[]> = { ...draft.over };
  for (const field of Object.keys(draft.fields)) {
    const seen = new Set([...(draft.over[field] ?? []), ...(fields?.[field]?.heads ?? []).filter(own)]);
    if (seen.size > 0) over[field] = [...seen];
  }
  return { ...draft, over };
}
