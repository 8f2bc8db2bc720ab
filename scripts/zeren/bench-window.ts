/**
 * `bench window`: the built window over ledgers of 1,000 and more projects (design/performance.md rows 7 to 12 and 16), each measure as a ratio to the
 * smallest ledger of the same run. Needs the development tools (Playwright and the stand-in), which are not part of the shipped program.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { grownProject } from '../bench/grown-county';
import { treeMemory } from '../bench/tree-memory';
import { driverOf } from '../bench/window-drive';
import { restoreFromCommits } from '../../electron/workspace/create';
import { readSampleCommits } from '../../electron/sample';
import { fail, ok } from '../../shared/errors';
import type { Result } from '../../shared/errors';
import type { Draft } from '../../shared/ledger/operation';
import { listRecords } from '../../shared/ledger/read';
import type { Arguments } from './arguments';
import { ASSETS, FOUNDING, withWorkspace } from './open';
import { done } from './verb';
import type { Answer } from './verb';

const USUAL_SIZES = '1000,10000';
export const MOST_PROJECTS = 100_000;
export const PERSON = '测速';
const DRAFTS_A_COMMIT = 2_000;
const SCREEN_COUNT = 8;
/** What takes longer than this has failed. */
export const LONGEST_MS = 600_000;
const ROOT = path.resolve(import.meta.dirname, '../..');

/** The sample county grown to so many projects, in a folder. */
export async function makeLedger(folder: string, projects: number): Promise<Result<null>> {
  const commits = await readSampleCommits(ASSETS);
  if (!commits.ok) return commits;
  const founded = await restoreFromCommits(
    folder,
    { county: '青石县', office: '青石县招商办', unit: null, practice: true },
    commits.value,
    FOUNDING,
  );
  if (!founded.ok) return founded;
  return withWorkspace(folder, async ({ ledger, commitDrafts }) => {
    const missing = Math.max(1, projects - listRecords(ledger, 'project').length);
    let drafts: Draft[] = [];
    for (let at = 0; at < missing; at += 1) {
      drafts.push(...grownProject(ledger, at));
      if (drafts.length < DRAFTS_A_COMMIT && at < missing - 1) continue;
      const stored = await commitDrafts(drafts, PERSON);
      if (!stored.ok) return stored;
      drafts = [];
    }
    return ok(null);
  });
}

/** Starts the built program on a profile. */
export async function started(profile: string): Promise<ElectronApplication> {
  // Where Electron itself is not installed, the stand-in over Chromium takes its place; Playwright reads this of its own process.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= path.join(ROOT, 'dist/electron-standin');
  const { _electron } = await import('@playwright/test');
  const inherited = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const home = path.join(profile, 'home');
  return _electron.launch({
    args: [ROOT, `--user-data-dir=${profile}`],
    env: {
      ...inherited,
      HOME: home,
      XDG_CONFIG_HOME: path.join(home, '.config'),
    },
    timeout: LONGEST_MS,
  });
}

/** From the start of the program to its first page, in ms. */
async function startTime(profile: string, work: (app: ElectronApplication, ms: number) => Promise<void>): Promise<void> {
  const from = performance.now();
  const app = await started(profile);
  try {
    const page = await app.firstWindow({ timeout: LONGEST_MS });
    await page.waitForSelector('html[data-ready="true"]', { timeout: LONGEST_MS });
    await page.waitForSelector('nav', { timeout: LONGEST_MS });
    await work(app, Math.round(performance.now() - from));
  } finally {
    await app.close();
  }
}

async function trial(folder: string, profile: string): Promise<Record<string, unknown>> {
  await mkdir(path.join(profile, 'home'), { recursive: true });
  await writeFile(path.join(profile, 'settings.json'), JSON.stringify({ folder, person: PERSON }));
  let result: Record<string, unknown> = {};
  await startTime(profile, async (_, firstStart) => {
    result = { firstStart };
  });
  await startTime(profile, async (app, start) => {
    const page = await app.firstWindow();
    page.setDefaultTimeout(30_000);
    const drive = await driverOf(page);
    await drive.quiet();
    const table = await drive.screen(2, '.ag-row[row-index="0"] .ag-cell[col-id="projectName"]');
    await drive.measured(() => page.locator('[data-testid="ledger"]').click({ position: { x: 5, y: 5 } }));
    const reading = await drive.scroll(60, 120);
    const dragging = await drive.scroll('page', 40);
    await drive.scroll(-1_000_000_000, 1);
    const edit = await drive.edit(3, 'investor', '新投资企业一');
    const search = await drive.search();
    await page.locator('.lg-header-text', { hasText: '项目名称' }).click();
    const sorted = await drive.edit(3, 'investor', '新投资企业二');
    const profiled = process.env['ZEREN_PROFILE'] === '1' ? await drive.profiled(() => drive.edit(4, 'investor', '新投资企业三')) : [];
    const memory = { windowHeap: await drive.heap(), all: Math.round((await treeMemory(app.process().pid ?? 0)) / 1_000) };
    const screens: Record<string, unknown> = {};
    for (let at = 1; at <= SCREEN_COUNT; at += 1) screens[at] = await drive.screen(at, 'main');
    result = {
      ...result,
      start,
      table,
      reading,
      dragging,
      edit,
      sorted,
      search,
      memory,
      screens,
      ...(profiled.length > 0 && { profiled }),
    };
  });
  return result;
}

/** Every number as a multiple of the one at the same place in the smallest ledger's result. */
export function ratios(value: unknown, base: unknown): unknown {
  if (typeof value === 'number') return typeof base === 'number' && base > 0 ? Math.round((value / base) * 100) / 100 : null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, own]) => [key, ratios(own, (base as Readonly<Record<string, unknown>> | undefined)?.[key])]),
  );
}

/** Runs the trial over each size of ledger. */
export async function benchWindow(args: Arguments): Promise<Answer> {
  const sizes = (args.options.get('projects') ?? USUAL_SIZES).split(',').map(Number);
  const wrong = sizes.some((size) => !Number.isInteger(size) || size < 500 || size > MOST_PROJECTS);
  if (wrong) return fail('E_USAGE', '--projects 500 至 100000，用逗号分开');
  const place = await mkdtemp(path.join(os.tmpdir(), 'zeren-window-'));
  try {
    const results: Record<string, Record<string, unknown>> = {};
    for (const size of sizes) {
      const folder = path.join(place, String(size));
      const made = await makeLedger(folder, size);
      if (!made.ok) return made;
      results[size] = await trial(folder, path.join(place, `profile-${size}`));
    }
    const [smallest] = sizes;
    const base = results[String(smallest)];
    const to = Object.fromEntries(Object.entries(results).map(([size, result]) => [size, ratios(result, base)]));
    return done({ load: os.loadavg().map((load) => Math.round(load)), results, ratios: to });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
