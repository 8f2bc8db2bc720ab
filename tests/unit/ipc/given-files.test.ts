/** A double-clicked package (file association): only its name is taken from the command line, and looking at it takes nothing in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { givenFiles, packageAmong } from '../../../electron/given-files';
import { handlersOf } from '../../../electron/handlers/all';
import { answer } from '../../../electron/ipc';
import { createProgram } from '../../../electron/program';
import { givenWords } from '../../../renderer/features/start/given-words';
import { PACKAGE_KINDS } from '../../../shared/contract/exchange';
import { fakePorts } from './program-fixture';

describe('the command line', () => {
  const stick = path.resolve('/media/某某 U盘');
  const file = path.join(stick, '柳河镇-上报-00003.zeren');

  it('a path, a relative name, a file address, capitals, switches around it', () => {
    for (const words of [
      [file],
      ['--allow-file-access', file, '--original-process-start-time=1'],
      [path.basename(file)],
      [pathToFileURL(file).href],
      ['.', file],
    ])
      expect(packageAmong(words, stick), words.join(' ')).toBe(file);
    expect(packageAmong(['上报.ZEREN'], stick)).toBe(path.join(stick, '上报.ZEREN'));
  });

  it('nothing else is taken for a package', () => {
    const others = [
      ['.'],
      [],
      ['--x=/a.zeren'],
      ['台账.xlsx'],
      ['https://host/a.zeren/..'],
      ['file://other-host/a%2fb.zeren'],
      ['a.zeren.exe'],
    ];
    for (const words of others) expect(packageAmong(words, stick), words.join(' ')).toBeNull();
  });

  it('the latest waits until it was looked at, and once', () => {
    const given = givenFiles();
    let told = 0;
    given.tell(() => (told += 1));
    given.hand(['.'], stick);
    given.hand(['a.zeren'], stick);
    given.hand(['b.zeren'], stick);
    expect([told, given.take(), given.take()]).toEqual([2, path.join(stick, 'b.zeren'), null]);
  });
});

it('the window is told, and asks: what it is, why it cannot be read, that it is gone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zeren-given-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { ports, told } = await fakePorts();
  const handlers = handlersOf(createProgram(ports), '0');
  const ask = () => answer(handlers, 'exchange:given', {}, () => undefined);
  expect(await ask()).toEqual({ ok: true, value: null });
  writeFileSync(path.join(folder, '病毒.zeren'), 'MZ 不是数据包');
  for (const [name, code] of [
    ['病毒.zeren', 'E_MAGIC'],
    ['拔走了.zeren', 'E_FILE_MISSING'],
  ] as const) {
    ports.given.hand([name], folder);
    expect(told.pushed.at(-1)?.event).toBe('exchange:handed');
    const found = await ask();
    expect(found).toMatchObject({ ok: true, value: { name, cover: null } });
    expect(JSON.stringify(found)).toContain(code);
    expect(JSON.stringify(found)).not.toContain(folder);
  }
});

it('what is offered: compare where a ledger is open, begin where none is, else words only', () => {
  const offered = (open: boolean) => Object.fromEntries(PACKAGE_KINDS.map((kind) => [kind, givenWords(kind, open).action]));
  const compare = { 下发: 'plan', 上报: 'plan', 退回: 'plan', 流转: 'plan', 回执: 'plan', 同步: 'plan' };
  expect(offered(true)).toEqual({ ...compare, 开通: null, 备份: null });
  expect(offered(false)).toEqual({
    下发: null,
    上报: null,
    退回: null,
    流转: null,
    回执: null,
    同步: null,
    开通: 'enrol',
    备份: 'restore',
  });
});
