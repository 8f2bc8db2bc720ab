/** 一键备份到U盘 and the way back on an empty machine: same state, same journal head, and exchange goes on (goal 18; fault 39). */
import { describe, expect, it } from 'vitest';
import { wholeStateHash } from '../../../shared/ledger/state-hash';
import { makeBackup, restoreBackup } from '../../../electron/exchange/backup';
import { makeKit } from '../../../electron/exchange/kit';
import { recordSent } from '../../../electron/exchange/pack';
import { unpack } from '../../../electron/exchange/unpack';
import { openSigned } from '../../../electron/exchange/container';
import { readCountyKey, readIdentity } from '../../../electron/exchange/identity';
import { openOffice } from '../../../electron/exchange/office';
import type { Office } from '../../../electron/exchange/office';
import { readContent } from '../../../electron/exchange/read-package';
import { nodeFiles } from '../../../electron/journal/files';
import {
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
  take,
  testPorts,
  townOffice,
} from './office-fixture';

describe('backup', () => {
  it('restores on an empty machine to the same state and the same journal head, attachments included', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    const scan = good(await town.workspace.attachments.add(Buffer.from('签订扫描件')));
    const backup = good(await makeBackup(town, { period: PERIOD }));
    expect(backup.fileName).toBe('青石县-柳河镇-备份-2026年10月-第1号.zeren');
    const folder = await emptyFolder();
    good(await restoreBackup(backup.bytes, folder, testPorts));
    const restored = await officeIn(folder);
    expect(wholeStateHash(restored.workspace.ledger)).toBe(wholeStateHash(town.workspace.ledger));
    const head = good(await restored.workspace.exportJournal()).at(-1)?.hash;
    expect(head).toBe(good(await town.workspace.exportJournal()).at(-1)?.hash);
    expect(Buffer.from(good(await restored.workspace.attachments.read(scan))).toString('utf8')).toBe('签订扫描件');
  });

  it('the restored township reports at once under a new device id, the numbers go on, and the old machine makes no fork', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    await take(county, await send(town, { kind: '上报' }));
    const folder = await emptyFolder();
    good(await restoreBackup(good(await makeBackup(town, { period: PERIOD })).bytes, folder, testPorts));
    const restored = await officeIn(folder);
    expect(restored.workspace.file.device).not.toBe(town.workspace.file.device);
    await enter(restored, [project(LIUHE, 'p-2', '长丰粮油')]);
    await enter(town, [project(LIUHE, 'p-3', '恒力机械')]);
    const report = await send(restored, { kind: '上报' });
    expect(report.header.number).toBe(2);
    const plan = good(await unpack(county, report.bytes));
    expect([plan.forks, plan.refused]).toEqual([[], []]);
    await take(county, report);
    await take(county, await send(town, { kind: '上报' }));
    expect(county.workspace.ledger.records.get('project')?.size).toBe(3);
  });

  const phrase = { keyPassphrase: '柳河大桥六号' };

  async function signs(office: Office): Promise<void> {
    const kit = good(await makeKit(office, { unit: LIUHE, period: PERIOD, person: '王芳' }));
    good(await recordSent(office, kit, kit.fileName, '王芳'));
  }

  it('the restored county still signs for its units, with or without a password of the office', async () => {
    for (const password of [undefined, '青石二〇二六']) {
      const county = await countyOffice('青石县', password);
      const folder = await emptyFolder();
      good(await restoreBackup(good(await makeBackup(county, { period: PERIOD, ...phrase })).bytes, folder, testPorts, phrase));
      const restored = await officeIn(folder);
      expect(restored.identity.county.key).toBe(county.identity.county.key);
      await signs(restored);
    }
  }, 60_000);

  it('the county key leaves the machine behind a passphrase only, and is nowhere bare in the file (issue 7, People)', async () => {
    const county = await countyOffice();
    expect(await makeBackup(county, { period: PERIOD })).toMatchObject({ code: 'E_BACKUP_PASSPHRASE' });
    expect(await makeBackup(county, { period: PERIOD, keyPassphrase: '12345' })).toMatchObject({ code: 'E_BACKUP_PASSPHRASE' });
    const { bytes } = good(await makeBackup(county, { period: PERIOD, ...phrase }));
    const content = good(await readContent(good(openSigned(bytes, null))));
    const own = good(await readCountyKey(nodeFiles, county.workspace.folder));
    const text = JSON.stringify(content.restore);
    for (const secret of [own.privateKey, county.identity.device.privateKey]) expect(text).not.toContain(secret);
    expect(text).toContain('lockedKeys');
  });

  it('a wrong passphrase is told apart from damage; a forgotten one loses no entry, only the keys', async () => {
    const county = await countyOffice();
    const { bytes } = good(await makeBackup(county, { period: PERIOD, ...phrase }));
    expect(await restoreBackup(bytes, await emptyFolder(), testPorts)).toMatchObject({ code: 'E_KEYS_LOCKED' });
    expect(await restoreBackup(bytes, await emptyFolder(), testPorts, { keyPassphrase: '记错了的口令' })).toMatchObject({
      code: 'E_PASSPHRASE',
    });
    const folder = await emptyFolder();
    good(await restoreBackup(bytes, folder, testPorts, { withoutKeys: true }));
    const restored = await openFolder(folder);
    expect(wholeStateHash(restored.ledger)).toBe(wholeStateHash(county.workspace.ledger));
    expect(good(await readIdentity(nodeFiles, folder))).toBeNull();
  });

  it('of an office with a password may go without passphrase: its keys are wrapped as on the machine', async () => {
    const county = await countyOffice('青石县', '青石二〇二六');
    const folder = await emptyFolder();
    good(await restoreBackup(good(await makeBackup(county, { period: PERIOD })).bytes, folder, testPorts));
    const restored = good(await openOffice(await openFolder(folder), nodeFiles, '王芳', '青石二〇二六'));
    await signs(restored);
    const without = good(await openOffice(restored.workspace, nodeFiles, '王芳'));
    expect(await makeKit(without, { unit: LIUHE, period: PERIOD, person: '王芳' })).toMatchObject({ code: 'E_KEY_PASSWORD' });
  }, 60_000);

  it('is refused where it does not belong', async () => {
    const county = await countyOffice();
    const backup = good(await makeBackup(county, { period: PERIOD, keyPassphrase: '柳河大桥六号' }));
    expect(await unpack(county, backup.bytes)).toMatchObject({ code: 'E_WRONG_PLACE' });
    const report = good(await makeKit(county, { unit: LIUHE, period: PERIOD, person: '王芳' }));
    expect(await restoreBackup(report.bytes, await emptyFolder(), testPorts)).toMatchObject({ code: 'E_NOT_BACKUP' });
    const used = county.workspace.folder;
    expect(await restoreBackup(backup.bytes, used, testPorts, phrase)).toMatchObject({ code: 'E_FOLDER_IN_USE' });
  });
});
