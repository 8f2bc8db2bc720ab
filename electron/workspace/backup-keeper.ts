/**
 * When backups are made: before and after imports, at most a quarter of an hour after a change, at the end of a session; one at a time.
 * A backup that fails never holds up the ledger; it is told instead.
 */
import { join } from 'node:path';
import { fail, ok } from '../../shared/errors';
import type { Failure, Result } from '../../shared/errors';
import { ioFailure } from '../journal/files';
import type { Files } from '../journal/files';
import type { Journal } from '../journal/journal';
import type { BackupName } from './backup-plan';
import { backupFolder, listBackups, newestGoodBackup, writeBackup } from './backups';
import type { WorkspaceFile } from './workspace-file';

export type BackupKeeper = {
  /** Backs up what changed since the last backup; null when nothing did. */
  readonly now: () => Promise<Result<BackupName | null>>;
  /**
   * Backs up what is there before a package comes in, and resolves as soon as what it will hold is settled: the file is written beside the import. While
   * another backup is under way it resolves at once; what that one does not hold any more, the next one does.
   */
  readonly begin: () => Promise<void>;
  /** Something was stored: a backup is due within the waiting time. */
  readonly changed: () => void;
  /** Stamp of the newest backup of this machine, or null. */
  readonly last: () => Promise<string | null>;
  /** Reads the newest back and replays it; says which files do not hold. Run once after the start, while the window is idle. */
  readonly verifyNewest: () => Promise<Result<{ readonly name: BackupName; readonly bad: readonly string[] }>>;
  /**
   * After a destruction: a backup of now is made and read back, then those with fewer than `commits` commits, which may hold what was destroyed,
   * are removed. Nothing is lost by it: the journal only grows, so the newest backup holds all that they held.
   */
  readonly replaceBefore: (commits: number) => Promise<Result<null>>;
  /** Why the last backup failed, or null. */
  readonly problem: () => Failure | null;
  readonly close: () => Promise<void>;
};

export type BackupKeeperParts = {
  readonly files: Files;
  readonly folder: string;
  readonly file: WorkspaceFile;
  readonly readOnly: boolean;
  readonly now: () => string;
  readonly hash: () => Promise<{ readonly state: string; readonly commits: number; readonly head: string | null }>;
  /** How many commits there are: whether anything changed is asked first, because the hash reads the whole ledger. */
  readonly commits: () => number;
  readonly lines: Journal['lines'];
  /** True while no backup may be made, because the journal still holds what was destroyed. */
  readonly held: () => boolean;
  readonly afterMs: number;
};

export function keepBackups(parts: BackupKeeperParts): BackupKeeper {
  const folder = backupFolder(parts.folder);
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<Result<BackupName | null>> = Promise.resolve(ok(null));
  let problem: Failure | null = null;
  /** Backups asked for and not finished. */
  let pending = 0;
  /** Commits in the newest backup of this session or found on disk; null until looked up. */
  let covered: number | null = null;

  async function newest(): Promise<Result<BackupName | null>> {
    try {
      return ok((await listBackups(parts.files, folder))[0] ?? null);
    } catch (error) {
      return ioFailure(error, 'backups');
    }
  }

  async function make(settled: () => void = () => undefined): Promise<Result<BackupName | null>> {
    if (parts.readOnly || parts.held()) return ok(null);
    const found = covered === null ? await newest() : null;
    if (found?.ok === true) covered = found.value?.commits ?? 0;
    if (covered === null) return found ?? ok(null);
    if (parts.commits() <= covered) return ok(null);
    const { state, commits, head } = await parts.hash();
    settled();
    const header = { format: 1 as const, workspace: parts.file, commits, head, state };
    const made = await writeBackup(parts.files, folder, parts.now(), header, parts.lines);
    if (made.ok) covered = commits;
    problem = made.ok ? null : made;
    return made;
  }

  function queue(settled?: () => void): Promise<Result<BackupName | null>> {
    stopTimer();
    pending += 1;
    const turn = (): Promise<Result<BackupName | null>> =>
      make(settled).finally(() => {
        pending -= 1;
        settled?.();
      });
    running = running.then(turn, turn);
    return running;
  }

  const now = (): Promise<Result<BackupName | null>> => queue();

  async function begin(): Promise<void> {
    if (pending === 0) await new Promise<void>((settled) => void queue(settled));
  }

  async function replace(commits: number): Promise<Result<null>> {
    const found = await listBackups(parts.files, folder);
    const old = found.filter((backup) => backup.commits < commits);
    if (old.length === 0) return ok(null);
    const made = await make();
    if (!made.ok) return made;
    const good = await newestGoodBackup(parts.files, folder);
    if (!good.ok) return good;
    if (good.value.name.commits < commits) return fail('E_BACKUP_BROKEN', good.value.name.file);
    for (const { file } of old) await parts.files.remove(join(folder, file));
    return ok(null);
  }

  function stopTimer(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  return {
    now,
    begin,
    changed: () => {
      if (timer !== null || parts.readOnly) return;
      timer = setTimeout(() => void now(), parts.afterMs);
      timer.unref();
    },
    last: async () => {
      const found = await newest();
      return found.ok ? (found.value?.stamp ?? null) : null;
    },
    verifyNewest: async () => {
      const found = await newestGoodBackup(parts.files, folder);
      // What does not read back covers nothing: the next backup is made although nothing changed.
      covered = found.ok ? found.value.name.commits : 0;
      return found.ok ? ok({ name: found.value.name, bad: found.value.bad }) : found;
    },
    replaceBefore: (commits) => {
      const turn = running.then(() => replace(commits)).catch((error: unknown) => ioFailure(error, 'backups'));
      running = turn.then(() => ok(null));
      return turn;
    },
    problem: () => problem,
    close: async () => {
      await now();
      stopTimer();
    },
  };
}
