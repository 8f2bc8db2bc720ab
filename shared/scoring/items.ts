/**
 * One score item for one subject: its rule (R B U P N J C), then the overrides (V) of the score phase, then its rounding.
 * Must not rank. Results are kept per item × subject × period, so an item used twice is worked out once.
 */
import type { Ctx } from './context';
import { groupsOf, subjectKey } from './context';
import { num, test } from './evaluate-trees';
import { ZERO, fixedText, minOf, plainText, roundTo, whole } from './exact';
import type { Exact } from './exact';
import { conditionText, formulaText, numberText, summed } from './print-trees';
import type { RuleResult, Told } from './rule-context';
import { limited, unknown } from './rule-context';
import { bandTable, cappedRatio, marginalBands, perUnit } from './rules-absolute';
import { ratingInput, relativeScore } from './rules-relative';
import type { Rule, RuleOf } from './scheme-rules';
import type { Item } from './scheme-schema';
import { once, report } from './memo';

export type ItemResult = {
  readonly item: Item;
  readonly applies: boolean;
  readonly raw: Exact | null;
  readonly final: Exact | null;
  readonly formula: Told;
  /** Overrides that changed it, in order, as printed. */
  readonly changes: readonly Told[];
};

/** Points of an item as every table and formula writes them: with the decimal places the item rounds to (48.00), else shortest. */
export const writtenPoints = (points: Exact, { rounding }: Pick<Item, 'rounding'>): string =>
  rounding === 'none' ? plainText(points) : fixedText(points, rounding.places);

function childValue(child: RuleOf<'C'>['children'][number], ctx: Ctx): { value: Exact | null; text: Told; applies: boolean } {
  if (child.item !== undefined) {
    const made = itemResult(ctx, child.item);
    return {
      value: made?.final ?? null,
      text: () => {
        const points = made?.final ?? null;
        const title = child.label ?? made?.item.title ?? child.item ?? '';
        // A title that ends in a figure must not run into the points: H1：9, not H19.
        const apart = /[\w.%‰]$/.test(title) ? '：' : '';
        return `${title}${apart}${made === null || points === null ? numberText(points) : writtenPoints(points, made.item)}`;
      },
      applies: made?.applies ?? true,
    };
  }
  const node = child.value ?? 0;
  const text: Told = () => `${child.label === undefined ? '' : `${child.label}：`}${formulaText(node, ctx)}`;
  return { value: num(node, ctx), text, applies: true };
}

function compose(rule: RuleOf<'C'>, ctx: Ctx): RuleResult {
  const made = rule.children
    .map((c) => ({ ...childValue(c, ctx), weight: c.weight === undefined ? null : num(c.weight, ctx) }))
    .filter((c) => c.applies);
  const missing = made.find((c) => c.value === null);
  const weighted = rule.operator === 'weighted';
  const text: Told = () => summed(made.map((c) => (weighted ? `${c.text()}×${numberText(c.weight)}` : c.text())));
  if (missing !== undefined) return unknown(text, missing.text());
  if (weighted && made.some((c) => c.weight === null)) return unknown(text, '缺权重');
  let values = made.map((c) => (weighted ? (c.value ?? ZERO).mul(c.weight ?? ZERO) : (c.value ?? ZERO)));
  const best = rule.take !== 'all' && values.length > rule.take.best ? rule.take.best : null;
  if (best !== null) values = values.sort((a, b) => b.compare(a)).slice(0, best);
  const sum = values.reduce((a, b) => a.add(b), ZERO);
  const points = rule.operator === 'mean' && values.length > 0 ? sum.div(whole(values.length)) : sum;
  const shown: Told = () => {
    const parts = `${best === null ? '' : `取最高${best}项：`}${made.length === 0 ? '0' : text()}`;
    return rule.operator === 'mean' ? `(${parts})÷${values.length}` : parts;
  };
  const bounded = limited(points, shown, rule.cap, rule.floor, ctx);
  return bounded.points === null || rule.rounding === 'none' ? bounded : { ...bounded, points: roundTo(bounded.points, rule.rounding) };
}

/** Points of any rule kind here; `id` names the item or payout (J reads the marks given for it). */
export function ruleResult(rule: Rule, id: string, ctx: Ctx): RuleResult {
  switch (rule.kind) {
    case 'R':
      return cappedRatio(rule, ctx);
    case 'B':
      return bandTable(rule, ctx);
    case 'U':
      return perUnit(rule, ctx);
    case 'P':
      return marginalBands(rule, ctx);
    case 'N':
      return relativeScore(rule, id, ctx);
    case 'J':
      return ratingInput(rule, id, ctx);
    case 'C':
      return compose(rule, ctx);
  }
}

/** Whether a rule of these groups applies to the subject. */
export function appliesTo(ctx: Ctx, groups: 'all' | readonly string[]): boolean {
  if (groups === 'all' || ctx.subject === null) return true;
  return groupsOf(ctx.env, ctx.subject.id, ctx.period.to).some((g) => groups.includes(g));
}

function overridden(item: Item, points: Exact | null, ctx: Ctx): { points: Exact | null; changes: Told[] } {
  const changes: Told[] = [];
  let current = points;
  const rules = ctx.env.scheme.overrides
    .filter((o) => o.phase === 'score' && 'item' in o.effect && o.effect.item === item.id)
    .sort((a, b) => a.precedence - b.precedence);
  for (const rule of rules) {
    const triggered = ctx.env.resolve.triggered(ctx, rule.id);
    if (triggered === null)
      report(
        ctx.env,
        'warning',
        'unknown-override',
        `${rule.id} ${subjectKey(ctx.subject)}`,
        `“${rule.title}”缺数，不知是否触发，暂未计入“${item.title}”`,
      );
    if (triggered !== true) continue;
    const why: Told = () => `${rule.title}（${conditionText(rule.when, ctx)}）`;
    if (rule.effect.is === 'score-zero') {
      current = ZERO;
      changes.push(() => `${why()}→0`);
    }
    if (rule.effect.is === 'score-set') {
      const set = num(rule.effect.value, ctx);
      current = set;
      changes.push(() => `${why()}→${numberText(set)}`);
    }
    if (rule.effect.is === 'score-cap') {
      const cap = num(rule.effect.cap, ctx);
      current = current === null || cap === null ? null : minOf(current, cap);
      changes.push(() => `${why()}→不超过${numberText(cap)}`);
    }
  }
  return { points: current, changes };
}

/** The rule's own result, before any override: what an override may ask about without going round in a circle. */
function rawResult(ctx: Ctx, item: Item): RuleResult | null {
  const key = `raw ${item.id} ${subjectKey(ctx.subject)} ${ctx.period.key}`;
  return once<RuleResult | null>(
    ctx.env,
    key,
    unknown(() => '规则成圈', '规则互相引用成了圈'),
    () => {
      if (ctx.subject !== null && ctx.subject.kind !== item.subject) return null;
      if (!appliesTo(ctx, item.appliesTo)) return null;
      const when = item.when === undefined ? true : test(item.when, ctx);
      if (when === false) return null;
      if (when === null) return unknown(() => item.title, '是否适用不明');
      return ruleResult(item.rule, item.id, item.rounding === 'none' ? ctx : { ...ctx, places: item.rounding.places });
    },
  );
}

function itemById(ctx: Ctx, id: string): Item | null {
  const item = ctx.env.scheme.items.find((i) => i.id === id);
  if (item === undefined) report(ctx.env, 'error', 'no-item', id, `没有编号为“${id}”的考核项`);
  return item ?? null;
}

/** Points before overrides and rounding; null when unknown or not applicable. */
export function rawPoints(ctx: Ctx, id: string): Exact | null {
  const item = itemById(ctx, id);
  return item === null ? null : (rawResult(ctx, item)?.points ?? null);
}

/** The item for the subject of the context; null when there is no such item. An item that does not apply has no value and is left out of sums. */
export function itemResult(ctx: Ctx, id: string): ItemResult | null {
  const item = itemById(ctx, id);
  if (item === null) return null;
  const off: ItemResult = { item, applies: false, raw: null, final: null, formula: () => '不适用', changes: [] };
  const key = `item ${id} ${subjectKey(ctx.subject)} ${ctx.period.key}`;
  return once(ctx.env, key, { ...off, applies: true, formula: () => '规则成圈' }, () => {
    const made = rawResult(ctx, item);
    if (made === null) return off;
    const changed = overridden(item, made.points, ctx);
    const final = changed.points === null || item.rounding === 'none' ? changed.points : roundTo(changed.points, item.rounding);
    if (made.problem !== undefined)
      report(
        ctx.env,
        'warning',
        'no-value',
        `${id} ${subjectKey(ctx.subject)}`,
        `“${item.title}”${ctx.period.key}无法计分：${made.problem}`,
      );
    const formula: Told = () => {
      const rounded = final !== null && changed.points !== null && !final.equals(changed.points) ? `，计${writtenPoints(final, item)}` : '';
      return `${made.formula()}${changed.changes.map((c) => `；${c()}`).join('')}${rounded}`;
    };
    return { item, applies: true, raw: made.points, final, formula, changes: changed.changes };
  });
}
