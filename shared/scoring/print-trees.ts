/**
 * Prints a Number tree as a formula with its numbers in place, the way D08 prints it: 28÷27×50%+177.7亿÷54亿×50%.
 * Must not decide anything: it asks the evaluator for every leaf.
 */
import { describePredicate } from './describe';
import type { Ctx } from './context';
import { num, test } from './evaluate-trees';
import { plainText } from './exact';
import type { Exact } from './exact';
import { shownValue } from './measures';
import { describePath } from './path-words';
import type { NumberNode, PredicateNode } from './scheme-trees';

const UNKNOWN = '（缺数）';

/** Short unit behind a number in a formula: 亿元 → 亿, 万元 → 万; counts stand bare. */
function shortUnit(unit: string | undefined): string {
  if (unit === undefined) return '';
  return unit === '亿元' ? '亿' : unit === '万元' ? '万' : unit.endsWith('美元') || unit === '%' ? unit : '';
}

export function numberText(value: Exact | null, unit?: string): string {
  return value === null ? UNKNOWN : `${plainText(value)}${shortUnit(unit)}`;
}

function leafUnit(node: Exclude<NumberNode, number | string>, ctx: Ctx): string | undefined {
  const { measures, targets } = ctx.env.scheme;
  if (node.op === 'measure') return measures.find((m) => m.id === node.id)?.unit;
  if (node.op === 'target') return measures.find((m) => m.id === targets.find((t) => t.id === node.id)?.measure)?.unit;
  return node.op === 'field' ? node.in : undefined;
}

function leafValue(node: Exclude<NumberNode, number | string>, ctx: Ctx): Exact | null {
  const value = num(node, ctx);
  const measure = node.op === 'measure' ? ctx.env.scheme.measures.find((m) => m.id === node.id) : undefined;
  return value === null || measure === undefined ? value : shownValue(measure, value);
}

/** A leaf with its value. What nobody filled is named, so that a person can see what to fill; a place others may still move is shown from the least to the most. */
function leafText(node: Exclude<NumberNode, number | string>, ctx: Ctx): string {
  // Whoever asked has been told of a missing rate already, and a part that was not needed has nobody to tell.
  const value = leafValue(node, node.op === 'field' ? { ...ctx, quiet: true } : ctx);
  if (value !== null) return numberText(value, leafUnit(node, ctx));
  if (node.op === 'field') return `（缺${describePath(node.path)}）`;
  if (node.op === 'payout') return `（缺“${ctx.env.scheme.payouts.find((own) => own.id === node.id)?.title ?? node.id}”）`;
  const range = node.op === 'place' && node.period === undefined ? ctx.env.resolve.placeRange(ctx, node.rank, node.from) : null;
  return range === null ? UNKNOWN : `${plainText(range.least)}～${plainText(range.most)}`;
}

/** Binding strength, so that brackets stand only where they are needed. */
function strength(node: NumberNode): number {
  if (typeof node === 'number' || typeof node === 'string') return 3;
  if (node.op === '+' || node.op === '-') return 1;
  return node.op === '*' || node.op === '/' ? 2 : 3;
}

function joined(nodes: readonly NumberNode[], sign: string, own: number, ctx: Ctx): string {
  return nodes.map((n, i) => bracketed(n, own + (i > 0 && (sign === '−' || sign === '÷') ? 1 : 0), ctx)).join(sign);
}

/** Parts of a sum; a negative one is taken away: 5−2, not 5+-2. */
export function summed(parts: readonly string[]): string {
  return parts.join('+').replaceAll('+-', '−');
}

function bracketed(node: NumberNode, atLeast: number, ctx: Ctx): string {
  const text = formulaText(node, ctx);
  const negative = text.startsWith('-') && atLeast > 1;
  return strength(node) < atLeast || negative ? `(${text})` : text;
}

const NAMES = { min: '取小', max: '取大', abs: '绝对值', wholeSteps: '取整', floor: '向下取整' } as const;

/** The formula with numbers. Leaves print their value, operations their signs, conditions the branch taken. */
export function formulaText(node: NumberNode, ctx: Ctx): string {
  if (typeof node === 'string') return node;
  if (typeof node === 'number') return String(node);
  switch (node.op) {
    case '+':
      return summed(node.of.map((n) => bracketed(n, 1, ctx)));
    case '-':
      return joined(node.of, '−', 1, ctx);
    case '*':
      return joined(node.of, '×', 2, ctx);
    case '/':
      return joined(node.of, '÷', 2, ctx);
    case 'min':
    case 'max':
      return `${NAMES[node.op]}(${node.of.map((n) => formulaText(n, ctx)).join('，')})`;
    case 'abs':
    case 'wholeSteps':
    case 'floor':
      return `${NAMES[node.op]}(${formulaText(node.of, ctx)})`;
    case 'round':
      return `${formulaText(node.of, ctx)}（保留${node.rounding.places}位）`;
    case 'if':
      return test(node.when, ctx) === true ? formulaText(node.then, ctx) : formulaText(node.else, ctx);
    case 'known':
      return num(node.of, ctx) === null ? formulaText(node.else, ctx) : formulaText(node.of, ctx);
    case 'gap-in-source':
      return `（原文缺：${node.note}）`;
    default:
      return leafText(node, ctx);
  }
}

const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤', '!=': '≠' };

/** A condition with its numbers in place, for the line that says why a row of a table or a level of a ladder holds. */
export function conditionText(node: PredicateNode, ctx: Ctx): string {
  switch (node.op) {
    case 'always':
      return '一律';
    case 'never':
      return '不适用';
    case 'all':
      return node.of.map((p) => conditionText(p, ctx)).join(' 且 ');
    case 'any':
      return `（${node.of.map((p) => conditionText(p, ctx)).join(' 或 ')}）`;
    case 'not':
      return `非（${conditionText(node.of, ctx)}）`;
    case 'atLeast':
      return `以下至少${node.n}项：${node.of.map((p) => conditionText(p, ctx)).join('；')}`;
    case 'between': {
      const left = node.ends.startsWith('[') ? '≤' : '<';
      const right = node.ends.endsWith(']') ? '≤' : '<';
      return `${formulaText(node.from, ctx)}${left}${formulaText(node.value, ctx)}${right}${formulaText(node.to, ctx)}`;
    }
    case '=': {
      // 连续落后月数为0, where 连续落后月数0=0 would say the same figure twice.
      const [name, value, wanted] = [leafName(node.left, ctx), formulaText(node.left, ctx), withValue(node.right, ctx)];
      return name !== '' && value === wanted ? `${name}为${value}` : `${withValue(node.left, ctx)}=${wanted}`;
    }
    case '>=':
    case '>':
    case '<=':
    case '<':
    case '!=':
      return `${withValue(node.left, ctx)}${SIGNS[node.op] ?? node.op}${withValue(node.right, ctx)}`;
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
    case 'reached':
      return `已${node.stage}`;
    case 'triggered':
      return ctx.env.scheme.overrides.find((o) => o.id === node.override)?.title ?? node.override;
    case 'deadline':
      return `${ctx.env.scheme.deadlines.find((d) => d.id === node.id)?.title ?? node.id}：${{ running: '期内', remind: '临期', overdue: '超期', doneInTime: '按期办结', doneLate: '超期办结' }[node.is]}`;
    case 'tier':
      return `等次为${node.in.join('、')}`;
    case 'gap-in-source':
      return `（原文缺：${node.note}）`;
    default:
      return describePredicate(node, ctx.env.scheme);
  }
}

/** What a single figure is called in front of its number: 综合得分84, 连续落后月数2. */
function leafName(node: NumberNode, ctx: Ctx): string {
  if (typeof node === 'number' || typeof node === 'string') return '';
  const { scheme } = ctx.env;
  switch (node.op) {
    case 'measure':
      return scheme.measures.find((m) => m.id === node.id)?.name ?? '';
    case 'item':
      return scheme.items.find((i) => i.id === node.id)?.title ?? '';
    case 'target':
      return `${scheme.targets.find((t) => t.id === node.id)?.title ?? ''}${node.at === 'year' ? '全年目标' : '序时目标'}`;
    case 'gap':
      return `${scheme.targets.find((t) => t.id === node.target)?.title ?? ''}${node.as === 'points' ? '与序时相差百分点' : '完成序时的百分数'}`;
    case 'counter':
      return scheme.ladders.flatMap((l) => l.counters).find((c) => c.id === node.id)?.title ?? '';
    case 'place':
      return node.from === 'top' ? '名次' : '倒数名次';
    default:
      return '';
  }
}

/** "28÷27=1.037": a formula followed by its value when it is more than one number. */
export function withValue(node: NumberNode, ctx: Ctx): string {
  const text = formulaText(node, ctx);
  if (strength(node) === 3) return `${leafName(node, ctx)}${text}`;
  return `${text}=${numberText(num(node, ctx))}`;
}
