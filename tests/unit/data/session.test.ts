/** The window's ledger: same state as main, edits in order, save state, undo and redo (design/architecture.md, way of an edit; issue 2, step 3). */
import { describe, expect, it, vi } from 'vitest';
import { fail } from '../../../shared/errors';
import { decideDraft, setDraft, strikeDraft } from '../../../shared/ledger/drafts';
import { getRecord, listRecords } from '../../../shared/ledger/read';
import { recordId } from '../../../shared/model/ids';
import { assignDrafts, endAssignmentDrafts, moneyDrafts, projectDrafts, stageDrafts, targetDrafts } from '../../../renderer/data/edits';
import { isoDay } from '../../../shared/model/dates';
import { TOWN, good, projectDraft } from '../journal/fixtures';
import { stepName } from '../../../renderer/data/told-step';
import { sameAsMain, startMain, startWindow } from './fixtures';

const P1 = recordId('p-1');
const P2 = recordId('p-2');
const place = { scope: TOWN, entity: 'project', record: P1 } as const;

async function withProjects() {
  const main = await startMain();
  good(await main.store.commitDrafts([projectDraft('p-1', '甲项目'), projectDraft('p-2', '乙项目')], '李强'));
  return { main, session: await startWindow(main) };
}

describe('a step back is told by its Chinese name', () => {
  it('an edit by its fields, a new row by its record, and the redo of each likewise', async () => {
    const { session } = await withProjects();
    const name = (commit: Parameters<typeof stepName>[0]): string => stepName(commit, session.live.ledger());
    good(await session.commit((ledger) => [setDraft(ledger, place, { projectName: '甲二期' })]));
    expect(name(good(await session.undo()))).toBe('项目（项目名称）');
    expect(name(good(await session.redo()))).toBe('项目（项目名称）');
    good(await session.commit([projectDraft('p-3', '丙')]));
    expect(name(good(await session.undo()))).toBe('项目');
    expect(name(good(await session.redo()))).toBe('项目');
  });
});

describe('committing', () => {
  it('an edit is stored by main, folded here, and both have the same state hash', async () => {
    const { main, session } = await withProjects();
    const commit = good(await session.commit((ledger) => [setDraft(ledger, place, { projectName: '甲二期' })]));
    expect(commit.ops[0]?.person).toBe('王芳');
    expect(getRecord(session.live.ledger(), 'project', P1)).toMatchObject({ projectName: '甲二期' });
    expect(sameAsMain(main, session)).toBe(true);
  });

  it('typing faster than the disk makes no clash with oneself', async () => {
    const { main, session } = await withProjects();
    main.slow(5);
    const stale = session.live.ledger();
    await Promise.all(['一', '二', '三'].map((name) => session.commit([setDraft(stale, place, { projectName: name })])));
    expect(getRecord(session.live.ledger(), 'project', P1)).toMatchObject({ projectName: '三' });
    expect(getRecord(session.live.ledger(), 'project', P1)?.clashes).toBeUndefined();
    expect(sameAsMain(main, session)).toBe(true);
  });

  it('but what another office put in place unseen stays a clash (law 8)', async () => {
    const { main, session } = await withProjects();
    const stale = setDraft(session.live.ledger(), place, { stateReason: '我看到的' });
    const theirs = setDraft(main.ledger, place, { stateReason: '对方写的' });
    good(await main.commitElsewhere([theirs], '李强'));
    good(await session.commit([stale]));
    expect(getRecord<'project'>(session.live.ledger(), 'project', P1)?.clashes).toEqual(['stateReason']);
    good(await session.commit((ledger) => [decideDraft(ledger, { ...place, reason: '经核实' }, { stateReason: '对方写的' })]));
    expect(getRecord<'project'>(session.live.ledger(), 'project', P1)?.clashes).toBeUndefined();
  });

  it('the save state goes from 正在保存 to 已保存, or says why it failed', async () => {
    const { main, session } = await withProjects();
    const states: string[] = [];
    session.onSaveState(() => states.push(session.saveState().state));
    good(await session.commit([projectDraft('p-3', '丙')]));
    expect(states).toEqual(['saving', 'saved']);
    const broken = await startWindow({ ...main, bridge: { ...main.bridge, commit: async () => fail('E_DISK_FULL') } });
    expect(await broken.commit([projectDraft('p-4', '丁')])).toMatchObject({ code: 'E_DISK_FULL' });
    expect(broken.saveState()).toEqual({ state: 'failed', code: 'E_DISK_FULL' });
    expect(getRecord(broken.live.ledger(), 'project', recordId('p-4'))).toBeNull();
  });

  it('a read-only ledger takes nothing and says 只读', async () => {
    const { main } = await withProjects();
    const session = await startWindow(main, { readOnly: true });
    expect(session.saveState()).toEqual({ state: 'readOnly' });
    expect(await session.commit([projectDraft('p-3', '丙')])).toMatchObject({ code: 'E_READ_ONLY' });
  });

  it('commits of others are taken in when main tells of them', async () => {
    const { main, session } = await withProjects();
    good(await main.commitElsewhere([projectDraft('p-9', '包里来的')], '李强'));
    await session.settled();
    expect(getRecord(session.live.ledger(), 'project', recordId('p-9'))).toMatchObject({ projectName: '包里来的' });
  });
});

describe('change events', () => {
  it('many entries at once are made ready before anybody hears of them; an edit by hand is not (performance goal 3)', async () => {
    const main = await startMain();
    const heard: string[] = [];
    const session = await startWindow(main, {
      prepare: async (ledger) => {
        heard.push(`made ready: ${listRecords(ledger, 'project').length}`);
      },
    });
    session.live.onChange(() => heard.push(`told: ${listRecords(session.live.ledger(), 'project').length}`));
    good(await session.commit([projectDraft('p-1', '甲项目')]));
    good(
      await main.commitElsewhere(
        Array.from({ length: 600 }, (_, at) => projectDraft(`p-${at + 2}`, `项目${at + 2}`)),
        '李强',
      ),
    );
    await session.settled();
    expect(heard).toEqual(['told: 1', 'made ready: 601', 'told: 601']);
  });

  it('a subscriber hears of its own selection only, and unchanged records keep their identity', async () => {
    const { session } = await withProjects();
    const onFirst = vi.fn();
    const onSecond = vi.fn();
    session.live.subscribe((ledger) => getRecord(ledger, 'project', P1), onFirst);
    session.live.subscribe((ledger) => getRecord(ledger, 'project', P2), onSecond);
    const second = getRecord(session.live.ledger(), 'project', P2);
    good(await session.commit((ledger) => [setDraft(ledger, place, { remarks: '备注' })]));
    expect(onFirst).toHaveBeenCalledTimes(1);
    expect(onSecond).not.toHaveBeenCalled();
    expect(getRecord(session.live.ledger(), 'project', P2)).toBe(second);
  });
});

describe('undo and redo (撤销, 恢复)', () => {
  it('go back and forth over edits, new rows and strikes, and the journal keeps it all', async () => {
    const { main, session } = await withProjects();
    const shown = () => listRecords(session.live.ledger(), 'project').map(({ projectName, remarks }) => [projectName, remarks]);
    const steps = [shown()];
    good(
      await session.commit((ledger) => [
        setDraft(ledger, place, { remarks: '一' }),
        setDraft(ledger, { ...place, record: P2 }, { remarks: '二' }),
      ]),
    );
    steps.push(shown());
    good(await session.commit([projectDraft('p-3', '丙项目')]));
    steps.push(shown());
    good(await session.commit([strikeDraft({ ...place, reason: '重复' })]));
    steps.push(shown());
    for (const back of [2, 1, 0]) {
      good(await session.undo());
      expect(shown()).toEqual(steps[back]);
    }
    expect(await session.undo()).toMatchObject({ code: 'E_NOTHING_TO_UNDO' });
    for (const forth of [1, 2, 3]) {
      good(await session.redo());
      expect(shown()).toEqual(steps[forth]);
    }
    expect([session.canUndo(), session.canRedo()]).toEqual([true, false]);
    expect(main.journal.head().n).toBe(1 + 3 + 3 + 3);
    expect(sameAsMain(main, session)).toBe(true);
  });

  it('a new edit ends the possibility of redo', async () => {
    const { session } = await withProjects();
    good(await session.commit((ledger) => [setDraft(ledger, place, { remarks: '一' })]));
    good(await session.undo());
    good(await session.commit((ledger) => [setDraft(ledger, place, { remarks: '二' })]));
    expect(session.canRedo()).toBe(false);
  });

  it('what somebody else changed since is not overwritten by undo', async () => {
    const { main, session } = await withProjects();
    good(await session.commit((ledger) => [setDraft(ledger, place, { remarks: '我的' })]));
    good(await main.commitElsewhere([setDraft(main.ledger, place, { remarks: '县里改的' })], '李强'));
    await session.settled();
    expect(await session.undo()).toMatchObject({ code: 'E_UNDO_STALE' });
    expect(getRecord(session.live.ledger(), 'project', P1)).toMatchObject({ remarks: '县里改的' });
  });

  it('undoing 1,500 pasted rows takes one commit', async () => {
    const { session } = await withProjects();
    good(await session.commit(Array.from({ length: 1_500 }, (_, k) => projectDraft(`p-n${k}`, `第${k}行`))));
    expect(good(await session.undo()).ops).toHaveLength(2);
    expect(listRecords(session.live.ledger(), 'project')).toHaveLength(2);
  });
});

describe('the edits of screens', () => {
  it('a paste over many cells is one operation per project, for what changes only', async () => {
    const { session } = await withProjects();
    const drafts = projectDrafts(session.live.ledger(), [
      { project: P1, field: 'remarks', value: '甲' },
      { project: P1, field: 'industry', value: '新材料' },
      { project: P2, field: 'state', value: '正常' },
      { project: recordId('p-none'), field: 'remarks', value: '没有这个项目' },
    ]);
    expect(drafts.map(({ record, fields }) => [record, fields])).toEqual([[P1, { remarks: '甲', industry: '新材料' }]]);
  });

  it('a date typed into 签约时间 is a stage event; typing another strikes the first; clearing strikes it (law 4)', async () => {
    const { session } = await withProjects();
    const signed = (date: string | null) => [
      { project: P1, stage: '签约' as const, on: date === null ? null : { date, precision: 'day' as const } },
    ];
    const dates = () => listRecords(session.live.ledger(), 'stageEvent').map(({ stage, on }) => [stage, on?.date]);
    good(await session.commit((ledger) => stageDrafts(ledger, signed('2026-03-01'))));
    good(await session.commit((ledger) => stageDrafts(ledger, signed('2026-03-15'))));
    expect(dates()).toEqual([['签约', '2026-03-15']]);
    expect(stageDrafts(session.live.ledger(), signed('2026-03-15'))).toEqual([]);
    expect(session.live.ledger().records.get('stageEvent')?.size).toBe(2);
    good(await session.commit((ledger) => stageDrafts(ledger, signed(null))));
    expect(dates()).toEqual([]);
    good(await session.undo());
    expect(dates()).toEqual([['签约', '2026-03-15']]);
  });

  it('a corrected amount strikes out the first entry of the same kind, span and month only', async () => {
    const { session } = await withProjects();
    const amount = (month: string, minor: number) => ({
      project: P1,
      kind: '到位资金' as const,
      span: '当月' as const,
      month,
      reported: { minor, currency: 'CNY' },
    });
    good(await session.commit((ledger) => moneyDrafts(ledger, [amount('2026-01', 100), amount('2026-02', 200)])));
    good(await session.commit((ledger) => moneyDrafts(ledger, [amount('2026-02', 250)])));
    expect(listRecords(session.live.ledger(), 'moneyEntry').map(({ month, reported }) => [month, reported?.minor])).toEqual([
      ['2026-01', 100],
      ['2026-02', 250],
    ]);
  });

  it('an assignment ends on a day and stays in the ledger', async () => {
    const { session } = await withProjects();
    good(
      await session.commit((ledger) => assignDrafts(ledger, [P1, P2], { role: '包保领导', name: '张书记', from: isoDay('2026-01-01') })),
    );
    const [first] = listRecords(session.live.ledger(), 'assignment');
    good(await session.commit((ledger) => endAssignmentDrafts(ledger, first === undefined ? [] : [first.id], isoDay('2026-06-30'))));
    expect(listRecords(session.live.ledger(), 'assignment').map(({ to }) => to)).toEqual(['2026-06-30', undefined]);
  });

  it('a target is made once and changed after that', async () => {
    const { session } = await withProjects();
    const target = { unit: TOWN, indicator: '到位资金', year: 2026 };
    good(await session.commit((ledger) => targetDrafts(ledger, target, { base: '5' })));
    good(await session.commit((ledger) => targetDrafts(ledger, target, { base: '6.5' })));
    expect(listRecords(session.live.ledger(), 'target').map(({ base }) => base)).toEqual(['6.5']);
    expect(targetDrafts(session.live.ledger(), target, { base: '6.5' })).toEqual([]);
  });
});
