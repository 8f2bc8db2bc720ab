/** 更正单: old, new, ground and signature; only the county's acceptance changes the figure, and the bulletin says so (S-94, S-111). */
import { describe, expect, it } from 'vitest';
import {
  correctables,
  correctionDraft,
  correctionNotes,
  correctionRows,
  decisionDrafts,
  signDraft,
  withdrawCorrection,
} from '../../../shared/exchange/corrections';
import type { CorrectionRow } from '../../../shared/exchange/corrections';
import { createDraft, strikeDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { ENTITIES } from '../../../shared/model/entities';
import type { EntityName } from '../../../shared/model/entities';
import { newRecordId, recordId } from '../../../shared/model/ids';
import { yuan } from '../../../shared/model/money';
import { correctionList, correctionPaper } from '../../../shared/reports/corrections';
import { unpack } from '../../../electron/exchange/unpack';
import type { Office } from '../../../electron/exchange/office';
import { countyOffice, enter, good, LIUHE, project, send, take, townOffice } from './office-fixture';

const TODAY = isoDay('2026-10-08');
const ACT = { person: '王芳', today: TODAY };
const PROJECT = recordId('p-1');
const MONEY = recordId('m-1');
const GROUND = '9月银行回单重复计入一笔';
let made = 0;
const freshId = (entity: EntityName) => newRecordId(ENTITIES[entity].idPrefix, new Uint8Array(10).fill((made += 1)));

/** County and township with one reported amount of 1,200万元 for September. */
async function reported(): Promise<{ county: Office; town: Office }> {
  const county = await countyOffice();
  const town = await townOffice(county, LIUHE);
  const money = createDraft(
    { scope: LIUHE, entity: 'moneyEntry', record: MONEY },
    { project: PROJECT, kind: '到位资金', span: '当月', month: '2026-09', reported: yuan(1_200_000_000) },
  );
  await enter(town, [project(LIUHE, 'p-1', '星光电子'), money]);
  await take(county, await send(town, { kind: '上报' }));
  return { county, town };
}

const wish = (ground = GROUND) => ({ project: PROJECT, key: `${MONEY}/reported`, value: yuan(1_000_000_000), ground });

function only(office: Office): CorrectionRow {
  const [row] = correctionRows(office.workspace.ledger);
  if (row === undefined) throw new Error('no 更正单');
  return row;
}

async function raised(town: Office): Promise<void> {
  await enter(town, [good(correctionDraft(town.workspace.ledger, freshId('correction'), wish(), ACT))]);
  await enter(town, [good(signDraft(town.workspace.ledger, only(town).item, '赵副镇长', TODAY))]);
}

const amounts = (office: Office) => listRecords(office.workspace.ledger, 'moneyEntry').map(({ reported: money }) => money?.minor);

describe('更正单', () => {
  it('goes to the county signed; the figure changes only with the acceptance, the old entry stays struck out', async () => {
    const { county, town } = await reported();
    await raised(town);
    const report = await send(town, { kind: '上报' });
    expect(good(await unpack(county, report.bytes)).refused).toEqual([]);
    await take(county, report);
    expect(amounts(county)).toEqual([1_200_000_000]);
    expect(only(county)).toMatchObject({
      state: '待审定',
      unitName: '柳河镇',
      item: { label: '2026年9月到位资金（当月）', signedBy: '赵副镇长' },
    });

    const drafts = good(decisionDrafts(county.workspace.ledger, only(county), { outcome: '接受', reason: '' }, ACT, freshId));
    await enter(county, drafts);
    expect(amounts(county)).toEqual([1_000_000_000]);
    expect(county.workspace.ledger.records.get('moneyEntry')?.get(MONEY)?.struck).toContain('更正单');
    await take(town, await send(county, { kind: '下发', to: LIUHE }));
    expect(amounts(town)).toEqual([1_000_000_000]);
    expect(only(town).state).toBe('已接受');
  });

  it('is said in the bulletin of the month in which it was accepted, and in the list that goes with it', async () => {
    const { county } = await reported();
    await raised(county);
    await enter(county, good(decisionDrafts(county.workspace.ledger, only(county), { outcome: '接受', reason: '' }, ACT, freshId)));
    expect(correctionNotes(county.workspace.ledger, '2026-10')).toEqual([
      `更正：柳河镇“星光电子”2026年9月到位资金（当月）由1200万元更正为1000万元（${GROUND}）。`,
    ]);
    expect(correctionNotes(county.workspace.ledger, '2026-11')).toEqual([]);
    const text = JSON.stringify([
      correctionList(county.workspace.ledger, TODAY),
      correctionPaper(county.workspace.ledger, only(county).item.id),
    ]);
    for (const words of ['星光电子', GROUND, '赵副镇长', '1000万元']) expect(text).toContain(words);
  });

  it('is not decided before the signature, not twice, and not once the figure has moved on', async () => {
    const { county } = await reported();
    const { workspace } = county;
    await enter(county, [good(correctionDraft(workspace.ledger, freshId('correction'), wish(), ACT))]);
    const accept = () => decisionDrafts(workspace.ledger, only(county), { outcome: '接受', reason: '' }, ACT, freshId);
    expect(accept()).toMatchObject({ ok: false, code: 'E_CORRECTION', detail: '还没有分管领导签字' });
    await enter(county, [good(signDraft(workspace.ledger, only(county).item, '赵副镇长', TODAY))]);
    expect(decisionDrafts(workspace.ledger, only(county), { outcome: '退回', reason: ' ' }, ACT, freshId)).toMatchObject({
      code: 'E_DRAFT',
    });
    await enter(county, [strikeDraft({ scope: LIUHE, entity: 'moneyEntry', record: MONEY, reason: '另报' })]);
    expect(accept()).toMatchObject({ code: 'E_CORRECTION', detail: '原数填报以后又改过' });
    await enter(
      county,
      good(decisionDrafts(workspace.ledger, only(county), { outcome: '退回', reason: '请按现在的数重填' }, ACT, freshId)),
    );
    expect(only(county).state).toBe('已退回');
    expect(accept()).toMatchObject({ code: 'E_CORRECTION', detail: '已经审定过' });
  });

  it('corrects a field of the project too, and can be taken back while nobody has decided', async () => {
    const { county } = await reported();
    const { workspace } = county;
    expect(correctables(workspace.ledger, PROJECT).map(({ label }) => label)).toEqual(['2026年9月到位资金（当月）', '台账所列阶段']);
    const stage = { project: PROJECT, key: `${PROJECT}/stageStated`, value: '在谈', ground: '合同未签' };
    await enter(county, [good(correctionDraft(workspace.ledger, freshId('correction'), stage, ACT))]);
    await enter(county, [good(signDraft(workspace.ledger, only(county).item, '赵副镇长', TODAY))]);
    await enter(county, good(decisionDrafts(workspace.ledger, only(county), { outcome: '接受', reason: '' }, ACT, freshId)));
    expect(listRecords(workspace.ledger, 'project')[0]?.stageStated).toBe('在谈');
    await enter(county, [good(correctionDraft(workspace.ledger, freshId('correction'), wish(), ACT))]);
    await enter(county, [withdrawCorrection(only(county).item, '填错')]);
    expect(correctionRows(workspace.ledger)).toHaveLength(1);
  });

  it('needs a ground, a value of the right kind and a real change', async () => {
    const { county } = await reported();
    const { ledger } = county.workspace;
    const draft = (change: Partial<ReturnType<typeof wish>>) =>
      correctionDraft(ledger, freshId('correction'), { ...wish(), ...change }, ACT);
    expect(draft({ ground: ' ' })).toMatchObject({ code: 'E_DRAFT', detail: '更正依据' });
    expect(correctionDraft(ledger, freshId('correction'), { ...wish(), value: '一千' }, ACT)).toMatchObject({ code: 'E_DRAFT' });
    expect(draft({ value: yuan(1_200_000_000) })).toMatchObject({ code: 'E_CORRECTION', detail: '新数和原数相同' });
  });

  it('on the county’s page of the package it stands in words: no name of the program, no value that is said in words beside it', async () => {
    const { county, town } = await reported();
    await raised(town);
    const plan = good(await unpack(county, (await send(town, { kind: '上报' })).bytes));
    const [item] = plan.summary.items.filter(({ entity }) => entity === 'correction');
    const lines = item?.changes.map((change) => `${change.label}：${change.new}`) ?? [];
    expect(lines).toContain('所属月份：2026年9月');
    expect(lines).toContain('原报：1200万元');
    expect(lines.join('\n')).not.toMatch(/[a-z]{3,}|内容较长|更正对象|更正栏目/iu);
  });
});
