/**
 * 换电脑 (S-111; issue 6): from the unit's own backup, from the county's copy, and a copied machine that shows as a fork. In all three ways the old machine is
 * 停用, the county takes the new one's packages, and no entry of any of them is lost (faults 9, 11 and 39).
 */
import { cp } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../../shared/exchange/card';
import { clonedMachines, machinesOf, withdrawMachineDraft } from '../../../shared/exchange/machines';
import { officeRows, withdrawDraft } from '../../../shared/exchange/offices';
import { createDraft } from '../../../shared/ledger/drafts';
import { setHash, stateHash } from '../../../shared/ledger/state-hash';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { makeBackup, restoreBackup } from '../../../electron/exchange/backup';
import { confirmCheckCode } from '../../../electron/exchange/identity';
import { enrol, makeKit, renew } from '../../../electron/exchange/kit';
import { openOffice } from '../../../electron/exchange/office';
import type { Office } from '../../../electron/exchange/office';
import { pack } from '../../../electron/exchange/pack';
import { unpack } from '../../../electron/exchange/unpack';
import {
  change,
  closeOffice,
  countyOffice,
  emptyFolder,
  enter,
  good,
  LIUHE,
  officeIn,
  openFolder,
  PERIOD,
  project,
  send,
  SHIQIAO,
  take,
  testPorts,
  townOffice,
} from './office-fixture';

const TODAY = isoDay('2026-10-08');

const kitFor = async (county: Office, unit = LIUHE) => good(await makeKit(county, { unit, period: PERIOD, person: '王芳' }));

/** 续办 in an open ledger, then opened anew as the program does. */
async function renewed(office: Office, bytes: Uint8Array): Promise<Office> {
  good(await renew(bytes, office.workspace, { files: testPorts.files, randomBytes: testPorts.randomBytes, person: '李明' }));
  const { folder } = office.workspace;
  await closeOffice(office);
  return officeIn(folder);
}

function same(county: Office, ...offices: readonly Office[]): void {
  for (const { workspace } of offices) {
    for (const scope of [COUNTY_SCOPE, LIUHE] as const) {
      expect(setHash(workspace.ledger, scope)).toBe(setHash(county.workspace.ledger, scope));
      expect(stateHash(workspace.ledger, scope)).toBe(stateHash(county.workspace.ledger, scope));
    }
  }
}

async function withdrawMachine(county: Office, device: string): Promise<void> {
  const machine = machinesOf(county.workspace.ledger, LIUHE, TODAY).find((one) => one.device === device);
  if (machine === undefined) throw new Error(`no machine ${device}`);
  await enter(county, [good(withdrawMachineDraft(county.workspace.ledger, machine, '换电脑', recordId('b-old')))]);
}

describe('换电脑: from the unit’s own backup', () => {
  it('the new machine goes on, the old one alone is withdrawn, and what was reported after the backup comes back', async () => {
    const county = await countyOffice();
    const old = await townOffice(county, LIUHE);
    await enter(old, [project(LIUHE, 'p-1', '星光电子')]);
    const backup = good(await makeBackup(old, { period: PERIOD }));
    await enter(old, [project(LIUHE, 'p-2', '备份以后上报的')]);
    await take(county, await send(old, { kind: '上报' }));
    await enter(old, [change(old, LIUHE, 'p-1', { stageStated: '开工' })]);
    const left = await send(old, { kind: '上报' });

    const folder = await emptyFolder();
    good(await restoreBackup(backup.bytes, folder, testPorts));
    const fresh = await officeIn(folder);
    expect(fresh.workspace.file.device).not.toBe(old.workspace.file.device);
    await enter(fresh, [project(LIUHE, 'p-3', '新电脑录入的')]);
    await take(county, await send(fresh, { kind: '上报' }));
    const machines = machinesOf(county.workspace.ledger, LIUHE, TODAY);
    expect(machines.map(({ device }) => device).sort()).toEqual([old, fresh].map(({ workspace }) => workspace.file.device).sort());

    await withdrawMachine(county, old.workspace.file.device);
    expect(await unpack(county, left.bytes)).toMatchObject({ ok: false, code: 'E_REVOKED', detail: '柳河镇：换电脑' });
    await take(fresh, await send(county, { kind: '下发', to: LIUHE }));
    await enter(fresh, [project(LIUHE, 'p-4', '停用以后照常')]);
    await take(county, await send(fresh, { kind: '上报' }));
    expect(fresh.workspace.ledger.records.get('project')?.size).toBe(4);
    same(county, fresh);
    expect(clonedMachines(county.workspace.ledger, TODAY)).toEqual([]);

    const row = officeRows(county.workspace.ledger, TODAY).find(({ state }) => state === '已停用');
    expect(row?.office.device).toBe(old.workspace.file.device);
    const states = machinesOf(county.workspace.ledger, LIUHE, TODAY).map(({ device, state }) => [device, state]);
    expect(Object.fromEntries(states)).toEqual({ [old.workspace.file.device]: '已停用', [fresh.workspace.file.device]: '在用' });
  });

  it('a stolen machine: the whole card is withdrawn, the restored ledger gets a new 开通文件 and keeps what was never reported', async () => {
    const county = await countyOffice();
    const stolen = await townOffice(county, LIUHE);
    await enter(stolen, [project(LIUHE, 'p-1', '还没有上报过的')]);
    const backup = good(await makeBackup(stolen, { period: PERIOD, keyPassphrase: '柳河大桥六号' }));
    const row = officeRows(county.workspace.ledger, TODAY).find(({ unitName }) => unitName === '柳河镇');
    await enter(county, [good(withdrawDraft(county.workspace.ledger, recordId(row?.office.id ?? ''), '电脑被盗'))]);

    const folder = await emptyFolder();
    good(await restoreBackup(backup.bytes, folder, testPorts, { withoutKeys: true }));
    const workspace = await openFolder(folder);
    expect(await openOffice(workspace, testPorts.files, '李明')).toMatchObject({ code: 'E_KEY_MISSING' });
    good(
      await renew((await kitFor(county)).bytes, workspace, {
        files: testPorts.files,
        randomBytes: testPorts.randomBytes,
        person: '李明',
      }),
    );
    await workspace.close();
    const again = await officeIn(folder);
    expect(await pack(again, { kind: '上报', to: null, period: PERIOD })).toMatchObject({ code: 'E_CODE_UNCONFIRMED' });
    good(await confirmCheckCode(testPorts.files, folder, checkCode(county.identity.county.key), '李明', testPorts.now()));
    await closeOffice(again);
    const fresh = await officeIn(folder);
    await take(county, await send(fresh, { kind: '上报' }));
    expect(await unpack(county, (await send(stolen, { kind: '上报' })).bytes)).toMatchObject({ code: 'E_REVOKED' });
    await take(fresh, await send(county, { kind: '下发', to: LIUHE }));
    expect(county.workspace.ledger.records.get('project')?.size).toBe(1);
    same(county, fresh);
  });
});

describe('换电脑: from the county’s copy', () => {
  it('a new 开通文件 rebuilds the township to the same state, with the files of its evidence; the old card is refused from then on', async () => {
    const county = await countyOffice();
    const old = await townOffice(county, LIUHE);
    const photo = good(await old.workspace.attachments.add(Buffer.from('现场照片')));
    await enter(old, [project(LIUHE, 'p-1', '星光电子')]);
    await enter(old, [
      createDraft({ scope: LIUHE, entity: 'evidence', record: recordId('ev-1') }, { sha256: photo, fileName: '现场.jpg' }),
    ]);
    await take(county, await send(old, { kind: '上报' }));
    const kit = await kitFor(county);
    const row = officeRows(county.workspace.ledger, TODAY).find(({ unitName }) => unitName === '柳河镇');
    await enter(county, [good(withdrawDraft(county.workspace.ledger, recordId(row?.office.id ?? ''), '电脑损坏'))]);

    const folder = await emptyFolder();
    good(await enrol(kit.bytes, folder, '李明', testPorts));
    good(await confirmCheckCode(testPorts.files, folder, checkCode(county.identity.county.key), '李明', testPorts.now()));
    const fresh = await officeIn(folder);
    expect(Buffer.from(good(await fresh.workspace.attachments.read(photo))).toString('utf8')).toBe('现场照片');
    expect(stateHash(fresh.workspace.ledger, LIUHE)).toBe(stateHash(county.workspace.ledger, LIUHE));
    await enter(fresh, [change(fresh, LIUHE, 'p-1', { stageStated: '开工' })]);
    await take(county, await send(fresh, { kind: '上报' }));
    await take(fresh, await send(county, { kind: '下发', to: LIUHE }));
    same(county, fresh);
    expect(await unpack(county, (await send(old, { kind: '上报' })).bytes)).toMatchObject({ code: 'E_REVOKED' });
  });
});

describe('换电脑: a copied machine', () => {
  it('shows as two ledgers under one name with both entries, and after 停用 and 续办 both go on with nothing lost', async () => {
    const county = await countyOffice();
    const first = await townOffice(county, LIUHE);
    await enter(first, [project(LIUHE, 'p-0', '早先的项目')]);
    const { folder } = first.workspace;
    const { device } = first.workspace.file;
    await closeOffice(first);
    const copy = await emptyFolder();
    await cp(folder, copy, { recursive: true });
    const [one, other] = [await officeIn(folder), await officeIn(copy)];
    await enter(one, [project(LIUHE, 'p-1', '甲机项目')], '李明');
    await enter(other, [project(LIUHE, 'p-2', '乙机项目'), change(other, LIUHE, 'p-0', { stageStated: '开工' })], '周敏');
    await take(county, await send(one, { kind: '上报' }));
    await take(county, await send(other, { kind: '上报' }));

    const [clone] = clonedMachines(county.workspace.ledger, TODAY);
    expect(clone).toMatchObject({ device, unitName: '柳河镇', settled: false, parts: [{ scope: LIUHE, n: 2 }] });
    expect(clone?.parts[0]?.twins.map(({ person, title }) => `${person} ${title}`).sort()).toEqual(['周敏 乙机项目', '李明 甲机项目']);

    await withdrawMachine(county, device);
    expect(clonedMachines(county.workspace.ledger, TODAY)).toMatchObject([{ settled: true }]);
    const [kitOne, kitOther] = [await kitFor(county), await kitFor(county)];
    const [a, b] = [await renewed(one, kitOne.bytes), await renewed(other, kitOther.bytes)];
    expect(new Set([device, a.workspace.file.device, b.workspace.file.device]).size).toBe(3);
    await enter(a, [project(LIUHE, 'p-3', '续办以后甲机')]);
    await enter(b, [project(LIUHE, 'p-4', '续办以后乙机')]);
    for (let round = 0; round < 2; round += 1) {
      for (const office of [a, b]) await take(county, await send(office, { kind: '上报' }));
      for (const office of [a, b]) await take(office, await send(county, { kind: '下发', to: LIUHE, whole: true }));
    }
    expect(county.workspace.ledger.records.get('project')?.size).toBe(5);
    same(county, a, b);
  });
});

describe('续办 refuses', () => {
  it('another unit’s 开通文件, another county’s, and what is no 开通文件; the machine stays as it was', async () => {
    const [county, foreign] = [await countyOffice(), await countyOffice('白云县')];
    const town = await townOffice(county, LIUHE);
    const report = await send(town, { kind: '上报' });
    const ports = { files: testPorts.files, randomBytes: testPorts.randomBytes, person: '李明' };
    const attempt = (bytes: Uint8Array) => renew(bytes, town.workspace, ports);
    expect(await attempt((await kitFor(county, SHIQIAO)).bytes)).toMatchObject({ code: 'E_NOT_FOR_US' });
    expect(await attempt((await kitFor(foreign)).bytes)).toMatchObject({ code: 'E_UNKNOWN_OFFICE' });
    expect(await attempt(report.bytes)).toMatchObject({ code: 'E_NOT_KIT' });
    const { folder, file } = town.workspace;
    await closeOffice(town);
    expect((await officeIn(folder)).workspace.file.device).toBe(file.device);
  });
});

describe('续办 after the county lost its key', () => {
  it('wants the new 校验码 by telephone, then goes on with nothing lost; what the old key signed is refused (issue 6, sentence 1)', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '上报过的')]);
    await take(county, await send(town, { kind: '上报' }));
    await enter(town, [project(LIUHE, 'p-2', '还没有上报的')]);
    const underOldKey = await send(town, { kind: '上报' });
    const backup = good(await makeBackup(county, { period: PERIOD, keyPassphrase: '青石山下一条河' }));

    const folder = await emptyFolder();
    good(await restoreBackup(backup.bytes, folder, testPorts, { withoutKeys: true }));
    const again = await officeIn(folder);
    expect(again.identity.county.key).not.toBe(county.identity.county.key);
    expect(await unpack(again, underOldKey.bytes)).toMatchObject({ code: 'E_UNKNOWN_OFFICE' });

    const { bytes } = await kitFor(again);
    const ports = { files: testPorts.files, randomBytes: testPorts.randomBytes, person: '李明' };
    const before = setHash(town.workspace.ledger, LIUHE);
    expect(await renew(bytes, town.workspace, ports)).toMatchObject({ code: 'E_COUNTY_KEY_NEW' });
    const old = checkCode(county.identity.county.key);
    expect(await renew(bytes, town.workspace, { ...ports, code: old })).toMatchObject({ code: 'E_CODE_DIFFERS' });
    expect(setHash(town.workspace.ledger, LIUHE)).toBe(before);
    good(await renew(bytes, town.workspace, { ...ports, code: checkCode(again.identity.county.key) }));
    const place = town.workspace.folder;
    await closeOffice(town);

    const fresh = await officeIn(place);
    expect(fresh.identity.county).toMatchObject({ key: again.identity.county.key, confirmed: { person: '李明' } });
    await take(again, await send(fresh, { kind: '上报' }));
    await take(fresh, await send(again, { kind: '下发', to: LIUHE }));
    expect(again.workspace.ledger.records.get('project')?.size).toBe(2);
    same(again, fresh);
  });

  it('a file that only bears the county’s name stays out: without the code of its key it is never believed', async () => {
    const [county, impostor] = [await countyOffice(), await countyOffice()];
    const town = await townOffice(county, LIUHE);
    const ports = { files: testPorts.files, randomBytes: testPorts.randomBytes, person: '李明' };
    const { bytes } = await kitFor(impostor);
    for (const code of [undefined, '', checkCode(county.identity.county.key)]) {
      const answer = await renew(bytes, town.workspace, { ...ports, code });
      expect(answer).toMatchObject({ ok: false, code: code === undefined ? 'E_COUNTY_KEY_NEW' : 'E_CODE_DIFFERS' });
    }
    expect(good(await openOffice(town.workspace, testPorts.files, '李明')).identity.county.key).toBe(county.identity.county.key);
  });
});
