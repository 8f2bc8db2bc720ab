/** What a rule's numbers are in: 分 in a score sheet, the unit of the money in 奖惩. The forms of a rule take their words from here; knows no rule. */
import { createContext, use } from 'react';

/** 分, or the unit of a payout; provided around the form of a payout. */
export const PointsUnit = createContext('分');

const POINTS = {
  unit: '分',
  worth: '分值',
  over: '超额加分',
  below: '低于不得分',
  full: '得满分',
  zero: '得0分',
  best: '取分最高的一档',
} as const;
const MONEY = { worth: '金额', over: '超额加奖', below: '低于不计奖', full: '得全额', zero: '得0', best: '取最高的一档' } as const;

/** The words of the rule at hand. */
export function usePointWords() {
  const unit = use(PointsUnit);
  return unit === '分' ? POINTS : { unit, ...MONEY };
}
