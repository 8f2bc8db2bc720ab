/**
 * Goal 7 of design/reliability.md where the journal goes on in a new file: call n to the disk fails, for every n of the very commit that begins it.
 * The file that is full stays byte for byte; the commit is there whole or not at all; the number is given once.
 */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILE_ERRORS } from '../../../shared/contract/failures';
import { errorMessage } from '../../../shared/errors';
import { FAULTS, failingFiles } from './failing-files';
import { good, openLedger, projectDraft, tempFolder } from './fixtures';

/** Reached by the first commit already. */
const segmentBytes = 400;
const files = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.jsonl'));

/** A journal whose only file is full. */
async function fullJournal(): Promise<string> {
  const folder = tempFolder();
  const { store, journal } = good(await openLedger(folder, { segmentBytes }));
  good(await store.commitDrafts([projectDraft('p-1', '星光电子')], '王芳'));
  await journal.close();
  expect(files(folder)).toEqual(['00001.jsonl']);
  return folder;
}

describe('the journal going on in a new file, under failing calls (goal 7)', { timeout: 60_000 }, () => {
  for (const fault of FAULTS) {
    for (const lasting of [false, true]) {
      it(`${fault}${lasting ? ' from call n on' : ' at call n'}, every n: the full file untouched, the commit whole or not there`, async () => {
        const start = await fullJournal();
        const full = readFileSync(join(start, '00001.jsonl'));
        let refused = 0;
        for (let n = 1, clean = false; !clean; n += 1) {
          const folder = tempFolder();
          cpSync(start, folder, { recursive: true });
          const disk = failingFiles(n, fault, lasting);
          const opened = await openLedger(folder, { files: disk.files, segmentBytes });
          const result = opened.ok ? await opened.value.store.commitDrafts([projectDraft('p-2', '云岭新材')], '王芳') : opened;
          if (opened.ok) await opened.value.journal.close();
          clean = disk.calls() < n;
          if (!result.ok) {
            refused += 1;
            expect(clean).toBe(false);
            expect([...FILE_ERRORS, 'E_JOURNAL_CLOSED']).toContain(result.code);
            expect(errorMessage(result.code, result.detail)).toMatch(/[\u4e00-\u9fff].*〔E_[A-Z_]+〕$/u);
          }
          expect(readFileSync(join(folder, '00001.jsonl'))).toEqual(full);
          const after = good(await openLedger(folder, { segmentBytes }));
          const held = [...(after.ledger.records.get('project')?.keys() ?? [])];
          expect([['p-1'], ['p-1', 'p-2']]).toContainEqual(held);
          if (result.ok) expect(held).toEqual(['p-1', 'p-2']);
          // The ledger goes on in the files that follow, one number after the other.
          good(await after.store.commitDrafts([projectDraft('p-3', '柳河粮油')], '王芳'));
          await after.journal.close();
          expect(files(folder).slice(0, 2)).toEqual(['00001.jsonl', '00002.jsonl']);
          const commits = good(await good(await openLedger(folder, { segmentBytes })).journal.read(1, 1_000));
          expect(commits.map((commit) => commit.n)).toEqual(held.length === 2 ? [1, 2, 3] : [1, 2]);
        }
        // A write cut short once is taken up again; every other fault is refused at several calls.
        if (fault === 'short' && !lasting) expect(refused).toBe(0);
        else expect(refused).toBeGreaterThan(5);
      });
    }
  }

  it.each(FAULTS)('%s refused at the new file: the same open ledger goes on when the disk is good again', async (fault) => {
    const start = await fullJournal();
    for (let n = 1, clean = false; !clean; n += 1) {
      const folder = tempFolder();
      cpSync(start, folder, { recursive: true });
      const disk = failingFiles(n, fault, false);
      const opened = await openLedger(folder, { files: disk.files, segmentBytes });
      if (!opened.ok) continue;
      const { store, journal } = opened.value;
      const acknowledged = ['p-1'];
      for (const id of ['p-2', 'p-3', 'p-4']) {
        const result = await store.commitDrafts([projectDraft(id, '项目')], '王芳');
        if (result.ok) acknowledged.push(id);
      }
      await journal.close();
      clean = disk.calls() < n;
      const after = good(await openLedger(folder, { segmentBytes }));
      // One call failed and one only: what was refused is not there, what was acknowledged is.
      expect([...(after.ledger.records.get('project')?.keys() ?? [])]).toEqual(acknowledged);
      expect(acknowledged.length).toBeGreaterThan(2);
      await after.journal.close();
    }
  });
});
