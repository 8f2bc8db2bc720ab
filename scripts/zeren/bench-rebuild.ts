/**
 * `bench rebuild`: a journal of many commits proved and folded as at a start (goal 4), beside JSON.parse of the same lines in the same run; then one
 * record changed, one removed and two swapped, and how soon the first bad one is named (goal 17). Works in a folder of its own and removes it.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { nodeFiles } from '../../electron/journal/files';
import { SEGMENT_BYTES } from '../../electron/journal/journal';
import { passBy, scanJournal, segmentName } from '../../electron/journal/segments';
import { fail } from '../../shared/errors';
import { makeCommit } from '../../shared/ledger/commit';
import { completeDrafts } from '../../shared/ledger/complete';
import type { ChainHead } from '../../shared/ledger/complete';
import { createDraft } from '../../shared/ledger/drafts';
import { applySteps, emptyLedger } from '../../shared/ledger/fold';
import { deviceIdSchema, recordId } from '../../shared/model/ids';
import type { Arguments } from './arguments';
import { checked, option } from './verb';
import type { Answer } from './verb';

const MOST = 1_000_000;
/** Goals of design/reliability.md: seconds for 100,000 operations. */
const GOAL = { rebuild: 10, named: 5 } as const;
const USUAL = 100_000;

/** Lines of a journal: one commit of one operation each, the smallest record there is and so the most to prove. */
function journalLines(count: number): string[] {
  const device = deviceIdSchema.parse('d-bench');
  const scope = recordId('u-bench');
  let head: ChainHead | null = null;
  let prev: string | null = null;
  return Array.from({ length: count }, (_, at) => {
    const draft = createDraft(
      { scope, entity: 'project', record: recordId(`p-${at}`) },
      {
        projectName: `年产${at}套试验设备项目`,
        investor: `试验企业${at % 997}有限公司`,
        totalInvestment: { minor: at * 100, currency: 'CNY' },
      },
    );
    const sealed = completeDrafts([draft], {
      device,
      person: '王芳',
      at: '2026-01-01T00:00:00+08:00',
      lamport: at,
      head: () => head,
      salt: () => '0123456789abcdef',
    });
    const last = sealed.at(-1)?.op.id;
    if (last !== undefined) head = { n: at + 1, id: last };
    const commit = makeCommit(at + 1, prev, sealed);
    prev = commit.hash;
    return `${JSON.stringify(commit)}\n`;
  });
}

async function writeSegments(folder: string, lines: readonly string[]): Promise<void> {
  let segment: string[] = [];
  let bytes = 0;
  let number = 1;
  for (const [at, line] of lines.entries()) {
    segment.push(line);
    bytes += Buffer.byteLength(line);
    if (bytes < SEGMENT_BYTES && at < lines.length - 1) continue;
    await writeFile(path.join(folder, segmentName(number)), segment.join(''));
    [segment, bytes, number] = [[], 0, number + 1];
  }
}

const seconds = (from: number): number => Number(((performance.now() - from) / 1000).toFixed(2));

/** What somebody might do to a record, and which commit must be named. */
const TAMPERINGS: Readonly<Record<'changed' | 'removed' | 'swapped', (lines: string[], at: number) => void>> = {
  changed: (lines, at) => lines.splice(at, 1, (lines[at] ?? '').replace('王芳', '李明')),
  removed: (lines, at) => lines.splice(at, 1),
  swapped: (lines, at) => lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? ''),
};

async function named(
  folder: string,
  kind: keyof typeof TAMPERINGS,
  at: number,
): Promise<{ readonly n: number | null; readonly s: number }> {
  let before = 0;
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, segmentName(number));
    const text = await readFile(file, 'utf8');
    const lines = text.split(/(?<=\n)/u);
    if (at >= before + lines.length) {
      before += lines.length;
      continue;
    }
    const within = Math.min(at - before, lines.length - 2);
    TAMPERINGS[kind](lines, within);
    await writeFile(file, lines.join(''));
    const start = performance.now();
    const scan = await scanJournal(nodeFiles, folder, passBy);
    const s = seconds(start);
    await writeFile(file, text);
    return { n: scan.broken?.n === before + within + 1 ? scan.broken.n : null, s };
  }
}

/** Runs the trial; `passed` says that the rebuilt ledger holds everything and every tampering was named at its place. */
export async function benchRebuild(args: Arguments): Promise<Answer> {
  const count = Number(option(args, 'count') || USUAL);
  if (!Number.isInteger(count) || count < 10 || count > MOST) return fail('E_USAGE', '--count 10 至 1000000');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'zeren-bench-'));
  try {
    const lines = journalLines(count);
    await writeSegments(folder, lines);
    const parsing = performance.now();
    for (const line of lines) JSON.parse(line);
    const parse = seconds(parsing);
    const starting = performance.now();
    const ledger = emptyLedger();
    const scan = await scanJournal(nodeFiles, folder, (_, operations) => applySteps(ledger, operations));
    const rebuild = seconds(starting);
    const tampered: Record<string, { readonly n: number | null; readonly s: number }> = {};
    for (const [place, kind] of (['changed', 'removed', 'swapped'] as const).entries())
      tampered[kind] = await named(folder, kind, Math.floor((count * (2 * place + 1)) / 6));
    const whole = scan.broken === null && scan.places.length === count && ledger.records.get('project')?.size === count;
    const found = Object.values(tampered).every(({ n }) => n !== null);
    const ratio = Number((rebuild / Math.max(parse, 0.01)).toFixed(1));
    return checked({ operations: count, seconds: { parse, rebuild }, ratio, whole, tampered, goal: GOAL }, whole && found);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
