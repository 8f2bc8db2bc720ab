/**
 * The checker's part for ranks, ladders and payouts: levels and tiers nothing can reach, holes and overlaps of colours, shares that do not
 * add up, and what the law does not let a county's ledger office do. Reads the scheme only.
 */
import { coverageOf } from './check-coverage';
import { HUNDRED, ZERO, exactFrom, plainText } from './exact';
import type { Exact } from './exact';
import type { Ladder, Payout, Rank, Scheme } from './scheme-schema';
import type { NumberNode, PredicateNode } from './scheme-trees';
import type { Finding } from './memo';

/** How the checker calls a figure or a question in front of a person. */
export type Name = (node: NumberNode | PredicateNode) => string;

export const finding = (level: Finding['level'], code: string, at: string, text: string): Finding => ({ level, code, at, text });

/** Sum of literal numbers; null when one has to be worked out first. */
export function sumOf(values: readonly (NumberNode | 'rest')[]): Exact | null {
  let sum = ZERO;
  for (const value of values) {
    if (typeof value === 'object') return null;
    sum = sum.add(exactFrom(value) ?? ZERO);
  }
  return sum;
}

/** Tiers are tried from the best down: one behind others that always hold first is never given. */
export function checkRank(rank: Rank, name: Name): Finding[] {
  const { checked, samples } = coverageOf(
    rank.tiers.map((tier) => tier.when),
    name,
  );
  // Files older than the key mean "leave-out"; a 末位 or a 约谈 then falls on whoever is last among those with a figure.
  const unsaidMissing =
    rank.missing === undefined
      ? [
          finding(
            'note',
            'missing-unsaid',
            `ranks.${rank.id}`,
            `“${rank.title}”没有写有人缺数时怎么排（missing），按缺数的不参加处理；末位、约谈、奖金看名次的，应写名次未定（"open"）`,
          ),
        ]
      : [];
  if (!checked) return unsaidMissing;
  const unreachable = rank.tiers.flatMap((tier, i) =>
    tier.when.op === 'never' || samples.some((sample) => sample.holding[0] === i)
      ? []
      : [finding('warning', 'unreachable', `ranks.${rank.id}`, `“${tier.name}”永远轮不到：前面的等次已经包括了它`)],
  );
  return [...unsaidMissing, ...unreachable];
}

/** Levels of a ladder: holes and overlaps where every state must have a colour, levels nothing reaches, organs. */
export function checkLadder(ladder: Ladder, name: Name): Finding[] {
  const at = `ladders.${ladder.id}`;
  const findings: Finding[] = [];
  const { checked, samples } = coverageOf(
    ladder.levels.map((l) => l.when),
    name,
  );
  if (!checked) findings.push(finding('note', 'coverage-not-checked', at, '条件组合太多，未检查有无遗漏'));
  const hole = samples.find((s) => s.holding.length === 0);
  if (ladder.exhaustive && hole !== undefined)
    findings.push(finding('error', 'coverage-hole', at, `有情形不属于任何一级，例：${hole.text}`));
  const overlap = ladder.exhaustive ? samples.find((s) => s.holding.length > 1) : undefined;
  if (overlap !== undefined) {
    const taken = { highest: '取最重的一级', lowest: '取最轻的一级', 'one-step-up': '逐级升，不跳级' }[ladder.pick];
    findings.push(finding('note', 'overlap', at, `有情形同时属于两级，例：${overlap.text}；按本办法${taken}`));
  }
  ladder.levels.forEach((level, i) => {
    const reached =
      !checked ||
      samples.some((s) =>
        ladder.pick === 'lowest' ? s.holding[0] === i : ladder.pick === 'highest' ? s.holding.at(-1) === i : s.holding.includes(i),
      );
    if (!reached) findings.push(finding('warning', 'unreachable', at, `“${level.title}”永远轮不到`));
    if (/招商办|招商引资办公室/.test(level.organ))
      findings.push(finding('error', 'organ', at, `“${level.title}”的决定机关不能是保管台账的招商办`));
  });
  findings.push(...unsaid(ladder, at));
  for (const rule of ladder.start)
    if (!ladder.levels.some((l) => l.code === rule.level))
      findings.push(finding('error', 'no-such-id', at, `起始级别“${rule.level}”不存在`));
  if (ladder.start.length > 0 && ladder.pick !== 'one-step-up')
    findings.push(
      finding(
        'warning',
        'start-unused',
        at,
        '起始级别只在逐级升（one-step-up）时起作用：准许第一张单从那一级发起；要直接发某一级，写进那一级的条件',
      ),
    );
  return findings;
}

/** What older files leave open and documents settle differently: exempted periods in a counter, the old year's last period in the new year. */
function unsaid({ title, cadence, acrossYears, counters }: Ladder, at: string): Finding[] {
  const runsOn = counters.some(({ resetYearly }) => !resetYearly);
  return [
    ...(acrossYears === false && runsOn
      ? [finding('warning', 'across-years', at, `“${title}”的计数跨年接着数，又写了只看本年，接不上上年的次数`)]
      : []),
    ...counters
      .filter(({ exempt }) => exempt === undefined)
      .map((own) => finding('note', 'exempt-unsaid', at, `“${own.title}”没有写免责期间怎么数，按照常计数处理；可写跳过、断开或照常`)),
    ...(acrossYears === undefined && cadence !== 'day'
      ? [
          finding(
            'note',
            'across-years-unsaid',
            at,
            `“${title}”没有写年初是否还看上年最后一期，按${runsOn ? '看' : '不看'}处理；12月的情况要到1月才报齐的，应写看`,
          ),
        ]
      : []),
  ];
}

/** Stages add up: percents to 100, or one of them takes what the others leave. */
function checkStages({ stages }: Payout, at: string): Finding[] {
  const percents = sumOf(stages.map(({ percent }) => (typeof percent === 'object' ? 0 : percent === 'rest' ? 0 : percent)));
  const rest = stages.filter(({ percent }) => percent === 'rest').length;
  const fixed = stages.some(({ percent }) => typeof percent === 'object');
  if (rest > 1) return [finding('error', 'weights-sum', at, '分期里只能有一期是“其余”（rest）')];
  if (fixed && rest === 0) return [finding('error', 'weights-sum', at, '分期里有定额的，要有一期是“其余”（rest），否则各期合不成总额')];
  if (stages.length === 0 || percents === null || (rest > 0 ? percents.compare(HUNDRED) < 0 : percents.equals(HUNDRED))) return [];
  return [finding('error', 'weights-sum', at, `分期比例合计${plainText(percents)}%，不是100%`)];
}

/** Stages and shares of a payout add up; deposits are history. */
export function checkPayout(payout: Payout, scheme: Scheme): Finding[] {
  const at = `payouts.${payout.id}`;
  const findings: Finding[] = [];
  findings.push(...checkStages(payout, at));
  const { shares: parts } = payout;
  if (Array.isArray(parts)) {
    const shares = sumOf(parts.map((s) => (s.percent === 'rest' ? 0 : s.percent)));
    const rest = parts.filter((s) => s.percent === 'rest').length;
    if (parts.length > 0 && shares !== null && (rest === 0 ? !shares.equals(HUNDRED) : shares.compare(HUNDRED) > 0 || rest > 1))
      findings.push(finding('error', 'weights-sum', at, `个人分配比例合计${plainText(shares)}%，不合要求`));
  } else if (payout.payee !== 'project')
    findings.push(finding('error', 'split-payee', at, '按分成规则分给各方的奖励，payee 应为 project：贡献是按项目登记的'));
  if (payout.deposit !== 'none' && scheme.use !== '不得采用')
    findings.push(finding('error', 'deposit', at, '保证金、扣留工资一类条款不得采用'));
  return findings;
}
