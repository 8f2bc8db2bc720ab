/**
 * Joins questions that one answer settles: the missing unit of a column is one question over the rows in doubt.
 */
import type { Question } from './document';
import { questionId } from './notebook';

/** Codes whose answer holds for every cell of the column. */
const WHOLE_COLUMN = new Set(['unit-unknown']);

/** Questions with those of one column joined, in the order they were asked. */
export function mergeQuestions(questions: readonly Question[]): Question[] {
  const merged: Question[] = [];
  const places = new Map<string, number>();
  for (const question of questions) {
    const key = WHOLE_COLUMN.has(question.code)
      ? `${question.sheet}|${question.column ?? ''}|${question.field ?? ''}|${question.code}`
      : null;
    const place = key === null ? undefined : places.get(key);
    const first = place === undefined ? undefined : merged[place];
    if (key === null || place === undefined || first === undefined) {
      if (key !== null) places.set(key, merged.length);
      merged.push(key === null ? question : asColumn(question, rowsOf(question)));
    } else merged[place] = asColumn(first, [...rowsOf(first), ...rowsOf(question)]);
  }
  return merged;
}

function rowsOf(question: Question): number[] {
  return question.rows ?? (question.row === undefined ? [] : [question.row]);
}

function asColumn(question: Question, rows: number[]): Question {
  const { row: _row, id: _id, ...rest } = question;
  const asking = { ...rest, rows, text: '这一列没有写单位，金额的单位是？', candidates: ['万元', '亿元', '元'] };
  return { id: questionId({ ...asking, rows: rows.slice(0, 1) }), ...asking };
}
