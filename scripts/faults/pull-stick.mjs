/**
 * Sticks pulled out while a package is written (design/reliability.md goal 6, faults 15 and 19): an exFAT image served by exfat-fuse, which is ended with
 * kill -9 at a random moment; what it had not handed to the medium is gone. The next mount is judged: is the newest package that was acknowledged there,
 * whole? Needs root, loop devices, exfat-fuse and exfatprogs. `node scripts/faults/pull-stick.mjs [PULLS]` (20 unless said).
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bundleWriter, readLines } from './kill9.mjs';

const IMAGE_MB = 96;
const LATEST_PULL_MS = 1_500;
const MOST_WAITS = 200;

/** @typedef {{ pulls: number, acknowledged: number, newestWhole: number, olderOnly: number, nothingWhole: number, notMountable: number, damagedUnderFinalName: number, refused: string[] }} PullTally */

/** @param {string[]} command */
const runs = ([program = '', ...words]) => spawnSync(program, words, { stdio: 'ignore' }).status === 0;

/**
 * @param {string} device
 * @param {string} mount
 */
async function mountStick(device, mount) {
  const server = spawn('mount.exfat-fuse', ['-d', '-o', 'nonempty', device, mount], { stdio: 'ignore' });
  for (let time = 0; time < MOST_WAITS; time += 1) {
    if (runs(['mountpoint', '-q', mount])) return server;
    if (server.exitCode !== null) return null;
    await pause(20);
  }
  server.kill('SIGKILL');
  return null;
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} mount
 */
async function unmount(server, mount) {
  const ended = server.exitCode === null ? new Promise((resolve) => server.on('close', resolve)) : null;
  runs(['umount', mount]);
  await Promise.race([ended, pause(2_000)]);
  server.kill('SIGKILL');
}

/**
 * Writes until the stick is pulled.
 * @param {string} writer
 * @param {import('node:child_process').ChildProcess} server
 * @param {string} mount
 */
async function writeAndPull(writer, server, mount) {
  const child = spawn(process.execPath, [writer, 'write', mount], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let said = '';
  child.stdout.on('data', (piece) => (said += piece));
  for (let time = 0; time < 500 && !said.includes('"ack":2') && child.exitCode === null; time += 1) await pause(20);
  await pause(Math.random() * LATEST_PULL_MS);
  server.kill('SIGKILL');
  const lines = readLines(said);
  child.kill('SIGKILL');
  await ended;
  await pause(60);
  runs(['umount', '-l', mount]);
  await pause(60);
  const county = lines.find(({ county: key }) => key !== undefined)?.county ?? '';
  return { county, acknowledged: lines.flatMap(({ ack }) => ack ?? []) };
}

/**
 * @param {string} folder
 * @param {string} writer
 * @param {PullTally} tally
 */
async function onePull(folder, writer, tally) {
  const [image, mount] = [path.join(folder, 'stick'), path.join(folder, 'mount')];
  rmSync(image, { force: true });
  runs(['truncate', '-s', `${IMAGE_MB}M`, image]);
  const device = spawnSync('losetup', ['-f', '--show', image], { encoding: 'utf8' }).stdout.trim();
  try {
    runs(['mkfs.exfat', device]);
    const server = await mountStick(device, mount);
    if (server === null) throw new Error('a fresh stick does not mount');
    const { county, acknowledged } = await writeAndPull(writer, server, mount);
    tally.pulls += 1;
    tally.acknowledged += acknowledged.length;
    const again = await mountStick(device, mount);
    if (again === null) {
      tally.notMountable += 1;
      return;
    }
    const { stdout } = spawnSync(process.execPath, [writer, 'judge', mount, county], { encoding: 'utf8' });
    await unmount(again, mount);
    const [found = {}] = readLines(stdout);
    if (found.refused !== undefined) tally.refused.push(found.refused);
    const best = Math.max(0, ...(found.good ?? []));
    if (best >= Math.max(0, ...acknowledged)) tally.newestWhole += 1;
    else if (best > 0) tally.olderOnly += 1;
    else tally.nothingWhole += 1;
    tally.damagedUnderFinalName += (found.bad ?? []).length;
  } finally {
    runs(['umount', '-l', mount]);
    runs(['losetup', '-d', device]);
  }
}

const pulls = Number(process.argv[2] ?? 20);
if (process.getuid?.() !== 0 || !['mount.exfat-fuse', 'mkfs.exfat', 'losetup'].every((program) => runs(['which', program]))) {
  process.stdout.write('NOT RUN: needs root, loop devices, exfat-fuse and exfatprogs\n');
  process.exit(0);
}
const folder = mkdtempSync(path.join(os.tmpdir(), 'zeren-pull-'));
/** @type {PullTally} */
const tally = {
  pulls: 0,
  acknowledged: 0,
  newestWhole: 0,
  olderOnly: 0,
  nothingWhole: 0,
  notMountable: 0,
  damagedUnderFinalName: 0,
  refused: [],
};
try {
  mkdirSync(path.join(folder, 'mount'));
  const writer = await bundleWriter(folder, 'stick-writer');
  while (tally.pulls < pulls) {
    await onePull(folder, writer, tally);
    process.stderr.write(`${JSON.stringify(tally)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`${JSON.stringify(tally)}\n`);
process.exitCode = tally.newestWhole === tally.pulls ? 0 : 1;
