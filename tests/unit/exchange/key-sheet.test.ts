/**
 * 县钥匙恢复单 (S-111; issue 6, item 1): what is on paper, how a slip is found in its own group, and that the key that comes back is the old one, so that no unit
 * needs a new 开通文件. Nothing secret is on paper without the passphrase unless the person chose so.
 */
import { describe, expect, it } from 'vitest';
import { SHEET_BYTES } from '../../../shared/exchange/key-sheet';
import { groupCount, groupFault, paperGroups, PAPER_LETTERS, readGroups, splitGroups } from '../../../shared/exchange/paper-groups';
import { setHash } from '../../../shared/ledger/state-hash';
import { makeBackup, restoreBackup } from '../../../electron/exchange/backup';
import { readCountyKey, readIdentity, rewrapKeys } from '../../../electron/exchange/identity';
import { makeKeySheet, noteSheet, openKeySheet, sheetState, takeCountyKey } from '../../../electron/exchange/key-sheet';
import { makeKit } from '../../../electron/exchange/kit';
import { countyCode } from '../../../electron/exchange/office';
import type { Office } from '../../../electron/exchange/office';
import { unpack } from '../../../electron/exchange/unpack';
import { nodeFiles } from '../../../electron/journal/files';
import type { Files } from '../../../electron/journal/files';
import { memoryFiles } from '../../../scripts/bench/memory-files';
import { failingFiles } from '../journal/failing-files';
import {
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
  take,
  testPorts,
  townOffice,
} from './office-fixture';

const PHRASE = '柳河大桥第六号墩';
const BYTES = Uint8Array.from({ length: SHEET_BYTES.locked }, (_, at) => (at * 89 + 17) % 256);
const GROUPS = paperGroups(BYTES);

const taken = (office: Pick<Office, 'workspace'>, pair: Parameters<typeof takeCountyKey>[2], replace: boolean, files: Files = nodeFiles) =>
  takeCountyKey(office.workspace, files, pair, { person: '王芳', replace });

/** The county after its computer burnt and the passphrase of the backup was forgotten: the ledger is whole, the key is another one. */
async function countyWithoutKey(backup: Uint8Array): Promise<Office> {
  const folder = await emptyFolder();
  good(await restoreBackup(backup, folder, testPorts, { withoutKeys: true }));
  return officeIn(folder);
}

describe('the groups on paper', () => {
  it('hold the bytes again, typed small, full-width or with dashes, or pasted in one piece', () => {
    expect(GROUPS).toHaveLength(28);
    expect(paperGroups(new Uint8Array(SHEET_BYTES.bare))).toHaveLength(groupCount(SHEET_BYTES.bare));
    expect(good(readGroups(GROUPS, BYTES.length))).toEqual(BYTES);
    const sloppy = GROUPS.map((group) => ` ${group.slice(0, 2).toLowerCase()}-${group.slice(2).normalize('NFKC')} `);
    expect(good(readGroups(sloppy, BYTES.length))).toEqual(BYTES);
    expect(splitGroups(GROUPS.join(' \n'))).toEqual(GROUPS);
    expect(splitGroups(`${GROUPS.join(' ')}A`)).toBeNull();
  });

  it('every wrong character, every two changed about, and every group in the place of another are found in their own group', () => {
    for (const [at, group] of GROUPS.entries()) {
      for (let place = 0; place < group.length; place += 1) {
        for (const letter of PAPER_LETTERS) {
          const wrong = group.slice(0, place) + letter + group.slice(place + 1);
          expect(groupFault(wrong, at + 1) === '').toBe(wrong === group);
        }
        for (let other = 0; other < place; other += 1) {
          const turned = [...group];
          [turned[place], turned[other]] = [group.charAt(other), group.charAt(place)];
          expect(groupFault(turned.join(''), at + 1) === '').toBe(turned.join('') === group);
        }
      }
      for (const place of GROUPS.keys()) expect(groupFault(group, place + 1) === '').toBe(place === at);
    }
    const damaged = GROUPS.with(2, `${GROUPS[2]?.slice(0, 4) ?? ''}0`).with(8, 'AB');
    expect(readGroups(damaged, BYTES.length)).toMatchObject({ code: 'E_SHEET_TEXT', detail: '第 3、9 组' });
    expect(groupFault('ABO2C', 1)).toBe('单上没有“O”这个字');
    expect(readGroups(GROUPS.slice(1), BYTES.length)).toMatchObject({ code: 'E_SHEET_TEXT', detail: '应有 28 组' });
  });

  it('groups of two sheets mixed fit one by one and not together', () => {
    const other = paperGroups(BYTES.map((byte) => 255 - byte));
    const mixed = GROUPS.with(4, other[4] ?? '');
    expect(groupFault(mixed[4] ?? '', 5)).toBe('');
    expect(readGroups(mixed, BYTES.length)).toMatchObject({ code: 'E_SHEET_TEXT', detail: '每组单看都对，合起来不对，请从头核对' });
  });
});

describe('县钥匙恢复单', { timeout: 60_000 }, () => {
  it('opens with its passphrase only; a wrong one is told apart from a slip; bare only where the person chose so', async () => {
    const county = await countyOffice();
    expect(await makeKeySheet(county, '短口令')).toMatchObject({ code: 'E_SHEET_SHORT' });
    const sheet = good(await makeKeySheet(county, PHRASE));
    const key = good(await readCountyKey(nodeFiles, county.workspace.folder));
    expect(sheet).toHaveLength(28);
    expect(good(await openKeySheet(sheet, PHRASE))).toEqual(key);
    expect(await openKeySheet(sheet, '柳河大桥第七号墩')).toMatchObject({ code: 'E_SHEET_PASSPHRASE' });
    expect(await openKeySheet(sheet.with(0, 'AAAAA'), PHRASE)).toMatchObject({ code: 'E_SHEET_TEXT', detail: '第 1 组' });
    expect(await openKeySheet(sheet, null)).toMatchObject({ code: 'E_SHEET_TEXT', detail: '应有 16 组' });
    expect(Buffer.from(good(readGroups(sheet, SHEET_BYTES.locked))).includes(Buffer.from(key.privateKey, 'base64url'))).toBe(false);
    expect(sheet).not.toEqual(good(await makeKeySheet(county, PHRASE)));

    const bare = good(await makeKeySheet(county, null));
    expect(bare).toHaveLength(16);
    expect(good(await openKeySheet(bare, null))).toEqual(key);
    expect(await makeKeySheet(await townOffice(county, LIUHE), PHRASE)).toMatchObject({ code: 'E_NOT_COUNTY' });
  });

  it('a lost key comes back: asked first, then the old 校验码 holds and both ways go on without 续办', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    const code = countyCode(county).code;
    const sheet = good(await makeKeySheet(county, PHRASE));
    const backup = good(await makeBackup(county, { period: PERIOD, keyPassphrase: '忘掉了的口令' }));
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    const report = await send(town, { kind: '上报' });

    const lost = await countyWithoutKey(backup.bytes);
    expect(countyCode(lost).code).not.toBe(code);
    expect(await unpack(lost, report.bytes)).toMatchObject({ code: 'E_UNKNOWN_OFFICE' });
    const pair = good(await openKeySheet(sheet, PHRASE));
    expect(await taken(lost, pair, false)).toMatchObject({ code: 'E_SHEET_OTHER', detail: `单上的校验码：${code}` });
    expect(countyCode(await officeAgain(lost)).code).not.toBe(code);
    expect(good(await taken(lost, pair, true))).toBe('replaced');

    const found = await officeAgain(lost);
    expect(countyCode(found).code).toBe(code);
    expect(await sheetState(found)).toMatchObject({ value: { printed: null, checked: { person: '王芳' } } });
    await take(found, report);
    await take(town, await send(found, { kind: '下发', to: LIUHE }));
    await take(await townOffice(found, LIUHE), await send(found, { kind: '下发', to: LIUHE }));
    expect(setHash(found.workspace.ledger, LIUHE)).toBe(setHash(town.workspace.ledger, LIUHE));
    expect(found.workspace.ledger.records.get('project')?.size).toBe(1);
  });

  it('typed in on the computer that holds the key it changes nothing, and is noted as checked', async () => {
    const county = await countyOffice();
    const { folder } = county.workspace;
    const key = county.identity.county.key;
    expect(await sheetState(county)).toMatchObject({ value: { printed: null, checked: null } });
    good(await noteSheet(nodeFiles, folder, key, { printed: { person: '王芳', at: '2026-10-08' } }));
    const pair = good(await openKeySheet(good(await makeKeySheet(county, null)), null));
    const before = setHash(county.workspace.ledger, 'county');
    expect(good(await taken(county, pair, false))).toBe('same');
    expect(setHash(county.workspace.ledger, 'county')).toBe(before);
    expect(await sheetState(county)).toMatchObject({ value: { printed: { person: '王芳' }, checked: { person: '王芳' } } });
  });

  it('another computer of the county office takes the key over; a unit cannot', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    const pair = good(await openKeySheet(good(await makeKeySheet(county, null)), null));
    const second = await townOffice(county, 'county' as typeof LIUHE);
    expect(await makeKit(second, { unit: LIUHE, period: PERIOD, person: '赵静' })).toMatchObject({ code: 'E_COUNTY_KEY_AWAY' });
    expect(await sheetState(second)).toMatchObject({ value: null });
    expect(good(await taken(second, pair, false))).toBe('added');
    good(await makeKit(await officeAgain(second), { unit: LIUHE, period: PERIOD, person: '赵静' }));
    expect(await taken(town, pair, true)).toMatchObject({ code: 'E_NOT_COUNTY' });
  });

  it('the disk fails at call n, for every n: doing it again ends with the key of the sheet, and the one before is put aside', async () => {
    const county = await countyOffice();
    const pairs = [];
    for (const office of [county, await countyOffice()]) pairs.push(good(await openKeySheet(good(await makeKeySheet(office, null)), null)));
    const disk = memoryFiles();
    let clean = false;
    for (let n = 1; !clean; n += 1) {
      const pair = pairs[n % 2];
      if (pair === undefined) throw new Error('two pairs');
      const { files, calls } = failingFiles(n, 'EIO', true, disk);
      const tried = await taken(county, pair, true, files);
      clean = calls() < n;
      expect(tried.ok || !clean).toBe(true);
      expect((await taken(county, pair, true, disk)).ok).toBe(true);
      expect(good(await readIdentity(disk, county.workspace.folder))?.county.key).toBe(pair.publicKey);
      expect(good(await readCountyKey(disk, county.workspace.folder))).toEqual(pair);
    }
    expect([...disk.held.keys()].some((name) => name.endsWith('county-before.key'))).toBe(true);
    good(await rewrapKeys(disk, county.workspace.folder, undefined, 'a'.repeat(64)));
    expect((await readIdentity(disk, county.workspace.folder, 'a'.repeat(64))).ok).toBe(true);
  });
});

/** The office as it is after its key files changed. */
async function officeAgain(office: Office): Promise<Office> {
  const { folder } = office.workspace;
  await closeOffice(office);
  const again = await officeIn(folder);
  Object.assign(office, { workspace: again.workspace });
  return again;
}
