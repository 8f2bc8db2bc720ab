/**
 * W 奖惩兑现: amounts, stages, shares, holds and claw-back conditions worked out for a decision. Nothing here pays or punishes;
 * it says which condition is met. Stays off in the product until the county switches it on.
 */
import type { Ctx } from './context';
import { subjectKey, subjectsFor } from './context';
import { num, test } from './evaluate-trees';
import { HUNDRED, ZERO, exactFrom, minOf, plainText, roundTo } from './exact';
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
  readonly shares: readonly { readonly who: string; readonly amount: Exact }[];
  readonly hold: boolean;
  readonly clawback: boolean;
  readonly deposit: { readonly amount: Exact; readonly deducted: Exact; readonly balance: Exact; readonly returned: boolean } | null;
};

function barredFromPayouts(ctx: Ctx): boolean {
  return ctx.env.scheme.overrides.some(
    (o) => o.effect.is === 'lose-eligibility' && o.effect.from !== 'ranks' && ctx.env.resolve.triggered(ctx, o.id) === true,
  );
}

function sharesOut(payout: Payout, amount: Exact): { who: string; amount: Exact }[] {
  const fixed = payout.shares.map((s) => ({ who: s.who, percent: s.percent === 'rest' ? null : exactFrom(s.percent) }));
  const used = fixed.reduce((sum, s) => sum.add(s.percent ?? ZERO), ZERO);
  return fixed.map((s) => ({ who: s.who, amount: amount.mul(s.percent ?? HUNDRED.sub(used)).div(HUNDRED) }));
}

/** What each stage of a changed amount is worth; whether it was reached does not change. */
function stagesOut(payout: Payout, amount: Exact, before: PayoutResult['stages']): PayoutResult['stages'] {
  return before.map((stage, i) => ({ ...stage, amount: amount.mul(exactFrom(payout.stages[i]?.percent ?? 0) ?? ZERO).div(HUNDRED) }));
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
    if (when === null) return { ...none, formula: () => `${conditionText(payout.when, ctx)}：缺数` };
    if (!when) return off(() => `条件未满足：${conditionText(payout.when, ctx)}`);
    const made = ruleResult(payout.amount, payout.id, ctx);
    if (made.points === null) return { ...none, formula: made.formula };
    const cap = payout.cap === 'none' ? null : num(payout.cap, ctx);
    const capped = cap === null ? made.points : minOf(made.points, cap);
    const amount = payout.rounding === 'none' ? capped : roundTo(capped, payout.rounding);
    const tail = amount.equals(made.points) ? '' : `→${cap !== null && capped.equals(cap) ? '封顶' : ''}${plainText(amount)}`;
    const stages = payout.stages.map((s) => ({
      title: s.title,
      amount: amount.mul(exactFrom(s.percent) ?? ZERO).div(HUNDRED),
      reached: test(s.when, ctx),
    }));
    return {
      ...none,
      due: true,
      amount,
      formula: () => `${made.formula()}${tail}`,
      stages,
      shares: sharesOut(payout, amount),
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
          stages: stagesOut(payout, amount, r.stages),
          shares: sharesOut(payout, amount),
        };
  });
}
