/**
 * Fault 25 through the window: main process and browser are killed (SIGKILL, both at once) while the window commits; every commit the window was
 * told is stored must be there afterwards, and window and main must hold the same state. Ten trials here; `node scripts/faults/kill9-app.mjs` runs 50.
 */
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { close, launch, type Watched } from './launch';
import { readyPage } from './native';
import { openSample } from './story/start';
import { deskOver } from './story/desk';
import { expectSameState } from './story/state';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TRIALS = Number(process.env['ZEREN_TRIALS'] ?? 10);
const LATEST_KILL_MS = 400;

const committed = z.object({ ok: z.literal(true), value: z.object({ commit: z.object({ ops: z.array(z.object({ id: z.string() })) }) }) });
const pages = z.object({
  ok: z.literal(true),
  value: z.object({
    pieces: z.array(z.object({ ops: z.array(z.object({ id: z.string() })) })),
    next: z.object({ from: z.number(), skip: z.number() }).nullable(),
  }),
});
type Start = z.infer<typeof pages>['value']['next'];

/** A process and all it started. */
function familyOf(pid: number): number[] {
  let children: number[] = [];
  try {
    children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    children = [];
  }
  return [pid, ...children.flatMap(familyOf)];
}

function killFamily({ child }: Watched): void {
  for (const pid of familyOf(child.pid ?? 0)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in between.
    }
  }
}

/** Commits one new project after the other from the window until it dies; tells each answer as it comes. */
async function commitUntilKilled(watched: Watched, acknowledged: Set<string>): Promise<void> {
  const page = await readyPage(watched.app);
  await page.exposeFunction('acknowledge', (answer: unknown) => {
    const told = committed.safeParse(answer);
    for (const { id } of told.success ? told.data.value.commit.ops : []) acknowledged.add(id);
  });
  const dying = page
    .evaluate(async () => {
      const acknowledge = (window as unknown as { acknowledge: (answer: unknown) => Promise<void> }).acknowledge;
      for (;;) {
        const record = `s-${Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => '0123456789abcdefghjkmnpqrstvwxyz'.charAt(byte % 32)).join('')}`;
        const draft = { scope: 'county', entity: 'supervision', record, kind: 'create' as const, fields: { matter: '断电试验' }, over: {} };
        await acknowledge(await window.bridge.call('ledger:commit', { drafts: [draft], person: '断电试验' }));
      }
    })
    .catch(() => undefined);
  await expect.poll(() => acknowledged.size).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST_KILL_MS));
  killFamily(watched);
  await dying;
}

/** Ids of all operations that main holds after opening the ledger again. */
async function held(watched: Watched): Promise<Set<string>> {
  const page = await readyPage(watched.app);
  const found = new Set<string>();
  for (let start: Start = { from: 1, skip: 0 }; start !== null;) {
    const { value } = pages.parse(await page.evaluate((at) => window.bridge.call('ledger:pages', { ...at, limit: 2_000 }), start));
    for (const { ops } of value.pieces) for (const { id } of ops) found.add(id);
    start = value.next;
  }
  return found;
}

test(`main and browser killed in the middle of committing, ${TRIALS} times: no acknowledged operation is lost`, async () => {
  test.setTimeout(TRIALS * 30_000 + 60_000);
  const profile = await mkdtemp(path.join(os.tmpdir(), 'zeren-kill9-app-'));
  const first = await launch(ROOT, profile);
  await openSample(await deskOver(first, profile, profile), '断电试验');
  await close(first);

  const all = new Set<string>();
  let lost = 0;
  for (let trial = 1; trial <= TRIALS; trial += 1) {
    const own = new Set<string>();
    await commitUntilKilled(await launch(ROOT, profile), own);
    for (const id of own) all.add(id);
    const again = await launch(ROOT, profile);
    const there = await held(again);
    lost += [...all].filter((id) => !there.has(id)).length;
    await expectSameState(again.app);
    await close(again);
  }
  console.log(`kill -9 of main and browser: ${TRIALS} trials, ${all.size} acknowledged, ${lost} lost`);
  expect(lost).toBe(0);
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
});
