/**
 * `bench import`: reading a ledger of 30 columns beside SheetJS (.xlsx, .xls) or beside decoding and `split` (GBK .csv; goals 1 and 2). Only the ratios say
 * anything; not passed when the product did not read every record with its amount.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fail } from '../../shared/errors';
import { CONTESTANTS, runTurn } from '../bench/import-turn';
import type { Turn } from '../bench/import-turn';
import { LEDGER_FORMATS, ledgerFile } from '../bench/ledger-files';
import { rounded, rounds } from '../bench/turns';
import type { Arguments } from './arguments';
import { checked, done, option } from './verb';
import type { Answer } from './verb';

const MOST_ROWS = 100_000;
const MOST_ROUNDS = 20;

/** `--rows` and `--rounds` of a bench of files; null when they are out of bounds. */
export function sizeOf(args: Arguments): { readonly rows: number; readonly count: number } | null {
  const rows = Number(args.options.get('rows') ?? '10000');
  const count = Number(args.options.get('rounds') ?? '3');
  return Number.isInteger(rows) && rows >= 1 && rows <= MOST_ROWS && count >= 1 && count <= MOST_ROUNDS ? { rows, count } : null;
}

/** `bench import [--format xlsx|xls|csv] [--rows 10000] [--rounds 3]`; `--turn` and `--file` are what it calls itself with. */
export async function benchImport(args: Arguments): Promise<Answer> {
  const format = LEDGER_FORMATS.find((known) => known === (args.options.get('format') ?? 'xlsx'));
  const size = sizeOf(args);
  if (format === undefined || size === null) return fail('E_USAGE', option(args, 'rows'));
  if (args.options.has('turn')) {
    const turn = await runTurn(format, option(args, 'turn'), option(args, 'file'));
    return turn === null ? fail('E_USAGE', option(args, 'turn')) : done(turn);
  }
  const { rows, count } = size;
  const folder = mkdtempSync(path.join(tmpdir(), 'zeren-bench-'));
  try {
    const file = path.join(folder, `ledger.${format}`);
    const { bytes, total } = ledgerFile(rows, format);
    writeFileSync(file, bytes);
    const wordsOf = (name: string): readonly string[] => ['bench', 'import', '--format', format, '--turn', name, '--file', file];
    const { of, standing } = rounds<Turn>(Object.keys(CONTESTANTS[format]), count, wordsOf);
    const whole = of('ours').length === count && of('ours').every((turn) => turn.rows === rows && turn.total === total);
    return checked({ format, rows, rounds: count, megabytes: rounded(bytes.length / 1e6), whole, ...standing }, whole);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
