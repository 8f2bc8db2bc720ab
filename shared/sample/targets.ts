/**
 * The year's tasks (目标任务) of the sample county: by group, with extras for the zone, base and stretch, and phases that are not linear (S-49 to S-54).
 */
import type { Phase } from '../model/field-kinds';
import { groupOf, SAMPLE_UNITS } from './units';
import type { SampleUnit } from './units';

export type TargetPlan = {
  readonly unit: SampleUnit;
  readonly indicator: string;
  readonly year: 2025 | 2026;
  readonly base: string;
  readonly stretch: string;
  readonly phases: readonly Phase[];
};

/** Indicator names as the county's scheme uses them; counts in 个 or 批次, money in 万元. */
export const SAMPLE_INDICATORS = ['签约项目数', '新开工项目数', '当年到位资金', '亿元以上项目数', '外出招商批次'] as const;
type SampleIndicator = (typeof SAMPLE_INDICATORS)[number];

type Tasks = Readonly<Record<SampleIndicator, number>>;

const BY_GROUP: Readonly<Record<string, Tasks>> = {
  'group-1': { 签约项目数: 11, 新开工项目数: 7, 当年到位资金: 50_000, 亿元以上项目数: 4, 外出招商批次: 7 },
  'group-2': { 签约项目数: 6, 新开工项目数: 5, 当年到位资金: 32_000, 亿元以上项目数: 2, 外出招商批次: 9 },
  'group-3': { 签约项目数: 5, 新开工项目数: 4, 当年到位资金: 25_000, 亿元以上项目数: 1, 外出招商批次: 6 },
  'group-4': { 签约项目数: 2, 新开工项目数: 2, 当年到位资金: 12_000, 亿元以上项目数: 1, 外出招商批次: 6 },
};
const ZONE: Tasks = { 签约项目数: 14, 新开工项目数: 11, 当年到位资金: 100_000, 亿元以上项目数: 5, 外出招商批次: 24 };

/** Share of the year due by the end of each quarter, in percent; the winter quarter is slow, so it is not a straight line. */
const QUARTER_SHARES: Readonly<Record<SampleIndicator, readonly [number, number, number, number]>> = {
  签约项目数: [20, 50, 75, 100],
  新开工项目数: [15, 45, 75, 100],
  当年到位资金: [18, 42, 70, 100],
  亿元以上项目数: [25, 50, 75, 100],
  外出招商批次: [20, 50, 80, 100],
};
const QUARTER_ENDS = ['03', '06', '09', '12'] as const;

function phases(indicator: SampleIndicator, year: number, base: number): Phase[] {
  return QUARTER_ENDS.map((month, quarter) => {
    const share = QUARTER_SHARES[indicator][quarter] ?? 100;
    return { through: `${year}-${month}`, value: String(Math.ceil((base * share) / 100)) };
  });
}

function tasksOf(unit: SampleUnit, year: 2025 | 2026): Tasks | null {
  if (unit.kind === 'zone') return ZONE;
  if (unit.kind === 'park') return null;
  const group = groupOf(unit, year);
  return group === null ? null : (BY_GROUP[group.key] ?? null);
}

/** Tasks of a year. The park, founded in September 2026, has none. */
export function targetPlans(year: 2025 | 2026): TargetPlan[] {
  const plans: TargetPlan[] = [];
  for (const unit of SAMPLE_UNITS) {
    const tasks = tasksOf(unit, year);
    if (tasks === null) continue;
    for (const indicator of SAMPLE_INDICATORS) {
      const base = tasks[indicator];
      const stretch = Math.ceil((base * 6) / 5);
      plans.push({ unit, indicator, year, base: String(base), stretch: String(stretch), phases: phases(indicator, year, base) });
    }
  }
  return plans;
}
