/**
 * The local log: what went wrong, for technicians. No ledger values, no names of projects; two files of bounded size.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Log } from './ipc';

const MAX_BYTES = 1024 * 1024;

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** Opens the log in a folder. Writing never fails the program: a full disk loses a log line, not the work. */
export function openLog(folder: string): Log {
  const file = path.join(folder, 'zeren.log');
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true });
      if (sizeOf(file) > MAX_BYTES) renameSync(file, path.join(folder, 'zeren.1.log'));
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`);
    } catch {
      // nothing to be done about a log that cannot be written
    }
  };
}
