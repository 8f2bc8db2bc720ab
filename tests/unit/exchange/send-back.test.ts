/** 退回修改 travels with its reason and what to correct, the unit's answer comes back with the next 上报 (S-111; issue 6, flows). */
import { describe, expect, it } from 'vitest';
import { answerDraft, closeDraft, sendBackDraft, sendBackRows } from '../../../shared/exchange/send-back';
import { refusalOf } from '../../../shared/exchange/rights';
import { createDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { unpack } from '../../../electron/exchange/unpack';
import { countyOffice, enter, good, LIUHE, PERIOD, project, send, SHIQIAO, take, townOffice } from './office-fixture';

const ACT = { person: '王芳', today: isoDay('2026-10-08') };
const RECORD = recordId('tb-1');
const wish = (points: Parameters<typeof sendBackDraft>[2]['points'], reason = '到位资金缺银行回单') => ({
  unit: LIUHE,
  period: PERIOD,
  packageNumber: 1,
  reason,
  points,
});

describe('退回修改', () => {
  it('goes to the unit with reason and points, comes back answered, and is closed by the county', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', '星光电子')]);
    await take(county, await send(town, { kind: '上报' }));
    const points = [{ project: recordId('p-1'), text: '总投资与合同不符' }];
    await enter(county, [good(sendBackDraft(county.workspace.ledger, RECORD, wish(points), ACT))]);

    const back = await send(county, { kind: '退回', to: LIUHE, reason: '到位资金缺银行回单' });
    const plan = good(await unpack(town, back.bytes));
    expect(plan.notices[0]?.text).toBe('青石县招商办退回，理由：到位资金缺银行回单');
    await take(town, back);
    expect(sendBackRows(town.workspace.ledger)).toMatchObject([
      { state: '待更正', points: [{ name: '星光电子', text: '总投资与合同不符' }], item: { reason: '到位资金缺银行回单', by: '王芳' } },
    ]);

    const [row] = sendBackRows(town.workspace.ledger);
    if (row === undefined) throw new Error('no row');
    await enter(town, [good(answerDraft(town.workspace.ledger, row.item, '已按合同改为 1.2 亿元', ACT))]);
    const answer = good(await unpack(county, (await send(town, { kind: '上报' })).bytes));
    expect(answer.refused).toEqual([]);
    await take(county, await send(town, { kind: '上报' }));
    expect(sendBackRows(county.workspace.ledger)).toMatchObject([{ state: '已回复' }]);
    await enter(county, [closeDraft(county.workspace.ledger, row.item, ACT)]);
    expect(sendBackRows(county.workspace.ledger)).toMatchObject([{ state: '已销号', item: { answer: '已按合同改为 1.2 亿元' } }]);
  });

  it('never reaches another unit, because it lies in the scope of the unit it is about (rivals’ leads never travel)', async () => {
    const county = await countyOffice();
    const other = await townOffice(county, SHIQIAO);
    await enter(county, [good(sendBackDraft(county.workspace.ledger, RECORD, wish([]), ACT))]);
    await take(other, await send(county, { kind: '下发', to: SHIQIAO }));
    expect(listRecords(other.workspace.ledger, 'sendBack')).toEqual([]);
  });

  it('needs a reason, words for each point, and projects of that unit', async () => {
    const county = await countyOffice();
    await enter(county, [project(SHIQIAO, 'p-9', '石桥项目')]);
    const { ledger } = county.workspace;
    expect(sendBackDraft(ledger, RECORD, wish([], ' '), ACT)).toMatchObject({ ok: false, code: 'E_DRAFT', detail: '退回理由' });
    expect(sendBackDraft(ledger, RECORD, wish([{ project: recordId('p-9'), text: ' ' }]), ACT)).toMatchObject({ code: 'E_DRAFT' });
    expect(sendBackDraft(ledger, RECORD, wish([{ project: recordId('p-9'), text: '核实' }]), ACT)).toMatchObject({ code: 'E_NO_UNIT' });
  });

  it('is the county’s to make: one that a unit made itself is kept apart', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    const place = { scope: LIUHE, entity: 'sendBack', record: RECORD } as const;
    await enter(town, [createDraft(place, { reason: '自己退自己', period: PERIOD })]);
    const [made] = [...town.workspace.ledger.operations.values()].filter(({ entity }) => entity === 'sendBack');
    if (made === undefined) throw new Error('no operation');
    const context = {
      sender: LIUHE,
      receiver: 'county',
      ledger: county.workspace.ledger,
      beside: new Map(),
      officeOf: () => LIUHE,
    } as const;
    expect(refusalOf(made, context)).toBe('“退回修改·退回理由”由县招商办填写');
  });
});
