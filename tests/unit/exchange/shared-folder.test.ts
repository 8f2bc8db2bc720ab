/**
 * 交换文件夹 (issue 6, beyond one PC): computers of one office meet in a folder. Nothing is taken in by looking; half-written files, copies of a sync
 * product, other offices' files and a network that is down change nothing; afterwards all computers hold the same.
 */
import { cp, copyFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { hasUnwritten, heldByAll, mayBePackage } from '../../../shared/exchange/shared-folder';
import { withdrawMachineDraft, machinesOf } from '../../../shared/exchange/machines';
import { setHash, stateHash } from '../../../shared/ledger/state-hash';
import { createDraft } from '../../../shared/ledger/drafts';
import { mayGiveNumber, seatDraft } from '../../../shared/papers/seats';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { enrol, makeKit } from '../../../electron/exchange/kit';
import type { Office } from '../../../electron/exchange/office';
import { lookAtShare, writeToShare } from '../../../electron/exchange/shared-folder';
import type { SharedMemory, SharedState } from '../../../electron/exchange/shared-folder';
import { accept, unpack } from '../../../electron/exchange/unpack';
import {
  change,
  closeOffice,
  countyOffice,
  emptyFolder,
  enter,
  good,
  LIUHE,
  officeIn,
  PERIOD,
  project,
  send,
  SHIQIAO,
  take,
  testPorts,
  townOffice,
} from './office-fixture';

const TODAY = isoDay('2026-10-08');
const made: string[] = [];

afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function sharedFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zeren-share-'));
  made.push(folder);
  return folder;
}

const write = async (office: Office, folder: string) => good(await writeToShare(office, folder, PERIOD, '李明'));

async function states(office: Office, folder: string, memory: SharedMemory = new Map()): Promise<SharedState[]> {
  return good(await lookAtShare(office, folder, memory)).map(({ state }) => state);
}

/** A person takes in whatever is proposed. @returns how many packages */
async function takeAll(office: Office, folder: string): Promise<number> {
  const proposed = good(await lookAtShare(office, folder, new Map())).filter(({ state }) => state === '可接收');
  for (const { path } of proposed) good(await accept(office, good(await unpack(office, await readFile(path))), '李明'));
  return proposed.length;
}

function same(...offices: readonly Office[]): void {
  const [first, ...others] = offices.map(({ workspace: { ledger } }) =>
    [...ledger.versions.keys()].sort().map((scope) => `${scope} ${setHash(ledger, scope)} ${stateHash(ledger, scope)}`),
  );
  for (const other of others) expect(other).toEqual(first);
}

/** The county office with a second computer of its own, and one of 柳河镇 with two. */
async function offices() {
  const county = await countyOffice();
  const kit = good(await makeKit(county, { unit: recordId(COUNTY_SCOPE), period: PERIOD, person: '王芳' }));
  const folder = await emptyFolder();
  good(await enrol(kit.bytes, folder, '周敏', testPorts));
  const second = await officeIn(folder);
  return { county, second };
}

describe('computers of one office', () => {
  it('three township computers hold the same after each wrote and took in; what one reports stands for all', async () => {
    const county = await countyOffice();
    const [a, b, c] = [await townOffice(county, LIUHE), await townOffice(county, LIUHE), await townOffice(county, LIUHE)];
    const folder = await sharedFolder();
    for (const office of [a, b, c]) await write(office, folder);
    await enter(a, [project(LIUHE, 'p-1', '甲机项目')]);
    await enter(b, [
      project(LIUHE, 'p-2', '乙机项目'),
      createDraft({ scope: LIUHE, entity: 'lead', record: recordId('x-1') }, { name: '线索' }),
    ]);
    for (let round = 0; round < 2; round += 1) {
      for (const office of [a, b, c]) {
        await takeAll(office, folder);
        await write(office, folder);
      }
    }
    for (const office of [a, b, c]) await takeAll(office, folder);
    expect(c.workspace.ledger.records.get('project')?.size).toBe(2);
    same(a, b, c);
    await take(county, await send(c, { kind: '上报' }));
    expect(stateHash(county.workspace.ledger, LIUHE)).toBe(stateHash(a.workspace.ledger, LIUHE));
    // Each computer keeps its own files at the root; nobody's newest is pushed out by another's.
    expect((await readdir(folder)).filter(mayBePackage)).toHaveLength(3);
  });

  it('says that something waits to be written until it lies in the folder, whoever wrote it (issue 6, sentence 8)', async () => {
    const { county, second } = await offices();
    const folder = await sharedFolder();
    const waits = ({ workspace, log, scope }: Office): boolean => hasUnwritten(workspace.ledger, log, scope);
    expect(waits(county)).toBe(true);
    await write(county, folder);
    expect(waits(county)).toBe(false);
    await takeAll(second, folder);
    expect(waits(second)).toBe(false);
    await enter(second, [project(LIUHE, 'p-9', '第二台录入')], '周敏');
    expect([waits(second), waits(county)]).toEqual([true, false]);
    await write(second, folder);
    await takeAll(county, folder);
    expect([waits(second), waits(county)]).toEqual([false, false]);
  });

  it('does not say so for ever because some machine was copied: what came after the fork goes with every 同步 (fault 9)', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    const { folder: own } = town.workspace;
    await closeOffice(town);
    const copy = await emptyFolder();
    await cp(own, copy, { recursive: true });
    for (const [place, record] of [
      [own, 'p-1'],
      [copy, 'p-2'],
    ] as const) {
      const office = await officeIn(place);
      await enter(office, [project(LIUHE, record, `项目${record}`)]);
      await take(county, await send(office, { kind: '上报' }));
    }
    await write(county, await sharedFolder());
    const { workspace, log, scope } = county;
    expect(hasUnwritten(workspace.ledger, log, scope)).toBe(false);
    await enter(county, [project(SHIQIAO, 'p-9', '县里后录')]);
    expect(hasUnwritten(county.workspace.ledger, county.log, scope)).toBe(true);
  });

  it('the county’s second computer holds every unit’s ledger, enters and gives back; the county key stays on the first', async () => {
    const { county, second } = await offices();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    await take(county, await send(town, { kind: '上报' }));
    const folder = await sharedFolder();
    await write(county, folder);
    expect(await takeAll(second, folder)).toBe(1);
    await enter(second, [change(second, LIUHE, 'p-1', { stageStated: '开工' })], '周敏');
    await write(second, folder);
    expect(await takeAll(county, folder)).toBe(1);
    same(county, second);
    expect(await makeKit(second, { unit: LIUHE, period: PERIOD, person: '周敏' })).toMatchObject({ code: 'E_COUNTY_KEY_AWAY' });
    await take(town, await send(second, { kind: '下发', to: LIUHE, whole: true }));
    expect(stateHash(town.workspace.ledger, LIUHE)).toBe(stateHash(county.workspace.ledger, LIUHE));
  });

  it('numbers of a series are given on the computer that holds its seat, on no other', async () => {
    const { county, second } = await offices();
    const seat = good(
      seatDraft(recordId('xw-1'), {
        series: '青招督',
        device: county.workspace.file.device,
        from: TODAY,
        by: '王芳',
        reason: '两台电脑',
      }),
    );
    await enter(county, [seat]);
    const folder = await sharedFolder();
    await write(county, folder);
    await takeAll(second, folder);
    expect(mayGiveNumber(second.workspace.ledger, '青招督', second.workspace.file.device, TODAY)).toMatchObject({ code: 'E_SERIES_SEAT' });
    expect(mayGiveNumber(second.workspace.ledger, '青招督', county.workspace.file.device, TODAY).ok).toBe(true);
  });
});

describe('what lies in the folder', () => {
  it('is only proposed: looking takes nothing in, and the same file is proposed once however often it was copied', async () => {
    const { county, second } = await offices();
    const folder = await sharedFolder();
    await enter(county, [project(LIUHE, 'p-1', '星光电子')]);
    const { path, file } = await write(county, folder);
    const before = second.workspace.ledger.operations.size;
    await copyFile(path, join(folder, file.replace('.zeren', ' (冲突副本 周敏 2026-10-08).zeren')));
    await copyFile(path, join(folder, file.replace('.zeren', '.sync-conflict-20261008-090000-ABCDEF.zeren')));
    expect(await states(second, folder)).toEqual(['可接收']);
    expect(second.workspace.ledger.operations.size).toBe(before);
    expect(await takeAll(second, folder)).toBe(1);
    expect(await states(second, folder)).toEqual(['已接收']);
    expect(await states(county, folder)).toEqual(['本机写出']);
  });

  it('a half-written file waits until it is whole, whatever its name; one that stays short is told as damaged', async () => {
    const { county, second } = await offices();
    const [folder, aside] = [await sharedFolder(), await sharedFolder()];
    const { file, path } = await write(county, aside);
    const whole = await readFile(path);
    for (const name of [`~${file}`, `.${file}`, `${file}.part`, `${file}.tmp`, `${file}.crdownload`, '说明.txt'])
      await writeFile(join(folder, name), whole);
    expect(await states(second, folder)).toEqual([]);
    const memory: SharedMemory = new Map();
    for (const size of [0, 7, 900, whole.length - 1]) {
      await writeFile(join(folder, file), whole.subarray(0, size));
      expect(await states(second, folder, memory)).toEqual(['未写完']);
    }
    expect(await states(second, folder, memory)).toEqual(['不能接收']);
    await writeFile(join(folder, file), whole);
    expect(await states(second, folder, memory)).toEqual(['可接收']);
  });

  it('files of other offices and counties, 开通 and a computer that was 停用 are shown and not proposed', async () => {
    const { county, second } = await offices();
    const foreign = await countyOffice('白云县');
    const town = await townOffice(county, SHIQIAO);
    const folder = await sharedFolder();
    const down = await send(county, { kind: '下发', to: SHIQIAO });
    const kit = good(await makeKit(county, { unit: LIUHE, period: PERIOD, person: '王芳' }));
    await writeFile(join(folder, '下发.zeren'), down.bytes);
    await writeFile(join(folder, '开通.zeren'), kit.bytes);
    await write(foreign, folder);
    // A township's 上报 may lie there too: it is for the county office, whichever computer takes it in.
    await enter(town, [project(SHIQIAO, 'p-7', '石桥项目')]);
    await writeFile(join(folder, '上报.zeren'), (await send(town, { kind: '上报' })).bytes);
    const found = good(await lookAtShare(second, folder, new Map()));
    expect(found.map(({ name, state }) => `${name.slice(0, 3)} ${state}`)).toEqual([
      '上报. 可接收',
      '白云县 不能接收',
      '下发. 不是发给本单位',
      '开通. 不是发给本单位',
    ]);
    await write(county, folder);
    const machine = machinesOf(second.workspace.ledger, null, TODAY).find(({ device }) => device === county.workspace.file.device);
    if (machine === undefined) throw new Error('no machine');
    await enter(second, [good(withdrawMachineDraft(second.workspace.ledger, machine, '报废', recordId('b-x')))]);
    const after = good(await lookAtShare(second, folder, new Map())).filter(
      ({ name }) => name.includes('同步') && name.startsWith('青石县'),
    );
    expect(after.map(({ state }) => state)).toEqual(['不能接收']);
  });

  it('a folder that vanishes is told with what to do; nothing is lost and no number is used up; it goes on when it is back', async () => {
    const { county, second } = await offices();
    const folder = await sharedFolder();
    await write(county, folder);
    await rename(folder, `${folder}-off`);
    made.push(`${folder}-off`);
    expect(await lookAtShare(second, folder, new Map())).toMatchObject({ code: 'E_SHARE_GONE' });
    const before = county.log.length;
    expect(await writeToShare(county, folder, PERIOD, '李明')).toMatchObject({ code: 'E_SHARE_GONE' });
    expect(county.log.length).toBe(before);
    await rename(`${folder}-off`, folder);
    await write(county, folder);
    expect(await takeAll(second, folder)).toBe(1);
    same(county, second);
  });
});

describe('what the others hold', () => {
  it('is the least that any of them said in its newest package; nobody known: everything goes', async () => {
    const { county, second } = await offices();
    expect(heldByAll(county.log, COUNTY_SCOPE, county.workspace.file.device)).toBeNull();
    const folder = await sharedFolder();
    await write(second, folder);
    await takeAll(county, folder);
    const held = heldByAll(county.log, COUNTY_SCOPE, county.workspace.file.device);
    expect(held?.[COUNTY_SCOPE]?.[county.workspace.file.device]).toBeGreaterThan(0);
    await write(county, folder);
    expect(county.log.at(-1)).toMatchObject({ kind: '同步', operations: 0 });
  });
});
