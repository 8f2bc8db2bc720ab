/**
 * The one fold: a set of operations → records. Used by the main process, the window and the command line alike.
 * `fold` is a pure function of the set; `applyOperations` grows an existing state and says which records changed.
 */
import type { OpId, RecordId, Scope } from '../model/ids';
import type { ChainHead } from './complete';
import { noteErasure, withoutErased } from './destroyed';
import type { Erasures } from './destroyed';
import { foldRecord, growRecord } from './fold-record';
import type { RecordState } from './fold-record';
import { toEnd } from '../steps';
import type { Steps } from '../steps';
import { compareOperations } from './operation';
import type { Operation } from './operation';

/** All that is derived from a set of operations. Grown only by `applyOperations`; readers never change it. */
export type Ledger = {
  readonly operations: Map<OpId, Operation>;
  /** Operations by record, the material of `foldRecord`. */
  readonly history: Map<RecordId, Operation[]>;
  readonly records: Map<string, Map<RecordId, RecordState>>;
  /** Those of them in which values stand against each other (law 8), so that nobody looks through all to find the few. */
  readonly clashing: Map<RecordId, RecordState>;
  /** Operations by the import they came from, for withdrawing it as a whole. */
  readonly imports: Map<RecordId, OpId[]>;
  readonly voids: Operation[];
  /** Ids that voids name one by one, held or not: when such an operation arrives later, withdrawals are settled anew. */
  readonly named: Set<OpId>;
  voided: ReadonlySet<OpId>;
  /** What two persons destroyed (彻底销毁), held or not: a copy that brings the value back later loses it again. */
  readonly erasures: Erasures;
  /** Highest number of each device's chain, by scope. */
  readonly versions: Map<Scope, Map<string, ChainHead>>;
  /** Records whose state was computed anew, in that order; only grows, so its length names the state and its end what changed since (changes.ts). */
  readonly refolded: RecordId[];
  lamport: number;
};

export function emptyLedger(): Ledger {
  return {
    operations: new Map(),
    history: new Map(),
    records: new Map(),
    clashing: new Map(),
    imports: new Map(),
    voids: [],
    named: new Set(),
    voided: new Set(),
    erasures: new Map(),
    versions: new Map(),
    refolded: [],
    lamport: 0,
  };
}

/**
 * What a `void` withdraws: all operations of an import, or those it names one by one. Never beyond its own scope, so that every scope's
 * state follows from that scope's operations alone and nobody withdraws what lies outside his right.
 */
function targets(ledger: Ledger, op: Operation): readonly OpId[] {
  const all = op.entity === 'import' ? (ledger.imports.get(op.record) ?? []) : namedBy(op);
  return all.filter((id) => id !== op.id && ledger.operations.get(id)?.scope === op.scope);
}

function namedBy(op: Operation): readonly OpId[] {
  return op.over['operations'] ?? [];
}

/** Later voids are settled first, so that withdrawing a withdrawal brings the entries back. */
function voidedBy(ledger: Ledger): Set<OpId> {
  const voided = new Set<OpId>();
  for (const op of [...ledger.voids].sort((a, b) => compareOperations(b, a))) {
    if (!voided.has(op.id)) for (const id of targets(ledger, op)) voided.add(id);
  }
  return voided;
}

/** @returns all operations of the record, this one last */
function register(ledger: Ledger, op: Operation): readonly Operation[] {
  ledger.operations.set(op.id, op);
  let history = ledger.history.get(op.record);
  if (history === undefined) ledger.history.set(op.record, (history = [op]));
  else history.push(op);
  const importId = op.source?.importId;
  if (importId !== undefined) {
    const list = ledger.imports.get(importId);
    if (list === undefined) ledger.imports.set(importId, [op.id]);
    else list.push(op.id);
  }
  if (op.kind === 'void') {
    ledger.voids.push(op);
    for (const id of namedBy(op)) ledger.named.add(id);
  }
  let scope = ledger.versions.get(op.scope);
  if (scope === undefined) ledger.versions.set(op.scope, (scope = new Map()));
  if (op.n > (scope.get(op.device)?.n ?? 0)) scope.set(op.device, { n: op.n, id: op.id });
  ledger.lamport = Math.max(ledger.lamport, op.lamport);
  return history;
}

/** Takes the values an `erase` names out of what is held already. @returns the records that show it */
function erase(ledger: Ledger, op: Operation): RecordId[] {
  return noteErasure(ledger.erasures, op).flatMap((id) => {
    const held = ledger.operations.get(id);
    const left = held === undefined ? undefined : withoutErased(held, ledger.erasures);
    if (held === undefined || left === undefined || left === held) return [];
    ledger.operations.set(id, left);
    const history = ledger.history.get(held.record) ?? [];
    history.splice(history.indexOf(held), 1, left);
    return [held.record];
  });
}

function difference(a: ReadonlySet<OpId>, b: ReadonlySet<OpId>): OpId[] {
  return [...a].filter((id) => !b.has(id));
}

function hasClash({ fields }: RecordState): boolean {
  for (const field in fields) if (fields[field]?.clash !== undefined) return true;
  return false;
}

/** Puts the state of a record in its place; null takes it out. A record is in one table at most: in that of its state `before`, if that is known. */
function place(ledger: Ledger, record: RecordId, before: RecordState | undefined, state: RecordState | null): void {
  ledger.refolded.push(record);
  // In its own table it keeps its place among the others.
  if (before === undefined || before.entity !== state?.entity) {
    for (const [entity, table] of ledger.records) if (entity !== state?.entity) table.delete(record);
  }
  if (state !== null && hasClash(state)) ledger.clashing.set(record, state);
  else ledger.clashing.delete(record);
  if (state === null) return;
  const table = ledger.records.get(state.entity);
  if (table === undefined) ledger.records.set(state.entity, new Map([[record, state]]));
  else table.set(record, state);
}

/** What came to a record: the operations of its history from that place on. */
type Came = { readonly history: readonly Operation[]; readonly from: number };

/** @param came absent when something held before counts otherwise than when the record was folded last */
function refold(ledger: Ledger, record: RecordId, came?: Came): void {
  const isVoid = (id: OpId): boolean => ledger.voided.has(id);
  const first = came?.history[came.from];
  const before = first === undefined ? undefined : ledger.records.get(first.entity)?.get(record);
  const after =
    came === undefined || before === undefined
      ? foldRecord(ledger.history.get(record) ?? [], isVoid)
      : growRecord(before, came.history, came.history.slice(came.from), isVoid);
  place(ledger, record, before, after);
}

/**
 * Adds operations that are not yet held; repetition and order do not matter.
 * @returns how many records were computed anew; `refolded` ends with their ids
 */
export function applyOperations(ledger: Ledger, operations: Iterable<Operation>): number {
  return toEnd(applySteps(ledger, operations));
}

/** Operations registered, and records folded, at one step. */
const STEP = 50;

/**
 * The same in short steps, of which only the end is a ledger: for a caller whom nobody looks at in between. Unlike `foldSteps` it settles withdrawals once.
 */
export function* applySteps(ledger: Ledger, operations: Iterable<Operation>): Steps<number> {
  let done = 0;
  const came = new Map<RecordId, Came>();
  /** Records in which something held before counts otherwise now. */
  const anew = new Set<RecordId>();
  let revoid = false;
  for (const brought of operations) {
    if (ledger.operations.has(brought.id)) continue;
    const op = withoutErased(brought, ledger.erasures);
    const history = register(ledger, op);
    if (!came.has(op.record)) came.set(op.record, { history, from: history.length - 1 });
    if (op.kind === 'erase') for (const record of erase(ledger, op)) anew.add(record);
    const imported = op.source?.importId !== undefined && ledger.voids.length > 0;
    revoid ||= op.kind === 'void' || imported || ledger.named.has(op.id);
    done += 1;
    if (done % STEP === 0) yield;
  }
  if (revoid) {
    const before = ledger.voided;
    const after = voidedBy(ledger);
    ledger.voided = after;
    for (const id of [...difference(before, after), ...difference(after, before)]) {
      const op = ledger.operations.get(id);
      if (op !== undefined) anew.add(op.record);
    }
  }
  const mark = ledger.refolded.length;
  for (const [record, own] of came) {
    if (anew.has(record)) continue;
    refold(ledger, record, own);
    done += 1;
    if (done % STEP === 0) yield;
  }
  for (const record of anew) {
    refold(ledger, record);
    done += 1;
    if (done % STEP === 0) yield;
  }
  return ledger.refolded.length - mark;
}

/** The same in short steps, so that a caller can give way between them; a beginning of the operations is a ledger too. */
export function* foldSteps(ledger: Ledger, operations: readonly Operation[]): Generator<void, void> {
  for (let at = 0; at < operations.length; at += STEP) {
    applyOperations(ledger, operations.slice(at, at + STEP));
    yield;
  }
}

/** A set of operations → ledger. The result depends on the set alone. */
export function fold(operations: Iterable<Operation>): Ledger {
  const ledger = emptyLedger();
  applyOperations(ledger, operations);
  return ledger;
}

/** Greatest numbers held per scope and device, as plain data: `{scope: {device: n}}` (version vectors). */
export function versionVectors(ledger: Ledger): Record<string, Record<string, number>> {
  const result: Record<string, Record<string, number>> = {};
  for (const [scope, devices] of ledger.versions) {
    result[scope] = Object.fromEntries([...devices].map(([device, head]) => [device, head.n]));
  }
  return result;
}
