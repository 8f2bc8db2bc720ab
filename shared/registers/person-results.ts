/** 招商人员任务完成 (S-97): quota beside result of every person with a task, and the year's points. Who stays or goes is for the organ that decides. */
import { unitsInYear } from '../county/groups';
import { personResults } from '../month/person-results';
import { exactFromText, plainText, ZERO } from '../scoring/exact';
import { derivedList } from './register';
import type { Register } from './register';

/** Percent of the year's working-off by the calendar: months gone of twelve. */
const schedule = (today: string): number => (Number(today.slice(5, 7)) / 12) * 100;

export const PERSON_RESULTS: Register = derivedList({
  id: 'person-results',
  reckoned: true,
  title: '招商人员任务完成情况表',
  short: '人员任务完成',
  place: { screen: 'targets', tab: '评议评先' },
  serves: ['S-97'],
  columns: [
    { key: 'unit', label: '单位', kind: 'text' },
    { key: 'person', label: '人员', kind: 'text', width: 100 },
    { key: 'indicator', label: '指标', kind: 'text', width: 190 },
    { key: 'base', label: '分解任务', kind: 'number', total: false },
    { key: 'reckoned', label: '台账完成', kind: 'number', total: false },
    { key: 'stated', label: '认定完成', kind: 'number', total: false },
    { key: 'completion', label: '完成率', kind: 'percent', total: false },
    { key: 'points', label: '今年积分', kind: 'number', total: false },
    { key: 'state', label: '情况', kind: 'text', width: 150 },
  ],
  sort: { key: 'completion', direction: 'asc' },
  empty: '先在“任务下达—分解到人”把任务分给招商人员；完成数按本人任责任人的项目、带队或参加的活动、提供或跟进的线索从台账算出。',
  rows: (context) => {
    const { ledger, today } = context;
    const year = today.slice(0, 4);
    const points = new Map<string, typeof ZERO>();
    for (const { person, on, points: own } of context.all('personPoint')) {
      if (person !== undefined && on?.startsWith(year) === true)
        points.set(person, (points.get(person) ?? ZERO).add(exactFromText(own ?? '') ?? ZERO));
    }
    return unitsInYear(ledger, Number(year)).flatMap((unit) =>
      personResults(ledger, unit.id, today.slice(0, 7)).map(({ task, person, indicator, base, reckoned, stated, completion }) => {
        const behind = completion !== null && Number(completion) < schedule(today);
        const sum = points.get(person);
        return {
          id: task.id,
          cells: {
            unit: unit.name ?? '',
            person: context.name('person', person),
            indicator,
            base,
            reckoned,
            stated,
            completion,
            points: sum === undefined ? null : plainText(sum),
            state: completion === null ? '没有完成数' : Number(completion) >= 100 ? '● 已完成' : behind ? '▲ 落后于时间进度' : '◆ 推进中',
          },
          marks:
            completion === null
              ? { reckoned: '本人没有责任项目、活动或线索，也没有认定完成数' }
              : behind
                ? { completion: `时间过去 ${schedule(today).toFixed(0)}%，完成 ${completion}%` }
                : {},
        };
      }),
    );
  },
  summary: () => '台账完成只取本人的项目、活动、线索，按本年度办法算出；没有的按认定数。去留由有权机关研究',
});
