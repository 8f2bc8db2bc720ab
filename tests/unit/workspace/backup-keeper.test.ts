/**
 * When backups are made (design/reliability.md 3b: before and after each import): a package is not kept waiting for a file that is being written, and a
 * ledger in which nothing changed is not read through for its hash (design/performance.md goal 3).
 */
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nodeFiles } from '../../../electron/journal/files';
import { keepBackups } from '../../../electron/workspace/backup-keeper';
import type { BackupKeeper } from '../../../electron/workspace/backup-keeper';
import { tempFolder } from '../journal/fixtures';
import { readWorkspaceFile } from '../../../electron/workspace/workspace-file';
import { good } from '../journal/fixtures';
import { newWorkspaceFolder } from './fixtures';

type Trial = {
  readonly keeper: BackupKeeper;
  readonly folder: string;
  /** Commits there are now. */
  commits: number;
  /** How often the whole ledger was read for its hash. */
  hashed: number;
  /** Lets the backup that is being written come to its end. */
  write: () => void;
};

async function trial(): Promise<Trial> {
  const folder = tempFolder();
  const file = good(await readWorkspaceFile(nodeFiles, await newWorkspaceFolder()));
  const gates: (() => void)[] = [];
  const made: Trial = {
    folder,
    commits: 1,
    hashed: 0,
    write: () => gates.shift()?.(),
    keeper: keepBackups({
      files: nodeFiles,
      folder,
      file,
      readOnly: false,
      now: () => '2026-03-16T12:00:00+08:00',
      hash: async () => {
        made.hashed += 1;
        return { state: 'a'.repeat(64), commits: made.commits, head: 'b'.repeat(64) };
      },
      commits: () => made.commits,
      lines: async function* () {
        await new Promise<void>((go) => gates.push(go));
        yield Buffer.from('{}\n');
      },
      held: () => false,
      afterMs: 1_000_000,
    }),
  };
  return made;
}

const files = ({ folder }: Trial): string[] => readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.backup'));

it('what a backup holds is settled before the package comes in, its file is written beside', async () => {
  const one = await trial();
  await one.keeper.begin();
  expect(one.hashed).toBe(1);
  one.commits = 2;
  // The second package finds the first backup still being written.
  await one.keeper.begin();
  expect(one.hashed).toBe(1);
  const after = one.keeper.now();
  const writing = setInterval(one.write, 1);
  expect(good(await after)).toMatchObject({ commits: 2 });
  clearInterval(writing);
  expect(files(one)).toEqual(['2026-03-16T12-00-00_1.backup', '2026-03-16T12-00-00_2.backup']);
});

it('where nothing changed nothing is read and nobody waits', async () => {
  const one = await trial();
  const writing = setInterval(one.write, 1);
  good(await one.keeper.now());
  clearInterval(writing);
  await one.keeper.begin();
  expect(good(await one.keeper.now())).toBeNull();
  expect(one.hashed).toBe(1);
  expect(files(one)).toHaveLength(1);
});
