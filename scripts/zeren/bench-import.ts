/**
 * `bench import`: reading a ledger of 30 columns beside SheetJS (.xlsx, .xls) or beside decoding and `split` (GBK .csv), in interleaved rounds, every turn in
 * a new process (goals 1 and 2). Only the ratios of CPU time say anything; not passed when the product did not read every record with its amount.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fail } from '../../shared/errors';
import { CONTESTANTS, runTurn } from '../bench/import-turn';
import type { Turn } from '../bench/import-turn';
import { LEDGER_FORMATS, ledgerFile } from '../bench/ledger-files';
import type { LedgerFormat } from '../bench/ledger-files';
import type { Arguments } from './arguments';
import { checked, done, option } from './verb';
import type { Answer } from './verb';

const MOST_ROWS = 100_000;
const MOST_ROUNDS = 20;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** A turn in a new process; null when it ended without an answer. */
function turnOf(format: LedgerFormat, name: string, file: string): Turn | null {
  const words = [process.argv[1] ?? '', 'bench', 'import', '--format', format, '--turn', name, '--file', file];
  const { stdout } = spawnSync(process.execPath, [...process.execArgv, ...words], { encoding: 'utf8' });
  try {
    return JSON.parse(stdout) as Turn;
  } catch {
    // A process that ran out of memory leaves no answer.
    return null;
  }
}

/** `bench import [--format xlsx|xls|csv] [--rows 10000] [--rounds 3]`; `--turn` and `--file` are what it calls itself with. */
export function benchImport(args: Arguments): Answer {
  const format = LEDGER_FORMATS.find((known) => known === (args.options.get('format') ?? 'xlsx'));
  const rows = Number(args.options.get('rows') ?? '10000');
  const rounds = Number(args.options.get('rounds') ?? '3');
  const wrong = !Number.isInteger(rows) || rows < 1 || rows > MOST_ROWS || !(rounds >= 1 && rounds <= MOST_ROUNDS);
  if (format === undefined || wrong) return fail('E_USAGE', option(args, 'rows'));
  if (args.options.has('turn')) {
    const turn = runTurn(format, option(args, 'turn'), option(args, 'file'));
    return turn === null ? fail('E_USAGE', option(args, 'turn')) : done(turn);
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'zeren-bench-'));
  try {
    const file = path.join(folder, `ledger.${format}`);
    const { bytes, total } = ledgerFile(rows, format);
    writeFileSync(file, bytes);
    const names = Object.keys(CONTESTANTS[format]);
    const turns = Array.from({ length: rounds }, () => names.map((name) => ({ name, turn: turnOf(format, name, file) }))).flat();
    const of = (name: string): readonly Turn[] => turns.flatMap((one) => (one.name === name && one.turn !== null ? [one.turn] : []));
    const measure = median(of(names[0] ?? '').map(({ cpuMs }) => cpuMs));
    const answers = names.map((name) => {
      const cpuMs = median(of(name).map((turn) => turn.cpuMs));
      return [
        name,
        { cpuMs: Math.round(cpuMs), ratio: rounded(cpuMs / measure), peakMb: Math.round(median(of(name).map((turn) => turn.peakMb))) },
      ];
    });
    const whole = of('ours').length === rounds && of('ours').every((turn) => turn.rows === rows && turn.total === total);
    const print = {
      format,
      rows,
      rounds,
      megabytes: rounded(bytes.length / 1e6),
      load: loadavg().map(rounded),
      whole,
      ...Object.fromEntries(answers),
    };
    return checked(print, whole);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
