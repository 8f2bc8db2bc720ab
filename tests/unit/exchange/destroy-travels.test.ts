/** 彻底销毁 travels: what the county or a unit destroyed is gone in the next package, and at the other office as soon as it took that in (issue 7). */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { copiesOutside } from '../../../electron/exchange/copies-outside';
import type { Office } from '../../../electron/exchange/office';
import { unpack } from '../../../electron/exchange/unpack';
import { findText } from '../../../shared/ledger/find-text';
import { stateHash } from '../../../shared/ledger/state-hash';
import { change, countyOffice, enter, good, LIUHE, project, send, take, townOffice } from './office-fixture';

const SECRET = '身份证号340123199001011234';
const PERSONS = { person: '王芳', second: '李明' };

function holdsSecret(office: Office): boolean {
  return readdirSync(office.workspace.folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(office.workspace.folder, name))
    .filter((path) => statSync(path).isFile())
    .some((path) => (path.endsWith('.backup') ? gunzipSync(readFileSync(path)) : readFileSync(path)).includes(SECRET));
}

type Destroying = { readonly workspace: { readonly ledger: Office['workspace']['ledger'] } };
const targetsIn = ({ workspace }: Destroying) => findText(workspace.ledger, SECRET).occurrences.map(({ op, field }) => ({ op, field }));

/** The fixture's workspaces are whole ones; exchange itself sees only a part of them. */
async function destroy(office: Office): Promise<void> {
  if (!('destroy' in office.workspace) || typeof office.workspace.destroy !== 'function') throw new Error('fixture');
  good(await office.workspace.destroy(targetsIn(office), PERSONS, '误录身份证号'));
}

it('from the county to the township that entered it', async () => {
  const county = await countyOffice();
  const town = await townOffice(county, LIUHE);
  await enter(town, [project(LIUHE, 'p-1', SECRET)]);
  await enter(town, [change(town, LIUHE, 'p-1', { projectName: '星光电子', progress: SECRET })]);
  const report = await send(town, { kind: '上报' });
  await take(county, report);
  expect(holdsSecret(county)).toBe(true);
  await destroy(county);
  expect(holdsSecret(county)).toBe(false);
  await take(town, await send(county, { kind: '下发', to: LIUHE }));
  expect(holdsSecret(town)).toBe(false);
  expect(stateHash(town.workspace.ledger, LIUHE)).toBe(stateHash(county.workspace.ledger, LIUHE));
  // The old package on its stick is a no-op and brings nothing back.
  expect(await take(county, report)).toMatchObject({ commit: null });
  expect(holdsSecret(county)).toBe(false);
});

it('from a township before anything was carried away, and the county never sees it', async () => {
  const county = await countyOffice();
  const town = await townOffice(county, LIUHE);
  await enter(town, [project(LIUHE, 'p-1', SECRET)]);
  await destroy(town);
  const report = await send(town, { kind: '上报' });
  expect(good(await unpack(county, report.bytes)).refused).toEqual([]);
  await take(county, report);
  expect(holdsSecret(town) || holdsSecret(county)).toBe(false);
  expect(stateHash(town.workspace.ledger, LIUHE)).toBe(stateHash(county.workspace.ledger, LIUHE));
});

it('an old copy that comes after the destruction is not stored with its content', async () => {
  const county = await countyOffice();
  const town = await townOffice(county, LIUHE);
  const second = await townOffice(county, LIUHE);
  await enter(town, [project(LIUHE, 'p-1', SECRET)]);
  const report = await send(town, { kind: '上报' });
  await take(county, report);
  await destroy(county);
  await take(second, await send(county, { kind: '下发', to: LIUHE }));
  expect(holdsSecret(second)).toBe(false);
});

it('names the packages on sticks that still hold it', async () => {
  const county = await countyOffice();
  const town = await townOffice(county, LIUHE);
  await send(town, { kind: '上报' });
  await enter(town, [project(LIUHE, 'p-1', SECRET)]);
  const report = await send(town, { kind: '上报' });
  const operations = targetsIn(town).flatMap(({ op }) => town.workspace.ledger.operations.get(op) ?? []);
  expect(copiesOutside(town.log, operations).map(({ kind, file }) => [kind, file])).toEqual([['上报', report.fileName]]);
});
