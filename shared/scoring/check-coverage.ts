/**
 * Finds undefined zones, hidden rows and unreachable levels in lists of conditions, by trying every value that matters: each
 * bound, between bounds, and beyond them. Exact for comparisons with constants. Needs no facts and decides nothing.
 */
import { ONE, ZERO, exactFrom, plainText, whole } from './exact';
import type { Exact } from './exact';
import { compared } from './linear-form';
import type { NumberNode, PredicateNode } from './scheme-trees';

/** One thing conditions ask about: a number with the bounds it is compared with, or a yes/no question. */
type Atom = {
  readonly key: string;
  readonly node: NumberNode | PredicateNode;
  readonly bounds: readonly Exact[];
  readonly yesNo: boolean;
  readonly below: boolean;
};
type Values = ReadonlyMap<string, Exact>;
export type Sample = { readonly text: string; readonly holding: readonly number[] };
export type Coverage = { readonly checked: boolean; readonly samples: readonly Sample[] };

const MOST_SAMPLES = 20_000;

function constantOf(node: NumberNode): Exact | null {
  return typeof node === 'number' || typeof node === 'string' ? exactFrom(node) : null;
}

function collect(node: PredicateNode, into: Map<string, Atom>): void {
  const add = (key: string, what: Atom['node'], bounds: Exact[], yesNo: boolean, below = false): void => {
    if (key === '') return;
    const known = into.get(key);
    into.set(key, { key, node: what, bounds: [...(known?.bounds ?? []), ...bounds], yesNo, below: below || known?.below === true });
  };
  switch (node.op) {
    case 'always':
    case 'never':
      return;
    case 'all':
    case 'any':
    case 'atLeast':
      return node.of.forEach((p) => collect(p, into));
    case 'not':
      return collect(node.of, into);
    case 'between': {
      for (const end of [node.from, node.to]) {
        const c = compared(node.value, end);
        add(c.key, c.node, [c.bound], false);
      }
      return;
    }
    case '>=':
    case '>':
    case '<=':
    case '<':
    case '=':
    case '!=': {
      const c = compared(node.left, node.right);
      // 增减 < 0 holds below 0 only: such a figure can be negative.
      const less = c.flipped ? node.op.startsWith('>') : node.op.startsWith('<');
      const below = less && (c.bound.s < 0n || (c.bound.n === 0n && !node.op.endsWith('=')));
      return add(c.key, c.node, [c.bound], false, below);
    }
    default:
      return add(JSON.stringify(node), node, [], true);
  }
}

/** Numbers that cannot be below 0: counts, measures, places, and sums, products and quotients of them. */
function neverNegative(node: NumberNode | PredicateNode): boolean {
  if (typeof node === 'number' || typeof node === 'string') return true;
  if (['measure', 'target', 'counter', 'cards', 'place', 'groupSize', 'rating', 'field', 'item', 'abs', 'countTrue'].includes(node.op))
    return true;
  if ((node.op === '+' || node.op === '*' || node.op === '/') && 'of' in node && Array.isArray(node.of))
    return (node.of as NumberNode[]).every((n) => constantNotNegative(n) && neverNegative(n));
  return false;
}

function constantNotNegative(node: NumberNode): boolean {
  const value = constantOf(node);
  return value === null || value.n === 0n || value.s > 0n;
}

function samplesOf(atom: Atom): Exact[] {
  if (atom.yesNo) return [ZERO, ONE];
  const bounds = [...atom.bounds].sort((a, b) => a.compare(b)).filter((b, i, all) => i === 0 || !b.equals(all[i - 1] ?? ONE));
  const integers = typeof atom.node === 'object' && ['counter', 'cards', 'place', 'groupSize', 'countTrue'].includes(atom.node.op);
  const out: Exact[] = [];
  bounds.forEach((bound, i) => {
    const next = bounds[i + 1];
    if (i === 0) out.push(bound.sub(1));
    out.push(bound, next === undefined ? bound.add(1) : bound.add(next).div(2));
  });
  const first = bounds[0];
  if (first !== undefined && first.compare(ZERO) > 0) out.unshift(ZERO);
  if (integers) {
    const top = bounds.at(-1);
    const last = top === undefined ? 1 : Number(top.valueOf()) + 1;
    return Array.from({ length: Math.min(Math.max(Math.ceil(last) + 1, 2), 60) }, (_, i) => whole(i));
  }
  return neverNegative(atom.node) && !atom.below ? out.filter((v) => v.n === 0n || v.s > 0n) : out;
}

function compareAt(node: Extract<PredicateNode, { left: NumberNode }>, values: Values): boolean {
  const c = compared(node.left, node.right);
  const sign = (values.get(c.key) ?? ZERO).compare(c.bound) * (c.flipped ? -1 : 1);
  return { '>=': sign >= 0, '>': sign > 0, '<=': sign <= 0, '<': sign < 0, '=': sign === 0, '!=': sign !== 0 }[node.op];
}

function holdsAt(node: PredicateNode, values: Values): boolean {
  switch (node.op) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'all':
      return node.of.every((p) => holdsAt(p, values));
    case 'any':
      return node.of.some((p) => holdsAt(p, values));
    case 'atLeast':
      return node.of.filter((p) => holdsAt(p, values)).length >= node.n;
    case 'not':
      return !holdsAt(node.of, values);
    case 'between': {
      const low = compareAt({ op: node.ends.startsWith('[') ? '>=' : '>', left: node.value, right: node.from }, values);
      return low && compareAt({ op: node.ends.endsWith(']') ? '<=' : '<', left: node.value, right: node.to }, values);
    }
    case '>=':
    case '>':
    case '<=':
    case '<':
    case '=':
    case '!=':
      return compareAt(node, values);
    default:
      return (values.get(JSON.stringify(node)) ?? ZERO).n !== 0n;
  }
}

/** Tries the conditions on every value that matters; `describe` names an atom for a person. Not checked when there are too many combinations. */
export function coverageOf(conditions: readonly PredicateNode[], describe: (node: NumberNode | PredicateNode) => string): Coverage {
  const atoms = new Map<string, Atom>();
  conditions.forEach((c) => collect(c, atoms));
  const list = [...atoms.values()].map((atom) => ({ atom, values: samplesOf(atom) }));
  const count = list.reduce((n, a) => n * a.values.length, 1);
  if (count > MOST_SAMPLES || count === 0) return { checked: false, samples: [] };
  const samples: Sample[] = [];
  for (let i = 0; i < count; i += 1) {
    let rest = i;
    const values = new Map<string, Exact>();
    const texts: string[] = [];
    for (const { atom, values: options } of list) {
      const value = options[rest % options.length] ?? ZERO;
      rest = Math.floor(rest / options.length);
      values.set(atom.key, value);
      texts.push(atom.yesNo ? `${value.n === 0n ? '非' : ''}${describe(atom.node)}` : `${describe(atom.node)}=${plainText(value)}`);
    }
    samples.push({ text: texts.join('，'), holding: conditions.flatMap((c, at) => (holdsAt(c, values) ? [at] : [])) });
  }
  return { checked: true, samples };
}

/** The one figure a list of conditions asks about, with its bounds in order; null when they ask about several or about none. */
export function coverageBounds(
  conditions: readonly PredicateNode[],
): { readonly node: NumberNode; readonly bounds: readonly Exact[] } | null {
  const atoms = new Map<string, Atom>();
  conditions.forEach((c) => collect(c, atoms));
  const [only, second] = [...atoms.values()];
  if (only === undefined || second !== undefined || only.yesNo) return null;
  return { node: only.node as NumberNode, bounds: only.bounds.toSorted((a, b) => a.compare(b)) };
}
