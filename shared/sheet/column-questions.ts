/**
 * Joins questions that one answer settles: the missing unit of a column is one question over the rows in doubt, and so is a status word nobody knows.
 */
import type { Question } from './document';
import { questionId } from './notebook';
import { compact } from './text';

/** What of a question beside its code and place must agree for one answer to hold for all its cells; null where each is asked by itself. */
function sharedPart({ code, raw }: Question): string | null {
  if (code === 'unit-unknown') return '';
  return code === 'stage-unknown' ? compact(raw) : null;
}

/** Questions with those of one column joined, in the order they were asked. */
export function mergeQuestions(questions: readonly Question[]): Question[] {
  const merged: Question[] = [];
  const joined = new Map<string, number[]>();
  for (const question of questions) {
    const shared = sharedPart(question);
    if (shared === null) {
      merged.push(question);
      continue;
    }
    const key = JSON.stringify([question.sheet, question.column, question.field, question.code, shared]);
    const before = joined.get(key);
    if (before !== undefined) {
      before.push(...rowsOf(question));
      continue;
    }
    const rows = [...rowsOf(question)];
    joined.set(key, rows);
    merged.push(asColumn(question, rows));
  }
  return merged;
}

function rowsOf(question: Question): readonly number[] {
  return question.rows ?? (question.row === undefined ? [] : [question.row]);
}

/** One question over rows that may still grow. */
function asColumn(question: Question, rows: number[]): Question {
  const { row: _row, id: _id, ...rest } = question;
  const unit = question.code === 'unit-unknown';
  const asking = {
    ...rest,
    rows,
    ...(unit ? { text: '这一列没有写单位，金额的单位是？', candidates: ['万元', '亿元', '元'] } : {}),
  };
  return { id: questionId({ ...asking, rows: rows.slice(0, 1) }), ...asking };
}
