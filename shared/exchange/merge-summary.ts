/**
 * What a package would do to the ledger, before anything is done: 新增 / 更新 / 无变化 / 需核对, record by record.
 * Pure: works on a copy of the ledger.
 */
import type { MergeItem } from '../contract/exchange';
import { canonicalText } from '../ledger/canonical';
import { applyOperations } from '../ledger/fold';
import type { Ledger } from '../ledger/fold';
import type { RecordState } from '../ledger/fold-record';
import type { Operation } from '../ledger/operation';
import { entitySpec, fieldSpec } from '../model/entities';
import type { RecordId } from '../model/ids';
import { findState, officeName, titleOf, valueText } from './record-text';

export type MergeStatus = MergeItem['status'];
export type MergeSummary = {
  readonly counts: Readonly<Record<MergeStatus, number>>;
  /** Records that change, those to be checked first. 无变化 is only counted. */
  readonly items: readonly MergeItem[];
};

/** A copy that can be grown without touching the original; record states are shared, they are never changed. */
export function copyLedger(ledger: Ledger): Ledger {
  return {
    operations: new Map(ledger.operations),
    history: new Map([...ledger.history].map(([id, ops]) => [id, [...ops]])),
    records: new Map([...ledger.records].map(([entity, table]) => [entity, new Map(table)])),
    imports: new Map([...ledger.imports].map(([id, ops]) => [id, [...ops]])),
    voids: [...ledger.voids],
    named: new Set(ledger.named),
    voided: ledger.voided,
    erasures: new Map([...ledger.erasures].map(([id, fields]) => [id, new Map([...fields].map(([name, by]) => [name, new Set(by)]))])),
    versions: new Map([...ledger.versions].map(([scope, devices]) => [scope, new Map(devices)])),
    lamport: ledger.lamport,
  };
}

type Change = MergeItem['changes'][number];

function changesOf(before: Ledger, after: Ledger, old: RecordState | null, now: RecordState): Change[] {
  const changes: Change[] = [];
  for (const field of new Set([...Object.keys(old?.fields ?? {}), ...Object.keys(now.fields)])) {
    const was = old?.fields[field];
    const is = now.fields[field];
    const clash = is?.clash !== undefined;
    const newClash = clash && canonicalText(was?.clash ?? null) !== canonicalText(is.clash);
    const same = canonicalText(was?.value ?? null) === canonicalText(is?.value ?? null);
    if (same && !newClash && (was?.clash === undefined || clash)) continue;
    const label = fieldSpec(now.entity, field)?.label ?? field;
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

function itemOf(before: Ledger, after: Ledger, id: RecordId): MergeItem | null {
  const old = findState(before, id);
  const now = findState(after, id);
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
 * Compares the ledger with what it would be with these operations too.
 * @param operations everything of the package that is within the sender's right, held already or not
 */
export function summarise(ledger: Ledger, operations: readonly Operation[]): MergeSummary {
  const after = copyLedger(ledger);
  const touched = applyOperations(after, operations);
  const counts: Record<MergeStatus, number> = { 新增: 0, 更新: 0, 无变化: 0, 需核对: 0 };
  const items: MergeItem[] = [];
  for (const id of new Set([...operations.filter((op) => op.kind !== 'void').map((op) => op.record), ...touched])) {
    const item = touched.has(id) ? itemOf(ledger, after, id) : null;
    if (item !== null) {
      counts[item.status] += 1;
      items.push(item);
    } else if (findState(after, id) !== null) counts['无变化'] += 1;
  }
  const rank = (item: MergeItem): number => (item.status === '需核对' ? 0 : item.status === '更新' ? 1 : 2);
  return { counts, items: items.sort((a, b) => rank(a) - rank(b)) };
}
