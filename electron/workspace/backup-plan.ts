/**
 * Which backups are kept (design/reliability.md 3b): 24 hourly, 14 daily, 12 monthly. Pure; the wall clock in the names may be wrong,
 * so the two backups with the most commits are always kept (two, in case one does not read back).
 */
export type BackupName = {
  readonly file: string;
  /** Wall clock when it was made, 2026-03-15T09-30-00. */
  readonly stamp: string;
  /** Number of commits in it. */
  readonly commits: number;
};

const KEPT = [
  { count: 24, period: (stamp: string) => stamp.slice(0, 13) },
  { count: 14, period: (stamp: string) => stamp.slice(0, 10) },
  { count: 12, period: (stamp: string) => stamp.slice(0, 7) },
] as const;

/** The file name of a backup made at an instant (text with zone) with so many commits. */
export function backupFileName(now: string, commits: number): string {
  return `${now.slice(0, 19).replaceAll(':', '-')}_${commits}.backup`;
}

/** Reads a file name, or null for a foreign file. */
export function readBackupName(file: string): BackupName | null {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2})_(\d+)\.backup$/.exec(file);
  const [, stamp = '', commits = ''] = match ?? [];
  return match === null ? null : { file, stamp, commits: Number(commits) };
}

/** Newest first: by commits, because clocks lie, then by stamp. */
export function newestFirst(backups: readonly BackupName[]): BackupName[] {
  return [...backups].sort((a, b) => b.commits - a.commits || (a.stamp < b.stamp ? 1 : a.stamp > b.stamp ? -1 : 0));
}

/** The newest of each of the last 24 hours, 14 days and 12 months that have a backup; the rest may go. */
export function backupsToDrop(backups: readonly BackupName[]): BackupName[] {
  const byStamp = [...backups].sort((a, b) => (a.stamp < b.stamp ? 1 : a.stamp > b.stamp ? -1 : b.commits - a.commits));
  const keep = new Set(newestFirst(backups).slice(0, 2));
  for (const { count, period } of KEPT) {
    const seen = new Set<string>();
    for (const backup of byStamp) {
      if (seen.size === count && !seen.has(period(backup.stamp))) break;
      if (!seen.has(period(backup.stamp))) keep.add(backup);
      seen.add(period(backup.stamp));
    }
  }
  return backups.filter((backup) => !keep.has(backup));
}

/** Days without a second medium after which people are reminded (design/reliability.md 3b). */
export const REMIND_AFTER_DAYS = 7;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000);
}

/**
 * A backup on this machine dies with its disk: a reminder when none lies on a stick for more than seven days.
 * @param today the believed day; `created` of the ledger; `last` backup to a stick, null when there was none
 */
export function backupReminder(today: string, created: string, last: string | null): string | null {
  const days = daysBetween(last ?? created, today);
  if (days <= REMIND_AFTER_DAYS) return null;
  const since = last === null ? `开始使用 ${days} 天，还没有备份到U盘` : `已经 ${days} 天没有备份到U盘`;
  return `${since}。电脑坏了只能靠U盘上的备份，请到“数据交换”做一次“一键备份到U盘”。`;
}
