/**
 * Holiday tables (节假日表) of State Council notices: one file per year, imported and signed off by a person.
 * A year without a table is never guessed: every question about it says so.
 */
import { z } from 'zod';
import { isIsoDay, weekdayOf, yearOf } from './iso-date';
import type { IsoDay } from './iso-date';

const Day = z.string().refine(isIsoDay, '日期写成 2026-02-17');

export const HolidayTableSchema = z.strictObject({
  format: z.literal(1),
  year: z.number().int().min(2000).max(2100),
  source: z.strictObject({ title: z.string().min(1), docNumber: z.string().min(1), issuedOn: Day }),
  holidays: z.array(z.strictObject({ name: z.string().min(1), from: Day, to: Day })),
  makeupWorkdays: z.array(Day).describe('调休上班的周末'),
});
export type HolidayTable = z.infer<typeof HolidayTableSchema>;

/** What the working-day arithmetic needs; built from tables. `years` = years whose table is present. */
export type WorkCalendar = {
  readonly years: ReadonlySet<number>;
  readonly off: ReadonlySet<IsoDay>;
  readonly makeup: ReadonlySet<IsoDay>;
  readonly sources: readonly string[];
};

export type HolidayTableProblem = { readonly year: number; readonly day: string; readonly text: string };

function eachDay(from: IsoDay, to: IsoDay): IsoDay[] {
  const days: IsoDay[] = [];
  for (let t = Date.parse(`${from}T00:00:00Z`); t <= Date.parse(`${to}T00:00:00Z`) && days.length < 400; t += 86_400_000)
    days.push(new Date(t).toISOString().slice(0, 10));
  return days;
}

/** Puts tables together. A holiday may reach into the next year (元旦) and then belongs to the day it names. */
export function workCalendar(tables: readonly HolidayTable[]): WorkCalendar {
  const off = new Set(tables.flatMap((t) => t.holidays.flatMap((h) => eachDay(h.from, h.to))));
  const makeup = new Set(tables.flatMap((t) => t.makeupWorkdays));
  const sources = tables.map((t) => `${t.year}年：${t.source.title}（${t.source.docNumber}）`);
  return { years: new Set(tables.map((t) => t.year)), off, makeup, sources };
}

/** Slips in a table a person should see before signing it off: a make-up day that is no weekend, or is itself a holiday. */
export function checkHolidayTable(table: HolidayTable): HolidayTableProblem[] {
  const off = new Set(table.holidays.flatMap((h) => eachDay(h.from, h.to)));
  const problem = (day: string, text: string): HolidayTableProblem => ({ year: table.year, day, text });
  return [
    ...table.makeupWorkdays.filter((d) => off.has(d)).map((d) => problem(d, '这一天既列为放假又列为上班')),
    ...table.makeupWorkdays.filter((d) => weekdayOf(d) !== 0 && weekdayOf(d) !== 6).map((d) => problem(d, '调休上班的日子不是周末')),
    ...table.holidays.filter((h) => h.to < h.from).map((h) => problem(h.from, `${h.name}的止日早于起日`)),
    ...table.holidays.filter((h) => Math.abs(yearOf(h.from) - table.year) > 1).map((h) => problem(h.from, `${h.name}不在${table.year}年`)),
  ];
}
