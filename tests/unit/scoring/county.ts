/** A small made-up county for tests of tables and ladders: two towns in one group, one department alone. */
import { readFileSync } from 'node:fs';
import { HolidayTableSchema, workCalendar } from '../../../shared/calendar/holiday-table';
import { FactsSchema } from '../../../shared/scoring/facts';
import type { Facts } from '../../../shared/scoring/facts';
import { loadScheme } from '../../../shared/scoring/load-scheme';
import type { Scheme } from '../../../shared/scoring/scheme-schema';

const file = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

export const calendar = workCalendar(
  [2024, 2025, 2026].map((y) => HolidayTableSchema.parse(JSON.parse(file(`assets/holidays/${y}.json`)))),
);

export function schemeFile(path: string): Scheme {
  const loaded = loadScheme(file(path));
  if (!loaded.ok) throw new Error(`${path}: ${JSON.stringify(loaded.problems)}`);
  return loaded.value;
}
export const qingshi = schemeFile('assets/sample/scheme-qingshi-2026.json');

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

/** Monthly money (万元, reported and recognised) of one unit's only project. */
export function monthly(unit: string, recognised: readonly number[], reportedMore = 0): Facts['money'] {
  return recognised.map((value, i) => ({
    id: `m-${unit}-${i + 1}`,
    project: `p-${unit}`,
    kind: '到位资金',
    date: `2026-${MONTHS[i] ?? '12'}`,
    recognised: `${value}万元`,
    reported: `${value + reportedMore}万元`,
    enteredBy: '张三',
  }));
}

const TARGETS = { signed: 4, started: 2, fund: 12000, big: 1, trips: 12 };

/** Facts with targets for all five indicators of the sample scheme; counts are all on schedule, money is the caller's. */
export function county(money: Facts['money'], extra: Partial<Facts> = {}): Facts {
  const units = [
    ['liuhe', '柳河镇', 'town', '镇(街道)', 'group-1'],
    ['qingshan', '青山镇', 'town', '镇(街道)', 'group-1'],
    ['caizheng', '县财政局', 'department', '市直', 'group-3'],
  ] as const;
  const ids = units.map(([id]) => id);
  const base = {
    units: units.map(([id, name, kind, section]) => ({ id, name, kind, section })),
    memberships: units.map(([id, , , , group]) => ({ id: `g-${id}`, group, subject: id, from: '2026-01-01' })),
    projects: ids.map((id) => ({ id: `p-${id}`, name: `${id}项目`, unit: id, fields: { totalInvestment: '1亿元' } })),
    stages: ids.flatMap((id) =>
      ['签约', '开工'].map((stage) => ({ id: `s-${id}-${stage}`, project: `p-${id}`, stage, actual: '2026-01-15' })),
    ),
    money,
    activities: ids.flatMap((id) => MONTHS.map((m) => ({ id: `a-${id}-${m}`, unit: id, kind: '外出招商', date: `2026-${m}-10` }))),
    targets: ids.flatMap((id) =>
      Object.entries(TARGETS).map(([target, value]) => ({
        id: `t-${id}-${target}`,
        owner: { kind: 'unit', id },
        target,
        year: 2026,
        base: value,
      })),
    ),
  };
  return FactsSchema.parse({ ...base, ...extra });
}
