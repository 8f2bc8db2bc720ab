/** Two offices change the same field without seeing each other: both values are shown, a person settles, both sides agree (fault 59; law 8). */
import { describe, expect, it } from 'vitest';
import { clashesAt, clashPlaces, listClashes, settleDraft } from '../../../shared/exchange/clashes';
import { yuan } from '../../../shared/model/money';
import { stateHash } from '../../../shared/ledger/state-hash';
import { setDraft } from '../../../shared/ledger/drafts';
import { applyOperations } from '../../../shared/ledger/fold';
import type { Ledger } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { getRecord } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import type { OpId } from '../../../shared/model/ids';
import { unpack } from '../../../electron/exchange/unpack';
import { enter as enterAt, office, project as projectDraft, send as hand, TOWN } from '../ledger/history';
import { change, countyOffice, enter, good, LIUHE, project, send, take, townOffice } from './office-fixture';

async function clashingOffices() {
  const county = await countyOffice();
  const town = await townOffice(county, LIUHE);
  await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
  await take(county, await send(town, { kind: '上报' }));
  await enter(town, [change(town, LIUHE, 'p-1', { totalInvestment: yuan(30_000_000_00) })], '李明');
  await enter(county, [change(county, LIUHE, 'p-1', { totalInvestment: yuan(50_000_000_00) })], '王芳');
  return { county, town, report: await send(town, { kind: '上报' }) };
}

describe('a clash (S-111)', () => {
  it('is announced before the import, with the record and both values', async () => {
    const { county, report } = await clashingOffices();
    const { summary } = good(await unpack(county, report.bytes));
    expect(summary.counts).toEqual({ 新增: 0, 更新: 0, 无变化: 0, 需核对: 1 });
    expect(summary.items[0]).toMatchObject({
      status: '需核对',
      title: '星光电子',
      unit: '柳河镇',
      changes: [{ label: '总投资', old: '5000万元（50000000元）', new: '3000万元（30000000元）', clash: true }],
    });
  });

  it('lists who said what, in which office, and stops cards and letters', async () => {
    const { county, report } = await clashingOffices();
    const { receipt } = await take(county, report);
    expect(receipt.clashes).toEqual([{ entity: 'project', record: 'p-1', field: 'totalInvestment' }]);
    const [clash] = listClashes(county.workspace.ledger);
    expect(clash).toMatchObject({ title: '星光电子', fieldLabel: '总投资', decisive: true });
    expect(clash?.sides.map(({ person, office }) => `${office} ${person}`).sort()).toEqual(['县招商办 王芳', '柳河镇 李明'].sort());
    expect(getRecord(county.workspace.ledger, 'project', recordId('p-1'))?.clashes).toEqual(['totalInvestment']);
  });

  it('is settled by one more entry with a reason, which the township gets and both ledgers are equal', async () => {
    const { county, town, report } = await clashingOffices();
    await take(county, report);
    const [clash] = listClashes(county.workspace.ledger);
    const mine = clash?.sides.find(({ office }) => office === '柳河镇');
    if (clash === undefined || mine === undefined) throw new Error('no clash');
    const draft = good(settleDraft(county.workspace.ledger, clash, { operation: mine.operation }, '以合同为准'));
    await enter(county, [draft], '王芳');
    expect(listClashes(county.workspace.ledger)).toEqual([]);
    await take(town, await send(county, { kind: '下发', to: LIUHE }));
    expect(getRecord(town.workspace.ledger, 'project', recordId('p-1'))?.totalInvestment).toEqual(yuan(30_000_000_00));
    expect(stateHash(town.workspace.ledger, LIUHE)).toBe(stateHash(county.workspace.ledger, LIUHE));
    expect(settleDraft(county.workspace.ledger, clash, { operation: mine.operation }, '再来')).toMatchObject({ code: 'E_SETTLED' });
  });

  it('wants a reason, and takes a third value only when it fits the field', async () => {
    const { county, report } = await clashingOffices();
    await take(county, report);
    const [clash] = listClashes(county.workspace.ledger);
    if (clash === undefined) throw new Error('no clash');
    expect(settleDraft(county.workspace.ledger, clash, { value: yuan(1) }, ' ')).toMatchObject({ code: 'E_DRAFT', detail: '处理理由' });
    expect(settleDraft(county.workspace.ledger, clash, { value: '四千万' }, '口头')).toMatchObject({ code: 'E_DRAFT', detail: '总投资' });
    await enter(county, [good(settleDraft(county.workspace.ledger, clash, { value: yuan(40_000_000_00) }, '补充协议'))]);
    expect(listClashes(county.workspace.ledger)).toEqual([]);
  });

  it('does not arise when both wrote the same', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    await take(county, await send(town, { kind: '上报' }));
    await enter(town, [change(town, LIUHE, 'p-1', { stageStated: '开工' })]);
    await enter(county, [change(county, LIUHE, 'p-1', { stageStated: '开工' })]);
    expect(good(await unpack(county, (await send(town, { kind: '上报' })).bytes)).summary.counts).toMatchObject({ 需核对: 0 });
  });
});

describe('two thousand clashes', () => {
  const MANY = 1_000;
  const id = (at: number) => recordId(`p-${String(at).padStart(4, '0')}`);

  function clashing(): Ledger {
    const [first, other] = [office('a'), office('b', '2010-01-01T00:00:00+08:00')];
    enterAt(
      first,
      Array.from({ length: MANY }, (_, at) => projectDraft(id(at), `项目${at}`)),
    );
    hand(first, other);
    for (const [by, state, name] of [
      [first, '暂停', '甲'],
      [other, '退出', '乙'],
    ] as const)
      enterAt(by, (ledger) =>
        Array.from({ length: MANY }, (_, at) =>
          setDraft(ledger, { scope: TOWN, entity: 'project', record: id(at) }, { state, projectName: `${name}${at}` }),
        ),
      );
    hand(other, first);
    return first.ledger;
  }

  it('stand in one order, decisive fields first, and only those of a page are put into words (law 8)', () => {
    const ledger = clashing();
    const places = clashPlaces(ledger);
    expect(places).toHaveLength(2 * MANY);
    expect(places.slice(0, MANY).every(({ decisive, field }) => decisive && field === 'state')).toBe(true);
    expect(places.slice(MANY).every(({ field }) => field === 'projectName')).toBe(true);
    const page = clashesAt(ledger, places.slice(20, 40));
    expect(page.map(({ record }) => record)).toEqual(Array.from({ length: 20 }, (_, at) => id(20 + at)));
    expect(page[0]?.sides.map(({ text }) => text).sort()).toEqual(['暂停', '退出'].sort());
    const draft = good(settleDraft(ledger, { record: id(0), field: 'state' }, { value: '正常' }, '县里核实'));
    applyOperations(ledger, [{ ...sample(ledger), ...draft, id: 'f'.repeat(64) as OpId, lamport: ledger.lamport + 1, n: 9_999 }]);
    expect(clashPlaces(ledger).map(({ record }) => record)[0]).toBe(id(1));
  });
});

/** Any operation, for the parts of one that a draft has not. */
function sample(ledger: Ledger): Operation {
  const [one] = ledger.operations.values();
  if (one === undefined) throw new Error('empty');
  return one;
}
