/**
 * `bench letters`: the product side of a benchmark, as ratios of two runs on the same machine in the same minute (design/letters.md, section 5). Absolute
 * times are printed for the reader and judged by nobody.
 */
import path from 'node:path';
import { chromiumPrinter, findChromium } from '../../electron/printing/chromium-port';
import type { PagePrinter } from '../../electron/printing/port';
import { printLetters } from '../../electron/printing/print-letters';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Letter } from '../../shared/letters/blocks';
import { treeMemory } from '../bench/tree-memory';
import type { Arguments } from './arguments';
import { contractLetters } from './paper-verbs';
import { ASSETS, withWorkspace } from './open';
import { checked, option } from './verb';
import type { Answer } from './verb';

/** Goals of design/letters.md: time of n merged letters over n single prints; peak memory of the batch over that of one letter at a time. */
const GOAL = { time: 0.1, memory: 2 } as const;
const USUAL_COUNT = 50;
const SAMPLE_MS = 25;

type Run = { readonly ms: number; readonly peakMb: number };

/** Runs work on a fresh browser that has printed once, and watches what the browser's processes take at most. */
async function measured(browser: string, warm: Letter, work: (printer: PagePrinter) => Promise<Result<unknown>>): Promise<Result<Run>> {
  const printer = await chromiumPrinter(browser, path.join(ASSETS, 'fonts'));
  try {
    const warmed = await printLetters(printer, [warm], OPTIONS);
    if (!warmed.ok) return warmed;
    let peak = 0;
    let running = true;
    const watch = (async () => {
      while (running) {
        peak = Math.max(peak, await treeMemory(process.pid));
        await new Promise((later) => setTimeout(later, SAMPLE_MS));
      }
    })();
    const start = performance.now();
    const made = await work(printer);
    const ms = performance.now() - start;
    running = false;
    await watch;
    return made.ok ? ok({ ms: Math.round(ms), peakMb: Math.round(peak / 1024) }) : made;
  } finally {
    await printer.close();
  }
}

const OPTIONS = { faces: 'bundled', dated: new Date(0) } as const;

async function oneByOne(printer: PagePrinter, letters: readonly Letter[]): Promise<Result<unknown>> {
  for (const letter of letters) {
    const made = await printLetters(printer, [letter], OPTIONS);
    if (!made.ok) return made;
  }
  return ok(null);
}

/** `count` 责任书 of the county, its units over and over, printed in one batch and one by one. */
async function benchLetters(units: readonly Letter[], count: number): Promise<Answer> {
  const browser = await findChromium();
  const [first] = units;
  if (browser === undefined) return fail('E_PRINT', '没有找到 Chromium、Chrome 或 Edge');
  if (first === undefined) return fail('E_PAPER_DATA', '没有要出的目标责任书');
  const letters = Array.from({ length: count }, (_, at) => units[at % units.length] ?? first);
  const merged = await measured(browser, first, (printer) => printLetters(printer, letters, OPTIONS));
  if (!merged.ok) return merged;
  const single = await measured(browser, first, (printer) => oneByOne(printer, letters));
  if (!single.ok) return single;
  const time = merged.value.ms / single.value.ms;
  const memory = single.value.peakMb === 0 ? null : merged.value.peakMb / single.value.peakMb;
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const ratios = { time: round(time), memory: memory === null ? null : round(memory) };
  const print = { bench: 'letters', count, merged: merged.value, single: single.value, ratios, goal: GOAL };
  return checked(print, time <= GOAL.time && (memory === null || memory <= GOAL.memory));
}

/** `bench letters --workspace 文件夹 [--count 50]`. */
export async function runBenchLetters(args: Arguments): Promise<Answer> {
  const count = Number(args.options.get('count') ?? USUAL_COUNT);
  if (!args.options.has('workspace') || !Number.isInteger(count) || count < 1 || count > 2000) return fail('E_USAGE', 'bench letters');
  return withWorkspace(option(args, 'workspace'), async (workspace): Promise<Answer> => {
    const units = await contractLetters(workspace);
    return units.ok ? benchLetters(units.value, count) : units;
  });
}
