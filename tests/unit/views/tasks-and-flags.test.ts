/**
 * Tasks as they stand on a day, broken down to people with the sum check, and what the bulletin points out (S-39, S-51, S-53, S-54, S-56, S-57, S-58,
 * S-60, S-81, S-97, S-115).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breakdownOf, extraTasks, restText, tasksInForce } from '../../../shared/county/tasks';
import { openCommit } from '../../../shared/ledger/commit';
import { createDraft } from '../../../shared/ledger/drafts';
import { fold } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { blanks, groupEnds, growthText, shortfalls } from '../../../shared/month/flags';
import { monthView } from '../../../shared/month/month-view';
import { countyGrowth, pointsTable, usualPair } from '../../../shared/month/points-table';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { LIUHE } from '../../../shared/sample/units';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { breakdownSheet, extraTasksSheet, recognitionSheet } from '../../../shared/views/office-sheets';
import { enter } from './small-ledger';

const scheme = SchemeSchema.parse(
  JSON.parse(readFileSync(new URL('../../../assets/sample/scheme-qingshi-2026.json', import.meta.url), 'utf8')),
);
const ledger = fold(sampleCommits({ calendars: [], scheme }).flatMap((commit): Operation[] => openCommit(commit) ?? []));
const FUND = '当年到位资金';
const today = isoDay('2026-10-31');
const taskOf = (day: string) => tasksInForce(ledger, 2026, isoDay(day)).find(({ unit, indicator }) => unit === LIUHE && indicator === FUND);
const county = <E extends 'target' | 'personTarget' | 'directFigure'>(
  entity: E,
  id: string,
  values: Parameters<typeof createDraft<E>>[1],
) => createDraft<E>({ scope: 'county', entity, record: recordId(id) }, values);

describe('a task revised by document (S-54)', () => {
  const before = taskOf('2026-10-31')?.base;
  enter(ledger, [
    county('target', 't-rev', {
      unit: LIUHE,
      indicator: FUND,
      year: 2026,
      base: '40000',
      document: '青招组发〔2026〕9号',
      from: isoDay('2026-11-01'),
    }),
  ]);
  it('holds from its day on; until then the task is the one first set', () => {
    expect(taskOf('2026-10-31')?.base).toBe(before);
    expect(taskOf('2026-11-01')?.base).toBe('40000');
  });
  it('is what the table of the later month compares with', () => {
    const rowOf = (month: string) => monthView(ledger, month)?.table.rows.find(({ unit, target }) => unit === LIUHE && target === 'fund');
    expect(rowOf('2026-10')?.yearTarget?.text).toBe(`${before ?? ''}.00`);
    expect(rowOf('2026-11')?.yearTarget?.text).toBe('40000.00');
  });
});

describe('a task of a single unit outside of the 办法 (S-51)', () => {
  it('is done by what was reported for it up to the month (S-115)', () => {
    const own = { unit: LIUHE, indicator: '引进5亿元以上项目' };
    const figure = (id: string, month: string, value: string) => county('directFigure', id, { ...own, month, value, supplier: '县发改委' });
    enter(ledger, [
      county('target', 't-extra', { ...own, year: 2026, base: '4' }),
      figure('x-1', '2026-03', '1'),
      figure('x-2', '2026-10', '2'),
      figure('x-3', '2026-11', '9'),
    ]);
    const given = extraTasks(ledger, 2026, '2026-10', today).filter(({ task }) => task.id === 't-extra');
    expect(given.map(({ done, completion }) => [done, completion])).toEqual([['3', '75']]);
  });
  it('is printed as a sheet of its own', () => {
    const sheet = extraTasksSheet(ledger, { title: '附加任务完成情况表', period: '2026-12', today: isoDay('2026-10-31'), rows: null });
    expect(sheet.rows.map((row) => ('cells' in row ? row.cells.slice(1) : []))).toContainEqual([
      '柳河镇',
      '引进5亿元以上项目',
      '4',
      '3',
      '75',
      null,
    ]);
  });
});

describe('the breakdown to people (S-39)', () => {
  const people = breakdownOf(ledger, LIUHE, 2026, today).people;
  it('lists the unit’s people with the head first', () => {
    expect(people.length).toBeGreaterThan(1);
    expect(people[0]?.rank).toBe('主要负责人');
  });
  it('says under- and over-allocation to the last unit', () => {
    const given = (id: string, at: number, base: string) =>
      county('personTarget', id, { unit: LIUHE, year: 2026, indicator: FUND, person: people[at]?.person ?? null, base });
    const sum = () => {
      const own = breakdownOf(ledger, LIUHE, 2026, today).sums.find(({ indicator }) => indicator === FUND);
      return own === undefined ? '' : restText(own, '万元');
    };
    enter(ledger, [given('jt-1', 0, '30000'), given('jt-2', 1, '19999.5')]);
    expect(sum()).toBe('任务50000万元，还有0.5万元未分解');
    enter(ledger, [county('personTarget', 'jt-3', { unit: LIUHE, year: 2026, indicator: FUND, person: recordId('h-gone'), base: '0.5' })]);
    expect(sum()).toBe('任务50000万元，已全部分解');
    const sheet = breakdownSheet(ledger, { title: '任务分解表', period: '2026-12', today, rows: [LIUHE] });
    expect(sheet.rows.filter(({ role }) => role === 'total')).toHaveLength(3);
    expect(sheet.notes).toContain(`${FUND}：任务50000万元，已全部分解。`);
  });
});

describe('what the bulletin points out', () => {
  const view = monthView(ledger, '2026-10');
  if (view === null) throw new Error('no scheme');
  const behind = (target: string) =>
    new Set(
      view.table.rows.filter((row) => row.target === target && row.gapPoints?.exact.startsWith('-') === true).map(({ unit }) => unit),
    );

  it('双脱幅 are exactly the units behind on both, before those behind on one (S-56)', () => {
    const found = shortfalls(view, ['fund', 'signed']);
    const [fund, signed] = [behind('fund'), behind('signed')];
    expect(new Set(found.filter(({ word }) => word === '双脱幅').map(({ unit }) => unit))).toEqual(
      new Set([...fund].filter((unit) => signed.has(unit))),
    );
    expect(new Set(found.map(({ unit }) => unit))).toEqual(new Set([...fund, ...signed]));
    const words = found.map(({ word }) => word);
    expect(words.lastIndexOf('双脱幅')).toBeLessThan(words.indexOf('脱幅'));
  });
  it('what is missing of the year is 100 less the completion, never below zero', () => {
    for (const { sides } of shortfalls(view, ['fund', 'signed'])) {
      for (const { completion, missing } of sides) expect(Number(missing)).toBeCloseTo(Math.max(0, 100 - Number(completion)), 1);
    }
  });
  it('blank units have a task and nothing done (S-57)', () => {
    const zero = view.table.rows.filter(
      ({ yearTarget, cumulative }) => yearTarget !== null && yearTarget.exact !== '0' && cumulative?.exact === '0',
    );
    expect(new Set(blanks(view).map(({ unit }) => unit))).toEqual(new Set(zero.map(({ unit }) => unit)));
  });
  it('growth says its direction and an empty base (S-58)', () => {
    expect(growthText('120', '100')).toBe('增长20.0%');
    expect(growthText('90', '120')).toBe('下降25.0%');
    expect(growthText('5', '0')).toBe('去年同期为零');
    expect(growthText('0', '0')).toBe('持平');
  });
  it('no unit is among the first and the last three at once (S-81)', () => {
    for (const { first, last } of groupEnds(view, 3)) {
      const names = [...first, ...last].map(({ unit }) => unit);
      expect(new Set(names).size).toBe(names.length);
      for (const { rank } of last) expect(rank).toBeGreaterThanOrEqual(Math.max(...first.map((own) => own.rank)));
    }
  });

  it('stand on paper as in the window: 脱幅, both ends of each 赛区 with reasons, 空白单位, 同比 (S-56, S-57, S-58, S-81)', () => {
    const { rows } = pointsTable(ledger, view, { title: '通报要点', asOf: today }, usualPair(view));
    const heads = rows.flatMap((row) => (row.role === 'section' ? [row.text.slice(0, 4)] : []));
    expect(heads).toEqual(['脱幅14', '各赛区前', '空白单位', '同比（全']);
    const cells = rows.flatMap((row) => (row.role === 'section' ? [] : [row.cells]));
    const short = shortfalls(view, usualPair(view));
    expect(cells.slice(0, short.length).map(([, name]) => name)).toEqual(short.map(({ name }) => name));
    expect(cells.filter(([, , , state]) => state === '前列：第1名').length).toBeGreaterThan(3);
    expect(cells.slice(-view.tables.length).map(([, title]) => title)).toEqual(countyGrowth(view).map(({ title }) => title));
  });
});

describe('the sheet of the month’s 核定 (S-113)', () => {
  it('adds reported, recognised and cut per kind and span, and says how many wait', () => {
    const { rows } = recognitionSheet(ledger, { title: '资金核定表', period: '2026-10', today, rows: null });
    const minor = (value: unknown) => (typeof value === 'object' && value !== null && 'minor' in value ? Number(value.minor) : 0);
    const lines = rows.flatMap((row) => (row.role === 'row' ? [row.cells] : []));
    const totals = rows.flatMap((row) => (row.role === 'total' ? [row.cells] : []));
    const sum = (list: readonly (readonly unknown[])[], at: number) => list.reduce((all, cells) => all + minor(cells[at]), 0);
    expect(lines.length).toBeGreaterThan(20);
    expect(sum(totals, 5)).toBe(sum(lines, 5));
    expect(sum(totals, 6)).toBe(sum(lines, 6));
  });
});
