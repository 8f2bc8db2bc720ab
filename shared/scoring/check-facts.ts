/**
 * Slips of a hand-written data file: rows that name a unit, project, person, group or part of the scheme that is not there. Such a row counts for nobody,
 * so it is said. The ledger's own facts cannot be wrong in this way.
 */
import { workCalendar } from '../calendar/holiday-table';
import type { FactTable, Facts } from './facts';
import { finding } from './check-ladders';
import { checkWords } from './check-words';
import { readField } from './context';
import { startEvaluation } from './evaluate-scheme';
import type { Finding } from './memo';
import { rangePeriod } from './periods';
import type { Scheme } from './scheme-schema';

const ALL_TIME = rangePeriod('0001-01-01', '9999-12-31');
const NO_CALENDAR = workCalendar([]);

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
    ['frozen', 'item', '考核项、排名或指标', idsOf([...scheme.items, ...scheme.ranks, ...scheme.measures])],
    ['frozen', 'subject', '对象', subjects],
    ['evidence', 'item', '佐证', idsOf(scheme.eligibility.flatMap((rule) => rule.evidence))],
    ['extensions', 'deadline', '时限', idsOf(scheme.deadlines)],
    ['pauses', 'deadline', '时限', idsOf(scheme.deadlines)],
  ];
}

type Tree = { readonly op?: unknown; readonly path?: unknown };

/** Paths a tree reads from rows. */
function pathsIn(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(pathsIn);
  if (typeof tree !== 'object' || tree === null) return [];
  const { op, path } = tree as Tree;
  return [...(typeof op === 'string' && typeof path === 'string' ? [path] : []), ...Object.values(tree).flatMap(pathsIn)];
}

/** Fields a measure reads that not one of its rows has: most often a misspelt name, which would count as empty for everybody. */
function neverFilled(scheme: Scheme, facts: Facts): Finding[] {
  // Rows counted for their projects or persons only need no unit.
  const ofUnits = [...scheme.items, ...scheme.targets, ...scheme.overrides, ...scheme.ranks, ...scheme.deadlines, ...scheme.ladders].some(
    ({ subject }) => subject === 'unit',
  );
  const asksUnits = ofUnits || scheme.payouts.some(({ payee }) => payee === 'unit');
  const { env } = startEvaluation(scheme, facts, { asOf: '9999-12-31', period: ALL_TIME, calendar: NO_CALENDAR });
  return scheme.measures.flatMap((measure) => {
    if (measure.is !== 'rows') return [];
    const { id, name, source, where, value, factors, ownedBy, distinctBy, together, date, counts } = measure;
    const rows = facts[source].filter((row) => !('indicator' in row) || row.indicator === id);
    if (rows.length === 0) return [];
    const plain = [asksUnits ? ownedBy : undefined, distinctBy, together?.by, date].filter((path) => typeof path === 'string');
    const asked = [...new Set([...plain, ...pathsIn([where, value, factors])])].filter((path) => source !== 'figures' || path !== ownedBy);
    const empty = asked.filter((path) =>
      rows.every((row) => (readField({ env, period: ALL_TIME, subject: null, row, counts }, path) ?? '') === ''),
    );
    return empty.map((path) =>
      finding(
        'warning',
        'never-filled',
        `measures.${id}`,
        `指标“${name}”要用“${path}”，${rows.length}条记录没有一条填写；是不是字段名写错了`,
      ),
    );
  });
}

/** A share is a number of percent: "40%" would be four thousandths. */
function textPercents(facts: Facts): Finding[] {
  return facts.contributions.flatMap(({ percent }, i) =>
    typeof percent === 'string' && percent.includes('%')
      ? [finding('error', 'percent', `facts.contributions[${i}].percent`, `“${percent}”应写成数：40%写40，三分之一写"100/3"`)]
      : [],
  );
}

/** Everything the rows say wrong of themselves: fields nobody filled, percents as text, and one warning per id that names nothing, at the first row that has it. */
export function checkFacts(scheme: Scheme, facts: Facts): Finding[] {
  return [
    ...textPercents(facts),
    ...unknownLevels(scheme, facts),
    ...unknownIds(scheme, facts),
    ...checkWords(scheme, facts),
    ...neverFilled(scheme, facts),
  ];
}

/** A letter of a level its ladder does not have holds for nobody. */
function unknownLevels(scheme: Scheme, facts: Facts): Finding[] {
  return facts.cards.flatMap(({ ladder, level }, i) => {
    const codes = scheme.ladders.find(({ id }) => id === ladder)?.levels.map(({ code }) => code);
    return codes === undefined || codes.includes(level)
      ? []
      : [finding('warning', 'no-such-name', `facts.cards[${i}].level`, `没有叫“${level}”的督办级别；有的是：${codes.join('、')}`)];
  });
}

function unknownIds(scheme: Scheme, facts: Facts): Finding[] {
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
