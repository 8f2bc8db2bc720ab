/** 试算对比: the same month under two schemes, unit by unit: points, place, and places won or lost. Derived only; adopts nothing. */
import type { Ctx } from './context';
import { groupsOf, subjectsFor } from './context';
import { figure, startEvaluation } from './evaluate-scheme';
import type { EvaluationInput, Figure } from './evaluate-scheme';
import type { Exact } from './exact';
import type { FactIndex } from './fact-index';
import { subjectName } from './fact-index';
import type { Facts } from './facts';
import { itemResult } from './items';
import type { Scheme } from './scheme-schema';

export type ComparedPlace = { readonly total: Figure | null; readonly place: number | null; readonly of: number };
export type ComparedUnit = {
  readonly unit: string;
  readonly name: string;
  readonly group: string;
  readonly a: ComparedPlace;
  readonly b: ComparedPlace;
  /** places won (+) or lost (−) under B */ readonly moved: number | null;
};

type Scored = { readonly unit: string; readonly group: string; readonly total: Exact | null };

function scored(ctx: Ctx): Scored[] {
  const { scheme } = ctx.env;
  const total = scheme.items.find((item) => item.id === scheme.total);
  if (total === undefined) return [];
  return subjectsFor(ctx.env, 'unit', total.appliesTo, ctx.period.to).map(({ id }) => {
    const [group] = groupsOf(ctx.env, id, ctx.period.to);
    return {
      unit: id,
      group: scheme.groups.find((own) => own.id === group)?.title ?? '',
      total: itemResult({ ...ctx, subject: { kind: 'unit', id } }, total.id)?.final ?? null,
    };
  });
}

/** Places within the group the scheme itself puts a unit in; the same points share a place. */
function placed(all: readonly Scored[], unit: string): ComparedPlace & { readonly group: string; readonly among: string } {
  const own = all.find((row) => row.unit === unit);
  const among = all
    .flatMap((row) => (row.group === own?.group ? [row.unit] : []))
    .toSorted()
    .join(' ');
  if (own?.total == null) return { total: null, place: null, of: 0, group: own?.group ?? '', among };
  const { total } = own;
  const inGroup = all.filter((row) => row.group === own.group && row.total !== null);
  return {
    total: figure(total),
    place: 1 + inGroup.filter((row) => row.total !== null && row.total.compare(total) > 0).length,
    of: inGroup.length,
    group: own.group,
    among,
  };
}

export type Side = { readonly scheme: Scheme; readonly facts: Facts; readonly index?: FactIndex };

/** Every unit ranked under A or B, in the order of A. */
export function compareSchemes(a: Side, b: Side, input: Omit<EvaluationInput, 'index'>): ComparedUnit[] {
  const start = (side: Side): Ctx =>
    startEvaluation(side.scheme, side.facts, side.index === undefined ? input : { ...input, index: side.index });
  const [left, right] = [start(a), start(b)];
  const [under, beside] = [scored(left), scored(right)];
  const units = [...new Set([...under, ...beside].map((row) => row.unit))];
  const rows = units.map((unit): ComparedUnit => {
    const [own, other] = [placed(under, unit), placed(beside, unit)];
    return {
      unit,
      name: subjectName(left.env.index, { kind: 'unit', id: unit }),
      group: own.group === '' ? other.group : own.group,
      a: { total: own.total, place: own.place, of: own.of },
      b: { total: other.total, place: other.place, of: other.of },
      // A place among other units is no movement.
      moved: own.place === null || other.place === null || own.among !== other.among ? null : own.place - other.place,
    };
  });
  // Groups in the order of the 办法 itself; units outside every group come last.
  const titles = [...a.scheme.groups, ...b.scheme.groups].map((group) => group.title);
  const groupAt = ({ group }: ComparedUnit): number => (group === '' ? titles.length : titles.indexOf(group));
  const placeAt = (row: ComparedUnit): number => row.a.place ?? row.b.place ?? Infinity;
  return rows.toSorted(
    (x, y) => groupAt(x) - groupAt(y) || (placeAt(x) < placeAt(y) ? -1 : placeAt(x) > placeAt(y) ? 1 : x.unit < y.unit ? -1 : 1),
  );
}
