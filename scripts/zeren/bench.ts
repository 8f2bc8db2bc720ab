/** Verb `bench`: the product's side of a trial, as JSON. `sticks` is seeded and either passes or not; it touches no ledger. */
import { fail } from '../../shared/errors';
import { runPackages } from '../bench/packages';
import { passed, runSticks } from '../bench/sticks';
import type { Arguments } from './arguments';
import { benchExport } from './bench-export';
import { benchImport } from './bench-import';
import { runBenchLetters } from './bench-letters';
import { benchMerge } from './bench-merge';
import { benchRebuild } from './bench-rebuild';
import { runBenchPreview } from './bench-preview';
import { benchScore } from './bench-score';
import { benchStart } from './bench-start';
import { benchWindow } from './bench-window';
import { checked } from './verb';
import type { Answer, Verb } from './verb';

const DAYS = 30;

function whole(text: string | undefined, usual: number): number | null {
  if (text === undefined) return usual;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

async function sticks(args: Arguments): Promise<Answer> {
  const seed = whole(args.options.get('seed'), 1);
  const days = whole(args.options.get('days'), DAYS);
  if (seed === null || days === null) return fail('E_USAGE', 'zeren bench sticks [--seed 1] [--days 30]');
  const outcome = await runSticks(seed, days);
  return checked(outcome, passed(outcome));
}

const MOST_UNITS = 40;
const MOST_ROWS = 20_000;

/** Packages of whole townships taken into one county ledger; where it has come to is told on stderr. */
async function packages(args: Arguments): Promise<Answer> {
  const units = whole(args.options.get('units'), 20);
  const rows = whole(args.options.get('rows'), 5_000);
  if (units === null || rows === null || units > MOST_UNITS || rows > MOST_ROWS)
    return fail('E_USAGE', 'zeren bench packages [--units 20] [--rows 5000]');
  const outcome = await runPackages(units, rows, (text) => console.error(text));
  return checked({ units, rows, ...outcome }, outcome.passed);
}

type Trial = { readonly usage: string; readonly run: (args: Arguments) => Answer | Promise<Answer> };

const TRIALS: Readonly<Record<string, Trial>> = {
  import: { usage: 'import [--format xlsx|xls|csv] [--rows 10000] [--rounds 3]', run: benchImport },
  export: { usage: 'export [--rows 10000] [--rounds 3]', run: benchExport },
  letters: { usage: 'letters --workspace 文件夹 [--count 50]', run: runBenchLetters },
  score: { usage: 'score', run: benchScore },
  sticks: { usage: 'sticks [--seed 1] [--days 30]', run: sticks },
  rebuild: { usage: 'rebuild [--count 100000]', run: benchRebuild },
  preview: { usage: 'preview --workspace 文件夹', run: runBenchPreview },
  packages: { usage: 'packages [--units 20] [--rows 5000]', run: packages },
  merge: { usage: 'merge [--rows 100000]', run: benchMerge },
  start: { usage: 'start [--projects 1000,10000] [--rounds 3]', run: benchStart },
  window: { usage: 'window [--projects 1000,10000]', run: benchWindow },
};

const bench: Verb = {
  usage: Object.values(TRIALS)
    .map(({ usage }) => `bench ${usage}`)
    .join(' | '),
  valued: ['rows', 'rounds', 'format', 'turn', 'file', 'workspace', 'count', 'seed', 'days', 'units', 'projects'],
  needs: [],
  positions: 1,
  run: async (args) => (await TRIALS[args.positions[0] ?? '']?.run(args)) ?? fail('E_USAGE', bench.usage),
};

export const BENCH_VERBS: Readonly<Record<string, Verb>> = { bench };
