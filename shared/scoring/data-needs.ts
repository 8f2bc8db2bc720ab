/**
 * What a data file must bring for a scheme: per table the columns its rules read, with the words and units they ask for, and the ids its rows must name. An
 * empty form for whoever writes the data. Reads the scheme only.
 */
import { askedColumns } from './check-words';
import type { FactTable } from './facts';
import type { Scheme } from './scheme-schema';

export type DataNeed = {
  readonly table: FactTable;
  /** ids the rows name in `column`: indicators, targets, items, groups, roles */
  readonly names?: { readonly column: string; readonly ids: readonly string[] };
  readonly columns?: readonly { readonly name: string; readonly words?: readonly string[]; readonly unit?: string }[];
};

/** Columns every row of its table has anyway, and those a measure fills from 申报数 and 核定数. */
const GIVEN = new Set(['id', 'name', 'date', 'amount', 'value', 'count', 'unit', 'project', 'person']);
/** Days of a stage; a matter or a project that is asked for one brings it as a column of its own. */
const OF_STAGES = new Set(['actual', 'accepted', 'planned', 'agreed']);

/** Tables whose rows name parts of the scheme, with the ids they may name. */
function namedParts(scheme: Scheme): (readonly [FactTable, string, readonly string[]])[] {
  const judged = scheme.items.filter(({ rule }) => rule.kind === 'J').map(({ id }) => id);
  const figures = scheme.measures.flatMap((own) => (own.is === 'rows' && own.source === 'figures' ? [own.id] : []));
  return [
    ['memberships', 'group', scheme.groups.filter(({ members }) => members === undefined).map(({ id }) => id)],
    ['figures', 'indicator', figures],
    ['targets', 'target', scheme.targets.filter(({ values }) => values.length === 0).map(({ id }) => id)],
    ['ratings', 'item', judged],
    ['contributions', 'role', [...new Set(scheme.splits.flatMap(({ roles }) => roles.map(({ role }) => role)))]],
    ['evidence', 'item', scheme.eligibility.flatMap(({ evidence }) => evidence.map(({ id }) => id))],
  ];
}

/** The tables a data file for this scheme needs beside the units, persons and projects themselves. */
export function dataNeeds(scheme: Scheme): DataNeed[] {
  const stated = new Map((scheme.words ?? []).map(({ table, field, values }) => [`${table} ${field}`, values]));
  const tables = new Map<FactTable, { name: string; words?: readonly string[]; unit?: string }[]>();
  for (const { table, name, words, unit } of askedColumns(scheme).values()) {
    const list = stated.get(`${table} ${name}`) ?? [...words];
    if ((GIVEN.has(name) || (table === 'stages' && OF_STAGES.has(name))) && list.length === 0) continue;
    const own = tables.get(table) ?? [];
    own.push({ name, ...(list.length === 0 ? {} : { words: list }), ...(unit === undefined ? {} : { unit }) });
    tables.set(table, own);
  }
  const named = namedParts(scheme).filter(([, , ids]) => ids.length > 0);
  return [...new Set([...tables.keys(), ...named.map(([table]) => table)])].map((table) => {
    const columns = tables.get(table);
    const names = named.find(([own]) => own === table);
    return {
      table,
      ...(columns === undefined ? {} : { columns }),
      ...(names === undefined ? {} : { names: { column: names[1], ids: names[2] } }),
    };
  });
}
