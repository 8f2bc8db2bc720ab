/**
 * Ledgers as released versions left them (goal 19): each is opened in place and gives the state it had then; a ledger of a newer data version is refused
 * without a byte being touched (fault 31). A new data version adds a folder to `tests/data/releases`, made by the program before it.
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATA_VERSION } from '../../../electron/workspace/workspace-file';
import { openWorkspace } from '../../../electron/workspace/workspace';
import { tempFolder } from '../journal/fixtures';
import { portsWith, withWorkspace } from './fixtures';

const RELEASES = path.resolve(import.meta.dirname, '../../data/releases');
/** State hash and number of commits that the program of that data version gave. */
const STATES: Readonly<Record<string, { readonly state: string; readonly commits: number }>> = {
  '1': { state: 'ad336b5596cb750d44be3992f99ccbb73aad215cb8d43a768cfe74c015f77416', commits: 3 },
};

function copyOf(version: string): string {
  const folder = path.join(tempFolder(), '台账');
  cpSync(path.join(RELEASES, version), folder, { recursive: true });
  return folder;
}

const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map((entry) => [path.join(entry.parentPath, entry.name), readFileSync(path.join(entry.parentPath, entry.name), 'base64')]),
  );

it('every data version up to the present one has its ledger', () => {
  expect(readdirSync(RELEASES)).toEqual(Array.from({ length: DATA_VERSION }, (_, at) => String(at + 1)));
});

describe.each(Object.keys(STATES))('data version %s', (version) => {
  it('is opened in place with the state it had, its journal byte for byte as it was', async () => {
    const folder = copyOf(version);
    const journal = filesIn(path.join(folder, 'journal'));
    await withWorkspace(await openWorkspace(folder, portsWith()), async (workspace) => {
      expect(await workspace.hash()).toMatchObject(STATES[version] ?? {});
      expect(workspace.notices.filter((notice) => notice.includes('切下'))).toEqual([]);
    });
    expect(filesIn(path.join(folder, 'journal'))).toEqual(journal);
  });
});

it('the next data version is refused and not one byte is touched', async () => {
  const folder = copyOf(String(DATA_VERSION));
  const file = path.join(folder, 'workspace.json');
  const marked = { ...(JSON.parse(readFileSync(file, 'utf8')) as object), dataVersion: DATA_VERSION + 1 };
  writeFileSync(file, JSON.stringify(marked));
  const before = filesIn(folder);
  expect(await openWorkspace(folder, portsWith())).toMatchObject({ ok: false, code: 'E_NEWER_DATA' });
  expect(filesIn(folder)).toEqual(before);
});
