/**
 * Look-up tables over facts: rows by id, children of a unit, members of a group on a day. Built once per evaluation.
 * Must not know rules.
 */
import type { DaySpan, IsoDay } from '../calendar/iso-date';
import { spanOfDate } from '../calendar/iso-date';
import type { FactRow, Facts, FactTable } from './facts';
import type { SubjectKind } from './scheme-actions';

export type Subject = { readonly kind: SubjectKind; readonly id: string };

export type FactIndex = {
  readonly facts: Facts;
  readonly byKind: Readonly<Record<SubjectKind, ReadonlyMap<string, FactRow>>>;
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly stagesOf: ReadonlyMap<string, Facts['stages']>;
  readonly projectsOf: ReadonlyMap<string, readonly string[]>;
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
  return { facts, byKind, children, stagesOf: groupBy(facts.stages, (s) => s.project), projectsOf };
}

/** The row of a subject, or undefined when the facts do not hold it. */
export function subjectRow(index: FactIndex, subject: Subject): FactRow | undefined {
  return index.byKind[subject.kind].get(subject.id);
}

export function subjectsOfKind(index: FactIndex, kind: SubjectKind): Subject[] {
  return index.facts[SUBJECT_TABLE[kind]].map((row) => ({ kind, id: row.id }));
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
