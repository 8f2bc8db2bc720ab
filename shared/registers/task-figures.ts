/**
 * Registers beside the tasks: 直报指标 (S-115), figures of neighbouring counties (S-60), checks of 人大 and 政协 teams, which are looked at and not scored
 * (S-119).
 */
import { exactFromText, fixedText } from '../scoring/exact';
import { countyCompletion } from './month-facts';
import { register } from './register';
import type { Register } from './register';

export const DIRECT_FIGURES = register({
  id: 'direct-figures',
  title: '直报指标登记簿',
  short: '直报指标',
  place: { screen: 'targets', tab: '直报和附加' },
  serves: ['S-115'],
  entity: 'directFigure',
  columns: [
    'month',
    { field: 'indicator', width: 200 },
    'unit',
    // Figures of different indicators stand below each other: 万元 and 个 are not added.
    { field: 'value', total: false },
    { field: 'supplier', width: 150 },
    { field: 'document', width: 220 },
  ],
  quick: ['month', 'indicator', 'unit', 'value', 'supplier', 'document'],
  required: ['month', 'indicator', 'unit', 'value', 'supplier'],
  sort: { key: 'month', direction: 'desc' },
  empty: '外贸进出口、社会消费品零售额、限额以上企业等没有项目的数，由主管部门提供，在这里登记，可整块从 Excel 粘贴。',
});

/** Completion of a neighbour in percent of its own year's task; null without one. */
export function ownCompletion(target: string | undefined, value: string | undefined): string | null {
  const [whole, done] = [exactFromText(target ?? ''), exactFromText(value ?? '')];
  return whole === null || done === null || whole.n === 0n ? null : fixedText(done.div(whole).mul(100), 1);
}

export const NEIGHBOURS = register({
  id: 'neighbours',
  reckoned: true,
  title: '周边县市招商引资完成情况对比表',
  short: '周边县市',
  place: { screen: 'targets', tab: '周边县市' },
  serves: ['S-60'],
  entity: 'externalFigure',
  columns: [
    'month',
    { field: 'region', width: 160 },
    { field: 'indicator', width: 180 },
    'target',
    'value',
    { key: 'completion', label: '完成率', kind: 'percent', value: ({ target, value }) => ownCompletion(target, value) },
    {
      key: 'county',
      label: '本县完成率',
      kind: 'percent',
      width: 104,
      value: ({ month = '', indicator = '' }, { ledger }) => countyCompletion(ledger, month, indicator),
    },
    { field: 'source', width: 220 },
  ],
  quick: ['month', 'region', 'indicator', 'target', 'value', 'source'],
  required: ['month', 'region', 'indicator', 'value', 'source'],
  sort: { key: 'month', direction: 'desc' },
  empty: '从上级通报抄录周边县（市、区）的任务和完成数，注明来源，和本县完成率放在一起比。',
});

export const TEAM_CHECKS = register({
  id: 'team-checks',
  title: '班子检查登记簿',
  short: '班子检查',
  place: { screen: 'targets', tab: '班子检查' },
  serves: ['S-119'],
  entity: 'teamCheck',
  columns: [
    'on',
    'unit',
    'team',
    { field: 'by', width: 120 },
    { field: 'content', width: 220 },
    { field: 'found', width: 220 },
    'rectifyBy',
  ],
  quick: ['on', 'unit', 'team', 'by', 'content', 'found', 'rectifyBy'],
  required: ['on', 'team', 'by', 'content'],
  defaults: ({ today }) => ({ on: today }),
  marks: ({ found, rectifyBy }) => (found !== undefined && rectifyBy === undefined ? { rectifyBy: '发现了问题，没有定整改时限' } : {}),
  sort: { key: 'on', direction: 'desc' },
  empty: '对党政班子考核打分；对人大、政协班子只检查、不打分，检查情况登记在这里。',
});

export const TASK_REGISTERS: readonly Register[] = [DIRECT_FIGURES, NEIGHBOURS, TEAM_CHECKS];
