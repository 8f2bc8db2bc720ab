/**
 * The checker a clerk sees while editing a 办法: holes and hidden rows in bands and colours with an example value, weights,
 * circles, missing ids, missing holiday years, and what the law does not let a county's ledger office do. Reads no facts
 * unless they are given. Errors block adoption; warnings and notes do not.
 */
import type { WorkCalendar } from '../calendar/holiday-table';
import { danglingReferences, referenceCycles } from './check-references';
import { coverageOf } from './check-coverage';
import { checkLadder, checkPayout, checkRank, finding, sumOf } from './check-ladders';
import type { Name } from './check-ladders';
import { checkRows } from './check-rows';
import { checkSlips } from './check-slips';
import { checkAskedWords } from './check-words';
import { checkTogether } from './check-together';
import { describeNumber, describePredicate } from './describe';
import { HUNDRED, ONE, ZERO, exactFrom, plainText } from './exact';
import type { Exact } from './exact';
import type { Rule, RuleOf } from './scheme-rules';
import type { Item, Scheme } from './scheme-schema';
import type { NumberNode, PredicateNode } from './scheme-trees';
import type { Finding } from './memo';

export type CheckOptions = {
  readonly calendar?: WorkCalendar | undefined;
  /** assessment years the scheme is to be used in */ readonly years?: readonly number[] | undefined;
};

/** Names as the checker shows them: a figure in words, differences and products in brackets so that “=” after them is clear. */
function namer(scheme: Scheme): Name {
  return (node) => {
    if (typeof node === 'number' || typeof node === 'string') return String(node);
    if (NUMBER_OPS.has(node.op)) {
      const text = describeNumber(node as NumberNode, scheme);
      return ['*', '+', '-', '/'].includes(node.op) ? `(${text})` : text;
    }
    return describePredicate(node as PredicateNode, scheme);
  };
}

const NUMBER_OPS = new Set(
  'field measure target gap item place groupSize rating counter cards payout frozen over elapsed datePart + - * / min max abs wholeSteps floor round if lookup countTrue known outer together'.split(
    ' ',
  ),
);

function checkBands(rule: RuleOf<'B'>, at: string, name: Name): Finding[] {
  const { checked, samples } = coverageOf(
    rule.rows.map((r) => r.when),
    name,
  );
  if (!checked) return [finding('note', 'coverage-not-checked', at, '条件组合太多，未检查有无遗漏')];
  const findings: Finding[] = [];
  const hole = samples.find((s) => s.holding.length === 0);
  if (hole !== undefined && rule.otherwise === 'undefined')
    findings.push(finding('error', 'coverage-hole', at, `有情形没有规定得分，例：${hole.text}`));
  rule.rows.forEach((row, i) => {
    const reached = samples.some((s) => (rule.pick === 'first' ? s.holding[0] === i : s.holding.includes(i)));
    if (!reached && row.when.op !== 'never') findings.push(finding('warning', 'unreachable', at, `第${i + 1}档永远轮不到`));
  });
  if (rule.pick === 'first') {
    const worth = rule.rows.map((r) => (typeof r.points === 'object' ? null : exactFrom(r.points)));
    const hidden = samples.find((s) => s.holding.slice(1).some((j) => better(worth[j], worth[s.holding[0] ?? 0])));
    if (hidden !== undefined && worth.every((w) => w === null || w.n === 0n || w.s > 0n))
      findings.push(finding('warning', 'overlap', at, `两档同时成立时先取到的分值较低，例：${hidden.text}`));
  }
  return findings;
}

function better(a: Exact | null | undefined, b: Exact | null | undefined): boolean {
  return a !== null && a !== undefined && b !== null && b !== undefined && a.compare(b) > 0;
}

function checkSlices(rule: RuleOf<'P'>, at: string): Finding[] {
  const ends = [rule.start, ...rule.slices.map((s) => s.upTo)].map((n) => (typeof n === 'object' || n === 'none' ? null : exactFrom(n)));
  const findings: Finding[] = [];
  ends.forEach((end, i) => {
    const before = ends[i - 1];
    if (i > 0 && end !== null && before !== null && before !== undefined && end.compare(before) <= 0)
      findings.push(finding('error', 'slices-order', at, `第${i}段的上限${plainText(end)}不大于前一段的上限${plainText(before)}`));
  });
  if (rule.slices.at(-1)?.upTo !== 'none')
    findings.push(
      finding('warning', 'coverage-hole', at, `最高一段有上限，超出的部分没有规定，例：${plainText((ends.at(-1) ?? ZERO).add(ONE))}`),
    );
  if (rule.slices.slice(0, -1).some((s) => s.upTo === 'none'))
    findings.push(finding('error', 'unreachable', at, '无上限的一段之后还有分段'));
  return findings;
}

function checkRule(rule: Rule, at: string, name: Name, full?: Item['full']): Finding[] {
  switch (rule.kind) {
    case 'B':
      return checkBands(rule, at, name);
    case 'P':
      return checkSlices(rule, at);
    case 'J': {
      const sum = sumOf(rule.raters.map((r) => r.weight));
      return sum === null || rule.combine === 'sum' || sum.equals(ONE)
        ? []
        : [finding('warning', 'weights-sum', at, `各类评委权重合计${plainText(sum.mul(100))}%，不是100%`)];
    }
    case 'C': {
      if (rule.operator !== 'weighted') return [];
      const sum = sumOf(rule.children.map((c) => c.weight ?? 0));
      // Marks of 100 each, of which the item keeps 30: the weights say so with 15 % and 15 %.
      const kept = full === undefined ? null : exactFrom(full);
      return sum === null || sum.equals(ONE) || sum.equals(HUNDRED) || (kept !== null && sum.mul(HUNDRED).equals(kept))
        ? []
        : [finding('warning', 'weights-sum', at, `权重合计${plainText(sum)}，不是1或100`)];
    }
    case 'U':
      return [rule.above, rule.below].flatMap((side) =>
        side !== 'none' && typeof side.step !== 'object' && exactFrom(side.step)?.n === 0n
          ? [finding('error', 'zero-step', at, '每档的步长不能为0')]
          : [],
      );
    case 'N':
      return rule.missing !== undefined || rule.method.is === 'coefficient'
        ? []
        : [
            finding(
              'error',
              'missing-not-said',
              at,
              '没有写有人缺数时怎么办（missing）：缺数的不参加比较（"leave-out"），或全组都不计分（"unknown-for-all"）',
            ),
          ];
    default:
      return [];
  }
}

function checkTotals(scheme: Scheme): Finding[] {
  return scheme.items.flatMap((item) => {
    if (item.rule.kind !== 'C' || item.full === undefined || item.rule.cap !== 'none') return [];
    const parts = item.rule.children.map((c) => scheme.items.find((i) => i.id === c.item)?.full);
    if (parts.some((p) => p === undefined)) return [];
    const sum = sumOf(parts.map((p) => p ?? 0));
    const full = exactFrom(item.full);
    return sum === null || full === null || sum.equals(full)
      ? []
      : [
          finding(
            'warning',
            'weights-sum',
            `items.${item.id}`,
            `各项满分合计${plainText(sum)}，与“${item.title}”的满分${plainText(full)}不符`,
          ),
        ];
  });
}

function nodesOf(tree: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(tree)) return tree.forEach((t) => nodesOf(t, visit));
  if (typeof tree !== 'object' || tree === null) return;
  visit(tree as Record<string, unknown>);
  Object.values(tree).forEach((v) => nodesOf(v, visit));
}

function checkNodes(scheme: Scheme): Finding[] {
  const findings: Finding[] = [];
  for (const section of ['eligibility', 'measures', 'targets', 'items', 'overrides', 'ranks', 'deadlines', 'ladders', 'payouts'] as const) {
    for (const part of scheme[section]) {
      nodesOf(part, (node) => {
        const at = `${section}.${part.id}`;
        const divisor = node['op'] === '/' && Array.isArray(node['of']) ? node['of'][1] : undefined;
        if ((typeof divisor === 'number' || typeof divisor === 'string') && exactFrom(divisor)?.n === 0n)
          findings.push(finding('error', 'division-by-zero', at, '除数为0'));
        if (upsideDown(node)) findings.push(finding('error', 'range', at, '下限大于上限，没有数能落在里面'));
        if (node['op'] === 'gap-in-source') findings.push(finding('note', 'gap', at, `原文缺：${String(node['note'])}`));
      });
    }
  }
  return findings;
}

/** Members written in the scheme itself: a unit in two groups, or twice in one, would be ranked twice. */
function checkGroups(scheme: Scheme): Finding[] {
  const told = (group: { readonly id: string }, text: string): Finding => finding('error', 'two-groups', `groups.${group.id}`, text);
  return scheme.groups.flatMap((group, i) => {
    const members = group.members ?? [];
    return [...new Set(members)].flatMap((member) => {
      const first = scheme.groups.slice(0, i).find((other) => other.members?.includes(member));
      if (first !== undefined) return [told(group, `“${member}”同时在“${first.title}”和“${group.title}”，会排两次名`)];
      return members.filter((other) => other === member).length > 1 ? [told(group, `“${member}”在“${group.title}”里写了两次`)] : [];
    });
  });
}

/** Parts written but never asked for: often a wrong id somewhere else. */
function checkUse(scheme: Scheme): Finding[] {
  const used = new Set<string>();
  const { measures, targets, items, overrides, ranks, deadlines, ladders, payouts, eligibility, splits } = scheme;
  nodesOf([items, overrides, ranks, deadlines, ladders, payouts, eligibility, splits], (node) => {
    if (node['op'] === 'measure') used.add(`m:${String(node['id'])}`);
    if (node['op'] === 'target') used.add(`t:${String(node['id'])}`);
    if (node['op'] === 'gap') used.add(`t:${String(node['target'])}`);
  });
  nodesOf([measures, targets], (node) => {
    if (node['op'] === 'measure') used.add(`m:${String(node['id'])}`);
    for (const key of ['numerator', 'denominator', 'measure']) used.add(`m:${String(node[key])}`);
  });
  return [
    ...measures
      .filter((m) => !used.has(`m:${m.id}`))
      .map((m) => finding('note', 'unused', `measures.${m.id}`, `指标“${m.name}”没有用在任何目标、考核项、排名或阶梯里`)),
    ...targets
      .filter((t) => !used.has(`t:${t.id}`))
      .map((t) => finding('note', 'unused', `targets.${t.id}`, `“${t.title}”只下达任务，不计分`)),
  ];
}

/** Ranges written upside down: nothing can lie inside. */
function upsideDown(node: Record<string, unknown>): boolean {
  const [low, high] =
    node['op'] === 'between' ? [node['from'], node['to']] : 'min' in node && 'max' in node ? [node['min'], node['max']] : [];
  const [a, b] = [low, high].map((v) => (typeof v === 'number' || typeof v === 'string' ? exactFrom(v) : null));
  return a !== null && a !== undefined && b !== null && b !== undefined && a.compare(b) > 0;
}

function usesWorkdays(scheme: Scheme): boolean {
  let uses = false;
  nodesOf([scheme.deadlines, scheme.ladders, scheme.measures, scheme.items], (node) => {
    uses ||= node['unit'] === 'workday' || node['roll'] === 'next-workday' || node['roll'] === 'previous-workday';
  });
  return uses;
}

function checkCalendar(scheme: Scheme, options: CheckOptions): Finding[] {
  if (!usesWorkdays(scheme)) return [];
  if (scheme.calendar.table === 'none') return [finding('error', 'no-calendar', 'calendar', '办法按工作日计算，但没有指定节假日表')];
  return (options.years ?? [])
    .filter((y) => options.calendar?.years.has(y) !== true)
    .map((y) => finding('error', 'missing-holiday-year', 'calendar', `缺${y}年节假日表；请先导入${y}年的放假通知`));
}

/** Everything the checker has to say about a scheme, errors first. */
export function checkScheme(scheme: Scheme, options: CheckOptions = {}): Finding[] {
  const name = namer(scheme);
  const vetoes = scheme.overrides
    .filter((o) => /一票否决/.test(o.title) && o.basisNote === undefined)
    .map((o) => finding('warning', 'veto-basis', `overrides.${o.id}`, '一票否决须有依据文件，请填写'));
  const splits = scheme.splits.flatMap((s) => {
    const sum = s.roles.some((r) => r.percent === 'as-stated') ? null : sumOf(s.roles.map((r) => r.percent));
    return sum === null || s.sum !== 'exactly-100' || sum.equals(HUNDRED)
      ? []
      : [finding('error', 'split-sum', `splits.${s.id}`, `分成合计${plainText(sum)}%，应为100%`)];
  });
  const percents = scheme.splits.flatMap((s) =>
    s.roles.flatMap(({ role, percent }) => {
      const value = typeof percent === 'object' || percent === 'as-stated' ? null : exactFrom(percent);
      return value !== null && value.n !== 0n && value.compare(ONE) <= 0
        ? [finding('error', 'scale', `splits.${s.id}`, `“${role}”的比例只有${plainText(value)}%；40%写作40`)]
        : [];
    }),
  );
  const all = [
    ...danglingReferences(scheme),
    ...referenceCycles(scheme),
    ...scheme.items.flatMap((i) => checkRule(i.rule, `items.${i.id}`, name, i.full)),
    ...scheme.payouts.flatMap((p) => checkRule(p.amount, `payouts.${p.id}`, name)),
    ...scheme.ranks.flatMap((r) => checkRank(r, name)),
    ...scheme.ladders.flatMap((l) => checkLadder(l, name)),
    ...checkGroups(scheme),
    ...checkUse(scheme),
    ...scheme.payouts.flatMap((p) => checkPayout(p, scheme)),
    ...checkTotals(scheme),
    ...checkNodes(scheme),
    ...checkSlips(scheme, name),
    ...checkAskedWords(scheme),
    ...checkTogether(scheme),
    ...checkRows(scheme),
    ...checkCalendar(scheme, options),
    ...vetoes,
    ...splits,
    ...percents,
  ];
  const order = { error: 0, warning: 1, note: 2 };
  return all.sort((a, b) => order[a.level] - order[b.level]);
}
