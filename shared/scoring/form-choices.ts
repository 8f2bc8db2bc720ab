/**
 * What the forms of the scheme editor can say of a number or a condition, and back. Reading then writing gives the same tree, always: what
 * no form can express is kept whole as `other`, shown as text and never changed. No evaluation, no screens.
 */
import type { Comparison, NumberNode, PredicateNode } from './scheme-trees';
import type { PeriodRef } from './periods';

type MeasureRef = { readonly id: string; readonly period?: PeriodRef | undefined };
type TargetRef = { readonly id: string; readonly level: 'base' | 'stretch'; readonly at: 'year' | 'schedule' | 'period' };

export type NumberChoice =
  | { readonly is: 'number'; readonly value: number | string }
  | ({ readonly is: 'measure' } & MeasureRef)
  | ({ readonly is: 'target' } & TargetRef)
  | { readonly is: 'gap'; readonly target: string; readonly level: 'base' | 'stretch'; readonly as: 'points' | 'percentOfSchedule' }
  /** done ÷ target; `percent` gives 85 instead of 0.85 */
  | {
      readonly is: 'completion';
      readonly measure: MeasureRef;
      readonly target: TargetRef;
      readonly zero: NumberNode | 'unknown';
      readonly percent: boolean;
    }
  | { readonly is: 'item'; readonly id: string; readonly stage: 'raw' | 'final' }
  | { readonly is: 'place'; readonly rank: string; readonly from: 'top' | 'bottom' }
  | { readonly is: 'counter'; readonly id: string }
  | { readonly is: 'other'; readonly node: NumberNode };

export type ConditionChoice =
  | { readonly is: 'always' }
  | { readonly is: 'compare'; readonly op: Comparison; readonly left: NumberChoice; readonly right: NumberChoice }
  | { readonly is: 'group'; readonly in: readonly string[] }
  | { readonly is: 'all'; readonly of: readonly ConditionChoice[] }
  | { readonly is: 'other'; readonly node: PredicateNode };

const plainMeasure = (node: NumberNode): MeasureRef | null => {
  if (typeof node !== 'object' || node.op !== 'measure' || node.scope !== undefined) return null;
  return node.period === undefined ? { id: node.id } : { id: node.id, period: node.period };
};
const plainTarget = (node: NumberNode): TargetRef | null =>
  typeof node === 'object' && node.op === 'target' && node.period === undefined ? { id: node.id, level: node.level, at: node.at } : null;

function completionOf(node: NumberNode, percent: boolean): NumberChoice | null {
  if (typeof node !== 'object' || node.op !== '/') return null;
  const [measure, target] = [plainMeasure(node.of[0]), plainTarget(node.of[1])];
  return measure === null || target === null ? null : { is: 'completion', measure, target, zero: node.zero, percent };
}

/** A number as the form shows it. */
export function readNumber(node: NumberNode): NumberChoice {
  if (typeof node !== 'object') return { is: 'number', value: node };
  const measure = plainMeasure(node);
  if (measure !== null) return { is: 'measure', ...measure };
  const target = plainTarget(node);
  if (target !== null) return { is: 'target', ...target };
  const plain = completionOf(node, false);
  if (plain !== null) return plain;
  if (node.op === '*' && node.of.length === 2 && node.of[0] !== undefined && node.of[1] === 100) {
    const percent = completionOf(node.of[0], true);
    if (percent !== null) return percent;
  }
  if (node.op === 'gap' && node.period === undefined) return { is: 'gap', target: node.target, level: node.level, as: node.as };
  if (node.op === 'item' && node.period === undefined) return { is: 'item', id: node.id, stage: node.stage };
  if (node.op === 'place' && node.period === undefined) return { is: 'place', rank: node.rank, from: node.from };
  if (node.op === 'counter') return { is: 'counter', id: node.id };
  return { is: 'other', node };
}

const measureNode = ({ id, period }: MeasureRef): NumberNode =>
  period === undefined ? { op: 'measure', id } : { op: 'measure', id, period };

/** The tree a form's number stands for. */
export function writeNumber(choice: NumberChoice): NumberNode {
  switch (choice.is) {
    case 'number':
      return choice.value;
    case 'measure':
      return measureNode(choice);
    case 'target':
      return { op: 'target', id: choice.id, level: choice.level, at: choice.at };
    case 'gap':
      return { op: 'gap', target: choice.target, level: choice.level, as: choice.as };
    case 'completion': {
      const { target } = choice;
      const ratio: NumberNode = {
        op: '/',
        of: [measureNode(choice.measure), { op: 'target', id: target.id, level: target.level, at: target.at }],
        zero: choice.zero,
      };
      return choice.percent ? { op: '*', of: [ratio, 100] } : ratio;
    }
    case 'item':
      return { op: 'item', id: choice.id, stage: choice.stage };
    case 'place':
      return { op: 'place', rank: choice.rank, from: choice.from };
    case 'counter':
      return { op: 'counter', id: choice.id };
    case 'other':
      return choice.node;
  }
}

/** A condition as the form shows it; several conditions joined by “且” are a list of them. */
export function readCondition(node: PredicateNode): ConditionChoice {
  switch (node.op) {
    case 'always':
      return { is: 'always' };
    case 'group':
      return { is: 'group', in: node.in };
    case 'all': {
      const of = node.of.map(readCondition);
      // A list of one, or lists within lists, would not be written back the same.
      return of.length < 2 || of.some((part) => part.is === 'all' || part.is === 'always') ? { is: 'other', node } : { is: 'all', of };
    }
    case '>=':
    case '>':
    case '<=':
    case '<':
    case '=':
    case '!=':
      return { is: 'compare', op: node.op, left: readNumber(node.left), right: readNumber(node.right) };
    default:
      return { is: 'other', node };
  }
}

/** The tree a form's condition stands for. */
export function writeCondition(choice: ConditionChoice): PredicateNode {
  switch (choice.is) {
    case 'always':
      return { op: 'always' };
    case 'group':
      return { op: 'group', in: [...choice.in] };
    case 'all':
      return { op: 'all', of: choice.of.map(writeCondition) };
    case 'compare':
      return { op: choice.op, left: writeNumber(choice.left), right: writeNumber(choice.right) };
    case 'other':
      return choice.node;
  }
}
