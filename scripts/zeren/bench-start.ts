/**
 * `bench start`: the built window started again and again over ledgers of different size, warm: until the first page stands, what the page's own thread and
 * the main process have worked until then, and until the proof of the window's copy has ended. Needs the development tools, like `bench window`.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { fail } from '../../shared/errors';
import type { Arguments } from './arguments';
import { LONGEST_MS, MOST_PROJECTS, PERSON, makeLedger, ratios, started } from './bench-window';
import { done } from './verb';
import type { Answer } from './verb';

/** Milliseconds of one start; `page` and `main` are CPU, of the page's thread and of the main process. */
type Start = { readonly shown: number; readonly page: number; readonly main: number };

/** Clock ticks of a Linux process are hundredths of a second. */
const TICK_MS = 10;

/** CPU a process has used so far; null where the system does not tell. */
async function processorMs(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid ?? 0}/stat`, 'utf8').catch(() => '');
  const [, , , , , , , , , , , user = '0', system = '0'] = text.slice(text.indexOf(') ') + 2).split(' ');
  return (Number(user) + Number(system)) * TICK_MS;
}

async function pageMs(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return Math.round((metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000);
}

async function oneStart(profile: string): Promise<Start> {
  const from = performance.now();
  const app: ElectronApplication = await started(profile);
  try {
    const page = await app.firstWindow({ timeout: LONGEST_MS });
    await page.waitForSelector('nav', { timeout: LONGEST_MS });
    const shown = Math.round(performance.now() - from);
    return { shown, page: await pageMs(page), main: await processorMs(app.process().pid) };
  } finally {
    await app.close();
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** The first start fills the window's copy and does not count. */
async function trial(folder: string, profile: string, rounds: number): Promise<Start> {
  await mkdir(path.join(profile, 'home'), { recursive: true });
  await writeFile(path.join(profile, 'settings.json'), JSON.stringify({ folder, person: PERSON }));
  await oneStart(profile);
  const starts: Start[] = [];
  for (let round = 0; round < rounds; round += 1) starts.push(await oneStart(profile));
  const of = (key: keyof Start): number => median(starts.map((start) => start[key]));
  return { shown: of('shown'), page: of('page'), main: of('main') };
}

/** Runs the trial over each size of ledger; ratios are to the first. */
export async function benchStart(args: Arguments): Promise<Answer> {
  const sizes = (args.options.get('projects') ?? '1000,10000').split(',').map(Number);
  const rounds = Number(args.options.get('rounds') ?? '3');
  const wrong = sizes.some((size) => !Number.isInteger(size) || size < 1 || size > MOST_PROJECTS);
  if (wrong || !Number.isInteger(rounds) || rounds < 1) return fail('E_USAGE', 'zeren bench start [--projects 1000,10000] [--rounds 3]');
  const place = await mkdtemp(path.join(os.tmpdir(), 'zeren-start-'));
  try {
    const results: Record<string, Start> = {};
    for (const size of sizes) {
      const folder = path.join(place, String(size));
      const made = await makeLedger(folder, size);
      if (!made.ok) return made;
      results[size] = await trial(folder, path.join(place, `profile-${size}`), rounds);
    }
    const base = results[String(sizes[0])];
    const to = Object.fromEntries(Object.entries(results).map(([size, result]) => [size, ratios(result, base)]));
    return done({ load: os.loadavg().map((load) => Math.round(load)), results, ratios: to });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
