/**
 * Rules, measures, ladders and payouts as sentences: the line a clerk reads in a list, and the whole text of a part no form can edit. Words
 * only, no figures of any unit, nothing evaluated.
 */
import { describeDate, describeNumber, describePeriod, describePredicate } from './describe';
import { describePath } from './path-words';
import type { Rule, RuleOf } from './scheme-rules';
import type { DeadlineRule, Eligibility, Ladder, Measure, Override, Payout, Rank, Scheme, Split, TargetRule } from './scheme-schema';
import type { NumberNode } from './scheme-trees';

export const RULE_NAMES: Readonly<Record<Rule['kind'], string>> = {
  R: '按比例计分',
  B: '分档计分',
  U: '每增每减加扣分',
  P: '累进分段',
  N: '相对计分',
  J: '评议打分',
  C: '汇总',
};
/** The same rules where they make money. */
export const PAYOUT_RULE_NAMES: Readonly<Record<Rule['kind'], string>> = {
  R: '按比例计奖',
  B: '分档计奖',
  U: '每增每减计奖',
  P: '累进分段',
  N: '按名次或相对水平计奖',
  J: '评议',
  C: '汇总',
};

const LENGTHS = { day: '日', workday: '个工作日', month: '个月', year: '年' } as const;
export const lengthText = (length: { readonly n: number; readonly unit: keyof typeof LENGTHS }): string =>
  `${length.n}${LENGTHS[length.unit]}`;

function sideText(side: RuleOf<'U'>['above'], word: string, scheme: Scheme, unit: string): string {
  if (side === 'none') return '';
  const step = describeNumber(side.step, scheme);
  const points = describeNumber(side.points, scheme);
  const cap = side.cap === 'none' ? '' : `，最多${describeNumber(side.cap, scheme)}${unit}`;
  return `；${word}每${side.steps === 'whole' ? '满' : ''}${step}计${points}${unit}${side.steps === 'whole' ? '' : '（不足的按比例）'}${cap}`;
}

function limits(cap: NumberNode | 'none', floor: NumberNode | 'none', scheme: Scheme): string {
  const parts = [
    cap === 'none' ? '' : `最高${describeNumber(cap, scheme)}`,
    floor === 'none' ? '' : `最低${describeNumber(floor, scheme)}`,
  ].filter((text) => text !== '');
  return parts.length === 0 ? '' : `；${parts.join('，')}`;
}

const METHODS = {
  minmax: '极差',
  coefficient: '功效系数',
  places: '名次',
  'share-of-best': '与最好的比',
  'share-of-mean': '与平均的比',
} as const;

/**
 * A rule as one sentence.
 * @param unit what its numbers are in: 分, or the unit of the money of a payout
 */
export function describeRule(rule: Rule, scheme: Scheme, unit = '分'): string {
  const say = (node: NumberNode): string => describeNumber(node, scheme);
  switch (rule.kind) {
    case 'R': {
      const floor = rule.floor === 'none' ? '' : `；不到${say(rule.floor.ratio)}的0${unit}`;
      const over =
        rule.over === 'none'
          ? ''
          : `；超额每100%加${say(rule.over.rate)}${unit}${rule.over.cap === 'none' ? '' : `，最多${say(rule.over.cap)}${unit}`}`;
      const cap = rule.over === 'none' && rule.cap !== 'none' ? `，最多按${say(rule.cap)}计` : '';
      return `${say(rule.actual)}÷${say(rule.target)}×${say(rule.weight)}${unit}${cap}${floor}${over}`;
    }
    case 'B': {
      const pick = { first: '', best: '取最高一档：', sum: '各档相加：' }[rule.pick];
      const rest = rule.otherwise === 'undefined' ? '其余未规定' : `其余${say(rule.otherwise)}${unit}`;
      return `${pick}${rule.rows.map((row) => `${row.label ?? describePredicate(row.when, scheme)}得${say(row.points)}${unit}`).join('；')}；${rest}`;
    }
    case 'U':
      return `${say(rule.value)}以${say(rule.reference)}为准，得${say(rule.base)}${unit}${sideText(rule.above, '高于', scheme, unit)}${sideText(rule.below, '低于', scheme, unit)}${rule.zeroWhen === undefined ? '' : `；${describePredicate(rule.zeroWhen, scheme)}的0${unit}`}${limits(rule.cap, rule.floor, scheme)}`;
    case 'P':
      return `${say(rule.value)}，${rule.slices.map((s) => `${s.upTo === 'none' ? '以上部分' : `到${say(s.upTo)}`}按${say(s.rate)}`).join('，')}${rule.mode === 'whole' ? '（全额按所达档次）' : ''}${limits(rule.cap, 'none', scheme)}`;
    case 'N':
      return `${say(rule.value)}在${rule.population === 'group' ? '同组' : '全部'}中按${METHODS[rule.method.is]}计分${
        rule.method.is === 'places'
          ? `：${rule.method.points.map((p, i) => `第${i + 1}名${say(p)}`).join('，')}，其余${say(rule.method.beyond)}`
          : ''
      }${rule.missing === undefined ? '' : rule.missing === 'leave-out' ? '；缺数的不参加比较' : '；有一个缺数全组都不计分'}`;
    case 'J':
      return `${rule.raters.map((r) => `${r.class}${rule.raters.length > 1 ? `占${say(r.weight)}` : ''}`).join('、')}打分（${rule.scale.min === 'none' ? '不限' : say(rule.scale.min)}至${rule.scale.max === 'none' ? '不限' : say(rule.scale.max)}），${{ mean: '取平均', trimmedMean: '去掉最高最低后平均', sum: '合计' }[rule.combine]}${rule.scaleTo === 'as-is' ? '' : `，折合${say(rule.scaleTo)}${unit}`}`;
    case 'C': {
      const parts = rule.children.map((c) => {
        const name = c.label ?? (c.item === undefined ? say(c.value ?? 0) : (scheme.items.find((i) => i.id === c.item)?.title ?? c.item));
        return c.weight === undefined ? name : `${name}×${say(c.weight)}`;
      });
      const take = rule.take === 'all' ? '' : `取最高${rule.take.best}项：`;
      return `${take}${parts.join('+')}${rule.operator === 'mean' ? ' 的平均' : ''}${limits(rule.cap, rule.floor, scheme)}`;
    }
  }
}

const SOURCES = {
  projects: '项目',
  stages: '项目进展',
  money: '资金',
  activities: '活动',
  figures: '直报数',
  matters: '督办事项',
} as const;
const TAKES = { sum: '合计', count: '笔数', distinct: '个数（不重复）', max: '最大', min: '最小', last: '最近一笔', mean: '平均' } as const;

/** 合并计算: what is put together, which groups count, what each adds. */
function togetherWords({ together }: Extract<Measure, { is: 'rows' }>, scheme: Scheme): string[] {
  if (together === undefined) return [];
  const { by, blank, where, value } = together;
  const which = where.op === 'always' ? '' : `，${describePredicate(where, scheme)}的才计`;
  const adds = value === undefined ? '' : `，取${describeNumber(value, scheme)}`;
  return [`${describePath(by)}相同的合并计算${which}${adds}${blank === 'alone' ? '，没有填的单独算' : '，没有填的不计'}`];
}

/** What a measure counts, in one sentence. */
export function describeMeasure(measure: Measure, scheme: Scheme): string {
  const named = (id: string): string => scheme.measures.find((m) => m.id === id)?.name ?? id;
  if (measure.is === 'ratio') return `${named(measure.numerator)}÷${named(measure.denominator)}`;
  if (measure.is === 'formula') return describeNumber(measure.formula, scheme);
  const where = measure.where.op === 'always' ? '' : `中${describePredicate(measure.where, scheme)}的`;
  const value = measure.value === undefined ? '' : describeNumber(measure.value, scheme);
  const rules = measure.eligibility.map((id) => scheme.eligibility.find((e) => e.id === id)?.title ?? id);
  const extra = [
    ...(rules.length > 0 ? [`须符合${rules.map((title) => `“${title}”`).join('、')}`] : []),
    ...(measure.split === undefined ? [] : ['按分成比例']),
    ...measure.factors.map((f) => `${f.reason}（×${describeNumber(f.factor, scheme)}）`),
    ...(measure.withChildUnits ? ['含下属单位'] : []),
    ...togetherWords(measure, scheme),
  ];
  return `${describePeriod(measure.window)}${SOURCES[measure.source]}${where}${value}${TAKES[measure.aggregate]}，${measure.counts === 'recognised' ? '核定数' : '申报数'}${extra.length > 0 ? `；${extra.join('；')}` : ''}`;
}

export function describeTarget(target: TargetRule, scheme: Scheme): string {
  const schedule = {
    linear: target.schedule.is === 'linear' && target.schedule.by === 'day' ? '按日均衡' : '按月均衡',
    table: target.schedule.is === 'table' ? target.schedule.shares.map((s) => `${s.until}前${s.share}`).join('，') : '',
    milestones: target.schedule.is === 'milestones' ? target.schedule.values.map((s) => `${s.until}前${s.value}`).join('，') : '',
  }[target.schedule.is];
  const values = target.values.map((v) => {
    const who = v.groups?.map((id) => scheme.groups.find((g) => g.id === id)?.title ?? id).join('、') ?? v.subjects?.join('、') ?? '各单位';
    return `${who}${v.when === undefined ? '' : `（${describePredicate(v.when, scheme)}）`}${describeNumber(v.base, scheme)}`;
  });
  return `${values.length === 0 ? '任务数在“任务下达”里' : values.join('；')}；序时${schedule}${target.cumulative ? '（累计）' : '（各期单算）'}`;
}

export function describeOverride(rule: Override, scheme: Scheme): string {
  const { effect } = rule;
  const item = 'item' in effect ? (scheme.items.find((i) => i.id === effect.item)?.title ?? effect.item) : '';
  const says = {
    'score-zero': `“${item}”计0分`,
    'score-set': `“${item}”改为${'value' in effect ? describeNumber(effect.value, scheme) : ''}分`,
    'score-cap': `“${item}”最高${'cap' in effect ? describeNumber(effect.cap, scheme) : ''}分`,
    'lose-eligibility': '取消评先或奖励资格',
    'mark-as-met': '视同完成任务',
    'tier-move': `等次${'by' in effect && effect.by > 0 ? '上调' : '下调'}${'by' in effect ? Math.abs(effect.by) : ''}档`,
    'tier-set': `等次定为${'tier' in effect ? effect.tier : ''}`,
    'tier-cap': `等次最高为${'tier' in effect ? effect.tier : ''}`,
    'record-only': 'text' in effect ? effect.text : '',
  }[effect.is];
  return `${describePredicate(rule.when, scheme)}的，${says}`;
}

export function describeRate(rate: Scheme['rates'][number]): string {
  const { basis } = rate;
  const table = basis.is === 'fixed' ? '' : basis.table.map((row) => `${row.on}${basis.is === 'since' ? '起' : ''}${row.rate}`).join('，');
  return `${basis.is === 'fixed' ? `固定${basis.rate}` : `${basis.is === 'byDay' ? '当日牌价' : '分段'}：${table}`}（${rate.source}）`;
}

/** 只许写“工业、服务”. */
export function describeWords({ values }: NonNullable<Scheme['words']>[number]): string {
  return `只许写：${values.join('、')}`;
}

export function describeReading(reading: Scheme['readings'][number]): string {
  switch (reading.status) {
    case 'expressed':
      return reading.readAs ?? '按原文';
    case 'gap':
      return `原文缺失${reading.readAs === undefined ? '' : `：${reading.readAs}`}`;
    case 'not-expressible':
      return '办法格式表达不了';
  }
}

export function describeRank(rank: Rank, scheme: Scheme): string {
  const tiers = rank.tiers.map((t) => `${t.name}：${describePredicate(t.when, scheme)}`);
  return `按${describeNumber(rank.by, scheme)}${rank.order === 'high-first' ? '从高到低' : '从低到高'}排${tiers.length > 0 ? `；${tiers.join('；')}` : ''}${rank.otherwiseTier === 'none' ? '' : `；其余${rank.otherwiseTier}`}`;
}

export function describeDeadline(rule: DeadlineRule, scheme: Scheme): string {
  const remind = rule.remind.length === 0 ? '' : `；提前${rule.remind.map(lengthText).join('、')}提醒`;
  const stop = rule.stop === 'none' ? '' : `；到${describeDate(rule.stop, scheme)}为止`;
  return `${describePredicate(rule.when, scheme)}的，自${describeDate(rule.from, scheme)}${rule.countFrom === 'next-day' ? '次日' : '当日'}起${lengthText(rule.length)}${remind}${stop}`;
}

export function describeLadder(ladder: Ladder, scheme: Scheme): string {
  return ladder.levels
    .map((level) => `${level.title}：${describePredicate(level.when, scheme)}（${level.organ}，${level.basis}）`)
    .join('；');
}

/** Kinds whose sentence says the unit beside each number; behind the others it is said once. */
const SAYS_UNIT: ReadonlySet<Rule['kind']> = new Set(['R', 'B', 'U']);

export function describePayout(payout: Payout, scheme: Scheme): string {
  const rule = describeRule(payout.amount, scheme, payout.unit);
  const amount = SAYS_UNIT.has(payout.amount.kind) ? rule : `${rule}（${payout.unit}）`;
  const part = ({ percent }: Payout['stages'][number]): string =>
    percent === 'rest' ? '其余' : typeof percent === 'object' ? `${describeNumber(percent.amount, scheme)}${payout.unit}` : `${percent}%`;
  const stages = payout.stages.length === 0 ? '' : `；${payout.stages.map((s) => `${s.title}付${part(s)}`).join('，')}`;
  const { shares: who } = payout;
  const shares = !Array.isArray(who)
    ? `；按“${scheme.splits.find(({ id }) => id === who.split)?.title ?? who.split}”分给各方`
    : who.length === 0
      ? ''
      : `；${who.map((s) => `${s.who}${s.percent === 'rest' ? '其余' : `${s.percent}%`}`).join('，')}`;
  return `${describePredicate(payout.when, scheme)}的，${amount}${payout.cap === 'none' ? '' : `，封顶${describeNumber(payout.cap, scheme)}${payout.unit}`}${stages}${shares}`;
}

export function describeEligibility(rule: Eligibility, scheme: Scheme): string {
  const out = rule.exclude.map((e) => e.reason);
  const papers = rule.evidence.map((e) => e.title);
  const register =
    rule.registerBy === 'none' ? '' : `；${describePath(rule.registerBy.field)}不晚于${describeDate(rule.registerBy.by, scheme)}`;
  return `${describePredicate(rule.include, scheme)}${out.length === 0 ? '' : `；不计：${out.join('、')}`}${register}${papers.length === 0 ? '' : `；佐证：${papers.join('、')}`}`;
}

export function describeSplit(split: Split): string {
  const basis = { fixed: '固定比例', 'enterprise-statement': '凭企业证明', agreement: '按协议' }[split.basis];
  return `${split.roles.map((r) => r.role).join('、')}，${basis}，${split.sum === 'exactly-100' ? '合计须100%' : '可超过100%'}`;
}
