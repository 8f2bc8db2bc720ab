/** 项目编号 by the county's own rule, in bulk, previewed, never reused; the number survives transfer (S-11). */
import { describe, expect, it } from 'vitest';
import { checkRule, numberDrafts, numberPlan, ruleDraft, temporarySeries, usedNumbers } from '../../../shared/exchange/numbers';
import { createDraft, setDraft, strikeDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { PROJECT_NUMBERS, seatDraft } from '../../../shared/papers/seats';
import { numberTable } from '../../../shared/reports/numbers';
import type { Office } from '../../../electron/exchange/office';
import { countyOffice, enter, good, LIUHE, send, SHIQIAO, take, townOffice } from './office-fixture';

const TODAY = isoDay('2026-10-08');

const project = (scope: RecordId, id: string, temporaryNumber: string, number?: string) =>
  createDraft(
    { scope, entity: 'project', record: recordId(id) },
    { projectName: `项目${id}`, temporaryNumber, ...(number === undefined ? {} : { number }) },
  );

async function withRule(pattern: string): Promise<Office> {
  const county = await countyOffice();
  await enter(county, [good(ruleDraft(county.workspace.ledger, recordId('bg-1'), pattern))]);
  return county;
}

const planned = ({ workspace }: Office) =>
  good(numberPlan(workspace.ledger, TODAY, null)).map(({ temporary, number }) => [temporary, number]);

async function give(county: Office): Promise<void> {
  const { ledger } = county.workspace;
  await enter(county, good(numberDrafts(ledger, good(numberPlan(ledger, TODAY, null)))));
}

describe('临时编号 (S-11)', () => {
  it('goes on in the series the unit uses, each unit by itself, and begins with its name', async () => {
    const county = await countyOffice();
    const { ledger } = county.workspace;
    expect(temporarySeries(ledger, LIUHE)()).toBe('柳河镇-临001');
    await enter(county, [project(LIUHE, 'p-1', 'LIUHE-008'), project(LIUHE, 'p-2', 'LIUHE-030'), project(SHIQIAO, 'p-3', 'SQ-99')]);
    const next = temporarySeries(ledger, LIUHE);
    expect([next(), next()]).toEqual(['LIUHE-031', 'LIUHE-032']);
    // A struck project's number is not given to another one.
    await enter(county, [strikeDraft({ scope: LIUHE, entity: 'project', record: recordId('p-2'), reason: '重复' })]);
    expect(temporarySeries(ledger, LIUHE)()).toBe('LIUHE-031');
  });
});

describe('编号规则', () => {
  it('names year, month, section, unit code and one serial; anything else is said to be wrong', () => {
    expect(checkRule(' 青招{年}-{板块}-{顺序3} ')).toEqual({ ok: true, value: '青招{年}-{板块}-{顺序3}' });
    const wrong = ['', '青招{年}', '{顺序3}{顺序3}', '{顺序9}', '{区}{顺序3}', '{年}-{顺序3', '}{顺序3}'];
    for (const pattern of wrong) expect(checkRule(pattern), pattern).toMatchObject({ ok: false, code: 'E_NUMBER_RULE' });
  });

  it('goes on where the numbers end, section by section', async () => {
    const county = await withRule('青招{年}-{板块}-{顺序3}');
    await enter(county, [project(LIUHE, 'p-1', 'LH-2'), project(LIUHE, 'p-2', 'LH-1'), project(SHIQIAO, 'p-3', 'SQ-1', '青招2026-镇-017')]);
    expect(planned(county)).toEqual([
      ['LH-1', '青招2026-镇-018'],
      ['LH-2', '青招2026-镇-019'],
    ]);
  });

  it('asks for the unit code a rule names, and does not run over its digits', async () => {
    const coded = await withRule('{单位代码}-{顺序2}');
    await enter(coded, [project(LIUHE, 'p-1', 'LH-1')]);
    expect(numberPlan(coded.workspace.ledger, TODAY, null)).toMatchObject({ code: 'E_NUMBER_RULE', detail: '柳河镇没有单位代码' });
    const full = await withRule('{年}{顺序1}');
    await enter(full, [project(LIUHE, 'p-1', 'LH-1', '20269'), project(LIUHE, 'p-2', 'LH-2')]);
    expect(numberPlan(full.workspace.ledger, TODAY, null)).toMatchObject({ code: 'E_NUMBER_RULE', detail: '顺序号超过1位' });
  });
});

describe('项目编号', () => {
  it('never gives a number twice: neither of a struck-out project nor one that was changed', async () => {
    const county = await withRule('青招{年}-{顺序3}');
    const { workspace } = county;
    await enter(county, [project(LIUHE, 'p-1', 'LH-1'), project(LIUHE, 'p-2', 'LH-2')]);
    await give(county);
    await enter(county, [
      strikeDraft({ scope: LIUHE, entity: 'project', record: recordId('p-2'), reason: '重复' }),
      setDraft(workspace.ledger, { scope: LIUHE, entity: 'project', record: recordId('p-1') }, { number: null }),
    ]);
    expect(planned(county)).toEqual([['LH-1', '青招2026-003']]);
    expect([...usedNumbers(workspace.ledger)]).toEqual(['青招2026-001', '青招2026-002']);
  });

  it('takes only those chosen, and refuses a plan that was overtaken', async () => {
    const county = await withRule('青招{年}-{顺序3}');
    const { workspace } = county;
    await enter(county, [project(LIUHE, 'p-1', 'LH-1'), project(LIUHE, 'p-2', 'LH-2')]);
    const plan = good(numberPlan(workspace.ledger, TODAY, new Set(['p-2'])));
    expect(plan.map(({ temporary, number }) => [temporary, number])).toEqual([['LH-2', '青招2026-001']]);
    await give(county);
    expect(numberDrafts(workspace.ledger, plan)).toMatchObject({ code: 'E_NUMBER_RULE', detail: '青招2026-001已用，请重新预览' });
  });

  it('reaches the unit with 下发, and the 编号对照表 sets both numbers side by side', async () => {
    const county = await withRule('青招{年}-{顺序3}');
    const town = await townOffice(county, LIUHE);
    await enter(town, [project(LIUHE, 'p-1', 'LH-1')]);
    await take(county, await send(town, { kind: '上报' }));
    await give(county);
    await take(town, await send(county, { kind: '下发', to: LIUHE }));
    expect(listRecords(town.workspace.ledger, 'project')).toMatchObject([{ temporaryNumber: 'LH-1', number: '青招2026-001' }]);
    const text = JSON.stringify(numberTable(town.workspace.ledger, LIUHE, TODAY));
    for (const words of ['LH-1', '青招2026-001', '柳河镇项目编号对照表', '共1个项目']) expect(text).toContain(words);
    expect(numberTable(county.workspace.ledger, SHIQIAO, TODAY).under).toContain('共0个项目');
    expect(listRecords(county.workspace.ledger, 'numberRule')).toMatchObject([{ scope: COUNTY_SCOPE }]);
  });
});

describe('编号席位 of 项目编号 (S-11, two computers of one county office)', () => {
  it('another computer than the one that holds the seat gives no new number; it may state one that was given', async () => {
    const county = await withRule('青招{年}-{顺序3}');
    await enter(county, [project(LIUHE, 'p-1', 'LH-1'), project(LIUHE, 'p-2', 'LH-2', '青招2026-007')]);
    const move = { series: PROJECT_NUMBERS, device: 'd-other', from: TODAY, by: '王主任', reason: '由综合股编' };
    await enter(county, [good(seatDraft(recordId('xw-1'), move))]);
    const { ledger } = county.workspace;
    const drafts = good(numberDrafts(ledger, good(numberPlan(ledger, TODAY, null))));
    const before = ledger.operations.size;
    expect(await county.workspace.commitDrafts(drafts, '王芳')).toMatchObject({ code: 'E_SERIES_SEAT' });
    expect(ledger.operations.size).toBe(before);
    await enter(county, [setDraft(ledger, { scope: LIUHE, entity: 'project', record: recordId('p-2') }, { number: '青招2026-007' })]);
    await enter(county, [good(seatDraft(recordId('xw-2'), { ...move, device: county.workspace.file.device }))]);
    await give(county);
    expect(listRecords(ledger, 'project').map(({ number }) => number)).toEqual(['青招2026-008', '青招2026-007']);
  });
});
