/** Opening a data folder: refusals leave it untouched and say why (design/reliability.md faults 17, 27, 31, 32, 35; issue 2, bad input). */
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../electron/journal/files';
import { createWorkspace } from '../../../electron/workspace/create';
import { folderWarnings } from '../../../electron/workspace/folder-check';
import { openWorkspace } from '../../../electron/workspace/workspace';
import { createDraft } from '../../../shared/ledger/drafts';
import { recordId } from '../../../shared/model/ids';
import { isoDay } from '../../../shared/model/dates';
import { good, projectDraft, tempFolder } from '../journal/fixtures';
import { FOUNDING, NOON, foundingPorts, newWorkspaceFolder, portsWith, withWorkspace } from './fixtures';

function tree(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, readFileSync(path, 'hex')];
    }),
  );
}

describe('opening a data folder', () => {
  it('entries are there with the same state after closing and opening again', async () => {
    const folder = await newWorkspaceFolder();
    const before = await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      good(await workspace.commitDrafts([projectDraft('p-1', '新材料项目')], '王芳'));
      return workspace.hash();
    });
    const after = await withWorkspace(await openWorkspace(folder, portsWith()), (workspace) => workspace.hash());
    expect(after).toEqual(before);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  it('a second instance is refused and told who has it; the first goes on (fault 32)', async () => {
    const folder = await newWorkspaceFolder();
    await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      const second = await openWorkspace(folder, portsWith({ self: { user: '李强', host: 'PC-01' } }));
      expect(second).toMatchObject({ ok: false, code: 'E_LOCKED', detail: expect.stringContaining('PC-01 上的 王芳') });
      good(await workspace.commitDrafts([projectDraft('p-1', '项目')], '王芳'));
    });
    good(await openWorkspace(folder, portsWith()));
  });

  it('a lock file left by a crash on this computer does not lock anybody out; one of another computer does', async () => {
    const folder = await newWorkspaceFolder();
    const lock = (host: string) => writeFileSync(join(folder, 'lock'), JSON.stringify({ user: '王芳', host, since: '2026/3/15' }));
    lock('PC-02');
    expect(await openWorkspace(folder, portsWith())).toMatchObject({ code: 'E_LOCKED', detail: 'PC-02 上的 王芳，2026/3/15 起' });
    lock('PC-01');
    await withWorkspace(await openWorkspace(folder, portsWith()), async () => undefined);
  });

  it('data of a newer version is refused before anything is touched (fault 31)', async () => {
    const folder = await newWorkspaceFolder();
    writeFileSync(join(folder, 'workspace.json'), JSON.stringify({ dataVersion: 2, somethingNew: true }));
    const before = tree(folder);
    expect(await openWorkspace(folder, portsWith())).toMatchObject({ code: 'E_NEWER_DATA' });
    expect(tree(folder)).toEqual(before);
  });

  it('a folder without a ledger, with a broken description, or that cannot be written each has its code', async () => {
    expect(await openWorkspace(tempFolder(), portsWith())).toMatchObject({ code: 'E_NOT_A_WORKSPACE' });
    const broken = await newWorkspaceFolder();
    writeFileSync(join(broken, 'workspace.json'), '{"dataVersion":1');
    expect(await openWorkspace(broken, portsWith())).toMatchObject({ code: 'E_WORKSPACE_FILE' });
    const folder = await newWorkspaceFolder();
    const files = {
      ...nodeFiles,
      open: async (path: string, mode: Parameters<typeof nodeFiles.open>[1]) => {
        if (mode !== 'r') throw Object.assign(new Error('denied'), { code: 'EACCES' });
        return nodeFiles.open(path, mode);
      },
    };
    const before = tree(folder);
    expect(await openWorkspace(folder, portsWith({ files }))).toMatchObject({ code: 'E_FOLDER_READ_ONLY' });
    expect(tree(folder)).toEqual(before);
    await withWorkspace(await openWorkspace(folder, portsWith()), async () => undefined);
  });

  it('below 200 MB of free space the ledger opens read-only, says so, and writes nothing (fault 27)', async () => {
    const folder = await newWorkspaceFolder();
    const before = tree(folder);
    const files = { ...nodeFiles, freeBytes: async () => 199 * 1024 * 1024 };
    await withWorkspace(await openWorkspace(folder, portsWith({ files })), async (workspace) => {
      expect(workspace.readOnly).toBe(true);
      expect(workspace.notices.join()).toContain('只读方式打开');
      expect(await workspace.commitDrafts([projectDraft('p-1', '项目')], '王芳')).toMatchObject({ code: 'E_READ_ONLY' });
    });
    expect(tree(folder)).toEqual(before);
  });

  it('a torn tail is told with the name of the file that keeps it (fault 29)', async () => {
    const folder = await newWorkspaceFolder();
    mkdirSync(join(folder, 'journal'), { recursive: true });
    appendFileSync(join(folder, 'journal', '00001.jsonl'), '{"n":1,"prev"');
    await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      expect(workspace.notices.join()).toContain('13 字节没有写完的内容，已切下另存为 torn-00001-0-1.bin');
    });
  });

  it('places where files vanish or are shared are warned of (fault 35)', () => {
    expect(folderWarnings('\\\\server\\share\\台账')).toHaveLength(1);
    expect(folderWarnings('D:\\Users\\wang\\OneDrive - 个人\\台账')).toHaveLength(1);
    expect(folderWarnings('C:\\台账')).toHaveLength(1);
    expect(folderWarnings('D:\\责任台账')).toEqual([]);
    expect(folderWarnings('/home/wang/责任台账')).toEqual([]);
  });

  it('a sample county lives on its own day, a real one on the system day', async () => {
    const county = createDraft(
      { scope: 'county', entity: 'county', record: recordId('c-1') },
      { name: '青石县', fixedToday: isoDay('2026-10-20') },
    );
    for (const [practice, today] of [
      [true, '2026-10-20'],
      [false, '2026-03-16'],
    ] as const) {
      await withWorkspace(await openWorkspace(await newWorkspaceFolder(practice), portsWith()), async (workspace) => {
        good(await workspace.commitDrafts([county], '王芳'));
        expect(workspace.clock.today()).toBe(today);
        expect(workspace.clock.systemDay()).toBe('2026-03-16');
      });
    }
  });

  it('a wrong system date is in doubt until a person confirms, and the confirmation outlasts the next start (fault 36)', async () => {
    const folder = await newWorkspaceFolder();
    await withWorkspace(await openWorkspace(folder, portsWith()), async () => undefined);
    let system = Date.parse('2010-01-01T08:00:00+08:00');
    const ports = portsWith({ systemMs: () => system });
    await withWorkspace(await openWorkspace(folder, ports), async ({ clock }) => {
      expect(clock.trust()).toBe('back');
      good(await clock.confirm(isoDay('2026-03-17')));
      expect([clock.trust(), clock.today(), clock.systemDay()]).toEqual(['confirmed', '2026-03-17', '2010-01-01']);
    });
    system += 86_400_000;
    await withWorkspace(await openWorkspace(folder, ports), async ({ clock }) => {
      expect([clock.trust(), clock.today()]).toEqual(['confirmed', '2026-03-18']);
    });
    system = NOON + 3 * 86_400_000;
    await withWorkspace(await openWorkspace(folder, ports), async ({ clock }) => {
      expect([clock.trust(), clock.today()]).toEqual(['fits', '2026-03-19']);
    });
  });
});

describe('the clock across sessions', () => {
  it('is remembered although the session before was killed (fault 25): five days of use are not a jump', async () => {
    const folder = await newWorkspaceFolder();
    let system = NOON;
    for (let day = 0; day < 5; day += 1) {
      await withWorkspace(await openWorkspace(folder, portsWith({ systemMs: () => system })), async ({ clock }) => {
        expect(clock.trust()).toBe('fits');
        cpSync(join(folder, 'clock.json'), join(folder, 'kept-at-opening'));
      });
      // As after a kill: what was written at closing is not there.
      cpSync(join(folder, 'kept-at-opening'), join(folder, 'clock.json'));
      system += 2 * 86_400_000;
    }
  });
});

describe('attachments', () => {
  it('are stored once under their hash, and a changed one is refused', async () => {
    const folder = await newWorkspaceFolder();
    await withWorkspace(await openWorkspace(folder, portsWith()), async ({ attachments }) => {
      const name = good(await attachments.add(Buffer.from('扫描件')));
      expect(good(await attachments.add(Buffer.from('扫描件')))).toBe(name);
      expect(good(await attachments.list())).toEqual([name]);
      expect(Buffer.from(good(await attachments.read(name))).toString()).toBe('扫描件');
      writeFileSync(join(folder, 'attachments', name), '改过');
      expect(await attachments.read(name)).toMatchObject({ code: 'E_ATTACHMENT' });
      expect(await attachments.read('../workspace.json')).toMatchObject({ code: 'E_ATTACHMENT' });
    });
  });
});

describe('founding', () => {
  it('never in a folder that holds anything', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, '别人的文件.doc'), '');
    expect(await createWorkspace(folder, FOUNDING, [], foundingPorts())).toMatchObject({ code: 'E_FOLDER_IN_USE' });
    rmSync(join(folder, '别人的文件.doc'));
    good(await createWorkspace(folder, FOUNDING, [], foundingPorts()));
    expect(await createWorkspace(folder, FOUNDING, [], foundingPorts())).toMatchObject({ code: 'E_FOLDER_IN_USE' });
  });

  it('not on a disk below the floor', async () => {
    const files = { ...nodeFiles, freeBytes: async () => 1_000 };
    const folder = join(tempFolder(), '新');
    expect(await createWorkspace(folder, FOUNDING, [], foundingPorts(files))).toMatchObject({ code: 'E_DISK_FULL' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
