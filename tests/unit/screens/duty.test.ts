/** 责任分工: terms, not overwriting (law 4); one leader for one project (S-33); everybody has a task (S-38). */
import { describe, expect, it } from 'vitest';
import { assignmentDrafts, cannotEnd, overlapping } from '../../../renderer/features/duty/assign-edits';
import type { AssignWish } from '../../../renderer/features/duty/assign-edits';
import { createDraft } from '../../../shared/ledger/drafts';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { leaderGaps } from '../../../shared/views/duty-view';
import { dutyTerms, leaderRoster, leaderSince } from '../../../shared/views/duty-roster';
import { projectRows } from '../../../shared/views/project-rows';
import { enter, ledgerWith, PROJECT, record, UNIT, wan } from '../views/small-ledger';

const TODAY = isoDay('2026-10-31');
const OTHER = recordId('p-other');

const wish: AssignWish = {
  role: '包保领导',
  person: null,
  unit: null,
  name: '李四',
  post: '副县长',
  phone: null,
  from: isoDay('2026-07-01'),
  to: null,
  ground: null,
  endBefore: true,
};

function county() {
  return ledgerWith(
    { projectName: '甲', stageStated: '签约', totalInvestment: wan(1_000) },
    record('project', { projectName: '乙', stageStated: '开工', totalInvestment: wan(500) }, OTHER),
    record('assignment', { project: PROJECT, role: '包保领导', name: '张三', from: isoDay('2025-01-01') }),
    record('assignment', { project: PROJECT, role: '责任人', name: '王五', from: isoDay('2025-01-01') }),
  );
}

describe('分配责任 (S-34, S-36)', () => {
  it('gives many projects one leader in one commit and ends the terms before on the day before', () => {
    const ledger = county();
    enter(ledger, assignmentDrafts(ledger, [PROJECT, OTHER], wish));
    expect(leaderGaps(ledger, TODAY)).toEqual([]);
    const terms = dutyTerms(ledger, PROJECT, TODAY).filter(({ role }) => role === '包保领导');
    expect(terms.map(({ name, from, to, holds }) => [name, from, to, holds])).toEqual([
      ['张三', '2025-01-01', '2026-06-30', false],
      ['李四', '2026-07-01', null, true],
    ]);
  });

  it('leaves other roles alone', () => {
    const ledger = county();
    enter(ledger, assignmentDrafts(ledger, [PROJECT], wish));
    expect(dutyTerms(ledger, PROJECT, TODAY).find(({ role }) => role === '责任人')?.holds).toBe(true);
  });

  it('leaves the term before in force when it is not to be ended: the gap list names both (S-33)', () => {
    const ledger = county();
    enter(ledger, assignmentDrafts(ledger, [PROJECT], { ...wish, endBefore: false }));
    expect(leaderGaps(ledger, TODAY).find(({ project }) => project === PROJECT)).toMatchObject({
      kind: '包保领导不止一名',
      leaders: ['张三', '李四'],
    });
  });

  it('names terms that began on or after the new one, which cannot end the day before it', () => {
    const ledger = county();
    const early = { ...wish, from: isoDay('2025-01-01') };
    expect(cannotEnd(overlapping(ledger, [PROJECT], early), early.from).length).toBe(1);
    expect(cannotEnd(overlapping(ledger, [PROJECT], wish), wish.from)).toEqual([]);
  });

  it('does not touch a term that ended before', () => {
    const ledger = ledgerWith(
      { projectName: '甲' },
      record('assignment', { project: PROJECT, role: '包保领导', name: '张三', from: isoDay('2024-01-01'), to: isoDay('2024-12-31') }),
    );
    expect(overlapping(ledger, [PROJECT], wish)).toEqual([]);
  });
});

describe('某日谁负责 (law 4)', () => {
  it('answers with who was in office on that day, whatever came later', () => {
    const ledger = county();
    enter(ledger, assignmentDrafts(ledger, [PROJECT, OTHER], wish));
    const on = (day: string) => leaderRoster(ledger, isoDay(day)).map(({ name, projects }) => [name, projects.length]);
    expect(on('2026-06-30')).toEqual([['张三', 1]]);
    expect(on('2026-07-01')).toEqual([['李四', 2]]);
    expect(leaderSince(ledger, TODAY).get(PROJECT)).toBe('2026-07-01');
  });
});

describe('领导名册 (S-34, S-38)', () => {
  it('counts projects by stage and adds 人民币 only', () => {
    const ledger = county();
    enter(ledger, [
      record('project', { projectName: '丙', stageStated: '签约', totalInvestment: { minor: 100, currency: 'USD' } }, 'p-dollar'),
    ]);
    enter(ledger, assignmentDrafts(ledger, [PROJECT, OTHER, recordId('p-dollar')], wish));
    const [leader] = leaderRoster(ledger, TODAY);
    expect(leader).toMatchObject({
      name: '李四',
      investment: wan(1_500),
      stages: [
        { stage: '签约', count: 2 },
        { stage: '开工', count: 1 },
      ],
    });
  });

  it('names county leaders without any project, last; projects given up are no load (S-27)', () => {
    const ledger = county();
    enter(ledger, [
      createDraft({ scope: 'county', entity: 'person', record: recordId('h-1') }, { name: '赵六', county: true }),
      record('project', { projectName: '丁', state: '退出' }, 'p-gone'),
    ]);
    enter(ledger, assignmentDrafts(ledger, [recordId('p-gone')], { ...wish, name: null, person: recordId('h-1') }));
    expect(leaderRoster(ledger, TODAY).map(({ name, projects }) => [name, projects.length])).toEqual([
      ['张三', 1],
      ['赵六', 0],
    ]);
  });

  it('ties with the column 包保领导 of the 项目台账', () => {
    const ledger = county();
    enter(ledger, assignmentDrafts(ledger, [OTHER], wish));
    const named = projectRows(ledger, { asOf: TODAY, today: TODAY }).flatMap(({ cells }) =>
      Array.isArray(cells.leader) ? cells.leader : [],
    );
    expect(named.length).toBe(leaderRoster(ledger, TODAY).reduce((sum, { projects }) => sum + projects.length, 0));
  });
});

describe('a unit', () => {
  it('assigns in the scope of the project, so that its package carries it', () => {
    const ledger = county();
    expect(assignmentDrafts(ledger, [PROJECT], wish).every(({ scope }) => scope === UNIT)).toBe(true);
  });
});
