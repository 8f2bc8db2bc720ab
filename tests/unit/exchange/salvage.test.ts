/** A journal broken in the middle (fault 30, 64): the first bad record is named, the good part or the newest good backup is offered, nothing is guessed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectBroken, salvage, salvageWords } from '../../../electron/exchange/salvage';
import { nodeFiles } from '../../../electron/journal/files';
import { openWorkspace } from '../../../electron/workspace/workspace';
import { backupReminder } from '../../../electron/workspace/backup-plan';
import { closeOffice, countyOffice, emptyFolder, enter, good, LIUHE, officeIn, project, testPorts } from './office-fixture';

/** A county with five commits; the fourth line of its journal is changed. With or without a backup that holds all. */
async function brokenFolder(backedUp: boolean): Promise<string> {
  const county = await countyOffice();
  const { folder } = county.workspace;
  for (const name of ['甲', '乙', '丙']) await enter(county, [project(LIUHE, `p-${name.charCodeAt(0)}`, `${name}项目`)]);
  await closeOffice(county);
  const journal = join(folder, 'journal', '00001.jsonl');
  const lines = readFileSync(journal, 'utf8').split('\n');
  if (!backedUp) for (const name of await nodeFiles.list(join(folder, 'backups'))) await nodeFiles.remove(join(folder, 'backups', name));
  writeFileSync(journal, lines.map((line, at) => (at === 3 ? line.replace('乙项目', '改项目') : line)).join('\n'));
  return folder;
}

describe('a broken journal', () => {
  it('is refused, and the message names file, line and what can be had', async () => {
    const folder = await brokenFolder(true);
    expect(await openWorkspace(folder, testPorts)).toMatchObject({ ok: false, code: 'E_JOURNAL_BROKEN' });
    const found = good(await inspectBroken(nodeFiles, folder));
    expect(found).toMatchObject({ broken: { segment: '00001.jsonl', line: 4, n: 4 }, readable: 3, backup: { commits: 5 } });
    expect(found === null ? '' : salvageWords(found)).toMatch(
      /00001\.jsonl 第 4 行，第 4 次保存；.*完好的有 3 次.*含 5 次保存，备份多出 2 次/,
    );
  });

  it('becomes a new ledger from the backup, with keys and all, and the broken folder stays as it is', async () => {
    const folder = await brokenFolder(true);
    const before = readFileSync(join(folder, 'journal', '00001.jsonl'));
    const into = await emptyFolder();
    good(await salvage(folder, into, testPorts));
    const office = await officeIn(into);
    expect(office.workspace.ledger.records.get('project')?.size).toBe(3);
    expect(office.identity.county.name).toBe('青石县');
    expect(readFileSync(join(folder, 'journal', '00001.jsonl'))).toEqual(before);
  });

  it('without any backup gives what stands before the break, and no more', async () => {
    const folder = await brokenFolder(false);
    const into = await emptyFolder();
    good(await salvage(folder, into, testPorts));
    expect((await officeIn(into)).workspace.ledger.records.get('project')?.size).toBe(1);
  });

  it('is the only thing this is for: a sound ledger is not copied', async () => {
    const county = await countyOffice();
    const { folder } = county.workspace;
    await closeOffice(county);
    expect(await salvage(folder, await emptyFolder(), testPorts)).toMatchObject({ ok: false, code: 'E_FOLDER_IN_USE' });
  });
});

describe('the second medium', () => {
  it.each([
    ['2026-10-08', '2026-10-01T08:00:00+08:00', null, null],
    ['2026-10-09', '2026-10-01T08:00:00+08:00', null, /开始使用 8 天，还没有备份到U盘/],
    ['2026-10-09', '2026-01-01T08:00:00+08:00', '2026-10-02T17:00:00+08:00', null],
    ['2026-10-31', '2026-01-01T08:00:00+08:00', '2026-10-02T17:00:00+08:00', /已经 29 天没有备份到U盘/],
  ])('on %s, begun %s, last on a stick %s', (today, created, last, words) => {
    const reminder = backupReminder(today, created, last);
    if (words === null) expect(reminder).toBeNull();
    else expect(reminder).toMatch(words);
  });
});
