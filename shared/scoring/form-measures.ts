/**
 * An indicator (指标) as a clerk says it: which money, which stage, which activity, from what size, reported or recognised, over what time.
 * Reading then writing gives the same measure; one that says more than this form is null here and stands as text.
 */
import type { RowMeasure } from './scheme-schema';
import type { MoneyUnit, NumberNode, PredicateNode } from './scheme-trees';

export type MeasureForm = {
  readonly what: 'money' | 'stages' | 'activities' | 'figures';
  /** kinds of money or activity, or the stage reached; none for figures handed in */
  readonly kinds: readonly string[];
  /** only projects of at least this total investment */
  readonly from: { readonly amount: number | string; readonly in: MoneyUnit } | null;
  /** unit money is counted in; null for counts */
  readonly in: MoneyUnit | null;
  /** everything else of the measure, kept as it is */
  readonly rest: RowMeasure;
};

const PATH = { money: 'kind', stages: 'stage', activities: 'kind', figures: '' } as const;
const SIZE = 'project.totalInvestment';

function sizeOf(node: PredicateNode | undefined): MeasureForm['from'] {
  if (node === undefined || node.op !== '>=' || typeof node.right === 'object') return null;
  const { left } = node;
  if (typeof left !== 'object' || left.op !== 'field' || left.path !== SIZE || left.in === undefined) return null;
  return { amount: node.right, in: left.in };
}

function moneyUnitOf(value: NumberNode | undefined): MoneyUnit | null {
  return typeof value === 'object' && value.op === 'field' && value.path === 'amount' ? (value.in ?? null) : null;
}

/** Null: the measure says more than the form can. */
export function readMeasure(measure: RowMeasure): MeasureForm | null {
  const { source: what, where } = measure;
  if (what === 'projects' || what === 'matters' || measure.together !== undefined) return null;
  const money = moneyUnitOf(measure.value);
  if (what === 'money' ? measure.aggregate !== 'sum' || money === null : false) return null;
  if (what === 'figures') return where.op === 'always' ? { what, kinds: [], from: null, in: null, rest: measure } : null;
  const [first, second, more] = where.op === 'all' ? where.of : [where];
  if (more !== undefined || first === undefined || first.op !== 'text' || first.path !== PATH[what]) return null;
  const from = sizeOf(second);
  if (second !== undefined && from === null) return null;
  if (where.op === 'all' && second === undefined) return null;
  return { what, kinds: first.in, from, in: what === 'money' ? money : null, rest: measure };
}

/** The measure the form stands for. */
export function writeMeasure(form: MeasureForm): RowMeasure {
  const { rest, what } = form;
  if (what === 'figures') return rest;
  const kind: PredicateNode = { op: 'text', path: PATH[what], in: [...form.kinds] };
  const size: PredicateNode | null =
    form.from === null ? null : { op: '>=', left: { op: 'field', path: SIZE, in: form.from.in }, right: form.from.amount };
  const where: PredicateNode = size === null ? kind : { op: 'all', of: [kind, size] };
  return form.in === null || what !== 'money'
    ? { ...rest, where }
    : { ...rest, where, value: { op: 'field', path: 'amount', in: form.in } };
}

const BLANK = {
  direction: 'up',
  is: 'rows',
  counts: 'reported',
  withChildUnits: false,
  eligibility: [],
  window: 'yearToDate',
  factors: [],
} as const;

/** A new indicator of a kind, ready to be named. */
export function blankMeasure(what: MeasureForm['what'], id: string, name: string): RowMeasure {
  const head = { ...BLANK, id, name, eligibility: [], factors: [] };
  switch (what) {
    case 'money':
      return {
        ...head,
        unit: '万元',
        decimals: 2,
        source: 'money',
        counts: 'recognised',
        ownedBy: 'unit.id',
        where: { op: 'text', path: 'kind', in: ['到位资金'] },
        aggregate: 'sum',
        value: { op: 'field', path: 'amount', in: '万元' },
        date: 'date',
      };
    case 'stages':
      return {
        ...head,
        unit: '个',
        decimals: 0,
        source: 'stages',
        ownedBy: 'unit.id',
        where: { op: 'text', path: 'stage', in: ['签约'] },
        aggregate: 'distinct',
        distinctBy: 'project',
        date: 'actual',
      };
    case 'activities':
      return {
        ...head,
        unit: '次',
        decimals: 0,
        source: 'activities',
        ownedBy: 'unit',
        where: { op: 'text', path: 'kind', in: ['外出招商'] },
        aggregate: 'count',
        date: 'date',
      };
    case 'figures':
      return {
        ...head,
        unit: '项',
        decimals: 2,
        source: 'figures',
        ownedBy: 'unit',
        where: { op: 'always' },
        aggregate: 'last',
        value: { op: 'field', path: 'value' },
        date: 'date',
      };
  }
}
