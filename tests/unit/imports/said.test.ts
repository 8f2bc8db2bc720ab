/** What a person says about an import beyond its rows: projects not reported (M-33), grave changes, claims of two units (S-13), one commit. */
import { describe, expect, it } from 'vitest';
import { twins } from '../../../shared/exchange/credits';
import { withdrawDrafts } from '../../../shared/imports/history';
import { planImport } from '../../../shared/imports/plan';
import { isGrave, markSchema, NOTHING_NOW, NOTHING_SAID, saidOver } from '../../../shared/imports/said';
import type { SaidNow } from '../../../shared/imports/said';
import { waitingText } from '../../../shared/imports/show';
import { createDraft } from '../../../shared/ledger/drafts';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import type { ImportRecord } from '../../../shared/sheet/document';
import { importTable } from '../../../shared/views/import-table';
import { enter, ledgerWith, PROJECT, record, UNIT, wan } from '../views/small-ledger';
import { choices, confirm, documentOf, IMPORT } from './sample-import';

const NAME = '年产2万吨菌菇酱项目';
const OTHER = recordId('p-other');
const RIVAL_UNIT = recordId('u-rival');
const RIVAL = recordId('p-rival');
const say = (now: Partial<SaidNow>) => saidOver(NOTHING_SAID, { ...NOTHING_NOW, ...now });

function file(...rows: readonly Partial<ImportRecord>[]) {
  return documentOf(
    rows.map((row) => ({ projectName: NAME, ...row })),
    { asOf: '2026-10-31', reportingUnit: null },
  );
}
function amount(wanAmount: number) {
  return { amount: String(wanAmount * 10_000), currency: 'CNY', approx: false, raw: String(wanAmount) };
}
function lines(ledger: Parameters<typeof importTable>[0]): string[] {
  const table = importTable(ledger, IMPORT, { reportingUnit: '青石县', practice: false });
  return (table?.rows ?? []).flatMap((row) =>
    row.role === 'row'
      ? [
          row.cells
            .slice(1)
            .map((cell) => (typeof cell === 'string' ? cell : ''))
            .join('|'),
        ]
      : [],
  );
}
/** Operations of the project by this import with a reason. */
function reasons(ledger: ReturnType<typeof ledgerWith>): (string | undefined)[] {
  return [...ledger.operations.values()]
    .filter(({ kind, source }) => kind !== 'create' && source?.importId === IMPORT)
    .map(({ reason }) => reason);
}

describe('projects not reported this month (M-33)', () => {
  const ledger = () =>
    ledgerWith({ projectName: NAME, state: '正常' }, record('project', { projectName: '冷链物流园项目', state: '正常' }, OTHER));
  const office = { office: UNIT };

  it('nothing said leaves the project as it was', () => {
    const own = ledger();
    const document = file({});
    expect(confirm(own, document, choices(document, office)).missing.map(({ record: id }) => id)).toEqual([OTHER]);
    expect(getRecord(own, 'project', OTHER)).toMatchObject({ state: '正常' });
    expect(getRecord(own, 'import', IMPORT)?.said).toBeUndefined();
  });

  it.each([
    ['暂停', '资金链断裂', { state: '暂停', stateReason: '资金链断裂' }],
    ['退库', '投资方解约', { state: '退出', stateReason: '退库：投资方解约' }],
    ['漏报', '经办人请假', { state: '正常' }],
    ['照旧', '', { state: '正常' }],
  ] as const)('%s is entered with its reason in the same commit, and a withdrawal takes it back (S-27)', (mark, reason, becomes) => {
    const own = ledger();
    const document = file({});
    confirm(own, document, choices(document, { ...office, said: say({ missing: [{ record: OTHER, mark, reason }] }) }));
    expect(getRecord(own, 'project', OTHER)).toMatchObject(becomes);
    expect(lines(own)).toContain(`|未报|冷链物流园项目：${mark}${reason === '' ? '' : `，${reason}`}`);
    enter(own, withdrawDrafts(own, IMPORT, '导错文件'));
    expect(getRecord(own, 'project', OTHER)).toMatchObject({ state: '正常' });
    expect(getRecord(own, 'project', OTHER)?.stateReason).toBeUndefined();
  });

  it('暂停 and 退库 are refused without a reason; 漏报 and 照旧 are not', () => {
    const taken = (mark: string) => markSchema.safeParse({ record: OTHER, mark, reason: ' ' }).success;
    expect(['暂停', '退库', '漏报', '照旧'].map(taken)).toEqual([false, false, true, true]);
  });

  it('a mark on a project that the file names after all is not entered', () => {
    const own = ledger();
    const document = file({});
    confirm(own, document, choices(document, { ...office, said: say({ missing: [{ record: PROJECT, mark: '退库', reason: '错' }] }) }));
    expect(getRecord(own, 'project', PROJECT)).toMatchObject({ state: '正常' });
  });
});

describe('grave changes', () => {
  it.each([
    [1000, 1200, false],
    [1000, 1201, true],
    [1000, 799, true],
    [100_000, 101_000, false],
    [100_000, 101_001, true],
    [0, 1, true],
  ])('%d万元 → %d万元: a reason is asked: %s', (old, now, asked) => {
    expect(isGrave(wan(old), wan(now))).toBe(asked);
  });

  it('another currency cannot be compared and asks', () => {
    expect(isGrave(wan(100), { minor: 100_000_000, currency: 'USD' })).toBe(true);
  });

  it('核对无误 alone does not pass it; the reason given is kept with the change and in the import', () => {
    const own = ledgerWith({ projectName: NAME, totalInvestment: wan(5000) });
    const document = file({ totalInvestment: amount(8000) });
    const matches = new Map([[0, PROJECT]]);
    const row = (said = NOTHING_SAID) => planImport(own, document, choices(document, { office: UNIT, matches, said })).rows[0];
    expect(waitingText(planImport(own, document, choices(document, { office: UNIT, matches })), NOTHING_SAID)).toBe(
      '1 行需核对：第5行；其中第5行变动较大、阶段退回或项目停下，须写明原因',
    );
    expect(row()).toMatchObject({ status: '需核对', grave: ['总投资由5000万元改为8000万元'] });
    const said = say({ reasons: [{ index: 0, reason: '二期并入' }] });
    expect(row(said)).toMatchObject({ status: '更新' });
    confirm(own, document, choices(document, { office: UNIT, matches, said }));
    expect(reasons(own)).toEqual(['二期并入']);
    expect(lines(own)).toEqual([`台账 第5行|变动|${NAME}：总投资由5000万元改为8000万元。原因：二期并入`]);
  });

  it('a project that stops asks why, and the reason is its 暂停或退出原因 from then on (S-27)', () => {
    const own = ledgerWith({ projectName: NAME, state: '正常' });
    const document = file({ stage: '退出' });
    const matches = new Map([[0, PROJECT]]);
    const row = (said = NOTHING_SAID) => planImport(own, document, choices(document, { office: UNIT, matches, said })).rows[0];
    expect(row()).toMatchObject({ status: '需核对', grave: ['项目状态由正常改为暂停'] });
    const said = say({ reasons: [{ index: 0, reason: '环保停工' }] });
    confirm(own, document, choices(document, { office: UNIT, matches, said }));
    expect(getRecord(own, 'project', PROJECT)).toMatchObject({ state: '暂停', stateReason: '环保停工' });
    expect(row()).toMatchObject({ status: '无变化', grave: [] });
  });

  it('a stage that goes backwards asks too; a reason taken back is asked again', () => {
    const own = ledgerWith({ projectName: NAME, stageStated: '开工' });
    const document = file({ stage: '签约' });
    const given = saidOver(NOTHING_SAID, { ...NOTHING_NOW, reasons: [{ index: 0, reason: '上月误报' }] });
    const status = (said: typeof given) =>
      planImport(own, document, choices(document, { office: UNIT, matches: new Map([[0, PROJECT]]), said })).rows[0]?.status;
    expect(status(given)).toBe('更新');
    expect(status(saidOver(given, { ...NOTHING_NOW, reasons: [{ index: 0, reason: '' }] }))).toBe('需核对');
  });
});

describe('one project claimed by two units (S-13)', () => {
  const ledger = () =>
    ledgerWith(
      { projectName: '别的项目' },
      createDraft({ scope: 'county', entity: 'unit', record: RIVAL_UNIT }, { name: '白鹭镇', order: 2 }),
      createDraft({ scope: RIVAL_UNIT, entity: 'project', record: RIVAL }, { projectName: NAME }),
    );
  const given = (office: typeof UNIT | null, match: 'new' | typeof RIVAL) => ({
    office,
    unit: UNIT,
    matches: new Map([[0, match]]),
    said: say({ disputes: [{ index: 0, with: RIVAL, evidence: '首谈记录在案' }] }),
  });

  it('the county office enters the row as the unit’s own and one dispute against the other unit’s project, in one commit', () => {
    const own = ledger();
    const document = file({});
    confirm(own, document, choices(document, given(null, 'new')));
    const [dispute, ...more] = listRecords(own, 'dispute');
    expect(more).toEqual([]);
    expect(dispute).toMatchObject({ other: RIVAL, evidence: '首谈记录在案', raisedBy: '测试员', raisedOn: '2026-11-10', scope: UNIT });
    expect(dispute?.project === undefined ? null : getRecord(own, 'project', dispute.project)).toMatchObject({
      projectName: NAME,
      scope: UNIT,
    });
    expect(twins(own).map(({ why }) => why)).toEqual(['项目名称相同']);
    enter(own, withdrawDrafts(own, IMPORT, '导错文件'));
    expect(listRecords(own, 'dispute')).toEqual([]);
  });

  it('no dispute against the project the row is written to, and none from a unit’s own office', () => {
    for (const wish of [given(null, RIVAL), given(UNIT, 'new')]) {
      const own = ledger();
      const document = file({});
      confirm(own, document, choices(document, wish));
      expect(listRecords(own, 'dispute')).toEqual([]);
    }
  });
});

describe('a name of a unit that the roster does not hold (law 8)', () => {
  const OTHER_UNIT = recordId('u-commerce');
  const ledger = () =>
    ledgerWith({ projectName: '别的项目' }, createDraft({ scope: 'county', entity: 'unit', record: OTHER_UNIT }, { name: '县商务局' }));
  const document = file(
    { introducingUnit: { name: '招商一组', raw: '招商一组' } },
    { projectName: '另一项目', introducingUnit: { name: '招商一组', raw: '招商一组' } },
  );
  const county = { office: null } as const;

  it('is asked once for all its rows, and none of them is put to another unit meanwhile', () => {
    const plan = planImport(ledger(), document, choices(document, county));
    expect(plan.unknownUnits).toEqual([{ name: '招商一组', rows: 2, duties: 0, unit: null }]);
    expect(plan.rows.map(({ status, scope }) => [status, scope])).toEqual([
      ['需核对', null],
      ['需核对', null],
    ]);
    expect(plan.rows[0]?.doubts).toEqual([expect.stringMatching(/^单位名册里没有“招商一组”，请在上方“对应单位”中选定/u)]);
  });

  it('said once, the rows are that unit’s, the name becomes its alias in the same commit, and a withdrawal takes both back', () => {
    const own = ledger();
    const said = say({ units: [{ name: '招商一组', unit: OTHER_UNIT }] });
    const plan = confirm(own, document, choices(document, { ...county, said }));
    expect(plan.rows.map(({ status, scope }) => [status, scope])).toEqual([
      ['新增', OTHER_UNIT],
      ['新增', OTHER_UNIT],
    ]);
    expect(getRecord(own, 'unit', OTHER_UNIT)?.aliases).toEqual(['招商一组']);
    expect(lines(own)).toEqual(['|单位|“招商一组”是县商务局']);
    expect(planImport(own, document, choices(document, county)).unknownUnits).toEqual([]);
    enter(own, withdrawDrafts(own, IMPORT, '导错文件'));
    expect(getRecord(own, 'unit', OTHER_UNIT)?.aliases ?? []).toEqual([]);
  });

  it('a name that the file does not have (any more) becomes nobody’s alias', () => {
    const own = ledger();
    confirm(
      own,
      document,
      choices(document, {
        ...county,
        unit: UNIT,
        said: say({ units: [{ name: '招商二组', unit: OTHER_UNIT }] }),
        matches: new Map([
          [0, 'new'],
          [1, 'new'],
        ]),
      }),
    );
    expect(getRecord(own, 'unit', OTHER_UNIT)?.aliases).toBeUndefined();
  });

  it('a name of a 责任单位 is asked in the same list; its rows do not wait, and each of several in one cell is one', () => {
    const own = ledger();
    const duties = file({
      responsibleUnit: { name: '县商务局、服务专班', raw: '县商务局、服务专班' },
      introducingUnit: { name: '柳河镇', raw: '柳河镇' },
    });
    const plan = planImport(own, duties, choices(duties, { ...county, unit: UNIT }));
    expect(plan.unknownUnits.filter(({ duties: as }) => as > 0)).toEqual([{ name: '服务专班', rows: 0, duties: 1, unit: null }]);
    const said = say({ units: [{ name: '服务专班', unit: RIVAL_UNIT }] });
    const rival = createDraft({ scope: 'county', entity: 'unit', record: RIVAL_UNIT }, { name: '县营商局' });
    enter(own, [rival]);
    confirm(own, duties, choices(duties, { ...county, unit: UNIT, said, matches: new Map([[0, 'new']]) }));
    expect(getRecord(own, 'unit', RIVAL_UNIT)?.aliases).toEqual(['服务专班']);
    expect(listRecords(own, 'assignment').flatMap(({ role, name, unit }) => (role === '责任单位' ? [[name, unit]] : []))).toEqual([
      ['县商务局', OTHER_UNIT],
      ['服务专班', RIVAL_UNIT],
    ]);
  });

  it('an answer taken back is asked again; a unit’s own file is never asked', () => {
    const said = saidOver(say({ units: [{ name: '招商一组', unit: OTHER_UNIT }] }), {
      ...NOTHING_NOW,
      units: [{ name: '招商一组', unit: null }],
    });
    expect(planImport(ledger(), document, choices(document, { ...county, said })).unknownUnits).toEqual([
      { name: '招商一组', rows: 2, duties: 0, unit: null },
    ]);
    expect(planImport(ledger(), document, choices(document, { office: UNIT })).unknownUnits).toEqual([]);
  });
});
