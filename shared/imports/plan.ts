/**
 * The plan of an import: every row of a read workbook set beside the ledger — 新增, 更新, 无变化 or 需核对 — and the one commit it becomes.
 * Pure: ledger, document and the person's choices in; rows and drafts out. Nothing is guessed: a doubtful row waits for a person.
 */
import { createDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { listRecords } from '../ledger/read';
import { isoDay } from '../model/dates';
import type { Json } from '../model/field-kinds';
import { COUNTY_SCOPE, recordId } from '../model/ids';
import type { RecordId, Scope } from '../model/ids';
import type { ImportDocument, ImportRecord } from '../sheet/document';
import { compareRow, gatherFacts, newProjectDrafts, updateDrafts } from './changes';
import type { Change, ProjectFacts, WritePlace } from './changes';
import { rowFacts } from './facts';
import type { RowFacts } from './facts';
import { findCandidates, indexProjects } from './match';
import type { Candidate } from './match';
import { plainText } from './readings';

export type RowChoice = RecordId | 'new' | 'skip';
export type RowStatus = '新增' | '更新' | '无变化' | '需核对';

export type PlannedRow = {
  readonly index: number;
  readonly record: ImportRecord;
  readonly facts: RowFacts;
  /** Unit the row belongs to; null until a person says which. */
  readonly scope: Scope | null;
  readonly candidates: readonly Candidate[];
  readonly chosen: RowChoice | null;
  readonly status: RowStatus;
  readonly changes: readonly Change[];
  readonly doubts: readonly string[];
};

export type PlanChoices = {
  /** The unit of this office, or null in the county office. */
  readonly office: RecordId | null;
  /** The unit a person named for rows that do not say theirs. */
  readonly unit: RecordId | null;
  readonly matches: ReadonlyMap<number, RowChoice>;
  readonly stopped: '暂停' | '退出';
  /** Month of cumulative money when the file names no as-of day. */
  readonly month: string;
};

export type ImportPlan = {
  readonly rows: readonly PlannedRow[];
  readonly missing: readonly { readonly record: RecordId; readonly projectName: string }[];
  readonly month: string;
};

/** Finds a unit by any of its names. */
export function unitFinder(ledger: Ledger): (name: string) => RecordId | null {
  const byName = new Map<string, RecordId>();
  for (const unit of listRecords(ledger, 'unit')) {
    for (const name of [unit.name, unit.fullName, ...(unit.aliases ?? [])]) {
      if (name !== undefined) byName.set(plainText(name), unit.id);
    }
  }
  return (name) => byName.get(plainText(name)) ?? null;
}

type Context = {
  readonly choices: PlanChoices;
  readonly index: ReturnType<typeof indexProjects>;
  readonly known: ReadonlyMap<RecordId, ProjectFacts>;
  readonly unitByName: (name: string) => RecordId | null;
  readonly reporting: RecordId | null;
  readonly month: string;
  readonly taken: Set<RecordId>;
};

function scopeOf(record: ImportRecord, context: Context): Scope | null {
  const { office, unit } = context.choices;
  if (office !== null) return office;
  const named = record.introducingUnit == null ? null : context.unitByName(record.introducingUnit.name);
  return named ?? unit ?? context.reporting;
}

function settle(row: Omit<PlannedRow, 'status' | 'changes' | 'doubts'>, known: ProjectFacts, context: Context): PlannedRow {
  const { changes, doubts } = compareRow(known, row.facts, context.month);
  const twice = context.taken.has(known.project.id);
  context.taken.add(known.project.id);
  const all = twice ? [...doubts, '文件中另有一行也对应这个项目'] : doubts;
  const decided = context.choices.matches.has(row.index);
  const status = all.length > 0 && !decided ? '需核对' : changes.length > 0 ? '更新' : '无变化';
  return { ...row, status, changes, doubts: all };
}

function planRow(record: ImportRecord, index: number, context: Context): PlannedRow {
  const facts = rowFacts(record, context.choices.stopped);
  const scope = scopeOf(record, context);
  const candidates = findCandidates(context.index, facts, scope ?? '');
  const explicit = context.choices.matches.get(index);
  const [best, second] = candidates;
  const certain = best !== undefined && best.level === 'certain' && best.sameScope && !(second?.level === 'certain' && second.sameScope);
  const chosen = explicit ?? (certain ? best.record : candidates.length === 0 ? 'new' : null);
  const row = { index, record, facts, scope, candidates, chosen };
  if (scope === null) return { ...row, status: '需核对', changes: [], doubts: ['不知道这一行属于哪个单位'] };
  if (chosen === 'skip') return { ...row, status: '无变化', changes: [], doubts: [] };
  const known = chosen === null || chosen === 'new' ? undefined : context.known.get(chosen);
  if (known !== undefined) return settle(row, known, context);
  if (chosen === null)
    return {
      ...row,
      status: '需核对',
      changes: [],
      doubts: candidates.map(({ projectName, why }) => `可能与“${projectName}”是同一项目（${why}）`),
    };
  return { ...row, status: '新增', changes: [], doubts: [] };
}

/** Plans an import against the ledger as it is now. */
export function planImport(ledger: Ledger, document: ImportDocument, choices: PlanChoices): ImportPlan {
  const unitByName = unitFinder(ledger);
  const reporting = document.facts.reportingUnit === null ? null : unitByName(document.facts.reportingUnit.name);
  const month = document.facts.asOf?.slice(0, 7) ?? choices.month;
  const context: Context = {
    choices,
    index: indexProjects(ledger),
    known: gatherFacts(ledger),
    unitByName,
    reporting,
    month,
    taken: new Set(),
  };
  const rows = document.records.map((record, index) => planRow(record, index, context));
  const scopes = new Set(rows.map((row) => row.scope));
  const missing = [...context.known.values()]
    .filter(
      ({ project }) =>
        scopes.has(project.scope) && !context.taken.has(project.id) && project.state !== '退出' && !mentioned(rows, project.id),
    )
    .map(({ project }) => ({ record: project.id, projectName: project.projectName ?? '' }));
  return { rows, missing, month };
}

/** A project that a row may mean is not missing, even while nobody has decided. */
function mentioned(rows: readonly PlannedRow[], project: RecordId): boolean {
  return rows.some((row) => row.candidates.some((candidate) => candidate.record === project));
}

/** A document's part as JSON: absent keys instead of undefined ones. */
function plainJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

export type ImportStamp = {
  readonly importId: RecordId;
  readonly file: string;
  readonly sha256: string;
  readonly answers: Json;
  readonly newId: (prefix: string) => RecordId;
};

/**
 * The drafts of an import: the import's own record and the facts of every row that is new or changed.
 * Rows that still wait for a person must have been settled before.
 */
export function planDrafts(ledger: Ledger, document: ImportDocument, plan: ImportPlan, choices: PlanChoices, stamp: ImportStamp): Draft[] {
  const unitByName = unitFinder(ledger);
  const known = gatherFacts(ledger);
  const { asOf } = document.facts;
  const drafts: Draft[] = [
    createDraft(
      { scope: choices.office ?? COUNTY_SCOPE, entity: 'import', record: stamp.importId },
      {
        file: stamp.file,
        sha256: stamp.sha256,
        records: document.records.length,
        answers: stamp.answers,
        decisions: plainJson(document.decisions),
        kept: plainJson({ skipped: document.skipped, errors: document.errors }),
        ...(asOf === null ? {} : { asOf: isoDay(asOf) }),
      },
    ),
  ];
  for (const row of plan.rows) {
    if (row.scope === null || row.chosen === 'skip' || row.chosen === null) continue;
    const at: WritePlace = {
      scope: row.scope,
      source: { importId: stamp.importId, file: stamp.file, sheet: row.record.source.sheet, row: row.record.source.row },
      month: plan.month,
      day: asOf === null ? undefined : isoDay(asOf),
      newId: stamp.newId,
      unitByName,
    };
    const facts = row.chosen === 'new' ? undefined : known.get(recordId(row.chosen));
    drafts.push(...(facts === undefined ? newProjectDrafts(row.facts, at) : updateDrafts(ledger, facts, row.facts, at)));
  }
  return drafts;
}
