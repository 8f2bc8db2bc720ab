/** 流转 with consent, share and history (S-10), number and founding unit that stay (S-11), credit roles (S-09), disputes with a ruling (S-13). */
import { describe, expect, it } from 'vitest';
import { claimFacts, creditDrafts, creditsOn, disputeDraft, rulingDrafts, shareProblem, twins } from '../../../shared/exchange/credits';
import type { Share } from '../../../shared/exchange/credits';
import { answerAsk, answerTransfer, askDraft, offerDraft, transferDrafts, transferRows } from '../../../shared/exchange/transfers';
import type { TransferRow } from '../../../shared/exchange/transfers';
import { createDraft } from '../../../shared/ledger/drafts';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { ENTITIES } from '../../../shared/model/entities';
import type { EntityName } from '../../../shared/model/entities';
import { COUNTY_SCOPE, newRecordId, recordId } from '../../../shared/model/ids';
import type { RecordId } from '../../../shared/model/ids';
import { yuan } from '../../../shared/model/money';
import { completionTable } from '../../../shared/scoring/completion-table';
import type { Scheme } from '../../../shared/scoring/scheme-schema';
import { factsOf } from '../../../shared/views/facts';
import { unpack } from '../../../electron/exchange/unpack';
import type { Office } from '../../../electron/exchange/office';
import { calendar, qingshi } from '../scoring/county';
import { countyOffice, enter, good, LIUHE, send, SHIQIAO, take, townOffice } from './office-fixture';

const TODAY = isoDay('2026-10-08');
const ACT = { person: '王芳', today: TODAY };
const PROJECT = recordId('p-1');
let made = 0;
const freshId = (entity: EntityName) => newRecordId(ENTITIES[entity].idPrefix, new Uint8Array(10).fill((made += 1)));

const money = (entry: string, month: string) =>
  createDraft(
    { scope: LIUHE, entity: 'moneyEntry', record: recordId(entry) },
    { project: PROJECT, kind: '到位资金', span: '当月', month, reported: yuan(100_000_000_00) },
  );
const recognised = (entry: string) =>
  createDraft(
    { scope: LIUHE, entity: 'recognition', record: recordId(`k-${entry}`) },
    { entry: recordId(entry), recognised: yuan(100_000_000_00) },
  );

/** The project of 柳河镇 with a number and money of September and October, known to the county. */
async function begun(): Promise<Office> {
  const county = await countyOffice();
  await enter(county, [
    createDraft(
      { scope: LIUHE, entity: 'project', record: PROJECT },
      { projectName: '星光电子', number: '青招2026-007', investor: '星光集团', totalInvestment: yuan(5) },
    ),
    money('m-1', '2026-09'),
    money('m-2', '2026-10'),
    recognised('m-1'),
    recognised('m-2'),
  ]);
  return county;
}

function only({ workspace }: Office): TransferRow {
  const [row] = transferRows(workspace.ledger);
  if (row === undefined) throw new Error('no transfer');
  return row;
}

const OFFER = { project: PROJECT, toUnit: SHIQIAO, reason: '本镇无化工用地', share: '10' };

async function handedOver(county: Office): Promise<void> {
  const { workspace } = county;
  if (transferRows(workspace.ledger).length === 0)
    await enter(county, [good(offerDraft(workspace.ledger, freshId('transfer'), OFFER, ACT))]);
  await enter(county, [good(answerTransfer(workspace.ledger, only(county), { answer: '同意承接', by: '石桥镇长', note: '' }, ACT))]);
  await enter(
    county,
    good(transferDrafts(workspace.ledger, only(county), { outcome: '同意流转', by: '分管县长', note: '' }, ACT, freshId)),
  );
}

/** The sample scheme with shares as stated; what nobody registered counts for the unit that reports. */
const withSplit: Scheme = {
  ...qingshi,
  splits: [
    {
      id: 'credit',
      title: '引进贡献分成',
      roles: ['首谈', '推荐', '主导', '参与'].map((role) => ({ role, percent: 'as-stated' as const })),
      basis: 'agreement',
      sum: 'exactly-100',
      unstated: 'all-to-owner',
      discounts: [],
      note: '',
    },
  ],
  measures: qingshi.measures.map((measure) => (measure.id === 'fund' && measure.is === 'rows' ? { ...measure, split: 'credit' } : measure)),
};

function funds({ workspace }: Office, month: number): Record<string, string | undefined> {
  const table = completionTable(withSplit, factsOf(workspace.ledger, withSplit), { year: 2026, month, calendar });
  return Object.fromEntries(table.rows.filter(({ target }) => target === 'fund').map(({ name, cumulative }) => [name, cumulative?.text]));
}

describe('流转', () => {
  it('is offered by a unit, agreed to, decided; number, facts and founding unit go along, and the project counts once', async () => {
    const county = await begun();
    const [from, to] = [await townOffice(county, LIUHE), await townOffice(county, SHIQIAO)];
    await enter(from, [good(offerDraft(from.workspace.ledger, freshId('transfer'), OFFER, ACT))]);
    const report = await send(from, { kind: '上报' });
    expect(good(await unpack(county, report.bytes)).refused).toEqual([]);
    await take(county, report);
    expect(only(county)).toMatchObject({ state: '待答复', fromName: '柳河镇', toName: '石桥镇', number: '青招2026-007' });
    await handedOver(county);

    const { ledger } = county.workspace;
    expect(listRecords(ledger, 'project')).toMatchObject([
      { scope: SHIQIAO, projectName: '星光电子', number: '青招2026-007', foundingUnit: LIUHE },
    ]);
    expect(ledger.records.get('project')?.get(PROJECT)?.struck).toBe('已流转至石桥镇，编号不变');
    expect(only(county)).toMatchObject({
      state: '已流转',
      item: { reason: '本镇无化工用地', answeredBy: '石桥镇长', decidedBy: '分管县长' },
    });

    await take(to, await send(county, { kind: '下发', to: SHIQIAO }));
    expect(listRecords(to.workspace.ledger, 'project').map(({ projectName }) => projectName)).toEqual(['星光电子']);
    expect(listRecords(to.workspace.ledger, 'moneyEntry')).toHaveLength(2);
    await take(from, await send(county, { kind: '下发', to: LIUHE }));
    expect(listRecords(from.workspace.ledger, 'project')).toEqual([]);
    expect(only(from).state).toBe('已流转');
  });

  it('is answered by the asked unit itself: the question goes down with 下发, its answer comes up with 上报 (S-10)', async () => {
    const county = await begun();
    const to = await townOffice(county, SHIQIAO);
    await enter(county, [good(offerDraft(county.workspace.ledger, freshId('transfer'), OFFER, ACT))]);
    await enter(county, [good(askDraft(county.workspace.ledger, only(county), freshId('transferAsk'), ACT))]);
    expect(askDraft(county.workspace.ledger, only(county), freshId('transferAsk'), ACT)).toMatchObject({ code: 'E_SETTLED' });
    await take(to, await send(county, { kind: '下发', to: SHIQIAO }));
    const [ask] = listRecords(to.workspace.ledger, 'transferAsk');
    if (ask === undefined) throw new Error('no question');
    expect(ask).toMatchObject({ projectName: '星光电子', number: '青招2026-007', fromName: '柳河镇', share: '10' });
    expect(listRecords(to.workspace.ledger, 'project')).toEqual([]);
    const say = (answer: '同意承接' | '不同意承接', by: string) => answerAsk(to.workspace.ledger, ask, { answer, by, note: '' }, ACT);
    expect(say('不同意承接', '石桥镇长')).toMatchObject({ code: 'E_DRAFT', detail: '不同意的理由' });
    expect(say('同意承接', ' ')).toMatchObject({ code: 'E_DRAFT', detail: '承接单位答复人' });
    await enter(to, [good(say('同意承接', '石桥镇长'))]);
    const report = await send(to, { kind: '上报' });
    expect(good(await unpack(county, report.bytes)).refused).toEqual([]);
    await take(county, report);
    expect(only(county)).toMatchObject({ state: '待决定', said: { answer: '同意承接', answeredBy: '石桥镇长' } });

    const wish = { outcome: '同意流转', by: '分管县长', note: '' } as const;
    await enter(county, good(transferDrafts(county.workspace.ledger, only(county), wish, ACT, freshId)));
    expect(only(county)).toMatchObject({ state: '已流转', item: { answer: '同意承接', answeredBy: '石桥镇长', decidedBy: '分管县长' } });
    await take(to, await send(county, { kind: '下发', to: SHIQIAO }));
    expect(listRecords(to.workspace.ledger, 'transferAsk')).toMatchObject([{ outcome: '同意流转' }]);
    expect(listRecords(to.workspace.ledger, 'project')).toMatchObject([{ projectName: '星光电子', scope: SHIQIAO }]);
  });

  it('splits the score from the day of the handing over: September is 柳河镇’s, October is shared 10 to 90', async () => {
    const county = await begun();
    const units = [LIUHE, SHIQIAO];
    await enter(
      county,
      units.map((unit) =>
        createDraft(
          { scope: COUNTY_SCOPE, entity: 'target', record: freshId('target') },
          { unit, indicator: '当年到位资金', year: 2026, base: '12000' },
        ),
      ),
    );
    expect(funds(county, 10)).toEqual({ 柳河镇: '20000.00', 石桥镇: '0.00' });
    await handedOver(county);
    expect(funds(county, 9)).toEqual({ 柳河镇: '10000.00', 石桥镇: '0.00' });
    expect(funds(county, 10)).toEqual({ 柳河镇: '11000.00', 石桥镇: '9000.00' });
  });

  it('needs the other unit’s consent and a name; a project is in one transfer at a time', async () => {
    const county = await begun();
    const { workspace } = county;
    await enter(county, [good(offerDraft(workspace.ledger, freshId('transfer'), OFFER, ACT))]);
    const decide = (outcome: '同意流转' | '不同意流转', by: string) =>
      transferDrafts(workspace.ledger, only(county), { outcome, by, note: '' }, ACT, freshId);
    expect(offerDraft(workspace.ledger, freshId('transfer'), OFFER, ACT)).toMatchObject({ code: 'E_TRANSFER', detail: '这个项目正在流转' });
    expect(decide('同意流转', '分管县长')).toMatchObject({ code: 'E_TRANSFER', detail: '承接单位还没有同意' });
    expect(decide('不同意流转', ' ')).toMatchObject({ code: 'E_DRAFT' });
    expect(answerTransfer(workspace.ledger, only(county), { answer: '不同意承接', by: '石桥镇长', note: '' }, ACT)).toMatchObject({
      code: 'E_DRAFT',
      detail: '不同意的理由',
    });
    await enter(county, good(decide('不同意流转', '分管县长')));
    expect(only(county).state).toBe('未流转');
    expect(listRecords(workspace.ledger, 'project')).toMatchObject([{ scope: LIUHE }]);
    expect(offerDraft(workspace.ledger, freshId('transfer'), { ...OFFER, toUnit: LIUHE }, ACT)).toMatchObject({ detail: '项目已在该单位' });
    expect(offerDraft(workspace.ledger, freshId('transfer'), { ...OFFER, share: '101' }, ACT)).toMatchObject({ code: 'E_DRAFT' });
  });
});

const share = (unit: RecordId, role: Share['role'], percent: string): Share => ({ unit, role, percent });

describe('引进贡献', () => {
  it('adds up to 100 % with thirds too, no unit twice', () => {
    expect(shareProblem([share(LIUHE, '首谈', '33.3'), share(SHIQIAO, '主导', '66.7')])).toBeNull();
    expect(shareProblem([share(LIUHE, '首谈', '33.3'), share(SHIQIAO, '主导', '66.6')])).toBe('分成合计99.9%，应为100%');
    expect(shareProblem([share(LIUHE, '首谈', '50'), share(LIUHE, '主导', '50')])).toBe('同一单位列了两次');
    expect(shareProblem([share(LIUHE, '首谈', '0'), share(SHIQIAO, '主导', '100')])).toBe('每个单位、每个人的分成要大于0');
    expect(shareProblem([])).toBe('分成合计0%，应为100%');
  });

  it('of units and of persons add up by themselves (引荐人, 跟踪人)', () => {
    const [zhang, li] = [recordId('h-zhang'), recordId('h-li')];
    const one = (person: RecordId, role: string, percent: string): Share => ({ person, role, percent });
    expect(shareProblem([share(LIUHE, '首谈', '100'), one(zhang, '引荐', '60'), one(li, '跟踪', '40')])).toBeNull();
    expect(shareProblem([one(zhang, '引荐', '60'), one(li, '跟踪', '40')])).toBeNull();
    expect(shareProblem([share(LIUHE, '首谈', '60'), one(zhang, '引荐', '40')])).toBe('单位分成合计60%，应为100%');
    expect(shareProblem([share(LIUHE, '首谈', '100'), one(zhang, '引荐', '60')])).toBe('个人分成合计60%，应为100%');
    expect(shareProblem([one(zhang, '引荐', '60'), one(zhang, '跟踪', '40')])).toBe('同一人列了两次');
    expect(shareProblem([one(zhang, ' ', '100')])).toBe('每一行都要写角色');
  });

  it('changes from a day on; who had credit before stays answerable', async () => {
    const county = await begun();
    const { workspace } = county;
    const set = async (shares: Share[], from: string) =>
      enter(county, good(creditDrafts(workspace.ledger, { project: PROJECT, shares, from: isoDay(from), ground: '协议' }, ACT, freshId)));
    await set([share(LIUHE, '首谈', '100')], '2026-03-01');
    await set([share(LIUHE, '首谈', '30'), share(SHIQIAO, '参与', '70')], '2026-09-01');
    const on = (day: string) => creditsOn(workspace.ledger, PROJECT, isoDay(day)).map(({ unit, percent }) => [unit, percent]);
    expect(on('2026-02-28')).toEqual([]);
    expect(on('2026-08-31')).toEqual([[LIUHE, '100']]);
    expect(on('2026-09-01')).toEqual([
      [LIUHE, '30'],
      [SHIQIAO, '70'],
    ]);
  });
});

describe('不得相互挖项目 (S-13)', () => {
  it('shows what two units claim, and a ruling lets one count, strikes the other out and sets the shares', async () => {
    const county = await begun();
    const { workspace } = county;
    const rival = recordId('p-2');
    await enter(county, [
      createDraft({ scope: SHIQIAO, entity: 'project', record: rival }, { projectName: '星光 电子', investor: '星光集团' }),
      createDraft({ scope: LIUHE, entity: 'project', record: recordId('p-3') }, { projectName: '星光电子' }),
    ]);
    const [twin] = twins(workspace.ledger).filter(({ one }) => one.id === PROJECT);
    if (twin === undefined) throw new Error('not seen');
    expect(twin).toMatchObject({ other: { id: rival }, why: '项目名称相同' });
    // What each side rests on: the earliest dated stage, and who entered the record.
    expect(claimFacts(workspace.ledger, rival)).toMatchObject({ stage: null, entered: { person: '李明' } });
    const event = { scope: SHIQIAO, entity: 'stageEvent', record: recordId('s-2') } as const;
    await enter(county, [createDraft(event, { project: rival, stage: '在谈', on: { date: isoDay('2026-03-02'), precision: 'day' } })]);
    expect(claimFacts(workspace.ledger, rival).stage).toMatchObject({ stage: '在谈', on: { date: '2026-03-02' } });
    await enter(county, [disputeDraft(freshId('dispute'), twin, '来访登记', ACT)]);
    const [dispute] = listRecords(workspace.ledger, 'dispute');
    if (dispute === undefined) throw new Error('no dispute');
    const wish = {
      kept: PROJECT,
      ruling: '以来访登记为准',
      by: '分管县长',
      document: '',
      shares: [share(LIUHE, '主导', '70'), share(SHIQIAO, '首谈', '20')],
    };
    expect(rulingDrafts(workspace.ledger, dispute, wish, ACT, freshId)).toMatchObject({
      code: 'E_CREDIT',
      detail: '分成合计90%，应为100%',
    });
    const whole = { ...wish, shares: [share(LIUHE, '主导', '70'), share(SHIQIAO, '首谈', '30')] };
    await enter(county, good(rulingDrafts(workspace.ledger, dispute, whole, ACT, freshId)));
    expect(workspace.ledger.records.get('project')?.get(rival)?.struck).toContain('以来访登记为准');
    expect(creditsOn(workspace.ledger, PROJECT, TODAY)).toHaveLength(2);
    const [ruled] = listRecords(workspace.ledger, 'dispute');
    expect(ruled).toMatchObject({ ruling: '以来访登记为准', ruledBy: '分管县长', kept: PROJECT });
    expect(ruled === undefined || rulingDrafts(workspace.ledger, ruled, whole, ACT, freshId)).toMatchObject({ code: 'E_SETTLED' });
  });
});
