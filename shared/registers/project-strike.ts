/**
 * 作废 of projects that should never have been in the ledger (录错, 重复), and taking that back. A struck project leaves lists, sums and scores and stays
 * in the ledger with the reason; what was written about it stays too. A project that has ended is not struck: its state becomes 退出. Pure.
 */
import { fail, ok } from '../errors';
import type { Result } from '../errors';
import { strikeDraft, voidOperationsDraft } from '../ledger/drafts';
import type { Ledger } from '../ledger/fold';
import type { Draft, Operation } from '../ledger/operation';
import { getRecord, listRecords } from '../ledger/read';
import { ENTITY_NAMES, entitySpec } from '../model/entities';
import type { RecordId, Scope } from '../model/ids';
import type { Writing } from './edits';

/** A kind of record that speaks of the projects chosen, and how many there are. */
export type Hanging = { readonly label: string; readonly count: number };

/** Fields of an entity that hold projects. */
function projectFields(entity: string): readonly string[] {
  return Object.entries(entitySpec(entity)?.fields ?? {}).flatMap(([name, { kind, of }]) =>
    (kind === 'ref' || kind === 'refs') && (of === 'project' || name === 'project' || name === 'projects') ? [name] : [],
  );
}

/** What stands in the ledger about these projects: shown before they are struck, because none of it is withdrawn with them. */
export function hangingOn(ledger: Ledger, projects: readonly RecordId[]): Hanging[] {
  const wanted = new Set<unknown>(projects);
  return ENTITY_NAMES.flatMap((entity) => {
    const fields = projectFields(entity);
    if (fields.length === 0) return [];
    const count = [...(ledger.records.get(entity)?.values() ?? [])].filter(
      (record) =>
        record.struck === undefined &&
        fields.some((field) => {
          const value = record.fields[field]?.value;
          return Array.isArray(value) ? value.some((id) => wanted.has(id)) : wanted.has(value);
        }),
    ).length;
    return count === 0 ? [] : [{ label: entitySpec(entity)?.label ?? entity, count }];
  });
}

/** A unit's own word is what its own computers wrote; the county office may take back everything. */
function isOwn(ledger: Ledger, op: Operation | undefined, { unit, device }: Writing): boolean {
  if (unit === null || op?.device === device) return true;
  return listRecords(ledger, 'office').some((office) => office.device === op?.device && office.unit === unit);
}

/**
 * Drafts that strike projects out, one commit for all.
 * @returns E_REGISTER_RIGHT when one of them was entered by another office, E_DRAFT without a reason
 */
export function strikeProjects(ledger: Ledger, projects: readonly RecordId[], reason: string, writing: Writing): Result<Draft[]> {
  if (reason.trim() === '') return fail('E_DRAFT', '作废原因');
  const standing = projects.flatMap((id) => {
    const state = ledger.records.get('project')?.get(id);
    return state === undefined || state.struck !== undefined ? [] : [state];
  });
  if (standing.some(({ madeBy }) => !isOwn(ledger, ledger.operations.get(madeBy), writing))) return fail('E_REGISTER_RIGHT');
  return ok(standing.map(({ id, scope }) => strikeDraft({ scope, entity: 'project', record: id, reason: reason.trim() })));
}

export type StruckProject = {
  readonly id: RecordId;
  readonly scope: Scope;
  readonly name: string;
  readonly reason: string;
  readonly person: string;
  /** Wall clock of the machine that struck it; information only. */
  readonly at: string;
  /** It went to another unit by 项目流转 and lives on there: not to be brought back here. */
  readonly carried: boolean;
};

function strikesOf(ledger: Ledger, project: RecordId): Operation[] {
  return (ledger.history.get(project) ?? []).filter((op) => op.kind === 'strike' && !ledger.voided.has(op.id));
}

/** All struck projects, the latest first. */
export function struckProjects(ledger: Ledger): StruckProject[] {
  const carried = new Set(listRecords(ledger, 'transfer').flatMap(({ project, carriedOn }) => (carriedOn === undefined ? [] : [project])));
  const found = [...(ledger.records.get('project')?.values() ?? [])].flatMap((state) => {
    if (state.struck === undefined) return [];
    const last = strikesOf(ledger, state.id).toSorted((a, b) => b.lamport - a.lamport)[0];
    const name = getRecord(ledger, 'project', state.id)?.projectName ?? state.id;
    const { id, scope, struck: reason } = state;
    const own = { id, scope, name, reason, person: last?.person ?? '', at: last?.at ?? '', carried: carried.has(id) };
    return [{ own, lamport: last?.lamport ?? 0 }];
  });
  return found.toSorted((a, b) => b.lamport - a.lamport).map(({ own }) => own);
}

/**
 * Drafts that bring a struck project back by withdrawing the strike.
 * @returns E_REGISTER_RIGHT when another office struck it, E_TRANSFER when it went to another unit
 */
export function restoreProject(ledger: Ledger, id: RecordId, reason: string, writing: Writing): Result<Draft[]> {
  const project = struckProjects(ledger).find((own) => own.id === id);
  if (project === undefined) return ok([]);
  if (project.carried) return fail('E_TRANSFER', '项目已流转');
  const strikes = strikesOf(ledger, id);
  if (strikes.some((op) => !isOwn(ledger, op, writing))) return fail('E_REGISTER_RIGHT');
  const named = strikes.map((op) => op.id);
  return ok([voidOperationsDraft(project.scope, id, named, reason.trim() === '' ? '恢复项目' : reason.trim())]);
}
