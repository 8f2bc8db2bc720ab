/** The journal: acknowledged is on disk, torn tails are cut and kept, breaks are named (design/reliability.md faults 25–30, 64; goals 4, 7, 17). */
import { appendFileSync, copyFileSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wholeStateHash } from '../../../shared/ledger/state-hash';
import { FAULTS, failingFiles } from './failing-files';
import { good, openLedger, projectDraft, tempFolder } from './fixtures';

const FIRST = '00001.jsonl';

/** A closed journal with so many commits of one project each. */
async function journalWith(count: number, segmentBytes?: number): Promise<string> {
  const folder = tempFolder();
  const { store, journal } = good(await openLedger(folder, segmentBytes === undefined ? {} : { segmentBytes }));
  for (let n = 1; n <= count; n += 1) good(await store.commitDrafts([projectDraft(`p-${n}`, `项目${n}`)], '王芳'));
  await journal.close();
  return folder;
}

describe('journal', () => {
  it('what was acknowledged is there after opening again, with the same state hash', async () => {
    const folder = tempFolder();
    const first = good(await openLedger(folder));
    good(await first.store.commitDrafts([projectDraft('p-1', '甲项目'), projectDraft('p-2', '乙项目')], '王芳'));
    const state = wholeStateHash(first.ledger);
    // Not closed: the process may die here.
    const second = good(await openLedger(folder));
    expect(wholeStateHash(second.ledger)).toBe(state);
    expect(second.journal.head()).toEqual(first.journal.head());
  });

  it('commits asked for at the same time are stored one after the other in one chain', async () => {
    const folder = tempFolder();
    const { store, journal } = good(await openLedger(folder));
    const results = await Promise.all([1, 2, 3, 4, 5].map((n) => store.commitDrafts([projectDraft(`p-${n}`, '项目')], '王芳')));
    expect(results.map((result) => good(result).n)).toEqual([1, 2, 3, 4, 5]);
    await journal.close();
    expect(good(await openLedger(folder)).ledger.operations.size).toBe(5);
  });

  it('a draft with a wrong value is refused by the name of its field and nothing is stored', async () => {
    const folder = tempFolder();
    const { store, journal } = good(await openLedger(folder));
    const wrong = { ...projectDraft('p-1', '项目'), fields: { totalInvestment: '很多' } };
    expect(await store.commitDrafts([projectDraft('p-2', '好的'), wrong], '王芳')).toEqual({
      ok: false,
      code: 'E_DRAFT',
      detail: '项目·总投资',
    });
    expect(await store.commitDrafts([projectDraft('p-3', '半个\ud800字')], '王芳')).toMatchObject({ code: 'E_DRAFT' });
    expect(journal.head().n).toBe(0);
  });

  it('pages hold whole commits until about the limit is reached', async () => {
    const folder = await journalWith(7);
    const { journal } = good(await openLedger(folder));
    expect(good(await journal.read(3, 2)).map((commit) => commit.n)).toEqual([3, 4]);
    expect(good(await journal.read(7, 100)).map((commit) => commit.n)).toEqual([7]);
    expect(good(await journal.read(8, 100))).toEqual([]);
  });

  it('a new file is begun at the size limit, and the chain goes on over it', async () => {
    const folder = await journalWith(6, 1_500);
    expect(readdirSync(folder).filter((name) => name.endsWith('.jsonl')).length).toBeGreaterThan(2);
    const { journal } = good(await openLedger(folder));
    expect(good(await journal.read(1, 1_000)).map((commit) => commit.n)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('a missing file in the middle is a break, not a shorter ledger', async () => {
    const folder = await journalWith(6, 1_500);
    rmSync(join(folder, '00002.jsonl'));
    expect(await openLedger(folder)).toMatchObject({ code: 'E_JOURNAL_BROKEN' });
  });

  it('a torn tail of any length is cut off, kept aside and told; acknowledged commits stay (fault 29)', async () => {
    const whole = readFileSync(join(await journalWith(3), FIRST));
    const starts = [0, ...[...whole.keys()].filter((at) => whole[at] === 10).map((at) => at + 1)];
    const third = starts[2] ?? 0;
    for (const length of [third + 1, third + 40, whole.length - 1]) {
      const folder = tempFolder();
      writeFileSync(join(folder, FIRST), whole.subarray(0, length));
      const opened = good(await openLedger(folder));
      expect(opened.journal.head().n).toBe(2);
      expect(opened.journal.repair?.bytes).toBe(length - third);
      expect(readFileSync(join(folder, opened.journal.repair?.keptAs ?? ''))).toEqual(whole.subarray(third, length));
      // The ledger goes on behind the cut.
      good(await opened.store.commitDrafts([projectDraft('p-9', '接着录')], '王芳'));
      await opened.journal.close();
      expect(good(await openLedger(folder)).ledger.operations.size).toBe(3);
    }
  });

  it('garbage and zeros behind the durable length are a torn tail too', async () => {
    for (const garbage of [Buffer.alloc(4_096), Buffer.from('{"n":4,\n残缺\n')]) {
      const folder = await journalWith(3);
      appendFileSync(join(folder, FIRST), garbage);
      const opened = good(await openLedger(folder));
      expect(opened.journal.head().n).toBe(3);
      expect(opened.journal.repair?.bytes).toBe(garbage.length);
    }
  });

  it('a journal opened read-only leaves its torn tail alone and takes no commit (fault 27)', async () => {
    const folder = await journalWith(2);
    appendFileSync(join(folder, FIRST), '{"n":3');
    const before = readFileSync(join(folder, FIRST));
    const { store, journal } = good(await openLedger(folder, { readOnly: true }));
    expect(await store.commitDrafts([projectDraft('p-9', '项目')], '王芳')).toMatchObject({ code: 'E_READ_ONLY' });
    await journal.close();
    expect(readFileSync(join(folder, FIRST))).toEqual(before);
  });

  it('a bad record within the durable length is named, never cut (faults 30, 64)', async () => {
    const folder = await journalWith(3);
    const path = join(folder, FIRST);
    writeFileSync(path, readFileSync(path, 'utf8').replace('项目3', '项目8'));
    expect(await openLedger(folder)).toEqual({ ok: false, code: 'E_JOURNAL_BROKEN', detail: '00001.jsonl 第 3 行，第 3 次提交' });
    truncateSync(path, readFileSync(path).length - 30);
    expect(await openLedger(folder)).toMatchObject({ code: 'E_JOURNAL_BROKEN' });
  });

  it('a bad record with good ones behind it is a break even without a durable mark (fault 30)', async () => {
    const folder = await journalWith(4);
    const path = join(folder, FIRST);
    rmSync(join(folder, 'durable'));
    writeFileSync(path, readFileSync(path, 'utf8').replace('项目2', '项目7'));
    expect(await openLedger(folder)).toMatchObject({ code: 'E_JOURNAL_BROKEN', detail: '00001.jsonl 第 2 行，第 2 次提交' });
  });

  it('an end that is missing or replaced is found by the durable mark', async () => {
    const folder = await journalWith(4);
    const other = await journalWith(4);
    const lines = readFileSync(join(folder, FIRST), 'utf8').split('\n');
    writeFileSync(join(folder, FIRST), `${lines.slice(0, 3).join('\n')}\n`);
    expect(await openLedger(folder)).toMatchObject({ code: 'E_JOURNAL_BROKEN' });
    copyFileSync(join(other, FIRST), join(folder, FIRST));
    expect(await openLedger(folder)).toMatchObject({ code: 'E_JOURNAL_BROKEN' });
  });

  it('every single-byte change of a record is found and the record named (goal 17)', async () => {
    const folder = await journalWith(3);
    const path = join(folder, FIRST);
    const whole = readFileSync(path);
    const second = whole.indexOf(10) + 1;
    const end = whole.indexOf(10, second);
    for (let at = second; at < end; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(path, changed);
      expect(await openLedger(folder), `byte ${at}`).toMatchObject({
        code: 'E_JOURNAL_BROKEN',
        detail: '00001.jsonl 第 2 行，第 2 次提交',
      });
    }
  });
});

describe('journal under failing calls (goals 3 and 7)', () => {
  for (const fault of FAULTS) {
    for (const lasting of [false, true]) {
      it(`${fault}${lasting ? ' from call n on' : ' at call n'}, every n: an acknowledged commit is never lost, a refused one never half there`, async () => {
        let clean = false;
        for (let n = 1; !clean; n += 1) {
          const folder = tempFolder();
          const { files, calls } = failingFiles(n, fault, lasting);
          const acknowledged: number[] = [];
          const opened = await openLedger(folder, { files, segmentBytes: 900 });
          if (opened.ok) {
            for (let k = 1; k <= 4; k += 1) {
              const result = await opened.value.store.commitDrafts([projectDraft(`p-${k}`, `项目${k}`)], '王芳');
              if (result.ok) acknowledged.push(k);
            }
            await opened.value.journal.close().catch(() => undefined);
          }
          const found = good(await openLedger(folder, { segmentBytes: 900 }));
          const held = [...(found.ledger.records.get('project')?.keys() ?? [])];
          for (const k of acknowledged) expect(held).toContain(`p-${k}`);
          good(await found.store.commitDrafts([projectDraft('p-9', '以后')], '王芳'));
          await found.journal.close();
          clean = calls() < n;
          if (clean) expect(acknowledged).toEqual([1, 2, 3, 4]);
        }
      });
    }
  }
});
