/** Which runtime shows the window: real Electron when its binary lies in node_modules, else the stand-in. Node built-ins only. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ kind: 'electron' | 'stand-in', folder: string, executable: string }} Runtime */

/**
 * @param {string} root the repository
 * @returns {Runtime}
 */
export function chooseRuntime(root) {
  const named = path.join(root, 'node_modules/electron/path.txt');
  const folder = path.join(root, 'node_modules/electron/dist');
  const executable = path.join(folder, existsSync(named) ? readFileSync(named, 'utf8').trim() : 'electron');
  if (existsSync(executable)) return { kind: 'electron', folder, executable };
  const standIn = path.join(root, 'dist/electron-standin');
  return { kind: 'stand-in', folder: standIn, executable: path.join(standIn, 'electron') };
}
