/**
 * The door between window and program (faults 65, 66): whatever comes in, the answer is a result with a code of the channel's list and a Chinese
 * text; nothing is thrown, and no file is touched that a person has not chosen.
 */
import { readdir } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MAX_BYTES, MAX_DEPTH, MAX_ITEMS, withinBounds } from '../../../electron/bounds';
import { handlersOf } from '../../../electron/handlers/all';
import { answer, isOwnMainFrame, registerHandlers } from '../../../electron/ipc';
import type { Handlers } from '../../../electron/ipc';
import { createProgram } from '../../../electron/program';
import type { Program } from '../../../electron/program';
import { createTokens } from '../../../electron/tokens';
import { createWorkspace } from '../../../electron/workspace/create';
import { CALLS, CHANNELS, COMMON_ERRORS, EVENT_NAMES } from '../../../shared/contract/contract';
import type { Channel, Input } from '../../../shared/contract/contract';
import { isChannelName } from '../../../shared/contract/groups';
import { ERRORS, errorMessage } from '../../../shared/errors';
import type { FileToken } from '../../../shared/contract/files';
import { opIdSchema, recordId } from '../../../shared/model/ids';
import { isoDay } from '../../../shared/model/dates';
import { foundingPorts } from '../workspace/fixtures';
import { fakePorts } from './program-fixture';
import type { Told } from './program-fixture';

const TOKEN = '0123456789abcdef0123456789abcdef' as FileToken;
const ID = recordId('i-abc');
const VIEW = { view: 'projects', title: '台账', rows: null, columns: null, moneyUnit: '万元', period: '2026-10' } as const;
const BULLETIN = { paper: 'bulletin', period: '2026-10', target: null } as const;
const SETUP = { folder: TOKEN, person: '王芳' };

/** A well-formed request for every channel; none of the tokens was ever given out. */
const WELL_FORMED: { readonly [C in Channel]: Input<C> } = {
  'app:info': {},
  'app:diagnose': {},
  'app:status': {},
  'app:person': { name: '李明' },
  'app:confirmDay': { day: isoDay('2026-11-10') },
  'app:getSetting': { key: 'columns' },
  'app:setSetting': { key: 'columns', value: ['a'] },
  'files:choose': { purpose: 'workbook' },
  'files:chooseFolder': {},
  'files:proposeFolder': { practice: true },
  'files:calendar': { file: TOKEN },
  'files:scheme': { file: TOKEN },
  'files:saveScheme': { title: '办法', body: {} },
  'files:keepEvidence': { file: TOKEN },
  'files:readEvidence': { sha256: 'a'.repeat(64) },
  'files:show': { token: TOKEN },
  'workspace:create': { ...SETUP, county: '青石县', office: '青石县招商办', issuer: '领导小组', issuerCode: '青招组' },
  'workspace:sample': SETUP,
  'workspace:enrol': { ...SETUP, kit: TOKEN, passphrase: '' },
  'workspace:restore': { ...SETUP, backup: TOKEN, passphrase: '' },
  'workspace:salvage': { folder: TOKEN },
  'workspace:open': SETUP,
  'workspace:close': {},
  'people:list': {},
  'people:signIn': { name: '王芳', password: '123456' },
  'people:lock': {},
  'people:switchOn': { name: '王芳', password: '12345' },
  'people:switchOff': {},
  'people:save': { name: '李明', role: '填报人', password: null },
  'people:remove': { name: '李明' },
  'people:recover': { code: 'ABCD', name: '王芳', password: '123456' },
  'people:sheet': { code: 'ABCD-EFGH' },
  'people:exports': {},
  'ledger:pages': { from: 1, skip: 0, limit: 100 },
  'ledger:commit': {
    drafts: [{ scope: 'county', entity: 'unit', record: recordId('u-1'), kind: 'create', fields: { name: '柳河镇' }, over: {} }],
    person: '王芳',
  },
  'ledger:destroy': {
    targets: [{ op: opIdSchema.parse('a'.repeat(64)), field: 'projectName' }],
    person: '王芳',
    second: '李明',
    reason: '误录',
  },
  'ledger:hash': {},
  'import:start': { file: TOKEN },
  'import:result': { importId: ID },
  'import:rows': { importId: ID, from: 0, limit: 10 },
  'import:cells': { importId: ID, sheet: '台账', from: 1, limit: 10 },
  'import:answer': { importId: ID, answers: [{ question: '1', choice: 'a' }], matches: [{ index: 0, record: 'new' }] },
  'import:adjust': { importId: ID, mappings: [{ header: '项目名称', column: 'B', field: 'projectName' }], revoke: [] },
  'import:confirm': { importId: ID, person: '王芳', unit: null, leaveUnknown: true },
  'paper:template': { unit: ID },
  'paper:fill': { form: TOKEN, unit: null, columns: [] },
  'paper:form': { form: TOKEN, unit: null, columns: [] },
  'import:cancel': { importId: ID },
  'exchange:drives': {},
  'exchange:folder': {},
  'exchange:given': {},
  'exchange:pack': { kind: '上报', to: null, period: '2026-10', drive: TOKEN, person: '王芳' },
  'exchange:renew': { kit: TOKEN, person: '王芳' },
  'exchange:share': {},
  'exchange:shareFolder': { use: true },
  'exchange:shareWrite': { person: '王芳' },
  'exchange:code': {},
  'exchange:log': {},
  'exchange:cover': { file: TOKEN },
  'exchange:confirmCode': { typed: '1234', person: '王芳' },
  'exchange:keySheet': { passphrase: '柳河大桥六号桥', person: '王芳' },
  'exchange:keyFromSheet': { groups: ['ABCDE'], passphrase: null, person: '王芳', replace: false },
  'exchange:plan': { file: TOKEN },
  'exchange:items': { planId: 'x', status: '新增', from: 0, limit: 8 },
  'exchange:cancel': {},
  'exchange:accept': { planId: 'x', person: '王芳', drive: TOKEN },
  'paper:preview': BULLETIN,
  'paper:save': { request: { paper: 'view', view: VIEW }, format: 'xlsx' },
  'paper:print': { paper: 'draft', template: 'supervision-notice', fields: { matter: '督办' } },
  'paper:cancel': {},
  'paper:words': { template: 'talk-notice' },
  'paper:attach': { file: TOKEN, as: 'scan' },
  'paper:issued': { sha256: 'a'.repeat(64), name: '督办通知单' },
};

/** A copy with one of its parts replaced by anything at all. */
function broken(value: unknown, path: number, anything: unknown): unknown {
  if (typeof value !== 'object' || value === null || path % 5 === 0) return anything;
  const keys = Object.keys(value);
  const key = keys[path % Math.max(keys.length, 1)];
  if (key === undefined) return { extra: anything };
  const copy: Record<string, unknown> = { ...value };
  copy[key] = broken(copy[key], Math.floor(path / 2), anything);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

/** Made once for all channels (goal 14); the seed is fault 66, so that a failure comes again. */
const REQUESTS = fc.sample(fc.tuple(fc.nat(), fc.anything({ withBigInt: true, withMap: true, withDate: true, withTypedArray: true })), {
  numRuns: 1_000,
  seed: 66,
});
/** A password that stays whole is hashed, which is slow on purpose: fifty requests each. */
const SLOW: ReadonlySet<Channel> = new Set(['people:switchOn', 'people:save', 'people:recover', 'people:signIn', 'exchange:keySheet']);

let program: Program;
let handlers: Handlers;
let told: Told;
let folder: string;
const log = (line: string): unknown => told.logged.push(line);

beforeAll(async () => {
  const fixture = await fakePorts();
  ({ told, folder } = fixture);
  program = createProgram(fixture.ports);
  handlers = handlersOf(program, '0.1.0');
});

afterAll(() => program.close());

async function ask(channel: Channel, input: unknown) {
  const result = await answer(handlers, channel, input, log);
  if (result.ok) {
    expect(CALLS[channel].output.safeParse(result.value).success, `${channel} answers with what the contract says`).toBe(true);
    return null;
  }
  expect([...CALLS[channel].errors, ...COMMON_ERRORS], channel).toContain(result.code);
  expect(errorMessage(result.code, result.detail), channel).toMatch(/[\u4e00-\u9fff].*〔E_[A-Z_]+〕$/u);
  expect(result.detail ?? '', 'no text of a library').not.toMatch(/Error|at .+:\d+|ENOENT|undefined/);
  return result.code;
}

describe('before a ledger is open', () => {
  it.each(CHANNELS)('%s answers a well-formed request with a result, never with a defect', async (channel) => {
    expect(await ask(channel, WELL_FORMED[channel])).not.toBe('E_DEFECT');
  });

  it.each(CHANNELS.filter((channel) => JSON.stringify(WELL_FORMED[channel]).includes(TOKEN)))(
    '%s opens nothing for a token that was never given out',
    async (channel) => {
      expect(['E_TOKEN', 'E_NO_WORKSPACE']).toContain(await ask(channel, WELL_FORMED[channel]));
      expect(await readdir(folder)).toEqual([]);
    },
  );
});

describe('with a ledger open', () => {
  beforeAll(async () => {
    const own = `${folder}/台账`;
    const made = await createWorkspace(own, { county: '青石县', office: '青石县招商办', unit: null, practice: false }, [], foundingPorts());
    expect(made.ok && (await program.open(own)).ok).toBe(true);
  });

  it.each(CHANNELS.filter((channel) => channel !== 'workspace:close'))('%s withstands a thousand broken requests', async (channel) => {
    for (const [path, anything] of REQUESTS.slice(0, SLOW.has(channel) ? 50 : REQUESTS.length)) {
      const input = broken(WELL_FORMED[channel], path, anything);
      if ((await ask(channel, input)) === 'E_DEFECT') expect.fail(fc.stringify(input));
    }
    expect(await readdir(folder)).toEqual(['台账']);
  });

  it('the newest backup is read back after the start, and the window hears what was found', async () => {
    const heard = (): number => told.pushed.filter(({ event, data }) => event === 'app:status' && data !== null).length;
    await vi.waitFor(() => expect(heard()).toBeGreaterThan(1));
    expect(told.logged.filter((line) => line.startsWith('backups:'))).toEqual([]);
  });

  it('the day a person confirms is entered', async () => {
    expect(await ask('app:confirmDay', WELL_FORMED['app:confirmDay'])).toBeNull();
    expect(program.workspace()?.ledger.records.get('clockCheck')?.size).toBeGreaterThan(0);
  });

  it('a folder that cannot be opened closes the ledger that was open, and the window is told', async () => {
    const opened = await program.open(`${folder}/没有`);
    expect(opened).toMatchObject({ ok: false });
    expect(program.workspace()).toBeNull();
    expect(told.pushed.at(-1)).toEqual({ event: 'app:status', data: null });
  });
});

describe('bounds', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

  it('what is too deep, too large, too many or of a form no channel takes is not looked at', () => {
    expect(withinBounds(nested(MAX_DEPTH))).toBe(true);
    expect(withinBounds(nested(MAX_DEPTH + 1))).toBe(false);
    expect(withinBounds('长'.repeat(MAX_BYTES / 2 + 1))).toBe(false);
    expect(withinBounds(Array.from({ length: MAX_ITEMS }, () => 1))).toBe(false);
    for (const odd of [new Map(), new Date(), () => 1, 1n, Symbol('x'), /x/]) expect(withinBounds({ odd })).toBe(false);
  });

  it('an array that is nothing but length, and a ring, end at once', () => {
    const hollow: unknown[] = [];
    hollow.length = 4_000_000_000;
    const ring: unknown[] = [];
    ring.push(ring);
    expect(withinBounds(hollow)).toBe(false);
    expect(withinBounds(ring)).toBe(false);
  });
});

describe('who may ask', () => {
  const origin = 'app://bundle';
  const frame = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } }) as Parameters<typeof isOwnMainFrame>[0];

  it('only the main frame of our own page', () => {
    expect(isOwnMainFrame(frame('app://bundle/index.html'), origin)).toBe(true);
    expect(isOwnMainFrame(frame('app://bundle/index.html', {}), origin)).toBe(false);
    for (const url of ['app://bundle.evil/index.html', 'https://bundle/', 'file:///app://bundle/', 'about:blank'])
      expect(isOwnMainFrame(frame(url), origin), url).toBe(false);
    expect(isOwnMainFrame({ senderFrame: null }, origin)).toBe(false);
  });

  it('a foreign page is refused before its request is read', async () => {
    const registered = new Map<string, (event: unknown, raw: unknown) => Promise<unknown>>();
    registerHandlers({ handle: (channel, listener) => registered.set(channel, listener as never) }, handlers, origin, log);
    expect([...registered.keys()]).toEqual(CHANNELS);
    expect(await registered.get('app:info')?.(frame('https://example.invalid/'), {})).toEqual({ ok: false, code: 'E_INPUT' });
    expect(await registered.get('app:info')?.(frame('app://bundle/'), {})).toMatchObject({ ok: true });
  });

  it('every channel and event belongs to a group the preload lets through, and every listed code has its text', () => {
    for (const name of [...CHANNELS, ...EVENT_NAMES]) expect(isChannelName(name), name).toBe(true);
    for (const name of ['app', 'app:', 'shell:open', 'app:a:b', '']) expect(isChannelName(name), name).toBe(false);
    for (const channel of CHANNELS) for (const code of CALLS[channel].errors) expect(Object.keys(ERRORS), channel).toContain(code);
  });
});

describe('tokens', () => {
  it('one path has one token; a token of another session means nothing', () => {
    const tokens = createTokens();
    const token = tokens.issue('/a');
    expect(tokens.issue('/a')).toBe(token);
    expect(tokens.issue('/b')).not.toBe(token);
    expect(tokens.path(token)).toBe('/a');
    expect(createTokens().path(token)).toBeNull();
  });
});
