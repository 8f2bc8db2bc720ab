/**
 * The edits screens make, as drafts: many cells of a paste become one commit, dated facts are struck out and entered anew, never changed.
 * Pure functions of the ledger; `commit` stores what they give.
 */
import { canonicalText } from '../../shared/ledger/canonical';
import { taskVersions } from '../../shared/county/tasks';
import { createDraft, setDraft, strikeDraft } from '../../shared/ledger/drafts';
import type { Writes } from '../../shared/ledger/drafts';
import type { Ledger } from '../../shared/ledger/fold';
import type { Draft } from '../../shared/ledger/operation';
import { getRecord, listRecords } from '../../shared/ledger/read';
import type { IsoDay, LedgerDate } from '../../shared/model/dates';
import { ENTITIES } from '../../shared/model/entities';
import type { EntityName, FieldName, RecordOf, ValuesOf } from '../../shared/model/entities';
import type { MoneyKind } from '../../shared/model/entities-project';
import { COUNTY_SCOPE, newRecordId } from '../../shared/model/ids';
import type { RecordId, Scope } from '../../shared/model/ids';
import type { Money } from '../../shared/model/money';
import type { STAGE_EVENTS } from '../../shared/model/stages';

export type StageEventName = (typeof STAGE_EVENTS)[number];

/** One cell of the project table: a field and its new value, null to clear it. */
export type ProjectEdit = {
  readonly [F in FieldName<'project'>]: { readonly project: RecordId; readonly field: F; readonly value: ValuesOf<'project'>[F] | null };
}[FieldName<'project'>];

/** A date typed into the column of a stage (签约时间, 开工时间 …); null clears it. */
export type StageEdit = { readonly project: RecordId; readonly stage: StageEventName; readonly on: LedgerDate | null };

/** An amount typed for a month; null clears it. */
export type MoneyEdit = {
  readonly project: RecordId;
  readonly kind: MoneyKind;
  readonly span: NonNullable<ValuesOf<'moneyEntry'>['span']>;
  readonly month: string;
  readonly reported: Money | null;
};

const REPLACED = '更正';

/** A fresh record id for an entity. */
export function freshId(entity: EntityName): RecordId {
  return newRecordId(ENTITIES[entity].idPrefix, crypto.getRandomValues(new Uint8Array(10)));
}

function sameValue(a: unknown, b: unknown): boolean {
  return canonicalText(a ?? null) === canonicalText(b ?? null);
}

/** Edits of many cells: one operation per project, only for what really changes. Unknown projects are left out. */
export function projectDrafts(ledger: Ledger, edits: readonly ProjectEdit[]): Draft[] {
  const byProject = new Map<RecordId, Record<string, unknown>>();
  for (const { project, field, value } of edits) byProject.set(project, { ...byProject.get(project), [field]: value });
  const drafts: Draft[] = [];
  for (const [id, values] of byProject) {
    const project = getRecord<'project'>(ledger, 'project', id);
    if (project === null) continue;
    const changed = Object.entries(values).filter(([field, value]) => !sameValue(project[field as FieldName<'project'>], value));
    if (changed.length === 0) continue;
    const place = { scope: project.scope, entity: 'project', record: id } as const;
    drafts.push(setDraft(ledger, place, Object.fromEntries(changed) as Writes<'project'>));
  }
  return drafts;
}

/** A new project in a unit's scope. */
export function newProjectDraft(scope: Scope, values: Writes<'project'>): { readonly record: RecordId; readonly draft: Draft } {
  const record = freshId('project');
  return { record, draft: createDraft({ scope, entity: 'project', record }, { state: '正常', ...values }) };
}

function byProject<E extends 'stageEvent' | 'moneyEntry'>(
  entries: readonly RecordOf<E>[],
  wanted: ReadonlySet<RecordId>,
): Map<RecordId, RecordOf<E>[]> {
  const result = new Map<RecordId, RecordOf<E>[]>();
  for (const entry of entries) {
    const { project } = entry as { readonly project?: RecordId };
    if (project === undefined || !wanted.has(project)) continue;
    const list = result.get(project);
    if (list === undefined) result.set(project, [entry]);
    else list.push(entry);
  }
  return result;
}

/** Dates of stages as typed: a new entry, and the ones it corrects struck out. The recognised date (认定日期) and evidence are carried over. */
export function stageDrafts(ledger: Ledger, edits: readonly StageEdit[]): Draft[] {
  const events = byProject<'stageEvent'>(listRecords(ledger, 'stageEvent'), new Set(edits.map(({ project }) => project)));
  const drafts: Draft[] = [];
  for (const { project: id, stage, on } of edits) {
    const project = getRecord<'project'>(ledger, 'project', id);
    if (project === null) continue;
    const standing = (events.get(id) ?? []).filter((event) => event.stage === stage);
    if (on !== null && standing.length === 1 && sameValue(standing[0]?.on, on)) continue;
    for (const event of standing)
      drafts.push(strikeDraft({ scope: event.scope, entity: 'stageEvent', record: event.id, reason: REPLACED }));
    if (on === null) continue;
    const last = standing.at(-1);
    const kept = {
      ...(last?.acceptedOn === undefined ? {} : { acceptedOn: last.acceptedOn }),
      ...(last?.evidence === undefined ? {} : { evidence: last.evidence }),
    };
    drafts.push(
      createDraft({ scope: project.scope, entity: 'stageEvent', record: freshId('stageEvent') }, { project: id, stage, on, ...kept }),
    );
  }
  return drafts;
}

/** Reported amounts as typed: a new entry for project, kind, span and month, and the ones it corrects struck out. */
export function moneyDrafts(ledger: Ledger, edits: readonly MoneyEdit[]): Draft[] {
  const entries = byProject<'moneyEntry'>(listRecords(ledger, 'moneyEntry'), new Set(edits.map(({ project }) => project)));
  const drafts: Draft[] = [];
  for (const { project: id, kind, span, month, reported } of edits) {
    const project = getRecord<'project'>(ledger, 'project', id);
    if (project === null) continue;
    const standing = (entries.get(id) ?? []).filter((entry) => entry.kind === kind && entry.span === span && entry.month === month);
    if (reported !== null && standing.length === 1 && sameValue(standing[0]?.reported, reported)) continue;
    for (const entry of standing)
      drafts.push(strikeDraft({ scope: entry.scope, entity: 'moneyEntry', record: entry.id, reason: REPLACED }));
    if (reported === null) continue;
    const values = { project: id, kind, span, month, reported };
    drafts.push(createDraft({ scope: project.scope, entity: 'moneyEntry', record: freshId('moneyEntry') }, values));
  }
  return drafts;
}

/** Assigns a leader, unit or person to projects from a day on (law 4: terms, not overwriting). */
export function assignDrafts(ledger: Ledger, projects: readonly RecordId[], values: Omit<Writes<'assignment'>, 'project'>): Draft[] {
  return projects.flatMap((id) => {
    const project = getRecord<'project'>(ledger, 'project', id);
    if (project === null) return [];
    return [createDraft({ scope: project.scope, entity: 'assignment', record: freshId('assignment') }, { ...values, project: id })];
  });
}

/** Ends terms of assignment on a day, the last one included. */
export function endAssignmentDrafts(ledger: Ledger, assignments: readonly RecordId[], to: IsoDay, ground?: string): Draft[] {
  return assignments.flatMap((id) => {
    const assignment = getRecord<'assignment'>(ledger, 'assignment', id);
    if (assignment === null) return [];
    const place = { scope: assignment.scope, entity: 'assignment', record: id } as const;
    return [setDraft(ledger, place, { to, ...(ground === undefined ? {} : { ground }) })];
  });
}

/** The target of a unit for an indicator and a year: its last version is changed when there is one, else it is made. */
export function targetDrafts(
  ledger: Ledger,
  target: { readonly unit: RecordId; readonly indicator: string; readonly year: number },
  values: Pick<Writes<'target'>, 'base' | 'stretch' | 'phases' | 'document'>,
): Draft[] {
  const known = taskVersions(ledger, target.unit, target.indicator, target.year).at(-1);
  if (known === undefined) {
    return [createDraft({ scope: COUNTY_SCOPE, entity: 'target', record: freshId('target') }, { ...target, ...values })];
  }
  const changed = Object.entries(values).filter(([field, value]) => !sameValue(known[field as FieldName<'target'>], value));
  if (changed.length === 0) return [];
  return [setDraft(ledger, { scope: COUNTY_SCOPE, entity: 'target', record: known.id }, Object.fromEntries(changed) as Writes<'target'>)];
}

/** A revision of a task by document (调整任务): a version of its own, in force from a day on; what was set before stays as it was. */
export function revisionDraft(
  task: RecordOf<'target'>,
  values: Pick<Writes<'target'>, 'base' | 'stretch' | 'phases' | 'document' | 'from' | 'ground'>,
): Draft {
  const { unit, indicator, year } = task;
  const same = { unit: unit ?? null, indicator: indicator ?? null, year: year ?? null };
  return createDraft({ scope: COUNTY_SCOPE, entity: 'target', record: freshId('target') }, { ...same, ...values });
}
