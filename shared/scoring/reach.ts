/**
 * What a tree reads, directly and through targets, gaps, items, ratios and formulas: the figures and fact rows behind an
 * answer. Walks the scheme only; asks the measures for their rows.
 */
import type { Ctx } from './context';
import { evidenceRows } from './frozen-rows';
import { measureOf } from './measures';
import { markIds } from './rules-relative';
import { targetOf } from './targets';
import type { PeriodRef } from './periods';

export type Reached = {
  readonly measures: ReadonlyMap<
    string,
    { readonly id: string; readonly period: PeriodRef | undefined; readonly scope: 'group' | 'all' | undefined }
  >;
  readonly targets: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
  /** Items of evidence (佐证) asked of the subject itself. */
  readonly papers: ReadonlySet<string>;
};

type Node = { op?: unknown; id?: unknown; target?: unknown; item?: unknown; period?: PeriodRef; scope?: 'group' | 'all' };

/** Everything a tree (or rule) reads, each thing once; cycles end where they meet themselves. */
export function reachOf(ctx: Ctx, tree: unknown): Reached {
  const { scheme } = ctx.env;
  const measures = new Map<string, { id: string; period: PeriodRef | undefined; scope: 'group' | 'all' | undefined }>();
  const seen = new Set<string>();
  const targets = new Set<string>();
  const items = new Set<string>();
  const papers = new Set<string>();
  const addMeasure = (id: string, period: PeriodRef | undefined, scope: 'group' | 'all' | undefined): void => {
    const key = `${id} ${JSON.stringify(period ?? null)} ${scope ?? ''}`;
    if (seen.has(key)) return;
    seen.add(key);
    const measure = scheme.measures.find((m) => m.id === id);
    if (measure === undefined) return;
    if (measure.is === 'rows') {
      measures.set(key, { id, period, scope });
      walk(measure.together);
    } else if (measure.is === 'ratio') [measure.numerator, measure.denominator].forEach((part) => addMeasure(part, period, scope));
    else walk(measure.formula);
  };
  const addTarget = (id: string): void => {
    targets.add(id);
  };
  const addItem = (id: string): void => {
    if (items.has(id)) return;
    items.add(id);
    walk(scheme.items.find((i) => i.id === id)?.rule);
  };
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node;
    if (node.op === 'measure' && typeof node.id === 'string') addMeasure(node.id, node.period, node.scope);
    if (node.op === 'target' && typeof node.id === 'string') addTarget(node.id);
    if (node.op === 'gap' && typeof node.target === 'string') {
      addTarget(node.target);
      const rule = scheme.targets.find((t) => t.id === node.target);
      if (rule !== undefined) addMeasure(rule.measure, rule.cumulative ? 'yearToDate' : 'period', undefined);
    }
    if (node.op === 'item' && typeof node.id === 'string') addItem(node.id);
    if (node.op === 'evidence' && typeof node.item === 'string') papers.add(node.item);
    if (node.op === undefined && typeof node.item === 'string') addItem(node.item);
    Object.values(node).forEach(walk);
  };
  walk(tree);
  return { measures, targets, items, papers };
}

/** Ids of the fact rows behind a tree for the subject of the context: entries, target rows, marks. */
export function evidenceBehind(ctx: Ctx, tree: unknown, ownItem?: string): string[] {
  const reached = reachOf(ctx, tree);
  const ids = new Set<string>();
  for (const { id, period, scope } of reached.measures.values())
    measureOf(ctx, id, period, scope)
      .rowIds()
      .forEach((r) => ids.add(r));
  for (const id of reached.targets) targetOf(ctx, id, 'base', 'year').rows.forEach((r) => ids.add(r));
  for (const id of [...reached.items, ...(ownItem === undefined ? [] : [ownItem])]) markIds(id, ctx).forEach((r) => ids.add(r));
  for (const item of reached.papers) evidenceRows(ctx, item).forEach(({ id }) => ids.add(id));
  return [...ids];
}
