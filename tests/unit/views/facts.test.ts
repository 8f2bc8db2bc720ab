/** The ledger as facts: what the scheme counts is what the project ledger shows, so that 首页, table and letter agree. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HolidayTableSchema, workCalendar } from '../../../shared/calendar/holiday-table';
import { openCommit } from '../../../shared/ledger/commit';
import { fold } from '../../../shared/ledger/fold';
import type { Operation } from '../../../shared/ledger/operation';
import { isoDay } from '../../../shared/model/dates';
import { sampleCommits } from '../../../shared/sample/sample-county';
import { completionTable } from '../../../shared/scoring/completion-table';
import { FactsSchema } from '../../../shared/scoring/facts';
import { SchemeSchema } from '../../../shared/scoring/scheme-schema';
import { factsOf } from '../../../shared/views/facts';
import { projectRows } from '../../../shared/views/project-rows';
import { stageDate } from '../../../shared/views/stage-view';
import { indexLedger } from '../../../shared/views/ledger-index';

const asset = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../../assets/${name}`, import.meta.url), 'utf8'));
const scheme = SchemeSchema.parse(asset('sample/scheme-qingshi-2026.json'));
const calendars = [2025, 2026].map((year) => HolidayTableSchema.parse(asset(`holidays/${year}.json`)));
const ledger = fold(sampleCommits({ calendars, scheme }).flatMap((commit): Operation[] => openCommit(commit) ?? []));
const facts = factsOf(ledger, scheme);
const table = completionTable(scheme, facts, { year: 2026, month: 10, calendar: workCalendar(calendars), asOf: '2026-10-31' });
const rows = projectRows(ledger, { asOf: isoDay('2026-10-31'), today: isoDay('2026-10-31') });

function cumulative(target: string, unit: string): string | undefined {
  return table.rows.find((row) => row.target === target && row.unit === unit)?.cumulative?.text;
}

describe('facts of the sample county', () => {
  it('have the form the engine reads, with ids that are unique in each table', () => {
    expect(FactsSchema.safeParse(facts).success).toBe(true);
    for (const list of Object.values(facts)) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });

  it('give every unit the recognised money that its project rows show (totals tie)', () => {
    for (const { unit } of table.totals) {
      const shown = rows
        .filter((row) => row.unit === unit)
        .reduce((sum, { cells }) => {
          const value = cells.fundsYearRecognised;
          return sum + (typeof value === 'object' && value !== null && 'minor' in value ? value.minor : 0);
        }, 0);
      expect(cumulative('fund', unit)).toBe((shown / 1_000_000).toFixed(2));
    }
  });

  it('give every unit the projects signed and started this year that its project rows show', () => {
    const index = indexLedger(ledger);
    for (const { unit } of table.totals) {
      const own = rows.filter((row) => row.unit === unit);
      for (const [target, stage] of [
        ['signed', '签约'],
        ['started', '开工'],
      ] as const) {
        const dates = own.map(({ id }) => stageDate(index.stages.get(id) ?? [], stage, isoDay('2026-10-31')));
        expect(cumulative(target, unit)).toBe(String(dates.filter((on) => on?.date.startsWith('2026') === true).length));
      }
    }
  });

  it('show 县民政局 and 县人社局 as a tie, and the new park without a score (S-63)', () => {
    const total = (unit: string) => table.totals.find((row) => row.unit === unit);
    expect(total('u-minzheng')).toMatchObject({ tied: true, rank: total('u-renshe')?.rank });
    expect(total('u-minzheng')?.total?.text).toBe(total('u-renshe')?.total?.text);
    expect(total('u-xincai')).toMatchObject({ total: null, rank: null, section: '园区' });
  });

  it('carry every target of the ledger to a target of the scheme, and the four tasks beside it under their own name (S-51)', () => {
    const known = new Set(scheme.targets.map(({ id }) => id));
    const beside = facts.targets.filter(({ target }) => !known.has(target));
    expect(new Set(beside.map(({ owner, target }) => `${owner.id} ${target}`))).toEqual(
      new Set(['u-fagai', 'u-gongxin', 'u-shangwu', 'u-toucu'].map((unit) => `${unit} 引进5亿元以上项目（个）`)),
    );
    expect(beside).toHaveLength(4);
    expect(facts.targets.filter(({ year, target }) => year === 2026 && known.has(target))).toHaveLength(155);
  });
});
