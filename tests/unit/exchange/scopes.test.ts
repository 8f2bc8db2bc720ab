/**
 * Rivals' things never travel (issue 6, scopes; S-74): a matter, a paper or a card addressed to one unit lies in that unit's scope, and its package to
 * another unit holds nothing of it. Ledgers begun before that keep their older items in the county scope and are read the same.
 */
import { describe, expect, it } from 'vitest';
import { newLetterDrafts } from '../../../renderer/features/papers/letter-drafts';
import { addressedScope } from '../../../shared/exchange/addressed';
import { createDraft, setDraft } from '../../../shared/ledger/drafts';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { COUNTY_SCOPE, recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import type { Office } from '../../../electron/exchange/office';
import { makeKit } from '../../../electron/exchange/kit';
import { unpack } from '../../../electron/exchange/unpack';
import { openSigned } from '../../../electron/exchange/container';
import { readContent } from '../../../electron/exchange/read-package';
import { countyOffice, enter, good, LIUHE, PERIOD, project, send, SHIQIAO, take, townOffice } from './office-fixture';

const TODAY = isoDay('2026-10-08');
const OLD_ITEM = { scope: COUNTY_SCOPE, entity: 'supervision', record: recordId('d-1') } as const;

/** What the county enters for one unit: a matter, the letter about it, a decision on a proposal. Every text bears the mark. */
async function enterFor(county: Office, unit: RecordId, mark: string): Promise<void> {
  const key = unit.slice(2);
  const { ledger } = county.workspace;
  const scope = addressedScope(ledger, unit);
  const item = recordId(`d-${key}`);
  await enter(county, [createDraft({ scope, entity: 'supervision', record: item }, { matter: `${mark}督办`, unit })]);
  const made = {
    kind: 'supervision-notice',
    title: `${mark}督办通知单`,
    unit,
    fields: { matter: `${mark}督办` },
    supervision: item,
  } as const;
  await enter(county, newLetterDrafts(ledger, made, '王芳', TODAY).drafts);
  await enter(county, [
    createDraft({ scope, entity: 'measureDecision', record: recordId(`r-${key}`) }, { unit, level: '黄牌', ground: `${mark}理由` }),
  ]);
}

/** Everything a package says, as text. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const content = good(await readContent(good(openSigned(bytes, null))));
  return JSON.stringify(content.operations.map(({ operation }) => operation));
}

describe('what is addressed to one unit', () => {
  it('does not lie in the package or 开通文件 of another: matters, letters with their steps, cards, leads', async () => {
    const county = await countyOffice();
    const [liuhe, shiqiao] = [await townOffice(county, LIUHE), await townOffice(county, SHIQIAO)];
    await enter(shiqiao, [
      createDraft({ scope: SHIQIAO, entity: 'lead', record: recordId('le-1') }, { name: '石桥镇的线索' }),
      project(SHIQIAO, 'p-9', '石桥镇的项目'),
    ]);
    await take(county, await send(shiqiao, { kind: '上报' }));
    await enterFor(county, LIUHE, '柳河甲');
    await enterFor(county, SHIQIAO, '石桥乙');
    const down = await send(county, { kind: '下发', to: LIUHE });
    const kit = good(await makeKit(county, { unit: LIUHE, period: PERIOD, person: '王芳' }));
    for (const { bytes } of [down, kit]) {
      const text = await textOf(bytes);
      for (const own of ['柳河甲督办', '柳河甲督办通知单', '柳河甲理由']) expect(text).toContain(own);
      for (const rival of ['石桥乙', '石桥镇的线索', '石桥镇的项目']) expect(text).not.toContain(rival);
    }
    await take(liuhe, down);
    expect(listRecords(liuhe.workspace.ledger, 'letter').map(({ title }) => title)).toEqual(['柳河甲督办通知单']);
    expect(listRecords(liuhe.workspace.ledger, 'letterStep').map(({ step }) => step)).toEqual(['拟稿']);
    expect([...liuhe.workspace.ledger.versions.keys()].sort()).toEqual([COUNTY_SCOPE, LIUHE]);
  });

  it('is answered by its unit and closed by the county; the unit may not move its limit', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    await enterFor(county, LIUHE, '柳河甲');
    await take(town, await send(county, { kind: '下发', to: LIUHE }));
    const item = listRecords(town.workspace.ledger, 'supervision').find(({ scope }) => scope === LIUHE);
    if (item === undefined) throw new Error('no item');
    const there = { scope: item.scope, entity: 'supervision', record: item.id } as const;
    await enter(town, [
      setDraft(town.workspace.ledger, there, { feedback: '已办理' }),
      setDraft(town.workspace.ledger, there, { due: isoDay('2027-12-31') }),
    ]);
    const plan = good(await unpack(county, (await send(town, { kind: '上报' })).bytes));
    expect(plan.refused.map(({ why }) => why)).toEqual(['“督办事项·办结时限”由县招商办填写']);
    await take(county, await send(town, { kind: '上报' }));
    expect(getRecord(county.workspace.ledger, 'supervision', item.id)).toMatchObject({ feedback: '已办理' });
    expect(getRecord(county.workspace.ledger, 'supervision', item.id)?.due).toBeUndefined();
  });

  it('a matter addressed to nobody in the register lies in the county scope', async () => {
    const county = await countyOffice();
    expect(addressedScope(county.workspace.ledger, null)).toBe(COUNTY_SCOPE);
    expect(addressedScope(county.workspace.ledger, recordId('u-nobody'))).toBe(COUNTY_SCOPE);
  });
});

describe('a ledger begun before', () => {
  it('keeps its item in the county scope: seen, answered and taken as ever', async () => {
    const county = await countyOffice();
    const town = await townOffice(county, LIUHE);
    expect(getRecord(town.workspace.ledger, 'supervision', OLD_ITEM.record)).toMatchObject({ scope: COUNTY_SCOPE, unit: LIUHE });
    await enter(town, [setDraft(town.workspace.ledger, OLD_ITEM, { feedback: '已办理施工许可' })]);
    await take(county, await send(town, { kind: '上报' }));
    expect(getRecord(county.workspace.ledger, 'supervision', OLD_ITEM.record)?.feedback).toBe('已办理施工许可');
    await enter(
      county,
      newLetterDrafts(
        county.workspace.ledger,
        {
          kind: 'supervision-notice',
          title: '旧事项的通知单',
          unit: LIUHE,
          fields: {},
          supervision: OLD_ITEM.record,
        },
        '王芳',
        TODAY,
      ).drafts,
    );
    expect(getRecord(county.workspace.ledger, 'supervision', OLD_ITEM.record)?.letter).toBeDefined();
  });
});
