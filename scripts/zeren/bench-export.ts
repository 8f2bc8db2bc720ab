/**
 * `bench export`: a ledger of 30 columns written as the product hands it in — borders, fonts, heights, formats of days and amounts, print set-up — beside
 * SheetJS, which writes the same values without any of it (goal 4). Only the ratio says anything; not passed when a file is none.
 */
import * as XLSX from 'xlsx';
import { writeLedger } from '../../electron/sheets/write-ledger';
import { fail } from '../../shared/errors';
import type { TableColumn, TableView } from '../../shared/views/table-view';
import { DATE_COLUMNS, HEADERS, ledgerRows } from '../bench/ledger-files';
import { measured, rounds } from '../bench/turns';
import type { Cost } from '../bench/turns';
import type { Arguments } from './arguments';
import { sizeOf } from './bench-import';
import { checked, done, option } from './verb';
import type { Answer } from './verb';

type Written = { readonly bytes: number };

function columnOf(label: string, at: number): TableColumn {
  const kind = DATE_COLUMNS.has(at) ? 'date' : label.includes('万元') ? 'money' : 'text';
  return { key: `c${at}`, label: label.replace('（万元）', ''), kind, chars: 10 };
}

/** The ledger as a view of the product: amounts exact, days as days. */
function viewOf(count: number): TableView {
  const columns = HEADERS.map(columnOf);
  const rows = ledgerRows(count).map((row) => ({
    role: 'row' as const,
    cells: row.map((value, at) => {
      const kind = columns[at]?.kind;
      if (typeof value !== 'number' || kind === 'text') return value;
      if (kind === 'money') return { minor: Math.round(value * 1_000_000), currency: 'CNY' as const };
      return { date: XLSX.SSF.format('yyyy-mm-dd', value), precision: 'day' as const };
    }),
  }));
  return {
    title: '招商引资项目台账',
    reportingUnit: '青石县',
    asOf: '2026年3月31日',
    moneyUnit: '万元',
    columns,
    rows,
    notes: [],
    practice: false,
  };
}

const WRITERS: Readonly<Record<string, (count: number) => () => Written | Promise<Written>>> = {
  sheetjs: (count) => {
    const rows = [HEADERS, ...ledgerRows(count)].map((row) => [...row]);
    return () => {
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows, { dense: true }), '台账');
      const written: unknown = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true });
      return { bytes: Buffer.isBuffer(written) ? written.length : 0 };
    };
  },
  ours: (count) => {
    const view = viewOf(count);
    return async () => ({ bytes: (await writeLedger(view)).length });
  },
};

/** `bench export [--rows 10000] [--rounds 3]`; `--turn` is what it calls itself with. */
export async function benchExport(args: Arguments): Promise<Answer> {
  const size = sizeOf(args);
  if (size === null) return fail('E_USAGE', option(args, 'rows'));
  const { rows, count } = size;
  if (args.options.has('turn')) {
    const write = WRITERS[option(args, 'turn')];
    return write === undefined ? fail('E_USAGE', option(args, 'turn')) : done(await measured(write(rows)));
  }
  const wordsOf = (name: string): readonly string[] => ['bench', 'export', '--rows', String(rows), '--turn', name];
  const { of, standing } = rounds<Written & Cost>(Object.keys(WRITERS), count, wordsOf);
  const whole = Object.keys(WRITERS).every((name) => of(name).length === count && of(name).every(({ bytes }) => bytes > 0));
  return checked({ rows, rounds: count, whole, ...standing }, whole);
}
