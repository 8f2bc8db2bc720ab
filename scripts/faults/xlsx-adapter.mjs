/**
 * Adapter of the fault judge for workbooks: gives each file to the built reading process and hands back its rows or its code.
 * The process stays between files and is replaced when it ends; a file over the time limit ends it, as in the program.
 * ZEREN_READER names another build of reader-process.js. ZEREN_READER_PEAK names a file that gets the largest memory the reading process ever
 * held, in MB, with the file that took it (Linux only: the judge's own figure is that of this process, not of the reader).
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const script = process.env['ZEREN_READER'] ?? path.join(import.meta.dirname, '../../dist/electron/reader-process.js');
const LARGEST = 200_000_000;

const peakFile = process.env['ZEREN_READER_PEAK'];
let peak = 0;

/** @param {number | undefined} pid @param {string} file */
function notePeak(pid, file) {
  if (peakFile === undefined || pid === undefined || !fs.existsSync(`/proc/${pid}/status`)) return;
  const held = Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  if (held <= peak) return;
  peak = held;
  fs.appendFileSync(peakFile, `${Math.round(peak)} MB ${path.basename(file)}\n`);
}

/** @param {string} code */
function refusal(code) {
  return Object.assign(new Error(code), { code });
}

/** @type {import('node:child_process').ChildProcess | null} */
let reader = null;

async function ready() {
  if (reader !== null && reader.connected) return reader;
  const started = fork(script, [], {
    execArgv: ['--max-old-space-size=1024'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  await new Promise((resolve) => {
    started.once('message', resolve);
  });
  started.on('exit', () => {
    if (reader === started) reader = null;
  });
  reader = started;
  return started;
}

process.on('exit', () => {
  reader?.kill('SIGKILL');
});

/**
 * @param {string} file
 * @returns {Promise<{ rows: unknown[] }>} every record with its decisions; throws an error with a code `E_…` when refused
 */
export async function load(file) {
  const size = fs.statSync(file).size;
  if (size >= LARGEST) throw refusal('E_FILE_TOO_BIG');
  const child = await ready();
  return new Promise((resolve, reject) => {
    /** @type {unknown[]} */
    const rows = [];
    const end = () => {
      notePeak(child.pid, file);
      clearTimeout(timer);
      child.removeListener('message', take);
      child.removeListener('exit', gone);
    };
    const gone = () => {
      end();
      reject(refusal('E_READER_MEMORY'));
    };
    /** @param {any} message */
    const take = (message) => {
      if (message.kind === 'records') rows.push(...message.items);
      else if (message.kind === 'failed') {
        end();
        reject(refusal(message.code));
      } else if (message.kind === 'done') {
        end();
        resolve({ rows });
      }
    };
    const timer = setTimeout(
      () => {
        end();
        child.kill('SIGKILL');
        reject(refusal('E_READER_TIMEOUT'));
      },
      5000 + Math.ceil(size / 1_000_000) * 1000,
    );
    child.on('message', take);
    child.once('exit', gone);
    child.send({ kind: 'read', path: file, units: null });
  });
}
