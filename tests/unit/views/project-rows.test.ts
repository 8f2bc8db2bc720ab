/** The 项目台账 as rows: everything shown is derived from dated entries (laws 1 and 4). */
import { describe, expect, it } from 'vitest';
import { strikeDraft } from '../../../shared/ledger/drafts';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import type { Writes } from '../../../shared/ledger/drafts';
import { leaderGaps } from '../../../shared/views/duty-view';
import { PROJECT_COLUMNS } from '../../../shared/views/project-columns';
import { moneyTotals, projectRows } from '../../../shared/views/project-rows';
import { enter, ledgerWith, PROJECT, record, UNIT, wan } from './small-ledger';

const TODAY = isoDay('2026-10-31');
const DAYS = { asOf: TODAY, today: TODAY };

const event = (stage: '签约' | '开工' | '投产' | '入统', date: string) => {
  const precision = date.length === 7 ? 'month' : 'day';
  return record('stageEvent', { project: PROJECT, stage, on: { date, precision } });
};
const leader = (name: string, from: string, to?: string) =>
  record('assignment', { project: PROJECT, role: '包保领导', name, from: isoDay(from), ...(to === undefined ? {} : { to: isoDay(to) }) });

function row(project: Writes<'project'>, ...drafts: Parameters<typeof ledgerWith>[1][]) {
  const [only] = projectRows(ledgerWith(project, ...drafts), DAYS);
  if (only === undefined) throw new Error('no row');
  return only;
}

describe('the stage shown (S-03)', () => {
  it('is the furthest dated event; 入统 is a marker and no stage (S-19)', () => {
    const shown = row({ projectName: '甲' }, event('签约', '2026-01-05'), event('开工', '2026-03-01'), event('入统', '2026-05-01'));
    expect(shown.stage).toBe('开工');
    expect(shown.cells.inStatisticsOn).toMatchObject({ date: '2026-05-01' });
  });

  it('does not look past the day asked for', () => {
    const ledger = ledgerWith({ projectName: '甲' }, event('签约', '2026-01-05'), event('开工', '2026-03-01'));
    expect(projectRows(ledger, { asOf: isoDay('2026-02-28'), today: TODAY })[0]?.stage).toBe('签约');
  });

  it('is what the imported ledger states when no event says more, with a doubt where a date is missing', () => {
    expect(row({ projectName: '甲', stageStated: '在谈' })).toMatchObject({ stage: '在谈', doubts: {} });
    const ahead = row({ projectName: '甲', stageStated: '在建' }, event('签约', '2026-01-05'));
    expect(ahead.stage).toBe('在建');
    expect(ahead.doubts['stage']).toContain('签约');
  });

  it('shows 在建 after 开工 without a doubt, and events go before an older statement', () => {
    expect(row({ projectName: '甲', stageStated: '在建' }, event('开工', '2026-01-05'))).toMatchObject({ stage: '在建', doubts: {} });
    expect(row({ projectName: '甲', stageStated: '在谈' }, event('签约', '2026-01-05')).stage).toBe('签约');
  });

  it('forgets an event that was struck out', () => {
    const ledger = ledgerWith(
      { projectName: '甲' },
      event('签约', '2026-01-05'),
      record('stageEvent', { project: PROJECT, stage: '开工', on: { date: '2026-03', precision: 'month' } }, 's-wrong'),
    );
    enter(ledger, [strikeDraft({ scope: UNIT, entity: 'stageEvent', record: recordId('s-wrong'), reason: '填错项目' })]);
    expect(projectRows(ledger, DAYS)[0]?.stage).toBe('签约');
  });
});

describe('responsibility as of today (S-33, S-36)', () => {
  it('names who holds the role today, not who held it before', () => {
    const shown = row({ projectName: '甲' }, leader('张三', '2025-01-01', '2026-06-30'), leader('李四', '2026-07-01'));
    expect(shown.cells.leader).toEqual([{ name: '李四' }]);
  });

  it.each([
    ['无包保领导', []],
    ['包保领导不止一名', [leader('张三', '2025-01-01'), leader('李四', '2026-07-01')]],
    ['包保任期已止', [leader('张三', '2025-01-01', '2026-06-30')]],
  ] as const)('finds the gap %s in a signed project', (kind, terms) => {
    const ledger = ledgerWith({ projectName: '甲' }, event('签约', '2026-01-05'), ...terms);
    expect(leaderGaps(ledger, TODAY)).toMatchObject([{ project: PROJECT, kind }]);
  });

  it('finds no gap on the last day of a term, nor before signing, nor in a project given up (S-27)', () => {
    expect(
      leaderGaps(ledgerWith({ projectName: '甲' }, event('签约', '2026-01-05'), leader('张三', '2025-01-01', '2026-10-31')), TODAY),
    ).toEqual([]);
    expect(leaderGaps(ledgerWith({ projectName: '甲', stageStated: '在谈' }), TODAY)).toEqual([]);
    expect(leaderGaps(ledgerWith({ projectName: '甲', state: '退出' }, event('签约', '2026-01-05')), TODAY)).toEqual([]);
  });

  it('counts a leader who holds no post any more as a term that ended', () => {
    const person = recordId('h-gone');
    const ledger = ledgerWith(
      { projectName: '甲' },
      event('签约', '2026-01-05'),
      record('person', { name: '王五' }, person),
      record('post', { person, title: '副县长', from: isoDay('2022-01-01'), to: isoDay('2026-06-30') }),
      record('assignment', { project: PROJECT, role: '包保领导', person, from: isoDay('2026-01-05') }),
    );
    expect(leaderGaps(ledger, TODAY)).toMatchObject([{ kind: '包保任期已止', leaders: ['王五'], ended: '2026-06-30' }]);
  });
});

describe('rows and columns of the ledger (S-01)', () => {
  it('has a value for every column and no value without a column', () => {
    const shown = row({ projectName: '甲', totalInvestment: wan(5000) });
    expect(Object.keys(shown.cells).sort()).toEqual(PROJECT_COLUMNS.map(({ key }) => key).sort());
  });

  it('says who entered a row and where it came from', () => {
    expect(row({ projectName: '甲' }).cells).toMatchObject({ enteredBy: '测试员', source: null, unit: '柳河镇', index: 1 });
  });

  it('never adds foreign money to 人民币 (S-15)', () => {
    const second = record('project', { projectName: '乙', totalInvestment: { minor: 300_000_000, currency: 'USD' } });
    const rows = projectRows(ledgerWith({ projectName: '甲', totalInvestment: wan(5000) }, second), DAYS);
    expect(moneyTotals(rows, 'totalInvestment')).toEqual([
      { currency: 'CNY', minor: 5_000_000_000, rows: 1 },
      { currency: 'USD', minor: 300_000_000, rows: 1 },
    ]);
  });
});
