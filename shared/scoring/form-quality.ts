/**
 * Quality multipliers of an indicator as a clerk says them (质量系数, S-89): projects of certain industries, of a density of investment per 亩, or of a size count
 * times a factor. Reading then writing gives the same; a condition of another kind is null here and stands as text. All factors that fit multiply.
 */
import type { RowMeasure } from './scheme-schema';
import type { NumberNode, PredicateNode } from './scheme-trees';

export const QUALITY_KINDS = ['行业属于', '亩均投资不低于', '总投资不低于'] as const;
export type QualityKind = (typeof QUALITY_KINDS)[number];

export type QualityFactor = {
  readonly kind: QualityKind;
  readonly industries: readonly string[];
  /** 万元 an 亩, or 亿元 in all; a number as text. */
  readonly atLeast: string;
  /** A number as text: 1.2, 0.8, 120%. */
  readonly factor: string;
};

type Factor = RowMeasure['factors'][number];

const INDUSTRY = 'project.industry';
const TOTAL = 'project.totalInvestment';
const DENSITY: NumberNode = {
  op: '/',
  of: [
    { op: 'field', path: TOTAL, in: '万元' },
    { op: 'field', path: 'project.landMu' },
  ],
  zero: 'unknown',
};

function whenOf({ kind, industries, atLeast }: QualityFactor): PredicateNode {
  if (kind === '行业属于') return { op: 'text', path: INDUSTRY, in: [...industries] };
  if (kind === '亩均投资不低于') return { op: '>=', left: DENSITY, right: atLeast };
  return { op: '>=', left: { op: 'field', path: TOTAL, in: '亿元' }, right: atLeast };
}

const literal = (node: NumberNode): string | null => (typeof node === 'object' ? null : String(node));
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Null: the condition says something this form cannot. */
export function readQuality({ when, factor }: Factor): QualityFactor | null {
  const times = literal(factor);
  if (times === null) return null;
  if (when.op === 'text' && when.path === INDUSTRY) return { kind: '行业属于', industries: when.in, atLeast: '', factor: times };
  if (when.op !== '>=') return null;
  const atLeast = literal(when.right);
  if (atLeast === null) return null;
  if (same(when.left, DENSITY)) return { kind: '亩均投资不低于', industries: [], atLeast, factor: times };
  const size: NumberNode = { op: 'field', path: TOTAL, in: '亿元' };
  return same(when.left, size) ? { kind: '总投资不低于', industries: [], atLeast, factor: times } : null;
}

/** The words of a factor, which the explanation of a score repeats. */
export function qualityWords({ kind, industries, atLeast }: QualityFactor): string {
  if (kind === '行业属于') return `行业属于${industries.join('、')}`;
  return kind === '亩均投资不低于' ? `亩均投资不低于${atLeast}万元` : `总投资不低于${atLeast}亿元`;
}

export function writeQuality(own: QualityFactor): Factor {
  return { when: whenOf(own), factor: own.factor, reason: qualityWords(own) };
}

/** Whether an indicator can have quality multipliers here: money and stages of projects. */
export function takesQuality({ source }: RowMeasure): boolean {
  return source === 'money' || source === 'stages';
}

/**
 * The indicator with these factors. Projects reaching a stage are counted; weighed they are added up, each as 1 times its factors, so a count with factors
 * becomes a sum and goes back to a count without them.
 */
export function withFactors(measure: RowMeasure, factors: readonly Factor[]): RowMeasure {
  if (measure.source !== 'stages') return { ...measure, factors: [...factors] };
  const { value: _value, distinctBy: _distinctBy, ...rest } = measure;
  return factors.length === 0
    ? { ...rest, aggregate: 'distinct', distinctBy: 'project', decimals: 0, factors: [] }
    : { ...rest, aggregate: 'sum', value: 1, decimals: 2, factors: [...factors] };
}
