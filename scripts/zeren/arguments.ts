/**
 * The words of a command: positions and `--name value` options. Knows no verb.
 */

export type Arguments = {
  readonly positions: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
};

/**
 * Takes words apart. Every option must be announced, so that a misspelt one is refused and not passed over.
 * @param valued options that take a value
 * @param bare options that take none
 * @returns null when a word fits nowhere, an option lacks its value or stands twice
 */
export function parseArguments(words: readonly string[], valued: readonly string[], bare: readonly string[]): Arguments | null {
  const positions: string[] = [];
  const options = new Map<string, string>();
  const flags = new Set<string>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('--')) {
      positions.push(word);
      continue;
    }
    const name = word.slice(2);
    if (bare.includes(name)) flags.add(name);
    else {
      const value = words[index + 1];
      if (!valued.includes(name) || value === undefined || value.startsWith('--') || options.has(name)) return null;
      options.set(name, value);
      index += 1;
    }
  }
  return { positions, options, flags };
}
