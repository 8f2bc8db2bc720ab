/**
 * What was imported, by whom, and what a withdrawal (撤销本次导入, M-34) would take back: an import is withdrawn whole, scope by scope, and nothing
 * vanishes from the journal. Later work on its rows is listed first, because it loses what it stood on.
 */
import { strikeDraft, voidImportDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft, Operation } from '../ledger/operation';
import { toRecord } from '../ledger/read';
import { entitySpec } from '../model/entities';
import type { OpId, RecordId, Scope } from '../model/ids';

export type LaterWork = { readonly record: RecordId; readonly title: string; readonly says: string };

export type ImportLine = {
  readonly id: RecordId;
  readonly file: string;
  readonly asOf: string | null;
  /** Projects the file held. */
  readonly records: number;
  /** Rows that became new projects, and entries written in all. */
  readonly newProjects: number;
  readonly entries: number;
  readonly person: string;
  /** Wall clock of the machine that imported, as stored. */
  readonly at: string;
  /** Reason of the withdrawal, or null while the import stands. */
  readonly withdrawn: string | null;
};

function operationsOf(ledger: Ledger, importId: RecordId): Operation[] {
  return (ledger.imports.get(importId) ?? []).flatMap((id) => ledger.operations.get(id) ?? []);
}

/** All imports held, the newest first; withdrawn ones too. */
export function importLines(ledger: Ledger): ImportLine[] {
  const lamport = (state: { readonly madeBy: OpId }): number => ledger.operations.get(state.madeBy)?.lamport ?? 0;
  return [...(ledger.records.get('import')?.values() ?? [])]
    .sort((a, b) => lamport(b) - lamport(a))
    .map((state) => {
      const { file, asOf, records } = toRecord<'import'>(state);
      const made = ledger.operations.get(state.madeBy);
      const operations = operationsOf(ledger, state.id);
      return {
        id: state.id,
        file: file ?? '',
        asOf: asOf ?? null,
        records: records ?? 0,
        newProjects: operations.filter(({ entity, kind }) => entity === 'project' && kind === 'create').length,
        entries: operations.length,
        person: made?.person ?? '',
        at: made?.at ?? '',
        withdrawn: state.struck ?? null,
      };
    });
}

function titleOfProject(ledger: Ledger, id: RecordId): string {
  const state = ledger.records.get('project')?.get(id);
  return (state === undefined ? undefined : toRecord<'project'>(state).projectName) ?? id;
}

/** Entries made after an import, by hand or by another import, that change its rows or stand on a project it made. */
export function laterWork(ledger: Ledger, importId: RecordId): LaterWork[] {
  const own = operationsOf(ledger, importId);
  const last = new Map<RecordId, number>();
  for (const op of own) last.set(op.record, Math.max(last.get(op.record) ?? 0, op.lamport));
  const made = new Set(own.filter(({ entity, kind }) => entity === 'project' && kind === 'create').map(({ record }) => record));
  const found: LaterWork[] = [];
  for (const op of ledger.operations.values()) {
    if (op.kind === 'void' || op.source?.importId === importId || ledger.voided.has(op.id)) continue;
    const label = entitySpec(op.entity)?.label ?? op.entity;
    const project = op.fields['project'];
    const changes = (last.get(op.record) ?? Infinity) < op.lamport;
    const stands = typeof project === 'string' && made.has(project as RecordId);
    if (!changes && !stands) continue;
    const target = op.entity === 'project' ? op.record : typeof project === 'string' ? (project as RecordId) : null;
    found.push({ record: op.record, title: target === null ? label : titleOfProject(ledger, target), says: `${op.person}：${label}` });
  }
  return found;
}

/**
 * The commit that withdraws an import: one withdrawal for each scope it wrote to, and its record struck out.
 * @param reason why, as the person said; not empty
 */
export function withdrawDrafts(ledger: Ledger, importId: RecordId, reason: string): Draft[] {
  const scopes = [...new Set<Scope>(operationsOf(ledger, importId).map(({ scope }) => scope))].sort();
  const record = ledger.records.get('import')?.get(importId);
  return [
    ...scopes.map((scope) => voidImportDraft(scope, importId, reason)),
    ...(record === undefined || record.struck !== undefined
      ? []
      : [strikeDraft({ scope: record.scope, entity: 'import', record: importId, reason })]),
  ];
}
