/**
 * Power cuts on ext4 (design/reliability.md goal 2, fault 26): a ledger on a loop-mounted image is written to; at a random moment the image is copied as
 * the medium holds it, without what the kernel still keeps in memory, and the next start runs on that copy. Counts acknowledged operations that are gone.
 * Needs root and loop devices. `node scripts/faults/power-cut.mjs [CUTS]` (20 unless said); `--unsynced` leaves every flush out and must lose something,
 * or the driver shows nothing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bundleWriter, readLines, TRIALS_PER_LEDGER } from './kill9.mjs';

/** Sparse; above the floor of free space below which the program only reads. */
const IMAGE_MB = 320;
const LATEST_CUT_MS = 2_500;
/** Copies until two in a row are alike: the writer stands still, so the medium soon does. */
const MOST_COPIES = 50;

/** @typedef {{ cuts: number, acknowledged: number, lost: number, cutsWithLoss: number, torn: number, refused: string[] }} CutTally */

/** @param {string[]} command */
const runs = ([program = '', ...words]) => spawnSync(program, words, { stdio: 'ignore' }).status === 0;

/**
 * @param {string[]} command
 * @returns {void}
 */
function must(command) {
  if (!runs(command)) throw new Error(`failed: ${command.join(' ')}`);
}

/** @param {string} image */
function makeDisk(image) {
  must(['truncate', '-s', `${IMAGE_MB}M`, image]);
  must(['mkfs.ext4', '-q', '-F', image]);
}

/** Whether this machine lets us mount an image of our own. */
export function canCutPower() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zeren-cut-try-'));
  const image = path.join(folder, 'disk');
  try {
    const made =
      runs(['truncate', '-s', '8M', image]) && runs(['mkfs.ext4', '-q', '-F', image]) && runs(['mount', '-o', 'loop', image, folder]);
    return made && runs(['umount', folder]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} image
 * @param {string} copy
 * @returns {Promise<void>}
 */
async function copyAtRest(image, copy) {
  const again = `${copy}.again`;
  for (let time = 0; time < MOST_COPIES; time += 1) {
    must(['cp', '--sparse=always', image, copy]);
    must(['cp', '--sparse=always', image, again]);
    const alike = runs(['cmp', '-s', copy, again]);
    rmSync(again);
    if (alike) return;
    await pause(20);
  }
  throw new Error('the image never came to rest');
}

/**
 * Writes until the cut, and leaves in `image` what the medium held then.
 * @param {string} writer
 * @param {string} mode `write`, or `unsynced`
 * @param {{ image: string, mount: string }} disk
 */
async function writeAndCut(writer, mode, { image, mount }) {
  must(['mount', '-o', 'loop', image, mount]);
  const child = spawn(process.execPath, [writer, mode, path.join(mount, 'ledger')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let said = '';
  const first = new Promise((resolve) => child.stdout.on('data', (piece) => resolve((said += piece))));
  await Promise.race([first, ended]);
  await pause(Math.random() * LATEST_CUT_MS);
  child.kill('SIGSTOP');
  const copy = `${image}.cut`;
  await copyAtRest(image, copy);
  child.kill('SIGKILL');
  await ended;
  must(['umount', mount]);
  renameSync(copy, image);
  const lines = readLines(said);
  return { acknowledged: lines.flatMap(({ ack }) => ack ?? []), refused: lines.flatMap(({ refused }) => refused ?? []) };
}

/**
 * Starts the program's services on what the cut has left.
 * @param {string} writer
 * @param {{ image: string, mount: string }} disk
 */
function judge(writer, { image, mount }) {
  must(['mount', '-o', 'loop', image, mount]);
  try {
    const { stdout } = spawnSync(process.execPath, [writer, 'judge', path.join(mount, 'ledger')], { encoding: 'utf8', maxBuffer: 1 << 30 });
    return readLines(stdout)[0] ?? {};
  } finally {
    must(['umount', mount]);
  }
}

/**
 * Runs the cuts; a disk goes on from what each cut left, and is made anew with its ledger after some (see `TRIALS_PER_LEDGER`).
 * @param {{ cuts: number, synced?: boolean, progress?: (line: string) => void }} options
 * @returns {Promise<CutTally>}
 */
export async function runCuts({ cuts, synced = true, progress = () => undefined }) {
  const folder = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'zeren-cut-'));
  const disk = { image: path.join(folder, 'disk'), mount: path.join(folder, 'mount') };
  /** @type {CutTally} */
  const tally = { cuts: 0, acknowledged: 0, lost: 0, cutsWithLoss: 0, torn: 0, refused: [] };
  /** @type {Set<string>} */
  let standing = new Set();
  try {
    mkdirSync(disk.mount);
    makeDisk(disk.image);
    const writer = await bundleWriter(folder);
    for (let cut = 1; cut <= cuts; cut += 1) {
      if (cut % TRIALS_PER_LEDGER === 0) {
        rmSync(disk.image);
        makeDisk(disk.image);
        standing = new Set();
      }
      const { acknowledged, refused } = await writeAndCut(writer, synced ? 'write' : 'unsynced', disk);
      const found = judge(writer, disk);
      const held = new Set(found.held ?? []);
      const due = [...standing, ...acknowledged];
      const lost = due.filter((id) => !held.has(id)).length;
      tally.cuts = cut;
      tally.acknowledged += acknowledged.length;
      tally.lost += lost;
      if (lost > 0) tally.cutsWithLoss += 1;
      if ((found.notices ?? []).some((/** @type {string} */ notice) => notice.includes('已切下另存'))) tally.torn += 1;
      tally.refused.push(...refused, ...(found.refused === undefined ? [] : [found.refused]));
      // Each cut is judged alone: the next goes on from what was found.
      standing = new Set(due.filter((id) => held.has(id)));
      progress(`${cut}/${cuts}: ${tally.acknowledged} acknowledged, ${tally.lost} lost, ${tally.torn} torn tails cut`);
      if (found.refused !== undefined && !synced) break; // nothing goes on from a ledger that is gone
    }
    return tally;
  } finally {
    runs(['umount', disk.mount]);
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const synced = !words.includes('--unsynced');
  const cuts = Number(words.find((word) => /^\d+$/.test(word)) ?? 20);
  if (!canCutPower()) {
    process.stdout.write('NOT RUN: needs root and loop devices\n');
    process.exit(0);
  }
  const tally = await runCuts({ cuts, synced, progress: (line) => process.stderr.write(`${line}\n`) });
  process.stdout.write(`${JSON.stringify(tally)}\n`);
  process.exitCode = synced === (tally.lost === 0 && tally.refused.length === 0) ? 0 : 1;
}
