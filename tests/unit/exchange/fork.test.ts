/** A cloned machine writes under one name twice: both branches are kept, the county is alarmed, nothing is lost afterwards (fault 9). */
import { cp } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { stateHash } from '../../../shared/ledger/state-hash';
import { errorMessage } from '../../../shared/errors';
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
  project,
  send,
  take,
  townOffice,
} from './office-fixture';

async function clonedTown() {
  const county = await countyOffice();
  const town = await townOffice(county, LIUHE);
  await enter(town, [project(LIUHE, 'p-0', '早先的项目')]);
  const { folder } = town.workspace;
  await closeOffice(town);
  const copy = await emptyFolder();
  await cp(folder, copy, { recursive: true });
  return { county, one: await officeIn(folder), other: await officeIn(copy) };
}

describe('a cloned machine', () => {
  it('shows as a fork at the county: same device, same number, two packages', async () => {
    const { county, one, other } = await clonedTown();
    await enter(one, [project(LIUHE, 'p-1', '甲机项目')]);
    await enter(other, [project(LIUHE, 'p-2', '乙机项目')]);
    const [first, second] = [await send(one, { kind: '上报' }), await send(other, { kind: '上报' })];
    expect([first.header.number, second.header.number]).toEqual([1, 1]);
    await take(county, first);
    const plan = good(await unpack(county, second.bytes));
    expect(plan.arrival.forked).toBe(true);
    expect(plan.forks).toEqual([{ scope: LIUHE, device: one.workspace.file.device, n: 2 }]);
    expect(plan.notices).toEqual([{ weight: 'warning', text: errorMessage('E_FORK', '柳河镇') }]);
    await take(county, second);
    expect(county.workspace.ledger.records.get('project')?.size).toBe(3);
  });

  it('asks for no earlier package that the fork explains: what the copy wrote is all here (fault 9, issue 6)', async () => {
    const { county, one, other } = await clonedTown();
    // Both copies go on from the package before: a stick that never arrived.
    for (const [office, record] of [
      [one, 'p-1'],
      [other, 'p-2'],
    ] as const) {
      await enter(office, [project(LIUHE, record, `项目${record}`)]);
      await send(office, { kind: '上报' });
      await enter(office, [project(LIUHE, `${record}-b`, `后补${record}`)]);
    }
    const [first, second] = [await send(one, { kind: '上报' }), await send(other, { kind: '上报' })];
    const filled = { weight: 'info', text: '缺少第1号包，内容已由这份包补齐。' };
    expect(good(await unpack(county, first.bytes)).notices).toEqual([filled]);
    await take(county, first);
    const { notices } = good(await unpack(county, second.bytes));
    expect(notices).toEqual([{ weight: 'warning', text: errorMessage('E_FORK', '柳河镇') }, filled]);
    await take(county, second);
    expect(county.workspace.ledger.records.get('project')?.size).toBe(5);
  });

  it('loses nothing of either branch, however the packages go on', async () => {
    const { county, one, other } = await clonedTown();
    await enter(one, [project(LIUHE, 'p-1', '甲机项目')]);
    await enter(other, [project(LIUHE, 'p-2', '乙机项目'), change(other, LIUHE, 'p-0', { stageStated: '开工' })]);
    await take(county, await send(one, { kind: '上报' }));
    // The county now holds numbers 1 and 2 of this device, but the other branch's number 2 is another entry.
    await take(other, await send(county, { kind: '下发', to: LIUHE }));
    // It leaves its own number 2 out, believing the county has it; the successor gives the fork away, and the county asks from number 2 on.
    expect(await take(county, await send(other, { kind: '上报' }))).toMatchObject({
      receipt: { notices: [errorMessage('E_FORK', '柳河镇')] },
    });
    // What the county passes on names the copied machine's office, not the county that sends it.
    expect(good(await unpack(one, (await send(county, { kind: '下发', to: LIUHE })).bytes)).notices[0]?.text).toBe(
      errorMessage('E_FORK', '柳河镇'),
    );
    await enter(one, [project(LIUHE, 'p-3', '甲机又一个')]);
    await take(county, await send(one, { kind: '上报' }));
    await take(other, await send(county, { kind: '下发', to: LIUHE }));
    await take(county, await send(other, { kind: '上报' }));
    await take(one, await send(county, { kind: '下发', to: LIUHE }));
    await take(other, await send(county, { kind: '下发', to: LIUHE }));
    const hashes = [county, one, other].map((office) => stateHash(office.workspace.ledger, LIUHE));
    expect(new Set(hashes).size).toBe(1);
    expect(county.workspace.ledger.records.get('project')?.size).toBe(4);
  });
});
