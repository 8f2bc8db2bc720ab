/**
 * One command from its words to the exit code. Says everything through `Say`, so that tests hear what a script would.
 */
import { errorMessage, fail } from '../../shared/errors';
import type { Failure } from '../../shared/errors';
import { parseArguments } from './arguments';
import { BENCH_VERBS } from './bench';
import { DESTROY_VERBS } from './destroy';
import { EXCHANGE_VERBS } from './exchange-verbs';
import { FORM_VERBS } from './form-verbs';
import { importCommand } from './import';
import { IMPORT_COMMIT } from './import-commit';
import { JOURNAL_VERBS } from './journal-verbs';
import { LEDGER_VERBS } from './ledger-verbs';
import { PAPER_VERBS } from './paper-verbs';
import { SCHEME_VERBS } from './scheme';
import type { Verb } from './verb';

export type Say = { readonly out: (text: string) => void; readonly error: (text: string) => void };

export const DONE = 0;
export const REFUSED = 1;
/** Wrong usage, or a file that cannot be read. */
export const USAGE = 2;

/** Every verb there is, but for `import`, which reads its own words. */
export const VERBS: Readonly<Record<string, Verb>> = {
  ...JOURNAL_VERBS,
  ...DESTROY_VERBS,
  ...LEDGER_VERBS,
  ...PAPER_VERBS,
  ...FORM_VERBS,
  ...EXCHANGE_VERBS,
  ...SCHEME_VERBS,
  ...BENCH_VERBS,
};

const IMPORT_USAGE = 'import 文件 [--units 文件]';

/** One JSON line, as scripts expect it: `{code, message, detail}`. */
function complain(say: Say, { code, detail }: Failure): void {
  say.error(`${JSON.stringify({ code, message: errorMessage(code, detail), detail: detail ?? null })}\n`);
}

function usage(say: Say, lines: readonly string[]): number {
  complain(say, fail('E_USAGE', lines.map((line) => `zeren ${line}`).join('；')));
  return USAGE;
}

async function runVerb(verb: Verb, words: readonly string[], say: Say): Promise<number> {
  const args = parseArguments(words, verb.valued, verb.bare ?? []);
  if (args === null || args.positions.length !== verb.positions || verb.needs.some((name) => !args.options.has(name)))
    return usage(say, [verb.usage]);
  const answer = await verb.run(args);
  if (!answer.ok) {
    complain(say, answer);
    return answer.code === 'E_UNREADABLE' || answer.code === 'E_USAGE' ? USAGE : REFUSED;
  }
  say.out(`${JSON.stringify(answer.value.print, null, 1)}\n`);
  return answer.value.passed ? DONE : REFUSED;
}

/** Runs a command. `import` without `--commit` does not use `say`: it writes the contract's document to the process itself. */
export async function runCommand(words: readonly string[], say: Say): Promise<number> {
  const [name = '', ...rest] = words;
  if (name === 'import') return rest.includes('--commit') ? runVerb(IMPORT_COMMIT, rest, say) : importCommand(rest);
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  return verb === undefined
    ? usage(say, [IMPORT_USAGE, IMPORT_COMMIT.usage, ...Object.values(VERBS).map((own) => own.usage)])
    : runVerb(verb, rest, say);
}

/** A defect as a command's answer: its text goes first, for whoever runs the command; the message for people follows. */
export function defect(error: unknown, say: Say): number {
  say.error(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  complain(say, fail('E_DEFECT'));
  return REFUSED;
}
