/**
 * What no entry may do to the register of letters, checked where entries reach the journal: numbers come from the seat of their series and never
 * twice, a numbered letter stays as it is, a voided one stays voided. The window asks the same earlier; here it holds for every way in.
 */
import type { Failure } from '../errors';
import { fail } from '../errors';
import type { Ledger } from '../ledger/fold';
import type { Draft } from '../ledger/operation';
import { getRecord } from '../ledger/read';
import { formatDocumentNumber, parseDocumentNumber } from '../letters/numbers';
import type { DocumentNumber } from '../letters/numbers';
import type { IsoDay } from '../model/dates';
import type { RecordId } from '../model/ids';
import { giveNumbers, takenNumbers } from './register';
import type { TakenNumber } from './register';
import { FROM_PAPER_REGISTER, mayGiveNumber } from './seats';

/** Where and when the entries are made. */
export type EntryPlace = {
  readonly device: string;
  readonly today: IsoDay;
  /** False while the system's date is in doubt. */
  readonly dated: boolean;
};

/** Facts of a letter that its number fixes: what was numbered is what was approved. */
const FIXED = ['number', 'series', 'year', 'serial', 'contentHash', 'template', 'title', 'unit', 'fields', 'wording', 'words', 'dated'];
/** Steps that carry the letter; once recorded they stay. */
const KEPT_STEPS: ReadonlySet<unknown> = new Set(['编号', '作废']);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** Whether an entry, made earlier, may not be struck out or withdrawn any more. */
function isKept(ledger: Ledger, entity: string, record: RecordId): boolean {
  switch (entity) {
    case 'letter':
      return getRecord(ledger, 'letter', record)?.number !== undefined;
    case 'letterStep':
      return KEPT_STEPS.has(getRecord(ledger, 'letterStep', record)?.step);
    case 'numberUsed':
      return getRecord(ledger, 'numberUsed', record) !== null;
    default:
      return false;
  }
}

const keptText = (ledger: Ledger, record: RecordId): string =>
  getRecord(ledger, 'letter', record)?.number ?? getRecord(ledger, 'letterStep', record)?.step ?? '';

/** Withdrawals of single entries (撤销) that would take a number, a numbered letter or its 作废 back. */
function withdrawnKept(ledger: Ledger, draft: Draft): RecordId | null {
  if (draft.kind === 'strike') return isKept(ledger, draft.entity, draft.record) ? draft.record : null;
  if (draft.kind !== 'void') return null;
  const named = Object.values(draft.over).flat();
  const operation = named.flatMap((id) => ledger.operations.get(id) ?? []).find((op) => isKept(ledger, op.entity, op.record));
  return operation?.record ?? null;
}

/** The number a draft gives to a letter or explains as used elsewhere; null when it gives none. */
function numberIn({ entity, fields }: Draft): { readonly parts: DocumentNumber | null; readonly shown: string } | null {
  const { series, year, serial, number } = fields;
  const given = entity === 'letter' ? [series, serial, number].some(isSet) : entity === 'numberUsed';
  if (!given) return null;
  const parts =
    typeof series === 'string' && typeof year === 'number' && typeof serial === 'number' && serial > 0 ? { series, year, serial } : null;
  const shown = parts === null ? text(number) : formatDocumentNumber(parts);
  const read = parseDocumentNumber(shown);
  const whole = parts !== null && read.ok && formatDocumentNumber(read.value) === shown && (entity !== 'letter' || number === shown);
  return { parts: whole ? parts : null, shown };
}

/** Letters whose 编号 in the same commit says that the number was copied from the 党政办's paper register. */
function copiedFromPaper(drafts: readonly Draft[]): ReadonlySet<string> {
  return new Set(
    drafts.flatMap(({ entity, fields: { letter, step, note } }) =>
      entity === 'letterStep' && step === '编号' && text(note).includes(FROM_PAPER_REGISTER) ? [text(letter)] : [],
    ),
  );
}

/** Whether a draft changes what the number of its letter fixed. Settling a clash between two offices is allowed. */
function changesFixed(ledger: Ledger, draft: Draft): boolean {
  if (draft.entity !== 'letter') return false;
  const letter = getRecord(ledger, 'letter', draft.record);
  if (letter?.number === undefined || letter.clashes !== undefined) return false;
  return FIXED.some((field) => field in draft.fields);
}

/**
 * The first thing wrong with drafts that touch the register, or null.
 * E_LETTER_FIXED: content of a numbered letter, or a number, 编号 or 作废 taken back; E_DOCUMENT_NUMBER: a number that does not say what its parts say;
 * E_NUMBER_USED: taken already, also twice in one commit; E_SERIES_SEAT: another device holds the series and the number is not from the paper register;
 * E_CLOCK_DOUBT: a number is given while nobody knows which day it is (goal 15).
 */
export function letterFault(ledger: Ledger, drafts: readonly Draft[], { device, today, dated }: EntryPlace): Failure | null {
  for (const draft of drafts) {
    if (changesFixed(ledger, draft)) return fail('E_LETTER_FIXED', keptText(ledger, draft.record));
    const kept = withdrawnKept(ledger, draft);
    if (kept !== null) return fail('E_LETTER_FIXED', keptText(ledger, kept));
  }
  const numbered = drafts.flatMap((draft) => {
    const number = draft.kind === 'void' || draft.kind === 'strike' || draft.kind === 'decide' ? null : numberIn(draft);
    return number === null ? [] : [{ draft, ...number }];
  });
  if (numbered.length === 0) return null;
  const copied = copiedFromPaper(drafts);
  const taken: TakenNumber[] = takenNumbers(ledger);
  for (const { draft, parts, shown } of numbered) {
    if (parts === null) return fail('E_DOCUMENT_NUMBER', shown);
    const free = giveNumbers(taken, parts, 1);
    if (!free.ok) return free;
    taken.push({ ...parts, letter: null, why: '' });
    if (draft.entity !== 'letter' || copied.has(draft.record)) continue;
    if (!dated) return fail('E_CLOCK_DOUBT', shown);
    const seat = mayGiveNumber(ledger, parts.series, device, today);
    if (!seat.ok) return seat;
  }
  return null;
}
