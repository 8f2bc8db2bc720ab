/**
 * Where the readers of one file write down what they decided, asked, skipped and could not read. The only mutable state of an import.
 */
import type { Decision, Question, SheetError, Skipped, SkipReason } from './document';

export type Notebook = {
  readonly decisions: Decision[];
  readonly questions: Question[];
  readonly skipped: Skipped[];
  readonly errors: SheetError[];
};

export function emptyNotebook(): Notebook {
  return { decisions: [], questions: [], skipped: [], errors: [] };
}

export function decide(notebook: Notebook, sheet: string, row: number, column: string | null, rule: string, text: string): void {
  notebook.decisions.push({ sheet, row, ...(column === null ? {} : { column }), rule, text });
}

export function skip(notebook: Notebook, sheet: string, row: number | null, reason: SkipReason, text: string): void {
  notebook.skipped.push({ sheet, row, reason, text });
}

/** A question without its id; the id follows from what it is about. */
export type Asking = Omit<Question, 'id'>;

/** Stable id of a question: file-independent, the same cell and code give the same id. */
export function questionId(asking: Asking): string {
  const rows = asking.rows?.join('+') ?? asking.row ?? '';
  return [asking.code, asking.sheet, asking.field ?? '', asking.column ?? '', rows].join('|');
}

export function ask(notebook: Notebook, asking: Asking): void {
  notebook.questions.push({ id: questionId(asking), ...asking });
}
