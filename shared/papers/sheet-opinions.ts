/** What the register has recorded for the boxes of 发文稿纸: each opinion with its person and day. The boxes keep their room for pen and signature. */
import { formatDay } from '../model/dates';
import type { RegisteredStep } from './register';

/** What a step says when no words were recorded with it. */
const PLAIN: Readonly<Record<string, string>> = {
  签批: '同意签发',
  退回: '退回修改',
  暂缓: '暂缓签发',
  会签: '已会签',
  审核: '已审核',
};

function opinions(steps: readonly RegisteredStep[], wanted: readonly string[]): string {
  return steps
    .flatMap(({ step, by, on, note }) => {
      if (step === undefined || !wanted.includes(step)) return [];
      const words = [PLAIN[step], note].filter((part) => part !== undefined && part !== '');
      return [`${by ?? ''}：${[...new Set(words)].join('，')}${on === undefined ? '' : `（${formatDay(on)}）`}`];
    })
    .join('；');
}

/** Fields 签发意见, 会签意见, 审核意见 of a 发文稿纸, in the order the opinions were given; empty where none is recorded. */
export function sheetOpinions(steps: readonly RegisteredStep[]) {
  return {
    approvals: opinions(steps, ['签批', '退回', '暂缓']),
    cosigns: opinions(steps, ['会签']),
    reviews: opinions(steps, ['审核']),
  };
}
