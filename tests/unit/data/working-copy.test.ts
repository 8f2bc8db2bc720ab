/** The working copy in IndexedDB may vanish, lag, be damaged or run ahead: it is rebuilt from the journal and the user told (faults 27, 28). */
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { appendToChunks, checkSum, readChunk } from '../../../renderer/data/chunks';
import type { PieceStart } from '../../../renderer/data/ledger-bridge';
import type { Chunk } from '../../../renderer/data/chunks';
import { databaseName, openWorkingCopy } from '../../../renderer/data/database';
import { good, projectDraft } from '../journal/fixtures';
import { freshDatabaseName, sameAsMain, startMain, startWindow } from './fixtures';
import type { Main } from './fixtures';

async function mainWith(commits: number): Promise<Main> {
  const main = await startMain();
  for (let n = 1; n <= commits; n += 1)
    good(await main.store.commitDrafts([projectDraft(`p-${n}`, `项目${n}`), projectDraft(`q-${n}`, '项目')], '王芳'));
  return main;
}

/** Starts a window with a copy, waits until the copy has followed, and closes it. */
async function oneSession(main: Main, name: string, copyOnceHeld = 0): Promise<{ restored: number; same: boolean }> {
  const session = await startWindow(main, { databaseName: name, copyOnceHeld });
  const result = { restored: session.restored, same: sameAsMain(main, session) };
  const total = main.journal.head().n;
  for (;;) {
    const copy = await openWorkingCopy(name);
    const { n } = copy.tip();
    copy.close();
    if (n === total) break;
  }
  session.close();
  return result;
}

async function change(name: string, how: (db: Dexie) => Promise<unknown>): Promise<void> {
  const db = new Dexie(name);
  await db.open();
  await how(db);
  db.close();
}

describe('working copy', () => {
  it('is written with strict durability (section 0, 2)', async () => {
    const copy = await openWorkingCopy(freshDatabaseName());
    expect(await copy.durability()).toBe('strict');
    copy.close();
  });

  it('is named after device and restore generation', () => {
    expect(databaseName('d-1', 'abcdef12')).toBe('zeren-d-1-abcdef12');
  });

  it('a first start fills it and tells of nothing; the next start reads it and catches up', async () => {
    const main = await mainWith(3);
    const name = freshDatabaseName();
    expect(await oneSession(main, name)).toEqual({ restored: 0, same: true });
    good(await main.store.commitDrafts([projectDraft('p-9', '后来的')], '王芳'));
    const asked: number[] = [];
    const watched = {
      ...main,
      bridge: { ...main.bridge, pages: (start: PieceStart, limit: number) => (asked.push(start.from), main.bridge.pages(start, limit)) },
    };
    expect(await oneSession(watched, name, 3)).toEqual({ restored: 0, same: true });
    expect(asked).toEqual([4]);
  });

  it('wiped: rebuilt, and the number of entries restored is told', async () => {
    const main = await mainWith(3);
    const name = freshDatabaseName();
    await oneSession(main, name);
    await Dexie.delete(name);
    expect(await oneSession(main, name, 3)).toEqual({ restored: 6, same: true });
  });

  it('a damaged chunk, a missing chunk or a missing mark: rebuilt and told', async () => {
    const main = await mainWith(3);
    const damages: ((db: Dexie) => Promise<unknown>)[] = [
      (db) => db.table('chunks').update(1, { text: '[]' }),
      (db) => db.table('chunks').clear(),
      (db) => db.table('marks').clear(),
    ];
    for (const damage of damages) {
      const name = freshDatabaseName();
      await oneSession(main, name);
      await change(name, damage);
      expect(await oneSession(main, name, 3)).toEqual({ restored: 6, same: true });
    }
  });

  it('newer than the journal, or of another journal: rebuilt', async () => {
    const main = await mainWith(3);
    const longer = await mainWith(4);
    const other = await mainWith(3);
    for (const wrong of [longer, other]) {
      const name = freshDatabaseName();
      await oneSession(wrong, name);
      expect(await oneSession(main, name, 3)).toEqual({ restored: 6, same: true });
    }
  });

  it('a chunk whose content was changed along with its check sum is found by the state hash', async () => {
    const main = await mainWith(2);
    const name = freshDatabaseName();
    await oneSession(main, name);
    await change(name, async (db) => {
      const chunk: Chunk = await db.table('chunks').get(1);
      const text = chunk.text.replace('项目2', '项目8');
      await db.table('chunks').put({ ...chunk, text, sum: checkSum(text) });
    });
    expect(await oneSession(main, name, 2)).toEqual({ restored: 4, same: true });
  });

  it('a browser store that fails does not stop the work', async () => {
    const main = await mainWith(1);
    const name = freshDatabaseName();
    await change(name, async (db) => db.close()).catch(() => undefined);
    const newer = new Dexie(name);
    newer.version(99).stores({ chunks: '&id', marks: '&key' });
    await newer.open();
    newer.close();
    const session = await startWindow(main, { databaseName: name });
    good(await session.commit([projectDraft('p-7', '照样能录')]));
    expect(sameAsMain(main, session)).toBe(true);
  });

  it('chunks hold 500 operations each, in order, and come back as they were', () => {
    const ops = Array.from({ length: 1_203 }, (_, n) => ({ id: `op${n}` })) as unknown as Parameters<typeof appendToChunks>[1];
    const done: Chunk[] = [];
    let open = { id: 1, texts: [] as readonly string[] };
    for (const part of [ops.slice(0, 499), ops.slice(499, 502), ops.slice(502)]) {
      const steps = appendToChunks(open, part, (chunk) => done.push(chunk));
      let step = steps.next();
      while (step.done !== true) step = steps.next();
      open = { ...step.value };
    }
    const last = new Map(done.map((chunk) => [chunk.id, chunk]));
    expect([...last.values()].map(({ count }) => count)).toEqual([500, 500, 203]);
    expect([...last.values()].flatMap((chunk) => readChunk(chunk) ?? [])).toEqual(ops);
  });
});
