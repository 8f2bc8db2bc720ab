/** Taking a package in while a call to the disk fails: the ledger is as before or whole, and doing it again ends the same (goal 7; fault 16). */
import { expect, it } from 'vitest';
import { stateHash } from '../../../shared/ledger/state-hash';
import { accept, unpack } from '../../../electron/exchange/unpack';
import { readIdentity } from '../../../electron/exchange/identity';
import { readLog } from '../../../electron/exchange/log';
import { nodeFiles } from '../../../electron/journal/files';
import { confirmCode, countyCode, openOffice } from '../../../electron/exchange/office';
import { pack } from '../../../electron/exchange/pack';
import { createWorkspace } from '../../../electron/workspace/create';
import { FAULTS, failingFiles } from '../journal/failing-files';
import { countyOffice, emptyFolder, enter, good, LIUHE, openFolder, project, send, testPorts, townOffice } from './office-fixture';
import { enrol, makeKit } from '../../../electron/exchange/kit';

it('the log of packages fails at call n for every n: the union stands, the second try enters what was missing', async () => {
  for (const fault of FAULTS) {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    const report = await send(town, { kind: '上报' });
    let clean = false;
    for (let n = 1; !clean; n += 1) {
      const { files, calls } = failingFiles(n, fault, false);
      const plan = good(await unpack(county, report.bytes));
      const result = await accept({ ...county, files, log: [], apart: [] }, plan, '王芳');
      expect(stateHash(county.workspace.ledger, LIUHE)).toBe(stateHash(town.workspace.ledger, LIUHE));
      clean = calls() < n;
      expect(result.ok || !clean).toBe(true);
    }
    expect(good(await readLog(nodeFiles, county.workspace.folder)).some((entry) => entry.sha256 === report.sha256)).toBe(true);
  }
});

it('开通 with a failing disk: refused, and another try in an empty folder succeeds; success means county, card and key are all there', async () => {
  const county = await countyOffice();
  const kit = good(await makeKit(county, { unit: LIUHE, period: '2026-10', person: '王芳' }));
  let clean = false;
  let refused = 0;
  for (let n = 1; !clean; n += 1) {
    const folder = await emptyFolder();
    const { files, calls } = failingFiles(n, 'EIO', true);
    const result = await enrol(kit.bytes, folder, '李明', { ...testPorts, files });
    clean = calls() < n;
    if (!result.ok) {
      refused += 1;
      expect(result.code).toBe('E_IO');
    } else
      expect(await readIdentity(nodeFiles, folder)).toMatchObject({ ok: true, value: { county: { name: '青石县', confirmed: null } } });
  }
  expect(refused).toBeGreaterThan(20);
});

it('two callers at once make one county key', async () => {
  const folder = await emptyFolder();
  good(await createWorkspace(folder, { county: '青石县', office: '青石县招商办', unit: null, practice: false }, [], testPorts));
  const workspace = await openFolder(folder);
  expect(await openOffice(workspace, nodeFiles, '')).toMatchObject({ code: 'E_INPUT' });
  const [one, other] = await Promise.all([openOffice(workspace, nodeFiles, '王芳'), openOffice(workspace, nodeFiles, '王芳')]);
  expect(countyCode(good(one))).toEqual(countyCode(good(other)));
  expect(workspace.ledger.records.get('office')?.size).toBe(1);
});

it('the 校验码 must be the county’s own', async () => {
  const [county, foreign] = [await countyOffice(), await countyOffice('白云县')];
  const town = await townOffice(county, LIUHE, false);
  const { folder } = town.workspace;
  expect(await confirmCode(town, countyCode(foreign).code, '李明')).toMatchObject({ code: 'E_CODE_DIFFERS' });
  const confirmed = good(await confirmCode(town, countyCode(county).code.replaceAll(' ', '-'), '李明'));
  expect(countyCode(confirmed)).toMatchObject({ code: countyCode(county).code, confirmed: { person: '李明' } });
  expect(good(await readIdentity(nodeFiles, folder))?.county.confirmed?.person).toBe('李明');
  expect((await pack(confirmed, { kind: '上报', to: null, period: '2026-10' })).ok).toBe(true);
});
