/** A file dropped on the window (issue 4; fault 65) comes in as a chosen one does: by a token, one at a time, packages by the way of a double-clicked one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeDropped } from '../../../electron/dropped-files';
import { handlersOf } from '../../../electron/handlers/all';
import { answer } from '../../../electron/ipc';
import { createProgram } from '../../../electron/program';
import { EVENTS } from '../../../shared/contract/contract';
import { fakePorts } from './program-fixture';

async function desk() {
  const folder = mkdtempSync(path.join(tmpdir(), 'zeren-drop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const place = (name: string): string => path.join(folder, name);
  for (const name of ['台账.xlsx', '县级下发.ZEREN', '照片.jpg']) writeFileSync(place(name), '字节');
  mkdirSync(place('文件夹.zeren'));
  const { ports, told } = await fakePorts();
  const program = createProgram(ports);
  return { program, told, place, folder, handlers: handlersOf(program, '0') };
}

describe('a file dropped on the window', () => {
  it('is told with name, size and a token, never its path; whatever it is, its bytes are judged where a chosen file is read', async () => {
    const { program, told, place, folder } = await desk();
    for (const name of ['台账.xlsx', '照片.jpg']) {
      await takeDropped([place(name)], program);
      const pushed = told.pushed.at(-1);
      expect(pushed).toMatchObject({ event: 'files:dropped', data: { file: { name, size: 6 } } });
      expect(JSON.stringify(pushed)).not.toContain(folder);
      const { file } = EVENTS['files:dropped'].parse(pushed?.data);
      expect(file === null ? null : program.tokens.path(file.token)).toBe(place(name));
    }
  });

  it('a package waits to be looked at, as a double-clicked one, whatever the case of its name', async () => {
    const { program, told, place, handlers } = await desk();
    await takeDropped([place('县级下发.ZEREN')], program);
    expect(told.pushed.map(({ event }) => event)).toEqual(['exchange:handed']);
    expect(await answer(handlers, 'exchange:given', {}, () => undefined)).toMatchObject({ ok: true, value: { name: '县级下发.ZEREN' } });
  });

  it('several, a folder, one that is gone, a relative name, a made-up file and nonsense are no file', async () => {
    const { program, told, place } = await desk();
    const wrong: unknown[] = [
      [place('台账.xlsx'), place('照片.jpg')],
      [place('文件夹.zeren')],
      [place('没有.xlsx')],
      ['台账.xlsx'],
      [''],
      [],
      null,
      '/etc/passwd',
      [{ path: '/etc/passwd' }],
    ];
    for (const raw of wrong) {
      await takeDropped(raw, program);
      expect(told.pushed.at(-1), JSON.stringify(raw)).toEqual({ event: 'files:dropped', data: { file: null } });
    }
    expect(told.pushed).toHaveLength(wrong.length);
  });

  it('a locked window takes none: only a package waits until somebody has signed in', async () => {
    const { program, told, place } = await desk();
    const access = { ...program.access, status: () => ({ ...program.access.status(), on: true, locked: true }) };
    await takeDropped([place('台账.xlsx')], { ...program, access });
    expect(told.pushed).toEqual([]);
    await takeDropped([place('县级下发.ZEREN')], { ...program, access });
    expect(told.pushed.map(({ event }) => event)).toEqual(['exchange:handed']);
  });
});
