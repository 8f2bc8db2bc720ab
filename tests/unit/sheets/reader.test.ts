/** The reading process: killed when too slow or too large, told apart, all or nothing; the command line through the same process. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { forkNodeReader } from '../../../electron/sheets/fork-node';
import type { SpawnReader } from '../../../electron/sheets/reader';
import { readWorkbook, timeLimit } from '../../../electron/sheets/reader';
import { makeZip, rowsXml, workbookParts } from './make-zip';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'zeren-reader-'));
const script = path.join(folder, 'reader-process.mjs');
const ledger = (rows: number) =>
  makeZip(
    workbookParts(
      rowsXml([
        ['序号', '项目名称', '总投资（万元）'],
        ...Array.from({ length: rows }, (_, index) => [index + 1, `第${index}号项目`, 100]),
      ]),
    ),
  );

function put(name: string, bytes: Buffer | string): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** A process that answers as the test says. */
function fakeReader(messages: readonly unknown[], exit?: number): SpawnReader {
  return () => ({
    send: () => undefined,
    onMessage: (handle) => void setTimeout(() => messages.forEach(handle), 5),
    onExit: (handle) => void (exit !== undefined && setTimeout(() => handle(exit, null), 20)),
    kill: () => undefined,
  });
}

/** A process whose messages the test sends when it likes. */
function slowReader(): { readonly spawn: SpawnReader; readonly said: Promise<(message: unknown) => void> } {
  let heard: (say: (message: unknown) => void) => void = () => undefined;
  const said = new Promise<(message: unknown) => void>((resolve) => (heard = resolve));
  const spawn: SpawnReader = () => ({ send: () => undefined, onMessage: heard, onExit: () => undefined, kill: () => undefined });
  return { spawn, said };
}

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: path.join(root, 'electron/sheets/reader-process.ts'),
        external: builtinModules.flatMap((name) => [name, `node:${name}`]),
        output: { format: 'es', entryFileNames: path.basename(script), codeSplitting: false },
      },
    },
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('reading in a process of its own', () => {
  it('hands over a long ledger in pieces, whole, with its preview and progress', async () => {
    const phases: string[] = [];
    const read = await readWorkbook(put('long.xlsx', ledger(4500)), {
      spawn: forkNodeReader(script),
      units: null,
      onProgress: ({ phase }) => phases.push(phase),
    });
    expect(read.ok && read.value.document.records.length).toBe(4500);
    expect(read.ok && read.value.sheets[0]?.rows.length).toBe(4501);
    expect(phases).toEqual(['读取单元格', '识别台账', '准备预览']);
  });

  it.each([
    [
      'no-name.xlsx',
      makeZip(
        workbookParts(
          rowsXml([
            ['序号', '总投资'],
            [1, 2],
          ]),
        ),
      ),
      'E_NO_HEADER',
    ],
    ['blank.xlsx', makeZip(workbookParts('<sheetData/>')), 'E_EMPTY_SHEET'],
    ['note.txt', '这不是表格', 'E_NO_HEADER'],
  ])('%s is refused with its code', async (name, bytes, code) => {
    expect(await readWorkbook(put(name, bytes), { spawn: forkNodeReader(script), units: null })).toMatchObject({ ok: false, code });
  });

  it('refuses a file of 200 MB before it is read, and one that is not there', async () => {
    const large = put('large.xlsx', '');
    truncateSync(large, 200_000_000);
    const never: SpawnReader = () => {
      throw new Error('started for nothing');
    };
    expect(await readWorkbook(large, { spawn: never, units: null })).toMatchObject({ code: 'E_FILE_TOO_BIG' });
    expect(await readWorkbook(path.join(folder, 'none.xlsx'), { spawn: never, units: null })).toMatchObject({ code: 'E_UNREADABLE' });
  });

  it('names the end for want of memory', async () => {
    const hungry = put(
      'hungry.mjs',
      `process.on('message', () => { const kept = []; for (;;) kept.push(new Array(1e6).fill(kept.length)); }); process.send({ kind: 'ready' });`,
    );
    expect(await readWorkbook(put('small.xlsx', ledger(1)), { spawn: forkNodeReader(hungry, 40), units: null })).toMatchObject({
      code: 'E_READER_MEMORY',
    });
  });

  it('ends a process that hangs, after 5 s and 1 s for every megabyte', async () => {
    const hanging = put('hanging.mjs', `process.on('message', () => { for (;;); }); process.send({ kind: 'ready' });`);
    expect(await readWorkbook(put('small.xlsx', ledger(1)), { spawn: forkNodeReader(hanging), units: null })).toMatchObject({
      code: 'E_READER_TIMEOUT',
    });
    expect([timeLimit(0), timeLimit(3_000_000)]).toEqual([5000, 8000]);
  });

  it.each([
    { says: 'falls silent', signs: 3, after: 6000 },
    { says: 'never comes to an end', signs: 7, after: 1700 },
  ])('lets a slow process work, and ends one that $says', async ({ signs, after }) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { spawn, said } = slowReader();
    const reading = readWorkbook(put('slow.xlsx', ledger(1)), { spawn, units: null });
    const say = await said;
    say({ kind: 'ready' });
    for (let sign = 0; sign < signs; sign += 1) {
      vi.advanceTimersByTime(4900);
      say({ kind: 'progress', phase: '读取单元格', done: 0, total: 0 });
    }
    const waiting = Promise.race([reading, Promise.resolve('at work')]);
    expect(await waiting).toBe('at work');
    vi.advanceTimersByTime(after);
    expect(await reading).toMatchObject({ code: 'E_READER_TIMEOUT' });
  });

  it('takes half an answer, a false one or a sudden end for a refusal', async () => {
    const file = put('small.xlsx', ledger(1));
    const read = (spawn: SpawnReader) => readWorkbook(file, { spawn, units: null });
    expect(await read(fakeReader([{ kind: 'ready' }, { kind: 'records', items: [] }, { kind: 'done', records: 3 }]))).toMatchObject({
      code: 'E_UNREADABLE',
    });
    expect(await read(fakeReader([{ kind: 'ready' }, { kind: 'records', items: [{ evil: 1 }] }]))).toMatchObject({ code: 'E_UNREADABLE' });
    expect(await read(fakeReader([{ kind: 'ready' }], 1))).toMatchObject({ code: 'E_UNREADABLE' });
  });

  it('stops when the person cancels', async () => {
    const abort = new AbortController();
    const reading = readWorkbook(put('small.xlsx', ledger(1)), {
      spawn: fakeReader([{ kind: 'ready' }]),
      units: null,
      signal: abort.signal,
    });
    setTimeout(() => abort.abort(), 20);
    expect(await reading).toMatchObject({ code: 'E_CANCELLED' });
  });
});
