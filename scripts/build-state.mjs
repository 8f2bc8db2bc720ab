/** When a part must be built again, and that two builds never write at the same time. Knows nothing of what is built. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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

/**
 * @param {string} folder
 * @returns {Promise<boolean>} true when the process that made the lock has died
 */
async function abandoned(folder) {
  const made = await stat(folder).catch(() => null);
  if (made === null) return false;
  const pid = Number(await readFile(path.join(folder, 'pid'), 'utf8').catch(() => ''));
  if (pid === 0) return Date.now() - made.mtimeMs > 30_000; // died between making the folder and naming itself
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

/**
 * Runs `work` while holding a lock folder; waits for another live process, takes over from a dead one.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  while (
    !(await mkdir(folder).then(
      () => true,
      () => false,
    ))
  ) {
    if (await abandoned(folder)) await rm(folder, { recursive: true, force: true });
    else await wait(100);
  }
  await writeFile(path.join(folder, 'pid'), String(process.pid));
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
