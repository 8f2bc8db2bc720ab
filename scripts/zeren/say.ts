/** How a command speaks: JSON or help to stdout, one line `{code, message, detail}` to stderr; and its exit codes. Knows no verb. */
import { errorMessage, fail } from '../../shared/errors';
import type { Failure } from '../../shared/errors';

export type Say = { readonly out: (text: string) => void; readonly error: (text: string) => void };

export const DONE = 0;
export const REFUSED = 1;
/** Wrong usage, or a file that cannot be read. */
export const USAGE = 2;

/** One value as JSON, as scripts expect it. */
export function print(say: Say, value: unknown): void {
  say.out(`${JSON.stringify(value, null, 1)}\n`);
}

/** An expected failure, as one JSON line. */
export function complain(say: Say, { code, detail }: Failure): void {
  say.error(`${JSON.stringify({ code, message: errorMessage(code, detail), detail: detail ?? null })}\n`);
}

/**
 * Refuses a command that is not written as it should be.
 * @param why what is wrong, or how it is written
 * @returns the exit code
 */
export function misused(say: Say, why: string): number {
  complain(say, fail('E_USAGE', why));
  return USAGE;
}
