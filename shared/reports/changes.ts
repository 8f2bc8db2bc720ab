/**
 * Who entered or changed what of a record, and when: the operations themselves in words (S-112, law 1). Withdrawn entries stay in the list and say so.
 */
import type { Ledger } from '../ledger/fold';
import type { Operation } from '../ledger/operation';
import { compareOperations } from '../ledger/operation';
import { entitySpec, fieldSpec } from '../model/entities';
import type { RecordId } from '../model/ids';
import { fieldText } from './words';

export type Change = {
  /** As the machine's clock said it when the entry was made; it orders nothing. */
  readonly at: string;
  readonly person: string;
  readonly entity: string;
  readonly record: RecordId;
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly source: string;
  readonly withdrawn: boolean;
};

/** Where an entry came from: a row of a workbook, or nothing when it was typed. */
export function sourceText({ source }: Operation): string {
  if (source?.file === undefined) return '';
  return `《${source.file}》${source.row === undefined ? '' : `第${source.row}行`}`;
}

const KIND_WORDS: Readonly<Record<string, string>> = { strike: '划去', decide: '核对选定', erase: '销毁内容' };

/** All changes of a record, the earliest first. Structured contents (json) are named, not printed. */
export function changesOf(ledger: Ledger, record: RecordId): Change[] {
  const history = [...(ledger.history.get(record) ?? [])].sort(compareOperations);
  return history.flatMap((op): Change[] => {
    const head = {
      at: op.at,
      person: op.person,
      entity: op.entity,
      record,
      source: sourceText(op),
      withdrawn: ledger.voided.has(op.id),
    };
    const names = Object.keys(op.fields).filter((field) => !['json', 'ref'].includes(fieldSpec(op.entity, field)?.kind ?? 'json'));
    if (names.length === 0) {
      const word = KIND_WORDS[op.kind];
      return word === undefined ? [] : [{ ...head, field: '', label: word, value: op.reason ?? entitySpec(op.entity)?.label ?? '' }];
    }
    return names.map((field) => ({
      ...head,
      field,
      label: fieldSpec(op.entity, field)?.label ?? field,
      value: `${fieldText(ledger, op.entity, field, op.fields[field])}${op.kind === 'decide' ? `（核对选定：${op.reason ?? ''}）` : ''}`,
    }));
  });
}

export type Provenance = { readonly person: string; readonly at: string; readonly source: string };

/** Who gave the value that stands in a field, when and from where; null for a field never set. */
export function provenanceOf(ledger: Ledger, entity: string, record: RecordId, field: string): Provenance | null {
  const id = ledger.records.get(entity)?.get(record)?.fields[field]?.heads.at(-1);
  const op = id === undefined ? undefined : ledger.operations.get(id);
  return op === undefined ? null : { person: op.person, at: op.at, source: sourceText(op) };
}
