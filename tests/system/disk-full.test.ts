/**
 * A disk that is really full (goal 3 of design/reliability.md): a small tmpfs, filled to the last byte. Needs root; where mounting is refused the test
 * says so and proves nothing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { nodeFiles } from '../../electron/journal/files';
import { safeWrite } from '../../electron/journal/safe-write';
import { good, openLedger, projectDraft } from '../unit/journal/fixtures';

const ROUNDS = 100;
const DISK = mkdtempSync(join(tmpdir(), 'zeren-full-'));

function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', DISK], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const able = process.platform === 'linux' && mounted();
afterAll(() => {
  if (able) execFileSync('umount', [DISK]);
  rmSync(DISK, { recursive: true, force: true });
});

/** Takes every free byte of the small disk; gives them back when asked. */
function filler(): { readonly fill: () => void; readonly free: () => void } {
  const file = join(DISK, 'filler');
  return {
    fill() {
      for (let size = 256 * 1024; size >= 1; size = Math.floor(size / 2))
        for (let room = true; room;)
          try {
            writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
          } catch {
            room = false;
          }
    },
    free: () => rmSync(file, { force: true }),
  };
}

const FULL = (): void => {
  const disk = filler();

  it(`${ROUNDS} saves meet a full disk: each says so, none acknowledged is lost, the next one with room goes through`, async () => {
    const folder = join(DISK, 'journal');
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const acknowledged: string[] = [];
    let refused = 0;
    for (let round = 0; refused < ROUNDS; round += 1) {
      const { store, journal } = good(await openLedger(folder));
      disk.fill();
      for (let save = 0; ; save += 1) {
        const id = `p-${round}-${save}`;
        const answer = await store.commitDrafts([projectDraft(id, `满盘${'很长的项目名称'.repeat(20)}`)], '王芳');
        if (answer.ok) {
          acknowledged.push(id);
          continue;
        }
        expect(['E_DISK_FULL', 'E_JOURNAL_CLOSED']).toContain(answer.code);
        refused += 1;
        break;
      }
      disk.free();
      await journal.close();
      const after = good(await openLedger(folder));
      expect([...(after.ledger.records.get('project')?.keys() ?? [])].toSorted()).toEqual(acknowledged.toSorted());
      const id = `p-${round}-free`;
      const saved = await after.store.commitDrafts([projectDraft(id, '有空间了')], '王芳');
      await after.journal.close();
      if (!saved.ok) {
        // The ledger itself has filled the disk: a new one for the rounds that are left.
        expect(saved.code).toBe('E_DISK_FULL');
        rmSync(folder, { recursive: true, force: true });
        acknowledged.length = 0;
      } else acknowledged.push(id);
    }
    expect(refused).toBe(ROUNDS);
  });

  it(`${ROUNDS} starts on a full disk read what was saved`, async () => {
    const folder = join(DISK, 'starts');
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const first = good(await openLedger(folder));
    good(await first.store.commitDrafts([projectDraft('p-1', '先存的')], '王芳'));
    await first.journal.close();
    disk.fill();
    onTestFinished(() => disk.free());
    for (let start = 0; start < ROUNDS; start += 1) {
      const { ledger, journal, store } = good(await openLedger(folder));
      expect([...(ledger.records.get('project')?.keys() ?? [])]).toEqual(['p-1']);
      const answer = await store.commitDrafts([projectDraft(`p-new-${start}`, '满盘'.repeat(900))], '王芳');
      expect(answer.ok ? 'saved' : answer.code).toBe('E_DISK_FULL');
      await journal.close();
    }
  });

  it('a file that is replaced stays as it was, and no half file is left beside it', async () => {
    const file = join(DISK, 'backup.zeren');
    onTestFinished(() => rmSync(file, { force: true }));
    writeFileSync(file, 'the old one');
    disk.fill();
    onTestFinished(() => disk.free());
    const written = await safeWrite(nodeFiles, file, 'x'.repeat(64 * 1024));
    expect(written.ok ? 'written' : written.code).toBe('E_DISK_FULL');
    expect(readFileSync(file, 'utf8')).toBe('the old one');
    expect((await nodeFiles.list(DISK)).toSorted()).toEqual(['backup.zeren', 'filler']);
  });
};

if (able) describe('a full disk', FULL);
else
  it('NOT RUN: no tmpfs could be mounted here (needs root on Linux); a really full disk was not tried', () => {
    expect(existsSync(join(DISK, 'filler'))).toBe(false);
  });
