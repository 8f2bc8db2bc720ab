/**
 * N 相对计分 and J 评议打分: rules that need the others of the group, or marks given by people. Exact; no rounding here.
 */
import type { Ctx } from './context';
import { groupsOf, subjectKey, subjectsFor } from './context';
import { aggregate, num, test } from './evaluate-trees';
import { ZERO, exactFrom, maxOf, minOf, plainText, whole } from './exact';
import type { Exact } from './exact';
import { spanOf, subjectName } from './fact-index';
import type { Subject } from './fact-index';
import type { Facts } from './facts';
import type { RuleResult, Told } from './rule-context';
import { limited, unknown } from './rule-context';
import type { RuleOf } from './scheme-rules';
import { report } from './memo';

type Method = RuleOf<'N'>['method'];

type Population = { readonly values: readonly Exact[]; readonly missing: readonly Subject[] };

/** The values of everyone compared, and who has none. Whom the item does not apply to (its `when`) is not compared. */
function populationOf(rule: RuleOf<'N'>, id: string, ctx: Ctx): Population {
  const { subject, env, period } = ctx;
  if (subject === null) return { values: [], missing: [] };
  const groups = groupsOf(env, subject.id, period.to);
  const everyone = subjectsFor(env, subject.kind, rule.population === 'all' || groups.length === 0 ? 'all' : groups, period.to);
  const when = env.scheme.items.find((item) => item.id === id)?.when;
  const values: Exact[] = [];
  const missing: Subject[] = [];
  for (const s of everyone) {
    const own = { ...ctx, subject: s, row: undefined };
    const applies = when === undefined || test(when, own);
    if (applies === false) continue;
    const value = applies === null ? null : num(rule.value, own);
    if (value === null) missing.push(s);
    else values.push(value);
  }
  return { values, missing };
}

function between(value: Exact, worst: Exact, best: Exact, low: Exact, high: Exact): RuleResult {
  const points = low.add(value.sub(worst).div(best.sub(worst)).mul(high.sub(low)));
  return {
    points,
    formula: () =>
      `${plainText(low)}+(${plainText(value)}−${plainText(worst)})÷(${plainText(best)}−${plainText(worst)})×(${plainText(high)}−${plainText(low)})=${plainText(points)}`,
  };
}

function byPlaces(method: Extract<Method, { is: 'places' }>, value: Exact, values: readonly Exact[], high: boolean, ctx: Ctx): RuleResult {
  const better = values.filter((v) => (high ? v.compare(value) > 0 : v.compare(value) < 0)).length;
  const same = values.filter((v) => v.equals(value)).length;
  const pointsAt = (place: number): Exact | null => num(method.points[place - 1] ?? method.beyond, ctx);
  const places = Array.from({ length: method.ties === 'mean' ? same : 1 }, (_, i) => pointsAt(better + 1 + i));
  if (places.some((p) => p === null)) return unknown(() => `第${better + 1}名`, '名次分未知');
  const points = aggregate(
    'mean',
    places.filter((p) => p !== null),
  );
  const tie = same > 1 ? `并列${same}个` : '';
  return points === null ? unknown(() => '', '名次分未知') : { points, formula: () => `第${better + 1}名${tie}→${plainText(points)}` };
}

/** A share of a best or mean that is 0 or less turns good and bad round: nothing can be said. */
function shareOf(method: Extract<Method, { full: unknown }>, value: Exact, reference: Exact, high: boolean, ctx: Ctx): RuleResult {
  const full = num(method.full, ctx);
  if (full === null) return unknown(() => '', '分值未知');
  const [top, bottom] = high ? [value, reference] : [reference, value];
  const what = method.is === 'share-of-best' ? '最好值' : '平均值';
  if (reference.compare(ZERO) <= 0) return unknown(() => '', `${what}是${plainText(reference)}，不是正数，不能按占比计分`);
  if (bottom.compare(ZERO) <= 0) return unknown(() => '', `本单位的数是${plainText(bottom)}，不是正数，不能按占比计分`);
  const cap = method.is === 'share-of-mean' ? method.cap : 'none';
  return limited(
    top.div(bottom).mul(full),
    () => `${plainText(top)}÷${plainText(bottom)}×${plainText(full)}`,
    cap,
    method.floor ?? 'none',
    ctx,
  );
}

const named = (subjects: readonly Subject[], { env }: Ctx): string => subjects.map((s) => subjectName(env.index, s)).join('、');

/**
 * N: against the group; `coefficient` against stated limits. What a subject without a figure means to the others the scheme says (`missing`);
 * left out, it is named.
 */
export function relativeScore(rule: RuleOf<'N'>, id: string, ctx: Ctx): RuleResult {
  const value = num(rule.value, ctx);
  if (value === null) return unknown(() => '', '缺数');
  const { method } = rule;
  const high = rule.order === 'high-is-better';
  if (method.is === 'coefficient') {
    const [worst, best, low, top] = [method.unacceptable, method.satisfactory, method.low, method.high].map((n) => num(n, ctx));
    if (worst == null || best == null || low == null || top == null || worst.equals(best))
      return unknown(() => plainText(value), '功效系数的界限未知或相等');
    const made = between(value, worst, best, low, top);
    if (!method.clamp || made.points === null) return made;
    const clamped = maxOf(minOf(low, top), minOf(made.points, maxOf(low, top)));
    return clamped.equals(made.points) ? made : { points: clamped, formula: () => `${made.formula()}→限${plainText(clamped)}` };
  }
  const { values, missing } = populationOf(rule, id, ctx);
  if (missing.length > 0) {
    if (rule.missing === 'unknown-for-all') return unknown(() => '', `${named(missing, ctx)}没有数，全组都不能比`);
    report(
      ctx.env,
      rule.missing === undefined ? 'warning' : 'note',
      'left-out',
      id,
      `${named(missing, ctx)}没有数（${ctx.period.key}），不参加比较，其余的照比`,
    );
  }
  const best = aggregate(high ? 'max' : 'min', values);
  const worst = aggregate(high ? 'min' : 'max', values);
  const mean = aggregate('mean', values);
  if (best === null || worst === null || mean === null) return unknown(() => '', '本组无可比数据');
  if (best.equals(worst)) {
    const points = num(rule.whenAllEqual, ctx);
    return points === null ? unknown(() => '', '全组相等时的分值未知') : { points, formula: () => `全组相等→${plainText(points)}` };
  }
  switch (method.is) {
    case 'minmax': {
      const low = num(method.low, ctx);
      const top = num(method.high, ctx);
      return low === null || top === null ? unknown(() => '', '分值未知') : between(value, worst, best, low, top);
    }
    case 'places':
      return byPlaces(method, value, values, high, ctx);
    case 'share-of-best':
      return shareOf(method, value, best, high, ctx);
    case 'share-of-mean':
      return shareOf(method, value, mean, high, ctx);
  }
}

type Mark = Facts['ratings'][number];

/** Says what of the marks does not count as somebody may think: of classes not listed, outside the period, two of one rater. */
function tellMarks(rule: RuleOf<'J'>, itemId: string, ctx: Ctx, marks: readonly Mark[]): void {
  const { env, subject, period } = ctx;
  const at = `${itemId} ${subjectKey(subject)} ${period.key}`;
  const classes = new Set(rule.raters.map((rater) => rater.class));
  for (const mark of marks)
    if (!classes.has(mark.raterClass))
      report(env, 'warning', 'rater-class', mark.id, `评委类别“${mark.raterClass}”不在这一项的评委里（${[...classes].join('、')}），未计`);
  if (rule.combine !== 'sum') {
    const seen = new Set<string>();
    for (const { raterClass, rater, id } of marks) {
      const key = `${raterClass} ${rater ?? ''}`;
      if (rater !== undefined && seen.has(key))
        report(env, 'warning', 'two-marks', id, `“${rater}”在${period.key}给这一项打了不止一次分，都计入；只算一次的请留一条`);
      seen.add(key);
    }
  }
  const others = env.index.facts.ratings.filter((r) => r.item === itemId && r.subject === subject?.id).length - marks.length;
  if (marks.length === 0 && others > 0) report(env, 'note', 'mark-outside', at, `有${others}条评分的日期不在${period.key}，未计`);
}

/** The marks given in the period, oldest first: a formula that names them does not depend on the order in which they arrived. */
function marksFor(itemId: string, ctx: Ctx): Mark[] {
  const { env, subject, period } = ctx;
  const given = env.index.facts.ratings.filter((r) => {
    if (r.item !== itemId || r.subject !== subject?.id) return false;
    const span = spanOf(r.date);
    return span !== null && span.from >= period.from && span.to <= period.to && span.from <= env.asOf;
  });
  return given.sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1));
}

/** Ids of the marks behind a J item, for its evidence. */
export function markIds(itemId: string, ctx: Ctx): string[] {
  return marksFor(itemId, ctx).map((m) => m.id);
}

function validMarks(rule: RuleOf<'J'>, itemId: string, ctx: Ctx): { class: string; score: Exact }[] {
  const bound = (end: RuleOf<'J'>['scale']['min']): Exact | null => (end === 'none' ? null : num(end, ctx));
  const [min, max] = [bound(rule.scale.min), bound(rule.scale.max)];
  const unsaid = (rule.scale.min !== 'none' && min === null) || (rule.scale.max !== 'none' && max === null);
  const given = marksFor(itemId, ctx);
  tellMarks(rule, itemId, ctx, given);
  return given.flatMap((mark) => {
    const score = exactFrom(mark.score);
    if (score === null || unsaid || (min !== null && score.compare(min) < 0) || (max !== null && score.compare(max) > 0)) {
      report(ctx.env, 'error', 'mark-out-of-range', mark.id, `评分“${String(mark.score)}”超出规定范围，未计`);
      return [];
    }
    if (rule.reasonRequired && (mark.reason ?? '') === '') {
      report(ctx.env, 'error', 'mark-without-reason', mark.id, '这项评分或扣分要写明理由，未计');
      return [];
    }
    return [{ class: mark.raterClass, score }];
  });
}

function combine(rule: RuleOf<'J'>, scores: readonly Exact[]): Exact | null {
  if (rule.combine === 'sum') return aggregate('sum', scores) ?? ZERO;
  if (rule.combine === 'mean') return aggregate('mean', scores);
  const sorted = [...scores].sort((a, b) => a.compare(b));
  return aggregate('mean', sorted.slice(rule.trim?.lowest ?? 0, sorted.length - (rule.trim?.highest ?? 0)));
}

/** J: marks by class of rater, averaged (or summed) and weighted. A mark out of range or without a required reason is refused, loudly. */
export function ratingInput(rule: RuleOf<'J'>, itemId: string, ctx: Ctx): RuleResult {
  const marks = validMarks(rule, itemId, ctx);
  let sum = ZERO;
  const parts: Told[] = [];
  for (const rater of rule.raters) {
    const weight = num(rater.weight, ctx);
    const scores = marks.filter((m) => m.class === rater.class).map((m) => m.score);
    const own = scores.length === 0 && rule.combine !== 'sum' ? null : combine(rule, scores);
    const value = own ?? (rule.missing === 'unknown' ? null : num(rule.missing, ctx));
    if (weight === null || value === null) return unknown(() => rater.class, weight === null ? '权重未知' : '尚无评分');
    sum = sum.add(value.mul(weight));
    const shown: Told = () =>
      scores.length > 1
        ? `(${scores.map((s) => plainText(s)).join('、')})${rule.combine === 'sum' ? '合计' : '平均'}${plainText(value)}`
        : plainText(value);
    parts.push(() => (rule.raters.length === 1 && weight.equals(whole(1)) ? shown() : `${rater.class}${shown()}×${plainText(weight)}`));
  }
  const formula: Told = () => parts.map((part) => part()).join('+');
  if (rule.scaleTo === 'as-is') return { points: sum, formula: () => `${formula()}=${plainText(sum)}` };
  const max = rule.scale.max === 'none' ? null : num(rule.scale.max, ctx);
  const full = num(rule.scaleTo, ctx);
  if (max === null || full === null || max.n === 0n) return unknown(formula, '换算满分未知');
  const points = sum.div(max).mul(full);
  return { points, formula: () => `(${formula()})÷${plainText(max)}×${plainText(full)}=${plainText(points)}` };
}
