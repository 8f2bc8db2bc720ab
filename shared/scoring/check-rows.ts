/**
 * The checker's part for what a measure asks of single rows: a row has fields, stages and days, but no points, places or payouts. Asked of it they would be those
 * of whoever happens to own the row, or of everyone. Reads the scheme only.
 */
import { finding } from './check-ladders';
import type { Finding } from './memo';
import { addsUp } from './measures';
import { RULE_SECTIONS } from './scheme-schema';
import type { Scheme } from './scheme-schema';

/** Nodes that only a subject or a ladder can answer. */
const NOT_OF_A_ROW: ReadonlyMap<string, string> = new Map([
  ['measure', '指标'],
  ['passed', '累计达到之日'],
  ['target', '任务'],
  ['gap', '与序时的差距'],
  ['item', '考核项得分'],
  ['place', '名次'],
  ['groupSize', '参评个数'],
  ['rating', '评分'],
  ['counter', '计数'],
  ['cards', '督办次数'],
  ['payout', '奖金'],
  ['frozen', '锁定的数'],
  ['over', '循环'],
  ['exists', '循环'],
  ['outer', '循环'],
  ['same', '循环'],
  ['tier', '等次'],
  ['triggered', '否决'],
  ['level', '督办级别'],
  ['deadline', '时限'],
]);

function strayIn(tree: unknown, path: string): { readonly op: string; readonly at: string }[] {
  if (Array.isArray(tree)) return tree.flatMap((part, i) => strayIn(part, `${path}[${i}]`));
  if (typeof tree !== 'object' || tree === null) return [];
  const { op } = tree as { op?: unknown };
  if (typeof op === 'string' && NOT_OF_A_ROW.has(op)) return [{ op, at: path }];
  return Object.entries(tree).flatMap(([key, part]) => strayIn(part, `${path}.${key}`));
}

function passedIn(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(passedIn);
  if (typeof tree !== 'object' || tree === null) return [];
  const { op, measure } = tree as { op?: unknown; measure?: unknown };
  return [...(op === 'passed' && typeof measure === 'string' ? [measure] : []), ...Object.values(tree).flatMap(passedIn)];
}

/** The day a running total reaches a bound can only be found where rows are added up one by one. */
function checkPassed(scheme: Scheme): Finding[] {
  const asked = new Set(RULE_SECTIONS.flatMap((section) => passedIn(scheme[section])));
  return scheme.measures.flatMap((measure) =>
    asked.has(measure.id) && !addsUp(measure)
      ? [
          finding(
            'error',
            'passed',
            `measures.${measure.id}`,
            `“${measure.name}”不是逐条累加的，找不出累计达到之日；应是按记录求合计或个数的指标`,
          ),
        ]
      : [],
  );
}

/** Every node in a measure's `where`, `value` and `factors` that a row cannot answer, with its place. */
export function checkRows(scheme: Scheme): Finding[] {
  const asked = scheme.measures.flatMap((measure) => {
    if (measure.is !== 'rows') return [];
    const { id, name, where, value, factors } = measure;
    const owner: Finding[] =
      measure.source === 'stages' && measure.ownedBy === 'unit'
        ? [
            finding(
              'error',
              'owned-by',
              `measures.${id}.ownedBy`,
              `“${name}”数环节，环节只写着项目，没有“unit”这一栏，谁都得0；应写 "unit.id"`,
            ),
          ]
        : [];
    const stray = Object.entries({ where, value, factors })
      .flatMap(([key, tree]) => strayIn(tree, `measures.${id}.${key}`))
      .map(({ op, at }) =>
        finding('error', 'row-question', at, `指标“${name}”逐条看记录时不能再取${NOT_OF_A_ROW.get(op) ?? op}；要用的写在考核项或奖惩里`),
      );
    return [...owner, ...stray];
  });
  return [...asked, ...checkPassed(scheme)];
}
