/** What is due (S-74, S-82): only what still has a limit, with the person who answers today. */
import { describe, expect, it } from 'vitest';
import { gridDrafts } from '../../../renderer/features/ledger/project-edits';
import { isoDay } from '../../../shared/model/dates';
import { workCalendarOf } from '../../../shared/views/calendar';
import { dueMatters, missingYears } from '../../../shared/views/deadlines';
import { parseCell } from '../../../shared/views/parse-cell';
import { stageShown } from '../../../shared/views/stage-view';
import { enter, ledgerWith, PROJECT, record } from './small-ledger';

const TODAY = isoDay('2026-11-10');
const limited = { projectName: '甲项目', deadline: { date: '2026-10', precision: 'month' } } as const;
const duty = (name: string, from: string, to?: string) =>
  record('assignment', { project: PROJECT, role: '责任人', name, from: isoDay(from), ...(to === undefined ? {} : { to: isoDay(to) }) });

describe('projects with a limit (S-82)', () => {
  it('a month as the limit ends on its last day; the person is the one who answers today, also after a change', () => {
    const ledger = ledgerWith(limited, duty('张三', '2026-01-01', '2026-11-09'), duty('李四', '2026-11-10'));
    expect(dueMatters(ledger, TODAY, workCalendarOf(ledger))).toMatchObject([{ due: '2026-10-31', state: '已超期', person: '李四' }]);
    enter(ledger, [duty('王五', '2026-11-01')]);
    expect(dueMatters(ledger, TODAY, workCalendarOf(ledger))[0]?.person).toBe('李四、王五');
  });

  it('a year without its holiday table is said, not counted', () => {
    const ledger = ledgerWith(limited);
    const matters = dueMatters(ledger, TODAY, workCalendarOf(ledger));
    expect(matters).toMatchObject([{ workdays: null }]);
    expect(missingYears(matters)).toEqual([2026]);
  });

  it('in production, paused or gone, there is no limit left', () => {
    const produced = record('stageEvent', { project: PROJECT, stage: '投产', on: { date: '2026-09', precision: 'month' } });
    for (const ledger of [
      ledgerWith(limited, produced),
      ledgerWith({ ...limited, state: '暂停' }),
      ledgerWith({ ...limited, state: '退出' }),
    ])
      expect(dueMatters(ledger, TODAY, workCalendarOf(ledger))).toEqual([]);
  });
});

describe('what is typed', () => {
  const context = { moneyUnit: '万元', year: 2026 } as const;
  it('commas count as separators of thousands only where they stand as such', () => {
    expect(parseCell({ kind: 'number' }, '1,200亩', context)).toEqual({ ok: true, value: '1200' });
    expect(parseCell({ kind: 'percent' }, '70 %', context)).toEqual({ ok: true, value: '70' });
    for (const text of ['1,5', '1 2', '12,34', '约30']) expect(parseCell({ kind: 'number' }, text, context).ok, text).toBe(false);
  });

  it('a surname with a post only is refused, as an import would ask', () => {
    expect(parseCell({ kind: 'people' }, '王县长', context)).toMatchObject({ ok: false, code: 'E_ANSWER' });
  });
});

it('a stated 入统 or 入规 shows the stage it follows (S-03)', () => {
  const project = { id: PROJECT, scope: 'county' } as const;
  expect(stageShown({ ...project, stageStated: '入统' }, [], TODAY).stage).toBe('开工');
  expect(stageShown({ ...project, stageStated: '入规' }, [], TODAY).stage).toBe('投产');
});

it('a value entered by hand settles the text an import could not read, and no other', () => {
  const ledger = ledgerWith({ projectName: '甲', unread: { totalInvestment: '待定', signedOn: '24.3' } });
  const made = gridDrafts([{ rowId: PROJECT, key: 'totalInvestment', text: '300' }], { ledger, today: TODAY, moneyUnit: '万元' });
  expect(made.ok && made.value[0]?.fields).toMatchObject({ totalInvestment: { minor: 300_000_000 }, unread: { signedOn: '24.3' } });
});

it('the name of a project is changed but never emptied, and nothing of the gesture is taken', () => {
  const ledger = ledgerWith({ projectName: '甲' });
  const context = { ledger, today: TODAY, moneyUnit: '万元' } as const;
  for (const text of [null, '', ' '])
    expect(
      gridDrafts(
        [
          { rowId: PROJECT, key: 'totalInvestment', text: '300' },
          { rowId: PROJECT, key: 'projectName', text },
        ],
        context,
      ),
    ).toMatchObject({ ok: false, code: 'E_DRAFT' });
  expect(gridDrafts([{ rowId: PROJECT, key: 'projectName', text: '乙' }], context)).toMatchObject({ ok: true });
});
