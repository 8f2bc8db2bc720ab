/**
 * What an answer means for one field of one record: typed text is read by the same readers as a cell, the cell's own text stays as raw.
 * Null means that the answer could not be understood and the question stays open.
 */
import type { Amount, DateField, ImportField, ImportRecord, ImportStage, Person, Question, SheetDate } from './document';
import { DATE_FIELDS, IMPORT_STAGES, MONEY_FIELDS, PERSON_FIELDS, TEXT_FIELDS, UNIT_FIELDS } from './document';
import { STATE_FIELD } from './struck-rows';
import { CHOICES } from './choices';
import { readDate } from './read-dates';
import { readMoney } from './read-money';
import { addPhones, readPersons } from './read-persons';
import { readLand, readPercent, stageOf } from './read-plain';
import type { CellView } from './readings';
import { readUnit } from './unit-words';

/** Values to set on a record; null when the answer could not be read. */
export type Patch = Partial<ImportRecord> | null;

function asCell(text: string): CellView {
  return { raw: text, number: null, show: 'plain', untyped: false };
}

function isOneOf<Name extends string>(names: readonly Name[], name: string | null): name is Name {
  return name !== null && (names as readonly string[]).includes(name);
}

function rawOf(record: ImportRecord, field: ImportField): string {
  const value = record[field];
  return typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string' ? value.raw : '';
}

function amountFor(text: string, raw: string): Amount | null {
  const value = readMoney(asCell(text), null).value;
  return value !== null && 'amount' in value ? { ...value, raw } : null;
}

function dateFor(text: string, raw: string, field: DateField): SheetDate | null {
  const withDue = field === 'planFinish' || field === 'deadline';
  const { value, doubt } = readDate(asCell(text), { dateSystem: 1900, year: null, withDue, plannedColumn: false });
  return value !== null && 'date' in value && doubt === undefined ? { ...value, raw } : null;
}

/** 万元 for a whole column: every cell keeps its own digits. */
function moneyPatch(record: ImportRecord, field: (typeof MONEY_FIELDS)[number], question: Question, text: string): Patch {
  const raw = rawOf(record, field) || question.raw;
  const unit = question.code === 'unit-unknown' ? readUnit(text) : null;
  if (unit !== null) {
    const value = readMoney(asCell(raw), unit).value;
    return value !== null && 'amount' in value ? { [field]: value } : null;
  }
  const amount = amountFor(text, raw);
  return amount === null ? null : { [field]: amount };
}

function personPatch(record: ImportRecord, field: (typeof PERSON_FIELDS)[number], question: Question, text: string): Patch {
  if (question.code === 'phone-lost' && /^[\d\s+-]+$/.test(text)) {
    const persons: readonly Person[] = record[field] ?? [];
    const { value, doubt } = addPhones(persons, text);
    return value === null || doubt !== undefined || value === persons ? null : { [field]: [...value] };
  }
  const { value, doubt } = readPersons(text);
  return value === null || doubt !== undefined ? null : { [field]: [...value] };
}

function stagePatch(text: string): Patch {
  if (text === CHOICES.noStage) return { stage: null };
  const stage: ImportStage | null = isOneOf(IMPORT_STAGES, text) ? text : stageOf(text);
  return stage === null ? null : { stage };
}

/** States of a project by the answer about a row struck through. */
const STATES: Readonly<Record<string, ImportRecord['state']>> = {
  [CHOICES.stillIn]: '正常',
  [CHOICES.paused]: '暂停',
  [CHOICES.left]: '退出',
};

function statePatch(text: string): Patch {
  const state = Object.hasOwn(STATES, text) ? STATES[text] : undefined;
  return state === undefined ? null : { state };
}

/**
 * The change one answer makes to one record.
 * @param text the choice or the typed value
 */
export function patchFor(record: ImportRecord, question: Question, text: string): Patch {
  const { field } = question;
  if (isOneOf(MONEY_FIELDS, field)) return moneyPatch(record, field, question, text);
  if (isOneOf(DATE_FIELDS, field)) {
    const date = dateFor(text, rawOf(record, field) || question.raw, field);
    return date === null ? null : { [field]: date };
  }
  if (isOneOf(PERSON_FIELDS, field)) return personPatch(record, field, question, text);
  if (isOneOf(UNIT_FIELDS, field)) return { [field]: { name: text, raw: text } };
  if (isOneOf(TEXT_FIELDS, field)) return { [field]: text };
  if (field === 'stage') return stagePatch(text);
  if (field === STATE_FIELD) return statePatch(text);
  if (field === 'landMu') {
    const { value } = readLand(asCell(text), null);
    return value !== null && 'value' in value ? { landMu: value } : null;
  }
  if (field === 'progressPercent') {
    const { value } = readPercent(asCell(text), 'hundredths');
    return value !== null && 'value' in value ? { progressPercent: { ...value, raw: question.raw } } : null;
  }
  return null;
}
