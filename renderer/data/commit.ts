/**
 * Writing to the ledger from a screen. Each call is one commit: on disk whole or not at all, and one step of undo.
 */
import { fail } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Commit } from '../../shared/ledger/commit';
import { currentSession } from './current';
import type { Edit } from './session';

/**
 * Stores drafts as one commit, entered by the 当前经办人 unless a person is named.
 * @param edit drafts, or a function that makes them from the ledger when their turn has come
 * @returns when they are on disk and shown; E_DRAFT, E_DISK_FULL, E_READ_ONLY …
 */
export async function commit(edit: Edit, person?: string): Promise<Result<Commit>> {
  return currentSession()?.commit(edit, person) ?? fail('E_NO_WORKSPACE');
}

/** 撤销: undoes the last step of this session. E_NOTHING_TO_UNDO, E_UNDO_STALE. */
export async function undo(): Promise<Result<Commit>> {
  return currentSession()?.undo() ?? fail('E_NO_WORKSPACE');
}

/** 恢复: takes the last undo back. */
export async function redo(): Promise<Result<Commit>> {
  return currentSession()?.redo() ?? fail('E_NO_WORKSPACE');
}
