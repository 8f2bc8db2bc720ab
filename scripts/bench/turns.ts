/**
 * Contestants of a trial side by side: interleaved rounds, every turn in a new process of the command line, judged by the median of its CPU time.
 * Knows nothing of what they do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';

/** What one turn took: CPU time of the work itself, libraries loaded before, and the peak memory of its process. */
export type Cost = { readonly cpuMs: number; readonly peakMb: number };

/** Peak memory of this process in MB; 0 where the system does not tell. (`maxRSS` would begin with what the calling process had.) */
function peakMemory(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/^VmHWM:\s+(\d+)/mu.exec(status)?.[1] ?? 0) / 1024;
}

/** Runs a piece of work once and says what it took. */
export async function measured<Seen extends object>(work: () => Seen | Promise<Seen>): Promise<Seen & Cost> {
  const before = process.cpuUsage();
  const seen = await work();
  const { user, system } = process.cpuUsage(before);
  return { ...seen, cpuMs: (user + system) / 1000, peakMb: peakMemory() };
}

/** A turn in a new process, by the words of its command; null when it ended without an answer, as one that ran out of memory does. */
function inNewProcess(words: readonly string[]): unknown {
  const { stdout } = spawnSync(process.execPath, [...process.execArgv, process.argv[1] ?? '', ...words], { encoding: 'utf8' });
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
export const rounded = (value: number): number => Math.round(value * 100) / 100;

export type Standing = { readonly load: readonly number[] } & Readonly<Record<string, unknown>>;

/**
 * Lets everybody have their turns.
 * @param names who takes part; the first is the measure the others are divided by
 * @param wordsOf the command of one's turn
 * @returns every turn by name, and medians with ratios to print
 */
export function rounds<Turn extends Cost>(
  names: readonly string[],
  count: number,
  wordsOf: (name: string) => readonly string[],
): { readonly of: (name: string) => readonly Turn[]; readonly standing: Standing } {
  const turns = Array.from({ length: count }, () =>
    names.map((name) => ({ name, turn: inNewProcess(wordsOf(name)) as Turn | null })),
  ).flat();
  const of = (name: string): readonly Turn[] => turns.flatMap((one) => (one.name === name && one.turn !== null ? [one.turn] : []));
  const time = (name: string): number => median(of(name).map(({ cpuMs }) => cpuMs));
  const measure = time(names[0] ?? '');
  const answers = names.map((name) => {
    const peakMb = Math.round(median(of(name).map((turn) => turn.peakMb)));
    return [name, { cpuMs: Math.round(time(name)), ratio: rounded(time(name) / measure), peakMb }] as const;
  });
  return { of, standing: { load: loadavg().map(rounded), ...Object.fromEntries(answers) } };
}
