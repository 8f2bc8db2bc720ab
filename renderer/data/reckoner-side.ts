/**
 * The reckoner's own side (算账线程): a second ledger, fed with the operations the window has folded, and the answers from it.
 * Runs inside the worker and, in tests, in process. Knows no thread.
 */
import { applyOperations, emptyLedger } from '../../shared/ledger/fold';
import type { Ledger } from '../../shared/ledger/fold';
import type { Operation } from '../../shared/ledger/operation';
import { carryScores } from '../../shared/views/scored';
import { QUESTIONS } from './questions';
import type { QuestionName } from './questions';

export type ToReckoner =
  | { readonly kind: 'take'; readonly operations: readonly Operation[] }
  | { readonly kind: 'forget' }
  | { readonly kind: 'ask'; readonly id: number; readonly name: QuestionName; readonly asked: unknown };

/** `ok: false` is a defect of a question; the window says so in the place of the figures. */
export type FromReckoner =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | { readonly id: number; readonly ok: false; readonly problem: string };

/** Takes messages in their order; what is asked is answered from all operations taken before. Gives null when there is nothing to say. */
export function reckonerSide(): (message: ToReckoner) => FromReckoner | null {
  let base = emptyLedger();
  /** Views keep results by the identity of the ledger, so each state must be a new object. */
  let view: Ledger = { ...base };
  return (message) => {
    if (message.kind === 'forget') {
      base = emptyLedger();
      view = { ...base };
      return null;
    }
    if (message.kind === 'take') {
      const before = view;
      applyOperations(base, message.operations);
      view = { ...base };
      carryScores(before, view, message.operations);
      return null;
    }
    const question = QUESTIONS[message.name] as (ledger: Ledger, asked: unknown) => unknown;
    try {
      return { id: message.id, ok: true, answer: question(view, message.asked) };
    } catch (problem) {
      return { id: message.id, ok: false, problem: String(problem) };
    }
  };
}
