/**
 * Slips of a hand-written data file: rows that name a unit, project, person, group or part of the scheme that is not there. Such a row counts for nobody,
 * so it is said. The ledger's own facts cannot be wrong in this way.
 */
import type { FactTable, Facts } from './facts';
import { finding } from './check-ladders';
import type { Finding } from './memo';
import type { Scheme } from './scheme-schema';

type Named = readonly [table: FactTable, column: string, what: string, ids: ReadonlySet<string>];

const idsOf = (parts: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(parts.map(({ id }) => id));
const joined = (...sets: readonly ReadonlySet<string>[]): ReadonlySet<string> => new Set(sets.flatMap((set) => [...set]));

function namedIn(scheme: Scheme, facts: Facts): readonly Named[] {
  const [units, persons, projects] = [idsOf(facts.units), idsOf(facts.persons), idsOf(facts.projects)];
  const subjects = joined(units, persons, projects, idsOf(facts.posts), idsOf(facts.matters));
  const unitTables = ['posts', 'projects', 'stages', 'money', 'activities', 'guarantees', 'matters'] as const;
  const projectTables = ['stages', 'money', 'activities', 'contributions', 'guarantees', 'matters'] as const;
  const personTables = ['posts', 'money', 'activities', 'guarantees', 'matters'] as const;
  return [
    ...unitTables.map((table): Named => [table, 'unit', '单位', units]),
    ...projectTables.map((table): Named => [table, 'project', '项目', projects]),
    ...personTables.map((table): Named => [table, 'person', '个人', persons]),
    ['units', 'parent', '单位', units],
    ['memberships', 'subject', '单位或个人', subjects],
    ['memberships', 'group', '组', idsOf(scheme.groups)],
    ['contributions', 'owner', '单位或个人', joined(units, persons)],
    ['figures', 'indicator', '指标', idsOf(scheme.measures)],
    ['targets', 'target', '任务', idsOf(scheme.targets)],
    ['ratings', 'item', '考核项', idsOf(scheme.items)],
    ['ratings', 'subject', '对象', subjects],
    ['cards', 'ladder', '督办阶梯', idsOf(scheme.ladders)],
    ['cards', 'subject', '对象', subjects],
    ['evidence', 'item', '佐证', idsOf(scheme.eligibility.flatMap((rule) => rule.evidence))],
    ['extensions', 'deadline', '时限', idsOf(scheme.deadlines)],
    ['pauses', 'deadline', '时限', idsOf(scheme.deadlines)],
  ];
}

/** One warning per id that names nothing, at the first row that has it. */
export function checkFacts(scheme: Scheme, facts: Facts): Finding[] {
  return namedIn(scheme, facts).flatMap(([table, column, what, ids]) => {
    const unknown = new Map<string, { readonly first: number; readonly rows: number }>();
    facts[table].forEach((row, at) => {
      const id = (row as unknown as Record<string, unknown>)[column];
      if (typeof id !== 'string' || ids.has(id)) return;
      const known = unknown.get(id);
      unknown.set(id, { first: known?.first ?? at, rows: (known?.rows ?? 0) + 1 });
    });
    return [...unknown].map(([id, { first, rows }]) =>
      finding('warning', 'no-such-id', `facts.${table}[${first}].${column}`, `没有编号为“${id}”的${what}；这样的记录有${rows}条`),
    );
  });
}
