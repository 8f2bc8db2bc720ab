/**
 * One command from its words to the exit code. Says everything through `Say`, so that tests hear what a script would.
 */
import { fail } from '../../shared/errors';
import { parseArguments } from './arguments';
import { BENCH_VERBS } from './bench';
import { DESTROY_VERBS } from './destroy';
import { EXCHANGE_VERBS } from './exchange-verbs';
import { FORM_VERBS } from './form-verbs';
import { IMPORT_USAGES, importCommand } from './import';
import { IMPORT_COMMIT } from './import-commit';
import { JOURNAL_VERBS } from './journal-verbs';
import { LEDGER_VERBS } from './ledger-verbs';
import { PAPER_VERBS } from './paper-verbs';
import { DONE, REFUSED, USAGE, complain, misused, print } from './say';
import type { Say } from './say';
import { SCHEME_VERBS } from './scheme';
import type { Verb } from './verb';

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

/** How each verb is written, a line for each form of it. */
const USAGES: Readonly<Record<string, readonly string[]>> = {
  import: [...IMPORT_USAGES, IMPORT_COMMIT.usage],
  ...Object.fromEntries(Object.entries(VERBS).map(([name, { usage }]) => [name, usage.split('；')])),
};

const ASKED = ['help', '--help', '-h'];

function help(say: Say, names: readonly string[]): number {
  const lines = names.flatMap((name) => USAGES[name] ?? []).map((line) => `  zeren ${line}`);
  say.out(`${['用法：', ...lines].join('\n')}\n`);
  return DONE;
}

async function runVerb(verb: Verb, words: readonly string[], say: Say): Promise<number> {
  const args = parseArguments(words, verb.valued, verb.bare ?? []);
  if (args === null || args.positions.length !== verb.positions || verb.needs.some((name) => !args.options.has(name)))
    return misused(say, `写法：zeren ${verb.usage}`);
  const answer = await verb.run(args);
  if (!answer.ok) {
    complain(say, answer);
    return answer.code === 'E_UNREADABLE' || answer.code === 'E_USAGE' ? USAGE : REFUSED;
  }
  print(say, answer.value.print);
  return answer.value.passed ? DONE : REFUSED;
}

/**
 * Runs a command; `help`, `help VERB` and `VERB --help` say how it is written, as plain text.
 * @returns the exit code
 */
export async function runCommand(words: readonly string[], say: Say): Promise<number> {
  const [name = '', ...rest] = words;
  const known = Object.hasOwn(USAGES, name);
  if (known && rest.some((word) => ASKED.includes(word))) return help(say, [name]);
  if (ASKED.includes(name)) {
    const [asked] = rest;
    return help(say, asked !== undefined && Object.hasOwn(USAGES, asked) ? [asked] : Object.keys(USAGES));
  }
  if (name === 'import') return rest.includes('--commit') ? runVerb(IMPORT_COMMIT, rest, say) : importCommand(rest, say);
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (verb !== undefined) return runVerb(verb, rest, say);
  const wrong = name === '' ? '没有写命令' : `没有“${name}”这个命令`;
  return misused(say, `${wrong}；有 ${Object.keys(USAGES).join('、')}；各自的写法见 zeren help`);
}

/** A defect as a command's answer: its text goes first, for whoever runs the command; the message for people follows. */
export function defect(error: unknown, say: Say): number {
  say.error(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  complain(say, fail('E_DEFECT'));
  return REFUSED;
}
