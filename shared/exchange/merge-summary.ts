/**
 * What a package would do to the ledger, before anything is done: 新增 / 更新 / 无变化 / 需核对, record by record.
 * Pure: folds what the package touches beside the ledger, which stays as it is.
 */
import type { MergeItem } from '../contract/exchange';
import { canonicalText } from '../ledger/canonical';
import { emptyLedger, foldSteps } from '../ledger/fold';
import type { Ledger } from '../ledger/fold';
import { foldRecord, growRecord } from '../ledger/fold-record';
import type { FieldState, RecordState } from '../ledger/fold-record';
import type { Operation } from '../ledger/operation';
import { entitySpec, fieldSpec } from '../model/entities';
import type { OpId, RecordId } from '../model/ids';
import { eachIn, toEnd } from '../steps';
import type { Steps } from '../steps';
import { findState, officeName, titleOf, valueText } from './record-text';
import type { RecordSource } from './record-text';

const OPERATIONS_PER_STEP = 50;
const RECORDS_PER_STEP = 20;

export type MergeStatus = MergeItem['status'];
export type MergeSummary = {
  readonly counts: Readonly<Record<MergeStatus, number>>;
  /** Records that change, those to be checked first. 无变化 is only counted. */
  readonly items: readonly MergeItem[];
};

/** Records a withdrawal or destruction reaches, through withdrawals it withdraws in turn. */
function reached(ledger: Ledger, brought: ReadonlyMap<OpId, Operation>, op: Operation, into: Set<RecordId>, seen: Set<OpId>): void {
  if (seen.has(op.id)) return;
  seen.add(op.id);
  into.add(op.record);
  if (op.kind !== 'void' && op.kind !== 'erase') return;
  const imported = op.kind === 'void' && op.entity === 'import' ? (ledger.imports.get(op.record) ?? []) : [];
  for (const id of [...imported, ...Object.values(op.over).flat()]) {
    const target = ledger.operations.get(id) ?? brought.get(id);
    if (target !== undefined) reached(ledger, brought, target, into, seen);
  }
}

/** The ledger as it would be, as far as the operations reach; everything else is looked up where it is. */
type After = RecordSource & {
  /** Records that may have changed. */
  readonly reached: ReadonlySet<RecordId>;
  /** Those among them that new entries were made for. */
  readonly entered: ReadonlySet<RecordId>;
};

/** By record, in the order in which they come. */
function byRecord(operations: readonly Operation[]): Map<RecordId, Operation[]> {
  const found = new Map<RecordId, Operation[]>();
  for (const op of operations) {
    const own = found.get(op.record);
    if (own === undefined) found.set(op.record, [op]);
    else own.push(op);
  }
  return found;
}

/** The states of `records` where they are given; everything else is looked up in the ledger. */
function beside(ledger: Ledger, records: ReadonlySet<RecordId>, state: (entity: string, id: RecordId) => RecordState | undefined) {
  const table = (entity: string) => ({
    get: (id: RecordId) => (records.has(id) ? state(entity, id) : ledger.records.get(entity)?.get(id)),
  });
  return { records: { get: table } };
}

/** Nothing held is withdrawn or destroyed by an operation, and it is not so itself: each record then follows from what it was and what comes to it. */
function countsAlone(ledger: Ledger, op: Operation): boolean {
  const imported = op.source?.importId !== undefined && ledger.voids.length > 0;
  return op.kind !== 'void' && op.kind !== 'erase' && !imported && !ledger.named.has(op.id) && !ledger.erasures.has(op.id);
}

/** Each record from what it was and what comes to it; only the fields that come are folded. */
function* grownSteps(ledger: Ledger, entered: ReadonlyMap<RecordId, readonly Operation[]>): Steps<After> {
  const isVoid = (id: OpId): boolean => ledger.voided.has(id);
  const states = new Map<RecordId, RecordState>();
  yield* eachIn(entered, RECORDS_PER_STEP, ([id, came]) => {
    const old = findState(ledger, id, came[0]?.entity);
    const all = [...(ledger.history.get(id) ?? []), ...came];
    const now = old === null ? foldRecord(all, isVoid) : growRecord(old, all, came, isVoid);
    if (now !== null) states.set(id, now);
  });
  const records = new Set(entered.keys());
  const state = (entity: string, id: RecordId): RecordState | undefined => {
    const own = states.get(id);
    return own?.entity === entity ? own : undefined;
  };
  return { reached: records, entered: records, ...beside(ledger, records, state) };
}

/** Folds all that the operations reach from nothing; all withdrawals and destructions held are brought along, for they decide what counts. */
function* anewSteps(ledger: Ledger, fresh: readonly Operation[], entered: ReadonlyMap<RecordId, readonly Operation[]>): Steps<After> {
  const brought = new Map(fresh.map((op) => [op.id, op]));
  const records = new Set<RecordId>();
  const seen = new Set<OpId>();
  yield* eachIn(fresh, OPERATIONS_PER_STEP, (op) => reached(ledger, brought, op, records, seen));
  const part = emptyLedger();
  for (const [id, fields] of ledger.erasures) part.erasures.set(id, new Map([...fields].map(([name, by]) => [name, new Set(by)])));
  yield;
  // Record by record, so that most are folded once.
  const all = new Set(ledger.voids);
  for (const id of records) for (const op of [...(ledger.history.get(id) ?? []), ...(entered.get(id) ?? [])]) all.add(op);
  yield;
  yield* foldSteps(part, [...all]);
  const state = (entity: string, id: RecordId): RecordState | undefined => part.records.get(entity)?.get(id);
  return { reached: records, entered: new Set(entered.keys()), ...beside(ledger, records, state) };
}

/** What the operations touch, beside the ledger: a copy of a county's ledger would hold up the process and double its memory. */
function* afterSteps(ledger: Ledger, operations: readonly Operation[]): Steps<After> {
  const fresh = operations.filter(({ id }) => !ledger.operations.has(id));
  const entered = byRecord(fresh);
  yield;
  const plain = fresh.every((op) => countsAlone(ledger, op));
  return yield* plain ? grownSteps(ledger, entered) : anewSteps(ledger, fresh, entered);
}

type Change = MergeItem['changes'][number];

/** The same entries stand behind a field: it says what it said. Most fields of a record are like this, and comparing their values is dear. */
function sameHeads(was: FieldState | undefined, is: FieldState | undefined): boolean {
  if (was === is) return true;
  if (was === undefined || is === undefined || was.erased !== is.erased || was.heads.length !== is.heads.length) return false;
  return was.heads.every((id, at) => id === is.heads[at]);
}

/** Fields that not the same entries stand behind, before and after. */
function touchedFields(old: RecordState | null, now: RecordState): string[] {
  const before = old?.fields ?? {};
  const stated = Object.keys(now.fields).filter((field) => !sameHeads(before[field], now.fields[field]));
  const gone = Object.keys(before).filter((field) => now.fields[field] === undefined);
  return [...stated, ...gone];
}

function changesOf(before: RecordSource, after: RecordSource, old: RecordState | null, now: RecordState): Change[] {
  const changes: Change[] = [];
  for (const field of touchedFields(old, now)) {
    const was = old?.fields[field];
    const is = now.fields[field];
    const clash = is?.clash !== undefined;
    const newClash = clash && canonicalText(was?.clash ?? null) !== canonicalText(is.clash);
    const same = canonicalText(was?.value ?? null) === canonicalText(is?.value ?? null);
    if (same && !newClash && (was?.clash === undefined || clash)) continue;
    const spec = fieldSpec(now.entity, field);
    if (spec?.inner === true && !clash) continue;
    const label = spec?.label ?? field;
    const others = (is?.clash ?? []).filter(({ value }) => canonicalText(value) !== canonicalText(was?.value ?? null));
    changes.push({
      field,
      label,
      old: valueText(before, now.entity, field, was?.value),
      new: newClash
        ? others.map(({ value }) => valueText(after, now.entity, field, value)).join(' / ')
        : valueText(after, now.entity, field, is?.value),
      clash: newClash,
    });
  }
  if (old !== null && old.struck !== now.struck) {
    changes.push({ field: 'struck', label: '作废', old: old.struck ?? '（否）', new: now.struck ?? '（否）', clash: false });
  }
  return changes;
}

function itemOf(before: RecordSource, after: RecordSource, id: RecordId, likely?: string): MergeItem | null {
  const old = findState(before, id, likely);
  const now = findState(after, id, likely);
  const shown = now ?? old;
  if (shown === null) return null;
  const changes =
    now === null
      ? [{ field: 'withdrawn', label: '撤回', old: titleOf(before, shown), new: '（已撤回）', clash: false }]
      : changesOf(before, after, old, now);
  if (changes.length === 0 && old !== null) return null;
  const status: MergeStatus = changes.some(({ clash }) => clash) ? '需核对' : old === null ? '新增' : '更新';
  return {
    status,
    entity: shown.entity,
    label: entitySpec(shown.entity)?.label ?? '新版本程序的内容',
    record: id,
    title: titleOf(now === null ? before : after, shown),
    unit: officeName(after, shown.scope),
    changes,
  };
}

/**
 * Compares the ledger with what it would be with these operations too, in steps; the ledger must not change between them.
 * @param operations everything of the package that is within the sender's right, held already or not
 */
export function* summarySteps(ledger: Ledger, operations: readonly Operation[]): Steps<MergeSummary> {
  const after = yield* afterSteps(ledger, operations);
  const counts: Record<MergeStatus, number> = { 新增: 0, 更新: 0, 无变化: 0, 需核对: 0 };
  const items: MergeItem[] = [];
  const entities = new Map(operations.map(({ record, entity }) => [record, entity]));
  const named = new Set([...operations.filter((op) => op.kind !== 'void').map((op) => op.record), ...after.entered]);
  yield;
  yield* eachIn(new Set([...named, ...after.reached]), RECORDS_PER_STEP, (id) => {
    const item = after.reached.has(id) ? itemOf(ledger, after, id, entities.get(id)) : null;
    if (item !== null) {
      counts[item.status] += 1;
      items.push(item);
    } else if (named.has(id) && findState(after, id, entities.get(id)) !== null) counts['无变化'] += 1;
  });
  const rank = (item: MergeItem): number => (item.status === '需核对' ? 0 : item.status === '更新' ? 1 : 2);
  return { counts, items: items.sort((a, b) => rank(a) - rank(b)) };
}

/** The same in one go. */
export function summarise(ledger: Ledger, operations: readonly Operation[]): MergeSummary {
  return toEnd(summarySteps(ledger, operations));
}
