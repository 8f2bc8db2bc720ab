/**
 * Every operation of a number (数) as a form: its name among the choices, its lines, what a new one starts with. Complete by type: an operation added to
 * the format must be named here. `form-conditions.ts` says the same of conditions and dates.
 */
import type { NumberNode } from './scheme-trees';
import type { Scheme } from './scheme-schema';
import {
  CONDITION,
  DATE,
  MAYBE_PERIOD,
  NUMBER,
  PATH,
  PERIOD,
  ROUNDED,
  ROUNDING,
  choice,
  firstOf,
  line,
  maybe,
  orUnknown,
  part,
  ref,
  rows,
} from './form-fields';
import type { Field, Line } from './form-fields';

/** One operation: what a clerk reads, under which heading it is offered, its lines and a valid start. */
export type NodeForm = {
  readonly label: string;
  readonly group: string;
  readonly lines: readonly Line[];
  readonly fresh: (scheme: Scheme) => Record<string, unknown>;
};

export const node = (group: string, label: string, fresh: NodeForm['fresh'], ...lines: readonly Line[]): NodeForm => ({
  group,
  label,
  fresh,
  lines,
});
const LEVEL = line('level', '哪档任务', choice(['base', '确保'], ['stretch', '争取']));
const AGGREGATE = choice(['sum', '合计'], ['mean', '平均'], ['max', '最大'], ['min', '最小'], ['count', '个数']);
export const LOOP = choice(
  ['peers', '同组各单位'],
  ['otherPeers', '同组其他单位'],
  ['allSubjects', '全部参评对象'],
  ['projects', '名下各项目'],
  ['allProjects', '全部项目'],
  ['members', '本单位人员'],
  ['posts', '各任职（可问职级）'],
  ['allMatters', '全部督办事项'],
  ['matters', '名下督办事项'],
  ['childUnits', '下属单位'],
  ['ownUnits', '所在单位'],
  ['guaranteedUnits', '包保的单位'],
  ['guaranteedProjects', '包保的项目'],
  ['weeks', '年内已过的各周'],
  ['months', '年内各月'],
  ['quarters', '年内各季'],
  ['halves', '各半年'],
  ['years', '各年'],
);
export const UNIT_OF_TIME = choice(['day', '日'], ['workday', '工作日'], ['week', '周'], ['month', '月'], ['year', '年']);
const MONEY = choice(
  ...(['元', '万元', '亿元', '美元', '万美元', '亿美元', '港元', '万港元', '欧元', '万欧元', '日元', '万日元'] as const).map(
    (unit) => [unit, unit] as const,
  ),
);
export const STAGE: Field = { is: 'text', offer: 'stages' };
export const LEVELS: Field = { is: 'texts', offer: 'levels' };
const NUMBERS = rows(NUMBER, '加一个数', () => 0, 1);
export const CONDITIONS = rows(CONDITION, '加一个条件', () => ({ op: 'always' }), 1);
export const DATES = rows(DATE, '加一个日期', () => ({ op: 'asOf' }), 1);
export const measure = (scheme: Scheme): NumberNode =>
  scheme.measures[0] === undefined ? 0 : { op: 'measure', id: scheme.measures[0].id };
const two = (scheme: Scheme): Record<string, unknown> => ({ of: [measure(scheme), 1] });
const CARD_ACTIONS = choice(
  ['issued', '发出'],
  ['answered', '答复'],
  ['withheld', '暂缓'],
  ['withdrawn', '撤回'],
  ['released', '解除'],
  ['exempted', '免予'],
  ['extended', '延期'],
);

type NumberOp = Exclude<NumberNode, number | string>['op'];
export const NUMBER_NODES: Readonly<Record<NumberOp, NodeForm>> = {
  field: node(
    '台账里的数',
    '记录上的一栏',
    () => ({ path: 'amount' }),
    line('path', '哪一栏', PATH),
    maybe('in', '金额单位', MONEY, () => '万元', '金额必须选单位'),
  ),
  measure: node(
    '台账里的数',
    '指标',
    (scheme) => ({ id: firstOf(scheme, 'measures') }),
    line('id', '哪个指标', ref('measures')),
    MAYBE_PERIOD,
    maybe('scope', '谁的', choice(['group', '全组合计'], ['all', '全县合计']), () => 'group', '不写就是本单位的'),
  ),
  target: node(
    '台账里的数',
    '任务',
    (scheme) => ({ id: firstOf(scheme, 'targets'), level: 'base', at: 'year' }),
    line('id', '哪项任务', ref('targets')),
    LEVEL,
    line('at', '按', choice(['year', '全年任务'], ['schedule', '到本期末应完成'], ['period', '本期单独应完成'])),
    MAYBE_PERIOD,
  ),
  gap: node(
    '台账里的数',
    '与序时的差距',
    (scheme) => ({ target: firstOf(scheme, 'targets'), level: 'base', as: 'points' }),
    line('target', '哪项任务', ref('targets')),
    LEVEL,
    line('as', '怎么表示', choice(['points', '差几个百分点（落后为负）'], ['percentOfSchedule', '完成序时的百分之几'])),
    MAYBE_PERIOD,
  ),
  item: node(
    '得分和名次',
    '考核项得分',
    (scheme) => ({ id: firstOf(scheme, 'items'), stage: 'final' }),
    line('id', '哪一项', ref('items')),
    line('stage', '否决前后', choice(['final', '最后得分'], ['raw', '否决和取舍之前'])),
    MAYBE_PERIOD,
  ),
  place: node(
    '得分和名次',
    '名次',
    (scheme) => ({ rank: firstOf(scheme, 'ranks'), from: 'top' }),
    line('rank', '哪个排名', ref('ranks')),
    line('from', '从', choice(['top', '前面数（第1名为1）'], ['bottom', '后面数（最后一名为1）'])),
    MAYBE_PERIOD,
  ),
  groupSize: node('得分和名次', '参评个数', (scheme) => ({ rank: firstOf(scheme, 'ranks') }), line('rank', '哪个排名', ref('ranks'))),
  rating: node(
    '得分和名次',
    '评议打的分',
    (scheme) => ({ item: firstOf(scheme, 'items'), aggregate: 'mean' }),
    line('item', '哪一项的评分', ref('items')),
    maybe('raters', '只看哪类评委', { is: 'texts', offer: 'raters' }, () => ['考核组']),
    line('aggregate', '怎么合', AGGREGATE),
  ),
  counter: node('督办', '阶梯上的次数', (scheme) => ({ id: firstOf(scheme, 'counters') }), line('id', '哪个计数', ref('counters'))),
  cards: node(
    '督办',
    '发过几次（黄牌等）',
    (scheme) => ({
      ladder: firstOf(scheme, 'ladders'),
      in: [scheme.ladders[0]?.levels[0]?.code ?? '待定'],
      action: 'issued',
      period: 'year',
    }),
    line('ladder', '哪个阶梯', ref('ladders')),
    line('in', '哪几级', LEVELS),
    line('action', '数什么', CARD_ACTIONS),
    line('period', '什么时间内', PERIOD),
  ),
  payout: node('督办', '另一项奖惩的金额', (scheme) => ({ id: firstOf(scheme, 'payouts') }), line('id', '哪一项', ref('payouts'))),
  frozen: node(
    '得分和名次',
    '已锁定的往期数',
    (scheme) => ({ id: firstOf(scheme, 'items'), period: 'previousPeriod' }),
    line('id', '哪一项', ref('itemsAndMeasures')),
    line('period', '哪一期', PERIOD),
  ),
  over: node(
    '逐个看',
    '逐个算后合起来',
    (scheme) => ({ each: 'projects', aggregate: 'sum', value: measure(scheme), none: 0 }),
    line('each', '逐个看', LOOP),
    maybe('where', '只看符合的', CONDITION, () => ({ op: 'always' })),
    line('value', '每个取', NUMBER),
    line('aggregate', '合起来取', AGGREGATE),
    line('none', '一个也没有时', orUnknown()),
  ),
  together: node(
    '台账里的数',
    '合并后的数',
    () => ({ take: 'sum', of: 'own' }),
    line('take', '取', choice(['sum', '合计'], ['rows', '条数'])),
    line('of', '谁的记录', choice(['own', '参评对象自己的'], ['everyone', '全县的'])),
  ),
  outer: node('逐个看', '循环外面那个对象的', (scheme) => ({ of: measure(scheme) }), line('of', '取', NUMBER)),
  elapsed: node(
    '日期',
    '两个日期相隔',
    () => ({ from: { op: 'stage', stage: '签约', which: 'actual' }, to: { op: 'asOf' }, unit: 'day' }),
    line('from', '从', DATE),
    line('to', '到', DATE),
    line('unit', '按', UNIT_OF_TIME),
  ),
  datePart: node(
    '日期',
    '日期的年、季、月、日',
    () => ({ part: 'month', of: { op: 'field', path: 'date' } }),
    line('part', '取', choice(['year', '年'], ['quarter', '季'], ['month', '月'], ['day', '日'])),
    line('of', '哪个日期', DATE),
  ),
  '+': node('算式', '相加', two, line('of', '各数', NUMBERS)),
  '-': node('算式', '相减（第一个减后面的）', two, line('of', '各数', NUMBERS)),
  '*': node('算式', '相乘', two, line('of', '各数', NUMBERS)),
  '/': node(
    '算式',
    '相除',
    (scheme) => ({ of: [measure(scheme), 1], zero: 'unknown' }),
    line(
      'of',
      '被除数、除数',
      rows(NUMBER, '', () => 1, 2),
    ),
    line('zero', '除数为0时', orUnknown()),
  ),
  min: node('算式', '取较小的', two, line('of', '各数', NUMBERS)),
  max: node('算式', '取较大的', two, line('of', '各数', NUMBERS)),
  abs: node('算式', '绝对值', (scheme) => ({ of: measure(scheme) }), line('of', '数', NUMBER)),
  wholeSteps: node('算式', '只取整数部分（每满）', (scheme) => ({ of: measure(scheme) }), line('of', '数', NUMBER)),
  floor: node('算式', '向下取整', (scheme) => ({ of: measure(scheme) }), line('of', '数', NUMBER)),
  round: node(
    '算式',
    '取舍',
    (scheme) => ({ of: measure(scheme), rounding: ROUNDED() }),
    line('of', '数', NUMBER),
    line('rounding', '取舍', ROUNDING),
  ),
  if: node(
    '选择',
    '看条件取数',
    () => ({ when: { op: 'always' }, then: 1, else: 0 }),
    line('when', '如果', CONDITION),
    line('then', '就取', NUMBER),
    line('else', '否则取', NUMBER),
  ),
  lookup: node(
    '选择',
    '按文字对照取数（系数表）',
    () => ({ path: 'industry', rows: [{ is: ['主导产业'], value: '1.2' }], otherwise: 1 }),
    line('path', '看哪一栏', PATH),
    line(
      'rows',
      '对照',
      rows(
        part(line('is', '为', { is: 'texts', offer: 'none' }), line('value', '取', NUMBER)),
        '加一行',
        () => ({ is: ['文字'], value: 1 }),
        1,
      ),
    ),
    line('otherwise', '都不是时', orUnknown()),
  ),
  countTrue: node('选择', '几个条件成立', () => ({ of: [{ op: 'always' }] }), line('of', '条件', CONDITIONS)),
  known: node(
    '选择',
    '没有数时改取',
    (scheme) => ({ of: measure(scheme), else: 0 }),
    line('of', '数', NUMBER),
    line('else', '没有时取', NUMBER),
  ),
  'gap-in-source': node('选择', '原文缺失', () => ({ note: '原文此处缺失' }), line('note', '缺什么', { is: 'text' })),
};
