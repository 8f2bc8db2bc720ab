/**
 * 撤销 and 恢复 with words: a step back says by its Chinese name what it took back, and says why when it could not. Used by every table, so that none of them
 * undoes in silence. Knows no screen: who shows the words is given.
 */
import type { Failure } from '../../shared/errors';
import type { Commit } from '../../shared/ledger/commit';
import type { Ledger } from '../../shared/ledger/fold';
import { entitySpec, fieldSpec } from '../../shared/model/entities';
import type { OpId } from '../../shared/model/ids';
import { redo, undo } from './commit';
import { currentLedger } from './use-ledger';

/** Names of fields that are told; more are said as 等. */
const NAMED = 3;

type Said = { readonly tell: (words: string) => void; readonly showFailure: (failure: Failure) => void };

/**
 * What a step back changed, by the names of its records and fields: 项目（状态、状态原因）.
 * @param commit the commit that the undo or redo wrote
 */
export function stepName(commit: Commit, ledger: Ledger): string {
  const fields = new Map<string, Set<string>>();
  const note = (entity: string, names: readonly string[]): void => {
    const label = entitySpec(entity)?.label;
    if (label === undefined) return;
    const held = fields.get(label) ?? new Set<string>();
    for (const name of names) held.add(fieldSpec(entity, name)?.label ?? name);
    fields.set(label, held);
  };
  const taken = (ids: readonly OpId[]): void => {
    for (const id of ids) {
      const op = ledger.operations.get(id);
      // A redo of a new row withdraws the withdrawal: what is named is the row.
      if (op?.kind === 'void') taken(op.over['operations'] ?? []);
      else if (op !== undefined) note(op.entity, []);
    }
  };
  for (const op of commit.ops) {
    if (op.kind !== 'void') note(op.entity, Object.keys(op.fields));
    taken(op.over['operations'] ?? []);
  }
  return [...fields]
    .map(([label, names]) =>
      names.size === 0 ? label : `${label}（${[...names].slice(0, NAMED).join('、')}${names.size > NAMED ? '等' : ''}）`,
    )
    .join('、');
}

/** Undoes or redoes the last step and tells it; a step that cannot be taken back is told as a failure (E_NOTHING_TO_UNDO, E_UNDO_STALE). */
export async function tellStep(way: 'undo' | 'redo', say: Said): Promise<void> {
  const answer = await (way === 'undo' ? undo() : redo());
  if (!answer.ok) say.showFailure(answer);
  else say.tell(`已${way === 'undo' ? '撤销' : '恢复'}：${stepName(answer.value, currentLedger())}`);
}
