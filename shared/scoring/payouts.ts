/**
 * W 奖惩兑现: amounts, stages, shares, holds and claw-back conditions worked out for a decision. Nothing here pays or punishes;
 * it says which condition is met. Stays off in the product until the county switches it on.
 */
import type { Ctx } from './context';
import { rowNamed, subjectKey, subjectsFor } from './context';
import { nameOf, sharesOf } from './eligibility';
import { num, test } from './evaluate-trees';
import { HUNDRED, ZERO, exactFrom, maxOf, minOf, plainText, roundTo } from './exact';
import type { Exact } from './exact';
import type { Subject } from './fact-index';
import { appliesTo, ruleResult } from './items';
import { conditionText } from './print-trees';
import type { Told } from './rule-context';
import type { Payout } from './scheme-schema';
import { once, report } from './memo';

export type PayoutResult = {
  readonly payout: Payout;
  readonly subject: Subject | null;
  readonly due: boolean;
  readonly amount: Exact | null;
  readonly formula: Told;
  readonly stages: readonly { readonly title: string; readonly amount: Exact; readonly reached: boolean | null }[];
  /** `owner`: the unit or person a split names; those of fixed percents have a word only */
  readonly shares: readonly { readonly who: string; readonly owner?: string; readonly amount: Exact }[];
  readonly hold: boolean;
  readonly clawback: boolean;
  readonly deposit: { readonly amount: Exact; readonly deducted: Exact; readonly balance: Exact; readonly returned: boolean } | null;
};

function barredFromPayouts(ctx: Ctx): boolean {
  return ctx.env.scheme.overrides.some(
    (o) => o.effect.is === 'lose-eligibility' && o.effect.from !== 'ranks' && ctx.env.resolve.triggered(ctx, o.id) === true,
  );
}

/** The shares of an amount: the percents the document fixes, or those of the owners of the project. Null when an owner's percent cannot be told. */
function sharesOut(payout: Payout, amount: Exact, ctx: Ctx): PayoutResult['shares'] | null {
  if (!Array.isArray(payout.shares)) {
    const { split: id } = payout.shares;
    const split = ctx.env.scheme.splits.find((own) => own.id === id);
    const row = ctx.subject === null ? undefined : rowNamed(ctx.env, ctx.subject);
    if (split === undefined || row === undefined) return [];
    const unit = 'unit' in row && typeof row.unit === 'string' ? row.unit : undefined;
    const { of, unknown } = sharesOf(split, ctx, row, unit, ctx.env.asOf);
    return unknown ? null : [...of].map(([owner, share]) => ({ who: nameOf(ctx, owner), owner, amount: amount.mul(share) }));
  }
  const fixed = payout.shares.map((s) => ({ who: s.who, percent: s.percent === 'rest' ? null : exactFrom(s.percent) }));
  const used = fixed.reduce((sum, s) => sum.add(s.percent ?? ZERO), ZERO);
  return fixed.map((s) => ({ who: s.who, amount: amount.mul(s.percent ?? HUNDRED.sub(used)).div(HUNDRED) }));
}

/** The stages of an amount. One that is an amount of its own is never more than what is left; null when it cannot be told. */
function stagesOf(payout: Payout, amount: Exact, ctx: Ctx): PayoutResult['stages'] | null {
  let left = amount;
  const taken = payout.stages.map(({ percent }): Exact | 'rest' | null => {
    if (percent === 'rest') return 'rest';
    const own = typeof percent === 'object' ? num(percent.amount, ctx) : amount.mul(exactFrom(percent) ?? ZERO).div(HUNDRED);
    const part = own !== null && typeof percent === 'object' ? maxOf(ZERO, minOf(own, left)) : own;
    if (part !== null) left = left.sub(part);
    return part;
  });
  const made = payout.stages.map(({ title, when }, i) => {
    const own = taken[i] ?? null;
    return { title, amount: own === 'rest' ? left : own, reached: test(when, ctx) };
  });
  const known = made.flatMap((own) => (own.amount === null ? [] : [{ ...own, amount: own.amount }]));
  return known.length === made.length ? known : null;
}

/** What each part of an amount that was reduced is worth: reduced alike. */
function reduced<T extends { readonly amount: Exact }>(parts: readonly T[], from: Exact, to: Exact): T[] {
  return parts.map((part) => ({ ...part, amount: from.n === 0n ? ZERO : part.amount.mul(to).div(from) }));
}

function depositOf(payout: Payout, ctx: Ctx): PayoutResult['deposit'] {
  if (payout.deposit === 'none') return null;
  const amount = num(payout.deposit.amount, ctx);
  const deducted = num(payout.deposit.deductions, ctx);
  if (amount === null || deducted === null) return null;
  const kept = minOf(deducted, amount);
  return { amount, deducted: kept, balance: amount.sub(kept), returned: test(payout.deposit.returnedWhen, ctx) === true };
}

/** The payout for the subject of the context, before the budget of all is looked at. Null when there is no such payout. */
export function payoutResult(ctx: Ctx, id: string): PayoutResult | null {
  const payout = ctx.env.scheme.payouts.find((p) => p.id === id);
  if (payout === undefined) return null;
  const none: PayoutResult = {
    payout,
    subject: ctx.subject,
    due: false,
    amount: null,
    formula: () => '',
    stages: [],
    shares: [],
    hold: false,
    clawback: false,
    deposit: null,
  };
  return once(ctx.env, `payout ${id} ${subjectKey(ctx.subject)} ${ctx.period.key}`, none, () => {
    const deposit = depositOf(payout, ctx);
    const off = (formula: Told): PayoutResult => ({ ...none, amount: ZERO, formula, deposit });
    if (!appliesTo(ctx, payout.appliesTo) || (ctx.subject !== null && ctx.subject.kind !== payout.payee)) return off(() => '不适用');
    const barred = barredFromPayouts(ctx);
    if (barred) return off(() => '已取消资格');
    const when = test(payout.when, ctx);
    const untold = (formula: Told): PayoutResult => {
      report(ctx.env, 'warning', 'no-value', `${id} ${subjectKey(ctx.subject)}`, `“${payout.title}”${ctx.period.key}算不出：${formula()}`);
      return { ...none, formula };
    };
    if (when === null) return untold(() => `${conditionText(payout.when, ctx)}：缺数`);
    if (!when) return off(() => `条件未满足：${conditionText(payout.when, ctx)}`);
    const made = ruleResult(payout.amount, payout.id, ctx);
    if (made.points === null) return untold(made.formula);
    const cap = payout.cap === 'none' ? null : num(payout.cap, ctx);
    const capped = cap === null ? made.points : minOf(made.points, cap);
    const amount = payout.rounding === 'none' ? capped : roundTo(capped, payout.rounding);
    const tail = amount.equals(made.points) ? '' : `→${cap !== null && capped.equals(cap) ? '封顶' : ''}${plainText(amount)}`;
    const formula: Told = () => `${made.formula()}${tail}`;
    const stages = stagesOf(payout, amount, ctx);
    const shares = sharesOut(payout, amount, ctx);
    if (stages === null) return untold(() => `${formula()}，分期金额缺数`);
    if (shares === null) return untold(() => `${formula()}，分配比例缺数`);
    return {
      ...none,
      due: true,
      amount,
      formula,
      stages,
      shares,
      deposit,
      hold: payout.hold !== undefined && test(payout.hold, ctx) === true,
      clawback: payout.clawback !== undefined && test(payout.clawback, ctx) === true,
    };
  });
}

/** All payouts of one kind, reduced alike where the document says so when the budget is short. */
export function payoutsOf(ctx: Ctx, payout: Payout): PayoutResult[] {
  const results = subjectsFor(ctx.env, payout.payee, payout.appliesTo, ctx.period.to)
    .map((s) => payoutResult({ ...ctx, subject: s }, payout.id))
    .filter((r) => r !== null);
  if (payout.budget === 'none') return results;
  const budget = num(payout.budget.amount, ctx);
  const sum = results.reduce((a, r) => a.add(r.amount ?? ZERO), ZERO);
  if (budget === null || sum.compare(budget) <= 0) return results;
  report(
    ctx.env,
    'warning',
    'over-budget',
    payout.id,
    `“${payout.title}”合计${plainText(sum)}${payout.unit}，超过预算${plainText(budget)}${payout.unit}`,
  );
  if (payout.budget.short === 'report-only') return results;
  return results.map((r) => {
    const cut = r.amount === null ? null : r.amount.mul(budget).div(sum);
    const amount = cut === null || payout.rounding === 'none' ? cut : roundTo(cut, payout.rounding);
    return amount === null || amount.n === 0n
      ? r
      : {
          ...r,
          amount,
          formula: () => `${r.formula()}×${plainText(budget)}÷${plainText(sum)}=${plainText(amount)}（预算不足同比例调减）`,
          stages: reduced(r.stages, r.amount ?? amount, amount),
          shares: reduced(r.shares, r.amount ?? amount, amount),
        };
  });
}

/**
 * The amount of a payout for whoever asks: its own; of a payout to projects that a split shares out, the parts of all projects that fall to the unit or person
 * asking. Null while one of them cannot be told.
 */
export function payoutAmount(ctx: Ctx, id: string): Exact | null {
  const payout = ctx.env.scheme.payouts.find((own) => own.id === id);
  const asker = ctx.subject;
  if (payout === undefined || asker === null || asker.kind === payout.payee || Array.isArray(payout.shares))
    return payoutResult(ctx, id)?.amount ?? null;
  const owned = new Set(ctx.env.index.facts.contributions.filter(({ owner }) => owner === asker.id).map(({ project }) => project));
  let sum = ZERO;
  for (const { subject, amount, shares } of payoutsOf({ ...ctx, row: undefined }, payout)) {
    const own = shares.find(({ owner }) => owner === asker.id);
    if (amount === null && subject !== null && owned.has(subject.id)) return null;
    sum = sum.add(own?.amount ?? ZERO);
  }
  return sum;
}
