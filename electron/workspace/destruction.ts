/**
 * What a destruction (彻底销毁) leaves to be done on this machine beside its entry: the values go from the journal's files, the attachments they
 * name and the backups made before. Every step can be repeated, so a power cut between two of them is mended at the next start.
 * The window's working copy and copies on sticks are not reached from here.
 */
import { join } from 'node:path';
import { ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Commit } from '../../shared/ledger/commit';
import { goneValues } from '../../shared/ledger/destroyed';
import type { TakenOut } from '../../shared/ledger/destroyed';
import type { Ledger } from '../../shared/ledger/fold';
import type { Json } from '../../shared/model/field-kinds';
import { ioFailure } from '../journal/files';
import type { Files } from '../journal/files';
import type { Journal } from '../journal/journal';
import type { Attachments } from './attachments';

export type DestructionParts = {
  readonly files: Files;
  /** `exchange/kept` of the workspace. */
  readonly keptFolder: string;
  readonly ledger: Ledger;
  readonly journal: Pick<Journal, 'cleanse'>;
  readonly attachments: Pick<Attachments, 'remove'>;
};

/** True when a commit destroys something. */
export function destroysValues({ ops }: Pick<Commit, 'ops'>): boolean {
  return ops.some(({ kind }) => kind === 'erase');
}

function attachmentName(value: Json): string | null {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? value : null;
}

function stillNamed(ledger: Ledger, name: string): boolean {
  for (const { fields } of ledger.operations.values()) if (Object.values(fields).includes(name)) return true;
  return false;
}

/**
 * Brings this machine's files level with what the ledger says is destroyed. To be run while nothing is being stored.
 * @returns how many values were taken out of the journal now
 */
export async function cleanseJournal({ files, keptFolder, ledger, journal, attachments }: DestructionParts): Promise<Result<number>> {
  const gone = goneValues(ledger.operations.values());
  if (gone.size === 0) return ok(0);
  async function removeAttachments(taken: readonly TakenOut[]): Promise<Result<null>> {
    for (const { value } of taken) {
      const name = attachmentName(value);
      if (name === null || stillNamed(ledger, name)) continue;
      const removed = await attachments.remove(name);
      if (!removed.ok) return removed;
    }
    return ok(null);
  }
  const taken = await journal.cleanse(gone, removeAttachments);
  return taken.ok && taken.value > 0 ? forgetKept(taken.value) : taken;

  /** Whole packages that were refused and kept may hold it too; their senders have them. */
  async function forgetKept(count: number): Promise<Result<number>> {
    try {
      for (const name of await files.list(keptFolder)) await files.remove(join(keptFolder, name));
      return ok(count);
    } catch (error) {
      return ioFailure(error, 'exchange');
    }
  }
}
