/**
 * Where does a text stand in the ledger, in every value ever entered, superseded ones included? For finding what must be destroyed
 * (彻底销毁): an ID card number, a secret. Pure.
 */
import type { OpId, RecordId } from '../model/ids';
import type { Ledger } from './fold';

export type Occurrence = {
  readonly op: OpId;
  readonly entity: string;
  readonly record: RecordId;
  readonly field: string;
  /** The value as it lies there, shortened around the text. */
  readonly excerpt: string;
  readonly person: string;
  readonly at: string;
  /** Superseded or withdrawn: no screen shows it, but it is still in the journal. */
  readonly old: boolean;
};

export type FoundText = {
  readonly occurrences: readonly Occurrence[];
  /** Entries whose reason, file name or person holds the text: these are no values and cannot be destroyed. */
  readonly fixed: number;
};

const AROUND = 30;

function excerptOf(text: string, at: number, length: number): string {
  const from = Math.max(0, at - AROUND);
  const to = Math.min(text.length, at + length + AROUND);
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

/** All values that hold the words, newest first. Words of less than two characters find nothing. */
export function findText(ledger: Ledger, words: string): FoundText {
  const wanted = words.trim();
  if (wanted.length < 2) return { occurrences: [], fixed: 0 };
  const occurrences: Occurrence[] = [];
  let fixed = 0;
  for (const op of ledger.operations.values()) {
    const { id, entity, record, person, at } = op;
    if ([op.reason ?? '', op.source?.file ?? '', op.source?.sheet ?? '', person].some((text) => text.includes(wanted))) fixed += 1;
    if (op.kind === 'erase') continue;
    const state = ledger.records.get(entity)?.get(record);
    for (const [field, value] of Object.entries(op.fields)) {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      const found = text.indexOf(wanted);
      if (found < 0) continue;
      const old = state?.fields[field]?.heads.includes(id) !== true;
      occurrences.push({ op: id, entity, record, field, excerpt: excerptOf(text, found, wanted.length), person, at, old });
    }
  }
  return { occurrences: occurrences.toReversed(), fixed };
}
