/**
 * Comparisons brought to one form, so that the coverage check sees that “完成率×100 ≥ 80” and “完成率 < 0.8”, or “进度 ≥ 计划” and
 * “计划 − 进度 > 0”, ask about the same thing. Plain algebra over the Number tree; evaluates nothing and needs no facts.
 */
import { ONE, ZERO, exactFrom } from './exact';
import type { Exact } from './exact';
import type { NumberNode } from './scheme-trees';

type Term = { readonly node: NumberNode; readonly times: Exact };
/** Sum of terms plus a constant. */
type Linear = { readonly terms: ReadonlyMap<string, Term>; readonly constant: Exact };

/** A comparison as “node against bound”; `flipped` when the sides changed places on the way. `key` is empty when no figure is left. */
export type Compared = { readonly key: string; readonly node: NumberNode; readonly bound: Exact; readonly flipped: boolean };

const constant = (value: Exact): Linear => ({ terms: new Map(), constant: value });
const scaled = (form: Linear, by: Exact): Linear => ({
  terms: new Map([...form.terms].map(([key, term]) => [key, { ...term, times: term.times.mul(by) }])),
  constant: form.constant.mul(by),
});

function plus(a: Linear, b: Linear): Linear {
  const terms = new Map(a.terms);
  for (const [key, term] of b.terms) {
    const times = (terms.get(key)?.times ?? ZERO).add(term.times);
    if (times.n === 0n) terms.delete(key);
    else terms.set(key, { ...term, times });
  }
  return { terms, constant: a.constant.add(b.constant) };
}

function linear(node: NumberNode): Linear {
  const atom: Linear = { terms: new Map([[JSON.stringify(node), { node, times: ONE }]]), constant: ZERO };
  if (typeof node === 'number' || typeof node === 'string') {
    const value = exactFrom(node);
    return value === null ? atom : constant(value);
  }
  if (node.op === '+') return node.of.map(linear).reduce(plus);
  if (node.op === '-') {
    const [first, ...rest] = node.of.map(linear);
    return first === undefined ? atom : rest.reduce((sum, part) => plus(sum, scaled(part, ONE.neg())), first);
  }
  if (node.op === '*') {
    const parts = node.of.map(linear);
    const open = parts.filter((part) => part.terms.size > 0);
    const factor = parts.filter((part) => part.terms.size === 0).reduce((product, part) => product.mul(part.constant), ONE);
    if (open.length > 1) return atom;
    return open[0] === undefined ? constant(factor) : scaled(open[0], factor);
  }
  if (node.op === '/') {
    const [above, below] = [linear(node.of[0]), linear(node.of[1])];
    return below.terms.size > 0 || below.constant.n === 0n ? atom : scaled(above, below.constant.inverse());
  }
  return atom;
}

/** Left against right as one figure against a constant. Two figures become their difference; equal forms get equal keys. */
export function compared(left: NumberNode, right: NumberNode): Compared {
  const form = plus(linear(left), scaled(linear(right), ONE.neg()));
  const terms = [...form.terms].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const [lead] = terms;
  if (lead === undefined) return { key: '', node: 0, bound: form.constant.neg(), flipped: false };
  const { times } = lead[1];
  const bound = form.constant.neg().div(times);
  const flipped = times.s < 0n;
  if (terms.length === 1) return { key: lead[0], node: lead[1].node, bound, flipped };
  const parts = terms.map(([, term]) => ({ node: term.node, times: term.times.div(times) }));
  const shown = (sign: 1n | -1n): NumberNode[] =>
    parts
      .filter((part) => part.times.s === sign)
      .map((part) => (part.times.abs().equals(ONE) ? part.node : { op: '*', of: [part.node, part.times.abs().toFraction()] }));
  const more = shown(-1n);
  const sum: NumberNode = { op: '+', of: shown(1n) };
  const node: NumberNode =
    more.length === 0 ? sum : { op: '-', of: [...sum.of, ...more].length === 2 ? [...sum.of, ...more] : [sum, ...more] };
  return { key: JSON.stringify(terms.map(([key, term]) => [key, term.times.div(times).toFraction()])), node, bound, flipped };
}
