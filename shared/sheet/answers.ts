/**
 * Answers of a person applied to a read document. The document itself is not changed; what could not be read stays open.
 * Nothing is ever asked twice and nothing is decided without an answer.
 */
import { patchFor } from './answer-values';
import { toEnd } from '../steps';
import type { Steps } from '../steps';
import { CHOICES } from './choices';
import type { ImportDocument, ImportRecord, Question } from './document';
import { TEXT_FIELDS } from './document';
import { indexRows, placesOf, rowsAsked } from './concerned';
import type { RowIndex } from './concerned';
import { joinRecords, splitRecord, unwrapped } from './record-joins';

/** `question` is a question's id, or its index in the document as text. One of `choice` and `value` is given. */
export type Answer = { readonly question: string; readonly choice?: string | undefined; readonly value?: string | undefined };

export type Answered = {
  /** The document with the answers in its records; its questions stay listed. */
  readonly document: ImportDocument;
  /** Questions without an answer that could be read. */
  readonly remaining: readonly Question[];
};

function concerns(question: Question, record: ImportRecord): boolean {
  if (question.sheet !== record.source.sheet) return false;
  const rows = question.rows ?? (question.row === undefined ? null : [question.row]);
  return rows === null || rows.includes(record.source.row) || (record.source.rows ?? []).some((row) => rows.includes(row));
}

/** Questions about rows and names, which split or join records. */
function splits({ code, field }: Question): boolean {
  return field === '$row' || (code === 'several-projects' && field === 'projectName');
}

type Records = readonly ImportRecord[] | null;

/** Questions about rows and names: split, keep, join. */
function applyRows(records: readonly ImportRecord[], question: Question, text: string): Records {
  if (question.code === 'several-projects' && question.field === 'projectName') {
    if (text === CHOICES.keep) return records;
    if (text !== CHOICES.split) return null;
    return records.flatMap((record) => (concerns(question, record) ? splitRecord(record) : [record]));
  }
  if (text === CHOICES.eachRow) return records.flatMap((record) => (concerns(question, record) ? unwrapped(record) : [record]));
  if (text !== CHOICES.oneProject) return null;
  const joined = records.filter((record) => concerns(question, record));
  const [first] = joined;
  if (first === undefined || joined.length < 2) return records;
  return records.flatMap((record) => (record === first ? [joinRecords(joined)] : joined.includes(record) ? [] : [record]));
}

/** Questions about a sheet or the file: hidden rows and columns, colours, wrongly decoded text. */
function applyFile(document: ImportDocument, question: Question, text: string): Records {
  const { records } = document;
  const here = (record: ImportRecord) => record.source.sheet === question.sheet;
  switch (question.code) {
    case 'hidden-rows':
      if (text === CHOICES.include) return records;
      return text === CHOICES.leaveOut ? records.filter((record) => !here(record) || record.source.hidden !== true) : null;
    case 'hidden-columns':
      if (text === CHOICES.include) return records;
      return text === CHOICES.leaveOut
        ? records.map((record) => (here(record) ? withoutColumns(document, record, question) : record))
        : null;
    case 'hidden-sheets':
      return text === CHOICES.leaveOut ? records : null;
    case 'colour-meaning':
      if (text === CHOICES.warning) return records.map((record) => (here(record) ? withColour(record) : record));
      if (text !== CHOICES.onlyMark) return null;
      return records.map((record) => {
        const { rowColour: _colour, ...rest } = record;
        return here(record) ? rest : record;
      });
    case 'column-duplicate':
      return text === question.candidates[0] ? records : fromTwin(document, question, text);
    case 'encoding':
      // The records are the repaired reading; the damaged one is no ledger.
      return text === question.candidates[0] ? records : null;
    default:
      return null;
  }
}

/** The other of two columns with one header holds: only for texts, whose cells were kept as they stand. */
function fromTwin(document: ImportDocument, question: Question, text: string): Records {
  const mapped = document.columns.find(({ sheet, column }) => sheet === question.sheet && column === question.columns?.[0])?.field ?? null;
  if (mapped === null || !(TEXT_FIELDS as readonly string[]).includes(mapped) || question.candidates[1] !== text) return null;
  return document.records.map((record) => {
    const twin = record.source.sheet === question.sheet ? record.other?.[question.raw] : undefined;
    return twin === undefined ? record : { ...record, [mapped]: twin };
  });
}

const COLOUR_WORDS = { red: '红', yellow: '黄', green: '绿' } as const;

function withColour(record: ImportRecord): ImportRecord {
  if (record.rowColour === undefined) return record;
  return { ...record, other: { ...record.other, 行颜色: COLOUR_WORDS[record.rowColour] } };
}

function withoutColumns(document: ImportDocument, record: ImportRecord, question: Question): ImportRecord {
  const changed: Record<string, unknown> = { ...record };
  const other: Record<string, string> = { ...record.other };
  for (const { sheet, column, field, header } of document.columns) {
    if (sheet !== question.sheet || !(question.columns ?? []).includes(column)) continue;
    if (field === 'other') delete other[header];
    else if (field !== null) delete changed[field];
  }
  return { ...(changed as ImportRecord), other };
}

/** An answer on rows or the whole file; null when it could not be understood. */
function applyOne(document: ImportDocument, question: Question, text: string): Records {
  const { records } = document;
  if (splits(question)) return applyRows(records, question, text);
  return applyFile(document, question, text);
}

/** The answer on the cells it is about, in place. False when one of them does not understand it; nothing is changed then. */
function patchCells(records: ImportRecord[], index: RowIndex, question: Question, text: string): boolean {
  const patched: [number, ImportRecord][] = [];
  for (const place of placesOf(index, question.sheet, rowsAsked(question))) {
    const record = records[place];
    const patch = record === undefined ? {} : patchFor(record, question, text);
    if (patch === null) return false;
    if (record !== undefined) patched.push([place, { ...record, ...patch }]);
  }
  for (const [place, record] of patched) records[place] = record;
  return true;
}

/**
 * Applies answers in the order of the document's questions, in steps; questions about cells come before those that split or join rows.
 * @returns the changed document and the questions still open
 */
export function* answerSteps(document: ImportDocument, answers: readonly Answer[]): Steps<Answered> {
  const given = new Map<string, string>();
  for (const { question, choice, value } of answers) {
    const text = (choice ?? value ?? '').trim();
    const id = /^\d+$/.test(question) ? (document.questions[Number(question)]?.id ?? question) : question;
    if (text !== '') given.set(id, text);
  }
  const ordered = [...document.questions.filter((question) => !splits(question)), ...document.questions.filter(splits)];
  const settled = new Set<string>();
  if (given.size === 0) return { document, remaining: document.questions };
  let records = [...document.records];
  let index = indexRows(records);
  yield;
  for (const question of ordered) {
    const text = given.get(question.id);
    if (text === undefined) continue;
    if (question.field !== null && !splits(question)) {
      if (patchCells(records, index, question, text)) settled.add(question.id);
    } else {
      const changed = applyOne({ ...document, records }, question, text);
      if (changed === null) continue;
      settled.add(question.id);
      records = [...changed];
      index = indexRows(records);
      if (text === CHOICES.split)
        for (const other of document.questions)
          if (other.code === 'several-projects' && other.sheet === question.sheet && other.row === question.row) settled.add(other.id);
    }
    yield;
  }
  return { document: { ...document, records }, remaining: document.questions.filter(({ id }) => !settled.has(id)) };
}

/** The same in one go. */
export function applyAnswers(document: ImportDocument, answers: readonly Answer[]): Answered {
  return toEnd(answerSteps(document, answers));
}

/**
 * The same answer for a whole column: every open question of the same code and column gets its own candidate at the same place.
 * @param place index of the candidate chosen for `question`
 */
export function answersForColumn(document: ImportDocument, question: Question, place: number): readonly Answer[] {
  return document.questions.flatMap((other): Answer[] => {
    const like =
      other.code === question.code && other.sheet === question.sheet && other.column === question.column && other.field === question.field;
    const choice = other.candidates[place];
    return like && choice !== undefined ? [{ question: other.id, choice }] : [];
  });
}
