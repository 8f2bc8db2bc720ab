/**
 * 引荐人奖励 (S-95): who introduced which project, whether that qualifies, how much, who approved, whether paid. Lies under 奖金分配, which is off until the county
 * has named its document. An official or a near relative of one never receives a reward (design/domain.md, Law and policy); the program points it out.
 */
import type { RecordOf } from '../model/entities';
import type { RegisterContext } from './context';
import { hasReached } from './project-facts';
import { register } from './register';
import type { Register } from './register';

type Reward = RecordOf<'introducerReward'>;

/** Why a reward must not be confirmed or paid as it stands; empty when nothing speaks against it. */
export function objections(reward: Reward, context: RegisterContext): string[] {
  const introducer = context.get('introducer', reward.introducer);
  const project = context.get('project', reward.project);
  const twice = context
    .all('introducerReward')
    .some((own) => own.id !== reward.id && own.project === reward.project && own.outcome === '符合');
  return [
    ...(introducer?.official === true ? ['引荐人是公职人员，不得领取'] : []),
    ...(introducer !== null && introducer.official === undefined ? ['引荐人登记簿里没有写是否公职人员'] : []),
    ...(reward.relative === true ? ['引荐人是公职人员近亲属，不得领取'] : []),
    ...(reward.relative === undefined ? ['没有写是否公职人员近亲属'] : []),
    ...(project !== null && !hasReached(context, project, '开工') ? ['项目还没有开工'] : []),
    ...(reward.proof === undefined ? ['没有引荐佐证'] : []),
    ...(twice && reward.outcome === '符合' ? ['同一项目已有另一笔奖励认定为符合'] : []),
  ];
}

function state(reward: Reward): string {
  if (reward.paidOn !== undefined) return '● 已兑付';
  if (reward.approvedBy !== undefined) return '◆ 已批准，待兑付';
  return reward.outcome === '不符合' ? '■ 不符合' : reward.outcome === '符合' ? '▲ 待批准' : '▲ 待认定';
}

export const INTRODUCER_REWARDS: Register = register({
  id: 'introducer-rewards',
  title: '项目引荐人奖励登记簿',
  short: '引荐人奖励',
  place: { screen: 'targets', tab: '奖金分配' },
  serves: ['S-95'],
  entity: 'introducerReward',
  columns: [
    { field: 'introducer', width: 150 },
    { field: 'project', width: 220 },
    'year',
    { field: 'relative', width: 150 },
    { field: 'proof', width: 150 },
    'recognisedInvestment',
    { field: 'rule', width: 150 },
    'amount',
    { field: 'document', width: 160 },
    'outcome',
    { field: 'confirmedBy', width: 120 },
    { field: 'discipline', width: 110 },
    { field: 'finance', width: 110 },
    { field: 'approvedBy', width: 110 },
    'paidOn',
    { key: 'state', label: '办理情况', kind: 'text', width: 150, value: (reward) => state(reward) },
    { field: 'firstContactOn', hidden: true },
    { field: 'approvedOn', hidden: true },
  ],
  quick: ['introducer', 'project', 'relative', 'proof', 'recognisedInvestment', 'amount', 'document'],
  required: ['introducer', 'project', 'document'],
  defaults: ({ today }) => ({ year: Number(today.slice(0, 4)), outcome: '申请' }),
  marks: (reward, context) => {
    const against = objections(reward, context);
    const { outcome, approvedBy, paidOn, discipline, finance, confirmedBy } = reward;
    return {
      ...(against.length === 0 ? {} : { outcome: against.join('；') }),
      ...(outcome === '符合' && confirmedBy === undefined ? { confirmedBy: '写了符合，没有写谁认定的' } : {}),
      ...(approvedBy !== undefined && (discipline === undefined || finance === undefined)
        ? { approvedBy: '批准前要有纪检、财政会签' }
        : {}),
      ...(paidOn !== undefined && approvedBy === undefined ? { paidOn: '已兑付，没有写批准人' } : {}),
    };
  },
  sort: { key: 'year', direction: 'desc' },
  empty: '有奖励文件的县登记：引荐人、项目、引荐佐证、认定投资额和奖励额，经认定、纪检和财政会签、批准后兑付。公职人员及其近亲属不得领取。',
  summary: (rewards, { today }) => {
    const year = rewards.filter((own) => own.year === Number(today.slice(0, 4)));
    const count = (test: (own: Reward) => boolean): number => year.filter(test).length;
    return `今年申请 ${year.length} 笔，符合 ${count(({ outcome }) => outcome === '符合')}，不符合 ${count(({ outcome }) => outcome === '不符合')}，已兑付 ${count(({ paidOn }) => paidOn !== undefined)}`;
  },
});
