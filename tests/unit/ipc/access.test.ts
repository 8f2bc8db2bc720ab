/** Passwords on a shared PC (issue 7, People): off by default, three roles, lock, keys behind the password, nothing lost with a forgotten one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOffice } from '../../../electron/exchange/office';
import { handlersOf } from '../../../electron/handlers/all';
import { answer } from '../../../electron/ipc';
import { nodeFiles } from '../../../electron/journal/files';
import { createProgram } from '../../../electron/program';
import type { Program } from '../../../electron/program';
import { createWorkspace } from '../../../electron/workspace/create';
import type { Channel, Input } from '../../../shared/contract/contract';
import type { Draft } from '../../../shared/ledger/operation';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { foundingPorts } from '../workspace/fixtures';
import { fakePorts } from './program-fixture';

const PASSWORD = '柳河大桥六号';
let program: Program;
let folder: string;
let ask: <C extends Channel>(channel: C, input: Input<C>) => Promise<unknown>;

async function start(): Promise<void> {
  const { ports } = await fakePorts();
  program = createProgram({ ...ports, printer: { ...ports.printer } });
  const handlers = handlersOf(program, '0.1.0');
  ask = (channel, input) => answer(handlers, channel, input, () => undefined);
  expect((await program.open(folder)).ok).toBe(true);
}

beforeEach(async () => {
  const fixture = await fakePorts();
  folder = join(fixture.folder, '台账');
  const facts = { county: '青石县', office: '青石县招商办', unit: null, practice: false };
  expect(await createWorkspace(folder, facts, [], foundingPorts())).toMatchObject({ ok: true });
  await start();
});
afterEach(() => program.close());

function draft(entity: string, record: string, fields: Draft['fields']): Draft {
  return { scope: COUNTY_SCOPE, entity, record: recordId(record), kind: 'create', fields, over: {} };
}
const UNIT = draft('unit', 'u-1', { name: '柳河镇' });
const TARGET = draft('target', 't-1', { indicator: '到位资金', year: 2026 });

async function switchOn(): Promise<string> {
  const on = await ask('people:switchOn', { name: '王芳', password: PASSWORD });
  expect(on).toMatchObject({ ok: true });
  return JSON.parse(JSON.stringify(on)).value.code;
}

describe('口令登录', { timeout: 60_000 }, () => {
  it('is off by default: nobody is asked and everybody may do everything', async () => {
    expect(program.access.status()).toMatchObject({ on: false, locked: false });
    expect(await ask('ledger:commit', { drafts: [TARGET], person: '李明' })).toMatchObject({ ok: true });
  });

  it('locks every door until somebody signs in, and enters under that name only', async () => {
    await switchOn();
    await ask('people:lock', {});
    for (const channel of ['ledger:hash', 'exchange:drives', 'people:exports', 'workspace:salvage'] as const) {
      const input = channel === 'workspace:salvage' ? { folder: '0'.repeat(32) } : {};
      expect(await ask(channel, input as never), channel).toMatchObject({ code: 'E_SIGN_IN' });
    }
    expect(await ask('people:signIn', { name: '王芳', password: '不对的口令' })).toMatchObject({ code: 'E_LOGIN' });
    expect(await ask('people:signIn', { name: '王芳', password: PASSWORD })).toMatchObject({ ok: true });
    expect(await ask('ledger:commit', { drafts: [UNIT], person: '冒名' })).toMatchObject({ ok: true });
    expect([...(program.workspace()?.ledger.operations.values() ?? [])].map(({ person }) => person)).toEqual(['王芳']);
    expect(await ask('app:person', { name: '冒名' })).toMatchObject({ code: 'E_SIGN_IN' });
  });

  it('三种角色: a 填报人 enters, a 审核人 settles and sends, a 管理员 looks after passwords', async () => {
    await switchOn();
    for (const [name, role] of [
      ['李明', '填报人'],
      ['赵静', '审核人'],
    ] as const) {
      expect(await ask('people:save', { name, role, password: PASSWORD })).toMatchObject({ ok: true });
    }
    await ask('people:signIn', { name: '李明', password: PASSWORD });
    expect(await ask('ledger:commit', { drafts: [UNIT], person: '李明' })).toMatchObject({ ok: true });
    expect(await ask('ledger:commit', { drafts: [TARGET], person: '李明' })).toMatchObject({ code: 'E_ROLE', detail: '需要审核人' });
    expect(await ask('people:remove', { name: '王芳' })).toMatchObject({ code: 'E_ROLE' });
    await ask('people:signIn', { name: '赵静', password: PASSWORD });
    expect(await ask('ledger:commit', { drafts: [TARGET], person: '赵静' })).toMatchObject({ ok: true });
    expect(await ask('people:switchOff', {})).toMatchObject({ code: 'E_ROLE' });
    await ask('people:signIn', { name: '王芳', password: PASSWORD });
    expect(await ask('people:remove', { name: '王芳' })).toMatchObject({ code: 'E_LAST_ADMIN' });
  });

  it('the keys of the office open with a password only, and again without when it is switched off', async () => {
    await ask('exchange:code', {});
    await switchOn();
    expect(JSON.parse(readFileSync(join(folder, 'keys', 'county.key'), 'utf8'))).toMatchObject({ wrap: 'password' });
    const workspace = program.workspace();
    if (workspace === null) throw new Error('fixture');
    expect(await openOffice(workspace, nodeFiles, '王芳')).toMatchObject({ code: 'E_KEY_PASSWORD' });
    expect(await ask('exchange:code', {})).toMatchObject({ ok: true });
    expect(await ask('people:switchOff', {})).toMatchObject({ ok: true });
    expect(await openOffice(workspace, nodeFiles, '王芳')).toMatchObject({ ok: true });
  });

  it('a forgotten password: the code of the 恢复单 opens, with or without its dashes, and no entry is lost', async () => {
    await ask('ledger:commit', { drafts: [UNIT], person: '王芳' });
    const code = await switchOn();
    await program.close();
    await start();
    expect(program.access.status()).toMatchObject({ on: true, locked: true, names: ['王芳'] });
    expect(await ask('people:recover', { code: 'AAAA-BBBB', name: '王芳', password: PASSWORD })).toMatchObject({ code: 'E_LOGIN' });
    const typed = code.replaceAll('-', ' ').toLowerCase();
    expect(await ask('people:recover', { code: typed, name: '王芳', password: '新的口令一二三' })).toMatchObject({ ok: true });
    expect(program.workspace()?.ledger.records.get('unit')?.size).toBe(1);
    expect(await ask('people:signIn', { name: '王芳', password: PASSWORD })).toMatchObject({ code: 'E_LOGIN' });
    expect(await ask('people:signIn', { name: '王芳', password: '新的口令一二三' })).toMatchObject({ ok: true });
    expect(await ask('exchange:code', {})).toMatchObject({ ok: true });
  });

  it('what leaves the machine is recorded, a cancelled one is not', async () => {
    expect(await ask('people:exports', {})).toEqual({ ok: true, value: { entries: [] } });
    const stick = await ask('exchange:folder', {});
    expect(stick).toMatchObject({ ok: true, value: null });
    const token = program.tokens.issue(join(folder, '..'));
    const wish = { kind: '备份', to: null, period: '2026-10', drive: token, person: '王芳', keyPassphrase: PASSWORD } as const;
    expect(await ask('exchange:pack', wish)).toMatchObject({ ok: true });
    expect(await ask('people:exports', {})).toMatchObject({
      ok: true,
      value: { entries: [{ person: '王芳', what: '写入U盘 备份', file: expect.stringContaining('备份') }] },
    });
  });
});
