/**
 * Crash driver (design/reliability.md goals 1 and 4, fault 25): kills a process that commits to a ledger at random moments, opens what is left,
 * and counts acknowledged operations that are not there. `node scripts/faults/kill9.mjs [TRIALS]` (50 unless said); `npm test` runs ten.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const LATEST_KILL_MS = 250;
/** After so many trials a new ledger begins: every opening reads the whole of it, and a long run would only read. */
export const TRIALS_PER_LEDGER = 25;

/**
 * @typedef {{ trials: number, acknowledged: number, lost: number, torn: number, refused: string[] }} Tally
 * `torn`: openings that found and cut an unfinished line. `refused`: openings that failed, with the code.
 */

/**
 * @param {string} folder
 * @param {string} source which of the writers beside this file
 * @returns {Promise<string>} the writer as one file that Node runs
 */
export async function bundleWriter(folder, source = 'kill9-writer') {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: path.join(root, `scripts/faults/${source}.ts`),
        external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        output: { format: 'es', entryFileNames: 'writer.mjs', codeSplitting: false },
      },
    },
  });
  return path.join(folder, 'writer.mjs');
}

/** @param {string} text whole lines of JSON; an unfinished last line was never acknowledged */
export function readLines(text) {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/**
 * Starts the writer and kills it between nothing and a quarter of a second after its first acknowledgement.
 * @param {string} writer
 * @param {string} ledger
 * @returns {Promise<{ acknowledged: string[], refused: string[] }>}
 */
function writeAndKill(writer, ledger) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [writer, 'write', ledger], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    let armed = false;
    child.stdout.on('data', (piece) => {
      said += piece;
      if (armed) return;
      armed = true;
      setTimeout(() => child.kill('SIGKILL'), Math.random() * LATEST_KILL_MS);
    });
    child.on('close', () => {
      const lines = readLines(said);
      resolve({ acknowledged: lines.flatMap(({ ack }) => ack ?? []), refused: lines.flatMap(({ refused }) => refused ?? []) });
    });
  });
}

/**
 * Runs the trials; a ledger goes on from what each kill left.
 * @param {{ trials: number, progress?: (line: string) => void }} options
 * @returns {Promise<Tally>}
 */
export async function runKills({ trials, progress = () => undefined }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zeren-kill9-'));
  const ledger = path.join(folder, 'ledger');
  /** @type {Tally} */
  const tally = { trials: 0, acknowledged: 0, lost: 0, torn: 0, refused: [] };
  /** @type {Set<string>} */
  let standing = new Set();
  try {
    const writer = await bundleWriter(folder);
    for (let trial = 1; trial <= trials; trial += 1) {
      if (trial % TRIALS_PER_LEDGER === 0) {
        rmSync(ledger, { recursive: true });
        standing = new Set();
      }
      const { acknowledged, refused } = await writeAndKill(writer, ledger);
      const due = [...standing, ...acknowledged];
      tally.refused.push(...refused);
      const judged = spawnSync(process.execPath, [writer, 'judge', ledger], { encoding: 'utf8', maxBuffer: 1 << 30 });
      const [found = {}] = readLines(judged.stdout);
      if (found.refused !== undefined) tally.refused.push(found.refused);
      const held = new Set(found.held ?? []);
      if ((found.notices ?? []).some((/** @type {string} */ notice) => notice.includes('已切下另存'))) tally.torn += 1;
      tally.trials = trial;
      tally.acknowledged += acknowledged.length;
      tally.lost += due.filter((id) => !held.has(id)).length;
      // Each kill is judged alone: the next goes on from what was found.
      standing = new Set(due.filter((id) => held.has(id)));
      progress(`${trial}/${trials}: ${tally.acknowledged} acknowledged, ${tally.lost} lost, ${tally.torn} torn tails cut`);
    }
    return tally;
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const tally = await runKills({ trials: Number(process.argv[2] ?? 50), progress: (line) => process.stderr.write(`${line}\n`) });
  process.stdout.write(`${JSON.stringify(tally)}\n`);
  process.exitCode = tally.lost === 0 && tally.refused.length === 0 ? 0 : 1;
}
