/** Backups are read back and replayed; restore goes to a new folder with a new device (design/reliability.md 3b, fault 39, goals 7 and 18). */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupFileName, backupsToDrop, readBackupName } from '../../../electron/workspace/backup-plan';
import type { BackupName } from '../../../electron/workspace/backup-plan';
import { newestGoodBackup, readBackup } from '../../../electron/workspace/backups';
import { nodeFiles } from '../../../electron/journal/files';
import { restoreFromCommits } from '../../../electron/workspace/create';
import { openWorkspace } from '../../../electron/workspace/workspace';
import { createDraft } from '../../../shared/ledger/drafts';
import { recordId } from '../../../shared/model/ids';
import { FAULTS, failingFiles } from '../journal/failing-files';
import { TOWN, good, projectDraft, tempFolder } from '../journal/fixtures';
import { FOUNDING, foundingPorts, newWorkspaceFolder, portsWith, withWorkspace } from './fixtures';

async function workspaceWithBackups(): Promise<string> {
  const folder = await newWorkspaceFolder();
  for (const n of [1, 2]) {
    await withWorkspace(
      await openWorkspace(folder, portsWith({ systemMs: () => portsWith().systemMs() + n * 3_600_000 })),
      async (workspace) => {
        good(await workspace.commitDrafts([projectDraft(`p-${n}`, `项目${n}`)], '王芳'));
      },
    );
  }
  return folder;
}

describe('backups of this machine', () => {
  it('one is made at the end of a session with changes, none without', async () => {
    const folder = await workspaceWithBackups();
    expect(readdirSync(join(folder, 'backups'))).toEqual(['2026-03-16T13-00-00_1.backup', '2026-03-16T14-00-00_2.backup']);
    await withWorkspace(await openWorkspace(folder, portsWith()), async () => undefined);
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(2);
  });

  it('an import is backed up before and after', async () => {
    const folder = await newWorkspaceFolder();
    await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      good(await workspace.commitDrafts([projectDraft('p-1', '项目')], '王芳'));
      const record = createDraft({ scope: TOWN, entity: 'import', record: recordId('i-1') }, { file: '台账.xlsx' });
      good(await workspace.commitDrafts([record], '王芳'));
      good(await workspace.backups.now());
      expect(readdirSync(join(folder, 'backups'))).toEqual(['2026-03-16T12-00-00_1.backup', '2026-03-16T12-00-00_2.backup']);
    });
  });

  it('the newest is replayed to its state hash; a damaged one is passed over for the next', async () => {
    const folder = await workspaceWithBackups();
    const newest = join(folder, 'backups', '2026-03-16T14-00-00_2.backup');
    const bytes = readFileSync(newest);
    for (let at = 20; at < bytes.length; at += 61) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 4;
      writeFileSync(newest, changed);
      const found = good(await newestGoodBackup(nodeFiles, join(folder, 'backups')));
      expect(found.bad, `byte ${at}`).toEqual(['2026-03-16T14-00-00_2.backup']);
      expect(found.backup.header.commits).toBe(1);
    }
    writeFileSync(newest, bytes.subarray(0, bytes.length - 5));
    expect(await readBackup(nodeFiles, newest)).toMatchObject({ code: 'E_BACKUP_BROKEN' });
    expect(await newestGoodBackup(nodeFiles, tempFolder())).toMatchObject({ code: 'E_NO_BACKUP' });
  });

  it('a newest backup that does not read back at the start is told and made anew', async () => {
    const folder = await workspaceWithBackups();
    writeFileSync(join(folder, 'backups', '2026-03-16T14-00-00_2.backup'), '坏了');
    await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      await workspace.checkBackups();
      expect(workspace.notices.join()).toContain('备份 2026-03-16T14-00-00_2.backup 读回核对不通过，已重新备份');
      expect((await readBackup(nodeFiles, join(folder, 'backups', '2026-03-16T12-00-00_2.backup'))).ok).toBe(true);
    });
    const untouched = await workspaceWithBackups();
    await withWorkspace(await openWorkspace(untouched, portsWith()), async (workspace) => {
      await workspace.checkBackups();
      expect(workspace.notices.join()).not.toContain('备份');
    });
  });

  it('restore gives the same state in a new folder under a new device and generation; the old folder stays as it was (fault 39)', async () => {
    const folder = await workspaceWithBackups();
    const { backup } = good(await newestGoodBackup(nodeFiles, join(folder, 'backups')));
    const target = join(tempFolder(), '恢复');
    const file = good(await restoreFromCommits(target, backup.header.workspace, backup.commits, foundingPorts()));
    expect(file.device).not.toBe(backup.header.workspace.device);
    expect(file.generation).not.toBe(backup.header.workspace.generation);
    const [old, restored] = [
      await withWorkspace(await openWorkspace(folder, portsWith()), (workspace) => workspace.hash()),
      await withWorkspace(await openWorkspace(target, portsWith()), async (workspace) => {
        const hash = await workspace.hash();
        good(await workspace.commitDrafts([projectDraft('p-3', '恢复以后')], '王芳'));
        return hash;
      }),
    ];
    expect(restored).toEqual(old);
  });

  it('changed commits are not restored', async () => {
    const folder = await workspaceWithBackups();
    const { backup } = good(await newestGoodBackup(nodeFiles, join(folder, 'backups')));
    const target = join(tempFolder(), '恢复');
    expect(await restoreFromCommits(target, FOUNDING, backup.commits.toReversed(), foundingPorts())).toMatchObject({
      code: 'E_BACKUP_BROKEN',
    });
  });

  for (const fault of FAULTS) {
    it(`${fault} at call n of a backup and of a restore, every n: whole or not there (goal 7)`, async () => {
      const folder = await workspaceWithBackups();
      const { backup } = good(await newestGoodBackup(nodeFiles, join(folder, 'backups')));
      let clean = false;
      for (let n = 1; !clean; n += 1) {
        const { files, calls } = failingFiles(n, fault, n % 2 === 0);
        const target = join(tempFolder(), '恢复');
        const restored = await restoreFromCommits(target, FOUNDING, backup.commits, foundingPorts(files));
        const opened = await openWorkspace(target, portsWith());
        if (restored.ok) expect(opened.ok).toBe(true);
        if (opened.ok) await withWorkspace(opened, async ({ ledger }) => expect(ledger.operations.size).toBe(2));
        else expect(opened.code).toBe('E_NOT_A_WORKSPACE');
        clean = calls() < n && restored.ok;
      }
      clean = false;
      for (let n = 1; !clean; n += 1) {
        const { files, calls } = failingFiles(n, fault, n % 2 === 0);
        const own = tempFolder();
        cpSync(folder, own, { recursive: true });
        const later = await openWorkspace(own, portsWith({ files }));
        if (later.ok) {
          await later.value.commitDrafts([projectDraft('p-9', '项目')], '王芳');
          await later.value.backups.now();
          await later.value.close().catch(() => undefined);
        }
        for (const name of readdirSync(join(own, 'backups')).filter((file) => file.endsWith('.backup'))) {
          expect((await readBackup(nodeFiles, join(own, 'backups', name))).ok, `${name}, call ${n}`).toBe(true);
        }
        clean = calls() < n;
      }
    });
  }
});

describe('which backups are kept: 24 hourly, 14 daily, 12 monthly', () => {
  const made = (ms: number, commits: number): BackupName => {
    const name = readBackupName(backupFileName(new Date(ms).toISOString(), commits));
    if (name === null) throw new Error('name');
    return name;
  };
  const HOUR = 3_600_000;
  const start = Date.parse('2026-01-01T00:30:00Z');

  it('two years of a backup every half hour shrink to hours, days and months', () => {
    let kept: BackupName[] = [];
    for (let k = 0; k < 2 * 365 * 48; k += 1) {
      kept.push(made(start + (k * HOUR) / 2, k + 1));
      const drop = new Set(backupsToDrop(kept));
      kept = kept.filter((backup) => !drop.has(backup));
    }
    expect(new Set(kept.map((backup) => backup.stamp.slice(0, 7))).size).toBe(12);
    expect(new Set(kept.map((backup) => backup.stamp.slice(0, 10))).size).toBeGreaterThanOrEqual(14);
    expect(kept.length).toBeLessThanOrEqual(24 + 14 + 12 + 1);
    expect(kept.at(-1)?.commits).toBe(2 * 365 * 48);
  });

  it('the fullest backup stays even when a wrong clock dates it to 2010 (fault 36)', () => {
    const backups = Array.from({ length: 60 }, (_, k) => made(start + k * 24 * HOUR * 40, k + 1));
    const odd = made(Date.parse('2010-01-01T00:00:00Z'), 1_000);
    expect(backupsToDrop([...backups, odd])).not.toContain(odd);
  });
});
