/**
 * Number, Predicate and date trees in a clerk's words, without any figures: what stands beside a form, in a finding of the checker, and for
 * parts no form can edit. Every operation of the format has its words; nothing is evaluated here.
 */
import { describePath } from './path-words';
import type { PeriodRef } from './periods';
import type { Scheme } from './scheme-schema';
import type { DateNode, Each, NumberNode, PredicateNode } from './scheme-trees';

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '>': '＞', '<=': '≤', '<': '＜', '=': '＝', '!=': '≠' };
const UNITS = { day: '日', workday: '个工作日', week: '周', month: '个月', year: '年' } as const;
const PERIODS: Readonly<Record<string, string>> = {
  period: '本期',
  yearToDate: '年初至今',
  year: '全年',
  month: '当月',
  quarter: '当季',
  half: '半年',
  week: '当周',
  previousPeriod: '上期',
  samePeriodLastYear: '上年同期',
  yearToDateLastYear: '上年同期累计',
  lastYear: '上年',
  allTime: '历年',
};
const LOOPS: Readonly<Record<Each, string>> = {
  peers: '同组各单位',
  otherPeers: '同组其他单位',
  allSubjects: '全部参评对象',
  projects: '名下各项目',
  members: '本单位人员',
  posts: '各任职',
  matters: '名下督办事项',
  allMatters: '全部督办事项',
  childUnits: '下属单位',
  ownUnits: '所在单位',
  guaranteedUnits: '包保的单位',
  allProjects: '全部项目',
  guaranteedProjects: '包保的项目',
  weeks: '年内已过的各周',
  months: '年内各月',
  quarters: '年内各季',
  halves: '各半年',
  years: '各年',
};
const AGGREGATES = { sum: '合计', mean: '平均', max: '最大', min: '最小', count: '个数' } as const;
const ACTIONS = {
  issued: '发出',
  answered: '答复',
  withheld: '暂缓',
  withdrawn: '撤回',
  released: '解除',
  exempted: '免予',
  extended: '延期',
} as const;
const DEADLINES = { running: '期内', remind: '临期', overdue: '超期', doneInTime: '按期办结', doneLate: '超期办结' } as const;

export function describePeriod(ref: PeriodRef): string {
  if (typeof ref === 'string') return PERIODS[ref] ?? ref;
  if ('lastMonths' in ref) return `近${ref.lastMonths}个月`;
  if ('from' in ref) return `${ref.from}至${ref.to}`;
  return `${ref.shift < 0 ? `前${-ref.shift}` : `后${ref.shift}`}个${{ period: '考核期', week: '周', month: '月', quarter: '季', half: '半年', year: '年' }[ref.of]}${ref.fromYearStart === true ? '末的累计' : ''}`;
}

type Titled = readonly { readonly id: string; readonly title?: string; readonly name?: string }[];

function titleOf(parts: Titled, id: string): string {
  const part = parts.find((own) => own.id === id);
  return part?.title ?? part?.name ?? id;
}

export function describeDate(node: DateNode, scheme: Scheme): string {
  if (typeof node === 'string') return node;
  switch (node.op) {
    case 'asOf':
      return '今天';
    case 'periodStart':
      return '期初';
    case 'periodEnd':
      return '期末';
    case 'yearStart':
      return '年初';
    case 'yearEnd':
      return '年末';
    case 'field':
      return describePath(node.path);
    case 'stage':
      return `${{ planned: '计划', agreed: '约定', actual: '实际', accepted: '认定' }[node.which]}${node.stage}日期`;
    case 'monthDay':
      return `${node.month}月${node.day}日`;
    case 'deadline':
      return `“${titleOf(scheme.deadlines, node.id)}”的到期日`;
    case 'shift':
      return `${describeDate(node.date, scheme)}${node.n < 0 ? '前' : '后'}${Math.abs(node.n)}${UNITS[node.unit]}`;
    case 'passed':
      return `“${titleOf(scheme.measures, node.measure)}”累计达到${describeNumber(node.bound, scheme)}之日`;
    case 'earliest':
    case 'latest':
      return `${node.of.map((d) => describeDate(d, scheme)).join('、')}中${node.op === 'earliest' ? '最早' : '最晚'}的一天`;
  }
}

const isPlain = (node: NumberNode): boolean =>
  typeof node !== 'object' || !['+', '-', '*', '/', 'if', 'known', 'min', 'max'].includes(node.op);

function joined(nodes: readonly NumberNode[], sign: string, scheme: Scheme): string {
  return nodes.map((n) => (isPlain(n) ? describeNumber(n, scheme) : `（${describeNumber(n, scheme)}）`)).join(sign);
}

/** A number in words: “当年到位资金÷到位资金任务（年初至今应完成）×100”. */
export function describeNumber(node: NumberNode, scheme: Scheme): string {
  if (typeof node === 'number' || typeof node === 'string') return String(node);
  const say = (n: NumberNode): string => describeNumber(n, scheme);
  switch (node.op) {
    case 'field':
      return `${describePath(node.path)}${node.in === undefined ? '' : `（${node.in}）`}`;
    case 'measure': {
      const scope = node.scope === 'group' ? '全组' : node.scope === 'all' ? '全县' : '';
      return `${scope}${titleOf(scheme.measures, node.id)}${node.period === undefined ? '' : `（${describePeriod(node.period)}）`}`;
    }
    case 'target': {
      const at = { year: '全年', schedule: '序时', period: '本期' }[node.at];
      return `${titleOf(scheme.targets, node.id)}（${node.period === undefined ? '' : `${describePeriod(node.period)}的`}${at}${node.level === 'stretch' ? '争取' : ''}）`;
    }
    case 'gap':
      return `${titleOf(scheme.targets, node.target)}${node.period === undefined ? '' : describePeriod(node.period)}${node.as === 'points' ? '与序时相差百分点' : '完成序时的百分数'}`;
    case 'item':
      return `${titleOf(scheme.items, node.id).replace(/得分$/, '')}得分${node.stage === 'raw' ? '（调整前）' : ''}${node.period === undefined ? '' : `（${describePeriod(node.period)}）`}`;
    case 'place':
      return `${titleOf(scheme.ranks, node.rank)}${node.period === undefined ? '' : describePeriod(node.period)}${node.from === 'top' ? '名次' : '倒数名次'}`;
    case 'groupSize':
      return `${titleOf(scheme.ranks, node.rank)}参评个数`;
    case 'rating':
      return `${titleOf(scheme.items, node.item)}的评分${AGGREGATES[node.aggregate]}`;
    case 'counter':
      return titleOf(
        scheme.ladders.flatMap((l) => l.counters),
        node.id,
      );
    case 'cards':
      return `${describePeriod(node.period)}${ACTIONS[node.action]}${levelTitles(scheme, node.ladder, node.in)}的次数`;
    case 'payout':
      return `“${titleOf(scheme.payouts, node.id)}”的金额`;
    case 'frozen':
      return `${describePeriod(node.period)}锁定的${titleOf([...scheme.items, ...scheme.measures], node.id)}`;
    case 'over': {
      const which = node.where === undefined ? '' : `（${describePredicate(node.where, scheme)}）`;
      return `${LOOPS[node.each]}${which}${node.aggregate === 'count' ? '' : say(node.value)}${AGGREGATES[node.aggregate]}`;
    }
    case 'elapsed':
      return `${describeDate(node.from, scheme)}到${describeDate(node.to, scheme)}的${UNITS[node.unit].replace(/^个/, '')}数`;
    case 'datePart':
      return `${describeDate(node.of, scheme)}的${{ year: '年', quarter: '季度', month: '月', day: '日' }[node.part]}`;
    case '+':
      return joined(node.of, '+', scheme);
    case '-':
      return joined(node.of, '−', scheme);
    case '*':
      return joined(node.of, '×', scheme);
    case '/':
      return joined(node.of, '÷', scheme);
    case 'min':
    case 'max':
      return `${node.of.map(say).join('、')}中${node.op === 'min' ? '较小' : '较大'}的`;
    case 'abs':
      return `${say(node.of)}的绝对值`;
    case 'wholeSteps':
      return `${say(node.of)}的整数部分`;
    case 'floor':
      return `${say(node.of)}向下取整`;
    case 'round':
      return `${say(node.of)}（保留${node.rounding.places}位）`;
    case 'if':
      return `${describePredicate(node.when, scheme)}的取${say(node.then)}，否则取${say(node.else)}`;
    case 'lookup':
      return `按${describePath(node.path)}取：${node.rows.map((row) => `${row.is.join('、')}为${say(row.value)}`).join('，')}，其余${node.otherwise === 'unknown' ? '未规定' : say(node.otherwise)}`;
    case 'countTrue':
      return `以下成立的个数：${node.of.map((p) => describePredicate(p, scheme)).join('；')}`;
    case 'known':
      return `${say(node.of)}（没有时取${say(node.else)}）`;
    case 'outer':
      return say(node.of);
    case 'together':
      return `${node.of === 'own' ? '' : '全县'}合并后的${node.take === 'sum' ? '合计' : '条数'}`;
    case 'gap-in-source':
      return `（原文缺：${node.note}）`;
  }
}

function levelTitles(scheme: Scheme, ladder: string, codes: readonly string[]): string {
  const levels = scheme.ladders.find((own) => own.id === ladder)?.levels ?? [];
  return codes.map((code) => levels.find((level) => level.code === code)?.title ?? code).join('、');
}

/** A condition in words: “到位资金完成率≥0.8 且 属于乡镇组”. */
export function describePredicate(node: PredicateNode, scheme: Scheme): string {
  const say = (n: NumberNode): string => describeNumber(n, scheme);
  const tell = (p: PredicateNode): string => describePredicate(p, scheme);
  switch (node.op) {
    case 'always':
      return '一律';
    case 'never':
      return '不适用';
    case 'all':
      return node.of.map(tell).join(' 且 ');
    case 'any':
      return node.of.length === 1 ? node.of.map(tell).join('') : `（${node.of.map(tell).join(' 或 ')}）`;
    case 'not':
      return `不是（${tell(node.of)}）`;
    case 'atLeast':
      return `以下至少${node.n}项：${node.of.map(tell).join('；')}`;
    case 'between':
      return `${say(node.from)}${node.ends.startsWith('[') ? '≤' : '＜'}${say(node.value)}${node.ends.endsWith(']') ? '≤' : '＜'}${say(node.to)}`;
    case 'text':
      return `${describePath(node.path)}为${node.in.join('、')}`;
    case 'contains':
      return `${describePath(node.path)}含${node.any.join('、')}`;
    case 'same':
      return `${describePath(node.path)}与外层的${describePath(node.outer)}相同`;
    case 'has':
      return `${describePath(node.path)}已填`;
    case 'yes':
      return `${describePath(node.path)}为是`;
    case 'group':
      return `属于${node.in.map((id) => titleOf(scheme.groups, id)).join('、')}`;
    case 'subject':
      return `是${node.in.join('、')}`;
    case 'date':
      return `${describeDate(node.left, scheme)}${{ '>=': '不早于', '>': '晚于', '<=': '不晚于', '<': '早于', '=': '为', '!=': '不是' }[node.is]}${describeDate(node.right, scheme)}`;
    case 'reached':
      return `${node.by === undefined ? '' : `在${describeDate(node.by, scheme)}前`}已${node.stage}${node.which === 'accepted' ? '（认定）' : ''}`;
    case 'eligible':
      return `符合“${titleOf(scheme.eligibility, node.id)}”`;
    case 'evidence':
      return `佐证“${titleOf(
        scheme.eligibility.flatMap((e) => e.evidence),
        node.item,
      )}”${node.state.map((s) => ({ missing: '缺', given: '已交', accepted: '已认可', refused: '不认可' })[s]).join('或')}`;
    case 'exists':
      return `${LOOPS[node.each]}中有${tell(node.where)}的`;
    case 'tier':
      return `${node.period === undefined ? '' : describePeriod(node.period)}等次为${node.in.join('、')}`;
    case 'triggered':
      return `“${titleOf(scheme.overrides, node.override)}”成立`;
    case 'level': {
      const answer = node.answered === undefined ? '' : node.answered ? '且已答复' : '且未答复';
      return `已处于${levelTitles(scheme, node.ladder, node.in)}${answer}${node.overdue === true ? '且超过答复时限' : ''}`;
    }
    case 'deadline':
      return `“${titleOf(scheme.deadlines, node.id)}”${DEADLINES[node.is]}`;
    case 'gap-in-source':
      return `（原文缺：${node.note}）`;
    default:
      return `${say(node.left)}${SIGNS[node.op] ?? node.op}${say(node.right)}`;
  }
}
