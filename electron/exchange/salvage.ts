/**
 * When the journal is broken in the middle (fault 30): what can still be had, from the good part of the journal or the newest good backup, and
 * the way to a new data folder made of it. Nothing is guessed and the broken folder is not touched.
 */
import { join } from 'node:path';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Commit } from '../../shared/ledger/commit';
import { ioFailure } from '../journal/files';
import type { Files } from '../journal/files';
import { readWhole, safeWrite } from '../journal/safe-write';
import { scanJournal } from '../journal/segments';
import type { Break } from '../journal/segments';
import { backupFolder, newestGoodBackup } from '../workspace/backups';
import type { FoundingPorts } from '../workspace/create';
import { restoreFromCommits } from '../workspace/create';
import { readWorkspaceFile } from '../workspace/workspace-file';
import type { WorkspaceFile } from '../workspace/workspace-file';
import { foundWithCommits, unmark } from './found-folder';
import { readIdentity } from './identity';
import { laterLife } from './office';

/** What lies beside the journal and goes along as it is. */
const BESIDE = [
  { folder: 'keys', files: /./ },
  { folder: 'attachments', files: /^[0-9a-f]{64}$/ },
  { folder: 'exchange', files: /\.jsonl$/ },
];

export type Salvage = {
  readonly broken: Break;
  /** Good commits before the break. */
  readonly readable: number;
  /** The newest backup that reads back, or null. */
  readonly backup: { readonly stamp: string; readonly commits: number } | null;
  /** The longer of the two, whole and proved. */
  readonly commits: readonly Commit[];
};

/** Looks at a broken journal. @returns null when it is not broken */
export async function inspectBroken(files: Files, folder: string): Promise<Result<Salvage | null>> {
  const before: Commit[] = [];
  try {
    const scan = await scanJournal(files, join(folder, 'journal'), (commit) => {
      before.push(commit);
      return null;
    });
    if (scan.broken === null) return ok(null);
    const readable = before.slice(0, scan.broken.n - 1);
    const newest = await newestGoodBackup(files, backupFolder(folder));
    if (!newest.ok && newest.code !== 'E_NO_BACKUP') return newest;
    const { name, backup } = newest.ok ? newest.value : { name: null, backup: null };
    return ok({
      broken: scan.broken,
      readable: readable.length,
      backup: name,
      commits: backup !== null && backup.commits.length > readable.length ? backup.commits : readable,
    });
  } catch (error) {
    return ioFailure(error, 'journal');
  }
}

/** The same in words, for the message at the start. */
export function salvageWords({ broken, readable, backup, commits }: Salvage): string {
  const place = `${broken.segment} 第 ${broken.line} 行，第 ${broken.n} 次保存`;
  const kept =
    backup === null
      ? '没有可用的自动备份'
      : `最近的完好备份是 ${backup.stamp.slice(0, 16).replace('T', ' ')} 的，含 ${backup.commits} 次保存`;
  const better = backup !== null && backup.commits > readable ? `备份多出 ${backup.commits - readable} 次` : '日志完好部分不比备份少';
  return `${place}；损坏处之前完好的有 ${readable} 次，${kept}，${better}。可以恢复出 ${commits.length} 次保存，此后的不能确认`;
}

async function copyFolder(files: Files, from: string, to: string, wanted: RegExp): Promise<Result<null>> {
  const names = (await files.list(from)).filter((name) => wanted.test(name));
  if (names.length > 0) await files.makeFolder(to);
  for (const name of names) {
    const written = await safeWrite(files, join(to, name), await readWhole(files, join(from, name)));
    if (!written.ok) return written;
  }
  return ok(null);
}

/**
 * Makes a new data folder of what is good in a broken one, with its keys, attachments and exchange log. The machine goes on as a later life of
 * its device, as after any restore (fault 39).
 * @returns what was made, to be opened by the caller; E_NOT_A_WORKSPACE, E_NO_BACKUP when nothing good is left, or a disk error
 */
export async function salvage(folder: string, into: string, ports: FoundingPorts): Promise<Result<WorkspaceFile>> {
  const { files } = ports;
  const file = await readWorkspaceFile(files, folder);
  if (!file.ok) return file;
  const found = await inspectBroken(files, folder);
  if (!found.ok) return found;
  if (found.value === null) return fail('E_FOLDER_IN_USE', folder);
  if (found.value.commits.length === 0) return fail('E_NO_BACKUP');
  const { county, office, unit, practice } = file.value;
  const founding = { county, office, unit, practice };
  const identity = await readIdentity(files, folder);
  const device = identity.ok && identity.value !== null ? laterLife(identity.value.card.device, ports.randomBytes) : null;
  const { commits } = found.value;
  const made = await (device === null
    ? restoreFromCommits(into, founding, commits, ports)
    : foundWithCommits(into, { ...founding, device }, commits, ports));
  if (!made.ok) return made;
  try {
    for (const beside of BESIDE) {
      const copied = await copyFolder(files, join(folder, beside.folder), join(into, beside.folder), beside.files);
      if (copied.ok) continue;
      await unmark(into, files);
      return copied;
    }
  } catch (error) {
    await unmark(into, files);
    return ioFailure(error, into);
  }
  return made;
}
