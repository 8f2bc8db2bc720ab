/** 开通, 上报, 下发, 回执 between real workspaces (S-111; issue 6; faults 6–11). */
import { describe, expect, it } from 'vitest';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { setHash, stateHash } from '../../../shared/ledger/state-hash';
import { getRecord } from '../../../shared/ledger/read';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import { pack } from '../../../electron/exchange/pack';
import { inspect, planForWindow, unpack } from '../../../electron/exchange/unpack';
import { mergePlanSchema } from '../../../shared/contract/exchange';
import { withdrawDevice } from '../../../electron/exchange/kit';
import { change, countyOffice, enter, good, LIUHE, PERIOD, project, send, SHIQIAO, take, townOffice } from './office-fixture';

describe('开通', () => {
  it('a township that got only the stick has units, targets and its supervision item at once', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE, false);
    expect(town.workspace.file).toMatchObject({ county: '青石县', office: '柳河镇', unit: LIUHE });
    expect(stateHash(town.workspace.ledger, COUNTY_SCOPE)).toBe(stateHash(county.workspace.ledger, COUNTY_SCOPE));
  });

  it('上报 waits until the 校验码 was read by telephone', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE, false);
    expect(await pack(town, { kind: '上报', to: null, period: PERIOD })).toMatchObject({ ok: false, code: 'E_CODE_UNCONFIRMED' });
  });

  it('one file used on two machines gives two devices, not a fork (faults 9, 39)', async () => {
    const county = await countyOffice();
    const one = await townOffice(county, LIUHE);
    const other = await townOffice(county, LIUHE);
    expect(one.workspace.file.device).not.toBe(other.workspace.file.device);
  });
});

describe('上报 and 下发', () => {
  it('brings the projects of the township to the county and says what is new', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子'), project(LIUHE, 'p-2', '长丰粮油')]);
    const report = await send(town, { kind: '上报' });
    expect(report.fileName).toBe('青石县-柳河镇-上报-2026年10月-第1号.zeren');
    const plan = good(await unpack(county, report.bytes));
    expect(plan.summary.counts).toEqual({ 新增: 2, 更新: 0, 无变化: 0, 需核对: 0 });
    expect(mergePlanSchema.safeParse(planForWindow(plan, 'x')).success).toBe(true);
    expect(county.workspace.ledger.records.get('project')?.size ?? 0).toBe(0);
    await take(county, report);
    expect(stateHash(county.workspace.ledger, LIUHE)).toBe(stateHash(town.workspace.ledger, LIUHE));
  });

  it('sends only what the county is not known to hold, and everything again while that is unknown', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    await take(county, await send(town, { kind: '上报' }));
    await enter(town, [project(LIUHE, 'p-2', '长丰粮油')]);
    expect((await send(town, { kind: '上报' })).operations).toBe(2);
    await take(town, await send(county, { kind: '下发', to: LIUHE }));
    await enter(town, [project(LIUHE, 'p-3', '恒力机械')]);
    expect((await send(town, { kind: '上报' })).operations).toBe(2);
  });

  it('never carries another township’s leads', async () => {
    const county = await countyOffice();
    const [liuhe, shiqiao] = [await townOffice(county, LIUHE), await townOffice(county, SHIQIAO)];
    await enter(shiqiao, [project(SHIQIAO, 'p-9', '机密线索')]);
    await take(county, await send(shiqiao, { kind: '上报' }));
    await take(liuhe, await send(county, { kind: '下发', to: LIUHE }));
    expect([...liuhe.workspace.ledger.operations.values()].filter((op) => op.scope === SHIQIAO)).toEqual([]);
    const wrong = await send(county, { kind: '下发', to: SHIQIAO });
    expect(await unpack(liuhe, wrong.bytes)).toMatchObject({ ok: false, code: 'E_NOT_FOR_US' });
  });

  it('the township’s 办理情况 of a supervision item reaches the county and both sides become equal', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    const place = { scope: COUNTY_SCOPE, entity: 'supervision', record: recordId('d-1') } as const;
    await enter(town, [setDraft(town.workspace.ledger, place, { feedback: '已办理施工许可' })]);
    await take(county, await send(town, { kind: '上报' }));
    await take(town, await send(county, { kind: '下发', to: LIUHE }));
    expect(getRecord(county.workspace.ledger, 'supervision', recordId('d-1'))?.feedback).toBe('已办理施工许可');
    expect(setHash(county.workspace.ledger, COUNTY_SCOPE)).toBe(setHash(town.workspace.ledger, COUNTY_SCOPE));
  });

  it('a 回执 tells the township what became of its package', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    const report = await send(town, { kind: '上报' });
    const { receipt } = await take(county, report);
    const answer = await send(county, { kind: '回执', to: LIUHE, receipt });
    const plan = good(await unpack(town, answer.bytes));
    expect(plan.receipt?.of).toMatchObject({ number: 1, sha256: report.sha256 });
    expect(plan.notices.map(({ text }) => text).join()).toContain('已收下第1号包，并入1条');
  });

  it('a 退回 carries the reason', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    const back = await send(county, { kind: '退回', to: LIUHE, reason: '到位资金缺凭证' });
    expect(good(await unpack(town, back.bytes)).notices[0]?.text).toContain('到位资金缺凭证');
  });
});

describe('packages that come again, late or with a gap', () => {
  it('the same package twice and an older one after a newer one change nothing (faults 6, 7)', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    const first = await send(town, { kind: '上报' });
    await enter(town, [change(town, LIUHE, 'p-1', { stageStated: '开工' })]);
    const second = await send(town, { kind: '上报', whole: true });
    await take(county, second);
    const before = stateHash(county.workspace.ledger, LIUHE);
    expect(await take(county, first)).toMatchObject({ commit: null });
    expect(await take(county, second)).toMatchObject({ commit: null });
    expect(good(await unpack(county, second.bytes)).notices.map(({ text }) => text)).toEqual([
      '这份数据包以前收过。',
      '已包含，无新内容。',
    ]);
    expect(stateHash(county.workspace.ledger, LIUHE)).toBe(before);
  });

  it('a gap in the numbers is named, and the county asks again for what it lacks (fault 8)', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    await take(county, await send(town, { kind: '上报' }));
    await take(town, await send(county, { kind: '下发', to: LIUHE }));
    await enter(town, [project(LIUHE, 'p-2', '长丰粮油')]);
    const lost = await send(town, { kind: '上报' });
    const third = await send(town, { kind: '上报' });
    expect(good(await unpack(county, third.bytes)).notices).toContainEqual({ weight: 'info', text: '缺少第2号包，内容已由这份包补齐。' });
    await take(county, third);
    expect(good(await unpack(county, lost.bytes)).notices).toContainEqual({ weight: 'info', text: '已包含，无新内容。' });
  });
});

describe('refusals', () => {
  it('another county’s package is refused with name and 校验码, the ledger unchanged (fault 10)', async () => {
    const [county, foreign] = [await countyOffice(), await countyOffice('白云县')];
    const town = await townOffice(foreign, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    const refused = await unpack(county, (await send(town, { kind: '上报' })).bytes);
    expect(refused).toMatchObject({ ok: false, code: 'E_UNKNOWN_OFFICE' });
    expect(refused.ok ? '' : refused.detail).toMatch(/^白云县柳河镇，校验码 (\d{4} ){7}\d{4}$/);
  });

  it('a withdrawn card is refused with the reason (fault 11)', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    const record = [...(county.workspace.ledger.records.get('office')?.values() ?? [])].find(
      (state) => state.fields['unit']?.value === LIUHE,
    );
    good(await withdrawDevice(county, recordId(record?.id ?? ''), 'U盘丢失', '王芳'));
    const report = await send(town, { kind: '上报' });
    expect(await unpack(county, report.bytes)).toEqual({ ok: false, code: 'E_REVOKED', detail: '柳河镇：U盘丢失' });
    expect(inspect(county, report.bytes).ok).toBe(true);
  });

  it('a township’s entry on what only the county writes is kept apart and listed, the rest is taken', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    const target = { scope: COUNTY_SCOPE, entity: 'target', record: recordId('t-1') } as const;
    const rival = { scope: COUNTY_SCOPE, entity: 'supervision', record: recordId('d-2') } as const;
    await enter(town, [
      project(LIUHE, 'p-1', '星光电子'),
      setDraft(town.workspace.ledger, target, { base: '1' }),
      setDraft(town.workspace.ledger, rival, { feedback: '代填' }),
      createDraft({ scope: SHIQIAO, entity: 'project', record: recordId('p-8') }, { projectName: '越界' }),
    ]);
    const plan = good(await unpack(county, (await send(town, { kind: '上报' })).bytes));
    expect(plan.refused.map(({ why }) => why)).toEqual(['“目标任务”由县招商办录入', '事项属于其他单位']);
    expect(plan.summary.counts['新增']).toBe(1);
    const { commit } = await take(county, await send(town, { kind: '上报' }));
    expect(commit).not.toBeNull();
    expect(getRecord(county.workspace.ledger, 'target', recordId('t-1'))?.base).toBe('50000');
    expect(county.apart.length).toBe(2);
  });
});
