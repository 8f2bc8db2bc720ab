/**
 * The form of one row of the list of capabilities (能力清单), and the page docs/capabilities.md that is made of all rows.
 * Knows nothing of the program: it says what people can do and which tests prove it.
 */
export type Capability = {
  /** S-number of the founding list. */
  readonly id: string;
  /** M must, S should, C could. */
  readonly weight: 'M' | 'S' | 'C';
  /** What offices call it. */
  readonly says: string;
  /** Where a person does it: screen → tab, or a command. Empty when it cannot be done. */
  readonly where: string;
  /** Test files below `tests/` that name the S-number and prove it. */
  readonly shownBy: readonly string[];
  /** What cannot be done yet, or why it is left out. */
  readonly missing?: string;
};

export type State = 'works' | 'in part' | 'not yet';

/** `works`: shown by a test and nothing missing; `in part`: shown, something named is missing; else `not yet`. */
export function stateOf(row: Capability): State {
  if (row.shownBy.length === 0) return 'not yet';
  return row.missing === undefined ? 'works' : 'in part';
}

const HEAD = `# What works today

Generated from \`tests/capabilities/\` by \`npx vitest run tests/coverage-of-capabilities.test.ts -u\`; edit the rows there, not here. The list S-01 … S-123 is the founding
list of the project; M must, S should, C could. "Works": a person can do it in the window or on the command line, and the tests named (below \`tests/\`) name the
S-number and run in \`npm test\`. "In part" says what is missing. "Not yet" says why.
`;

const TITLES: Readonly<Record<State, string>> = { works: 'Works', 'in part': 'In part', 'not yet': 'Not yet' };

function table(state: State, rows: readonly Capability[]): string {
  const head =
    state === 'works'
      ? ['| no. | w | what | where | shown by |', '|---|---|---|---|---|']
      : state === 'in part'
        ? ['| no. | w | what | there | missing | shown by |', '|---|---|---|---|---|---|']
        : ['| no. | w | what | why |', '|---|---|---|---|'];
  const lines = rows.map((row) => {
    const proof = row.shownBy.map((file) => `\`${file.replace(/^unit\//, '').replace(/\.(test|spec)\.ts$/, '')}\``).join(' ');
    const cells =
      state === 'works' ? [row.where, proof] : state === 'in part' ? [row.where, row.missing ?? '', proof] : [row.missing ?? ''];
    return `| ${[row.id, row.weight, row.says, ...cells].join(' | ')} |`;
  });
  return [...head, ...lines].join('\n');
}

/** The whole page docs/capabilities.md. */
export function capabilityPage(rows: readonly Capability[]): string {
  const states: readonly State[] = ['works', 'in part', 'not yet'];
  const counts = (['M', 'S', 'C'] as const).map((weight) => {
    const some = rows.filter((row) => row.weight === weight);
    return `| ${[weight, some.length, ...states.map((state) => some.filter((row) => stateOf(row) === state).length)].join(' | ')} |`;
  });
  const parts = states.map((state) => {
    const some = rows.filter((row) => stateOf(row) === state);
    return some.length === 0 ? '' : `\n## ${TITLES[state]}\n${table(state, some)}\n`;
  });
  return `${HEAD}\n| weight | all | works | in part | not yet |\n|---|---|---|---|---|\n${counts.join('\n')}\n${parts.join('')}`;
}
