/** `zeren import … --commit` as built, with the reading process beside it: the window's import without the window. */
import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const FILE = path.resolve('assets/sample/workbooks/柳河镇2026年10月招商引资项目台账.xlsx');
const home = mkdtempSync(path.join(os.tmpdir(), 'zeren-command-'));
const county = path.join(home, '青石县');

function zeren(...words: readonly string[]): { exit: number | null; out: string; error: string } {
  const run = spawnSync(process.execPath, [path.resolve('dist/cli/zeren.js'), ...words], { encoding: 'utf8' });
  return { exit: run.status, out: run.stdout, error: run.stderr };
}

test.beforeAll(() => {
  expect(zeren('init', '--workspace', county, '--sample').exit).toBe(0);
});
test.afterAll(() => rmSync(home, { recursive: true, force: true }));

test('import --commit names the rows that wait for a person, changes nothing, then is one commit (law 8)', () => {
  const words = ['import', FILE, '--workspace', county, '--commit', '--leave-unknown'];
  const before = zeren('hash', '--workspace', county).out;
  const refused = zeren(...words);
  expect(refused.exit).toBe(1);
  const rows = /2 行需核对：第([\d、]+)行/.exec(refused.error)?.[1]?.split('、').map(Number) ?? [];
  expect(rows).toHaveLength(2);
  expect(refused.error).toContain('须写明原因');
  expect(zeren('hash', '--workspace', county).out).toBe(before);

  const answers = path.join(home, 'answers.json');
  writeFileSync(answers, JSON.stringify(rows.map((row) => ({ row, record: 'skip' }))));
  const done = zeren(...words, '--answers', answers);
  expect(done.error).toBe('');
  expect(JSON.parse(done.out)).toMatchObject({ counts: { records: 32, added: 3, toCheck: 0 } });
  expect(zeren('hash', '--workspace', county).out).not.toBe(before);
});
