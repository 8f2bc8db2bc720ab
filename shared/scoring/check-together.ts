/**
 * The checker's part for 合并计算: what may be asked of rows once they are put together, and where the node that asks it may stand. Reads the scheme only.
 */
import { finding } from './check-ladders';
import { describePath } from './path-words';
import type { Finding } from './memo';
import { RULE_SECTIONS } from './scheme-schema';
import type { RowMeasure, Scheme } from './scheme-schema';

type Node = Record<string, unknown>;

function nodesOf(tree: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(tree)) return tree.forEach((own) => nodesOf(own, visit));
  if (typeof tree !== 'object' || tree === null) return;
  visit(tree as Node);
  Object.values(tree).forEach((own) => nodesOf(own, visit));
}

/** A group has no columns: only what is asked of the subject may still be read. */
function columnsAsked(tree: unknown): string[] {
  const asked: string[] = [];
  nodesOf(tree, ({ op, path }) => {
    if (typeof op === 'string' && typeof path === 'string' && !path.startsWith('subject.')) asked.push(path);
  });
  return asked;
}

function checkMeasure({ id, name, aggregate, together }: RowMeasure): Finding[] {
  if (together === undefined) return [];
  const at = `measures.${id}`;
  const columns = columnsAsked([together.where, together.value]);
  return [
    ...(aggregate === 'distinct' || aggregate === 'last'
      ? [
          finding(
            'error',
            'together',
            at,
            `“${name}”合并计算后只能取合计、个数、最大、最小、平均，不能取“${aggregate === 'last' ? '最近一笔' : '不重复的个数'}”`,
          ),
        ]
      : []),
    ...(aggregate !== 'count' && together.value === undefined && aggregate !== 'distinct' && aggregate !== 'last'
      ? [finding('error', 'together', at, `“${name}”没有写合并后取什么数；例：合并后的合计`)]
      : []),
    ...columns.map((path) =>
      finding(
        'error',
        'together',
        at,
        `“${name}”合并以后没有单条记录的${describePath(path)}可看；按记录看的条件写在合并之前，合并后只看合计和条数`,
      ),
    ),
  ];
}

/** Measures that put rows together, and the node “together” where nothing is put together. */
export function checkTogether(scheme: Scheme): Finding[] {
  const stray = RULE_SECTIONS.flatMap((section) =>
    scheme[section].flatMap((part) => {
      const rest = 'together' in part ? { ...part, together: undefined } : part;
      let found = false;
      nodesOf(rest, ({ op }) => {
        found ||= op === 'together';
      });
      return found ? [finding('error', 'together', `${section}.${part.id}`, '“合并后的数”只能写在指标的合并计算里')] : [];
    }),
  );
  return [...scheme.measures.flatMap((own) => (own.is === 'rows' ? checkMeasure(own) : [])), ...stray];
}
