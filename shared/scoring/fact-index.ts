/**
 * Look-up tables over facts: rows by id, children of a unit, members of a group on a day. Built once, then kept up with single rows that change.
 * Must not know rules.
 */
import type { DaySpan, IsoDay } from '../calendar/iso-date';
import { spanOfDate } from '../calendar/iso-date';
import type { FactRow, Facts, FactTable } from './facts';
import type { SubjectKind } from './scheme-actions';

export type Subject = { readonly kind: SubjectKind; readonly id: string };

/** The tables that change from one entry to the next while an evaluation stands. */
export const CHANGING = ['projects', 'stages', 'money', 'activities', 'figures'] as const;
export type ChangingTable = (typeof CHANGING)[number];

/** Derived from facts. Grown only by `putRow`; readers never change it. */
export type FactIndex = {
  /** Own lists of rows where a row was put, else those handed in. */
  readonly facts: Facts;
  readonly byKind: Readonly<Record<SubjectKind, Map<string, FactRow>>>;
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly stagesOf: Map<string, Facts['stages']>;
  readonly projectsOf: Map<string, string[]>;
  /** Rows of a target, by `targetKey`. */
  readonly targetsOf: ReadonlyMap<string, Facts['targets']>;
  /** Place of each row in the tables that were changed. */
  readonly places: Map<ChangingTable, Map<string, number>>;
  /** Entries of a project by its id; made when first asked for. */
  linked: Map<string, Set<string>> | null;
};

const SUBJECT_TABLE: Record<SubjectKind, FactTable> = {
  unit: 'units',
  person: 'persons',
  post: 'posts',
  project: 'projects',
  matter: 'matters',
};

function groupBy<T>(rows: readonly T[], key: (row: T) => string | undefined): Map<string, T[]> {
  const out = new Map<string, T[]>();
  for (const row of rows) {
    const k = key(row);
    if (k === undefined) continue;
    const bucket = out.get(k);
    if (bucket === undefined) out.set(k, [row]);
    else bucket.push(row);
  }
  return out;
}

/** Name of a target of a year for an owner. */
export const targetKey = (target: string, year: number, owner: string): string => `${year} ${target} ${owner}`;

export function indexFacts(facts: Facts): FactIndex {
  const rowsById = (kind: SubjectKind): Map<string, FactRow> => new Map(facts[SUBJECT_TABLE[kind]].map((row) => [row.id, row]));
  const byKind = {
    unit: rowsById('unit'),
    person: rowsById('person'),
    post: rowsById('post'),
    project: rowsById('project'),
    matter: rowsById('matter'),
  };
  const children = new Map([...groupBy(facts.units, (u) => u.parent)].map(([id, rows]) => [id, rows.map((r) => r.id)]));
  const projectsOf = new Map([...groupBy(facts.projects, (p) => p.unit)].map(([id, rows]) => [id, rows.map((r) => r.id)]));
  const stagesOf = groupBy(facts.stages, (s) => s.project);
  const targetsOf = groupBy(facts.targets, (t) => targetKey(t.target, t.year, t.owner.id));
  return { facts: { ...facts }, byKind, children, stagesOf, projectsOf, targetsOf, places: new Map(), linked: null };
}

const placesOf = (rows: readonly FactRow[]): Map<string, number> => new Map(rows.map(({ id }, place) => [id, place]));

/** The list of a table that may be written, with the place of each row. */
function ownTable(index: FactIndex, table: ChangingTable): { readonly rows: FactRow[]; readonly places: Map<string, number> } {
  const known = index.places.get(table);
  const tables = index.facts as Record<ChangingTable, FactRow[]>;
  if (known !== undefined) return { rows: tables[table], places: known };
  const [rows, places] = [[...tables[table]], placesOf(tables[table])];
  tables[table] = rows;
  index.places.set(table, places);
  return { rows, places };
}

/** The row of a table by its id. */
export function rowIn(index: FactIndex, table: ChangingTable, id: string): FactRow | undefined {
  const { rows, places } = ownTable(index, table);
  return rows[places.get(id) ?? -1];
}

function projectOf(row: FactRow | undefined): string | undefined {
  return row !== undefined && 'project' in row ? row.project : undefined;
}

function link(
  linked: Map<string, Set<string>>,
  table: ChangingTable,
  id: string,
  before: FactRow | undefined,
  after: FactRow | null,
): void {
  if (table !== 'money' && table !== 'activities') return;
  const [old, now] = [projectOf(before), projectOf(after ?? undefined)];
  if (old !== undefined) linked.get(old)?.delete(`${table} ${id}`);
  if (now !== undefined) linked.set(now, (linked.get(now) ?? new Set()).add(`${table} ${id}`));
}

/** Entries (money, activities) of a project, as table and id. */
export function linkedTo(index: FactIndex, project: string): { readonly table: ChangingTable; readonly id: string }[] {
  if (index.linked === null) {
    index.linked = new Map();
    for (const table of ['money', 'activities'] as const)
      for (const row of index.facts[table]) link(index.linked, table, row.id, undefined, row);
  }
  return [...(index.linked.get(project) ?? [])].map((key) => {
    const space = key.indexOf(' ');
    return { table: key.slice(0, space) === 'money' ? 'money' : 'activities', id: key.slice(space + 1) };
  });
}

function moveIn<T>(
  lists: Map<string, T[]>,
  from: string | undefined,
  to: string | undefined,
  gone: (item: T) => boolean,
  item: T | null,
): void {
  if (from !== undefined)
    lists.set(
      from,
      (lists.get(from) ?? []).filter((own) => !gone(own)),
    );
  if (to !== undefined && item !== null) lists.set(to, [...(lists.get(to) ?? []), item]);
}

/** Adds or replaces a row, or takes it out (null). The order of rows means nothing. */
export function putRow(index: FactIndex, table: ChangingTable, id: string, row: FactRow | null): void {
  const { rows, places } = ownTable(index, table);
  const place = places.get(id);
  const before = place === undefined ? undefined : rows[place];
  if (row !== null) {
    rows[place ?? rows.length] = row;
    places.set(id, place ?? rows.length - 1);
  } else if (place !== undefined) {
    const last = rows.pop();
    places.delete(id);
    if (last !== undefined && last.id !== id) {
      rows[place] = last;
      places.set(last.id, place);
    }
  }
  if (index.linked !== null) link(index.linked, table, id, before, row);
  if (table === 'stages') {
    const stage = row as Facts['stages'][number] | null;
    moveIn(index.stagesOf, projectOf(before), stage?.project, (own) => own.id === id, stage);
  }
  if (table !== 'projects') return;
  if (row === null) index.byKind.project.delete(id);
  else index.byKind.project.set(id, row);
  moveIn(index.projectsOf, unitOf(before), unitOf(row ?? undefined), (own) => own === id, id);
}

/** The unit a row names, if it does. */
export function unitOf(row: FactRow | undefined): string | undefined {
  return row !== undefined && 'unit' in row ? row.unit : undefined;
}

/** The row of a subject, or undefined when the facts do not hold it. */
export function subjectRow(index: FactIndex, subject: Subject): FactRow | undefined {
  return index.byKind[subject.kind].get(subject.id);
}

export function subjectsOfKind(index: FactIndex, kind: SubjectKind): Subject[] {
  return [...index.byKind[kind].keys()].map((id) => ({ kind, id }));
}

/** True when a dated record (from, to?) is in force on the day. A coarse date counts from its first to its last day. */
export function inForce(row: { readonly from: string; readonly to?: string | undefined }, day: IsoDay): boolean {
  const from = spanOfDate(row.from);
  if (from === null || from.from > day) return false;
  if (row.to === undefined) return true;
  const to = spanOfDate(row.to);
  return to === null || day <= to.to;
}

/** Name for people: a unit's, person's, project's name, a matter's title, "人名（职务）" for a post; the id when unknown. */
export function subjectName(index: FactIndex, subject: Subject): string {
  const row = subjectRow(index, subject);
  if (row === undefined) return subject.id;
  if ('post' in row && 'person' in row) return `${subjectName(index, { kind: 'person', id: row.person ?? '' })}（${row.post}）`;
  if ('name' in row) return row.name;
  return 'title' in row ? row.title : subject.id;
}

/** A date text as a span, remembered by nobody: callers cache. Unreadable or missing dates give null. */
export function spanOf(text: unknown): DaySpan | null {
  return typeof text === 'string' ? spanOfDate(text) : null;
}
