/**
 * E 认定与剔除 and S 分成: whether a project counts at all, why not, and for whom by what share.
 * Must not know measures: it answers for one row.
 */
import { yearHolding } from './periods';
import { spanOfDate } from '../calendar/iso-date';
import type { Ctx } from './context';
import { lastDayOf, projectRead, readField, rowOf } from './context';
import { dateOf } from './evaluate-dates';
import { num, test } from './evaluate-trees';
import { HUNDRED, ONE, ZERO, exactFrom, plainText, whole } from './exact';
import type { Exact } from './exact';
import { subjectName } from './fact-index';
import type { FactRow } from './facts';
import type { Eligibility, Split } from './scheme-schema';
import { noteRead, once, report } from './memo';

/** Counted, or the reason it is not; `unknown` when a needed value is missing (then it does not count, and is listed). */
export type Verdict = { readonly counts: true } | { readonly counts: false; readonly reason: string; readonly unknown: boolean };
const YES: Verdict = { counts: true };
const no = (reason: string, unknown = false): Verdict => ({ counts: false, reason, unknown });

function evidenceVerdict(rule: Eligibility, id: string, ctx: Ctx): Verdict {
  if (rule.evidenceMode === 'only-reported') return YES;
  const enough = rule.evidenceMode === 'must-be-accepted' ? ['accepted'] : ['accepted', 'given'];
  const rows = ctx.env.index.facts.evidence.filter((e) => e.subject === id);
  const has = (item: string): boolean => rows.some((e) => e.item === item && enough.includes(e.state));
  for (const item of rule.evidence) {
    const either = rule.evidence.filter((e) => item.eitherGroup !== undefined && e.eitherGroup === item.eitherGroup);
    const present = either.length > 0 ? either.some((e) => has(e.id)) : has(item.id);
    if (item.required && !present) return no(`缺佐证：${either.length > 0 ? either.map((e) => e.title).join('或') : item.title}`);
  }
  return YES;
}

function countingVerdict(rule: Eligibility, id: string, day: string, ctx: Ctx): Verdict {
  if (rule.countOnce !== 'once-ever') return YES;
  const { yearStart } = ctx.env.scheme.period;
  const year = yearHolding(day, yearStart);
  const first = ctx.env.index.facts.counted
    .filter((c) => c.eligibility === rule.id && c.subject === id)
    .map((c) => spanOfDate(c.date)?.from)
    .filter((d) => d !== undefined)
    .sort()[0];
  if (first === undefined || first >= year.from) return YES;
  const firstYear = yearHolding(first, yearStart);
  const years = Number(year.from.slice(0, 4)) - Number(firstYear.from.slice(0, 4));
  if (rule.carryOverYears === 'no-limit' || years > rule.carryOverYears) return no(`${firstYear.key}年度已计入，不再重复计算`);
  return YES;
}

/** The verdict for the row of this context. `day` is the day it would be counted on. */
export function verdictOf(rule: Eligibility, ctx: Ctx, day: string): Verdict {
  const row = rule.subject === 'project' ? (rowOf(ctx, 'project.id').row ?? ctx.row) : (ctx.row ?? rowOf(ctx, 'subject.id').row);
  if (row === undefined) return no('没有对应的项目', true);
  return once(ctx.env, `eligible ${rule.id} ${row.id} ${day}`, no('规则成圈', true), () => {
    noteRead(ctx.env, projectRead(row.id));
    const inner: Ctx = { ...ctx, row };
    if (rule.registerBy !== 'none') {
      const registered = lastDayOf(readField(inner, rule.registerBy.field));
      const by = dateOf(rule.registerBy.by, inner);
      if (registered === null || by === null) return no('没有登记日期', true);
      if (registered > by) return no(`登记日期${registered}晚于${by}`);
    }
    const include = test(rule.include, inner);
    if (include !== true) return no('不符合认定条件', include === null);
    for (const { reason, when } of rule.exclude) if (test(when, inner) === true) return no(reason);
    const counting = countingVerdict(rule, row.id, day, inner);
    return counting.counts ? evidenceVerdict(rule, row.id, inner) : counting;
  });
}

/** An owner as a person knows it. */
export function nameOf({ env }: Ctx, id: string): string {
  const { unit, person } = env.index.byKind;
  return subjectName(env.index, { kind: person.has(id) && !unit.has(id) ? 'person' : 'unit', id });
}

/** Shares by owner. `unknown`: the percent of one could not be told, so that nobody's part can. */
export type Shares = { readonly of: ReadonlyMap<string, Exact>; readonly unknown: boolean };
const sure = (of: ReadonlyMap<string, Exact>): Shares => ({ of, unknown: false });

/**
 * Who gets which share of a row: id of a unit or person → share (1 = all). The row's own unit stands for the owner where nothing is stated. Roles of
 * another split of the scheme are no business of this one.
 */
export function sharesOf(split: Split, ctx: Ctx, row: FactRow, owner: string | undefined, day: string): Shares {
  const projectId = rowOf({ ...ctx, row }, 'project.id').row?.id;
  const others = new Set(ctx.env.scheme.splits.flatMap((s) => (s.id === split.id ? [] : s.roles.map(({ role }) => role))));
  for (const { role } of split.roles) others.delete(role);
  const { unit: units, person: persons } = ctx.env.index.byKind;
  const own = new Set(split.roles.map(({ role }) => role));
  // Shares of persons in roles this rule does not know belong to no rule of the document: they take nothing from the units.
  const isForeign = ({ owner: of, role }: { owner: string; role: string }): boolean => persons.has(of) && !units.has(of) && !own.has(role);
  const rows = ctx.env.index.facts.contributions.filter(
    (c) =>
      !isForeign(c) &&
      c.project === projectId &&
      !others.has(c.role) &&
      (c.from === undefined || c.from <= day) &&
      (c.to === undefined || day <= c.to),
  );
  if (rows.length === 0) return sure(split.unstated === 'zero' || owner === undefined ? new Map() : new Map([[owner, ONE]]));
  const shares = new Map<string, Exact>();
  let [sum, unknown] = [ZERO, false];
  for (const c of rows) {
    const role = split.roles.find((r) => r.role === c.role);
    if (role === undefined) {
      report(ctx.env, 'warning', 'unknown-role', c.id, `分成规则“${split.title}”没有“${c.role}”这一角色，未计`);
      continue;
    }
    const stated =
      role.percent === 'as-stated' ? (c.percent === undefined ? null : exactFrom(c.percent)) : num(role.percent, { ...ctx, row });
    const holders = role.percent === 'as-stated' ? 1 : rows.filter((o) => o.role === c.role).length;
    if (stated === null) {
      unknown = true;
      shares.set(c.owner, shares.get(c.owner) ?? ZERO);
      report(
        ctx.env,
        'error',
        'split-percent',
        c.id,
        `“${split.title}”中${nameOf(ctx, c.owner)}（${c.role}）的比例没有填写或算不出，这个项目各方都算不出`,
      );
      continue;
    }
    const part = stated.div(whole(holders));
    sum = sum.add(part);
    const discount = split.discounts
      .filter((d) => test(d.when, { ...ctx, row: c, subject: { kind: 'unit', id: c.owner } }) === true)
      .reduce((f, d) => {
        const p = num(d.percent, ctx);
        return p === null ? f : f.mul(p).div(HUNDRED);
      }, ONE);
    shares.set(c.owner, (shares.get(c.owner) ?? ZERO).add(part.div(HUNDRED).mul(discount)));
  }
  if (unknown) return { of: shares, unknown };
  if (split.sum === 'exactly-100' && !sum.equals(HUNDRED)) {
    const owners = [...new Set(rows.map((c) => nameOf(ctx, c.owner)))].join('、');
    report(ctx.env, 'error', 'split-sum', projectId ?? row.id, `分成合计${plainText(sum)}%，应为100%；${owners}都未计`);
    return sure(new Map());
  }
  return sure(shares);
}
