/** The working copy in IndexedDB may vanish, lag, be damaged or run ahead: it is rebuilt from the journal and the user told (faults 27, 28). */
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { appendToChunks, checkSum, readChunk } from '../../../renderer/data/chunks';
import type { PieceStart } from '../../../renderer/data/ledger-bridge';
import type { Chunk } from '../../../renderer/data/chunks';
import { databaseName, openWorkingCopy } from '../../../renderer/data/database';
import { ok } from '../../../shared/errors';
import { setDraft } from '../../../shared/ledger/drafts';
import { getRecord } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import { TOWN, good, projectDraft } from '../journal/fixtures';
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
  const proof = good(await session.proved);
  const result = { restored: Math.max(session.restored, proof.restored), same: sameAsMain(main, session) };
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
});

/** A copy in which 项目2 is called 项目8, check sum and all, and a window whose main answers for its state when it is let. */
async function wrongCopy() {
  const main = await mainWith(2);
  const name = freshDatabaseName();
  await oneSession(main, name);
  await change(name, async (db) => {
    const chunk: Chunk = await db.table('chunks').get(1);
    const text = chunk.text.replace('项目2', '项目8');
    await db.table('chunks').put({ ...chunk, text, sum: checkSum(text) });
  });
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  const bridge = { ...main.bridge, hash: () => asked.then(() => main.bridge.hash()) };
  const session = await startWindow({ ...main, bridge }, { databaseName: name });
  const named = (id: string) => getRecord<'project'>(session.live.ledger(), 'project', recordId(id))?.projectName;
  return { main, session, named, answer };
}

describe('the first page is shown before it is proved (row 16 of design/performance.md), and the proof keeps its promise (fault 28)', () => {
  it('what differs from main is replaced at once and whole, everybody who follows is told, and so is the number of entries', async () => {
    const { main, session, named, answer } = await wrongCopy();
    expect(named('p-2')).toBe('项目8');
    const sizes: number[] = [];
    const told: [number, boolean][] = [];
    session.live.onChange(() => sizes.push(session.live.ledger().operations.size));
    session.live.onTake((operations, anew) => told.push([operations.length, anew]));
    answer();
    expect(good(await session.proved)).toEqual({ restored: 4 });
    expect(named('p-2')).toBe('项目2');
    expect([sizes, told]).toEqual([[4], [[4, true]]]);
    expect(sameAsMain(main, session)).toBe(true);
    session.close();
  });

  it('an edit made before the proof has ended waits for it and is stored; one of what was shown wrongly is refused by name', async () => {
    const { main, session, named, answer } = await wrongCopy();
    const set = (id: string) => [
      setDraft(session.live.ledger(), { scope: TOWN, entity: 'project', record: recordId(id) }, { remarks: '改' }),
    ];
    const right = session.commit(set('p-1'));
    const wrong = session.commit(set('p-2'));
    const fresh = session.commit([projectDraft('p-3', '新项目')]);
    expect([session.saveState().state, main.journal.head().n]).toEqual(['saving', 2]);
    answer();
    expect([(await right).ok, await wrong, (await fresh).ok]).toMatchObject([true, { code: 'E_SHOWN_STALE' }, true]);
    expect([named('p-2'), named('p-3')]).toEqual(['项目2', '新项目']);
    good(await session.commit(set('p-2')));
    expect(sameAsMain(main, session)).toBe(true);
    session.close();
  });

  it('where even the rebuilt ledger differs, nothing is stored from this window', async () => {
    const { main } = await wrongCopy();
    const bridge = { ...main.bridge, hash: async () => ok({ state: '0'.repeat(64), commits: main.journal.head().n }) };
    const session = await startWindow({ ...main, bridge });
    const edit = session.commit([projectDraft('p-4', '不应存入')]);
    expect(await session.proved).toMatchObject({ ok: false, code: 'E_DEFECT' });
    expect(await edit).toMatchObject({ ok: false, code: 'E_DEFECT' });
    expect(main.journal.head().n).toBe(2);
  });

  it('a window that lets go of its ledger before the proof leaves the copy as it is, whatever main has open by then', async () => {
    const { session, answer } = await wrongCopy();
    session.close();
    answer();
    expect(await session.proved).toMatchObject({ ok: false, code: 'E_CANCELLED' });
  });
});

describe('working copy, further', () => {
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
