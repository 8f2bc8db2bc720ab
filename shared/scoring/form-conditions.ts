/**
 * Every operation of the conditions (条件) and of dates as a form: its name among the choices, its lines, what a new one starts with. Complete by type: an
 * operation added to the format must be named here.
 */
import type { DateNode, PredicateNode } from './scheme-trees';
import { CONDITION, DATE, MAYBE_PERIOD, NUMBER, PATH, choice, firstOf, line, maybe, ref, refs } from './form-fields';
import { node, LOOP, UNIT_OF_TIME, STAGE, LEVELS, CONDITIONS, DATES, measure } from './form-nodes';
import type { NodeForm } from './form-nodes';

const COMPARE = [line('left', '左边', NUMBER), line('right', '右边', NUMBER)];
const compare = (label: string): NodeForm => node('比数', label, (scheme) => ({ left: measure(scheme), right: 1 }), ...COMPARE);

export const PREDICATE_NODES: Readonly<Record<PredicateNode['op'], NodeForm>> = {
  always: node('合并', '一律', () => ({})),
  never: node('合并', '不适用', () => ({})),
  all: node('合并', '各条件都成立（且）', () => ({ of: [{ op: 'always' }] }), line('of', '条件', CONDITIONS)),
  any: node('合并', '有一个成立（或）', () => ({ of: [{ op: 'always' }] }), line('of', '条件', CONDITIONS)),
  not: node('合并', '不是', () => ({ of: { op: 'always' } }), line('of', '条件', CONDITION)),
  atLeast: node(
    '合并',
    '至少几项成立',
    () => ({ n: 1, of: [{ op: 'always' }] }),
    line('n', '至少几项', { is: 'whole', min: 1, max: 200 }),
    line('of', '条件', CONDITIONS),
  ),
  '>=': compare('大于等于（以上含本数）'),
  '>': compare('大于（以上不含本数）'),
  '<=': compare('小于等于（以下含本数）'),
  '<': compare('小于（以下不含本数）'),
  '=': compare('等于'),
  '!=': compare('不等于'),
  between: node(
    '比数',
    '在两个数之间',
    (scheme) => ({ value: measure(scheme), from: 0, to: 1, ends: '[)' }),
    line('value', '数', NUMBER),
    line('from', '从', NUMBER),
    line('to', '到', NUMBER),
    line('ends', '两头', choice(['[]', '两头都含'], ['[)', '含下不含上'], ['(]', '含上不含下'], ['()', '两头都不含'])),
  ),
  text: node(
    '看记录',
    '某栏为',
    () => ({ path: 'kind', in: ['到位资金'] }),
    line('path', '哪一栏', PATH),
    line('in', '为', { is: 'texts', offer: 'none' }),
  ),
  same: node(
    '看记录',
    '某栏与外层的某栏相同',
    () => ({ path: 'unit.name', outer: 'name' }),
    line('path', '哪一栏', PATH),
    line('outer', '与外层的', PATH),
  ),
  contains: node(
    '看记录',
    '某栏含有',
    () => ({ path: 'industry', any: ['制造'] }),
    line('path', '哪一栏', PATH),
    line('any', '含有', { is: 'texts', offer: 'none' }),
  ),
  has: node('看记录', '某栏已填', () => ({ path: 'project' }), line('path', '哪一栏', PATH)),
  yes: node('看记录', '某栏为“是”', () => ({ path: 'project.major' }), line('path', '哪一栏', PATH)),
  group: node('看对象', '属于某组', (scheme) => ({ in: [firstOf(scheme, 'groups')] }), line('in', '哪些组', refs('groups'))),
  subject: node('看对象', '就是某几个', () => ({ in: ['待定'] }), line('in', '哪几个', { is: 'texts', offer: 'units' })),
  date: node(
    '看日期',
    '日期先后',
    () => ({ left: { op: 'asOf' }, is: '>=', right: { op: 'yearEnd' } }),
    line('left', '日期', DATE),
    line('is', '相比', choice(['>=', '不早于'], ['>', '晚于'], ['<=', '不晚于'], ['<', '早于'], ['=', '就是'], ['!=', '不是'])),
    line('right', '日期', DATE),
  ),
  reached: node(
    '看日期',
    '项目到了某阶段',
    () => ({ stage: '开工', which: 'actual' }),
    line('stage', '哪个阶段', STAGE),
    line('which', '以什么为准', choice(['actual', '实际发生'], ['accepted', '已经认定'])),
    maybe('by', '在哪天以前', DATE, () => ({ op: 'periodEnd' }), '不写就是到今天'),
  ),
  eligible: node('看对象', '通过认定', (scheme) => ({ id: firstOf(scheme, 'eligibility') }), line('id', '哪条认定', ref('eligibility'))),
  evidence: node(
    '看对象',
    '佐证情况',
    (scheme) => ({ item: firstOf(scheme, 'evidence'), state: ['accepted'] }),
    line('item', '哪份佐证', ref('evidence')),
    line('state', '为', {
      is: 'ticks',
      of: [
        ['missing', '缺'],
        ['given', '已交'],
        ['accepted', '已认可'],
        ['refused', '不认可'],
      ],
    }),
  ),
  exists: node(
    '看对象',
    '其中有',
    () => ({ each: 'projects', where: { op: 'always' } }),
    line('each', '在', LOOP),
    line('where', '有符合的', CONDITION),
  ),
  tier: node(
    '看结果',
    '等次为',
    (scheme) => ({ rank: firstOf(scheme, 'ranks'), in: [scheme.ranks[0]?.tiers[0]?.name ?? '待定'] }),
    line('rank', '哪个排名', ref('ranks')),
    line('in', '等次', { is: 'texts', offer: 'tiers' }),
    MAYBE_PERIOD,
  ),
  triggered: node(
    '看结果',
    '某条否决成立',
    (scheme) => ({ override: firstOf(scheme, 'overrides') }),
    line('override', '哪一条', ref('overrides')),
  ),
  level: node(
    '看结果',
    '已处于督办某级',
    (scheme) => ({ ladder: firstOf(scheme, 'ladders'), in: [scheme.ladders[0]?.levels[0]?.code ?? '待定'] }),
    line('ladder', '哪个阶梯', ref('ladders')),
    line('in', '哪几级', LEVELS),
    maybe('answered', '答复', { is: 'flag', yes: '已答复', no: '未答复' }, () => false),
    maybe('overdue', '答复时限', { is: 'flag', yes: '已超过', no: '未超过' }, () => true),
  ),
  deadline: node(
    '看日期',
    '时限的状态',
    (scheme) => ({ id: firstOf(scheme, 'deadlines'), is: 'overdue' }),
    line('id', '哪个时限', ref('deadlines')),
    line(
      'is',
      '为',
      choice(['running', '期内'], ['remind', '临期'], ['overdue', '超期'], ['doneInTime', '按期办结'], ['doneLate', '超期办结']),
    ),
  ),
  'gap-in-source': node('合并', '原文缺失', () => ({ note: '原文此处缺失' }), line('note', '缺什么', { is: 'text' })),
};

type DateOp = Exclude<DateNode, string>['op'];
export const DATE_NODES: Readonly<Record<DateOp, NodeForm>> = {
  asOf: node('日期', '今天', () => ({})),
  periodStart: node('日期', '期初', () => ({})),
  periodEnd: node('日期', '期末', () => ({})),
  yearStart: node('日期', '年初', () => ({})),
  yearEnd: node('日期', '年末', () => ({})),
  field: node('日期', '记录上的日期', () => ({ path: 'date' }), line('path', '哪一栏', PATH)),
  stage: node(
    '日期',
    '项目阶段的日期',
    () => ({ stage: '签约', which: 'actual' }),
    line('stage', '哪个阶段', STAGE),
    line('which', '哪个日期', choice(['planned', '计划'], ['agreed', '约定'], ['actual', '实际'], ['accepted', '认定'])),
  ),
  monthDay: node(
    '日期',
    '每年某月某日',
    () => ({ month: 12, day: 25 }),
    line('month', '月', { is: 'whole', min: 1, max: 12 }),
    line('day', '日', { is: 'whole', min: 1, max: 31 }),
  ),
  deadline: node('日期', '某个时限的到期日', (scheme) => ({ id: firstOf(scheme, 'deadlines') }), line('id', '哪个时限', ref('deadlines'))),
  shift: node(
    '日期',
    '某日期之前或之后',
    () => ({ date: { op: 'field', path: 'date' }, n: 30, unit: 'day' }),
    line('date', '哪个日期', DATE),
    line('n', '多久（之前写负数）', { is: 'whole', min: -4000, max: 4000 }),
    line('unit', '单位', UNIT_OF_TIME),
  ),
  passed: node(
    '日期',
    '累计达到之日',
    (scheme) => ({ measure: firstOf(scheme, 'measures'), bound: 0 }),
    line('measure', '哪个指标', ref('measures')),
    line('bound', '达到多少', NUMBER),
  ),
  earliest: node('日期', '最早的一天', () => ({ of: [{ op: 'asOf' }] }), line('of', '各日期', DATES)),
  latest: node('日期', '最晚的一天', () => ({ of: [{ op: 'asOf' }] }), line('of', '各日期', DATES)),
};
