/** Safe writing holds through every failing call: design/reliability.md 3b, goals 6 and 7; faults 15, 18, 19, 34. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../electron/journal/files';
import { safeWrite, safeWritePieces } from '../../../electron/journal/safe-write';
import { FAULTS, failingFiles } from './failing-files';
import { tempFolder } from './fixtures';

const BEFORE = '以前的内容';
const AFTER = '新的内容'.repeat(2_000);

function folderWith(content: string | null): string {
  const folder = tempFolder();
  if (content !== null) writeFileSync(join(folder, '台账.json'), content);
  return folder;
}

describe('safe writing', () => {
  it('writes a new file and replaces an old one, leaving no other file', async () => {
    for (const old of [null, BEFORE]) {
      const folder = folderWith(old);
      const result = await safeWrite(nodeFiles, join(folder, '台账.json'), AFTER);
      expect(result.ok).toBe(true);
      expect(readFileSync(join(folder, '台账.json'), 'utf8')).toBe(AFTER);
      expect(readdirSync(folder)).toEqual(['台账.json']);
    }
  });

  for (const fault of FAULTS) {
    for (const lasting of [false, true]) {
      it(`${fault} at call n for every n${lasting ? ' and ever after' : ''}: before or after, never between (goal 7)`, async () => {
        let clean = false;
        for (let n = 1; !clean; n += 1) {
          const folder = folderWith(BEFORE);
          const path = join(folder, '台账.json');
          const { files, calls } = failingFiles(n, fault, lasting);
          const result = await safeWritePieces(files, path, [Buffer.from(AFTER), Buffer.from('尾')]);
          const found = readFileSync(path, 'utf8');
          expect([BEFORE, `${AFTER}尾`]).toContain(found);
          if (result.ok) expect(found).toBe(`${AFTER}尾`);
          // Whatever was left over, the next try on a good disk succeeds.
          expect((await safeWrite(nodeFiles, path, AFTER)).ok).toBe(true);
          expect(readdirSync(folder)).toEqual(['台账.json']);
          clean = calls() < n;
          if (clean) expect(result.ok).toBe(true);
        }
      });
    }
  }

  it('a full disk and a write-protected one have their own codes (faults 17, 18)', async () => {
    const path = join(folderWith(BEFORE), '台账.json');
    expect(await safeWrite(failingFiles(2, 'ENOSPC', false).files, path, AFTER)).toMatchObject({ code: 'E_DISK_FULL' });
    expect(await safeWrite(failingFiles(1, 'EACCES', false).files, path, AFTER)).toMatchObject({ code: 'E_WRITE_DENIED' });
  });

  it('a medium that gives back other bytes than were written is found out (fault 19)', async () => {
    const path = join(folderWith(BEFORE), '台账.json');
    const lying = {
      ...nodeFiles,
      open: async (name: string, mode: Parameters<typeof nodeFiles.open>[1]) => {
        const file = await nodeFiles.open(name, mode);
        if (mode !== 'r') return file;
        return { ...file, read: async (at: number, length: number) => (await file.read(at, length)).map((byte) => byte & 0x7f) };
      },
    };
    expect(await safeWrite(lying, path, AFTER)).toMatchObject({ code: 'E_READ_BACK' });
    expect(readFileSync(path, 'utf8')).toBe(BEFORE);
  });

  it('a file held for a moment by a scanner is written after a few tries (fault 34)', async () => {
    const path = join(folderWith(BEFORE), '台账.json');
    let held = 3;
    const files = {
      ...nodeFiles,
      pause: async () => undefined,
      rename: async (from: string, to: string) => {
        held -= 1;
        if (held >= 0) throw Object.assign(new Error('held'), { code: 'EBUSY' });
        await nodeFiles.rename(from, to);
      },
    };
    expect((await safeWrite(files, path, AFTER)).ok).toBe(true);
  });
});
