/**
 * What a verb of the command line is: its words, and work that gives a value for stdout or an expected failure for stderr.
 */
import type { Result } from '../../shared/errors';
import type { Arguments } from './arguments';

export type Verb = {
  /** How to write it, in one line. */
  readonly usage: string;
  readonly valued: readonly string[];
  readonly bare?: readonly string[];
  /** Names that must be given, in this order. */
  readonly needs: readonly string[];
  /** How many words without a name it takes. */
  readonly positions: number;
  readonly run: (args: Arguments) => Promise<Answer>;
};

/** `passed: false` is a check that ran and did not hold: the answer is printed and the exit code is 1. */
export type Answer = Result<{ readonly print: unknown; readonly passed: boolean }>;

export function done(print: unknown): Answer {
  return { ok: true, value: { print, passed: true } };
}

export function checked(print: unknown, passed: boolean): Answer {
  return { ok: true, value: { print, passed } };
}

export function option(args: Arguments, name: string): string {
  return args.options.get(name) ?? '';
}
