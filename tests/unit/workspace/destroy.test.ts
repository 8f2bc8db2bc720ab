/**
 * 彻底销毁 (issue 7, People): two persons and a reason; the content is gone from every file of this machine and from the next packages, the
 * chain still verifies. Bytes are searched for, packed ones unpacked before.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../electron/journal/files';
import { openWorkspace } from '../../../electron/workspace/workspace';
import type { Workspace } from '../../../electron/workspace/workspace';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { findText } from '../../../shared/ledger/find-text';
import type { Target } from '../../../shared/ledger/destroyed';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { failingFiles } from '../journal/failing-files';
import { good, projectDraft, TOWN } from '../journal/fixtures';
import { newWorkspaceFolder, portsWith, withWorkspace } from './fixtures';

const SECRET = '身份证号340123199001011234';
const ID = 'p-secret';
const PERSONS = { person: '王芳', second: '李明' };
const PLACE = { scope: TOWN, entity: 'project', record: recordId(ID) } as const;

/** All files of a folder as text, backups unpacked. */
function everyText(folder: string): string {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => (path.endsWith('.backup') ? gunzipSync(readFileSync(path)) : readFileSync(path)).toString('utf8'));
  return texts.join('\n');
}

function targetsOf(workspace: Workspace): Target[] {
  return findText(workspace.ledger, SECRET).occurrences.map(({ op, field }) => ({ op, field }));
}

/** A secret entered, then written over, with backups made on the way. */
async function folderWithSecret(): Promise<string> {
  const folder = await newWorkspaceFolder();
  await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
    good(await workspace.commitDrafts([projectDraft('p-other', '阳光电子')], '王芳'));
    good(await workspace.commitDrafts([projectDraft(ID, SECRET)], '王芳'));
    good(await workspace.backups.now());
    good(
      await workspace.commitDrafts([setDraft(workspace.ledger, PLACE, { projectName: '青石电子', progress: `联系人${SECRET}` })], '王芳'),
    );
  });
  return folder;
}

describe('彻底销毁', () => {
  it('takes every copy of the content off the machine: journal, superseded values, backups', async () => {
    const folder = await folderWithSecret();
    expect(everyText(folder)).toContain(SECRET);
    await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      const before = await workspace.hash();
      const found = findText(workspace.ledger, SECRET);
      expect(found.occurrences.map(({ field, old }) => [field, old])).toEqual([
        ['progress', false],
        ['projectName', true],
      ]);
      good(await workspace.destroy(targetsOf(workspace), PERSONS, '误录身份证号'));
      expect(everyText(folder)).not.toContain(SECRET);
      expect((await workspace.hash()).commits).toBe(before.commits + 1);
      expect(workspace.ledger.records.get('project')?.get(PLACE.record)?.fields['progress']).toMatchObject({ value: null, erased: true });
      expect(findText(workspace.ledger, SECRET).occurrences).toEqual([]);
      good(await workspace.commitDrafts([projectDraft('p-after', '销毁之后')], '王芳'));
    });
    expect(everyText(folder)).not.toContain(SECRET);
  });

  it('leaves a chain that verifies, the same state after opening anew, and a tombstone with both names and the reason', async () => {
    const folder = await folderWithSecret();
    const state = await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      good(await workspace.destroy(targetsOf(workspace), PERSONS, '误录身份证号'));
      return (await workspace.hash()).state;
    });
    await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      expect((await workspace.hash()).state).toBe(state);
      expect(workspace.notices).toEqual([]);
      const erases = [...workspace.ledger.operations.values()].filter(({ kind }) => kind === 'erase');
      expect(erases.map(({ person, fields, reason }) => [person, fields['second'], reason])).toEqual([['王芳', '李明', '误录身份证号']]);
      expect(await workspace.backups.verifyNewest()).toMatchObject({ ok: true, value: { bad: [] } });
    });
  });

  it('takes the attachment with it that nothing else names', async () => {
    const folder = await newWorkspaceFolder();
    await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      const gone = good(await workspace.attachments.add(Buffer.from('扫描件甲')));
      const shared = good(await workspace.attachments.add(Buffer.from('扫描件乙')));
      const scanned = (id: string, scan: string) =>
        createDraft({ scope: COUNTY_SCOPE, entity: 'letterStep', record: recordId(id) }, { step: '送达', scan });
      good(await workspace.commitDrafts([scanned('e-1', gone), scanned('e-2', shared), scanned('e-3', shared)], '王芳'));
      const targets = [...workspace.ledger.operations.values()]
        .filter(({ record }) => record !== recordId('e-3'))
        .filter(({ fields }) => Object.hasOwn(fields, 'scan'))
        .map(({ id }) => ({ op: id, field: 'scan' }));
      good(await workspace.destroy(targets, PERSONS, '误录'));
      expect(await workspace.attachments.list()).toEqual({ ok: true, value: [shared] });
    });
  });

  it.each([
    ['one person alone', { person: '王芳', second: '王芳' }, '误录'],
    ['no second person', { person: '王芳', second: ' ' }, '误录'],
    ['no reason', PERSONS, ' '],
  ])('is refused with %s, and nothing is changed', async (_, persons, reason) => {
    const folder = await folderWithSecret();
    await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      const before = await workspace.hash();
      expect(await workspace.destroy(targetsOf(workspace), persons, reason)).toEqual({ ok: false, code: 'E_DESTROY' });
      expect(await workspace.hash()).toEqual(before);
    });
  });

  it('cannot be entered as an ordinary edit', async () => {
    const folder = await folderWithSecret();
    await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      const [first] = targetsOf(workspace);
      const draft = { ...PLACE, kind: 'erase' as const, fields: {}, over: { progress: first === undefined ? [] : [first.op] } };
      expect(await workspace.commitDrafts([draft], '王芳')).toMatchObject({ ok: false, code: 'E_DRAFT' });
    });
  });

  it('power or disk failing at call n, for every n: the next start finishes it, nothing else is lost (goal 7)', async () => {
    const clean = await folderWithSecret();
    let calls = 0;
    for (let at = 1; ; at += 1) {
      const folder = at === 1 ? clean : await folderWithSecret();
      const failing = { current: nodeFiles };
      const counted = failingFiles(at, 'EIO', true);
      const files = new Proxy(nodeFiles, { get: (_, key) => Reflect.get(failing.current, key) });
      const opened = await openWorkspace(folder, portsWith({ files }));
      if (opened.ok) {
        const targets = targetsOf(opened.value);
        failing.current = counted.files;
        await opened.value.destroy(targets, PERSONS, '误录');
        calls = counted.calls();
        failing.current = nodeFiles;
        // As when the power went: the lock is given back, nothing else is tidied.
        await opened.value.close();
      }
      await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
        const left = targetsOf(workspace);
        if (left.length > 0) good(await workspace.destroy(left, PERSONS, '误录'));
        expect(everyText(folder), `call ${at}`).not.toContain(SECRET);
        expect(workspace.ledger.records.get('project')?.get(recordId('p-other'))?.fields['projectName']?.value).toBe('阳光电子');
      });
      if (calls < at) break;
    }
    expect(calls).toBeGreaterThan(20);
  });
});
