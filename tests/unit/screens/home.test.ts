/** 首页 on the sample county: every figure equals the one of the screen it leads to (issue 2, "totals tie"). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCommit } from '../../../shared/ledger/commit';
import { createDraft, strikeDraft } from '../../../shared/ledger/drafts';
import { fold } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { listRecords } from '../../../shared/ledger/read';
import { isoDay } from '../../../shared/model/dates';
import { recordId } from '../../../shared/model/ids';
import { STAGES } from '../../../shared/model/stages';
import { monthView } from '../../../shared/month/month-view';
import type { MonthView } from '../../../shared/month/month-view';
import { targetTrend } from '../../../shared/month/target-trend';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { SAMPLE_TODAY } from '../../../shared/sample/units';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { FUNNEL, homeFunnel, lettersToSign, mainTarget, ranking, rankingLacks, recentChanges } from '../../../shared/views/home';
import { projectRows } from '../../../shared/views/project-rows';
import { enter, ledgerWith, PROJECT, record, UNIT } from '../views/small-ledger';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const scheme = SchemeSchema.parse(JSON.parse(readFileSync(path.join(ROOT, 'assets/sample/scheme-qingshi-2026.json'), 'utf8')));
const ledger = fold(sampleCommits({ calendars: [], scheme }).flatMap((commit): Operation[] => openCommit(commit) ?? []));
const today = isoDay(SAMPLE_TODAY);
const rows = projectRows(ledger, { asOf: today, today });

function month(period: string): MonthView {
  const view = monthView(ledger, period);
  if (view === null) throw new Error('the sample county has adopted a scheme');
  return view;
}
const view = month(SAMPLE_TODAY.slice(0, 7));

function totalOf(of: MonthView, target: string) {
  const line = of.tables.find((table) => table.target === target)?.lines.find(({ kind }) => kind === 'total');
  if (line?.kind !== 'total') throw new Error(target);
  return line.total;
}

describe('the funnel (S-03)', () => {
  const funnel = homeFunnel(ledger, rows, today);

  it('gives every stage to exactly one step', () => {
    expect(FUNNEL.flatMap(({ stages }) => stages)).toEqual([...STAGES]);
  });

  it('holds every row of the 项目台账 once: steps, 退出 and 阶段未定 together', () => {
    const all = [...funnel.steps.flatMap(({ projects }) => projects), ...funnel.withdrawn, ...funnel.unknown];
    expect(all.length).toBe(rows.length);
    expect(new Set(all)).toEqual(new Set(rows.map(({ id }) => id)));
  });

  it('counts 投产 as the tab of the 项目台账 does, less the projects given up (S-27)', () => {
    const counted = rows.filter(({ stage, cells }) => stage === '投产' && cells.state !== '退出').length;
    expect(funnel.steps.find(({ name }) => name === '投产')?.projects.length).toBe(counted);
    expect(counted).toBeGreaterThan(0);
  });

  it('sets 入统 beside the chain with the projects whose 入统 column is filled (S-19)', () => {
    const filled = rows.filter(({ cells }) => cells.inStatisticsOn != null && cells.state !== '退出').length;
    expect(funnel.markers.find(({ name }) => name === '入统')?.projects.length).toBe(filled);
    expect(filled).toBeGreaterThan(0);
  });

  it('does not count a planned 入规', () => {
    const planned = ledgerWith(
      { projectName: '甲' },
      record('stageEvent', { project: PROJECT, stage: '入规', on: { date: '2026-03', precision: 'month', planned: true } }),
    );
    const own = projectRows(planned, { asOf: today, today });
    expect(homeFunnel(planned, own, today).markers.find(({ name }) => name === '入规')?.projects).toEqual([]);
  });
});

describe('the ranking (S-58, S-90)', () => {
  const target = mainTarget(view);

  it('shows every unit of the scheme once, with the place, score and movement of the month', () => {
    const lines = ranking(view, target ?? '').flatMap((group) => group.lines);
    expect(lines.map(({ total }) => total.unit).sort()).toEqual(view.totals.map(({ unit }) => unit).sort());
    for (const { total } of lines) expect(view.totals).toContain(total);
  });

  it('lists each 赛区 from the first place on, units without a place last', () => {
    for (const { lines } of ranking(view, target ?? '')) {
      const places = lines.map(({ total }) => total.rank ?? Number.MAX_SAFE_INTEGER);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  it('takes the 序时 gap from the row of the table (S-55)', () => {
    const lines = ranking(view, target ?? '').flatMap((group) => group.lines);
    for (const { total, row } of lines)
      expect(row).toBe(view.table.rows.find((own) => own.target === target && own.unit === total.unit) ?? null);
    expect(lines.some(({ row }) => row?.gapPoints != null)).toBe(true);
  });

  it('says what a year lacks before a place can mean anything: a 赛区 with somebody in it, a task of that year (S-50, S-39)', () => {
    expect(rankingLacks(ledger, view)).toEqual([]);
    expect(rankingLacks(ledgerWith({}), view)).toEqual(['赛区', '任务']);
    const year = Number(view.period.slice(0, 4));
    const empty = record('group', { name: '一赛区', year, units: [] });
    const lastYear = record('target', { unit: UNIT, year: year - 1, base: '5' });
    expect(rankingLacks(ledgerWith({}, empty, lastYear), view)).toEqual(['赛区', '任务']);
    const filled = record('group', { name: '一赛区', year, units: [UNIT] });
    expect(rankingLacks(ledgerWith({}, filled), view)).toEqual(['任务']);
  });

  it('looks first at an indicator of recognised figures', () => {
    expect(view.tables.find((table) => table.target === target)?.counts).toBe('核定数');
  });
});

describe('money by month', () => {
  const target = mainTarget(view) ?? '';
  const trend = targetTrend(ledger, view, target);

  it.each(['2026-01', '2026-06', '2026-10'])('equals the 合计 line of the table of %s', (period) => {
    const at = trend?.months[Number(period.slice(5)) - 1];
    expect(at?.cumulative).toEqual(totalOf(month(period), target).cumulative);
  });

  it('shows the year before and the 序时 of the same rows', () => {
    const own = month('2026-10').table.rows.filter((row) => row.target === target);
    const last = own.reduce((sum, { lastYear }) => sum + Number(lastYear?.text ?? 0), 0);
    expect(Number(trend?.months[9]?.lastYear.text)).toBeCloseTo(last, 2);
    const due = own.reduce((sum, { yearTarget, schedule }) => sum + (Number(yearTarget?.text ?? 0) * Number(schedule?.text ?? 0)) / 100, 0);
    expect(Math.abs(Number(trend?.months[9]?.schedule.text) - due) / due).toBeLessThan(0.001);
  });

  it('is open for the months to come, which have a schedule all the same', () => {
    expect(trend?.months[11]?.cumulative).toBeNull();
    expect(trend?.months[11]?.schedule).toEqual(totalOf(view, target).yearTarget);
  });

  it('knows no indicator that the scheme does not have', () => {
    expect(targetTrend(ledger, view, 'nothing')).toBeNull();
  });
});

describe('待签发', () => {
  const letter = createDraft({ scope: 'county', entity: 'letter', record: recordId('l-1') }, { template: '督办通知单', title: '甲' });
  const step = (id: string, name: '签批' | '退回' | '作废' | '签订' | '送签') =>
    createDraft({ scope: 'county', entity: 'letterStep', record: recordId(id) }, { letter: recordId('l-1'), step: name });
  const left = (...steps: Parameters<typeof step>[]) => lettersToSign(ledgerWith({}, letter, ...steps.map((own) => step(...own)))).length;

  it('is every letter without a 签批 that stands', () => {
    expect(left()).toBe(1);
    expect(left(['e-1', '送签'])).toBe(1);
    expect(left(['e-1', '签批'])).toBe(0);
    expect(left(['e-1', '签批'], ['e-2', '退回'])).toBe(1);
  });

  it('is not a letter that was signed by both sides or withdrawn', () => {
    expect(left(['e-1', '签订'])).toBe(0);
    expect(left(['e-1', '作废'])).toBe(0);
  });
});

describe('changes of the last seven days', () => {
  it('counts what was entered, once per entry, and leaves out what was struck since', () => {
    const day = isoDay('2026-01-01');
    const small = ledgerWith(
      { projectName: '甲' },
      record('stageEvent', { project: PROJECT, stage: '签约', on: { date: '2026-01', precision: 'month' } }, 's-1'),
    );
    expect(recentChanges(small, day).map(({ words, changes }) => [words, changes.length])).toEqual([
      ['新增项目', 1],
      ['项目签约', 1],
    ]);
    enter(small, [strikeDraft({ scope: UNIT, entity: 'stageEvent', record: recordId('s-1'), reason: '录错' })]);
    expect(recentChanges(small, day).map(({ words }) => words)).toEqual(['新增项目']);
  });

  it('a step of an earlier year entered this week is entered late, not a signing of this week', () => {
    const small = ledgerWith(
      { projectName: '甲' },
      record('stageEvent', { project: PROJECT, stage: '签约', on: { date: '2025-06-18', precision: 'day' } }, 's-1'),
      record('stageEvent', { project: PROJECT, stage: '开工', on: { date: '2024', precision: 'year' } }, 's-2'),
      record('stageEvent', { project: PROJECT, stage: '投产', on: { date: '2026-01-01', precision: 'day' } }, 's-3'),
    );
    expect(recentChanges(small, isoDay('2026-01-01')).map(({ words, changes }) => [words, changes.length])).toEqual([
      ['新增项目', 1],
      ['项目投产', 1],
      ['补录阶段', 2],
    ]);
  });

  it('looks back seven days, today included, and never ahead', () => {
    const small = ledgerWith({ projectName: '甲' });
    expect(recentChanges(small, isoDay('2026-01-07')).length).toBe(1);
    expect(recentChanges(small, isoDay('2026-01-08'))).toEqual([]);
    expect(recentChanges(small, isoDay('2025-12-31'))).toEqual([]);
  });

  it('names the project of a recognised sum', () => {
    const recognised = recentChanges(ledger, today).find(({ words }) => words === '核定资金');
    const projects = new Set(listRecords(ledger, 'project').map(({ id }) => id));
    for (const { project } of recognised?.changes ?? []) expect(project !== null && projects.has(project)).toBe(true);
    expect(recognised?.changes.length ?? 0).toBeGreaterThan(0);
  });
});
