/**
 * R 按比例, B 分档, U 每增每减, P 累进: rules that need only the subject's own figures. Exact; no rounding here.
 */
import type { Ctx } from './context';
import { num, test } from './evaluate-trees';
import { ONE, ZERO, minOf, plainText, wholeSteps } from './exact';
import type { Exact } from './exact';
import { conditionText, formulaText } from './print-trees';
import type { RuleResult, Told } from './rule-context';
import { limited, pointsText, unknown } from './rule-context';
import type { RuleOf } from './scheme-rules';
import { markedAsMet } from './targets';

/** R: weight × min(actual ÷ target, cap), nothing below the floor, a bonus above 100 % where the document gives one. */
export function cappedRatio(rule: RuleOf<'R'>, ctx: Ctx): RuleResult {
  const weight = num(rule.weight, ctx);
  const actual = num(rule.actual, ctx);
  const target = num(rule.target, ctx);
  const formula: Told = () =>
    `${bracket(formulaText(rule.actual, ctx))}÷${bracket(formulaText(rule.target, ctx))}×${bracket(formulaText(rule.weight, ctx))}`;
  if (weight === null || actual === null || target === null) return unknown(formula, '缺数');
  if (target.n === 0n) {
    if (rule.zeroTarget === 'unknown') return unknown(formula, '目标为0');
    return {
      points: rule.zeroTarget === 'full' ? weight : ZERO,
      formula: () => `目标为0，按规定计${rule.zeroTarget === 'full' ? '满分' : '0分'}`,
    };
  }
  const { target: node } = rule;
  const met = typeof node === 'object' && node.op === 'target' && markedAsMet(ctx, node.id);
  const plain = actual.div(target);
  const ratio = met && plain.compare(ONE) < 0 ? ONE : plain;
  if (rule.floor !== 'none') {
    const floor = num(rule.floor.ratio, ctx);
    if (floor === null) return unknown(formula, '门槛未知');
    const against = ratio.compare(floor);
    if (against < 0 || (against === 0 && !rule.floor.included))
      return { points: ZERO, formula: () => `${formula()}：完成${percent(ratio)}，未达${percent(floor)}门槛→0` };
  }
  if (rule.over !== 'none') {
    const rate = num(rule.over.rate, ctx);
    if (rate === null) return unknown(formula, '超额加分未知');
    const excess = ratio.compare(ONE) > 0 ? ratio.sub(ONE) : ZERO;
    const bonus = limited(excess.mul(rate), () => `超额${percent(excess)}×${plainText(rate)}`, rule.over.cap, 'none', ctx);
    if (bonus.points === null) return bonus;
    const base = minOf(ratio, ONE).mul(weight);
    const points = base.add(bonus.points);
    const tail: Told = () => (excess.n === 0n ? '' : `，${bonus.formula()}`);
    return { points, formula: () => `${formula()}→${plainText(base)}${tail()}，计${plainText(points)}` };
  }
  const cap = rule.cap === 'none' ? null : num(rule.cap, ctx);
  if (rule.cap !== 'none' && cap === null) return unknown(formula, '封顶未知');
  const raw = ratio.mul(weight);
  const head: Told = () => `${formula()}${met ? '（视同完成）' : ''}=${pointsText(raw, ctx)}`;
  if (cap === null || ratio.compare(cap) <= 0) return { points: raw, formula: head };
  const top = cap.mul(weight);
  return { points: top, formula: () => `${head()}→封顶${pointsText(top, ctx)}` };
}

function bracket(text: string): string {
  return /[+−]/.test(text) && !text.startsWith('(') ? `(${text})` : text;
}
const percent = (ratio: Exact): string => `${plainText(ratio.mul(100), 2)}%`;

/** B: first, best or sum of the rows that hold. A silent document ('undefined') gives no value, never 0. */
export function bandTable(rule: RuleOf<'B'>, ctx: Ctx): RuleResult {
  const hits: { points: Exact; text: Told }[] = [];
  for (const row of rule.rows) {
    const holds = test(row.when, ctx);
    if (holds === null) return unknown(() => row.label ?? conditionText(row.when, ctx), '缺数，无法定档');
    if (!holds) continue;
    const points = num(row.points, ctx);
    if (points === null) return unknown(() => row.label ?? '', '该档分值未知');
    hits.push({
      points,
      text: () =>
        `${row.label === undefined ? conditionText(row.when, ctx) : `${row.label}（${conditionText(row.when, ctx)}）`}→${formulaText(row.points, ctx)}`,
    });
    if (rule.pick === 'first') break;
  }
  const [first] = hits;
  if (first === undefined) {
    if (rule.otherwise === 'undefined') return unknown(() => '不属于任何一档', '办法未规定');
    const points = num(rule.otherwise, ctx);
    return points === null ? unknown(() => '其余情形', '分值未知') : { points, formula: () => `其余情形→${plainText(points)}` };
  }
  if (rule.pick === 'sum') {
    const points = hits.reduce((sum, h) => sum.add(h.points), ZERO);
    return { points, formula: () => `${hits.map((h) => h.text()).join('；')}，合计${plainText(points)}` };
  }
  const best = hits.reduce((a, b) => (b.points.compare(a.points) > 0 ? b : a), first);
  return { points: best.points, formula: best.text };
}

type Side = Exclude<RuleOf<'U'>['above'], 'none'>;

function steps(side: Side, distance: Exact, ctx: Ctx): RuleResult {
  const step = num(side.step, ctx);
  const each = num(side.points, ctx);
  if (step === null || each === null || step.n === 0n) return unknown(() => '', step?.n === 0n ? '步长为0' : '步长或分值未知');
  const n = side.steps === 'whole' ? wholeSteps(distance.div(step)) : distance.div(step);
  const change = n.mul(each);
  const cap = side.cap === 'none' ? null : num(side.cap, ctx);
  if (side.cap !== 'none' && cap === null) return unknown(() => '', '封顶未知');
  const text: Told = () => `${plainText(n)}×${plainText(each)}`;
  if (cap === null || change.abs().compare(cap) <= 0) return { points: change, formula: text };
  const kept = change.s < 0n ? cap.neg() : cap;
  return { points: kept, formula: () => `${text()}=${plainText(change)}→封顶${plainText(kept)}` };
}

/** U: base ± steps from a reference. Whole steps or proportional is stated; "每满" counts whole steps only. */
export function perUnit(rule: RuleOf<'U'>, ctx: Ctx): RuleResult {
  if (rule.zeroWhen !== undefined) {
    const { zeroWhen } = rule;
    const why: Told = () => conditionText(zeroWhen, ctx);
    const zero = test(zeroWhen, ctx);
    if (zero === null) return unknown(why, '缺数');
    if (zero) return { points: ZERO, formula: () => `${why()}→0` };
  }
  const value = num(rule.value, ctx);
  const reference = num(rule.reference, ctx);
  const base = num(rule.base, ctx);
  if (value === null || reference === null || base === null) return unknown(() => formulaText(rule.value, ctx), '缺数');
  const distance = value.sub(reference);
  const side = distance.n === 0n ? 'none' : distance.s > 0n ? rule.above : rule.below;
  if (side === 'none') return limited(base, () => plainText(base), rule.cap, rule.floor, ctx);
  const change = steps(side, distance.abs(), ctx);
  if (change.points === null) return change;
  const negative = change.points.s < 0n;
  const joined: Told = () => {
    if (base.n === 0n) return change.formula();
    return `${plainText(base)}+${negative ? `(${change.formula()})` : change.formula()}`;
  };
  return limited(base.add(change.points), joined, rule.cap, rule.floor, ctx);
}

function slicePoints(rule: RuleOf<'P'>, size: Exact, ctx: Ctx): RuleResult {
  let from = num(rule.start, ctx);
  if (from === null) return unknown(() => '', '起点未知');
  if (size.compare(from) < 0) return { points: ZERO, formula: () => '未达起点' };
  let sum = ZERO;
  const parts: Told[] = [];
  for (const slice of rule.slices) {
    const rate = num(slice.rate, ctx);
    const upTo = slice.upTo === 'none' ? null : num(slice.upTo, ctx);
    if (rate === null || (slice.upTo !== 'none' && upTo === null)) return unknown(() => '', '分段数未知');
    const against: number = upTo === null ? -1 : size.compare(upTo);
    const last = against < 0 || (against === 0 && rule.upperIncluded);
    if (rule.mode === 'whole') {
      if (last) return { points: size.mul(rate), formula: () => `${plainText(size)}×${plainText(rate)}` };
    } else {
      const part: Exact = (upTo === null ? size : minOf(size, upTo)).sub(from);
      if (part.s > 0n && part.n !== 0n) {
        sum = sum.add(part.mul(rate));
        parts.push(() => `${plainText(part)}×${plainText(rate, 6)}`);
      }
      if (last || upTo === null) break;
    }
    from = upTo ?? from;
  }
  if (rule.mode === 'whole') return unknown(() => plainText(size), '超出最高一段，办法未规定');
  return { points: sum, formula: () => (parts.length === 0 ? '0' : parts.map((part) => part()).join('+')) };
}

/** P: each slice at its own rate, or the whole amount at the rate it reaches; mirrored for negative values where stated. */
export function marginalBands(rule: RuleOf<'P'>, ctx: Ctx): RuleResult {
  const value = num(rule.value, ctx);
  const multiplier = num(rule.multiplier, ctx);
  if (value === null || multiplier === null) return unknown(() => formulaText(rule.value, ctx), '缺数');
  const negative = value.s < 0n && value.n !== 0n;
  if (negative && !rule.mirror) return { points: ZERO, formula: () => '数额为负→0' };
  const made = slicePoints(rule, value.abs(), ctx);
  if (made.points === null) return made;
  const points = made.points.mul(multiplier).mul(negative ? -1 : 1);
  const formula: Told = () => (multiplier.equals(ONE) ? made.formula() : `(${made.formula()})×${plainText(multiplier)}`);
  return limited(points, formula, rule.cap, 'none', ctx);
}
