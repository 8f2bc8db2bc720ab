/**
 * 末位 by round (S-80): who was among the last in each 民主评议 and in each locked month's ranking, and how many rounds running. How many count as last is the
 * county's own (县定标准); without it nobody is listed. The list is for the deciding organ: nothing is published and nobody is handled by the program.
 */
import type { RecordOf } from '../model/entities';
import { groupsOfYear } from '../county/groups';
import { recordIdSchema } from '../model/ids';
import type { RecordId } from '../model/ids';
import { exactFromText, fixedText } from '../scoring/exact';
import { recordedPeriod } from '../views/freeze-period';
import { frozenResult } from '../views/frozen-compare';
import { frozenFor } from '../views/frozen-periods';
import type { RegisterContext } from './context';
import { limitOf } from './project-facts';
import { derivedList } from './register';
import type { Register } from './register';

export type Round = {
  readonly name: string;
  readonly on: string;
  /** Units of the round with what they are ordered by; the least is last. A group is ranked inside itself. */
  readonly entries: readonly { readonly unit: RecordId; readonly group: string; readonly score: number; readonly shown: string }[];
};

export type LastPlace = {
  readonly round: string;
  readonly on: string;
  readonly unit: RecordId;
  readonly group: string;
  readonly shown: string;
  readonly fromEnd: number;
  /** Rounds running, this one included. */
  readonly running: number;
};

/** The last `count` of every round, ties included, with how many rounds running a unit has been there. Rounds in order of time. */
export function lastPlaces(rounds: readonly Round[], count: number): LastPlace[] {
  const running = new Map<RecordId, number>();
  return rounds.flatMap(({ name, on, entries }) => {
    const found = entries.flatMap(({ unit, group, score, shown }): LastPlace[] => {
      const peers = entries.filter((own) => own.group === group);
      const fromEnd = 1 + peers.filter((own) => own.score < score).length;
      // Where all are equal nobody is last.
      if (fromEnd > count || peers.every((own) => own.score === score)) return [];
      return [{ round: name, on, unit, group, shown, fromEnd, running: (running.get(unit) ?? 0) + 1 }];
    });
    const last = new Map(found.map((own) => [own.unit, own.running]));
    for (const { unit } of entries) running.set(unit, last.get(unit) ?? 0);
    return found;
  });
}

const votes = ({ good = 0, fair = 0, poor = 0 }: RecordOf<'survey'>): number => good + fair + poor;

/** Rounds of 民主评议: surveys of one name; the score is the mean of 满意100、基本满意80、不满意40. */
function appraisalRounds(context: RegisterContext): Round[] {
  const rounds = new Map<string, RecordOf<'survey'>[]>();
  for (const survey of context.all('survey')) {
    if (survey.kind !== '民主评议' || survey.unit === undefined || votes(survey) === 0) continue;
    const key = survey.name ?? '';
    rounds.set(key, [...(rounds.get(key) ?? []), survey]);
  }
  return [...rounds]
    .map(([name, own]): Round => ({
      name,
      on:
        own
          .flatMap(({ on }) => on ?? [])
          .sort()
          .at(-1) ?? '',
      entries: own.flatMap((survey) => {
        if (survey.unit === undefined) return [];
        const score = ((survey.good ?? 0) * 100 + (survey.fair ?? 0) * 80 + (survey.poor ?? 0) * 40) / votes(survey);
        return [{ unit: survey.unit, group: '', score, shown: `${score.toFixed(1)} 分` }];
      }),
    }))
    .sort((a, b) => a.on.localeCompare(b.on));
}

/** Rounds of the locked months: the total of the 办法 inside each 赛区 of that year, as it was locked. */
function monthRounds(context: RegisterContext): Round[] {
  const months = [
    ...new Set(context.all('freeze').flatMap((freeze) => (recordedPeriod(freeze)?.span === '月' ? (freeze.period ?? []) : []))),
  ];
  return months.sort().flatMap((month): Round[] => {
    const freeze = frozenFor(context.ledger, month);
    const result = freeze === null ? null : frozenResult(freeze);
    if (result === null) return [];
    const groups = groupsOfYear(context.ledger, Number(month.slice(0, 4)));
    const entries = result.totals.flatMap(({ unit, total }) => {
      const group = groups.find(({ units }) => units?.some((id) => id === unit) === true)?.name;
      const score = total === null ? null : exactFromText(total);
      const known = recordIdSchema.safeParse(unit);
      if (group === undefined || score === null || !known.success) return [];
      return [{ unit: known.data, group, score: score.valueOf(), shown: `${fixedText(score, 2)} 分` }];
    });
    return [{ name: `${month.slice(0, 4)}年${Number(month.slice(5))}月综合排名`, on: month, entries }];
  });
}

export const LAST_PLACES: Register = derivedList({
  id: 'last-places',
  title: '评议和排名末位情况表',
  short: '末位情况',
  place: { screen: 'supervision', tab: '登记统计' },
  serves: ['S-80', 'S-81'],
  columns: [
    { key: 'round', label: '评议或排名', kind: 'text', width: 230 },
    { key: 'unit', label: '单位', kind: 'text', width: 140 },
    { key: 'group', label: '赛区', kind: 'text', width: 120 },
    { key: 'shown', label: '得分', kind: 'text', width: 100 },
    { key: 'fromEnd', label: '倒数', kind: 'number', unit: '名', total: false },
    { key: 'running', label: '连续', kind: 'number', unit: '次', total: false },
  ],
  sort: { key: 'round', direction: 'desc' },
  empty:
    '县里在“设置 → 基本信息 → 县定标准”登记“民主评议末位名数”之后，这里列出每次民主评议和每个已锁定月份排名的末位单位和连续次数。只供有权机关研究，不自动曝光、不作处理。',
  rows: (context) => {
    const count = limitOf(context, '民主评议末位名数');
    if (count === null) return [];
    return [...lastPlaces(appraisalRounds(context), count), ...lastPlaces(monthRounds(context), count)].map((own, place) => ({
      id: `${own.unit}_${place}`,
      cells: {
        round: own.round,
        unit: context.name('unit', own.unit),
        group: own.group === '' ? null : own.group,
        shown: own.shown,
        fromEnd: own.fromEnd,
        running: own.running,
      },
      marks: own.running >= 2 ? { running: `连续 ${own.running} 次末位，依本县办法由有权机关研究` } : {},
    }));
  },
  summary: (context) => {
    const count = limitOf(context, '民主评议末位名数');
    return count === null
      ? '县里没有登记末位名数，不列末位'
      : `每次评议、每个赛区倒数前 ${count} 名；得分相同的一并列出。评议得分＝满意100、基本满意80、不满意40 的平均`;
  },
});
