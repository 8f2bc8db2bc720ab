/**
 * `bench`: letters (bench-letters.ts), score (bench-score.ts) and import. `bench import`: how long reading a ledger takes beside SheetJS (dense) and beside mere inflating, in one run, as ratios (issue 4, goal 1).
 * Times of one machine say nothing; only ratios are to be compared.
 */
import { performance } from 'node:perf_hooks';
import * as XLSX from 'xlsx';
import { readCells } from '../../electron/sheets/read-cells';
import { openZip } from '../../electron/sheets/zip-container';
import { fail } from '../../shared/errors';
import { readDocument } from '../../shared/sheet/read-document';
import { runBenchLetters } from './bench-letters';
import { benchScore } from './bench-score';
import { done, option } from './verb';
import type { Answer, Verb } from './verb';

const HEADER = [
  '序号',
  '项目名称',
  '投资方',
  '来源地',
  '总投资（万元）',
  '固定资产投资（万元）',
  '累计到位资金（万元）',
  '签约时间',
  '开工时间',
  '包保领导',
  '责任人',
  '形象进度',
];
const MOST_ROWS = 100_000;

function workbook(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, at) => [
    at + 1,
    `年产${at + 1}套试验设备项目`,
    `试验企业${at % 997}有限公司`,
    '浙江杭州',
    1000 + (at % 5000),
    800,
    at % 3 === 0 ? '约300' : 300,
    '2026-03-15',
    '2026.5',
    '张三（副县长）',
    '李四13800000000',
    '正在办理前期手续',
  ]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['招商引资项目台账'], HEADER, ...lines]), '台账');
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

function inflateAll(bytes: Buffer): number {
  const zip = openZip(bytes);
  if (!zip.ok) return 0;
  return zip.value.names.reduce((sum, name) => {
    const read = zip.value.read(name);
    return sum + (read.ok ? (read.value?.length ?? 0) : 0);
  }, 0);
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** `bench import`, `bench letters` and `bench score`; the verb itself is in bench.ts. */
export const benchTimes: Verb = {
  usage: 'bench import [--rows 10000] [--rounds 3] | bench letters --workspace 文件夹 [--count 50] | bench score',
  valued: ['rows', 'rounds', 'workspace', 'count'],
  needs: [],
  positions: 1,
  run: (args): Promise<Answer> => {
    if (args.positions[0] === 'score') return Promise.resolve(benchScore());
    if (args.positions[0] === 'letters') return runBenchLetters(args);
    const rows = Number(args.options.get('rows') ?? '10000');
    const rounds = Number(args.options.get('rounds') ?? '3');
    const wrong =
      args.positions[0] !== 'import' || !Number.isInteger(rows) || rows < 1 || rows > MOST_ROWS || !(rounds >= 1 && rounds <= 20);
    if (wrong) return Promise.resolve(fail('E_USAGE', option(args, 'rows')));
    const bytes = workbook(rows);
    const contestants: Readonly<Record<'floor' | 'sheetjs' | 'cells' | 'ours', () => number>> = {
      floor: () => inflateAll(bytes),
      sheetjs: () => {
        const sheet = XLSX.read(bytes, { dense: true, cellHTML: false, cellText: false }).Sheets['台账'];
        return sheet === undefined ? 0 : XLSX.utils.sheet_to_json(sheet, { header: 1 }).length - 2;
      },
      cells: () => {
        const read = readCells(bytes);
        return read.ok ? (read.value.sheets[0]?.rows.length ?? 0) - 2 : 0;
      },
      ours: () => {
        const read = readCells(bytes);
        return read.ok ? readDocument(read.value, 'bench.xlsx', null).records.length : 0;
      },
    };
    const times: Record<string, number[]> = {};
    const counted: Record<string, number> = {};
    for (let round = 0; round < rounds; round += 1)
      for (const [name, run] of Object.entries(contestants)) {
        const started = performance.now();
        counted[name] = run();
        (times[name] ??= []).push(performance.now() - started);
      }
    const ms = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
    const ratio = (a: string, b: string): number => Number(((ms[a] ?? 0) / (ms[b] ?? 1)).toFixed(2));
    const ratios = { ours_sheetjs: ratio('ours', 'sheetjs'), cells_sheetjs: ratio('cells', 'sheetjs'), ours_floor: ratio('ours', 'floor') };
    return Promise.resolve(done({ rows, rounds, counted, ms, ratios }));
  },
};
