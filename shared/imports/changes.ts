/**
 * What a row would change in the ledger: the difference between its facts and a project already there, and the drafts that write it.
 * An empty cell never clears a value; a stage date is never overwritten but struck out with its ground and entered anew (S-03).
 */
import { createDraft, setDraft, strikeDraft } from '../ledger/drafts';
import type { Writes } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft, Source } from '../ledger/operation';
import { listRecords } from '../ledger/read';
import { formatDate } from '../model/dates';
import { ENTITIES } from '../model/entities';
import type { FieldName, RecordOf } from '../model/entities';
import type { RecordId, Scope } from '../model/ids';
import { formatMoney } from '../model/money';
import type { Money } from '../model/money';
import { isStage, stageOrder } from '../model/stages';
import type { AssignmentFact, MoneyFact, RowFacts, StageFact } from './facts';
import { plainText, sameDate, sameMoney, sameText } from './readings';

export type Change = { readonly field: string; readonly label: string; readonly old: string; readonly new: string };

export type RowChanges = {
  readonly changes: readonly Change[];
  /** Why a person must look at it, in Chinese; empty when nothing is suspicious. */
  readonly doubts: readonly string[];
};

/** The dated facts of one project, gathered once per import. */
export type ProjectFacts = {
  readonly project: RecordOf<'project'>;
  readonly stages: readonly RecordOf<'stageEvent'>[];
  readonly money: readonly RecordOf<'moneyEntry'>[];
  readonly assignments: readonly RecordOf<'assignment'>[];
};

/** Gathers stage events, money and assignments by project. */
export function gatherFacts(ledger: Ledger): Map<RecordId, ProjectFacts> {
  const all = new Map<
    RecordId,
    {
      project: RecordOf<'project'>;
      stages: RecordOf<'stageEvent'>[];
      money: RecordOf<'moneyEntry'>[];
      assignments: RecordOf<'assignment'>[];
    }
  >();
  for (const project of listRecords(ledger, 'project')) all.set(project.id, { project, stages: [], money: [], assignments: [] });
  for (const row of listRecords(ledger, 'stageEvent')) if (row.project !== undefined) all.get(row.project)?.stages.push(row);
  for (const row of listRecords(ledger, 'moneyEntry')) if (row.project !== undefined) all.get(row.project)?.money.push(row);
  for (const row of listRecords(ledger, 'assignment')) if (row.project !== undefined) all.get(row.project)?.assignments.push(row);
  return all;
}

const FIELDS = ENTITIES.project.fields;
const SKIPPED = new Set<string>(['other', 'unread']);

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value;
}

function show(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (isMoney(value)) return `${formatMoney(value, '万元')}${value.currency === 'CNY' ? '万元' : ''}`;
  if (typeof value === 'object' && 'precision' in value) return formatDate(value as StageFact['on']);
  return typeof value === 'object' ? '' : String(value as string | number | boolean);
}

function sameValue(old: unknown, value: unknown): boolean {
  if (isMoney(value)) return sameMoney(isMoney(old) ? old : undefined, value);
  if (typeof value === 'object' && value !== null && 'precision' in value) {
    return sameDate(old as StageFact['on'] | undefined, value as StageFact['on']);
  }
  return sameText(old === undefined ? undefined : String(old as string), String(value as string));
}

function changedFields(old: RecordOf<'project'>, facts: RowFacts): FieldName<'project'>[] {
  return (Object.keys(facts.project) as FieldName<'project'>[]).filter((field) => {
    const value = facts.project[field];
    if (value == null) return false;
    if (!SKIPPED.has(field)) return !sameValue(old[field], value);
    return JSON.stringify(old[field] ?? {}) !== JSON.stringify(value);
  });
}

function newStages(known: ProjectFacts, facts: RowFacts): StageFact[] {
  return facts.stages.filter((fact) => !known.stages.some((event) => event.stage === fact.stage && sameDate(event.on, fact.on)));
}

function newMoney(known: ProjectFacts, facts: RowFacts, month: string): MoneyFact[] {
  return facts.money.filter(
    (fact) => !known.money.some((entry) => entry.span === fact.span && entry.month === month && sameMoney(entry.reported, fact.reported)),
  );
}

function newAssignments(known: ProjectFacts, facts: RowFacts): AssignmentFact[] {
  return facts.assignments.filter(
    (fact) =>
      !known.assignments.some((own) => own.to === undefined && own.role === fact.role && plainText(own.name) === plainText(fact.name)),
  );
}

function endedAssignments(known: ProjectFacts, facts: RowFacts): RecordOf<'assignment'>[] {
  const roles = new Set(facts.assignments.map((fact) => fact.role));
  return known.assignments.filter(
    (own) =>
      own.to === undefined &&
      own.role !== undefined &&
      roles.has(own.role as AssignmentFact['role']) &&
      !facts.assignments.some((fact) => fact.role === own.role && plainText(fact.name) === plainText(own.name)),
  );
}

/** Differences of a row against a project of the ledger, and what looks suspicious about them. */
export function compareRow(known: ProjectFacts, facts: RowFacts, month: string): RowChanges {
  const changes: Change[] = [];
  const doubts: string[] = [];
  for (const field of changedFields(known.project, facts)) {
    if (SKIPPED.has(field)) continue;
    const change = { field, label: FIELDS[field].label, old: show(known.project[field]), new: show(facts.project[field]) };
    changes.push(change);
    if (FIELDS[field].kind === 'money' && change.old !== '') doubts.push(`${change.label}由${change.old}改为${change.new}`);
  }
  const was = known.project.stageStated;
  const now = facts.project.stageStated;
  if (was !== undefined && now != null && isStage(was) && isStage(now) && stageOrder(now) < stageOrder(was))
    doubts.push(`阶段由${was}退回${now}`);
  for (const fact of newStages(known, facts)) {
    const old = known.stages.find((event) => event.stage === fact.stage);
    changes.push({ field: fact.stage, label: `${fact.stage}时间`, old: show(old?.on), new: formatDate(fact.on) });
    if (old !== undefined) doubts.push(`${fact.stage}时间由${show(old.on)}改为${formatDate(fact.on)}`);
  }
  for (const fact of newMoney(known, facts, month))
    changes.push({ field: fact.span, label: `到位资金（${fact.span}）`, old: '', new: show(fact.reported) });
  const ended = endedAssignments(known, facts);
  for (const fact of newAssignments(known, facts)) {
    const old = ended.filter((own) => own.role === fact.role).map((own) => own.name ?? '');
    changes.push({ field: fact.role, label: fact.role, old: old.join('、'), new: fact.name });
  }
  return { changes, doubts };
}

export type WritePlace = {
  readonly scope: Scope;
  readonly source: Source;
  /** Month of cumulative money statements: that of the file's as-of date. */
  readonly month: string;
  /** First day of new responsibilities and last day of replaced ones. */
  readonly day: RecordOf<'assignment'>['from'];
  readonly newId: (prefix: string) => RecordId;
  /** Ledger unit behind a unit's name, when it is known. */
  readonly unitByName: (name: string) => RecordId | null;
};

function factDrafts(
  project: RecordId,
  stages: readonly StageFact[],
  money: readonly MoneyFact[],
  people: readonly AssignmentFact[],
  at: WritePlace,
): Draft[] {
  const place = { scope: at.scope, source: at.source };
  return [
    ...stages.map((fact) => createDraft({ ...place, entity: 'stageEvent', record: at.newId('s') }, { project, ...fact })),
    ...money.map((fact) =>
      createDraft({ ...place, entity: 'moneyEntry', record: at.newId('m') }, { project, kind: '到位资金', month: at.month, ...fact }),
    ),
    ...people.map((fact) => {
      const unit = fact.role === '责任单位' || fact.role === '服务部门' ? at.unitByName(fact.name) : null;
      return createDraft(
        { ...place, entity: 'assignment', record: at.newId('a') },
        { project, ...fact, ...(unit === null ? {} : { unit }), ...(at.day === undefined ? {} : { from: at.day }) },
      );
    }),
  ];
}

/** Drafts of a project that is new to the ledger. */
export function newProjectDrafts(facts: RowFacts, at: WritePlace): Draft[] {
  const project = at.newId('p');
  const values: Writes<'project'> = { state: '正常', ...facts.project };
  return [
    createDraft({ scope: at.scope, entity: 'project', record: project, source: at.source }, values),
    ...factDrafts(project, facts.stages, facts.money, facts.assignments, at),
  ];
}

/** Drafts that bring a known project up to date; none when the row says nothing new. */
export function updateDrafts(ledger: Ledger, known: ProjectFacts, facts: RowFacts, at: WritePlace): Draft[] {
  const drafts: Draft[] = [];
  const { project } = known;
  const fields = changedFields(project, facts);
  if (fields.length > 0) {
    const values = Object.fromEntries(fields.map((field) => [field, facts.project[field]])) as Writes<'project'>;
    drafts.push(setDraft(ledger, { scope: project.scope, entity: 'project', record: project.id, source: at.source }, values));
  }
  const stages = newStages(known, facts);
  const file = at.source.file ?? '';
  for (const fact of stages) {
    for (const old of known.stages.filter((event) => event.stage === fact.stage)) {
      drafts.push(strikeDraft({ scope: old.scope, entity: 'stageEvent', record: old.id, source: at.source, reason: `按《${file}》更正` }));
    }
  }
  for (const old of endedAssignments(known, facts)) {
    if (at.day === undefined) continue;
    drafts.push(setDraft(ledger, { scope: old.scope, entity: 'assignment', record: old.id, source: at.source }, { to: at.day }));
  }
  return [
    ...drafts,
    ...factDrafts(project.id, stages, newMoney(known, facts, at.month), newAssignments(known, facts), { ...at, scope: project.scope }),
  ];
}
