/** When a part must be built again, and that two builds never write at the same time. Knows nothing of what is built. */
import { createHash, randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Files larger than this are known by size and time instead of content (fonts, sample workbooks). */
const LARGE = 1_000_000;

/**
 * @param {string} place
 * @returns {Promise<string[]>} every file under a file or folder, sorted; none when it does not exist
 */
async function filesUnder(place) {
  const found = await stat(place).catch(() => null);
  if (found === null) return [];
  if (found.isFile()) return [place];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

/**
 * One SHA-256 over names and contents of the inputs.
 * @param {string} root
 * @param {string[]} inputs files and folders relative to the root
 */
export async function digest(root, inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of await filesUnder(path.join(root, input))) {
      const { size, mtimeMs } = await stat(file);
      hash.update(`${path.relative(root, file)}\0${size}\0`);
      hash.update(size > LARGE ? String(mtimeMs) : await readFile(file));
    }
  }
  return hash.digest('hex');
}

/** @param {string} file */
async function ownerOf(file) {
  return Number(await readFile(file, 'utf8').catch(() => ''));
}

/** @param {number} pid 0 when the lock vanished meanwhile */
function isDead(pid) {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

/**
 * Takes a dead process's lock away. Renaming is atomic: of two that try, one gets it; if it caught a new lock instead, it is put back.
 * @param {string} file
 */
async function clear(file) {
  const aside = `${file}.${randomUUID()}`;
  const taken = await rename(file, aside).then(succeed, refuse);
  if (taken && !isDead(await ownerOf(aside))) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}
const succeed = () => true;
const refuse = () => false;

/**
 * Runs `work` while holding a lock file with this process's number; waits for another live process, takes over from a dead one.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, String(process.pid));
  try {
    while (!(await link(mine, file).then(succeed, refuse))) {
      if (isDead(await ownerOf(file))) await clear(file);
      else await wait(100);
    }
    try {
      return await work();
    } finally {
      await rm(file, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
}
