import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deadlineState, dueDay } from '../../../shared/calendar/deadlines';
import { HolidayTableSchema, checkHolidayTable, workCalendar } from '../../../shared/calendar/holiday-table';
import { rollToWorkday, shiftWorkdays, workdaysBetween } from '../../../shared/calendar/workdays';

const table = (year: number) =>
  HolidayTableSchema.parse(JSON.parse(readFileSync(new URL(`../../../assets/holidays/${year}.json`, import.meta.url), 'utf8')));
const tables = [table(2024), table(2025), table(2026)];
const calendar = workCalendar(tables);

describe('working days of the State Council notices', () => {
  it('the bundled tables hold no slip: make-up days are weekends and no holidays', () => {
    expect(tables.flatMap(checkHolidayTable)).toEqual([]);
  });

  it('E16 (D29): one working day before Thursday 9 Oct 2025 is Tuesday 30 Sep', () => {
    expect(shiftWorkdays('2025-10-09', -1, calendar)).toEqual({ ok: true, day: '2025-09-30' });
  });

  it('E16 (D29): 5 working days from the day after Fri 26 Sep 2025 end on Fri 10 Oct', () => {
    expect(dueDay('2025-09-26', { length: { n: 5, unit: 'workday' }, countFrom: 'next-day', roll: 'none', remind: [] }, calendar)).toEqual({
      ok: true,
      day: '2025-10-10',
    });
    expect(workdaysBetween('2025-09-26', '2025-10-10', calendar)).toEqual({ ok: true, days: 5 });
  });

  it('a year without a table is refused by name, never guessed', () => {
    expect(shiftWorkdays('2026-12-31', 1, calendar)).toEqual({ ok: false, missingYear: 2027 });
    expect(rollToWorkday('2027-03-03', 'next', calendar)).toEqual({ ok: false, missingYear: 2027 });
  });

  it('rolls a limit off a holiday, forwards over the make-up day', () => {
    expect(rollToWorkday('2026-02-15', 'next', calendar)).toEqual({ ok: true, day: '2026-02-24' });
    expect(rollToWorkday('2026-02-15', 'previous', calendar)).toEqual({ ok: true, day: '2026-02-14' });
  });
});

describe('natural days and months (E17, D26, S-82)', () => {
  const none = { countFrom: 'next-day', roll: 'none', remind: [] } as const;
  it('agreed registration 15 Jun 2016 + 30 natural days = 15 Jul; on 16 Jul it is overdue', () => {
    const spec = { ...none, length: { n: 30, unit: 'day' } } as const;
    expect(dueDay('2016-06-15', spec, calendar)).toEqual({ ok: true, day: '2016-07-15' });
    expect(deadlineState({ from: '2016-06-15', asOf: '2016-07-15' }, spec, calendar)).toMatchObject({ state: 'running', daysLeft: 0 });
    expect(deadlineState({ from: '2016-06-15', asOf: '2016-07-16' }, spec, calendar)).toMatchObject({ state: 'overdue' });
  });
  it('agreed start 1 Sep 2016 + 6 months = 1 Mar 2017; on 2 Mar it is overdue', () => {
    const spec = { ...none, length: { n: 6, unit: 'month' } } as const;
    expect(dueDay('2016-09-01', spec, calendar)).toEqual({ ok: true, day: '2017-03-01' });
    expect(deadlineState({ from: '2016-09-01', asOf: '2017-03-02' }, spec, calendar)).toMatchObject({ state: 'overdue' });
  });
  it('a month ends where the month ends; counting from the same day gives one day less', () => {
    expect(dueDay('2026-01-31', { ...none, length: { n: 1, unit: 'month' } }, calendar)).toEqual({ ok: true, day: '2026-02-28' });
    expect(dueDay('2026-03-01', { ...none, countFrom: 'same-day', length: { n: 10, unit: 'day' } }, calendar)).toEqual({
      ok: true,
      day: '2026-03-10',
    });
  });
  it('a pause moves the limit by its days; done in time and done late are told apart', () => {
    const spec = { ...none, length: { n: 10, unit: 'day' }, remind: [{ n: 3, unit: 'day' }] } as const;
    const pauses = [{ from: '2026-03-03', to: '2026-03-07' }];
    expect(deadlineState({ from: '2026-03-01', pauses, asOf: '2026-03-14' }, spec, calendar)).toMatchObject({
      due: '2026-03-16',
      remindOn: ['2026-03-13'],
      state: 'remind',
    });
    expect(deadlineState({ from: '2026-03-01', stop: '2026-03-11', asOf: '2026-04-01' }, spec, calendar)).toMatchObject({
      state: 'doneInTime',
    });
    expect(deadlineState({ from: '2026-03-01', stop: '2026-03-12', asOf: '2026-04-01' }, spec, calendar)).toMatchObject({
      state: 'doneLate',
    });
  });
  it('a limit in working days gets back the working days of a pause, and a pause after it has passed moves nothing', () => {
    const spec = { ...none, length: { n: 20, unit: 'workday' } } as const;
    // 1 July 2026 + 20 working days = 29 July; 公示 of 13 to 17 July and the two days of a weekend later.
    const pauses = [
      { from: '2026-08-01', to: '2026-08-02' },
      { from: '2026-07-13', to: '2026-07-17' },
    ];
    expect(deadlineState({ from: '2026-07-01', asOf: '2026-09-30' }, spec, calendar)).toMatchObject({ due: '2026-07-29' });
    expect(deadlineState({ from: '2026-07-01', pauses, asOf: '2026-09-30' }, spec, calendar)).toMatchObject({ due: '2026-08-05' });
    const late = [{ from: '2026-08-10', to: '2026-08-20' }];
    expect(deadlineState({ from: '2026-07-01', pauses: late, asOf: '2026-09-30' }, spec, calendar)).toMatchObject({
      due: '2026-07-29',
      state: 'overdue',
    });
  });
  it('a limit moved by a pause is rolled off the holiday again', () => {
    const spec = { length: { n: 10, unit: 'day' }, countFrom: 'next-day', roll: 'next-workday', remind: [] } as const;
    const pauses = [{ from: '2026-02-03', to: '2026-02-05' }];
    expect(deadlineState({ from: '2026-02-02', pauses, asOf: '2026-02-10' }, spec, calendar)).toMatchObject({ due: '2026-02-24' });
    expect(deadlineState({ from: '2026-02-02', asOf: '2026-02-10' }, spec, calendar)).toMatchObject({ due: '2026-02-12' });
  });
});
